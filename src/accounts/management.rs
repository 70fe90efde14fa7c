//! Who may change what of whose account. A pure rule.
//!
//! A coordinator answers for the people of a municipality, an administrator for everybody. Nobody gives
//! away what is not theirs to give, and nobody changes what they themselves may do.

use super::{
    account::Account,
    role::{Grant, Role, Scope},
};

/// What somebody may do with another account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing: for them there is no such account.
    None,
    /// Give and take roles of their own municipalities.
    Roles,
    /// That, and close it, send it a link, take its authenticator away.
    Whole,
}

/// How far somebody's management of an account reaches.
///
/// Whoever has a role elsewhere as well cannot be shut out, or taken over by a link, from one place.
pub(super) fn reach(who: &Account, of: &Account) -> Reach {
    if who.id == of.id {
        return Reach::None;
    }
    if is_administrator(who) {
        return Reach::Whole;
    }
    let mine = of
        .grants
        .iter()
        .filter(|grant| may_give(who, grant))
        .count();
    match mine {
        0 => Reach::None,
        all if all == of.grants.len() => Reach::Whole,
        _ => Reach::Roles,
    }
}

/// Whether somebody may give, or take, a role.
pub(super) fn may_give(who: &Account, grant: &Grant) -> bool {
    if is_administrator(who) {
        return true;
    }
    // Who decides who opens protected identities is nobody who could open them by a second account.
    if grant.role() == Role::SealedDataReader {
        return false;
    }
    match grant.scope() {
        Scope::Municipality(code) | Scope::School(code, _) => who.may(&[Role::Coordinator], code),
        Scope::Installation | Scope::County(_) => false,
    }
}

/// Whether somebody answers for the whole installation.
pub(super) fn is_administrator(who: &Account) -> bool {
    who.roles().any(|role| role == Role::Administrator)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{
        accounts::account::State,
        kernel::{AccountId, MunicipalityCode},
        locale::Lang,
    };

    fn account(number: u128, grants: &[(Role, &str)]) -> Account {
        Account {
            id: AccountId::from_uuid(uuid::Uuid::from_u128(number)),
            name: "Karin Berg".to_owned(),
            email: "karin.berg@kalmar.example".to_owned(),
            state: State::Active,
            last_day: None,
            must_change: false,
            has_second_factor: true,
            lang: Lang::Swedish,
            grants: grants
                .iter()
                .map(|(role, code)| grant(*role, code))
                .collect(),
        }
    }

    fn grant(role: Role, code: &str) -> Grant {
        let scope = match role {
            Role::Administrator => Scope::Installation,
            Role::CountyCoordinator => {
                Scope::County(MunicipalityCode::parse(code).unwrap().county())
            }
            _ => Scope::Municipality(MunicipalityCode::parse(code).unwrap()),
        };
        Grant::new(role, scope).unwrap()
    }

    const KALMAR: &str = "0880";
    const VASTERVIK: &str = "0883";

    #[test]
    fn a_coordinator_answers_for_those_of_the_own_municipality_alone() {
        let karin = account(1, &[(Role::Coordinator, KALMAR)]);
        let here = account(2, &[(Role::Host, KALMAR)]);
        let there = account(3, &[(Role::Host, VASTERVIK)]);
        let both = account(4, &[(Role::Host, KALMAR), (Role::Host, VASTERVIK)]);
        let above = account(5, &[(Role::Host, KALMAR), (Role::Administrator, KALMAR)]);
        assert_eq!(reach(&karin, &here), Reach::Whole);
        assert_eq!(reach(&karin, &there), Reach::None);
        assert_eq!(reach(&karin, &both), Reach::Roles);
        assert_eq!(reach(&karin, &above), Reach::Roles);
    }

    #[test]
    fn nobody_changes_what_they_themselves_may_do() {
        for own in [(Role::Coordinator, KALMAR), (Role::Administrator, KALMAR)] {
            let who = account(1, &[own]);
            assert_eq!(reach(&who, &who), Reach::None);
        }
    }

    #[test]
    fn roles_above_a_municipality_and_of_sealed_data_are_the_administrators_to_give() {
        let karin = account(1, &[(Role::Coordinator, KALMAR)]);
        let bo = account(2, &[(Role::Administrator, KALMAR)]);
        let helper = account(3, &[(Role::ContactCentre, KALMAR)]);
        for role in Role::ALL
            .into_iter()
            .filter(|role| *role != Role::SchoolCoordinator)
        {
            let local = !matches!(
                role,
                Role::Administrator | Role::CountyCoordinator | Role::SealedDataReader
            );
            assert_eq!(may_give(&karin, &grant(role, KALMAR)), local, "{role:?}");
            assert!(!may_give(&karin, &grant(role, VASTERVIK)), "{role:?}");
            assert!(may_give(&bo, &grant(role, VASTERVIK)));
            assert!(!may_give(&helper, &grant(role, KALMAR)));
        }
    }
}
