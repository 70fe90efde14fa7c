//! The verb: somebody who is signed in gets other recovery codes. And what the codes of an account are
//! replaced by.

use super::{
    account::Account,
    limits::CODE,
    notices::{self, Changed},
    password::Password,
    second_factor::{RECOVERY_CODES, RecoveryCode},
    signing_in::{Trying, take_code},
    table::{account, recovery_code},
};
use crate::{
    kernel::{AccountId, Chance},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Why the codes stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotRenewed {
    /// The password was not right.
    Wrong,
    /// The code is wrong, was used, or is of another time.
    WrongCode,
    /// Too many wrong tries.
    TooMany,
}

impl From<NotRenewed> for Outcome<NotRenewed> {
    fn from(refusal: NotRenewed) -> Self {
        Self::Refused(refusal)
    }
}

/// Replaces the recovery codes of an account; answers the new ones, which nobody can read afterwards.
/// Password and code are asked for, so that nobody makes a way in at a screen that was left (ASVS 6.1.3,
/// 7.5.1); wrong tries count.
pub(super) async fn renew(
    trying: &Trying<'_>,
    of: &Account,
    (password, code): (&str, &str),
    base: &str,
) -> Result<Vec<RecoveryCode>, Outcome<NotRenewed>> {
    let counted = [(CODE, of.id.to_string())];
    if !trying.take(&counted).await? {
        return Err(NotRenewed::TooMany.into());
    }
    let row = account::Entity::find_by_id(of.id.uuid())
        .one(trying.store.read())
        .await?;
    let stored = row.and_then(|row| row.password_hash);
    let typed = Password::typed(password);
    if !trying.hasher.fits(&typed, stored.as_deref()).await? {
        return Err(NotRenewed::Wrong.into());
    }
    let codes = &draw(trying.chance);
    trying
        .store
        .write(|unit| async move {
            unit.lock("accounts", &[of.id.uuid()]).await?;
            if !take_code(&unit, trying.now, of.id, code).await? {
                return Err(NotRenewed::WrongCode.into());
            }
            replace(&unit, of.id, codes).await?;
            let event = "account.recovery_codes_renewed";
            trying.record(&unit, event, Some(of.id)).await?;
            let with = (trying.now, trying.chance);
            notices::tell(&unit, with, of, Changed::RecoveryCodes, base).await?;
            Ok::<_, Outcome<NotRenewed>>(())
        })
        .await?;
    trying.give_back(&counted).await?;
    Ok(codes.clone())
}

/// Fresh codes, as many as somebody gets.
pub(super) fn draw(chance: &Chance) -> Vec<RecoveryCode> {
    (0..RECOVERY_CODES)
        .map(|_| RecoveryCode::draw(chance))
        .collect()
}

/// Puts these in the place of those that an account has.
pub(super) async fn replace(
    unit: &Unit,
    id: AccountId,
    codes: &[RecoveryCode],
) -> Result<(), Fault> {
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
    Ok(())
}
