//! A question answered by picking: radios for one answer, checkboxes for any number.

use super::{FormState, Part, field_id};

/// How many answers may be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Exactly one. Nothing is picked beforehand.
    Radios,
    /// Any number, also none.
    Checkboxes,
}

impl ChoiceKind {
    /// The `type` attribute of each answer.
    #[must_use]
    pub fn input_type(self) -> &'static str {
        match self {
            Self::Radios => "radio",
            Self::Checkboxes => "checkbox",
        }
    }

    /// The part of the class names that tells the two apart.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Radios => "radios",
            Self::Checkboxes => "checkboxes",
        }
    }
}

/// One answer that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the browser sends when it is picked.
    pub value: String,
    /// The answer in words.
    pub label: String,
    /// Help under the answer.
    pub hint: Option<String>,
    /// Whether it is picked.
    pub checked: bool,
    /// A word that stands before the answer to set it apart, such as «eller».
    pub divider: Option<String>,
}

impl Answer {
    /// An answer that is not picked.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            checked: false,
            divider: None,
        }
    }

    /// With help under the answer.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Picked or not.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// With a word before it that sets it apart from the answers above.
    #[must_use]
    pub fn set_apart(mut self, divider: impl Into<String>) -> Self {
        self.divider = Some(divider.into());
        self
    }
}

/// A question answered by picking among answers that all stand on the page.
///
/// Picking never shows or hides other questions: such reveals are not announced (WCAG 4.1.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name the browser sends, also the key in [`FormState`].
    pub name: &'static str,
    /// How many answers may be picked.
    pub kind: ChoiceKind,
    /// The question.
    pub legend: String,
    /// Help under the question.
    pub hint: Option<String>,
    /// The answers, in the order in which they stand.
    pub answers: Vec<Answer>,
    /// What is wrong with what was picked.
    pub error: Option<String>,
    /// Whether the question is the page's only heading of the first level.
    pub heading: bool,
    /// Whether the keyboard is at its first answer when the page opens.
    pub focused: bool,
}

impl Choice {
    /// A question with one answer.
    #[must_use]
    pub fn radios(name: &'static str, legend: impl Into<String>, answers: Vec<Answer>) -> Self {
        Self::of(ChoiceKind::Radios, name, legend.into(), answers)
    }

    /// A question with any number of answers.
    #[must_use]
    pub fn checkboxes(name: &'static str, legend: impl Into<String>, answers: Vec<Answer>) -> Self {
        Self::of(ChoiceKind::Checkboxes, name, legend.into(), answers)
    }

    /// With help under the question.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With what was picked and what is wrong with it. Keeps the picks it has if nothing was sent.
    #[must_use]
    pub fn filled(mut self, state: &FormState) -> Self {
        if state.was_sent() {
            let picked = state.values(self.name);
            for answer in &mut self.answers {
                answer.checked = picked.contains(&answer.value);
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

    /// The keyboard is at its first answer when the page opens, or not.
    #[must_use]
    pub fn focused(mut self, focused: bool) -> Self {
        self.focused = focused;
        self
    }

    /// The start of all ids in the group; the first answer has exactly this id, see [`field_id`].
    #[must_use]
    pub fn id(&self) -> String {
        field_id(self.name)
    }

    /// The id of an answer: `f-namn`, then `f-namn-2`, `f-namn-3`. `index` counts from 0.
    #[must_use]
    pub fn answer_id(&self, index: &usize) -> String {
        if *index == 0 {
            self.id()
        } else {
            format!("{}-{}", self.id(), index + 1)
        }
    }

    /// The ids of the hint and the error, in that order.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        super::described_by(&self.id(), self.hint.is_some(), self.error.is_some())
    }

    fn of(kind: ChoiceKind, name: &'static str, legend: String, answers: Vec<Answer>) -> Self {
        Self {
            name,
            kind,
            legend,
            hint: None,
            answers,
            error: None,
            heading: false,
            focused: false,
        }
    }
}

impl Part for Choice {
    fn name(&self) -> &'static str {
        self.name
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Choice, FormState};

    fn devices() -> Choice {
        let answers = vec![
            Answer::new("mobil", "Mobiltelefon"),
            Answer::new("platta", "Surfplatta"),
            Answer::new("lana", "Jag har ingen egen. Jag vill låna").set_apart("eller"),
        ];
        Choice::checkboxes("utrustning", "Vad vill du ta med dig?", answers)
    }

    #[test]
    fn the_link_from_the_summary_leads_to_the_first_answer() {
        assert_eq!(devices().answer_id(&0), "f-utrustning");
        assert_eq!(devices().answer_id(&2), "f-utrustning-3");
    }

    #[test]
    fn everything_that_was_picked_is_picked_on_the_page_that_comes_back() {
        let mut state = FormState::default();
        state.typed("utrustning", "mobil");
        state.typed("utrustning", "lana");
        let picked: Vec<bool> = devices()
            .filled(&state)
            .answers
            .iter()
            .map(|answer| answer.checked)
            .collect();
        assert_eq!(picked, [true, false, true]);
    }

    #[test]
    fn a_box_that_was_unticked_is_not_ticked_again() {
        let mut ticked = devices();
        ticked.answers[0].checked = true;
        let mut sent = FormState::default();
        sent.typed("namn", "Anna");
        assert!(ticked.clone().filled(&FormState::default()).answers[0].checked);
        assert!(!ticked.filled(&sent).answers[0].checked);
    }
}
