//! From where rounds are planned: who plans, and where.

use super::form::STEP;
use crate::{
    accounts::{Planning, StaffForm, Tools, Workplace},
    audit::Actor,
    calendars::{self, ScarcePerson},
    kernel::MunicipalityCode,
    locale::Text,
    rounds::{Act, Followers, Planner, Round, by_number},
    store::Store,
    venues::{self, RoomChoice},
    web::{Failure, Frame, Here, Typed},
};
use rocket::State;

/// Somebody who plans rounds in a municipality.
pub(super) struct Office<'r> {
    pub(super) work: Workplace<'r, Planning>,
    pub(super) code: MunicipalityCode,
    pub(super) followers: &'r Followers,
    actor: Actor,
}

/// A form that came in.
pub(super) struct Sent<'r> {
    pub(super) office: Office<'r>,
    pub(super) typed: Typed,
    /// Whether it may only be shown again.
    pub(super) expired: bool,
}

impl Sent<'_> {
    /// Which button was pressed.
    pub(super) fn step(&self) -> &str {
        self.typed.text(STEP)
    }
}

impl<'r> Office<'r> {
    pub(super) fn of(
        work: Workplace<'r, Planning>,
        followers: &'r State<Followers>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            code: work.municipality()?,
            actor: work.actor(),
            followers: followers.inner(),
            work,
        })
    }

    /// The office of a form.
    pub(super) fn of_form(
        here: Here<'r>,
        tools: Tools<'r>,
        form: StaffForm<'r, Planning>,
        followers: &'r State<Followers>,
    ) -> Result<Sent<'r>, Failure> {
        let (allowed, typed, expired) = form.opened();
        Ok(Sent {
            office: Self::of(Workplace::of(here, tools, allowed), followers)?,
            typed,
            expired,
        })
    }

    pub(super) fn planner(&self) -> Planner<'_> {
        Planner {
            store: self.store(),
            municipality: &self.code,
            act: Act {
                now: self.work.now(),
                chance: self.work.tools.chance,
                actor: &self.actor,
            },
            followers: self.followers,
        }
    }

    pub(super) fn store(&self) -> &'r Store {
        self.work.store()
    }

    pub(super) fn frame(&self) -> &'r Frame {
        self.work.frame
    }

    pub(super) fn text(&self) -> Text {
        self.work.text()
    }

    /// The round of this number, drafts too.
    pub(super) async fn round(&self, number: u32) -> Result<Round, Failure> {
        let found = by_number(self.store().read(), &self.code, number).await?;
        found.ok_or(Failure::NotFound)
    }

    /// The rooms that can be planned in.
    pub(super) async fn rooms(&self) -> Result<Vec<RoomChoice>, Failure> {
        Ok(venues::open_rooms(self.store().read(), &self.code).await?)
    }

    /// The people who can be planned with.
    pub(super) async fn people(&self) -> Result<Vec<ScarcePerson>, Failure> {
        Ok(calendars::people(self.store().read(), &self.code).await?)
    }

    /// The page of a round, or one under it.
    pub(super) fn to(&self, number: u32, page: &str) -> String {
        self.work.to(&format!("planering/{number}/{page}"))
    }

    /// The page of a round, after something was done.
    pub(super) fn done(&self, number: u32, word: &str) -> rocket::response::Redirect {
        rocket::response::Redirect::to(format!("{}?klart={word}", self.to(number, "")))
    }
}
