//! Two people who change settings.

use super::KARIN;
use crate::support::Town;
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn two_who_change_different_subjects_do_not_meet() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town
        .colleague("olle.ek@kalmar.example", Role::Coordinator)
        .await;
    karin.visits("/kalmar/installningar/telefon").await;
    olle.visits("/kalmar/installningar/farg").await;
    karin.fills("Telefonnummer", "08-465 004 77");
    karin.presses("Spara").await.says("Det är sparat.");
    olle.fills("Färg", "#222222");
    olle.presses("Spara").await.says("Det är sparat.");
    let page = town.person().visits("/kalmar/kontakt").await.text();
    assert!(page.contains("08-465 004 77"), "{page}");
}

#[rocket::async_test]
async fn two_who_save_the_same_subject_at_the_same_moment_are_told() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town
        .colleague("olle.ek@kalmar.example", Role::Coordinator)
        .await;
    for person in [&mut karin, &mut olle] {
        person.visits("/kalmar/installningar/farg").await;
    }
    karin.fills("Färg", "#222222");
    olle.fills("Färg", "#333333");
    let (one, other) = rocket::tokio::join!(karin.presses("Spara"), olle.presses("Spara"));
    let statuses = [one.status, other.status];
    assert!(
        statuses.contains(&Status::Ok) && statuses.contains(&Status::Conflict),
        "{statuses:?}"
    );
    let lost = if statuses[0] == Status::Conflict {
        one
    } else {
        other
    };
    lost.says("har ändrat detta sedan du öppnade sidan.");
    let saved = lost.words_of("dl");
    assert!(
        ["Färg (frivilligt) #222222", "Färg (frivilligt) #333333"].contains(&saved.as_str()),
        "{saved}"
    );
    assert_ne!(saved, format!("Färg (frivilligt) {}", lost.value("Färg")));
    let told = "audit_events WHERE code = 'municipality.colour_changed'";
    assert_eq!(town.rows_of(told).await, 1);
}
