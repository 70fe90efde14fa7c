//! json-stat2 to cells: dimensions in any order, values in a list or by position.
//!
//! Format: <https://json-stat.org/full/> version 2.0; `extension.px` as `PxWebApi` writes it.

use serde_json::{Map, Value};

use crate::municipalities::table_file::Decoded;

use super::cells::{Cell, Count, Cube, count, persons};
use super::json_dimensions::{Dimension, Kind, Meaning, dimensions, unsound};
use super::labels::{FindMunicipality, Marital, Sex};
use super::problem::{At, FileProblem};
use super::understood::{MissingSign, Note, Shape};
use super::{Facts, Outer, table_in};

/// SCB answers at most 150 000 cells at a time; a file put together from several is still well below this.
const MOST_CELLS: usize = 3_000_000;

/// Reads a json-stat2 data set into cells.
pub(super) fn read(
    decoded: &Decoded,
    file_name: &str,
    find: FindMunicipality<'_>,
) -> Result<(Cube, Facts), FileProblem> {
    let json: Value =
        serde_json::from_str(&decoded.text).map_err(|fault| FileProblem::BrokenJson {
            line: fault.line(),
            column: fault.column(),
        })?;
    let set = data_set(&json)?;
    let dimensions = dimensions(set)?;
    let mut cube = Cube::default();
    let mut notes = Vec::new();
    let meanings = dimensions
        .iter()
        .map(|dimension| dimension.meanings(&mut cube, &mut notes, find))
        .collect::<Result<Vec<_>, _>>()?;
    has_all(&dimensions, &meanings)?;
    fill(
        &mut cube,
        &dimensions,
        &meanings,
        &Values::of(set, cells(&dimensions)?)?,
    )?;
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let source = text(set.get("source"));
    if source.is_none() {
        notes.push(Note::SourceNotStated);
    }
    let facts = Facts {
        source: source.unwrap_or_else(|| file_name.to_owned()),
        table: text(json.pointer("/extension/px/tableid")).or_else(|| table_in(file_name)),
        label: text(set.get("label")),
        updated: text(set.get("updated")),
        understood: Outer {
            shape: Shape::JsonStat2,
            separator: None,
            encoding: decoded.encoding,
        },
        notes,
    };
    Ok((cube, facts))
}

fn data_set(json: &Value) -> Result<&Map<String, Value>, FileProblem> {
    let set = json
        .as_object()
        .ok_or_else(|| unsound("it is a list, not a data set"))?;
    if set.contains_key("columns") && set.contains_key("data") {
        return Err(FileProblem::JsonPx);
    }
    if set.contains_key("dataset") {
        return Err(FileProblem::OldJsonStat);
    }
    match set.get("class").and_then(Value::as_str) {
        Some("dataset") => Ok(set),
        other => Err(unsound(format!(
            "its class is {}",
            other.unwrap_or("not given")
        ))),
    }
}

fn has_all(dimensions: &[Dimension], meanings: &[Vec<Meaning>]) -> Result<(), FileProblem> {
    for (kind, column) in [
        (Kind::Region, "region"),
        (Kind::Age, "age"),
        (Kind::Year, "year"),
    ] {
        let same: Vec<&Dimension> = dimensions
            .iter()
            .filter(|dimension| dimension.kind() == kind)
            .collect();
        if let [first, second, ..] = same.as_slice() {
            return Err(FileProblem::TwoColumns {
                column,
                first: first.id.clone(),
                second: second.id.clone(),
            });
        }
        if same.is_empty() {
            let found = dimensions
                .iter()
                .map(|dimension| dimension.label.clone())
                .collect();
            return Err(FileProblem::NoColumn { column, found });
        }
    }
    // Without members there is nothing to read, and no position to count from.
    if meanings.iter().any(Vec::is_empty) {
        Err(FileProblem::NoFigures)
    } else {
        Ok(())
    }
}

