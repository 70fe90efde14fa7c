//! The pages on which a municipality changes what its pages say of itself: phone and addresses, hours,
//! colour, the accessibility statement and the privacy page.
//!
//! Rules:
//! 1. Each subject has a page of its own that tells where it is shown.
//! 2. No form takes away what a municipality must have for its pages to be open: every text that the law
//!    wants is asked for in Swedish.
//! 3. A statement is dated the day it is saved.
//!
//! The municipality's coordinators may change it, and the administrators.

mod contact;

mod hours;
mod pages;
mod privacy;
mod statement;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{overview, subjects};
    vec![
        Policy::Staff(Right::Settings).of(
            "settings",
            routes![
                overview::show,
                subjects::ask_contact,
                subjects::ask_hours,
                subjects::ask_colour,
                subjects::ask_statement,
                subjects::ask_privacy,
            ],
        ),
        Policy::StaffForm(Right::Settings).of(
            "settings",
            routes![
                subjects::send_contact,
                subjects::send_hours,
                subjects::send_colour,
                subjects::send_statement,
                subjects::send_privacy,
            ],
        ),
    ]
}
