#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn easter_falls_on_the_dates_that_the_church_has_announced() {
    // 1818 and 2285 have the earliest possible date, 1943 and 2038 the latest; in 1981 and
    // 2049 the table's exceptions apply.
    for expected in [
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2285-03-22",
    ] {
        assert_eq!(easter(day(expected).year()), day(expected));
    }
}

#[test]
fn a_year_beyond_the_reckoning_is_taken_to_its_border() {
    assert_eq!(easter(i32::MIN), easter(1583));
    assert_eq!(easter(i32::MAX), easter(9999));
    assert_eq!(holiday(NaiveDate::MIN), Some(Holiday::NewYearsDay));
    assert_eq!(eve(NaiveDate::MAX), Some(Eve::NewYearsEve));
}

#[test]
fn well_known_holidays_are_found() {
    for (date, expected) in [
        ("2026-01-01", Holiday::NewYearsDay),
        ("2026-01-06", Holiday::Epiphany),
        ("2026-04-03", Holiday::GoodFriday),
        ("2026-04-05", Holiday::EasterSunday),
        ("2026-04-06", Holiday::EasterMonday),
        ("2026-05-01", Holiday::MayDay),
        ("2026-05-14", Holiday::AscensionDay),
        ("2026-05-24", Holiday::WhitSunday),
        ("2026-06-06", Holiday::NationalDay),
        ("2026-06-20", Holiday::MidsummerDay),
        ("2021-06-26", Holiday::MidsummerDay),
        ("2026-10-31", Holiday::AllSaintsDay),
        ("2027-11-06", Holiday::AllSaintsDay),
        ("2026-12-25", Holiday::ChristmasDay),
        ("2026-12-26", Holiday::BoxingDay),
        ("2008-05-01", Holiday::MayDay),
        ("2049-06-06", Holiday::NationalDay),
    ] {
        assert_eq!(holiday(day(date)), Some(expected), "{date}");
    }
}

#[test]
fn days_beside_the_holidays_are_not_holidays() {
    for date in [
        "2026-01-02",
        "2026-04-04",
        "2026-04-07",
        "2026-05-13",
        "2026-05-25",
        "2026-06-19",
        "2026-06-27",
        "2026-10-30",
        "2026-11-07",
        "2026-12-24",
        "2026-12-27",
        "2026-12-31",
        "2026-11-22",
    ] {
        assert!(!is_public_holiday(day(date)), "{date}");
    }
}

#[test]
fn only_three_eves_close_the_offices() {
    let closed: Vec<_> = day("2026-01-01")
        .iter_days()
        .take_while(|date| date.year() == 2026)
        .filter(|date| closed_eve(*date).is_some())
        .collect();
    assert_eq!(
        closed,
        [day("2026-06-19"), day("2026-12-24"), day("2026-12-31")]
    );
    assert_eq!(eve(day("2026-04-02")), Some(Eve::MaundyThursday));
    assert!(is_working_day(day("2026-04-02")) && is_working_day(day("2026-04-30")));
    assert!(!is_working_day(day("2026-12-24")) && !is_working_day(day("2026-06-19")));
}

#[test]
fn working_days_are_counted_over_easter_midsummer_and_christmas() {
    for (from, n, expected) in [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-06-18", 1, "2026-06-22"),
        ("2026-12-23", 1, "2026-12-28"),
        ("2026-12-23", 5, "2027-01-05"),
        ("2026-12-30", 2, "2027-01-05"),
        ("2026-11-23", 5, "2026-11-30"),
    ] {
        assert_eq!(
            add_working_days(day(from), n),
            day(expected),
            "{from} + {n}"
        );
    }
    for (from, n, expected) in [
        ("2026-11-23", 1, "2026-11-20"),
        ("2027-02-02", 2, "2027-01-29"),
        ("2027-01-07", 2, "2027-01-04"),
        ("2026-04-07", 1, "2026-04-02"),
        ("2026-11-22", 0, "2026-11-22"),
    ] {
        assert_eq!(
            subtract_working_days(day(from), n),
            day(expected),
            "{from} - {n}"
        );
    }
    assert_eq!(add_working_days(NaiveDate::MAX, 3), NaiveDate::MAX);
}

