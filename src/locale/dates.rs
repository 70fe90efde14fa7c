//! Dates and times as people say them: always with the weekday, the clock in 24 hours.
//! (experience.md section 2: «Tisdag 9 december klockan 13–15», never «9/12».)

use super::{Lang, Text};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

/// From and to on one day, civil time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// When it starts.
    pub from: NaiveTime,
    /// When it ends.
    pub to: NaiveTime,
}

impl Text {
    /// «tisdag 9 december», in English «Tuesday 9 December».
    #[must_use]
    pub fn day(self, date: NaiveDate) -> String {
        format!(
            "{} {} {}",
            self.weekday_name(date.weekday()),
            date.day(),
            self.month(date.month0())
        )
    }

    /// «9 december 2028»: a day so far away that its weekday says nothing.
    #[must_use]
    pub fn date_and_year(self, date: NaiveDate) -> String {
        format!(
            "{} {} {}",
            date.day(),
            self.month(date.month0()),
            date.year()
        )
    }

    /// «tisdag 9 december 2027», for letters and where the year is not plain.
    #[must_use]
    pub fn day_and_year(self, date: NaiveDate) -> String {
        format!("{} {}", self.day(date), date.year())
    }

    /// «klockan 13–15» or «klockan 13.30–15.00», in English "1 pm to 3 pm" would be one more thing
    /// to learn: it is "13:00–15:00".
    #[must_use]
    pub fn hours(self, span: Span) -> String {
        let whole = span.from.minute() == 0 && span.to.minute() == 0;
        match self.lang() {
            Lang::Swedish if whole => {
                format!("klockan {}–{}", span.from.hour(), span.to.hour())
            }
            Lang::Swedish => {
                format!(
                    "klockan {}–{}",
                    span.from.format("%H.%M"),
                    span.to.format("%H.%M")
                )
            }
            Lang::English => {
                format!("{}–{}", span.from.format("%H:%M"), span.to.format("%H:%M"))
            }
        }
    }

    /// One moment of the day: «klockan 9», «klockan 13.30», "13:30".
    #[must_use]
    pub fn clock(self, time: NaiveTime) -> String {
        match self.lang() {
            Lang::Swedish if time.minute() == 0 => format!("klockan {}", time.hour()),
            Lang::Swedish => format!("klockan {}", time.format("%H.%M")),
            Lang::English => time.format("%H:%M").to_string(),
        }
    }

    /// «tisdag 9 december klockan 13–15».
    #[must_use]
    pub fn day_and_hours(self, date: NaiveDate, span: Span) -> String {
        format!("{} {}", self.day(date), self.hours(span))
    }

    /// Several days as one phrase: «tisdag 2, 9 och 16 december» when they share weekday and month,
    /// else every one in full: «tisdag 23 februari, tisdag 2 mars och tisdag 9 mars».
    #[must_use]
    pub fn days(self, dates: &[NaiveDate]) -> String {
        let Some(first) = dates.first() else {
            return String::new();
        };
        let alike = dates.iter().all(|d| {
            d.weekday() == first.weekday() && d.month() == first.month() && d.year() == first.year()
        });
        if alike && dates.len() > 1 {
            let numbers: Vec<String> = dates.iter().map(|d| d.day().to_string()).collect();
            format!(
                "{} {} {}",
                self.weekday_name(first.weekday()),
                self.list(&numbers),
                self.month(first.month0())
            )
        } else {
            let days: Vec<String> = dates.iter().map(|d| self.day(*d)).collect();
            self.list(&days)
        }
    }

    /// «a, b och c».
    #[must_use]
    pub fn list(self, items: &[String]) -> String {
        let and = match self.lang() {
            Lang::Swedish => "och",
            Lang::English => "and",
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => format!("{} {and} {last}", rest.join(", ")),
        }
    }

    /// «tisdag», "Tuesday".
    #[must_use]
    pub fn weekday_name(self, weekday: Weekday) -> &'static str {
        const SWEDISH: [&str; 7] = [
            "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
        ];
        const ENGLISH: [&str; 7] = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        let number = weekday.num_days_from_monday() as usize;
        match self.lang() {
            Lang::Swedish => SWEDISH[number],
            Lang::English => ENGLISH[number],
        }
    }

    pub(super) fn month(self, number_from_zero: u32) -> &'static str {
        const SWEDISH: [&str; 12] = [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ];
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let number = number_from_zero as usize;
        match self.lang() {
            Lang::Swedish => SWEDISH[number],
            Lang::English => ENGLISH[number],
        }
    }
}

/// The same text with its times held together: no line ends between «klockan» and its hour or within
/// «13–15». For pages; messages stay plain text.
#[must_use]
pub fn unbroken(text: &str) -> String {
    const JOINER: char = '\u{2060}';
    text.replace("klockan ", "klockan\u{a0}")
        .replace('–', &format!("{JOINER}–{JOINER}"))
}

/// The same text with its first letter large: a date that opens a line.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn span(from: (u32, u32), to: (u32, u32)) -> Span {
        Span {
            from: NaiveTime::from_hms_opt(from.0, from.1, 0).unwrap(),
            to: NaiveTime::from_hms_opt(to.0, to.1, 0).unwrap(),
        }
    }

    #[test]
    fn a_date_always_names_its_weekday() {
        let text = Text::new(Lang::Swedish);
        assert_eq!(
            text.day_and_hours(day(2025, 12, 9), span((13, 0), (15, 0))),
            "tisdag 9 december klockan 13–15"
        );
        assert_eq!(text.hours(span((9, 30), (11, 0))), "klockan 09.30–11.00");
        assert_eq!(
            Text::new(Lang::English).day(day(2027, 2, 2)),
            "Tuesday 2 February"
        );
    }

    #[test]
    fn dates_of_one_month_and_weekday_are_said_together() {
        let text = Text::new(Lang::Swedish);
        let december = [day(2025, 12, 2), day(2025, 12, 9), day(2025, 12, 16)];
        assert_eq!(text.days(&december), "tisdag 2, 9 och 16 december");
        let across = [day(2027, 2, 23), day(2027, 3, 2)];
        assert_eq!(text.days(&across), "tisdag 23 februari och tisdag 2 mars");
        assert_eq!(text.days(&december[..1]), "tisdag 2 december");
    }

    #[test]
    fn a_time_is_held_together() {
        let held = unbroken("tisdag 9 december klockan 13–15");
        assert_eq!(held, "tisdag 9 december klockan\u{a0}13\u{2060}–\u{2060}15");
    }

    #[test]
    fn a_line_opens_with_a_large_letter() {
        assert_eq!(capitalised("åtta platser"), "Åtta platser");
        assert_eq!(capitalised(""), "");
    }
}
