//! Reads of rounds, and the lock that placing takes.

use super::{
    round::{Role, Round, State},
    table,
};
use crate::{
    kernel::{MunicipalityCode, RoundId, ScarcePersonId, SessionId, sort_key},
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;

/// A round that stands still until the unit ends, with the seat numbers of each of its sessions.
#[derive(Debug)]
pub struct PlacingRound {
    /// The round.
    pub round: Round,
    /// For each session, in order, its seat numbers from the lowest.
    pub seats: Vec<(SessionId, Vec<i32>)>,
}

/// All of the municipality's rounds, by first session.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn all(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<Round>, Fault> {
    let rows = table::round::Entity::find()
        .filter(table::round::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    let mut rounds = with_sessions(db, rows).await?;
    rounds.sort_by_key(|r| {
        let first = r.sessions.first();
        (first.map(|s| (s.day, s.hours.from)), r.number)
    });
    Ok(rounds)
}

/// The municipality's published rounds whose first session is in a calendar year.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn of_year(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    year: i32,
) -> Result<Vec<Round>, Fault> {
    let rows = table::round::Entity::find()
        .filter(table::round::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    let mut rounds = with_sessions(db, rows).await?;
    rounds.retain(|r| r.state == State::Published && r.begins().is_some() && r.year() == year);
    Ok(rounds)
}

/// The municipality's round with this number.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_number(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    number: u32,
) -> Result<Option<Round>, Fault> {
    let Ok(number) = i32::try_from(number) else {
        return Ok(None);
    };
    let rows = table::round::Entity::find()
        .filter(table::round::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(table::round::Column::Number.eq(number))
        .all(db)
        .await?;
    Ok(with_sessions(db, rows).await?.pop())
}

/// The round with this id.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_id(db: &impl ConnectionTrait, id: RoundId) -> Result<Option<Round>, Fault> {
    let rows = table::round::Entity::find_by_id(id.uuid()).all(db).await?;
    Ok(with_sessions(db, rows).await?.pop())
}

/// The rounds that these sessions are of, in the order of their ids.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn of_sessions(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<Vec<Round>, Fault> {
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = table::session::Entity::find()
        .filter(table::session::Column::Id.is_in(sessions.iter().map(|s| s.uuid())))
        .all(db)
        .await?;
    let rounds = table::round::Entity::find()
        .filter(table::round::Column::Id.is_in(rows.iter().map(|row| row.round_id)))
        .order_by_asc(table::round::Column::Id)
        .all(db)
        .await?;
    with_sessions(db, rounds).await
}

/// The first names of each round's hosts, each once, in Swedish order: what residents may see of
/// them.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn hosts_by_round(
    db: &impl ConnectionTrait,
    rounds: &[Round],
) -> Result<HashMap<RoundId, Vec<String>>, Fault> {
    let round_of: HashMap<uuid::Uuid, RoundId> = rounds
        .iter()
        .flat_map(|r| r.sessions.iter().map(|s| (s.id.uuid(), r.id)))
        .collect();
    let mut hosts: HashMap<RoundId, Vec<String>> = HashMap::new();
    for row in table::session_person::Entity::find()
        .filter(table::session_person::Column::SessionId.is_in(round_of.keys().copied()))
        .filter(table::session_person::Column::Role.eq(Role::Host.code()))
        .all(db)
        .await?
    {
        let first = row.name.split_whitespace().next();
        if let (Some(name), Some(round)) = (first, round_of.get(&row.session_id)) {
            hosts.entry(*round).or_default().push(name.to_owned());
        }
    }
    for names in hosts.values_mut() {
        names.sort_by_cached_key(|name| sort_key(name));
        names.dedup();
    }
    Ok(hosts)
}

/// Somebody whom a session needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPerson {
    /// As what.
    pub role: Role,
    /// Who; none in a row from before people were kept apart from their names.
    pub person: Option<ScarcePersonId>,
    /// The name.
    pub name: String,
}

