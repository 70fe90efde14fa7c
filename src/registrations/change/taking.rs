//! Seats for people who are in a registration already.

use super::held::Held;
use crate::{
    kernel::{MemberId, Moment},
    registrations::{
        enter::{claim, find_place},
        placing::Placement,
    },
    rounds::PlacingRound,
    store::{Fault, Unit},
};

/// Gives each of these members a seat in every session, as a newcomer would get it: never one that
/// somebody in line may be offered. False, and nothing is written, when there are not enough.
pub(super) async fn take_seats(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
    members: &[MemberId],
) -> Result<bool, Fault> {
    let Placement::Seats(seats) = find_place(unit, now, placing, members.len()).await? else {
        return Ok(false);
    };
    for (index, member) in members.iter().enumerate() {
        claim(unit, now, placing, &seats, index, *member).await?;
    }
    Ok(true)
}

impl Held {
    /// The other round that was asked for.
    pub(super) fn other(&self) -> Result<&PlacingRound, Fault> {
        self.there
            .as_ref()
            .ok_or_else(|| Fault::new("no other round was locked"))
    }
}
