//! Sign-ins are rows: begun, used, listed, ended.

use super::{
    account::Account,
    own_sessions::{OwnSessions, is_left_alone},
    role::LONGEST_SIGN_IN,
    table::{account, grant, sign_in},
};
use crate::{
    kernel::{AccountId, Chance, CivilTime, Moment, SignInId, Zone},
    store::{Fault, Store, Unit},
};
use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use sha2::{Digest, Sha256};

/// How long there is for the code after the password.
const FOR_THE_CODE: Duration = Duration::minutes(10);

/// A use within this time of the last one is not written down.
const USES_APART: Duration = Duration::minutes(1);

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The password was right; the code is missing.
    Password,
    /// Signed in.
    Whole,
}

impl Stage {
    fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Whole => "whole",
        }
    }
}

/// Why a sign-in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndedBy {
    /// Another took its place: the code was given.
    Renewed,
    /// The person signed out.
    Out,
    /// Left alone for too long.
    Idle,
    /// A working day is over.
    Age,
    /// Ended from the list.
    Revoked,
    /// The password or the authenticator was changed.
    Password,
    /// What the account may do was changed, or it was closed.
    Rights,
}

impl EndedBy {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Renewed => "renewed",
            Self::Out => "out",
            Self::Idle => "idle",
            Self::Age => "age",
            Self::Revoked => "revoked",
            Self::Password => "password",
            Self::Rights => "rights",
        }
    }
}

/// What the cookie holds. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Token(String);

impl Token {
    /// What stands in a cookie.
    pub(super) fn of(cookie: &str) -> Self {
        Self(cookie.to_owned())
    }

    /// For the cookie.
    pub(super) fn secret(&self) -> &str {
        &self.0
    }

    /// What the database keeps: nobody who reads it can make the cookie.
    pub(super) fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

/// A browser in which somebody is signed in, or nearly.
#[derive(Debug, Clone)]
pub(super) struct SignIn {
    pub(super) id: SignInId,
    pub(super) account: Account,
    pub(super) stage: Stage,
}

/// What a cookie leads to.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// Nothing, or a sign-in that was ended.
    Nothing,
    /// A whole sign-in that has just been left alone for too long, or is too old: whose it was.
    Over(SignInId, AccountId),
    /// A sign-in.
    Live(Box<SignIn>),
}

/// Begins a sign-in; answers what its cookie holds.
pub(super) async fn begin(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    account: AccountId,
    stage: Stage,
    device: &str,
) -> Result<(SignInId, Token), Fault> {
    let token = Token(chance.token());
    let id = SignInId::new(now, chance);
    let lasts = match stage {
        Stage::Password => FOR_THE_CODE,
        Stage::Whole => LONGEST_SIGN_IN,
    };
    let row = sign_in::ActiveModel {
        id: Set(id.uuid()),
        fingerprint: Set(token.fingerprint().to_vec()),
        account_id: Set(account.uuid()),
        stage: Set(stage.code().to_owned()),
        device: Set(device.to_owned()),
        made_at: Set(now.microseconds()),
        used_at: Set(now.microseconds()),
        ends_at: Set(now.plus(lasts).microseconds()),
        ended_at: Set(None),
        ended_by: Set(None),
    };
    sign_in::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok((id, token))
}

/// What a cookie leads to now. A use is written down now and then; one that is over is ended.
pub(super) async fn find(
    store: &Store,
    sessions: &dyn OwnSessions,
    token: &Token,
    now: Moment,
) -> Result<Found, Fault> {
    let row = sign_in::Entity::find()
        .filter(sign_in::Column::Fingerprint.eq(token.fingerprint().to_vec()))
        .filter(sign_in::Column::EndedAt.is_null())
        .one(store.read())
        .await?;
    let Some(row) = row else {
        return Ok(Found::Nothing);
    };
    let Some(account) = account_of(store.read(), AccountId::from_uuid(row.account_id)).await?
    else {
        return Ok(Found::Nothing);
    };
    let id = SignInId::from_uuid(row.id);
    let today = CivilTime::of(now, Zone::stockholm()).date;
    if !account.is_open_on(today) {
        return Ok(Found::Nothing);
    }
    let used_at = Moment::from_microseconds(row.used_at);
    let over = if Moment::from_microseconds(row.ends_at) <= now {
        Some(EndedBy::Age)
    } else if is_left_alone(store, sessions, &account, used_at, now).await? {
        Some(EndedBy::Idle)
    } else {
        None
    };
    let stage = match row.stage.as_str() {
        "whole" => Stage::Whole,
        _ => Stage::Password,
    };
    if let Some(why) = over {
        end(store, now, &[id], why).await?;
        // Who has given the password alone has nothing that could be kept.
        return Ok(match stage {
            Stage::Whole => Found::Over(id, account.id),
            Stage::Password => Found::Nothing,
        });
    }
    if now.since(used_at) >= USES_APART {
        use_again(store, now, id).await?;
    }
    Ok(Found::Live(Box::new(SignIn { id, account, stage })))
}

/// An account with its grants.
pub(super) async fn account_of(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<Account>, Fault> {
    let known = account::Entity::find_by_id(id.uuid()).filter(account::Column::Email.ne(""));
    match known.one(db).await? {
        Some(row) => with_grants(db, row).await.map(Some),
        None => Ok(None),
    }
}

/// The account of a row, with its grants.
pub(super) async fn with_grants(
    db: &impl ConnectionTrait,
    row: account::Model,
) -> Result<Account, Fault> {
    let grants = grant::Entity::find()
        .filter(grant::Column::AccountId.eq(row.id))
        .order_by_asc(grant::Column::Role)
        .order_by_asc(grant::Column::Scope)
        .all(db)
        .await?;
    Account::read(row, &grants)
}

async fn use_again(store: &Store, now: Moment, id: SignInId) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            sign_in::Entity::update_many()
                .col_expr(sign_in::Column::UsedAt, Expr::value(now.microseconds()))
                .filter(sign_in::Column::Id.eq(id.uuid()))
                .exec(unit.db())
                .await?;
            Ok::<_, Fault>(())
        })
        .await
}

/// Ends some sign-ins, in a unit of its own.
pub(super) async fn end(
    store: &Store,
    now: Moment,
    ids: &[SignInId],
    why: EndedBy,
) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            let ids = ids.iter().map(|id| id.uuid());
            end_where(&unit, now, sign_in::Column::Id.is_in(ids), why).await
        })
        .await
}

/// Ends one sign-in in a unit of work.
pub(super) async fn end_in(
    unit: &Unit,
    now: Moment,
    id: SignInId,
    why: EndedBy,
) -> Result<(), Fault> {
    end_where(unit, now, sign_in::Column::Id.eq(id.uuid()), why).await
}

/// Ends every sign-in of an account, but for one if it is said.
pub(super) async fn end_all_of(
    unit: &Unit,
    now: Moment,
    account: AccountId,
    but: Option<SignInId>,
    why: EndedBy,
) -> Result<(), Fault> {
    let mut which = sign_in::Column::AccountId.eq(account.uuid());
    if let Some(but) = but {
        which = which.and(sign_in::Column::Id.ne(but.uuid()));
    }
    end_where(unit, now, which, why).await
}

async fn end_where(
    unit: &Unit,
    now: Moment,
    which: sea_orm::sea_query::SimpleExpr,
    why: EndedBy,
) -> Result<(), Fault> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(now.microseconds()))
        .col_expr(sign_in::Column::EndedBy, Expr::value(why.code()))
        .filter(which)
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(unit.db())
        .await?;
    Ok(())
}
