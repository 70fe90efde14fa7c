#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;

fn e164(typed: &str) -> Result<String, PhoneProblem> {
    Phone::parse(typed).map(|phone| phone.e164().to_owned())
}

#[test]
fn a_number_is_the_same_however_it_is_typed() {
    for typed in [
        "070-174 06 05",
        "0701740605",
        "070 174 06 05",
        "070-1740605",
        "070/174 06 05",
        "070.174.06.05",
        "(070) 174 06 05",
        "070–174 06 05",
        "070\u{a0}174\u{202f}06\u{2009}05",
        " 070-174 06 05 ",
        "070-174-06-05",
        "0 7 0 1 7 4 0 6 0 5",
        "070 - 174 06 05.",
        "+46701740605",
        "+46 70 174 06 05",
        "+46 (0)70 174 06 05",
        "+46(0)701740605",
        "+46 070-174 06 05",
        "+46 (0)070 174 06 05",
        "(+46) 70 174 06 05",
        "+46-70-174 06 05",
        "+ 46 70 174 06 05",
        "0046701740605",
        "0046 70 174 06 05",
        "0046 (0)70-174 06 05",
        "00 46 70 174 06 05",
        "46701740605",
        "46 70 174 06 05",
        "460701740605",
        "+0701740605",
        "701740605",
        "tel 070-174 06 05",
        "Tel: 070-174 06 05",
        "Mobil: 070-174 06 05",
        "tfn.070-174 06 05",
        "O70-l74 O6 O5",
        "０７０１７４０６０５",
        "٠٧٠١٧٤٠٦٠٥",
        "\u{202d}070-174 06 05\u{202c}",
    ] {
        assert_eq!(e164(typed), Ok("+46701740605".to_owned()), "{typed:?}");
    }
    assert_eq!(Phone::parse("070-174 06 05"), Phone::parse("+46701740605"));
}

#[test]
fn landlines_and_foreign_numbers_are_taken() {
    for (typed, expected) in [
        ("08-465 004 00", "+46846500400"),
        ("0846500499", "+46846500499"),
        ("+46 (0)8 465 004 00", "+46846500400"),
        ("0980-31 92 00", "+46980319200"),
        ("0980/319200", "+46980319200"),
        ("980319200", "+46980319200"),
        ("0980-319 20", "+4698031920"),
        ("031-390 06 00", "+46313900600"),
        ("0980-319 299", "+46980319299"),
        ("08-465 00 4", "+468465004"),
        ("010-000 00 00", "+46100000000"),
        ("+358 40 123 4567", "+358401234567"),
        ("+358 (0)40 123 4567", "+358401234567"),
        ("00358401234567", "+358401234567"),
        ("+358 040 123 4567", "+358401234567"),
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("+44 020 7946 0018", "+442079460018"),
        ("+1 (202) 555-0123", "+12025550123"),
        ("+39 06 1234 5678", "+390612345678"),
        ("+298 212345", "+298212345"),
        ("+999 12345678", "+99912345678"),
    ] {
        assert_eq!(e164(typed), Ok(expected.to_owned()), "{typed:?}");
    }
}

#[test]
fn every_number_reserved_for_fiction_is_taken() {
    for last in 5..=99 {
        let phone = Phone::parse(&format!("070-174 06 {last:02}")).unwrap();
        assert_eq!(phone.e164(), format!("+467017406{last:02}"));
        assert_eq!(phone.national(), format!("070-174 06 {last:02}"));
        assert_eq!(phone.last_four(), format!("06{last:02}"));
        assert!(phone.is_swedish_mobile());
    }
    for last in 0..=99 {
        let phone = Phone::parse(&format!("08-465 004 {last:02}")).unwrap();
        assert_eq!(phone.national(), format!("08-465 004 {last:02}"));
        assert!(!phone.is_swedish_mobile());
    }
}

