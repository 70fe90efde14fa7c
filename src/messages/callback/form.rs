//! The form: a name and a number, and what is wrong with them.

use crate::{
    kernel::{NameProblem, PersonName, Phone, PhoneProblem},
    locale::Text,
    web::{
        Typed,
        form::{Entry, ErrorSummary, Field, FormState, Part},
    },
};

const NAME: &str = "namn";
const PHONE: &str = "telefon";

/// What the fields say once nothing is wrong with them.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) name: PersonName,
    pub(super) phone: Phone,
}

/// The two fields, in the order of the page.
pub(super) fn fields(text: Text, state: &FormState) -> [Field; 2] {
    [
        Field::new(NAME, text.callbacks_ask_name(), Entry::Name),
        Field::new(PHONE, text.callbacks_ask_phone(), Entry::Phone)
            .hint(text.callbacks_ask_phone_hint()),
    ]
    .map(|field| field.filled(state))
}

/// Everything that is wrong, for the top of the page.
pub(super) fn summary(state: &FormState, fields: &[Field; 2]) -> Option<ErrorSummary> {
    ErrorSummary::of(state, &fields.each_ref().map(|field| field as &dyn Part))
}

/// Keeps what was typed, word for word, to show it again.
pub(super) fn keep(typed: &Typed) -> FormState {
    typed.kept(&[NAME, PHONE])
}

/// Reads the answers, or notes in the state what is wrong with each.
pub(super) fn parse(typed: &Typed, text: Text, state: &mut FormState) -> Option<Answers> {
    let name = PersonName::parse(typed.text(NAME)).map_err(|problem| {
        let words = match problem {
            NameProblem::Empty => text.callbacks_wrong_name_empty(),
            NameProblem::TooLong => text.callbacks_wrong_name_long(),
        };
        state.refuse(NAME, words);
    });
    let phone = Phone::parse(typed.text(PHONE)).map_err(|problem| {
        let words = match problem {
            PhoneProblem::Empty => text.callbacks_wrong_phone_empty(),
            PhoneProblem::TooFewDigits => text.callbacks_wrong_phone_few(),
            PhoneProblem::TooManyDigits => text.callbacks_wrong_phone_many(),
            PhoneProblem::NotANumber => text.callbacks_wrong_phone(),
        };
        state.refuse(PHONE, words);
    });
    Some(Answers {
        name: name.ok()?,
        phone: phone.ok()?,
    })
}
