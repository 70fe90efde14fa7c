//! What matters of somebody's registrations when a clerk looks for the person: what they have now, and when
//! they were last with us.

use crate::{
    kernel::{MunicipalityCode, RegistrationId, ResidentId, RoundId},
    registrations::{
        away, person,
        plans::{Plans, RoundPlan},
        queries,
        registration::Standing,
        table::{member, registration},
    },
    store::{Fault, Store},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What somebody has, and had.
#[derive(Debug, Clone, Default)]
pub struct InShort {
    /// Registrations for what is still to come, by first day.
    pub open: Vec<OpenRegistration>,
    /// The last day of the latest round that they had a place in and that is over.
    pub last: Option<NaiveDate>,
}

/// A registration for what is still to come.
#[derive(Debug, Clone)]
pub struct OpenRegistration {
    /// Its id.
    pub registration: RegistrationId,
    /// The round's number.
    pub round: u32,
    /// Its first day that is still to come.
    pub next: NaiveDate,
    /// Where, as people call the place.
    pub venue: String,
    /// How it stands.
    pub standing: Standing,
}

/// Those of these people who are in a registration now, for what is to come or was held lately.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn signed_up(
    db: &impl ConnectionTrait,
    people: &[ResidentId],
) -> Result<HashSet<ResidentId>, Fault> {
    let live = memberships(db, people).await?;
    Ok(live.into_iter().map(|(person, _)| person).collect())
}

/// What these people have and had.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn in_short(
    store: &Store,
    plans: &Plans,
    municipality: &MunicipalityCode,
    today: NaiveDate,
    people: &[ResidentId],
) -> Result<HashMap<ResidentId, InShort>, Fault> {
    let db = store.read();
    let memberships = memberships(db, people).await?;
    let ids: HashSet<Uuid> = memberships.iter().map(|(_, id)| *id).collect();
    let rows = registration::Entity::find()
        .filter(registration::Column::Id.is_in(ids))
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let comes = away::comes(db, &ids).await?;
    let mut short: HashMap<ResidentId, InShort> = HashMap::new();
    for row in &rows {
        let round = RoundId::from_uuid(row.round_id);
        let Some(planned) = plans.by_id(store, municipality, round).await? else {
            continue;
        };
        let standing = queries::standing(db, row).await?;
        let own = comes.get(&row.id).map(|comes| comes.round(&planned.round));
        let days = own.as_ref().unwrap_or(&planned.round).days();
        let next = days.iter().copied().find(|day| *day >= today);
        let whose = memberships.iter().filter(|(_, id)| *id == row.id);
        for (person, _) in whose {
            let known = short.entry(*person).or_default();
            match (standing, next) {
                (Standing::Placed | Standing::Waiting { .. }, Some(next)) => {
                    known.open.push(OpenRegistration {
                        registration: RegistrationId::from_uuid(row.id),
                        round: planned.round.number,
                        next,
                        venue: venue_of(&planned),
                        standing,
                    });
                }
                (Standing::Placed, None) => known.last = known.last.max(days.last().copied()),
                (Standing::Cancelled(_), _) | (Standing::Waiting { .. }, None) => {}
            }
        }
    }
    for known in short.values_mut() {
        known.open.sort_by_key(|open| (open.next, open.round));
    }
    Ok(short)
}

fn venue_of(planned: &RoundPlan) -> String {
    let site = planned.plan.sites.first();
    site.map(|site| site.venue.name.clone()).unwrap_or_default()
}

/// Who is in which registration now.
async fn memberships(
    db: &impl ConnectionTrait,
    people: &[ResidentId],
) -> Result<Vec<(ResidentId, Uuid)>, Fault> {
    let live = member::Entity::find()
        .filter(person::count_as_one_of(people))
        .filter(member::Column::Live.eq(true))
        .all(db)
        .await?;
    let whose = |m: &member::Model| (person::of(m), m.registration_id);
    Ok(live.iter().map(whose).collect())
}
