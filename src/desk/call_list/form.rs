//! What is asked after a call, and when somebody is to be called.

use super::words;
use crate::{
    kernel::{CivilTime, Moment, Zone, typed_day, typed_time},
    locale::Text,
    messages::{Agreed, Answered, NotThen, Tried, agreed},
    web::{
        Reading,
        form::{Answer, Choice, Entry, Field, Question, Section},
        wrong_day,
    },
};

pub(super) const OUTCOME: &str = "utfall";
pub(super) const DAY: &str = "dag";
pub(super) const TIME: &str = "tid";

/// How it went, and when instead.
pub(super) fn after_a_call(text: Text) -> Vec<Section> {
    let answers = Tried::OF_A_CALL
        .map(|tried| Answer::new(tried.code(), words::tried(text, tried)))
        .into();
    let [day, time] = when(text);
    vec![
        Section::plain(vec![
            Choice::radios(OUTCOME, text.tasks_how(), answers).into(),
        ]),
        Section::titled(text.tasks_when(), vec![day, time]).lead(text.tasks_when_lead()),
    ]
}

/// The day and the time of a call.
pub(super) fn when(text: Text) -> [Question; 2] {
    [
        Field::new(DAY, text.tasks_day(), Entry::Date)
            .hint(text.tasks_day_hint())
            .into(),
        Field::new(TIME, text.tasks_time(), Entry::Time)
            .hint(text.tasks_time_hint())
            .into(),
    ]
}

/// What came of the call.
pub(super) fn read_outcome(read: &mut Reading<'_>, text: Text) -> Option<Tried> {
    let of_a_call = |word: &str| {
        let tried = Tried::from_code(word)?;
        Tried::OF_A_CALL.contains(&tried).then_some(tried)
    };
    read.parsed(OUTCOME, of_a_call, text.tasks_how_wrong())
}

/// When somebody is to be called, if there is anybody then.
pub(super) fn read_when(
    read: &mut Reading<'_>,
    text: Text,
    now: Moment,
    hours: &[Answered],
) -> Option<Agreed> {
    let zone = Zone::stockholm();
    let today = CivilTime::of(now, zone).date;
    let date = typed_day(read.raw(DAY), today)
        .map_err(|problem| read.state.refuse(DAY, wrong_day(text, problem)));
    let time = read.parsed(TIME, typed_time, text.tasks_time_wrong());
    let at = CivilTime {
        date: date.ok()?,
        time: time?,
    };
    agreed(at, now, hours, zone)
        .map_err(|not| {
            let (field, words) = match not {
                NotThen::Past => (TIME, text.tasks_time_past()),
                NotThen::Closed => (TIME, text.tasks_time_closed()),
                NotThen::TooFar => (DAY, text.tasks_day_far()),
            };
            read.state.refuse(field, words);
        })
        .ok()
}
