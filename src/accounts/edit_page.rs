//! A page that is one long form about one thing: shown, refused, or overtaken by another's save.

use super::{nav::Nav, queries, rights::Grantable, workplace::Workplace};
use crate::{
    audit::{self, Actor, Past},
    kernel::{MunicipalityCode, Version},
    locale::Text,
    store::{Fault, Store},
    web::{
        Failure, Frame, Page, PageResult, Typed,
        form::{ErrorSummary, FormState, Part, Section, Words},
        parts::{FactRow, Link},
    },
};
use askama::Template;
use rocket::{http::Status, response::Redirect};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The field that carries how the thing stood when the page was opened.
pub const VERSION_FIELD: &str = "utgava";

/// A page, or another one that shows what was done.
pub type Answered = Result<Result<Redirect, Page>, Failure>;

/// A page that is one form about one thing.
///
/// A handler builds it from the thing as it stands, and then shows it ([`EditPage::show`]), shows it
/// with what is wrong ([`EditPage::refused`]) or, when the verb has found that the thing is no longer
/// what it was when the page was opened, with what another has saved ([`EditPage::overtaken`]).
#[derive(Template)]
#[template(path = "accounts/edit.html")]
pub struct EditPage<'r> {
    frame: &'r Frame,
    nav: Nav,
    csrf: String,
    key: String,
    title: String,
    back: Link,
    lead: Vec<String>,
    words: Words,
    summary: Option<ErrorSummary>,
    theirs: Option<Vec<FactRow>>,
    sections: Vec<Section>,
    action: String,
    version: String,
    button: String,
    deed: Option<Deed>,
}

/// Something else that can be done with the thing.
struct Deed {
    about: String,
    word: &'static str,
    button: String,
}

/// The version that a form carries.
#[must_use]
pub fn sent_version(typed: &Typed) -> Version {
    Version::sent(typed.text(VERSION_FIELD))
}

impl<'r> EditPage<'r> {
    /// A form under a title. `action` is its Swedish path under the municipality, `back` where it was
    /// opened from.
    #[must_use]
    pub fn new<R: Grantable>(
        place: &Workplace<'r, R>,
        title: String,
        back: Link,
        action: &str,
        sections: Vec<Section>,
    ) -> Self {
        Self {
            frame: place.frame,
            nav: place.nav(),
            csrf: place.csrf(),
            key: place.form_key(),
            title,
            back,
            lead: Vec::new(),
            words: place.frame.form_words(),
            summary: None,
            theirs: None,
            sections,
            action: place.to(action),
            version: String::new(),
            button: place.text().accounts_save(),
            deed: None,
        }
    }

    /// With something else that can be done with the thing, in a form of its own under the first: the
    /// same address gets `word` in the field `gor`.
    #[must_use]
    pub fn deed(mut self, about: String, word: &'static str, button: String) -> Self {
        self.deed = Some(Deed {
            about,
            word,
            button,
        });
        self
    }

    /// With a paragraph above the form: where what is changed here is seen.
    #[must_use]
    pub fn lead(mut self, lead: String) -> Self {
        self.lead.push(lead);
        self
    }

    /// With how the thing stands, for a thing that is there.
    #[must_use]
    pub fn version(mut self, version: &Version) -> Self {
        self.version = version.to_string();
        self
    }

    /// Other words on the button than «Spara».
    #[must_use]
    pub fn button(mut self, button: String) -> Self {
        self.button = button;
        self
    }

    /// The page as it is opened.
    ///
    /// # Errors
    /// A [`Failure`] when it cannot be written.
    pub fn show(self) -> PageResult {
        Page::show(&self)
    }

    /// The page with what was typed and what is wrong with it, 422. It carries the version that was
    /// sent, so that a save after it is still held against the state that was seen first.
    ///
    /// # Errors
    /// A [`Failure`] when it cannot be written.
    pub fn refused(self, typed: &Typed, state: &FormState) -> Answered {
        let version = sent_version(typed);
        let page = self.filled(state).version(&version);
        Page::refuse(&page).map(Err)
    }

    /// The page with what was typed and beside it what another has saved meanwhile, 409. Sending it
    /// again saves over that, knowingly. `state` holds what was typed, and nothing that is wrong; the
    /// page must be built from the thing as it was read after the verb refused, since the other may have
    /// saved between the two.
    ///
    /// # Errors
    /// A [`Failure`] when it cannot be written.
    pub fn overtaken(self, mut state: FormState, who: &str) -> Answered {
        let text = self.frame.text;
        state.refuse_all(text.accounts_overtaken(who));
        let saved = self.sections.clone();
        let mut page = self.filled(&state);
        page.theirs = Some(differences(text, &saved, &page.sections));
        Page::with_status(Status::Conflict, &page).map(Err)
    }

    fn filled(mut self, state: &FormState) -> Self {
        let sections = self.sections.into_iter();
        self.sections = sections.map(|section| section.filled(state)).collect();
        let questions = self.sections.iter().flat_map(|section| &section.questions);
        let parts: Vec<&dyn Part> = questions.map(|question| question as &dyn Part).collect();
        self.summary = ErrorSummary::of(state, &parts);
        self
    }
}

/// The questions of which the answer that is saved is not the one that was typed, with what is saved.
fn differences(text: Text, saved: &[Section], typed: &[Section]) -> Vec<FactRow> {
    let saved = saved.iter().flat_map(|section| &section.questions);
    let typed = typed.iter().flat_map(|section| &section.questions);
    let different = saved.zip(typed).filter(|(a, b)| a.answer() != b.answer());
    different
        .map(|(saved, _)| FactRow {
            key: saved.label().to_owned(),
            value: match saved.answer() {
                empty if empty.is_empty() => text.accounts_overtaken_empty(),
                answer => answer,
            },
            change: None,
        })
        .collect()
}

/// What whoever last did something with a thing is called on a page.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn last_hand(store: &Store, text: Text, thing: Uuid) -> Result<String, Fault> {
    let past = audit::history(store.read(), thing, 1).await?;
    hand(store.read(), text, past.first()).await
}

/// The same where more than one thing is done with it: who last did one of these.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn last_hand_of(
    store: &Store,
    text: Text,
    thing: Uuid,
    codes: &[&str],
) -> Result<String, Fault> {
    let past = audit::latest_of(store.read(), thing, codes).await?;
    hand(store.read(), text, past.as_ref()).await
}

/// The same for what has no id of its own: who last did what has this code in a municipality.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn last_hand_in(
    store: &Store,
    text: Text,
    municipality: &MunicipalityCode,
    code: &str,
) -> Result<String, Fault> {
    let past = audit::latest(store.read(), municipality, code).await?;
    hand(store.read(), text, past.as_ref()).await
}

async fn hand(db: &impl ConnectionTrait, text: Text, past: Option<&Past>) -> Result<String, Fault> {
    let name = match past.and_then(|past| past.actor.as_ref()) {
        Some(Actor::Staff(id)) => queries::name_of(db, *id).await?,
        _ => None,
    };
    Ok(name.unwrap_or_else(|| text.accounts_by_somebody_else()))
}
