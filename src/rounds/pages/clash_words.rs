//! What stands in the way, and what to do, in words.

use super::words::role;
use crate::{
    calendars::{BusyWhy, ClosedKind},
    kernel::{self, Eve, Holiday},
    locale::{Span, Text},
    rounds::{Clash, Needed, Other},
};
use chrono::NaiveDate;

/// One clash: what clashes with what, and what to do.
pub(super) fn clash(text: Text, clash: &Clash) -> String {
    let what = what(text, clash);
    match clash.instead() {
        [] => what,
        names => format!("{what} {}", text.planning_clash_instead(text.list(names))),
    }
}

fn what(text: Text, clash: &Clash) -> String {
    match clash {
        Clash::Room(other) => text.planning_clash_room(
            other.place.as_str(),
            text.hours(other.hours),
            which(text, other),
        ),
        Clash::Person { who, with, .. } => text.planning_clash_person(
            named(text, who),
            text.hours(with.hours),
            with.place.as_str(),
            which(text, with),
        ),
        Clash::TooFar {
            who,
            with,
            minutes,
            needed,
            ..
        } => text.planning_clash_far(
            named(text, who),
            text.hours(with.hours),
            with.place.as_str(),
            *minutes,
            *needed,
        ),
        Clash::Busy { who, busy, .. } => {
            let hours = if busy.from.date == busy.to.date {
                text.hours(Span {
                    from: busy.from.time,
                    to: busy.to.time,
                })
            } else {
                text.planning_clash_days(text.day(busy.from.date), text.day(busy.to.date))
            };
            let why = match &busy.why {
                BusyWhy::Busy { note } | BusyWhy::Away { note } => note.clone(),
                BusyWhy::Calendar => None,
            };
            match why {
                Some(note) => text.planning_clash_busy_note(named(text, who), hours, note),
                None => text.planning_clash_busy(named(text, who), hours),
            }
        }
        Clash::Holiday(day) => text.planning_clash_holiday(holiday(text, *day)),
        Clash::Eve(day) => text.planning_clash_eve(eve(text, *day)),
        Clash::Weekend(day) => text.planning_clash_weekend(text.weekday_name(*day)),
        Clash::School(days) => {
            let label = days.label.as_str();
            match days.kind {
                ClosedKind::Exam => text.planning_clash_exam(label),
                ClosedKind::Break | ClosedKind::StudyDay | ClosedKind::Other => {
                    text.planning_clash_school(label)
                }
            }
        }
    }
}

/// What a public holiday, or a day on which people leave work early, is called.
pub(super) fn red_day(text: Text, day: NaiveDate) -> Option<String> {
    let red = kernel::holiday(day).map(|day| holiday(text, day));
    red.or_else(|| kernel::eve(day).map(|day| eve(text, day)))
}

/// «Anna Lind (värd)».
fn named(text: Text, who: &Needed) -> String {
    format!("{} ({})", who.name, role(text, who.role))
}

fn which(text: Text, other: &Other) -> String {
    match other.round {
        Some(number) => text.planning_clash_round(number.to_string()),
        None => text.planning_clash_same(),
    }
}

fn holiday(text: Text, day: Holiday) -> String {
    match day {
        Holiday::NewYearsDay => text.planning_day_new_year(),
        Holiday::Epiphany => text.planning_day_epiphany(),
        Holiday::GoodFriday => text.planning_day_good_friday(),
        Holiday::EasterSunday => text.planning_day_easter(),
        Holiday::EasterMonday => text.planning_day_easter_monday(),
        Holiday::MayDay => text.planning_day_may_day(),
        Holiday::AscensionDay => text.planning_day_ascension(),
        Holiday::WhitSunday => text.planning_day_whit_sunday(),
        Holiday::NationalDay => text.planning_day_national(),
        Holiday::MidsummerDay => text.planning_day_midsummer(),
        Holiday::AllSaintsDay => text.planning_day_all_saints(),
        Holiday::ChristmasDay => text.planning_day_christmas(),
        Holiday::BoxingDay => text.planning_day_boxing(),
    }
}

fn eve(text: Text, day: Eve) -> String {
    match day {
        Eve::EpiphanyEve => text.planning_eve_epiphany(),
        Eve::MaundyThursday => text.planning_eve_maundy_thursday(),
        Eve::EasterEve => text.planning_eve_easter(),
        Eve::WalpurgisEve => text.planning_eve_walpurgis(),
        Eve::MidsummerEve => text.planning_eve_midsummer(),
        Eve::ChristmasEve => text.planning_eve_christmas(),
        Eve::NewYearsEve => text.planning_eve_new_year(),
    }
}
