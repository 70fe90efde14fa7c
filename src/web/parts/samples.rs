//! What `/delar` shows. The texts are demonstration material in Swedish, kept out of the catalogues on purpose.

mod content;
mod questions;

use super::{Link, PartsPage};
use crate::web::Frame;
use crate::web::form::{ErrorSummary, FormState, Words};
use questions::{groups, refusals};

const LONG_ADDRESS: &str =
    "Södra Malmgatsbacken 14 B, lägenhet 1203, c/o Lindströmsson-Bergenstråhle";

impl<'a> PartsPage<'a> {
    /// The page as it opens.
    #[must_use]
    pub fn sample(frame: &'a Frame, csrf: String) -> Self {
        Self::with(frame, csrf, &FormState::default())
    }

    /// The page after everything in it was refused; served with status 422.
    #[must_use]
    pub fn sample_refused(frame: &'a Frame, csrf: String) -> Self {
        let mut state = FormState::default();
        state.refuse_all("Du har inte svarat på alla frågor");
        for (name, typed, message) in refusals() {
            state.typed(name, typed);
            state.refuse(name, message);
        }
        for (name, picked) in [
            ("besked", "brev"),
            ("utrustning", "mobil"),
            ("utrustning", "lana"),
        ] {
            state.typed(name, picked);
        }
        Self::with(frame, csrf, &state)
    }

    fn with(frame: &'a Frame, csrf: String, state: &FormState) -> Self {
        let groups = groups(state);
        let summary = ErrorSummary::of(
            state,
            &groups
                .iter()
                .flat_map(super::Group::parts)
                .collect::<Vec<_>>(),
        );
        Self {
            frame,
            title: "Delar till sidorna".into(),
            lead: "Här syns varje del i varje läge. Sidan är till för den som bygger och provar."
                .into(),
            back: Link::new("Tillbaka", "/"),
            action: "/delar".into(),
            csrf,
            key: "0192-prov".into(),
            words: Words {
                error: "Fel:".into(),
                problem: "Något behöver rättas".into(),
                important: "Viktigt".into(),
                done: "Klart".into(),
            },
            summary,
            groups,
            headings: content::headings(),
            buttons: content::buttons(),
            boxes: content::boxes(),
            facts: content::facts(),
            table: content::table(),
            tags: content::tags(),
            tasks: content::tasks(),
            pages: content::pages(),
            filter: content::filter(),
            occasions: content::occasions(),
            messages: content::messages(),
        }
    }
}
