//! The few words that the parts themselves say.

/// The words that the form parts and boxes say around what a page puts in them, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Read out before an error at its field, seen by nobody: «Fel:».
    pub error: String,
    /// The heading of the error summary: «Något behöver rättas».
    pub problem: String,
    /// The heading of a notice, and read out before a warning: «Viktigt».
    pub important: String,
    /// The heading of the notice after something has succeeded: «Klart».
    pub done: String,
}
