//! Text tables (CSV and its kin) to cells.

use crate::municipalities::table_file::{Decoded, Row, Table, tables};

use super::cells::{Cell, Count, Cube, count};
use super::columns::{Figures, Layout, is_header, is_nearly_header, layout};
use super::labels::{
    FindMunicipality, Marital, Period, Sex, is_population, is_total, marital, period, place, sex,
};
use super::problem::{At, FileProblem};
use super::understood::{Note, Shape};
use super::{Facts, Outer, table_in};

/// How many rows may stand above the header: a title, a blank, a date.
const ROWS_ABOVE_HEADER: usize = 40;

/// Reads a text table into cells.
pub(super) fn read(
    decoded: &Decoded,
    file_name: &str,
    find: FindMunicipality<'_>,
) -> Result<(Cube, Facts), FileProblem> {
    let text = decoded.text.as_str();
    if ["CHARSET=", "AXIS-VERSION="]
        .iter()
        .any(|mark| text.trim_start().starts_with(mark))
    {
        return Err(FileProblem::PxFile);
    }
    let (table, header) = table_with_header(text)?;
    let layout = layout(&table.rows[header])?;
    let mut rows = Rows {
        layout: &layout,
        find,
        cube: Cube::default(),
        skipped: Vec::new(),
        contents_left_out: Vec::new(),
    };
    for row in &table.rows[header + 1..] {
        rows.take(row)?;
    }
    let Rows {
        cube,
        skipped,
        contents_left_out,
        ..
    } = rows;
    let above = &table.rows[..header];
    let told = above.iter().chain(skipped.iter().copied());
    let source = told
        .clone()
        .find_map(|row| after(row, &["källa:", "source:"]));
    let mut notes = Vec::new();
    let left_out: Vec<String> = layout
        .left_out
        .iter()
        .cloned()
        .chain(contents_left_out)
        .collect();
    if !left_out.is_empty() {
        notes.push(Note::LeftOut(left_out));
    }
    let approximate = layout
        .figures
        .iter()
        .map(|figures| &layout.headers[figures.index])
        .find(|header| header.contains("approx"));
    notes.extend(approximate.map(|header| Note::Approximate(header.clone())));
    if source.is_none() {
        notes.push(Note::SourceNotStated);
    }
    if let Some(row) = skipped.first() {
        notes.push(Note::Footnotes {
            line: row.line,
            text: beginning(row),
        });
    }
    let facts = Facts {
        source: source.unwrap_or_else(|| source_by_shape(&layout, file_name)),
        table: table_in(file_name),
        label: above.first().map(beginning),
        updated: told
            .clone()
            .find_map(|row| after(row, &["senast uppdaterad:", "latest update:", "updated:"])),
        understood: Outer {
            shape: shape(&layout),
            separator: Some(table.separator),
            encoding: decoded.encoding,
        },
        notes,
    };
    Ok((cube, facts))
}

/// The table, and the row that is its header, with the separator that makes sense of it.
fn table_with_header(text: &str) -> Result<(Table, usize), FileProblem> {
    let mut nearly = None;
    let mut begins = None;
    for table in tables(text) {
        let top = || table.rows.iter().take(ROWS_ABOVE_HEADER);
        if let Some(header) = top().position(is_header) {
            return Ok((table, header));
        }
        nearly = nearly.or_else(|| top().find(|row| is_nearly_header(row)).cloned());
        begins = begins.or_else(|| table.rows.first().map(beginning));
    }
    match nearly.map(|row| layout(&row)) {
        Some(Err(problem)) => Err(problem),
        _ => Err(FileProblem::NoHeader {
            beginning: begins.unwrap_or_default(),
        }),
    }
}

/// The rows below the header as they are taken in.
struct Rows<'a> {
    layout: &'a Layout,
    find: FindMunicipality<'a>,
    cube: Cube,
    /// Rows that are no data; they may only stand at the end.
    skipped: Vec<&'a Row>,
    contents_left_out: Vec<String>,
}

