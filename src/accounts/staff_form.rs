//! A form of somebody who is signed in: the right is asked for, and what was typed is never lost.

use super::{
    guard::{Allowed, Seen},
    rights::Grantable,
    set_aside,
};
use crate::{
    kernel::{AccountId, Clock},
    store::Store,
    web::{Keys, TOKEN_FIELD, Typed, asked_path, fault_status, read_form},
};
use rocket::{
    Data, Request, async_trait,
    data::{FromData, Outcome},
    http::Status,
};

/// The field that says that a form was set aside, and is sent again.
pub(super) const TAKEN_UP: &str = "fortsatt";

/// A form as it came in, from somebody who may send it.
#[derive(Debug)]
pub struct StaffForm<'r, R> {
    allowed: Allowed<'r, R>,
    typed: Typed,
    genuine: bool,
}

impl<'r, R> StaffForm<'r, R> {
    /// Who sent it, what was typed, and whether it may only be shown again: the person has signed in
    /// anew since it was typed.
    #[must_use]
    pub fn opened(self) -> (Allowed<'r, R>, Typed, bool) {
        (self.allowed, self.typed, !self.genuine)
    }
}

#[async_trait]
impl<'r, R: Grantable> FromData<'r> for StaffForm<'r, R> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match Self::read(request, data).await {
            Ok(form) => Outcome::Success(form),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

impl<'r, R: Grantable> StaffForm<'r, R> {
    async fn read(request: &'r Request<'_>, data: Data<'_>) -> Result<Self, Status> {
        let typed = read_form(request, data).await?;
        let (allowed, genuine) = judged(request, &typed).await?;
        Ok(Self {
            allowed,
            typed,
            genuine,
        })
    }
}

/// Who sent what was typed, and whether it may count; what cannot count yet is kept.
pub(super) async fn judged<'r, R: Grantable>(
    request: &'r Request<'_>,
    typed: &Typed,
) -> Result<(Allowed<'r, R>, bool), Status> {
    let allowed = match Allowed::<R>::ask(request).await {
        Ok(allowed) => allowed,
        Err(status) => {
            keep(request, typed).await?;
            return Err(status);
        }
    };
    let keys = request.rocket().state::<Keys>();
    let keys = keys.ok_or(Status::InternalServerError)?;
    let owns = allowed.owns(typed.text(TOKEN_FIELD), keys);
    let again = !typed.text(TAKEN_UP).is_empty();
    if owns && again {
        taken_up(request, allowed.account.id).await?;
    }
    Ok((allowed, owns && !again))
}

/// What was set aside is on its page again.
async fn taken_up(request: &Request<'_>, account: AccountId) -> Result<(), Status> {
    let store = request.rocket().state::<Store>();
    let store = store.ok_or(Status::InternalServerError)?;
    let forgotten = set_aside::forget(store, account).await;
    forgotten.map_err(|fault| fault_status(request, &fault))
}

/// Keeps what somebody typed whose sign-in ran out meanwhile, until that person is signed in again.
async fn keep(request: &Request<'_>, typed: &Typed) -> Result<(), Status> {
    let Seen::Over(sign_in, account) = Seen::of(request).await? else {
        return Ok(());
    };
    let rocket = request.rocket();
    let (Some(store), Some(clock)) = (rocket.state::<Store>(), rocket.state::<Clock>()) else {
        return Err(Status::InternalServerError);
    };
    set_aside::keep(
        store,
        clock.now(),
        *sign_in,
        *account,
        asked_path(request),
        typed,
    )
    .await
    .map_err(|fault| fault_status(request, &fault))
}
