//! How long notices are kept: their words shortly, that they were sent as long as what they are about.

use super::table;
use crate::{
    kernel::Moment,
    store::{Ageing, Fault, RetentionRule, Term, Unit, change_due, count_due},
};
use rocket::async_trait;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};
use uuid::Uuid;

/// How many days a notice's words are kept after it was delivered, refused or taken back, as GOV.UK
/// Notify does it. Receiver, subject and how it went stay as long as what it is about.
pub const TEXTS_KEPT_DAYS: u32 = 7;

/// The rules of the outbox.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    vec![
        RetentionRule::new("message-texts", Term::Days(TEXTS_KEPT_DAYS), Texts),
        RetentionRule::new(
            "account-mails",
            Term::Days(ACCOUNT_MAILS_KEPT_DAYS),
            AccountMails,
        ),
    ]
}

/// How many days it is kept that somebody was sent a mail about their own account: as long as a link.
pub const ACCOUNT_MAILS_KEPT_DAYS: u32 = 90;

/// Kinds that begin so are about somebody's own account.
const ACCOUNT: &str = "account.";

/// That such a mail was sent, when and where to. It belongs to no registration and goes by itself.
struct AccountMails;

#[async_trait]
impl Ageing for AccountMails {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        let ask =
            format!("SELECT count(*) FROM outbox WHERE settled_at < $1 AND kind LIKE '{ACCOUNT}%'");
        count_due(db, ask, [before.microseconds().into()]).await
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let delete = format!(
            "DELETE FROM outbox WHERE id IN \
             (SELECT id FROM outbox WHERE settled_at < $1 AND kind LIKE '{ACCOUNT}%' LIMIT $2)"
        );
        let values = [before.microseconds().into(), i64::from(most).into()];
        change_due(unit, delete, values).await
    }
}

/// Removes all notices about these matters, in the unit of work that removes the matters themselves.
///
/// # Errors
/// A [`Fault`] when they cannot be removed.
pub async fn forget(unit: &Unit, about: &[Uuid]) -> Result<(), Fault> {
    table::Entity::delete_many()
        .filter(table::Column::AboutId.is_in(about.iter().copied()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// The words of notices that are settled.
struct Texts;

#[async_trait]
impl Ageing for Texts {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        let ask = "SELECT count(*) FROM outbox WHERE settled_at < $1 AND body <> ''";
        count_due(db, ask.to_owned(), [before.microseconds().into()]).await
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let empty = "UPDATE outbox SET body = '' WHERE id IN \
                     (SELECT id FROM outbox WHERE settled_at < $1 AND body <> '' LIMIT $2)";
        let values = [before.microseconds().into(), i64::from(most).into()];
        change_due(unit, empty.to_owned(), values).await
    }
}
