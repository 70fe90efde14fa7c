//! On which days something comes again (RFC 5545, 3.3.10).
//!
//! The days are walked one by one and each is asked whether it is one of them. That is slower than
//! reckoning the next and cannot go astray: no rule takes longer than the days it is asked about.

use super::{
    budget::Budget,
    chosen::{FARTHEST, Places, Weekdays},
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

/// A rule by which something comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    every: Period,
    interval: u32,
    count: Option<u32>,
    until: Option<Until>,
    days: Weekdays,
    month_days: Places,
    months: Places,
    positions: Places,
    week_start: Weekday,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Day,
    Week,
    Month,
    Year,
}

/// Until when a rule holds, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// The last day.
    Day(NaiveDate),
    /// The last time, on the clocks of the event.
    Local(NaiveDateTime),
    /// The last time, in UTC.
    Utc(NaiveDateTime),
}

impl Rule {
    /// The rule in the value of an RRULE; none for one that is not understood, such as one that comes
    /// several times a day.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let mut every = None;
        let mut rule = Self {
            every: Period::Day,
            interval: 1,
            count: None,
            until: None,
            days: Weekdays::default(),
            month_days: Places::default(),
            months: Places::default(),
            positions: Places::default(),
            week_start: Weekday::Mon,
        };
        for part in value.trim().split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            match key.trim().to_ascii_uppercase().as_str() {
                "FREQ" => every = Some(Period::parse(&value)?),
                "INTERVAL" => rule.interval = value.parse().ok().filter(|n| *n > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok().filter(|n| *n > 0)?),
                "UNTIL" => rule.until = Some(until(&value)?),
                "BYDAY" => rule.days = list(&value, week_day)?,
                "BYMONTHDAY" => rule.month_days = list(&value, |n| whole(n, 31))?,
                "BYMONTH" => rule.months = list(&value, month)?,
                "BYSETPOS" => rule.positions = list(&value, |n| whole(n, FARTHEST))?,
                "WKST" => rule.week_start = weekday(&value)?,
                key if key.starts_with("X-") => {}
                _ => return None,
            }
        }
        rule.every = every?;
        let by_month = matches!(rule.every, Period::Month | Period::Year);
        let odd = (rule.days.has_places() && !by_month)
            || (rule.every == Period::Week && !rule.month_days.is_empty());
        (!odd).then_some(rule)
    }

    /// Until when it holds.
    pub(super) fn until(&self) -> Option<Until> {
        self.until
    }

    /// The days from `first` to `last` on which something comes again that came on `start` first. A rule
    /// with a count is walked from its start, any other from `first`.
    ///
    /// None when the budget is spent before the end.
    pub(super) fn days(
        &self,
        start: NaiveDate,
        first: NaiveDate,
        last: NaiveDate,
        budget: &mut Budget,
    ) -> Option<Vec<NaiveDate>> {
        let from = if self.count.is_some() {
            start
        } else {
            start.max(first)
        };
        let mut day = self.begin_of(from);
        let mut found = Vec::new();
        let mut group: Vec<NaiveDate> = Vec::new();
        let mut left = self.count.unwrap_or(u32::MAX);
        let mut of = self.period_of(day);
        while left > 0 {
            let over = day > last;
            if over || self.period_of(day) != of {
                if over && !self.positions.is_empty() {
                    // The last of a period must be seen to know which is its last.
                    self.rest_of(day, of, start, &mut group, budget)?;
                }
                self.flush(&mut group, start, &mut left, |day| {
                    if (first..=last).contains(&day) {
                        found.push(day);
                    }
                });
                of = self.period_of(day);
            }
            if over {
                break;
            }
            if !budget.day() {
                return None;
            }
            if self.has(day, start) {
                group.push(day);
            }
            day = day.checked_add_days(Days::new(1))?;
        }
        Some(found)
    }

    fn rest_of(
        &self,
        mut day: NaiveDate,
        of: i64,
        start: NaiveDate,
        group: &mut Vec<NaiveDate>,
        budget: &mut Budget,
    ) -> Option<()> {
        while self.period_of(day) == of {
            if !budget.day() {
                return None;
            }
            if self.has(day, start) {
                group.push(day);
            }
            day = day.checked_add_days(Days::new(1))?;
        }
        Some(())
    }

    /// Hands on the days of a period that count, and empties it.
    fn flush(
        &self,
        group: &mut Vec<NaiveDate>,
        start: NaiveDate,
        left: &mut u32,
        mut found: impl FnMut(NaiveDate),
    ) {
        let length = u32::try_from(group.len()).unwrap_or(u32::MAX);
        let taken = (0..length).zip(group.iter()).filter(|(index, _)| {
            self.positions.is_empty() || self.positions.has(*index, length - 1 - index)
        });
        for (_, day) in taken.filter(|(_, day)| **day >= start) {
            if *left == 0 {
                break;
            }
            *left -= 1;
            found(*day);
        }
        group.clear();
    }

    /// Whether the day is one of a period in which something comes, before positions are counted.
    fn has(&self, day: NaiveDate, start: NaiveDate) -> bool {
        let apart = self.period_of(day) - self.period_of(start);
        if apart.rem_euclid(i64::from(self.interval)) != 0 {
            return false;
        }
        if !self.months.is_empty() && !self.months.has(day.month0(), 11 - day.month0()) {
            return false;
        }
        if !self.month_days.is_empty() {
            let after = u32::from(day.num_days_in_month()) - day.day();
            if !self.month_days.has(day.day0(), after) {
                return false;
            }
        }
        if !self.days.is_empty() {
            let (before, after) = self.alike(day);
            return self.days.has(day.weekday(), before, after);
        }
        match self.every {
            Period::Day => true,
            Period::Week => day.weekday() == start.weekday(),
            Period::Month => !self.month_days.is_empty() || day.day() == start.day(),
            Period::Year => {
                let month = !self.months.is_empty()
                    || !self.month_days.is_empty()
                    || day.month() == start.month();
                month && (!self.month_days.is_empty() || day.day() == start.day())
            }
        }
    }

    /// How many of the same weekday lie before and after it: in the month, or in the year where no month
    /// is named.
    fn alike(&self, day: NaiveDate) -> (u32, u32) {
        let in_month = self.every == Period::Month || !self.months.is_empty();
        let (index, length) = if in_month {
            (day.day0(), u32::from(day.num_days_in_month()))
        } else {
            (day.ordinal0(), if day.leap_year() { 366 } else { 365 })
        };
        (index / 7, (length - 1 - index) / 7)
    }

    /// The number of the period that a day lies in.
    fn period_of(&self, day: NaiveDate) -> i64 {
        let days = i64::from(day.num_days_from_ce());
        match self.every {
            Period::Day => days,
            // Day 1 was a Monday.
            Period::Week => {
                (days - 1 - i64::from(self.week_start.num_days_from_monday())).div_euclid(7)
            }
            Period::Month => i64::from(day.year()) * 12 + i64::from(day.month0()),
            Period::Year => i64::from(day.year()),
        }
    }

    /// The first day of the period that a day lies in.
    fn begin_of(&self, day: NaiveDate) -> NaiveDate {
        let begin = match self.every {
            Period::Day => Some(day),
            Period::Week => day.checked_sub_days(Days::new(u64::from(
                day.weekday().days_since(self.week_start),
            ))),
            Period::Month => day.with_day(1),
            Period::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        begin.unwrap_or(day)
    }
}

