//! Checks the HTML of the form macros: what a screen reader and a keyboard meet.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use askama::Template;
use scraper::{Html, Selector};

use super::{Answer, Choice, Entry, ErrorSummary, Field, FormState, Words};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "_parts/form.html" as form %}
{%- call form::post("/kalmar/anmalan", "tecken", "nyckel-1") %}
{{ form::error_summary(summary, words) }}
{{ form::text_field(name, words) }}
{{ form::choices(who, words) }}
{% endcall %}"#
)]
struct Question {
    summary: Option<ErrorSummary>,
    name: Field,
    who: Choice,
    words: Words,
}

fn question(state: &FormState) -> Question {
    let who = Choice::radios(
        "vem",
        "Vem?",
        vec![Answer::new("jag", "Jag"), Answer::new("du", "Du")],
    )
    .filled(state);
    let name = Field::new("namn", "Vad heter du?", Entry::Name)
        .hint("För- och efternamn")
        .as_heading()
        .filled(state);
    let words = Words {
        error: "Fel:".into(),
        problem: "Något behöver rättas".into(),
        important: "Viktigt".into(),
        done: "Klart".into(),
    };
    Question {
        summary: ErrorSummary::of(state, &[&name, &who]),
        name,
        who,
        words,
    }
}

fn html(state: &FormState) -> Html {
    Html::parse_fragment(&question(state).render().unwrap())
}

fn refused() -> FormState {
    let mut state = FormState::default();
    state.typed("namn", "<Anna> & \"Lind\"");
    state.refuse("namn", "Skriv ditt namn");
    state.refuse("vem", "Välj vem");
    state
}

fn attribute(page: &Html, css: &str, name: &str) -> String {
    let selector = Selector::parse(css).unwrap();
    page.select(&selector)
        .next()
        .unwrap()
        .attr(name)
        .unwrap()
        .to_owned()
}

fn text(page: &Html, css: &str) -> String {
    let selector = Selector::parse(css).unwrap();
    let words: String = page.select(&selector).next().unwrap().text().collect();
    words.trim().to_owned()
}

fn count(page: &Html, css: &str) -> usize {
    page.select(&Selector::parse(css).unwrap()).count()
}

#[test]
fn every_control_has_a_label_of_its_own() {
    let page = html(&FormState::default());
    assert_eq!(text(&page, "h1 > label[for=f-namn]"), "Vad heter du?");
    assert_eq!(text(&page, "label[for=f-vem]"), "Jag");
    assert_eq!(text(&page, "label[for=f-vem-2]"), "Du");
    assert_eq!(attribute(&page, "input#f-namn", "autocomplete"), "name");
    assert_eq!(
        attribute(&page, "input#f-namn", "aria-describedby"),
        "f-namn-hint"
    );
}

#[test]
fn a_form_posts_with_its_guards_to_where_the_summary_is() {
    let page = html(&FormState::default());
    assert_eq!(attribute(&page, "form", "action"), "/kalmar/anmalan#fel");
    assert_eq!(count(&page, "form[novalidate]"), 1);
    assert_eq!(attribute(&page, "input[name=csrf]", "value"), "tecken");
    assert_eq!(attribute(&page, "input[name=nyckel]", "value"), "nyckel-1");
    assert_eq!(count(&page, "[required], [maxlength], script, [style]"), 0);
}

#[test]
fn a_form_without_faults_shows_none() {
    let page = html(&FormState::default());
    assert_eq!(count(&page, "#fel, .govuk-error-message"), 0);
}

#[test]
fn the_summary_takes_the_focus_and_repeats_what_stands_at_the_fields() {
    let page = html(&refused());
    assert_eq!(attribute(&page, "#fel", "tabindex"), "-1");
    assert_eq!(count(&page, "#fel[autofocus]"), 1);
    assert_eq!(text(&page, "#fel a[href='#f-namn']"), "Skriv ditt namn");
    assert_eq!(text(&page, "#f-namn-error"), "Fel: Skriv ditt namn");
    assert_eq!(text(&page, "#fel a[href='#f-vem']"), "Välj vem");
    assert_eq!(
        attribute(&page, "fieldset", "aria-describedby"),
        "f-vem-error"
    );
}

#[test]
fn what_was_typed_comes_back_word_for_word_and_harmless() {
    let written = question(&refused()).render().unwrap();
    assert!(!written.contains("<Anna>"));
    assert_eq!(
        attribute(&Html::parse_fragment(&written), "input#f-namn", "value"),
        "<Anna> & \"Lind\""
    );
}
