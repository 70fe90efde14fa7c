//! One form makes one thing, however often and however fast it is sent.

use crate::{
    support::{Form, Person, TIMES, Town, at_once, without_key},
    venues,
};
use brygga::accounts::Role;
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

async fn a_programme(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/kurser/ny").await;
    karin
        .fills("Kursens namn, på svenska", "Bilder i mobilen")
        .fills("Vad kursen handlar om, på svenska", "Du lär dig ta bilder.");
    karin.form("Spara")
}

async fn a_venue(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/lokaler/ny").await;
    venues::describes(karin, "Bygdegården");
    karin.fills("Ny ort", "Vassmolösa");
    karin.form("Spara")
}

async fn a_room(karin: &mut Person<'_>) -> Form {
    venues::opens(karin, "Stadsbiblioteket").await;
    karin.follows("Lägg till en sal").await;
    karin
        .fills("Salens namn", "Läsesalen")
        .fills("Platser i salen", "12");
    karin.form("Spara")
}

async fn a_place(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/orter/ny").await;
    karin.fills("Ortens namn", "Mortorp");
    karin.form("Spara")
}

async fn a_scarce_person(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/dagbocker/ny").await;
    karin.fills("Namn", "Åsa Ek");
    karin.form("Spara")
}

/// In the diary of Åsa Ek, who is there.
async fn an_entry(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/dagbocker").await;
    karin.follows("Åsa Ek").await;
    karin
        .fills("Dag", "2 februari")
        .fills("Från klockan", "17")
        .fills("Till klockan", "18");
    karin.chooses("Upptagen");
    karin.form("Skriv in tiden")
}

async fn closed_days(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/kalendrar/ny").await;
    karin
        .fills("Vad är det?", "Sportlov")
        .fills("Första dagen", "15 februari 2027")
        .chooses("Lov");
    karin.form("Spara")
}

#[rocket::async_test]
async fn a_form_that_is_sent_many_times_at_the_same_moment_makes_one_thing() {
    let town = Town::new().await;
    let other = town.another_instance().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    for table in [
        "programmes",
        "venues",
        "rooms",
        "places",
        "scarce_people",
        "diary_entries",
        "calendar_days",
    ] {
        let form = match table {
            "programmes" => a_programme(&mut karin).await,
            "venues" => a_venue(&mut karin).await,
            "rooms" => a_room(&mut karin).await,
            "places" => a_place(&mut karin).await,
            "scarce_people" => a_scarce_person(&mut karin).await,
            "diary_entries" => an_entry(&mut karin).await,
            _ => closed_days(&mut karin).await,
        };
        let (before, told) = (
            town.rows_of(table).await,
            town.rows_of("audit_events").await,
        );
        let led = at_once([&town, &other], &karin, &form).await;
        assert_eq!(town.rows_of(table).await, before + 1, "{table}");
        assert!(led.iter().all(|path| *path == led[0]), "{table}: {led:?}");
        // What was made with it is told once too: a venue has a room and a place.
        let more = if table == "venues" { 3 } else { 1 };
        assert_eq!(town.rows_of("audit_events").await, told + more, "{table}");
        // And once more, when all that is over.
        karin.posts(&form.0, &form.1).await;
        assert_eq!(town.rows_of(table).await, before + 1, "{table}");
    }
}

#[rocket::async_test]
async fn a_form_without_its_key_is_another_each_time() {
    let town = Town::new().await;
    let other = town.another_instance().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let before = town.rows_of("programmes").await;
    let form = without_key(&a_programme(&mut karin).await);
    at_once([&town, &other], &karin, &form).await;
    let made = i64::try_from(TIMES).unwrap();
    assert_eq!(town.rows_of("programmes").await, before + made);
    a_scarce_person(&mut karin).await;
    karin.presses("Spara").await;
    let form = without_key(&an_entry(&mut karin).await);
    at_once([&town, &other], &karin, &form).await;
    assert_eq!(town.rows_of("diary_entries").await, made);
}

#[rocket::async_test]
async fn who_goes_back_and_writes_something_else_makes_another() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    a_scarce_person(&mut karin).await;
    karin.presses("Spara").await;
    let (path, mut fields) = an_entry(&mut karin).await;
    karin.posts(&path, &fields).await;
    let to = fields.iter_mut().find(|(name, _)| name == "till").unwrap();
    "19".clone_into(&mut to.1);
    karin.posts(&path, &fields).await;
    assert_eq!(town.rows_of("diary_entries").await, 2);
    // A form that was refused has made nothing, and may be sent again.
    let people = town.rows_of("scarce_people").await;
    let (path, fields) = a_scarce_person(&mut karin).await;
    let page = karin.posts(&path, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(town.rows_of("scarce_people").await, people);
    assert_eq!(town.rows_of("sent_forms").await, 3);
}
