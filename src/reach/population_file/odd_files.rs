//! Odd files and wrong files, each with the answer it gets.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

pub(super) fn by_name(name: &str) -> Option<MunicipalityCode> {
    match name {
        "Kalmar" => MunicipalityCode::parse("0880"),
        "Nybro" => MunicipalityCode::parse("0881"),
        _ => None,
    }
}

pub(super) fn read_text(text: &str) -> Result<PopulationReading, FileProblem> {
    read(text.as_bytes(), "file.csv", &by_name)
}

pub(super) fn answer(text: &str) -> String {
    read_text(text).map_or_else(
        |problem| problem.to_string(),
        |reading| format!("read: {}", reading.understood),
    )
}

/// People aged 65 and over per municipality and year.
pub(super) fn aged_65(reading: &PopulationReading) -> Vec<(String, i32, Option<u64>)> {
    use chrono::Datelike;
    reading
        .years
        .iter()
        .map(|year| {
            (
                year.municipality.as_str().to_owned(),
                year.on.year(),
                year.aged(65),
            )
        })
        .collect()
}

pub(super) fn kalmar_65(text: &str) -> Option<u64> {
    let reading = read_text(text).unwrap_or_else(|problem| unreachable!("{problem}\n{text}"));
    assert_eq!(reading.years.len(), 1, "{text}");
    reading.years[0].aged(65)
}

#[test]
fn the_same_figures_are_read_from_every_shape_of_table() {
    let bands = "65-79 år;män;1;\n";
    assert!(answer(bands).starts_with("No header row was found"));
    for text in [
        "\"region\",\"ålder\",\"kön\",\"Folkmängd 2019\"\n\"0880 Kalmar\",\"65-79 år\",\"män\",10\n\"0880 Kalmar\",\"65-79 år\",\"kvinnor\",20\n\"0880 Kalmar\",\"80+ år\",\"män\",3\n\"0880 Kalmar\",\"80+ år\",\"kvinnor\",4\n",
        "region;age;sex;2019\n0880;65-79;men;10\n0880;65-79;women;20\n0880;80+;men;3\n0880;80+;women;4\n",
        "Region\tAlder\tKon\tX2019\nKalmar\t65-79\t1\t10\nKalmar\t65-79\t2\t20\nKalmar\t80-\t1\t3\nKalmar\t80-\t2\t4\n",
        "region,age,sex,year,Population\n0880 Kalmar,65–79 years,men,2019,10\n0880 Kalmar,65–79 years,women,2019,20\n0880 Kalmar,80+ years,men,2019,3\n0880 Kalmar,80+ years,women,2019,4\n",
        "region,ålder,år,tabellinnehåll,antal\n0880 Kalmar,65-79,2019,Folkmängd,30\n0880 Kalmar,65-79,2019,Folkökning,1\n0880 Kalmar,80+,2019,Folkmängd,7\n0880 Kalmar,80+,2019,Folkökning,1\n",
        "region,ålder,Folkmängd män 2019,Folkmängd kvinnor 2019\n0880 Kalmar,65-79,10,20\n0880 Kalmar,80+,3,4\n",
        "\"region\" \"ålder\" \"kön\" \"Folkmängd 2019\"\n\"0880 Kalmar\" \"65-79 år\" \"totalt\" 30\n\"0880 Kalmar\" \"80+ år\" \"totalt\" 7\n",
        "Region;Alder;Kon;Civilstand;BE0101N1 2019\n0880;65+;1;OG;1\n0880;65+;1;G;2\n0880;65+;1;SK;3\n0880;65+;1;ÄNKL;4\n0880;65+;2;OG;5\n0880;65+;2;G;6\n0880;65+;2;SK;7\n0880;65+;2;ÄNKL;9\n",
        "Folkmängd efter region, ålder, kön, civilstånd och år\n\nregion;ålder;2019\n\n880 Kalmar;65-79;30\n880 Kalmar;80+;7\n;;\n\nKälla: SCB, statistikdatabasen\nSenast uppdaterad: 2020-02-20\n",
        "code,name,year,age65plus\n0880,Kalmar,2019,37\n",
        "kommunkod;kommun;år;65+\n0880;Kalmar;2019;3 7\n",
        "region,ålder,2019\n08 Kalmar län,65+,900\n00 Riket,65+,9000\n0880 Kalmar,65+,37\n",
        "region,ålder,2019\n0880 Kalmar,totalt,70\n0880 Kalmar,65+,37\n",
        "region,ålder,2019\n0880 Kalmar,TotSA,70\n0880 Kalmar,TOT5,70\n0880 Kalmar,65+,37\n",
        "county,region,ålder,2019\n08,0880 Kalmar,65+,37\n",
        "region,ålder,kön,hushåll,2019\n0880 Kalmar,65+,totalt,totalt,37\n",
    ] {
        assert_eq!(kalmar_65(text), Some(37), "{text}");
    }
}

