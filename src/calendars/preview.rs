//! What a file says, kept until whoever sent it has looked it over.

use super::{acting::Acting, table::preview};
use crate::{
    audit::Actor,
    kernel::{AccountId, ImportId, MunicipalityCode, ScarcePersonId, SchoolId},
    store::Fault,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::{Serialize, de::DeserializeOwned};

/// Whose calendar a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Somebody's diary.
    Person(ScarcePersonId),
    /// The calendar of a school, or of every school.
    Schools(Option<SchoolId>),
}

/// Keeps what a file says for the account that sent it, in place of what it sent of the same kind before.
pub(super) async fn keep(
    acting: &Acting<'_>,
    of: Of,
    content: &impl Serialize,
) -> Result<(), Fault> {
    let Actor::Staff(account) = acting.actor else {
        return Err(Fault::new("a file from nobody who is signed in"));
    };
    let content = serde_json::to_string(content)
        .map_err(|e| Fault::because("writing what a calendar file says", e))?;
    let (content, account) = (&content, *account);
    acting
        .store
        .write(|unit| async move {
            preview::Entity::delete_many()
                .filter(preview::Column::AccountId.eq(account.uuid()))
                .filter(preview::Column::MunicipalityCode.eq(acting.municipality.as_str()))
                .filter(match of {
                    Of::Person(person) => preview::Column::PersonId.eq(person.uuid()),
                    Of::Schools(_) => preview::Column::PersonId.is_null(),
                })
                .exec(unit.db())
                .await?;
            let row = preview::ActiveModel {
                id: Set(ImportId::new(acting.now, acting.chance).uuid()),
                account_id: Set(account.uuid()),
                municipality_code: Set(acting.municipality.as_str().to_owned()),
                person_id: Set(match of {
                    Of::Person(person) => Some(person.uuid()),
                    Of::Schools(_) => None,
                }),
                school_id: Set(match of {
                    Of::Schools(school) => school.map(SchoolId::uuid),
                    Of::Person(_) => None,
                }),
                made_at: Set(acting.now.microseconds()),
                content: Set(content.clone()),
            };
            preview::Entity::insert(row)
                .exec_without_returning(unit.db())
                .await?;
            Ok(())
        })
        .await
}

/// What an account has sent and not looked over yet: of somebody's diary, or of school calendars.
pub(super) async fn find<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    account: AccountId,
    municipality: &MunicipalityCode,
    person: Option<ScarcePersonId>,
) -> Result<Option<(ImportId, Option<SchoolId>, T)>, Fault> {
    let row = preview::Entity::find()
        .filter(preview::Column::AccountId.eq(account.uuid()))
        .filter(preview::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(match person {
            Some(person) => preview::Column::PersonId.eq(person.uuid()),
            None => preview::Column::PersonId.is_null(),
        })
        .order_by_desc(preview::Column::MadeAt)
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let content = serde_json::from_str(&row.content)
        .map_err(|e| Fault::because("reading what a calendar file said", e))?;
    let school = row.school_id.map(SchoolId::from_uuid);
    Ok(Some((ImportId::from_uuid(row.id), school, content)))
}
