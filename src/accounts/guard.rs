//! The guards that policies ask for: who is signed in, and what that person may do here.
//!
//! A handler that needs a right has it as a type in its signature: [`Allowed`] on a page to look at,
//! [`StaffForm`](super::StaffForm) on a form. Who is not signed in is led to the sign-in; what is not
//! one's own looks like what does not exist.

use super::{
    account::Account,
    own_sessions::OwnSessions,
    rights::{Grantable, counts_locally, roles_with},
    sign_ins::{Found, SignIn, Stage, Token, find},
};
use crate::{
    kernel::{AccountId, Clock, MunicipalityCode, SignInId},
    store::Store,
    web::{FormOf, Frame, Keys, Right, SecureCookies, Visit, fault_status, lead_to},
};
use rocket::{
    Request, async_trait,
    http::{Cookie, CookieJar, SameSite, Status},
    request::{FromRequest, Outcome},
};
use std::{marker::PhantomData, sync::Arc};

/// Where a password is changed.
const CHANGE_PASSWORD: &str = "konto/losenord";

/// Who sends a request, as far as the cookie of people who work with it tells.
pub(super) enum Seen {
    /// Nobody.
    Nobody,
    /// Somebody whose sign-in has just run out.
    Over(SignInId, AccountId),
    /// Somebody who has given the password and not the code.
    Half(Box<SignIn>),
    /// Somebody who is signed in.
    Whole(Box<SignIn>, Token),
}

impl Seen {
    /// Looks once for each request.
    ///
    /// # Errors
    /// The status to answer when the database could not be asked, which has then been logged.
    pub(super) async fn of<'r>(request: &'r Request<'_>) -> Result<&'r Self, Status> {
        let seen: &Result<Self, Status> = request
            .local_cache_async(async { Self::look(request).await })
            .await;
        seen.as_ref().map_err(|status| *status)
    }

    async fn look(request: &Request<'_>) -> Result<Self, Status> {
        let rocket = request.rocket();
        let (Some(store), Some(clock)) = (rocket.state::<Store>(), rocket.state::<Clock>()) else {
            return Err(Status::InternalServerError);
        };
        let Some(sessions) = rocket.state::<Arc<dyn OwnSessions>>() else {
            return Err(Status::InternalServerError);
        };
        let Some(token) = token_in(request.cookies(), secure(request)) else {
            return Ok(Self::Nobody);
        };
        let found = find(store, sessions.as_ref(), &token, clock.now()).await;
        Ok(
            match found.map_err(|fault| fault_status(request, &fault))? {
                Found::Nothing => Self::Nobody,
                Found::Over(id, account) => Self::Over(id, account),
                Found::Live(sign_in) if sign_in.stage == Stage::Whole => {
                    Self::Whole(sign_in, token)
                }
                Found::Live(sign_in) => Self::Half(sign_in),
            },
        )
    }
}

/// Somebody who is signed in and may do this here.
#[derive(Clone, Copy)]
pub struct Allowed<'r, R> {
    /// Whose account it is.
    pub account: &'r Account,
    /// The sign-in, to tell it from the account's others.
    pub(super) sign_in: SignInId,
    token: &'r str,
    right: PhantomData<R>,
}

/// Shows nothing of the cookie, so that no log can hold it.
impl<R> std::fmt::Debug for Allowed<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Allowed").field(&self.account.id).finish()
    }
}

impl<R> Allowed<'_, R> {
    /// The token that this sign-in's forms carry.
    #[must_use]
    pub fn form_token(&self, keys: &Keys, chance: &crate::kernel::Chance) -> String {
        FormOf::SignIn.token(self.token, keys, chance)
    }

    /// Whether a form's token is this sign-in's.
    pub(super) fn owns(&self, token: &str, keys: &Keys) -> bool {
        FormOf::SignIn.owns(self.token, token, keys)
    }
}

