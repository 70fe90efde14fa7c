//! Invented news for the tests of their words.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{AwayWords, Happened, News, Receiver, When};
use crate::{
    kernel::{
        CivilTime, CountyCode, EmailAddress, MunicipalityCode, PersonName, Phone, PlaceId,
        Postcode, ProgrammeId, RegistrationId, RoomId, RoundId, SessionId, VenueId, Zone,
    },
    locale::{Lang, Span, Text, Words},
    municipalities::{self, Municipality},
    programmes::{self, Programme},
    registrations::{
        asked::{LetterAddress, Means},
        registration::{Left, Standing},
    },
    rounds::{LinePolicy, Reason, Round, Session, State},
    venues::{Lift, Site, Venue, VenueFacts},
};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

/// Everything around the news, so that a test changes only what it is about.
#[derive(Debug, Clone)]
pub(in crate::registrations) struct Sample {
    pub(in crate::registrations) lang: Lang,
    pub(in crate::registrations) happened: Happened,
    pub(in crate::registrations) people: Vec<String>,
    pub(in crate::registrations) means: Means,
    pub(in crate::registrations) phone: Option<Phone>,
    pub(in crate::registrations) contact: Option<String>,
    misses: bool,
    swaps: bool,
    pub(in crate::registrations) round: Round,
    pub(in crate::registrations) sites: Vec<Site>,
    pub(in crate::registrations) programme: Programme,
    pub(in crate::registrations) municipality: Municipality,
}

impl Sample {
    /// Anna has a place on one day.
    pub(in crate::registrations) fn new(means: Means) -> Self {
        Self {
            lang: Lang::Swedish,
            happened: Happened::Stands(Standing::Placed),
            people: vec!["Anna Lind".to_owned()],
            means,
            phone: Phone::parse("070-174 06 05").ok(),
            contact: None,
            misses: false,
            swaps: false,
            round: round(&[9]),
            sites: vec![site("Björkskolan", "Skolgatan 4")],
            programme: programme(),
            municipality: municipality(),
        }
    }

    /// The same with three days in the round.
    pub(in crate::registrations) fn three_days(mut self) -> Self {
        self.round = round(&[2, 9, 16]);
        self.sites = vec![self.sites[0].clone(); 3];
        self
    }

    /// The same for Anna and Bo.
    pub(in crate::registrations) fn pair(mut self) -> Self {
        self.people.push("Bo Lind".to_owned());
        self
    }

    /// The same after something has happened.
    pub(in crate::registrations) fn after(mut self, happened: Happened) -> Self {
        self.happened = happened;
        self
    }

    /// Thursday the 11th is missed.
    pub(in crate::registrations) fn misses(mut self) -> Self {
        self.misses = true;
        self.after(Happened::Away(Standing::Placed))
    }

    /// The last day is come to instead of Monday the 1st.
    pub(in crate::registrations) fn swaps(mut self) -> Self {
        self.swaps = true;
        self.after(Happened::Away(Standing::Placed))
    }

    fn away(&self) -> AwayWords {
        let (text, last) = (Text::new(self.lang), self.round.sessions.last().unwrap());
        let mut away = AwayWords::default();
        if self.misses {
            let said = text.away_misses("you", text.day(day(11)), String::new());
            away.said.push(said);
        }
        if self.swaps {
            let other = text.day_and_hours(last.day, last.hours);
            let said = text.away_swaps("you", other, text.day(day(1)), String::new());
            away.said.push(said);
            away.instead.push(last.id.uuid());
        }
        away
    }

    /// The news of it.
    pub(in crate::registrations) fn news(&self) -> News<'_> {
        News {
            text: Text::new(self.lang),
            happened: self.happened,
            about: RegistrationId::from_uuid(Uuid::from_u128(1)),
            people: self.people.iter().map(|p| name(p)).collect(),
            receiver: Receiver {
                means: self.means.clone(),
                phone: self.phone.clone(),
                contact: self.contact.as_deref().map(name),
            },
            booking_word: "BJÖRK 472".to_owned(),
            away: self.away(),
            round: &self.round,
            sites: &self.sites,
            programme: &self.programme,
            municipality: &self.municipality,
        }
    }
}

/// Every way to be told.
pub(in crate::registrations) fn every_means() -> [Means; 5] {
    [
        Means::Letter(LetterAddress {
            street: "Storgatan 4".to_owned(),
            postcode: Postcode::parse("39232").unwrap(),
            town: "Kalmar".to_owned(),
        }),
        Means::Sms,
        Means::Call,
        Means::Email(EmailAddress::parse("anna@kalmar.example").unwrap()),
        Means::Page,
    ]
}

