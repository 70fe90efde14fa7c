//! Protected identity: an alias that anybody may be called, and what is kept beside it.
//!
//! What is kept is handed over for a [`Reading`] alone, and a reading is made by [`open_sealed`]: a row that
//! stays, with who read, when and why, and an event that holds ids.

use super::{
    newcomer::Newcomer,
    queries,
    table::{
        resident::{Column, Entity, Model},
        sealed_person, sealed_reading,
    },
};
use crate::{
    audit::By,
    kernel::{
        AccountId, BirthYear, Chance, Moment, MunicipalityCode, PersonName, ReadingId, ResidentId,
    },
    store::{Fault, Outcome, Unit},
};
use chrono::Duration;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::convert::Infallible;

/// How long what was opened can be read.
const OPEN_FOR: Duration = Duration::minutes(15);

/// How somebody with protected identity is told of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// They call and ask.
    Asks,
    /// By letter through the official forwarding.
    Forwarding,
}

impl ToldBy {
    /// Both, in the order in which they are asked.
    pub const ALL: [Self; 2] = [Self::Asks, Self::Forwarding];

    /// The word in forms and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Forwarding => "forwarding",
        }
    }

    /// The way with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// What is kept of somebody with protected identity beside the alias: no more than what news need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealed {
    /// Nothing: they call and ask.
    Asks,
    /// The real name, which letters are forwarded to.
    Forwarding(PersonName),
}

impl Sealed {
    fn told_by(&self) -> ToldBy {
        match self {
            Self::Asks => ToldBy::Asks,
            Self::Forwarding(_) => ToldBy::Forwarding,
        }
    }
}

/// Why a protected identity is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The person is on the phone.
    OnThePhone,
    /// A message must reach them.
    Message,
    /// A question about the door list.
    DoorList,
    /// The log is checked.
    CheckOfLog,
}

impl Reason {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [
        Self::OnThePhone,
        Self::Message,
        Self::DoorList,
        Self::CheckOfLog,
    ];

    /// The word in forms and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OnThePhone => "phone",
            Self::Message => "message",
            Self::DoorList => "door-list",
            Self::CheckOfLog => "log",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Who opens a protected identity, and why.
#[derive(Debug, Clone)]
pub struct Why {
    /// Whose account.
    pub reader: AccountId,
    /// Why, in a word.
    pub reason: Reason,
    /// Why, in the reader's own words; never empty, two hundred signs at most.
    pub words: String,
}

/// A protected identity that has been opened: whoever has one may read what is kept.
#[derive(Debug, Clone)]
pub struct Reading {
    id: ReadingId,
    municipality: MunicipalityCode,
    resident: ResidentId,
    reader: AccountId,
    reason: Option<Reason>,
    words: String,
    at: Moment,
}

impl Reading {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> ReadingId {
        self.id
    }

    /// Whose municipality.
    #[must_use]
    pub fn municipality(&self) -> &MunicipalityCode {
        &self.municipality
    }

    /// Who was read of.
    #[must_use]
    pub fn resident(&self) -> ResidentId {
        self.resident
    }

    /// Who read.
    #[must_use]
    pub fn reader(&self) -> AccountId {
        self.reader
    }

    /// Why, in a word.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.reason
    }

    /// Why, in the reader's own words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// When.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Until when what was opened can be read.
    #[must_use]
    pub fn until(&self) -> Moment {
        self.at.plus(OPEN_FOR)
    }
}

/// Somebody with protected identity, as far as they are known.
#[derive(Debug, Clone)]
pub struct SealedPerson {
    /// What they are called on the list.
    pub alias: PersonName,
    /// Their year of birth.
    pub born: BirthYear,
    /// What is kept beside it.
    pub sealed: Sealed,
}

