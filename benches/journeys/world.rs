//! A municipality with many rounds in many places.

use brygga::kernel::{CivilTime, Clock, Zone};
use chrono::Days;
use std::fmt::Write as _;

/// The municipality's first word of every path.
pub const PLACE: &str = "granby";

/// The name of a place, as one types it in the list.
pub fn place_name(at: usize) -> String {
    const NAMES: [&str; 10] = [
        "Norrby",
        "Söderby",
        "Österby",
        "Västerby",
        "Ekeby",
        "Sjöby",
        "Lindby",
        "Torpby",
        "Hedby",
        "Viby",
    ];
    NAMES[at % NAMES.len()].to_owned()
}

/// A world file with `rounds` rounds of `seats` seats, spread over `places` places (ten at most).
pub fn file(rounds: usize, seats: usize, places: usize) -> String {
    let first = CivilTime::of(Clock::system().now(), Zone::stockholm()).date + Days::new(30);
    let mut world = r#"
[[county]]
code = "08"
name = { sv = "Granby län", en = "Granby County" }

[[municipality]]
code = "0899"
name = "Granby"
full_name = "Granby kommun"
slug = "granby"
county = "08"
phone = "08-465 004 90"

[municipality.accessibility]
status = "partly"
assessed_on = 2026-11-20
updated_on = 2026-11-20
method = { sv = "Vi har granskat sidorna själva.", en = "We have checked the pages ourselves." }

[[municipality.accessibility.problem]]
group = { sv = "Nedsatt syn", en = "Low vision" }
text = { sv = "Ingen har provat med förstoring.", en = "Nobody has tried magnification." }

[municipality.privacy]
controller = { sv = "Kommunstyrelsen", en = "The municipal executive board" }
officer = { sv = "Dataskyddsombudet", en = "The data protection officer" }
retention = { sv = "Vi tar bort uppgifterna efter ett år.", en = "We delete the data after one year." }

[[programme]]
municipality = "granby"
key = "digital"
name = { sv = "Mobilen", en = "The phone" }
summary = { sv = "Du lär dig grunderna.", en = "You learn the basics." }
bring = [{ sv = "Din mobil.", en = "Your phone." }]
"#
    .to_owned();
    for at in 0..places {
        let name = place_name(at);
        let _ = write!(
            world,
            r#"
[[place]]
municipality = "granby"
key = "ort-{at}"
name = "{name}"

[[venue]]
municipality = "granby"
key = "skola-{at}"
place = "ort-{at}"
name = "{name} skola"
street = "Skolgatan {at}"
postcode = "753 5{at}"
post_town = "{name}"
way_in = {{ sv = "Gå in genom den röda dörren.", en = "Go in through the red door." }}
facts = {{ hearing_loop = true, step_free_entrance = true, lift = "yes", accessible_toilet = true, parking = true, accessible_parking = true, special_transport_stop = true, wifi = true, charging = true, coffee = true }}
room = [{{ key = "sal", name = "Sal 1", seats = {seats} }}]
"#
        );
    }
    for round in 0..rounds {
        let day = first + Days::new((round / places) as u64 * 2);
        let at = round % places;
        let _ = write!(
            world,
            r#"
[[round]]
municipality = "granby"
key = "r-{round}"
number = {}
programme = "digital"
signup_opens = 2026-01-01T09:00
residents_per_tutor = 1
[[round.session]]
date = {day}
from = 13:00
to = 15:00
venue = "skola-{at}"
room = "sal"
planned_tutors = {seats}
"#,
            round + 1
        );
    }
    world
}
