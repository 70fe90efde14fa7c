//! What things are called in files and addresses: a–z, digits and single dashes.

use super::typed::fold;

/// What a name without any letter or digit of ours becomes.
const NAMELESS: &str = "namn";

/// Whether a word can be a key: a–z, digits and single dashes, beginning and ending with a letter or
/// digit.
#[must_use]
pub fn is_key(word: &str) -> bool {
    word.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// A key made of a name that is none of those taken: «Lindsdals bibliotek» becomes
/// `lindsdals-bibliotek`, and the next one `lindsdals-bibliotek-2`.
#[must_use]
pub fn key_of(name: &str, taken: &[String]) -> String {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let key = if parts.is_empty() {
        NAMELESS.to_owned()
    } else {
        parts.join("-")
    };
    let is_free = |key: &String| !taken.contains(key);
    let numbered = (2..).map(|number: u64| format!("{key}-{number}"));
    std::iter::once(key.clone())
        .chain(numbered)
        .find(is_free)
        .unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_is_made_of_small_letters_digits_and_single_dashes() {
        for key in ["a", "0", "lindsdal", "stora-salen-2"] {
            assert!(is_key(key), "{key}");
        }
        for none in ["", "-", "a-", "-a", "a--b", "Å", "åby", "A", "a b", "a_b"] {
            assert!(!is_key(none), "{none}");
        }
    }

    #[test]
    fn a_name_becomes_a_key_that_is_not_taken() {
        assert_eq!(key_of("Påryds folkets hus", &[]), "paryds-folkets-hus");
        assert_eq!(key_of("Sal 2 – övre", &[]), "sal-2-ovre");
        assert_eq!(key_of("«»", &[]), "namn");
        let taken = ["lindsdal".to_owned(), "lindsdal-2".to_owned()];
        assert_eq!(key_of("Lindsdal", &taken), "lindsdal-3");
    }

    proptest! {
        #[test]
        fn every_name_becomes_a_key(name in ".*") {
            let key = key_of(&name, &[]);
            prop_assert!(is_key(&key), "{key}");
            let next = key_of(&name, std::slice::from_ref(&key));
            prop_assert!(is_key(&next) && next != key);
        }
    }
}