fn cells(dimensions: &[Dimension]) -> Result<usize, FileProblem> {
    let cells = dimensions.iter().fold(1_usize, |cells, dimension| {
        cells.saturating_mul(dimension.members.len())
    });
    if cells > MOST_CELLS {
        Err(FileProblem::TooManyCells {
            cells,
            most: MOST_CELLS,
        })
    } else {
        Ok(cells)
    }
}

/// The values and their signs, as a list or by position.
struct Values<'a> {
    values: &'a Value,
    status: Option<&'a Value>,
}

impl<'a> Values<'a> {
    fn of(set: &'a Map<String, Value>, cells: usize) -> Result<Self, FileProblem> {
        let values = set
            .get("value")
            .ok_or_else(|| unsound("\"value\" is missing"))?;
        let in_range = |place: &String| place.parse::<usize>().is_ok_and(|place| place < cells);
        match values {
            Value::Array(list) if list.len() == cells => Ok(()),
            Value::Array(list) => Err(unsound(format!(
                "\"value\" has {} figures, the sizes tell {cells}",
                list.len()
            ))),
            Value::Object(by_place) if by_place.keys().all(in_range) => Ok(()),
            Value::Object(_) => Err(unsound(format!(
                "\"value\" has a place outside the {cells} cells"
            ))),
            _ => Err(unsound("\"value\" is neither a list nor an object")),
        }?;
        Ok(Self {
            values,
            status: set.get("status"),
        })
    }

    fn count(&self, place: usize) -> Result<Count, FileProblem> {
        let at = At::Value(place + 1);
        let sign = self
            .status
            .and_then(|status| entry(status, place).or(Some(status)))
            .and_then(Value::as_str)
            .unwrap_or("");
        if sign.starts_with('.') {
            return Ok(Count::Missing(MissingSign::Dots));
        }
        let wrong = |text: String| FileProblem::NotACount { at, text };
        match entry(self.values, place) {
            None | Some(Value::Null) if sign == "-" => Ok(Count::Persons(0)),
            None | Some(Value::Null) => Ok(Count::Missing(MissingSign::Null)),
            Some(Value::Number(number)) => {
                let whole = number
                    .as_u64()
                    .and_then(persons)
                    .or_else(|| count(&number.to_string()));
                whole.ok_or_else(|| wrong(number.to_string()))
            }
            Some(Value::String(text)) => count(text).ok_or_else(|| wrong(text.clone())),
            Some(other) => Err(wrong(other.to_string().chars().take(40).collect())),
        }
    }
}

fn entry(values: &Value, place: usize) -> Option<&Value> {
    match values {
        Value::Array(list) => list.get(place),
        Value::Object(by_place) => by_place.get(&place.to_string()),
        _ => None,
    }
}

/// Values stand in row-major order: the last dimension runs fastest.
fn fill(
    cube: &mut Cube,
    dimensions: &[Dimension],
    meanings: &[Vec<Meaning>],
    values: &Values<'_>,
) -> Result<(), FileProblem> {
    let all = cells(dimensions)?;
    cube.cells.reserve(all);
    for place in 0..all {
        let mut rest = place;
        let (mut region, mut age, mut year) = (0, 0, 0);
        let (mut sex, mut marital, mut left_out) = (Sex::Both, Marital::All, false);
        for members in meanings.iter().rev() {
            match members[rest % members.len()] {
                Meaning::Region(index) => region = index,
                Meaning::Age(index) => age = index,
                Meaning::Sex(found) => sex = found,
                Meaning::Marital(found) => marital = found,
                Meaning::Year(found) => year = found,
                Meaning::LeftOut => left_out = true,
                Meaning::Plain => {}
            }
            rest /= members.len();
        }
        if !left_out {
            let count = values.count(place)?;
            cube.cells.push(Cell {
                region,
                age,
                sex,
                marital,
                year,
                count,
                at: At::Value(place + 1),
            });
        }
    }
    Ok(())
}
