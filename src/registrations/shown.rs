//! A round in words: when, where, with what in the room. The same words on pages and in messages.

use crate::{
    locale::{Text, capitalised},
    rounds::Round,
    venues::{Lift, Site, VenueFacts},
};

/// When a round is, on one line: «tisdag 9 december klockan 13–15», or «Tre träffar: tisdag 2, 9 och
/// 16 december, alla klockan 13–15» (experience.md 2.1).
pub(super) fn when(text: Text, round: &Round) -> String {
    match round.sessions.as_slice() {
        [] => String::new(),
        [only] => capitalised(&text.day_and_hours(only.day, only.hours)),
        several @ [first, ..] => {
            let count = text.registrations_sessions(number(text, several.len()));
            if several.iter().all(|s| s.hours == first.hours) {
                text.registrations_when_alike(
                    several.len(),
                    count,
                    text.days(&round.days()),
                    text.hours(first.hours),
                )
            } else {
                format!("{count}: {}", text.list(&each_time(text, round)))
            }
        }
    }
}

/// A small number as a word: «tre».
pub(super) fn number(text: Text, count: usize) -> String {
    text.registrations_number(count)
}

/// Each session by itself: «tisdag 9 december klockan 13–15».
pub(super) fn each_time(text: Text, round: &Round) -> Vec<String> {
    round
        .sessions
        .iter()
        .map(|s| text.day_and_hours(s.day, s.hours))
        .collect()
}

/// Where: «Stadsbiblioteket, Storgatan 4, Kalmar».
pub(super) fn place_line(site: &Site) -> String {
    let venue = &site.venue;
    if venue.name.contains(&site.place_name) {
        format!("{}, {}", venue.name, venue.street)
    } else {
        format!("{}, {}, {}", venue.name, venue.street, site.place_name)
    }
}

/// The few facts that decide whether one can come, for the list: «Hiss, hörslinga, busshållplats».
pub(super) fn facilities(text: Text, facts: &VenueFacts) -> Option<String> {
    let mut few = Vec::new();
    match facts.lift {
        Lift::Yes => few.push(text.registrations_lift()),
        Lift::NotNeeded if facts.step_free_entrance => few.push(text.registrations_step_free()),
        Lift::NotNeeded | Lift::No => {}
    }
    if facts.hearing_loop {
        few.push(text.registrations_hearing_loop());
    }
    if facts.accessible_toilet {
        few.push(text.registrations_toilet());
    }
    if facts.bus_stop.is_some() {
        few.push(text.registrations_bus());
    }
    let line = few
        .iter()
        .enumerate()
        .map(|(i, word)| {
            if i == 0 {
                word.clone()
            } else {
                lower_first(word)
            }
        })
        .collect::<Vec<_>>()
        .join(", ");
    (!line.is_empty()).then_some(line)
}

/// Every fact of a venue as a question and an answer, for the round's own page: a no is said too.
pub(super) fn facts(text: Text, facts: &VenueFacts) -> Vec<(String, String)> {
    let yes_or_no = |yes| {
        if yes {
            text.registrations_yes()
        } else {
            text.registrations_no()
        }
    };
    let lift = match facts.lift {
        Lift::Yes => text.registrations_yes(),
        Lift::No => text.registrations_lift_no(),
        Lift::NotNeeded => text.registrations_lift_not_needed(),
    };
    let bus = facts
        .bus_stop
        .as_ref()
        .map_or_else(|| text.registrations_no(), |w| w.of(text.lang()).to_owned());
    vec![
        (
            text.registrations_fact_step_free(),
            yes_or_no(facts.step_free_entrance),
        ),
        (text.registrations_fact_lift(), lift),
        (
            text.registrations_fact_toilet(),
            yes_or_no(facts.accessible_toilet),
        ),
        (
            text.registrations_fact_loop(),
            yes_or_no(facts.hearing_loop),
        ),
        (text.registrations_fact_bus(), bus),
        (
            text.registrations_fact_transport(),
            yes_or_no(facts.special_transport_stop),
        ),
        (text.registrations_fact_parking(), yes_or_no(facts.parking)),
        (
            text.registrations_fact_permit(),
            yes_or_no(facts.accessible_parking),
        ),
        (text.registrations_fact_wifi(), yes_or_no(facts.wifi)),
        (
            text.registrations_fact_charging(),
            yes_or_no(facts.charging),
        ),
        (text.registrations_fact_coffee(), yes_or_no(facts.coffee)),
    ]
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
