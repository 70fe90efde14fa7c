//! Forwards, back, and straight back to the check.

use super::{a_town, somebody_at};
use crate::support::{ARound, Told, Town, page::words, someone, world_of};
use rocket::http::Status;

/// The addresses of the questions behind «Ändra», with the words that lead there.
fn changes(page: &crate::support::Page) -> Vec<(String, String)> {
    page.all(".govuk-summary-list__actions a")
        .into_iter()
        .map(|link| {
            let href = link.attr("href").unwrap_or_default();
            (words(link), href.to_owned())
        })
        .filter(|(_, href)| href.contains("/anmalan/"))
        .collect()
}

#[rocket::async_test]
async fn back_leads_the_whole_way_back_and_each_page_still_holds_its_answer() {
    let town = a_town().await;
    let details = someone("Rut Alm")
        .at("392 31")
        .told(Told::Letter)
        .needs(&["Stor text"])
        .wishes(&["Känna igen bluffar"]);
    let mut rut = town.person();
    let mut forwards = Vec::new();
    rut.opens_form(1).await;
    while rut.question().is_some() {
        let path = rut.page.path.split('?').next().unwrap_or_default();
        forwards.push(path.to_owned());
        rut.answers_question(&details).await;
    }
    let mut back = Vec::new();
    rut.follows("Tillbaka").await;
    while rut.question().is_some() {
        back.push(rut.page.path.clone());
        let inputs = rut.page.all("main input:not([type=hidden])");
        let answered = inputs.iter().any(|input| {
            let kind = input.attr("type").unwrap_or_default();
            match kind {
                "radio" | "checkbox" => input.attr("checked").is_some(),
                _ => input.attr("value").is_some_and(|value| !value.is_empty()),
            }
        });
        assert!(answered, "{} forgot its answer", rut.page.path);
        rut.follows("Tillbaka").await;
    }
    back.reverse();
    assert_eq!(back, forwards);
    assert_eq!(rut.page.path, "/kalmar/traffar/1");
}

#[rocket::async_test]
async fn every_change_that_changes_nothing_leads_straight_back_to_the_same_check() {
    let town = a_town().await;
    let alone = someone("Rut Alm").at("392 31").told(Told::Letter);
    let two = someone("Rut Alm")
        .at("392 31")
        .and(someone("Gösta Alm").born("1947").phone(""))
        .needs(&["Stor text"]);
    let helped = someone("Rut Alm")
        .at("392 31")
        .phone("08-465 004 10")
        .helped_by("Eva Alm", "070-174 06 50", true);
    for (details, least) in [(alone, 10), (two, 13), (helped, 10)] {
        let mut rut = town.person();
        rut.looks_over(1, &details).await;
        let before = rut.page.words_of("main");
        let changes = changes(&rut.page);
        assert!(changes.len() >= least, "{changes:?}");
        for (link, _) in changes {
            rut.follows(&link).await;
            assert!(rut.question().is_some(), "{link}");
            rut.goes_on().await;
            assert_eq!(rut.page.path, "/kalmar/anmalan/kontrollera", "{link}");
            assert_eq!(rut.page.words_of("main"), before, "{link}");
        }
    }
}

#[rocket::async_test]
async fn a_change_that_opens_a_question_asks_it_and_leads_back_with_everything_kept() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    rut.follows("Ändra hur bekräftelsen kommer").await;
    rut.answers_with(&["Med brev hem i brevlådan (kommer inom en vecka)"])
        .await;
    assert_eq!(rut.page.heading(), "Vart ska vi skicka brevet?");
    assert_eq!(rut.page.value("Postnummer"), "392 31");
    rut.fills("Gatuadress", "Storgatan 4")
        .fills("Ort", "Kalmar");
    rut.goes_on().await;
    assert!(rut.is_at_check());
    rut.page.says("Storgatan 4, 392 31 Kalmar");
    rut.follows("Ändra vad som behövs").await;
    rut.answers_with(&["Ja"]).await;
    assert_eq!(rut.page.heading(), "Vad behöver du?");
    rut.answers_with(&["Hörslinga"]).await;
    assert!(rut.is_at_check());
    rut.page.says("Behov Hörslinga").says("Rut Alm");
    rut.follows("Ändra ditt telefonnummer").await;
    rut.presses("Jag har ingen telefon").await;
    assert!(rut.is_at_check(), "a letter needs no phone");
    rut.page.says("Telefon Ingen");
}

