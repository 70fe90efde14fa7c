//! Reads of people, diaries and closed days.

use super::{
    closed_days::ClosedDays,
    diary::{Busy, DiaryEntry, busy_times},
    feed_address::FeedToken,
    person::ScarcePerson,
    table::{calendar_days, diary_entry, scarce_person, stand_in},
};
use crate::{
    kernel::{AccountId, ClosedDaysId, MunicipalityCode, ScarcePersonId},
    store::Fault,
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The people of a municipality who are planned with, in Swedish order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn people(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<ScarcePerson>, Fault> {
    let mut people = everybody(db, municipality).await?;
    people.retain(ScarcePerson::is_open);
    Ok(people)
}

/// The people of a municipality, those who are planned with no more among them, in Swedish order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn everybody(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<ScarcePerson>, Fault> {
    scarce_person::Entity::find()
        .filter(scarce_person::Column::MunicipalityCode.eq(municipality.as_str()))
        .order_by_asc(scarce_person::Column::SortKey)
        .order_by_asc(scarce_person::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(ScarcePerson::try_from)
        .collect()
}

/// Somebody, by id.
///
/// # Errors
/// A [`Fault`] when the row cannot be read.
pub async fn person(
    db: &impl ConnectionTrait,
    id: ScarcePersonId,
) -> Result<Option<ScarcePerson>, Fault> {
    let row = scarce_person::Entity::find_by_id(id.uuid()).one(db).await?;
    row.map(ScarcePerson::try_from).transpose()
}

/// The people who sign in with this account and are planned with, wherever they work.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn people_of_login(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<ScarcePerson>, Fault> {
    scarce_person::Entity::find()
        .filter(scarce_person::Column::AccountId.eq(account.uuid()))
        .filter(scarce_person::Column::ClosedOn.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(ScarcePerson::try_from)
        .collect()
}

/// Whose feed it is; none when the address was stopped or never was one. The database looks for the
/// fingerprint of the token, so that how long it takes says nothing about the token.
///
/// # Errors
/// A [`Fault`] when the row cannot be read.
pub async fn person_by_feed(
    db: &impl ConnectionTrait,
    token: &FeedToken,
) -> Result<Option<ScarcePerson>, Fault> {
    let row = scarce_person::Entity::find()
        .filter(scarce_person::Column::FeedFingerprint.eq(token.fingerprint()))
        .filter(scarce_person::Column::ClosedOn.is_null())
        .one(db)
        .await?;
    row.map(ScarcePerson::try_from).transpose()
}

/// Who stands in for each of these people, the first to be asked first. Nobody who is closed.
///
/// # Errors
/// A [`Fault`] when the rows cannot be read.
pub async fn stand_ins_of(
    db: &impl ConnectionTrait,
    people: &[ScarcePersonId],
) -> Result<HashMap<ScarcePersonId, Vec<ScarcePersonId>>, Fault> {
    let rows = stand_in::Entity::find()
        .filter(stand_in::Column::PersonId.is_in(people.iter().map(|id| id.uuid())))
        .order_by_asc(stand_in::Column::Rank)
        .order_by_asc(stand_in::Column::StandInId)
        .all(db)
        .await?;
    let closed: Vec<_> = scarce_person::Entity::find()
        .filter(scarce_person::Column::Id.is_in(rows.iter().map(|row| row.stand_in_id)))
        .filter(scarce_person::Column::ClosedOn.is_not_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let mut stand_ins: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows.iter().filter(|row| !closed.contains(&row.stand_in_id)) {
        let person = ScarcePersonId::from_uuid(row.person_id);
        let stand_in = ScarcePersonId::from_uuid(row.stand_in_id);
        stand_ins.entry(person).or_default().push(stand_in);
    }
    Ok(stand_ins)
}

/// When these people cannot be had, from the first day to the last, the earliest first. Whoever has
/// nothing in the diary is not in the answer.
///
/// # Errors
/// A [`Fault`] when the diaries cannot be read.
pub async fn busy(
    db: &impl ConnectionTrait,
    people: &[ScarcePersonId],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<HashMap<ScarcePersonId, Vec<Busy>>, Fault> {
    let mut diaries: HashMap<ScarcePersonId, Vec<DiaryEntry>> = HashMap::new();
    for entry in entries(db, people, from, to).await? {
        diaries.entry(entry.person).or_default().push(entry);
    }
    let busy = diaries.into_iter().map(|(person, entries)| {
        let times = busy_times(&entries);
        (person, times)
    });
    Ok(busy.filter(|(_, times)| !times.is_empty()).collect())
}

/// What stands in these people's diaries from the first day to the last, the earliest first.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    people: &[ScarcePersonId],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<DiaryEntry>, Fault> {
    let rows = diary_entry::Entity::find()
        .filter(diary_entry::Column::PersonId.is_in(people.iter().map(|id| id.uuid())))
        .filter(diary_entry::Column::ToDay.gte(from))
        .filter(diary_entry::Column::FromDay.lte(to))
        .order_by_asc(diary_entry::Column::FromDay)
        .order_by_asc(diary_entry::Column::FromTime)
        .order_by_asc(diary_entry::Column::Id)
        .all(db)
        .await?;
    let entries: Result<Vec<DiaryEntry>, Fault> =
        rows.into_iter().map(DiaryEntry::try_from).collect();
    // What ended at the first midnight is over.
    let first = super::diary::midnight(from);
    let entries = entries?.into_iter().filter(|entry| entry.span.to() > first);
    Ok(entries.collect())
}

/// Some days of a municipality's school calendar.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub(super) async fn days(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: ClosedDaysId,
) -> Result<Option<ClosedDays>, Fault> {
    let row = calendar_days::Entity::find_by_id(id.uuid())
        .filter(calendar_days::Column::MunicipalityCode.eq(municipality.as_str()))
        .one(db)
        .await?;
    row.map(ClosedDays::try_from).transpose()
}

/// The days from the first to the last on which schools of a municipality are closed, the earliest
/// first. Public holidays are not among them: those the kernel knows.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn closed_days(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<ClosedDays>, Fault> {
    calendar_days::Entity::find()
        .filter(calendar_days::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(calendar_days::Column::LastDay.gte(from))
        .filter(calendar_days::Column::FirstDay.lte(to))
        .order_by_asc(calendar_days::Column::FirstDay)
        .order_by_asc(calendar_days::Column::LastDay)
        .order_by_asc(calendar_days::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(ClosedDays::try_from)
        .collect()
}
