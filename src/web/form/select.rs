//! A question answered from a long list.

use super::{Answer, FormState, Part, described_by, field_id};

/// A question answered from a list that is too long for radios. Staff pages only: many residents
/// find drop-down lists hard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The name the browser sends, also the key in [`FormState`].
    pub name: &'static str,
    /// The question.
    pub label: String,
    /// Help between the question and the list.
    pub hint: Option<String>,
    /// The answers in order; their hints and dividers are not shown.
    pub answers: Vec<Answer>,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// Whether the question is the page's only heading of the first level.
    pub heading: bool,
}

impl Select {
    /// A list without a hint.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>, answers: Vec<Answer>) -> Self {
        Self {
            name,
            label: label.into(),
            hint: None,
            answers,
            error: None,
            heading: false,
        }
    }

    /// With help between the question and the list.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With what was picked and what is wrong with it. Keeps the pick it has if nothing was sent.
    #[must_use]
    pub fn filled(mut self, state: &FormState) -> Self {
        if let Some(picked) = state.value(self.name) {
            for answer in &mut self.answers {
                answer.checked = answer.value == picked;
            }
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

    /// The id of the list, see [`field_id`].
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

impl Part for Select {
    fn name(&self) -> &'static str {
        self.name
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, FormState, Select};

    #[test]
    fn the_list_comes_back_with_the_pick_that_was_sent() {
        let answers = vec![
            Answer::new("1", "Lindsdals bibliotek").checked(true),
            Answer::new("2", "Påryds skola"),
        ];
        let mut state = FormState::default();
        state.typed("lokal", "2");
        let select = Select::new("lokal", "Lokal", answers).filled(&state);
        assert!(!select.answers[0].checked);
        assert!(select.answers[1].checked);
    }
}