#[rocket::async_test]
async fn a_way_of_telling_that_lost_its_phone_is_asked_for_again() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").told(Told::Sms)).await;
    rut.follows("Ändra ditt telefonnummer").await;
    rut.answers("08-465 004 10").await;
    assert_eq!(rut.page.heading(), "Hur vill du få bekräftelsen?");
    rut.answers_with(&["Vi ringer upp dig"]).await;
    assert!(rut.is_at_check());
    rut.page.says("Vi ringer upp dig").does_not_say("Med sms");
}

#[rocket::async_test]
async fn whoever_turns_out_to_be_two_is_asked_about_the_other_one_and_keeps_the_rest() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    rut.follows("Ändra vem som ska gå").await;
    rut.answers_with(&["Vi är två som vill gå tillsammans"])
        .await;
    let two = someone("Rut Alm")
        .at("392 31")
        .and(someone("Gösta Alm").born("1947").phone(""));
    rut.answers_all(&two).await;
    assert!(rut.is_at_check());
    rut.page.says("Rut Alm").says("Gösta Alm").says("1947");
    rut.sends().await;
    assert_eq!(rut.page.heading(), "Ni är anmälda");
}

#[rocket::async_test]
async fn nobody_reaches_a_later_question_before_the_earlier_ones() {
    let town = a_town().await;
    let later = [
        "hjalpare",
        "namn",
        "den-andra/namn",
        "fodelsear",
        "den-andra/fodelsear",
        "postnummer",
        "den-andra/postnummer",
        "telefon",
        "den-andra/telefon",
        "bekraftelse",
        "adress",
        "epost",
        "behov",
        "vad-behover-du",
        "utrustning",
        "onskemal",
        "kontrollera",
    ];
    for path in later {
        let mut rut = town.person();
        let page = rut.visits(&format!("/kalmar/anmalan/{path}?traff=1")).await;
        assert_eq!(page.path, "/kalmar/anmalan/vem?traff=1", "{path}");
        let page = rut.visits(&format!("/kalmar/anmalan/{path}")).await;
        assert_eq!(page.path, "/kalmar/traffar", "{path}: for no round");
    }
    let mut berit = somebody_at(&town, "postnummer", &someone("Berit Dahl")).await;
    for path in [
        "telefon",
        "behov",
        "onskemal",
        "kontrollera",
        "hjalpare",
        "den-andra/namn",
    ] {
        let page = berit.visits(&format!("/kalmar/anmalan/{path}")).await;
        assert_eq!(page.path, "/kalmar/anmalan/postnummer", "{path}");
    }
    for path in ["", "okand", "vem/x", "den-andra/vem", "klar/x"] {
        let page = berit.visits(&format!("/kalmar/anmalan/{path}")).await;
        assert_eq!(page.status, Status::NotFound, "«{path}»");
    }
}

#[rocket::async_test]
async fn an_answer_to_a_later_question_does_not_open_the_check() {
    let town = a_town().await;
    let mut rut = somebody_at(&town, "namn", &someone("Rut Alm")).await;
    let (_, fields) = rut.would_send();
    let token = fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
    let last = [token.clone(), ("onskemal".to_owned(), "bilder".to_owned())];
    let page = rut.posts("/kalmar/anmalan/onskemal", &last).await;
    assert_eq!(page.heading(), "Vad heter du?");
    let send = [token, ("traff".to_owned(), "1".to_owned())];
    let page = rut.posts("/kalmar/anmalan/kontrollera", &send).await;
    assert_eq!(page.heading(), "Vad heter du?");
    assert_eq!(town.rows_of("registrations").await, 0);
    assert_eq!(town.rows_of("residents").await, 0);
}

#[rocket::async_test]
async fn the_round_may_be_changed_on_the_check_and_every_answer_stays() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    rut.page.says("Tisdag 2 februari klockan 13–15");
    rut.follows("Ändra dag och plats").await;
    assert_eq!(rut.page.path, "/kalmar/traffar");
    rut.follows("Välj onsdag 3 februari").await;
    let mut pages = 0;
    while rut.question().is_some() {
        pages += 1;
        assert!(pages < 12, "no end of questions");
        rut.goes_on().await;
    }
    rut.page
        .says("Onsdag 3 februari")
        .says("Rut Alm")
        .says("392 31");
    let page = rut.sends().await;
    assert_eq!(page.heading(), "Du är anmäld");
    page.says("Onsdag 3 februari");
}
