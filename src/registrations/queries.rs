//! Reads of registrations.

use super::{
    asked::{LetterAddress, Means},
    following, person,
    registration::{Left, Registration, Standing},
    sealed, table,
};
use crate::{
    kernel::{
        BookingWord, EmailAddress, MunicipalityCode, Postcode, RegistrationId, ResidentId, RoundId,
    },
    outbox::Channel,
    residents,
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// How many people stand how in some rounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Booked {
    /// People with a seat.
    pub placed: u64,
    /// People in line.
    pub waiting: u64,
}

/// The registration that this visit sent last under a municipality, if any.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub(super) async fn of_visit(
    db: &impl ConnectionTrait,
    visit: [u8; 32],
    municipality: &MunicipalityCode,
) -> Result<Option<Registration>, Fault> {
    use table::{opening, registration};
    // In two steps, so that no database goes through all registrations to find the few of a visit.
    let opened = opening::Entity::find()
        .filter(opening::Column::Visit.eq(visit.to_vec()))
        .order_by_desc(opening::Column::OpenedAt)
        .all(db)
        .await?;
    let rows = registration::Entity::find()
        .filter(registration::Column::Id.is_in(opened.iter().map(|o| o.registration_id)))
        .filter(sealed::is_open())
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    let opened_at = |row: &registration::Model| {
        let opening = opened.iter().find(|o| o.registration_id == row.id);
        opening.map(|o| o.opened_at)
    };
    let row = rows
        .into_iter()
        .max_by_key(|row| (opened_at(row), row.made_at));
    match row {
        Some(row) => Ok(Some(read(db, row).await?)),
        None => Ok(None),
    }
}

/// A registration of a municipality.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: RegistrationId,
) -> Result<Option<Registration>, Fault> {
    use table::registration;
    let row = registration::Entity::find_by_id(id.uuid())
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(sealed::is_open());
    match row.one(db).await? {
        Some(row) => Ok(Some(read(db, row).await?)),
        None => Ok(None),
    }
}

/// How many people have a seat and how many are in line, over all these rounds.
///
/// # Errors
/// A [`Fault`] when they cannot be counted.
pub async fn booked(db: &impl ConnectionTrait, rounds: &[RoundId]) -> Result<Booked, Fault> {
    let each = following::booked(db, rounds).await?;
    Ok(each.values().fold(Booked::default(), |all, round| Booked {
        placed: all.placed + u64::from(round.placed),
        waiting: all.waiting + u64::from(round.waiting),
    }))
}

/// The people of the registration that a booking word was last given to, those who have left among them.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn party_of_word(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    word: BookingWord,
) -> Result<Vec<ResidentId>, Fault> {
    use table::{booking_word, member, registration};
    let Some(given) = booking_word::Entity::find_by_id(word.key()).one(db).await? else {
        return Ok(Vec::new());
    };
    let here = registration::Entity::find_by_id(given.registration_id)
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(sealed::is_open());
    let Some(row) = here.one(db).await? else {
        return Ok(Vec::new());
    };
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.eq(row.id))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?;
    Ok(members.iter().map(person::of).collect())
}

/// How a row stands, with its position if it is in line.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    row: &table::registration::Model,
) -> Result<Standing, Fault> {
    match (row.standing.as_str(), row.line_number) {
        ("placed", _) => Ok(Standing::Placed),
        ("cancelled", number) => Ok(Standing::Cancelled(Left::of(number))),
        ("waiting", Some(number)) => {
            let position = table::registration::Entity::find()
                .filter(table::registration::Column::RoundId.eq(row.round_id))
                .filter(table::registration::Column::Standing.eq("waiting"))
                .filter(table::registration::Column::LineNumber.lte(number))
                .count(db)
                .await?;
            Ok(Standing::Waiting {
                position: u32::try_from(position).unwrap_or(u32::MAX),
            })
        }
        (other, _) => Err(Fault::new(format!(
            "registration {} stands as {other}",
            row.id
        ))),
    }
}

async fn read(
    db: &impl ConnectionTrait,
    row: table::registration::Model,
) -> Result<Registration, Fault> {
    let members = table::member::Entity::find()
        .filter(table::member::Column::RegistrationId.eq(row.id))
        .filter(table::member::Column::Live.eq(true))
        .order_by_asc(table::member::Column::Number)
        .all(db)
        .await?;
    let person = match (&row.contact_name, members.first()) {
        (Some(_), Some(first)) => {
            let whose = [ResidentId::from_uuid(first.resident_id)];
            let people = residents::by_ids(db, &whose).await?;
            people.into_iter().next()
        }
        _ => None,
    };
    Ok(Registration {
        id: RegistrationId::from_uuid(row.id),
        round: RoundId::from_uuid(row.round_id),
        standing: standing(db, &row).await?,
        means: means(&row)?,
        people: members.len(),
        called: (person.as_ref())
            .filter(|person| person.phone.is_none())
            .and(row.contact_name),
        helped: person.map(|person| person.name.as_str().to_owned()),
        booking_word: row.booking_word,
    })
}

/// How news are told, as the row has it.
pub(super) fn means(row: &table::registration::Model) -> Result<Means, Fault> {
    let odd = || Fault::new(format!("registration {} has an odd channel", row.id));
    Ok(match Channel::from_code(&row.channel).ok_or_else(odd)? {
        Channel::Page => Means::Page,
        Channel::Sealed => Means::Sealed,
        Channel::Sms => Means::Sms,
        Channel::Call => Means::Call,
        Channel::Email => {
            let address = row.email.as_deref().ok_or_else(odd)?;
            Means::Email(EmailAddress::parse(address).map_err(|_| odd())?)
        }
        Channel::Letter => Means::Letter(LetterAddress {
            street: row.street.clone().ok_or_else(odd)?,
            postcode: row
                .postal_code
                .as_deref()
                .and_then(|digits| Postcode::parse(digits).ok())
                .ok_or_else(odd)?,
            town: row.post_town.clone().ok_or_else(odd)?,
        }),
    })
}
