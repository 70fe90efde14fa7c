//! A session is moved, and everybody who has signed up is told.

use super::{coordinator, everything_leaves};
use crate::support::{ARound, Told, Town, someone, world_of};
use brygga::outbox::{Channel, State};
use rocket::http::Status;

#[rocket::async_test]
async fn everybody_keeps_what_they_have_and_is_told_in_their_own_way() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    town.person()
        .asks_for(1, &someone("Rut Alm").email("rut@kalmar.example"))
        .await;
    town.minutes_pass(1);
    town.person()
        .asks_for(1, &someone("Gösta Ek").told(Told::Sms))
        .await;
    town.minutes_pass(1);
    town.person()
        .asks_for(
            1,
            &someone("Åke Sten").phone("070-174 06 20").told(Told::Sms),
        )
        .await;
    everything_leaves(&town).await;
    let before = town.mailbox().await.len();
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.page.says("2 har plats, 1 på reservlistan");
    karin.follows("Flytta tisdag 2 februari").await;
    karin
        .fills("Ny dag", "9 februari")
        .fills("Från klockan", "10")
        .fills("Till klockan", "12");
    karin.presses("Kontrollera").await;
    karin
        .page
        .says("Från: Tisdag 2 februari 2027 klockan 13–15")
        .says("Till: Tisdag 9 februari 2027 klockan 10–12, Kalmars bibliotek, Salen")
        .says("2 med plats och 1 på reservlistan")
        .says("2 sms");
    assert_eq!(town.rows_of("session_changes").await, 0);
    karin.presses("Flytta och ge besked").await;
    karin
        .page
        .says("Träffen är flyttad. 3 personer får besked.")
        .says("Tisdag 9 februari 2027 klockan 10–12")
        .says("Flyttad. Var tisdag 2 februari klockan 13–15")
        .says("En träff flyttad");
    let told = town.mailbox().await;
    // The link of the coordinator's account is among them.
    let news: Vec<_> = told
        .iter()
        .filter(|l| l.subject.contains("flyttat"))
        .collect();
    assert_eq!(news.len(), 3, "{before}");
    for letter in &news {
        assert!(
            letter
                .body
                .contains("Vi har flyttat träffen tisdag 2 februari"),
            "{}",
            letter.body
        );
        assert!(letter.body.contains("isdag 9 februari"), "{}", letter.body);
    }
    let to_rut = news.iter().find(|l| l.channel == Channel::Email).unwrap();
    assert!(to_rut.body.contains("Din plats är kvar."));
    assert_eq!(town.rows_of("claims").await, 2);
    assert_eq!(
        town.texts("SELECT standing FROM registrations ORDER BY made_at")
            .await,
        ["placed", "placed", "waiting"]
    );
    town.person()
        .visits("/kalmar/traffar/1")
        .await
        .says("Tisdag 9 februari");
}

#[rocket::async_test]
async fn who_cannot_be_reached_by_letter_in_time_is_called_and_who_has_no_phone_is_named() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    town.person()
        .asks_for(1, &someone("Rut Alm").told(Told::Letter))
        .await;
    town.minutes_pass(1);
    town.person()
        .asks_for(1, &someone("Gösta Ek").phone("").told(Told::Letter))
        .await;
    everything_leaves(&town).await;
    town.set_clock("2027-01-29 10:00");
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin
        .fills("Från klockan", "14")
        .fills("Till klockan", "16");
    karin.presses("Kontrollera").await;
    karin
        .page
        .says("1 telefonsamtal.")
        .says("1 brev")
        .says("Når kanske inte fram i tid, och har inget telefonnummer: Gösta Ek");
    karin.presses("Flytta och ge besked").await;
    let news = town.mailbox().await;
    let queued: Vec<_> = news
        .iter()
        .filter(|l| l.state == State::Queued && l.subject.contains("flyttat"))
        .map(|l| l.channel)
        .collect();
    assert_eq!(queued.len(), 2);
    assert!(queued.contains(&Channel::Call) && queued.contains(&Channel::Letter));
}

#[rocket::async_test]
async fn a_draft_is_moved_without_a_word_and_a_session_that_has_begun_not_at_all() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2027-02-16");
    karin.presses("Kopiera").await;
    karin
        .page
        .says("Kopian är sparad som ett utkast.")
        .says("Tisdag 16 februari 2027");
    karin.visits("/kalmar/planering/2/dag/1/flytta").await;
    karin.fills("Ny dag", "onsdag 17 februari 2027");
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    karin
        .page
        .says("Träffen är flyttad. Ingen behövde få besked.");
    assert_eq!(town.rows_of("session_changes").await, 0);

    town.set_clock("2027-02-02 13:30");
    let (_, mut karin) = town
        .colleague(
            "per.lund@kalmar.example",
            brygga::accounts::Role::Coordinator,
        )
        .await;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", "3 februari");
    karin.presses("Kontrollera").await;
    let page = karin.presses("Flytta och ge besked").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Träffen har börjat eller är över.");
}

#[rocket::async_test]
async fn a_smaller_room_than_people_need_is_refused_with_who_would_be_without() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    for name in ["Rut Alm", "Gösta Ek"] {
        town.person().asks_for(1, &someone(name)).await;
        town.minutes_pass(1);
    }
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/dag/1").await;
    karin.fills("Planerade elevhandledare på varje träff", "1");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("2 personer har en plats, men det skulle bli 1 platser.")
        .says("Den som anmälde sig sist skulle bli utan: Gösta Ek.");
    assert_eq!(town.rows_of("seats").await, 2);
    karin.visits("/kalmar/planering/1/villkor").await;
    karin.fills("Högst så många deltagare på en träff (frivilligt)", "1");
    karin.presses("Spara").await.says("Gösta Ek");
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn fewer_seats_move_those_who_sit_high_and_more_seats_open_sign_up() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[3])])).await;
    for (name, word) in [("Rut Alm", 1), ("Gösta Ek", 2), ("Åke Sten", 3)] {
        town.person().asks_for(1, &someone(name)).await;
        town.minutes_pass(word);
    }
    town.runs("DELETE FROM claims WHERE seat_number = 1")
        .await
        .unwrap();
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/dag/1").await;
    karin.fills("Planerade elevhandledare på varje träff", "2");
    karin.presses("Spara").await.says("Sparat.");
    assert_eq!(
        town.texts("SELECT CAST(seat_number AS text) FROM claims ORDER BY seat_number")
            .await,
        ["1", "2"]
    );
    assert_eq!(town.rows_of("seats").await, 2);
    karin.visits("/kalmar/planering/1/dag/1").await;
    karin.fills("Planerade elevhandledare på varje träff", "4");
    karin.presses("Spara").await;
    town.person()
        .visits("/kalmar/traffar/1")
        .await
        .says("2 platser kvar");
}
