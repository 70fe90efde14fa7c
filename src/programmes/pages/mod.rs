//! Pages of programmes, for those who plan.

pub(super) mod edit;
pub(super) mod list;
pub(super) mod show;

use super::{Programme, queries};
use crate::{
    accounts::{Planning, Workplace},
    web::Failure,
};

/// Somebody who plans.
type Planner<'r> = Workplace<'r, Planning>;

/// The programme of this address.
async fn the_programme(place: &Planner<'_>, id: &str) -> Result<Programme, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = queries::find(place.store().read(), &place.municipality()?, id).await?;
    found.ok_or(Failure::NotFound)
}
