//! Small worlds, written as an operator writes them.

use std::fmt::Write;

/// A round of the small world.
#[derive(Debug, Clone)]
pub struct ARound {
    /// Its public number.
    pub number: u32,
    /// Seats of each session; never more than the rooms have.
    pub seats: Vec<u32>,
    /// `fill` or `keep_order`.
    pub policy: &'static str,
    /// The day and time from which one can sign up.
    pub opens: &'static str,
    /// The day and time from which one cannot.
    pub closes: Option<&'static str>,
    /// Slug of the municipality.
    pub municipality: &'static str,
}

impl ARound {
    /// A round in Kalmar with a session for each number of seats, open for sign-up.
    pub fn with(number: u32, seats: &[u32]) -> Self {
        Self {
            number,
            seats: seats.to_vec(),
            policy: "fill",
            opens: "2027-01-04T08:00",
            closes: None,
            municipality: "kalmar",
        }
    }
}

/// Kalmar and Västervik with these rounds, the first session of the first on 2 February 2027 and
/// each later one a day after the one before.
pub fn world_of(rounds: &[ARound]) -> String {
    let mut world = String::from("[[county]]\ncode = \"08\"\n");
    world.push_str("name = { sv = \"Kalmar län\", en = \"Kalmar County\" }\n");
    town(&mut world, "kalmar", "0880", "Kalmar", "08-465 004 00");
    town(
        &mut world,
        "vastervik",
        "0883",
        "Västervik",
        "08-465 004 01",
    );
    let mut day = chrono::NaiveDate::from_ymd_opt(2027, 2, 2).unwrap();
    for round in rounds {
        write!(
            world,
            "[[round]]\nmunicipality = \"{}\"\nkey = \"r-{number}\"\nnumber = {number}\n\
             programme = \"p\"\npolicy = \"{}\"\nresidents_per_tutor = 1\nsignup_opens = {}\n",
            round.municipality,
            round.policy,
            round.opens,
            number = round.number
        )
        .unwrap();
        if let Some(closes) = round.closes {
            writeln!(world, "signup_closes = {closes}").unwrap();
        }
        for seats in &round.seats {
            write!(
                world,
                "[[round.session]]\ndate = {day}\nfrom = 13:00\nto = 15:00\nvenue = \"v\"\n\
                 room = \"sal\"\nplanned_tutors = {seats}\nhost = \"Karin Ekvall\"\n\
                 welcome = \"Birgitta Ståhlnäs\"\nresponsible_adult = \"Jonas Brolin\"\n"
            )
            .unwrap();
            day = day.succ_opt().unwrap();
        }
    }
    world
}

fn town(world: &mut String, slug: &str, code: &str, name: &str, phone: &str) {
    write!(
        world,
        r#"
[[municipality]]
code = "{code}"
name = "{name}"
full_name = "{name} kommun"
slug = "{slug}"
county = "08"
phone = "{phone}"
[municipality.accessibility]
status = "fully"
assessed_on = 2026-11-20
updated_on = 2026-11-20
method = {{ sv = "Vi har granskat sidorna.", en = "We have checked the pages." }}
[municipality.privacy]
controller = {{ sv = "Kommunstyrelsen", en = "The executive board" }}
officer = {{ sv = "Dataskyddsombudet", en = "The officer" }}
retention = {{ sv = "Ett år.", en = "One year." }}
[[municipality.target]]
year = 2027
percent = 10
[[place]]
municipality = "{slug}"
key = "stan"
name = "{name}"
[[venue]]
municipality = "{slug}"
key = "v"
place = "stan"
name = "{name}s bibliotek"
street = "Posthusallén 2"
postcode = "392 31"
post_town = "{name}"
way_in = {{ sv = "Gå in genom dörren.", en = "Go in through the door." }}
[venue.facts]
hearing_loop = true
step_free_entrance = true
lift = "yes"
accessible_toilet = true
parking = true
accessible_parking = true
special_transport_stop = true
wifi = true
charging = true
coffee = true
[[venue.room]]
key = "sal"
name = "Salen"
seats = 100
[[programme]]
municipality = "{slug}"
key = "p"
name = {{ sv = "Kom igång", en = "Get started" }}
summary = {{ sv = "Du lär dig grunderna.", en = "You learn the basics." }}
bring = [{{ sv = "Din mobil.", en = "Your phone." }}]
do_not_bring = [{{ sv = "Bankdosa.", en = "Bank security devices." }}]
"#
    )
    .unwrap();
}
