//! Somebody who signs up.

use crate::kernel::{BirthYear, PersonName, Phone, Postcode};

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
