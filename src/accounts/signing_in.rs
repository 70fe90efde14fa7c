//! The verbs of signing in: a password, then a code.

use super::{
    account::{Account, login_key},
    hashing::Hasher,
    known_browser::known,
    limits::{ADDRESS, BROWSER, CODE, NETWORK},
    password::Password,
    second_factor::{RecoveryCode, Secret},
    sign_ins::{EndedBy, SignIn, Stage, Token, begin, end_in, with_grants},
    table::{account, recovery_code},
};
use crate::{
    audit::{self, Actor},
    kernel::{AccountId, Chance, CivilTime, Moment, SignInId, Zone},
    store::{Fault, Outcome, Store, Unit},
    web::{Bucket, Keys, Limit},
};
use rocket::tokio::time::{Instant, sleep_until};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use std::time::Duration;

/// A wrong password is answered so long after it came, whatever was wrong: longer than a hash takes when
/// a few wait for theirs.
const WRONG_TAKES: Duration = Duration::from_millis(400);

/// And by chance up to so many microseconds longer: answers that are due in the same moment leave in the
/// order in which they were looked at.
const BY_CHANCE: u32 = 20_000;

/// Why somebody was not signed in. None of them says whether there is such an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Address or password is wrong, or the account may not be used.
    Wrong,
    /// The code is wrong, was used, or is of another time.
    WrongCode,
    /// Too many wrong tries: after a while, or by a link in a mail.
    TooMany,
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What signing in needs of the program, and where the try comes from.
pub(super) struct Trying<'a> {
    pub(super) store: &'a Store,
    pub(super) keys: &'a Keys,
    pub(super) hasher: &'a Hasher,
    pub(super) chance: &'a Chance,
    pub(super) now: Moment,
    /// The network, see [`crate::web::network_of`].
    pub(super) network: &'a str,
    /// What kind of browser it is, for the list of sign-ins.
    pub(super) device: &'a str,
    /// The mark of a browser in which somebody has signed in before, as it came.
    pub(super) known_browser: Option<&'a str>,
}

