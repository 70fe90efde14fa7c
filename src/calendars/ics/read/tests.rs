#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;

use super::*;

fn window() -> Window {
    Window {
        first: "2027-01-11".parse().unwrap(),
        last: "2028-07-11".parse().unwrap(),
    }
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT")
}

fn times(file: &str) -> Read {
    read(file, Take::BusyTimes, window()).unwrap()
}

/// «2027-01-12 09:00–2027-01-12 10:00».
fn spans(read: &Read) -> Vec<String> {
    let shown = |o: &Occurrence| format!("{}–{}", o.span.from(), o.span.to());
    read.occurrences.iter().map(shown).collect()
}

fn one(lines: &str) -> Vec<String> {
    let read = times(&calendar(&event(lines)));
    assert_eq!(read.problems.first(), [], "{lines}");
    spans(&read)
}

fn problems(file: &str) -> Vec<(usize, ProblemKind)> {
    let problems = times(file).problems;
    let first = problems.first().iter().cloned();
    first.map(|p| (p.line, p.kind)).collect()
}

#[test]
fn a_time_is_told_by_its_own_clocks_and_shown_by_swedish_ones() {
    for lines in [
        "DTSTART:20270112T080000Z\nDTEND:20270112T090000Z",
        "DTSTART:20270112T090000\nDTEND:20270112T100000",
        "DTSTART;TZID=Europe/Stockholm:20270112T090000\nDURATION:PT1H",
        "DTSTART;TZID=W. Europe Standard Time:20270112T090000\nDTEND;TZID=W. Europe Standard Time:20270112T100000",
        "DTSTART;TZID=\"FLE Standard Time\":20270112T100000\nDTEND;TZID=GMT Standard Time:20270112T090000",
        "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20270112T030000\nDURATION:PT60M",
    ] {
        assert_eq!(one(lines), ["2027-01-12 09:00–2027-01-12 10:00"], "{lines}");
    }
}

#[test]
fn days_without_times_are_whole_days() {
    assert_eq!(
        one("DTSTART;VALUE=DATE:20270215\nDTEND;VALUE=DATE:20270220"),
        ["2027-02-15 00:00–2027-02-20 00:00"]
    );
    assert_eq!(
        one("DTSTART;VALUE=DATE:20270215"),
        ["2027-02-15 00:00–2027-02-16 00:00"]
    );
    // A time without a length takes no time.
    assert!(one("DTSTART:20270112T080000Z").is_empty());
}

#[test]
fn a_zone_that_only_the_file_knows_is_taken_from_the_file() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let weekly = event(
        "DTSTART;TZID=Customized Time Zone:20270324T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2",
    );
    let read = times(&calendar(&format!("{zone}{weekly}")));
    assert_eq!(
        spans(&read),
        [
            "2027-03-24 09:00–2027-03-24 10:00",
            "2027-03-31 09:00–2027-03-31 10:00"
        ]
    );
    assert_eq!(
        problems(&calendar(&weekly)),
        [(
            5,
            ProblemKind::UnknownZone {
                name: "Customized Time Zone".to_owned()
            }
        )]
    );
}

#[test]
fn what_comes_again_keeps_its_hour_when_clocks_change() {
    for (start, expected) in [
        (
            "DTSTART;TZID=Europe/Stockholm:20271024T090000",
            ["2027-10-24 09:00", "2027-10-31 09:00", "2027-11-07 09:00"],
        ),
        (
            "DTSTART:20271024T070000Z",
            ["2027-10-24 09:00", "2027-10-31 08:00", "2027-11-07 08:00"],
        ),
        (
            "DTSTART;TZID=Europe/Stockholm:20270321T023000",
            ["2027-03-21 02:30", "2027-03-28 03:30", "2027-04-04 02:30"],
        ),
    ] {
        let read = one(&format!(
            "{start}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
        ));
        let begins: Vec<&str> = read.iter().map(|span| &span[..16]).collect();
        assert_eq!(begins, expected, "{start}");
    }
}

#[test]
fn the_night_in_which_an_hour_comes_twice_is_read() {
    assert_eq!(
        one("DTSTART:20271031T003000Z\nDTEND:20271031T013000Z"),
        Vec::<String>::new(),
        "half past two until half past two"
    );
    assert_eq!(
        one(
            "DTSTART;TZID=Europe/Stockholm:20271030T220000\nDTEND;TZID=Europe/Stockholm:20271031T060000"
        ),
        ["2027-10-30 22:00–2027-10-31 06:00"]
    );
}

#[test]
fn an_event_that_comes_again_is_moved_left_out_and_added_to() {
    let series = event(
        "DTSTART;TZID=Europe/Stockholm:20270112T090000\nDTEND;TZID=Europe/Stockholm:20270112T100000\n\
         RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270209T080000Z\nEXDATE;TZID=Europe/Stockholm:20270119T090000\n\
         EXDATE:20270126T080000Z\nRDATE;TZID=Europe/Stockholm:20270113T090000",
    );
    let moved = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20270202T090000\nDTSTART:20270203T120000Z\nDTEND:20270203T130000Z",
    );
    let read = times(&calendar(&format!("{series}\n{moved}")));
    assert_eq!(read.problems.first(), []);
    let begins: Vec<String> = spans(&read)
        .iter()
        .map(|span| span[..16].to_owned())
        .collect();
    assert_eq!(
        begins,
        [
            "2027-01-12 09:00",
            "2027-01-13 09:00",
            "2027-02-03 13:00",
            "2027-02-09 09:00"
        ]
    );
    assert_eq!(
        read.covers,
        Some(("2027-01-12".parse().unwrap(), "2027-02-09".parse().unwrap()))
    );
}