#[test]
fn weeks_have_the_numbers_that_swedish_calendars_print() {
    for (date, week, label) in [
        ("2026-11-21", (2026, 47), "2026-W47"),
        ("2026-12-31", (2026, 53), "2026-W53"),
        ("2027-01-03", (2026, 53), "2026-W53"),
        ("2027-01-04", (2027, 1), "2027-W01"),
        ("2024-12-30", (2025, 1), "2025-W01"),
        ("2027-02-22", (2027, 8), "2027-W08"),
    ] {
        assert_eq!(
            (iso_week(day(date)), week_label(day(date)).as_str()),
            (week, label),
            "{date}"
        );
    }
}

#[test]
fn each_year_has_its_thirteen_holidays_and_seven_eves() {
    for year in 2005..=2150 {
        let days = || {
            date(year, 1, 1)
                .iter_days()
                .take_while(|date| date.year() == year)
        };
        let holidays: std::collections::BTreeSet<_> = days().filter_map(holiday).collect();
        // Ascension Day can fall on 1 May and Whit Sunday on 6 June, on which they are not named.
        let hidden = usize::from(easter(year) == date(year, 3, 23))
            + usize::from(easter(year) == date(year, 4, 18));
        assert_eq!(holidays.len(), 13 - hidden, "{year}");
        assert_eq!(
            days().filter(|date| eve(*date).is_some()).count(),
            7,
            "{year}"
        );
    }
}

/// The published table of 2026–2030, where it lies beside the checkout.
#[test]
fn the_published_table_says_the_same_for_every_day() {
    let folder =
        std::env::var("BRYGGA_SHARED_DATA").unwrap_or_else(|_| "../shared/data".to_owned());
    let path = std::path::Path::new(&folder).join("swedish_holidays_2026_2030.csv");
    let Ok(table) = std::fs::read_to_string(path) else {
        return;
    };
    let rows: BTreeMap<NaiveDate, (&str, &str)> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .filter_map(|(date, rest)| Some((date.parse().ok()?, rest.split_once(',')?)))
        .collect();
    assert_eq!(rows.len(), 100);
    for date in day("2026-01-01")
        .iter_days()
        .take_while(|date| date.year() <= 2030)
    {
        let ours = holiday(date)
            .map(|holiday| (swedish_holiday(holiday), "helgdag"))
            .or_else(|| eve(date).map(swedish_eve));
        assert_eq!(ours, rows.get(&date).copied(), "{date}");
    }
}

fn swedish_holiday(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYearsDay => "Nyårsdagen",
        Holiday::Epiphany => "Trettondedag jul",
        Holiday::GoodFriday => "Långfredagen",
        Holiday::EasterSunday => "Påskdagen",
        Holiday::EasterMonday => "Annandag påsk",
        Holiday::MayDay => "Första maj",
        Holiday::AscensionDay => "Kristi himmelsfärdsdag",
        Holiday::WhitSunday => "Pingstdagen",
        Holiday::NationalDay => "Sveriges nationaldag",
        Holiday::MidsummerDay => "Midsommardagen",
        Holiday::AllSaintsDay => "Alla helgons dag",
        Holiday::ChristmasDay => "Juldagen",
        Holiday::BoxingDay => "Annandag jul",
    }
}

fn swedish_eve(eve: Eve) -> (&'static str, &'static str) {
    match eve {
        Eve::EpiphanyEve => ("Trettondagsafton", "afton"),
        Eve::MaundyThursday => ("Skärtorsdagen", "afton"),
        Eve::EasterEve => ("Påskafton", "afton"),
        Eve::WalpurgisEve => ("Valborgsmässoafton", "afton"),
        Eve::MidsummerEve => ("Midsommarafton", "afton_ledig"),
        Eve::ChristmasEve => ("Julafton", "afton_ledig"),
        Eve::NewYearsEve => ("Nyårsafton", "afton_ledig"),
    }
}

proptest! {
    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..=9999) {
        let easter = easter(year);
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25));
    }

    #[test]
    fn working_days_counted_on_are_counted_back(offset in 0..40_000_u64, n in 1..60_u32) {
        let start = add_working_days(day("2005-01-01") + Days::new(offset), 1);
        let end = add_working_days(start, n);
        prop_assert!(is_working_day(end));
        prop_assert_eq!(subtract_working_days(end, n), start);
        let between = start.iter_days().skip(1).take_while(|date| *date <= end);
        prop_assert_eq!(between.filter(|date| is_working_day(*date)).count(), n as usize);
    }
}
