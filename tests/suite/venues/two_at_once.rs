//! Two people who change the same thing: the second save never silently undoes the first.

use super::{KARIN, OLLE, describes, opens};
use crate::support::{Person, Town};
use brygga::accounts::Role;
use rocket::http::Status;

async fn opens_the_library(person: &mut Person<'_>) {
    opens(person, "Stadsbiblioteket").await;
    person.follows("Ändra lokalen").await;
}

#[rocket::async_test]
async fn the_second_to_save_sees_what_the_first_has_saved_and_decides() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town.colleague(OLLE, Role::Coordinator).await;
    opens_the_library(&mut karin).await;
    opens_the_library(&mut olle).await;
    karin.fills("Gatuadress", "Posthusallén 9");
    karin.answers_to("Finns det hörslinga?", "Nej");
    karin.presses("Spara").await.says("Det är sparat.");
    olle.fills("Postort", "Kalmar C");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Karin Berg har ändrat detta sedan du öppnade sidan.");
    let saved = page.words_of("dl");
    // What he typed, what she saved, and nothing about what is the same.
    assert_eq!(
        saved,
        "Gatuadress Posthusallén 9 Postort Kalmar Finns det hörslinga? Nej"
    );
    assert_eq!(page.value("Postort"), "Kalmar C");
    assert_eq!(page.value("Gatuadress"), "Posthusallén 2");
    // Nothing is saved until he has decided.
    let streets = "SELECT street FROM venues WHERE name = 'Stadsbiblioteket'";
    assert_eq!(town.texts(streets).await, ["Posthusallén 9"]);
    olle.fills("Gatuadress", "Posthusallén 9");
    olle.answers_to("Finns det hörslinga?", "Nej");
    let page = olle.presses("Spara").await;
    page.says("Det är sparat.")
        .says("Posthusallén 9")
        .says("Kalmar C");
}

#[rocket::async_test]
async fn a_mistake_on_the_way_does_not_hide_that_another_has_saved() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town.colleague(OLLE, Role::Coordinator).await;
    opens_the_library(&mut karin).await;
    opens_the_library(&mut olle).await;
    karin.fills("Gatuadress", "Posthusallén 9");
    karin.presses("Spara").await;
    olle.fills("Postnummer", "inget");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    olle.fills("Postnummer", "392 31");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    // He saves what he sees, knowingly.
    olle.presses("Spara").await.says("Posthusallén 2");
}

#[rocket::async_test]
async fn two_new_venues_of_one_name_at_the_same_moment_are_two() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town.colleague(OLLE, Role::Coordinator).await;
    for (person, street) in [(&mut karin, "Storgatan 4"), (&mut olle, "Lillgatan 7")] {
        person.visits("/kalmar/lokaler/ny").await;
        describes(person, "Bygdegården");
        person
            .fills("Ny ort", "Vassmolösa")
            .fills("Gatuadress", street);
    }
    let (one, other) = rocket::tokio::join!(karin.presses("Spara"), olle.presses("Spara"));
    one.says("Det är tillagt.").says("Storgatan 4");
    other.says("Det är tillagt.").says("Lillgatan 7");
    let keys = "SELECT key FROM venues WHERE name = 'Bygdegården' ORDER BY key";
    assert_eq!(town.texts(keys).await, ["bygdegarden", "bygdegarden-2"]);
    assert_eq!(town.rows_of("places WHERE key LIKE 'vassmolosa%'").await, 1);
}

#[rocket::async_test]
async fn a_room_and_a_place_are_guarded_the_same_way() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town.colleague(OLLE, Role::Coordinator).await;
    let rooms = "SELECT rooms.name FROM rooms JOIN venues ON venues.id = venue_id \
                 WHERE venues.name = 'Stadsbiblioteket'";
    let room = format!("Ändra {}", town.texts(rooms).await[0]);
    for person in [&mut karin, &mut olle] {
        opens(person, "Stadsbiblioteket").await;
        person.follows(&room).await;
        person.fills("Platser i salen", "30");
    }
    karin.fills("Platser i salen", "31");
    karin.presses("Spara").await.says("31 platser");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.words_of("dl"), "Platser i salen 31");
    for person in [&mut karin, &mut olle] {
        person.visits("/kalmar/lokaler").await;
        person.follows("Ändra Hagby").await;
    }
    karin.leaves_out("Halltorp");
    karin.presses("Spara").await;
    olle.fills("Ortens namn", "Hagby kyrkby");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Karin Berg har ändrat detta").says("Ljungbyholm");
}
