//! A round and its sessions in words, as those who plan read them.

use crate::{
    locale::{Text, capitalised},
    rounds::{Role, Round, Session, State},
    web::parts::Tag,
};

/// «Omgång 12».
pub(super) fn title(text: Text, round: &Round) -> String {
    text.planning_round(round.number.to_string())
}

/// How far a round has come, in a word.
#[must_use]
pub fn state_in_words(text: Text, round: &Round) -> Tag {
    let (text, colour) = match round.state {
        State::Draft => (text.planning_state_draft(), "yellow"),
        State::Published => (text.planning_state_published(), "green"),
        State::CalledOff => (text.planning_state_called_off(), "red"),
    };
    Tag { text, colour }
}

/// «Torsdag 4 februari 2027 klockan 13–15».
pub(super) fn when(text: Text, session: &Session) -> String {
    let day = text.day_and_year(session.day);
    capitalised(&format!("{day} {}", text.hours(session.hours)))
}

/// «värd».
pub(super) fn role(text: Text, role: Role) -> String {
    match role {
        Role::Host => text.planning_role_host(),
        Role::ResponsibleAdult => text.planning_role_adult(),
        Role::Welcome => text.planning_role_welcome(),
    }
}
