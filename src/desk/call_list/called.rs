//! Whom a task is for, in words.

use crate::{
    kernel::{MunicipalityCode, RegistrationId},
    locale::Text,
    messages::ListedCall,
    registrations::{Callee, callees},
    store::Fault,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The registrations that tasks are about.
pub(super) struct Callees(HashMap<RegistrationId, Callee>);

impl Callees {
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        municipality: &MunicipalityCode,
        listed: &[ListedCall],
    ) -> Result<Self, Fault> {
        let about: Vec<_> = listed.iter().filter_map(about).collect();
        Ok(Self(callees(db, municipality, &about).await?))
    }

    pub(super) fn get(&self, listed: &ListedCall) -> Option<&Callee> {
        self.0.get(&about(listed)?)
    }

    /// Whom to ask for: «Rut Alm», «Rut Alm och Gösta Ek».
    pub(super) fn name(&self, text: Text, listed: &ListedCall) -> String {
        if let Some(name) = &listed.task.name {
            return name.to_string();
        }
        match self.get(listed) {
            Some(Callee {
                contact: Some(contact),
                ..
            }) => contact.to_string(),
            Some(callee) => {
                let names: Vec<_> = callee.people.iter().map(|p| p.name.to_string()).collect();
                text.list(&names)
            }
            None => text.tasks_nobody_known(),
        }
    }

    /// What whoever is asked for is called by: «Rut».
    pub(super) fn first_name(&self, text: Text, listed: &ListedCall) -> String {
        let callee = self.get(listed);
        let name = (listed.task.name.as_ref())
            .or_else(|| callee.and_then(|callee| callee.contact.as_ref()))
            .or_else(|| callee.and_then(|callee| Some(&callee.people.first()?.name)));
        name.map_or_else(|| text.tasks_nobody_known(), |name| name.given().to_owned())
    }
}

fn about(listed: &ListedCall) -> Option<RegistrationId> {
    let told = listed.told.as_ref()?;
    Some(RegistrationId::from_uuid(told.about))
}