impl<'r, R: Grantable> Allowed<'r, R> {
    /// Asks for the right.
    ///
    /// # Errors
    /// 401 for somebody who is not signed in, 404 for somebody who may not.
    pub(super) async fn ask(request: &'r Request<'_>) -> Result<Self, Status> {
        let Seen::Whole(sign_in, token) = Seen::of(request).await? else {
            return Err(Status::Unauthorized);
        };
        let account = &sign_in.account;
        // Whoever must choose a password can do nothing else before it.
        if account.must_change && R::RIGHT != Right::OwnAccount {
            return Err(lead_to(request, CHANGE_PASSWORD));
        }
        if !may_use(account, R::RIGHT, Frame::of(request).await?) {
            return Err(Status::NotFound);
        }
        Ok(Self {
            account,
            sign_in: sign_in.id,
            token: token.secret(),
            right: PhantomData,
        })
    }
}

/// Whether an account has a right on the page of this frame.
pub(super) fn may_use(account: &Account, right: Right, frame: &Frame) -> bool {
    let Some(roles) = roles_with(right) else {
        return true;
    };
    if !counts_locally(right) {
        return account.roles().any(|role| roles.contains(&role));
    }
    let code = (frame.place.as_ref()).and_then(|place| MunicipalityCode::parse(&place.code));
    code.is_some_and(|code| account.may(roles, &code))
}

#[async_trait]
impl<'r, R: Grantable> FromRequest<'r> for Allowed<'r, R> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Self::ask(request).await {
            Ok(allowed) => Outcome::Success(allowed),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// Somebody who has given the password and not the code.
pub(super) struct Half<'r> {
    pub(super) sign_in: &'r SignIn,
    pub(super) account: &'r Account,
    pub(super) visit: &'r Visit,
}

#[async_trait]
impl<'r> FromRequest<'r> for Half<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let Outcome::Success(visit) = request.guard::<&Visit>().await else {
            return Outcome::Error((Status::InternalServerError, ()));
        };
        match Seen::of(request).await {
            Ok(Seen::Half(sign_in)) => Outcome::Success(Self {
                sign_in,
                account: &sign_in.account,
                visit,
            }),
            Ok(_) => Outcome::Error((Status::Unauthorized, ())),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// The sign-in that this browser has already, whole or half: another one takes its place.
pub(super) struct Former(pub(super) Option<SignInId>);

#[async_trait]
impl<'r> FromRequest<'r> for Former {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Seen::of(request).await {
            Ok(Seen::Half(sign_in) | Seen::Whole(sign_in, _)) => {
                Outcome::Success(Self(Some(sign_in.id)))
            }
            Ok(Seen::Nobody | Seen::Over(..)) => Outcome::Success(Self(None)),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// Gives a browser the cookie of a sign-in. It ends with the browser; the row decides otherwise.
pub(super) fn remember(cookies: &CookieJar<'_>, secure: SecureCookies, token: &Token) {
    let value = token.secret().to_owned();
    cookies.add(
        Cookie::build((cookie_name(secure), value))
            .http_only(true)
            .secure(secure.0)
            // Lax, so that a link in a mail does not look signed out.
            .same_site(SameSite::Lax)
            .path("/"),
    );
}

/// Takes the cookie away.
pub(super) fn forget(cookies: &CookieJar<'_>, secure: SecureCookies) {
    cookies.remove(
        Cookie::build(cookie_name(secure))
            .path("/")
            .secure(secure.0),
    );
}

fn cookie_name(secure: SecureCookies) -> &'static str {
    if secure.0 { "__Host-staff" } else { "staff" }
}

fn token_in(cookies: &CookieJar<'_>, secure: SecureCookies) -> Option<Token> {
    cookies
        .get(cookie_name(secure))
        .map(|cookie| Token::of(cookie.value()))
}

fn secure(request: &Request<'_>) -> SecureCookies {
    let secure = request.rocket().state::<SecureCookies>();
    secure.copied().unwrap_or(SecureCookies(true))
}
