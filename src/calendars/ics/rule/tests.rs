#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use proptest::{prelude::*, sample::select};
use std::fmt::Write as _;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(rule: &str, start: &str, first: &str, last: &str) -> Vec<String> {
    let rule = Rule::parse(rule).unwrap();
    let days = rule.days(day(start), day(first), day(last), &mut Budget::default());
    days.unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn rules_as_calendars_write_them() {
    for (rule, expected) in [
        ("FREQ=DAILY;COUNT=3", "2027-01-12 2027-01-13 2027-01-14"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4",
            "2027-01-12 2027-01-14 2027-01-26 2027-01-28",
        ),
        (
            "FREQ=WEEKLY;UNTIL=20270126T080000Z;BYDAY=TU",
            "2027-01-12 2027-01-19 2027-01-26 2027-02-02",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2TU;COUNT=3",
            "2027-01-12 2027-02-09 2027-03-09",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            "2027-01-29 2027-02-26 2027-03-31",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3",
            "2027-01-31 2027-03-31 2027-05-31",
        ),
        (
            "freq=yearly;bymonth=10;byday=-1su;COUNT=2;X-ODD=1",
            "2027-10-31 2028-10-29",
        ),
    ] {
        let found = days(rule, "2027-01-12", "2027-01-01", "2027-02-02");
        let far = days(rule, "2027-01-12", "2027-01-01", "2029-12-31");
        let shown = if expected > "2027-02-03" || rule.contains("COUNT") {
            far
        } else {
            found
        };
        assert_eq!(shown.join(" "), expected, "{rule}");
    }
}

#[test]
fn the_last_of_a_month_is_known_although_the_days_asked_about_end_before() {
    let rule = "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-2";
    assert_eq!(
        days(rule, "2027-01-01", "2027-01-01", "2027-01-20"),
        ["2027-01-19"]
    );
    assert!(days(rule, "2027-01-01", "2027-01-20", "2027-01-31").is_empty());
}

#[test]
fn what_is_not_understood_is_refused_whole() {
    for rule in [
        "",
        "FREQ=",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=999999999",
        "COUNT=3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYHOUR=9,10",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=åå",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=0",
        "FREQ=MONTHLY;BYMONTHDAY=-2147483648",
        "FREQ=DAILY;UNTIL=imorgon",
        "FREQ",
    ] {
        assert_eq!(Rule::parse(rule), None, "{rule}");
    }
}

#[test]
fn a_rule_that_never_comes_stops_at_the_last_day_and_an_old_one_at_the_budget() {
    let never = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31";
    assert!(days(never, "2027-01-01", "2027-01-01", "2028-07-01").is_empty());
    let old = Rule::parse("FREQ=DAILY;COUNT=4000000").unwrap();
    let mut budget = Budget::default();
    let mut walked = 0;
    while old
        .days(
            day("0001-01-01"),
            day("2027-01-01"),
            day("2028-07-01"),
            &mut budget,
        )
        .is_some()
    {
        walked += 1;
    }
    assert!((1..20).contains(&walked) && budget.is_spent(), "{walked}");
}

/// A day asks a rule, not each part of its lists: the rule is the same, and so are the steps.
#[test]
fn a_long_list_makes_no_other_rule_than_what_it_says() {
    let said = |list: &str| Rule::parse(&format!("FREQ=YEARLY;COUNT=4294967295;{list}")).unwrap();
    let long = |key: &str, part: &str| said(&format!("{key}={}", vec![part; 749].join(",")));
    for (key, part) in [
        ("BYDAY", "MO"),
        ("BYDAY", "-53SU"),
        ("BYMONTHDAY", "-31"),
        ("BYMONTH", "12"),
        ("BYSETPOS", "366"),
    ] {
        assert_eq!(long(key, part), said(&format!("{key}={part}")), "{key}");
    }
    assert_eq!(said("BYDAY=1MO,-1FR,MO"), said("BYDAY=MO,-1FR,1MO,-1FR"));
    assert!(size_of::<Rule>() < 1_200);
    assert_ne!(said("BYDAY=1MO"), said("BYDAY=-1MO"));
}

#[test]
fn the_farthest_places_are_told_apart() {
    for (rule, expected) in [
        (
            "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366",
            "2028-12-31",
        ),
        (
            "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366",
            "2028-01-01",
        ),
        ("FREQ=YEARLY;BYDAY=53SU", "2028-12-31"),
        ("FREQ=YEARLY;BYDAY=-53SA", "2028-01-01"),
    ] {
        let found = days(rule, "2027-02-01", "2027-02-01", "2028-12-31");
        assert_eq!(found, [expected], "{rule}");
    }
}

/// A rule as a calendar might write it.
fn a_rule() -> impl Strategy<Value = String> {
    let weekdays = || {
        proptest::collection::hash_set(select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), 0..4)
    };
    let by_month = proptest::collection::hash_set(1_u32..=12, 0..3);
    let month_days =
        proptest::collection::hash_set((-31_i32..=31).prop_filter("not 0", |n| *n != 0), 0..3);
    (
        select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        1_u32..5,
        (
            weekdays(),
            proptest::option::of(select(vec![-2, -1, 1, 2, 3, 5])),
        ),
        (by_month, month_days),
        proptest::option::of(select(vec![-1, 1, 2])),
        proptest::option::of(1_u32..40),
        select(vec!["", ";WKST=SU", ";WKST=MO"]),
    )
        .prop_map(
            |(freq, interval, (days, ordinal), (months, month_days), position, count, week)| {
                let mut rule = format!("FREQ={freq};INTERVAL={interval}{week}");
                let by_month = matches!(freq, "MONTHLY" | "YEARLY");
                let mut list = |name: &str, values: Vec<String>| {
                    if !values.is_empty() {
                        let _ = write!(rule, ";{name}={}", values.join(","));
                    }
                };
                let ordinal = ordinal
                    .filter(|_| by_month)
                    .map_or(String::new(), |n| n.to_string());
                let narrowed = !days.is_empty() || !months.is_empty() || !month_days.is_empty();
                list(
                    "BYDAY",
                    days.iter().map(|day| format!("{ordinal}{day}")).collect(),
                );
                list("BYMONTH", months.iter().map(ToString::to_string).collect());
                if freq != "WEEKLY" {
                    list(
                        "BYMONTHDAY",
                        month_days.iter().map(ToString::to_string).collect(),
                    );
                }
                // In the week of its start the other counts positions from the start, not from Monday.
                if let Some(position) = position.filter(|_| narrowed && freq != "WEEKLY") {
                    list("BYSETPOS", vec![position.to_string()]);
                }
                if let Some(count) = count {
                    list("COUNT", vec![count.to_string()]);
                }
                rule
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Another reading of the same standard.
    #[test]
    fn the_days_are_those_that_another_library_finds(rule in a_rule(), start in 0_u64..800) {
        let start = day("2026-01-01") + Days::new(start);
        let (first, last) = (day("2026-09-01"), day("2028-03-01"));
        let text = format!("DTSTART:{}T090000Z\nRRULE:{rule}", start.format("%Y%m%d"));
        let Ok(other) = text.parse::<rrule::RRuleSet>() else {
            return Err(TestCaseError::reject("the other refuses it"));
        };
        let expected: Vec<NaiveDate> = other
            .limit()
            .into_iter()
            .map(|at| at.date_naive())
            .take_while(|day| *day <= last)
            .filter(|day| *day >= first)
            .collect();
        let found = Rule::parse(&rule).unwrap().days(start, first, last, &mut Budget::default());
        prop_assert_eq!(found.unwrap(), expected, "{}", text);
    }

    #[test]
    fn no_text_breaks_a_rule(text in "(FREQ|BYDAY|UNTIL|COUNT|;|=|,|-|[0-9]|MO|DAILY|å){0,20}") {
        if let Some(rule) = Rule::parse(&text) {
            let mut budget = Budget::default();
            let _ = rule.days(day("2027-01-12"), day("2027-01-01"), day("2028-01-01"), &mut budget);
        }
    }
}
