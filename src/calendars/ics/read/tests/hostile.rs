//! Files that mean harm, or nothing.

use super::*;
use crate::calendars::{
    days_file::LONGEST_LABEL,
    ics::{MOST_PROBLEMS, MOST_STEPS},
};
use proptest::prelude::*;

/// What a file says, and how many steps that took.
fn steps(file: &str, take: Take) -> (Result<Read, Unreadable>, u32) {
    let mut budget = Budget::default();
    let read = read_within(file, take, window(), &mut budget);
    (read, budget.taken_of(MOST_STEPS))
}

/// So many times of different minutes.
fn minutes(count: usize) -> Vec<String> {
    let minute = |n: usize| {
        format!(
            "202702{:02}T{:02}{:02}00",
            1 + n / 1440,
            n / 60 % 24,
            n % 60
        )
    };
    (0..count).map(minute).collect()
}

#[test]
fn a_title_is_made_once_and_cut_however_often_its_event_comes() {
    let again = minutes(700).join("\nRDATE:");
    let long = "å".repeat(300_000);
    let file = calendar(&event(&format!(
        "SUMMARY:{long}\nDTSTART:20270201T000000\nDURATION:PT1S\nRDATE:{again}"
    )));
    let read = read(&file, Take::TitledDays, window()).unwrap();
    assert_eq!((read.occurrences.len(), read.problems.more()), (700, 0));
    let held: usize = read
        .occurrences
        .iter()
        .filter_map(|one| one.title.as_ref())
        .map(String::len)
        .sum();
    assert_eq!(held, 700 * LONGEST_LABEL * "å".len());
}

#[test]
fn a_time_that_is_said_twice_counts_once_and_too_many_are_refused_before_they_are_kept() {
    let at = "DTSTART:20270201T000000\nDURATION:PT1S";
    let said = |times: &[String]| {
        let lines: String = times
            .iter()
            .flat_map(|time| ["\nRDATE:", time.as_str()])
            .collect();
        calendar(&event(&format!("{at}{lines}")))
    };
    let same = vec!["20270201T000000".to_owned(); 3 * MOST_TIMES];
    assert_eq!(times(&said(&same)).occurrences.len(), 1);
    assert_eq!(
        times(&said(&minutes(MOST_TIMES))).occurrences.len(),
        MOST_TIMES
    );
    let more = said(&minutes(MOST_TIMES + 1));
    assert_eq!(
        read(&more, Take::BusyTimes, window()),
        Err(Unreadable::TooMuch)
    );
}

#[test]
fn a_zone_of_a_name_without_end_is_unknown_and_a_line_without_end_leaves_its_event_out() {
    let named = |parts: usize| {
        let name = format!("/{}Europe/Stockholm", "a/".repeat(parts));
        let file = event(&format!(
            "DTSTART;TZID={name}:20270112T090000\nDURATION:PT1H"
        ));
        problems(&calendar(&file)).len()
    };
    assert_eq!((named(41), named(42), named(2_000)), (0, 1, 1));
    let at = "DTSTART:20270112T080000Z\nDURATION:PT1H";
    for name in ["RDATE", "EXDATE", "UID"] {
        let wrong = event(&format!("{at}\n{name}:{}", "20270112T080000Z,".repeat(500)));
        let file = calendar(&format!("{wrong}\n{}", event(at)));
        assert_eq!(problems(&file), [(7, ProblemKind::TooLong)], "{name}");
        assert_eq!(times(&file).occurrences.len(), 1, "{name}");
    }
    for skipped in ["DESCRIPTION", "SUMMARY", "X-ALT-DESC;FMTTYPE=text/html"] {
        let long = format!("{at}\n{skipped}:{}", "hej ".repeat(5_000));
        assert_eq!(one(&long).len(), 1, "{skipped}");
    }
}

