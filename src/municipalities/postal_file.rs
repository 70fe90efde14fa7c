//! The postcode file: in which place and municipality a postcode lies.
//!
//! It is a hint to where someone lives and never a reason to refuse anyone: the known files cover about
//! four postcodes in five, and a postcode may cross a border.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::kernel::{MunicipalityCode, Postcode};

use super::table_file::{NotText, Row, Table, decode, header_key, tables};

/// How many rows may stand above the header.
const ROWS_ABOVE_HEADER: usize = 20;

/// Where a postcode lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalCode {
    /// The postcode.
    pub postcode: Postcode,
    /// The place that stands in the address (postort); empty when the file does not tell it.
    pub locality: String,
    /// The municipality.
    pub municipality: MunicipalityCode,
}

/// A postcode file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalReading {
    /// One entry per postcode, in order of postcode.
    pub codes: Vec<PostalCode>,
    /// How many rows had a municipality code of three digits (a spreadsheet dropped the zero), which
    /// was put back: municipalities have four digits and counties two, so three can mean nothing else.
    pub zeros_restored: usize,
    /// Postcodes that the file puts in several municipalities. They are left out, since they hint at
    /// nothing; the municipality of the round counts then.
    pub in_several_municipalities: Vec<Postcode>,
}

/// Why a postcode file is refused. `Display` says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PostalFileProblem {
    /// The file is no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// No row names the needed columns.
    #[error(
        "No header row with a postcode and a municipality code was found. The columns are: postal_code, locality, \
         municipality_code (or postnummer, postort, kommunkod)."
    )]
    NoHeader,
    /// There is a header and nothing below it.
    #[error("There is no postcode below the header.")]
    NoPostcodes,
    /// A postcode has not five digits.
    #[error("Line {line}: \"{text}\" is not a postcode of five digits.")]
    BadPostcode {
        /// The line, from 1.
        line: u64,
        /// The text as written.
        text: String,
    },
    /// A municipality code has neither four digits nor three that are four without a leading zero.
    #[error("Line {line}: \"{text}\" is not a municipality code of four digits, such as 0880.")]
    BadMunicipality {
        /// The line, from 1.
        line: u64,
        /// The text as written.
        text: String,
    },
}

/// Reads a postcode file: Swedish or English headers, comma, semicolon or tab.
///
/// # Errors
/// [`PostalFileProblem`] when the file is of another kind or a row cannot be read.
pub fn read(bytes: &[u8]) -> Result<PostalReading, PostalFileProblem> {
    let decoded = decode(bytes)?;
    let (table, header) = table_with_header(&decoded.text).ok_or(PostalFileProblem::NoHeader)?;
    let columns = Columns::of(&table.rows[header]).ok_or(PostalFileProblem::NoHeader)?;
    let mut codes: BTreeMap<Postcode, PostalCode> = BTreeMap::new();
    let mut several: BTreeSet<Postcode> = BTreeSet::new();
    let mut zeros_restored = 0;
    for row in &table.rows[header + 1..] {
        let text = row.field(columns.postcode);
        let bad = |_| PostalFileProblem::BadPostcode {
            line: row.line,
            text: text.to_owned(),
        };
        let postcode = Postcode::parse(text).map_err(bad)?;
        let (municipality, restored) = municipality(row, columns.municipality)?;
        zeros_restored += usize::from(restored);
        let locality = columns
            .locality
            .map_or("", |column| row.field(column))
            .to_owned();
        let known = codes.entry(postcode).or_insert(PostalCode {
            postcode,
            locality,
            municipality: municipality.clone(),
        });
        if known.municipality != municipality {
            several.insert(postcode);
        }
    }
    if codes.is_empty() {
        return Err(PostalFileProblem::NoPostcodes);
    }
    let (in_several, codes): (Vec<_>, Vec<_>) = codes
        .into_iter()
        .partition(|(key, _)| several.contains(key));
    Ok(PostalReading {
        codes: codes.into_iter().map(|(_, code)| code).collect(),
        zeros_restored,
        in_several_municipalities: in_several
            .into_iter()
            .map(|(postcode, _)| postcode)
            .collect(),
    })
}

fn table_with_header(text: &str) -> Option<(Table, usize)> {
    tables(text).find_map(|table| {
        let header = table
            .rows
            .iter()
            .take(ROWS_ABOVE_HEADER)
            .position(|row| Columns::of(row).is_some())?;
        Some((table, header))
    })
}

struct Columns {
    postcode: usize,
    locality: Option<usize>,
    municipality: usize,
}

