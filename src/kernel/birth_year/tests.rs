#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn read(typed: &str) -> Result<i32, BirthYearProblem> {
    BirthYear::parse(typed, today()).map(BirthYear::year)
}

/// No personal number here passes the checksum of real ones.
const UNDERSTOOD: [(i32, &[&str]); 13] = [
    (
        1949,
        &[
            "1949",
            "49",
            " 1949 ",
            "19 49",
            "1 9 4 9",
            "1949.",
            "-49",
            "’49",
            "'49",
            "(1949)",
            "f. 1949",
            "f 1949",
            "F.1949",
            "f1949",
            "f. 49",
            "född 1949",
            "Född: 1949",
            "född år 1949",
            "år 1949",
            "jag är född 1949",
            "årgång 49",
            "född -49",
            "49:an",
            "den 3 mars 1949",
            "3 mars 1949",
            "3:e mars 1949",
            "3e mars 49",
            "3 mars 49",
            "3 mars -49",
            "mars 1949",
            "mars 49",
            "MARS 1949",
            "1949 mars 3",
            "49 mars 3",
            "3 Sept. 1949",
            "3mars1949",
            "3 maj år 1949",
            "3 dec 49",
            "3 March 1949",
            "March 3, 1949",
            "born in 1949",
            "3rd March 1949",
            "1949-03-03",
            "1949 03 03",
            "1949.03.03",
            "1949/03/03",
            "1949-3-3",
            "1949:03:03",
            "3.3.1949",
            "03.03.1949",
            "3/3 1949",
            "3/3-1949",
            "3/3/1949",
            "3-3-1949",
            "3 3 1949",
            "3/15/1949",
            "3/1949",
            "1949-03",
            "03-1949",
            "3/3 49",
            "3/3-49",
            "3/3/49",
            "3.3.49",
            "3 3 49",
            "03-03-49",
            "49-03-03",
            "49 03 03",
            "49-3-3",
            "49/03/03",
            "31/12 49",
            "31.12.49",
            "49.12.31",
            "490303",
            "19490303",
            "1949 0303",
            "19 490303",
            "19 49 03 03",
            "030349",
            "03031949",
            "311249",
            "194903",
            "491231",
            "20121949",
            "19-49-03-03",
            "490303-0000",
            "490303 0000",
            "4903030000",
            "49-03-03-0000",
            "490303-1234",
            "19490303-0000",
            "194903030000",
            "19490303 0000",
            "1949 03 03 0000",
            "490303--0000",
            "490363-0000",
            "194903630000",
            "490000-0000",
            "490303+0000",
            "1949 (77 år)",
            "77 år, f. 1949",
            "1949, 77 år gammal",
            "l949",
            "L949",
            "I949",
            "194９",
            "１９４９",
            "١٩٤٩",
            "\u{a0}1949\u{200b}",
            "1949−03−03",
            "«1949»",
            "\"1949\"",
            "1949!",
        ],
    ),
    (1940, &["194O", "194o", "4O", "40", "1940"]),
    (
        1925,
        &[
            "25",
            "1925",
            "250303",
            "250303-0000",
            "250303+0000",
            "3/3 25",
            "3 mars 25",
        ],
    ),
    (
        1910,
        &["10", "1910", "l0", "10-03-03", "100303+0000", "10/3 10"],
    ),
    (1906, &["06", "1906", "060303-0000"]),
    (
        1912,
        &["12", "12-03-03", "120303", "3/3 12", "3.3.12", "12-03-25"],
    ),
    (1919, &["190312", "19"]),
    (1920, &["20121920", "20", "201220", "20-12-20"]),
    (1968, &["68", "1968", "680101", "1/1 68", "f. -68"]),
    (1999, &["99", "991231"]),
    (
        2000,
        &["00", "2000", "000101-0000", "2000-01-01", "31/12 00"],
    ),
    (2005, &["05", "2005", "050303-0000", "20050303"]),
    (2026, &["2026", "2026-11-21"]),
];

#[test]
fn what_people_type_is_understood() {
    for (expected, forms) in UNDERSTOOD {
        for typed in forms {
            assert_eq!(read(typed), Ok(expected), "{typed:?}");
        }
    }
}

