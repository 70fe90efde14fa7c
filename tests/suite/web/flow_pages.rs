//! What is true of every page of the sign-up (criteria C9, C11, C12, C14, C16, C20, C21, C24).

use super::crawl::{first_question, taken};
use crate::support::{ARound, Details, Page, Person, Told, Town, page, someone, world_of};
use rocket::http::Status;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody alone who is asked everything there is to ask.
fn alone(lang: &str) -> Details {
    let (needs, language) = match lang {
        "" => (["Hörslinga", "Tolk – skriv vilket språk"], "arabiska"),
        _ => (
            ["Hearing loop", "Interpreter – write which language"],
            "Arabic",
        ),
    };
    someone("Rut Alm")
        .at("392 31")
        .told(Told::Letter)
        .needs(&needs)
        .interpreter(language)
}

/// The three ways through the questions.
fn journeys(lang: &str) -> [(&'static str, Details); 3] {
    let helped = someone("Rut Alm")
        .phone("")
        .email("rut@kalmar.example")
        .helped_by("Eva Alm", "070-174 06 50", false);
    let two = someone("Rut Alm").and(someone("Gösta Alm").phone(""));
    [("alone", alone(lang)), ("helped", helped), ("two", two)]
}

/// Each page that a person meets on the way to the check, as it is shown and as it comes back when
/// nothing is answered.
async fn watched(person: &mut Person<'_>, details: &Details) -> Vec<(String, Page)> {
    let mut seen = Vec::new();
    while person.question().is_some() {
        let path = person.page.path.clone();
        let name = path.split('?').next().unwrap_or_default().to_owned();
        person.goes_on().await;
        if person.page.status == Status::UnprocessableEntity {
            seen.push((format!("{name} empty"), taken(person)));
        }
        person.visits(&path).await;
        let shown = taken(person);
        person.visits(&path).await;
        person.answers_question(details).await;
        assert!(
            person.page.faults().is_empty(),
            "{:?}",
            person.page.faults()
        );
        seen.push((name, shown));
    }
    seen.push(("check".to_owned(), taken(person)));
    seen
}

/// Every page of the flow by the journey and its address.
pub async fn flow_pages(town: &Town, lang: &str) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    for (journey, details) in journeys(lang) {
        let mut person = town.person();
        person.visits(&first_question(lang, "kalmar", 1)).await;
        for (name, page) in watched(&mut person, &details).await {
            found.insert(format!("{journey} {name}"), page);
        }
    }
    let mut person = town.person();
    let practice = if lang.is_empty() { "ova" } else { "practice" };
    person.visits(&format!("{lang}/kalmar/{practice}")).await;
    let start = person.page.first(".govuk-button").map(page::words);
    found.insert("practice".to_owned(), taken(&mut person));
    person.visits(&format!("{lang}/kalmar/{practice}")).await;
    person.follows(&start.unwrap_or_default()).await;
    for (name, page) in watched(&mut person, &alone(lang)).await {
        found.insert(format!("practice {name}"), page);
    }
    let mut person = town.person();
    person.visits(&first_question(lang, "kalmar", 1)).await;
    let young = someone("Rut Alm").and(someone("Ulf Berg").born("1990"));
    person.answers_all(&young).await;
    found.insert("one of two too young".to_owned(), taken(&mut person));
    found
}

async fn a_town() -> Town {
    Town::with_world(&world_of(&[
        ARound::with(1, &[5, 5]),
        ARound::with(2, &[5]),
    ]))
    .await
}

fn questions(pages: &BTreeMap<String, Page>) -> impl Iterator<Item = (&String, &Page)> {
    let asks = |page: &Page| page.first(".app-progress").is_some();
    pages.iter().filter(move |(_, page)| asks(page))
}