/// The people that each of these sessions needs and that are named, by role and name.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn people_of(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, Vec<SessionPerson>>, Fault> {
    let mut people: HashMap<SessionId, Vec<SessionPerson>> = HashMap::new();
    for row in table::session_person::Entity::find()
        .filter(table::session_person::Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .order_by_asc(table::session_person::Column::Role)
        .order_by_asc(table::session_person::Column::Name)
        .all(db)
        .await?
    {
        let role = Role::from_code(&row.role);
        let person = SessionPerson {
            role: role.ok_or_else(|| Fault::new("a session needs somebody odd"))?,
            person: row.person_id.map(ScarcePersonId::from_uuid),
            name: row.name,
        };
        people
            .entry(SessionId::from_uuid(row.session_id))
            .or_default()
            .push(person);
    }
    Ok(people)
}

/// Why clashes of these sessions were overruled, each reason once.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn why_allowed(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, Vec<String>>, Fault> {
    let mut reasons: HashMap<SessionId, Vec<String>> = HashMap::new();
    for row in table::allowed::Entity::find()
        .filter(table::allowed::Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .order_by_asc(table::allowed::Column::Reason)
        .all(db)
        .await?
    {
        let of_session = reasons.entry(SessionId::from_uuid(row.session_id));
        of_session.or_default().push(row.reason);
    }
    for of_session in reasons.values_mut() {
        of_session.dedup();
    }
    Ok(reasons)
}

/// Locks a round until the unit ends and reads it with its seats. Whoever places, moves or frees
/// anybody in a round begins here, so that no two do it at once.
///
/// # Errors
/// A [`Fault`] when it cannot be locked or read.
pub async fn for_placing(unit: &Unit, id: RoundId) -> Result<Option<PlacingRound>, Fault> {
    let round = table::round::Entity::find_by_id(id.uuid());
    let rows = unit.locking(round).all(unit.db()).await?;
    let Some(round) = with_sessions(unit.db(), rows).await?.pop() else {
        return Ok(None);
    };
    let ids = round.sessions.iter().map(|s| s.id.uuid());
    let mut numbers: HashMap<SessionId, Vec<i32>> = HashMap::new();
    for seat in table::seat::Entity::find()
        .filter(table::seat::Column::SessionId.is_in(ids))
        .order_by_asc(table::seat::Column::Number)
        .all(unit.db())
        .await?
    {
        numbers
            .entry(SessionId::from_uuid(seat.session_id))
            .or_default()
            .push(seat.number);
    }
    let seats = round
        .sessions
        .iter()
        .map(|s| (s.id, numbers.remove(&s.id).unwrap_or_default()))
        .collect();
    Ok(Some(PlacingRound { round, seats }))
}

/// How many seats each of these sessions has.
///
/// # Errors
/// A [`Fault`] when they cannot be counted.
pub async fn seats_by_session(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, u32>, Fault> {
    #[derive(FromQueryResult)]
    struct Count {
        session_id: uuid::Uuid,
        seats: i64,
    }
    let counts = table::seat::Entity::find()
        .select_only()
        .column(table::seat::Column::SessionId)
        .column_as(Expr::col(table::seat::Column::Number).count(), "seats")
        .filter(table::seat::Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .group_by(table::seat::Column::SessionId)
        .into_model::<Count>()
        .all(db)
        .await?;
    Ok(counts
        .into_iter()
        .map(|c| {
            let seats = u32::try_from(c.seats).unwrap_or(0);
            (SessionId::from_uuid(c.session_id), seats)
        })
        .collect())
}

async fn with_sessions(
    db: &impl ConnectionTrait,
    rows: Vec<table::round::Model>,
) -> Result<Vec<Round>, Fault> {
    let mut sessions: HashMap<_, Vec<table::session::Model>> = HashMap::new();
    for row in table::session::Entity::find()
        .filter(table::session::Column::RoundId.is_in(rows.iter().map(|r| r.id)))
        .order_by_asc(table::session::Column::Number)
        .all(db)
        .await?
    {
        sessions.entry(row.round_id).or_default().push(row);
    }
    rows.into_iter()
        .map(|row| {
            let sessions = sessions.remove(&row.id).unwrap_or_default();
            Round::from_rows(row, sessions)
        })
        .collect()
}
