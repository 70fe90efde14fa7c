//! Which questions are asked, in which order, and which comes next. A pure rule over the answers
//! (experience.md 2.2-2.9).

use super::answers::{Answers, Nth, Way, Who};
use crate::kernel::Phone;

/// One page of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::registrations) enum Question {
    /// «Vem ska gå kursen?»
    Who,
    /// «Vad heter du som hjälper till?»
    Helper,
    /// «Vad heter du?»
    Name(Nth),
    /// «Vilket år är du född?»
    BirthYear(Nth),
    /// «Vilket postnummer har du hemma?»
    Postcode(Nth),
    /// «Vilket telefonnummer når vi dig på?»
    Phone(Nth),
    /// «Hur vill du få bekräftelsen?»
    Way,
    /// «Vart ska vi skicka brevet?»
    Address,
    /// «Vilken e-postadress har du?»
    Email,
    /// «Behöver du något för att kunna vara med?»
    Needs,
    /// «Vad behöver du?»
    WhichNeeds,
    /// «Vad vill du ta med dig?»
    Devices,
    /// «Vad vill du lära dig?»
    Wishes,
}

/// So many questions have a number of their own; the others keep that of the one they follow.
pub(super) const NUMBERED: usize = 8;

/// The path words of the questions.
const PATHS: [(&str, Question); 17] = [
    ("vem", Question::Who),
    ("hjalpare", Question::Helper),
    ("namn", Question::Name(Nth::First)),
    ("den-andra/namn", Question::Name(Nth::Second)),
    ("fodelsear", Question::BirthYear(Nth::First)),
    ("den-andra/fodelsear", Question::BirthYear(Nth::Second)),
    ("postnummer", Question::Postcode(Nth::First)),
    ("den-andra/postnummer", Question::Postcode(Nth::Second)),
    ("telefon", Question::Phone(Nth::First)),
    ("den-andra/telefon", Question::Phone(Nth::Second)),
    ("bekraftelse", Question::Way),
    ("adress", Question::Address),
    ("epost", Question::Email),
    ("behov", Question::Needs),
    ("vad-behover-du", Question::WhichNeeds),
    ("utrustning", Question::Devices),
    ("onskemal", Question::Wishes),
];

impl Question {
    /// Its path under the flow.
    pub(in crate::registrations) fn path(self) -> &'static str {
        PATHS
            .iter()
            .find(|(_, q)| *q == self)
            .map_or("vem", |(path, _)| path)
    }

    /// The question at a path.
    pub(in crate::registrations) fn at(path: &str) -> Option<Self> {
        PATHS.iter().find(|(p, _)| *p == path).map(|(_, q)| *q)
    }

    /// «Fråga 3 av 8»: its number.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Who | Self::Helper => 1,
            Self::Name(_) => 2,
            Self::BirthYear(_) | Self::Postcode(_) => 3,
            Self::Phone(_) => 4,
            Self::Way | Self::Address | Self::Email => 5,
            Self::Needs | Self::WhichNeeds => 6,
            Self::Devices => 7,
            Self::Wishes => NUMBERED,
        }
    }

    /// Whom it is about, when it is asked of each of two.
    pub(super) fn nth(self) -> Nth {
        match self {
            Self::Name(nth) | Self::BirthYear(nth) | Self::Postcode(nth) | Self::Phone(nth) => nth,
            _ => Nth::First,
        }
    }

    /// Whether the answers hold one for it.
    pub(super) fn is_answered(self, answers: &Answers) -> bool {
        match self {
            Self::Who => answers.who.is_some(),
            Self::Helper => answers.helper.is_some(),
            Self::Name(nth) => answers.person(nth).name.is_some(),
            Self::BirthYear(nth) => answers.person(nth).birth_year.is_some(),
            Self::Postcode(nth) => answers.person(nth).postcode.is_some(),
            Self::Phone(nth) => answers.person(nth).phone.is_some(),
            Self::Way => answers.way.is_some_and(|way| reaches(way, answers)),
            Self::Address => answers.address.is_some(),
            Self::Email => answers.email.is_some(),
            Self::Needs => answers.needs_something.is_some(),
            Self::WhichNeeds => answers.needs.is_some(),
            Self::Devices => answers.devices.is_some(),
            Self::Wishes => answers.wishes.is_some(),
        }
    }
}

/// Whether a way of telling still fits the phones that were given.
pub(super) fn reaches(way: Way, answers: &Answers) -> bool {
    match way {
        Way::Sms => answers.phones().iter().any(Phone::is_swedish_mobile),
        Way::Call => !answers.phones().is_empty(),
        Way::Letter | Way::Email => true,
        // Only who has no phone prints the page instead (experience.md 2.6).
        Way::Page => answers.phones().is_empty(),
    }
}

/// The questions that these answers lead through, in order.
pub(in crate::registrations) fn steps(answers: &Answers) -> Vec<Question> {
    let mut steps = vec![Question::Who];
    if answers.who == Some(Who::SomebodyElse) {
        steps.push(Question::Helper);
    }
    for ask in [
        Question::Name as fn(Nth) -> Question,
        Question::BirthYear,
        Question::Postcode,
        Question::Phone,
    ] {
        steps.push(ask(Nth::First));
        if answers.are_two() {
            steps.push(ask(Nth::Second));
        }
    }
    steps.push(Question::Way);
    match answers.way {
        Some(Way::Letter) => steps.push(Question::Address),
        Some(Way::Email) => steps.push(Question::Email),
        _ => {}
    }
    steps.push(Question::Needs);
    if answers.needs_something == Some(true) {
        steps.push(Question::WhichNeeds);
    }
    steps.extend([Question::Devices, Question::Wishes]);
    steps
}

/// The first question that has no answer yet; none when everything has been answered.
pub(in crate::registrations) fn first_open(answers: &Answers) -> Option<Question> {
    steps(answers).into_iter().find(|q| !q.is_answered(answers))
}

/// What comes after a question: straight to the check when everything has been answered
/// («Ändra» leads straight back), else the next in order. None is the check.
pub(in crate::registrations) fn after(question: Question, answers: &Answers) -> Option<Question> {
    first_open(answers)?;
    let steps = steps(answers);
    let at = steps.iter().position(|q| *q == question);
    at.and_then(|at| steps.get(at + 1).copied())
        .or_else(|| first_open(answers))
}

/// What comes before a question; none before the first.
pub(in crate::registrations) fn before(question: Question, answers: &Answers) -> Option<Question> {
    let steps = steps(answers);
    let at = steps.iter().position(|q| *q == question)?;
    at.checked_sub(1).and_then(|at| steps.get(at).copied())
}

#[cfg(test)]
#[path = "steps_tests.rs"]
mod tests;
