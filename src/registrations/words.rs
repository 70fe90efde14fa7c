//! The words of the form parts, in the page's language.

use crate::web::{Frame, form::Words};

/// The words that form parts say around what a page puts in them.
pub(super) fn words(frame: &Frame) -> Words {
    let text = frame.text;
    Words {
        error: text.web_error_prefix(),
        problem: text.web_error_summary(),
        important: text.web_important(),
        done: text.web_done(),
    }
}
