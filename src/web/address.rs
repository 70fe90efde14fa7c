//! Addresses of pages: Swedish words under the municipality (`/kalmar/traffar/12`), the mission's
//! English words under `/en` (`/en/kalmar/rounds/12`).
//!
//! Routes are written once, in Swedish. The gate translates an English path before routing, and
//! [`Links`] translates when a page is written, both with the one list below. An address never
//! holds a booking word, a name or a key of a resident (ASVS 14.2.1).

use crate::locale::Lang;

/// Path words: Swedish, English. A word that is not here (a slug, a number) is the same in both.
const WORDS: &[(&str, &str)] = &[
    ("traffar", "rounds"),
    ("anmalan", "registration"),
    ("klar", "done"),
    ("reservlistan", "waiting-list"),
    ("tillganglighet", "accessibility"),
    ("personuppgifter", "privacy"),
    ("kontakt", "contact"),
    ("postlada", "mailbox"),
    ("delar", "parts"),
    ("glom", "forget"),
    ("sluta", "stop"),
    ("vem", "who"),
    ("hjalpare", "helper"),
    ("namn", "name"),
    ("fodelsear", "birth-year"),
    ("postnummer", "postcode"),
    ("telefon", "phone"),
    ("bekraftelse", "confirmation"),
    ("adress", "address"),
    ("epost", "email"),
    ("behov", "needs"),
    ("vad-behover-du", "which-needs"),
    ("utrustning", "devices"),
    ("onskemal", "wishes"),
    ("kontrollera", "check"),
    ("den-andra", "the-other"),
    ("ova", "practice"),
    ("ovning", "training"),
    ("andra", "change"),
    ("val", "choose"),
    ("avbokad", "cancelled"),
    ("uppgifter", "details"),
    ("avboka", "cancel"),
    ("byt-dag", "change-day"),
    ("en-dag", "one-day"),
    ("angra", "undo"),
    ("ring-mig", "call-me"),
    ("textstorlek", "text-size"),
    ("storre", "larger"),
    ("storst", "largest"),
    ("vanlig", "usual"),
    ("kalender", "calendar"),
    ("fardig", "finished"),
    ("for-ung", "too-young"),
    ("mottaget", "received"),
    ("logga-in", "sign-in"),
    ("kod", "code"),
    ("konto", "account"),
    ("lank", "link"),
    ("ny-lank", "new-link"),
    ("losenord", "password"),
    ("app", "authenticator"),
    ("reservkoder", "recovery-codes"),
    ("inloggningar", "sign-ins"),
    ("logga-ut", "sign-out"),
    ("anvandare", "users"),
    ("ny", "new"),
    ("lokaler", "venues"),
    ("salar", "rooms"),
    ("ny-sal", "new-room"),
    ("orter", "places"),
    ("kurser", "programmes"),
    ("installningar", "settings"),
    ("oppettider", "hours"),
    ("farg", "colour"),
    ("planering", "planning"),
    ("villkor", "terms"),
    ("dag", "day"),
    ("dagar", "days"),
    ("anmalda", "registered"),
    ("personer", "people"),
    ("flytta", "move"),
    ("stall-in", "call-off"),
    ("kopiera", "copy"),
    ("publicera", "publish"),
    ("gallring", "retention"),
    ("utkorg", "outbox"),
    ("kalendrar", "calendars"),
    ("dagbocker", "diaries"),
    ("las-in", "read-in"),
    ("granska", "review"),
    ("flode", "feed"),
    ("affisch", "poster"),
    ("har-ska", "whereabouts"),
    ("samtal", "call"),
    ("dubbletter", "duplicates"),
    ("skyddat", "protected"),
    ("skyddade", "protected-identities"),
    ("lasningar", "readings"),
    ("ordna", "arrange"),
    ("ringlista", "call-list"),
    ("laget", "team"),
];

/// Writes addresses in one language under one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    lang: Lang,
    slug: Option<String>,
    hosted: bool,
}

impl Links {
    /// Links under a municipality; `hosted` when the visitor came by the municipality's own host
    /// name, whose paths lack the municipality.
    #[must_use]
    pub fn new(lang: Lang, slug: Option<String>, hosted: bool) -> Self {
        Self { lang, slug, hosted }
    }

