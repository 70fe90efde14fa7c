//! What a page for people who work in a municipality is made from.

use super::{
    guard::{Allowed, may_use},
    nav::Nav,
    once::Once,
    rights::Grantable,
    tools::Tools,
};
use crate::{
    audit::{Actor, By},
    kernel::{CivilTime, Moment, MunicipalityCode, Zone},
    locale::Text,
    store::Store,
    web::{Failure, Frame, Here, Place, Right, Typed},
};
use chrono::NaiveDate;
use rocket::{Request, async_trait, http::Status, request};

/// Somebody who is signed in and has the right here, the page's frame, and the program's state.
pub struct Workplace<'r, R> {
    /// What surrounds the page.
    pub frame: &'r Frame,
    /// The municipality as its pages show it.
    pub place: &'r Place,
    /// The clock, randomness, keys and store.
    pub tools: Tools<'r>,
    /// Who works.
    pub allowed: Allowed<'r, R>,
}

impl<'r, R: Grantable> Workplace<'r, R> {
    /// The workplace of a form, whose guard has asked for the right.
    #[must_use]
    pub fn of(here: Here<'r>, tools: Tools<'r>, allowed: Allowed<'r, R>) -> Self {
        Self {
            frame: here.frame,
            place: here.place,
            tools,
            allowed,
        }
    }

    /// The catalogue in the page's language.
    #[must_use]
    pub fn text(&self) -> Text {
        self.frame.text
    }

    /// The municipality by its official code.
    ///
    /// # Errors
    /// A [`Failure`] when its row holds an odd one.
    pub fn municipality(&self) -> Result<MunicipalityCode, Failure> {
        let (frame, place) = (self.frame, self.place);
        Here { frame, place }.municipality()
    }

    /// The row above the page.
    #[must_use]
    pub fn nav(&self) -> Nav {
        Nav::of(self.frame, &self.tools, &self.allowed)
    }

    /// The token of the page's forms.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.allowed.form_token(self.tools.keys, self.tools.chance)
    }

    /// The key of a form that makes something, drawn for each page.
    #[must_use]
    pub fn form_key(&self) -> String {
        self.tools.chance.token()
    }

    /// That what was typed makes one thing, however often it is sent.
    #[must_use]
    pub fn once(&self, typed: &Typed) -> Once {
        Once::of(self.allowed.account.id, typed, self.tools.chance)
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &'r Store {
        self.tools.store
    }

    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.tools.clock.now()
    }

    /// The day it is in Sweden.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        CivilTime::of(self.now(), Zone::stockholm()).date
    }

    /// Who acts, as events name it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.allowed.account.id)
    }

    /// Who acts here, and when, for a verb.
    #[must_use]
    pub fn by<'a>(&'a self, actor: &'a Actor, municipality: &'a MunicipalityCode) -> By<'a> {
        By {
            now: self.now(),
            chance: self.tools.chance,
            actor,
            municipality,
        }
    }

    /// Whether whoever works has another right here too.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        may_use(self.allowed.account, right, self.frame)
    }

    /// A page under the municipality, by its Swedish path.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        self.frame.links.to(path)
    }
}

#[async_trait]
impl<'r, R: Grantable> request::FromRequest<'r> for Workplace<'r, R> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        let allowed = match Allowed::<R>::ask(request).await {
            Ok(allowed) => allowed,
            Err(status) => return request::Outcome::Error((status, ())),
        };
        let (here, tools) = (
            request.guard::<Here<'_>>().await,
            request.guard::<Tools<'_>>().await,
        );
        let (request::Outcome::Success(here), request::Outcome::Success(tools)) = (here, tools)
        else {
            return request::Outcome::Error((Status::NotFound, ()));
        };
        request::Outcome::Success(Self::of(here, tools, allowed))
    }
}