/// Everything that happens, for one person and one day, for three days, and for two people.
pub(in crate::registrations) fn every_case(means: &Means) -> Vec<(&'static str, Sample)> {
    let waiting = Standing::Waiting { position: 3 };
    let one = || Sample::new(means.clone());
    vec![
        ("a place", one()),
        ("a place on three days", one().three_days()),
        ("places for two", one().pair()),
        ("in line", one().after(Happened::Stands(waiting))),
        ("cancelled", one().after(cancelled())),
        ("left the line", one().after(left_the_line())),
        (
            "restored",
            one().after(Happened::Restored(Standing::Placed)),
        ),
        ("changed", one().after(Happened::Details(Standing::Placed))),
        ("one of four missed", one().three_days().misses()),
        ("another day instead of one", one().three_days().swaps()),
        (
            "comes to all of them again",
            one().three_days().after(Happened::Away(Standing::Placed)),
        ),
        ("moved", one().after(moved(Standing::Placed))),
        ("moved, in line", one().after(moved(waiting))),
        (
            "one of three moved",
            one().three_days().after(moved(Standing::Placed)),
        ),
        (
            "one of three moved, in line",
            one().three_days().after(moved(waiting)),
        ),
        (
            "in another room",
            one().after(in_another_room(Standing::Placed)),
        ),
        (
            "one of three in another room",
            one().three_days().after(in_another_room(Standing::Placed)),
        ),
        (
            "one of three called off",
            one().three_days().after(session_off()),
        ),
        ("called off", one().after(round_off())),
    ]
}

/// The rest, for what must hold of every text.
pub(in crate::registrations) fn rare_cases(means: &Means) -> Vec<Sample> {
    let waiting = Standing::Waiting { position: 12 };
    let happenings = [
        Happened::Stands(Standing::Placed),
        Happened::Stands(waiting),
        cancelled(),
        left_the_line(),
        Happened::Stands(Standing::Cancelled(Left::Seats)),
        Happened::Stands(Standing::Cancelled(Left::Line)),
        Happened::Restored(Standing::Placed),
        Happened::Restored(waiting),
        moved(Standing::Placed),
        moved(waiting),
        in_another_room(Standing::Placed),
        in_another_room(waiting),
        session_off(),
        round_off(),
        Happened::Details(Standing::Placed),
        Happened::Details(waiting),
        Happened::Away(Standing::Placed),
    ];
    let mut samples = Vec::new();
    for happened in happenings {
        let one = Sample::new(means.clone()).after(happened);
        samples.extend([
            one.clone(),
            one.clone().pair(),
            one.clone().three_days(),
            one.three_days().pair(),
        ]);
    }
    samples
}

pub(in crate::registrations) fn cancelled() -> Happened {
    left(Left::Seats)
}

pub(in crate::registrations) fn left_the_line() -> Happened {
    left(Left::Line)
}

/// The session on the 9th was to be on Monday the 8th, at the same hours.
pub(in crate::registrations) fn moved(standing: Standing) -> Happened {
    moved_from_monday(standing, on_day(9))
}

pub(in crate::registrations) fn moved_from_monday(standing: Standing, session: Uuid) -> Happened {
    Happened::Moved {
        standing,
        session,
        before: monday(),
        other_room: false,
    }
}

/// The session on the 9th was to be at the same time in another room.
pub(in crate::registrations) fn in_another_room(standing: Standing) -> Happened {
    Happened::Moved {
        standing,
        session: on_day(9),
        before: When {
            day: day(9),
            hours: span(13, 15),
        },
        other_room: true,
    }
}

/// Monday the 8th is called off.
pub(in crate::registrations) fn session_off() -> Happened {
    Happened::SessionOff {
        standing: Standing::Placed,
        session: Uuid::nil(),
        before: monday(),
        reason: Reason::Helpers,
    }
}

/// All of it is called off.
pub(in crate::registrations) fn round_off() -> Happened {
    Happened::RoundOff {
        left: Left::Seats,
        reason: Reason::Room,
    }
}

/// The session of this day.
fn on_day(of_december: u32) -> Uuid {
    Uuid::from_u128(100 + u128::from(of_december))
}

fn monday() -> When {
    When {
        day: day(8),
        hours: span(13, 15),
    }
}

