//! Days of a school calendar, as lines that somebody pastes, a table, or a calendar file. Pure.

use super::{
    closed_days::ClosedKind,
    ics::{self, MOST_PROBLEMS, Take, Unreadable, Window, one_line},
};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most lines that are taken: a school has some thirty a year.
pub const MOST_LINES: usize = 500;

/// The longest label, in signs; what is longer is cut off.
pub const LONGEST_LABEL: usize = 80;

/// Days that a file names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLine {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, part of it.
    pub last: NaiveDate,
    /// «Sportlov».
    pub label: String,
}

impl DayLine {
    /// What kind of days the label tells of.
    #[must_use]
    pub fn kind(&self) -> ClosedKind {
        let label = self.label.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
        if says(&["prov", "exam", "test"]) {
            ClosedKind::Exam
        } else if says(&[
            "studiedag",
            "kompetens",
            "planeringsdag",
            "fortbildning",
            "study day",
        ]) {
            ClosedKind::StudyDay
        } else if says(&["lov", "ledig", "break", "holiday"]) {
            ClosedKind::Break
        } else {
            ClosedKind::Other
        }
    }
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DaysRead {
    /// The days, the earliest first; none twice.
    pub days: Vec<DayLine>,
    /// The first lines that name no days, at most [`MOST_PROBLEMS`].
    pub unread: Vec<usize>,
    /// How many more there are.
    pub more_unread: usize,
}

/// The days in what somebody pasted or sent.
///
/// A line holds one or two days as `2027-02-15` and words; what stands between does not matter, so that
/// tables are read too. A first line without days is a heading. Nothing is read after more than
/// [`MOST_LINES`].
///
/// # Errors
/// [`Unreadable`] when it is a calendar file of which nothing can be taken.
pub fn read_days(text: &str, today: NaiveDate) -> Result<DaysRead, Unreadable> {
    let calendar = text.trim_start_matches('\u{feff}').trim_start();
    let mut read = if calendar
        .get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        of_calendar(text, today)?
    } else {
        of_lines(text)
    };
    read.days
        .sort_by(|a, b| (a.first, a.last, &a.label).cmp(&(b.first, b.last, &b.label)));
    read.days.dedup();
    Ok(read)
}

fn of_calendar(text: &str, today: NaiveDate) -> Result<DaysRead, Unreadable> {
    let window = Window {
        first: today.checked_sub_months(Months::new(12)).unwrap_or(today),
        last: today.checked_add_months(Months::new(36)).unwrap_or(today),
    };
    let read = ics::read(text, Take::TitledDays, window)?;
    let days = read.occurrences.into_iter().map(|one| {
        let (first, last) = one
            .span
            .days()
            .unwrap_or((one.span.from().date, one.span.to().date));
        DayLine {
            first,
            last,
            label: label(one.title.as_deref().unwrap_or_default()),
        }
    });
    let days: Vec<DayLine> = days.filter(|line| !line.label.is_empty()).collect();
    let unread = read.problems.first().iter().map(|problem| problem.line);
    Ok(DaysRead {
        days,
        unread: unread.collect(),
        more_unread: read.problems.more(),
    })
}

fn of_lines(text: &str) -> DaysRead {
    let mut read = DaysRead::default();
    let lines = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty());
    for (index, (number, line)) in lines.enumerate() {
        match of_line(line) {
            Some(line) => read.days.push(line),
            None if index == 0 && !line.contains(|c: char| c.is_ascii_digit()) => {}
            None if read.unread.len() < MOST_PROBLEMS => read.unread.push(number),
            None => read.more_unread += 1,
        }
        if read.days.len() > MOST_LINES {
            break;
        }
    }
    read
}

fn of_line(line: &str) -> Option<DayLine> {
    let mut days = Vec::new();
    let mut words = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let day = rest.get(..10).filter(|ten| is_day(ten));
        if let Some(day) = day {
            days.push(day.parse::<NaiveDate>().ok()?);
            words.push(' ');
            rest = rest.get(10..)?;
        } else {
            words.push(c);
            rest = rest.get(c.len_utf8()..)?;
        }
    }
    let (first, last) = match days.as_slice() {
        [day] => (*day, *day),
        [first, last] if first <= last && *last <= *first + Days::new(366) => (*first, *last),
        _ => return None,
    };
    let label = label(&words);
    label
        .contains(char::is_alphabetic)
        .then_some(DayLine { first, last, label })
}

fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

/// The words of a line without what parted them.
fn label(words: &str) -> String {
    let parts = |c: char| c.is_whitespace() || ";,:–—-\"'|\u{feff}".contains(c);
    let line = one_line(&words.replace([';', '\t', '"', '|'], " "));
    let line = line.trim_matches(parts);
    let line = line
        .strip_prefix("till ")
        .or(line.strip_prefix("to "))
        .unwrap_or(line);
    line.trim_matches(parts)
        .chars()
        .take(LONGEST_LABEL)
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2027-01-11".parse().unwrap()
    }

    fn shown(text: &str) -> (Vec<String>, Vec<usize>) {
        let read = read_days(text, today()).unwrap();
        let days = read
            .days
            .iter()
            .map(|d| format!("{} {} {} {}", d.first, d.last, d.label, d.kind().code()));
        (days.collect(), read.unread)
    }

    #[test]
    fn a_line_is_days_and_words_however_they_are_parted() {
        let expected = "2027-02-15 2027-02-19 Sportlov break".to_owned();
        for line in [
            "2027-02-15 – 2027-02-19 Sportlov",
            "2027-02-15 - 2027-02-19: Sportlov",
            "2027-02-15 till 2027-02-19 Sportlov",
            "Sportlov;2027-02-15;2027-02-19",
            "\"Sportlov\",\"2027-02-15\",\"2027-02-19\"",
            "2027-02-15\t2027-02-19\tSportlov\r",
            "Vad;Från;Till\nSportlov;2027-02-15;2027-02-19\n",
        ] {
            assert_eq!(shown(line), (vec![expected.clone()], vec![]), "{line}");
        }
    }

    #[test]
    fn the_label_tells_the_kind() {
        let text = "2027-03-22 Studiedag\n2027-03-23 Nationella prov, svenska\n2027-03-30 – 2027-04-05 Påsklov\n2027-04-30 Friluftsdag";
        let kinds: Vec<_> = read_days(text, today())
            .unwrap()
            .days
            .iter()
            .map(DayLine::kind)
            .collect();
        assert_eq!(
            kinds,
            [
                ClosedKind::StudyDay,
                ClosedKind::Exam,
                ClosedKind::Break,
                ClosedKind::Other
            ]
        );
    }

    #[test]
    fn lines_that_name_no_days_are_told_by_their_numbers() {
        let text = "2027-02-15 Lov\nvecka 8 Lov\n\n2027-02-30 Lov\n2027-03-10 2027-03-09 Lov\n2027-03-12\n1 2 2027-03-12 2027-03-13 2027-03-14 x";
        assert_eq!(shown(text).1, [2, 4, 5, 6, 7]);
    }

    #[test]
    fn a_large_text_is_told_by_its_first_lines_and_not_read_past_what_may_be_taken() {
        let odd = read_days(&"x 1\n".repeat(500_000), today()).unwrap();
        assert_eq!(odd.unread, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(odd.more_unread, 499_990);
        let many: Vec<String> = (0..9_000).map(|n| format!("2027-02-15 Lov {n}")).collect();
        assert_eq!(
            read_days(&many.join("\n"), today()).unwrap().days.len(),
            MOST_LINES + 1
        );
    }

    #[test]
    fn a_calendar_file_is_read_with_its_titles() {
        let file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Höstlov\nTRANSP:TRANSPARENT\n\
            DTSTART;VALUE=DATE:20271101\nDTEND;VALUE=DATE:20271106\nEND:VEVENT\nEND:VCALENDAR\n";
        assert_eq!(shown(file).0, ["2027-11-01 2027-11-05 Höstlov break"]);
        assert!(read_days("BEGIN:VCALENDAR\nBEGIN:VEVENT", today()).is_err());
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(20[0-9]{2}-[01][0-9]-[0-3][0-9]|[ ;,–\n]|lov|å|\\PC){0,30}") {
            for line in read_days(&text, today()).unwrap_or_default().days {
                prop_assert!(line.first <= line.last && line.label.chars().count() <= LONGEST_LABEL);
            }
        }
    }
}
