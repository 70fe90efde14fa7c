//! Why a plan was not changed, and what can be done, in words.

use super::{clash_words::clash, questions::WHY};
use crate::{
    locale::Text,
    rounds::{Clash, Refusal, TooFewSeats},
    web::form::FormState,
};

/// The refusal, a line each.
#[must_use]
pub fn refusal_in_words(text: Text, refusal: &Refusal) -> Vec<String> {
    let line = match refusal {
        Refusal::NotADraft => text.planning_not_a_draft(),
        Refusal::CalledOff => text.planning_is_called_off(),
        Refusal::Begun => text.planning_begun(),
        Refusal::NoSessions => text.planning_no_sessions(),
        Refusal::Past => text.planning_past(),
        Refusal::ClosesTooEarly => text.planning_closes_too_early(),
        Refusal::ClosesTooLate => text.planning_closes_too_late(),
        Refusal::NoSeats(session) => text.planning_no_seats(session.to_string()),
        Refusal::TooFewSeats(few) => too_few(text, few),
        Refusal::Overtaken => text.planning_overtaken(text.accounts_by_somebody_else()),
        Refusal::OnlySession => text.planning_only_session(),
        Refusal::Clashes(found) => return found.iter().map(|c| clash(text, c)).collect(),
    };
    vec![line]
}

/// Notes a refusal in a form: at the question why, where that is all that is missing, else above
/// everything.
pub(super) fn refuse(text: Text, refused: &Refusal, state: &mut FormState) {
    match refused {
        Refusal::Clashes(found) if !found.iter().any(Clash::is_hard) => {
            state.refuse(WHY, text.planning_wrong_why());
        }
        _ => {
            for line in refusal_in_words(text, refused) {
                state.refuse_all(line);
            }
        }
    }
}

/// Who would be without a seat, and what can be done.
fn too_few(text: Text, few: &TooFewSeats) -> String {
    text.planning_too_few_seats(
        few.placed,
        few.seats,
        few.without.len(),
        text.list(&few.without),
    )
}
