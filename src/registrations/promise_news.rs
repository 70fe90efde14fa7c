//! What people are told of what they were promised, by whoever arranges it.
//!
//! Rules:
//! 1. What is arranged is told once for the day, the time and the room that it holds for. What has not left
//!    yet is put together: several things that are arranged for one session are one message.
//! 2. What is not so any more and has not left is taken back.
//! 3. What cannot be arranged is talked over: whoever has a number is called, whatever way they chose.
//! 4. The way is the chosen one if it is read before the session, else a call.

use super::{
    asked::Means,
    following::in_time,
    notices::{PromiseNews, write_promise},
    queries,
    table::{member, registration},
    tell,
};
use crate::{
    audit::By,
    kernel::{CivilTime, NoticeId, RegistrationId, ResidentId, Zone},
    locale::{Lang, Text},
    municipalities,
    outbox::{self, Matter},
    residents::{self, Resident},
    rounds::{Round, Session},
    store::{Fault, Unit},
};
use chrono::{NaiveDate, NaiveTime};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const DONE: &str = "promise.done";
const CANNOT: &str = "promise.cannot";

/// One thing that a registration was promised at a session.
#[derive(Debug, Clone, Copy)]
pub struct PromiseAt<'a> {
    /// Whose.
    pub registration: RegistrationId,
    /// When and where.
    pub session: &'a Session,
    /// The code of what.
    pub kind: &'static str,
}

/// How it stands from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseStands {
    /// Somebody has to see to it.
    Open,
    /// It is arranged.
    Done,
    /// It cannot be arranged.
    Cannot,
}

/// What is said of one or more promises.
#[derive(Debug, Clone)]
pub struct PromiseSaid {
    /// What it is about, on one line.
    pub subject: String,
    /// What there is to say.
    pub sentence: String,
    /// The same without naming each, for a text message that is too long.
    pub short: String,
}

/// Says how one or more promises stand, by their codes.
pub type PromiseWords<'a> = dyn Fn(Text, PromiseStands, &[String]) -> PromiseSaid + Sync + 'a;

/// What a notice says, as it is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Says {
    session: Uuid,
    day: NaiveDate,
    from: NaiveTime,
    room: Uuid,
    kinds: Vec<String>,
}

impl Says {
    fn of(session: &Session, kinds: Vec<String>) -> Self {
        Self {
            session: session.id.uuid(),
            day: session.day,
            from: session.hours.from,
            room: session.room.uuid(),
            kinds,
        }
    }

    fn read(matter: &Matter) -> Option<Self> {
        serde_json::from_str(matter.says.as_deref()?).ok()
    }

    /// Whether it is of a session as it is planned.
    fn is_at(&self, session: &Session) -> bool {
        *self == Self::of(session, self.kinds.clone())
    }
}

/// A notice of promises from before.
struct Earlier {
    id: NoticeId,
    is_done: bool,
    is_waiting: bool,
    says: Says,
}

impl Earlier {
    fn of(matter: &Matter) -> Option<Self> {
        let is_done = matter.kind == DONE;
        if !is_done && matter.kind != CANNOT {
            return None;
        }
        let is_waiting = matter.state == outbox::State::Queued && !matter.is_held;
        let never_left = matches!(
            matter.state,
            outbox::State::Withdrawn | outbox::State::Refused
        );
        let says = Says::read(matter).filter(|_| !never_left)?;
        Some(Self {
            id: matter.id,
            is_done,
            is_waiting,
            says,
        })
    }
}

/// The notices of promises that have not left and are not true for whoever comes to these sessions.
pub(super) fn untrue(matters: &[Matter], own: Option<&Round>) -> Vec<NoticeId> {
    let sessions = || own.into_iter().flat_map(|round| &round.sessions);
    let earlier = matters.iter().filter_map(Earlier::of);
    let waiting = earlier.filter(|one| one.is_waiting);
    let untrue = waiting.filter(|one| !sessions().any(|session| one.says.is_at(session)));
    untrue.map(|one| one.id).collect()
}

