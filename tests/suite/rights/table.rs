//! The reviewed table of policies.

use crate::support::Town;
use brygga::{
    accounts::{Role, roles_with},
    web::{PolicyTable, Right},
};

/// Every route with its policy, as a person has read and approved it. A new route fails here until its line
/// is in the file.
const REVIEWED: &str = include_str!("policies.txt");

#[rocket::async_test]
async fn every_route_has_the_policy_that_was_reviewed() {
    let town = Town::demo().await;
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let running: Vec<String> = table
        .0
        .iter()
        .map(|(route, policy)| format!("{route} {policy:?}"))
        .collect();
    let reviewed: Vec<&str> = REVIEWED
        .lines()
        .filter(|line| line.contains(" /"))
        .collect();
    assert_eq!(running, reviewed, "\n{}\n", running.join("\n"));
    assert_eq!(
        table.0.len(),
        town.client.rocket().routes().count(),
        "two routes share a line"
    );
}

#[test]
fn every_right_has_the_roles_that_were_reviewed() {
    for right in [
        Right::OwnAccount,
        Right::Users,
        Right::Planning,
        Right::Overview,
        Right::Residents,
        Right::Sealed,
        Right::Diaries,
        Right::Settings,
        Right::AllUsers,
        Right::Retention,
    ] {
        let given = roles_with(right).map(<[Role]>::to_vec);
        assert_eq!(given, reviewed_roles(right), "{right:?}");
    }
}

/// The roles that a right was given to by whoever reviewed the table; none: everybody who is signed in.
pub fn reviewed_roles(right: Right) -> Option<Vec<Role>> {
    let start = format!("right {right:?}: ");
    let line = REVIEWED.lines().find_map(|line| line.strip_prefix(&start));
    let roles = line.unwrap_or_else(|| panic!("{right:?} was not reviewed"));
    let parsed = |code| Role::parse(code).unwrap_or_else(|| panic!("{code} is no role"));
    (roles != "everybody").then(|| roles.split(' ').map(parsed).collect())
}
