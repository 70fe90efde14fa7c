//! `/telefon/samtal`: a call begins, with whoever was found or with nobody.

use super::super::{
    asked::FIRST,
    begin::{self, Begun},
    call::Said,
};
use crate::{
    accounts::{Answered, Residents, StaffForm, Tools, Workplace},
    desk::word::name_in,
    kernel::{CallId, DraftId, ResidentId},
    registrations::unfinished_by_id,
    residents::{self, Resident},
    web::{Failure, Here, KEY_FIELD, Typed},
};
use rocket::{post, response::Redirect};

/// Who was found.
const PERSON: &str = "person";
/// The half-filled form that was found.
const DRAFT: &str = "utkast";
/// What was looked for when nobody was found.
const LOOKED_FOR: &str = "sokt";

/// `POST /<municipality>/telefon/samtal`: somebody calls.
#[post("/<_>/telefon/samtal", data = "<form>")]
pub(in crate::desk) async fn answer(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    if expired {
        // Nothing was typed here but what is looked for, and that is looked for again.
        return Ok(Ok(Redirect::to(work.to("telefon"))));
    }
    let begun = begun(&work, &typed).await?;
    let (actor, code) = (work.actor(), work.municipality()?);
    let by = work.by(&actor, &code);
    let account = work.allowed.account.id;
    // Only what matters here tells one press from another.
    let meant = [KEY_FIELD, PERSON, DRAFT, LOOKED_FOR].map(|field| (field, typed.text(field)));
    let once = work.once(&meant.into_iter().collect());
    let id: CallId = begin::begin(work.store(), &by, account, once, begun).await?;
    Ok(Ok(Redirect::to(work.to(&format!("telefon/samtal/{id}")))))
}

async fn begun(work: &Workplace<'_, Residents>, typed: &Typed) -> Result<Begun, Failure> {
    let (db, code) = (work.store().read(), work.municipality()?);
    if let Ok(id) = typed.text(PERSON).parse::<ResidentId>() {
        let person = residents::by_id(db, &code, id).await?;
        let person = person.ok_or(Failure::NotFound)?;
        return Ok(Begun {
            said: with_person(Said::default(), FIRST, &person),
            person: Some(person.id),
            ..Begun::default()
        });
    }
    if let Ok(id) = typed.text(DRAFT).parse::<DraftId>() {
        let draft = unfinished_by_id(db, &code, id).await?;
        let draft = draft.ok_or(Failure::NotFound)?;
        let mut said = Said::default();
        for (field, value) in draft.said {
            said.0.entry(field.to_owned()).or_default().push(value);
        }
        return Ok(Begun {
            said,
            round: draft.round,
            draft: Some(draft.id),
            ..Begun::default()
        });
    }
    let said = match name_in(typed.text(LOOKED_FOR)) {
        Some(name) => Said::default().or(FIRST[0], name),
        None => Said::default(),
    };
    Ok(Begun {
        said,
        ..Begun::default()
    })
}

/// What is known of somebody need not be said; what was said stays.
pub(super) fn with_person(said: Said, fields: [&str; 4], person: &Resident) -> Said {
    let [name, year, postcode, phone] = fields;
    let mut said = said
        .or(name, person.name.as_str())
        .or(year, person.born.to_string());
    if let Some(at) = &person.postcode {
        said = said.or(postcode, at.to_string());
    }
    if let Some(number) = &person.phone {
        said = said.or(phone, number.national());
    }
    said
}
