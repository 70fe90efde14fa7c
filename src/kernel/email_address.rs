//! An e-mail address that the mail library will send to.

use std::fmt;

use lettre::Address;

use super::typed::is_invisible;

/// RFC 5321 (4.5.3.1.3) leaves room for no more characters between the angle brackets.
const LONGEST: usize = 254;

/// An e-mail address. Couples share them: it names no one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(Address);

/// Why the text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailProblem {
    /// Nothing is written.
    #[error("no e-mail address is written")]
    Empty,
    /// No mail could be sent to what is written.
    #[error("what is written is not an e-mail address")]
    NotAnAddress,
}

impl EmailAddress {
    /// The address in what a person typed, without the spaces around it.
    ///
    /// # Errors
    /// If nothing is written, or it is no address on the internet: spaces or invisible
    /// characters in it (a mail header must not be opened by one), or a domain without a dot.
    pub fn parse(input: &str) -> Result<Self, EmailProblem> {
        let text = input.trim();
        if text.is_empty() {
            return Err(EmailProblem::Empty);
        }
        let hidden = text.chars().any(|c| c.is_whitespace() || is_invisible(c));
        if hidden || text.len() > LONGEST {
            return Err(EmailProblem::NotAnAddress);
        }
        let address: Address = text.parse().map_err(|_| EmailProblem::NotAnAddress)?;
        let quoted = address.user().contains('"');
        if quoted || !is_on_the_internet(address.domain()) {
            return Err(EmailProblem::NotAnAddress);
        }
        Ok(Self(address))
    }

    /// The address as it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// The address as the mail library takes it.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name with a dot, and no bare number of a machine.
fn is_on_the_internet(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let named = labels
        .last()
        .is_some_and(|last| last.chars().any(char::is_alphabetic));
    labels.len() > 1
        && named
        && !domain.contains('[')
        && labels.iter().all(|label| !label.is_empty())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_taken_as_typed() {
        for typed in [
            "anna@example.se",
            "Anna.Berg@Example.SE",
            "anna+kurs@example.co.uk",
            "a@b.se",
            "anna_berg-49@mail.example.se",
            "o'brien@example.se",
            "anna@växjö.example",
            "anna@xn--vxj-qla1e.example",
            "1949@example.se",
        ] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), typed);
            assert_eq!(
                EmailAddress::parse(&format!(" \t{typed}\u{a0}\n"))
                    .unwrap()
                    .to_string(),
                typed
            );
        }
    }

    #[test]
    fn what_no_mail_can_reach_is_refused() {
        for typed in [
            "anna",
            "anna@",
            "@example.se",
            "anna@example",
            "anna@example.",
            "anna@.se",
            "anna@example..se",
            "anna.example.se",
            "anna@@example.se",
            "anna@b@example.se",
            "anna berg@example.se",
            "anna@exa mple.se",
            "anna@example.se, bo@example.se",
            "anna@example,se",
            "Anna <anna@example.se>",
            "<anna@example.se>",
            "anna@localhost",
            "anna@[127.0.0.1]",
            "anna@127.0.0.1",
            "\"anna\"@example.se",
            "070-174 06 05",
            "anna@example.se\r\nBcc: bo@example.se",
            "anna@example.se\u{0}",
            "an\u{7}na@example.se",
            "anna@\u{202e}example.se",
            "anna\u{200b}@example.se",
            "anna@exam\u{ad}ple.se",
            "\u{feff}anna@example.se",
            "https://example.se",
            "vet inte",
        ] {
            assert_eq!(
                EmailAddress::parse(typed),
                Err(EmailProblem::NotAnAddress),
                "{typed:?}"
            );
        }
        let long = format!("{}@example.se", "a".repeat(250));
        assert_eq!(EmailAddress::parse(&long), Err(EmailProblem::NotAnAddress));
    }

    #[test]
    fn nothing_written_is_told_apart_from_a_mistake() {
        for typed in ["", " ", "\u{a0}\n"] {
            assert_eq!(EmailAddress::parse(typed), Err(EmailProblem::Empty));
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_can_stand_in_a_mail_header(typed in "[ -~åäö\u{200b}\u{202e}\r\n]{0,12}@[ -~å.]{0,12}") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                let text = address.as_str();
                prop_assert!(text.chars().all(|c| !c.is_control() && !c.is_whitespace()));
                prop_assert_eq!(text.matches('@').count(), 1);
                prop_assert_eq!(EmailAddress::parse(text), Ok(address.clone()));
            }
        }
    }
}
