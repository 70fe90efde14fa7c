//! A question answered with several lines of text.

use super::{FormState, Part, described_by, field_id};

/// A question answered with several lines of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The name the browser sends, also the key in [`FormState`].
    pub name: &'static str,
    /// The question.
    pub label: String,
    /// Help between the question and the field.
    pub hint: Option<String>,
    /// What the field holds, with its line breaks.
    pub value: String,
    /// What is wrong with the value.
    pub error: Option<String>,
    /// How many lines the field shows.
    pub rows: u8,
    /// Whether the question is the page's only heading of the first level.
    pub heading: bool,
}

impl Area {
    /// An empty field of five lines without a hint.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self {
            name,
            label: label.into(),
            hint: None,
            value: String::new(),
            error: None,
            rows: 5,
            heading: false,
        }
    }

    /// With help between the question and the field.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With a value that is already known.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With another number of lines.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// With what was typed and what is wrong with it. Keeps the value it has if nothing was sent.
    #[must_use]
    pub fn filled(mut self, state: &FormState) -> Self {
        if let Some(typed) = state.value(self.name) {
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

    /// The id of the field, see [`field_id`].
    #[must_use]
    pub fn id(&self) -> String {
        field_id(self.name)
    }

    /// The ids of the hint and the error, in that order.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.id(), self.hint.is_some(), self.error.is_some())
    }
}

impl Part for Area {
    fn name(&self) -> &'static str {
        self.name
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, FormState};

    #[test]
    fn line_breaks_in_what_was_typed_are_kept() {
        let mut state = FormState::default();
        state.typed("elever", "Alva, 9A\r\nBo, 9B");
        assert_eq!(
            Area::new("elever", "En elev per rad").filled(&state).value,
            "Alva, 9A\r\nBo, 9B"
        );
    }
}
