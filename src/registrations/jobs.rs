//! Clearing away what has served its time: the rules of sign-up, and removing registrations on the day
//! that the check page promised.

use super::{
    away,
    flow::KEPT as DRAFTS_KEPT,
    retention::{OPENINGS_KEPT, REPLACED_KEPT, is_to_come},
    streets::keep_streets,
    table::{change, claim, draft, line, member, opening, registration},
};
use crate::{
    kernel::{CivilTime, Moment, ResidentId, RoundId, Zone},
    outbox, residents, rounds,
    store::{Ageing, AgeingRows, Fault, RetentionRule, Term, Unit, change_due},
};
use rocket::async_trait;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The rules of sign-up: half-filled forms, openings of confirmations, what changes replaced, and
/// registrations, each on the day that it was promised, but not before what it has a place in has been
/// held.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let rows = |table, key, since| AgeingRows { table, key, since };
    vec![
        RetentionRule::new(
            "drafts",
            Term::Fixed(DRAFTS_KEPT),
            rows("drafts", "id", "touched_at"),
        ),
        RetentionRule::new(
            "openings",
            Term::Fixed(OPENINGS_KEPT),
            rows("openings", "visit, registration_id", "opened_at"),
        ),
        RetentionRule::new(
            "replaced",
            Term::Fixed(REPLACED_KEPT),
            rows("registration_changes", "id", "made_at"),
        ),
        RetentionRule::new("registrations", Term::Own, Registrations),
    ]
}

/// Registrations whose promised day has come, with the people whom nothing else concerns.
struct Registrations;

#[async_trait]
impl Ageing for Registrations {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        let due = past_their_day(db, before).await?;
        Ok(due.count(db).await?)
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let rows: Vec<(Uuid, Uuid)> = past_their_day(unit.db(), before)
            .await?
            .select_only()
            .columns([registration::Column::Id, registration::Column::RoundId])
            .order_by_asc(registration::Column::Id)
            .limit(u64::from(most))
            .into_tuple()
            .all(unit.db())
            .await?;
        let (found, rounds): (Vec<Uuid>, BTreeSet<Uuid>) = rows.into_iter().unzip();
        if found.is_empty() {
            return Ok(0);
        }
        let people = remove_members(unit, &found).await?;
        remove_what_hangs_on(unit, &found).await?;
        registration::Entity::delete_many()
            .filter(registration::Column::Id.is_in(found.iter().copied()))
            .exec(unit.db())
            .await?;
        count_lines_anew(unit, rounds).await?;
        let gone = without_registrations(unit, &people).await?;
        residents::forget(unit, &gone).await?;
        let known = people.into_iter().map(ResidentId::from_uuid);
        let known: Vec<_> = known.filter(|person| !gone.contains(person)).collect();
        keep_streets(unit, &known).await?;
        Ok(found.len() as u64)
    }
}

/// Registrations that are to be gone by the day of this moment: those that were promised it, but for a place
/// in what is still to come.
async fn past_their_day(
    db: &impl ConnectionTrait,
    at: Moment,
) -> Result<sea_orm::Select<registration::Entity>, Fault> {
    use registration::Column;
    let today = CivilTime::of(at, Zone::stockholm()).date;
    let promised = registration::Entity::find().filter(Column::KeepUntil.lte(today));
    let has_place = || Column::Standing.ne("cancelled");
    let with_a_place: Vec<Uuid> = promised
        .clone()
        .filter(has_place())
        .select_only()
        .column(Column::RoundId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let mut still_to_come = Vec::new();
    for round in with_a_place {
        let known = rounds::by_id(db, RoundId::from_uuid(round)).await?;
        let last_day = known.and_then(|round| round.last_day());
        if is_to_come(last_day, today) {
            still_to_come.push(round);
        }
    }
    let guests = away::who_still_come_instead(db, today).await?;
    let to_come = Column::RoundId.is_in(still_to_come);
    let stays = has_place().and(to_come.or(Column::Id.is_in(guests)));
    Ok(promised.filter(stays.not()))
}

/// Removes members with their seats, and answers who they were, and whom they counted as.
async fn remove_members(unit: &Unit, registrations: &[Uuid]) -> Result<BTreeSet<Uuid>, Fault> {
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.is_in(registrations.iter().copied()))
        .all(unit.db())
        .await?;
    let ids: Vec<Uuid> = members.iter().map(|m| m.id).collect();
    claim::Entity::delete_many()
        .filter(claim::Column::MemberId.is_in(ids.iter().copied()))
        .exec(unit.db())
        .await?;
    member::Entity::delete_many()
        .filter(member::Column::Id.is_in(ids))
        .exec(unit.db())
        .await?;
    let people = members
        .iter()
        .flat_map(|m| [Some(m.resident_id), m.counts_as]);
    Ok(people.flatten().collect())
}

async fn remove_what_hangs_on(unit: &Unit, registrations: &[Uuid]) -> Result<(), Fault> {
    let these = || registrations.iter().copied();
    opening::Entity::delete_many()
        .filter(opening::Column::RegistrationId.is_in(these()))
        .exec(unit.db())
        .await?;
    change::Entity::delete_many()
        .filter(change::Column::RegistrationId.is_in(these()))
        .exec(unit.db())
        .await?;
    draft::Entity::delete_many()
        .filter(draft::Column::RegistrationId.is_in(these()))
        .exec(unit.db())
        .await?;
    outbox::forget(unit, registrations).await
}

/// A line is counted on the way; when those in it are removed, it is counted anew.
async fn count_lines_anew(unit: &Unit, rounds: BTreeSet<Uuid>) -> Result<(), Fault> {
    let kept = line::Entity::find()
        .filter(line::Column::RoundId.is_in(rounds))
        .filter(line::Column::Parties.gt(0))
        .all(unit.db())
        .await?;
    for line in kept {
        let anew = "UPDATE lines SET \
            parties = (SELECT count(*) FROM registrations r \
                WHERE r.round_id = $1 AND r.standing = 'waiting'), \
            people = (SELECT count(*) FROM registrations r JOIN members m ON m.registration_id = r.id \
                WHERE r.round_id = $1 AND r.standing = 'waiting' AND m.live) \
            WHERE round_id = $1";
        change_due(unit, anew.to_owned(), [line.round_id.into()]).await?;
    }
    Ok(())
}

/// Those of these people whom no registration concerns any more.
async fn without_registrations(
    unit: &Unit,
    people: &BTreeSet<Uuid>,
) -> Result<Vec<ResidentId>, Fault> {
    let these = || people.iter().copied();
    let concerned = Condition::any()
        .add(member::Column::ResidentId.is_in(these()))
        .add(member::Column::CountsAs.is_in(these()));
    let still = member::Entity::find()
        .filter(concerned)
        .all(unit.db())
        .await?;
    let still = still
        .iter()
        .flat_map(|m| [Some(m.resident_id), m.counts_as]);
    let still: BTreeSet<Uuid> = still.flatten().collect();
    let gone = people.difference(&still).copied();
    Ok(gone.map(ResidentId::from_uuid).collect())
}
