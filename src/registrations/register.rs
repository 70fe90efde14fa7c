//! The verb: somebody asks for a place and gets a seat, or a place in line.

use super::{
    notices::{self, News},
    placing::{Placement, place},
    registration::{CameBy, Refusal, Standing},
    state, table, word,
};
use crate::{
    audit::{self, Actor},
    kernel::{
        Chance, CivilTime, EmailAddress, MemberId, Moment, MunicipalityCode, RegistrationId,
        RoundId,
    },
    locale::Lang,
    outbox, programmes,
    residents::{self, Newcomer},
    rounds::{self, PlacingRound, SignUp},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

/// What somebody asks for.
#[derive(Debug, Clone)]
pub struct Register {
    /// The municipality under whose pages it is asked.
    pub municipality: MunicipalityCode,
    /// For what.
    pub round: RoundId,
    /// For whom: one person, or two who want to sit together.
    pub people: Vec<Newcomer>,
    /// Where the confirmation goes, if not only to the page.
    pub email: Option<EmailAddress>,
    /// The language of what they are told.
    pub lang: Lang,
    /// How it came in.
    pub came_by: CameBy,
    /// Drawn when the empty form was shown: the same form sent twice is one request.
    pub form_key: String,
    /// Fingerprint of everything that was typed, to tell a repetition from a change.
    pub form_print: [u8; 32],
    /// Whose browser may open the confirmation.
    pub visit: [u8; 32],
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The registration.
    pub id: RegistrationId,
    /// How it stands.
    pub standing: Standing,
}

/// Registers a request: a seat for everybody in it in every session, or a place last in line.
///
/// Asking twice with the same form gives the same answer and changes nothing.
///
/// # Errors
/// [`Refusal`] when a rule says no, `NotFound` when the municipality has no such round.
pub async fn register(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
) -> Result<Registered, Outcome<Refusal>> {
    store
        .write(|unit| async move {
            let placing = rounds::for_placing(&unit, request.round)
                .await?
                .ok_or(Outcome::NotFound)?;
            if placing.round.municipality != request.municipality {
                return Err(Outcome::NotYours);
            }
            if let Some(before) = sent_before(&unit, request).await? {
                open_for(&unit, now, request, before.id).await?;
                return Ok(before);
            }
            check(&unit, now, &placing, request).await?;
            let registered = enter(&unit, now, chance, &placing, request).await?;
            let about = [
                ("registration", registered.id.uuid()),
                ("round", request.round.uuid()),
            ];
            let code = match registered.standing {
                Standing::Placed => "registration.placed",
                Standing::Waiting { .. } => "registration.waiting",
            };
            let event = audit::Event {
                code,
                municipality: Some(&request.municipality),
                about: &about,
            };
            audit::record(&unit, now, chance, actor, &event).await?;
            tell(&unit, now, chance, &placing, request, registered).await?;
            open_for(&unit, now, request, registered.id).await?;
            Ok(registered)
        })
        .await
}

/// The answer to the same form, if it came before.
async fn sent_before(
    unit: &Unit,
    request: &Register,
) -> Result<Option<Registered>, Outcome<Refusal>> {
    let before = table::registration::Entity::find()
        .filter(table::registration::Column::FormKey.eq(&request.form_key))
        .one(unit.db())
        .await?;
    let Some(before) = before else {
        return Ok(None);
    };
    if before.form_print != request.form_print {
        return Err(Outcome::Refused(Refusal::AlreadySent));
    }
    let id = RegistrationId::from_uuid(before.id);
    let standing = super::queries::standing(unit.db(), &before).await?;
    Ok(Some(Registered { id, standing }))
}

/// The rules that say no before anything is written.
async fn check(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
    request: &Register,
) -> Result<(), Outcome<Refusal>> {
    let round = &placing.round;
    if round.sign_up(now) != SignUp::Open {
        return Err(Outcome::Refused(Refusal::NotOpen));
    }
    let programme = programmes::by_id(unit.db(), round.programme).await?;
    let year = round.year();
    if request
        .people
        .iter()
        .any(|person| !programme.is_for(person.born, year))
    {
        return Err(Outcome::Refused(Refusal::TooYoung {
            minimum_age: programme.minimum_age,
            year,
        }));
    }
    Ok(())
}

/// Writes the registration with its people, and their seats or their place in line.
async fn enter(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    placing: &PlacingRound,
    request: &Register,
) -> Result<Registered, Outcome<Refusal>> {
    let round = &placing.round;
    let mut people = Vec::with_capacity(request.people.len());
    for newcomer in &request.people {
        let resident = residents::meet(unit, now, chance, &request.municipality, newcomer).await?;
        let already = table::member::Entity::find()
            .filter(table::member::Column::RoundId.eq(round.id.uuid()))
            .filter(table::member::Column::ResidentId.eq(resident.uuid()))
            .filter(table::member::Column::Live.eq(true))
            .count(unit.db())
            .await?;
        if already > 0 || people.contains(&resident) {
            return Err(Outcome::Refused(Refusal::AlreadyRegistered));
        }
        people.push(resident);
    }
    let free = state::free_seats(unit, placing).await?;
    let line = state::lines(unit.db(), &[round.id])
        .await?
        .remove(&round.id)
        .unwrap_or_default();
    let placement = place(people.len(), &free, &line, round.policy);
    let line_number = match placement {
        Placement::Seats(_) => None,
        Placement::Line => Some(last_in_line(unit, round.id).await? + 1),
    };
    let id = RegistrationId::new(now, chance);
    let today = CivilTime::of(now, round.zone).date;
    let last_day = round.last_day().unwrap_or(today);
    let booking_word = word::give(unit, chance, id, today, last_day).await?;
    let row = table::registration::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(request.municipality.as_str().to_owned()),
        round_id: Set(round.id.uuid()),
        standing: Set(if line_number.is_some() {
            "waiting"
        } else {
            "placed"
        }
        .to_owned()),
        line_number: Set(line_number),
        came_by: Set(request.came_by.code().to_owned()),
        language: Set(request.lang.code().to_owned()),
        email: Set(request.email.as_ref().map(|e| e.as_str().to_owned())),
        booking_word: Set(booking_word.to_string()),
        form_key: Set(request.form_key.clone()),
        form_print: Set(request.form_print.to_vec()),
        made_at: Set(now.microseconds()),
    };
    table::registration::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    for (index, resident) in people.iter().enumerate() {
        let member = MemberId::new(now, chance);
        let row = table::member::ActiveModel {
            id: Set(member.uuid()),
            registration_id: Set(id.uuid()),
            round_id: Set(round.id.uuid()),
            resident_id: Set(resident.uuid()),
            number: Set(if index == 0 { 1 } else { 2 }),
            live: Set(true),
        };
        table::member::Entity::insert(row)
            .exec_without_returning(unit.db())
            .await?;
        if let Placement::Seats(seats) = &placement {
            claim(unit, now, placing, seats, index, member).await?;
        }
    }
    let standing = match placement {
        Placement::Seats(_) => Standing::Placed,
        Placement::Line => Standing::Waiting {
            position: u32::try_from(line.len() + 1).unwrap_or(u32::MAX),
        },
    };
    Ok(Registered { id, standing })
}

