//! Whom a call about a registration is for, and where a letter to them goes.

use super::party::{Party, of_some};
use crate::{
    kernel::{MunicipalityCode, PersonName, RegistrationId},
    residents::Resident,
    store::Fault,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Whom a call is for.
#[derive(Debug, Clone)]
pub struct Callee {
    /// The one or two people of the registration.
    pub people: Vec<Resident>,
    /// Whoever helps them and is to be asked for.
    pub contact: Option<PersonName>,
    /// The lines of the address, if it is known.
    pub address: Option<Vec<String>>,
}

/// Whom calls about these registrations of a municipality are for.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn callees(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    registrations: &[RegistrationId],
) -> Result<HashMap<RegistrationId, Callee>, Fault> {
    let parties = of_some(db, municipality, registrations).await?;
    Ok(parties
        .into_iter()
        .map(|it| (it.id(), callee(it)))
        .collect())
}

fn callee(party: Party) -> Callee {
    let row = &party.row;
    let address = match (&row.street, &row.postal_code, &row.post_town) {
        (Some(street), Some(postcode), Some(town)) => {
            Some(vec![street.clone(), format!("{postcode} {town}")])
        }
        _ => None,
    };
    let contact = (row.contact_name.as_deref()).and_then(|name| PersonName::parse(name).ok());
    Callee {
        address,
        contact,
        people: party.people,
    }
}
