//! Paper: from a source in `letters/` and typed data to a tagged PDF. The engine, not the texts.
//!
//! Promise: what comes out is a PDF that anybody can have read aloud, and the same data give the same
//! bytes.
//!
//! Rules:
//! 1. Data are data: they reach a source as a file that it reads, never as part of it, so that no name
//!    can be a command ([`wording`] says what happens to odd characters).
//! 2. Sources and typeface are built in. No file of the machine, no typeface of it and no network is
//!    within reach of a source, and no clock: the day is an argument.
//! 3. Every paper keeps PDF/UA-1 (ISO 14289-1); one that cannot is not printed.
//! 4. Typesetting is work: it happens away from the threads that answer requests, one paper at a time.
//! 5. What is public may be remembered ([`Press::print_public`]); what says something about a person
//!    is made each time and not kept.

mod fonts;
mod press;
mod sheet;
mod source;
mod typeset;
mod wording;

pub use press::Press;
pub use sheet::{About, Kind, Paper};
pub use typeset::NotPrinted;
