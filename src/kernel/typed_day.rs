//! A day as people write it: «tisdag 9 februari», «9/2 2027», «2027-02-09», «torsdag vecka 6».

use super::typed::{plain, typewriter_digits};
use chrono::{Datelike, NaiveDate, Weekday};

/// Why a text names no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayProblem {
    /// Nothing is written.
    #[error("no day is written")]
    Empty,
    /// It cannot be read as a day.
    #[error("what is written is not a day")]
    NotADay,
    /// The month has no such day.
    #[error("there is no such day")]
    NoSuchDay,
    /// The day is another day of the week than the one that is written: one of them is wrong.
    #[error("the day is a {is}, not a {written}")]
    OtherWeekday {
        /// What is written.
        written: Weekday,
        /// What the day is.
        is: Weekday,
    },
}

/// The day in what somebody typed. Without a year it is the next such day, today included; a year of
/// two digits is one of this century.
///
/// # Errors
/// If nothing is written, it is no day, or its weekday is another one.
pub fn typed_day(input: &str, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
    let text = typewriter_digits(&plain(input)).to_lowercase();
    if text.trim().is_empty() {
        return Err(DayProblem::Empty);
    }
    let written = Written::read(&text).ok_or(DayProblem::NotADay)?;
    let day = written.day(today)?;
    match written.weekday {
        Some(weekday) if weekday != day.weekday() => Err(DayProblem::OtherWeekday {
            written: weekday,
            is: day.weekday(),
        }),
        _ => Ok(day),
    }
}

/// Words that say nothing beside a day.
const FILLERS: [&str; 8] = ["den", "e", "a", "the", "st", "nd", "rd", "th"];

/// The months in Swedish and English, by letters that no other month begins with.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["maj", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// The days of the week, likewise.
const WEEKDAYS: [(&[&str], Weekday); 7] = [
    (&["mån", "mon"], Weekday::Mon),
    (&["tis", "tue"], Weekday::Tue),
    (&["ons", "wed"], Weekday::Wed),
    (&["tor", "thu"], Weekday::Thu),
    (&["fre", "fri"], Weekday::Fri),
    (&["lör", "sat"], Weekday::Sat),
    (&["sön", "sun"], Weekday::Sun),
];

/// What the names may go on with: «feb», «febr», «februari», «februaris», but not «fabrik».
const LONGEST_WORD: usize = 10;

/// What stands before the number of a week.
const WEEKS: [&str; 3] = ["v", "vecka", "week"];

/// The numbers of a text in their order, and the names among them.
#[derive(Default)]
struct Written<'a> {
    numbers: Vec<&'a str>,
    month: Option<u32>,
    weekday: Option<Weekday>,
    /// Whether the first number is that of a week.
    week: bool,
}

impl<'a> Written<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut written = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let letters = first.is_alphabetic();
            let same = |c: char| c.is_ascii_digit() == digits && c.is_alphabetic() == letters;
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            rest = after;
            if digits {
                written.numbers.push(part);
            } else if letters {
                written.word(part)?;
            } else if !part.chars().all(|c| " ,.:/-–".contains(c)) {
                return None;
            }
        }
        Some(written)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let begins = |starts: &&[&str]| starts.iter().any(|start| word.starts_with(start));
        if FILLERS.contains(&word) {
            return Some(());
        }
        if WEEKS.contains(&word) {
            self.week = true;
            return self.numbers.is_empty().then_some(());
        }
        if word.chars().count() > LONGEST_WORD {
            return None;
        }
        if let Some(month) = MONTHS.iter().position(begins) {
            let month = u32::try_from(month).ok()? + 1;
            return self.month.replace(month).is_none().then_some(());
        }
        let (_, weekday) = WEEKDAYS.iter().find(|(starts, _)| begins(starts))?;
        self.weekday.replace(*weekday).is_none().then_some(())
    }

    fn day(&self, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
        if self.week {
            return self.day_of_week(today);
        }
        match (self.month, self.numbers.as_slice()) {
            (Some(month), [day]) => next(number(day)?, month, today),
            (Some(month), [day, year]) => day_of(self::year(year)?, month, number(day)?),
            (None, [whole]) if whole.len() == 8 => day_of(
                self::year(&whole[..4])?,
                number(&whole[4..6])?,
                number(&whole[6..])?,
            ),
            (None, [day, month]) => next(number(day)?, number(month)?, today),
            (None, [year, month, day]) if year.len() == 4 => {
                day_of(self::year(year)?, number(month)?, number(day)?)
            }
            (None, [day, month, year]) => day_of(self::year(year)?, number(month)?, number(day)?),
            _ => Err(DayProblem::NotADay),
        }
    }
}

