//! Odd and wrong json-stat2, and random bytes and changes to either kind of file.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::odd_files::{aged_65, answer, by_name, kalmar_65, read_text};
use super::*;

/// A small data set in json-stat2 with the dimensions in another order than the statistics office's.
fn json_stat() -> Value {
    json!({
        "version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB", "updated": "2026-02-20T07:00:00Z",
        "id": ["Tid", "ContentsCode", "Kon", "Region", "Alder"], "size": [1, 2, 3, 2, 3],
        "dimension": {
            "Tid": {"category": {"index": ["2025"]}},
            "ContentsCode": {"category": {"index": {"000007ME": 1, "000007MF": 0}, "label": {"000007ME": "Folkmängd", "000007MF": "Folkökning"}}},
            "Kon": {"category": {"index": ["1", "2", "TotSa"]}},
            "Region": {"category": {"index": {"08": 0, "0880": 1}, "label": {"08": "Kalmar län", "0880": "Kalmar"}}},
            "Alder": {"category": {"index": {"65-79": 0, "80+5": 1, "TotSA": 2}}}
        },
        "value": (0..36).collect::<Vec<u32>>(),
        "extension": {"px": {"tableid": "TAB5557"}}
    })
}

fn with(path: &str, value: Value) -> Value {
    let mut set = json_stat();
    *set.pointer_mut(path).unwrap() = value;
    set
}

#[test]
fn json_stat_is_read_whatever_the_order_of_its_dimensions() {
    let reading = read_text(&json_stat().to_string()).unwrap();
    // The population (18…), both sexes (12…), Kalmar (3…): 33 and 34.
    assert_eq!(aged_65(&reading), [("0880".to_owned(), 2025, Some(67))]);
    assert_eq!(
        (
            reading.table.as_deref(),
            reading.noised,
            reading.missing.len()
        ),
        (Some("TAB5557"), true, 0)
    );
    assert_eq!(reading.years[0].name.as_deref(), Some("Kalmar"));
    assert_eq!(reading.updated.as_deref(), Some("2026-02-20T07:00:00Z"));
    assert!(
        reading
            .notes
            .contains(&Note::LeftOut(vec!["Folkökning".to_owned()]))
    );
}

#[test]
fn json_stat_may_give_its_values_by_place_and_leave_some_out() {
    let by_place = with("/value", json!({"33": 5, "34": null}));
    let reading =
        read_text(&by_place.to_string()).unwrap_or_else(|problem| unreachable!("{problem}"));
    assert_eq!(aged_65(&reading), [("0880".to_owned(), 2025, None)]);
    assert_eq!(
        reading
            .missing
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["0880, age 80+, 2025 (null)"]
    );
    let mut signed = with("/value", json!({"33": 5, "34": 6}));
    signed["status"] = json!({"34": ".."});
    assert_eq!(
        read_text(&signed.to_string()).unwrap().missing[0].sign,
        MissingSign::Dots
    );
}

#[test]
fn wrong_json_gets_an_answer_that_says_what_to_do() {
    let category = |index: Value| json!({"category": {"index": index}});
    for (set, expected) in [
        (json!({"columns": [], "data": []}), "This is json-px."),
        (json!({"dataset": {}}), "This is JSON-stat 1."),
        (
            json!([]),
            "The file is not a sound json-stat2 data set: it is a list",
        ),
        (
            json!({"class": "collection"}),
            "The file is not a sound json-stat2 data set: its class is collection",
        ),
        (
            with("/size", json!([1, 2, 3, 2])),
            "The file is not a sound json-stat2 data set: \"id\" names 5 dimensions and \"size\" 4",
        ),
        (
            with("/size", json!([1, 2, 3, 2, 4])),
            "The file is not a sound json-stat2 data set: the dimension Alder has 3 members and the size 4",
        ),
        (
            with("/value", json!([1, 2])),
            "The file is not a sound json-stat2 data set: \"value\" has 2 figures, the sizes tell 36",
        ),
        (
            with("/value", json!({"36": 1})),
            "The file is not a sound json-stat2 data set: \"value\" has a place outside",
        ),
        (
            with("/dimension/Kon", category(json!({"1": 0, "2": 0, "3": 2}))),
            "The file is not a sound json-stat2 data set: the places of the dimension Kon",
        ),
        (
            with("/dimension/Alder", category(json!(["65", "66", "65-69"]))),
            "Ages overlap in 0880 2025",
        ),
        (
            with("/dimension/Alder", category(json!(["65", "66", "x"]))),
            "The description of the table: the age \"x\" is not understood",
        ),
        (
            with("/dimension/Kon", category(json!(["1", "2", "3"]))),
            "The description of the table: the sex \"3\" is not understood",
        ),
        (
            with("/dimension/Tid", category(json!(["2025M10"]))),
            "The description of the table: \"2025M10\" is not the end of a year",
        ),
        (
            with("/dimension/ContentsCode", category(json!(["a", "b"]))),
            "The figures are not a population: \"a, b\"",
        ),
        (
            with("/id/4", json!("Yrke")),
            "The file is not a sound json-stat2 data set: the dimension Yrke is not described",
        ),
        (
            with("/value/33", json!(1.5)),
            "Value 34 of the file: \"1.5\" is not a whole number",
        ),
        (
            with("/value/33", json!(-1)),
            "Value 34 of the file: \"-1\" is not a whole number",
        ),
    ] {
        let found = answer(&set.to_string());
        assert!(found.starts_with(expected), "{found}");
    }
    assert!(
        answer("{\"class\": \"dataset\",\n \"id\"")
            .starts_with("The JSON ends or breaks at line 2, column 5.")
    );
}

