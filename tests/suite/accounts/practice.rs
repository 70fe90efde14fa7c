//! New staff practise in a world of their own, to which only the service can send them.

use crate::support::{
    Person, Town,
    town::{PRACTICE_URL, with_practice},
};
use brygga::accounts::Role;
use rocket::http::{Method, Status};

/// Where the service sends somebody who wants to practise, without the name of the other world.
async fn led_on(clerk: &mut Person<'_>) -> String {
    let page = clerk.visits("/kalmar/telefon").await;
    let links = page.all("a");
    let way = links.iter().find_map(|link| {
        let is_it = crate::support::page::words(*link) == "Öva i en påhittad värld";
        is_it.then(|| link.attr("href").unwrap().to_owned())
    });
    let answer = clerk.asks(Method::Get, &way.unwrap(), "", &[]).await;
    assert_eq!(answer.status, Status::SeeOther);
    let to = answer.header("Location").unwrap();
    to.strip_prefix(PRACTICE_URL).unwrap().to_owned()
}

#[rocket::async_test]
async fn whoever_works_on_the_phone_practises_as_themselves_in_an_invented_world() {
    let town = Town::with_settings(with_practice).await;
    let world = Town::practice().await;
    let (_, mut clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    let way = led_on(&mut clerk).await;
    let mut ann = world.person();
    ann.visits(&way)
        .await
        .says("Välkommen, Ann Hed.")
        .says("Skriv aldrig uppgifter om riktiga personer här.");
    let page = ann.presses("Börja öva").await;
    assert_eq!(page.heading(), "Vem ringer?");
    page.says("Övning – inget skickas")
        .says("Mitt konto: Ann Hed")
        .does_not_say("Öva i en påhittad värld");
    // It works as the real one does.
    ann.presses("Ny person, börja samtal")
        .await
        .says("Övning – inget skickas");
    ann.fills("Vad heter du?", "Rut Alm");
    ann.presses("Spara").await;
    // What has been done there is not in the service, and the other way round.
    clerk
        .visits("/kalmar/telefon")
        .await
        .does_not_say("Rut Alm");
    ann.visits("/kalmar/anvandare").await;
    assert_eq!(ann.page.status, Status::NotFound);
}

#[rocket::async_test]
async fn every_page_of_the_practice_world_says_that_it_is_one() {
    let world = Town::practice().await;
    let mut anybody = world.person();
    for page in [
        "/",
        "/kalmar",
        "/kalmar/traffar",
        "/logga-in",
        "/kalmar/finns-inte",
    ] {
        anybody.visits(page).await.says("Övning – inget skickas");
    }
    let service = Town::with_settings(with_practice).await;
    let mut anybody = service.person();
    for page in ["/", "/kalmar", "/logga-in"] {
        anybody
            .visits(page)
            .await
            .does_not_say("Övning – inget skickas");
    }
}

#[rocket::async_test]
async fn nobody_comes_in_without_a_pass_or_with_an_old_one() {
    let town = Town::with_settings(with_practice).await;
    let world = Town::practice().await;
    let (_, mut clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    let way = led_on(&mut clerk).await;
    let mut ann = world.person();
    for without in ["/ovning", "/ovning?pass=", "/ovning?pass=eyJ9.AAAA"] {
        let page = ann.visits(without).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says("Öppna övningen från Brygga");
    }
    // The page is open while the pass grows old.
    ann.visits(&way).await.says("Välkommen");
    world.minutes_pass(6);
    let page = ann.presses("Börja öva").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Öppna övningen från Brygga");
    ann.visits("/kalmar/telefon").await.says("Logga in");
}

#[rocket::async_test]
async fn a_service_without_a_practice_world_leads_nowhere_and_takes_no_pass() {
    let town = Town::new().await;
    let (_, mut clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    clerk
        .visits("/kalmar/telefon")
        .await
        .does_not_say("Öva i en påhittad värld");
    for page in ["/kalmar/telefon/ova", "/ovning"] {
        assert_eq!(clerk.visits(page).await.status, Status::NotFound);
    }
}

#[rocket::async_test]
async fn a_pass_gives_the_real_service_nothing() {
    let town = Town::with_settings(with_practice).await;
    let (_, mut clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    let way = led_on(&mut clerk).await;
    let mut stranger = town.person();
    assert_eq!(stranger.visits(&way).await.status, Status::NotFound);
}
