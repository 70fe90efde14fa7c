//! Who may do what, and how long a sign-in lasts. A pure rule (mission section 5).

use crate::kernel::{CountyCode, Moment, MunicipalityCode, SchoolId};
use chrono::Duration;

/// What somebody works as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Plans, and answers for a municipality.
    Coordinator,
    /// Finds and registers residents, works the call and letter queues.
    ContactCentre,
    /// Class lists, guardian facts and assignments of one school.
    SchoolCoordinator,
    /// Door list and attendance of own sessions.
    Host,
    /// Scarce people's calendars; no resident data.
    DiaryKeeper,
    /// Letter batches only.
    PrintRoom,
    /// Figures and plans of a county, without personal data.
    CountyCoordinator,
    /// Opens protected identities, with a reason.
    SealedDataReader,
    /// Municipalities, users, settings, backup; no personal data.
    Administrator,
}

impl Role {
    /// Every role, in the order of the list that they are picked from.
    pub const ALL: [Self; 9] = [
        Self::Coordinator,
        Self::ContactCentre,
        Self::SchoolCoordinator,
        Self::Host,
        Self::DiaryKeeper,
        Self::PrintRoom,
        Self::SealedDataReader,
        Self::CountyCoordinator,
        Self::Administrator,
    ];

    /// The role in the database, in addresses and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::ContactCentre => "contact-centre",
            Self::SchoolCoordinator => "school-coordinator",
            Self::Host => "host",
            Self::DiaryKeeper => "diary-keeper",
            Self::PrintRoom => "print-room",
            Self::CountyCoordinator => "county-coordinator",
            Self::SealedDataReader => "sealed-data-reader",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Where a role counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everywhere.
    Installation,
    /// In a county.
    County(CountyCode),
    /// In a municipality.
    Municipality(MunicipalityCode),
    /// In one school of a municipality.
    School(MunicipalityCode, SchoolId),
}

/// A role that somebody has, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    role: Role,
    scope: Scope,
}

impl Grant {
    /// The role in this scope, if it is of the kind that the role has.
    #[must_use]
    pub fn new(role: Role, scope: Scope) -> Option<Self> {
        let fits = match role {
            Role::Administrator => matches!(scope, Scope::Installation),
            Role::CountyCoordinator => matches!(scope, Scope::County(_)),
            Role::SchoolCoordinator => matches!(scope, Scope::School(..)),
            _ => matches!(scope, Scope::Municipality(_)),
        };
        fits.then_some(Self { role, scope })
    }

    /// The role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Where it counts.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Whether it counts in a municipality.
    #[must_use]
    pub fn covers(&self, municipality: &MunicipalityCode) -> bool {
        match &self.scope {
            Scope::Installation => true,
            Scope::County(county) => municipality.county() == *county,
            Scope::Municipality(own) | Scope::School(own, _) => own == municipality,
        }
    }
}

/// However much it is used, a sign-in ends after so long: a working day.
pub const LONGEST_SIGN_IN: Duration = Duration::hours(12);

/// How long most sign-ins may be left alone.
const USUALLY_IDLE: Duration = Duration::minutes(30);

/// When a sign-in that was last used at a moment has been left alone for too long: the earliest that
/// any of the roles asks for.
///
/// The contact centre talks for hours with the screen beside it. A host stands at a door, and stays
/// signed in until an hour after the session; `door_until` is that moment, if a session is near.
#[must_use]
pub fn idle_from(
    roles: impl IntoIterator<Item = Role>,
    used_at: Moment,
    door_until: Option<Moment>,
) -> Moment {
    roles
        .into_iter()
        .map(|role| match role {
            Role::ContactCentre => used_at.plus(Duration::hours(4)),
            Role::Host => door_until
                .max(Some(used_at.plus(USUALLY_IDLE)))
                .unwrap_or(used_at),
            _ => used_at.plus(USUALLY_IDLE),
        })
        .min()
        .unwrap_or(used_at.plus(USUALLY_IDLE))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn kalmar() -> MunicipalityCode {
        MunicipalityCode::parse("0880").unwrap()
    }

    #[test]
    fn every_role_is_found_by_its_code_and_there_are_nine() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.code()), Some(role));
        }
        let codes: std::collections::BTreeSet<_> = Role::ALL.map(Role::code).into();
        assert_eq!(codes.len(), 9);
        assert_eq!(Role::parse("Coordinator"), None);
    }

    #[test]
    fn a_role_counts_where_its_kind_of_scope_says() {
        let school = SchoolId::from_uuid(uuid::Uuid::nil());
        let scopes = [
            Scope::Installation,
            Scope::County(kalmar().county()),
            Scope::Municipality(kalmar()),
            Scope::School(kalmar(), school),
        ];
        for role in Role::ALL {
            let fitting = scopes
                .iter()
                .filter(|s| Grant::new(role, (*s).clone()).is_some());
            assert_eq!(fitting.count(), 1, "{role:?}");
        }
    }

    #[test]
    fn a_grant_covers_its_own_municipality_and_no_other() {
        let elsewhere = MunicipalityCode::parse("0883").unwrap();
        let other_county = MunicipalityCode::parse("0780").unwrap();
        let own = Grant::new(Role::Coordinator, Scope::Municipality(kalmar())).unwrap();
        assert!(own.covers(&kalmar()) && !own.covers(&elsewhere));
        let county = Grant::new(Role::CountyCoordinator, Scope::County(kalmar().county())).unwrap();
        assert!(county.covers(&elsewhere) && !county.covers(&other_county));
    }

    #[test]
    fn a_sign_in_is_left_alone_for_as_long_as_the_strictest_role_allows() {
        let now = Moment::from_microseconds(0);
        let minutes = |n| now.plus(Duration::minutes(n));
        let idle = |roles: &[Role]| idle_from(roles.iter().copied(), now, None);
        assert_eq!(idle(&[Role::ContactCentre]), minutes(240));
        assert_eq!(idle(&[Role::Coordinator]), minutes(30));
        assert_eq!(idle(&[Role::ContactCentre, Role::Coordinator]), minutes(30));
        assert_eq!(idle(&[Role::Host]), minutes(30));
        assert_eq!(idle(&[]), minutes(30));
        let door = |roles: &[Role], until| idle_from(roles.iter().copied(), now, Some(until));
        assert_eq!(door(&[Role::Host], minutes(180)), minutes(180));
        assert_eq!(door(&[Role::Host], minutes(-10)), minutes(30));
        assert_eq!(door(&[Role::Coordinator], minutes(180)), minutes(30));
    }
}
