//! What the caller can be offered, and how the chosen round stands.

use super::super::call::Call;
use crate::{locale::Text, registrations::Offered, web::parts::Tag};

/// So many rounds are shown at first.
const ROUNDS: usize = 5;

/// The rounds beside a call.
pub(super) struct Rounds {
    pub(super) rows: Vec<Row>,
    /// Whether there are others than those that are shown.
    pub(super) more: bool,
}

/// A round with its button.
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) when: String,
    pub(super) place: String,
    pub(super) seats: Tag,
    pub(super) facilities: Option<String>,
    /// What to say of the one that is talked about.
    pub(super) say: Option<String>,
    pub(super) button: String,
    /// What pressing it asks for: a seat, or a place in line.
    pub(super) press: &'static str,
    pub(super) chosen: bool,
}

/// What is to be known of the seats.
pub(super) fn notice(
    text: Text,
    call: &Call,
    chosen: Option<&Offered>,
    held: bool,
) -> Option<String> {
    let asked_for = call.round.is_some();
    match chosen {
        Some(round) if held => Some(text.desk_held(&round.when)),
        Some(_) if call.hold.is_some() => Some(text.desk_held_no_more()),
        Some(round) if round.has_room => None,
        Some(round) => Some(text.desk_chosen_full(&round.when)),
        None if asked_for => Some(text.desk_round_gone()),
        None => None,
    }
}

/// The rows. `held` says whether seats of the chosen one are held, `every` whether all are shown.
pub(super) fn rounds(text: Text, all: &[Offered], call: &Call, held: bool, every: bool) -> Rounds {
    let most = if every { all.len() } else { ROUNDS };
    let is_chosen = |round: &Offered| Some(round.id) == call.round;
    // The chosen one first: it is what is talked about.
    let chosen = all.iter().filter(|round| is_chosen(round));
    let others = all.iter().filter(|round| !is_chosen(round)).take(most);
    let row = |(at, round): (usize, &Offered)| {
        let day = round.day().map(|day| text.day(day)).unwrap_or_default();
        let chosen = is_chosen(round);
        let (seats, colour) = match (chosen && held, round.has_room) {
            (true, _) => (text.desk_held_tag(), "green"),
            (false, true) => (round.seats.clone(), ""),
            (false, false) => (round.seats.clone(), "yellow"),
        };
        Row {
            number: round.number,
            when: round.when.clone(),
            place: round.place.clone(),
            seats: Tag {
                text: seats,
                colour,
            },
            facilities: round.facilities.clone(),
            say: (at == 0).then(|| say(text, round)),
            button: if round.has_room || chosen {
                text.desk_choose(day)
            } else {
                text.desk_choose_line(day)
            },
            press: if round.has_room { "valj" } else { "reserv" },
            chosen,
        }
    };
    let rows: Vec<Row> = chosen.chain(others).enumerate().map(row).collect();
    let more = rows.len() < all.len();
    Rounds { rows, more }
}

/// «Jag har en plats tisdag den nionde december klockan ett på Björkskolan. Passar det?»
fn say(text: Text, round: &Offered) -> String {
    let Some(first) = round.sessions.first() else {
        return String::new();
    };
    let (day, clock) = (text.day_said(first.day), text.clock_said(first.hours.from));
    if round.has_room {
        text.desk_say_round(round.sessions.len(), day, clock, &round.venue)
    } else {
        text.desk_say_line(day, clock, &round.venue)
    }
}
