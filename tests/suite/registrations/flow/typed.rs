//! What people really type is understood, and shown to them as they typed it.

use super::{a_town, somebody_at};
use crate::support::{Told, someone};

#[rocket::async_test]
async fn a_year_is_understood_however_it_is_written() {
    let town = a_town().await;
    for (typed, year) in [
        ("1949", "1949"),
        ("49", "1949"),
        ("25", "1925"),
        ("1925", "1925"),
        ("den 3 mars 1949", "1949"),
        ("1949-03-03", "1949"),
        (" 19 49 ", "1949"),
        ("född 1949", "1949"),
        ("-49", "1949"),
    ] {
        let mut rut = somebody_at(&town, "fodelsear", &someone("Rut Alm")).await;
        rut.answers(typed).await;
        assert_eq!(rut.question(), Some("postnummer"), "{typed}");
        rut.follows("Tillbaka").await;
        assert_eq!(rut.page.value("Vilket år är du född?"), year, "{typed}");
    }
}

#[rocket::async_test]
async fn a_postcode_is_understood_with_or_without_its_space() {
    let town = a_town().await;
    for typed in ["39231", "392 31", " 392 31 ", "SE-392 31", "392\u{a0}31"] {
        let mut rut = somebody_at(&town, "postnummer", &someone("Rut Alm")).await;
        rut.answers(typed).await;
        assert_eq!(rut.question(), Some("telefon"), "{typed}");
        rut.follows("Tillbaka").await;
        assert_eq!(rut.page.value("Vilket postnummer har du hemma?"), "392 31");
    }
    let mut rut = somebody_at(&town, "postnummer", &someone("Rut Alm")).await;
    rut.presses("Vet inte").await;
    assert_eq!(rut.question(), Some("telefon"));
}

#[rocket::async_test]
async fn a_phone_number_is_shown_back_exactly_as_it_was_typed_and_kept_in_one_form() {
    let town = a_town().await;
    for (number, (typed, kept)) in [
        ("070-174 06 05", "+46701740605"),
        ("0701740606", "+46701740606"),
        ("+46 (0)70 174-06 07", "+46701740607"),
        ("08 - 465 004 10", "+46846500410"),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("Person Nummer{number}");
        let details = someone(&name).phone(typed);
        let mut rut = town.person();
        rut.looks_over(1, &details).await;
        let rows = rut.page.all(".govuk-summary-list__row");
        let shown = rows.into_iter().map(crate::support::page::words);
        let phone: Vec<String> = shown.filter(|row| row.starts_with("Telefon ")).collect();
        assert!(phone[0].contains(typed), "{phone:?}");
        rut.sends().await;
        let query = format!("SELECT phone FROM residents WHERE name = '{name}'");
        assert_eq!(town.texts(&query).await, [kept], "{typed}");
    }
}

#[rocket::async_test]
async fn names_of_every_kind_are_names() {
    let town = a_town().await;
    let longest = "Å".repeat(80);
    for name in [
        "Rut",
        "Anne-Marie af Ekenstam-Löv",
        "Renée von Schantz",
        "José d’Álvarez",
        "李 明",
        "Ö",
        longest.as_str(),
    ] {
        let mut rut = somebody_at(&town, "namn", &someone(name)).await;
        rut.answers(name).await;
        assert_eq!(rut.question(), Some("fodelsear"), "{name}");
        rut.follows("Tillbaka").await;
        assert_eq!(rut.page.value("Vad heter du?"), name);
    }
}

#[rocket::async_test]
async fn an_address_is_written_on_the_check_as_the_letter_will_have_it() {
    let town = a_town().await;
    let mut details = someone("Rut Alm").at("39231").told(Told::Letter);
    details.address = ("  Storgatan   4 B ".to_owned(), "Lindsdal".to_owned());
    let mut rut = town.person();
    rut.looks_over(1, &details).await;
    rut.page.says("Storgatan 4 B, 392 31 Lindsdal");
}
