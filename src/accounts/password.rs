//! What a password must be. A pure rule (NIST SP 800-63B-4 section 3.1.1.2, ASVS 5.0 section 6.2).
//!
//! Long, and nothing that others choose as well: no rules about digits and signs, no forced change.
//! What is typed is taken as it is, and compared as it is.

use std::fmt;
use zxcvbn::zxcvbn;

/// The fewest characters of a new password (ASVS 6.2.1 recommends 15).
pub const SHORTEST: usize = 15;

/// The most characters: more than any phrase, and little enough to hash at once.
pub const LONGEST: usize = 200;

/// A password that is guessed within so many tries, as a power of ten, is a common one. An attacker
/// who has the hashes makes some thousand tries a second against this cost of argon2id.
const TRIES: f64 = 11.0;

/// Words that everybody here would think of, and that no list from elsewhere holds.
const OURS: [&str; 24] = [
    "brygga",
    "kommun",
    "kommunen",
    "lösenord",
    "losenord",
    "logga",
    "inloggning",
    "sommar",
    "vinter",
    "höst",
    "vår",
    "hejsan",
    "älskling",
    "fotboll",
    "semester",
    "jultomten",
    "hemligt",
    "välkommen",
    "skola",
    "lärare",
    "bibliotek",
    "surfa",
    "seniorer",
    "träffar",
];

/// A password as somebody typed it. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why something cannot become a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Nothing is written.
    Empty,
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// Many choose it, or it is made of what everybody knows about the account.
    Common,
}

impl Password {
    /// What was typed to sign in; anything at all, since only the hash decides.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// A password that is being chosen by somebody of whom these words are known: name, address,
    /// municipality.
    ///
    /// # Errors
    /// If it is too short, too long or a common one.
    pub fn choose(text: &str, about: &[&str]) -> Result<Self, PasswordProblem> {
        let length = text.chars().count();
        if length == 0 {
            return Err(PasswordProblem::Empty);
        }
        if length < SHORTEST {
            return Err(PasswordProblem::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordProblem::TooLong);
        }
        let known: Vec<String> = about
            .iter()
            .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()))
            .chain(OURS)
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        if zxcvbn(text, &known).guesses_log10() < TRIES {
            return Err(PasswordProblem::Common);
        }
        Ok(Self(text.to_owned()))
    }

    /// What the hash is made of.
    pub(in crate::accounts) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Shows nothing of it, so that no log can hold one.
impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<PasswordProblem> {
        let about = ["Karin Berg", "karin.berg@kalmar.example", "Kalmar kommun"];
        Password::choose(text, &about).err()
    }

    #[test]
    fn a_phrase_of_a_few_words_is_a_password() {
        for phrase in [
            "gul traktor vid sjön",
            "fyra vanliga ord räcker",
            "correct horse battery staple",
            "Vi åt våfflor på Öland 1987",
            "🦆🦆 simmar i Kalmarsund",
        ] {
            assert_eq!(refused(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn what_is_short_or_endless_is_refused_with_the_reason() {
        assert_eq!(refused(""), Some(PasswordProblem::Empty));
        assert_eq!(refused("K9#x!pQ2&zL7wd"), Some(PasswordProblem::TooShort));
        assert_eq!(refused("åäöåäöåäöåäöåä"), Some(PasswordProblem::TooShort));
        assert_eq!(refused(&"a b".repeat(67)), Some(PasswordProblem::TooLong));
    }

    #[test]
    fn what_many_choose_is_refused_however_long_it_is() {
        for common in [
            "passwordpassword",
            "123456789012345",
            "1234567890123456",
            "qwertyuiopasdfgh",
            "aaaaaaaaaaaaaaaa",
            "abcdefghijklmnop",
            "lösenordlösenord",
            "sommarsommarsommar",
            "kalmarkommun2026",
            "KarinBerg19491949",
            "brygga-brygga-brygga",
            "Password12345678",
            "iloveyouiloveyou",
        ] {
            assert_eq!(refused(common), Some(PasswordProblem::Common), "{common}");
        }
    }

    #[test]
    fn no_log_can_hold_a_password() {
        assert_eq!(format!("{:?}", Password::typed("hemligt")), "Password");
    }
}
