//! The pages for diaries and school calendars.

pub(super) mod days_form;
pub(super) mod days_reading;
pub(super) mod diaries;
pub(super) mod diary;
pub(super) mod facts;
mod in_words;
pub(super) mod reading;
pub(super) mod school_days;
mod written;

use super::{acting::Acting, person::ScarcePerson, queries};
use crate::{
    accounts::{Grantable, Workplace},
    audit::Actor,
    kernel::{MunicipalityCode, ScarcePersonId},
    web::{Failure, Page},
};
use rocket::response::Redirect;

/// A page, or another one that shows what was done.
type Answered = Result<Result<Redirect, Page>, Failure>;

/// What a verb is done with, of a page.
fn acting<'a, R: Grantable>(
    workplace: &Workplace<'a, R>,
    actor: &'a Actor,
    municipality: &'a MunicipalityCode,
) -> Acting<'a> {
    Acting {
        store: workplace.store(),
        now: workplace.now(),
        today: workplace.today(),
        chance: workplace.tools.chance,
        actor,
        municipality,
    }
}

/// Somebody of the page's municipality, by the id in its address.
async fn the_person<R: Grantable>(
    workplace: &Workplace<'_, R>,
    id: &str,
) -> Result<ScarcePerson, Failure> {
    let id: ScarcePersonId = id.parse().map_err(|_| Failure::NotFound)?;
    let person = queries::person(workplace.store().read(), id).await?;
    let here = workplace.municipality()?;
    person
        .filter(|person| person.municipality == here)
        .ok_or(Failure::NotFound)
}

/// The page of somebody's diary.
fn path_of(person: &ScarcePerson) -> String {
    format!("dagbocker/{}", person.id)
}
