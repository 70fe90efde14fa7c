//! The words that several channels share.

use super::{Happened, News, When};
use crate::{
    kernel::PersonName,
    locale::{Text, capitalised},
    registrations::{asked::Means, registration::Standing, shown},
    rounds::{Reason, Session},
    venues::Site,
};
use uuid::Uuid;

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

    /// «Hej Anna och Bo!», or «Hej!».
    pub(super) fn greeting(&self) -> String {
        greeting(self.text, &self.people)
    }

    /// What comes first when something that they know of was changed.
    pub(super) fn opening(&self) -> Option<String> {
        match self.happened {
            Happened::Stands(_) | Happened::Cancelled { .. } | Happened::RoundOff { .. } => None,
            Happened::Restored(_) => Some(self.text.notices_restored()),
            Happened::Details(_) => Some(self.text.notices_changed(self.party())),
            Happened::Away(_) => Some(self.away()),
            Happened::Moved {
                standing,
                session,
                before,
                ..
            } => Some(self.moved_and_kept(standing, session, before)),
            Happened::SessionOff { before, reason, .. } => Some(self.session_off(before, reason)),
        }
    }

    /// The same without what can be left out: what they must know all the same.
    pub(super) fn short_opening(&self) -> Option<String> {
        match self.happened {
            Happened::Moved {
                session, before, ..
            } => Some(self.moved(session, before)),
            Happened::SessionOff { before, .. } => Some(self.session_off(before, Reason::Unsaid)),
            Happened::Away(_) => Some(self.away()),
            _ => None,
        }
    }

    /// Who misses what; where nobody does any more, that it is as before.
    fn away(&self) -> String {
        if self.away.said.is_empty() {
            return self.text.notices_restored();
        }
        self.away.said.join(" ")
    }

    /// Whether the news are of a change that the municipality has made: the people must know it before
    /// anything else.
    pub(super) fn is_new_to_them(&self) -> bool {
        matches!(
            self.happened,
            Happened::Moved { .. } | Happened::SessionOff { .. } | Happened::RoundOff { .. }
        )
    }

    fn moved_and_kept(&self, standing: Standing, session: Uuid, before: When) -> String {
        let moved = match self.new_room() {
            // A text message says it as it has room.
            Some(site) if self.receiver.means != Means::Sms => {
                let new_room = self.text.notices_new_room(&site.room);
                format!("{} {new_room}", self.moved(session, before))
            }
            _ => self.moved(session, before),
        };
        match standing {
            Standing::Placed => format!("{moved} {}", self.places_kept()),
            Standing::Waiting { .. } | Standing::Cancelled(_) => moved,
        }
    }

    /// «Vi har flyttat träffen tisdag 9 december klockan 13–15 till onsdag 10 december klockan 13–15.» Who
    /// has a place in a round of one session is told where it is moved to by how they stand, which follows.
    fn moved(&self, session: Uuid, before: When) -> String {
        let (text, was) = (self.text, self.when(before));
        match self.planned(session).map(|(now, _)| When::of(now)) {
            Some(now) if now == before => text.notices_moved("place", was),
            Some(now) if self.is_of_this_alone() => text.notices_moved_to(was, self.when(now)),
            _ => text.notices_moved("time", was),
        }
    }

    /// Whether it is enough to tell of one session: the others, and the place in line, are as they were.
    pub(super) fn is_of_this_alone(&self) -> bool {
        match self.happened {
            Happened::Moved {
                standing,
                session,
                before,
                ..
            } => {
                let same_time = |(now, _)| When::of(now) == before;
                self.count() > 1
                    || standing != Standing::Placed
                    || self.planned(session).is_some_and(same_time)
            }
            Happened::SessionOff { .. } => self.count() > 1,
            Happened::Away(_) => !self.away.said.is_empty(),
            _ => false,
        }
    }

    /// Where the session is that was moved to another room: a building has several.
    pub(super) fn new_room(&self) -> Option<&Site> {
        match self.happened {
            Happened::Moved { other_room, .. } => self.moved_to().filter(|_| other_room),
            _ => None,
        }
    }

    /// Where the session is that was moved, or that is come to instead.
    pub(super) fn moved_to(&self) -> Option<&Site> {
        match self.happened {
            Happened::Moved { session, .. } => self.planned(session).map(|(_, site)| site),
            Happened::Away(_) => {
                let session = self.away.instead.first();
                session
                    .and_then(|session| self.planned(*session))
                    .map(|(_, site)| site)
            }
            _ => None,
        }
    }

    fn planned(&self, session: Uuid) -> Option<(&Session, &Site)> {
        let mut planned = self.round.sessions.iter().zip(self.sites);
        planned.find(|(planned, _)| planned.id.uuid() == session)
    }

    /// «Din plats är kvar.»
    pub(super) fn places_kept(&self) -> String {
        self.text.notices_moved_kept(self.party())
    }

    fn session_off(&self, before: When, reason: Reason) -> String {
        let text = self.text;
        let said = [
            Some(text.notices_session_off(self.when(before))),
            self.reason(reason),
            Some(text.notices_session_off_others(self.count())),
        ];
        said.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// «Träffen tisdag 9 december är inställd.», with why if that is said.
    pub(super) fn round_off(&self, when: String, reason: Reason) -> String {
        let off = self
            .text
            .notices_round_off(self.count(), when, self.number());
        match self.reason(reason) {
            Some(reason) => format!("{off} {reason}"),
            None => off,
        }
    }

    fn reason(&self, reason: Reason) -> Option<String> {
        let text = self.text;
        match reason {
            Reason::TooFew => Some(text.notices_reason_too_few()),
            Reason::Room => Some(text.notices_reason_room()),
            Reason::Helpers => Some(text.notices_reason_helpers()),
            Reason::Weather => Some(text.notices_reason_weather()),
            Reason::Unsaid => None,
        }
    }

    fn when(&self, when: When) -> String {
        self.text.day_and_hours(when.day, when.hours)
    }

    /// The day of the first session.
    pub(super) fn first_day(&self) -> String {
        let first = self.round.sessions.first();
        first.map_or_else(String::new, |s| self.text.day(s.day))
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

/// «Hej Anna och Bo!», or «Hej!».
pub(super) fn greeting(text: Text, people: &[PersonName]) -> String {
    first_names(text, people).map_or_else(
        || text.notices_hello_all(),
        |names| text.notices_hello(names),
    )
}

/// «Anna och Bo», if everything that was typed can be first names.
pub(super) fn first_names(text: Text, people: &[PersonName]) -> Option<String> {
    let names: Option<Vec<String>> = people.iter().map(first_name).collect();
    let names = names.filter(|names| !names.is_empty());
    names.map(|names| text.list(&names))
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
