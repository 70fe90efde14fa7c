//! What the pages say of promises.

use super::{
    PATH,
    rows::{Coming, Promise},
    rule::{Kind, Stands},
};
use crate::{
    accounts,
    kernel::AccountId,
    locale::{Text, capitalised},
    registrations::{Need, PromiseSaid, PromiseStands, Promised},
    store::Fault,
    web::parts::Tag,
};
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// What colleagues are called.
pub(super) type Names = HashMap<AccountId, String>;

/// The names of those who see to something.
pub(super) async fn names(
    db: &impl ConnectionTrait,
    text: Text,
    sessions: &[Coming],
) -> Result<Names, Fault> {
    let promises = sessions.iter().flat_map(|it| &it.promises);
    let owners: BTreeSet<AccountId> = promises.filter_map(|it| it.done.as_ref()?.owner).collect();
    let mut names = Names::new();
    for owner in owners {
        let name = accounts::name_of(db, owner).await?;
        let name = name.unwrap_or_else(|| text.accounts_by_somebody_else());
        names.insert(owner, name);
    }
    Ok(names)
}

/// «Tolk: arabiska», «Låna något att öva på».
pub(super) fn what(text: Text, promise: &Promise) -> String {
    let kind = kind(text, promise.kind);
    match &promise.whose.interpreter {
        Some(language) if promise.kind == Kind::Need(Need::Interpreter) => {
            text.promises_interpreter(language)
        }
        _ => kind,
    }
}

/// The kind in a word.
pub(super) fn kind(text: Text, kind: Kind) -> String {
    match kind {
        Kind::Need(need) => text.desk_need(need.code()),
        Kind::Loan => text.promises_loan(),
    }
}

/// «Rut Alm och Gösta Ek».
pub(super) fn who(text: Text, whose: &Promised) -> String {
    let names = whose.people.iter().map(|person| person.name.to_string());
    text.list(&names.collect::<Vec<_>>())
}

/// How it stands; what is left after its last day is late.
pub(super) fn tag(text: Text, promise: &Promise, day: NaiveDate, today: NaiveDate) -> Tag {
    let late = today > promise.kind.last_day(day);
    let (text, colour) = match promise.stands {
        Stands::Again => (text.promises_again(), "red"),
        Stands::Open if late => (text.promises_late(), "red"),
        Stands::Open => (text.promises_open(), "yellow"),
        Stands::InPlace => (text.promises_in_place(), "green"),
        Stands::Done => (text.promises_done(), "green"),
        Stands::Cannot => (text.promises_cannot(), ""),
    };
    Tag { text, colour }
}

/// «Tisdag 2 februari klockan 13–15, Kalmars bibliotek».
pub(super) fn session(text: Text, it: &Coming) -> String {
    let (day, hours) = (text.day(it.session.day), text.hours(it.session.hours));
    capitalised(&text.promises_session(day, hours, &it.site.venue.name))
}

/// The path of a session's list.
pub(super) fn path(it: &Coming) -> String {
    format!("{PATH}/{}/{}", it.round.number, it.session.number)
}

/// The path of one promise.
pub(super) fn path_of(it: &Coming, promise: &Promise) -> String {
    let (whose, kind) = (promise.whose.id, promise.kind.code());
    format!("{}/{whose}?vad={kind}", path(it))
}

/// What the person is told of promises that are arranged, or of one that cannot be.
pub(super) fn told(
    text: Text,
    it: &Coming,
    stands: PromiseStands,
    kinds: &[String],
) -> PromiseSaid {
    let things: Vec<String> = kinds.iter().map(|kind| text.promises_thing(kind)).collect();
    let (things, day) = (text.list(&things), text.day(it.session.day));
    let when = text.day_and_hours(it.session.day, it.session.hours);
    if stands == PromiseStands::Cannot {
        let sentence = text.promises_told_cannot(things, when);
        return PromiseSaid {
            subject: text.promises_told_cannot_subject(day),
            short: sentence.clone(),
            sentence,
        };
    }
    PromiseSaid {
        subject: text.promises_told_done_subject(day),
        sentence: text.promises_told_done(&when, things),
        short: text.promises_told_done(&when, text.promises_things_all()),
    }
}