#[test]
fn what_is_no_number_is_told_why() {
    for (problem, forms) in [
        (
            PhoneProblem::Empty,
            &["", "  ", "\u{a0}", "\u{200b}", "\n"][..],
        ),
        (
            PhoneProblem::TooFewDigits,
            &[
                "45000",
                "450 00",
                "45 00 00",
                "465 004 00",
                "112",
                "0",
                "070",
                "070-174 06 0",
                "070-174",
                "0980-31 92",
                "08-465 00",
                "+46 70 174 06 0",
                "+46",
                "+1 202",
                "00",
                "0046",
                "+358 40",
            ],
        ),
        (
            PhoneProblem::TooManyDigits,
            &[
                "070-174 06 055",
                "0980-31 92 000",
                "070-174 06 05 / 0980-31 92 00",
                "070-174 06 05, 070-174 06 06",
                "+46 70 174 06 055",
                "+12345678901234567890",
                "12345678901234567890",
            ],
        ),
        (
            PhoneProblem::NotANumber,
            &[
                "har ingen",
                "vet inte",
                "-",
                "()",
                "+",
                "anna@example.se",
                "070-174 06 05 (dottern)",
                "070-174 06 05 eller 06",
                "070+174 06 05",
                "++46701740605",
                "#31#0701740605",
                "0000000000",
                "00 0701740605",
                "+46 0070 174 06 05",
                "4903030000",
                "1949-03-03-0000",
                "070-174 06 05 ☎",
                "ring O",
                "björk 472",
            ],
        ),
    ] {
        for typed in forms {
            assert_eq!(e164(typed), Err(problem), "{typed:?}");
        }
    }
    let endless = format!("070{}174 06 05", "-".repeat(100));
    assert_eq!(e164(&endless), Err(PhoneProblem::NotANumber));
}

#[test]
fn numbers_are_shown_as_they_are_written_in_sweden() {
    for (stored, expected) in [
        ("+46701740605", "070-174 06 05"),
        ("+46980319200", "0980-31 92 00"),
        ("+46846500400", "08-465 004 00"),
        ("+46313900600", "031-390 06 00"),
        ("+358401234567", "+358 40 1234567"),
        ("+99912345678", "+99912345678"),
    ] {
        assert_eq!(Phone::from_e164(stored).unwrap().national(), expected);
    }
}

#[test]
fn a_stored_number_comes_back_as_it_was() {
    let phone = Phone::parse(" 070 1740605\t").unwrap();
    assert_eq!(phone.typed(), "070 1740605");
    let stored = Phone::from_stored(phone.e164(), phone.typed()).unwrap();
    assert_eq!(
        (stored.e164(), stored.typed()),
        (phone.e164(), phone.typed())
    );
    assert_eq!(
        Phone::from_e164("+46701740605").unwrap().typed(),
        "070-174 06 05"
    );
    for wrong in [
        "",
        "+",
        "0701740605",
        "46701740605",
        "+46 701740605",
        "+4670",
        "+0701740605",
        "+1234567890123456",
        "+46701740å",
    ] {
        assert_eq!(Phone::from_e164(wrong), None, "{wrong:?}");
    }
}

#[test]
fn only_swedish_mobiles_get_an_sms() {
    for mobile in [
        "070-174 06 05",
        "072-000 00 00",
        "073-000 00 00",
        "076-000 00 00",
        "079-000 00 00",
    ] {
        assert!(
            Phone::parse(mobile).unwrap().is_swedish_mobile(),
            "{mobile}"
        );
    }
    for other in [
        "0980-31 92 00",
        "08-465 004 00",
        "071-000 00 00",
        "+358 40 123 4567",
        "+7 017 406 05 12",
    ] {
        assert!(!Phone::parse(other).unwrap().is_swedish_mobile(), "{other}");
    }
}

proptest! {
    #[test]
    fn a_mobile_is_found_under_any_spacing(digits in "07[02369][0-9]{7}", gaps in "[ ./-]{9}") {
        let spaced: String = digits.chars().zip(gaps.chars().chain([' '])).flat_map(|(d, g)| [d, g]).collect();
        let phone = Phone::parse(&spaced).unwrap();
        prop_assert_eq!(phone.e164(), format!("+46{}", &digits[1..]));
        prop_assert_eq!(phone.last_four(), &digits[6..]);
        prop_assert_eq!(Phone::parse(&phone.national()), Ok(phone));
    }

    #[test]
    fn whatever_is_typed_gives_a_storable_number_or_a_problem(typed in "[+0-9 ()./a-z-]{0,24}") {
        if let Ok(phone) = Phone::parse(&typed) {
            prop_assert_eq!(Phone::from_e164(phone.e164()), Some(phone.clone()));
            prop_assert_eq!(Phone::parse(phone.e164()), Ok(phone.clone()));
            prop_assert_eq!(phone.last_four().len(), 4);
        }
    }

    #[test]
    fn no_text_stops_the_program(typed in any::<String>()) {
        if let Ok(phone) = Phone::parse(&typed) {
            prop_assert!(!phone.national().is_empty());
        }
    }
}
