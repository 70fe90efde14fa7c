//! The smallest world that people can sign up in: one municipality with one round.

use crate::{database::TestDatabase, service::command};
use brygga::kernel::{CivilTime, Clock, Zone};
use chrono::{Datelike, Days, NaiveDate};

/// The municipality's first word of every path.
pub(crate) const PLACE: &str = "granby";
/// Its official code.
pub(crate) const CODE: &str = "0899";

/// A round that is open for sign-up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Course {
    pub(crate) seats: usize,
    pub(crate) sessions: usize,
}

impl Course {
    /// Makes the database and takes in the round, through the program's own commands.
    pub(crate) fn plan(self, database: &TestDatabase) {
        self.plan_under("fill", database);
    }

    /// The same for a round where the order of the line is kept.
    pub(crate) fn plan_keeping_order(self, database: &TestDatabase) {
        self.plan_under("keep_order", database);
    }

    fn plan_under(self, policy: &str, database: &TestDatabase) {
        let file = database.folder().join("world.toml");
        std::fs::write(&file, self.file(policy)).unwrap();
        for arguments in [
            &["migrate"][..],
            &["import", "world", file.to_str().unwrap()],
        ] {
            let ended = command(database, arguments);
            assert!(ended.status.success(), "{}", ended.complaints);
        }
    }

    /// The year that the round counts in.
    pub(crate) fn year() -> i32 {
        first_day().year()
    }

    fn file(self, policy: &str) -> String {
        let seats = self.seats;
        let sessions: Vec<String> = (0..self.sessions)
            .map(|week| {
                let day = first_day() + Days::new(7 * week as u64);
                format!(
                    "[[round.session]]\ndate = {day}\nfrom = 13:00\nto = 15:00\n\
                     venue = \"skolan\"\nroom = \"sal-1\"\nplanned_tutors = {seats}\n"
                )
            })
            .collect();
        let sessions = sessions.concat();
        format!(
            r#"
[[county]]
code = "08"
name = {{ sv = "Granby län", en = "Granby County" }}

[[municipality]]
code = "{CODE}"
name = "Granby"
full_name = "Granby kommun"
slug = "{PLACE}"
county = "08"
phone = "08-465 004 90"

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

[[place]]
municipality = "{PLACE}"
key = "granby"
name = "Granby"

[[venue]]
municipality = "{PLACE}"
key = "skolan"
place = "granby"
name = "Granby skola"
street = "Skolgatan 4"
postcode = "753 50"
post_town = "Granby"
way_in = {{ sv = "Gå in genom den röda dörren.", en = "Go in through the red door." }}
facts = {{ hearing_loop = true, step_free_entrance = true, lift = "yes", accessible_toilet = true, parking = true, accessible_parking = true, special_transport_stop = true, wifi = true, charging = true, coffee = true }}
room = [{{ key = "sal-1", name = "Sal 1", seats = {seats} }}]

[[programme]]
municipality = "{PLACE}"
key = "digital"
name = {{ sv = "Mobilen", en = "The phone" }}
summary = {{ sv = "Du lär dig grunderna.", en = "You learn the basics." }}
bring = [{{ sv = "Din mobil.", en = "Your phone." }}]

[[round]]
municipality = "{PLACE}"
key = "granby-1"
number = 1
programme = "digital"
policy = "{policy}"
signup_opens = 2026-01-01T09:00
residents_per_tutor = 1

{sessions}"#
        )
    }
}

/// Far enough ahead that sign-up is open, whatever day the test runs.
fn first_day() -> NaiveDate {
    CivilTime::of(Clock::system().now(), Zone::stockholm()).date + Days::new(30)
}
