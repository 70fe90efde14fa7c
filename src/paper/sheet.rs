//! What is to be printed.

use super::{source, typeset::NotPrinted, wording};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use typst::syntax::Source;

/// The kinds of paper there are, each with a source of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A round on a notice board.
    Poster,
}

impl Kind {
    /// The file in `letters/`.
    fn file(self) -> &'static str {
        match self {
            Self::Poster => "poster.typ",
        }
    }
}

/// What a document says of itself.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its language, as in `lang` of a page: `sv`, `en`.
    pub lang: &'a str,
    /// Its title, which a reader shows and says first.
    pub title: &'a str,
    /// Who stands behind it.
    pub author: &'a str,
    /// The day it is from.
    pub day: NaiveDate,
}

/// A paper that is ready to be typeset: a kind, what it says of itself, and its data.
#[derive(Debug, Clone)]
pub struct Paper {
    pub(super) source: Source,
    pub(super) day: NaiveDate,
    /// The file that the source reads.
    pub(super) data: Vec<u8>,
}

impl Paper {
    /// A paper of a kind with its data, every text of which is made fit to be set.
    ///
    /// # Errors
    /// [`NotPrinted::Broken`] when the data cannot be written as JSON.
    pub fn new(kind: Kind, about: About<'_>, data: &impl Serialize) -> Result<Self, NotPrinted> {
        let source = source::of(kind.file()).ok_or_else(|| NotPrinted::broken("no such source"))?;
        Self::of_source(source, about, data)
    }

    pub(super) fn of_source(
        source: Source,
        about: About<'_>,
        data: &impl Serialize,
    ) -> Result<Self, NotPrinted> {
        let unwritten = |e: serde_json::Error| NotPrinted::broken(format!("writing the data: {e}"));
        let data = serde_json::to_value(data).map_err(unwritten)?;
        let whole = json!({
            "lang": about.lang,
            "title": about.title,
            "author": about.author,
            "data": data,
        });
        let fit = fit_to_be_set(whole, about.lang);
        Ok(Self {
            source,
            day: about.day,
            data: serde_json::to_vec(&fit).map_err(unwritten)?,
        })
    }

    /// What tells this paper from every other.
    pub(super) fn print(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in [
            self.source.text().as_bytes(),
            self.day.to_string().as_bytes(),
            &self.data,
        ] {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

fn fit_to_be_set(value: Value, lang: &str) -> Value {
    match value {
        Value::String(text) => Value::String(wording::fit(&text, lang)),
        Value::Array(list) => list
            .into_iter()
            .map(|value| fit_to_be_set(value, lang))
            .collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, fit_to_be_set(value, lang)))
            .collect(),
        plain => plain,
    }
}
