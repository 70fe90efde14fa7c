//! The dimensions of json-stat2: which one is what, and what each member means.

use serde_json::{Map, Value};

use crate::municipalities::table_file::header_key;

use super::cells::Cube;
use super::labels::{
    FindMunicipality, Marital, Period, Sex, is_population, is_total, marital, period, sex,
};
use super::problem::{At, FileProblem};
use super::understood::Note;

/// A dimension: its name, and the code and text of each member in order.
pub(super) struct Dimension {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) members: Vec<(String, String)>,
}

pub(super) fn dimensions(set: &Map<String, Value>) -> Result<Vec<Dimension>, FileProblem> {
    let list = |name: &str| {
        set.get(name)
            .and_then(Value::as_array)
            .ok_or_else(|| unsound(format!("\"{name}\" is missing")))
    };
    let (ids, sizes) = (list("id")?, list("size")?);
    if ids.len() != sizes.len() {
        return Err(unsound(format!(
            "\"id\" names {} dimensions and \"size\" {}",
            ids.len(),
            sizes.len()
        )));
    }
    let described = set
        .get("dimension")
        .and_then(Value::as_object)
        .ok_or_else(|| unsound("\"dimension\" is missing"))?;
    ids.iter()
        .zip(sizes)
        .map(|(id, size)| {
            let id = id
                .as_str()
                .ok_or_else(|| unsound("a dimension's id is no text"))?;
            let dimension = described
                .get(id)
                .ok_or_else(|| unsound(format!("the dimension {id} is not described")))?;
            let members = members(id, dimension)?;
            if size.as_u64() != u64::try_from(members.len()).ok() {
                return Err(unsound(format!(
                    "the dimension {id} has {} members and the size {size}",
                    members.len()
                )));
            }
            let label = dimension.get("label").and_then(Value::as_str).unwrap_or(id);
            Ok(Dimension {
                id: id.to_owned(),
                label: label.to_owned(),
                members,
            })
        })
        .collect()
}

fn members(id: &str, dimension: &Value) -> Result<Vec<(String, String)>, FileProblem> {
    let index = dimension.pointer("/category/index");
    let labels = dimension
        .pointer("/category/label")
        .and_then(Value::as_object);
    let mut codes: Vec<(u64, &str)> = match (index, labels) {
        (Some(Value::Array(codes)), _) => {
            (0..).zip(codes.iter().filter_map(Value::as_str)).collect()
        }
        (Some(Value::Object(places)), _) => places
            .iter()
            .map(|(code, place)| (place.as_u64().unwrap_or(u64::MAX), code.as_str()))
            .collect(),
        // A dimension with one member may leave the index out.
        (None, Some(labels)) if labels.len() == 1 => {
            (0..).zip(labels.keys().map(String::as_str)).collect()
        }
        _ => return Err(unsound(format!("the dimension {id} has no category index"))),
    };
    codes.sort_unstable();
    if codes
        .iter()
        .zip(0..)
        .any(|((place, _), expected)| *place != expected)
    {
        return Err(unsound(format!(
            "the places of the dimension {id} do not run from 0 without gaps"
        )));
    }
    let label = |code: &str| {
        labels
            .and_then(|labels| labels.get(code))
            .and_then(Value::as_str)
            .unwrap_or(code)
            .to_owned()
    };
    Ok(codes
        .into_iter()
        .map(|(_, code)| (code.to_owned(), label(code)))
        .collect())
}

/// What a member says about its cells.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Region(usize),
    Age(usize),
    Sex(Sex),
    Marital(Marital),
    Year(i32),
    /// The population, or a total that changes nothing.
    Plain,
    /// Figures of something else.
    LeftOut,
}

impl Dimension {
    pub(super) fn kind(&self) -> Kind {
        [&self.id, &self.label]
            .into_iter()
            .map(|name| kind(&header_key(name)))
            .find(|kind| *kind != Kind::Other)
            .unwrap_or(Kind::Other)
    }