#[rocket::async_test]
async fn each_question_has_one_heading_one_green_button_the_way_back_and_its_number() {
    for lang in ["", "/en"] {
        let town = a_town().await;
        let pages = flow_pages(&town, lang).await;
        assert!(pages.len() > 60, "{}", pages.len());
        for (name, page) in questions(&pages) {
            let green = page.all("main button[class=govuk-button]");
            assert_eq!(green.len(), 1, "{name}");
            assert!(page.first("main .govuk-back-link").is_some(), "{name}");
            let heading = page.heading();
            let in_label = page.first("h1 label, legend h1").is_some();
            let several = page.all("main .govuk-form-group").len() > 1;
            assert!(in_label || several, "{name}: «{heading}» is no label");
            let progress = page.words_of(".app-progress");
            let number = progress.split(' ').nth(1).unwrap_or_default();
            assert!(
                (1..=8).contains(&number.parse().unwrap_or(0)),
                "{name}: {progress}"
            );
            assert!(page.first("form[novalidate]").is_some(), "{name}");
            assert!(page.first("[required]").is_none(), "{name}");
        }
    }
}

#[rocket::async_test]
async fn a_page_that_was_left_empty_says_so_in_its_title_its_summary_and_at_its_field() {
    for (lang, prefix) in [("", "Fel: "), ("/en", "Error: ")] {
        let town = a_town().await;
        let pages = flow_pages(&town, lang).await;
        let empty: Vec<_> = pages
            .iter()
            .filter(|(name, _)| name.ends_with(" empty"))
            .collect();
        assert!(empty.len() > 25, "{}", empty.len());
        for (name, page) in empty {
            assert!(page.title().starts_with(prefix), "{name}: {}", page.title());
            let lines = page.all(".govuk-error-summary__list a[href^=\"#f-\"]");
            assert!(!lines.is_empty(), "{name}");
            let action = page
                .first("form[method=post]")
                .and_then(|f| f.attr("action"));
            assert!(action.is_some_and(|to| to.ends_with("#fel")), "{name}");
        }
    }
}

#[rocket::async_test]
async fn every_page_of_the_sign_up_has_a_title_of_its_own() {
    for lang in ["", "/en"] {
        let town = a_town().await;
        let pages = flow_pages(&town, lang).await;
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        // What differs between the two of a party, and between shown and refused, is in the title.
        for (name, page) in pages.iter().filter(|(name, _)| name.starts_with("alone")) {
            let other = titles.insert(page.title(), name.clone());
            assert_eq!(other, None, "«{}» is also {name}", page.title());
        }
        for (name, page) in pages
            .iter()
            .filter(|(name, _)| name.starts_with("practice "))
        {
            let says = page.title().contains(if lang.is_empty() {
                "Övning"
            } else {
                "Practice"
            });
            assert!(says, "{name}: {}", page.title());
        }
    }
}

