//! The words that several channels share.

use super::{Happened, News};
use crate::{kernel::PersonName, locale::capitalised, registrations::shown, venues::Site};

/// A longer first name than this is none.
const LONGEST_NAME: usize = 30;

impl News<'_> {
    /// How many people it is about: chooses between «du» and «ni».
    pub(super) fn party(&self) -> usize {
        self.people.len()
    }

    /// How many sessions the round has.
    pub(super) fn count(&self) -> usize {
        self.round.sessions.len()
    }

    /// That number as a word: «tre».
    pub(super) fn number(&self) -> String {
        shown::number(self.text, self.count())
    }

    /// What they are signed up for: «en träff», «tre träffar».
    pub(super) fn what(&self) -> String {
        self.text.notices_what(self.count(), self.number())
    }

    /// Every day on one line.
    pub(super) fn days(&self) -> String {
        self.text.days(&self.round.days())
    }

    /// The number of the contact centre.
    pub(super) fn phone(&self) -> &str {
        &self.municipality.phone
    }

    /// When it is answered.
    pub(super) fn hours(&self) -> &str {
        self.municipality.facts.phone_hours.of(self.text.lang())
    }

    /// «Anna Lind och Bo Lind», as they were typed: only for staff and for envelopes.
    pub(super) fn full_names(&self) -> String {
        let names: Vec<String> = self.people.iter().map(ToString::to_string).collect();
        self.text.list(&names)
    }

    /// «Anna och Bo», if everything that was typed can be first names.
    pub(super) fn first_names(&self) -> Option<String> {
        let names: Option<Vec<String>> = self.people.iter().map(first_name).collect();
        names
            .filter(|names| !names.is_empty())
            .map(|names| self.text.list(&names))
    }

    /// «Hej Anna och Bo!», or «Hej!».
    pub(super) fn greeting(&self) -> String {
        self.first_names().map_or_else(
            || self.text.notices_hello_all(),
            |names| self.text.notices_hello(names),
        )
    }

    /// What comes first when something that they know of was changed.
    pub(super) fn opening(&self) -> Option<String> {
        match self.happened {
            Happened::Stands(_) | Happened::Cancelled { .. } => None,
            Happened::Restored(_) => Some(self.text.notices_restored()),
            Happened::Details(_) => Some(self.text.notices_changed(self.party())),
        }
    }

    /// The one place of all sessions; none if they differ.
    pub(super) fn one_site(&self) -> Option<&Site> {
        let same = self.sites.windows(2).all(|pair| pair[0] == pair[1]);
        self.sites.first().filter(|_| same)
    }

    /// A line per session; the place once when it is the same for all.
    pub(super) fn times_and_places(&self, times: &[String]) -> String {
        let places = self.sites.iter().map(shown::place_line);
        let same = self.one_site().map(shown::place_line);
        let mut lines = Vec::new();
        for (time, place) in times.iter().zip(places) {
            lines.push(capitalised(time));
            if same.is_none() {
                lines.push(place);
            }
        }
        lines.extend(same);
        lines.join("\n")
    }

    /// Each session by itself: «tisdag 9 december klockan 13–15».
    pub(super) fn each_time(&self) -> Vec<String> {
        shown::each_time(self.text, self.round)
    }

    /// What to bring, a line each under the heading; nothing if there is nothing.
    pub(super) fn things(&self, heading: String) -> Option<String> {
        let things = &self.programme.facts.bring;
        let lang = self.text.lang();
        let lines = things.iter().map(|thing| format!("- {}", thing.of(lang)));
        let all: Vec<String> = std::iter::once(heading).chain(lines).collect();
        (!things.is_empty()).then(|| all.join("\n"))
    }
}

/// The first name, if what was typed can be one: whoever signs somebody up chooses it, and a message of
/// ours shall not carry a stranger's words or addresses.
fn first_name(name: &PersonName) -> Option<String> {
    let given = name.given();
    let is_a_name = given.chars().count() <= LONGEST_NAME
        && given.chars().any(char::is_alphabetic)
        && given
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    is_a_name.then(|| given.to_owned())
}
