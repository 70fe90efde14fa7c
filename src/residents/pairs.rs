//! The pairs that wait for a human: flagged when somebody signed up, and not decided of yet.

use super::{
    likeness::Likeness,
    person,
    queries::{self, Resident},
    table::{likely_duplicate, resident},
};
use crate::{
    kernel::{MunicipalityCode, ResidentId},
    store::Fault,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// So many flags are read; a queue that is longer is worked off from its beginning.
const MOST_READ: u64 = 500;

/// Two people who may be one.
#[derive(Debug, Clone)]
pub struct LikelyPair {
    /// The one who was known first.
    pub first: Resident,
    /// The other one.
    pub second: Resident,
    /// What the two rows agree in that were found to be alike.
    pub likeness: Likeness,
}

/// The pairs that wait, the oldest first: of the whole municipality, or of one person.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn likely_pairs(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    of: Option<ResidentId>,
) -> Result<Vec<LikelyPair>, Fault> {
    let flags = flags(db, municipality, of).await?;
    let ids: HashSet<Uuid> = flags
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect();
    let mut known = models(db, ids).await?;
    let stand: HashSet<Uuid> = known.values().filter_map(|row| row.merged_into).collect();
    known.extend(models(db, stand).await?);
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (one, other) in flags {
        let (Some(one), Some(other)) = (known.get(&one), known.get(&other)) else {
            continue;
        };
        let mut people = [person::of(one), person::of(other)].map(ResidentId::uuid);
        people.sort_unstable();
        if people[0] == people[1] || !seen.insert(people) {
            continue;
        }
        let likeness = Likeness::between(&queries::read(one)?, &queries::read(other)?);
        let mut stand: Vec<_> = people.iter().filter_map(|id| known.get(id)).collect();
        stand.sort_by_key(|row| (row.known_since, row.id));
        if let [first, second] = stand.as_slice() {
            pairs.push(LikelyPair {
                first: queries::read(first)?,
                second: queries::read(second)?,
                likeness,
            });
        }
    }
    Ok(pairs)
}

/// Flags that nobody has answered, the oldest first.
async fn flags(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    of: Option<ResidentId>,
) -> Result<Vec<(Uuid, Uuid)>, Fault> {
    use likely_duplicate::{Column, Entity};
    let whose = Entity::belongs_to(resident::Entity)
        .from(Column::ResidentId)
        .to(resident::Column::Id);
    let mut flags = Entity::find()
        .join(JoinType::InnerJoin, whose.into())
        .filter(resident::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::VerdictId.is_null())
        .order_by_asc(Column::FoundAt)
        .order_by_asc(Column::ResidentId)
        .order_by_asc(Column::OtherId)
        .limit(MOST_READ);
    if let Some(person) = of {
        let rows = person::models_of(db, &[person]).await?;
        let rows = || rows.iter().map(|row| row.id);
        flags = flags.filter(
            Condition::any()
                .add(Column::ResidentId.is_in(rows()))
                .add(Column::OtherId.is_in(rows())),
        );
    }
    let pairs = flags
        .select_only()
        .columns([Column::ResidentId, Column::OtherId])
        .into_tuple()
        .all(db)
        .await?;
    Ok(pairs)
}

async fn models(
    db: &impl ConnectionTrait,
    ids: HashSet<Uuid>,
) -> Result<HashMap<Uuid, resident::Model>, Fault> {
    let rows = resident::Entity::find()
        .filter(resident::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
