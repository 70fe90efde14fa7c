//! The plain form of a round: what is asked, what was typed, and what is wrong with it.

use crate::{
    kernel::{
        BirthYear, BirthYearProblem, EmailAddress, EmailProblem, NameProblem, PersonName, Phone,
        PhoneProblem, Postcode, PostcodeProblem,
    },
    locale::Text,
    residents::Newcomer,
    web::{
        Typed,
        form::{Entry, ErrorSummary, Field, FormState, Part},
    },
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// The fields that a person fills in, in the order of the page.
pub(super) const FIELDS: [&str; 5] = ["namn", "fodelsear", "postnummer", "telefon", "epost"];

/// The button that asks for the form again, with everything that was typed.
pub(super) const AGAIN_FIELD: &str = "andra";

/// The field that holds the form's key.
pub(super) const KEY_FIELD: &str = "nyckel";

/// Whoever sends more than this in one field has not typed it.
const LONGEST: usize = 500;

/// What the form's fields say once nothing is wrong with them.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) person: Newcomer,
    pub(super) email: Option<EmailAddress>,
}

/// The fields in the order of the page.
#[derive(Debug)]
pub(super) struct Questions {
    pub(super) fields: Vec<Field>,
}

impl Questions {
    /// The questions as they are asked, with what was typed and what is wrong.
    pub(super) fn ask(text: Text, state: &FormState) -> Self {
        let optional = |label: String| format!("{label} {}", text.web_optional());
        let fields = vec![
            Field::new("namn", text.registrations_ask_name(), Entry::Name)
                .hint(text.registrations_ask_name_hint()),
            Field::new(
                "fodelsear",
                text.registrations_ask_birth_year(),
                Entry::BirthYear,
            )
            .hint(text.registrations_ask_birth_year_hint()),
            Field::new(
                "postnummer",
                optional(text.registrations_ask_postcode()),
                Entry::Postcode,
            )
            .hint(text.registrations_ask_postcode_hint()),
            Field::new(
                "telefon",
                optional(text.registrations_ask_phone()),
                Entry::Phone,
            )
            .hint(text.registrations_ask_phone_hint()),
            Field::new(
                "epost",
                optional(text.registrations_ask_email()),
                Entry::Email,
            )
            .hint(text.registrations_ask_email_hint()),
        ];
        Self {
            fields: fields.into_iter().map(|f| f.filled(state)).collect(),
        }
    }

    /// Everything that is wrong, for the top of the page.
    pub(super) fn summary(&self, state: &FormState) -> Option<ErrorSummary> {
        let parts: Vec<&dyn Part> = self.fields.iter().map(|f| f as &dyn Part).collect();
        ErrorSummary::of(state, &parts)
    }
}

/// Keeps what was typed, word for word, to show it again.
pub(super) fn keep(typed: &Typed) -> FormState {
    let mut state = FormState::default();
    for name in FIELDS {
        let shown: String = typed.text(name).chars().take(LONGEST).collect();
        state.typed(name, shown);
    }
    state
}

/// Reads the answers, or notes in the state what is wrong with each.
pub(super) fn parse(
    typed: &Typed,
    text: Text,
    today: NaiveDate,
    state: &mut FormState,
) -> Option<Answers> {
    let name = PersonName::parse(typed.text("namn"))
        .map_err(|problem| state.refuse("namn", name_words(text, problem)))
        .ok();
    let born = BirthYear::parse(typed.text("fodelsear"), today)
        .map_err(|problem| state.refuse("fodelsear", year_words(text, problem)))
        .ok();
    let postcode = match Postcode::parse(typed.text("postnummer")) {
        Ok(postcode) => Some(postcode),
        Err(PostcodeProblem::Empty) => None,
        Err(_) => {
            state.refuse("postnummer", text.registrations_wrong_postcode());
            None
        }
    };
    let phone = match Phone::parse(typed.text("telefon")) {
        Ok(phone) => Some(phone),
        Err(PhoneProblem::Empty) => None,
        Err(problem) => {
            state.refuse("telefon", phone_words(text, problem));
            None
        }
    };
    let email = match EmailAddress::parse(typed.text("epost")) {
        Ok(email) => Some(email),
        Err(EmailProblem::Empty) => None,
        Err(_) => {
            state.refuse("epost", text.registrations_wrong_email());
            None
        }
    };
    if !state.is_valid() {
        return None;
    }
    Some(Answers {
        person: Newcomer {
            name: name?,
            born: born?,
            postcode,
            phone,
        },
        email,
    })
}

/// Tells a repeated form from a changed one.
pub(super) fn fingerprint(typed: &Typed) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (name, value) in typed.contents() {
        // Lengths in front, so that no two contents run together to the same bytes.
        for part in [name, value] {
            hash.update(part.len().to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().into()
}

fn name_words(text: Text, problem: NameProblem) -> String {
    match problem {
        NameProblem::Empty => text.registrations_wrong_name_empty(),
        NameProblem::TooLong => text.registrations_wrong_name_long(),
    }
}

fn year_words(text: Text, problem: BirthYearProblem) -> String {
    match problem {
        BirthYearProblem::Empty => text.registrations_wrong_birth_year_empty(),
        BirthYearProblem::NotAYear => text.registrations_wrong_birth_year(),
    }
}

fn phone_words(text: Text, problem: PhoneProblem) -> String {
    match problem {
        PhoneProblem::TooManyDigits => text.registrations_wrong_phone_many(),
        PhoneProblem::NotANumber => text.registrations_wrong_phone(),
        PhoneProblem::Empty | PhoneProblem::TooFewDigits => text.registrations_wrong_phone_few(),
    }
}
