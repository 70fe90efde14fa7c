//! The verb: an authenticator is added to an account, by whoever has just given its password.

use super::{
    limits::CODE,
    second_factor::{RECOVERY_CODES, RecoveryCode, Secret},
    sign_ins::{SignIn, Token},
    signing_in::Trying,
    table::{account, recovery_code},
};
use crate::{
    kernel::{AccountId, Chance},
    store::{Fault, Outcome, Store},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Why no authenticator was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotAdded {
    /// The code does not fit the secret, so the authenticator does not have it.
    WrongCode,
    /// Too many wrong codes.
    TooMany,
}

impl From<NotAdded> for Outcome<NotAdded> {
    fn from(refusal: NotAdded) -> Self {
        Self::Refused(refusal)
    }
}

/// The secret that an account without an authenticator is being given: the same one until it is proved.
pub(super) async fn secret_for(
    store: &Store,
    chance: &Chance,
    id: AccountId,
) -> Result<Secret, Fault> {
    let fresh = Secret::draw(chance);
    let fresh = &fresh;
    store
        .write(|unit| async move {
            account::Entity::update_many()
                .col_expr(
                    account::Column::NewSecret,
                    Expr::value(fresh.bytes().to_vec()),
                )
                .filter(account::Column::Id.eq(id.uuid()))
                .filter(account::Column::NewSecret.is_null())
                .exec(unit.db())
                .await?;
            let row = account::Entity::find_by_id(id.uuid())
                .one(unit.db())
                .await?;
            row.and_then(|row| Secret::of(&row.new_secret?))
                .ok_or_else(|| Fault::new("an account without a secret to come"))
        })
        .await
}

/// Adds the authenticator that shows the right code. Answers the recovery codes, which nobody can read
/// afterwards, and the sign-in that begins.
pub(super) async fn add(
    trying: &Trying<'_>,
    half: &SignIn,
    typed: &str,
) -> Result<(Vec<RecoveryCode>, Token), Outcome<NotAdded>> {
    let id = half.account.id;
    let counted = [(CODE, id.to_string())];
    if !trying.take(&counted).await? {
        return Err(NotAdded::TooMany.into());
    }
    let codes: Vec<_> = (0..RECOVERY_CODES)
        .map(|_| RecoveryCode::draw(trying.chance))
        .collect();
    let done = trying
        .store
        .write(|unit| {
            let codes = &codes;
            async move {
                unit.lock("accounts", &[id.uuid()]).await?;
                let row = account::Entity::find_by_id(id.uuid())
                    .one(unit.db())
                    .await?;
                let row = row.filter(|row| row.secret.is_none());
                let secret = row.and_then(|row| Secret::of(&row.new_secret?));
                let step = secret
                    .as_ref()
                    .and_then(|s| s.check(typed, trying.now, None));
                let (Some(secret), Some(step)) = (secret, step) else {
                    return Ok::<_, Fault>(None);
                };
                account::Entity::update_many()
                    .col_expr(
                        account::Column::Secret,
                        Expr::value(secret.bytes().to_vec()),
                    )
                    .col_expr(account::Column::NewSecret, Expr::value(None::<Vec<u8>>))
                    .col_expr(account::Column::LastStep, Expr::value(step))
                    .filter(account::Column::Id.eq(id.uuid()))
                    .exec(unit.db())
                    .await?;
                recovery_code::Entity::delete_many()
                    .filter(recovery_code::Column::AccountId.eq(id.uuid()))
                    .exec(unit.db())
                    .await?;
                let rows = codes.iter().map(|code| recovery_code::ActiveModel {
                    account_id: Set(id.uuid()),
                    fingerprint: Set(code.fingerprint().to_vec()),
                    used_at: Set(None),
                });
                recovery_code::Entity::insert_many(rows)
                    .exec_without_returning(unit.db())
                    .await?;
                trying
                    .record(&unit, "account.authenticator_added", Some(id))
                    .await?;
                let (_, token) = trying.whole(&unit, id, half.id).await?;
                Ok(Some(token))
            }
        })
        .await?;
    match done {
        Some(token) => {
            trying.give_back(&counted).await?;
            Ok((codes, token))
        }
        None => Err(NotAdded::WrongCode.into()),
    }
}
