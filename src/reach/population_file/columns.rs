//! The header of a text table: what each column says.

use crate::municipalities::table_file::{Row, header_key};

use super::labels::{Period, Sex, is_population, period, sex};
use super::problem::{At, FileProblem};

/// What a header says about its column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Region,
    RegionName,
    Age,
    Sex,
    Marital,
    Year,
    Contents,
    /// People in a year, perhaps of one sex.
    Wide {
        year: i32,
        sex: Sex,
    },
    /// People, the year being in a column of its own.
    Count,
    SixtyFivePlus,
    /// A figure of a day that is no end of a year.
    OtherDay,
    /// A figure that is not the population.
    OtherFigure,
    /// A county, or a nameless index.
    Ignored,
    Unknown,
}

/// A column that holds figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) index: usize,
    /// The year, when the header tells it.
    pub(super) year: Option<i32>,
    pub(super) sex: Option<Sex>,
}

/// Where everything stands in a row.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) headers: Vec<String>,
    pub(super) region: usize,
    pub(super) name: Option<usize>,
    /// The age column; without one the figures are of those aged 65 and over.
    pub(super) age: Option<usize>,
    pub(super) sex: Option<usize>,
    pub(super) marital: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) contents: Option<usize>,
    pub(super) figures: Vec<Figures>,
    /// Columns that must hold totals only, since their meaning is not known.
    pub(super) unknown: Vec<usize>,
    /// Headers of columns that were left out.
    pub(super) left_out: Vec<String>,
}

/// Whether a row can be the header: it names the region and something to count.
pub(super) fn is_header(row: &Row) -> bool {
    let columns = columns(row);
    let counts = |column: &Column| {
        matches!(
            column,
            Column::Wide { .. }
                | Column::Count
                | Column::SixtyFivePlus
                | Column::OtherDay
                | Column::OtherFigure
        )
    };
    columns
        .iter()
        .any(|column| matches!(column, Column::Region | Column::RegionName))
        && columns.iter().any(counts)
}

/// Whether a row is nearly a header: at least two of its fields are known, so it is worth saying what lacks.
pub(super) fn is_nearly_header(row: &Row) -> bool {
    let known = |column: &&Column| {
        !matches!(
            column,
            Column::Unknown | Column::Ignored | Column::OtherFigure
        )
    };
    columns(row).iter().filter(known).count() >= 2
}

/// Reads the header, or says which column lacks.
pub(super) fn layout(row: &Row) -> Result<Layout, FileProblem> {
    let columns = columns(row);
    let lacks = |column: &'static str| FileProblem::NoColumn {
        column,
        found: row.fields.clone(),
    };
    let one = |wanted: &Column, called: &'static str| one(row, &columns, wanted, called);
    let (region, name) = region_and_name(row, &columns).ok_or_else(|| lacks("region"))??;
    let age = one(&Column::Age, "age")?;
    let year = one(&Column::Year, "year")?;
    let sixty_five = if age.is_none() {
        one(&Column::SixtyFivePlus, "65+")?
    } else {
        None
    };
    let mut unknown = at(&columns, &Column::Unknown);
    let mut left_out = Vec::new();
    let figures = if let Some(index) = sixty_five {
        left_out = unknown
            .drain(..)
            .chain(at(&columns, &Column::Count))
            .map(|index| row.field(index).to_owned())
            .collect();
        vec![Figures {
            index,
            year: None,
            sex: None,
        }]
    } else {
        left_out.extend(
            at(&columns, &Column::OtherFigure)
                .into_iter()
                .map(|index| row.field(index).to_owned()),
        );
        figures(row, &columns)?
    };
    if age.is_none() && sixty_five.is_none() {
        return Err(lacks("age"));
    }
    if year.is_none() && figures.iter().any(|figures| figures.year.is_none()) {
        return Err(lacks("year"));
    }
    if let (Some(year), Some(wide)) = (year, figures.iter().find(|figures| figures.year.is_some()))
    {
        return Err(two("year", row, year, wide.index));
    }
    Ok(Layout {
        headers: row.fields.clone(),
        region,
        name,
        age,
        sex: one(&Column::Sex, "sex")?,
        marital: one(&Column::Marital, "marital status")?,
        year,
        contents: one(&Column::Contents, "contents")?,
        figures,
        unknown,
        left_out,
    })
}

fn columns(row: &Row) -> Vec<Column> {
    row.fields.iter().map(|header| column(header)).collect()
}

fn column(header: &str) -> Column {
    let key = header_key(header);
    match key.as_str() {
        "region" | "kommun" | "kommunkod" | "municipality" | "municipality code" | "code"
        | "kod" | "region code" | "regionkod" => Column::Region,
        "name" | "namn" | "kommunnamn" | "municipality name" | "region name" | "regionnamn" => {
            Column::RegionName
        }
        "ålder" | "alder" | "age" | "åldersgrupp" | "age group" => Column::Age,
        "kön" | "kon" | "sex" | "gender" => Column::Sex,
        "civilstånd" | "civilstand" | "marital status" => Column::Marital,
        "år" | "ar" | "year" | "tid" | "time" => Column::Year,
        "tabellinnehåll" | "contentscode" | "contents" | "observations" => Column::Contents,
        "65+" | "age65plus" | "age65plus approx" | "65 år och äldre" | "population 65+"
        | "befolkning 65+" => Column::SixtyFivePlus,
        "" | "county" | "county code" | "county name" | "län" | "länskod" | "lan" | "lanskod" => {
            Column::Ignored
        }
        key if is_population(key) => Column::Count,
        key => dated(key),
    }
}

