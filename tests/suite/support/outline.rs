//! A page as somebody who cannot see it finds it: landmarks, headings, fields, buttons and links.

use super::page::{Page, words};
use scraper::ElementRef;

/// The outline of a page, one line for each thing.
pub fn of(page: &Page) -> String {
    let mut lines = vec![format!("{}", page.status)];
    if let Some(body) = page.first("body") {
        walk(page, body, 0, &mut lines);
    }
    lines.join("\n")
}

/// The same without what stands around every page: what is between the header and the help.
pub fn of_main(page: &Page) -> String {
    let mut lines = vec![format!("{} {}", page.status.code, page.title())];
    if let Some(main) = page.first("main") {
        walk(page, main, 0, &mut lines);
    }
    lines.join("\n")
}

fn walk(page: &Page, element: ElementRef<'_>, depth: usize, lines: &mut Vec<String>) {
    for child in element.child_elements() {
        let (line, inside) = told(page, child);
        let deeper = depth + usize::from(line.is_some() && inside);
        if let Some(line) = line {
            lines.push(format!("{}{line}", "  ".repeat(depth)));
        }
        if inside {
            walk(page, child, deeper, lines);
        }
    }
}

/// How a thing is told, if it is, and whether there is more inside it.
fn told(page: &Page, element: ElementRef<'_>) -> (Option<String>, bool) {
    let text = || words(element);
    match element.value().name() {
        "header" => (Some("banner".to_owned()), true),
        "main" => (Some("main".to_owned()), true),
        "footer" => (Some("contentinfo".to_owned()), true),
        "nav" => {
            let name = element.attr("aria-label").unwrap_or_default();
            (Some(format!("navigation «{name}»")), true)
        }
        "section" => {
            let id = element.attr("aria-labelledby").unwrap_or_default();
            let name = page.words_of(&format!("[id=\"{id}\"]"));
            (Some(format!("region «{name}»")), true)
        }
        "form" => (Some("form".to_owned()), true),
        "fieldset" => (Some(group(page, element)), true),
        "h1" | "h2" | "h3" => {
            let level = &element.value().name()[1..];
            (Some(format!("heading {level} «{}»", text())), false)
        }
        "a" => {
            let current = element.attr("aria-current").map_or("", |_| ", chosen");
            (Some(format!("link «{}»{current}", text())), false)
        }
        "button" => (Some(format!("button «{}»", text())), false),
        "input" if element.attr("type") == Some("hidden") => (None, false),
        "input" | "select" | "textarea" => (Some(field(page, element)), false),
        _ if element.attr("aria-hidden") == Some("true") => (None, false),
        _ if element.attr("role") == Some("alert") => (Some("alert".to_owned()), true),
        _ => (None, true),
    }
}

fn group(page: &Page, element: ElementRef<'_>) -> String {
    let legend = element
        .child_elements()
        .find(|e| e.value().name() == "legend");
    let legend = legend.map(words).unwrap_or_default();
    format!("group «{legend}»{}", help(page, element))
}

fn field(page: &Page, element: ElementRef<'_>) -> String {
    let id = element.attr("id").unwrap_or_default();
    let label = page.words_of(&format!("label[for=\"{id}\"]"));
    let chosen = element.attr("checked").map_or("", |_| ", chosen");
    format!("field «{label}»{chosen}{}", help(page, element))
}

/// What a field or a group is described by.
fn help(page: &Page, element: ElementRef<'_>) -> String {
    let described = element.attr("aria-describedby").unwrap_or_default();
    let ids = described.split(' ').filter(|id| !id.is_empty());
    ids.fold(String::new(), |help, id| {
        help + " – " + &page.words_of(&format!("[id=\"{id}\"]"))
    })
}
