//! What a handler answers when it has no page: a status, and for a fault one line in the log.
//!
//! Which error where: verbs answer `store::Outcome` with their feature's refusals; the handler turns
//! a refusal into a page (the form again, 422) and everything else into a [`Failure`]. The page
//! that a person sees for it is written by the catchers.

use super::{RequestId, gate::Arrival};
use crate::{
    paper::NotPrinted,
    store::{Fault, Outcome},
};
use rocket::{
    Request,
    http::Status,
    response::{self, Responder},
};

/// No page, but a reason.
#[derive(Debug)]
pub enum Failure {
    /// There is no such page for this visitor; what is not yours looks like what does not exist.
    NotFound,
    /// Something broke.
    Fault(Fault),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<sea_orm::DbErr> for Failure {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.into())
    }
}

impl From<NotPrinted> for Failure {
    fn from(error: NotPrinted) -> Self {
        Self::Fault(match error {
            NotPrinted::Busy => Fault::busy(&error.to_string()),
            NotPrinted::Broken(_) => Fault::new(error.to_string()),
        })
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Fault(Fault::because("writing the page", error))
    }
}

impl Failure {
    /// Splits what a verb answered: a refusal is the page's business, the rest is not.
    ///
    /// # Errors
    /// The failure, when it was no refusal.
    pub fn or_refusal<R>(outcome: Outcome<R>) -> Result<R, Self> {
        match outcome {
            Outcome::Refused(refusal) => Ok(refusal),
            Outcome::NotFound | Outcome::NotYours => Err(Self::NotFound),
            Outcome::Fault(fault) => Err(Self::Fault(fault)),
        }
    }
}

impl Failure {
    /// Logs a fault whose page the handler writes itself, since it keeps what was typed; answers the
    /// status of that page.
    #[must_use]
    pub fn logged(&self, request_id: &RequestId) -> Status {
        match self {
            Self::NotFound => Status::NotFound,
            Self::Fault(fault) => status_of(fault, request_id),
        }
    }
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        Err(match self {
            Self::NotFound => Status::NotFound,
            Self::Fault(fault) => status_of(&fault, &Arrival::of(request).request_id),
        })
    }
}

/// Logs a request's fault, the one place where that happens, and says how it is answered: a database
/// that is busy is a matter of trying again.
pub(crate) fn status_of(fault: &Fault, request_id: &RequestId) -> Status {
    if fault.is_busy() {
        tracing::warn!(request = %request_id, fault = %fault, "the database is busy");
        Status::ServiceUnavailable
    } else {
        tracing::error!(request = %request_id, fault = %fault, "a request failed");
        Status::InternalServerError
    }
}

/// Logs the fault of a guard, which has no page of its own, and says how it is answered.
#[must_use]
pub fn fault_status(request: &Request<'_>, fault: &Fault) -> Status {
    status_of(fault, &Arrival::of(request).request_id)
}
