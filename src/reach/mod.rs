//! How far a municipality has come, and can come, towards the people it set out to reach.
//!
//! Rules (mission section 4, "Reach"):
//! 1. A period is compared with the population of the latest 31 December before it for which
//!    figures are in; the date and source stand beside the figure.
//! 2. Percent is rounded down to one digit, a target in people is rounded up; exact decimals.
//! 3. Official figures are kept as they were read, with source, table and date; a new file never
//!    changes an old one. Bands that overlap and cells that would count twice are refused.
//! 4. From reference year 2025 the official figures carry random noise and are shown as «ca».
//!
//! An operator imports figures and asks for the outlook.

pub mod arithmetic;
mod figures;
mod import;
mod outlook;
pub mod population_file;
mod table;
mod targets;

pub use figures::{Eligible, FROM_AGE, eligible};
pub use import::{Imported, import};
pub use outlook::{Plan, Standing, standing};
pub use targets::{put_target, target_of};
