//! Reads of registrations.

use super::{
    registration::{Registration, Standing},
    table,
};
use crate::{
    kernel::{MunicipalityCode, RegistrationId, ResidentId, RoundId},
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
    let openings = table::opening::Entity::find()
        .filter(table::opening::Column::Visit.eq(visit.to_vec()))
        .order_by_desc(table::opening::Column::OpenedAt)
        .all(db)
        .await?;
    for opening in openings {
        let row = table::registration::Entity::find_by_id(opening.registration_id)
            .filter(table::registration::Column::MunicipalityCode.eq(municipality.as_str()))
            .one(db)
            .await?;
        if let Some(row) = row {
            return Ok(Some(read(db, row).await?));
        }
    }
    Ok(None)
}

/// How many people have a seat and how many are in line, over all these rounds.
///
/// # Errors
/// A [`Fault`] when they cannot be counted.
pub async fn booked(db: &impl ConnectionTrait, rounds: &[RoundId]) -> Result<Booked, Fault> {
    let count = async |standing: &str| {
        let registrations = table::registration::Entity::find()
            .filter(table::registration::Column::RoundId.is_in(rounds.iter().map(|r| r.uuid())))
            .filter(table::registration::Column::Standing.eq(standing))
            .all(db)
            .await?;
        let people = table::member::Entity::find()
            .filter(table::member::Column::RegistrationId.is_in(registrations.iter().map(|r| r.id)))
            .filter(table::member::Column::Live.eq(true))
            .count(db)
            .await?;
        Ok::<u64, Fault>(people)
    };
    Ok(Booked {
        placed: count("placed").await?,
        waiting: count("waiting").await?,
    })
}

/// How a row stands, with its position if it is in line.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    row: &table::registration::Model,
) -> Result<Standing, Fault> {
    match (row.standing.as_str(), row.line_number) {
        ("placed", _) => Ok(Standing::Placed),
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
    let people = table::member::Entity::find()
        .filter(table::member::Column::RegistrationId.eq(row.id))
        .filter(table::member::Column::Live.eq(true))
        .order_by_asc(table::member::Column::Number)
        .all(db)
        .await?
        .into_iter()
        .map(|m| ResidentId::from_uuid(m.resident_id))
        .collect();
    Ok(Registration {
        id: RegistrationId::from_uuid(row.id),
        round: RoundId::from_uuid(row.round_id),
        standing: standing(db, &row).await?,
        booking_word: row.booking_word,
        email: row.email,
        people,
    })
}
