//! A question answered with one line of text.

use super::{Entry, FormState, Part, described_by, field_id};

/// A question answered with one line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name the browser sends, also the key in [`FormState`].
    pub name: &'static str,
    /// The question, or what the field is called.
    pub label: String,
    /// Help that stands between the question and the field.
    pub hint: Option<String>,
    /// What the field holds; empty when nothing is typed.
    pub value: String,
    /// What is wrong with the value, with how to put it right (WCAG 3.3.3).
    pub error: Option<String>,
    /// What the field takes.
    pub kind: Entry,
    /// Whether the question is the page's only heading of the first level.
    pub heading: bool,
    /// Whether it is about someone else than the person who types: no suggestions of the browser then.
    pub about_another: bool,
    /// Whether the cursor stands in the field when the page opens.
    pub focused: bool,
}

impl Field {
    /// An empty field without a hint.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>, kind: Entry) -> Self {
        Self {
            name,
            label: label.into(),
            hint: None,
            value: String::new(),
            error: None,
            kind,
            heading: false,
            about_another: false,
            focused: kind.autofocus(),
        }
    }

    /// With help between the question and the field.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With a value, such as one that is already known (WCAG 3.3.7).
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With what was typed and what is wrong with it. Keeps the value it has if nothing was sent,
    /// and never shows a secret again.
    #[must_use]
    pub fn filled(mut self, state: &FormState) -> Self {
        if let Some(typed) = state.value(self.name)
            && !self.kind.is_secret()
        {
            typed.clone_into(&mut self.value);
        }
        self.error = state.error(self.name).map(ToOwned::to_owned);
        self
    }

    /// As the page's heading.
    #[must_use]
    pub fn as_heading(mut self) -> Self {
        self.heading = true;
        self
    }

    /// About someone else than the person who types.
    #[must_use]
    pub fn about_another(mut self) -> Self {
        self.about_another = true;
        self
    }

    /// The cursor stands in it when the page opens, or not.
    #[must_use]
    pub fn focused(mut self, focused: bool) -> Self {
        self.focused = focused;
        self
    }

    /// The id of the input, see [`field_id`].
    #[must_use]
    pub fn id(&self) -> String {
        field_id(self.name)
    }

    /// The ids of the hint and the error, in that order.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.id(), self.hint.is_some(), self.error.is_some())
    }

    /// The `autocomplete` attribute.
    #[must_use]
    pub fn autocomplete(&self) -> Option<&'static str> {
        if self.about_another {
            Some("off")
        } else {
            self.kind.autocomplete()
        }
    }
}

impl Part for Field {
    fn name(&self) -> &'static str {
        self.name
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Field, FormState};

    fn birth_year() -> Field {
        Field::new("fodelsear", "Vilket år är du född?", Entry::BirthYear)
            .hint("Fyra siffror, till exempel 1949")
    }

    #[test]
    fn a_refused_field_keeps_what_was_typed_and_says_what_is_wrong() {
        let mut state = FormState::default();
        state.typed("fodelsear", "nittonhundra");
        state.refuse(
            "fodelsear",
            "Skriv årtalet med fyra siffror, till exempel 1949",
        );
        let field = birth_year().filled(&state);
        assert_eq!(field.value, "nittonhundra");
        assert_eq!(
            field.error.as_deref(),
            Some("Skriv årtalet med fyra siffror, till exempel 1949")
        );
        assert_eq!(
            field.described_by().as_deref(),
            Some("f-fodelsear-hint f-fodelsear-error")
        );
    }

    #[test]
    fn a_known_value_stays_until_something_is_sent_and_gives_way_to_an_emptied_field() {
        let known = Field::new("postnummer", "Postnummer", Entry::Postcode).value("388 41");
        assert_eq!(known.clone().filled(&FormState::default()).value, "388 41");
        let mut emptied = FormState::default();
        emptied.typed("postnummer", "");
        assert_eq!(known.filled(&emptied).value, "");
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let mut state = FormState::default();
        state.typed("losenord", "hemligt");
        assert_eq!(
            Field::new("losenord", "Lösenord", Entry::Password)
                .filled(&state)
                .value,
            ""
        );
    }

    #[test]
    fn the_name_of_someone_else_is_not_suggested_by_the_browser() {
        assert_eq!(
            Field::new("namn", "Vad heter personen?", Entry::Name)
                .about_another()
                .autocomplete(),
            Some("off")
        );
    }

    #[test]
    fn a_field_with_neither_hint_nor_error_is_described_by_nothing() {
        assert_eq!(Field::new("namn", "Namn", Entry::Name).described_by(), None);
    }
}
