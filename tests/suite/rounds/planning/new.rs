//! New rounds.

use super::coordinator;
use crate::support::{ARound, Person, Town, world_of};
use rocket::http::Status;

/// Fills in the first step: ten Thursdays from 11 February.
pub(super) async fn ten_thursdays(karin: &mut Person<'_>) {
    karin.visits("/kalmar/planering").await;
    karin.follows("Planera en ny omgång").await;
    karin
        .picks("Lokal och sal", "Kalmars bibliotek, Salen (100 platser)")
        .fills("Från klockan", "13")
        .fills("Till klockan", "15.00")
        .fills("Första dagen", "torsdag vecka 6")
        .chooses("Varje vecka")
        .fills("Antal träffar", "10")
        .chooses("Till en träff i taget");
    karin.presses("Visa dagarna").await;
}

/// Fills in the second.
fn seats(karin: &mut Person<'_>, tutors: &str) {
    karin
        .fills("Planerade elevhandledare på varje träff", tutors)
        .fills("Deltagare per elevhandledare", "3")
        .picks("Ansvarig vuxen", "Jonas Brolin");
}

#[rocket::async_test]
async fn ten_occasions_are_planned_as_drafts_and_published_together() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    ten_thursdays(&mut karin).await;
    let days = karin.page.value("Dagar, en per rad");
    let lines: Vec<&str> = days.lines().collect();
    assert_eq!(lines.len(), 10);
    assert_eq!(lines[0], "torsdag 11 februari 2027");
    // Maundy Thursday, 25 March, is passed over and made up for.
    assert!(!days.contains("25 mars"));
    karin
        .page
        .says("De här dagarna hoppade vi över")
        .says("torsdag 25 mars 2027: ");
    assert_eq!(lines[9], "torsdag 22 april 2027");
    seats(&mut karin, "20");
    karin.presses("Kontrollera").await;
    karin
        .page
        .says("10 omgångar i Kalmars bibliotek, Salen, 600 platser tillsammans.")
        .says("Torsdag 11 februari 2027 klockan 13–15")
        .says("60 platser")
        .says("Ansvarig vuxen: Jonas Brolin");
    karin.presses("Spara 10 utkast").await;
    karin
        .page
        .says("10 utkast är sparade. Ingen annan ser dem förrän du publicerar.")
        .says("Platser i utkast: 600.");
    assert_eq!(
        town.number("SELECT COUNT(*) FROM rounds WHERE state = 'draft'")
            .await,
        10
    );
    let mut rut = town.person();
    let list = rut.visits("/kalmar/traffar").await;
    assert!(!list.text().contains("11 februari"));
    assert_eq!(
        rut.visits("/kalmar/traffar/2").await.status,
        Status::NotFound
    );

    karin.presses("Publicera de valda").await;
    karin
        .page
        .says("10 omgångar är publicerade.")
        .says("Publicerade platser: 605.");
    rut.visits("/kalmar/traffar")
        .await
        .says("Torsdag 11 februari");
    rut.visits("/kalmar/traffar/11")
        .await
        .says("Torsdag 22 april");
}

#[rocket::async_test]
async fn what_belongs_together_becomes_one_round_with_all_its_sessions() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    ten_thursdays(&mut karin).await;
    karin.visits("/kalmar/planering/ny").await;
    karin
        .picks("Lokal och sal", "Kalmars bibliotek, Salen (100 platser)")
        .fills("Från klockan", "9")
        .fills("Till klockan", "11")
        .fills("Första dagen", "11/2")
        .chooses("Varannan vecka")
        .fills("Antal träffar", "4")
        .chooses("Till alla träffar på en gång");
    karin.presses("Visa dagarna").await;
    seats(&mut karin, "4");
    karin.fills(
        "Dagar, en per rad",
        "11 februari\n25 februari\ntorsdag vecka 10\n2027-03-18",
    );
    karin.presses("Kontrollera").await;
    karin.presses("Spara som utkast").await;
    assert_eq!(karin.page.path, "/kalmar/planering/2?klart=planerad");
    karin
        .page
        .says("Utkastet är sparat.")
        .says("Torsdag 11 mars 2027 klockan 9–11")
        .says("Saknar värd");
    assert_eq!(town.rows_of("rounds").await, 2);
    assert_eq!(town.number("SELECT COUNT(*) FROM sessions").await, 5);
    assert_eq!(town.number("SELECT COUNT(*) FROM seats").await, 5 + 4 * 12);
}

#[rocket::async_test]
async fn what_is_wrong_is_said_at_its_question_and_nothing_typed_is_lost() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/ny").await;
    karin
        .fills("Från klockan", "halv två")
        .fills("Till klockan", "15")
        .fills("Första dagen", "30 februari");
    let page = karin.presses("Visa dagarna").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv en tid så här: 13 eller 13.30")
        .says("Den dagen finns inte. Kontrollera månaden och dagen.")
        .says("Välj en sal i listan");
    assert_eq!(page.value("Från klockan"), "halv två");
    ten_thursdays(&mut karin).await;
    seats(&mut karin, "20");
    karin.fills("Dagar, en per rad", "11 februari\nonsdag 18 februari\n");
    let page = karin.presses("Kontrollera").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Raden «onsdag 18 februari»: Den dagen är en torsdag, inte en onsdag.");
    assert_eq!(page.value("Planerade elevhandledare på varje träff"), "20");
    assert_eq!(town.rows_of("rounds").await, 1);
}
