//! What people type.

use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[90])])).await
}

#[rocket::async_test]
async fn names_are_kept_as_they_are_typed() {
    let town = a_town().await;
    let long = format!("{} Alm", "Å".repeat(76));
    for name in [
        "Åsa af Ekenstam-Löv",
        "Rut",
        "José Álvarez",
        "Anne-Marie d'Albedyhll",
        "Bertil O'Neill",
        long.as_str(),
        "李 明",
    ] {
        let mut person = town.person();
        let page = person.asks_for(1, &someone(name)).await;
        assert_eq!(page.heading(), "Du är anmäld", "{name}");
        let kept = town.texts("SELECT name FROM residents").await;
        assert!(kept.contains(&name.to_owned()), "{kept:?}");
    }
}

#[rocket::async_test]
async fn a_name_of_more_than_eighty_characters_is_asked_for_again_and_kept() {
    let town = a_town().await;
    let long = "Å".repeat(81);
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone(&long)).await;
    assert_eq!(page.faults(), ["Skriv ett kortare namn, högst 80 tecken"]);
    assert_eq!(page.value("Vad heter du?"), long);
    assert_eq!(
        rut.answers("Åsa Alm").await.heading(),
        "Vilket år är du född?"
    );
}

#[rocket::async_test]
async fn phones_are_understood_however_they_are_written() {
    let town = a_town().await;
    for (number, (typed, kept)) in [
        ("070-174 06 05", "+46701740605"),
        ("0701740606", "+46701740606"),
        ("070 174-06 07", "+46701740607"),
        ("+46 (0)70 174 06 08", "+46701740608"),
        ("0046701740609", "+46701740609"),
        ("070–174 06 10", "+46701740610"),
        ("08-465 004 01", "+46846500401"),
        ("08 46500402", "+46846500402"),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("Person Nummer{number}");
        let mut person = town.person();
        let page = person.asks_for(1, &someone(&name).phone(typed)).await;
        assert_eq!(page.heading(), "Du är anmäld", "{typed}");
        let query = format!("SELECT phone FROM residents WHERE name = '{name}'");
        assert_eq!(town.texts(&query).await, [kept], "{typed}");
    }
}

#[rocket::async_test]
async fn nobody_needs_a_phone() {
    let town = a_town().await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm").phone("")).await;
    assert_eq!(page.heading(), "Du är anmäld");
    let without = town.number("SELECT count(*) FROM residents WHERE phone IS NULL");
    assert_eq!(without.await, 1);
}

#[rocket::async_test]
async fn birth_years_are_understood_however_they_are_written() {
    let town = a_town().await;
    for (typed, year) in [
        ("1925", "1925"),
        ("25", "1925"),
        ("49", "1949"),
        ("l949", "1949"),
        ("1962", "1962"),
    ] {
        let name = format!("Person {typed}");
        let mut person = town.person();
        let page = person
            .asks_for(1, &someone(&name).born(typed).phone(""))
            .await;
        assert_eq!(page.heading(), "Du är anmäld", "{typed}");
        let query = format!("SELECT CAST(birth_year AS text) FROM residents WHERE name = '{name}'");
        assert_eq!(town.texts(&query).await, [year], "{typed}");
    }
}

#[rocket::async_test]
async fn an_empty_page_comes_back_with_everything_that_is_wrong() {
    let town = a_town().await;
    let mut rut = town.person();
    let helped = someone("Rut Alm").helped_by("Eva Alm", "070-174 06 50", true);
    rut.opens_form(1).await;
    rut.walks_to("hjalpare", &helped).await;
    let page = rut.goes_on().await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert!(page.title().starts_with("Fel: "), "{}", page.title());
    assert_eq!(
        page.faults(),
        [
            "Skriv ditt namn",
            "Skriv ditt telefonnummer",
            "Välj om personen vet att du anmäler"
        ]
    );
    let links = page.all(".govuk-error-summary__list a");
    let leads: Vec<_> = links.iter().filter_map(|a| a.attr("href")).collect();
    assert_eq!(leads, ["#f-hjalpare", "#f-hjalpare-telefon", "#f-vet"]);
    let summary = page.first(".govuk-error-summary").unwrap();
    assert!(summary.attr("autofocus").is_some() && summary.attr("tabindex") == Some("-1"));
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn a_refused_page_keeps_everything_that_was_typed_and_goes_on_once_it_is_mended() {
    let town = a_town().await;
    let mut rut = town.person();
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.opens_form(1).await;
    rut.walks_to("fodelsear", &details).await;
    for (wrong, right) in [
        ("sen länge", "1949"),
        ("3923", "392 31"),
        ("070-12", "070-174 06 05"),
    ] {
        let (path, label) = (rut.page.path.clone(), rut.page.heading());
        let page = rut.answers(wrong).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{wrong}");
        assert_eq!(
            (page.path.as_str(), page.faults().len()),
            (path.as_str(), 1)
        );
        assert_eq!(page.value(&label), wrong);
        assert_eq!(rut.answers(right).await.status, Status::Ok, "{right}");
    }
    rut.walks_to("epost", &details).await;
    let page = rut.answers("rut hos kalmar.example").await;
    let kept = page.value("Vilken e-postadress har du?");
    assert_eq!(kept, "rut hos kalmar.example");
    rut.answers("rut@kalmar.example").await;
    rut.answers_all(&details).await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.rows_of("registrations").await, 1);
}

#[rocket::async_test]
async fn what_looks_like_a_script_is_shown_as_words() {
    let town = a_town().await;
    let name = "<script>alert(\"hej\")</script>";
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("fodelsear", &someone(name)).await;
    let page = rut.answers(name).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.value("Vilket år är du född?"), name);
    assert!(!page.html.contains("<script"), "{}", page.html);
    rut.follows("Tillbaka").await;
    assert_eq!(rut.page.value("Vad heter du?"), name);
    assert!(!rut.page.html.contains("<script"), "{}", rut.page.html);
    let details = someone(name).email("rut@kalmar.example");
    let page = rut.answers_all(&details).await;
    page.says(name);
    assert!(!page.html.contains("<script"));
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert!(!page.html.contains("<script"));
    rut.visits("/kalmar/traffar?ort=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
        .await
        .says("<script>alert(1)</script>");
    assert!(!rut.page.html.contains("<script"));
}

#[rocket::async_test]
async fn invisible_marks_and_null_bytes_do_no_harm() {
    let town = a_town().await;
    let mut rut = town.person();
    let page = rut
        .asks_for(
            1,
            &someone("Rut\u{202e}\u{0} Alm\r\nBcc: x").born("1949\u{200b}"),
        )
        .await;
    assert_eq!(page.heading(), "Du är anmäld");
    let names = town.texts("SELECT name FROM residents").await;
    assert!(
        names.iter().all(|n| !n.chars().any(char::is_control)),
        "{names:?}"
    );
    assert!(names.iter().all(|n| !n.contains('\u{202e}')), "{names:?}");
}
