//! What a notice is about, on one line: the subject of a mail, the heading of a letter or a call in lists.

use super::{Case, Happened, News};

pub(super) fn line(news: &News<'_>) -> String {
    let text = news.text;
    let (people, days) = (news.party(), news.days());
    match (news.happened, news.case()) {
        (Happened::Restored(_), Case::Placed | Case::Waiting(_)) => {
            text.notices_restored_subject(days)
        }
        (Happened::Details(_), Case::Placed | Case::Waiting(_)) => {
            text.notices_changed_subject(people, days)
        }
        (Happened::Away(_), Case::Placed | Case::Waiting(_)) => {
            text.notices_away_subject(people, days)
        }
        (Happened::Moved { .. }, _) => text.notices_moved_subject(days),
        (Happened::SessionOff { before, .. }, _) => {
            text.notices_off_subject(1, text.day(before.day))
        }
        (_, Case::Off(_)) => text.notices_off_subject(news.count(), days),
        (_, Case::Placed) => text.notices_placed_subject(people, days),
        (_, Case::Waiting(position)) => text.notices_waiting_subject(people, position, days),
        (_, Case::Gone(left, _)) => text.notices_cancelled_subject(left.word(), people, days),
    }
}
