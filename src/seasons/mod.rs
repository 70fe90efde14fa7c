//! A season as one picture: every session of a year with its seats, who has signed up, who is missing, and
//! how far the seats go towards the target.
//!
//! Rules:
//! 1. No resident is named: a county coordinator looks at it too.
//! 2. What is planned but not published counts apart: nobody can sign up to it.
//! 3. How many have signed up to a session stands as it is, also below five: it says nothing of anybody, and
//!    the public page of the round tells how many seats are free.
//! 4. Seats are counted as they stand; who stays away is not taken off here.
//!
//! Coordinators and county coordinators look; coordinators publish.

mod calendar;
mod lines;
mod overview;
mod season;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![
        Policy::Staff(Right::Overview).of("seasons", routes![overview::page]),
        Policy::StaffForm(Right::Planning).of("seasons", routes![overview::publish_drafts]),
    ]
}
