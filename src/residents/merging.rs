//! What follows for the rows of two people when it is decided who they are, and when that is undone.
//!
//! To merge moves no facts: each row keeps the name, the phone and the postcode that its own sign-ups were
//! made with, so that whoever signed up is reached, and proves who they are, as before. It only says which
//! row stands for the person.

use super::{
    person,
    table::{likely_duplicate, resident, verdict, verdict_row},
    verdict::{Decided, Pair, Undecided, Verdict},
};
use crate::{
    audit::By,
    kernel::{ResidentId, VerdictId},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// They are one person from now on. Answers which rows count as the one who is kept.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn merge(
    unit: &Unit,
    by: &By<'_>,
    pair: Pair,
    places_left: usize,
) -> Result<(VerdictId, Vec<ResidentId>), Fault> {
    let moved = person::models_of(unit.db(), &[pair.other]).await?;
    let rows: Vec<Uuid> = moved.iter().map(|row| row.id).collect();
    let id = write(unit, by, Decided::Same, pair, places_left).await?;
    let kept = rows.iter().map(|row| verdict_row::ActiveModel {
        verdict_id: Set(id.uuid()),
        resident_id: Set(*row),
    });
    verdict_row::Entity::insert_many(kept)
        .exec_without_returning(unit.db())
        .await?;
    set_person(unit, &rows, pair.kept).await?;
    Ok((id, rows.into_iter().map(ResidentId::from_uuid).collect()))
}

/// They are two people, and are not asked about again.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn keep_apart(unit: &Unit, by: &By<'_>, pair: Pair) -> Result<VerdictId, Fault> {
    write(unit, by, Decided::Other, pair, 0).await
}

/// A newcomer has said, when these were proposed, that they are none of them: what was found to be alike of
/// them is answered. Whoever calls it holds them all ([`person::hold_persons`]).
///
/// # Errors
/// A [`Fault`] when it cannot be read or written.
pub async fn told_apart(
    unit: &Unit,
    by: &By<'_>,
    newcomer: ResidentId,
    from: &[ResidentId],
) -> Result<(), Fault> {
    use likely_duplicate::{Column, Entity};
    if from.is_empty() {
        return Ok(());
    }
    let alike: Vec<Uuid> = Entity::find()
        .filter(Column::ResidentId.eq(newcomer.uuid()))
        .filter(Column::OtherId.is_in(from.iter().map(|id| id.uuid())))
        .order_by_asc(Column::OtherId)
        .select_only()
        .column(Column::OtherId)
        .into_tuple()
        .all(unit.db())
        .await?;
    let alike: Vec<_> = alike.into_iter().map(ResidentId::from_uuid).collect();
    let mut people = person::persons(unit.db(), &alike).await?;
    people.sort();
    people.dedup();
    for kept in people {
        let other = newcomer;
        keep_apart(unit, by, Pair { kept, other }).await?;
        let about = [("person", kept.uuid()), ("other", other.uuid())];
        by.record(unit, "person.not_same", &about).await?;
    }
    Ok(())
}

async fn write(
    unit: &Unit,
    by: &By<'_>,
    decided: Decided,
    pair: Pair,
    places_left: usize,
) -> Result<VerdictId, Fault> {
    let id = VerdictId::new(by.now, by.chance);
    let row = verdict::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(by.municipality.as_str().to_owned()),
        decided: Set(decided.code().to_owned()),
        kept_id: Set(pair.kept.uuid()),
        other_id: Set(pair.other.uuid()),
        places_left: Set(i32::try_from(places_left).unwrap_or(i32::MAX)),
        made_by: Set(by.actor.code()),
        made_at: Set(by.now.microseconds()),
        undone_by: Set(None),
        undone_at: Set(None),
    };
    verdict::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    answer_flags(unit, id, pair).await?;
    Ok(id)
}

