//! Keys that all instances share: rows, made by whoever starts first.

use crate::{
    kernel::Chance,
    store::{Fault, Store},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, Statement, Value};
use sha2::Sha256;

/// The secret keys of this installation. Never printed.
#[derive(Clone)]
pub struct Keys {
    forms: [u8; 32],
}

impl Keys {
    /// Reads the keys, or makes them in an empty database.
    ///
    /// # Errors
    /// A [`Fault`] when the database cannot be asked or holds a key of another length.
    pub async fn load(store: &Store, chance: &Chance) -> Result<Self, Fault> {
        let fresh: [u8; 32] = chance.bytes();
        let value = store
            .write(|unit| async move {
                let backend = unit.db().get_database_backend();
                unit.db()
                    .execute_raw(Statement::from_sql_and_values(
                        backend,
                        "INSERT INTO keys (name, value) VALUES ('forms', $1) ON CONFLICT (name) DO NOTHING",
                        [Value::from(fresh.to_vec())],
                    ))
                    .await?;
                let row = unit
                    .db()
                    .query_one_raw(Statement::from_string(
                        backend,
                        "SELECT value FROM keys WHERE name = 'forms'",
                    ))
                    .await?
                    .ok_or_else(|| Fault::new("the forms key is missing"))?;
                Ok::<Vec<u8>, Fault>(row.try_get("", "value")?)
            })
            .await?;
        let forms = value
            .try_into()
            .map_err(|_| Fault::new("the forms key has a wrong length"))?;
        Ok(Self { forms })
    }

    /// The key behind the tokens of forms.
    pub(super) fn forms(&self) -> &[u8] {
        &self.forms
    }

    /// A keyed hash of something that must be recognised but not kept.
    pub(super) fn hidden(&self, what: &str) -> String {
        // A key of any length is accepted, so making the code cannot fail.
        let mac = Hmac::<Sha256>::new_from_slice(&self.forms)
            .map(|mut mac| {
                mac.update(b"limit 1\0");
                mac.update(what.as_bytes());
                mac.finalize().into_bytes().to_vec()
            })
            .unwrap_or_default();
        URL_SAFE_NO_PAD.encode(mac)
    }

    /// Bytes that only this installation can make of this purpose and name, the same each time.
    #[must_use]
    pub fn derived(&self, purpose: &str, name: &str) -> [u8; 32] {
        // A key of any length is accepted, so making the code cannot fail.
        Hmac::<Sha256>::new_from_slice(&self.forms)
            .map(|mut mac| {
                mac.update(b"derived 1\0");
                mac.update(purpose.as_bytes());
                mac.update(b"\0");
                mac.update(name.as_bytes());
                mac.finalize().into_bytes().into()
            })
            .unwrap_or_default()
    }

    /// A key for tests.
    #[cfg(test)]
    pub(crate) fn of(forms: [u8; 32]) -> Self {
        Self { forms }
    }
}