/// Tells whoever was promised something how it stands now, in the unit that notes it; `quietly` when they
/// know. Nobody is told that something is open: it is seen to.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn tell_promise(
    unit: &Unit,
    by: &By<'_>,
    of: PromiseAt<'_>,
    (stands, quietly): (PromiseStands, bool),
    words: &PromiseWords<'_>,
) -> Result<(), Fault> {
    let id = of.registration.uuid();
    let matters = outbox::hold_about(unit, &[id]).await?;
    let earlier = matters.get(&id).into_iter().flatten();
    let earlier = earlier.filter_map(Earlier::of);
    let earlier: Vec<Earlier> = earlier.filter(|one| one.says.is_at(of.session)).collect();
    let knows = |kind: &str| {
        let mut left = earlier.iter().filter(|one| one.is_done && !one.is_waiting);
        left.any(|one| one.says.kinds.iter().any(|known| known == kind))
    };
    let (done, cannot): (Vec<&Earlier>, Vec<&Earlier>) = earlier
        .iter()
        .filter(|one| one.is_waiting)
        .partition(|one| one.is_done);
    let queued: Vec<String> = done.iter().flat_map(|one| one.says.kinds.clone()).collect();
    let mut kinds: Vec<String> = queued.iter().filter(|k| *k != of.kind).cloned().collect();
    if stands == PromiseStands::Done && !quietly && !knows(of.kind) {
        kinds.push(of.kind.to_owned());
    }
    let told = Told {
        unit,
        by,
        of,
        words,
    };
    if kinds.len() != queued.len() || !kinds.iter().all(|kind| queued.contains(kind)) {
        outbox::withdraw(unit, by.now, &ids(&done)).await?;
        told.queue(PromiseStands::Done, kinds).await?;
    }
    let mine = cannot.into_iter();
    let mine: Vec<_> = mine.filter(|one| one.says.kinds == [of.kind]).collect();
    if stands == PromiseStands::Cannot && !quietly {
        if mine.is_empty() {
            told.queue(PromiseStands::Cannot, vec![of.kind.to_owned()])
                .await?;
        }
    } else {
        outbox::withdraw(unit, by.now, &ids(&mine)).await?;
    }
    Ok(())
}

fn ids(earlier: &[&Earlier]) -> Vec<NoticeId> {
    earlier.iter().map(|one| one.id).collect()
}

/// Around the notices of one registration.
struct Told<'a> {
    unit: &'a Unit,
    by: &'a By<'a>,
    of: PromiseAt<'a>,
    words: &'a PromiseWords<'a>,
}

impl Told<'_> {
    async fn queue(&self, stands: PromiseStands, kinds: Vec<String>) -> Result<(), Fault> {
        if kinds.is_empty() {
            return Ok(());
        }
        let (unit, by, session) = (self.unit, self.by, self.of.session);
        let row = registration::Entity::find_by_id(self.of.registration.uuid())
            .one(unit.db())
            .await?
            .ok_or_else(|| Fault::new("a registration is gone"))?;
        let municipality = municipalities::by_code(unit.db(), by.municipality)
            .await?
            .ok_or_else(|| Fault::new("a municipality is gone"))?;
        let people = people(unit, row.id).await?;
        let contact = super::change::contact(&row);
        let phones = || people.iter().filter_map(|person| person.phone.clone());
        let has_number = contact.is_some() || phones().next().is_some();
        let chosen = queries::means(&row)?;
        let now = CivilTime::of(by.now, Zone::stockholm());
        let to_talk_over = stands == PromiseStands::Cannot;
        let means = match chosen {
            Means::Sealed => Means::Sealed,
            _ if to_talk_over && has_number => Means::Call,
            chosen => {
                let in_time = in_time(&chosen, has_number, now, session.begins());
                in_time.unwrap_or(chosen)
            }
        };
        let text = Text::new(Lang::from_code(&row.language));
        let said = (self.words)(text, stands, &kinds);
        let mut notice = write_promise(&PromiseNews {
            text,
            kind: if to_talk_over { CANNOT } else { DONE },
            about: row.id,
            people: people.iter().map(|person| person.name.clone()).collect(),
            receiver: tell::receiver(&means, phones(), contact.as_ref()),
            booking_word: row.booking_word,
            municipality: &municipality,
            said,
            to_talk_over,
        });
        let says = serde_json::to_string(&Says::of(session, kinds))
            .map_err(|e| Fault::because("writing what a notice says", e))?;
        notice.says = Some(says);
        outbox::queue(unit, by.now, by.chance, &notice).await?;
        Ok(())
    }
}

async fn people(unit: &Unit, registration: Uuid) -> Result<Vec<Resident>, Fault> {
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.eq(registration))
        .filter(member::Column::Live.eq(true))
        .order_by_asc(member::Column::Number)
        .all(unit.db())
        .await?;
    let ids = members.iter().map(|m| ResidentId::from_uuid(m.resident_id));
    residents::by_ids(unit.db(), &ids.collect::<Vec<_>>()).await
}
