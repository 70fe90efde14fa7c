//! Reads of accounts and sign-ins.

use super::{
    account::Account,
    own_sessions::{OwnSessions, is_left_alone},
    role::Scope,
    second_factor::Secret,
    sign_ins::{EndedBy, end_in},
    table::{account, grant, recovery_code, sign_in},
};
use crate::{
    kernel::{AccountId, Moment, MunicipalityCode, SignInId},
    locale::Lang,
    municipalities::{self, County, Municipality, School},
    store::{Fault, Store, Unit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Query,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A sign-in in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) id: SignInId,
    pub(super) device: String,
    pub(super) made_at: Moment,
    pub(super) used_at: Moment,
}

/// What the places are called in which roles count.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    counties: Vec<County>,
    municipalities: Vec<Municipality>,
    schools: Vec<School>,
}

impl Places {
    pub(super) fn municipality(&self, code: &MunicipalityCode) -> Option<&Municipality> {
        self.municipalities.iter().find(|place| place.code == *code)
    }

    /// The municipalities, in the order they were read.
    pub(super) fn municipalities(&self) -> impl Iterator<Item = &Municipality> {
        self.municipalities.iter()
    }

    /// What a scope is called; none for everywhere.
    pub(super) fn name_of(&self, lang: Lang, scope: &Scope) -> Option<String> {
        match scope {
            Scope::Installation => None,
            Scope::County(code) => {
                let county = self.counties.iter().find(|county| county.code == *code);
                Some(county.map_or_else(|| code.to_string(), |c| c.name.of(lang).to_owned()))
            }
            Scope::Municipality(code) => Some(self.municipality(code)?.name.clone()),
            Scope::School(_, id) => {
                let school = self.schools.iter().find(|school| school.id == *id);
                school.map(|school| school.name.clone())
            }
        }
    }
}

/// The names of the places that an account's roles count in.
pub(super) async fn places(db: &impl ConnectionTrait, account: &Account) -> Result<Places, Fault> {
    all_places(db, std::slice::from_ref(account)).await
}

/// The same for several accounts.
pub(super) async fn all_places(
    db: &impl ConnectionTrait,
    accounts: &[Account],
) -> Result<Places, Fault> {
    let grants = accounts.iter().flat_map(|account| &account.grants);
    let of_schools: BTreeSet<_> = grants
        .filter_map(|grant| match grant.scope() {
            Scope::School(municipality, _) => Some(municipality),
            _ => None,
        })
        .collect();
    let mut schools = Vec::new();
    for municipality in of_schools {
        schools.extend(municipalities::schools(db, municipality).await?);
    }
    Ok(Places {
        counties: municipalities::counties(db).await?,
        municipalities: municipalities::all(db).await?,
        schools,
    })
}

/// The logins of a municipality by name, in Swedish order: those that others may be told are somebody's.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn logins(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<(AccountId, String)>, Fault> {
    let accounts = accounts_in(db, Some(municipality)).await?;
    let accounts = accounts.into_iter();
    Ok(accounts.map(|account| (account.id, account.name)).collect())
}

/// The accounts with a role in a municipality, or all there are, in Swedish order.
pub(super) async fn accounts_in(
    db: &impl ConnectionTrait,
    municipality: Option<&MunicipalityCode>,
) -> Result<Vec<Account>, Fault> {
    let mut rows = account::Entity::find()
        .filter(account::Column::Email.ne(""))
        .order_by_asc(account::Column::SortKey);
    if let Some(code) = municipality {
        let there = Query::select()
            .column(grant::Column::AccountId)
            .from(grant::Entity)
            .and_where(grant::Column::MunicipalityCode.eq(code.as_str()))
            .to_owned();
        rows = rows.filter(account::Column::Id.in_subquery(there));
    }
    let rows = rows.order_by_asc(account::Column::Id).all(db).await?;
    let mut grants: HashMap<Uuid, Vec<grant::Model>> = HashMap::new();
    for row in grant::Entity::find().all(db).await? {
        grants.entry(row.account_id).or_default().push(row);
    }
    rows.into_iter()
        .map(|row| {
            let own = grants.remove(&row.id).unwrap_or_default();
            Account::read(row, &own)
        })
        .collect()
}

/// The sign-ins of an account that are not over, the latest used first.
pub(super) async fn live_sign_ins(
    store: &Store,
    sessions: &dyn OwnSessions,
    now: Moment,
    account: &Account,
) -> Result<Vec<Listed>, Fault> {
    let rows = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(account.id.uuid()))
        .filter(sign_in::Column::Stage.eq("whole"))
        .filter(sign_in::Column::EndedAt.is_null())
        .filter(sign_in::Column::EndsAt.gt(now.microseconds()))
        .order_by_desc(sign_in::Column::UsedAt)
        .all(store.read())
        .await?;
    let mut live = Vec::new();
    for row in rows {
        let used_at = Moment::from_microseconds(row.used_at);
        if is_left_alone(store, sessions, account, used_at, now).await? {
            continue;
        }
        live.push(Listed {
            id: SignInId::from_uuid(row.id),
            device: row.device,
            made_at: Moment::from_microseconds(row.made_at),
            used_at,
        });
    }
    Ok(live)
}

/// How many recovery codes somebody has left.
pub(super) async fn codes_left(db: &impl ConnectionTrait, id: AccountId) -> Result<u64, Fault> {
    Ok(recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(id.uuid()))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(db)
        .await?)
}

/// Ends one sign-in of an account; that of another account is left alone.
pub(super) async fn end_own(
    unit: &Unit,
    now: Moment,
    account: AccountId,
    id: SignInId,
) -> Result<(), Fault> {
    let own = sign_in::Entity::find_by_id(id.uuid())
        .filter(sign_in::Column::AccountId.eq(account.uuid()))
        .one(unit.db())
        .await?;
    match own {
        Some(_) => end_in(unit, now, id, EndedBy::Revoked).await,
        None => Ok(()),
    }
}

/// What an account's authenticator shows now: for the demo, whose people have none.
pub(super) async fn code_now(
    db: &impl ConnectionTrait,
    id: AccountId,
    now: Moment,
) -> Result<Option<String>, Fault> {
    let row = account::Entity::find_by_id(id.uuid()).one(db).await?;
    let secret = row.and_then(|row| Secret::of(&row.secret?));
    Ok(secret.and_then(|secret| secret.code_at(now)))
}

/// What somebody is called; none when there is no such account, or only its id is left.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn name_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<String>, Fault> {
    let row = account::Entity::find_by_id(id.uuid()).one(db).await?;
    Ok(row.map(|row| row.name).filter(|name| !name.is_empty()))
}
