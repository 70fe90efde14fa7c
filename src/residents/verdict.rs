//! What a human has decided of two people who are alike.

use super::{
    merging, person,
    table::{resident, verdict},
};
use crate::{
    audit::Actor,
    kernel::{Moment, MunicipalityCode, ResidentId, VerdictId},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// They are one person.
    Same,
    /// They are two.
    Other,
}

impl Decided {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "same" => Self::Same,
            _ => Self::Other,
        }
    }
}

/// What somebody has decided of two people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its id.
    pub id: VerdictId,
    /// What.
    pub decided: Decided,
    /// The one who was known first; of those who are one person, who stands for both.
    pub kept: ResidentId,
    /// The other one.
    pub other: ResidentId,
    /// How many places were left so that one person has one place in each round.
    pub places_left: usize,
    /// Who decided; none when this version does not know the kind.
    pub by: Option<Actor>,
    /// When.
    pub at: Moment,
    /// Whether it was undone.
    pub undone: bool,
}

/// Two people who are not decided of, and stand still until the unit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The one who was known first.
    pub kept: ResidentId,
    /// The other one.
    pub other: ResidentId,
}

/// Why nothing was decided, or undone. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// Somebody has decided already; this is what.
    Decided(Box<Verdict>),
    /// One of them counts as somebody else by now.
    Merged,
    /// They have been merged with somebody else since; that must be undone first.
    MergedSince,
    /// The two have come to say the same: name, birth year and phone.
    SameFacts,
}

impl From<Undecided> for Outcome<Undecided> {
    fn from(refusal: Undecided) -> Self {
        Self::Refused(refusal)
    }
}

/// Two people of a municipality who are to be decided of: nobody else decides of them, merges them or gives
/// them a place until the unit ends.
///
/// # Errors
/// [`Undecided`] when somebody was first, `NotFound` when the municipality knows no such people.
pub async fn hold_pair(
    unit: &Unit,
    municipality: &MunicipalityCode,
    (one, other): (ResidentId, ResidentId),
) -> Result<Pair, Outcome<Undecided>> {
    let all = person::models_of(unit.db(), &[one, other]).await?;
    let mut ids: Vec<Uuid> = all.iter().map(|row| row.id).collect();
    ids.extend([one.uuid(), other.uuid()]);
    unit.lock("residents", &ids).await?;
    let mut rows = resident::Entity::find()
        .filter(resident::Column::Id.is_in([one.uuid(), other.uuid()]))
        .filter(resident::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(resident::Column::Sealed.eq(false))
        .order_by_asc(resident::Column::KnownSince)
        .order_by_asc(resident::Column::Id)
        .all(unit.db())
        .await?;
    let (Some(second), Some(first)) = (rows.pop(), rows.pop()) else {
        return Err(Outcome::NotFound);
    };
    if let Some(decided) = between(unit.db(), one, other).await? {
        return Err(Undecided::Decided(Box::new(decided)).into());
    }
    if first.merged_into.is_some() || second.merged_into.is_some() {
        return Err(Undecided::Merged.into());
    }
    Ok(Pair {
        kept: ResidentId::from_uuid(first.id),
        other: ResidentId::from_uuid(second.id),
    })
}

/// What holds now of these two.
async fn between(
    db: &impl ConnectionTrait,
    one: ResidentId,
    other: ResidentId,
) -> Result<Option<Verdict>, Fault> {
    let both = [one.uuid(), other.uuid()];
    let row = verdict::Entity::find()
        .filter(verdict::Column::KeptId.is_in(both))
        .filter(verdict::Column::OtherId.is_in(both))
        .filter(verdict::Column::UndoneAt.is_null())
        .one(db)
        .await?;
    Ok(row.as_ref().map(read))
}

/// A verdict of a municipality that is to be undone, with its people standing still.
///
/// # Errors
/// `NotFound` when the municipality has none such.
pub async fn hold_verdict(
    unit: &Unit,
    municipality: &MunicipalityCode,
    id: VerdictId,
) -> Result<Verdict, Outcome<Undecided>> {
    unit.lock("verdicts", &[id.uuid()]).await?;
    let row = by_id(unit.db(), municipality, id).await?;
    let found = row.ok_or(Outcome::NotFound)?;
    let mut ids = merging::rows_moved(unit, id).await?;
    ids.extend([found.kept.uuid(), found.other.uuid()]);
    unit.lock("residents", &ids).await?;
    Ok(found)
}

/// One verdict of a municipality.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: VerdictId,
) -> Result<Option<Verdict>, Fault> {
    let row = verdict::Entity::find_by_id(id.uuid())
        .filter(verdict::Column::MunicipalityCode.eq(municipality.as_str()))
        .one(db)
        .await?;
    Ok(row.as_ref().map(read))
}

/// The latest verdicts of a municipality that hold, so many at most.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn latest(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    most: u64,
) -> Result<Vec<Verdict>, Fault> {
    let rows = verdict::Entity::find()
        .filter(verdict::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(verdict::Column::UndoneAt.is_null())
        .order_by_desc(verdict::Column::MadeAt)
        .order_by_desc(verdict::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.iter().map(read).collect())
}

fn read(row: &verdict::Model) -> Verdict {
    Verdict {
        id: VerdictId::from_uuid(row.id),
        decided: Decided::of(&row.decided),
        kept: ResidentId::from_uuid(row.kept_id),
        other: ResidentId::from_uuid(row.other_id),
        places_left: usize::try_from(row.places_left).unwrap_or(0),
        by: Actor::parse(&row.made_by),
        at: Moment::from_microseconds(row.made_at),
        undone: row.undone_at.is_some(),
    }
}
