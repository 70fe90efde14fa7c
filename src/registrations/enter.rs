//! Writing a registration: its people, and their seats or their place in line.

use super::{
    asked::{Means, Wants},
    holding::FromHold,
    person,
    placing::{Placement, place},
    register::{Register, Registered},
    registration::{Refusal, Standing},
    state,
    streets::keep_streets,
    table, word,
};
use crate::{
    kernel::{
        BookingWord, Chance, CivilTime, MemberId, Moment, RegistrationId, ResidentId, RoundId,
    },
    residents::{self, Met},
    rounds::PlacingRound,
    store::{Fault, Outcome, Unit},
};
use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A registration that has just been written.
pub(super) struct Entered {
    pub(super) registered: Registered,
    pub(super) booking_word: BookingWord,
    /// The one or two people, in order, as far as they were not known before.
    pub(super) newcomers: [Option<ResidentId>; 2],
}

/// Writes the registration with its people, and their seats or their place in line: those that were held
/// for them, or what the rule gives. `keep_until` is the day by which it is removed.
pub(super) async fn enter(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    placing: &PlacingRound,
    request: &Register,
    (held, keep_until): (FromHold, NaiveDate),
) -> Result<Entered, Outcome<Refusal>> {
    let round = &placing.round;
    let (people, newcomers) = meet_all(unit, now, chance, round.id, request).await?;
    let size = people.len();
    let lost = held == FromHold::Lapsed;
    let placement = match held {
        FromHold::Seats(seats) => Placement::Seats(seats),
        FromHold::Nothing | FromHold::Lapsed => find_place(unit, now, placing, size).await?,
    };
    if lost && placement == Placement::Line {
        return Err(Refusal::HoldLost.into());
    }
    let line_number = match placement {
        Placement::Seats(_) => None,
        Placement::Line => Some(last_in_line(unit, round.id).await? + 1),
    };
    let id = RegistrationId::new(now, chance);
    let today = CivilTime::of(now, round.zone).date;
    let last_day = round.last_day().unwrap_or(today);
    let booking_word = word::give(unit, chance, id, today, last_day).await?;
    let mut row = described(request);
    row.id = Set(id.uuid());
    row.standing = Set(match placement {
        Placement::Seats(_) => "placed".to_owned(),
        Placement::Line => "waiting".to_owned(),
    });
    row.line_number = Set(line_number);
    row.booking_word = Set(booking_word.to_string());
    row.made_at = Set(now.microseconds());
    row.keep_until = Set(keep_until);
    table::registration::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    for (index, resident) in people.iter().copied().enumerate() {
        let member = add_member(unit, now, chance, id, round.id, resident, index).await?;
        if let Placement::Seats(seats) = &placement {
            claim(unit, now, placing, seats, index, member).await?;
        }
    }
    if matches!(request.wants.means, Means::Letter(_)) {
        let rows: Vec<ResidentId> = people.iter().map(|(resident, _)| *resident).collect();
        keep_streets(unit, &rows).await?;
    }
    let standing = match placement {
        Placement::Seats(_) => Standing::Placed,
        Placement::Line => Standing::Waiting {
            position: join_line(unit, round.id, size).await?,
        },
    };
    Ok(Entered {
        registered: Registered { id, standing },
        booking_word,
        newcomers,
    })
}

/// The row as far as the request tells it.
fn described(request: &Register) -> table::registration::ActiveModel {
    let mut row = table::registration::ActiveModel {
        municipality_code: Set(request.municipality.as_str().to_owned()),
        round_id: Set(request.round.uuid()),
        came_by: Set(request.came_by.code().to_owned()),
        language: Set(request.lang.code().to_owned()),
        form_key: Set(request.form_key.clone()),
        form_print: Set(request.form_print.to_vec()),
        outside_reason: Set((request.by_staff.outside).map(|why| why.code().to_owned())),
        ..Default::default()
    };
    wanted(&mut row, &request.wants);
    row
}

/// How its people are told, what they need and wish.
pub(super) fn wanted(row: &mut table::registration::ActiveModel, wants: &Wants) {
    let (mut email, mut letter) = (None, None);
    match &wants.means {
        Means::Email(address) => email = Some(address.as_str().to_owned()),
        Means::Letter(address) => letter = Some(address.clone()),
        Means::Sms | Means::Call | Means::Page | Means::Sealed => {}
    }
    let contact = wants.contact.as_ref();
    row.channel = Set(wants.means.channel().code().to_owned());
    row.email = Set(email);
    row.street = Set(letter.as_ref().map(|a| a.street.clone()));
    row.postal_code = Set(letter.as_ref().map(|a| a.postcode.digits()));
    row.post_town = Set(letter.map(|a| a.town));
    row.contact_name = Set(contact.map(|c| c.name.as_str().to_owned()));
    row.contact_phone = Set(contact.map(|c| c.phone.e164().to_owned()));
    row.contact_phone_typed = Set(contact.map(|c| c.phone.typed().to_owned()));
    row.contact_told = Set(contact.map(|c| c.told));
    row.needs = Set(words(wants.needs.iter().map(|n| n.code())));
    row.interpreter_language = Set(wants.interpreter.clone());
    row.devices = Set(words(wants.devices.iter().map(|d| d.code())));
    row.wishes = Set(words(wants.wishes.iter().map(|w| w.code())));
    row.text_percent = Set(i32::from(wants.text_percent));
}

