//! Who did what, when: one row per act, in the transaction of the act itself.
//!
//! An event holds ids and codes, no name and no free text, so that it can be kept and shown. The
//! database refuses to change or remove one. Knows no feature.

mod actor;
mod history;
mod table;

pub use actor::Actor;
pub use history::{Past, history, latest, latest_of};

use crate::{
    kernel::{Chance, EventId, Moment, MunicipalityCode},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One act, to be recorded.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Globally unique dotted code of what happened, such as `registration.placed`; rendered to
    /// words later.
    pub code: &'static str,
    /// The municipality in whose scope it happened.
    pub municipality: Option<&'a MunicipalityCode>,
    /// What it was about: a kind and an id each, such as `("round", …)`.
    pub about: &'a [(&'static str, Uuid)],
}

/// Who acts in a municipality, and when: what a verb needs beside what it is to do.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The moment.
    pub now: Moment,
    /// Randomness, for ids.
    pub chance: &'a Chance,
    /// Who.
    pub actor: &'a Actor,
    /// Where.
    pub municipality: &'a MunicipalityCode,
}

impl By<'_> {
    /// Records what was done, and with what, in the unit of work that does it.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be written; then the act itself does not happen either.
    pub async fn record(
        &self,
        unit: &Unit,
        code: &'static str,
        about: &[(&'static str, Uuid)],
    ) -> Result<(), Fault> {
        let event = Event {
            code,
            municipality: Some(self.municipality),
            about,
        };
        record(unit, self.now, self.chance, self.actor, &event).await
    }
}

/// Records an event in the unit of work that does the act.
///
/// # Errors
/// A [`Fault`] when the row cannot be written; then the act itself does not happen either.
pub async fn record(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    event: &Event<'_>,
) -> Result<(), Fault> {
    let about: serde_json::Map<String, serde_json::Value> = event
        .about
        .iter()
        .map(|(kind, id)| ((*kind).to_owned(), id.to_string().into()))
        .collect();
    let id = EventId::new(now, chance).uuid();
    let row = table::ActiveModel {
        id: Set(id),
        at: Set(now.microseconds()),
        actor: Set(actor.code()),
        code: Set(event.code.to_owned()),
        municipality_code: Set(event.municipality.map(|m| m.as_str().to_owned())),
        about: Set(serde_json::Value::Object(about).to_string()),
    };
    table::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    let subjects: BTreeSet<Uuid> = event.about.iter().map(|(_, subject)| *subject).collect();
    if subjects.is_empty() {
        return Ok(());
    }
    let rows = subjects
        .into_iter()
        .map(|subject| table::subject::ActiveModel {
            subject_id: Set(subject),
            event_id: Set(id),
        });
    table::subject::Entity::insert_many(rows)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
