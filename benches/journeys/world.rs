//! A county of municipalities that each have ten rounds, in as many places.

use brygga::kernel::{CivilTime, Clock, Zone};
use chrono::Days;
use std::fmt::Write as _;

/// Rounds of each municipality: with 133 seats each they reach a tenth of 13,300 people.
pub const ROUNDS: usize = 10;

/// The first word of every path of a municipality.
pub fn town(at: usize) -> String {
    format!("granby-{at}")
}

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

/// A world file with so many municipalities, each with ten rounds of `seats` seats.
pub fn file(towns: usize, seats: usize) -> String {
    let mut world = r#"
[[county]]
code = "08"
name = { sv = "Granby län", en = "Granby County" }
"#
    .to_owned();
    for at in 0..towns {
        let slug = town(at);
        write_town(&mut world, at, &slug);
        write_venues(&mut world, &slug, seats);
        write_rounds(&mut world, &slug, seats);
    }
    world
}

fn write_town(world: &mut String, at: usize, slug: &str) {
    let _ = write!(
        world,
        r#"
[[municipality]]
code = "08{at:02}"
name = "Granby {at}"
full_name = "Granby {at} kommun"
slug = "{slug}"
county = "08"
phone = "08-465 004 {at:02}"

[municipality.accessibility]
status = "partly"
assessed_on = 2026-11-20
updated_on = 2026-11-20
method = {{ sv = "Vi har granskat sidorna själva.", en = "We have checked the pages ourselves." }}

[[municipality.accessibility.problem]]
group = {{ sv = "Nedsatt syn", en = "Low vision" }}
text = {{ sv = "Ingen har provat med förstoring.", en = "Nobody has tried magnification." }}

[municipality.privacy]
controller = {{ sv = "Kommunstyrelsen", en = "The municipal executive board" }}
officer = {{ sv = "Dataskyddsombudet", en = "The data protection officer" }}
retention = {{ sv = "Vi tar bort uppgifterna efter ett år.", en = "We delete the data after one year." }}

[[programme]]
municipality = "{slug}"
key = "digital"
name = {{ sv = "Mobilen", en = "The phone" }}
summary = {{ sv = "Du lär dig grunderna.", en = "You learn the basics." }}
bring = [{{ sv = "Din mobil.", en = "Your phone." }}]
"#
    );
}

fn write_venues(world: &mut String, slug: &str, seats: usize) {
    for place in 0..ROUNDS {
        let name = place_name(place);
        let _ = write!(
            world,
            r#"
[[place]]
municipality = "{slug}"
key = "ort-{place}"
name = "{name}"

[[venue]]
municipality = "{slug}"
key = "skola-{place}"
place = "ort-{place}"
name = "{name} skola"
street = "Skolgatan {place}"
postcode = "753 5{place}"
post_town = "{name}"
way_in = {{ sv = "Gå in genom den röda dörren.", en = "Go in through the red door." }}
facts = {{ hearing_loop = true, step_free_entrance = true, lift = "yes", accessible_toilet = true, parking = true, accessible_parking = true, special_transport_stop = true, wifi = true, charging = true, coffee = true }}
room = [{{ key = "sal", name = "Sal 1", seats = {seats} }}]
"#
        );
    }
}

fn write_rounds(world: &mut String, slug: &str, seats: usize) {
    let first = CivilTime::of(Clock::system().now(), Zone::stockholm()).date + Days::new(30);
    for round in 0..ROUNDS {
        let day = first + Days::new(round as u64 * 2);
        let _ = write!(
            world,
            r#"
[[round]]
municipality = "{slug}"
key = "r-{round}"
number = {}
programme = "digital"
signup_opens = 2026-01-01T09:00
residents_per_tutor = 1
[[round.session]]
date = {day}
from = 13:00
to = 15:00
venue = "skola-{round}"
room = "sal"
planned_tutors = {seats}
"#,
            round + 1
        );
    }
}
