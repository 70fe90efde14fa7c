//! What to say, word for word: who calls, whether it is the right person, then what there is to say; and to an
//! answering machine nothing that tells anything.

use super::{Clerk, called::Callees};
use crate::{
    locale::Text,
    messages::{ListedCall, Why},
};

/// A step of the call.
pub(super) struct Step {
    /// What is said, a paragraph each.
    pub(super) say: Vec<String>,
    /// What the caller minds, not said aloud.
    pub(super) mind: Option<String>,
}

/// The steps, in the order in which they are said. `text` is of the page, the task's language is spoken.
pub(super) fn steps(work: &Clerk<'_>, listed: &ListedCall, callees: &Callees) -> Vec<Step> {
    let (text, spoken) = (work.text(), Text::new(listed.task.lang));
    let (clerk, us) = (&work.allowed.account.name, &work.place.full_name);
    let name = callees.name(spoken, listed);
    let mut steps = vec![Step {
        say: vec![spoken.tasks_say_hello(clerk.as_str(), us, &name)],
        mind: Some(text.tasks_mind_hello(&name)),
    }];
    match (&listed.task.why, &listed.told) {
        (Why::Notice(_), Some(told)) => {
            steps.push(proof(text, spoken, listed, callees));
            steps.push(Step {
                say: told.body.split("\n\n").map(str::to_owned).collect(),
                mind: None,
            });
        }
        (Why::Notice(_), None) => {}
        (Why::Asked(_), _) => steps.push(Step {
            say: vec![spoken.tasks_say_asked()],
            mind: Some(text.tasks_mind_booking()),
        }),
        (Why::Again, _) => steps.push(Step {
            say: vec![spoken.tasks_say_again()],
            mind: Some(text.tasks_mind_booking()),
        }),
    }
    steps
}

/// Only who knows something that the municipality knows too hears about a booking.
fn proof(text: Text, spoken: Text, listed: &ListedCall, callees: &Callees) -> Step {
    let callee = callees.get(listed);
    let people = callee.map_or(&[][..], |callee| &callee.people);
    let answers: Vec<String> = (people.iter())
        .map(|person| text.tasks_right_answer(person.name.as_str(), person.born.to_string()))
        .collect();
    let say = if callee.is_some_and(|callee| callee.contact.is_some()) {
        spoken.tasks_say_proof_helper()
    } else {
        spoken.tasks_say_proof()
    };
    Step {
        say: vec![say],
        mind: Some(text.tasks_mind_proof(text.list(&answers))),
    }
}

/// What an answering machine may hear.
pub(super) fn voicemail(work: &Clerk<'_>, listed: &ListedCall, callees: &Callees) -> String {
    let spoken = Text::new(listed.task.lang);
    let clerk = work.allowed.account.name.split_whitespace().next();
    let us = &work.place.full_name;
    spoken.tasks_say_voicemail(
        clerk.unwrap_or_default(),
        us,
        callees.first_name(spoken, listed),
    )
}
