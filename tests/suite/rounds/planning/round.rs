//! A round's page for those who plan.

use super::coordinator;
use crate::support::{ARound, Town, someone, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn sign_up_is_closed_at_once_and_opened_again_by_its_times() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.page.says("Affisch att skriva ut (PDF)");
    karin
        .presses("Stäng anmälan nu")
        .await
        .says("Anmälan är stängd.");
    town.person()
        .visits("/kalmar/traffar/1")
        .await
        .says("Anmälan är stängd. Ring oss så hjälper vi dig.");
    karin.visits("/kalmar/planering/1/anmalan").await;
    karin
        .fills("Anmälan öppnar, dag", "12 januari 2027")
        .fills("Anmälan öppnar, klockan", "9")
        .fills("Anmälan stänger, dag", "1 februari 2027")
        .fills("Anmälan stänger, klockan", "16");
    karin.presses("Spara").await.says("Sparat.");
    town.person()
        .visits("/kalmar/traffar/1")
        .await
        .says("12 januari");
    town.set_clock("2027-01-12 09:00");
    town.person()
        .asks_for(1, &someone("Rut Alm"))
        .await
        .says("Du är anmäld");
}

#[rocket::async_test]
async fn sign_up_never_closes_before_it_opens_or_after_the_first_session_begins() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    for (closes, words) in [
        (
            "1 januari 2027",
            "Anmälan måste stänga efter att den öppnar.",
        ),
        (
            "3 februari 2027",
            "Anmälan måste stänga senast när den första träffen börjar.",
        ),
    ] {
        karin.visits("/kalmar/planering/1/anmalan").await;
        karin.fills("Anmälan stänger, dag", closes);
        let page = karin.presses("Spara").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(words);
    }
}

#[rocket::async_test]
async fn a_draft_is_thrown_away_and_what_is_published_is_not() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2 mars 2027");
    karin.presses("Kopiera").await;
    let (path, fields) = karin.form("Släng utkastet");
    karin
        .presses("Ta bort Tisdag 2 mars 2027 klockan 13–15")
        .await
        .says("Sparat.");
    assert_eq!(town.number("SELECT COUNT(*) FROM sessions").await, 3);
    karin
        .presses("Släng utkastet")
        .await
        .says("Utkastet är slängt.");
    assert_eq!(town.rows_of("rounds").await, 1);
    let other = path.replace("/2", "/1");
    let page = karin.posts(&other, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Omgången är publicerad.");
}

#[rocket::async_test]
async fn what_belongs_to_another_municipality_does_not_exist() {
    let world = world_of(&[
        ARound::with(1, &[5]),
        ARound {
            municipality: "vastervik",
            ..ARound::with(7, &[5])
        },
    ]);
    let town = Town::with_world(&world).await;
    let mut karin = coordinator(&town).await;
    for path in [
        "/kalmar/planering/7",
        "/vastervik/planering/7",
        "/vastervik/planering",
    ] {
        assert_eq!(karin.visits(path).await.status, Status::NotFound, "{path}");
    }
    let (_, mut elsa) = town
        .colleague_in("0883", "elsa.ek@vastervik.example", Role::DiaryKeeper)
        .await;
    for path in [
        "/vastervik/planering",
        "/kalmar/planering",
        "/kalmar/planering/1",
    ] {
        assert_eq!(elsa.visits(path).await.status, Status::NotFound, "{path}");
    }
}
