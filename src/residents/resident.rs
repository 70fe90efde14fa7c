//! A resident.

use crate::kernel::{BirthYear, MunicipalityCode, PersonName, Phone, Postcode, ResidentId};

/// A person who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Their id.
    pub id: ResidentId,
    /// The name as it was typed.
    pub name: String,
    /// The year of birth.
    pub born: BirthYear,
    /// The phone number in national form, if they have one.
    pub phone: Option<String>,
    /// The municipality they live in, which may be another than the round's.
    pub home: MunicipalityCode,
}

/// What somebody who signs up says about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Their name.
    pub name: PersonName,
    /// Their year of birth.
    pub born: BirthYear,
    /// Their postcode, if they know it.
    pub postcode: Option<Postcode>,
    /// Their phone, if they have one.
    pub phone: Option<Phone>,
}
