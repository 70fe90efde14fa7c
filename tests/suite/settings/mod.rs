//! What a municipality's pages say, changed by those who may.

mod law;
mod two_at_once;

use crate::support::Town;
use brygga::accounts::Role;
use rocket::http::Status;

pub const KARIN: &str = "karin.berg@kalmar.example";

#[rocket::async_test]
async fn another_phone_number_stands_on_every_page_of_every_instance() {
    let town = Town::new().await;
    let other = town.another_instance().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let mut rut = other.person();
    rut.visits("/kalmar").await.says("08-465 004 00");
    karin.visits("/konto").await;
    karin.follows("Kalmar: Inställningar").await;
    karin.follows("Telefon och adress").await;
    assert_eq!(karin.page.value("Postadress").lines().count(), 4);
    karin
        .fills("Telefonnummer", "08-46 50 04 77")
        .fills("De som svarar kallas, på svenska", "medborgarservice")
        .fills("De som svarar kallas, på engelska", "")
        .fills("Postadress", "Kalmar kommun\r\n391 26 Kalmar")
        .fills("Kommunens webbplats", "kalmar.example");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Den ska börja med https://");
    karin.fills("Kommunens webbplats", "");
    let page = karin.presses("Spara").await;
    page.says("Det är sparat.").says("08-465 004 77");
    let mut visitor = town.person();
    let page = visitor.visits("/kalmar/kontakt").await;
    page.says("08-465 004 77")
        .says("Ring medborgarservice så hjälper vi dig.")
        .says("Kalmar kommun 391 26 Kalmar")
        .does_not_say("Box 611")
        .does_not_say("https://kalmar.example");
    visitor
        .visits("/en/kalmar/contact")
        .await
        .says("medborgarservice");
    // Another instance remembers the plan for two seconds at most.
    rocket::tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    rut.visits("/kalmar").await.says("08-465 004 77");
    let told =
        "audit_events WHERE code = 'municipality.contact_changed' AND municipality_code = '0880'";
    assert_eq!(town.rows_of(told).await, 1);
}

#[rocket::async_test]
async fn the_hours_are_said_in_words_and_day_by_day() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let page = karin.visits("/kalmar/installningar/oppettider").await;
    assert_eq!(page.value("Måndag från"), "8");
    assert_eq!(page.value("Lördag från"), "");
    karin
        .fills(
            "När telefonen är öppen, på svenska",
            "måndag–torsdag 8.30–16, lördag 10–12",
        )
        .fills("Måndag från", "16")
        .fills("Måndag till", "8.30")
        .fills("Fredag från", "")
        .fills("Lördag från", "tio")
        .fills("Lördag till", "12");
    let page = karin.presses("Spara").await;
    assert_eq!(
        page.faults(),
        [
            "Stängningstiden måste vara senare än öppningstiden",
            "Skriv ett klockslag, till exempel 8 eller 8.30, eller lämna hela dagen tom",
            "Skriv ett klockslag, till exempel 8 eller 8.30, eller lämna hela dagen tom",
        ]
    );
    assert_eq!(page.value("Lördag från"), "tio");
    karin
        .fills("Måndag från", "kl 8.30")
        .fills("Måndag till", "16")
        .fills("Fredag till", "")
        .fills("Lördag från", "10.00");
    karin.presses("Spara").await.says("Det är sparat.");
    let page = town.person().visits("/kalmar/kontakt").await.text();
    for line in [
        "Måndag klockan 08.30–16.00",
        "Tisdag klockan 8–16",
        "Lördag klockan 10–12",
        "lördag 10–12)",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
    assert!(!page.contains("Fredag"), "{page}");
    karin.visits("/kalmar/installningar/oppettider").await;
    for day in ["Måndag", "Tisdag", "Onsdag", "Torsdag", "Lördag"] {
        karin
            .fills(&format!("{day} från"), "")
            .fills(&format!("{day} till"), "");
    }
    karin
        .presses("Spara")
        .await
        .says("Skriv tiderna för minst en dag");
}

#[rocket::async_test]
async fn a_colour_that_cannot_be_read_is_refused_with_one_that_can() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/installningar/farg").await;
    assert_eq!(karin.page.value("Färg"), "#0b4f6c");
    karin.fills("Färg", "grön");
    karin
        .presses("Spara")
        .await
        .says("Skriv färgen som # och sex tecken");
    karin.fills("Färg", "#777777");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("kontrasten är 4,4 och måste vara minst 7")
        .says("till exempel #595959");
    karin.fills("Färg", "585858");
    karin.presses("Spara").await.says("Det är sparat.");
    let facts = "SELECT facts FROM municipalities WHERE code = '0880'";
    assert!(town.texts(facts).await[0].contains("\"brand_colour\":\"585858\""));
    karin.visits("/kalmar/installningar/farg").await;
    karin.fills("Färg", "");
    karin.presses("Spara").await.says("Det är sparat.");
    assert!(town.texts(facts).await[0].contains("\"brand_colour\":null"));
}

#[rocket::async_test]
async fn an_administrator_may_and_others_may_not() {
    let town = Town::new().await;
    let (_, mut sara) = town
        .colleague("drift@brygga.example", Role::Administrator)
        .await;
    let (_, mut bo) = town.colleague("bo.ek@kalmar.example", Role::Host).await;
    let (_, mut ulf) = town
        .colleague_in("0883", "ulf@vastervik.example", Role::Coordinator)
        .await;
    assert_eq!(
        sara.visits("/vastervik/installningar/telefon").await.status,
        Status::Ok
    );
    assert_eq!(
        sara.visits("/kalmar/lokaler").await.status,
        Status::NotFound
    );
    for person in [&mut bo, &mut ulf] {
        let page = person.visits("/kalmar/installningar").await;
        assert_eq!(page.status, Status::NotFound);
    }
}
