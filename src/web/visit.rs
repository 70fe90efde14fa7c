//! A visitor without an account is a random cookie: it opens the confirmation of what was just
//! sent, and every form carries a token made from it.

use super::{FormOf, Keys};
use rocket::{
    Request, async_trait,
    http::{Cookie, CookieJar, SameSite, Status},
    request::{FromRequest, Outcome},
    time::Duration,
};
use sha2::{Digest, Sha256};

use crate::kernel::Chance;

/// Whether cookies are sent over https only. Off on loopback without TLS alone: the demo, tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecureCookies(pub bool);

/// One visitor's browser, as far as it can be told.
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    secret: String,
    is_new: bool,
}

/// Shows nothing of the cookie, so that no log can hold it.
impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visit")
    }
}

impl Visit {
    /// Whether it begins with this request: then nothing can be kept of it yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// What the database keeps of a visit: nobody who reads it can make the cookie.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.secret.as_bytes()).into()
    }

    /// The token that this visit's forms carry.
    #[must_use]
    pub fn token(&self, keys: &Keys, chance: &Chance) -> String {
        FormOf::Visit.token(&self.secret, keys, chance)
    }

    /// Whether a form's token belongs to this visit, in constant time.
    #[must_use]
    pub fn owns(&self, token: &str, keys: &Keys) -> bool {
        FormOf::Visit.owns(&self.secret, token, keys)
    }

    fn cookie_name(secure: bool) -> &'static str {
        if secure { "__Host-visit" } else { "visit" }
    }

    fn of(request: &Request<'_>) -> Option<Self> {
        let name = Self::cookie_name(is_secure(request));
        let secret = request.cookies().get(name)?.value().to_owned();
        // Ours are 22 letters or more; anything else is somebody's own invention.
        (secret.len() >= 22
            && secret.len() <= 64
            && secret
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
        .then_some(Self {
            secret,
            is_new: false,
        })
    }

    /// Ends the visit in this browser: the next one to sit down at it is somebody else.
    pub fn forget(cookies: &CookieJar<'_>, secure: SecureCookies) {
        // A browser only lets a secure cookie be replaced by one that is secure as well.
        cookies.remove(
            Cookie::build(Self::cookie_name(secure.0))
                .path("/")
                .secure(secure.0),
        );
    }

    fn begin(request: &Request<'_>) -> Option<Self> {
        let secure = is_secure(request);
        let secret = request.rocket().state::<Chance>()?.token();
        request.cookies().add(
            Cookie::build((Self::cookie_name(secure), secret.clone()))
                .http_only(true)
                .secure(secure)
                // Lax, so that the confirmation still opens from a link in a mail program.
                .same_site(SameSite::Lax)
                .path("/")
                .max_age(Duration::days(30)),
        );
        Some(Self {
            secret,
            is_new: true,
        })
    }
}

/// The visit of this request; one begins if the browser has none.
#[async_trait]
impl<'r> FromRequest<'r> for &'r Visit {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let visit: &Option<Visit> =
            request.local_cache(|| Visit::of(request).or_else(|| Visit::begin(request)));
        match visit {
            Some(visit) => Outcome::Success(visit),
            None => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

fn is_secure(request: &Request<'_>) -> bool {
    request
        .rocket()
        .state::<SecureCookies>()
        .is_none_or(|secure| secure.0)
}
