//! The registration behind a booking word, with its people.

use super::{
    guessing::Owner,
    held::{has_begun, is_over},
    proof::Proved,
    replaced::{self, Before, Replaced},
};
use crate::{
    kernel::{
        BookingWord, Moment, MunicipalityCode, PersonName, RegistrationId, ResidentId, RoundId,
    },
    registrations::{
        Standing, away,
        comes::Comes,
        queries, sealed,
        table::{booking_word, member, registration},
    },
    residents::{self, Resident},
    rounds::{self, Round},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A registration as its owner may change it.
pub(super) struct Found {
    pub(super) id: RegistrationId,
    pub(super) row: registration::Model,
    pub(super) round: Round,
    pub(super) standing: Standing,
    /// What they miss of the round, and come to instead.
    pub(super) comes: Comes,
    /// Those who are in it.
    pub(super) members: Vec<member::Model>,
    /// The same people, as they are known.
    pub(super) people: Vec<Resident>,
    /// Those who have left and may still come back.
    pub(super) leavers: Vec<Resident>,
    /// Those who have left for good.
    gone: Vec<Resident>,
    /// The latest change, if it can still be undone.
    pub(super) undoable: Option<Replaced>,
}

impl Found {
    /// Whether there is anything left to open: somebody is in it or may come back, and the round is
    /// not over.
    pub(super) fn is_open(&self, now: Moment) -> bool {
        !is_over(&self.round, now) && (!self.people.is_empty() || self.undoable.is_some())
    }

    /// Whether the first session has begun: from then on staff help by phone.
    pub(super) fn has_begun(&self, now: Moment) -> bool {
        has_begun(&self.round, now)
    }

    /// Those who are in it, by name.
    pub(super) fn names(&self) -> Vec<(Uuid, PersonName)> {
        let both = self.members.iter().zip(&self.people);
        both.map(|(member, person)| (member.id, person.name.clone()))
            .collect()
    }

    /// Everybody who may open it. Where all have left for good, they are told so.
    pub(super) fn owners(&self) -> Vec<Owner> {
        let owner = |person: &Resident| Owner {
            name: person.name.clone(),
            born: person.born,
            postcode: person.postcode,
            phone: person.phone.clone(),
        };
        let owners: Vec<_> = self.people.iter().chain(&self.leavers).map(owner).collect();
        if owners.is_empty() {
            self.gone.iter().map(owner).collect()
        } else {
            owners
        }
    }
}

/// What a booking word leads to under a municipality.
///
/// A word that leads nowhere is looked for in the same steps as one that does, so that the time it
/// takes says little.
pub(super) async fn by_word(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    word: BookingWord,
    now: Moment,
) -> Result<Option<Found>, Fault> {
    let given = booking_word::Entity::find_by_id(word.key()).one(db).await?;
    let id = given.map_or(Uuid::nil(), |row| row.registration_id);
    let row = registration::Entity::find_by_id(id)
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(sealed::is_open())
        .one(db)
        .await?;
    let id = row.as_ref().map_or(Uuid::nil(), |row| row.id);
    let members = members_of(db, id).await?;
    let residents = residents_of(db, &members).await?;
    let changes = replaced::all_of(db, RegistrationId::from_uuid(id)).await?;
    let round = row.as_ref().map_or(Uuid::nil(), |row| row.round_id);
    let round = rounds::by_id(db, RoundId::from_uuid(round)).await?;
    let (Some(row), Some(round)) = (row, round) else {
        return Ok(None);
    };
    put_together(db, row, round, (members, residents), changes, now)
        .await
        .map(Some)
}

/// The registration that somebody has proved to be theirs.
pub(super) async fn by_proof(
    db: &impl ConnectionTrait,
    proved: &Proved,
    now: Moment,
) -> Result<Found, Fault> {
    let id = proved.registration();
    let row = registration::Entity::find_by_id(id.uuid()).one(db).await?;
    let row = row.ok_or_else(|| Fault::new("a registration is gone"))?;
    let members = members_of(db, id.uuid()).await?;
    let residents = residents_of(db, &members).await?;
    let changes = replaced::all_of(db, id).await?;
    let round = rounds::by_id(db, RoundId::from_uuid(row.round_id))
        .await?
        .ok_or_else(|| Fault::new("a registration's round is gone"))?;
    put_together(db, row, round, (members, residents), changes, now).await
}

async fn put_together(
    db: &impl ConnectionTrait,
    row: registration::Model,
    round: Round,
    (all, known): (Vec<member::Model>, Vec<Resident>),
    changes: Vec<Replaced>,
    now: Moment,
) -> Result<Found, Fault> {
    let standing = queries::standing(db, &row).await?;
    let comes = away::comes_of(db, row.id).await?;
    let may_come_back = |member: &member::Model| {
        changes.iter().filter(|c| c.is_in_time(now)).any(|change| {
            matches!(&change.before, Before::Cancelled { members, .. } if members.contains(&member.id))
        })
    };
    let (mut members, mut people) = (Vec::new(), Vec::new());
    let (mut leavers, mut gone) = (Vec::new(), Vec::new());
    for (member, person) in all.into_iter().zip(known) {
        if member.live {
            members.push(member);
            people.push(person);
        } else if may_come_back(&member) {
            leavers.push(person);
        } else {
            gone.push(person);
        }
    }
    let undoable = changes.into_iter().next().filter(|c| c.is_in_time(now));
    Ok(Found {
        id: RegistrationId::from_uuid(row.id),
        row,
        round,
        standing,
        comes,
        members,
        people,
        leavers,
        gone,
        undoable,
    })
}

async fn members_of(
    db: &impl ConnectionTrait,
    registration: Uuid,
) -> Result<Vec<member::Model>, Fault> {
    Ok(member::Entity::find()
        .filter(member::Column::RegistrationId.eq(registration))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?)
}

/// Also somebody with protected identity, whom a reading has opened.
async fn residents_of(
    db: &impl ConnectionTrait,
    members: &[member::Model],
) -> Result<Vec<Resident>, Fault> {
    let ids: Vec<_> = members
        .iter()
        .map(|m| ResidentId::from_uuid(m.resident_id))
        .collect();
    residents::by_ids_with_protected(db, &ids).await
}
