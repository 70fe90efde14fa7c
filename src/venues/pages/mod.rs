//! Pages of venues, their rooms and the places they lie in, for those who plan.

pub(super) mod edit;
pub(super) mod list;
pub(super) mod place;
pub(super) mod room;
pub(super) mod venue;

use super::{Building, Locality, queries};
use crate::{
    accounts::{Planning, Workplace},
    locale::Text,
    web::Failure,
};

/// Somebody who plans.
type Planner<'r> = Workplace<'r, Planning>;

/// The notice after something was done; `word` comes from the address.
fn done(text: Text, word: Option<&str>) -> Option<String> {
    Some(match word? {
        "sparat" => text.accounts_done_saved(),
        "ny" => text.venues_done_made(),
        "stangd" => text.venues_done_closed(),
        "oppnad" => text.venues_done_opened(),
        "ort" => text.venues_done_place(),
        _ => return None,
    })
}

/// The venue of this address.
async fn the_venue(place: &Planner<'_>, id: &str) -> Result<Building, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = super::building(place.store().read(), &place.municipality()?, id).await?;
    found.ok_or(Failure::NotFound)
}

/// The municipality's places.
async fn the_places(place: &Planner<'_>) -> Result<Vec<Locality>, Failure> {
    let code = place.municipality()?;
    Ok(queries::places(place.store().read(), &code).await?)
}