impl Columns {
    fn of(row: &Row) -> Option<Self> {
        let at = |names: &[&str]| {
            row.fields
                .iter()
                .position(|field| names.contains(&header_key(field).as_str()))
        };
        Some(Self {
            postcode: at(&["postal code", "postcode", "postnummer", "postnr"])?,
            locality: at(&["locality", "postort", "ort", "place"]),
            municipality: at(&[
                "municipality code",
                "kommunkod",
                "kommun kod",
                "municipality",
                "kommun",
            ])?,
        })
    }
}

fn municipality(row: &Row, column: usize) -> Result<(MunicipalityCode, bool), PostalFileProblem> {
    let text = row.field(column);
    let zero_lost = text.len() == 3;
    let code = if zero_lost {
        MunicipalityCode::parse(&format!("0{text}"))
    } else {
        MunicipalityCode::parse(text)
    };
    let bad = || PostalFileProblem::BadMunicipality {
        line: row.line,
        text: text.to_owned(),
    };
    code.map(|code| (code, zero_lost)).ok_or_else(bad)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn told(reading: &PostalReading) -> Vec<String> {
        let one = |code: &PostalCode| {
            format!(
                "{} {} {}",
                code.postcode.digits(),
                code.locality,
                code.municipality.as_str()
            )
        };
        reading.codes.iter().map(one).collect()
    }

    #[test]
    fn a_postcode_tells_its_place_and_municipality() {
        let text = "postal_code,locality,municipality_code,municipality_name\n39230,Kalmar,0880,Kalmar kommun\n36101,Emmaboda,0862,Emmaboda kommun\n";
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(told(&reading), ["36101 Emmaboda 0862", "39230 Kalmar 0880"]);
        assert_eq!(
            (
                reading.zeros_restored,
                reading.in_several_municipalities.len()
            ),
            (0, 0)
        );
    }

    #[test]
    fn a_code_of_three_digits_gets_its_zero_back_and_it_is_said() {
        let reading = read("postnummer;postort;kommunkod\n392 30;Kalmar;880\n".as_bytes()).unwrap();
        assert_eq!(
            (told(&reading), reading.zeros_restored),
            (vec!["39230 Kalmar 0880".to_owned()], 1)
        );
    }

    #[test]
    fn a_postcode_in_two_municipalities_hints_at_neither() {
        let text = "postnummer,postort,kommunkod\n39230,Kalmar,0880\n38690,Färjestaden,0840\n38690,Färjestaden,0885\n";
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(told(&reading), ["39230 Kalmar 0880"]);
        assert_eq!(
            reading
                .in_several_municipalities
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            ["386 90"]
        );
    }

    #[test]
    fn wrong_postcode_files_get_an_answer_with_the_line() {
        for (text, answer) in [
            (
                "postnummer,postort\n",
                "No header row with a postcode and a municipality code",
            ),
            (
                "postnummer,kommunkod\n",
                "There is no postcode below the header.",
            ),
            (
                "postnummer,kommunkod\n\n3923,0880\n",
                "Line 3: \"3923\" is not a postcode of five digits.",
            ),
            (
                "postnummer,kommunkod\n39230,80\n",
                "Line 2: \"80\" is not a municipality code of four digits",
            ),
            (
                "postnummer,kommunkod\n39230,Kalmar\n",
                "Line 2: \"Kalmar\" is not a municipality code of four digits",
            ),
        ] {
            let problem = read(text.as_bytes()).unwrap_err().to_string();
            assert!(problem.starts_with(answer), "{problem}");
        }
    }

    #[test]
    fn the_countys_own_file_is_read_whole() {
        let shared = std::env::var_os("BRYGGA_SHARED_DATA").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
            Into::into,
        );
        let Ok(bytes) = std::fs::read(shared.join("postal_kalmar_lan.csv")) else {
            return;
        };
        let reading = read(&bytes).unwrap();
        assert_eq!(
            (
                reading.codes.len(),
                reading.zeros_restored,
                reading.in_several_municipalities.len()
            ),
            (455, 0, 0)
        );
        assert!(
            reading
                .codes
                .iter()
                .all(|code| code.municipality.as_str().starts_with("08"))
        );
    }

    proptest::proptest! {
        #[test]
        fn no_postcode_file_makes_the_reader_fall(text in "(postnummer,kommunkod\n)?([a-zåäö0-9 ,;\"\n]|39230,0880\n){0,60}") {
            let _: Result<_, _> = read(text.as_bytes());
        }
    }
}
