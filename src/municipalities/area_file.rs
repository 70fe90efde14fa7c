//! The area file of a municipality: which postcodes make up an area, and how many live there.
//!
//! One row per area with its postcodes in one field, or one row per postcode. A postcode belongs to one
//! area only, since reach by area counts each person once.

use std::collections::HashMap;

use thiserror::Error;

use crate::kernel::Postcode;

use super::table_file::{NotText, Row, Table, decode, header_key, tables};

/// How many rows may stand above the header.
const ROWS_ABOVE_HEADER: usize = 20;

/// An area and the people aged 65 and over who live there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The municipality's own code of the area; the name when there is no code.
    pub code: String,
    /// What people call the area.
    pub name: String,
    /// Its postcodes in the order of the file, each once.
    pub postcodes: Vec<Postcode>,
    /// Residents aged 65 to 79.
    pub aged_65_79: u64,
    /// Residents aged 80 and over.
    pub aged_80_plus: u64,
    /// The line of the file on which the area first stands, from 1.
    pub line: u64,
}

/// Why an area file is refused. `Display` says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AreaFileProblem {
    /// The file is no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// No row names the columns.
    #[error(
        "No header row was found. The first row must name the columns: code, name, postcodes, 65-79, 80+ \
         (or kod, namn, postnummer, 65-79, 80+)."
    )]
    NoHeader,
    /// A needed column is not there.
    #[error("There is no column for {column}. The columns are: code, name, postcodes, 65-79, 80+.")]
    NoColumn {
        /// The column that is missing.
        column: &'static str,
    },
    /// Two columns mean the same.
    #[error("Two columns say the same thing ({column}). Remove one of them.")]
    TwoColumns {
        /// What both mean.
        column: &'static str,
    },
    /// There is a header and nothing below it.
    #[error("There is no area below the header.")]
    NoAreas,
    /// A row does not say which area it is about.
    #[error("Line {line}: the area has neither code nor name. Write it on every row.")]
    NoArea {
        /// The line, from 1.
        line: u64,
    },
    /// A postcode has not five digits.
    #[error(
        "Line {line}: \"{text}\" is not a postcode. Write five digits, with a space or a comma between postcodes."
    )]
    BadPostcode {
        /// The line, from 1.
        line: u64,
        /// The text as written.
        text: String,
    },
    /// An area has no postcode, so nobody can be counted in it.
    #[error(
        "Line {line}: the area \"{area}\" has no postcode. Add its postcodes, or remove the row if it is a sum."
    )]
    NoPostcodes {
        /// The line, from 1.
        line: u64,
        /// The area's code.
        area: String,
    },
    /// A postcode stands in two areas.
    #[error(
        "Line {second}: the postcode {postcode} already belongs to another area (line {first}). Keep it in one of them."
    )]
    PostcodeInTwoAreas {
        /// The postcode.
        postcode: Postcode,
        /// The line where it first stands.
        first: u64,
        /// The line where it stands again.
        second: u64,
    },
    /// A figure is no whole number of people.
    #[error(
        "Line {line}: the population {column} \"{text}\" is not a whole number. Write figures only, such as 1250."
    )]
    NotACount {
        /// The line, from 1.
        line: u64,
        /// `65-79` or `80+`.
        column: &'static str,
        /// The figure as written.
        text: String,
    },
    /// Rows of one area disagree about its name or figures.
    #[error(
        "Line {second}: the area \"{area}\" has another name or population than on line {first}. Write the same on both."
    )]
    RowsDisagree {
        /// The area's code.
        area: String,
        /// The line where the area first stands.
        first: u64,
        /// The line that disagrees.
        second: u64,
    },
}

/// Reads an area file: Swedish or English headers, comma, semicolon or tab.
///
/// # Errors
/// [`AreaFileProblem`] when the file is of another kind, or would count a person in two areas or in none.
pub fn read(bytes: &[u8]) -> Result<Vec<Area>, AreaFileProblem> {
    let decoded = decode(bytes)?;
    let (table, header) = table_with_header(&decoded.text)?;
    let columns = Columns::of(&table.rows[header])?;
    let mut areas: Vec<Area> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut owners: HashMap<Postcode, (usize, u64)> = HashMap::new();
    for row in &table.rows[header + 1..] {
        let code = columns.code(row)?;
        let index = if let Some(index) = known.get(&code) {
            columns.agree(row, &areas[*index])?;
            *index
        } else {
            areas.push(columns.area(row, &code)?);
            known.insert(code, areas.len() - 1);
            areas.len() - 1
        };
        for postcode in postcodes(row, columns.postcodes)? {
            match owners.get(&postcode) {
                Some((owner, _)) if *owner == index => {}
                Some((_, first)) => {
                    let (first, second) = (*first, row.line);
                    return Err(AreaFileProblem::PostcodeInTwoAreas {
                        postcode,
                        first,
                        second,
                    });
                }
                None => {
                    owners.insert(postcode, (index, row.line));
                    areas[index].postcodes.push(postcode);
                }
            }
        }
    }
    match areas.iter().find(|area| area.postcodes.is_empty()) {
        Some(area) => Err(AreaFileProblem::NoPostcodes {
            line: area.line,
            area: area.code.clone(),
        }),
        None if areas.is_empty() => Err(AreaFileProblem::NoAreas),
        None => Ok(areas),
    }
}