#[test]
fn who_is_free_or_need_not_come_is_not_busy() {
    let at = "DTSTART:20270112T080000Z\nDTEND:20270112T090000Z";
    for free in [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
    ] {
        assert!(one(&format!("{at}\n{free}")).is_empty(), "{free}");
    }
    for busy in [
        "TRANSP:OPAQUE",
        "STATUS:TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
        "BEGIN:VALARM\nDURATION:PT5H\nTRANSP:TRANSPARENT\nEND:VALARM",
    ] {
        assert_eq!(one(&format!("{at}\n{busy}")).len(), 1, "{busy}");
    }
    // The file tells of that day all the same.
    let read = times(&calendar(&event(&format!("{at}\nTRANSP:TRANSPARENT"))));
    assert!(read.covers.is_some());
}

#[test]
fn only_times_within_the_window_are_taken_and_none_twice() {
    let at = |start: &str, end: &str| event(&format!("DTSTART:{start}\nDTEND:{end}"));
    let file = calendar(
        &[
            at("20260101T080000Z", "20260101T090000Z"),
            at("20270110T120000", "20270111T120000"),
            at("20270111T000000", "20270111T120000"),
            at("20280711T120000", "20280801T120000"),
            at("20280801T120000", "20280802T120000"),
        ]
        .join("\n"),
    );
    assert_eq!(
        spans(&times(&file)),
        [
            "2027-01-11 00:00–2027-01-11 12:00",
            "2028-07-11 12:00–2028-07-12 00:00"
        ]
    );
    // Every weekday without an end: until the last day.
    let daily =
        one("DTSTART:20200106T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    assert_eq!(
        (daily.len(), daily[0].as_str()),
        (392, "2027-01-11 09:00–2027-01-11 10:00")
    );
}

#[test]
fn titles_are_read_of_school_calendars_and_never_of_diaries() {
    let file = calendar(&event(
        "SUMMARY:Sportlov\\, vecka\n  7\nTRANSP:TRANSPARENT\nDTSTART;VALUE=DATE:20270215",
    ));
    let titled = read(&file, Take::TitledDays, window()).unwrap();
    assert_eq!(
        titled.occurrences[0].title.as_deref(),
        Some("Sportlov, vecka 7")
    );
    let busy = calendar(&event(
        "SUMMARY:Lönesamtal\nDESCRIPTION:hemligt\nDTSTART;VALUE=DATE:20270215",
    ));
    let read = times(&busy);
    assert_eq!(read.occurrences[0].title, None);
    assert!(!format!("{read:?}").contains("Lönesamtal"));
}

#[test]
fn what_is_wrong_is_told_by_its_line_and_the_rest_is_taken() {
    let good = event("DTSTART:20270112T080000Z\nDTEND:20270112T090000Z");
    let file = |wrong: &str| calendar(&format!("{}\n{good}", event(wrong)));
    for (wrong, line, kind) in [
        ("SUMMARY:x", 3, ProblemKind::NoStart),
        ("DTSTART:20270231T080000Z", 5, ProblemKind::WrongTime),
        ("DTSTART:igår", 5, ProblemKind::WrongTime),
        (
            "DTSTART:20270112T080000Z\nDURATION:en timme",
            6,
            ProblemKind::WrongTime,
        ),
        (
            "DTSTART:20270112T080000Z\nDTEND:20270111T080000Z",
            6,
            ProblemKind::EndsBefore,
        ),
        (
            "DTSTART:20270112T080000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY",
            7,
            ProblemKind::WrongRule,
        ),
        (
            "DTSTART:20270112T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE:x",
            8,
            ProblemKind::WrongTime,
        ),
    ] {
        assert_eq!(problems(&file(wrong)), [(line, kind)], "{wrong}");
        assert_eq!(
            spans(&times(&file(wrong))),
            ["2027-01-12 09:00–2027-01-12 10:00"],
            "{wrong}"
        );
    }
    assert_eq!(
        problems(&calendar(&format!("{good}\nutan kolon"))),
        [(8, ProblemKind::NoLine)]
    );
}

#[test]
fn a_file_that_is_no_calendar_or_only_a_part_of_one_is_refused_whole() {
    let refused = |file: &str| read(file, Take::BusyTimes, window()).unwrap_err();
    for file in ["", "Hej!", "a,b,c\n1,2,3", "<html></html>"] {
        assert_eq!(refused(file), Unreadable::NoCalendar, "{file}");
    }
    let whole = calendar(&event("DTSTART:20270112T080000Z\nDTEND:20270112T090000Z"));
    let cut = whole.split("DTEND").next().unwrap();
    assert_eq!(refused(cut), Unreadable::CutOff { line: 5 });
    assert_eq!(
        refused("BEGIN:VCALENDAR\nVERSION:2.0"),
        Unreadable::CutOff { line: 2 }
    );
}
