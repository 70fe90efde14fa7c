//! The tokens that forms carry, made of a secret that only one browser has: a visitor's cookie, or
//! that of somebody who is signed in.

use super::Keys;
use crate::kernel::Chance;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Whose forms: a token of one kind is none of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormOf {
    /// A visitor's.
    Visit,
    /// Of somebody who is signed in; a new sign-in has new tokens.
    SignIn,
    /// No form's: the mark of a browser in which an address has signed in.
    Browser,
}

impl FormOf {
    fn purpose(self) -> &'static [u8] {
        match self {
            Self::Visit => b"form token 1\0",
            Self::SignIn => b"staff form token 1\0",
            Self::Browser => b"known browser 1\0",
        }
    }

    /// A token for one page. It looks different on every page, so that nothing can be learnt about it
    /// from the length of compressed pages (the BREACH attack).
    #[must_use]
    pub fn token(self, secret: &str, keys: &Keys, chance: &Chance) -> String {
        let mask: [u8; 32] = chance.bytes();
        let mac = self.mac(secret, keys);
        let masked = mac.into_iter().zip(mask).map(|(a, b)| a ^ b);
        let bytes: Vec<u8> = mask.into_iter().chain(masked).collect();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether a token was made of this secret, in constant time.
    #[must_use]
    pub fn owns(self, secret: &str, token: &str, keys: &Keys) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
            return false;
        };
        let Some((mask, masked)) = bytes.split_at_checked(32) else {
            return false;
        };
        let given: Vec<u8> = masked.iter().zip(mask).map(|(a, b)| a ^ b).collect();
        let mac = self.mac(secret, keys);
        mac.len() == 32 && masked.len() == 32 && bool::from(given.ct_eq(&mac))
    }

    fn mac(self, secret: &str, keys: &Keys) -> Vec<u8> {
        // A key of any length is accepted, so making the code cannot fail; an empty one never
        // equals a token of 32 bytes.
        Hmac::<Sha256>::new_from_slice(keys.forms())
            .map(|mut mac| {
                mac.update(self.purpose());
                mac.update(secret.as_bytes());
                mac.finalize().into_bytes().to_vec()
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_belongs_to_one_secret_one_kind_and_one_installation() {
        let keys = Keys::of([1; 32]);
        let chance = Chance::seeded(7);
        let (mine, visit) = ("a-visit-of-my-own-1234", FormOf::Visit);
        let token = visit.token(mine, &keys, &chance);
        assert!(visit.owns(mine, &token, &keys));
        let other = visit.token(mine, &keys, &chance);
        assert!(visit.owns(mine, &other, &keys) && other != token);
        assert!(!visit.owns(mine, &token[..40], &keys));
        assert!(!visit.owns("another-visit-entirely", &token, &keys));
        assert!(!visit.owns(mine, &token, &Keys::of([2; 32])));
        assert!(!FormOf::SignIn.owns(mine, &token, &keys));
        assert!(!visit.owns(mine, "", &keys));
        assert!(!visit.owns(mine, "*not base64*", &keys));
    }
}
