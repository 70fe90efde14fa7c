//! Somebody who signs up.

use super::table::resident::Model;
use crate::kernel::{BirthYear, Moment, MunicipalityCode, PersonName, Phone, Postcode, ResidentId};

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

impl Newcomer {
    /// The row of somebody new, known to one municipality and living in one.
    pub(super) fn as_row(
        &self,
        id: ResidentId,
        known_to: &MunicipalityCode,
        home: &MunicipalityCode,
        now: Moment,
    ) -> Model {
        Model {
            id: id.uuid(),
            municipality_code: known_to.as_str().to_owned(),
            home_municipality_code: home.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            sort_key: self.name.sort_key(),
            matching_key: self.name.matching_key(),
            birth_year: self.born.year(),
            postcode: self.postcode.map(Postcode::digits),
            phone: self.phone.as_ref().map(|p| p.e164().to_owned()),
            phone_typed: self.phone.as_ref().map(|p| p.typed().to_owned()),
            known_since: now.microseconds(),
            merged_into: None,
            sealed: false,
        }
    }
}
