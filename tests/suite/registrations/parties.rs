//! Two who want to sit together, and who may pass whom.

use crate::support::{ARound, Town, world_of};
use brygga::{
    audit::Actor,
    kernel::{BirthYear, PersonName, Phone, RoundId},
    locale::Lang,
    registrations::{
        ByStaff, CameBy, Party, Refusal, Register, Registered, Standing, Wants, register,
    },
    residents::Newcomer,
    rounds,
    store::Outcome,
};

use crate::support::town::kalmar;

fn newcomer(name: &str) -> Newcomer {
    Newcomer {
        name: PersonName::parse(name).unwrap(),
        born: BirthYear::from_year(1949),
        postcode: None,
        phone: Some(Phone::parse("070-174 06 05").unwrap()),
    }
}

async fn round(town: &Town, number: u32) -> RoundId {
    let round = rounds::by_number(town.store.read(), &kalmar(), number).await;
    round.unwrap().expect("a round").id
}

async fn ask(town: &Town, number: u32, names: &[&str]) -> Result<Registered, Outcome<Refusal>> {
    let party = Party {
        first: newcomer(names[0]),
        second: names.get(1).map(|name| newcomer(name)),
    };
    send(town, round(town, number).await, party).await
}

/// Asks under Kalmar's pages, whosever the round is.
async fn send(town: &Town, round: RoundId, party: Party) -> Result<Registered, Outcome<Refusal>> {
    let request = Register {
        municipality: kalmar(),
        round,
        party,
        wants: Wants::nothing_but_the_page(),
        lang: Lang::Swedish,
        came_by: CameBy::Web,
        form_key: town.chance.token(),
        form_print: [0; 32],
        visit: None,
        draft: None,
        hold: None,
        promised: None,
        limits: Vec::new(),
        by_staff: ByStaff::default(),
    };
    let now = town.clock.now();
    register(&town.store, now, &town.chance, &Actor::Visitor, &request).await
}

async fn standing(town: &Town, names: &[&str]) -> Standing {
    ask(town, 1, names).await.unwrap().standing
}

const IN_LINE: Standing = Standing::Waiting { position: 1 };

#[rocket::async_test]
async fn a_pair_is_one_registration_with_one_word_and_two_seats() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2, 2])])).await;
    assert_eq!(
        standing(&town, &["Rut Alm", "Gösta Alm"]).await,
        Standing::Placed
    );
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("booking_words").await, 1);
    assert_eq!(town.rows_of("members").await, 2);
    assert_eq!(town.rows_of("claims").await, 4);
    assert_eq!(town.rows_of("outbox").await, 1);
}

#[rocket::async_test]
async fn a_pair_gets_both_seats_or_none() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[3, 1])])).await;
    assert_eq!(standing(&town, &["Rut Alm", "Gösta Alm"]).await, IN_LINE);
    assert_eq!(town.rows_of("claims").await, 0);
}

#[rocket::async_test]
async fn a_single_takes_the_one_seat_that_a_waiting_pair_cannot_use() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    assert_eq!(standing(&town, &["Rut Alm", "Gösta Alm"]).await, IN_LINE);
    town.person()
        .visits("/kalmar/traffar")
        .await
        .says("1 plats kvar, för en person");
    assert_eq!(standing(&town, &["Berit Dahl"]).await, Standing::Placed);
}

#[rocket::async_test]
async fn nobody_passes_a_pair_where_the_order_is_kept() {
    let round = ARound {
        policy: "keep_order",
        ..ARound::with(1, &[1])
    };
    let town = Town::with_world(&world_of(&[round])).await;
    assert_eq!(standing(&town, &["Rut Alm", "Gösta Alm"]).await, IN_LINE);
    town.person()
        .visits("/kalmar/traffar")
        .await
        .says("Fullt. 2 står på reservlistan");
    let berit = standing(&town, &["Berit Dahl"]).await;
    assert_eq!(berit, Standing::Waiting { position: 2 });
    assert_eq!(town.rows_of("claims").await, 0);
}

#[rocket::async_test]
async fn a_pair_of_which_one_has_a_place_already_is_refused_as_a_whole() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    standing(&town, &["Rut Alm"]).await;
    let refused = ask(&town, 1, &["Gösta Alm", "Rut Alm"]).await;
    assert!(matches!(
        refused,
        Err(Outcome::Refused(Refusal::AlreadyRegistered))
    ));
    let twins = ask(&town, 1, &["Berit Dahl", "Berit Dahl"]).await;
    assert!(matches!(
        twins,
        Err(Outcome::Refused(Refusal::AlreadyRegistered))
    ));
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Alm"]);
}

#[rocket::async_test]
async fn a_round_asked_for_under_another_municipality_is_not_theirs() {
    let rounds = [ARound {
        municipality: "vastervik",
        ..ARound::with(7, &[5])
    }];
    let town = Town::with_world(&world_of(&rounds)).await;
    let vastervik = brygga::kernel::MunicipalityCode::parse("0883").unwrap();
    let round = rounds::by_number(town.store.read(), &vastervik, 7).await;
    let round = round.unwrap().expect("a round").id;
    let asked = send(&town, round, Party::alone(newcomer("Rut Alm"))).await;
    assert!(matches!(asked, Err(Outcome::NotYours)));
    assert_eq!(town.rows_of("residents").await, 0);
}
