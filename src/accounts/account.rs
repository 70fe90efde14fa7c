//! Somebody who works with it.

use super::{
    role::{Grant, Role, Scope},
    table::{account, grant},
};
use crate::{
    kernel::{AccountId, CountyCode, MunicipalityCode, SchoolId},
    locale::Lang,
    store::Fault,
};
use chrono::NaiveDate;

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Has a link, and has not chosen a password yet.
    Invited,
    /// May sign in.
    Active,
    /// May not sign in; its history stays.
    Disabled,
}

impl State {
    /// The state in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Invited, Self::Active, Self::Disabled]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// An account, as lists and guards see it: nothing that proves who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id, which events name.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// The address that signs in and gets mail.
    pub email: String,
    /// How it stands.
    pub state: State,
    /// The last day on which it may be used, if there is one.
    pub last_day: Option<NaiveDate>,
    /// Whether the next thing to do is to choose another password.
    pub must_change: bool,
    /// Whether an authenticator belongs to it.
    pub has_second_factor: bool,
    /// The language of its pages and mails.
    pub lang: Lang,
    /// What it may do, and where.
    pub grants: Vec<Grant>,
}

impl Account {
    /// Puts an account together from its rows.
    ///
    /// # Errors
    /// A [`Fault`] when a row holds something that this version does not know.
    pub(super) fn read(row: account::Model, grants: &[grant::Model]) -> Result<Self, Fault> {
        let grants = grants
            .iter()
            .map(|grant| read_grant(grant).ok_or_else(|| Fault::new("an odd grant")))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            id: AccountId::from_uuid(row.id),
            name: row.name,
            email: row.email,
            state: State::parse(&row.state).ok_or_else(|| Fault::new("an odd account"))?,
            last_day: row.last_day,
            must_change: row.must_change,
            has_second_factor: row.secret.is_some(),
            lang: Lang::from_code(&row.language),
            grants,
        })
    }

    /// Whether it may be used on a day.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.state == State::Active && self.last_day.is_none_or(|last| day <= last)
    }

    /// The roles, wherever they count.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.grants.iter().map(Grant::role)
    }

    /// The municipalities in which it is a host's.
    #[must_use]
    pub fn is_host_in(&self) -> Vec<MunicipalityCode> {
        let hosts = self.grants.iter().filter(|g| g.role() == Role::Host);
        hosts
            .filter_map(|grant| match grant.scope() {
                Scope::Municipality(code) => Some(code.clone()),
                Scope::Installation | Scope::County(_) | Scope::School(..) => None,
            })
            .collect()
    }

    /// The municipality that its mails come from: the first in which it may do something.
    #[must_use]
    pub fn home(&self) -> Option<&MunicipalityCode> {
        self.grants.iter().find_map(|grant| match grant.scope() {
            Scope::Municipality(code) | Scope::School(code, _) => Some(code),
            Scope::Installation | Scope::County(_) => None,
        })
    }

    /// Whether it has one of these roles in a municipality.
    #[must_use]
    pub fn may(&self, roles: &[Role], municipality: &MunicipalityCode) -> bool {
        self.grants
            .iter()
            .any(|grant| roles.contains(&grant.role()) && grant.covers(municipality))
    }
}

/// What an address is found by, however it was typed.
#[must_use]
pub(super) fn login_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A grant as its row holds it.
pub(super) fn grant_row(account: AccountId, grant: &Grant) -> grant::Model {
    let (scope, municipality_code, school_id) = match grant.scope() {
        Scope::Installation => ("installation".to_owned(), None, None),
        Scope::County(county) => (county.to_string(), None, None),
        Scope::Municipality(code) => (code.as_str().to_owned(), Some(code.as_str()), None),
        Scope::School(code, school) => (school.to_string(), Some(code.as_str()), Some(*school)),
    };
    grant::Model {
        account_id: account.uuid(),
        role: grant.role().code().to_owned(),
        scope,
        municipality_code: municipality_code.map(ToOwned::to_owned),
        school_id: school_id.map(SchoolId::uuid),
    }
}

fn read_grant(row: &grant::Model) -> Option<Grant> {
    let code = row
        .municipality_code
        .as_deref()
        .map(MunicipalityCode::parse);
    let scope = match (code, row.school_id) {
        (Some(code), Some(school)) => Scope::School(code?, SchoolId::from_uuid(school)),
        (Some(code), None) => Scope::Municipality(code?),
        (None, _) if row.scope == "installation" => Scope::Installation,
        (None, _) => Scope::County(CountyCode::parse(&row.scope)?),
    };
    Grant::new(Role::parse(&row.role)?, scope)
}
