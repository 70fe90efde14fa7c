//! The verbs on a draft: sessions are added and taken out, and the whole is thrown away.

use super::{Planner, Refusal, Why, looking::around_all, meeting::meeting_of, planner::may_be};
use crate::{
    kernel::{RoundId, SessionId},
    rounds::{
        NewRound, NewSession, Round, Session, State,
        clashes::clashes,
        people_of,
        plan::{put_session, whole},
        table::{allowed, round, seat, session, session_person},
    },
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Adds sessions to a draft. To add the same again changes nothing.
///
/// # Errors
/// [`Refusal::NotADraft`] when people may have signed up, [`Refusal::Clashes`] when one clashes.
pub async fn add_sessions(
    by: &Planner<'_>,
    number: u32,
    sessions: &[NewSession],
    why: Why<'_>,
) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            by.alone(&unit).await?;
            let round = by.hold_draft(&unit, number).await?;
            if are_there(&unit, &round, sessions).await? {
                return Ok(());
            }
            let highest = round.sessions.iter().map(|s| s.number).max().unwrap_or(0);
            let new = as_new(&round);
            put_clear(by, &unit, (round.id, &new, highest + 1), sessions, why).await?;
            by.record(&unit, "round.changed", &round, None).await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

/// Whether a draft has just these sessions already, with the same people.
async fn are_there(unit: &Unit, round: &Round, asked: &[NewSession]) -> Result<bool, Fault> {
    let ids: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
    let people = people_of(unit.db(), &ids).await?;
    let named = |session: &Session| {
        let people = people.get(&session.id).into_iter().flatten();
        let mut named: Vec<_> = people.map(|p| (p.role, p.name.as_str())).collect();
        named.sort_unstable();
        named
    };
    Ok(asked.iter().all(|asked| {
        let mut wanted: Vec<_> = (asked.people.iter())
            .map(|(role, name)| (*role, name.as_str()))
            .collect();
        wanted.sort_unstable();
        round.sessions.iter().any(|session| {
            (session.room, session.day) == (asked.room, asked.day)
                && (session.hours.from, session.hours.to) == (asked.starts, asked.ends)
                && (session.planned_tutors, session.reserved)
                    == (asked.planned_tutors, asked.reserved)
                && named(session) == wanted
        })
    }))
}

/// Takes a session out of a draft. To take it out twice changes nothing.
///
/// # Errors
/// [`Refusal::NotADraft`] when people may have signed up.
pub async fn remove_session(
    by: &Planner<'_>,
    number: u32,
    session: u32,
) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let round = by.hold_draft(&unit, number).await?;
            if let Some(session) = round.session(session) {
                erase(&unit, session.id).await?;
                by.record(&unit, "round.changed", &round, None).await?;
            }
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

/// Throws a draft away. Its number is given to no other round that people may know by it: nobody has
/// seen this one.
///
/// # Errors
/// [`Refusal::NotADraft`] when people may have signed up.
pub async fn discard(by: &Planner<'_>, number: u32) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let found = by.hold_draft(&unit, number).await?;
            for session in &found.sessions {
                erase(&unit, session.id).await?;
            }
            by.record(&unit, "round.discarded", &found, None).await?;
            round::Entity::delete_by_id(found.id.uuid())
                .exec(unit.db())
                .await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

/// Writes sessions that clash neither with what is there nor with each other, numbered on from `first`.
pub(super) async fn put_clear(
    by: &Planner<'_>,
    unit: &Unit,
    (id, round, first): (RoundId, &NewRound, u32),
    sessions: &[NewSession],
    why: Why<'_>,
) -> Result<(), Outcome<Refusal>> {
    let act = by.act;
    let mut meetings = Vec::new();
    for session in sessions {
        meetings.push(meeting_of(unit.db(), by.municipality, session).await?);
    }
    // Nobody else plans until the unit ends: what is around stands still but for what is written here.
    let around = around_all(unit.db(), by.municipality, &meetings).await?;
    let mut others = around.meetings.clone();
    for ((number, session), meeting) in (first..).zip(sessions).zip(meetings) {
        let overruled = may_be(clashes(&meeting, &others, &around), why)?;
        others.push(meeting);
        let number = whole(number)?;
        let put = put_session(unit, act.now, act.chance, round, id, number, session).await?;
        by.keep_why(unit, put, &overruled, why).await?;
    }
    Ok(())
}

async fn erase(unit: &Unit, session: SessionId) -> Result<(), Fault> {
    let id = session.uuid();
    seat::Entity::delete_many()
        .filter(seat::Column::SessionId.eq(id))
        .exec(unit.db())
        .await?;
    session_person::Entity::delete_many()
        .filter(session_person::Column::SessionId.eq(id))
        .exec(unit.db())
        .await?;
    allowed::Entity::delete_many()
        .filter(allowed::Column::SessionId.eq(id))
        .exec(unit.db())
        .await?;
    session::Entity::delete_by_id(id).exec(unit.db()).await?;
    Ok(())
}

/// A round as a new one of the same terms, without sessions.
pub(super) fn as_new(round: &Round) -> NewRound {
    NewRound {
        municipality: round.municipality.clone(),
        programme: round.programme,
        key: round.key.clone(),
        number: round.number,
        state: State::Draft,
        policy: round.policy,
        residents_per_tutor: round.residents_per_tutor,
        cap: round.cap,
        zone: round.zone,
        opens: round.opens,
        closes: round.closes,
        sessions: Vec::new(),
    }
}
