//! The verb: somebody chooses a password by a link.

use super::{
    account::State,
    hashing::Hasher,
    links::{self, LinkToken, owner, record},
    password::{Password, PasswordProblem},
    sign_ins::{EndedBy, end_all_of},
    table::{account, link},
};
use crate::{
    audit::Actor,
    kernel::{AccountId, Chance, Moment},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Why no password was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotChosen {
    /// The link was used, is too old, or never was.
    Link,
    /// The password cannot be one.
    Password(PasswordProblem),
}

/// Chooses a password by a link, which is used up with every other link of the account: the account is
/// open, and every sign-in that it had is over. Who then signs in still needs the code. Answers whose it
/// was, by e-mail address.
pub(super) async fn choose_password(
    store: &Store,
    hasher: &Hasher,
    now: Moment,
    chance: &Chance,
    token: &LinkToken,
    typed: &str,
) -> Result<String, Outcome<NotChosen>> {
    let Some(account) = owner(store, now, token).await? else {
        return Err(Outcome::Refused(NotChosen::Link));
    };
    let password = Password::choose(typed, &[&account.name, &account.email])
        .map_err(|problem| Outcome::Refused(NotChosen::Password(problem)))?;
    let hash = &hasher.hash(&password).await?;
    let (id, email) = (account.id, account.email);
    store
        .write(|unit| async move {
            let used = link::Entity::update_many()
                .col_expr(link::Column::UsedAt, Expr::value(now.microseconds()))
                .filter(link::Column::Fingerprint.eq(token.fingerprint()))
                .filter(link::Column::UsedAt.is_null())
                .exec(unit.db())
                .await?;
            if used.rows_affected == 0 {
                return Err(Outcome::Refused(NotChosen::Link));
            }
            links::void(&unit, now, id).await?;
            set_password(&unit, id, hash).await?;
            end_all_of(&unit, now, id, None, EndedBy::Password).await?;
            let actor = Actor::Staff(id);
            record(&unit, now, chance, &actor, "account.password_chosen", id).await?;
            Ok(())
        })
        .await?;
    Ok(email)
}

/// Writes a new hash; an account that was invited is active from now on.
pub(super) async fn set_password(unit: &Unit, id: AccountId, hash: &str) -> Result<(), Fault> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::MustChange, Expr::value(false))
        .col_expr(account::Column::State, Expr::value(State::Active.code()))
        .filter(account::Column::Id.eq(id.uuid()))
        .filter(account::Column::State.ne(State::Disabled.code()))
        .exec(unit.db())
        .await?;
    Ok(())
}
