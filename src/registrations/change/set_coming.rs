//! The verb: somebody misses one session, comes to another round's instead, or comes to it after all.

use super::{
    cancel::Leaving,
    coming::{Coming, come},
    held::{Held, has_begun, has_session_begun, hold_with},
    proof::Proved,
    refusal::Refusal,
    replaced::{self, Before},
    telling::{self, News},
};
use crate::{
    audit::Actor,
    kernel::{Chance, MemberId, Moment, RoundId, SessionId},
    registrations::{
        Standing,
        away::{self, Away},
        notices::Happened,
        word,
    },
    rounds::{self, Round, Session, SignUp, State},
    store::{Outcome, Store, Unit},
};
use uuid::Uuid;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// Which session of the round.
    pub(super) session: SessionId,
    /// Who of them.
    pub(super) who: Leaving,
    /// How they will come to it.
    pub(super) coming: Coming,
}

/// Lets people with a place come to one session of their round in another way; the other sessions are theirs
/// as before. Whoever misses one lets go of the seat, which is no newcomer's and nobody's in line: who comes
/// there instead of to an own session may have it, and they themselves when they come after all.
///
/// To ask for what is so already changes nothing.
pub(super) async fn set_coming(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    asked: Asked,
) -> Result<(), Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let other = round_of(&unit, asked.coming).await?;
            let also: Vec<RoundId> = other.into_iter().collect();
            let held = hold_with(&unit, proved, None, &also).await?;
            let who = who(&held, asked.who)?;
            let session = session_of(&held.here.round, asked.session)?;
            let ids: Vec<MemberId> = held.live();
            let away = away::of_members(unit.db(), &ids).await?;
            let was = |member: &MemberId| Coming::of(&away, *member, asked.session);
            if who.iter().all(|member| was(member) == asked.coming) {
                return Ok(());
            }
            check(&held, session, &who, (&away, asked.coming), now)?;
            check_other(&unit, &held, &who, (&away, asked), now).await?;
            let before: Vec<Away> = away
                .iter()
                .copied()
                .filter(|a| is_of(a, &who, session))
                .collect();
            let rounds: Vec<_> = held.also.iter().chain([&held.here]).collect();
            let wanted: Vec<_> = who.iter().map(|member| (*member, asked.coming)).collect();
            if !come(&unit, now, &rounds, asked.session, &wanted).await? {
                return Err(match asked.coming {
                    Coming::ToIt => Refusal::SeatTaken,
                    Coming::Not | Coming::Instead(_) => Refusal::Full,
                }
                .into());
            }
            let last_day = held
                .also
                .iter()
                .filter_map(|other| other.round.last_day())
                .max();
            word::rest_after(&unit, proved.registration(), last_day).await?;
            let before = Before::Coming {
                session: session.id.uuid(),
                members: who.iter().map(|member| member.uuid()).collect(),
                away: before,
            };
            let zone = held.here.round.zone;
            let id = proved.registration();
            replaced::keep(&unit, now, chance, zone, id, before).await?;
            let party = held.people_of(&ids);
            let news = News {
                code: code(asked.coming),
                happened: Happened::Away(Standing::Placed),
                round: &held.here.round,
                people: &party,
                party: &party,
            };
            telling::tell(&unit, now, chance, actor, &held, news).await?;
            Ok(())
        })
        .await;
    store.seats_changed(proved.municipality());
    done
}

/// The round of the session that they come to instead.
async fn round_of(unit: &Unit, coming: Coming) -> Result<Option<RoundId>, Outcome<Refusal>> {
    let Coming::Instead(other) = coming else {
        return Ok(None);
    };
    let rounds = rounds::of_sessions(unit.db(), &[other]).await?;
    let round = rounds.first().ok_or(Outcome::NotFound)?;
    Ok(Some(round.id))
}

fn who(held: &Held, asked: Leaving) -> Result<Vec<MemberId>, Outcome<Refusal>> {
    let live = held.live();
    let who: Vec<MemberId> = match asked {
        Leaving::All => live,
        Leaving::One(member) => live.into_iter().filter(|m| *m == member).collect(),
    };
    if who.is_empty() || held.row.standing != "placed" {
        return Err(Refusal::Left(held.left()).into());
    }
    Ok(who)
}

