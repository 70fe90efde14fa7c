//! Who may be calling: the people whom a clerk's words fit, in the order in which a clerk would look.

use super::word::booking_word_in;
use crate::{
    kernel::{MunicipalityCode, ResidentId},
    registrations,
    residents::{self, Resident},
    store::Fault,
};
use sea_orm::DatabaseConnection;
use std::{cmp::Reverse, collections::HashSet};

/// So many are shown.
pub(super) const SHOWN: usize = 20;

/// Who may be calling.
pub(super) struct Callers {
    /// The best first.
    pub(super) people: Vec<Resident>,
    /// Whether there are more.
    pub(super) more: bool,
}

/// Finds them: whose booking word it is first, then whom the words fit best, and of those who fit as well
/// who is signed up now, then who was known last.
pub(super) async fn find(
    db: &DatabaseConnection,
    municipality: &MunicipalityCode,
    text: &str,
) -> Result<Callers, Fault> {
    let mut people = by_booking_word(db, municipality, text).await?;
    let hits = residents::search(db, municipality, text).await?;
    let ids: Vec<_> = hits.people.iter().map(|(_, person)| person.id).collect();
    let signed_up = registrations::signed_up(db, &ids).await?;
    let mut found = hits.people;
    found.sort_by_key(|(fit, person)| (Reverse(*fit), !signed_up.contains(&person.id)));
    people.extend(found.into_iter().map(|(_, person)| person));
    let mut seen: HashSet<ResidentId> = HashSet::new();
    people.retain(|person| seen.insert(person.id));
    let more = hits.more || people.len() > SHOWN;
    people.truncate(SHOWN);
    Ok(Callers { people, more })
}

async fn by_booking_word(
    db: &DatabaseConnection,
    municipality: &MunicipalityCode,
    text: &str,
) -> Result<Vec<Resident>, Fault> {
    match booking_word_in(text) {
        Some(word) => {
            let party = registrations::party_of_word(db, municipality, word).await?;
            residents::by_ids_known(db, &party).await
        }
        None => Ok(Vec::new()),
    }
}
