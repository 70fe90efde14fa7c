//! What somebody typed into a form whose sign-in ran out meanwhile: kept until that person is signed
//! in again (WCAG 2.2.5), for one sign-in's length at most.

use super::{role::LONGEST_SIGN_IN, table::set_aside};
use crate::{
    kernel::{AccountId, Moment, SignInId},
    store::{Fault, Store},
    web::Typed,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

/// Fields that are never written down.
const SECRETS: [&str; 4] = ["losenord", "nytt", "kod", "csrf"];

/// A form that waits for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SetAside {
    /// Where it was sent.
    pub(super) path: String,
    /// Names and values of its fields.
    pub(super) fields: Vec<(String, String)>,
}

/// Keeps a form; a later one of the same sign-in takes its place.
pub(super) async fn keep(
    store: &Store,
    now: Moment,
    sign_in: SignInId,
    account: AccountId,
    path: &str,
    typed: &Typed,
) -> Result<(), Fault> {
    let fields: Vec<_> = typed
        .contents()
        .filter(|(name, _)| !SECRETS.contains(name))
        .collect();
    let fields =
        serde_json::to_string(&fields).map_err(|e| Fault::because("setting a form aside", e))?;
    let row = set_aside::ActiveModel {
        sign_in_id: Set(sign_in.uuid()),
        account_id: Set(account.uuid()),
        path: Set(path.to_owned()),
        fields: Set(fields),
        made_at: Set(now.microseconds()),
    };
    store
        .write(|unit| {
            let row = row.clone();
            async move {
                set_aside::Entity::insert(row)
                    .on_conflict(
                        OnConflict::column(set_aside::Column::SignInId)
                            .update_columns([
                                set_aside::Column::Path,
                                set_aside::Column::Fields,
                                set_aside::Column::MadeAt,
                            ])
                            .to_owned(),
                    )
                    .exec_without_returning(unit.db())
                    .await?;
                Ok(())
            }
        })
        .await
}

/// The form that waits for somebody, the latest if there are several.
pub(super) async fn waiting(
    store: &Store,
    now: Moment,
    account: AccountId,
) -> Result<Option<SetAside>, Fault> {
    let row = set_aside::Entity::find()
        .filter(set_aside::Column::AccountId.eq(account.uuid()))
        .filter(set_aside::Column::MadeAt.gt(now.minus(LONGEST_SIGN_IN).microseconds()))
        .order_by_desc(set_aside::Column::MadeAt)
        .one(store.read())
        .await?;
    row.map(|row| {
        let fields = serde_json::from_str(&row.fields)
            .map_err(|e| Fault::because("reading a form that was set aside", e))?;
        Ok(SetAside {
            path: row.path,
            fields,
        })
    })
    .transpose()
}

/// Forgets what waits for somebody: it has been taken up again, or is not wanted.
pub(super) async fn forget(store: &Store, account: AccountId) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            set_aside::Entity::delete_many()
                .filter(set_aside::Column::AccountId.eq(account.uuid()))
                .exec(unit.db())
                .await?;
            Ok(())
        })
        .await
}
