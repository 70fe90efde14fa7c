//! A municipality and its county.

use crate::{
    kernel::{CountyCode, MunicipalityCode, Phone, sort_key},
    locale::{Lang, Words},
};
use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// A county: the group in which figures are seen together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Official two-digit code.
    pub code: CountyCode,
    /// «Kalmar län», "Kalmar County".
    pub name: Words,
}

/// A municipality: the tenant that everything else belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Official four-digit code.
    pub code: MunicipalityCode,
    /// Its county.
    pub county: CountyCode,
    /// The word in its addresses.
    pub slug: String,
    /// «Kalmar».
    pub name: String,
    /// «Kalmar kommun».
    pub full_name: String,
    /// The contact centre's number in national form.
    pub phone: String,
    /// What its pages say.
    pub facts: Facts,
}

impl Municipality {
    /// Whether its pages are open to the public: only with an accessibility statement (lag
    /// 2018:1937) and the facts of the privacy page (GDPR article 13).
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.facts.accessibility.is_some() && self.facts.privacy.is_some()
    }

    /// The key that lists of municipalities are sorted by.
    #[must_use]
    pub fn sort_key(&self) -> String {
        sort_key(&self.name)
    }
}

/// What a municipality's pages say beyond its name and number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// When the phone is answered, in words: «måndag–fredag 8–16».
    pub phone_hours: Words,
    /// The same for the computer.
    pub opening_hours: Vec<OpenDay>,
    /// Address for e-mail to the contact centre.
    pub email: Option<String>,
    /// Address for letters, a line each.
    pub postal_address: Vec<String>,
    /// What those who answer are called inside a sentence: «kontaktcenter».
    pub contact_name: Words,
    /// The colour of its pages as six hexadecimal digits, at least 7:1 against white.
    pub brand_colour: Option<String>,
    /// The municipality's own website.
    pub website: Option<String>,
    /// Facts of the accessibility statement (lag 2018:1937).
    pub accessibility: Option<Accessibility>,
    /// Facts of the privacy page (GDPR article 13).
    pub privacy: Option<Privacy>,
}

/// One weekday on which the phone is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenDay {
    /// The weekday.
    pub weekday: Weekday,
    /// From, civil local time.
    pub from: NaiveTime,
    /// To, civil local time.
    pub to: NaiveTime,
}

impl OpenDay {
    /// One weekday on which the phone is answered; none unless it ends later than it begins.
    #[must_use]
    pub fn new(weekday: Weekday, from: NaiveTime, to: NaiveTime) -> Option<Self> {
        (from < to).then_some(Self { weekday, from, to })
    }
}

/// What the accessibility statement says beyond what is the same for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Accessibility {
    /// How far the pages meet the standard.
    pub status: Compliance,
    /// What is known not to work, by use situation.
    pub problems: Vec<KnownProblem>,
    /// When it was assessed.
    pub assessed_on: NaiveDate,
    /// When the statement was last changed.
    pub updated_on: NaiveDate,
    /// How it was assessed.
    pub method: Words,
}

/// The three grades of the statement (Digg's regulation MDFFS 2019:2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compliance {
    /// «Helt förenlig».
    Fully,
    /// «Delvis förenlig».
    Partly,
    /// «Inte förenlig».
    Not,
}

impl Compliance {
    /// Whether a statement of this grade may list something, or nothing: the law wants the full list of
    /// what does not work, and only what works wholly has none.
    #[must_use]
    pub fn fits(self, lists_problems: bool) -> bool {
        (self == Self::Fully) != lists_problems
    }
}

impl Accessibility {
    /// Whether a statement can have been changed last on a day: not before it was made.
    #[must_use]
    pub fn dates_fit(assessed_on: NaiveDate, updated_on: NaiveDate) -> bool {
        assessed_on <= updated_on
    }
}

/// One known shortcoming.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownProblem {
    /// The use situation: «Nedsatt syn».
    pub group: Words,
    /// What does not work, and what to do instead.
    pub text: Words,
}

/// What the privacy page says beyond what is the same for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Privacy {
    /// The municipal committee that answers for the data.
    pub controller: Words,
    /// How to reach the data protection officer.
    pub officer: Words,
    /// How long the data are kept.
    pub retention: Words,
    /// The same for the computer: months after the round's last session.
    #[serde(default = "usual_months")]
    pub months: u32,
}

/// Months that registrations are kept where the municipality has not decided otherwise: course
/// lists are commonly weeded after one to two years.
pub const USUAL_MONTHS: u32 = 12;

/// The most months: longer than this is not a time after which something is removed.
pub const MOST_MONTHS: u32 = 120;

/// The address of a website, if this is one: https, and no space in it.
#[must_use]
pub fn website(text: &str) -> Option<String> {
    let host = text.strip_prefix("https://")?;
    let fits = !host.is_empty()
        && !text
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control());
    fits.then(|| text.to_owned())
}

fn usual_months() -> u32 {
    USUAL_MONTHS
}

impl Municipality {
    /// The municipality as pages show it around their content.
    #[must_use]
    pub fn place(&self, lang: Lang) -> crate::web::Place {
        crate::web::Place {
            code: self.code.as_str().to_owned(),
            slug: self.slug.clone(),
            name: self.name.clone(),
            full_name: self.full_name.clone(),
            // A number that is broken over two lines is read wrongly.
            phone: (self.phone.replace(' ', "\u{a0}")).replace('-', "-\u{2060}"),
            phone_link: Phone::parse(&self.phone)
                .map(|p| format!("tel:{}", p.e164()))
                .unwrap_or_default(),
            brand: self.facts.brand_colour.clone(),
            hours: self.facts.phone_hours.of(lang).to_owned(),
            contact_name: self.facts.contact_name.of(lang).to_owned(),
        }
    }
}