impl Trying<'_> {
    /// Compares a password. Right: the code is next, and the answer goes into the cookie.
    ///
    /// A try is counted before it is looked at, so that those that come at once cannot be more than are
    /// allowed, and given back when it was right. A wrong one changes nothing else, takes as long
    /// whether or not there is such an account, and its event names none.
    pub(super) async fn password(
        &self,
        email: &str,
        password: &Password,
    ) -> Result<Token, Outcome<Refusal>> {
        let due = self.due();
        let key = login_key(email);
        let counted = self.counted(email, &key);
        if !self.take(&counted).await? {
            return Err(Refusal::TooMany.into());
        }
        let row = account::Entity::find()
            .filter(account::Column::LoginKey.eq(&key))
            .one(self.store.read())
            .await?;
        let stored = row.as_ref().and_then(|row| row.password_hash.clone());
        let account = match row {
            Some(row) => Some(with_grants(self.store.read(), row).await?),
            None => None,
        };
        let today = CivilTime::of(self.now, Zone::stockholm()).date;
        let open = account.filter(|account| account.is_open_on(today));
        let stored = stored.filter(|_| open.is_some());
        let fits = self.hasher.fits(password, stored.as_deref()).await?;
        let Some(account) = open.filter(|_| fits) else {
            self.note_refusal(None).await?;
            sleep_until(due).await;
            return Err(Refusal::Wrong.into());
        };
        self.give_back(&counted).await?;
        Ok(self.begin(&account).await?)
    }

    /// Compares the code after the password: the authenticator's, or a recovery code. Right: a new
    /// sign-in takes the place of the half one.
    pub(super) async fn code(
        &self,
        half: &SignIn,
        typed: &str,
    ) -> Result<(SignInId, Token), Outcome<Refusal>> {
        let id = half.account.id;
        let counted = [(CODE, id.to_string())];
        if !self.take(&counted).await? {
            return Err(Refusal::TooMany.into());
        }
        let done = self
            .store
            .write(|unit| async move {
                if !take_code(&unit, self.now, id, typed).await? {
                    return Ok::<_, Fault>(None);
                }
                let begun = self.whole(&unit, id, half.id).await?;
                Ok(Some(begun))
            })
            .await?;
        if let Some(begun) = done {
            self.give_back(&counted).await?;
            return Ok(begun);
        }
        self.note_refusal(Some(id)).await?;
        Err(Refusal::WrongCode.into())
    }

    /// Begins the sign-in that a right code leads to, in the unit that took the code.
    pub(super) async fn whole(
        &self,
        unit: &Unit,
        account: AccountId,
        half: SignInId,
    ) -> Result<(SignInId, Token), Fault> {
        end_in(unit, self.now, half, EndedBy::Renewed).await?;
        let begun = begin(
            unit,
            self.now,
            self.chance,
            account,
            Stage::Whole,
            self.device,
        )
        .await?;
        self.record(unit, "sign_in.begun", Some(account)).await?;
        Ok(begun)
    }

    async fn begin(&self, account: &Account) -> Result<Token, Fault> {
        self.store
            .write(|unit| async move {
                let (_, token) = begin(
                    &unit,
                    self.now,
                    self.chance,
                    account.id,
                    Stage::Password,
                    self.device,
                )
                .await?;
                Ok(token)
            })
            .await
    }

    /// When a wrong answer is given: its time tells nothing of what was wrong.
    fn due(&self) -> Instant {
        let by_chance = Duration::from_micros(self.chance.below(BY_CHANCE).into());
        Instant::now() + WRONG_TAKES + by_chance
    }

    /// What a wrong password is counted against.
    fn counted(&self, email: &str, key: &str) -> [(Limit, String); 2] {
        let own = match known(self.known_browser, email, self.keys) {
            Some(mark) => (BROWSER, mark.to_owned()),
            None => (ADDRESS, key.to_owned()),
        };
        [(NETWORK, self.network.to_owned()), own]
    }

    /// Takes a token of each, or of none; false when one was missing.
    pub(super) async fn take(&self, counted: &[(Limit, String)]) -> Result<bool, Fault> {
        let buckets = counted.iter();
        let buckets: Vec<_> = buckets
            .map(|(limit, key)| limit.bucket(self.keys, key))
            .collect();
        if !Bucket::all_have(self.store.read(), &buckets, self.now).await? {
            return Ok(false);
        }
        let buckets = &buckets;
        let taken = self.store.write(|unit| async move {
            if Bucket::take_all(&unit, buckets, self.now).await? {
                Ok(())
            } else {
                Err(Outcome::Refused(()))
            }
        });
        match taken.await {
            Ok(()) => Ok(true),
            Err(Outcome::Fault(fault)) => Err(fault),
            Err(_) => Ok(false),
        }
    }

    /// A try that was right does not count.
    pub(super) async fn give_back(&self, counted: &[(Limit, String)]) -> Result<(), Fault> {
        for (limit, key) in counted {
            limit
                .give_back(self.store, self.keys, key, self.now)
                .await?;
        }
        Ok(())
    }

    /// Notes that there was a wrong try; whose, only when the password was right.
    async fn note_refusal(&self, account: Option<AccountId>) -> Result<(), Fault> {
        self.store
            .write(|unit| async move { self.record(&unit, "sign_in.refused", account).await })
            .await
    }

    pub(super) async fn record(
        &self,
        unit: &Unit,
        code: &'static str,
        account: Option<AccountId>,
    ) -> Result<(), Fault> {
        let about: Vec<_> = account
            .map(|id| ("account", id.uuid()))
            .into_iter()
            .collect();
        let event = audit::Event {
            code,
            municipality: None,
            about: &about,
        };
        let actor = account.map_or(Actor::Visitor, Actor::Staff);
        audit::record(unit, self.now, self.chance, &actor, &event).await
    }
}

/// Uses a code up, if it is right. Two tries with the same code meet at the row: one of them is right.
pub(super) async fn take_code(
    unit: &Unit,
    now: Moment,
    id: AccountId,
    typed: &str,
) -> Result<bool, Fault> {
    if let Some(code) = RecoveryCode::parse(typed) {
        let used = recovery_code::Entity::update_many()
            .col_expr(
                recovery_code::Column::UsedAt,
                Expr::value(now.microseconds()),
            )
            .filter(recovery_code::Column::AccountId.eq(id.uuid()))
            .filter(recovery_code::Column::Fingerprint.eq(code.fingerprint().to_vec()))
            .filter(recovery_code::Column::UsedAt.is_null())
            .exec(unit.db())
            .await?;
        return Ok(used.rows_affected == 1);
    }
    let Some(row) = account::Entity::find_by_id(id.uuid())
        .one(unit.db())
        .await?
    else {
        return Ok(false);
    };
    let Some(secret) = row.secret.as_deref().and_then(Secret::of) else {
        return Ok(false);
    };
    let Some(step) = secret.check(typed, now, row.last_step) else {
        return Ok(false);
    };
    let earlier = account::Column::LastStep
        .is_null()
        .or(account::Column::LastStep.lt(step));
    let used = account::Entity::update_many()
        .col_expr(account::Column::LastStep, Expr::value(step))
        .filter(account::Column::Id.eq(id.uuid()))
        .filter(earlier)
        .exec(unit.db())
        .await?;
    Ok(used.rows_affected == 1)
}