/// One seat in every session for the member at this place in the registration.
async fn claim(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
    seats: &[Vec<i32>],
    index: usize,
    member: MemberId,
) -> Result<(), Fault> {
    let claims = placing
        .seats
        .iter()
        .zip(seats)
        .map(|((session, _), numbers)| {
            let number = numbers
                .get(index)
                .ok_or_else(|| Fault::new("placed without a seat"))?;
            Ok(table::claim::ActiveModel {
                session_id: Set(session.uuid()),
                seat_number: Set(*number),
                kind: Set("placed".to_owned()),
                member_id: Set(member.uuid()),
                made_at: Set(now.microseconds()),
            })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    table::claim::Entity::insert_many(claims)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// The highest number ever given in this round's line; the line is read by these numbers.
async fn last_in_line(unit: &Unit, round: RoundId) -> Result<i64, Fault> {
    Ok(table::registration::Entity::find()
        .filter(table::registration::Column::RoundId.eq(round.uuid()))
        .filter(table::registration::Column::LineNumber.is_not_null())
        .order_by_desc(table::registration::Column::LineNumber)
        .one(unit.db())
        .await?
        .and_then(|row| row.line_number)
        .unwrap_or(0))
}

/// Queues what the people are told, in its final words.
async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    placing: &PlacingRound,
    request: &Register,
    registered: Registered,
) -> Result<(), Fault> {
    let news = News::gather(unit.db(), &placing.round, request, registered).await?;
    outbox::queue(unit, now, chance, &notices::confirmation(&news)).await?;
    Ok(())
}

/// Lets the visitor's browser open the confirmation.
async fn open_for(
    unit: &Unit,
    now: Moment,
    request: &Register,
    registration: RegistrationId,
) -> Result<(), Fault> {
    use table::opening::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        visit: Set(request.visit.to_vec()),
        registration_id: Set(registration.uuid()),
        opened_at: Set(now.microseconds()),
    };
    Entity::insert(row)
        .on_conflict(
            sea_orm::sea_query::OnConflict::columns([Column::Visit, Column::RegistrationId])
                .update_column(Column::OpenedAt)
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