#[test]
fn a_file_that_only_claims_to_be_huge_is_refused_before_it_is_built() {
    let many: Vec<String> = (0..2000).map(|number| format!("Tot{number}")).collect();
    let mut set = with("/dimension/Kon", json!({"category": {"index": many}}));
    for id in ["a", "b"] {
        set["dimension"][id] = set["dimension"]["Kon"].clone();
    }
    set["id"] = json!(["Tid", "Kon", "Region", "Alder", "a", "b"]);
    set["size"] = json!([1, 2000, 2, 3, 2000, 2000]);
    set["value"] = json!({});
    assert!(
        answer(&set.to_string())
            .starts_with("The file describes 48000000000 cells; at most 3000000 are read.")
    );
}

const SAMPLE: &str = "\"region\",\"ålder\",\"kön\",\"Folkmängd 2019\"\n\"0880 Kalmar\",\"65 år\",\"män\",419\n\
    \"0880 Kalmar\",\"65 år\",\"kvinnor\",420\n\"0880 Kalmar\",\"100+ år\",\"män\",..\n\"0880 Kalmar\",\"100+ år\",\"kvinnor\",15\n";

fn mutated(sample: String) -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "\"", "\n", ",", ";", "\t", "0", "100+", "65-", "..", "år", "\u{a0}", "}", "[", "\u{0}",
    ]);
    prop::collection::vec((any::<prop::sample::Index>(), pieces, any::<bool>()), 1..6).prop_map(
        move |changes| {
            let mut bytes = sample.clone().into_bytes();
            for (place, piece, replace) in changes {
                let start = place.index(bytes.len());
                let end = if replace {
                    (start + piece.len()).min(bytes.len())
                } else {
                    start
                };
                bytes.splice(start..end, piece.bytes());
            }
            bytes
        },
    )
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _: Result<_, _> = read(&bytes, "file", &by_name);
    }

    #[test]
    fn no_rows_under_a_header_make_the_reader_fall(rows in "([a-zåäö0-9 +.\"-]{0,8}[,\n]){0,40}") {
        let _: Result<_, _> = read_text(&format!("region,ålder,kön,2019\n{rows}"));
    }

    #[test]
    fn a_changed_table_is_refused_or_read_without_overlap(bytes in mutated(SAMPLE.to_owned())) {
        if let Ok(reading) = read(&bytes, "file.csv", &by_name) {
            for year in &reading.years {
                prop_assert!(year.bands.windows(2).all(|pair| pair[0].to.is_some_and(|to| to < pair[1].from)));
            }
        }
    }

    #[test]
    fn a_changed_data_set_is_refused_or_read(bytes in mutated(json_stat().to_string())) {
        let _: Result<_, _> = read(&bytes, "file.json", &by_name);
    }

    #[test]
    fn single_years_add_up_whatever_their_order(
        (figures, shuffled) in prop::collection::vec(0_u64..5_000, 36)
            .prop_flat_map(|figures| (Just(figures.clone()), Just((65_u8..=100).zip(figures).collect::<Vec<_>>()).prop_shuffle())),
    ) {
        let rows: Vec<String> = shuffled.iter()
            .map(|(age, persons)| format!("0880;{age}{};{persons}", if *age == 100 { "+ år" } else { " år" }))
            .collect();
        prop_assert_eq!(kalmar_65(&format!("region;ålder;2019\n{}", rows.join("\n"))), Some(figures.iter().sum()));
    }
}
