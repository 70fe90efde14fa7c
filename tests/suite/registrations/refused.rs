//! Who is told no, and how.

use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn somebody_too_young_is_told_so_kindly_with_the_phone_number() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut ulf = town.person();
    let page = ulf.asks_for(1, &someone("Ulf Berg").born("1963")).await;
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.heading(), "Vi hittar något annat");
    page.says("Kursen är för dig som fyller 65 år senast 2027 eller är äldre.")
        .says("Ring oss på 08-465 004 00");
    assert_eq!(town.rows_of("residents").await, 0);
    assert_eq!(town.rows_of("registrations").await, 0);
    ulf.follows("Se alla träffar").await;
    assert_eq!(ulf.page.status, Status::Ok);
}

#[rocket::async_test]
async fn the_age_is_that_of_the_year_of_the_first_session() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm").born("1962")).await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn who_wrote_the_wrong_year_mends_it_and_goes_on_with_everything_kept() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut rut = town.person();
    let details = someone("Rut Alm").at("392 31").email("rut@kalmar.example");
    rut.looks_over(1, &details).await;
    rut.follows("Ändra ditt födelseår").await;
    let page = rut.answers("1994").await;
    assert_eq!(page.heading(), "Vi hittar något annat");
    let page = rut.visits("/kalmar/anmalan/kontrollera").await;
    assert_eq!(page.heading(), "Vi hittar något annat");
    let page = rut.follows("Ändra födelseåret").await;
    assert_eq!(page.status, Status::Ok);
    assert!(page.faults().is_empty());
    assert_eq!(page.value("Vilket år är du född?"), "1994");
    let page = rut.answers("1949").await;
    assert_eq!(page.path, "/kalmar/anmalan/kontrollera");
    page.says("Rut Alm")
        .says("392 31")
        .says("070-174 06 05")
        .says("rut@kalmar.example");
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.rows_of("registrations").await, 1);
}

#[rocket::async_test]
async fn too_many_forms_from_one_network_are_told_to_wait_and_others_are_not() {
    let town = Town::with_settings(|settings| {
        settings.sign_ups.burst = 2;
        settings.sign_ups.per_hour = 60;
        settings.behind_proxy = true;
    })
    .await;
    let mut rut = town.person();
    let mut headers = rut.own_headers();
    headers.push(("X-Real-IP".to_owned(), "192.0.2.7".to_owned()));
    let sends = async |headers: &[(String, String)], number: u32| {
        let mut person = town.person();
        let details = someone(&format!("Person Nummer{number}")).phone("");
        person.looks_over(1, &details).await;
        let (action, fields) = person.would_send();
        let page = person.posts_with(&action, &fields, headers).await;
        (
            page.status,
            page.header("Retry-After").map(ToOwned::to_owned),
        )
    };
    for number in 0..2 {
        assert_eq!(sends(&headers, number).await.0, Status::Ok);
    }
    let (status, retry) = sends(&headers, 2).await;
    assert_eq!(status, Status::TooManyRequests);
    assert_eq!(retry.as_deref(), Some("60"));
    headers[2].1 = "192.0.2.8".to_owned();
    assert_eq!(sends(&headers, 3).await.0, Status::Ok, "another network");
    headers[2].1 = "192.0.2.7".to_owned();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let page = rut.posts_with(&action, &fields, &headers).await;
    assert_eq!(page.status, Status::TooManyRequests);
    page.says("eller ring oss")
        .says("08-465 004 00")
        .says("Rut Alm");
    town.minutes_pass(1);
    let page = rut.posts_with(&action, &fields, &headers).await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn questions_and_refused_forms_take_nothing_from_what_a_network_may_send() {
    let town = Town::with_settings(|settings| {
        settings.sign_ups.burst = 1;
        settings.sign_ups.per_hour = 1;
    })
    .await;
    town.person()
        .asks_for(1, &someone("Ulf Berg").born("1990"))
        .await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    for _ in 0..5 {
        rut.goes_on().await;
    }
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.heading(), "Du är anmäld");
    let again = rut.posts(&action, &fields).await;
    assert_eq!(
        again.heading(),
        "Du är anmäld",
        "what was sent is not counted twice"
    );
    let page = town.person().asks_for(1, &someone("Gösta Ek")).await.status;
    assert_eq!(page, Status::TooManyRequests);
}
