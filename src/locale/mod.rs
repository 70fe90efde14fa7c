//! Catalogues turned into typed text: every word a person reads, in Swedish and English.
//!
//! A message is a method on [`Text`], generated from `locales/<language>/<feature>.ftl` when the
//! program is built: a missing key or argument does not compile, and a language that lacks a
//! message of the Swedish catalogue does not either. Adding a language is adding a folder.

mod dates;
mod said;
mod text;
mod words;

pub use dates::{Span, capitalised, unbroken};
pub use said::in_pairs;
pub use text::{Argument, Lang, Text};
pub use words::Words;
