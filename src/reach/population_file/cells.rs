//! The neutral cube: every file becomes the same list of cells before anything is added up.

use std::collections::HashMap;

use super::ages::{Age, age};
use super::labels::{FindMunicipality, Marital, Place, Sex, place};
use super::problem::{At, FileProblem};
use super::understood::MissingSign;

/// More persons than any municipality has; a larger figure is no count of people.
const MOST_PERSONS: u64 = 20_000_000;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Persons(u64),
    Missing(MissingSign),
}

/// One figure of the file.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Index into [`Cube::regions`].
    pub(super) region: usize,
    /// Index into [`Cube::ages`].
    pub(super) age: usize,
    pub(super) sex: Sex,
    pub(super) marital: Marital,
    pub(super) year: i32,
    pub(super) count: Count,
    pub(super) at: At,
}

/// A region as the file labels it.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) label: String,
    pub(super) place: Place,
}

/// An age as the file labels it.
#[derive(Debug, Clone)]
pub(super) struct AgeLabel {
    pub(super) label: String,
    pub(super) age: Age,
}

/// All figures of a file, with each label read once.
#[derive(Debug, Default)]
pub(super) struct Cube {
    pub(super) regions: Vec<Region>,
    pub(super) ages: Vec<AgeLabel>,
    pub(super) cells: Vec<Cell>,
    known_regions: HashMap<String, usize>,
    known_ages: HashMap<String, usize>,
}

impl Cube {
    /// The index of a region; the label is read when it is new.
    pub(super) fn region(
        &mut self,
        label: &str,
        name: Option<&str>,
        at: At,
        find: FindMunicipality<'_>,
    ) -> Result<usize, FileProblem> {
        if let Some(known) = self.known_regions.get(label) {
            return Ok(*known);
        }
        let place = match place(label, name, find) {
            Some(Place::Smaller) => {
                return Err(FileProblem::SmallAreas {
                    at,
                    label: label.to_owned(),
                });
            }
            Some(place) => place,
            None => {
                return Err(FileProblem::UnknownRegion {
                    at,
                    label: label.to_owned(),
                });
            }
        };
        self.regions.push(Region {
            label: label.to_owned(),
            place,
        });
        self.known_regions
            .insert(label.to_owned(), self.regions.len() - 1);
        Ok(self.regions.len() - 1)
    }

    /// The index of an age; the label is read when it is new. The code is tried before the text.
    pub(super) fn age(&mut self, code: &str, text: &str, at: At) -> Result<usize, FileProblem> {
        if let Some(known) = self.known_ages.get(code) {
            return Ok(*known);
        }
        let code_and_text = || {
            code.split_once(' ')
                .and_then(|(code, text)| age(code).filter(|code| age(text) == Some(*code)))
        };
        let Some(age) = age(code).or_else(code_and_text).or_else(|| age(text)) else {
            return Err(FileProblem::UnknownLabel {
                at,
                column: "age",
                label: code.to_owned(),
            });
        };
        self.ages.push(AgeLabel {
            label: code.to_owned(),
            age,
        });
        self.known_ages.insert(code.to_owned(), self.ages.len() - 1);
        Ok(self.ages.len() - 1)
    }
}

/// Reads a figure as a table writes it: `13933`, `13 933`, `43.0`, `..` (missing), `-` (none, by the
/// statistics office's signs), or nothing.
pub(super) fn count(text: &str) -> Option<Count> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match text.as_str() {
        "" => return Some(Count::Missing(MissingSign::Empty)),
        "." | ".." | "..." | "…" => return Some(Count::Missing(MissingSign::Dots)),
        "-" | "–" => return Some(Count::Persons(0)),
        _ => {}
    }
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    whole.parse().ok().and_then(persons)
}

/// A number of persons that can be true.
pub(super) fn persons(number: u64) -> Option<Count> {
    (number <= MOST_PERSONS).then_some(Count::Persons(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_count_a_missing_sign_or_refused() {
        let missing = |sign| Some(Count::Missing(sign));
        for (text, meaning) in [
            ("43", Some(Count::Persons(43))),
            (" 13 933 ", Some(Count::Persons(13_933))),
            ("13\u{a0}933", Some(Count::Persons(13_933))),
            ("13\u{202f}933", Some(Count::Persons(13_933))),
            ("43.0", Some(Count::Persons(43))),
            ("-", Some(Count::Persons(0))),
            ("..", missing(MissingSign::Dots)),
            ("", missing(MissingSign::Empty)),
            ("13.933", None),
            ("43,5", None),
            ("-4", None),
            ("ca 40", None),
            ("99999999999", None),
            ("999999999999999999999999", None),
        ] {
            assert_eq!(count(text), meaning, "{text}");
        }
    }
}
