//! What roles and places are called.

use crate::{
    accounts::{
        queries::Places,
        role::{Grant, Role},
    },
    locale::Text,
};

/// What an account may do, in words: «Samordnare i Kalmar».
pub(super) fn roles(text: Text, grants: &[Grant], places: &Places) -> Vec<String> {
    grants
        .iter()
        .map(|grant| match places.name_of(text.lang(), grant.scope()) {
            Some(school) if grant.role() == Role::SchoolCoordinator => {
                text.accounts_role_at(role_name(text, grant.role()), school)
            }
            Some(place) => text.accounts_role_in(role_name(text, grant.role()), place),
            None => role_name(text, grant.role()),
        })
        .collect()
}

/// The name of a role.
pub(super) fn role_name(text: Text, role: Role) -> String {
    match role {
        Role::Coordinator => text.accounts_role_coordinator(),
        Role::ContactCentre => text.accounts_role_contact_centre(),
        Role::SchoolCoordinator => text.accounts_role_school_coordinator(),
        Role::Host => text.accounts_role_host(),
        Role::DiaryKeeper => text.accounts_role_diary_keeper(),
        Role::PrintRoom => text.accounts_role_print_room(),
        Role::CountyCoordinator => text.accounts_role_county_coordinator(),
        Role::SealedDataReader => text.accounts_role_sealed_data_reader(),
        Role::Administrator => text.accounts_role_administrator(),
    }
}
