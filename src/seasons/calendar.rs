//! A season as a calendar: a table per month, weeks as rows.

use super::season::Season;
use crate::{
    kernel::iso_week,
    locale::{Text, capitalised},
    rounds::State,
    web::parts::Link,
};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// One month in which there is anything.
pub(super) struct Month {
    /// «Februari 2027».
    pub(super) title: String,
    /// Makes its heading's id.
    pub(super) key: String,
    pub(super) weeks: Vec<Week>,
}

/// One week of a month.
pub(super) struct Week {
    pub(super) number: u32,
    /// Monday to Sunday; days of other months are empty.
    pub(super) days: Vec<Option<Day>>,
}

/// One day.
pub(super) struct Day {
    pub(super) number: u32,
    pub(super) sessions: Vec<Link>,
}

/// The days of a week as the head of each table: «mån».
pub(super) fn weekdays(text: Text) -> Vec<String> {
    let all = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    all.map(|day| text.weekday_name(day).chars().take(3).collect())
        .into()
}

/// The months with sessions that are planned, in order. `to` is the address of a round's page.
pub(super) fn months(text: Text, season: &Season, to: impl Fn(u32) -> String) -> Vec<Month> {
    let held: Vec<_> = season
        .sessions()
        .into_iter()
        .filter(|(round, _)| round.state != State::CalledOff)
        .collect();
    let mut firsts: Vec<NaiveDate> = (held.iter())
        .filter_map(|(_, session)| session.day.with_day(1))
        .collect();
    firsts.dedup();
    firsts
        .into_iter()
        .map(|first| {
            let day = |date: NaiveDate| Day {
                number: date.day(),
                sessions: held
                    .iter()
                    .filter(|(_, session)| session.day == date)
                    .map(|(round, session)| {
                        let site = season.site(session);
                        let place = site.map_or("", |site| site.place_name.as_str());
                        let hours = text.hours(session.hours);
                        let hours = hours.replace("klockan ", "");
                        let words =
                            text.seasons_in_calendar(hours, place, round.number.to_string());
                        Link::new(words, to(round.number))
                    })
                    .collect(),
            };
            Month {
                title: capitalised(&text.seasons_month(first.month(), first.year().to_string())),
                key: format!("manad-{}-{}", first.year(), first.month()),
                weeks: weeks(first, day),
            }
        })
        .collect()
}

fn weeks(first: NaiveDate, day: impl Fn(NaiveDate) -> Day) -> Vec<Week> {
    let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let mondays = (0..6).map(|week| monday + Days::new(week * 7));
    mondays
        .filter(|monday| {
            let sunday = *monday + Days::new(6);
            monday.month() == first.month() || sunday.month() == first.month()
        })
        .map(|monday| Week {
            number: iso_week(monday).1,
            days: (0..7)
                .map(|n| monday + Days::new(n))
                .map(|date| (date.month() == first.month()).then(|| day(date)))
                .collect(),
        })
        .collect()
}
