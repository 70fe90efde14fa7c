//! What the handlers of this room need of the program.

use super::draft_codes::DraftCodes;
use crate::{
    kernel::{Chance, Clock},
    store::Store,
    web::Keys,
};
use rocket::{Request, async_trait, http::Status, request};
use std::sync::Arc;

/// The program's state that a page is made from.
pub(super) struct Tools<'r> {
    pub(super) store: &'r Store,
    pub(super) clock: &'r Clock,
    pub(super) chance: &'r Chance,
    pub(super) keys: &'r Keys,
    pub(super) drafts: &'r dyn DraftCodes,
    pub(super) network: String,
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
                drafts: rocket.state::<Arc<dyn DraftCodes>>()?.as_ref(),
                network: crate::web::network_of(request),
            })
        })();
        match tools {
            Some(tools) => request::Outcome::Success(tools),
            None => request::Outcome::Error((Status::InternalServerError, ())),
        }
    }
}
