//! The registrations of people with protected identity: the gate that keeps them from every page of ordinary
//! staff and from the public, and what lies behind it for whoever has opened one with a reason.
//!
//! The gate is one condition, [`is_open`]. Whatever looks a registration up to show it, or to let its owner or a
//! colleague change it, asks with it; what counts seats or tells people of changes asks without.

use super::{
    change, queries,
    registration::Standing,
    table::{booking_word, member, registration},
};
use crate::{
    audit::By,
    kernel::{BookingWord, MunicipalityCode, RegistrationId, ResidentId, RoundId},
    outbox::{self, Channel, State, Told},
    residents::Reading,
    store::{Fault, Outcome, Store},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::SimpleExpr,
};

/// One registration of somebody with protected identity.
#[derive(Debug, Clone)]
pub struct SealedPlace {
    /// Its id.
    pub id: RegistrationId,
    /// What it is for.
    pub round: RoundId,
    /// How it stands.
    pub standing: Standing,
    /// Its booking word.
    pub booking_word: String,
    /// The codes of what the person needs.
    pub needs: Vec<String>,
    /// What the person has not been told yet, the oldest first.
    pub to_tell: Vec<Told>,
}

/// The registration may be shown to those who help residents.
pub(super) fn is_open() -> SimpleExpr {
    registration::Column::Channel.ne(Channel::Sealed.code())
}

/// Whether a row that was read to be counted may not be shown.
pub(super) fn is_sealed(row: &registration::Model) -> bool {
    row.channel == Channel::Sealed.code()
}

/// Who with protected identity a booking word was given to: an id, with which nothing can be read but by opening
/// it.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn sealed_of_word(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    word: BookingWord,
) -> Result<Option<ResidentId>, Fault> {
    let Some(given) = booking_word::Entity::find_by_id(word.key()).one(db).await? else {
        return Ok(None);
    };
    let row = registration::Entity::find_by_id(given.registration_id)
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(registration::Column::Channel.eq(Channel::Sealed.code()))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let member = member::Entity::find()
        .filter(member::Column::RegistrationId.eq(row.id))
        .one(db)
        .await?;
    Ok(member.map(|member| ResidentId::from_uuid(member.resident_id)))
}

/// The booking word of a protected registration that has just been made, to be said once.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn booking_word_of(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    which: RegistrationId,
) -> Result<Option<String>, Fault> {
    let row = registration::Entity::find_by_id(which.uuid())
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .one(db)
        .await?;
    Ok(row.map(|row| row.booking_word))
}

/// What somebody has and had whom a reading has opened, the latest first.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn sealed_places(
    db: &impl ConnectionTrait,
    reading: &Reading,
) -> Result<Vec<SealedPlace>, Fault> {
    let own = member::Entity::find()
        .filter(member::Column::ResidentId.eq(reading.resident().uuid()))
        .all(db)
        .await?;
    let rows = registration::Entity::find()
        .filter(registration::Column::Id.is_in(own.iter().map(|m| m.registration_id)))
        .filter(registration::Column::MunicipalityCode.eq(reading.municipality().as_str()))
        .order_by_desc(registration::Column::MadeAt)
        .all(db)
        .await?;
    let mut places = Vec::new();
    for row in rows {
        let mut to_tell = outbox::told_about(db, &[row.id]).await?;
        to_tell.retain(|told| told.channel == Channel::Sealed && told.state == State::Queued);
        to_tell.reverse();
        places.push(SealedPlace {
            id: RegistrationId::from_uuid(row.id),
            round: RoundId::from_uuid(row.round_id),
            standing: queries::standing(db, &row).await?,
            needs: row.needs.split_whitespace().map(str::to_owned).collect(),
            booking_word: row.booking_word,
            to_tell,
        });
    }
    Ok(places)
}

/// Takes somebody out of a registration whom a reading has opened, as its owner would.
///
/// # Errors
/// A refusal when a rule says no, `NotFound` when it is not theirs.
pub async fn cancel_sealed(
    store: &Store,
    by: &By<'_>,
    reading: &Reading,
    which: RegistrationId,
) -> Result<(), Outcome<change::Refusal>> {
    own(store.read(), reading, which).await?;
    change::cancel_opened(store, by, reading, which).await
}

/// Gives back what was cancelled last, within its time.
///
/// # Errors
/// A refusal when a rule says no, `NotFound` when it is not theirs or nothing can be undone.
pub async fn undo_sealed(
    store: &Store,
    by: &By<'_>,
    reading: &Reading,
    which: RegistrationId,
) -> Result<(), Outcome<change::Refusal>> {
    own(store.read(), reading, which).await?;
    change::undo_opened(store, by, reading, which).await
}

async fn own<R>(
    db: &impl ConnectionTrait,
    reading: &Reading,
    which: RegistrationId,
) -> Result<(), Outcome<R>> {
    let own = member::Entity::find()
        .filter(member::Column::RegistrationId.eq(which.uuid()))
        .filter(member::Column::ResidentId.eq(reading.resident().uuid()))
        .one(db)
        .await?;
    own.map(|_| ()).ok_or(Outcome::NotFound)
}