#[test]
fn a_total_goes_before_the_sum_of_its_parts() {
    let text = "region;ålder;kön;civilstånd;2025\n\
        0880;65-79;1;SC;11\n0880;65-79;2;SC;19\n0880;65-79;TotSa;SC;31\n0880;65-79;TotSa;OG;2\n\
        0880;80+;1;SC;3\n0880;80+;2;SC;4\n0880;80+;TotSa;SC;6\n0880;80+;TotSa;OG;1\n";
    let reading = read_text(text).unwrap();
    assert_eq!(
        (reading.years[0].aged(65), reading.noised),
        (Some(37), true)
    );
    assert_eq!(
        (
            reading.understood.sexes,
            reading.understood.marital_statuses
        ),
        (Split::TotalTaken, Split::TotalTaken)
    );
    assert!(!reading.notes.contains(&Note::NoisedCellsSummed));
    let parts_only = "region;ålder;kön;2025\n0880;65+;1;11\n0880;65+;2;19\n";
    assert!(
        read_text(parts_only)
            .unwrap()
            .notes
            .contains(&Note::NoisedCellsSummed)
    );
}

#[test]
fn several_years_and_municipalities_are_kept_apart() {
    let text = "region,ålder,2018,2019\n0881 Nybro,65+,1,2\n0880 Kalmar,65+,3,4\n";
    let expected = [
        ("0880", 2018, 3),
        ("0880", 2019, 4),
        ("0881", 2018, 1),
        ("0881", 2019, 2),
    ];
    assert_eq!(
        aged_65(&read_text(text).unwrap()),
        expected.map(|(code, year, some)| (code.to_owned(), year, Some(some)))
    );
}

#[test]
fn a_missing_figure_is_reported_and_nothing_is_put_in_its_place() {
    let text = "region,ålder,kön,2019\n0880 Kalmar,65-79,män,..\n0880 Kalmar,65-79,kvinnor,5\n0880 Kalmar,80+,män,-\n\
        0880 Kalmar,80+,kvinnor,6\n0881 Nybro,65-79,män,1\n0881 Nybro,65-79,kvinnor,2\n0881 Nybro,80+,män,\n";
    let reading = read_text(text).unwrap();
    let told: Vec<String> = reading.missing.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "0880 Kalmar, age 65–79, men, 2019 (..)",
            "0881 Nybro, age 80+, men, 2019 (empty)",
            "0881 Nybro, age 80+, women, 2019 (no row)"
        ]
    );
    assert_eq!(
        aged_65(&reading)
            .into_iter()
            .map(|(_, _, some)| some)
            .collect::<Vec<_>>(),
        [None, None]
    );
    assert_eq!(reading.years[0].aged(80), Some(6), "a dash is none at all");
    let no_rows = "region,ålder,2019\n0880,65-79,1\n0880,80+,1\n0881,80+,1\n";
    assert_eq!(
        read_text(no_rows).unwrap().missing[0].to_string(),
        "0881, age 65–79, 2019 (no row)"
    );
}

#[test]
fn what_was_understood_is_said() {
    let text = "region;ålder;kön;2019\n0880;65;1;1\n0880;65;2;1\n0880;66+;1;1\n0880;66+;2;1\n";
    let expected = "a table with a column per year, UTF-8, separated by semicolon; municipalities: 1; ages: 65+; \
        sexes: summed; marital statuses: not in the file; years: 2019; cells: 4";
    assert_eq!(answer(text), format!("read: {expected}"));
    let ends = read_text("region;ålder;2019\n08 Kalmar län;65;9\n880;65;1\n880;66;1\nKälla: SCB\n")
        .unwrap();
    let notes: Vec<String> = ends.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "Read as a footnote from line 5: \"Källa: SCB\".",
            "Left out, since they are sums of municipalities: 08 Kalmar län.",
            "The leading zero, lost in a spreadsheet, was put back: 880.",
            "The ages end at 66; without 100+ the number aged 65 and over cannot be told.",
        ]
    );
    assert_eq!(
        (ends.source.as_str(), ends.years[0].aged(65)),
        ("SCB", None)
    );
}

