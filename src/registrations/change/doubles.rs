//! Two places in one round that turn out to be one person's: one is kept, the other is left.

use super::{
    cancel::{leave_now, take_out},
    held::{Held, has_begun, hold},
    proof::Proved,
};
use crate::{
    audit::By,
    kernel::{MemberId, RegistrationId, ResidentId, RoundId},
    registrations::{
        Standing, person, queries,
        table::{member, registration},
    },
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A round in which each of two people has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// The round.
    pub round: RoundId,
    /// The first one's, then the other one's.
    pub places: [DoublePlace; 2],
}

/// A place in a round, or in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoublePlace {
    /// Whose it is in the registration.
    pub member: MemberId,
    /// The registration.
    pub registration: RegistrationId,
    /// «BJÖRK 472».
    pub booking_word: String,
    /// How it stands.
    pub standing: Standing,
}

/// The rounds in which both of these people have a place, in the order of their ids.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn doubles(
    db: &impl ConnectionTrait,
    people: [ResidentId; 2],
) -> Result<Vec<Double>, Fault> {
    let live = member::Entity::find()
        .filter(person::count_as_one_of(&people))
        .filter(member::Column::Live.eq(true))
        .order_by_asc(member::Column::Id)
        .all(db)
        .await?;
    let mut rounds: BTreeMap<Uuid, Vec<&member::Model>> = BTreeMap::new();
    for member in &live {
        rounds.entry(member.round_id).or_default().push(member);
    }
    let mut doubles = Vec::new();
    for (round, members) in rounds {
        let of = |who| members.iter().find(|m| person::of(m) == who);
        let [Some(one), Some(other)] = people.map(of) else {
            continue;
        };
        doubles.push(Double {
            round: RoundId::from_uuid(round),
            places: [place(db, one).await?, place(db, other).await?],
        });
    }
    Ok(doubles)
}

async fn place(db: &impl ConnectionTrait, member: &member::Model) -> Result<DoublePlace, Fault> {
    let row = registration::Entity::find_by_id(member.registration_id)
        .one(db)
        .await?
        .ok_or_else(|| Fault::new("a member without a registration"))?;
    Ok(DoublePlace {
        member: MemberId::from_uuid(member.id),
        registration: RegistrationId::from_uuid(row.id),
        standing: queries::standing(db, &row).await?,
        booking_word: row.booking_word,
    })
}

/// Of the places that both of these people have in a round, those that are named are kept, and the others are
/// left: as their owners would leave them, or in silence where the first session has begun, since nobody
/// comes to another seat by it. Answers how many were left. The rounds are locked from here on.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn leave_doubles(
    unit: &Unit,
    by: &By<'_>,
    people: [ResidentId; 2],
    keep: &[MemberId],
) -> Result<usize, Fault> {
    if keep.is_empty() {
        return Ok(0);
    }
    let found = doubles(unit.db(), people).await?;
    let rounds: Vec<Uuid> = found.iter().map(|double| double.round.uuid()).collect();
    unit.lock("rounds", &rounds).await?;
    // Somebody may have left or moved before the locks were there.
    let found = doubles(unit.db(), people).await?;
    let mut left = 0;
    for double in found {
        let [one, other] = double.places;
        let leaves = match (keep.contains(&one.member), keep.contains(&other.member)) {
            (true, false) => other,
            (false, true) => one,
            _ => continue,
        };
        if rounds.contains(&double.round.uuid()) {
            leave(unit, by, &leaves).await?;
            left += 1;
        }
    }
    Ok(left)
}

async fn leave(unit: &Unit, by: &By<'_>, place: &DoublePlace) -> Result<(), Fault> {
    let staff = Proved::on_the_phone(unit.db(), by.municipality, place.registration).await?;
    let staff = staff.ok_or_else(|| Fault::new("a place of another municipality"))?;
    let held = match hold(unit, &staff, None).await {
        Ok(held) => held,
        Err(Outcome::Fault(fault)) => return Err(fault),
        Err(_) => return Err(Fault::new("a place of another municipality")),
    };
    let leaves = [place.member];
    if has_begun(&held.here.round, by.now) {
        return leave_silently(unit, by, &held, &leaves).await;
    }
    leave_now(unit, by.now, by.chance, by.actor, &held, &leaves).await?;
    Ok(())
}

async fn leave_silently(
    unit: &Unit,
    by: &By<'_>,
    held: &Held,
    leaves: &[MemberId],
) -> Result<(), Fault> {
    take_out(unit, held, leaves).await?;
    let about = [
        ("registration", held.row.id),
        ("round", held.here.round.id.uuid()),
    ];
    by.record(unit, "registration.doubled", &about).await
}
