//! The program as a whole.

use crate::support::{Town, someone, town::the_day};
use brygga::{
    app::{self, Config, Parts, Purpose, Workers},
    messages::{MailSettings, Mailer},
};
use rocket::http::Method;

#[rocket::async_test]
async fn taking_in_the_same_world_again_keeps_its_rounds_and_who_signed_up() {
    let town = Town::new().await;
    let mut rut = town.person();
    let booking = rut.asks_for(2, &someone("Rut Alm")).await.booking_word();
    let world = app::demo_world(the_day()).unwrap();
    let applied = app::apply(&town.store, town.clock.now(), &town.chance, &world).await;
    let applied = applied.unwrap();
    assert_eq!((applied.new_rounds, applied.kept_rounds), (0, 14));
    assert_eq!((applied.municipalities, applied.venues), (12, 12));
    rut.visits("/kalmar/traffar?ort=P%C3%A5ryd")
        .await
        .says("7 platser kvar");
    rut.visits("/kalmar/anmalan/klar").await.says(&booking);
}

#[rocket::async_test]
async fn new_facts_of_a_municipality_are_shown_at_once() {
    let town = Town::new().await;
    let mut world = app::demo_world(the_day()).unwrap();
    let kalmar = &mut world.municipalities[0];
    kalmar.facts.phone_hours.sv = "måndag–torsdag 9–15".to_owned();
    app::apply(&town.store, town.clock.now(), &town.chance, &world)
        .await
        .unwrap();
    town.person()
        .visits("/kalmar")
        .await
        .says("måndag–torsdag 9–15");
}

#[rocket::async_test]
async fn every_round_planned_is_an_event() {
    let town = Town::new().await;
    let planned = "SELECT count(*) FROM audit_events WHERE code = 'round.planned'";
    assert_eq!(town.number(planned).await, town.rows_of("rounds").await);
}

#[rocket::async_test]
async fn the_program_says_that_it_lives_and_that_it_can_serve() {
    let town = Town::new().await;
    let mut watchdog = town.person();
    for (path, answer) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let page = watchdog.asks(Method::Get, path, "", &[]).await;
        assert_eq!((page.status.code, page.html.as_str()), (200, answer));
    }
}

#[rocket::async_test]
async fn two_programs_on_one_database_accept_each_others_forms() {
    let town = Town::new().await;
    let other = town.another_instance().await;
    let mut rut = town.person();
    rut.looks_over(2, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let mut there = other.person();
    there.cookies.clone_from(&rut.cookies);
    let page = there.posts(&action, &fields).await;
    assert_eq!(page.heading(), "Du är anmäld");
    let word = page.booking_word();
    rut.visits("/kalmar/anmalan/klar").await.says(&word);
}

#[rocket::async_test]
async fn the_demo_says_on_every_page_that_it_is_one() {
    let town = Town::demo().await;
    let mut rut = town.person();
    for path in [
        "/",
        "/kalmar",
        "/kalmar/anmalan/vem?traff=1",
        "/kalmar/nowhere",
    ] {
        rut.visits(path)
            .await
            .says("Det här är en demo. Inga riktiga personer, nummer eller brev.");
    }
}

#[rocket::async_test]
async fn a_program_of_invented_people_does_not_begin_with_a_way_out_for_mails() {
    let town = Town::new().await;
    let relay = MailSettings {
        host: "127.0.0.1".to_owned(),
        port: 2525,
        from: "Kalmar kommun <anmalan@kalmar.example>".to_owned(),
        user: None,
        password_file: None,
        ca_file: None,
        plain: true,
    };
    let begins = async |purpose, mailer| {
        let parts = Parts {
            config: Config::default(),
            store: town.store.clone(),
            clock: town.clock.clone(),
            chance: town.chance.clone(),
            mailer: Some(mailer),
            workers: Workers::default(),
            purpose,
        };
        app::assemble(parts).await.is_ok()
    };
    let out = || Mailer::smtp(&relay).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let kept = || Mailer::files(folder.path(), &relay.from).unwrap();
    for invented in [Purpose::Demo, Purpose::Practice] {
        assert!(!begins(invented.clone(), out()).await);
        assert!(begins(invented, kept()).await);
    }
    assert!(begins(Purpose::Service, out()).await);
}
