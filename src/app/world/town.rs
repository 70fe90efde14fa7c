//! Municipalities and their targets, as read from a world file.

use super::contrast::Colour;
use crate::kernel::{CountyCode, EmailAddress, MunicipalityCode, Percent, Phone};
use crate::locale::Words;
use crate::municipalities::{Accessibility, OpenDay, Privacy};

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
    pub accessibility: Option<Accessibility>,
    /// Facts for the privacy page; present in every municipality that has rounds (GDPR article 13).
    pub privacy: Option<Privacy>,
    /// The reach targets, each year at most once, in order of year.
    pub targets: Vec<Target>,
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
