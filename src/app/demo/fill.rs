//! The demo world on a database.

use crate::{
    app::{apply::apply, purpose},
    kernel::{Chance, CivilTime, Moment, Zone},
    municipalities, reach,
    reach::population_file,
    store::{Fault, Store},
};

/// Where the demo's population figures come from; `README.md` beside the file tells more.
const POPULATION_SOURCE: &str = "SCB";

/// Fills an empty database with the demo world; one that has it stays as it is, and one that holds
/// anything else is left alone. Answers whether it was empty.
///
/// # Errors
/// A [`Fault`] when it cannot be written, or holds a real world.
pub async fn fill(store: &Store, now: Moment, chance: &Chance) -> Result<bool, Fault> {
    let empty = municipalities::all(store.read()).await?.is_empty();
    if empty {
        purpose::mark_as_demo(store).await?;
        let today = CivilTime::of(now, Zone::stockholm()).date;
        let world = super::world_for(today).map_err(|problems| {
            Fault::new(format!("the demo world has {} problems", problems.len()))
        })?;
        apply(store, now, chance, &world).await?;
    } else if !purpose::is_demo(store).await? {
        return Err(Fault::new(
            "this folder holds a real world; give the demo one of its own with --data DIR",
        ));
    }
    // Taking in the same file again changes nothing, and makes up for a start that was cut short.
    let bytes = super::POPULATION_FILE.as_bytes();
    let name = "population_2025.csv";
    let mut reading = population_file::read(bytes, name, &|_| None)
        .map_err(|e| Fault::new(format!("the demo's population file: {e}")))?;
    POPULATION_SOURCE.clone_into(&mut reading.source);
    reach::import(store, now, chance, bytes, name, &reading).await?;
    Ok(empty)
}
