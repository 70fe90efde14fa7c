//! Who acts.

use crate::kernel::AccountId;

/// Who does something, as an event tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A visitor without an account: a resident, or somebody helping one.
    Visitor,
    /// Whoever runs commands on the machine.
    Operator,
    /// Somebody who is signed in.
    Staff(AccountId),
}

impl Actor {
    /// The actor that an event tells of; none when this version does not know the kind.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "visitor" => Some(Self::Visitor),
            "operator" => Some(Self::Operator),
            other => other.strip_prefix("staff:")?.parse().ok().map(Self::Staff),
        }
    }

    /// The actor as it stands in an event: never a name.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Operator => "operator".to_owned(),
            Self::Staff(id) => format!("staff:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_is_read_as_it_was_written() {
        let staff = Actor::Staff(AccountId::from_uuid(uuid::Uuid::from_u128(7)));
        for actor in [Actor::Visitor, Actor::Operator, staff] {
            assert_eq!(Actor::parse(&actor.code()), Some(actor));
        }
        assert_eq!(Actor::parse("staff:nobody"), None);
        assert_eq!(Actor::parse("robot"), None);
    }
}
