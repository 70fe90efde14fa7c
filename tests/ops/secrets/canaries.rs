//! What must stand in no log, and the search for it.

use std::collections::BTreeSet;

/// Shorter than this it is searched for as a word of its own: six digits stand in many numbers.
const LONG_ENOUGH: usize = 8;

/// Secrets and names, each with what it is.
#[derive(Default)]
pub(super) struct Canaries(BTreeSet<(&'static str, String)>);

impl Canaries {
    /// One more.
    pub(super) fn keep(&mut self, what: &'static str, secret: &str) {
        assert!(secret.trim().len() >= 4, "{what}: {secret:?} is no secret");
        self.0.insert((what, secret.to_owned()));
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Those that stand in a text: as they are, in any case, with or without what parts their groups, or
    /// as an address writes them.
    pub(super) fn found_in(&self, text: &str) -> Vec<String> {
        let (lower, tight) = (text.to_lowercase(), compact(text));
        let found = self.0.iter().filter(|(_, secret)| {
            let close = compact(secret);
            if close.len() < LONG_ENOUGH {
                return stands_alone(&lower, &secret.to_lowercase());
            }
            tight.contains(&close) || lower.contains(&escaped(secret).to_lowercase())
        });
        found
            .map(|(what, secret)| format!("{what}: {secret}"))
            .collect()
    }
}

/// Without case, and without what people put between groups.
fn compact(text: &str) -> String {
    let signs = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
    signs.flat_map(char::to_lowercase).collect()
}

fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        [before, after]
            .into_iter()
            .flatten()
            .all(|c| !c.is_alphanumeric() && c != '.')
    })
}

/// As a form or an address holds it.
fn escaped(text: &str) -> String {
    let byte = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[test]
fn the_search_finds_a_secret_however_it_is_written() {
    let mut canaries = Canaries::default();
    canaries.keep("code", "123456");
    canaries.keep("name", "Åsa Kanariefågel");
    canaries.keep("phone", "701740608");
    for (text, hits) in [
        (r#"{"fault":"Åsa  kanariefågel"}"#, 1),
        ("/traffar?namn=%C3%85sa%20Kanariefågel", 0),
        ("/traffar?namn=%c3%85sa%20kanariefÅgel", 0),
        ("namn=%C3%85sa%20Kanarief%C3%A5gel", 1),
        ("070-174 06 08", 1),
        ("+46 70 174 06 08 kod=123456", 2),
        ("2026-11-22T10:00:00.123456Z", 0),
        ("id 0123456 and 123456a", 0),
        ("", 0),
    ] {
        assert_eq!(canaries.found_in(text).len(), hits, "{text}");
    }
}