#[rocket::async_test]
async fn nothing_is_asked_twice_about_the_same_person() {
    let town = a_town().await;
    let pages = flow_pages(&town, "").await;
    for journey in ["alone", "helped", "two"] {
        let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let own = pages.iter().filter(|(name, _)| {
            name.starts_with(journey) && !name.ends_with(" empty") && !name.ends_with(" check")
        });
        for (name, page) in own {
            let second = if name.contains("den-andra") {
                "the other one's "
            } else {
                ""
            };
            let controls = page.all("main input:not([type=hidden])");
            let fields: BTreeSet<&str> = controls.iter().filter_map(|c| c.attr("name")).collect();
            for field in fields {
                // The postcode of a letter stands there already (checked below).
                if !(field == "postnummer" && name.ends_with("/adress")) {
                    let places = asked.entry(format!("{second}{field}")).or_default();
                    places.push(name.clone());
                }
            }
        }
        let twice: Vec<_> = asked.iter().filter(|(_, pages)| pages.len() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
    let letter = &pages["alone /kalmar/anmalan/adress"];
    assert_eq!(letter.value("Postnummer"), "392 31");
    let other = &pages["two /kalmar/anmalan/den-andra/postnummer"];
    assert_eq!(
        other.value(&other.heading()),
        "",
        "the first one's is not known"
    );
}

#[rocket::async_test]
async fn what_is_asked_about_a_person_tells_the_browser_what_it_is() {
    let town = a_town().await;
    let pages = flow_pages(&town, "").await;
    let field = |page: &str, name: &str| {
        let page = &pages[page];
        let field = page.first(&format!("main input[name=\"{name}\"]"));
        let field = field.expect("a field");
        let attribute = |name| field.attr(name).unwrap_or_default().to_owned();
        (
            attribute("autocomplete"),
            attribute("type"),
            attribute("inputmode"),
        )
    };
    for (path, name, expected) in [
        ("namn", "namn", ("name", "text", "")),
        ("fodelsear", "fodelsear", ("bday-year", "text", "numeric")),
        (
            "postnummer",
            "postnummer",
            ("postal-code", "text", "numeric"),
        ),
        ("telefon", "telefon", ("tel", "tel", "")),
        ("adress", "gata", ("address-line1", "text", "")),
        ("adress", "postnummer", ("postal-code", "text", "numeric")),
        ("adress", "ort", ("address-level2", "text", "")),
    ] {
        let (token, kind, mode) = field(&format!("alone /kalmar/anmalan/{path}"), name);
        assert_eq!(
            (token.as_str(), kind.as_str(), mode.as_str()),
            expected,
            "{path}"
        );
    }
    // The browser knows its owner, who here is the one that helps.
    for (name, token) in [("hjalpare", "name"), ("hjalpare-telefon", "tel")] {
        let (found, ..) = field("helped /kalmar/anmalan/hjalpare", name);
        assert_eq!(found, token);
    }
    for (page, name) in [
        ("helped /kalmar/anmalan/namn", "namn"),
        ("helped /kalmar/anmalan/fodelsear", "fodelsear"),
        ("helped /kalmar/anmalan/telefon", "telefon"),
        ("helped /kalmar/anmalan/epost", "epost"),
        ("two /kalmar/anmalan/den-andra/namn", "namn"),
        ("two /kalmar/anmalan/den-andra/telefon", "telefon"),
    ] {
        assert_eq!(field(page, name).0, "off", "{page}");
    }
}

#[rocket::async_test]
async fn an_optional_question_says_so_and_no_needed_one_does() {
    let town = a_town().await;
    let pages = flow_pages(&town, "").await;
    for (name, page) in questions(&pages) {
        let says = page.heading().ends_with("(frivilligt)");
        let path = name.split(' ').nth(1).unwrap_or_default();
        let optional = path.ends_with("/onskemal") || path.ends_with("/den-andra/telefon");
        assert_eq!(says, optional, "{name}: {}", page.heading());
    }
}

#[rocket::async_test]
async fn no_page_asks_for_a_puzzle_a_password_or_haste() {
    let town = a_town().await;
    for lang in ["", "/en"] {
        for (name, page) in flow_pages(&town, lang).await {
            for banned in [
                "input[type=password]",
                "img",
                "canvas",
                "audio",
                "meta[http-equiv]",
                "details",
                "progress",
                "meter",
                "[onpaste]",
                "input[maxlength]",
            ] {
                assert!(page.first(banned).is_none(), "{name} holds {banned}");
            }
            assert_eq!(page.header("Refresh"), None, "{name}");
            let text = page.text().to_lowercase();
            for word in ["captcha", "robot", "sekunder", "seconds left", "lösenord:"] {
                assert!(!text.contains(word), "{name} says {word}");
            }
        }
    }
}

#[rocket::async_test]
async fn every_word_on_an_english_page_is_english_and_none_is_a_key() {
    let town = a_town().await;
    let swedish = flow_pages(&town, "").await;
    let english = flow_pages(&town, "/en").await;
    assert_eq!(swedish.len(), english.len());
    for (name, page) in swedish.iter().chain(&english) {
        let text = page.text();
        for key in ["flow-", "registrations-", "web-", "{ $", "{$", "\u{2068}"] {
            assert!(!text.contains(key), "{name} says {key}");
        }
    }
    for (name, page) in &english {
        let main = page.words_of("main").to_lowercase();
        for word in [
            " och ",
            " du ",
            " inte ",
            " är ",
            "fortsätt",
            "tillbaka",
            " eller ",
            "personen",
        ] {
            assert!(!main.contains(word), "{name}: «{word}» in {main}");
        }
    }
}

#[rocket::async_test]
async fn nothing_runs_out_while_somebody_types_for_days() {
    let town = a_town().await;
    let mut rut = town.person();
    let details = someone("Rut Alm").at("392 31");
    rut.opens_form(2).await;
    rut.walks_to("telefon", &details).await;
    town.days_pass(2);
    rut.answers_all(&details).await;
    town.days_pass(2);
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}
