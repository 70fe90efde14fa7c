//! The verb: somebody who is signed in chooses another password.

use super::{
    account::Account,
    choosing::set_password,
    limits::CODE,
    links::record,
    notices::{self, Changed},
    password::{Password, PasswordProblem},
    sign_ins::{EndedBy, end_all_of},
    signing_in::Trying,
    table::account,
};
use crate::{
    audit::Actor,
    kernel::SignInId,
    store::{Fault, Outcome},
};
use sea_orm::EntityTrait;

/// Why the password stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotChanged {
    /// The old one was not right.
    Wrong,
    /// The new one is the old one.
    Same,
    /// Too many wrong tries.
    TooMany,
    /// The new one cannot be a password.
    Password(PasswordProblem),
}

impl From<NotChanged> for Outcome<NotChanged> {
    fn from(refusal: NotChanged) -> Self {
        Self::Refused(refusal)
    }
}

/// Replaces the password of an account, and ends its other sign-ins. The old one is asked for, so that
/// nobody can take over an account at a screen that was left (ASVS 6.2.3); wrong tries count.
pub(super) async fn change_password(
    trying: &Trying<'_>,
    (account, sign_in): (&Account, SignInId),
    (old, new): (&str, &str),
    base: &str,
) -> Result<(), Outcome<NotChanged>> {
    let id = account.id;
    let counted = [(CODE, id.to_string())];
    if !trying.take(&counted).await? {
        return Err(NotChanged::TooMany.into());
    }
    let row = account::Entity::find_by_id(id.uuid())
        .one(trying.store.read())
        .await?;
    let stored = row.and_then(|row| row.password_hash);
    let typed = Password::typed(old);
    if !trying.hasher.fits(&typed, stored.as_deref()).await? {
        return Err(NotChanged::Wrong.into());
    }
    trying.give_back(&counted).await?;
    let chosen = Password::choose(new, &[&account.name, &account.email])
        .map_err(|problem| Outcome::Refused(NotChanged::Password(problem)))?;
    if old == new {
        return Err(NotChanged::Same.into());
    }
    let hash = trying.hasher.hash(&chosen).await?;
    trying
        .store
        .write(|unit| {
            let hash = &hash;
            async move {
                set_password(&unit, id, hash).await?;
                end_all_of(&unit, trying.now, id, Some(sign_in), EndedBy::Password).await?;
                let actor = Actor::Staff(id);
                let code = "account.password_changed";
                record(&unit, trying.now, trying.chance, &actor, code, id).await?;
                let with = (trying.now, trying.chance);
                notices::tell(&unit, with, account, Changed::Password, base).await
            }
        })
        .await
        .map_err(|fault: Fault| fault.into())
}