/// Writes somebody new with protected identity. Nobody is known again by an alias, nothing but the year stands
/// beside it, and it is found by no words.
///
/// # Errors
/// A [`Fault`] when rows cannot be written.
pub async fn enter_sealed(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    alias: &Newcomer,
    sealed: &Sealed,
) -> Result<ResidentId, Fault> {
    let id = ResidentId::new(now, chance);
    let alias = Newcomer {
        postcode: None,
        phone: None,
        ..alias.clone()
    };
    let row = Model {
        sealed: true,
        ..alias.as_row(id, municipality, municipality, now)
    };
    Entity::insert(row.into_active_model())
        .exec_without_returning(unit.db())
        .await?;
    let kept = sealed_person::ActiveModel {
        resident_id: Set(id.uuid()),
        municipality_code: Set(municipality.as_str().to_owned()),
        told_by: Set(sealed.told_by().code().to_owned()),
        contents: Set(match sealed {
            Sealed::Asks => None,
            Sealed::Forwarding(name) => Some(name.as_str().as_bytes().to_vec()),
        }),
    };
    sealed_person::Entity::insert(kept)
        .exec_without_returning(unit.db())
        .await?;
    Ok(id)
}

/// Opens a protected identity, in the unit of work of whoever asked for it.
///
/// # Errors
/// `NotFound` when the municipality has nobody such.
pub async fn open_sealed(
    unit: &Unit,
    by: &By<'_>,
    whose: ResidentId,
    why: &Why,
) -> Result<ReadingId, Outcome<Infallible>> {
    let known = Entity::find_by_id(whose.uuid())
        .filter(Column::MunicipalityCode.eq(by.municipality.as_str()))
        .filter(Column::Sealed.eq(true));
    known.one(unit.db()).await?.ok_or(Outcome::NotFound)?;
    let id = ReadingId::new(by.now, by.chance);
    let row = sealed_reading::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(by.municipality.as_str().to_owned()),
        resident_id: Set(whose.uuid()),
        reader_id: Set(why.reader.uuid()),
        reason_code: Set(why.reason.code().to_owned()),
        reason: Set(why.words.clone()),
        read_at: Set(by.now.microseconds()),
    };
    sealed_reading::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    let about = [("reading", id.uuid()), ("resident", whose.uuid())];
    by.record(unit, "sealed.opened", &about).await?;
    Ok(id)
}

/// What somebody has opened, as long as it can be read; to others it is not there.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn reading(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    reader: AccountId,
    id: ReadingId,
    now: Moment,
) -> Result<Option<Reading>, Fault> {
    use sealed_reading::Column;
    let row = sealed_reading::Entity::find_by_id(id.uuid())
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::ReaderId.eq(reader.uuid()))
        .filter(Column::ReadAt.gt(now.minus(OPEN_FOR).microseconds()))
        .one(db)
        .await?;
    row.map(as_reading).transpose()
}

/// The latest readings of a municipality, for whoever checks the log.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn latest_readings(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    most: u64,
) -> Result<Vec<Reading>, Fault> {
    let rows = sealed_reading::Entity::find()
        .filter(sealed_reading::Column::MunicipalityCode.eq(municipality.as_str()))
        .order_by_desc(sealed_reading::Column::ReadAt)
        .order_by_desc(sealed_reading::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(as_reading).collect()
}

fn as_reading(row: sealed_reading::Model) -> Result<Reading, Fault> {
    let municipality = MunicipalityCode::parse(&row.municipality_code)
        .ok_or_else(|| Fault::new("a reading has an odd municipality"))?;
    Ok(Reading {
        id: ReadingId::from_uuid(row.id),
        municipality,
        resident: ResidentId::from_uuid(row.resident_id),
        reader: AccountId::from_uuid(row.reader_id),
        reason: Reason::from_code(&row.reason_code),
        words: row.reason,
        at: Moment::from_microseconds(row.read_at),
    })
}

/// What is kept of whom a reading has opened; none when it has been removed since.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn sealed_person(
    db: &impl ConnectionTrait,
    reading: &Reading,
) -> Result<Option<SealedPerson>, Fault> {
    let id = reading.resident.uuid();
    let row = Entity::find_by_id(id).one(db).await?;
    let kept = sealed_person::Entity::find_by_id(id).one(db).await?;
    let (Some(row), Some(kept)) = (row, kept) else {
        return Ok(None);
    };
    let person = queries::read(&row)?;
    let sealed = match kept.contents {
        None => Sealed::Asks,
        Some(name) => {
            let name =
                String::from_utf8(name).map_err(|e| Fault::because("a protected name", e))?;
            let name =
                PersonName::parse(&name).map_err(|e| Fault::because("a protected name", e))?;
            Sealed::Forwarding(name)
        }
    };
    Ok(Some(SealedPerson {
        alias: person.name,
        born: person.born,
        sealed,
    }))
}
