//! One programme as those read it who choose a session.

use super::{Planner, the_programme};
use crate::{
    accounts::Nav,
    locale::Words,
    programmes::Facts,
    web::{Frame, Page, PageResult, form::Words as FormWords, parts::Link},
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "programmes/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: FormWords,
    back: Link,
    done: Option<String>,
    name: String,
    audience: String,
    summary: String,
    bring: Vec<String>,
    do_not_bring: Vec<String>,
    preparation: Option<String>,
    /// Said when a text is missing in English.
    missing: Option<String>,
    change: Link,
}

/// `GET /<municipality>/kurser/<id>`: one programme.
#[get("/<_>/kurser/<id>?<klart>", rank = 2)]
pub(in crate::programmes) async fn show(
    place: Planner<'_>,
    id: &str,
    klart: Option<&str>,
) -> PageResult {
    let programme = the_programme(&place, id).await?;
    let text = place.text();
    let facts = &programme.facts;
    let said = |words: &Words| words.of(text.lang()).to_owned();
    Page::show(&Show {
        frame: place.frame,
        nav: place.nav(),
        words: place.frame.form_words(),
        back: Link::new(text.programmes_title(), place.to("kurser")),
        done: (klart == Some("sparat")).then(|| text.accounts_done_saved()),
        name: said(&facts.name),
        audience: text.programmes_for(i32::from(programme.minimum_age)),
        summary: said(&facts.summary),
        bring: facts.bring.iter().map(said).collect(),
        do_not_bring: facts.do_not_bring.iter().map(said).collect(),
        preparation: facts.preparation.as_ref().map(said),
        missing: lacks_english(facts).then(|| text.programmes_english_missing()),
        change: Link::new(
            text.programmes_change(),
            place.to(&format!("kurser/{}/andra", programme.id)),
        ),
    })
}

fn lacks_english(facts: &Facts) -> bool {
    let mut all = [&facts.name, &facts.summary]
        .into_iter()
        .chain(&facts.bring)
        .chain(&facts.do_not_bring)
        .chain(&facts.preparation);
    all.any(|words| words.en.is_empty())
}
