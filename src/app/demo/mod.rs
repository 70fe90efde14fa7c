//! The demo world: Kalmar county, with occasions in the coming weeks whatever day it is.
//!
//! `kalmar.toml` is an ordinary world file with example dates. [`world_for`] moves its sessions to
//! the coming school weeks, so that nothing lies in the past, on a free day or in a school break.

mod calls;
pub mod crowd;
mod fill;
pub mod people;
mod protected;
mod school_weeks;

pub use calls::promise_calls;
pub use fill::fill;
pub use protected::register_protected;

use chrono::{Datelike, Days, NaiveDate};

use self::school_weeks::{first_from, monday_of, nth_from, weeks_between};
use crate::accounts::PracticePlace;
use crate::app::world::{self, Round, World, WorldProblem};
use crate::kernel::{
    CivilTime, MunicipalityCode, add_working_days, is_working_day, subtract_working_days,
};
use crate::store::Fault;

/// The demo's world file, as `brygga import world` also takes it.
pub const WORLD_FILE: &str = include_str!("kalmar.toml");

/// Residents of 65 and over in the twelve municipalities on 2025-12-31, approximate, with the
/// columns `code,name,year,age65plus` (source: `README.md` beside the file).
pub const POPULATION_FILE: &str = include_str!("population_2025.csv");

/// The first session's week begins at the earliest this many days from today.
const DAYS_AHEAD: u64 = 10;

/// What the file's sign-up times are counted from: this many days before its first week.
const FILE_LEAD: u64 = 14;

/// Where the practice world's people work.
///
/// # Errors
/// A [`Fault`] when the demo's municipality has an odd code, which a test keeps from happening.
pub fn practice_place() -> Result<PracticePlace, Fault> {
    let code = MunicipalityCode::parse(crowd::PLACE).ok_or_else(|| Fault::new("an odd code"))?;
    let slug = "kalmar".to_owned();
    Ok(PracticePlace { code, slug })
}

/// The demo world as it looks on `today`.
///
/// The first session is about two weeks away, in the first whole school week that begins ten days
/// from now or later; the others follow in the school weeks after it, in the file's order, each on
/// the file's weekday and at its time. Sign-up that opened in the file two weeks before its first
/// week is open today; what opens later there opens as many days from today, on a working day.
///
/// # Errors
/// The problems of the embedded file, which a test keeps without any.
pub fn world_for(today: NaiveDate) -> Result<World, Vec<WorldProblem>> {
    world::read(WORLD_FILE).map(|world| moved(world, today))
}

/// The world with its rounds moved; everything else stays.
fn moved(mut world: World, today: NaiveDate) -> World {
    let days = world
        .rounds
        .iter()
        .flat_map(|round| &round.sessions)
        .map(|session| session.date);
    let Some(from) = days.min().map(monday_of) else {
        return world;
    };
    let to = first_from(
        today
            .checked_add_days(Days::new(DAYS_AHEAD))
            .unwrap_or(today),
    );
    for round in &mut world.rounds {
        move_round(round, from, to, today);
    }
    world.warnings.clear();
    world
}

/// Moves a round from the weeks counted from one Monday to those counted from another.
fn move_round(round: &mut Round, from: NaiveDate, to: NaiveDate, today: NaiveDate) {
    let closes_before_start = round
        .sessions
        .first()
        .map(|session| session.date.signed_duration_since(round.signup_closes.date));
    for session in &mut round.sessions {
        let weekday = Days::new(u64::from(session.date.weekday().num_days_from_monday()));
        let monday = nth_from(to, weeks_between(from, session.date));
        session.date = monday.checked_add_days(weekday).unwrap_or(monday);
    }
    if let (Some(first), Some(before)) = (round.sessions.first(), closes_before_start) {
        let date = first.date.checked_sub_signed(before).unwrap_or(first.date);
        round.signup_closes = CivilTime {
            date,
            ..round.signup_closes
        };
    }
    let counted_from = from.checked_sub_days(Days::new(FILE_LEAD)).unwrap_or(from);
    let away = round.signup_opens.date.signed_duration_since(counted_from);
    let opens = today.checked_add_signed(away).unwrap_or(today);
    round.signup_opens = CivilTime {
        date: working_day_away_from(today, opens),
        ..round.signup_opens
    };
}

/// The date itself or the nearest working day on the far side of it, seen from today.
fn working_day_away_from(today: NaiveDate, date: NaiveDate) -> NaiveDate {
    if is_working_day(date) {
        date
    } else if date < today {
        subtract_working_days(date, 1)
    } else {
        add_working_days(date, 1)
    }
}

#[cfg(test)]
mod tests;
