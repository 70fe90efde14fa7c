//! What staff say in a call, word for word, in short sentences; what is not said stands in brackets.

use super::{Case, Happened, News};
use crate::{locale::capitalised, registrations::shown};

pub(super) fn body(news: &News<'_>) -> String {
    let text = news.text;
    let mut blocks = vec![asked_for(news), text.notices_call_say(), said_first(news)];
    if !matches!(news.case(), Case::Off(_)) {
        blocks.push(when_and_where(news));
    }
    let (phone, hours) = (news.phone(), news.hours());
    match news.case() {
        Case::Placed => {
            blocks.push(word(news));
            blocks.extend(news.things(text.notices_call_bring()));
            blocks.push(text.notices_safety());
            blocks.push(text.notices_call_nothing_more());
            blocks.push(if news.count() > 1 {
                text.notices_call_missing_a_day(phone, hours)
            } else {
                text.notices_call_cannot_come(phone, hours)
            });
        }
        Case::Waiting(_) => {
            blocks.push(text.notices_call_no_seat());
            blocks.push(word(news));
            blocks.push(text.notices_call_leave_line(phone, hours));
            blocks.push(text.notices_never_asked());
        }
        Case::Gone(left, undo_until) => {
            blocks.push(match undo_until {
                Some(until) => {
                    let (day, clock) = (text.day(until.date), text.clock(until.time));
                    text.notices_call_undo(left.word(), phone, day, clock)
                }
                None => text.notices_call_come_after_all(phone, hours),
            });
            blocks.push(word(news));
            blocks.push(text.notices_never_asked());
        }
        Case::Off(_) => {
            blocks.push(text.notices_call_another_day(listener(news), phone, hours));
            blocks.push(word(news));
            blocks.push(text.notices_never_asked());
        }
    }
    blocks.join("\n\n")
}

/// Whose number it is, so that nobody else hears the news.
fn asked_for(news: &News<'_>) -> String {
    match &news.receiver.contact {
        Some(helper) => news
            .text
            .notices_call_ask_helper(helper.as_str(), news.full_names()),
        None => news.text.notices_call_ask(news.full_names()),
    }
}

fn said_first(news: &News<'_>) -> String {
    let text = news.text;
    let (who, names, what) = (listener(news), news.full_names(), news.what());
    let mut lines = vec![text.notices_call_hello(&news.municipality.full_name)];
    match news.happened {
        Happened::Stands(_) | Happened::Cancelled { .. } | Happened::RoundOff { .. } => {}
        Happened::Away(_) | Happened::Moved { .. } | Happened::SessionOff { .. } => {
            lines.extend(news.opening());
        }
        Happened::Restored(_) => lines.push(text.notices_restored()),
        Happened::Details(_) => lines.push(text.notices_call_changed()),
    }
    lines.push(match news.case() {
        Case::Placed => text.notices_call_placed(who, what, names),
        Case::Waiting(position) => text.notices_call_in_line(who, what, position, names),
        Case::Gone(left, _) => text.notices_call_cancelled(left.word(), who, what, names),
        Case::Off(reason) => news.round_off(news.first_day(), reason),
    });
    lines.join("\n")
}

fn when_and_where(news: &News<'_>) -> String {
    let text = news.text;
    let place = |site| text.notices_call_place(shown::place_line(site));
    let same = news.one_site().map(place);
    let mut lines = Vec::new();
    for (time, site) in news.each_time().iter().zip(news.sites) {
        lines.push(text.notices_call_time(capitalised(time)));
        if same.is_none() {
            lines.push(place(site));
        }
    }
    lines.extend(same);
    lines.join("\n")
}

fn word(news: &News<'_>) -> String {
    let text = news.text;
    format!(
        "{}\n{}",
        text.notices_call_word(&news.booking_word),
        text.notices_call_write_down(listener(news))
    )
}

/// To whom it is said, as the catalogue chooses by: the person, both, or somebody who helps one or two.
fn listener(news: &News<'_>) -> &'static str {
    match (news.receiver.contact.is_some(), news.party() > 1) {
        (false, false) => "you",
        (false, true) => "both",
        (true, false) => "one",
        (true, true) => "two",
    }
}