impl Written<'_> {
    /// «torsdag vecka 6», with or without a year, which is that of the week (ISO 8601).
    fn day_of_week(&self, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
        let weekday = self.weekday.filter(|_| self.month.is_none());
        let weekday = weekday.ok_or(DayProblem::NotADay)?;
        let on = |year, week| NaiveDate::from_isoywd_opt(year, week, weekday);
        match self.numbers.as_slice() {
            [week] => {
                let week = number(week)?;
                let this_year = today.iso_week().year();
                (this_year..this_year + 8)
                    .filter_map(|year| on(year, week))
                    .find(|day| *day >= today)
            }
            [week, year] => on(self::year(year)?, number(week)?),
            _ => return Err(DayProblem::NotADay),
        }
        .ok_or(DayProblem::NoSuchDay)
    }
}

/// At most two digits: a day or a month.
fn number(digits: &str) -> Result<u32, DayProblem> {
    let short = digits.len() <= 2;
    let number = digits.parse().ok().filter(|_| short);
    number.ok_or(DayProblem::NotADay)
}

/// Two digits or four.
fn year(digits: &str) -> Result<i32, DayProblem> {
    let number: i32 = digits.parse().map_err(|_| DayProblem::NotADay)?;
    match digits.len() {
        2 => Ok(2000 + number),
        4 => Ok(number),
        _ => Err(DayProblem::NotADay),
    }
}

fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, DayProblem> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DayProblem::NoSuchDay)
}

/// The next such day, today included; 29 February may be years away.
fn next(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, DayProblem> {
    (0..9)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
        .find(|date| *date >= today)
        .ok_or(DayProblem::NoSuchDay)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn the(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Result<NaiveDate, DayProblem> {
        typed_day(text, the("2026-11-22"))
    }

    #[test]
    fn a_day_is_read_in_every_way_that_people_write_it() {
        for text in [
            "2027-02-09",
            "20270209",
            "2027/2/9",
            "9 februari 2027",
            "den 9 feb 2027",
            "9 feb. 27",
            "tisdag 9 februari 2027",
            "Tisdag den 9:e februari 2027",
            "tis 9/2",
            "9/2",
            "9/2 2027",
            "9/2-27",
            "9.2.2027",
            "09.02.2027",
            " 9  Februari ",
            "Tuesday 9 February 2027",
            "February 9, 2027",
            "９ februari",
        ] {
            assert_eq!(read(text), Ok(the("2027-02-09")), "{text}");
        }
    }

    #[test]
    fn without_a_year_it_is_the_next_such_day() {
        assert_eq!(read("22 november"), Ok(the("2026-11-22")));
        assert_eq!(read("21 november"), Ok(the("2027-11-21")));
        assert_eq!(read("31/12"), Ok(the("2026-12-31")));
        assert_eq!(read("29 februari"), Ok(the("2028-02-29")));
    }

    #[test]
    fn a_day_may_be_told_by_its_week() {
        for text in [
            "torsdag vecka 6",
            "torsdag v. 6",
            "tors v6",
            "v 6 torsdag",
            "Vecka 6, torsdag",
            "torsdag vecka 6 2027",
            "Thursday week 6",
        ] {
            assert_eq!(read(text), Ok(the("2027-02-11")), "{text}");
        }
        // This week's Sunday is today; its Monday is over, so the next such week is meant.
        assert_eq!(read("söndag vecka 47"), Ok(the("2026-11-22")));
        assert_eq!(read("måndag vecka 47"), Ok(the("2027-11-22")));
        assert_eq!(read("torsdag vecka 53 2026"), Ok(the("2026-12-31")));
        assert_eq!(read("torsdag vecka 53 2027"), Err(DayProblem::NoSuchDay));
        for text in [
            "vecka 6",
            "torsdag vecka",
            "6 vecka torsdag",
            "torsdag vecka 6 februari",
        ] {
            assert_eq!(read(text), Err(DayProblem::NotADay), "{text}");
        }
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_told() {
        let wrong = DayProblem::OtherWeekday {
            written: Weekday::Wed,
            is: Weekday::Tue,
        };
        assert_eq!(read("onsdag 9 februari 2027"), Err(wrong));
    }

    #[test]
    fn what_is_no_day_is_none() {
        assert_eq!(read("  "), Err(DayProblem::Empty));
        assert_eq!(read("30 februari 2027"), Err(DayProblem::NoSuchDay));
        assert_eq!(read("31/4"), Err(DayProblem::NoSuchDay));
        assert_eq!(read("13/13"), Err(DayProblem::NoSuchDay));
        for text in [
            "i morgon",
            "februari",
            "9",
            "9 februari mars",
            "tisdag onsdag 9/2",
            "9 februarifebruari",
            "1 2 3 4",
            "99999999999999999999",
            "9/2/202",
            "9 <b>",
            "nästa tisdag",
        ] {
            assert_eq!(read(text), Err(DayProblem::NotADay), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written(days in 0_i64..4_000) {
            let day = the("2026-11-22") + chrono::Duration::days(days);
            prop_assert_eq!(read(&day.to_string()), Ok(day));
            prop_assert_eq!(read(&day.format("%d/%m %Y").to_string()), Ok(day));
            prop_assert_eq!(read(&day.format("%A %-d %B %Y").to_string()), Ok(day));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in ".{0,40}") {
            let _ = read(&text);
        }
    }
}
