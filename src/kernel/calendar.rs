//! The Swedish calendar: public holidays, eves, working days and week numbers.
//!
//! Public holidays follow lag (1989:253) om allmänna helgdagar as it has read since 2005,
//! when the national day came in and Whit Monday went out.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A public holiday of lag (1989:253).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// Nyårsdagen, 1 January.
    NewYearsDay,
    /// Trettondedag jul, 6 January.
    Epiphany,
    /// Långfredagen, two days before Easter Sunday.
    GoodFriday,
    /// Påskdagen.
    EasterSunday,
    /// Annandag påsk, the day after Easter Sunday.
    EasterMonday,
    /// Första maj.
    MayDay,
    /// Kristi himmelsfärdsdag, the sixth Thursday after Easter Sunday.
    AscensionDay,
    /// Pingstdagen, the seventh Sunday after Easter Sunday.
    WhitSunday,
    /// Sveriges nationaldag, 6 June.
    NationalDay,
    /// Midsommardagen, the Saturday of 20–26 June.
    MidsummerDay,
    /// Alla helgons dag, the Saturday of 31 October–6 November.
    AllSaintsDay,
    /// Juldagen, 25 December.
    ChristmasDay,
    /// Annandag jul, 26 December.
    BoxingDay,
}

/// A day before a holiday on which people leave work early or do not work at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eve {
    /// Trettondagsafton, 5 January.
    EpiphanyEve,
    /// Skärtorsdagen, three days before Easter Sunday.
    MaundyThursday,
    /// Påskafton, the day before Easter Sunday.
    EasterEve,
    /// Valborgsmässoafton, 30 April.
    WalpurgisEve,
    /// Midsommarafton, the Friday of 19–25 June.
    MidsummerEve,
    /// Julafton, 24 December.
    ChristmasEve,
    /// Nyårsafton, 31 December.
    NewYearsEve,
}

impl Eve {
    /// Whether offices are closed all day: midsommarafton, julafton and nyårsafton,
    /// which lag (1930:173) om beräkning av lagstadgad tid, 2 §, counts as holidays.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::MidsummerEve | Self::ChristmasEve | Self::NewYearsEve
        )
    }
}

/// Easter Sunday of the year, by the Gregorian reckoning; years outside 1583–9999 are
/// taken to that border.
#[must_use]
pub fn easter(year: i32) -> NaiveDate {
    // Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8).
    let year = year.clamp(1583, 9999);
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let epact_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - epact_shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days_after_22_march = epact + weekday - 7 * correction;
    date(year, 3, 22) + Days::new(u64::from(days_after_22_march.unsigned_abs()))
}

/// The public holiday that the date is, ordinary Sundays apart. Where two fall together
/// (1 May 2008 was also Ascension Day) the one with a fixed date is named.
#[must_use]
pub fn holiday(date: NaiveDate) -> Option<Holiday> {
    let saturday = date.weekday() == Weekday::Sat;
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYearsDay),
        (1, 6) => return Some(Holiday::Epiphany),
        (5, 1) => return Some(Holiday::MayDay),
        (6, 6) => return Some(Holiday::NationalDay),
        (6, 20..=26) if saturday => return Some(Holiday::MidsummerDay),
        (10, 31) | (11, 1..=6) if saturday => return Some(Holiday::AllSaintsDay),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::BoxingDay),
        _ => {}
    }
    match days_after_easter(date) {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::AscensionDay),
        49 => Some(Holiday::WhitSunday),
        _ => None,
    }
}

/// The eve that the date is.
#[must_use]
pub fn eve(date: NaiveDate) -> Option<Eve> {
    let friday = date.weekday() == Weekday::Fri;
    match (date.month(), date.day()) {
        (1, 5) => return Some(Eve::EpiphanyEve),
        (4, 30) => return Some(Eve::WalpurgisEve),
        (6, 19..=25) if friday => return Some(Eve::MidsummerEve),
        (12, 24) => return Some(Eve::ChristmasEve),
        (12, 31) => return Some(Eve::NewYearsEve),
        _ => {}
    }
    match days_after_easter(date) {
        -3 => Some(Eve::MaundyThursday),
        -1 => Some(Eve::EasterEve),
        _ => None,
    }
}

/// The eve that the date is, if offices are closed on it all day.
#[must_use]
pub fn closed_eve(date: NaiveDate) -> Option<Eve> {
    eve(date).filter(|eve| eve.is_closed())
}

/// Whether the date is a public holiday of lag (1989:253), ordinary Sundays apart.
#[must_use]
pub fn is_public_holiday(date: NaiveDate) -> bool {
    holiday(date).is_some()
}

/// Whether offices are open: Monday to Friday, no public holiday, no closed eve.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    !weekend && holiday(date).is_none() && closed_eve(date).is_none()
}

/// The `n`th working day after the date; the date itself is not counted, and is the answer
/// if `n` is 0, whatever day it is.
#[must_use]
pub fn add_working_days(date: NaiveDate, n: u32) -> NaiveDate {
    walk(date, n, |day| day.succ_opt())
}

/// The `n`th working day before the date; the date itself is not counted, and is the answer
/// if `n` is 0, whatever day it is.
#[must_use]
pub fn subtract_working_days(date: NaiveDate, n: u32) -> NaiveDate {
    walk(date, n, |day| day.pred_opt())
}

/// The ISO 8601 week: its year (which differs from the calendar's around New Year) and
/// its number, 1–53. Swedish planning speaks of weeks by these numbers.
#[must_use]
pub fn iso_week(date: NaiveDate) -> (i32, u32) {
    (date.iso_week().year(), date.iso_week().week())
}

/// The ISO 8601 week in writing, «2026-W47»: the same in every language, and it sorts.
#[must_use]
pub fn week_label(date: NaiveDate) -> String {
    let (year, week) = iso_week(date);
    format!("{year:04}-W{week:02}")
}

fn walk(date: NaiveDate, n: u32, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let mut day = date;
    let mut left = n;
    while left > 0 {
        let Some(next) = step(day) else { break };
        day = next;
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

fn days_after_easter(date: NaiveDate) -> i64 {
    date.signed_duration_since(easter(date.year())).num_days()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

#[cfg(test)]
mod tests;