impl Period {
    fn parse(value: &str) -> Option<Self> {
        match value {
            "DAILY" => Some(Self::Day),
            "WEEKLY" => Some(Self::Week),
            "MONTHLY" => Some(Self::Month),
            "YEARLY" => Some(Self::Year),
            _ => None,
        }
    }
}

fn until(value: &str) -> Option<Until> {
    if let Some(utc) = value.strip_suffix('Z') {
        let at = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").ok()?;
        return Some(Until::Utc(at));
    }
    if let Ok(day) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        return Some(Until::Day(day));
    }
    let at = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok()?;
    Some(Until::Local(at))
}

/// What every part of a list chooses; none when one of them is not understood.
fn list<T, C: FromIterator<T>>(value: &str, one: impl Fn(&str) -> Option<T>) -> Option<C> {
    value.split(',').map(|part| one(part.trim())).collect()
}

fn week_day(value: &str) -> Option<(Option<i32>, Weekday)> {
    let (place, day) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let place = if place.is_empty() {
        None
    } else {
        Some(whole(place, 53)?)
    };
    Some((place, weekday(day)?))
}

fn month(value: &str) -> Option<i32> {
    value.parse().ok().filter(|n| (1..=12).contains(n))
}

/// A whole number other than 0, at most this far from it.
fn whole(value: &str, most: i32) -> Option<i32> {
    let n: i32 = value.parse().ok()?;
    (n != 0 && n.unsigned_abs() <= most.unsigned_abs()).then_some(n)
}

fn weekday(value: &str) -> Option<Weekday> {
    match value {
        "MO" => Some(Weekday::Mon),
        "TU" => Some(Weekday::Tue),
        "WE" => Some(Weekday::Wed),
        "TH" => Some(Weekday::Thu),
        "FR" => Some(Weekday::Fri),
        "SA" => Some(Weekday::Sat),
        "SU" => Some(Weekday::Sun),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
