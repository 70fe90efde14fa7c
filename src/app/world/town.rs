//! Counties, municipalities and what their public pages must say, as read from a world file.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::contrast::Colour;
use crate::kernel::{CountyCode, EmailAddress, MunicipalityCode, Percent, Phone};

/// A text that the municipality wrote itself, in both languages of the pages. Neither is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Swedish, the first language.
    pub sv: String,
    /// English.
    pub en: String,
}

/// A county: the group in which the county coordinator sees the municipalities' figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Official two-digit code, such as 08.
    pub code: CountyCode,
    /// «Kalmar län», "Kalmar County".
    pub name: Words,
}

/// A municipality: the tenant whose pages lie under its slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Official four-digit code, such as 0880; its first two digits are the county's code.
    pub code: MunicipalityCode,
    /// The name alone, «Kalmar».
    pub name: String,
    /// The name of the authority, «Kalmar kommun».
    pub full_name: String,
    /// First part of its addresses, `kalmar` in `/kalmar/…`: a–z, digits and dashes, unique, never
    /// a reserved word.
    pub slug: String,
    /// The county it belongs to.
    pub county: CountyCode,
    /// The contact centre's number, shown on every page.
    pub phone: Phone,
    /// When the phone is answered, in words: «måndag–fredag 8–16».
    pub phone_hours: Words,
    /// The same hours for the computer; each weekday at most once, in order from Monday.
    pub opening_hours: Vec<OpenDay>,
    /// The contact centre's e-mail address, if residents may use it.
    pub email: Option<EmailAddress>,
    /// Address for letters to the municipality, one line per line, without a country; may be empty.
    pub postal_address: Vec<String>,
    /// What the contact centre is called inside a sentence: «kontaktcenter», "the contact centre".
    pub contact_name: Words,
    /// Colour of the municipality's pages, with a contrast of at least 7:1 against white.
    pub brand_colour: Option<Colour>,
    /// The municipality's own website, beginning with `https://`.
    pub website: Option<String>,
    /// Facts for the accessibility statement; present in every municipality that has rounds (lag
    /// 2018:1937).
    pub accessibility: Option<AccessibilityFacts>,
    /// Facts for the privacy page; present in every municipality that has rounds (GDPR article 13).
    pub privacy: Option<PrivacyFacts>,
    /// The reach targets, each year at most once, in order of year.
    pub targets: Vec<Target>,
}

/// One weekday on which the contact centre answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDay {
    /// The weekday.
    pub weekday: Weekday,
    /// Opens at, civil local time.
    pub from: NaiveTime,
    /// Closes at, civil local time, later than `from` on the same day.
    pub to: NaiveTime,
}

/// What the accessibility statement says beyond the text that is the same for all (lag 2018:1937,
/// Digg's regulation).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessibilityFacts {
    /// How far the pages meet the standard.
    pub status: Compliance,
    /// What is known not to work, empty exactly when the status is [`Compliance::Fully`].
    pub problems: Vec<KnownProblem>,
    /// The day the assessment was made.
    pub assessed_on: NaiveDate,
    /// The day the statement was last changed, not before `assessed_on`.
    pub updated_on: NaiveDate,
    /// How it was assessed: «självskattning», "self-assessment", and by which means.
    pub method: Words,
}

/// The three grades of an accessibility statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compliance {
    /// «Helt förenlig.»
    Fully,
    /// «Delvis förenlig.»
    Partly,
    /// «Inte förenlig.»
    Not,
}

/// One known shortcoming, listed by use situation as Digg advises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownProblem {
    /// The use situation: «Nedsatt syn», "Low vision".
    pub group: Words,
    /// What does not work, and what to do instead.
    pub text: Words,
}

/// What the privacy page says beyond the text that is the same for all (GDPR article 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyFacts {
    /// The controller: the municipal committee that answers for the data.
    pub controller: Words,
    /// How to reach the data protection officer.
    pub officer: Words,
    /// How long the data are kept.
    pub retention: Words,
}

/// What the municipality wants to reach in one calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Calendar year.
    pub year: i32,
    /// The target itself.
    pub goal: Goal,
}

/// A reach target in one of its two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Share of the residents of 65 and over, in percent, above 0 and at most 100.
    Percent(Percent),
    /// Number of people, at least 1.
    People(u32),
}
