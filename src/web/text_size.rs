//! Larger text without a script: links in the bar set a cookie and come back to the same page.
//!
//! The cookie holds the word of the size and nothing else; usual text needs none.

use super::{Frame, Here, SecureCookies, address};
use rocket::{
    Request, State, async_trait,
    http::{Cookie, CookieJar, SameSite, uri::Absolute},
    request::{FromParam, FromRequest, Outcome},
    response::Redirect,
    time::Duration,
};
use std::convert::Infallible;

/// How long a browser keeps the choice.
const KEPT: Duration = Duration::days(365);

/// The word in the addresses below.
const PATH: &str = "textstorlek";

/// How large a visitor wants the text, on pages and in letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As it is made: 20 px on a telephone.
    #[default]
    Usual,
    /// A quarter larger.
    Larger,
    /// Half as large again.
    Largest,
}

impl TextSize {
    /// Every size, from the smallest.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Larger, Self::Largest];

    /// The size in percent of the usual: 100, 125 or 150.
    #[must_use]
    pub fn percent(self) -> u16 {
        match self {
            Self::Usual => 100,
            Self::Larger => 125,
            Self::Largest => 150,
        }
    }

    /// The class of the page's `html` that enlarges everything on it; none for usual text.
    #[must_use]
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Larger => Some("app-text-larger"),
            Self::Largest => Some("app-text-largest"),
        }
    }

    /// The sizes that a page of this size leads to, one step at a time: a bar on a telephone has
    /// no room for all.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Usual => &[Self::Larger],
            Self::Larger => &[Self::Largest, Self::Usual],
            Self::Largest => &[Self::Usual],
        }
    }

    /// The path of the link that chooses this size, in Swedish as [`super::Links`] takes it.
    pub(super) fn path(self) -> String {
        format!("{PATH}/{}", self.word())
    }

    /// What the visitor has chosen; a cookie of somebody's own invention chooses nothing.
    pub(super) fn of(request: &Request<'_>) -> Self {
        let secure = request.rocket().state::<SecureCookies>();
        let name = cookie_name(secure.is_none_or(|secure| secure.0));
        let chosen = request.cookies().get(name);
        chosen
            .and_then(|cookie| Self::called(cookie.value()))
            .unwrap_or_default()
    }

    fn word(self) -> &'static str {
        match self {
            Self::Usual => "vanlig",
            Self::Larger => "storre",
            Self::Largest => "storst",
        }
    }

    fn called(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }
}

impl<'a> FromParam<'a> for TextSize {
    type Error = ();

    fn from_param(word: &'a str) -> Result<Self, ()> {
        Self::called(word).ok_or(())
    }
}

/// `GET /<municipality>/textstorlek/<size>`: text of this size from now on, and back.
#[rocket::get("/<_>/textstorlek/<name>")]
pub(crate) fn choose(
    here: Here<'_>,
    cookies: &CookieJar<'_>,
    secure: &State<SecureCookies>,
    from: CameFrom,
    name: TextSize,
) -> Redirect {
    remember(name, cookies, **secure);
    from.back(here.frame)
}

/// `GET /textstorlek/<size>`: the same on pages of no municipality.
// A rank of its own, since a municipality's pages also have two words in their paths.
#[rocket::get("/textstorlek/<name>", rank = 1)]
pub(crate) fn choose_anywhere(
    frame: &Frame,
    cookies: &CookieJar<'_>,
    secure: &State<SecureCookies>,
    from: CameFrom,
    name: TextSize,
) -> Redirect {
    remember(name, cookies, **secure);
    from.back(frame)
}

fn remember(size: TextSize, cookies: &CookieJar<'_>, secure: SecureCookies) {
    let cookie = Cookie::build((cookie_name(secure.0), size.word()))
        .http_only(true)
        .secure(secure.0)
        .same_site(SameSite::Lax)
        .path("/");
    match size {
        // A browser takes away a `__Host-` cookie only for an answer that has its attributes.
        TextSize::Usual => cookies.remove(cookie),
        TextSize::Larger | TextSize::Largest => cookies.add(cookie.max_age(KEPT)),
    }
}

fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-text" } else { "text" }
}

/// The page of our own on which the link stood, as path and query.
#[derive(Debug)]
pub(crate) struct CameFrom(Option<String>);

impl CameFrom {
    fn back(self, frame: &Frame) -> Redirect {
        Redirect::to(self.0.unwrap_or_else(|| frame.links.start()))
    }
}

#[async_trait]
impl<'r> FromRequest<'r> for CameFrom {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let host = request.host().map(|host| host.domain().as_str());
        let referer = request.headers().get_one("Referer");
        let own = host.zip(referer);
        Outcome::Success(Self(
            own.and_then(|(host, referer)| own_path(referer, host)),
        ))
    }
}

/// Path and query of an address, if it is one of ours: the same host, and a path that no browser
/// takes for another host (two slashes, a backslash).
fn own_path(referer: &str, host: &str) -> Option<String> {
    let address = Absolute::parse(referer).ok()?;
    let web = address.scheme() == "https" || address.scheme() == "http";
    // Without the port, which a proxy in front may have dropped.
    let name = address.authority()?.host();
    let path = address.path().as_str();
    let own = web
        && name.eq_ignore_ascii_case(host)
        && path.starts_with('/')
        && !path.starts_with("//")
        && !referer.contains('\\');
    // Back to this very address would lead round in a circle.
    let circle = address::understand(path)
        .path
        .is_none_or(|path| path.split('/').any(|word| word == PATH));
    (own && !circle).then(|| match address.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_path_of_our_own() {
        let back = |referer| own_path(referer, "kalmar.example");
        assert_eq!(
            back("https://kalmar.example/kalmar/traffar?ort=P%C3%A5ryd"),
            Some("/kalmar/traffar?ort=P%C3%A5ryd".to_owned())
        );
        assert_eq!(
            back("http://KALMAR.example:8080/en"),
            Some("/en".to_owned())
        );
    }

    #[test]
    fn no_forged_way_back_leads_to_another_host() {
        for forged in [
            "https://evil.example/kalmar",
            "https://kalmar.example.evil.example/kalmar",
            "https://kalmar.example@evil.example/kalmar",
            "https://kalmar.example//evil.example/kalmar",
            "https://kalmar.example/\\evil.example",
            "https://kalmar.example\\@evil.example/",
            "//evil.example/kalmar",
            "/kalmar",
            "javascript:alert(1)",
            "data:text/html,<script>",
            "https://kalmar.example",
            "https:///kalmar",
            "https://kalmar.example/kal\r\nSet-Cookie: a=b",
            "ftp://kalmar.example/kalmar",
            "https://kalmar.example/kalmar/textstorlek/storst",
            "https://kalmar.example/en/kalmar/text-size/largest",
            "about:blank",
            "",
        ] {
            assert_eq!(own_path(forged, "kalmar.example"), None, "{forged}");
        }
    }

    #[test]
    fn a_size_is_found_by_its_own_word_alone() {
        for size in TextSize::ALL {
            assert_eq!(TextSize::called(size.word()), Some(size));
        }
        assert_eq!(TextSize::called("storre "), None);
        assert_eq!(TextSize::ALL.map(TextSize::percent), [100, 125, 150]);
    }

    #[test]
    fn every_size_can_be_reached_and_left() {
        for size in TextSize::ALL {
            assert!(TextSize::ALL.iter().any(|from| from.next().contains(&size)));
            assert!(!size.next().is_empty() && !size.next().contains(&size));
        }
    }
}
