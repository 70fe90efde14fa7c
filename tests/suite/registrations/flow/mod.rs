//! The questions of the sign-up, from the first to the check.

mod drafts;
mod practice;
mod sending;
mod steps;
mod telling;
mod two;
mod typed;
mod voices;
mod windows;
mod wrong;

use crate::support::{ARound, Details, Person, Town, world_of};

/// Kalmar with one round of five seats.
async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5])])).await
}

/// Somebody who has answered everything before this question, and looks at it.
async fn somebody_at<'t>(town: &'t Town, question: &str, details: &Details) -> Person<'t> {
    let mut person = town.person();
    person.opens_form(1).await;
    person.walks_to(question, details).await;
    let path = person.page.path.split('?').next().unwrap_or_default();
    assert!(
        path.ends_with(&format!("/{question}")),
        "{path}, not {question}"
    );
    person
}
