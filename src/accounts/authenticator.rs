//! The verb: an authenticator is added to an account, by whoever has just given its password.

use super::{
    limits::CODE,
    recovery_codes,
    second_factor::{RecoveryCode, Secret},
    sign_ins::{SignIn, Token},
    signing_in::Trying,
    table::account,
};
use crate::{
    store::{Fault, Outcome},
    web::Keys,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

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

/// The secret that an account without an authenticator is being given: one for each half sign-in, so that
/// whoever has had the password once does not know the secret of whoever signs in later.
pub(super) fn secret_for(keys: &Keys, half: &SignIn) -> Result<Secret, Fault> {
    let bytes = keys.derived("authenticator", &half.id.to_string());
    // 160 bits (RFC 4226 section 4).
    Secret::of(&bytes[..20]).ok_or_else(|| Fault::new("a secret of another length"))
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
    let codes = recovery_codes::draw(trying.chance);
    let secret = secret_for(trying.keys, half)?;
    let done = trying
        .store
        .write(|unit| {
            let (codes, secret) = (&codes, &secret);
            async move {
                unit.lock("accounts", &[id.uuid()]).await?;
                let row = account::Entity::find_by_id(id.uuid())
                    .one(unit.db())
                    .await?;
                let free = row.is_some_and(|row| row.secret.is_none());
                let step = secret.check(typed, trying.now, None).filter(|_| free);
                let Some(step) = step else {
                    return Ok::<_, Fault>(None);
                };
                account::Entity::update_many()
                    .col_expr(
                        account::Column::Secret,
                        Expr::value(secret.bytes().to_vec()),
                    )
                    .col_expr(account::Column::LastStep, Expr::value(step))
                    .filter(account::Column::Id.eq(id.uuid()))
                    .exec(unit.db())
                    .await?;
                recovery_codes::replace(&unit, id, codes).await?;
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
