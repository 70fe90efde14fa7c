//! The verbs: how many seats there are, and who is there. Seats follow in the same unit; who has one
//! keeps one.

use super::{Planner, Refusal, Why, meeting::meeting_there, not_overtaken, to_come};
use crate::{
    calendars,
    kernel::{ScarcePersonId, Version},
    rounds::{
        LinePolicy, Role, Round, Session, State, people_of,
        plan::{put_person, whole},
        table::{round, session, session_person},
    },
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What holds for all sessions of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Terms {
    /// Who gets a single free seat.
    pub policy: LinePolicy,
    /// Residents that one tutor can help.
    pub residents_per_tutor: u32,
    /// The coordinator's own limit on each session's seats.
    pub cap: Option<u32>,
}

/// What holds for one session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionTerms {
    /// The coordinator's own number of tutors.
    pub planned_tutors: u32,
    /// Seats of the room that are not for residents this time.
    pub reserved: u32,
    /// The people it needs that are named, in the order of [`Role::ALL`].
    pub people: Vec<(Role, ScarcePersonId)>,
}

impl Terms {
    /// As a round has them.
    #[must_use]
    pub fn of(round: &Round) -> Self {
        Self {
            policy: round.policy,
            residents_per_tutor: round.residents_per_tutor,
            cap: round.cap,
        }
    }
}

impl SessionTerms {
    /// As a session has them.
    ///
    /// # Errors
    /// A [`Fault`] when its people cannot be read.
    pub async fn of(db: &impl ConnectionTrait, session: &Session) -> Result<Self, Fault> {
        let named = people_of(db, &[session.id]).await?.remove(&session.id);
        let named = named.unwrap_or_default();
        let of = |role| named.iter().find(|n| n.role == role)?.person;
        Ok(Self {
            planned_tutors: session.planned_tutors,
            reserved: session.reserved,
            people: (Role::ALL.into_iter())
                .filter_map(|role| Some((role, of(role)?)))
                .collect(),
        })
    }
}

/// Changes what holds for a round; the seats of the sessions to come follow.
///
/// # Errors
/// [`Refusal::TooFewSeats`] when somebody would be without a seat, [`Refusal::Overtaken`] when the terms
/// are no longer as they were `seen`.
pub async fn set_terms(
    by: &Planner<'_>,
    number: u32,
    seen: &Version,
    terms: Terms,
) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let before = by.hold(&unit, number).await?.round;
            if before.state == State::CalledOff {
                return Err(Refusal::CalledOff.into());
            }
            let now = Terms::of(&before);
            if now == terms {
                return Ok(());
            }
            not_overtaken(seen, &now, &terms)?;
            write(&unit, &before, terms).await?;
            let round = Round {
                policy: terms.policy,
                residents_per_tutor: terms.residents_per_tutor,
                cap: terms.cap,
                ..before
            };
            for session in &round.sessions {
                if to_come(&round, session.number, by.act.now).is_ok() {
                    by.fit_seats(&unit, &round, session).await?;
                }
            }
            by.record(&unit, "round.changed", &round, None).await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

/// Changes what holds for one session; its seats follow.
///
/// # Errors
/// [`Refusal::TooFewSeats`] when somebody would be without a seat, [`Refusal::Clashes`] when somebody
/// is needed elsewhere, [`Refusal::Overtaken`] when it is no longer as it was `seen`.
pub async fn set_session_terms(
    by: &Planner<'_>,
    number: u32,
    session: u32,
    seen: &Version,
    terms: &SessionTerms,
    why: Why<'_>,
) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            by.alone(&unit).await?;
            let round = by.hold(&unit, number).await?.round;
            let session = to_come(&round, session, by.act.now)?;
            let now = SessionTerms::of(unit.db(), session).await?;
            not_overtaken(seen, &now, terms)?;
            let session = Session {
                planned_tutors: terms.planned_tutors,
                reserved: terms.reserved,
                ..session.clone()
            };
            write_session(&unit, &session).await?;
            write_people(by, &unit, &session, &terms.people).await?;
            let meeting = meeting_there(unit.db(), number, &session).await?;
            let overruled = by.clear(&unit, &meeting, why).await?;
            by.keep_why(&unit, session.id, &overruled, why).await?;
            by.fit_seats(&unit, &round, &session).await?;
            by.record(&unit, "session.changed", &round, Some(session.id))
                .await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

async fn write(unit: &Unit, round: &Round, terms: Terms) -> Result<(), Fault> {
    use round::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::LinePolicy, Expr::value(terms.policy.code()))
        .col_expr(
            Column::ResidentsPerTutor,
            Expr::value(whole(terms.residents_per_tutor)?),
        )
        .col_expr(Column::Cap, Expr::value(terms.cap.map(whole).transpose()?))
        .filter(Column::Id.eq(round.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

async fn write_session(unit: &Unit, session: &Session) -> Result<(), Fault> {
    use session::{Column, Entity};
    Entity::update_many()
        .col_expr(
            Column::PlannedTutors,
            Expr::value(whole(session.planned_tutors)?),
        )
        .col_expr(Column::Reserved, Expr::value(whole(session.reserved)?))
        .filter(Column::Id.eq(session.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

async fn write_people(
    by: &Planner<'_>,
    unit: &Unit,
    session: &Session,
    people: &[(Role, ScarcePersonId)],
) -> Result<(), Outcome<Refusal>> {
    use session_person::{Column, Entity};
    Entity::delete_many()
        .filter(Column::SessionId.eq(session.id.uuid()))
        .exec(unit.db())
        .await?;
    for (role, id) in people {
        let person = calendars::person(unit.db(), *id).await?;
        let here = person.filter(|person| person.municipality == *by.municipality);
        let name = here.ok_or(Outcome::NotFound)?.name;
        put_person(unit, session.id, *role, *id, &name).await?;
    }
    Ok(())
}
