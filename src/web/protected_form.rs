//! A form can only be opened checked: it must come from one of our own pages, and carry the token
//! of the visit that the page was shown to.

use super::{Keys, Visit, form::FormState};
use crate::kernel::Chance;
use rocket::{
    Data, Request, async_trait,
    data::{FromData, Limits, Outcome, ToByteUnit},
    http::{RawStr, Status},
};
use std::collections::BTreeMap;

/// The name of the token's field in every form.
pub const TOKEN_FIELD: &str = "csrf";

/// The name of the field that holds a form's key.
pub const KEY_FIELD: &str = "nyckel";

/// Whoever sends more than this in one field has not typed it.
const LONGEST_SHOWN: usize = 500;

/// What a person typed, by the name of the field, exactly as it came.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    values: BTreeMap<String, Vec<String>>,
}

/// Shows nothing that was typed, so that no log can hold it.
impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Typed({} fields)", self.values.len())
    }
}

impl Typed {
    /// What stands in a field; empty when it was left empty or did not come. Of a field that came
    /// twice the first counts.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.values
            .get(field)
            .and_then(|v| v.first())
            .map_or("", String::as_str)
    }

    /// Every value of a field with several choices.
    #[must_use]
    pub fn choices(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// What was typed in these fields, to show it again: word for word, but for signs that no page
    /// may hold and for more than anybody types.
    #[must_use]
    pub fn kept(&self, fields: &[&'static str]) -> FormState {
        self.kept_up_to(fields, LONGEST_SHOWN)
    }

    /// The same for fields that take longer texts.
    #[must_use]
    pub fn kept_up_to(&self, fields: &[&'static str], longest: usize) -> FormState {
        let mut state = FormState::default();
        for name in fields {
            for value in self.choices(name) {
                let shown = value
                    .chars()
                    .filter(|c| !c.is_control() || c.is_whitespace());
                state.typed(name, shown.take(longest).collect::<String>());
            }
        }
        state
    }

    /// The key that makes a double press count once; a form without a fitting one gets its own.
    #[must_use]
    pub fn form_key(&self, chance: &Chance) -> String {
        let key = self.text(KEY_FIELD);
        let fits = (20..=64).contains(&key.len())
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if fits { key.to_owned() } else { chance.token() }
    }

    /// The fields and values in a fixed order, without the token: equal for equal forms.
    pub fn contents(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .filter(|(name, _)| *name != TOKEN_FIELD)
            .flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str())))
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Typed {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(fields: I) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in fields {
            values
                .entry(name.to_owned())
                .or_default()
                .push(value.to_owned());
        }
        Self { values }
    }
}

/// A form whose token was not this visit's: cookies were cleared, or the page is older than they.
/// It may only be shown again, with what was typed, for the person to send once more.
#[derive(Debug)]
pub struct Stale(pub Typed);

/// A form as it came in. The only way to what was typed is [`ProtectedForm::open`].
#[derive(Debug)]
pub struct ProtectedForm {
    typed: Typed,
    genuine: bool,
}

impl ProtectedForm {
    /// What was typed, if the token is this visit's.
    ///
    /// # Errors
    /// [`Stale`] with what was typed, to be shown again.
    pub fn open(self) -> Result<Typed, Stale> {
        if self.genuine {
            Ok(self.typed)
        } else {
            Err(Stale(self.typed))
        }
    }
}

impl ProtectedForm {
    /// What was typed, and whether it may only be shown again, as in [`Stale`].
    #[must_use]
    pub fn opened(self) -> (Typed, bool) {
        match self.open() {
            Ok(typed) => (typed, false),
            Err(Stale(typed)) => (typed, true),
        }
    }
}

#[async_trait]
impl<'r> FromData<'r> for ProtectedForm {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let typed = match read_form(request, data).await {
            Ok(typed) => typed,
            Err(status) => return Outcome::Error((status, ())),
        };
        let Some(keys) = request.rocket().state::<Keys>() else {
            return Outcome::Error((Status::InternalServerError, ()));
        };
        let visit = request.guard::<&Visit>().await.succeeded();
        let genuine = visit.is_some_and(|v| v.owns(typed.text(TOKEN_FIELD), keys));
        Outcome::Success(Self { typed, genuine })
    }
}

/// What a form of one of our own pages holds. Whether its token is right is for the caller to ask.
///
/// # Errors
/// The status to answer: the form comes from elsewhere, is too long or is no text.
pub(crate) async fn read_form(request: &Request<'_>, data: Data<'_>) -> Result<Typed, Status> {
    // Our pages send forms as such; another website can send plain text without asking.
    let is_form = request.content_type().is_some_and(|kind| kind.is_form());
    if is_foreign(request) || !is_form {
        return Err(Status::Forbidden);
    }
    let limit = request
        .limits()
        .get("form")
        .unwrap_or(Limits::FORM)
        .min(64.kibibytes());
    let body = data.open(limit).into_string().await;
    let body = body.map_err(|_| Status::BadRequest)?;
    if !body.is_complete() {
        return Err(Status::PayloadTooLarge);
    }
    Ok(read(&body.into_inner()))
}

/// Browsers of today say where a request comes from; older ones at least name their origin with a
/// form. One that says neither still needs the token.
pub(super) fn is_foreign(request: &Request<'_>) -> bool {
    let headers = request.headers();
    if let Some(site) = headers.get_one("Sec-Fetch-Site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (headers.get_one("Origin"), request.host()) {
        // An extension or a proxy may hide where the page was; the token decides then.
        (None | Some("null"), _) => false,
        (Some(origin), Some(host)) => {
            let authority = origin.split_once("://").map_or("", |(_, a)| a);
            let name = match authority.rsplit_once(':') {
                Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
                _ => authority,
            };
            // Without the port, which a proxy in front may have dropped.
            !name.eq_ignore_ascii_case(host.domain().as_str())
        }
        (Some(_), None) => true,
    }
}

fn read(body: &str) -> Typed {
    let decoded: Vec<_> = body
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = RawStr::new(part).split_at_byte(b'=');
            (name.url_decode_lossy(), value.url_decode_lossy())
        })
        .collect();
    decoded
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept_as_it_was_typed() {
        let typed = read("name=%C3%85sa+von+L%C3%B6v&phone=070-174+06+05&name=twice&empty=");
        assert_eq!(typed.text("name"), "Åsa von Löv");
        assert_eq!(typed.text("phone"), "070-174 06 05");
        assert_eq!(typed.text("empty"), "");
        assert_eq!(typed.text("missing"), "");
        assert_eq!(typed.choices("name").len(), 2);
    }

    #[test]
    fn a_broken_body_is_read_without_harm() {
        let typed = read("%ff%fe=%zz&&&=&a");
        assert_eq!(typed.text("a"), "");
    }

    #[test]
    fn the_token_is_no_part_of_the_contents() {
        let typed = read("csrf=abc&name=Rut");
        assert_eq!(typed.contents().collect::<Vec<_>>(), [("name", "Rut")]);
    }
}
