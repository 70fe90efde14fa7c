//! A page that is one form in one or more steps: questions, what stands in the way, and buttons.

use super::{
    clash_words,
    office::Office,
    questions::{WHY, why},
    refusal_words::{refusal_in_words, refuse},
};
use crate::{
    accounts::{Nav, VERSION_FIELD},
    kernel::Version,
    locale::Text,
    rounds::{Clash, Refusal},
    web::{
        Frame, KEY_FIELD, Page, PageResult, Reading,
        form::{ErrorSummary, FormState, Part, Section, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::http::Status;

/// The field that tells which button was pressed.
pub(super) const STEP: &str = "steg";
/// The word of the button that does it.
pub(super) const DO: &str = "gor";

/// A page that is one form.
#[derive(Template)]
#[template(path = "rounds/form.html")]
pub(super) struct FormPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    lead: Vec<String>,
    warning: Option<String>,
    notes: Vec<Note>,
    words: Words,
    summary: Option<ErrorSummary>,
    sections: Vec<Section>,
    hidden: Vec<(&'static str, String)>,
    action: String,
    csrf: String,
    buttons: Vec<Button>,
}

/// Something to know before the button is pressed.
pub(super) struct Note {
    /// What it is about.
    pub(super) title: String,
    /// A line each.
    pub(super) lines: Vec<String>,
    /// What stands in the way.
    pub(super) in_the_way: Vec<InTheWay>,
}

/// A clash, and whether it can be overruled.
pub(super) struct InTheWay {
    tag: Tag,
    words: String,
}

impl InTheWay {
    /// Each clash in words.
    pub(super) fn all(text: Text, clashes: &[Clash]) -> Vec<Self> {
        let tag = |clash: &Clash| {
            let (text, colour) = if clash.is_hard() {
                (text.planning_tag_hard(), "red")
            } else {
                (text.planning_tag_soft(), "yellow")
            };
            Tag { text, colour }
        };
        let one = |clash| Self {
            tag: tag(clash),
            words: clash_words::clash(text, clash),
        };
        clashes.iter().map(one).collect()
    }
}

/// A button; the first of a page is the green one.
pub(super) struct Button {
    pub(super) text: String,
    /// What the server is told.
    pub(super) step: &'static str,
    /// Whether it takes something away.
    pub(super) warns: bool,
}

impl Button {
    pub(super) fn new(text: String, step: &'static str) -> Self {
        Self {
            text,
            step,
            warns: false,
        }
    }

    /// As one that takes something away.
    pub(super) fn warning(mut self) -> Self {
        self.warns = true;
        self
    }
}

impl<'a> FormPage<'a> {
    /// A form with its buttons. `action` and `back` are addresses.
    pub(super) fn new(
        office: &Office<'a>,
        title: String,
        back: Link,
        action: String,
        buttons: Vec<Button>,
    ) -> Self {
        Self {
            frame: office.frame(),
            nav: office.work.nav(),
            back,
            title,
            lead: Vec::new(),
            warning: None,
            notes: Vec::new(),
            words: office.frame().form_words(),
            summary: None,
            sections: Vec::new(),
            hidden: Vec::new(),
            action,
            csrf: office.work.csrf(),
            buttons,
        }
    }

    /// With a paragraph above the form.
    pub(super) fn lead(mut self, line: String) -> Self {
        self.lead.push(line);
        self
    }

    /// With what to know before the button is pressed.
    pub(super) fn note(self, title: String, lines: Vec<String>) -> Self {
        self.clashing(title, lines, Vec::new())
    }

    /// The same, with what stands in the way of it.
    pub(super) fn clashing(
        mut self,
        title: String,
        lines: Vec<String>,
        in_the_way: Vec<InTheWay>,
    ) -> Self {
        self.notes.push(Note {
            title,
            lines,
            in_the_way,
        });
        self
    }

    /// With what must be seen before all else.
    pub(super) fn warning(mut self, said: Option<String>) -> Self {
        self.warning = said;
        self
    }

    /// With how the thing stood that the page shows.
    pub(super) fn version(self, version: &Version) -> Self {
        self.carrying(vec![(VERSION_FIELD, version.to_string())])
    }

    /// With the key that makes a double press count once.
    pub(super) fn making(self, office: &Office<'_>) -> Self {
        self.carrying(vec![(KEY_FIELD, office.work.form_key())])
    }

    /// With what goes along unseen.
    pub(super) fn carrying(mut self, hidden: Vec<(&'static str, String)>) -> Self {
        self.hidden.extend(hidden);
        self
    }

    /// With its questions, what was typed in them and what is wrong.
    pub(super) fn asking(mut self, sections: Vec<Section>, state: &FormState) -> Self {
        let sections = sections.into_iter();
        self.sections = sections.map(|section| section.filled(state)).collect();
        let questions = self.sections.iter().flat_map(|section| &section.questions);
        let parts: Vec<&dyn Part> = questions.map(|question| question as &dyn Part).collect();
        self.summary = ErrorSummary::of(state, &parts);
        self
    }

    /// Shown again with what was refused, if a verb has refused: what stands in the way, and then why it is
    /// done all the same, which is only asked when something has stood in the way.
    pub(super) fn refused(
        mut self,
        text: Text,
        mut sections: Vec<Section>,
        mut read: Reading<'_>,
        refused: Option<&Refusal>,
    ) -> PageResult {
        let clashes = matches!(refused, Some(Refusal::Clashes(_)));
        if let Some(refused) = refused {
            if clashes {
                self = self.note(text.planning_in_the_way(), refusal_in_words(text, refused));
            }
            refuse(text, refused, &mut read.state);
        }
        if clashes || !read.is_empty(WHY) {
            sections.push(Section::titled(text.planning_overrule(), vec![why(text)]));
        }
        self.asking(sections, &read.state).refuse()
    }

    pub(super) fn show(self) -> PageResult {
        Page::show(&self)
    }

    /// Shown again, since something is wrong.
    pub(super) fn refuse(self) -> PageResult {
        Page::with_status(Status::UnprocessableEntity, &self)
    }

    /// Shown again, since another has changed the thing meanwhile.
    pub(super) fn overtaken(self) -> PageResult {
        Page::with_status(Status::Conflict, &self)
    }
}
