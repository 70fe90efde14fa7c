//! What must be true of every page (criteria C9, C13, C16, C20 of the experience plan, WCAG 2.2).

use super::{Page, words};
use scraper::ElementRef;
use std::collections::{BTreeMap, BTreeSet};

/// What a page may not hold at all.
const BANNED: [(&str, &str); 12] = [
    ("script", "a script"),
    ("style", "styles of its own"),
    ("details", "something folded away"),
    ("iframe, object, embed", "something foreign"),
    ("input[type=range]", "a slider"),
    (
        "input[type=date], input[type=time], input[type=month]",
        "a calendar",
    ),
    ("input[type=number]", "a number that scrolls"),
    (
        "input[type=submit], input[type=image]",
        "a button that is no button",
    ),
    ("[draggable]", "something to drag"),
    ("meta[http-equiv]", "a refresh"),
    ("[target]", "a new window"),
    (
        "[tabindex]:not([tabindex=\"0\"]):not([tabindex=\"-1\"])",
        "an order of its own",
    ),
];

/// What is wrong with a page, one sentence each.
pub fn check(page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    head(page, &mut wrong);
    for (selector, what) in BANNED {
        if page.first(selector).is_some() {
            wrong.push(format!("it holds {what}"));
        }
    }
    attributes(page, &mut wrong);
    outline(page, &mut wrong);
    lists(page, &mut wrong);
    ids(page, &mut wrong);
    controls(page, &mut wrong);
    links(page, &mut wrong);
    help(page, &mut wrong);
    refusal(page, &mut wrong);
    let shown = |what| format!("{} ({}): {what}", page.path, page.status.code);
    wrong.into_iter().map(shown).collect()
}

fn head(page: &Page, wrong: &mut Vec<String>) {
    let english = page.path == "/en" || page.path.starts_with("/en/");
    let lang = page.first("html").and_then(|html| html.attr("lang"));
    let expected = if english { "en" } else { "sv" };
    if lang != Some(expected) {
        wrong.push(format!("its language is {lang:?}, not {expected}"));
    }
    if page.all("head > title").len() != 1 || page.title().chars().count() < 5 {
        wrong.push(format!("its title is «{}»", page.title()));
    }
    for landmark in ["header", "main", "footer"] {
        if page.all(&format!("body {landmark}")).len() != 1 {
            wrong.push(format!("it has not one {landmark}"));
        }
    }
    if page.first("meta[name=viewport]").is_none() {
        wrong.push("it does not fit a telephone".to_owned());
    }
}

fn attributes(page: &Page, wrong: &mut Vec<String>) {
    for element in page.all("*") {
        for (name, _) in element.value().attrs() {
            if name == "style" || name.starts_with("on") {
                wrong.push(format!("<{}> has {name}=", element.value().name()));
            }
        }
    }
    for picture in page.all("img:not([alt])") {
        wrong.push(format!("a picture without words: {}", picture.html()));
    }
}

fn outline(page: &Page, wrong: &mut Vec<String>) {
    let headings = page.all("h1, h2, h3, h4, h5, h6");
    let first = headings.iter().filter(|h| h.value().name() == "h1").count();
    if first != 1 {
        wrong.push(format!("it has {first} main headings"));
    }
    let in_main = page.all("main h1, main h2, main h3, main h4");
    let mut before = 0;
    for heading in in_main {
        let level = heading.value().name().as_bytes()[1] - b'0';
        // The error summary stands before the heading of the page.
        let summary = heading.attr("class") == Some("govuk-error-summary__title");
        if level > before + 1 && !summary {
            wrong.push(format!("«{}» skips a level", words(heading)));
        }
        before = if summary { before } else { level };
    }
    for heading in headings {
        if words(heading).is_empty() {
            wrong.push("a heading without words".to_owned());
        }
    }
}

/// A list that announces itself and then holds nothing.
fn lists(page: &Page, wrong: &mut Vec<String>) {
    for list in page.all("main ul, main ol, main dl") {
        if list.child_elements().next().is_none() {
            wrong.push("an empty list".to_owned());
        }
    }
}

