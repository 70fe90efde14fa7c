//! What the pages of the call list say of a task.

use crate::{
    accounts,
    kernel::{AccountId, CivilTime, Moment, Zone},
    locale::{Text, unbroken},
    messages::{CallTask, ListedCall, TaskState, Tried, Why, is_late},
    store::Fault,
    web::parts::Tag,
};
use chrono::Duration;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// What colleagues are called.
pub(super) struct Names(HashMap<AccountId, String>);

impl Names {
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        text: Text,
        accounts: impl IntoIterator<Item = AccountId>,
    ) -> Result<Self, Fault> {
        let accounts: BTreeSet<AccountId> = accounts.into_iter().collect();
        let mut names = HashMap::new();
        for account in accounts {
            let name = accounts::name_of(db, account).await?;
            let name = name.unwrap_or_else(|| text.accounts_by_somebody_else());
            names.insert(account, name);
        }
        Ok(Self(names))
    }

    pub(super) fn get(&self, account: AccountId) -> String {
        self.0.get(&account).cloned().unwrap_or_default()
    }
}

/// «Sen», «Att ringa», «Senare».
pub(super) fn state(text: Text, task: &CallTask, now: Moment) -> Tag {
    let (text, colour) = match task.state {
        TaskState::Letter => (text.tasks_state_letter(), "yellow"),
        TaskState::Done => (text.tasks_state_done(), "green"),
        TaskState::Unreached => (text.tasks_state_unreached(), ""),
        TaskState::Open if is_late(task.promised_by, now) => (text.tasks_state_late(), "red"),
        TaskState::Open if task.call_from > now => (text.tasks_state_later(), ""),
        TaskState::Open => (text.tasks_state_open(), "yellow"),
    };
    Tag { text, colour }
}

/// Why somebody is called.
pub(super) fn why(text: Text, listed: &ListedCall) -> String {
    match (&listed.task.why, &listed.told) {
        (Why::Asked(_), _) => text.tasks_why_asked(),
        (Why::Again, _) => text.tasks_why_again(),
        (Why::Notice(_), Some(told)) => text.tasks_why_notice(&told.subject),
        (Why::Notice(_), None) => text.tasks_why_gone(),
    }
}

/// «Lovat i dag före klockan 16», and from when on where that is still to come.
pub(super) fn promised(text: Text, task: &CallTask, now: Moment) -> String {
    let zone = Zone::stockholm();
    let (today, by) = (
        CivilTime::of(now, zone).date,
        CivilTime::of(task.promised_by, zone),
    );
    let clock = unbroken(&text.clock(by.time));
    let promised = if by.date == today {
        text.tasks_promised_today(clock)
    } else {
        text.tasks_promised(text.day(by.date), clock)
    };
    if task.call_from <= now {
        return promised;
    }
    let from = CivilTime::of(task.call_from, zone);
    let clock = unbroken(&text.clock(from.time));
    text.tasks_not_before(text.day(from.date), clock, promised)
}

/// Whose a task is.
pub(super) fn owner(text: Text, task: &CallTask, me: AccountId, names: &Names) -> String {
    match task.owner {
        None => text.tasks_owner_nobody(),
        Some(owner) if owner == me => text.tasks_owner_me(),
        Some(owner) => text.tasks_owner(names.get(owner)),
    }
}

/// What came of a call.
pub(super) fn tried(text: Text, tried: Tried) -> String {
    match tried {
        Tried::Reached => text.tasks_tried_reached(),
        Tried::NoAnswer => text.tasks_tried_no_answer(),
        Tried::Voicemail => text.tasks_tried_voicemail(),
        Tried::WrongNumber => text.tasks_tried_wrong(),
        Tried::Later => text.tasks_tried_later(),
        Tried::Declined => text.tasks_tried_declined(),
        Tried::Letter => text.tasks_tried_letter(),
    }
}

/// «2 timmar och 5 minuter».
pub(super) fn long(text: Text, time: Duration) -> String {
    text.tasks_long(time.num_hours(), time.num_minutes() % 60)
}
