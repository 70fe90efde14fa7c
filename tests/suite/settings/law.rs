//! What the law wants on a municipality's pages, and that no form takes it away.

use super::KARIN;
use crate::support::Town;
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn a_statement_lists_what_is_lacking_and_is_dated_the_day_it_is_saved() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/installningar").await;
    karin.follows("Tillgänglighetsredogörelse").await;
    karin.chooses("Helt förenliga med lagen");
    karin
        .presses("Spara")
        .await
        .says("Du har valt helt förenliga, men det står brister längre ner.");
    karin
        .chooses("Delvis förenliga med lagen")
        .fills("När granskades sidorna senast?", "12 januari 2027")
        .fills(
            "Vad fungerar inte i brist 3, på svenska",
            "Kartan saknar text.",
        );
    let page = karin.presses("Spara").await;
    assert_eq!(
        page.faults(),
        [
            "Den dagen har inte varit än",
            "Skriv på svenska vem som berörs"
        ]
    );
    assert_eq!(
        page.value("Vad fungerar inte i brist 3, på svenska"),
        "Kartan saknar text."
    );
    karin
        .fills("När granskades sidorna senast?", "8 januari 2027")
        .fills("Vem berörs av brist 3, på svenska", "Utan synförmåga");
    karin.presses("Spara").await.says("Det är sparat.");
    let page = town.person().visits("/kalmar/tillganglighet").await.text();
    for words in [
        "Kartan saknar text.",
        "fredag 8 januari 2027",
        "måndag 11 januari 2027",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // What is mended is emptied, and with all of it the statement must say so.
    karin.visits("/kalmar/installningar/tillganglighet").await;
    for number in 1..=3 {
        for language in ["svenska", "engelska"] {
            karin
                .fills(&format!("Vem berörs av brist {number}, på {language}"), "")
                .fills(
                    &format!("Vad fungerar inte i brist {number}, på {language}"),
                    "",
                );
        }
    }
    karin
        .presses("Spara")
        .await
        .says("Skriv minst en brist längre ner.");
    karin.chooses("Helt förenliga med lagen");
    karin.presses("Spara").await.says("Det är sparat.");
    town.person()
        .visits("/kalmar/tillganglighet")
        .await
        .says("helt förenlig");
}

#[rocket::async_test]
async fn no_form_closes_a_municipality_by_emptying_what_the_law_wants() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    for path in ["tillganglighet", "personuppgifter", "telefon", "oppettider"] {
        karin.visits(&format!("/kalmar/installningar/{path}")).await;
        let (action, fields) = karin.form("Spara");
        let kept = |name: &str| matches!(name, "csrf" | "utgava");
        let empty = |(name, value): (String, String)| {
            let value = if kept(&name) { value } else { String::new() };
            (name, value)
        };
        let fields: Vec<_> = fields.into_iter().map(empty).collect();
        let page = karin.posts(&action, &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{path}");
    }
    let mut rut = town.person();
    for path in ["", "/tillganglighet", "/personuppgifter", "/kontakt"] {
        assert_eq!(
            rut.visits(&format!("/kalmar{path}")).await.status,
            Status::Ok
        );
    }
    assert_eq!(
        town.rows_of("audit_events WHERE code LIKE 'municipality%'")
            .await,
        0
    );
}

#[rocket::async_test]
async fn the_privacy_page_says_what_was_decided() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/installningar/personuppgifter").await;
    karin.fills("Antal månader efter sista träffen", "0").fills(
        "Det som deltagarna läser, på svenska",
        "Vi sparar uppgifterna i sex månader.",
    );
    let page = karin.presses("Spara").await;
    page.says("Skriv antalet månader, ett tal från 1 till 120");
    karin.fills("Antal månader efter sista träffen", "6");
    karin.presses("Spara").await.says("Det är sparat.");
    town.person()
        .visits("/kalmar/personuppgifter")
        .await
        .says("Vi sparar uppgifterna i sex månader.");
    let facts = "SELECT facts FROM municipalities WHERE code = '0880'";
    assert!(town.texts(facts).await[0].contains("\"months\":6"));
}
