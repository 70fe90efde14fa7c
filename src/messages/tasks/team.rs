//! How the team stands: what is late, what is due today, who has what, and how long people wait.

use super::{rule::is_late, table::task, task::TaskState};
use crate::{
    kernel::{AccountId, CivilTime, Moment, MunicipalityCode, Zone},
    store::Fault,
};
use chrono::Duration;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The waits of so many days are counted.
const LOOKED_BACK: Duration = Duration::days(30);

/// How the team stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamDay {
    /// Tasks that were promised and not tried.
    pub late: usize,
    /// Tasks that are promised for the rest of today.
    pub today: usize,
    /// Letters to be written.
    pub letters: usize,
    /// What each has; nobody's first.
    pub owners: Vec<(Option<AccountId>, OwnersDay)>,
    /// How long it took until the first try, in the middle of all of the last thirty days.
    pub first_try: Option<Duration>,
}

/// What somebody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnersDay {
    /// Tasks to do.
    pub open: usize,
    /// Tasks that are late.
    pub late: usize,
    /// Tasks that were done today.
    pub done: usize,
}

/// How the team of a municipality stands. Tasks without anything true to tell (`gone`) are left out.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn team_day(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    now: Moment,
) -> Result<TeamDay, Fault> {
    let recent = now.minus(LOOKED_BACK).microseconds();
    let rows = task::Entity::find()
        .filter(task::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(
            Condition::any()
                .add(task::Column::SettledAt.gte(recent))
                .add(task::Column::MadeAt.gte(recent)),
        )
        .all(db)
        .await?;
    let waits = waits(&rows);
    let settled = rows.iter().filter_map(|row| {
        let at = Moment::from_microseconds(row.settled_at?);
        Some((row.owner_id.map(AccountId::from_uuid), at))
    });
    let settled: Vec<_> = settled.collect();
    let open = super::queries::calls_to_do(db, municipality).await?;
    let open = open.iter().map(|listed| Standing {
        owner: listed.task.owner,
        letter: listed.task.state == TaskState::Letter,
        by: listed.task.promised_by,
    });
    Ok(team(&open.collect::<Vec<_>>(), &settled, waits, now))
}

/// An open task, as the team's figures need it.
#[derive(Debug, Clone, Copy)]
struct Standing {
    owner: Option<AccountId>,
    letter: bool,
    by: Moment,
}

/// How long people waited for the first try. What a colleague promised for a time of its own is not among it.
fn waits(rows: &[task::Model]) -> Vec<Duration> {
    let caused = rows
        .iter()
        .filter(|row| row.request_id.is_some() || row.notice_id.is_some());
    let waits = caused.filter_map(|row| {
        let first = Moment::from_microseconds(row.first_try_at?);
        Some(first.since(Moment::from_microseconds(row.made_at)))
    });
    waits.collect()
}

fn team(
    open: &[Standing],
    settled: &[(Option<AccountId>, Moment)],
    waits: Vec<Duration>,
    now: Moment,
) -> TeamDay {
    let day = |at: Moment| CivilTime::of(at, Zone::stockholm()).date;
    let mut owners: BTreeMap<Option<AccountId>, OwnersDay> = BTreeMap::new();
    let mut team = TeamDay::default();
    for task in open {
        let owner = owners.entry(task.owner).or_default();
        owner.open += 1;
        if task.letter {
            team.letters += 1;
        } else if is_late(task.by, now) {
            team.late += 1;
            owner.late += 1;
        } else if day(task.by) == day(now) {
            team.today += 1;
        }
    }
    for (owner, at) in settled {
        if day(*at) == day(now) {
            owners.entry(*owner).or_default().done += 1;
        }
    }
    team.owners = owners.into_iter().collect();
    team.first_try = median(waits);
    team
}

/// The one in the middle; of an even number the later of the two, so that nothing is shown as better than it is.
fn median(mut waits: Vec<Duration>) -> Option<Duration> {
    waits.sort_unstable();
    waits.get(waits.len() / 2).copied()
}