fn ids(page: &Page, wrong: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for element in page.all("[id]") {
        let id = element.attr("id").unwrap_or_default();
        if !seen.insert(id) {
            wrong.push(format!("two things are called #{id}"));
        }
    }
    for (selector, attribute) in [
        ("[for]", "for"),
        ("[aria-describedby]", "aria-describedby"),
        ("[aria-labelledby]", "aria-labelledby"),
    ] {
        for element in page.all(selector) {
            for id in element.attr(attribute).unwrap_or_default().split(' ') {
                if !seen.contains(id) {
                    wrong.push(format!("{attribute} leads to #{id}, which is not there"));
                }
            }
        }
    }
    for link in page.all("a[href^=\"#\"]") {
        let id = link
            .attr("href")
            .unwrap_or_default()
            .trim_start_matches('#');
        if !seen.contains(id) {
            wrong.push(format!("a link leads to #{id}, which is not there"));
        }
    }
}

fn controls(page: &Page, wrong: &mut Vec<String>) {
    for control in page.all("input:not([type=hidden]), select, textarea") {
        let id = control.attr("id").unwrap_or_default();
        let labels = page.all(&format!("label[for=\"{id}\"]"));
        if labels.len() != 1 || labels.iter().any(|label| words(*label).is_empty()) {
            wrong.push(format!("{} has {} labels", control.html(), labels.len()));
        }
    }
    for button in page.all("button") {
        if words(button).is_empty() || button.attr("type") != Some("submit") {
            wrong.push(format!("an odd button: {}", button.html()));
        }
    }
    for form in page.all("form[method=post]") {
        let tokens = form.descendent_elements().filter(|e| {
            e.attr("name") == Some("csrf") && e.attr("value").is_some_and(|v| !v.is_empty())
        });
        if tokens.count() != 1 {
            wrong.push("a form without its own token".to_owned());
        }
    }
}

fn links(page: &Page, wrong: &mut Vec<String>) {
    let mut leads: BTreeMap<String, &str> = BTreeMap::new();
    for link in page.all("a") {
        let text = words(link);
        let Some(href) = link.attr("href").filter(|href| !href.is_empty()) else {
            wrong.push(format!("«{text}» leads nowhere"));
            continue;
        };
        if text.is_empty() {
            wrong.push(format!("a link to {href} without words"));
        }
        let before = leads.insert(text.clone(), href);
        if before.is_some_and(|before| before != href) && !is_in_summary(link) {
            wrong.push(format!("«{text}» leads to two places"));
        }
    }
}

fn is_in_summary(link: ElementRef<'_>) -> bool {
    link.attr("href")
        .is_some_and(|href| href.starts_with("#f-"))
}

/// Every page of a municipality has the same help, last before the footer (WCAG 3.2.6).
fn help(page: &Page, wrong: &mut Vec<String>) {
    let without = page.title().ends_with("– Brygga");
    let boxes = page.all("#hjalp");
    let expected = usize::from(!without);
    if boxes.len() != expected {
        wrong.push(format!("it has {} help boxes", boxes.len()));
    }
    for help in boxes {
        let calls = help.descendent_elements().filter(|e| {
            e.attr("href")
                .is_some_and(|href| href.starts_with("tel:+46"))
        });
        if calls.count() != 1 {
            wrong.push("its help has no number to call".to_owned());
        }
    }
}

/// A form that was refused says so first, and each fault leads to its field (WCAG 3.3.1).
fn refusal(page: &Page, wrong: &mut Vec<String>) {
    let summary = page.first(".govuk-error-summary");
    let says = page.title().starts_with("Fel: ") || page.title().starts_with("Error: ");
    if summary.is_some() != says {
        wrong.push("its title and its error summary disagree".to_owned());
    }
    // What could not be kept or sent is said in the same place as what was typed wrong.
    if summary.is_some() && !matches!(page.status.code, 409 | 422 | 429 | 500 | 503) {
        wrong.push("a refused form with the status of a page".to_owned());
    }
    for line in page.all(".govuk-error-summary__list a") {
        let id = line
            .attr("href")
            .unwrap_or_default()
            .trim_start_matches('#');
        let at_field = page.words_of(&format!("[id=\"{id}-error\"]"));
        if !at_field.ends_with(&words(line)) {
            wrong.push(format!("«{}» is not said at its field", words(line)));
        }
        let at = format!("[aria-describedby~=\"{id}-error\"]");
        if page.first(&at).is_none() {
            wrong.push(format!("the field #{id} does not tell its fault"));
        }
    }
}