fn table_with_header(text: &str) -> Result<(Table, usize), AreaFileProblem> {
    let is_header = |row: &Row| {
        row.fields
            .iter()
            .filter(|field| column(field).is_some())
            .count()
            >= 2
    };
    tables(text)
        .find_map(|table| {
            let header = table
                .rows
                .iter()
                .take(ROWS_ABOVE_HEADER)
                .position(is_header)?;
            Some((table, header))
        })
        .ok_or(AreaFileProblem::NoHeader)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    /// «Område» alone: the code when there is a name, the name when there is a code.
    Area,
    Name,
    Postcodes,
    From65To79,
    From80,
}

fn column(header: &str) -> Option<Column> {
    match header_key(header).as_str() {
        "kod" | "code" | "områdeskod" | "area code" | "områdesnummer" => Some(Column::Code),
        "område" | "area" => Some(Column::Area),
        "namn" | "name" | "områdesnamn" | "area name" => Some(Column::Name),
        "postnummer" | "postnr" | "postcode" | "postcodes" | "postal code" | "postal codes" => {
            Some(Column::Postcodes)
        }
        key if key.ends_with("65 79") || key.ends_with("65 79 år") => Some(Column::From65To79),
        key if ["80+", "80 plus", "80 år och äldre"]
            .iter()
            .any(|end| key.ends_with(end)) =>
        {
            Some(Column::From80)
        }
        _ => None,
    }
}

struct Columns {
    code: usize,
    name: usize,
    postcodes: usize,
    from_65_to_79: usize,
    from_80: usize,
}

impl Columns {
    fn of(header: &Row) -> Result<Self, AreaFileProblem> {
        let one = |wanted: Column, called: &'static str| {
            let mut found = header
                .fields
                .iter()
                .enumerate()
                .filter(|(_, field)| column(field) == Some(wanted));
            match (found.next(), found.next()) {
                (Some(_), Some(_)) => Err(AreaFileProblem::TwoColumns { column: called }),
                (first, _) => Ok(first.map(|(index, _)| index)),
            }
        };
        let needed = |wanted, called| {
            one(wanted, called)?.ok_or(AreaFileProblem::NoColumn { column: called })
        };
        let area = one(Column::Area, "the area")?;
        let code = one(Column::Code, "the area's code")?;
        let name = one(Column::Name, "the area's name")?;
        let any = code.or(area).or(name).ok_or(AreaFileProblem::NoColumn {
            column: "the area's code",
        })?;
        Ok(Self {
            code: any,
            name: name.or(area).unwrap_or(any),
            postcodes: needed(Column::Postcodes, "postcodes")?,
            from_65_to_79: needed(Column::From65To79, "the population 65-79")?,
            from_80: needed(Column::From80, "the population 80+")?,
        })
    }

    fn code(&self, row: &Row) -> Result<String, AreaFileProblem> {
        let code = [row.field(self.code), row.field(self.name)]
            .into_iter()
            .find(|text| !text.is_empty());
        code.map(str::to_owned)
            .ok_or(AreaFileProblem::NoArea { line: row.line })
    }

    fn area(&self, row: &Row, code: &str) -> Result<Area, AreaFileProblem> {
        let name = row.field(self.name);
        Ok(Area {
            code: code.to_owned(),
            name: if name.is_empty() {
                code.to_owned()
            } else {
                name.to_owned()
            },
            postcodes: Vec::new(),
            aged_65_79: whole(row, self.from_65_to_79, "65-79")?,
            aged_80_plus: whole(row, self.from_80, "80+")?,
            line: row.line,
        })
    }

    /// A further row of an area may leave name and figures empty, or must repeat them.
    fn agree(&self, row: &Row, area: &Area) -> Result<(), AreaFileProblem> {
        let name = row.field(self.name);
        let figure = |column: usize, called, known: u64| -> Result<bool, AreaFileProblem> {
            Ok(row.field(column).is_empty() || whole(row, column, called)? == known)
        };
        let agrees = (name.is_empty() || name == area.name)
            && figure(self.from_65_to_79, "65-79", area.aged_65_79)?
            && figure(self.from_80, "80+", area.aged_80_plus)?;
        if agrees {
            return Ok(());
        }
        Err(AreaFileProblem::RowsDisagree {
            area: area.code.clone(),
            first: area.line,
            second: row.line,
        })
    }
}

/// Postcodes in a field: `39230 39231`, `392 30, 392 31`. Three and two digits beside each other are one.
fn postcodes(row: &Row, column: usize) -> Result<Vec<Postcode>, AreaFileProblem> {
    let field = row.field(column);
    let bad = |text: &str| AreaFileProblem::BadPostcode {
        line: row.line,
        text: text.to_owned(),
    };
    let mut found = Vec::new();
    for listed in field.split([',', ';', '/', '\n', '\r']) {
        let mut words = listed.split_whitespace();
        while let Some(word) = words.next() {
            let text = if word.len() == 3 {
                format!("{word}{}", words.next().unwrap_or(""))
            } else {
                word.to_owned()
            };
            found.push(Postcode::parse(&text).map_err(|_| bad(&text))?);
        }
    }
    Ok(found)
}

