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
