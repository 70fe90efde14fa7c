//! The verb: seats are held for somebody on the phone.

use super::{let_go::note_let_go, rows, rule::lapses_at, touch::prolong};
use crate::{
    audit::{self, Actor},
    kernel::{Chance, HoldId, Moment, MunicipalityCode, RoundId},
    registrations::{
        enter::find_place,
        placing::Placement,
        table::{claim, hold},
    },
    rounds::{PlacingRound, SignUp},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// For how many seats are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldFor {
    /// Somebody who comes alone.
    One,
    /// Two who sit together: both seats or none.
    Two,
}

impl HeldFor {
    /// How many people.
    #[must_use]
    pub fn people(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    fn row(self) -> i32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// What is to be held.
#[derive(Debug, Clone)]
pub struct Hold {
    /// The municipality under whose pages it is asked.
    pub municipality: MunicipalityCode,
    /// Seats of which round.
    pub round: RoundId,
    /// For how many.
    pub people: HeldFor,
    /// What the same call held last, whether it has lapsed or not: let go of when the new hold succeeds.
    pub instead_of: Option<HoldId>,
}

/// Why nothing new is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldRefusal {
    /// No seats are left that a newcomer may take.
    Full,
    /// Sign-up has not opened yet, or has closed.
    NotOpen,
    /// The call has held seats for three hours.
    TooLong,
}

impl From<HoldRefusal> for Outcome<HoldRefusal> {
    fn from(refusal: HoldRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Holds the lowest free seats in every session of a round, as a newcomer would be placed. What the call
/// held before is let go of in the same unit; after a refusal it is as it was. To ask for the same round and
/// number of people again prolongs the hold and answers the same id.
///
/// # Errors
/// [`HoldRefusal`] when a rule says no, `NotFound` when there is no such round, `NotYours` when the round or
/// the former hold is another municipality's.
pub async fn hold(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    asked: &Hold,
) -> Result<HoldId, Outcome<HoldRefusal>> {
    let done = store
        .write(|unit| async move { hold_within(&unit, now, chance, actor, asked).await })
        .await;
    store.seats_changed(&asked.municipality);
    done
}

/// The same within a unit of work that does something beside it. Whoever calls it says afterwards that seats
/// have changed.
///
/// # Errors
/// As [`hold`].
pub async fn hold_within(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    asked: &Hold,
) -> Result<HoldId, Outcome<HoldRefusal>> {
    let placing =
        rows::for_placing(unit, &asked.municipality, asked.round, asked.instead_of).await?;
    let former = former(unit, asked).await?;
    let held_since = (former.as_ref())
        .map_or(now, |row| Moment::from_microseconds(row.held_since))
        .min(now);
    if lapses_at(held_since, now) <= now {
        return Err(HoldRefusal::TooLong.into());
    }
    if placing.round.sign_up(now) != SignUp::Open {
        return Err(HoldRefusal::NotOpen.into());
    }
    if let Some(row) = former {
        if is_the_same(unit, now, asked, &placing, &row).await? {
            prolong(unit, now, &row).await?;
            return Ok(HoldId::from_uuid(row.id));
        }
        // If there are too few seats, the unit is undone, and this with it.
        rows::remove(unit, &row).await?;
        if rows::stands(&row, now) {
            note_let_go(unit, now, chance, actor, &row).await?;
        }
    }
    let people = asked.people.people();
    let Placement::Seats(seats) = find_place(unit, now, &placing, people).await? else {
        return Err(HoldRefusal::Full.into());
    };
    let id = HoldId::new(now, chance);
    write(unit, now, asked, (id, held_since), &placing, &seats).await?;
    note(unit, now, chance, actor, asked, id).await?;
    Ok(id)
}

async fn former(unit: &Unit, asked: &Hold) -> Result<Option<hold::Model>, Outcome<HoldRefusal>> {
    let Some(former) = asked.instead_of else {
        return Ok(None);
    };
    match rows::find(unit.db(), former).await? {
        Some(row) if !rows::is_of(&row, &asked.municipality) => Err(Outcome::NotYours),
        found => Ok(found),
    }
}

/// Whether what is asked for is held already.
async fn is_the_same(
    unit: &Unit,
    now: Moment,
    asked: &Hold,
    placing: &PlacingRound,
    row: &hold::Model,
) -> Result<bool, Fault> {
    let same = row.round_id == asked.round.uuid() && row.people == asked.people.row();
    Ok(same && rows::stands(row, now) && rows::seats(unit, row, placing).await?.is_some())
}

async fn write(
    unit: &Unit,
    now: Moment,
    asked: &Hold,
    (id, held_since): (HoldId, Moment),
    placing: &PlacingRound,
    seats: &[Vec<i32>],
) -> Result<(), Fault> {
    let row = hold::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(asked.municipality.as_str().to_owned()),
        round_id: Set(asked.round.uuid()),
        people: Set(asked.people.row()),
        held_since: Set(held_since.microseconds()),
        touched_at: Set(now.microseconds()),
        lapses_at: Set(lapses_at(held_since, now).microseconds()),
        closed: Set(false),
    };
    hold::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    let in_session = |session: uuid::Uuid, number: i32| claim::ActiveModel {
        session_id: Set(session),
        seat_number: Set(number),
        kind: Set("held".to_owned()),
        member_id: Set(None),
        hold_id: Set(Some(id.uuid())),
        made_at: Set(now.microseconds()),
    };
    let sessions = placing.seats.iter().map(|(session, _)| session.uuid());
    let claims = sessions.zip(seats).flat_map(|(session, numbers)| {
        (numbers.iter()).map(move |number| in_session(session, *number))
    });
    claim::Entity::insert_many(claims)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

async fn note(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    asked: &Hold,
    id: HoldId,
) -> Result<(), Fault> {
    let event = audit::Event {
        code: "seat.held",
        municipality: Some(&asked.municipality),
        about: &[("hold", id.uuid()), ("round", asked.round.uuid())],
    };
    audit::record(unit, now, chance, actor, &event).await
}