fn session_of(round: &Round, id: SessionId) -> Result<&Session, Outcome<Refusal>> {
    let mut sessions = round.sessions.iter();
    let session = sessions.find(|session| session.id == id);
    session.ok_or_else(|| Refusal::CalledOff.into())
}

fn is_of(away: &Away, who: &[MemberId], session: &Session) -> bool {
    away.session == session.id.uuid() && who.iter().any(|member| member.uuid() == away.member)
}

/// The rules that say no before anything is written.
fn check(
    held: &Held,
    session: &Session,
    who: &[MemberId],
    (away, coming): (&[Away], Coming),
    now: Moment,
) -> Result<(), Refusal> {
    let round = &held.here.round;
    if has_session_begun(session, round.zone, now) {
        return Err(Refusal::Begun);
    }
    match coming {
        Coming::ToIt | Coming::Instead(_) => Ok(()),
        Coming::Not if has_begun(round, now) => Ok(()),
        Coming::Not => {
            let comes_to_another = |member: &MemberId| {
                let others = round.sessions.iter().filter(|other| other.id != session.id);
                let mut ways = others.map(|other| Coming::of(away, *member, other.id));
                ways.any(|way| way != Coming::Not)
            };
            if who.iter().all(comes_to_another) {
                Ok(())
            } else {
                Err(Refusal::OnlyOne)
            }
        }
    }
}

/// Whether they can come to that session of another round: of the same programme, to come, where they have no
/// place yet, and at no time at which they come to something else.
async fn check_other(
    unit: &Unit,
    held: &Held,
    who: &[MemberId],
    (away, asked): (&[Away], Asked),
    now: Moment,
) -> Result<(), Outcome<Refusal>> {
    let (Coming::Instead(other), Some(there)) = (asked.coming, held.also.first()) else {
        return Ok(());
    };
    let (mine, there) = (&held.here.round, &there.round);
    let session = session_of(there, other)?;
    if !takes_singles(mine, there, now) || has_session_begun(session, there.zone, now) {
        return Err(Refusal::NotOpen.into());
    }
    if held.are_in(unit, there.id, who).await? {
        return Err(Refusal::AlreadyThere.into());
    }
    let comes = away::comes_of(unit.db(), held.row.id).await?;
    for member in who {
        let theirs = attended(mine, away, *member, asked.session);
        let own = mine.sessions.iter();
        let own = own.filter(|session| theirs.contains(&session.id.uuid()));
        let instead = theirs.iter().filter_map(|id| comes.instead(*id));
        if own.chain(instead).any(|one| overlap(one, session)) {
            return Err(Refusal::SameTime.into());
        }
    }
    Ok(())
}

/// The sessions that a member comes to, beside what they would come to instead of one.
pub(super) fn attended(
    round: &Round,
    away: &[Away],
    member: MemberId,
    but: SessionId,
) -> Vec<Uuid> {
    let others = round.sessions.iter().filter(|session| session.id != but);
    let seats = others.filter_map(|s| match Coming::of(away, member, s.id) {
        Coming::ToIt => Some(s.id.uuid()),
        Coming::Not => None,
        Coming::Instead(other) => Some(other.uuid()),
    });
    seats.collect()
}

/// Whether who has a place in one round may come to single sessions of another.
pub(super) fn takes_singles(mine: &Round, other: &Round, now: Moment) -> bool {
    mine.id != other.id
        && mine.municipality == other.municipality
        && other.programme == mine.programme
        && other.state == State::Published
        && !matches!(other.sign_up(now), SignUp::OpensAt(_))
}

/// Whether two sessions are at the same time, in part or whole.
pub(super) fn overlap(one: &Session, other: &Session) -> bool {
    one.day == other.day && one.hours.from < other.hours.to && other.hours.from < one.hours.to
}

fn code(coming: Coming) -> &'static str {
    match coming {
        Coming::ToIt => "registration.comes_after_all",
        Coming::Not => "registration.missed",
        Coming::Instead(_) => "registration.swapped",
    }
}
