//! What has happened: who has signed up to a round, one registration, and one person, each with the acts
//! and with what people were told, as one history (mission rule "Messages").
//!
//! Those who help residents look. Nothing can be changed here.

mod acts;
pub(super) mod callee;
pub(super) mod list;
pub(super) mod one;
mod party;
pub(super) mod person;
pub(super) mod short;

use crate::{
    accounts::{Done, Residents, Workplace},
    kernel::{MunicipalityCode, ResidentId},
    locale::Text,
    store::Fault,
};
use sea_orm::ConnectionTrait;

/// Somebody who helps residents, at a page of a municipality.
type Helper<'r> = Workplace<'r, Residents>;

/// What has happened with somebody's registrations and what the person was told, the latest first.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn past_of_person(
    db: &impl ConnectionTrait,
    text: Text,
    municipality: &MunicipalityCode,
    person: ResidentId,
) -> Result<Vec<Done>, Fault> {
    let parties = party::of_person(db, municipality, person).await?;
    let ids: Vec<_> = parties.iter().map(party::Party::id).collect();
    acts::acts(db, text, &ids).await
}
