//! Counties and municipalities, their phone, hours and public facts, and which postcode lies where.
//!
//! Rules:
//! 1. Everything belongs to a municipality; its official code is its identity.
//! 2. A person lives in the municipality whose area file, else whose postcode file, holds the
//!    postcode; in neither, in the round's municipality ([`residence_of`]).
//! 3. A postcode lies in at most one area. No postcode is ever a reason to refuse anyone.
//! 4. A municipality's pages are open to the public only when it has an accessibility statement (lag
//!    2018:1937) and a privacy page (GDPR article 13).
//!
//! 5. What its pages say is changed by subject: two people who change different subjects do not meet, and
//!    no change takes away what the law wants.
//!
//! Anybody may read the pages; an operator imports the files; `settings` has the pages for changing.

pub mod area_file;
mod change;
mod colour;
mod import;
mod municipality;
mod pages;
mod plan;
pub mod postal_file;
mod queries;
mod school;
mod table;
pub mod table_file;

pub use change::{Change, Contact, NotChanged, Subject, change};
pub use colour::{Colour, LEAST_CONTRAST};
pub use import::{AreasRefused, replace_areas, replace_postal_codes};
pub use municipality::{
    Accessibility, Compliance, County, Facts, KnownProblem, MOST_MONTHS, Municipality, OpenDay,
    Privacy, USUAL_MONTHS, website,
};
pub use plan::{put_county, put_municipality};
pub use queries::{
    all, by_code, by_slug, counties, hold, locality_of, municipality_of, residence_of,
};
pub use school::{School, put_school, schools};

use crate::web::{Policed, Policy};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![Policy::Public.of(
        "municipalities",
        routes![
            pages::list,
            pages::start,
            pages::accessibility,
            pages::privacy,
            pages::contact,
        ],
    )]
}