/// Every flag between the rows of the two is answered by this verdict.
async fn answer_flags(unit: &Unit, id: VerdictId, pair: Pair) -> Result<(), Fault> {
    use likely_duplicate::{Column, Entity};
    let ids = |rows: Vec<resident::Model>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let kept = ids(person::models_of(unit.db(), &[pair.kept]).await?);
    let other = ids(person::models_of(unit.db(), &[pair.other]).await?);
    let from_to = |from: &[Uuid], to: &[Uuid]| {
        let of = |ids: &[Uuid]| ids.to_vec();
        Column::ResidentId
            .is_in(of(from))
            .and(Column::OtherId.is_in(of(to)))
    };
    Entity::update_many()
        .col_expr(Column::VerdictId, Expr::value(id.uuid()))
        .filter(Column::VerdictId.is_null())
        .filter(from_to(&kept, &other).or(from_to(&other, &kept)))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// The pair is undecided again. Answers which rows count as the other one again; none where the two were not
/// merged.
///
/// # Errors
/// [`Undecided`] when they cannot be parted as they were.
pub async fn undo(
    unit: &Unit,
    by: &By<'_>,
    found: &Verdict,
) -> Result<Vec<ResidentId>, Outcome<Undecided>> {
    let rows = match found.decided {
        Decided::Same => part(unit, found).await?,
        Decided::Other => Vec::new(),
    };
    verdict::Entity::update_many()
        .col_expr(verdict::Column::UndoneBy, Expr::value(by.actor.code()))
        .col_expr(
            verdict::Column::UndoneAt,
            Expr::value(by.now.microseconds()),
        )
        .filter(verdict::Column::Id.eq(found.id.uuid()))
        .exec(unit.db())
        .await?;
    likely_duplicate::Entity::update_many()
        .col_expr(
            likely_duplicate::Column::VerdictId,
            Expr::value(Option::<Uuid>::None),
        )
        .filter(likely_duplicate::Column::VerdictId.eq(found.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(rows.into_iter().map(ResidentId::from_uuid).collect())
}

/// The rows of the other one count as that one again: only from where the verdict left them.
async fn part(unit: &Unit, found: &Verdict) -> Result<Vec<Uuid>, Outcome<Undecided>> {
    let ids = rows_moved(unit, found.id).await?;
    let rows = resident::Entity::find()
        .filter(resident::Column::Id.is_in(ids.iter().copied()))
        .all(unit.db())
        .await?;
    if rows.iter().any(|row| person::of(row) != found.kept) {
        return Err(Undecided::MergedSince.into());
    }
    let other = rows.iter().find(|row| row.id == found.other.uuid());
    let other = other.ok_or(Outcome::NotFound)?;
    if other.phone.is_some() {
        let same = resident::Entity::find()
            .filter(resident::Column::Id.ne(other.id))
            .filter(resident::Column::MunicipalityCode.eq(&other.municipality_code))
            .filter(resident::Column::MatchingKey.eq(&other.matching_key))
            .filter(resident::Column::BirthYear.eq(other.birth_year))
            .filter(resident::Column::Phone.eq(other.phone.as_deref()))
            .filter(resident::Column::MergedInto.is_null())
            .one(unit.db())
            .await?;
        if same.is_some() {
            return Err(Undecided::SameFacts.into());
        }
    }
    set_person(unit, &ids, found.other).await?;
    Ok(ids)
}

pub(super) async fn rows_moved(unit: &Unit, id: VerdictId) -> Result<Vec<Uuid>, Fault> {
    let rows = verdict_row::Entity::find()
        .filter(verdict_row::Column::VerdictId.eq(id.uuid()))
        .select_only()
        .column(verdict_row::Column::ResidentId)
        .into_tuple()
        .all(unit.db())
        .await?;
    Ok(rows)
}

/// These rows count as this person, whose own row counts as itself.
async fn set_person(unit: &Unit, rows: &[Uuid], person: ResidentId) -> Result<(), Fault> {
    use resident::{Column, Entity};
    let own = person.uuid();
    let others = rows.iter().copied().filter(|row| *row != own);
    for (into, ids) in [(None, vec![own]), (Some(own), others.collect())] {
        Entity::update_many()
            .col_expr(Column::MergedInto, Expr::value(into))
            .filter(Column::Id.is_in(ids))
            .exec(unit.db())
            .await?;
    }
    Ok(())
}
