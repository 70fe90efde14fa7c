//! What the handlers of this feature need of the program.

use super::{finding::Standings, flow::RecentDrafts, plans::Plans};
use crate::{
    kernel::{Chance, Clock},
    store::Store,
    web::{Keys, Limit},
};
use rocket::{Request, async_trait, http::Status, request};

/// How many sign-ups one network may send: a managed setting.
#[derive(Debug, Clone, Copy)]
pub struct SignUpLimit(pub Limit);

/// The program's state that a page about rounds and places is made from.
pub struct Tools<'r> {
    pub(super) store: &'r Store,
    pub(super) clock: &'r Clock,
    pub(super) chance: &'r Chance,
    pub(super) keys: &'r Keys,
    pub(super) plans: &'r Plans,
    pub(super) standings: &'r Standings,
    pub(super) recent: &'r RecentDrafts,
    pub(super) limit: Limit,
    pub(super) network: String,
}

impl<'r> Tools<'r> {
    /// What is planned, remembered for a moment.
    #[must_use]
    pub fn plans(&self) -> &'r Plans {
        self.plans
    }
}

#[async_trait]
impl<'r> request::FromRequest<'r> for Tools<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        let rocket = request.rocket();
        let tools = (|| {
            Some(Self {
                store: rocket.state::<Store>()?,
                clock: rocket.state::<Clock>()?,
                chance: rocket.state::<Chance>()?,
                keys: rocket.state::<Keys>()?,
                plans: rocket.state::<Plans>()?,
                standings: rocket.state::<Standings>()?,
                recent: rocket.state::<RecentDrafts>()?,
                limit: rocket.state::<SignUpLimit>()?.0,
                network: crate::web::network_of(request),
            })
        })();
        match tools {
            Some(tools) => request::Outcome::Success(tools),
            None => request::Outcome::Error((Status::InternalServerError, ())),
        }
    }
}
