//! The verb: a change is taken back.

use super::{
    coming::{Coming, come, miss_again, rounds_instead},
    details::{People, write_details},
    held::{Held, count_lines, hold, hold_with, release, set_live, set_standing},
    proof::Proved,
    refusal::Refusal,
    replaced::{self, Before, Replaced},
    taking::take_seats,
    telling::{self, News, standing},
};
use crate::{
    audit::Actor,
    kernel::{Chance, ChangeId, MemberId, Moment, RoundId, SessionId},
    registrations::{Standing, enter::last_in_line, notices::Happened, table},
    rounds::{Round, State},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// What to do when the seat is not free any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IfTaken {
    /// Nothing: the page says so and asks.
    Refuse,
    /// A new place last in line.
    LastInLine,
}

/// Puts a registration back to how it was before a change, the latest one, within its time.
///
/// Who had a seat gets one if a newcomer could have it; who stood in line gets the old place back.
/// To undo twice changes nothing and gives the same answer.
pub(super) async fn undo(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    which: ChangeId,
    if_taken: IfTaken,
) -> Result<Standing, Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let asked = replaced::by_id(unit.db(), which)
                .await?
                .filter(|asked| asked.registration == proved.registration())
                .ok_or(Outcome::NotFound)?;
            let also = rounds_instead(unit.db(), asked.before.away()).await?;
            let held = hold_with(&unit, proved, round_before(&asked), &also).await?;
            // Read again behind the lock: a double press waits here for the first.
            let id = proved.registration();
            let latest = replaced::all_of(unit.db(), id).await?;
            let Some(made) = latest.iter().find(|made| made.id == asked.id) else {
                return Ok(standing(&unit, id).await?);
            };
            let is_latest = latest.first().is_some_and(|first| first.id == made.id);
            if !is_latest || !made.is_in_time(now) {
                return Err(Refusal::TooLate.into());
            }
            let round = &held.there.as_ref().unwrap_or(&held.here).round;
            if round.state == State::CalledOff {
                return Err(Refusal::CalledOff.into());
            }
            if made.before.is_over(round, now) {
                return Err(Refusal::Begun.into());
            }
            put_back(&unit, now, &held, &made.before, if_taken).await?;
            count_lines(&unit, &held).await?;
            replaced::undone(&unit, now, made.id).await?;
            tell(&unit, now, chance, actor, proved, round).await
        })
        .await;
    store.seats_changed(proved.municipality());
    done
}

/// The round that a registration goes back to, when that is another one.
fn round_before(made: &Replaced) -> Option<RoundId> {
    match made.before {
        Before::Moved { round, .. } => Some(RoundId::from_uuid(round)),
        Before::Cancelled { .. } | Before::Coming { .. } | Before::Details { .. } => None,
    }
}

async fn put_back(
    unit: &Unit,
    now: Moment,
    held: &Held,
    before: &Before,
    if_taken: IfTaken,
) -> Result<(), Outcome<Refusal>> {
    match before {
        Before::Cancelled { members, .. } => {
            let back: Vec<_> = members.iter().copied().map(MemberId::from_uuid).collect();
            come_back(unit, now, held, before, &back, if_taken).await
        }
        Before::Moved {
            round,
            standing,
            line_number,
            ..
        } => {
            let old = RoundId::from_uuid(*round);
            let live = held.live();
            if held.are_in(unit, old, &live).await? {
                return Err(Refusal::AlreadyThere.into());
            }
            release(unit, &live).await?;
            if standing == "waiting" {
                let number = line_number.unwrap_or_default();
                make_way(unit, old, held.row.id, number).await?;
                set_standing(unit, &held.row, old, "waiting", Some(number)).await?;
            } else {
                let there = held.other()?;
                if !take_seats(unit, now, there, &live).await? {
                    return Err(Refusal::SeatTaken.into());
                }
                set_standing(unit, &held.row, old, "placed", None).await?;
                miss_again(unit, now, (held, there), before.away()).await?;
            }
            Ok(())
        }
        Before::Coming {
            session,
            members,
            away,
        } => {
            let session = SessionId::from_uuid(*session);
            let back = members.iter().copied().map(MemberId::from_uuid);
            let back: Vec<_> = back.map(|m| (m, Coming::of(away, m, session))).collect();
            let rounds: Vec<_> = held.also.iter().chain([&held.here]).collect();
            if come(unit, now, &rounds, session, &back).await? {
                Ok(())
            } else {
                Err(Refusal::SeatTaken.into())
            }
        }
        Before::Details {
            answers,
            text_percent,
            residents,
        } => {
            let people = People::AsBefore(residents);
            write_details(unit, held, answers, *text_percent, people).await
        }
    }
}

/// People who left are in it again.
async fn come_back(
    unit: &Unit,
    now: Moment,
    held: &Held,
    before: &Before,
    back: &[MemberId],
    if_taken: IfTaken,
) -> Result<(), Outcome<Refusal>> {
    let Before::Cancelled {
        standing,
        line_number,
        ..
    } = before
    else {
        return Err(Fault::new("only who left can come back").into());
    };
    let round = held.here.round.id;
    if held.are_in(unit, round, back).await? {
        return Err(Refusal::AlreadyThere.into());
    }
    if standing == "waiting" {
        set_standing(unit, &held.row, round, "waiting", *line_number).await?;
    } else if take_seats(unit, now, &held.here, back).await? {
        set_standing(unit, &held.row, round, "placed", None).await?;
        miss_again(unit, now, (held, &held.here), before.away()).await?;
    } else if if_taken == IfTaken::LastInLine && held.live().is_empty() {
        let number = last_in_line(unit, round).await? + 1;
        set_standing(unit, &held.row, round, "waiting", Some(number)).await?;
    } else {
        return Err(Refusal::SeatTaken.into());
    }
    set_live(unit, back, true).await?;
    Ok(())
}

/// Nobody else has the number in line that somebody gets back: whoever was given it meanwhile, and
/// everybody behind, moves one number on, in the same order.
async fn make_way(
    unit: &Unit,
    round: RoundId,
    registration: Uuid,
    number: i64,
) -> Result<(), Fault> {
    use table::registration::{Column, Entity};
    let others = || {
        Entity::find()
            .filter(Column::RoundId.eq(round.uuid()))
            .filter(Column::Id.ne(registration))
    };
    let taken = others().filter(Column::LineNumber.eq(number));
    if taken.count(unit.db()).await? == 0 {
        return Ok(());
    }
    let last = last_in_line(unit, round).await?;
    // In two steps, since no two may have the same number for a moment either.
    for (from, by) in [(number, last), (number + last, 1 - last)] {
        Entity::update_many()
            .col_expr(Column::LineNumber, Expr::col(Column::LineNumber).add(by))
            .filter(Column::RoundId.eq(round.uuid()))
            .filter(Column::Id.ne(registration))
            .filter(Column::LineNumber.gte(from))
            .exec(unit.db())
            .await?;
    }
    Ok(())
}

/// Tells everybody who is in it now how it stands again.
async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    round: &Round,
) -> Result<Standing, Outcome<Refusal>> {
    let held = hold(unit, proved, None).await?;
    let party = held.people_of(&held.live());
    let standing = standing(unit, proved.registration()).await?;
    let news = News {
        code: "registration.restored",
        happened: Happened::Restored(standing),
        round,
        people: &party,
        party: &party,
    };
    telling::tell(unit, now, chance, actor, &held, news).await?;
    Ok(standing)
}
