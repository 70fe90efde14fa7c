//! A browser in which somebody has signed in before has a mark, so that strangers who try that
//! person's address elsewhere cannot use up the tries of this browser (OWASP's "device cookies").

use super::account::login_key;
use crate::{
    kernel::Chance,
    web::{FormOf, Keys, SecureCookies},
};
use rocket::{
    http::{Cookie, CookieJar, SameSite},
    time::Duration,
};

/// How long a browser is known.
const KEPT: Duration = Duration::days(180);

/// The mark of a browser, if it was made for this address: a token that only we could make.
pub(super) fn known<'m>(mark: Option<&'m str>, email: &str, keys: &Keys) -> Option<&'m str> {
    mark.filter(|mark| FormOf::Browser.owns(&login_key(email), mark, keys))
}

/// Marks a browser in which somebody has signed in.
pub(super) fn mark(
    cookies: &CookieJar<'_>,
    secure: SecureCookies,
    email: &str,
    (keys, chance): (&Keys, &Chance),
) {
    let mark = FormOf::Browser.token(&login_key(email), keys, chance);
    cookies.add(
        Cookie::build((cookie_name(secure), mark))
            .http_only(true)
            .secure(secure.0)
            .same_site(SameSite::Lax)
            .path("/")
            .max_age(KEPT),
    );
}

/// What a browser has of ours; anything, until [`known`] has looked at it.
pub(super) fn mark_in(cookies: &CookieJar<'_>, secure: SecureCookies) -> Option<String> {
    let cookie = cookies.get(cookie_name(secure))?;
    (cookie.value().len() <= 100).then(|| cookie.value().to_owned())
}

fn cookie_name(secure: SecureCookies) -> &'static str {
    if secure.0 { "__Host-known" } else { "known" }
}
