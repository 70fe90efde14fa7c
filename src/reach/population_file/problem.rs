//! What can be wrong with a population file, with a sentence that says what to do.

use std::fmt;

use thiserror::Error;

use crate::municipalities::table_file::NotText;

/// Where in a file something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A line, from 1.
    Line(u64),
    /// A value of json-stat2, counted from 1 in the order of `value`.
    Value(usize),
    /// A member of a json-stat2 dimension; the sentence names it.
    Dimension,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "Line {line}"),
            Self::Value(number) => write!(f, "Value {number} of the file"),
            Self::Dimension => f.write_str("The description of the table"),
        }
    }
}

/// An age label and the labels that count some of the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The wider label, exactly as in the file.
    pub band: String,
    /// The labels within it, exactly as in the file, youngest first.
    pub with: Vec<String>,
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" with \"{}\"", self.band, self.with.join("\", \""))
    }
}

/// Why a population file is refused. `Display` says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileProblem {
    /// The file is no text at all.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// A PX file of the statistics office.
    #[error("This is a PX file. Choose \"CSV\" or \"json-stat2\" when you save the table.")]
    PxFile,
    /// The statistics office's own JSON, without labels.
    #[error("This is json-px. Choose \"json-stat2\" or \"CSV\" when you save the table.")]
    JsonPx,
    /// JSON-stat before version 2.
    #[error("This is JSON-stat 1. Choose \"json-stat2\" or \"CSV\" when you save the table.")]
    OldJsonStat,
    /// The JSON is broken or cut off.
    #[error("The JSON ends or breaks at line {line}, column {column}. Download the file again.")]
    BrokenJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// The JSON is not a json-stat2 data set, or contradicts itself.
    #[error(
        "The file is not a sound json-stat2 data set: {why}. Download the table again as json-stat2."
    )]
    NotJsonStat {
        /// What is wrong, as a clause.
        why: String,
    },
    /// More cells than any answer of the statistics office has.
    #[error(
        "The file describes {cells} cells; at most {most} are read. Choose only the municipalities, ages and years that are needed."
    )]
    TooManyCells {
        /// Cells described.
        cells: usize,
        /// The limit.
        most: usize,
    },
    /// No row looks like the header of a population table.
    #[error(
        "No header row was found; the file begins with \"{beginning}\". The first row must name the columns, \
         such as region, ålder, kön and Folkmängd 2019."
    )]
    NoHeader {
        /// The beginning of the first row.
        beginning: String,
    },
    /// A needed column or dimension is not there.
    #[error("There is no column for {column}. Found: {}. Export the table again with {column} included.", found.join(", "))]
    NoColumn {
        /// The column that is missing: region, age, year or population.
        column: &'static str,
        /// The columns that were found.
        found: Vec<String>,
    },
    /// Two columns mean the same.
    #[error(
        "Two columns say the same thing ({column}): \"{first}\" and \"{second}\". Remove one of them."
    )]
    TwoColumns {
        /// What both mean.
        column: &'static str,
        /// Header of the first.
        first: String,
        /// Header of the second.
        second: String,
    },
    /// A column that splits the population in a way that is not known here.
    #[error(
        "{at}: the column \"{column}\" splits the population (\"{value}\"), so the figures may hold only some of the \
         people. Export the table without that column or with its total."
    )]
    UnknownColumn {
        /// Where it was seen.
        at: At,
        /// Its header.
        column: String,
        /// The value that is not a total.
        value: String,
    },
    /// The figures are something other than a number of residents.
    #[error(
        "The figures are not a population: \"{found}\". Choose \"Folkmängd\" (population) as the contents of the table."
    )]
    NotPopulation {
        /// What the figures are called in the file.
        found: String,
    },
    /// A row has another number of fields than the header.
    #[error(
        "Line {line} has {found} fields, the header has {expected}. Is the file cut off or changed by hand? Download it again."
    )]
    BrokenRow {
        /// The line, from 1.
        line: u64,
        /// Fields in the header.
        expected: usize,
        /// Fields in the row.
        found: usize,
    },
    /// A quotation mark is opened and not closed on its line.
    #[error(
        "Line {line}: a quotation mark is opened and not closed, so rows run together. Download the file again."
    )]
    OpenQuote {
        /// The line on which the row begins, from 1.
        line: u64,
    },
    /// A figure is no whole number of people.
    #[error(
        "{at}: \"{text}\" is not a whole number of people. Write figures without decimals, or .. where one is missing."
    )]
    NotACount {
        /// Where it stands.
        at: At,
        /// The figure as written.
        text: String,
    },
    /// A region is neither a code nor a known name.
    #[error(
        "{at}: \"{label}\" is not a known municipality. Export the table with codes (0880 or 0880 Kalmar)."
    )]
    UnknownRegion {
        /// Where it stands.
        at: At,
        /// The label as written.
        label: String,
    },
    /// The regions are statistical areas inside municipalities.
    #[error(
        "{at}: \"{label}\" is a statistical area inside a municipality. Choose municipalities as regions."
    )]
    SmallAreas {
        /// Where it stands.
        at: At,
        /// The label as written.
        label: String,
    },
    /// An age, sex, marital status or year that is not understood.
    #[error(
        "{at}: the {column} \"{label}\" is not understood. Export the table again without changing its texts."
    )]
    UnknownLabel {
        /// Where it stands.
        at: At,
        /// What it should have been.
        column: &'static str,
        /// The label as written.
        label: String,
    },
    /// The figures are of another day than 31 December.
    #[error(
        "{at}: \"{label}\" is not the end of a year. Reach counts against 31 December; choose a table by year, or month 12."
    )]
    NotYearEnd {
        /// Where it stands.
        at: At,
        /// The period as written.
        label: String,
    },
    /// Only the total of all ages is there.
    #[error(
        "The file holds only the total of all ages (\"{label}\"). Choose ages 65 to 100+ as well."
    )]
    OnlyTotalAge {
        /// The label of the total.
        label: String,
    },
    /// Age bands count the same people twice.
    #[error(
        "Ages overlap in {place} {year}, so people would be counted twice: {}. Export either single years (65, 66 … 100+) \
         or bands that do not overlap (65-69, 70-74 … 100+), not both.{}",
        overlaps.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        if *noised { " For years from 2025 choose the bands: their figures carry less of the added noise." } else { "" }
    )]
    OverlappingAges {
        /// The region as labelled in the file.
        place: String,
        /// The year.
        year: i32,
        /// Every overlap, the widest bands first, at most twenty.
        overlaps: Vec<Overlap>,
        /// Whether the year's figures carry the statistics office's noise.
        noised: bool,
    },
    /// The same cell stands twice, even if both figures agree.
    #[error(
        "{second}: {cell} was already given ({first}), so people would be counted twice. Remove one of them."
    )]
    DoubleCounting {
        /// Region, age, sex and year.
        cell: String,
        /// Where it stands first.
        first: At,
        /// Where it stands again.
        second: At,
    },
    /// Only men or only women are in the file.
    #[error("The file holds {only} only. Choose both men and women, or the total of both.")]
    OneSex {
        /// The sex that is there.
        only: &'static str,
    },
    /// Some marital statuses are left out.
    #[error("Of the marital statuses the file lacks {}. Choose all of them, or the total.", lacking.join(", "))]
    SomeMaritalStatuses {
        /// Those that are not there.
        lacking: Vec<&'static str>,
    },
    /// No row is of a municipality.
    #[error("No row is of a municipality; found {}. Choose municipalities as regions.", found.join(", "))]
    NoMunicipality {
        /// The first regions of the file.
        found: Vec<String>,
    },
    /// There is no figure in the whole file.
    #[error(
        "The file holds no figure for any municipality. Check that the year has been published, and export again."
    )]
    NoFigures,
}
