//! The season as one picture.

use super::coordinator;
use crate::support::{ARound, Town, someone, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn the_overview_tells_seats_bookings_and_who_is_missing() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1]), ARound::with(2, &[5])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    town.runs("DELETE FROM session_people WHERE role = 'responsible_adult'")
        .await
        .unwrap();
    let mut karin = coordinator(&town).await;
    let page = karin.visits("/kalmar/planering?ar=2027").await;
    page.says("Planering i Kalmar 2027")
        .says("Publicerade platser: 6.")
        .says("tisdag 2 februari klockan 13–15")
        .says("ansvarig vuxen")
        .says("Februari 2027");
    let cells = page.words_of("tbody tr td:nth-of-type(5)");
    assert_eq!(cells, "1");
}

#[rocket::async_test]
async fn the_county_sees_the_plan_and_no_way_to_change_it() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let (_, mut elsa) = town
        .colleague("elsa.ek@lansstyrelsen.example", Role::CountyCoordinator)
        .await;
    let page = elsa.visits("/kalmar/planering").await;
    page.says("tisdag 2 februari klockan 13–15");
    let text = page.text();
    assert!(!text.contains("Planera en ny omgång") && !text.contains("Karin Ekvall"));
    assert_eq!(
        elsa.visits("/kalmar/planering/1").await.status,
        Status::NotFound
    );
}

#[rocket::async_test]
async fn drafts_are_published_all_or_none() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    for day in ["2 mars 2027", "9 mars 2027"] {
        karin.visits("/kalmar/planering/1/kopiera").await;
        karin.fills("Första dagen", day);
        karin.presses("Kopiera").await;
    }
    karin
        .presses("Ta bort Tisdag 9 mars 2027 klockan 13–15")
        .await;
    karin.visits("/kalmar/planering").await;
    // None is picked beforehand: they may be a colleague's.
    let page = karin.presses("Publicera de valda").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Välj minst ett utkast");
    karin
        .chooses("Omgång 2, tisdag 2 mars klockan 13–15, Kalmars bibliotek")
        .chooses("Omgång 3, inga dagar än");
    let page = karin.presses("Publicera de valda").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Omgång 3 kan inte publiceras. Omgången har inga träffar.");
    assert_eq!(
        town.number("SELECT COUNT(*) FROM rounds WHERE state = 'draft'")
            .await,
        2
    );
    karin.leaves_out("Omgång 3, inga dagar än");
    karin
        .presses("Publicera de valda")
        .await
        .says("En omgång är publicerad.");
}