fn whole(row: &Row, index: usize, column: &'static str) -> Result<u64, AreaFileProblem> {
    let text = row.field(index);
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let number = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse::<u32>().ok())
        .flatten();
    number
        .map(u64::from)
        .ok_or_else(|| AreaFileProblem::NotACount {
            line: row.line,
            column,
            text: text.to_owned(),
        })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn codes(area: &Area) -> Vec<String> {
        area.postcodes
            .iter()
            .map(|postcode| postcode.digits())
            .collect()
    }

    #[test]
    fn an_area_has_its_postcodes_in_one_field_or_on_one_row_each() {
        let one_field = "kod;namn;postnummer;65-79;80+\nS;Södermöre;388 30, 38831 388 32;1 250;480\nL;Lindsdal;393 65;900;300\n";
        let row_each = "\u{feff}area code\tname\tpostcode\tpopulation_65_79\tpopulation_80_plus\n\
            S\tSödermöre\t38830\t1250\t480\nS\tSödermöre\t38831\t1250\t480\nS\t\t38832\t\t\nL\tLindsdal\t39365\t900\t300\n";
        for text in [one_field, row_each] {
            let areas = read(text.as_bytes()).unwrap();
            assert_eq!(areas.len(), 2, "{text}");
            let (south, north) = (&areas[0], &areas[1]);
            assert_eq!(codes(south), ["38830", "38831", "38832"]);
            assert_eq!(
                (south.code.as_str(), south.name.as_str()),
                ("S", "Södermöre")
            );
            assert_eq!(
                (south.aged_65_79, south.aged_80_plus, south.line),
                (1250, 480, 2)
            );
            assert_eq!(
                (codes(north), north.aged_65_79),
                (vec!["39365".to_owned()], 900)
            );
        }
    }

    #[test]
    fn the_word_area_is_the_name_beside_a_code_and_the_code_beside_a_name() {
        for (header, code, name) in [
            ("kod,område", "1", "2"),
            ("område,namn", "1", "2"),
            ("område,län", "1", "1"),
        ] {
            let text = format!("{header},postnummer,65-79,80+\n1,2,39230,5,5\n");
            let areas = read(text.as_bytes()).unwrap();
            assert_eq!(
                (areas[0].code.as_str(), areas[0].name.as_str()),
                (code, name),
                "{header}"
            );
        }
    }

    #[test]
    fn wrong_area_files_get_an_answer_with_the_line() {
        let header = "code,name,postcodes,65-79,80+\n";
        for (rows, answer) in [
            ("", "There is no area below the header."),
            (
                "A,a,39230,5,5\nB,b,39231 392 30,5,5\n",
                "Line 3: the postcode 392 30 already belongs to another area (line 2).",
            ),
            (
                "A,a,39230,5.5,5\n",
                "Line 2: the population 65-79 \"5.5\" is not a whole number.",
            ),
            (
                "A,a,39230,5,\n",
                "Line 2: the population 80+ \"\" is not a whole number.",
            ),
            (
                "A,a,39230,5,-1\n",
                "Line 2: the population 80+ \"-1\" is not a whole number.",
            ),
            (
                "A,a,39230-39240,5,5\n",
                "Line 2: \"39230-39240\" is not a postcode.",
            ),
            ("A,a,392,5,5\n", "Line 2: \"392\" is not a postcode."),
            (
                "A,a,39230,5,5\nSumma,,,5,5\n",
                "Line 3: the area \"Summa\" has no postcode.",
            ),
            (
                "A,a,39230,5,5\n\n,,39231,5,5\n",
                "Line 4: the area has neither code nor name.",
            ),
            (
                "A,a,39230,5,5\nA,a,39231,6,5\n",
                "Line 3: the area \"A\" has another name or population than on line 2.",
            ),
        ] {
            let problem = read(format!("{header}{rows}").as_bytes())
                .unwrap_err()
                .to_string();
            assert!(problem.starts_with(answer), "{problem}");
        }
        for (text, answer) in [
            ("nothing here", "No header row was found."),
            ("code,name,65-79,80+\n", "There is no column for postcodes."),
            (
                "code,name,postnummer,postnr,65-79,80+\n",
                "Two columns say the same thing (postcodes).",
            ),
            ("", "The file is empty."),
            ("PK\u{3}\u{4}", "This is a spreadsheet"),
        ] {
            let problem = read(text.as_bytes()).unwrap_err().to_string();
            assert!(problem.starts_with(answer), "{problem}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_area_file_makes_the_reader_fall(text in "(kod,namn,postnummer,65-79,80\\+\n)?([a-zåäö0-9 ,;\"\n]|392 30){0,80}") {
            let _: Result<_, _> = read(text.as_bytes());
        }
    }
}
