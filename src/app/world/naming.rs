//! The names by which problems speak of what a world file holds.

use std::fmt;

use crate::rounds::Role;

/// What a text should have been, with an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A two-digit county code.
    CountyCode,
    /// A four-digit municipality code.
    MunicipalityCode,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A postcode.
    Postcode,
    /// A person's name.
    PersonName,
    /// A share in percent.
    Percent,
    /// A colour.
    Colour,
    /// A website address.
    Website,
    /// A key or slug.
    Key,
    /// Weekdays.
    Days,
    /// A day without a time.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
}

impl fmt::Display for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CountyCode => "a county code of two digits, such as \"08\"",
            Self::MunicipalityCode => "a municipality code of four digits, such as \"0880\"",
            Self::Phone => "a phone number, such as \"08-465 004 00\"",
            Self::Email => "an e-mail address, such as \"kontakt@kommun.example\"",
            Self::Postcode => "a postcode, such as \"392 31\"",
            Self::PersonName => "a person's name, such as \"Karin Lindgren\"",
            Self::Percent => "a share above 0 and at most 100 percent, such as 10 or \"7.5\"",
            Self::Colour => "a colour, such as \"#0b5c3e\"",
            Self::Website => "a website address beginning with https://",
            Self::Key => "a key of the letters a-z, digits and single dashes, such as \"lindsdals-bibliotek\"",
            Self::Days => "a weekday or a span of weekdays, such as \"friday\" or \"monday-thursday\"",
            Self::Date => "a day without a time, such as 2027-02-02",
            Self::Time => "a time of day in whole minutes, such as 13:00",
            Self::DateTime => "a day and a time in whole minutes without a time zone, such as 2027-02-02T09:00",
        })
    }
}

/// The things of a world file that have a key, a code or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A county, by its code.
    County,
    /// A municipality, by its slug.
    Municipality,
    /// A municipality, by its official code.
    MunicipalityCode,
    /// A weekday among a municipality's opening hours.
    OpenDay,
    /// A year's target.
    Target,
    /// A school, by its name.
    School,
    /// A place.
    Place,
    /// A venue.
    Venue,
    /// A room of a venue.
    Room,
    /// A programme.
    Programme,
    /// A round.
    Round,
    /// A round's public number.
    RoundNumber,
}

/// A thing with its key, as the messages name it: `round "paryd-1"`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// What kind of thing.
    pub thing: Thing,
    /// Its key, code or number as text.
    pub key: String,
}

impl Named {
    /// The thing of that kind with that key.
    #[must_use]
    pub fn new(thing: Thing, key: impl Into<String>) -> Self {
        Self {
            thing,
            key: key.into(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thing = match self.thing {
            Thing::County => "county",
            Thing::Municipality => "municipality",
            Thing::MunicipalityCode => "municipality code",
            Thing::OpenDay => "opening hours for",
            Thing::Target => "a target for",
            Thing::School => "school",
            Thing::Place => "place",
            Thing::Venue => "venue",
            Thing::Room => "room",
            Thing::Programme => "programme",
            Thing::Round => "round",
            Thing::RoundNumber => "round number",
        };
        write!(formatter, "{thing} \"{}\"", self.key)
    }
}

/// What the messages call a person whom a session must have beside its tutors.
pub(super) fn called(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Welcome => "welcome speaker",
        Role::ResponsibleAdult => "responsible adult",
    }
}

/// Words for where a named thing should have been.
pub(super) struct Owner<'a>(pub(super) Option<&'a Named>);

impl fmt::Display for Owner<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(named) => named.fmt(formatter),
            None => formatter.write_str("this file"),
        }
    }
}
