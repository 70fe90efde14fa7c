//! Where the links in mails lead: a setting, never what a request says of itself (trust plan F7).

use super::{Hosts, Links};
use crate::locale::Lang;
use rocket::{
    Request, async_trait,
    http::Status,
    request::{FromRequest, Outcome},
};

/// How the world reaches the service, as it is set: `https://surfa.kalmar.example`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BaseAddress(pub Option<String>);

/// The address in front of every path; without a setting that of this machine. None when the program
/// was put together without one.
#[must_use]
pub fn base_address(request: &Request<'_>) -> Option<String> {
    let rocket = request.rocket();
    let BaseAddress(set) = rocket.state::<BaseAddress>()?;
    Some(match set {
        Some(address) => address.trim_end_matches('/').to_owned(),
        None => format!("http://127.0.0.1:{}", rocket.config().port),
    })
}

/// Where the world finds a municipality's pages, as it is written on paper. Without a setting there is
/// nothing to write: what a request calls itself is no address to print.
#[derive(Debug, Clone, Copy)]
pub struct OnPaper<'r> {
    base: &'r BaseAddress,
    hosts: &'r Hosts,
}

impl OnPaper<'_> {
    /// A page of a municipality, by its Swedish path and without a scheme: under the municipality's
    /// own name if it has one.
    #[must_use]
    pub fn address(&self, lang: Lang, slug: &str, path: &str) -> Option<String> {
        let under = |host: &str, own: bool| {
            let links = Links::new(lang, Some(slug.to_owned()), own);
            format!("{host}{}", links.to(path))
        };
        let names = &self.hosts.names;
        let own = names.iter().filter(|(_, s)| *s == slug).map(|(n, _)| n);
        if let Some(host) = own.min() {
            return Some(under(host, true));
        }
        let base = self.base.0.as_deref()?.trim_end_matches('/');
        let host = base.split_once("://").map_or(base, |(_, host)| host);
        let elsewhere = names.get(host).is_some_and(|slug| !slug.is_empty());
        (!elsewhere).then(|| under(host, false))
    }
}

#[async_trait]
impl<'r> FromRequest<'r> for OnPaper<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let rocket = request.rocket();
        match (rocket.state(), rocket.state()) {
            (Some(base), Some(hosts)) => Outcome::Success(Self { base, hosts }),
            _ => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(base: Option<&str>, hosts: &[(&str, &str)], slug: &str) -> Option<String> {
        let hosts = Hosts {
            names: (hosts.iter())
                .map(|(host, slug)| ((*host).to_owned(), (*slug).to_owned()))
                .collect(),
            any: false,
        };
        let base = &BaseAddress(base.map(str::to_owned));
        OnPaper {
            base,
            hosts: &hosts,
        }
        .address(Lang::Swedish, slug, "traffar/12")
    }

    #[test]
    fn an_address_on_paper_is_the_set_one_and_short() {
        let base = Some("https://surfa.example/");
        let ours = [("surfa.example", ""), ("localhost", "")];
        assert_eq!(
            written(base, &ours, "kalmar").as_deref(),
            Some("surfa.example/kalmar/traffar/12")
        );
        assert_eq!(written(None, &ours, "kalmar"), None);
    }

    #[test]
    fn a_municipality_with_a_name_of_its_own_is_found_by_it() {
        let base = Some("https://surfa.kalmar.example");
        let hosts = [("surfa.kalmar.example", "kalmar"), ("localhost", "")];
        assert_eq!(
            written(base, &hosts, "kalmar").as_deref(),
            Some("surfa.kalmar.example/traffar/12")
        );
        // Its neighbour is not found there.
        assert_eq!(written(base, &hosts, "vastervik"), None);
    }
}