#[test]
fn a_million_odd_lines_are_told_by_the_first_of_them() {
    let good = event("DTSTART:20270112T080000Z\nDTEND:20270112T090000Z");
    let read = times(&calendar(&format!("{good}\n{}", "x\n".repeat(1_000_000))));
    assert_eq!(read.problems.first().len(), MOST_PROBLEMS);
    assert_eq!(read.problems.first()[0].line, 8);
    assert_eq!(read.problems.more(), 1_000_000 - MOST_PROBLEMS);
}

/// As large as a file may be.
const LARGE: usize = 2 * 1024 * 1024;

#[test]
fn a_hostile_file_is_read_or_refused_within_its_steps() {
    let bomb = event("DTSTART:00010101T000000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;COUNT=999999999");
    let never = event(
        "DTSTART:20270101T000000\nDURATION:PT1S\nTRANSP:TRANSPARENT\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    );
    let often = event("DTSTART:20270101T000000\nDURATION:PT1S\nRRULE:FREQ=DAILY");
    let free = event(
        "DTSTART;TZID=America/New_York:20270101T000000\nDURATION:PT1S\nTRANSP:TRANSPARENT\nRRULE:FREQ=DAILY",
    );
    let season = "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\nRRULE:FREQ=DAILY;COUNT=999999999\nEND:STANDARD\n";
    let many = |part: &str| calendar(&part.repeat(LARGE / part.len()));
    let again = |lines: &str| {
        calendar(&event(&format!(
            "DTSTART:20270112T080000Z\nDURATION:PT1S\n{}",
            lines.repeat(LARGE / lines.len())
        )))
    };
    let large = [
        (many(&format!("{bomb}\n")), Err(Unreadable::TooMuch)),
        (many(&format!("{never}\n")), Err(Unreadable::TooMuch)),
        (many(&format!("{often}\n")), Err(Unreadable::TooMuch)),
        (many(&format!("{free}\n")), Err(Unreadable::TooMuch)),
        (
            calendar(&format!(
                "BEGIN:VTIMEZONE\nTZID:x\n{}END:VTIMEZONE\n{bomb}",
                season.repeat(LARGE / season.len())
            )),
            Err(Unreadable::TooMuch),
        ),
        (many("X:\n "), Ok(0)),
        (again("STATUS:CONFIRMED\n"), Ok(1)),
        (again("RDATE:20270112T080000Z,20270113T080000Z\n"), Ok(2)),
        (again("EXDATE;TZID=Asia/Tehran:20270112T0800\n"), Ok(1)),
        (
            again("RDATE;TZID=/a/a/Europe/Stockholm:20270112T0900\n"),
            Ok(1),
        ),
        (
            calendar(&event(&format!(
                "DTSTART;TZID={}:20270101T000000",
                "x".repeat(LARGE)
            ))),
            Ok(0),
        ),
        (
            calendar(&event(&format!(
                "DTSTART:20270112T080000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;BYDAY={}",
                "MO,".repeat(LARGE / 3)
            ))),
            Ok(0),
        ),
        ("\u{0}".repeat(LARGE), Err(Unreadable::NoCalendar)),
    ];
    for (file, expected) in large {
        let (read, taken) = steps(&file, Take::BusyTimes);
        let shown: String = file.chars().take(200).collect();
        assert!(taken <= MOST_STEPS, "{taken}: {shown}");
        assert_eq!(read.map(|read| read.occurrences.len()), expected, "{shown}");
    }
}

#[test]
fn a_full_calendar_of_ten_years_takes_less_than_half_of_the_steps() {
    // Two hundred meetings a week that have been held for ten years, and twelve single ones a day.
    let weekly = event(
        "DTSTART;TZID=Europe/Stockholm:20170110T090000\nDURATION:PT1H\nTRANSP:TRANSPARENT\nRRULE:FREQ=WEEKLY;COUNT=700;BYDAY=TU",
    );
    let single = event("DTSTART:20230110T080000Z\nDTEND:20230110T090000Z");
    let whole = format!(
        "{}{}",
        format!("{weekly}\n").repeat(200),
        format!("{single}\n").repeat(40_000)
    );
    let (read, taken) = steps(&calendar(&whole), Take::BusyTimes);
    assert!(read.is_ok() && taken < MOST_STEPS / 2, "{taken}");
}

proptest! {
    #[test]
    fn no_file_breaks_the_reader(
        lines in proptest::collection::vec(
            "(BEGIN|END|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|RECURRENCE-ID|UID|TZID|SUMMARY|TZOFFSETTO| )?\
             (;TZID=(Europe/Stockholm|x|\"å)|;VALUE=DATE)?:?\
             (VCALENDAR|VEVENT|VTIMEZONE|STANDARD|[+-]?[0-9]{4,6}1231T235959Z?|2027[01][0-9][0-3][0-9](T[0-2][0-9]0000Z?)?\
              |FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;COUNT=[0-9]{1,9})?(;BYDAY=-?[0-9]?MO)?(;(BYMONTH|BYMONTHDAY|BYSETPOS|INTERVAL)=-?[0-9]{1,10})?\
              (;UNTIL=[+-]?[0-9]{4,6}1231T235959Z?)?\
              |P[0-9]{1,18}[WD]|PT[0-9]H|[+-][0-9]{4}|\\PC{0,8})",
            0..60,
        ),
        often in 1_usize..4,
    ) {
        let lines = lines.join("\r\n");
        let file = format!("BEGIN:VCALENDAR\r\n{}\r\nEND:VCALENDAR", vec![lines; often].join("\r\n"));
        holds(&file)?;
    }

    /// Every line stands where it is looked at.
    #[test]
    fn no_event_breaks_the_reader(
        start in "[+-]?[0-9]{4,6}(01|06|12)(01|31)T[0-9]{4}00Z?|2027[01][0-9][0-3][0-9](T[0-2][0-9]0000Z?)?",
        long in "DURATION:P([0-9]{1,12}D|T[0-9]{1,12}[HMS])|DTEND:[+-]?[0-9]{4,6}1231(T235959Z?)?",
        rule in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(COUNT|INTERVAL|BYMONTH|BYMONTHDAY|BYSETPOS|BYDAY|WKST)=-?([0-9]{1,10}|[1-5]?(MO|SU))){0,3}\
                 (;UNTIL=[+-]?[0-9]{4,6}1231(T235959Z?)?)?",
        zone in "(;TZID=(Europe/Stockholm|America/New_York|x|UTC))?",
        offset in "[+-][0-9]{4}",
    ) {
        let described = format!(
            "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:{start}\nTZOFFSETTO:{offset}\nRRULE:{rule}\nEND:STANDARD\nEND:VTIMEZONE"
        );
        let timed = event(&format!("DTSTART{zone}:{start}\n{long}\nRRULE:{rule}\nEXDATE{zone}:{start}"));
        holds(&calendar(&format!("{described}\n{timed}")))?;
    }

    #[test]
    fn no_text_breaks_the_reader(text in "(\\PC|[:;=,/\r\n \t\"]){0,3000}") {
        holds(&text)?;
        holds(&calendar(&event(&text)))?;
    }
}

/// Steps enough for a file of some lines, so that many are read in a moment.
const FEW: u32 = 20_000;

/// Whatever a file holds, what is read of it lies in the window, is in order and within the steps.
fn holds(file: &str) -> Result<(), TestCaseError> {
    for take in [Take::BusyTimes, Take::TitledDays] {
        let mut budget = Budget::of(FEW);
        let read = read_within(file, take, window(), &mut budget);
        prop_assert!(read.is_err() || budget.taken_of(FEW) < FEW);
        let Ok(read) = read else { continue };
        prop_assert!(read.occurrences.is_sorted() && read.occurrences.len() <= MOST_TIMES);
        prop_assert!(read.problems.first().len() <= MOST_PROBLEMS);
        let whole = Span::whole_days(window().first, window().last).unwrap();
        for Occurrence { span, title } in &read.occurrences {
            prop_assert!(span.from() >= whole.from() && span.to() <= whole.to());
            let long = title.as_ref().map_or(0, |title| title.chars().count());
            prop_assert!(long <= LONGEST_LABEL);
        }
    }
    Ok(())
}
