//! The real figures of 2019, read in every shape they are kept in. Passes without the files.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use super::*;

fn shared(name: &str) -> Option<Vec<u8>> {
    let folder: PathBuf = std::env::var_os("BRYGGA_SHARED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        Into::into,
    );
    std::fs::read(folder.join(name)).ok()
}

fn read_shared(name: &str) -> Option<PopulationReading> {
    Some(read(&shared(name)?, name, &|_| None).unwrap())
}

fn aged_65(reading: &PopulationReading, code: &str) -> u64 {
    let of_code = |year: &&PopulationYear| year.municipality.as_str() == code;
    reading
        .years
        .iter()
        .find(of_code)
        .unwrap()
        .aged(65)
        .unwrap()
}

fn all_aged_65(reading: &PopulationReading) -> u64 {
    reading
        .years
        .iter()
        .map(|year| year.aged(65).unwrap())
        .sum()
}

const SAMPLES: [&str; 2] = [
    "sample_tab638_kalmarlan_65plus_2019.csv",
    "sample_tab638_kalmarlan_65plus_2019.jsonstat2.json",
];

#[test]
fn kalmar_and_its_county_have_the_same_figures_in_both_shapes() {
    for reading in SAMPLES.into_iter().filter_map(read_shared) {
        let shape = reading.understood.shape;
        assert_eq!(
            (aged_65(&reading, "0880"), all_aged_65(&reading)),
            (13_933, 61_341),
            "{shape}"
        );
        let kalmar = reading
            .years
            .iter()
            .find(|year| year.municipality.as_str() == "0880")
            .unwrap();
        assert_eq!(
            (kalmar.name.as_deref(), kalmar.on.to_string().as_str()),
            (Some("Kalmar"), "2019-12-31")
        );
        assert_eq!(
            (reading.source.as_str(), reading.table.as_deref()),
            ("SCB", Some("TAB638"))
        );
        let understood = &reading.understood;
        assert_eq!(
            (
                understood.municipalities,
                understood.cells,
                understood.sexes
            ),
            (12, 864, Split::PartsSummed)
        );
        assert_eq!(
            (understood.ages_from, understood.ages_to, &understood.years),
            (65, None, &vec![2019])
        );
        assert_eq!((reading.noised, reading.missing.len()), (false, 0));
    }
}

#[test]
fn the_two_shapes_agree_on_every_band() {
    let [Some(csv), Some(json)] = SAMPLES.map(read_shared) else {
        return;
    };
    assert_eq!(csv.years, json.years);
    assert_eq!(
        json.label.as_deref(),
        Some("Folkmängd efter region, ålder, kön och år")
    );
    assert_eq!(json.updated.as_deref(), Some("2020-02-20T08:30:00Z"));
}

#[test]
fn all_municipalities_of_2019_add_up_to_the_country() {
    let Some(reading) = read_shared("population_municipality_age_sex_2019.csv") else {
        return;
    };
    assert_eq!(
        (reading.understood.municipalities, all_aged_65(&reading)),
        (290, 2_065_367)
    );
    assert_eq!(
        reading
            .years
            .iter()
            .map(|year| year.aged(0).unwrap())
            .sum::<u64>(),
        10_327_589
    );
    assert_eq!(aged_65(&reading, "0880"), 13_933);
    assert!(reading.notes.contains(&Note::HundredIsOpen));
}

#[test]
fn the_countys_approximate_figures_of_seven_years_are_read_and_called_approximate() {
    let Some(reading) = read_shared("kalmar_lan_65plus_2019_2025.csv") else {
        return;
    };
    assert_eq!((reading.years.len(), reading.noised), (84, true));
    let last = reading
        .years
        .iter()
        .find(|year| year.municipality.as_str() == "0880" && year.noised)
        .unwrap();
    assert_eq!(
        (last.on.to_string().as_str(), last.aged(65)),
        ("2025-12-31", Some(15_154))
    );
    assert!(
        reading
            .notes
            .contains(&Note::Approximate("age65plus_approx".into()))
    );
}

#[test]
fn reading_again_gives_the_same() {
    for name in SAMPLES {
        assert_eq!(read_shared(name), read_shared(name));
    }
}

#[test]
fn the_sample_reads_the_same_in_every_writing_of_it() {
    let Some(bytes) = shared(SAMPLES[0]) else {
        return;
    };
    let text = String::from_utf8(bytes).unwrap();
    let as_sample = read(text.as_bytes(), "tab638.csv", &|_| None)
        .unwrap()
        .years;
    let writings: [Vec<u8>; 7] = [
        text.replace(',', ";").into_bytes(),
        text.replace(',', "\t").replace('"', "").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        text.replace("\"män\"", "1")
            .replace("kvinnor", "2")
            .replace(" år", "")
            .into_bytes(),
        text.replace("ålder", "age")
            .replace("kön", "sex")
            .replace("Folkmängd", "Population")
            .replace("män", "men")
            .replace("kvinnor", "women")
            .replace(" år", " years")
            .into_bytes(),
    ];
    for writing in writings {
        let reading = read(&writing, "tab638.csv", &|_| None).unwrap();
        assert_eq!(reading.years, as_sample, "{}", reading.understood);
    }
}
