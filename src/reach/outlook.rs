//! What a year's plan can give: seats planned, booked, in line, against the target.

use super::{
    arithmetic::{Outlook, Target, outlook},
    figures::{self, Eligible},
    targets,
};
use crate::{
    kernel::MunicipalityCode,
    registrations::{self, Booked},
    rounds,
    store::{Fault, Store},
};

/// What is planned and booked in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Plan {
    /// Rounds whose first session is in the year: each reaches new people once.
    pub occasions: u64,
    /// Dated sessions of those rounds.
    pub sessions: u64,
    /// People that those rounds can seat: of a round with several sessions the smallest.
    pub seats: u64,
    /// People with a seat.
    pub booked: u64,
    /// People in line.
    pub in_line: u64,
}

/// Where a municipality stands in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The population it is compared with, if figures are in.
    pub eligible: Option<Eligible>,
    /// The target, if one is set.
    pub target: Option<Target>,
    /// What is planned and booked.
    pub plan: Plan,
    /// What the seats can give at best; needs the population and the target.
    pub outlook: Option<Outlook>,
}

/// Where a municipality stands in a calendar year.
///
/// # Errors
/// A [`Fault`] when something cannot be read.
pub async fn standing(
    store: &Store,
    municipality: &MunicipalityCode,
    year: i32,
) -> Result<Standing, Fault> {
    let db = store.read();
    let eligible = figures::eligible(db, municipality, year).await?;
    let target = targets::target_of(db, municipality, year).await?;
    let plan = plan(store, municipality, year).await?;
    let outlook = match (&eligible, target) {
        (Some(eligible), Some(target)) => {
            Some(outlook(eligible.people, target, plan.occasions, plan.seats))
        }
        _ => None,
    };
    Ok(Standing {
        eligible,
        target,
        plan,
        outlook,
    })
}

async fn plan(store: &Store, municipality: &MunicipalityCode, year: i32) -> Result<Plan, Fault> {
    let db = store.read();
    let rounds = rounds::of_year(db, municipality, year).await?;
    let sessions: Vec<_> = rounds
        .iter()
        .flat_map(|r| r.sessions.iter().map(|s| s.id))
        .collect();
    let seats = rounds::seats_by_session(db, &sessions).await?;
    let ids: Vec<_> = rounds.iter().map(|r| r.id).collect();
    let Booked { placed, waiting } = registrations::booked(db, &ids).await?;
    let seated = |round: &rounds::Round| {
        let seats = round
            .sessions
            .iter()
            .map(|s| seats.get(&s.id).copied().unwrap_or(0));
        u64::from(seats.min().unwrap_or(0))
    };
    Ok(Plan {
        occasions: rounds.len() as u64,
        sessions: sessions.len() as u64,
        seats: rounds.iter().map(seated).sum(),
        booked: placed,
        in_line: waiting,
    })
}