#[test]
fn what_gives_no_year_is_asked_for_again() {
    for typed in [
        "vet inte",
        "?",
        "-",
        "x",
        "1949x",
        "ja",
        "å",
        "nittonhundrafyrtionio",
        "en 49",
        "9",
        "949",
        "0049",
        "49494",
        "49494949",
        "1949194",
        "19491949",
        "9999",
        "0000",
        "2027",
        "2100",
        "1905",
        "1066",
        "3049",
        "1949 1951",
        "1949, 1951",
        "1949/50",
        "1949-50",
        "1949 och 1951",
        "40-talet",
        "1940-tal",
        "cirka 49",
        "49,5",
        "49 %",
        "49 €",
        "12 mars",
        "3 mars",
        "3/3",
        "3-49",
        "mars",
        "mars april 49",
        "32/3 49 1",
        "32/13 49",
        "1949-13-40",
        "78 år",
        "78år",
        "78 years old",
        "jag är 78 år",
        "78-åring",
        "född 49, 78 år",
        "030312",
        "03-03-12",
        "12/03/05",
        "03 03 12",
        "3.3.05.1",
        "491331",
        "311349",
        "194913",
        "491303-0000",
        "490332-0000",
        "490392-0000",
        "051303+0000",
        "050303+0000",
        "190013400000",
        "070-174 06 05",
        "0701740605",
        "070-1740605",
        "07017 40605",
        "0980-31 92 00",
        "0980319200",
        "+46 70 174 06 05",
        "+46701740605",
        "08-465 004 00",
        "0046701740605",
        "39231",
        "392 31",
        "anna@example.se",
        "1949-03-03T00:00:00Z",
        "123456789012345678901234567890",
        "1949\u{1f600}",
    ] {
        assert_eq!(read(typed), Err(BirthYearProblem::NotAYear), "{typed:?}");
    }
}

#[test]
fn nothing_written_is_told_apart_from_a_mistake() {
    for typed in ["", " ", "\t\n", "\u{a0}", "\u{200b}", "\u{feff} "] {
        assert_eq!(read(typed), Err(BirthYearProblem::Empty), "{typed:?}");
    }
}

#[test]
fn two_digits_follow_the_calendar_on_new_years_day() {
    let on = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let short = |typed, year| BirthYear::parse(typed, on(year)).map(BirthYear::year);
    assert_eq!(short("06", 2026), Ok(1906));
    assert_eq!(short("06", 2027), Ok(2006));
    assert_eq!(short("27", 2027), Ok(1927));
    assert_eq!(short("2027", 2026), Err(BirthYearProblem::NotAYear));
    assert_eq!(short("2027", 2027), Ok(2027));
}

#[test]
fn the_age_is_that_of_the_calendar_year() {
    let born = BirthYear::from_year(1962);
    assert_eq!(born.turns(2027), 65);
    assert!(born.reaches(65, 2027) && born.reaches(65, 2030));
    assert!(!born.reaches(65, 2026));
    assert_eq!(born.to_string(), "1962");
}

proptest! {
    #[test]
    fn every_living_persons_year_is_read_in_four_digits(year in 1906..=2026_i32) {
        prop_assert_eq!(read(&year.to_string()), Ok(year));
        prop_assert_eq!(read(&format!("{year}-12-24")), Ok(year));
        prop_assert_eq!(read(&format!("24/12 {year}")), Ok(year));
    }

    #[test]
    fn two_digits_mean_the_century_in_which_residents_were_born(year in 1906..=1999_i32) {
        let short = year % 100;
        prop_assert_eq!(read(&format!("{short:02}")), Ok(year));
        prop_assert_eq!(read(&format!("{short:02}1224")), Ok(year));
        prop_assert_eq!(read(&format!("24 dec {short:02}")), Ok(year));
    }

    #[test]
    fn whatever_is_typed_gives_a_living_persons_year_or_a_problem(typed in any::<String>()) {
        if let Ok(year) = read(&typed) {
            prop_assert!((1906..=2026).contains(&year));
        }
    }

    #[test]
    fn whatever_digits_and_signs_are_typed_give_a_living_persons_year_or_a_problem(
        typed in "[0-9lOo /.+-]{1,16}( mars| år)?[0-9 ]{0,6}",
    ) {
        if let Ok(year) = read(&typed) {
            prop_assert!((1906..=2026).contains(&year));
        }
    }
}
