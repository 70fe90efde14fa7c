//! Everything that can be changed, with where it is shown.

use super::{Keeper, SUBJECTS, path_of, shown_where, title_of};
use crate::{
    accounts::Nav,
    web::{Frame, Page, PageResult, form::Words, parts::Link},
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "settings/overview.html")]
struct Overview<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    title: String,
    done: Option<String>,
    /// The way to each subject, and where it is shown.
    rows: Vec<(Link, String)>,
}

/// `GET /<municipality>/installningar`: what can be changed.
#[get("/<_>/installningar?<klart>")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::settings) fn show(place: Keeper<'_>, klart: Option<&str>) -> PageResult {
    let text = place.text();
    let row = |subject| {
        let link = Link::new(title_of(text, subject), place.to(path_of(subject)));
        (link, shown_where(text, subject))
    };
    Page::show(&Overview {
        frame: place.frame,
        nav: place.nav(),
        words: place.frame.form_words(),
        title: text.settings_title(place.place.name.as_str()),
        done: match klart {
            Some("sparat") => Some(text.settings_done()),
            Some("manader") => Some(text.settings_done_months()),
            _ => None,
        },
        rows: SUBJECTS.map(row).into(),
    })
}
