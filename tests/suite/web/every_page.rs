//! Structure, titles, help and autocomplete of all pages (criteria C13, C14, C16, C20, C21). What
//! must be true of each page by itself is checked whenever anybody in the suite opens one.

use super::crawl::{answers_to_forms, every_page};
use crate::support::{Page, Town, page};
use rocket::http::Status;
use std::collections::{BTreeMap, BTreeSet};

#[rocket::async_test]
async fn every_page_that_links_lead_to_is_there_in_both_languages() {
    let town = Town::new().await;
    let pages = every_page(&town).await;
    for (path, page) in &pages {
        // A form whose sign-up is not open is not linked to.
        assert_eq!(page.status, Status::Ok, "{path}");
        assert!(page.is_html(), "{path}");
    }
    let english = pages.keys().filter(|path| path.starts_with("/en")).count();
    assert_eq!(english * 2, pages.len(), "a twin for each page");
    for expected in [
        "/kalmar/anmalan/vem?traff=1",
        "/en/kalmar/registration/who?traff=11",
        "/vastervik/tillganglighet",
        "/en/vastervik/privacy",
    ] {
        assert!(pages.contains_key(expected), "{expected}");
    }
}

#[rocket::async_test]
async fn the_other_language_of_every_page_leads_back_to_it() {
    let town = Town::new().await;
    let pages = every_page(&town).await;
    for (path, page) in &pages {
        let twin = page.first("a[hreflang]").and_then(|a| a.attr("href"));
        let twin = &pages[twin.expect("a twin")];
        let back = twin.first("a[hreflang]").and_then(|a| a.attr("href"));
        assert_eq!(back, Some(path.as_str()));
    }
}

#[rocket::async_test]
async fn the_answers_to_forms_are_whole_pages_in_both_languages() {
    for lang in ["", "/en"] {
        let town = Town::new().await;
        let pages = answers_to_forms(&town, lang).await;
        let status = |name: &str| pages[name].status.code;
        let statuses = [
            ("empty", 422),
            ("too young", 200),
            ("trapped", 422),
            ("done", 200),
            ("again", 409),
            ("changed", 409),
            ("stale", 422),
            ("foreign", 403),
            ("waiting", 200),
            ("not found", 404),
        ];
        for (name, expected) in statuses {
            assert_eq!(status(name), expected, "{lang} {name}");
        }
    }
}

#[rocket::async_test]
async fn no_two_pages_of_a_municipality_have_the_same_title() {
    let town = Town::new().await;
    let mut pages = every_page(&town).await;
    pages.retain(|path, _| !path.contains('?'));
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for (path, page) in &pages {
        if let Some(other) = titles.insert(page.title(), path) {
            twice.push(format!("«{}»: {other} and {path}", page.title()));
        }
    }
    assert!(twice.is_empty(), "\n{}\n", twice.join("\n"));
}

/// The help of these pages; only a half-filled form adds its code and a way to leave it.
fn helps<'a>(pages: impl IntoIterator<Item = &'a Page>, of: &str) -> BTreeSet<String> {
    pages
        .into_iter()
        .filter(|page| page.path.split(['/', '?']).any(|word| word == of))
        .filter_map(|page| {
            let help = page.first("#hjalp")?.html();
            let code = page.first(".app-help__code").map(|code| code.html());
            let stop = page.first(".app-help__own");
            let help = help
                .replace(&code.unwrap_or_default(), "")
                .replace(&stop.map(|way| way.html()).unwrap_or_default(), "");
            Some(help.replace("\n\n", "\n"))
        })
        .collect()
}

#[rocket::async_test]
async fn the_help_is_the_same_on_every_page_of_a_municipality() {
    let town = Town::new().await;
    let linked = every_page(&town).await;
    let answers = answers_to_forms(&town, "").await;
    let swedish = linked.values().filter(|p| !p.path.starts_with("/en"));
    let swedish: Vec<&Page> = swedish.chain(answers.values()).collect();
    assert_eq!(helps(swedish.iter().copied(), "kalmar").len(), 1);
    assert_eq!(helps(swedish.iter().copied(), "vastervik").len(), 1);
    let english = linked.values().filter(|p| p.path.starts_with("/en"));
    assert_eq!(helps(english, "kalmar").len(), 1);
}

#[test]
fn the_check_of_a_page_finds_what_it_is_there_for() {
    let page = |html: &str| {
        Page::new(
            Status::Ok,
            "/kalmar".to_owned(),
            Vec::new(),
            html.to_owned(),
        )
    };
    let said = |html: &str| page::check(&page(html)).join("\n");
    let whole = "<!DOCTYPE html><html lang=\"sv\"><head><title>En sida – Brygga</title>\
                 <meta name=\"viewport\" content=\"\"></head><body><header></header>\
                 <main><h1>En sida</h1>HERE</main><footer></footer></body></html>";
    assert_eq!(said(whole), "");
    for (wrong, complaint) in [
        ("<input name=\"namn\" id=\"f-namn\">", "has 0 labels"),
        (
            "<label for=\"f-namn\"> </label><input id=\"f-namn\">",
            "has 1 labels",
        ),
        ("<h1>Två</h1>", "it has 2 main headings"),
        ("<h3>Hopp</h3>", "«Hopp» skips a level"),
        (
            "<p id=\"a\"></p><p id=\"a\"></p>",
            "two things are called #a",
        ),
        ("<a href=\"/x\"></a>", "without words"),
        (
            "<a href=\"/x\">Läs</a><a href=\"/y\">Läs</a>",
            "leads to two places",
        ),
        ("<p style=\"color:red\"></p>", "<p> has style="),
        ("<p onclick=\"x()\"></p>", "<p> has onclick="),
        ("<script></script>", "it holds a script"),
        ("<details></details>", "something folded away"),
        ("<input type=\"range\">", "a slider"),
        (
            "<a href=\"#nowhere\">Dit</a>",
            "#nowhere, which is not there",
        ),
        (
            "<form method=\"post\"></form>",
            "a form without its own token",
        ),
        ("<ul> </ul>", "an empty list"),
        ("<img src=\"x\">", "a picture without words"),
        ("<div class=\"govuk-error-summary\"></div>", "disagree"),
    ] {
        let said = said(&whole.replace("HERE", wrong));
        assert!(said.contains(complaint), "{wrong}: {said}");
    }
    let english = said(&whole.replace("lang=\"sv\"", "lang=\"en\""));
    assert!(english.contains("its language"), "{english}");
    let refreshed = whole.replace(
        "<title>",
        "<meta http-equiv=\"refresh\" content=\"5\"><title>",
    );
    assert!(said(&refreshed).contains("a refresh"));
    let without_help = said(&whole.replace("Brygga", "Kalmar kommun"));
    assert!(without_help.contains("0 help boxes"), "{without_help}");
}
