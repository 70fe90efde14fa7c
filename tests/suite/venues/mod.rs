//! Venues, rooms and places, as those who plan keep them.

mod places;
mod rooms;
mod two_at_once;

use crate::support::{Person, Town};
use brygga::{accounts::Role, locale::Lang, venues};
use rocket::http::Status;

pub const KARIN: &str = "karin.berg@kalmar.example";
pub const OLLE: &str = "olle.ek@kalmar.example";

/// Everything that is asked yes or no about a venue.
const QUESTIONS: [&str; 9] = [
    "Kan färdtjänst stanna nära ingången?",
    "Finns det parkering?",
    "Finns det parkering för den som har parkeringstillstånd för rörelsehindrade?",
    "Går det att komma in utan trappsteg?",
    "Finns det toalett för den som sitter i rullstol?",
    "Finns det hörslinga?",
    "Finns det wifi för gäster?",
    "Går det att ladda vid platserna?",
    "Bjuder ni på fika?",
];

/// Fills everything that a new venue must have but its place.
pub fn describes(karin: &mut Person<'_>, name: &str) {
    karin
        .fills("Lokalens namn", name)
        .fills("Gatuadress", "Storgatan 4")
        .fills("Postnummer", "38890")
        .fills("Postort", "Vassmolösa")
        .fills(
            "Hållplats och linje, på svenska",
            "Vassmolösa kyrka, linje 152",
        )
        .fills(
            "Vägen in, på svenska",
            "Gå in från gatan.\r\nSalen är till höger.",
        )
        .answers_to(
            "Finns det hiss till salen?",
            "Det behövs inte, salen ligger i markplan",
        );
    for question in QUESTIONS {
        karin.answers_to(question, "Ja");
    }
    karin.answers_to("Finns det hörslinga?", "Nej");
    karin
        .fills("Salens namn", "Samlingssalen")
        .fills("Platser i salen", "40")
        .fills("Reserverade platser", "4");
}

/// Opens a venue's page from the list.
pub async fn opens(karin: &mut Person<'_>, venue: &str) {
    karin.visits("/kalmar/lokaler").await;
    karin.follows(venue).await;
}

#[rocket::async_test]
async fn venues_stand_by_place_in_swedish_order_with_their_rooms() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/konto").await;
    let page = karin.follows("Kalmar: Lokaler").await;
    assert_eq!(page.heading(), "Lokaler");
    page.says("Stadsbiblioteket").says("platser");
    let places: Vec<String> = page
        .all("h2")
        .into_iter()
        .map(crate::support::page::words)
        .collect();
    let at = |name: &str| places.iter().position(|place| place == name).unwrap();
    assert!(at("Hagby") < at("Halltorp") && at("Halltorp") < at("Ljungbyholm"));
    assert!(
        at("Ljungbyholm") < at("Påryd") && at("Påryd") < at("Rockneby"),
        "{places:?}"
    );
}

#[rocket::async_test]
async fn nothing_about_a_new_venue_is_taken_for_granted() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/lokaler").await;
    karin.follows("Lägg till en lokal").await;
    karin.fills("Lokalens namn", "Vassmolösa bygdegård");
    karin.fills("Platser i salen", "fyrtio");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    let faults = page.faults();
    let unanswered = faults
        .iter()
        .filter(|fault| fault.starts_with("Svara ja eller nej: "));
    assert_eq!(unanswered.count(), QUESTIONS.len(), "{faults:?}");
    for fault in [
        "Skriv gatuadressen",
        "Skriv postnumret med fem siffror, till exempel 392 31",
        "Skriv postorten",
        "Välj en ort i listan, eller skriv en ny ort",
        "Skriv vägen in på svenska",
        "Välj om det finns hiss",
        "Skriv salens namn",
        "Skriv hur många platser salen har, ett tal från 1 till 10 000",
    ] {
        assert!(faults.contains(&fault.to_owned()), "{fault}: {faults:?}");
    }
    assert_eq!(page.value("Lokalens namn"), "Vassmolösa bygdegård");
    assert_eq!(page.value("Platser i salen"), "fyrtio");
    assert_eq!(
        town.rows_of("audit_events WHERE code = 'venue.made'").await,
        0
    );
}

