//! What people with a place were promised when they signed up: for whoever arranges it.

use super::{
    asked::{Device, Need},
    away,
    comes::Comes,
    sealed,
    table::{member, registration},
};
use crate::{
    kernel::{MunicipalityCode, RegistrationId, ResidentId, RoundId, SessionId},
    residents::{self, Resident},
    rounds::Round,
    store::Fault,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// A registration with a place, and what it needs.
#[derive(Debug, Clone)]
pub struct Promised {
    /// Its id.
    pub id: RegistrationId,
    /// The round that its place is in.
    pub round: RoundId,
    /// Its booking word.
    pub booking_word: String,
    /// Those in it, in order.
    pub people: Vec<Resident>,
    /// Who helps, with their phone as they wrote it.
    pub helper: Option<(String, String)>,
    /// What they need.
    pub needs: Vec<Need>,
    /// The language of the interpreter, in their own words.
    pub interpreter: Option<String>,
    /// Whether they borrow something to learn on.
    pub borrows: bool,
    /// The sessions of their round that nobody of them comes to.
    missed: Vec<SessionId>,
    /// The sessions of other rounds that some of them come to instead.
    instead: Vec<SessionId>,
}

impl Promised {
    /// Whether some of them come to this session of this round.
    #[must_use]
    pub fn comes_to(&self, round: RoundId, session: SessionId) -> bool {
        if self.round == round {
            !self.missed.contains(&session)
        } else {
            self.instead.contains(&session)
        }
    }
}

/// Everybody with a place in one of these rounds who needs something, and who comes to a session of one instead
/// of to an own, by when they signed up. People with protected identity are not among them: their reader sees what they need.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn promised(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    rounds: &[Round],
) -> Result<Vec<Promised>, Fault> {
    use registration::{Column, Entity};
    let needy = Condition::any()
        .add(Column::Needs.ne(""))
        .add(Column::Devices.contains(Device::Borrow.code()));
    let sessions = rounds.iter().flat_map(|round| &round.sessions);
    let sessions: Vec<_> = sessions.map(|session| session.id).collect();
    let guests = away::who_come_instead(db, &sessions).await?;
    let here = Condition::any()
        .add(Column::RoundId.is_in(rounds.iter().map(|round| round.id.uuid())))
        .add(Column::Id.is_in(guests));
    let rows = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(here)
        .filter(Column::Standing.eq("placed"))
        .filter(sealed::is_open())
        .filter(needy)
        .order_by_asc(Column::MadeAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.is_in(rows.iter().map(|row| row.id)))
        .filter(member::Column::Live.eq(true))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?;
    let ids: Vec<_> = (members.iter())
        .map(|member| ResidentId::from_uuid(member.resident_id))
        .collect();
    let mut people: HashMap<_, Vec<Resident>> = HashMap::new();
    for (member, person) in members.iter().zip(residents::by_ids(db, &ids).await?) {
        let party = people.entry(member.registration_id).or_default();
        party.push(person);
    }
    let registrations: Vec<_> = rows.iter().map(|row| row.id).collect();
    let comes = away::comes(db, &registrations).await?;
    let promised = rows.into_iter().map(|row| Promised {
        missed: (comes.get(&row.id).into_iter())
            .flat_map(Comes::missed)
            .map(|id| SessionId::from_uuid(*id))
            .collect(),
        instead: (comes.get(&row.id).into_iter())
            .flat_map(Comes::others)
            .map(|session| session.id)
            .collect(),
        id: RegistrationId::from_uuid(row.id),
        round: RoundId::from_uuid(row.round_id),
        people: people.remove(&row.id).unwrap_or_default(),
        helper: row.contact_name.zip(row.contact_phone_typed),
        needs: row
            .needs
            .split_whitespace()
            .filter_map(Need::from_code)
            .collect(),
        borrows: row
            .devices
            .split_whitespace()
            .any(|device| device == Device::Borrow.code()),
        interpreter: row.interpreter_language,
        booking_word: row.booking_word,
    });
    Ok(promised.collect())
}
