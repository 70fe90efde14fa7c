//! Dates, times and digits as they are said aloud: «tisdag den nionde december klockan ett».

use super::{Lang, Text};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

const ORDINALS: [&str; 31] = [
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
    "tjugoförsta",
    "tjugoandra",
    "tjugotredje",
    "tjugofjärde",
    "tjugofemte",
    "tjugosjätte",
    "tjugosjunde",
    "tjugoåttonde",
    "tjugonionde",
    "trettionde",
    "trettioförsta",
];

const HOURS: [&str; 12] = [
    "tolv", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
];

const ENGLISH_HOURS: [&str; 12] = [
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven",
];

const DIGITS: [&str; 10] = [
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio",
];

const ENGLISH_DIGITS: [&str; 10] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

impl Text {
    /// «tisdag den nionde december».
    #[must_use]
    pub fn day_said(self, date: NaiveDate) -> String {
        let (weekday, month) = (self.weekday_name(date.weekday()), self.month(date.month0()));
        match self.lang() {
            Lang::Swedish => {
                let day = ORDINALS[date.day0() as usize];
                format!("{weekday} den {day} {month}")
            }
            Lang::English => format!("{weekday} the {} of {month}", ordinal(date.day())),
        }
    }

    /// «klockan ett», «klockan halv två», «klockan kvart över nio»: by the twelve hours of a clock, as people
    /// say it. Other minutes are said as they are written.
    #[must_use]
    pub fn clock_said(self, time: NaiveTime) -> String {
        let this = (time.hour() % 12) as usize;
        let next = (this + 1) % 12;
        match (self.lang(), time.minute()) {
            (Lang::Swedish, 0) => format!("klockan {}", HOURS[this]),
            (Lang::Swedish, 15) => format!("klockan kvart över {}", HOURS[this]),
            (Lang::Swedish, 30) => format!("klockan halv {}", HOURS[next]),
            (Lang::Swedish, 45) => format!("klockan kvart i {}", HOURS[next]),
            (Lang::English, 0) => format!("at {} o'clock", ENGLISH_HOURS[this]),
            (Lang::English, 15) => format!("at a quarter past {}", ENGLISH_HOURS[this]),
            (Lang::English, 30) => format!("at half past {}", ENGLISH_HOURS[this]),
            (Lang::English, 45) => format!("at a quarter to {}", ENGLISH_HOURS[next]),
            _ => self.clock(time),
        }
    }

    /// The end of a span whose beginning was said: «till tre».
    #[must_use]
    pub fn until_said(self, time: NaiveTime) -> String {
        let clock = self.clock_said(time);
        match self.lang() {
            Lang::Swedish => format!("till {}", clock.trim_start_matches("klockan ")),
            Lang::English => format!("until {}", clock.trim_start_matches("at ")),
        }
    }

    /// Each digit as a word: «fyra sju två». Other signs stay as they are.
    #[must_use]
    pub fn digits_said(self, text: &str) -> String {
        let words = match self.lang() {
            Lang::Swedish => DIGITS,
            Lang::English => ENGLISH_DIGITS,
        };
        let said = |sign: char| match sign.to_digit(10) {
            Some(digit) => words[digit as usize].to_owned(),
            None => sign.to_string(),
        };
        text.chars().map(said).collect::<Vec<_>>().join(" ")
    }
}

/// «9th».
fn ordinal(day: u32) -> String {
    let end = match (day % 10, day / 10) {
        (1, 0 | 2 | 3) => "st",
        (2, 0 | 2) => "nd",
        (3, 0 | 2) => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}

/// Digits in groups of two, as a phone number is read out: «07 01 74 06 05».
#[must_use]
pub fn in_pairs(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
    let pairs = digits.chunks(2).map(String::from_iter);
    pairs.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_and_a_clock_are_said_as_people_say_them() {
        let text = Text::new(Lang::Swedish);
        let day = NaiveDate::from_ymd_opt(2025, 12, 9).unwrap();
        assert_eq!(text.day_said(day), "tisdag den nionde december");
        for (at, said) in [
            ("13:00:00", "klockan ett"),
            ("09:15:00", "klockan kvart över nio"),
            ("12:30:00", "klockan halv ett"),
            ("11:45:00", "klockan kvart i tolv"),
            ("12:00:00", "klockan tolv"),
            ("13:20:00", "klockan 13.20"),
        ] {
            assert_eq!(text.clock_said(time(at)), said);
        }
        assert_eq!(text.until_said(time("15:30:00")), "till halv fyra");
        let english = Text::new(Lang::English);
        assert_eq!(english.until_said(time("15:00:00")), "until three o'clock");
        assert_eq!(english.day_said(day), "Tuesday the 9th of December");
        assert_eq!(english.clock_said(time("12:45:00")), "at a quarter to one");
    }

    #[test]
    fn every_day_of_a_month_has_its_ending_in_english() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31]
            .map(ordinal)
            .into();
        assert_eq!(
            said.join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st"
        );
    }

    #[test]
    fn digits_are_said_one_by_one_and_phones_read_in_pairs() {
        assert_eq!(Text::new(Lang::Swedish).digits_said("472"), "fyra sju två");
        assert_eq!(in_pairs("070-174 06 05"), "07 01 74 06 05");
        assert_eq!(in_pairs("0480-45 123"), "04 80 45 12 3");
    }
}