#[test]
fn wrong_tables_get_an_answer_that_says_what_to_do() {
    let header = "region,ålder,kön,2019\n";
    for (rows, expected) in [
        (
            "0880,65,män,1\n0880,65,män,1\n",
            "Line 3: 0880, 65, men, 2019 was already given (Line 2)",
        ),
        (
            "0880,65,män,1\nKalmar,65,män,1\n",
            "Line 3: Kalmar, 65, men, 2019 was already given (Line 2)",
        ),
        (
            "0880,65,män,1\n0880,65 år,män,1\n",
            "Ages overlap in 0880 2019, so people would be counted twice: \"65\" with \"65 år\".",
        ),
        (
            "0880,65,män,1\n0880,65,kvinnor,x\n",
            "Line 3: \"x\" is not a whole number",
        ),
        (
            "0880,65,män,1.5\n0880,65,kvinnor,1\n",
            "Line 2: \"1.5\" is not a whole number",
        ),
        (
            "0880,65,män,1\n0880,65,båda,1\n",
            "Line 3: the sex \"båda\" is not understood",
        ),
        (
            "0880,sextio,män,1\n",
            "Line 2: the age \"sextio\" is not understood",
        ),
        (
            "Kalamr,65,män,x\n0880,65,kvinnor,1\n",
            "Line 2: \"Kalamr\" is not a known municipality",
        ),
        (
            "Kalamr,65,män,1\n",
            "Line 2: \"Kalamr\" is not a known municipality",
        ),
        (
            "0880A0010_DeSO2025,65,män,1\n",
            "Line 2: \"0880A0010_DeSO2025\" is a statistical area inside a municipality",
        ),
        ("0880,65,män,1\n", "The file holds men only."),
        ("0880,65,kvinnor,1\n", "The file holds women only."),
        (
            "08 Kalmar län,65,män,1\n",
            "No row is of a municipality; found 08 Kalmar län.",
        ),
        (
            "0880,totalt,män,1\n0880,totalt,kvinnor,1\n",
            "The file holds only the total of all ages (\"totalt\").",
        ),
        (
            "0880,65,män,1\n0880,65,kv",
            "Line 3 has 3 fields, the header has 4.",
        ),
        (
            "0880,65,män,1\n0880,65,kvinnor,1,7\n",
            "Line 3 has 5 fields, the header has 4.",
        ),
        (
            "0880,65,män,1\nsee note\n0880,65,kvinnor,1\n",
            "Line 3 has 1 fields, the header has 4.",
        ),
        (
            "0880,65,\"män,1\n0880,65,kvinnor,1\n",
            "Line 2: a quotation mark is opened and not closed",
        ),
        (
            "0880,65,män,..\n0880,65,kvinnor,..\n",
            "The file holds no figure for any municipality.",
        ),
        ("", "The file holds no figure for any municipality."),
    ] {
        let found = answer(&format!("{header}{rows}"));
        assert!(found.starts_with(expected), "{rows}\n{found}");
    }
}

#[test]
fn wrong_files_get_an_answer_that_says_what_to_do() {
    for (text, expected) in [
        ("", "The file is empty."),
        ("PK\u{3}\u{4}xlsx", "This is a spreadsheet"),
        ("<!DOCTYPE html>", "This is a web page"),
        (
            "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";",
            "This is a PX file.",
        ),
        (
            "hello, world\n",
            "No header row was found; the file begins with \"hello",
        ),
        ("ålder,kön,2019\n65,1,1\n", "There is no column for region."),
        (
            "region,kön,2019\n0880,1,1\n",
            "There is no column for age. Found: region, kön, 2019.",
        ),
        (
            "region,ålder,Folkmängd\n0880,65,1\n",
            "There is no column for year.",
        ),
        (
            "region,ålder,kön\n0880,65,1\n",
            "There is no column for population.",
        ),
        (
            "region,ålder,Folkökning 2019\n0880,65,1\n",
            "The figures are not a population: \"Folkökning 2019\".",
        ),
        (
            "region,ålder,2025M11\n0880,65,1\n",
            "Line 1: \"2025M11\" is not the end of a year.",
        ),
        (
            "region,ålder,år,antal\n0880,65,2025-11-01,1\n",
            "Line 2: \"2025-11-01\" is not the end of a year.",
        ),
        (
            "region,ålder,år,antal\n0880,65,i fjol,1\n",
            "Line 2: the year \"i fjol\" is not understood.",
        ),
        (
            "region,ålder,ålder,2019\n0880,65,65,1\n",
            "Two columns say the same thing (age)",
        ),
        (
            "region,kommun,ålder,2019\n0880,0880,65,1\n",
            "Two columns say the same thing (region)",
        ),
        (
            "region,ålder,år,2019\n0880,65,2018,1\n",
            "Two columns say the same thing (year)",
        ),
        (
            "region,ålder,år,antal,folkmängd\n0880,65,2018,1,1\n",
            "Two columns say the same thing (population)",
        ),
        (
            "region,ålder,födelseland,2019\n0880,65,Finland,1\n",
            "Line 2: the column \"födelseland\" splits the population (\"Finland\")",
        ),
        (
            "region,ålder,civilstånd,2019\n0880,65,ogifta,1\n0880,65,gifta,1\n",
            "Of the marital statuses the file lacks divorced, widowed.",
        ),
    ] {
        let found = answer(text);
        assert!(found.starts_with(expected), "{text}\n{found}");
    }
}

#[test]
fn overlapping_ages_are_named_with_what_to_export_instead() {
    let ages = [
        "65", "66", "67", "68", "69", "70-79", "65-69", "80-", "100+1",
    ];
    let rows: Vec<String> = ages
        .iter()
        .map(|age| format!("0880 Kalmar,{age},1"))
        .collect();
    let Err(problem) = read_text(&format!("region,ålder,2025\n{}", rows.join("\n"))) else {
        unreachable!("it overlaps")
    };
    assert_eq!(
        problem.to_string(),
        "Ages overlap in 0880 Kalmar 2025, so people would be counted twice: \
         \"65-69\" with \"65\", \"66\", \"67\", \"68\", \"69\"; \"80-\" with \"100+1\". \
         Export either single years (65, 66 … 100+) or bands that do not overlap (65-69, 70-74 … 100+), not both. \
         For years from 2025 choose the bands: their figures carry less of the added noise."
    );
}
