//! What becomes of a task after a try, whether one is late, in which order they stand, and when a call can be
//! agreed on. Pure rules.

use super::task::{CallTask, Tried};
use crate::{
    kernel::{AccountId, CivilTime, Moment, SkippedByClock, Zone, is_working_day},
    messages::callback::{Answered, open_on},
};
use chrono::{Datelike, Duration};
use std::cmp::Reverse;

/// So often nobody may answer before a letter is written instead.
pub(super) const UNANSWERED: usize = 2;

/// So often a number may turn out to be wrong: once it may have been misdialled.
const WRONG: usize = 2;

/// Nobody is called again sooner than this after nobody has answered.
pub(super) const REST: Duration = Duration::hours(1);

/// How long after the time that was agreed on a call is still in time.
const AGREED_FOR: Duration = Duration::hours(1);

/// A call is agreed on so many days ahead at the most: its task must not outlive its use.
const LONGEST_AHEAD: Duration = Duration::days(60);

/// What becomes of a task after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// It is done.
    Done,
    /// Somebody tries again, as soon as calls are promised now.
    Again,
    /// Somebody calls when the person wants it.
    AsAgreed,
    /// A letter is written instead.
    Letter,
    /// Nothing reaches the person.
    Unreached,
}

/// What follows from a try, after those that came before it. A letter can be written (`letter`) where there is
/// something to tell and an address to send it to.
pub(super) fn after(tried: Tried, before: &[Tried], letter: bool) -> After {
    let so_far = |which: &[Tried]| 1 + before.iter().filter(|t| which.contains(t)).count();
    match tried {
        Tried::Reached | Tried::Letter => After::Done,
        Tried::Later => After::AsAgreed,
        Tried::NoAnswer | Tried::Voicemail => {
            let unanswered = so_far(&[Tried::NoAnswer, Tried::Voicemail]);
            if unanswered >= UNANSWERED && letter {
                After::Letter
            } else {
                After::Again
            }
        }
        Tried::WrongNumber if so_far(&[Tried::WrongNumber]) < WRONG => After::Again,
        Tried::WrongNumber | Tried::Declined if letter => After::Letter,
        Tried::WrongNumber | Tried::Declined => After::Unreached,
    }
}

/// Whether somebody should have been called by now.
#[must_use]
pub fn is_late(promised_by: Moment, now: Moment) -> bool {
    promised_by <= now
}

/// The order of the list: one's own first, then what is late, then what can be called now, each by what was
/// promised; last those who are to be called later.
#[must_use]
pub fn rank(task: &CallTask, me: AccountId, now: Moment) -> (bool, Reverse<(bool, bool)>, Moment) {
    let rests = task.call_from > now;
    let (mine, late) = (
        task.owner == Some(me),
        is_late(task.promised_by, now) && !rests,
    );
    (rests, Reverse((mine, late)), task.promised_by)
}

/// When somebody is called as agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// From when on.
    pub from: Moment,
    /// Before when.
    pub by: Moment,
}

/// Why nobody can call then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotThen {
    /// It is over.
    Past,
    /// Nobody is there.
    Closed,
    /// It is too far ahead.
    TooFar,
}

impl From<SkippedByClock> for NotThen {
    /// No contact centre is open in the hour that the clocks skip.
    fn from(_: SkippedByClock) -> Self {
        Self::Closed
    }
}

/// A call at a time that somebody has asked for: ahead, and while the phone is answered.
///
/// # Errors
/// Why not then.
pub fn agreed(
    at: CivilTime,
    now: Moment,
    hours: &[Answered],
    zone: Zone,
) -> Result<Agreed, NotThen> {
    let from = at.at(zone)?;
    if from <= now {
        return Err(NotThen::Past);
    }
    if from.since(now) > LONGEST_AHEAD {
        return Err(NotThen::TooFar);
    }
    let closes = closes_after(at, hours).ok_or(NotThen::Closed)?;
    let by = CivilTime { time: closes, ..at };
    Ok(Agreed {
        from,
        by: by.at(zone)?.min(from.plus(AGREED_FOR)),
    })
}

/// When the phone that is answered at a time closes next.
fn closes_after(at: CivilTime, hours: &[Answered]) -> Option<chrono::NaiveTime> {
    let is_usable =
        |span: &&Answered| span.from < span.to && span.weekday.num_days_from_monday() < 5;
    if !hours.iter().any(|span| is_usable(&span)) {
        let (from, to) = open_on(at.date, &[])?;
        return (from <= at.time && at.time < to).then_some(to);
    }
    if !is_working_day(at.date) {
        return None;
    }
    let on_the_day = hours
        .iter()
        .filter(|span| span.weekday == at.date.weekday());
    let open = on_the_day.filter(|span| span.from <= at.time && at.time < span.to);
    open.map(|span| span.to).max()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
