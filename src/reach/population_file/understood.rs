//! What was understood of a file, so that a person can see that it is the file they meant.

use std::fmt;

use crate::municipalities::table_file::{Encoding, Separator};

use super::ages;

/// The outer shape of a population file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text table with a column per year.
    ColumnPerYear,
    /// A text table with a year column and one figure a row.
    YearColumn,
    /// A text table with one figure of those aged 65 and over a row.
    SixtyFivePlus,
    /// json-stat2.
    JsonStat2,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ColumnPerYear => "a table with a column per year",
            Self::YearColumn => "a table with a year column",
            Self::SixtyFivePlus => "a table of people aged 65 and over",
            Self::JsonStat2 => "json-stat2",
        })
    }
}

/// What was done with the parts of a split (sexes, marital statuses).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The file does not split by it.
    NotInFile,
    /// The file's own total was taken and the parts left out.
    TotalTaken,
    /// There is no total, so the parts were added up.
    PartsSummed,
}

impl fmt::Display for Split {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotInFile => "not in the file",
            Self::TotalTaken => "total taken",
            Self::PartsSummed => "summed",
        })
    }
}

/// A summary of the file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The outer shape.
    pub shape: Shape,
    /// The separator of a text table.
    pub separator: Option<Separator>,
    /// The encoding of the text.
    pub encoding: Encoding,
    /// How many municipalities there are.
    pub municipalities: usize,
    /// The youngest age.
    pub ages_from: u8,
    /// The oldest age; nothing when the oldest band is open.
    pub ages_to: Option<u8>,
    /// What was done with men and women.
    pub sexes: Split,
    /// What was done with marital statuses.
    pub marital_statuses: Split,
    /// The years, ascending.
    pub years: Vec<i32>,
    /// Cells read, those of counties and totals included.
    pub cells: usize,
}

impl fmt::Display for Understood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.shape, self.encoding)?;
        if let Some(separator) = self.separator {
            write!(f, ", separated by {separator}")?;
        }
        let years: Vec<String> = self.years.iter().map(ToString::to_string).collect();
        write!(
            f,
            "; municipalities: {}; ages: {}; sexes: {}; marital statuses: {}; years: {}; cells: {}",
            self.municipalities,
            ages::written(self.ages_from, self.ages_to),
            self.sexes,
            self.marital_statuses,
            years.join(", "),
            self.cells
        )
    }
}

/// How a file says that a figure is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingSign {
    /// `..` or `.`: not available.
    Dots,
    /// An empty field.
    Empty,
    /// `null` in json-stat2.
    Null,
    /// The row is not there at all.
    NoRow,
}

/// A figure that the file should have and has not. Nothing is put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCell {
    /// The region as labelled in the file.
    pub region: String,
    /// The age, such as `65` or `100+`.
    pub age: String,
    /// `men` or `women`; nothing for both together.
    pub sex: Option<&'static str>,
    /// The year.
    pub year: i32,
    /// How the file says it.
    pub sign: MissingSign,
}

impl fmt::Display for MissingCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, age {}", self.region, self.age)?;
        if let Some(sex) = self.sex {
            write!(f, ", {sex}")?;
        }
        let sign = match self.sign {
            MissingSign::Dots => "..",
            MissingSign::Empty => "empty",
            MissingSign::Null => "null",
            MissingSign::NoRow => "no row",
        };
        write!(f, ", {} ({sign})", self.year)
    }
}

/// Something a person should know about how the file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Counties and the country are sums of municipalities and were left out.
    LargerRegionsLeftOut(Vec<String>),
    /// The total of all ages was left out.
    TotalAgeLeftOut(String),
    /// Columns or contents that are not the population were left out.
    LeftOut(Vec<String>),
    /// A plain `100` was the oldest age and was read as 100 and over, as the tables end there.
    HundredIsOpen,
    /// The ages do not go on without an end, so 65+ cannot be told.
    AgesEndAt(u8),
    /// A code of three digits got its leading zero back.
    ZeroRestored(Vec<String>),
    /// Lines after the last figure that are no figures.
    Footnotes {
        /// The first such line.
        line: u64,
        /// Its text.
        text: String,
    },
    /// The file does not name its source; it is taken from its shape or name.
    SourceNotStated,
    /// The file itself calls its figures approximate.
    Approximate(String),
    /// Noised figures were added up from small cells, which adds up the noise too.
    NoisedCellsSummed,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LargerRegionsLeftOut(labels) => {
                write!(f, "Left out, since they are sums of municipalities: {}.", labels.join(", "))
            }
            Self::TotalAgeLeftOut(label) => write!(f, "The total of all ages (\"{label}\") was left out."),
            Self::LeftOut(columns) => write!(f, "Left out, since it is not the population: {}.", columns.join(", ")),
            Self::HundredIsOpen => f.write_str("Age 100 is the oldest and was read as 100 and over."),
            Self::AgesEndAt(age) => {
                write!(f, "The ages end at {age}; without 100+ the number aged 65 and over cannot be told.")
            }
            Self::ZeroRestored(codes) => {
                write!(f, "The leading zero, lost in a spreadsheet, was put back: {}.", codes.join(", "))
            }
            Self::Footnotes { line, text } => write!(f, "Read as a footnote from line {line}: \"{text}\"."),
            Self::SourceNotStated => f.write_str("The file does not name its source; it was taken from the file's shape or name."),
            Self::Approximate(column) => write!(f, "The file calls its figures approximate (\"{column}\")."),
            Self::NoisedCellsSummed => f.write_str(
                "From 2025 the figures carry random noise, and this file's small cells were added up. \
                 Export age bands (65-69, 70-79 …) with the total of sexes and marital statuses for closer figures.",
            ),
        }
    }
}
