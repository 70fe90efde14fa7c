//! Everybody who could send a request: nobody, and each role in each state, at home and elsewhere.

use crate::support::Town;
use brygga::{
    accounts::{self, Grant, Invitation, Role, Scope},
    audit::Actor as By,
    kernel::{EmailAddress, MunicipalityCode, PersonName, SchoolId},
    locale::Lang,
};
use sea_orm::{ConnectionTrait, Statement, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How an account stands when the request comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// May be used.
    Active,
    /// Has no password yet.
    Invited,
    /// Was closed.
    Disabled,
    /// Its last day is over.
    Expired,
    /// Must choose another password first.
    MustChange,
    /// Has given the password and not the code.
    Half,
}

impl State {
    const ALL: [Self; 6] = [
        Self::Active,
        Self::Invited,
        Self::Disabled,
        Self::Expired,
        Self::MustChange,
        Self::Half,
    ];
}

/// Who sends a request.
#[derive(Debug, Clone)]
pub struct Sender {
    /// The role and where it counts; none for nobody.
    pub role: Option<(Role, MunicipalityCode)>,
    /// How the account stands.
    pub state: State,
    /// What the browser has of it.
    pub cookie: Option<String>,
    /// The account.
    pub account: Option<Uuid>,
}

/// Nobody, and every role in every state in these municipalities.
pub async fn everybody(town: &Town, places: &[MunicipalityCode]) -> Vec<Sender> {
    let mut senders = vec![Sender {
        role: None,
        state: State::Active,
        cookie: None,
        account: None,
    }];
    for place in places {
        let school = a_school(town, place).await;
        for role in Role::ALL {
            for state in State::ALL {
                senders.push(somebody(town, role, place, school, state).await);
            }
        }
    }
    senders
}

async fn a_school(town: &Town, place: &MunicipalityCode) -> SchoolId {
    let id = Uuid::from_u128(u128::from_str_radix(place.as_str(), 16).unwrap());
    run(
        town,
        "INSERT INTO schools (id, municipality_code, name, sort_key) VALUES ($1, $2, $3, $3)",
        vec![id.into(), place.as_str().into(), "Skolan".into()],
    )
    .await;
    SchoolId::from_uuid(id)
}

async fn somebody(
    town: &Town,
    role: Role,
    place: &MunicipalityCode,
    school: SchoolId,
    state: State,
) -> Sender {
    let scope = match role {
        Role::Administrator => Scope::Installation,
        Role::CountyCoordinator => Scope::County(place.county()),
        Role::SchoolCoordinator => Scope::School(place.clone(), school),
        _ => Scope::Municipality(place.clone()),
    };
    let name = format!("{}.{state:?}.{}", role.code(), place.as_str());
    let invitation = Invitation {
        name: PersonName::parse(&name).unwrap(),
        email: EmailAddress::parse(&format!("{name}@example.com")).unwrap(),
        grants: vec![Grant::new(role, scope).unwrap()],
        last_day: None,
        lang: Lang::Swedish,
    };
    let (now, by) = (town.clock.now(), By::Operator);
    let invited = accounts::invite(&town.store, now, &town.chance, &by, &invitation, None).await;
    let account = invited.unwrap_or_else(|_| panic!("{name}")).account.uuid();
    let word = match state {
        State::Invited => "invited",
        State::Disabled => "disabled",
        _ => "active",
    };
    run(
        town,
        "UPDATE accounts SET state = $1, password_hash = 'x', must_change = $2 WHERE id = $3",
        vec![
            word.into(),
            (state == State::MustChange).into(),
            account.into(),
        ],
    )
    .await;
    if state == State::Expired {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let sql = "UPDATE accounts SET last_day = $1 WHERE id = $2";
        run(town, sql, vec![day.into(), account.into()]).await;
    }
    let cookie = town.chance.token();
    let step = if state == State::Half {
        "password"
    } else {
        "whole"
    };
    let (now, later) = (now.microseconds(), now.microseconds() + 3_600_000_000);
    run(
        town,
        "INSERT INTO sign_ins (id, fingerprint, account_id, stage, device, made_at, used_at, ends_at) \
         VALUES ($1, $2, $3, $4, '', $5, $5, $6)",
        vec![
            Uuid::from_bytes(town.chance.bytes()).into(),
            Sha256::digest(cookie.as_bytes()).to_vec().into(),
            account.into(),
            step.into(),
            now.into(),
            later.into(),
        ],
    )
    .await;
    Sender {
        role: Some((role, place.clone())),
        state,
        cookie: Some(cookie),
        account: Some(account),
    }
}

async fn run(town: &Town, sql: &str, values: Vec<Value>) {
    let values = &values;
    town.store
        .write(|unit| async move {
            let db = unit.db();
            let statement =
                Statement::from_sql_and_values(db.get_database_backend(), sql, values.clone());
            db.execute_raw(statement).await?;
            Ok::<_, brygga::store::Fault>(())
        })
        .await
        .unwrap();
}
