//! The registration that a page is about: the one that this visit has proved.

use super::{
    found::{self, Found},
    proof::{Proved, proved},
};
use crate::{
    kernel::{CivilTime, Moment, MunicipalityCode, RegistrationId},
    locale::{Text, capitalised},
    registrations::{shown, tell::sites_of, tools::Tools},
    rounds::Round,
    store::{Fault, Store},
    web::{Failure, Here, Typed, Visit},
};
use rocket::response::Redirect;
use sea_orm::ConnectionTrait;

/// The field that says which registration a form is about: another window may have opened another.
pub(super) const REGISTRATION_FIELD: &str = "anmalan";

/// The registration that a page is about, with the proof that verbs ask for.
pub(super) struct Current {
    pub(super) proved: Proved,
    pub(super) found: Found,
    pub(super) now: Moment,
}

impl Current {
    /// The one that was proved last.
    pub(super) async fn latest(
        here: &Here<'_>,
        tools: &Tools<'_>,
        visit: &Visit,
    ) -> Result<Option<Self>, Failure> {
        Self::find(here, tools, visit, None).await
    }

    /// The one that a form is about.
    pub(super) async fn of_form(
        here: &Here<'_>,
        tools: &Tools<'_>,
        visit: &Visit,
        typed: &Typed,
    ) -> Result<Option<Self>, Failure> {
        let Ok(which) = typed.text(REGISTRATION_FIELD).parse() else {
            return Ok(None);
        };
        Self::find(here, tools, visit, Some(which)).await
    }

    /// One of which only the id is known, if it was proved.
    pub(super) async fn find(
        here: &Here<'_>,
        tools: &Tools<'_>,
        visit: &Visit,
        which: Option<RegistrationId>,
    ) -> Result<Option<Self>, Failure> {
        let now = tools.clock.now();
        let db = tools.store.read();
        let municipality = here.municipality()?;
        let proof = proved(db, visit.fingerprint(), &municipality, which, now).await?;
        let Some(proved) = proof else {
            return Ok(None);
        };
        let found = found::by_proof(db, &proved, now).await?;
        Ok(Some(Self { proved, found, now }))
    }

    /// The one that somebody on the phone talks of with whoever helps residents.
    pub(super) async fn by_staff(
        db: &impl ConnectionTrait,
        municipality: &MunicipalityCode,
        which: RegistrationId,
        now: Moment,
    ) -> Result<Option<Self>, Failure> {
        let Some(proved) = Proved::on_the_phone(db, municipality, which).await? else {
            return Ok(None);
        };
        let found = found::by_proof(db, &proved, now).await?;
        Ok(Some(Self { proved, found, now }))
    }

    /// «you», or «both» for two.
    pub(super) fn voice(&self) -> &'static str {
        voice(self.found.people.len())
    }
}

/// «you», or «both» for two.
pub(super) fn voice(people: usize) -> &'static str {
    if people > 1 { "both" } else { "you" }
}

/// Whether a visit has proved a registration to be its own, not too long ago.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub(in crate::registrations) async fn is_proved(
    store: &Store,
    visit: &Visit,
    municipality: &MunicipalityCode,
    registration: RegistrationId,
    now: Moment,
) -> Result<bool, Fault> {
    let visit = visit.fingerprint();
    let proof = proved(store.read(), visit, municipality, Some(registration), now).await?;
    Ok(proof.is_some())
}

/// Back to the booking word, with a kind word.
pub(super) fn ask_again(here: &Here<'_>) -> Redirect {
    Redirect::to(format!("{}?igen=ja", here.frame.links.to("andra")))
}

/// What somebody leaves or moves from: «tisdag 9 december», «de tre träffarna från tisdag 2 december».
pub(super) fn round_words(text: Text, round: &Round) -> String {
    let count = round.sessions.len();
    let first = round.sessions.first().map(|s| text.day(s.day));
    let day = first.unwrap_or_default();
    text.change_round(count, day, shown::number(text, count))
}

/// When and where, for lists of facts.
pub(super) async fn when_and_where(
    store: &Store,
    text: Text,
    round: &Round,
) -> Result<(Vec<String>, String), Fault> {
    let times = shown::each_time(text, round)
        .iter()
        .map(|time| crate::locale::unbroken(&capitalised(time)))
        .collect();
    let sites = sites_of(store.read(), round).await?;
    Ok((
        times,
        sites.first().map(shown::place_line).unwrap_or_default(),
    ))
}

/// «tisdag 9 december klockan 14», until when a change can be undone.
pub(super) fn deadline(text: Text, round: &Round, until: Moment) -> String {
    let civil = CivilTime::of(until, round.zone);
    format!("{} {}", text.day(civil.date), text.clock(civil.time))
}
