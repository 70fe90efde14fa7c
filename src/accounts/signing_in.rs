//! The verbs of signing in: a password, then a code.

use super::{
    account::{Account, login_key},
    hashing::Hasher,
    known_browser::known,
    limits::{ADDRESS, BROWSER, CODE, NETWORK},
    password::Password,
    second_factor::{RecoveryCode, Secret},
    sign_ins::{EndedBy, SignIn, Stage, Token, account_of, begin, end_in},
    table::{account, recovery_code},
};
use crate::{
    audit::{self, Actor},
    kernel::{AccountId, Chance, CivilTime, Moment, SignInId, Zone},
    store::{Fault, Outcome, Store, Unit},
    web::{Bucket, Keys},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

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
    /// A wrong one changes nothing but the count of tries, takes as long whether or not there is such
    /// an account, and its event names none.
    pub(super) async fn password(
        &self,
        email: &str,
        password: &Password,
    ) -> Result<Token, Outcome<Refusal>> {
        let key = login_key(email);
        let counted = self.counted(email, &key);
        if !Bucket::all_have(self.store.read(), &counted, self.now).await? {
            return Err(Refusal::TooMany.into());
        }
        let row = account::Entity::find()
            .filter(account::Column::LoginKey.eq(&key))
            .one(self.store.read())
            .await?;
        let account = match &row {
            Some(row) => account_of(self.store.read(), AccountId::from_uuid(row.id)).await?,
            None => None,
        };
        let today = CivilTime::of(self.now, Zone::stockholm()).date;
        let open = account.filter(|account| account.is_open_on(today));
        let stored = row.and_then(|row| row.password_hash);
        let stored = stored.filter(|_| open.is_some());
        let fits = self.hasher.fits(password, stored.as_deref()).await?;
        match open {
            Some(account) if fits => Ok(self.begin(&account).await?),
            _ => Err(self.refuse(&counted, None, Refusal::Wrong).await?),
        }
    }

    /// Compares the code after the password: the authenticator's, or a recovery code. Right: a new
    /// sign-in takes the place of the half one.
    pub(super) async fn code(
        &self,
        half: &SignIn,
        typed: &str,
    ) -> Result<(SignInId, Token), Outcome<Refusal>> {
        let id = half.account.id;
        let counted = [CODE.bucket(self.keys, &id.to_string())];
        if !Bucket::all_have(self.store.read(), &counted, self.now).await? {
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
        match done {
            Some(begun) => Ok(begun),
            None => Err(self.refuse(&counted, Some(id), Refusal::WrongCode).await?),
        }
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

    /// Counts a wrong try and notes that there was one.
    async fn refuse(
        &self,
        counted: &[Bucket],
        account: Option<AccountId>,
        refusal: Refusal,
    ) -> Result<Outcome<Refusal>, Fault> {
        let within = self
            .store
            .write(|unit| async move {
                if !Bucket::take_all(&unit, counted, self.now).await? {
                    return Err(Outcome::Refused(()));
                }
                self.record(&unit, "sign_in.refused", account).await?;
                Ok(())
            })
            .await;
        match within {
            Ok(()) => Ok(refusal.into()),
            Err(Outcome::Fault(fault)) => Err(fault),
            Err(_) => Ok(Refusal::TooMany.into()),
        }
    }

    /// What a wrong password is counted against.
    fn counted(&self, email: &str, key: &str) -> [Bucket; 2] {
        let own = match known(self.known_browser, email, self.keys) {
            Some(mark) => BROWSER.bucket(self.keys, mark),
            None => ADDRESS.bucket(self.keys, key),
        };
        [NETWORK.bucket(self.keys, self.network), own]
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
async fn take_code(unit: &Unit, now: Moment, id: AccountId, typed: &str) -> Result<bool, Fault> {
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
