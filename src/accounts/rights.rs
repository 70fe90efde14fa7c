//! Which roles have which right. A pure table (mission section 5); `tests/suite/rights` holds every
//! route against it.

use super::role::Role;
use crate::web::Right;

/// A right, as a type that handlers name in their signatures.
pub trait Grantable: Send + Sync + 'static {
    /// As the policy of the route says it.
    const RIGHT: Right;
    /// The roles that have it; none: everybody who is signed in.
    const ROLES: Option<&'static [Role]>;
    /// Whether it counts in the municipality of the page; else wherever the role does.
    const LOCAL: bool;
}

macro_rules! rights {
    ($($(#[$doc:meta])+ $name:ident: $local:literal, $roles:expr;)+) => {
        $(
            $(#[$doc])+
            #[derive(Debug, Clone, Copy)]
            pub enum $name {}

            impl Grantable for $name {
                const RIGHT: Right = Right::$name;
                const ROLES: Option<&'static [Role]> = $roles;
                const LOCAL: bool = $local;
            }
        )+

        /// The roles that have a right; none: everybody who is signed in.
        #[must_use]
        pub fn roles_with(right: Right) -> Option<&'static [Role]> {
            match right {
                $(Right::$name => $name::ROLES,)+
            }
        }

        /// Whether a right counts in the municipality of the page; else wherever the role does.
        pub(super) fn counts_locally(right: Right) -> bool {
            match right {
                $(Right::$name => $name::LOCAL,)+
            }
        }
    };
}

rights! {
    /// One's own account.
    OwnAccount: false, None;
    /// The people who work in a municipality.
    Users: true, Some(&[Role::Coordinator, Role::Administrator]);
    /// What a municipality plans: venues, programmes, rounds.
    Planning: true, Some(&[Role::Coordinator]);
    /// The plan of a municipality and how full it is, without anybody's name.
    Overview: true, Some(&[Role::Coordinator, Role::CountyCoordinator]);
    /// What a municipality's pages say of itself: phone, hours, colour, the texts that the law wants.
    Settings: true, Some(&[Role::Coordinator, Role::Administrator]);
    /// Residents by name, and what they have signed up to.
    Residents: true, Some(&[Role::ContactCentre, Role::Coordinator]);
    /// Protected identities, opened with a reason.
    Sealed: true, Some(&[Role::SealedDataReader]);
    /// The diaries of people whom sessions need.
    Diaries: true, Some(&[Role::DiaryKeeper, Role::Coordinator]);
    /// Everybody who works with it.
    AllUsers: false, Some(&[Role::Administrator]);
    /// Retention, backups, and messages on hold.
    Retention: false, Some(&[Role::Administrator]);
}
