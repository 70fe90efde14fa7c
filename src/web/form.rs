//! Forms as plain values: questions, what was typed, what is wrong with it.
//!
//! A page builds its parts ([`Field`], [`Choice`], [`Select`], [`Area`]), fills them from a
//! [`FormState`] and hands them to the macros in `templates/_parts/form.html`. Nothing here knows
//! the web server, the database or a language: every text arrives translated.
//!
//! Rules that hold for all forms (WCAG 2.2 3.3.1, 3.3.3 and 3.3.7):
//! * the control of a question called `namn` has the id `f-namn`, see [`field_id`];
//! * a refused form is the same page again with status 422: what was typed is kept, the
//!   [`ErrorSummary`] with the id [`SUMMARY_ID`] has the focus, and each of its lines links to the
//!   control and repeats the text that stands there;
//! * a form posts to its address with `#fel` at the end, for browsers that ignore `autofocus`;
//! * the browser's own checks are off (`novalidate`, no `required`): its bubbles vanish and cannot
//!   be enlarged.

mod area;
mod choice;
mod entry;
mod field;
mod section;
mod select;
mod state;
mod summary;
mod words;

#[cfg(test)]
mod markup;

pub use area::Area;
pub use choice::{Answer, Choice, ChoiceKind};
pub use entry::Entry;
pub use field::Field;
pub use section::{Question, Section};
pub use select::Select;
pub use state::FormState;
pub use summary::{ErrorLine, ErrorSummary, Part};
pub use words::Words;

/// The id of the error summary, and the fragment that forms post to.
pub const SUMMARY_ID: &str = "fel";

/// The id of the control that asks for `name`: `f-namn` for `namn`.
///
/// In a group of radios or checkboxes it is the id of the first answer.
#[must_use]
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// What `aria-describedby` of the control `id` lists: its hint, then its error; `None` if it has neither.
fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}
