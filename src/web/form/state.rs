//! What the browser sent, and what is wrong with it.

use std::collections::BTreeMap;

/// What the browser sent in a form, word for word, and what is wrong with it.
///
/// A handler notes the values with [`typed`](Self::typed), checks them, notes each fault with
/// [`refuse`](Self::refuse), and shows the same page again unless [`is_valid`](Self::is_valid).
/// The default is a form that was never sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormState {
    values: BTreeMap<&'static str, Vec<String>>,
    errors: BTreeMap<&'static str, String>,
    general: Vec<String>,
}

impl FormState {
    /// Notes a value as it was typed. Called once per picked answer for checkboxes.
    pub fn typed(&mut self, name: &'static str, value: impl Into<String>) {
        self.values.entry(name).or_default().push(value.into());
    }

    /// Notes what is wrong with a field, in the reader's language. The first fault of a field stays.
    pub fn refuse(&mut self, name: &'static str, message: impl Into<String>) {
        self.errors.entry(name).or_insert_with(|| message.into());
    }

    /// Notes what is wrong with the form as a whole, such as an occasion that has begun.
    pub fn refuse_all(&mut self, message: impl Into<String>) {
        self.general.push(message.into());
    }

    /// Whether anything was sent at all.
    #[must_use]
    pub fn was_sent(&self) -> bool {
        !(self.values.is_empty() && self.errors.is_empty() && self.general.is_empty())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty() && self.general.is_empty()
    }

    /// What was typed in a field, the first value if there are several; `None` if the field was not sent.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str)
    }

    /// Everything that was sent under a name.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.get(name).map(String::as_str)
    }

    /// What is wrong with the form as a whole.
    #[must_use]
    pub fn general(&self) -> &[String] {
        &self.general
    }
}

#[cfg(test)]
mod tests {
    use super::FormState;

    #[test]
    fn a_form_that_was_never_sent_is_valid_and_empty() {
        let state = FormState::default();
        assert!(state.is_valid());
        assert!(!state.was_sent());
        assert_eq!(state.value("namn"), None);
    }

    #[test]
    fn a_field_says_one_thing_at_a_time_and_it_is_the_first() {
        let mut state = FormState::default();
        state.refuse("namn", "Skriv ditt namn");
        state.refuse("namn", "Namnet är för långt");
        assert_eq!(state.error("namn"), Some("Skriv ditt namn"));
        assert!(!state.is_valid());
    }

    #[test]
    fn a_fault_of_the_whole_form_makes_it_invalid() {
        let mut state = FormState::default();
        state.refuse_all("Anmälan är stängd");
        assert!(!state.is_valid());
        assert_eq!(state.general(), ["Anmälan är stängd"]);
    }
}
