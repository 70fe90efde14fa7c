//! A half-filled form as a row: it survives a kill of the program, and staff can open it by its code
//! (mission rule "Lasting", experience.md section 8.3).

use super::answers::Answers;
use crate::{
    kernel::{Chance, DraftId, Moment, MunicipalityCode, RegistrationId, RoundId, spoken_code},
    locale::Lang,
    registrations::table::draft::{ActiveModel, Column, Entity, Model},
    store::{Fault, Store},
    web::{Failure, Here, Visit},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};

/// How long a draft is kept after it was last touched: more than a day, so that nobody is ever
/// hurried (experience.md 2, WCAG 2.2.6).
pub(in crate::registrations) const KEPT: Duration = Duration::days(3);

/// So many codes are tried before something else must be wrong.
const MOST_TRIES: u32 = 40;

/// What a draft is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::registrations) enum Purpose {
    /// Asking for a place.
    SignUp,
    /// Practising: nothing is sent, staff do not see it.
    Practice,
    /// Changing what a registration says.
    Change,
}

impl Purpose {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::Practice => "practice",
            Self::Change => "change",
        }
    }
}

/// Whose draft: one per visit, municipality and purpose.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::registrations) struct Owner {
    pub(in crate::registrations) visit: [u8; 32],
    pub(in crate::registrations) municipality: MunicipalityCode,
    pub(in crate::registrations) purpose: Purpose,
}

impl Owner {
    /// The visit of this request, under this municipality.
    pub(in crate::registrations) fn of(
        here: &Here<'_>,
        visit: &Visit,
        purpose: Purpose,
    ) -> Result<Self, Failure> {
        Ok(Self {
            visit: visit.fingerprint(),
            municipality: here.municipality()?,
            purpose,
        })
    }
}

/// A half-filled form.
#[derive(Debug, Clone)]
pub(in crate::registrations) struct Draft {
    pub(in crate::registrations) id: DraftId,
    /// «K7 42»: what one says on the phone.
    pub(in crate::registrations) code: String,
    /// What it asks for a place in; none in practice.
    pub(in crate::registrations) round: Option<RoundId>,
    /// What came of it, or what it changes.
    pub(in crate::registrations) registration: Option<RegistrationId>,
    pub(in crate::registrations) answers: Answers,
    version: i64,
}

impl Draft {
    /// Whether it has been sent: its answers may be used again, for another round.
    pub(in crate::registrations) fn is_sent(&self) -> bool {
        self.registration.is_some()
    }

    /// Tells these answers from others: whoever sends what they have looked over says what it was.
    pub(in crate::registrations) fn print(&self) -> Result<String, Fault> {
        Ok(print_of(&written(&self.answers)?))
    }
}

/// Tells answers, as they are written down, from others.
pub(in crate::registrations) fn print_of(written: &str) -> String {
    let hash = Sha256::digest(written.as_bytes());
    URL_SAFE_NO_PAD.encode(&hash[..12])
}

/// The owner's draft, if there is one.
pub(in crate::registrations) async fn load(
    db: &impl ConnectionTrait,
    owner: &Owner,
) -> Result<Option<Draft>, Fault> {
    let row = Entity::find()
        .filter(Column::Visit.eq(owner.visit.to_vec()))
        .filter(Column::MunicipalityCode.eq(owner.municipality.as_str()))
        .filter(Column::Purpose.eq(owner.purpose.code()))
        .one(db)
        .await?;
    row.map(read).transpose()
}

/// Begins a draft, unless another page of the same visit has begun one meanwhile, which is then
/// answered as it is.
pub(in crate::registrations) async fn begin(
    store: &Store,
    now: Moment,
    chance: &Chance,
    owner: &Owner,
    start: Start,
) -> Result<Draft, Fault> {
    let answers = written(&start.answers)?;
    for tried in 0..MOST_TRIES {
        let id = DraftId::new(now, chance);
        let code = match owner.purpose {
            Purpose::SignUp => spoken_code(chance, tried),
            // Nobody says these, so they take none of the short codes.
            Purpose::Practice | Purpose::Change => id.to_string(),
        };
        let row = ActiveModel {
            id: Set(id.uuid()),
            municipality_code: Set(owner.municipality.as_str().to_owned()),
            visit: Set(owner.visit.to_vec()),
            purpose: Set(owner.purpose.code().to_owned()),
            code: Set(code.clone()),
            round_id: Set(start.round.map(RoundId::uuid)),
            registration_id: Set(start.registration.map(RegistrationId::uuid)),
            answers: Set(answers.clone()),
            language: Set(start.lang.code().to_owned()),
            version: Set(1),
            begun_at: Set(now.microseconds()),
            touched_at: Set(now.microseconds()),
        };
        let insert = Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .build(store.read().get_database_backend());
        if store.jot(insert).await? > 0 {
            return Ok(Draft {
                id,
                code,
                round: start.round,
                registration: start.registration,
                answers: start.answers,
                version: 1,
            });
        }
        if let Some(draft) = load(store.read(), owner).await? {
            return Ok(draft);
        }
    }
    Err(Fault::new("no free code for a draft was found"))
}

/// What a draft begins with.
#[derive(Debug, Clone)]
pub(in crate::registrations) struct Start {
    pub(in crate::registrations) round: Option<RoundId>,
    pub(in crate::registrations) registration: Option<RegistrationId>,
    pub(in crate::registrations) answers: Answers,
    pub(in crate::registrations) lang: Lang,
}

/// Keeps a draft as it is now. False when another page of the same visit has kept it meanwhile: then
/// it must be loaded again.
pub(in crate::registrations) async fn save(
    store: &Store,
    now: Moment,
    draft: &mut Draft,
) -> Result<bool, Fault> {
    let update = Entity::update_many()
        .col_expr(Column::Answers, Expr::value(written(&draft.answers)?))
        .col_expr(Column::RoundId, Expr::value(draft.round.map(RoundId::uuid)))
        .col_expr(
            Column::RegistrationId,
            Expr::value(draft.registration.map(RegistrationId::uuid)),
        )
        .col_expr(Column::Version, Expr::value(draft.version + 1))
        .col_expr(Column::TouchedAt, Expr::value(now.microseconds()))
        .filter(Column::Id.eq(draft.id.uuid()))
        .filter(Column::Version.eq(draft.version))
        .build(store.read().get_database_backend());
    let saved = store.jot(update).await? > 0;
    if saved {
        draft.version += 1;
    }
    Ok(saved)
}

/// Throws a draft away.
pub(in crate::registrations) async fn forget(store: &Store, draft: &Draft) -> Result<(), Fault> {
    let delete = Entity::delete_many()
        .filter(Column::Id.eq(draft.id.uuid()))
        .build(store.read().get_database_backend());
    store.jot(delete).await?;
    Ok(())
}

fn written(answers: &Answers) -> Result<String, Fault> {
    serde_json::to_string(answers).map_err(|e| Fault::because("writing a draft", e))
}

fn read(row: Model) -> Result<Draft, Fault> {
    Ok(Draft {
        id: DraftId::from_uuid(row.id),
        code: row.code,
        round: row.round_id.map(RoundId::from_uuid),
        registration: row.registration_id.map(RegistrationId::from_uuid),
        answers: serde_json::from_str(&row.answers)
            .map_err(|e| Fault::because("reading a draft", e))?,
        version: row.version,
    })
}