impl<'a> Rows<'a> {
    fn take(&mut self, row: &'a Row) -> Result<(), FileProblem> {
        if row.fields.iter().any(|field| field.contains(['\n', '\r'])) {
            return Err(FileProblem::OpenQuote { line: row.line });
        }
        if self.is_footnote(row) {
            self.skipped.push(row);
            return Ok(());
        }
        let width = self.layout.headers.len();
        if let Some(earlier) = self.skipped.first() {
            if filled(earlier) == width {
                let label = earlier.field(self.layout.region).to_owned();
                return Err(FileProblem::UnknownRegion {
                    at: At::Line(earlier.line),
                    label,
                });
            }
            return Err(FileProblem::BrokenRow {
                line: earlier.line,
                expected: width,
                found: filled(earlier),
            });
        }
        if row.fields.len() < width || filled(row) > width {
            return Err(FileProblem::BrokenRow {
                line: row.line,
                expected: width,
                found: filled(row),
            });
        }
        if let Some(column) = self.layout.contents
            && !is_population(row.field(column))
        {
            let contents = row.field(column).to_owned();
            if !self.contents_left_out.contains(&contents) {
                self.contents_left_out.push(contents);
            }
            return Ok(());
        }
        self.cells(row)
    }

    /// A row is a footnote when it has one text, or neither a known region nor a figure.
    fn is_footnote(&self, row: &Row) -> bool {
        let texts = row.fields.iter().filter(|field| !field.is_empty()).count();
        let figure = |figures: &Figures| {
            row.fields
                .get(figures.index)
                .is_some_and(|text| count(text).is_some())
        };
        texts <= 1
            || (!self.layout.figures.iter().any(figure)
                && place(row.field(self.layout.region), None, self.find).is_none())
    }

    fn cells(&mut self, row: &Row) -> Result<(), FileProblem> {
        let layout = self.layout;
        let at = At::Line(row.line);
        for column in &layout.unknown {
            let value = row.field(*column);
            if !value.is_empty() && !is_total(value) {
                let (column, value) = (layout.headers[*column].clone(), value.to_owned());
                return Err(FileProblem::UnknownColumn { at, column, value });
            }
        }
        let name = layout.name.map(|column| row.field(column));
        let region = self
            .cube
            .region(row.field(layout.region), name, at, self.find)?;
        let age = match layout.age {
            Some(column) => self.cube.age(row.field(column), row.field(column), at)?,
            None => self.cube.age("65+", "65+", at)?,
        };
        let of_row = labelled(row, layout.sex, "sex", sex)?.unwrap_or(Sex::Both);
        let marital =
            labelled(row, layout.marital, "marital status", marital)?.unwrap_or(Marital::All);
        let year = match labelled(row, layout.year, "year", period)? {
            Some(Period::Other) => {
                let label = layout
                    .year
                    .map_or("", |column| row.field(column))
                    .to_owned();
                return Err(FileProblem::NotYearEnd { at, label });
            }
            Some(Period::YearEnd(year)) => Some(year),
            None => None,
        };
        for figures in &layout.figures {
            let text = row.field(figures.index);
            let count: Count = count(text).ok_or_else(|| FileProblem::NotACount {
                at,
                text: text.to_owned(),
            })?;
            let sex = figures.sex.unwrap_or(of_row);
            // The layout is refused unless each figure's year is in its header or in a column.
            let Some(year) = figures.year.or(year) else {
                continue;
            };
            self.cube.cells.push(Cell {
                region,
                age,
                sex,
                marital,
                year,
                count,
                at,
            });
        }
        Ok(())
    }
}

fn labelled<T>(
    row: &Row,
    column: Option<usize>,
    called: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, FileProblem> {
    let Some(label) = column.map(|column| row.field(column)) else {
        return Ok(None);
    };
    let unknown = || FileProblem::UnknownLabel {
        at: At::Line(row.line),
        column: called,
        label: label.to_owned(),
    };
    read(label).map(Some).ok_or_else(unknown)
}

/// Fields up to the last that is not empty: a spreadsheet fills rows up with separators.
fn filled(row: &Row) -> usize {
    row.fields
        .iter()
        .rposition(|field| !field.is_empty())
        .map_or(0, |last| last + 1)
}

fn shape(layout: &Layout) -> Shape {
    match (layout.age, layout.year) {
        (None, _) => Shape::SixtyFivePlus,
        (_, Some(_)) => Shape::YearColumn,
        (_, None) => Shape::ColumnPerYear,
    }
}

/// SCB's exports do not name SCB; a table with its columns is taken as SCB's, another as its file.
fn source_by_shape(layout: &Layout, file_name: &str) -> String {
    if layout.age.is_some() {
        "SCB".to_owned()
    } else {
        file_name.to_owned()
    }
}

fn after(row: &Row, words: &[&str]) -> Option<String> {
    let text = row
        .fields
        .iter()
        .filter(|field| !field.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    let lower = text.to_lowercase();
    let word = words.iter().find(|word| lower.starts_with(**word))?;
    let rest = text.get(word.len()..)?.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

fn beginning(row: &Row) -> String {
    row.fields.join(" ").trim().chars().take(80).collect()
}
