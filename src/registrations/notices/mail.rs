//! The text of an e-mail, which is also what the page says: paragraphs with a blank line between.

use super::{Case, Happened, News};
use crate::{kernel::CivilTime, registrations::registration::Left, rounds::Reason};

pub(super) fn body(news: &News<'_>) -> String {
    let mut paragraphs = vec![news.greeting()];
    match news.case() {
        Case::Placed => placed(news, &mut paragraphs),
        Case::Waiting(position) => waiting(news, position, &mut paragraphs),
        Case::Gone(left, undo_until) => gone(news, left, undo_until, &mut paragraphs),
        Case::Off(reason) => off(news, reason, &mut paragraphs),
    }
    paragraphs.push(news.text.notices_from(&news.municipality.full_name));
    paragraphs.join("\n\n")
}

fn placed(news: &News<'_>, paragraphs: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    paragraphs.push(opened(news, &text.notices_placed(people, news.what())));
    paragraphs.push(news.times_and_places(&news.each_time()));
    paragraphs.push(text.notices_word(people, &news.booking_word));
    paragraphs.extend(news.things(text.notices_bring()));
    paragraphs.push(text.notices_safety());
    paragraphs.push(text.notices_nothing_more(people));
    paragraphs.push(cannot_come(news));
    paragraphs.extend(not_right(news));
}

fn waiting(news: &News<'_>, position: u32, paragraphs: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let in_line = text.notices_waiting(people, news.what(), position);
    paragraphs.push(opened(news, &in_line));
    paragraphs.push(news.times_and_places(&news.each_time()));
    paragraphs.push(text.notices_word(people, &news.booking_word));
    paragraphs.push(text.notices_waiting_next(people));
    paragraphs.push(text.notices_never_asked());
    paragraphs.push(text.notices_leave_line(people, news.phone(), news.hours()));
    paragraphs.extend(not_right(news));
}

fn gone(news: &News<'_>, left: Left, undo_until: Option<CivilTime>, paragraphs: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let (phone, hours) = (news.phone(), news.hours());
    paragraphs.push(text.notices_cancelled(left.word(), people, news.what()));
    paragraphs.push(news.times_and_places(&news.each_time()));
    paragraphs.push(match undo_until {
        Some(until) => {
            let (day, clock) = (text.day(until.date), text.clock(until.time));
            text.notices_undo(left.word(), people, phone, hours, day, clock)
        }
        None => text.notices_come_after_all(people, phone, hours),
    });
    paragraphs.push(text.notices_word(people, &news.booking_word));
    paragraphs.push(text.notices_never_asked());
}

/// What will not be held, and that another day can be had.
pub(super) fn off(news: &News<'_>, reason: Reason, paragraphs: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let off = news.round_off(news.first_day(), reason);
    paragraphs.push(format!("{off} {}", text.notices_sorry()));
    paragraphs.push(text.notices_another_day(people, news.phone(), news.hours()));
    paragraphs.push(text.notices_word(people, &news.booking_word));
    paragraphs.push(text.notices_never_asked());
}

/// What to do when one cannot come, to one day or to all.
pub(super) fn cannot_come(news: &News<'_>) -> String {
    let (text, people) = (news.text, news.party());
    let (phone, hours) = (news.phone(), news.hours());
    if news.count() < 2 {
        return text.notices_cannot_come(people, phone, hours);
    }
    format!(
        "{} {}",
        text.notices_missing_a_day(people, phone, hours),
        text.notices_not_at_all(people)
    )
}

/// What to do when somebody else has changed something.
pub(super) fn not_right(news: &News<'_>) -> Option<String> {
    matches!(news.happened, Happened::Details(_))
        .then(|| news.text.notices_not_right(news.phone(), news.hours()))
}

/// The sentence, after what was changed if anything was.
fn opened(news: &News<'_>, sentence: &str) -> String {
    match news.opening() {
        Some(opening) => format!("{opening} {sentence}"),
        None => sentence.to_owned(),
    }
}
