//! Finding people by what is heard on the phone: any words of a name in any order, how it sounds, digits of
//! the phone from either end, the year, the street.
//!
//! The words of each person stand in a row beside the person ([`words`]), are written with the person, and
//! are found through the database's own index of words. What is typed is read, and who is found ranked, by
//! rules in [`asked`]. A row that has been merged is found by its own words, and answers the person.

mod asked;
mod entry;
mod sound;
mod words;

pub(super) use entry::{forget, put, put_anew, put_many};
pub use entry::{live_at, write_waiting};
pub(super) use sound::sound as sounds;

use self::asked::{Asked, Spelling};
use super::{Newcomer, Resident, by_ids_known, queries::by_ids_known_with_persons};
use crate::{
    kernel::{MunicipalityCode, ResidentId},
    store::{Fault, Sought, TextIndex},
};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};
use uuid::Uuid;

/// So many are read and ranked; of more the latest known.
const MOST_READ: u32 = 200;

/// When fewer than these are found as they are spelt, those who sound so are looked for too.
const FEW: usize = 8;

const INDEX: TextIndex = TextIndex {
    table: "search_entries",
    scope: "municipality_code",
    subject: "resident_id",
};

/// Who was found.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// The people with how well each fits, the best first; among those who fit as well, the latest known.
    pub people: Vec<(u32, Resident)>,
    /// Whether there are more than were read.
    pub more: bool,
}

/// The latest of those who were born in the same year and whose first or last name sounds so.
pub(super) async fn who_sound_so(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
    most: u32,
) -> Result<Vec<Uuid>, Fault> {
    let sought = words::sounding(&newcomer.name, newcomer.born);
    INDEX.find(db, municipality.as_str(), &sought, most).await
}

/// The people of a municipality whom a text may mean.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn search(
    db: &DatabaseConnection,
    municipality: &MunicipalityCode,
    text: &str,
) -> Result<Hits, Fault> {
    let Some(asked) = Asked::read(text) else {
        return Ok(Hits::default());
    };
    let find = |sought: Sought| async move {
        INDEX
            .find(db, municipality.as_str(), &sought, MOST_READ)
            .await
    };
    let mut ids = find(asked.sought(Spelling::Begun)).await?;
    let more = ids.len() >= MOST_READ as usize;
    if more {
        // Whoever is called just so may not be among the latest of all whose names begin so.
        ids.extend(find(asked.sought(Spelling::Whole)).await?);
    } else if ids.len() < FEW && asked.can_be_heard() {
        ids.extend(find(asked.sought(Spelling::Heard)).await?);
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    let ids: Vec<_> = ids.into_iter().map(ResidentId::from_uuid).collect();
    let rows = by_ids_known_with_persons(db, &ids).await?;
    let mut people = of_rows(db, &asked, rows).await?;
    people.sort_by_key(|(fit, _)| Reverse(*fit));
    Ok(Hits { people, more })
}

/// The people of these rows in the same order, each once, with how well the best of their rows fits.
async fn of_rows(
    db: &DatabaseConnection,
    asked: &Asked,
    rows: Vec<(Resident, ResidentId)>,
) -> Result<Vec<(u32, Resident)>, Fault> {
    let mut fits: HashMap<ResidentId, u32> = HashMap::new();
    let mut order = Vec::new();
    for (row, person) in &rows {
        let best = fits.entry(*person).or_insert_with(|| {
            order.push(*person);
            0
        });
        *best = asked.fit(row).max(*best);
    }
    let own = rows.into_iter().filter(|(row, person)| row.id == *person);
    let mut people: HashMap<_, _> = own.map(|(row, person)| (person, row)).collect();
    let others = order.iter().copied();
    let others: Vec<_> = others.filter(|id| !people.contains_key(id)).collect();
    if !others.is_empty() {
        let others = by_ids_known(db, &others).await?;
        people.extend(others.into_iter().map(|person| (person.id, person)));
    }
    let fit = |id: ResidentId| Some((fits.get(&id).copied()?, people.remove(&id)?));
    Ok(order.into_iter().filter_map(fit).collect())
}
