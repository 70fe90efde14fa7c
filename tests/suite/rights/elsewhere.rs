//! Somebody who works elsewhere: for them nothing of this municipality's planning exists.

use super::{
    actors::{Sender, State, everybody},
    matrix::{an_id, filled, furnish, places},
};
use crate::support::{Page, Person, Town, kalmar};
use brygga::{
    accounts::Role,
    web::{Policy, PolicyTable, Right},
};
use rocket::http::{Method, Status};

/// Every page for those who work in Kalmar, with something that is there in place of what varies, and one whose it
/// is.
async fn pages_of_kalmar(town: &Town, senders: &[Sender]) -> Vec<(String, Role)> {
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let mut pages = Vec::new();
    for (route, policy) in &table.0 {
        let Some(path) = route.strip_prefix("GET ") else {
            continue;
        };
        let Policy::Staff(right) = policy else {
            continue;
        };
        if path.starts_with("/<_>") {
            let id = an_id(town, path, senders, &kalmar()).await;
            let role = match right {
                Right::Sealed => Role::SealedDataReader,
                _ => Role::Coordinator,
            };
            pages.push((filled(path, "kalmar", &id), role));
        }
    }
    pages
}

/// Somebody's browser.
fn browser_of<'t>(town: &'t Town, senders: &[Sender], role: Role, code: &str) -> Person<'t> {
    let sender = senders.iter().find(|sender| {
        let here = |(own, place): &(Role, _)| {
            let place: &brygga::kernel::MunicipalityCode = place;
            *own == role && place.as_str() == code
        };
        sender.state == State::Active && sender.role.as_ref().is_some_and(here)
    });
    let mut person = town.person();
    let cookie = sender.unwrap().cookie.clone().unwrap();
    person.cookies.insert("staff".to_owned(), cookie);
    person
}

/// All that a page says, but for the code of the request.
fn said(page: &Page) -> (Status, String) {
    let code = page.header("X-Request-Id").unwrap_or_default();
    (page.status, page.text().replace(code, ""))
}

#[rocket::async_test]
async fn a_school_coordinator_of_another_municipality_gets_nowhere() {
    let town = Town::demo().await;
    let senders = everybody(&town, &places()).await;
    furnish(&town, &senders).await;
    let pages = pages_of_kalmar(&town, &senders).await;
    let mut stranger = browser_of(&town, &senders, Role::SchoolCoordinator, "0883");
    let mut karin = browser_of(&town, &senders, Role::Coordinator, "0880");
    let mut mona = browser_of(&town, &senders, Role::SealedDataReader, "0880");
    let nothing = stranger
        .asks(Method::Get, "/kalmar/finns-inte", "", &[])
        .await;
    let nothing = said(&nothing);
    assert_eq!(nothing.0, Status::NotFound);
    let mut open = 0;
    for (page, role) in &pages {
        let seen = stranger.asks(Method::Get, page, "", &[]).await;
        assert_eq!(said(&seen), nothing, "{page}");
        let own = match role {
            Role::SealedDataReader => &mut mona,
            _ => &mut karin,
        };
        let seen = own.asks(Method::Get, page, "", &[]).await;
        open += usize::from(seen.status == Status::Ok);
    }
    let all = pages.len();
    println!(r#"{{"test":"elsewhere","pages":{all},"open_to_those_who_work_there":{open}}}"#);
    assert!(all >= 40, "{all}");
    // They see nearly all of them: it is not the addresses that are wrong.
    assert!(open + 5 >= all, "{open} of {all}");
}