    /// The municipality's start page, or the list of municipalities where there is none.
    #[must_use]
    pub fn start(&self) -> String {
        self.to("")
    }

    /// A page under the municipality, by its Swedish path without a leading slash:
    /// `traffar/12` becomes `/kalmar/traffar/12` or `/en/kalmar/rounds/12`.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        let mut address = String::new();
        if self.lang == Lang::English {
            address.push_str("/en");
        }
        if let Some(slug) = self.slug.as_deref().filter(|_| !self.hosted) {
            address.push('/');
            address.push_str(slug);
        }
        for part in path.split('/').filter(|p| !p.is_empty()) {
            address.push('/');
            address.push_str(match self.lang {
                Lang::Swedish => part,
                Lang::English => english(part),
            });
        }
        if address.is_empty() {
            address.push('/');
        }
        address
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self {
            lang,
            ..self.clone()
        }
    }
}

/// Whether a word stands in the addresses of pages, in either language: no municipality can be called
/// so.
#[must_use]
pub fn is_path_word(word: &str) -> bool {
    WORDS.iter().any(|(sv, en)| *sv == word || *en == word)
}

/// What an incoming path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Understood {
    /// The language it is written in.
    pub(crate) lang: Lang,
    /// Its first word after the language: perhaps a municipality.
    pub(crate) first: Option<String>,
    /// The Swedish path that routes know; none when the path means nothing.
    pub(crate) path: Option<String>,
}

/// Understands an incoming path. An English path with Swedish words means nothing, nor does one with
/// a backslash, which some browsers take for a slash.
pub(crate) fn understand(path: &str) -> Understood {
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
    let (lang, rest) = match parts.as_slice() {
        ["en", rest @ ..] => (Lang::English, rest),
        all => (Lang::Swedish, all),
    };
    let odd = path.contains('\\')
        || (lang == Lang::English
            && rest
                .iter()
                .any(|p| WORDS.iter().any(|(sv, en)| sv == p && sv != en)));
    let translated: Vec<&str> = match lang {
        Lang::Swedish => rest.to_vec(),
        Lang::English => rest.iter().map(|p| swedish(p)).collect(),
    };
    Understood {
        lang,
        first: translated.first().map(|&word| word.to_owned()),
        path: (!odd).then(|| format!("/{}", translated.join("/"))),
    }
}

fn english(word: &str) -> &str {
    WORDS
        .iter()
        .find(|(sv, _)| *sv == word)
        .map_or(word, |(_, en)| en)
}

fn swedish(word: &str) -> &str {
    WORDS
        .iter()
        .find(|(_, en)| *en == word)
        .map_or(word, |(sv, _)| sv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_written_in_the_language_of_its_page() {
        let links = Links::new(Lang::Swedish, Some("kalmar".to_owned()), false);
        assert_eq!(links.to("traffar/12"), "/kalmar/traffar/12");
        assert_eq!(
            links.in_language(Lang::English).to("traffar/12/anmalan"),
            "/en/kalmar/rounds/12/registration"
        );
    }

    #[test]
    fn a_municipality_with_its_own_host_name_has_no_name_in_its_paths() {
        let links = Links::new(Lang::Swedish, Some("kalmar".to_owned()), true);
        assert_eq!(links.start(), "/");
        assert_eq!(links.to("kontakt"), "/kontakt");
    }

    #[test]
    fn every_english_path_leads_back_to_its_swedish_route() {
        for (sv, en) in WORDS {
            let links = Links::new(Lang::English, Some("kalmar".to_owned()), false);
            let address = links.to(sv);
            assert!(address.ends_with(en), "{address}");
            let understood = understand(&address);
            assert_eq!(understood.lang, Lang::English);
            assert_eq!(understood.path, Some(format!("/kalmar/{sv}")));
        }
    }

    #[test]
    fn a_swedish_word_under_en_is_no_address() {
        let understood = understand("/en/kalmar/traffar");
        assert_eq!(understood.path, None);
        assert_eq!(understood.first.as_deref(), Some("kalmar"));
    }
}