fn left(left: Left) -> Happened {
    Happened::Cancelled {
        left,
        undo_until: CivilTime {
            date: day(10),
            time: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
        },
    }
}

/// A round with sessions on these days of December 2025, each from 13 to 15.
pub(in crate::registrations) fn round(days: &[u32]) -> Round {
    let morning = CivilTime {
        date: day(1),
        time: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
    };
    let session = |(number, d): (u32, &u32)| Session {
        id: SessionId::from_uuid(on_day(*d)),
        number,
        room: RoomId::from_uuid(Uuid::from_u128(7)),
        day: day(*d),
        hours: span(13, 15),
        planned_tutors: 5,
        reserved: 0,
    };
    Round {
        id: RoundId::from_uuid(Uuid::from_u128(2)),
        municipality: MunicipalityCode::parse("0880").unwrap(),
        programme: ProgrammeId::from_uuid(Uuid::from_u128(3)),
        key: "december".to_owned(),
        number: 7,
        state: State::Published,
        policy: LinePolicy::Fill,
        residents_per_tutor: 3,
        cap: None,
        zone: Zone::stockholm(),
        opens: morning,
        closes: morning,
        sessions: (1..).zip(days).map(session).collect(),
        called_off: Vec::new(),
    }
}

pub(in crate::registrations) fn day(of_december: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, of_december).unwrap()
}

pub(in crate::registrations) fn span(from: u32, to: u32) -> Span {
    Span {
        from: NaiveTime::from_hms_opt(from, 0, 0).unwrap(),
        to: NaiveTime::from_hms_opt(to, 0, 0).unwrap(),
    }
}

pub(in crate::registrations) fn site(name: &str, street: &str) -> Site {
    let words = words(
        "Gå in genom dörren vid flaggstången.",
        "Go in by the flagpole.",
    );
    Site {
        venue: Venue {
            id: VenueId::from_uuid(Uuid::from_u128(4)),
            municipality: MunicipalityCode::parse("0880").unwrap(),
            place: PlaceId::from_uuid(Uuid::from_u128(5)),
            key: "skolan".to_owned(),
            name: name.to_owned(),
            street: street.to_owned(),
            postcode: Postcode::parse("39363").unwrap(),
            facts: VenueFacts {
                post_town: "Kalmar".to_owned(),
                way_in: words,
                hearing_loop: true,
                step_free_entrance: true,
                lift: Lift::NotNeeded,
                accessible_toilet: true,
                parking: true,
                accessible_parking: true,
                bus_stop: None,
                special_transport_stop: true,
                wifi: true,
                charging: true,
                coffee: true,
            },
        },
        room: "Aulan".to_owned(),
        place_name: "Lindsdal".to_owned(),
    }
}

fn programme() -> Programme {
    Programme {
        id: ProgrammeId::from_uuid(Uuid::from_u128(3)),
        municipality: MunicipalityCode::parse("0880").unwrap(),
        key: "mobilen".to_owned(),
        minimum_age: 65,
        facts: programmes::Facts {
            name: words("Mobilen", "The phone"),
            summary: words("Du lär dig mobilen.", "You learn the phone."),
            bring: vec![
                words("Din mobil och laddaren.", "Your phone and the charger."),
                words(
                    "Glasögon och hörapparat, om du använder det.",
                    "Glasses and a hearing aid, if you use them.",
                ),
            ],
            do_not_bring: Vec::new(),
            preparation: None,
        },
    }
}

fn municipality() -> Municipality {
    Municipality {
        code: MunicipalityCode::parse("0880").unwrap(),
        county: CountyCode::parse("08").unwrap(),
        slug: "kalmar".to_owned(),
        name: "Kalmar".to_owned(),
        full_name: "Kalmar kommun".to_owned(),
        phone: "08-465 004 00".to_owned(),
        facts: municipalities::Facts {
            phone_hours: words("måndag–fredag 8–16", "Monday to Friday 8–16"),
            opening_hours: Vec::new(),
            email: None,
            postal_address: Vec::new(),
            contact_name: words("kontaktcenter", "the contact centre"),
            brand_colour: None,
            website: None,
            accessibility: None,
            privacy: None,
        },
    }
}

fn words(sv: &str, en: &str) -> Words {
    Words {
        sv: sv.to_owned(),
        en: en.to_owned(),
    }
}

fn name(typed: &str) -> PersonName {
    PersonName::parse(typed).unwrap()
}
