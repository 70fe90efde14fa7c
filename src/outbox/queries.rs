//! Reads of what people were told.

use super::{Channel, State, TEAR_LINE, table};
use crate::{
    kernel::{Moment, MunicipalityCode, NoticeId},
    locale::Lang,
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A notice as its receiver sees it, and how far it has come.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id.
    pub id: NoticeId,
    /// Who tells it.
    pub municipality: MunicipalityCode,
    /// What kind of news.
    pub kind: String,
    /// What it is about.
    pub about: Uuid,
    /// How it is told.
    pub channel: Channel,
    /// Who it is from, in words.
    pub sender: String,
    /// Where an answer goes.
    pub reply_to: Option<String>,
    /// Where it goes.
    pub receiver: String,
    /// The language of its words.
    pub lang: Lang,
    /// One line that says what it is about.
    pub subject: String,
    /// The whole text.
    pub body: String,
    /// How far it has come.
    pub state: State,
    /// How often delivery was tried.
    pub tries: u32,
    /// Why the last try failed, in the words of the other side.
    pub failure: Option<String>,
    /// When it was queued.
    pub queued_at: Moment,
}

impl Told {
    /// The text of a letter, and the note to tear off if it has one.
    #[must_use]
    pub fn torn_off(&self) -> (&str, Option<&str>) {
        match self.body.rsplit_once(TEAR_LINE) {
            Some((letter, note)) => (letter.trim_end(), Some(note.trim_start())),
            None => (&self.body, None),
        }
    }
}

/// The newest notices first, at most `limit`; none that is told to somebody with protected identity.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn latest(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Told>, Fault> {
    table::Entity::find()
        .filter(table::Column::Channel.ne(Channel::Sealed.code()))
        .order_by_desc(table::Column::QueuedAt)
        .order_by_desc(table::Column::Id)
        .limit(limit)
        .all(db)
        .await?
        .into_iter()
        .map(Told::try_from)
        .collect()
}

/// What people were told about these things.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn told_about(db: &impl ConnectionTrait, things: &[Uuid]) -> Result<Vec<Told>, Fault> {
    table::Entity::find()
        .filter(table::Column::AboutId.is_in(things.iter().copied()))
        .order_by_desc(table::Column::QueuedAt)
        .order_by_desc(table::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(Told::try_from)
        .collect()
}

impl TryFrom<table::Model> for Told {
    type Error = Fault;

    fn try_from(row: table::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("outbox row {} has an odd {what}", row.id));
        Ok(Self {
            id: NoticeId::from_uuid(row.id),
            municipality: MunicipalityCode::parse(&row.municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            channel: Channel::from_code(&row.channel).ok_or_else(|| odd("channel"))?,
            state: State::from_code(&row.state).ok_or_else(|| odd("state"))?,
            tries: u32::try_from(row.tries).map_err(|_| odd("number of tries"))?,
            kind: row.kind,
            about: row.about_id,
            sender: row.sender,
            reply_to: row.reply_to,
            receiver: row.receiver,
            lang: Lang::from_code(&row.language),
            subject: row.subject,
            body: row.body,
            failure: row.failure,
            queued_at: Moment::from_microseconds(row.queued_at),
        })
    }
}