#[rocket::async_test]
async fn a_new_venue_in_a_new_place_can_be_planned_in() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/lokaler/ny").await;
    describes(&mut karin, "Vassmolösa bygdegård");
    karin
        .picks("Ort eller stadsdel", "Hagby")
        .fills("Ny ort", "Vassmolösa");
    let page = karin.presses("Spara").await;
    page.says("Du har både valt en ort och skrivit en ny. Ta bort en av dem.");
    assert!(page.is_answered("Finns det hörslinga?", "Nej"));
    assert_eq!(page.value("Ny ort"), "Vassmolösa");
    karin.picks("Ort eller stadsdel", "Välj ort");
    let page = karin.presses("Spara").await;
    assert_eq!(page.heading(), "Vassmolösa bygdegård");
    page.says("Det är tillagt.")
        .says("40 platser, varav 4 reserverade")
        .says("Storgatan 4 388 90 Vassmolösa")
        .says("Gå in från gatan. Salen är till höger.")
        .says("Saknas. De engelska sidorna visar den svenska texten.");
    let rooms = venues::open_rooms(town.store.read(), &crate::support::kalmar())
        .await
        .unwrap();
    let new = rooms
        .iter()
        .find(|room| room.venue_name == "Vassmolösa bygdegård")
        .unwrap();
    assert_eq!(
        (new.place_name.as_str(), new.seats, new.reserved),
        ("Vassmolösa", 40, 4)
    );
    let keys = "SELECT key FROM venues WHERE name = 'Vassmolösa bygdegård'";
    assert_eq!(town.texts(keys).await, ["vassmolosa-bygdegard"]);
    let told = "SELECT code FROM audit_events WHERE actor LIKE 'staff:%' \
                AND code NOT LIKE 'account%' AND code NOT LIKE 'sign_in%' ORDER BY code";
    assert_eq!(
        town.texts(told).await,
        ["place.made", "room.made", "venue.made"]
    );
    // Those who look for a session find the place by its name, and the postcode leads there.
    let places = venues::places(town.store.read(), &crate::support::kalmar())
        .await
        .unwrap();
    let place = places
        .iter()
        .find(|place| place.name == "Vassmolösa")
        .unwrap();
    assert!(place.postcodes.contains("38890"));
    // Another of the same name lies in the same place, and has a key of its own.
    karin.visits("/kalmar/lokaler/ny").await;
    describes(&mut karin, "Vassmolösa bygdegård");
    karin.fills("Ny ort", "vassmolösa");
    karin.presses("Spara").await.says("Det är tillagt.");
    assert_eq!(
        town.texts("SELECT key FROM venues WHERE name = 'Vassmolösa bygdegård' ORDER BY key")
            .await,
        ["vassmolosa-bygdegard", "vassmolosa-bygdegard-2"]
    );
    assert_eq!(town.rows_of("places WHERE key LIKE 'vassmolosa%'").await, 1);
}

#[rocket::async_test]
async fn what_is_changed_about_a_venue_is_what_residents_read() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar/1").await.says("Posthusallén 2");
    opens(&mut karin, "Stadsbiblioteket").await;
    karin.follows("Ändra lokalen").await;
    assert_eq!(karin.page.heading(), "Ändra Stadsbiblioteket");
    assert!(karin.page.is_answered("Finns det hörslinga?", "Ja"));
    karin
        .fills("Gatuadress", "Posthusallén 9")
        .fills("Vägen in, på engelska", "")
        .fills("Vägen in, på svenska", "Gå in från gården.");
    let page = karin.presses("Spara").await;
    page.says("Det är sparat.").says("Posthusallén 9");
    rut.visits("/kalmar/traffar/1")
        .await
        .says("Posthusallén 9")
        .says("Gå in från gården.");
    // English pages show the Swedish where nobody has written English.
    rut.visits("/en/kalmar/rounds/1")
        .await
        .says("Gå in från gården.");
    assert_eq!(
        town.rows_of("audit_events WHERE code = 'venue.changed'")
            .await,
        1
    );
    assert_eq!(
        Lang::ALL.len(),
        2,
        "another language needs a decision like this"
    );
}

#[rocket::async_test]
async fn a_venue_that_is_not_used_any_more_is_not_offered_and_its_sessions_stay() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let kalmar = crate::support::kalmar();
    let before = venues::open_rooms(town.store.read(), &kalmar)
        .await
        .unwrap();
    opens(&mut karin, "Stadsbiblioteket").await;
    let page = karin.presses("Används inte längre").await;
    page.says("Nu går det inte att planera nya träffar där.")
        .says("Används inte längre, sedan 11 januari 2027.");
    let after = venues::open_rooms(town.store.read(), &kalmar)
        .await
        .unwrap();
    let gone: Vec<_> = before.iter().filter(|room| !after.contains(room)).collect();
    assert!(
        !gone.is_empty()
            && gone
                .iter()
                .all(|room| room.venue_name == "Stadsbiblioteket")
    );
    // A session that is planned there still knows its room.
    let known = venues::room(town.store.read(), gone[0].id).await.unwrap();
    assert_eq!(known.as_ref(), Some(gone[0]));
    town.person()
        .visits("/kalmar/traffar/1")
        .await
        .says("Stadsbiblioteket");
    karin
        .visits("/kalmar/lokaler")
        .await
        .says("Används inte längre");
    opens(&mut karin, "Stadsbiblioteket").await;
    karin
        .presses("Använd igen")
        .await
        .says("Nu går det att planera träffar där igen.");
    let again = venues::open_rooms(town.store.read(), &kalmar)
        .await
        .unwrap();
    assert_eq!(again, before);
}

#[rocket::async_test]
async fn what_was_typed_outlives_the_sign_in() {
    let town = Town::new().await;
    let (who, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    opens(&mut karin, "Stadsbiblioteket").await;
    karin.follows("Ändra lokalen").await;
    karin.fills("Gatuadress", "Posthusallén 9");
    town.minutes_pass(60 * 12);
    let page = karin.presses("Spara").await;
    assert_eq!(page.path, "/logga-in");
    karin.signs_in(&who, town.clock.now()).await;
    karin.presses("Tillbaka till det jag skrev").await;
    assert_eq!(karin.page.value("Gatuadress"), "Posthusallén 9");
    karin
        .presses("Spara")
        .await
        .says("Det är sparat.")
        .says("Posthusallén 9");
}
