//! The box at the top of a refused form that says everything that is wrong.

use super::{FormState, field_id};

/// A part of a form that may be wrong.
pub trait Part {
    /// The name the browser sends.
    fn name(&self) -> &'static str;

    /// What is wrong, in the reader's language.
    fn error(&self) -> Option<&str>;
}

/// One line of the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorLine {
    /// The id of the control that the line links to; `None` for a fault of the whole form.
    pub target: Option<String>,
    /// What is wrong, word for word as it stands at the control.
    pub text: String,
}

/// Everything that is wrong with a form, in the order in which it stands on the page (WCAG 3.3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorSummary {
    /// The lines, never empty: first the faults of the whole form.
    pub lines: Vec<ErrorLine>,
}

impl ErrorSummary {
    /// Gathers the faults of `parts`, which must come in the order of the page; `None` if there are none.
    #[must_use]
    pub fn of(state: &FormState, parts: &[&dyn Part]) -> Option<Self> {
        let whole = state.general().iter().map(|text| ErrorLine {
            target: None,
            text: text.clone(),
        });
        let single = parts.iter().filter_map(|part| {
            let text = part.error()?.to_owned();
            Some(ErrorLine {
                target: Some(field_id(part.name())),
                text,
            })
        });
        let lines: Vec<ErrorLine> = whole.chain(single).collect();
        (!lines.is_empty()).then_some(Self { lines })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{ErrorSummary, FormState};
    use crate::web::form::{Answer, Choice, Entry, Field};

    #[test]
    fn faults_come_in_the_order_of_the_page_and_link_to_their_controls() {
        let mut state = FormState::default();
        state.refuse("vem", "Välj vem som ska gå kursen");
        state.refuse("namn", "Skriv ditt namn");
        let name = Field::new("namn", "Vad heter du?", Entry::Name).filled(&state);
        let year =
            Field::new("fodelsear", "Vilket år är du född?", Entry::BirthYear).filled(&state);
        let who = Choice::radios(
            "vem",
            "Vem ska gå kursen?",
            vec![Answer::new("jag", "Jag själv")],
        )
        .filled(&state);
        let summary = ErrorSummary::of(&state, &[&name, &year, &who]).unwrap();
        let lines: Vec<(Option<&str>, &str)> = summary
            .lines
            .iter()
            .map(|line| (line.target.as_deref(), line.text.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                (Some("f-namn"), "Skriv ditt namn"),
                (Some("f-vem"), "Välj vem som ska gå kursen")
            ]
        );
    }

    #[test]
    fn a_fault_of_the_whole_form_comes_first_and_links_nowhere() {
        let mut state = FormState::default();
        state.refuse("namn", "Skriv ditt namn");
        state.refuse_all("Anmälan är stängd");
        let name = Field::new("namn", "Vad heter du?", Entry::Name).filled(&state);
        let summary = ErrorSummary::of(&state, &[&name]).unwrap();
        assert_eq!(summary.lines[0].text, "Anmälan är stängd");
        assert_eq!(summary.lines[0].target, None);
    }

    #[test]
    fn a_form_without_faults_has_no_summary() {
        let name = Field::new("namn", "Vad heter du?", Entry::Name);
        assert_eq!(ErrorSummary::of(&FormState::default(), &[&name]), None);
    }
}
