//! Reading the population files of Statistics Sweden (SCB): CSV in its variants and json-stat2.
//!
//! 1. Nobody is counted twice: overlapping ages, repeated cells and half a split are refused.
//! 2. A total of the file's own goes before the sum of its parts, since SCB adds noise to every cell
//!    from the reference year 2025 (Cell Key Method) and parts no longer sum to totals.
//! 3. A missing figure stays missing and is reported; nothing is put in its place.
//! 4. Counties and the country are never added to municipalities.
//! 5. The same bytes always give the same reading.
//!
//! The way through: bytes → text (`table_file`) → cells (`delimited`, `json_stat`) → figures (`reading`).

mod ages;
mod cells;
mod columns;
mod counted_once;
mod delimited;
mod json_dimensions;
mod json_stat;
mod labels;
mod problem;
mod reading;
mod understood;

#[cfg(test)]
mod odd_data_sets;
#[cfg(test)]
mod odd_files;
#[cfg(test)]
mod real_files;

use chrono::NaiveDate;

use crate::kernel::MunicipalityCode;
use crate::municipalities::table_file::decode;

pub use labels::FindMunicipality;
pub use problem::{At, FileProblem, Overlap};
pub use understood::{MissingCell, MissingSign, Note, Shape, Split, Understood};

/// The first reference year whose figures carry SCB's random noise (Cell Key Method): show them with «ca».
pub const FIRST_NOISED_YEAR: i32 = 2025;

/// A population file as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationReading {
    /// Who published the figures, such as `SCB`.
    pub source: String,
    /// The table's number, such as `TAB638`, where the file or its name tells it.
    pub table: Option<String>,
    /// The table's title, where the file tells it.
    pub label: Option<String>,
    /// When the table was last updated, as the file writes it.
    pub updated: Option<String>,
    /// Whether any year's figures carry SCB's noise.
    pub noised: bool,
    /// One entry per municipality and year, in order of code and year.
    pub years: Vec<PopulationYear>,
    /// How the file was read.
    pub understood: Understood,
    /// Figures that the file should have and has not.
    pub missing: Vec<MissingCell>,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

impl PopulationReading {
    /// Whether the file itself calls its figures approximate: an exact count of the same day is better.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.notes
            .iter()
            .any(|note| matches!(note, Note::Approximate(_)))
    }
}

/// The population of a municipality at the end of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationYear {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// Its name, where the file tells it.
    pub name: Option<String>,
    /// 31 December of the year: SCB's age is the age on that day.
    pub on: NaiveDate,
    /// Whether the figures carry SCB's noise.
    pub noised: bool,
    /// Age bands, youngest first; they do not overlap. A band with a missing figure is not here.
    pub bands: Vec<AgeBand>,
}

/// The number of people of some ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeBand {
    /// The youngest age of the band.
    pub from: u8,
    /// The oldest age of the band; nothing when it is open.
    pub to: Option<u8>,
    /// Residents of these ages.
    pub persons: u64,
}

impl PopulationYear {
    /// Residents of this age and over; nothing if a band straddles the age, or an age up to the open band is missing.
    #[must_use]
    pub fn aged(&self, from: u8) -> Option<u64> {
        self.sum(from, None)
    }

    /// Residents of these ages, both included; nothing if the bands do not begin and end there or one is missing.
    #[must_use]
    pub fn aged_between(&self, from: u8, to: u8) -> Option<u64> {
        self.sum(from, Some(to))
    }

    fn sum(&self, from: u8, to: Option<u8>) -> Option<u64> {
        let mut next = from;
        let mut persons: u64 = 0;
        for band in self.bands.iter().skip_while(|band| band.from < from) {
            if band.from != next {
                return None;
            }
            persons = persons.checked_add(band.persons)?;
            if band.to == to {
                return Some(persons);
            }
            next = band.to?.checked_add(1)?;
        }
        None
    }
}

