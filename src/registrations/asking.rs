//! The form of a round on its way: shown, refused, shown again with everything that was typed.

use super::{
    form::{self, Questions},
    notices, shown,
    tools::Tools,
};
use crate::{
    locale::{capitalised, unbroken},
    rounds::Round,
    web::{
        Frame, Here, Page, PageResult, Visit,
        form::{ErrorSummary, FormState, Words},
    },
};
use askama::Template;
use rocket::http::Status;

#[derive(Template)]
#[template(path = "registrations/new.html")]
struct New<'a> {
    frame: &'a Frame,
    title: String,
    words: Words,
    summary: Option<ErrorSummary>,
    questions: Questions,
    when: String,
    place: String,
    /// What pressing the button leads to, when that is a place in line.
    full: Option<String>,
    button: String,
    action: String,
    back: String,
    csrf: String,
    key: String,
}

/// What a refused form needs to come back as it was.
pub(super) struct Again {
    pub(super) action: String,
    pub(super) csrf: String,
    pub(super) key: String,
    /// Name and value of each field.
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) text: String,
}

/// One form on its way: everything that showing it again takes.
pub(super) struct Asking<'a> {
    pub(super) here: &'a Here<'a>,
    pub(super) tools: &'a Tools<'a>,
    pub(super) visit: &'a Visit,
    pub(super) round: &'a Round,
    pub(super) key: String,
}

impl Asking<'_> {
    /// The form with what was typed and what is wrong.
    pub(super) async fn show(&self, status: Status, state: &FormState) -> PageResult {
        let frame = self.here.frame;
        let text = frame.text;
        let questions = Questions::ask(text, state);
        let summary = questions.summary(state);
        let sites = notices::sites_of(self.tools.store.read(), self.round).await?;
        let room = super::finding::room_left(self.tools.store, self.round).await?;
        let page = New {
            frame,
            title: text.registrations_new_title_for(
                text.days(&self.round.days()),
                self.round.number.to_string(),
            ),
            words: words(frame),
            summary,
            questions,
            when: unbroken(&capitalised(&shown::when(text, self.round))),
            place: sites.first().map(shown::place_line).unwrap_or_default(),
            full: (room == 0).then(|| text.registrations_full_now()),
            button: if room == 0 {
                text.registrations_send_line()
            } else {
                text.registrations_send()
            },
            action: self.action(),
            back: frame.links.to(&format!("traffar/{}", self.round.number)),
            csrf: self.visit.token(self.tools.keys, self.tools.chance),
            key: self.key.clone(),
        };
        Page::with_status(status, &page)
    }

    /// The way back to the form from a page that said no.
    pub(super) fn again(&self, state: &FormState) -> Again {
        Again {
            action: self.action(),
            csrf: self.visit.token(self.tools.keys, self.tools.chance),
            key: self.key.clone(),
            fields: form::FIELDS
                .iter()
                .map(|name| (*name, state.value(name).unwrap_or_default().to_owned()))
                .collect(),
            text: self.here.frame.text.registrations_change_answers(),
        }
    }

    fn action(&self) -> String {
        let path = format!("traffar/{}/anmalan", self.round.number);
        self.here.frame.links.to(&path)
    }
}

/// The words of the form parts.
pub(super) fn words(frame: &Frame) -> Words {
    let text = frame.text;
    Words {
        error: text.web_error_prefix(),
        problem: text.web_error_summary(),
        important: text.web_important(),
        done: text.web_done(),
    }
}
