//! A session as clashes see it, before it is saved.

use crate::{
    calendars,
    kernel::{MunicipalityCode, PersonName, RoomId},
    locale::Span,
    rounds::{
        NewSession, Role, Session,
        clashes::{Meeting, Needed, Spot, spots},
        queries::people_of,
    },
    store::Fault,
};
use sea_orm::ConnectionTrait;

/// A new session.
///
/// # Errors
/// A [`Fault`] when its room is not there.
pub async fn meeting_of(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    session: &NewSession,
) -> Result<Meeting, Fault> {
    Ok(Meeting {
        id: None,
        round: None,
        day: session.day,
        hours: Span {
            from: session.starts,
            to: session.ends,
        },
        site: spot(db, session.room).await?,
        people: known(db, municipality, &session.people).await?,
    })
}

/// A session that is there, with the people that are named now.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn meeting_there(
    db: &impl ConnectionTrait,
    round: u32,
    session: &Session,
) -> Result<Meeting, Fault> {
    let named = people_of(db, &[session.id]).await?.remove(&session.id);
    let people = named.unwrap_or_default().into_iter();
    Ok(Meeting {
        id: Some(session.id),
        round: Some(round),
        day: session.day,
        hours: session.hours,
        site: spot(db, session.room).await?,
        people: people.filter_map(Needed::of).collect(),
    })
}

/// Where a room is.
pub(super) async fn spot(db: &impl ConnectionTrait, room: RoomId) -> Result<Spot, Fault> {
    let found = spots(db, &[room]).await?.remove(&room);
    found.ok_or_else(|| Fault::new("a session's room is gone"))
}

/// Those of the named people who are known in the municipality: nothing is in anybody else's way.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    people: &[(Role, PersonName)],
) -> Result<Vec<Needed>, Fault> {
    let everybody = calendars::everybody(db, municipality).await?;
    let needed = people.iter().filter_map(|(role, name)| {
        let person = everybody.iter().find(|person| person.name == *name)?;
        Some(Needed {
            role: *role,
            person: person.id,
            name: name.as_str().to_owned(),
        })
    });
    Ok(needed.collect())
}