/// Ticks as they are kept: their codes with a space between.
fn words<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}

/// What the rule says. Where not even the free seats are enough the line need not be read: it only
/// ever leaves a newcomer fewer.
pub(super) async fn find_place(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
    size: usize,
) -> Result<Placement, Fault> {
    let round = &placing.round;
    let free = state::free_seats(unit, now, placing).await?;
    if free.iter().any(|seats| seats.len() < size) {
        return Ok(Placement::Line);
    }
    let line = state::lines(unit.db(), &[round.id])
        .await?
        .remove(&round.id)
        .unwrap_or_default();
    Ok(place(size, &free, &line, state::passing(round.policy)))
}

/// The place of a party that joins the line: how many parties are in it, this one included.
async fn join_line(unit: &Unit, round: RoundId, people: usize) -> Result<u32, Fault> {
    let line = state::join_line(unit, round, people).await?;
    Ok(u32::try_from(line.parties).unwrap_or(u32::MAX))
}

/// Who the people are, each with whom they count as, and those in order who were not known before; one who is
/// in the round already is refused.
async fn meet_all(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    round: RoundId,
    request: &Register,
) -> Result<(Vec<(ResidentId, ResidentId)>, [Option<ResidentId>; 2]), Outcome<Refusal>> {
    let mut met = Vec::new();
    let municipality = &request.municipality;
    if let Some(sealed) = &request.by_staff.sealed {
        // Nobody is known again by an alias: two of one name and year are two.
        let alias = &request.party.first;
        let id = residents::enter_sealed(unit, now, chance, municipality, alias, sealed).await?;
        return Ok((vec![(id, id)], [None; 2]));
    }
    for (newcomer, known) in request.party.people().zip(request.by_staff.known) {
        met.push(match known {
            Some(known) => residents::recognised(unit, municipality, known, newcomer).await?,
            None => residents::meet(unit, now, chance, municipality, newcomer).await?,
        });
    }
    let known = met.iter().filter_map(|met| match met {
        Met::Known(id) => Some(*id),
        Met::New(_) => None,
    });
    let known: Vec<ResidentId> = known.collect();
    let newcomers = [0, 1].map(|at| match met.get(at) {
        Some(Met::New(id)) => Some(*id),
        Some(Met::Known(_)) | None => None,
    });
    let apart = newcomers.iter().zip(&request.by_staff.told_apart);
    let apart = apart.filter(|(newcomer, _)| newcomer.is_some());
    let apart = apart.flat_map(|(_, from)| from);
    let held: Vec<ResidentId> = known.iter().chain(apart).copied().collect();
    // Who is new is nobody else, and in no round yet.
    let mut persons = match held.as_slice() {
        [] => Vec::new(),
        held => residents::hold_persons(unit, held).await?,
    };
    persons.truncate(known.len());
    let already = person::are_in(unit, round, &persons, &[]).await?;
    let people: Vec<_> = met
        .iter()
        .map(|met| with_person(*met, &known, &persons))
        .collect();
    let twice = matches!(people.as_slice(), [(_, one), (_, other)] if one == other);
    if already || twice {
        return Err(Outcome::Refused(Refusal::AlreadyRegistered));
    }
    Ok((people, newcomers))
}

fn with_person(met: Met, known: &[ResidentId], persons: &[ResidentId]) -> (ResidentId, ResidentId) {
    let id = met.id();
    let at = known.iter().position(|known| *known == id);
    let person = at.and_then(|at| persons.get(at)).copied();
    (id, person.unwrap_or(id))
}

async fn add_member(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    registration: RegistrationId,
    round: RoundId,
    (resident, person): (ResidentId, ResidentId),
    index: usize,
) -> Result<MemberId, Fault> {
    let id = MemberId::new(now, chance);
    let row = table::member::ActiveModel {
        id: Set(id.uuid()),
        registration_id: Set(registration.uuid()),
        round_id: Set(round.uuid()),
        resident_id: Set(resident.uuid()),
        number: Set(if index == 0 { 1 } else { 2 }),
        live: Set(true),
        counts_as: Set(person::other_than(resident, person)),
    };
    table::member::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(id)
}

/// One seat in every session for the member at this place in the registration.
pub(super) async fn claim(
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
                member_id: Set(Some(member.uuid())),
                hold_id: Set(None),
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
pub(super) async fn last_in_line(unit: &Unit, round: RoundId) -> Result<i64, Fault> {
    Ok(table::registration::Entity::find()
        .filter(table::registration::Column::RoundId.eq(round.uuid()))
        .filter(table::registration::Column::LineNumber.is_not_null())
        .order_by_desc(table::registration::Column::LineNumber)
        .one(unit.db())
        .await?
        .and_then(|row| row.line_number)
        .unwrap_or(0))
}
