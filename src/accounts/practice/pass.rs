//! The pass between the service and its practice world.

use crate::{
    accounts::{Account, Grant, Role, Scope},
    kernel::{Moment, MunicipalityCode, PersonName},
    store::Fault,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How long there is between the two worlds.
const GOOD_FOR: Duration = Duration::minutes(5);

/// A key with fewer characters can be guessed.
const SHORTEST_KEY: usize = 32;

/// The roles that can be practised: those that meet residents.
const PRACTISED: [Role; 3] = [
    Role::ContactCentre,
    Role::Coordinator,
    Role::SealedDataReader,
];

/// Where the practice world is, and the key that it shares with the service: `[practice]`. Never printed.
#[derive(Clone)]
pub struct PracticeDoor {
    url: String,
    key: String,
}

/// The municipality of the practice world in which everybody works, managed there alone.
#[derive(Debug, Clone)]
pub struct PracticePlace {
    /// Its official code.
    pub code: MunicipalityCode,
    /// Its word in addresses.
    pub slug: String,
}

/// Who comes to practise, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pass {
    pub(super) name: PersonName,
    pub(super) roles: Vec<Role>,
}

/// A pass as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    roles: Vec<String>,
    until: i64,
}

impl PracticeDoor {
    /// The door to the world at an address without a slash at its end.
    ///
    /// # Errors
    /// A [`Fault`] when the key is shorter than 32 characters.
    pub fn new(url: &str, key: &str) -> Result<Self, Fault> {
        if key.chars().count() < SHORTEST_KEY {
            return Err(Fault::new(format!(
                "practice.key must have at least {SHORTEST_KEY} characters"
            )));
        }
        Ok(Self {
            url: url.trim_end_matches('/').to_owned(),
            key: key.to_owned(),
        })
    }

    /// The address of a page of the practice world.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Writes a pass that is good for five minutes.
    pub(super) fn write(&self, pass: &Pass, now: Moment) -> Result<String, Fault> {
        let written = Written {
            name: pass.name.to_string(),
            roles: pass.roles.iter().map(|r| r.code().to_owned()).collect(),
            until: now.plus(GOOD_FOR).microseconds(),
        };
        let said = serde_json::to_vec(&written).map_err(|e| Fault::because("writing a pass", e))?;
        let said = URL_SAFE_NO_PAD.encode(said);
        let mac = URL_SAFE_NO_PAD.encode(self.mac(&said)?.finalize().into_bytes());
        Ok(format!("{said}.{mac}"))
    }

    /// The pass, if it was written with this key and is still good.
    pub(super) fn read(&self, text: &str, now: Moment) -> Option<Pass> {
        let (said, mac) = text.split_once('.')?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        self.mac(said).ok()?.verify_slice(&mac).ok()?;
        let written: Written = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(said).ok()?).ok()?;
        let roles = PRACTISED.into_iter();
        let roles: Vec<_> = roles
            .filter(|role| written.roles.iter().any(|code| code == role.code()))
            .collect();
        let good = now.microseconds() <= written.until && !roles.is_empty();
        let name = PersonName::parse(&written.name).ok()?;
        good.then_some(Pass { name, roles })
    }

    fn mac(&self, said: &str) -> Result<Hmac<Sha256>, Fault> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.as_bytes())
            .map_err(|e| Fault::because("the key of the practice world", e))?;
        mac.update(b"practice pass 1\0");
        mac.update(said.as_bytes());
        Ok(mac)
    }
}

impl Pass {
    /// What somebody can practise who works in a municipality; none without a role for it.
    pub(super) fn of(account: &Account, here: &MunicipalityCode) -> Option<Self> {
        let roles: Vec<_> = PRACTISED
            .into_iter()
            .filter(|role| account.may(&[*role], here))
            .collect();
        let name = PersonName::parse(&account.name).ok()?;
        (!roles.is_empty()).then_some(Self { name, roles })
    }

    /// What the practice world lets them do.
    pub(super) fn grants(&self, place: &PracticePlace) -> Vec<Grant> {
        let scope = || Scope::Municipality(place.code.clone());
        let roles = self.roles.iter();
        roles
            .filter_map(|role| Grant::new(*role, scope()))
            .collect()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: &str = "a key that is known to two worlds alone";

    fn door() -> PracticeDoor {
        PracticeDoor::new("https://ovning.example/", KEY).unwrap()
    }

    fn now() -> Moment {
        Moment::from_microseconds(1_799_000_000_000_000)
    }

    fn ali() -> Pass {
        Pass {
            name: PersonName::parse("Ali Demir").unwrap(),
            roles: vec![Role::ContactCentre],
        }
    }

    #[test]
    fn a_pass_leads_in_for_five_minutes() {
        let written = door().write(&ali(), now()).unwrap();
        assert_eq!(door().read(&written, now()), Some(ali()));
        assert_eq!(door().read(&written, now().plus(GOOD_FOR)), Some(ali()));
        let late = now().plus(GOOD_FOR).plus(Duration::microseconds(1));
        assert_eq!(door().read(&written, late), None);
    }

    #[test]
    fn a_pass_of_another_key_is_none() {
        let other = PracticeDoor::new("https://ovning.example", &KEY.to_uppercase()).unwrap();
        let written = other.write(&ali(), now()).unwrap();
        assert_eq!(door().read(&written, now()), None);
        assert!(PracticeDoor::new("https://ovning.example", "too short").is_err());
    }

    #[test]
    fn nobody_practises_running_the_installation() {
        let pass = Pass {
            roles: vec![Role::Administrator],
            ..ali()
        };
        let written = door().write(&pass, now()).unwrap();
        assert_eq!(door().read(&written, now()), None);
    }

    proptest! {
        #[test]
        fn a_pass_that_was_touched_is_none(at in 0_usize..400, by in 1_u8..255) {
            let written = door().write(&ali(), now()).unwrap();
            let mut bytes = written.clone().into_bytes();
            let at = at % bytes.len();
            bytes[at] ^= by;
            let touched = String::from_utf8_lossy(&bytes).into_owned();
            prop_assert_eq!(door().read(&touched, now()), None);
        }

        #[test]
        fn whatever_is_sent_as_a_pass_is_read_calmly(text in ".{0,200}") {
            prop_assert_eq!(door().read(&text, now()), None);
        }
    }
}