/// A header that tells a year, such as `folkmängd 2019`, `x2019` or `män 2019`.
fn dated(key: &str) -> Column {
    let words: Vec<&str> = key.split(' ').collect();
    let when = |word: &str| period(word).or_else(|| period(word.strip_prefix(['x', 'y'])?));
    let Some((position, when)) = words
        .iter()
        .enumerate()
        .find_map(|(position, word)| Some((position, when(word)?)))
    else {
        return Column::Unknown;
    };
    let others: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != position)
        .map(|(_, word)| *word)
        .collect();
    let of_population = |words: &[&str]| words.is_empty() || is_population(&words.join(" "));
    let of_sex = (0..=others.len()).find_map(|cut| {
        let (before, after) = others.split_at(cut);
        let named = |name: &[&str], contents: &[&str]| {
            of_population(contents)
                .then(|| sex(&name.join(" ")))
                .flatten()
        };
        named(before, after).or_else(|| named(after, before))
    });
    match (when, of_sex) {
        (Period::Other, _) => Column::OtherDay,
        (Period::YearEnd(year), _) if of_population(&others) => Column::Wide {
            year,
            sex: Sex::Both,
        },
        (Period::YearEnd(year), Some(sex)) => Column::Wide { year, sex },
        (Period::YearEnd(_), None) => Column::OtherFigure,
    }
}

/// The columns of the code and the name; two region columns are a code and a name if one says so.
fn region_and_name(
    row: &Row,
    columns: &[Column],
) -> Option<Result<(usize, Option<usize>), FileProblem>> {
    let regions = at(columns, &Column::Region);
    let name = at(columns, &Column::RegionName).first().copied();
    let is_code = |index: &&usize| {
        ["kod", "code"]
            .iter()
            .any(|word| header_key(row.field(**index)).contains(word))
    };
    Some(match regions.as_slice() {
        [] => Ok((name?, None)),
        [region] => Ok((*region, name)),
        [first, second] => match regions.iter().find(is_code) {
            Some(code) => Ok((*code, regions.iter().find(|index| *index != code).copied())),
            None => Err(two("region", row, *first, *second)),
        },
        [first, second, ..] => Err(two("region", row, *first, *second)),
    })
}

fn figures(row: &Row, columns: &[Column]) -> Result<Vec<Figures>, FileProblem> {
    let wide: Vec<Figures> = columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| match column {
            Column::Wide { year, sex } => Some(Figures {
                index,
                year: Some(*year),
                sex: (*sex != Sex::Both).then_some(*sex),
            }),
            _ => None,
        })
        .collect();
    if let Some(other) = at(columns, &Column::OtherDay).first() {
        return Err(FileProblem::NotYearEnd {
            at: At::Line(row.line),
            label: row.field(*other).to_owned(),
        });
    }
    let count = one(row, columns, &Column::Count, "population")?;
    match (wide.is_empty(), count) {
        (false, None) => Ok(wide),
        (false, Some(count)) => Err(two("population", row, count, wide[0].index)),
        (true, Some(index)) => Ok(vec![Figures {
            index,
            year: None,
            sex: None,
        }]),
        (true, None) => Err(match at(columns, &Column::OtherFigure).first() {
            Some(other) => FileProblem::NotPopulation {
                found: row.field(*other).to_owned(),
            },
            None => FileProblem::NoColumn {
                column: "population",
                found: row.fields.clone(),
            },
        }),
    }
}

fn one(
    row: &Row,
    columns: &[Column],
    wanted: &Column,
    called: &'static str,
) -> Result<Option<usize>, FileProblem> {
    match at(columns, wanted).as_slice() {
        [] => Ok(None),
        [index] => Ok(Some(*index)),
        [first, second, ..] => Err(two(called, row, *first, *second)),
    }
}

fn at(columns: &[Column], wanted: &Column) -> Vec<usize> {
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| *column == wanted)
        .map(|(index, _)| index)
        .collect()
}

fn two(column: &'static str, row: &Row, first: usize, second: usize) -> FileProblem {
    FileProblem::TwoColumns {
        column,
        first: row.field(first).to_owned(),
        second: row.field(second).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_with_a_year_is_a_column_of_figures() {
        let wide = |year, sex| Column::Wide { year, sex };
        for (header, meaning) in [
            ("Folkmängd 2019", wide(2019, Sex::Both)),
            ("Population 2019", wide(2019, Sex::Both)),
            ("BE0101N1 2019", wide(2019, Sex::Both)),
            ("2019", wide(2019, Sex::Both)),
            ("X2019", wide(2019, Sex::Both)),
            ("y2019", wide(2019, Sex::Both)),
            ("Folkmängd män 2019", wide(2019, Sex::Men)),
            ("kvinnor 2019", wide(2019, Sex::Women)),
            ("Folkökning 2019", Column::OtherFigure),
            ("2025M11", Column::OtherDay),
            ("Folkmängd", Column::Count),
            ("age65plus_approx", Column::SixtyFivePlus),
            ("utbildning", Column::Unknown),
        ] {
            assert_eq!(column(header), meaning, "{header}");
        }
    }
}
