//! The verb: somebody sees to a promise.

use super::{
    rows::{self, Coming, Promise, meeting},
    rule::{Arrangement, Kind, Noted},
    table::{ActiveModel, Column, Entity},
    words,
};
use crate::{
    audit::By,
    kernel::{AccountId, RegistrationId, Version},
    locale::Text,
    registrations::{PromiseAt, PromiseStands, tell_promise},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// How somebody leaves a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Who sees to it.
    pub(super) owner: Option<AccountId>,
    /// How far it has come.
    pub(super) noted: Noted,
    /// A few words, never about health.
    pub(super) note: Option<String>,
    /// Whether the person knows, and is told nothing.
    pub(super) quietly: bool,
}

/// One promise as somebody has it on the screen.
#[derive(Debug, Clone)]
pub(super) struct Which {
    /// The numbers of the round and its session.
    pub(super) session: (u32, u32),
    /// Whose it is.
    pub(super) whose: RegistrationId,
    /// What.
    pub(super) kind: Kind,
    /// How it stood when the page was opened.
    pub(super) seen: Version,
}

/// A colleague has done something about it since the page was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overtaken;

/// What can have happened to a promise, as the log has it.
pub(super) const ACTS: [&str; 6] = [
    "promise.done",
    "promise.cannot",
    "promise.open",
    "promise.taken",
    "promise.let_go",
    "promise.noted",
];

/// Notes what is done, for when and where the session is now. To do the same again changes nothing.
///
/// # Errors
/// [`Overtaken`] when a colleague was first, `NotFound` when nothing such is promised at such a session.
pub(super) async fn arrange(
    store: &Store,
    by: &By<'_>,
    which: &Which,
    change: &Change,
) -> Result<(), Outcome<Overtaken>> {
    store
        .write(|unit| async move {
            // Whoever leaves or moves meanwhile waits, or has.
            unit.lock("registrations", &[which.whose.uuid()]).await?;
            let (here, promise) = promised(&unit, by, which).await?;
            let next = Arrangement {
                owner: change.owner,
                noted: change.noted,
                note: change.note.clone(),
                meeting: meeting(&here.session),
                version: promise.version() + 1,
                changed: by.now,
            };
            let before = promise.done.as_ref();
            if before.is_some_and(|before| says_the_same(before, &next)) {
                return Ok(());
            }
            if !which.seen.is_still(&promise.version()) {
                return Err(Outcome::Refused(Overtaken));
            }
            write(&unit, by, &here, which, &next).await?;
            let about = [
                ("session", here.session.id.uuid()),
                ("registration", which.whose.uuid()),
            ];
            by.record(&unit, event(before, &next), &about).await?;
            tell(&unit, by, (&here, &promise), change).await?;
            Ok(())
        })
        .await
}

async fn promised(
    unit: &Unit,
    by: &By<'_>,
    which: &Which,
) -> Result<(Coming, Promise), Outcome<Overtaken>> {
    let found = rows::one(unit.db(), by.municipality, which.session).await?;
    let mut here = found.ok_or(Outcome::NotFound)?;
    let at = here
        .promises
        .iter()
        .position(|it| it.whose.id == which.whose && it.kind == which.kind);
    let promise = here.promises.swap_remove(at.ok_or(Outcome::NotFound)?);
    Ok((here, promise))
}

/// Whoever it was promised is told how it stands now.
async fn tell(
    unit: &Unit,
    by: &By<'_>,
    (here, promise): (&Coming, &Promise),
    change: &Change,
) -> Result<(), Fault> {
    let at = PromiseAt {
        registration: promise.whose.id,
        session: &here.session,
        kind: promise.kind.code(),
    };
    let stands = match change.noted {
        Noted::Open => PromiseStands::Open,
        Noted::Done => PromiseStands::Done,
        Noted::Cannot => PromiseStands::Cannot,
    };
    let words = |text: Text, stands, kinds: &[String]| words::told(text, here, stands, kinds);
    tell_promise(unit, by, at, (stands, change.quietly), &words).await
}

fn says_the_same(before: &Arrangement, after: &Arrangement) -> bool {
    let same_time = Arrangement {
        version: before.version,
        changed: before.changed,
        ..after.clone()
    };
    *before == same_time
}

fn event(before: Option<&Arrangement>, after: &Arrangement) -> &'static str {
    let noted = before.map_or(Noted::Open, |before| before.noted);
    let owner = before.and_then(|before| before.owner);
    match after.noted {
        Noted::Done if noted != Noted::Done => "promise.done",
        Noted::Cannot if noted != Noted::Cannot => "promise.cannot",
        Noted::Open if noted != Noted::Open => "promise.open",
        _ if owner == after.owner => "promise.noted",
        _ if after.owner.is_some() => "promise.taken",
        _ => "promise.let_go",
    }
}

async fn write(
    unit: &Unit,
    by: &By<'_>,
    here: &Coming,
    which: &Which,
    it: &Arrangement,
) -> Result<(), Outcome<Overtaken>> {
    let row = ActiveModel {
        session_id: Set(here.session.id.uuid()),
        registration_id: Set(which.whose.uuid()),
        kind: Set(which.kind.code().to_owned()),
        municipality_code: Set(by.municipality.as_str().to_owned()),
        owner_id: Set(it.owner.map(AccountId::uuid)),
        state: Set(it.noted.code().to_owned()),
        note: Set(it.note.clone()),
        for_day: Set(it.meeting.day),
        for_time: Set(it.meeting.from),
        for_room: Set(it.meeting.room.uuid()),
        version: Set(it.version),
        changed_at: Set(it.changed.microseconds()),
    };
    // The registration is locked: nobody writes the row meanwhile.
    Entity::delete_many()
        .filter(Column::SessionId.eq(here.session.id.uuid()))
        .filter(Column::RegistrationId.eq(which.whose.uuid()))
        .filter(Column::Kind.eq(which.kind.code()))
        .exec(unit.db())
        .await?;
    Entity::insert(row.into_active_model())
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