/// Reads a population file. `find` tells a municipality's code by its name, for files that hold names
/// only; the file's name may tell the table.
///
/// # Errors
/// [`FileProblem`] when the file is of another kind, is broken, or would count people twice or only in part.
pub fn read(
    bytes: &[u8],
    file_name: &str,
    find: FindMunicipality<'_>,
) -> Result<PopulationReading, FileProblem> {
    let decoded = decode(bytes)?;
    let (cube, facts) = if decoded.text.trim_start().starts_with(['{', '[']) {
        json_stat::read(&decoded, file_name, find)?
    } else {
        delimited::read(&decoded, file_name, find)?
    };
    reading::reading(&cube, facts)
}

/// What a file says beside its figures.
#[derive(Debug)]
struct Facts {
    source: String,
    table: Option<String>,
    label: Option<String>,
    updated: Option<String>,
    understood: Outer,
    notes: Vec<Note>,
}

/// What is known of a file before its figures are added up.
#[derive(Debug)]
struct Outer {
    shape: Shape,
    separator: Option<crate::municipalities::table_file::Separator>,
    encoding: crate::municipalities::table_file::Encoding,
}

/// A table number in a file's name: `…tab638…`, or the older kind `000001NL_20260101-…`.
fn table_in(file_name: &str) -> Option<String> {
    let upper = file_name.to_uppercase();
    let words = || upper.split(|c: char| !c.is_ascii_alphanumeric());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    words()
        .find(|word| word.strip_prefix("TAB").is_some_and(digits))
        .or_else(|| {
            words()
                .next()
                .filter(|word| word.len() == 8 && word.starts_with("0000") && !digits(word))
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(bands: &[(u8, Option<u8>, u64)]) -> Option<PopulationYear> {
        Some(PopulationYear {
            municipality: MunicipalityCode::parse("0880")?,
            name: None,
            on: NaiveDate::from_ymd_opt(2019, 12, 31)?,
            noised: false,
            bands: bands
                .iter()
                .map(|&(from, to, persons)| AgeBand { from, to, persons })
                .collect(),
        })
    }

    fn aged(from: u8, bands: &[(u8, Option<u8>, u64)]) -> Option<u64> {
        year(bands)?.aged(from)
    }

    #[test]
    fn people_of_an_age_and_over_are_the_bands_from_it_to_the_open_one() {
        let bands = [(60, Some(64), 9), (65, Some(79), 5), (80, None, 3)];
        assert_eq!(
            (aged(65, &bands), aged(80, &bands), aged(60, &bands)),
            (Some(8), Some(3), Some(17))
        );
        assert_eq!(
            year(&bands).and_then(|year| year.aged_between(65, 79)),
            Some(5)
        );
    }

    #[test]
    fn a_straddling_band_a_gap_or_an_end_gives_no_figure() {
        assert_eq!(aged(65, &[(60, Some(69), 9), (70, None, 5)]), None);
        assert_eq!(aged(65, &[(65, Some(69), 9), (71, None, 5)]), None);
        assert_eq!(aged(65, &[(65, Some(99), 9)]), None);
        assert_eq!(aged(65, &[(66, None, 9)]), None);
        assert_eq!(aged(65, &[(60, None, 9)]), None);
        assert_eq!(aged(65, &[]), None);
        assert_eq!(
            year(&[(65, None, 9)]).and_then(|year| year.aged_between(65, 79)),
            None
        );
    }

    #[test]
    fn the_table_is_found_in_the_files_name() {
        for (name, table) in [
            ("sample_tab638_kalmarlan.csv", Some("TAB638")),
            ("TAB5557_sv.csv", Some("TAB5557")),
            ("000001NL_20260101-120000.csv", Some("000001NL")),
            ("table.csv", None),
            ("20260101.csv", None),
        ] {
            assert_eq!(table_in(name).as_deref(), table, "{name}");
        }
    }
}
