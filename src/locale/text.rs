//! The catalogues at run time.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, sync::LazyLock};
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/text.rs"));

type Bundle = FluentBundle<FluentResource>;

/// Parsed once, at first use. A catalogue that does not parse does not build, so what could fail
/// here has already been checked.
static BUNDLES: LazyLock<Vec<Vec<Bundle>>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .zip(SOURCES)
        .map(|(language, sources)| sources.map(|source| bundle(language, source)).into())
        .collect()
});

/// A language that Brygga speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Svenska, the first language (språklagen 2009:600, 10–11 §§).
    Swedish,
    /// English.
    English,
}

impl Lang {
    /// Every language, Swedish first.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The code that stands in the page's `lang` and in the database: `sv`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The language with this code; Swedish when the code is not known.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == "en" {
            Self::English
        } else {
            Self::Swedish
        }
    }
}

/// The catalogue in one language. Each message is a method named after its file and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    lang: Lang,
}

impl Text {
    /// The texts in a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language of these texts.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang
    }

    fn say(self, feature: usize, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        debug_assert!(feature < FEATURES, "generated methods know their column");
        let row = LANGUAGES
            .iter()
            .position(|l| *l == self.lang.code())
            .unwrap_or(0);
        let Some(bundle) = BUNDLES.get(row).and_then(|features| features.get(feature)) else {
            return id.to_owned();
        };
        let Some(pattern) = bundle.get_message(id).and_then(|m| m.value()) else {
            return id.to_owned();
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set(Cow::Borrowed(*name), value.clone());
        }
        bundle
            .format_pattern(pattern, Some(&given), &mut Vec::new())
            .into_owned()
    }
}

/// What can stand in a message: text as it is, or a whole number that chooses singular or plural.
pub trait Argument<'a> {
    /// The value as the catalogue sees it.
    fn into_value(self) -> FluentValue<'a>;
}

impl<'a> Argument<'a> for &'a str {
    fn into_value(self) -> FluentValue<'a> {
        FluentValue::String(Cow::Borrowed(self))
    }
}

impl<'a> Argument<'a> for &'a String {
    fn into_value(self) -> FluentValue<'a> {
        FluentValue::String(Cow::Borrowed(self.as_str()))
    }
}

impl<'a> Argument<'a> for &'a &'a String {
    fn into_value(self) -> FluentValue<'a> {
        FluentValue::String(Cow::Borrowed(self.as_str()))
    }
}

impl<'a> Argument<'a> for &'a &'a str {
    fn into_value(self) -> FluentValue<'a> {
        FluentValue::String(Cow::Borrowed(self))
    }
}

impl<'a> Argument<'a> for String {
    fn into_value(self) -> FluentValue<'a> {
        FluentValue::String(Cow::Owned(self))
    }
}

macro_rules! whole_number {
    ($($kind:ty),*) => {$(
        impl<'a> Argument<'a> for $kind {
            fn into_value(self) -> FluentValue<'a> {
                FluentValue::from(self)
            }
        }
        impl<'a> Argument<'a> for &$kind {
            fn into_value(self) -> FluentValue<'a> {
                FluentValue::from(*self)
            }
        }
    )*};
}
whole_number!(i32, u32, i64, u64, usize);

fn bundle(language: &str, source: &str) -> Bundle {
    let languages: Vec<LanguageIdentifier> = language.parse().into_iter().collect();
    let mut bundle = Bundle::new_concurrent(languages);
    // Isolation marks around arguments would end up in mail subjects and in what people copy.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_parses_in_every_language() {
        assert_eq!(LANGUAGES.len(), Lang::ALL.len());
        for (language, sources) in LANGUAGES.iter().zip(SOURCES) {
            for source in sources {
                let parsed = FluentResource::try_new(source.to_owned());
                assert!(parsed.is_ok(), "{language}: {source}");
            }
        }
    }

    #[test]
    fn a_number_chooses_singular_or_plural_and_no_mark_surrounds_it() {
        let text = Text::new(Lang::Swedish);
        assert_eq!(text.rounds_seats_left(1), "1 plats kvar");
        assert_eq!(text.rounds_seats_left(4), "4 platser kvar");
        assert_eq!(
            Text::new(Lang::English).rounds_seats_left(1),
            "1 place left"
        );
    }
}
