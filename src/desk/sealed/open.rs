//! `/skyddade`: whose protected identity, and why?

use super::{PATH, Reader, reason_in_words};
use crate::{
    accounts::{Answered, EditPage, Sealed, StaffForm, Tools, Workplace},
    audit::By,
    desk::word::booking_word_in,
    kernel::{BookingWord, ReadingId},
    locale::Text,
    registrations::sealed_of_word,
    residents::{Reason, Why, open_sealed},
    store::{Fault, Outcome, Store},
    web::{
        Here, Keys, Limit, PageResult, Reading,
        form::{Answer, Choice, Entry, Field, Section},
        parts::Link,
    },
};
use rocket::{get, post, response::Redirect};

const WORD: &str = "bokningsord";
const REASON: &str = "skal";
const WORDS: &str = "egna";

/// A reason in one's own words is no longer.
const LONGEST: usize = 200;

/// So many words that lead nowhere one reader may try.
const FAILED: Limit = Limit {
    purpose: "sealed-opening",
    burst: 10,
    per_day: 20,
};

/// Why nothing was opened.
enum NotOpened {
    /// The word is nobody's who is protected.
    Nobody,
    /// Too many words have led nowhere.
    TooMany,
}

/// `GET /<municipality>/skyddade`: the questions.
#[get("/<_>/skyddade")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::desk) fn ask(work: Reader<'_>) -> PageResult {
    edit(&work, sections(work.text())).show()
}

/// `POST /<municipality>/skyddade`: it is opened, and that is written down.
#[post("/<_>/skyddade", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Sealed>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let (text, code) = (work.text(), work.municipality()?);
    let asked = sections(text);
    let mut read = Reading::of(&typed, text, &asked);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let reason = read.parsed(REASON, Reason::from_code, text.sealed_missing_reason());
    let words = read.line(WORDS, LONGEST, text.sealed_missing_words());
    if read.is_empty(WORD) {
        read.state.refuse(WORD, text.sealed_nobody());
    }
    let given_to = booking_word_in(read.raw(WORD));
    let (Some(reason), Some(words), true) = (reason, words, read.state.is_valid()) else {
        return edit(&work, asked).refused(&typed, &read.state);
    };
    let why = Why {
        reader: work.allowed.account.id,
        reason,
        words,
    };
    let actor = work.actor();
    let by = work.by(&actor, &code);
    match open(work.store(), work.tools.keys, &by, given_to, &why).await? {
        Ok(id) => Ok(Ok(Redirect::to(work.to(&format!("{PATH}/{id}"))))),
        Err(not) => {
            let words = match not {
                NotOpened::Nobody => text.sealed_nobody(),
                NotOpened::TooMany => text.web_too_many_words(),
            };
            read.state.refuse(WORD, words);
            edit(&work, asked).refused(&typed, &read.state)
        }
    }
}

/// Opens whom the word was given to, in one unit with the row that says so. A word that leads nowhere leaves its
/// trace too, and counts.
async fn open(
    store: &Store,
    keys: &Keys,
    by: &By<'_>,
    word: Option<BookingWord>,
    why: &Why,
) -> Result<Result<ReadingId, NotOpened>, Fault> {
    let reader = why.reader.to_string();
    if !FAILED.has(store, keys, &reader, by.now).await? {
        return Ok(Err(NotOpened::TooMany));
    }
    store
        .write(|unit| {
            let reader = &reader;
            async move {
                let whose = match word {
                    Some(word) => sealed_of_word(unit.db(), by.municipality, word).await?,
                    None => None,
                };
                if let Some(whose) = whose {
                    return match open_sealed(&unit, by, whose, why).await {
                        Ok(id) => Ok(Ok(id)),
                        Err(Outcome::Fault(fault)) => Err(fault),
                        Err(_) => Err(Fault::new("a protected registration of nobody")),
                    };
                }
                if !FAILED.take_in(&unit, keys, reader, by.now).await? {
                    return Ok(Err(NotOpened::TooMany));
                }
                by.record(&unit, "sealed.not_found", &[]).await?;
                Ok(Err(NotOpened::Nobody))
            }
        })
        .await
}

fn edit<'r>(work: &Reader<'r>, sections: Vec<Section>) -> EditPage<'r> {
    let text = work.text();
    let back = Link::new(text.sealed_readings(), work.to("skyddade/lasningar"));
    EditPage::new(work, text.sealed_open(), back, PATH, sections)
        .lead(text.sealed_open_lead())
        .button(text.sealed_open_button())
}

fn sections(text: Text) -> Vec<Section> {
    let reasons =
        Reason::ALL.map(|reason| Answer::new(reason.code(), reason_in_words(text, reason)));
    vec![Section::plain(vec![
        Field::new(WORD, text.sealed_ask_word(), Entry::Text)
            .about_another()
            .into(),
        Choice::radios(REASON, text.sealed_ask_reason(), reasons.into()).into(),
        Field::new(WORDS, text.sealed_ask_words(), Entry::Text)
            .hint(text.sealed_words_hint())
            .into(),
    ])]
}
