//! The page that somebody asked for before signing in, kept in a cookie until then.
//!
//! Only this program sets the cookie, and it holds a path of our own and no query: no link from
//! elsewhere leads anywhere by it (ASVS 3.7.2, trust plan F8).

use super::{SecureCookies, gate::Arrival};
use rocket::{
    Request,
    http::{Cookie, CookieJar, SameSite},
    time::Duration,
};

/// How long the page is remembered.
const KEPT: Duration = Duration::minutes(30);

/// No page of ours has a longer path.
const LONGEST: usize = 200;

fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-wanted" } else { "wanted" }
}

fn cookie(secure: SecureCookies, path: String) -> Cookie<'static> {
    Cookie::build((cookie_name(secure.0), path))
        .http_only(true)
        .secure(secure.0)
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(KEPT)
        .build()
}

/// Remembers the page of this request.
pub(super) fn remember(request: &Request<'_>) {
    let Arrival { asked, path, .. } = Arrival::of(request);
    // The steps of signing in lead onward themselves.
    if path.starts_with("/logga-in") {
        return;
    }
    let secure = request.rocket().state::<SecureCookies>();
    if is_own(asked) {
        let secure = secure.copied().unwrap_or(SecureCookies(true));
        request.cookies().add(cookie(secure, asked.clone()));
    }
}

/// The remembered page, which is forgotten with that.
#[must_use]
pub fn wanted_page(cookies: &CookieJar<'_>, secure: SecureCookies) -> Option<String> {
    let path = cookies.get(cookie_name(secure.0))?.value().to_owned();
    cookies.remove(cookie(secure, String::new()));
    is_own(&path).then_some(path)
}

/// A path that every browser takes for one on this host.
fn is_own(path: &str) -> bool {
    path.len() <= LONGEST
        && path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn a_path_that_a_browser_could_take_for_another_host_is_none() {
        assert!(is_own(
            "/kalmar/anvandare/0191f0aa-7c00-7000-8000-000000000001"
        ));
        for odd in [
            "",
            "kalmar",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "/%09/elsewhere.example",
            "/\t/elsewhere.example",
            "javascript:alert(1)",
            "https://elsewhere.example",
            "/a?b",
            "/å",
        ] {
            assert!(!is_own(odd), "{odd}");
        }
    }
}
