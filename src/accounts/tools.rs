//! What the handlers of accounts need of the program.

use super::{
    asking::Asking, device::device_of, hashing::Hasher, own_sessions::OwnSessions,
    signing_in::Trying,
};
use crate::{
    kernel::{Chance, CivilTime, Clock, Zone},
    store::Store,
    web::{Keys, SecureCookies, base_address, network_of},
};
use chrono::NaiveDate;
use rocket::{Request, async_trait, http::Status, request};
use std::sync::Arc;

/// The program's state that a page is made from, and where the request comes from.
pub struct Tools<'r> {
    /// The database.
    pub store: &'r Store,
    /// What tells the time.
    pub clock: &'r Clock,
    /// Randomness.
    pub chance: &'r Chance,
    /// The keys of forms.
    pub keys: &'r Keys,
    pub(super) hasher: &'r Hasher,
    pub(super) sessions: &'r dyn OwnSessions,
    pub(super) secure: SecureCookies,
    pub(super) demo: bool,
    network: String,
    base: String,
    device: String,
    known_browser: Option<String>,
}

impl Tools<'_> {
    /// A try to sign in that comes from here.
    pub(super) fn trying(&self) -> Trying<'_> {
        Trying {
            store: self.store,
            keys: self.keys,
            hasher: self.hasher,
            chance: self.chance,
            now: self.clock.now(),
            network: &self.network,
            device: &self.device,
            known_browser: self.known_browser.as_deref(),
        }
    }

    /// What kind of browser it is, for the list of sign-ins.
    pub(super) fn device(&self) -> &str {
        &self.device
    }

    /// Where links that are opened elsewhere begin: `https://kurs.kommunen.se`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The day it is in Sweden.
    pub(super) fn today(&self) -> NaiveDate {
        CivilTime::of(self.clock.now(), Zone::stockholm()).date
    }

    /// Somebody who asks for a link from here.
    pub(super) fn asking(&self) -> Asking<'_> {
        Asking {
            store: self.store,
            keys: self.keys,
            chance: self.chance,
            now: self.clock.now(),
            network: &self.network,
            base: &self.base,
        }
    }
}

#[async_trait]
impl<'r> request::FromRequest<'r> for Tools<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        let rocket = request.rocket();
        let tools = (|| {
            let secure = *rocket.state::<SecureCookies>()?;
            Some(Self {
                store: rocket.state::<Store>()?,
                clock: rocket.state::<Clock>()?,
                chance: rocket.state::<Chance>()?,
                keys: rocket.state::<Keys>()?,
                hasher: rocket.state::<Hasher>()?,
                sessions: rocket.state::<Arc<dyn OwnSessions>>()?.as_ref(),
                secure,
                demo: rocket.state::<crate::web::Demo>().is_some(),
                network: network_of(request),
                base: base_address(request)?,
                device: request
                    .headers()
                    .get_one("User-Agent")
                    .map_or_else(String::new, device_of),
                known_browser: super::known_browser::mark_in(request.cookies(), secure),
            })
        })();
        match tools {
            Some(tools) => request::Outcome::Success(tools),
            None => request::Outcome::Error((Status::InternalServerError, ())),
        }
    }
}
