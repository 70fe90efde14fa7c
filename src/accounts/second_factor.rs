//! The code from an authenticator (TOTP, RFC 6238), and the codes for whoever has lost it. A pure rule.
//!
//! An authenticator shows six digits for half a minute. The step before and the one after count as
//! well, for clocks that differ; a step that has been used is not taken again, nor one before it.

use crate::kernel::{Chance, Moment};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

/// Letters and digits of recovery codes: none that looks like another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A recovery code has so many signs: 120 random bits, so that a fast hash is enough (ASVS 6.5.2).
const LENGTH: usize = 24;

/// How many recovery codes somebody gets.
pub const RECOVERY_CODES: usize = 8;

/// What an authenticator and we share.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// A fresh one: 160 random bits (RFC 4226 section 4).
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// The secret that was stored, if it has its length.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// To be stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The step whose code was typed, if it is one of the three that count now and comes after the
    /// last one used. Spaces in the code do not matter.
    #[must_use]
    pub fn check(&self, typed: &str, now: Moment, last: Option<i64>) -> Option<i64> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.utc().timestamp()).ok()?;
        let step = i64::try_from(self.codes()?.check(&code, seconds)?).ok()?;
        (last < Some(step)).then_some(step)
    }

    /// The code that an authenticator shows now.
    #[must_use]
    pub fn code_at(&self, now: Moment) -> Option<String> {
        let seconds = u64::try_from(now.utc().timestamp()).ok()?;
        Some(self.codes()?.generate(seconds).to_string())
    }

    /// As an authenticator takes it by hand: base32 (RFC 4648), in groups of four.
    #[must_use]
    pub fn spelt(&self) -> String {
        grouped(&totp_rs::Secret::from(self.0).to_base32())
    }

    /// The address that an authenticator reads from a picture.
    #[must_use]
    pub fn address(&self, account: &str) -> String {
        let secret = totp_rs::Secret::from(self.0).to_base32();
        let label: String = account
            .bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(b).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect();
        format!("otpauth://totp/Brygga:{label}?secret={secret}&issuer=Brygga")
    }

    fn codes(&self) -> Option<Totp> {
        Builder::new().with_secret(self.0).build().ok()
    }
}

/// Shows nothing of it, so that no log can hold one.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// A code that replaces the authenticator once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

/// Shows nothing of it, so that no log can hold one.
impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode")
    }
}

impl RecoveryCode {
    /// A fresh one.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        let bytes: [u8; LENGTH] = chance.bytes();
        // 256 is a multiple of 32: every sign is as likely.
        Self(
            bytes
                .iter()
                .map(|b| char::from(SIGNS[usize::from(b % 32)]))
                .collect(),
        )
    }

    /// The code in what was typed, in any case, with or without what parts its groups.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        (code.len() == LENGTH && code.bytes().all(|b| SIGNS.contains(&b))).then_some(Self(code))
    }

    /// As it is printed: in groups of four.
    #[must_use]
    pub fn written(&self) -> String {
        grouped(&self.0)
    }

    /// What the database keeps of it.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

fn grouped(signs: &str) -> String {
    let mut groups = String::new();
    for (nth, sign) in signs.chars().enumerate() {
        if nth > 0 && nth % 4 == 0 {
            groups.push(' ');
        }
        groups.push(sign);
    }
    groups
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_microseconds(seconds * 1_000_000)
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, the last six of eight digits.
        let secret = Secret::of(b"12345678901234567890").unwrap();
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(secret.code_at(at(time)).unwrap(), code);
            assert_eq!(secret.check(code, at(time), None), Some(time / 30));
        }
    }

    #[test]
    fn a_code_counts_half_a_minute_before_and_after_and_no_longer() {
        let secret = Secret::draw(&Chance::seeded(1));
        let code = secret.code_at(at(3_000)).unwrap();
        for (time, counts) in [(2_970, true), (3_059, true), (2_969, false), (3_060, false)] {
            assert_eq!(
                secret.check(&code, at(time), None).is_some(),
                counts,
                "{time}"
            );
        }
    }

    #[test]
    fn a_code_counts_once_and_none_from_before_it() {
        let secret = Secret::draw(&Chance::seeded(1));
        let (code, before) = (
            secret.code_at(at(3_000)).unwrap(),
            secret.code_at(at(2_970)).unwrap(),
        );
        let step = secret.check(&code, at(3_000), None).unwrap();
        assert_eq!(secret.check(&code, at(3_000), Some(step)), None);
        assert_eq!(secret.check(&before, at(3_000), Some(step)), None);
        assert!(secret.check(&before, at(3_000), Some(step - 2)).is_some());
    }

    #[test]
    fn what_is_no_code_is_none() {
        let secret = Secret::draw(&Chance::seeded(1));
        let code = secret.code_at(at(0)).unwrap();
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert!(secret.check(&spaced, at(0), None).is_some());
        for odd in ["", "12345", "abcdef", "١٢٣٤٥٦", "0000000", "-12345"] {
            assert_eq!(secret.check(odd, at(0), None), None, "{odd}");
        }
    }

    #[test]
    fn an_address_holds_nothing_but_the_account() {
        let secret = Secret::of(b"12345678901234567890").unwrap();
        assert_eq!(
            secret.address("å&b@kalmar.example"),
            "otpauth://totp/Brygga:%C3%A5%26b%40kalmar.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Brygga"
        );
    }

    #[test]
    fn a_recovery_code_is_read_as_people_write_it() {
        let code = RecoveryCode::draw(&Chance::seeded(3));
        let written = code.written();
        assert_eq!(written.len(), 29);
        assert_eq!(RecoveryCode::parse(&written).unwrap(), code);
        let typed = written.to_lowercase().replace(' ', "-");
        assert_eq!(RecoveryCode::parse(&typed).unwrap(), code);
        assert!(RecoveryCode::parse(&written[..28]).is_none());
        assert!(RecoveryCode::parse("").is_none());
    }
}