    pub(super) fn meanings(
        &self,
        cube: &mut Cube,
        notes: &mut Vec<Note>,
        find: FindMunicipality<'_>,
    ) -> Result<Vec<Meaning>, FileProblem> {
        let kind = self.kind();
        if kind == Kind::Contents {
            return self.contents(notes);
        }
        self.members
            .iter()
            .map(|(code, text)| self.meaning(kind, code, text, cube, find))
            .collect()
    }

    fn meaning(
        &self,
        kind: Kind,
        code: &str,
        text: &str,
        cube: &mut Cube,
        find: FindMunicipality<'_>,
    ) -> Result<Meaning, FileProblem> {
        let at = At::Dimension;
        let unknown = |column| FileProblem::UnknownLabel {
            at,
            column,
            label: code.to_owned(),
        };
        match kind {
            Kind::Region => {
                let coded = code
                    .bytes()
                    .next()
                    .is_some_and(|byte| byte.is_ascii_digit());
                let name = text.strip_prefix(code).unwrap_or(text).trim();
                let (label, name) = if coded {
                    (code, Some(name))
                } else {
                    (text, None)
                };
                cube.region(label, name, at, find).map(Meaning::Region)
            }
            Kind::Age => cube.age(code, text, at).map(Meaning::Age),
            Kind::Sex => sex(code)
                .or_else(|| sex(text))
                .map(Meaning::Sex)
                .ok_or_else(|| unknown("sex")),
            Kind::Marital => marital(code)
                .or_else(|| marital(text))
                .map(Meaning::Marital)
                .ok_or_else(|| unknown("marital status")),
            Kind::Year => match period(code).or_else(|| period(text)) {
                Some(Period::YearEnd(year)) => Ok(Meaning::Year(year)),
                Some(Period::Other) => Err(FileProblem::NotYearEnd {
                    at,
                    label: code.to_owned(),
                }),
                None => Err(unknown("year")),
            },
            Kind::Contents => Ok(Meaning::Plain),
            Kind::Other if is_total(code) || is_total(text) => Ok(Meaning::Plain),
            Kind::Other => Err(FileProblem::UnknownColumn {
                at,
                column: self.label.clone(),
                value: text.to_owned(),
            }),
        }
    }

    /// Of several contents the population is taken; with none of them there is nothing to read.
    fn contents(&self, notes: &mut Vec<Note>) -> Result<Vec<Meaning>, FileProblem> {
        let taken = |(code, text): &(String, String)| is_population(code) || is_population(text);
        let others: Vec<String> = self
            .members
            .iter()
            .filter(|member| !taken(member))
            .map(|(_, text)| text.clone())
            .collect();
        if others.len() == self.members.len() {
            return Err(FileProblem::NotPopulation {
                found: others.join(", "),
            });
        }
        if !others.is_empty() {
            notes.push(Note::LeftOut(others));
        }
        Ok(self
            .members
            .iter()
            .map(|member| {
                if taken(member) {
                    Meaning::Plain
                } else {
                    Meaning::LeftOut
                }
            })
            .collect())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Region,
    Age,
    Sex,
    Marital,
    Year,
    Contents,
    Other,
}

fn kind(key: &str) -> Kind {
    match key {
        "region" | "kommun" | "municipality" => Kind::Region,
        "alder" | "ålder" | "age" => Kind::Age,
        "kon" | "kön" | "sex" | "gender" => Kind::Sex,
        "civilstand" | "civilstånd" | "marital status" | "maritalstatus" => Kind::Marital,
        "tid" | "år" | "year" | "time" => Kind::Year,
        "contentscode" | "tabellinnehåll" | "contents" | "observations" => Kind::Contents,
        _ => Kind::Other,
    }
}

pub(super) fn unsound(why: impl Into<String>) -> FileProblem {
    FileProblem::NotJsonStat { why: why.into() }
}
