//! Text to rows: the separator that makes sense, and the line on which each row begins.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// What stands between two fields of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`, what a Swedish spreadsheet writes.
    Semicolon,
    /// The tab character.
    Tab,
    /// `,`.
    Comma,
    /// A space between quoted texts.
    Space,
}

impl Separator {
    const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Space];

    fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Comma => b',',
            Self::Space => b' ',
        }
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Comma => "comma",
            Self::Space => "space",
        })
    }
}

/// One row that has something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The fields, trimmed of blank space.
    pub fields: Vec<String>,
}

impl Row {
    /// The field in a column; empty where the row is too short.
    #[must_use]
    pub fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }
}

/// A file read with one separator. Blank rows are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The separator it was read with.
    pub separator: Separator,
    /// The rows in the order of the file.
    pub rows: Vec<Row>,
}

/// The text read with each separator in turn. The caller chooses the table whose header it knows, so
/// a title line or a comma inside a text cannot mislead a guess.
pub fn tables(text: &str) -> impl Iterator<Item = Table> {
    Separator::ALL.into_iter().map(move |separator| Table {
        separator,
        rows: rows(text, separator),
    })
}

/// A header or label as it is compared: composed letters, lower case, and one space for every run of
/// blank space, underscores, dashes and quotation marks.
#[must_use]
pub fn header_key(header: &str) -> String {
    let composed: String = header
        .nfc()
        .collect::<String>()
        .to_lowercase()
        .replace(['_', '-', '–', '"'], " ");
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn rows(text: &str, separator: Separator) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes());
    let mut lines = Lines {
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let mut rows = Vec::new();
    // Reading text from memory with `flexible` has no failure left; a row that failed would end the table.
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.of_record(usize::try_from(start).unwrap_or(usize::MAX));
        let fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
        if fields.iter().any(|field| !field.is_empty()) {
            rows.push(Row { line, fields });
        }
    }
    rows
}

/// Counts lines up to a byte; `csv` counts a record's line from the end of the one before, blank lines
/// included, which would point people to the wrong place.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of_record(&mut self, start: usize) -> u64 {
        while let Some(byte) = self.bytes.get(self.at) {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ if self.at >= start => break,
                _ => false,
            };
            self.line += u64::from(ends_line);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn commas(text: &str) -> Table {
        tables(text)
            .find(|table| table.separator == Separator::Comma)
            .unwrap()
    }

    #[test]
    fn a_row_knows_its_line_past_blank_lines_and_quoted_line_breaks() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "", "1,\"two", "lines\"", ",", "3,4"].join(end);
            let found: Vec<u64> = commas(&text).rows.iter().map(|row| row.line).collect();
            assert_eq!(found, [1, 4, 7], "line ends {end:?}");
        }
    }

    #[test]
    fn each_separator_is_tried() {
        for (text, separator) in [
            ("a;b", Separator::Semicolon),
            ("a\tb", Separator::Tab),
            ("a,b", Separator::Comma),
        ] {
            let wide = tables(text)
                .find(|table| table.rows[0].fields.len() == 2)
                .unwrap();
            assert_eq!(
                (wide.separator, wide.rows[0].field(1), wide.rows[0].field(9)),
                (separator, "b", "")
            );
        }
    }

    #[test]
    fn headers_are_compared_without_case_and_composition() {
        assert_eq!(header_key(" A\u{30a}LDER "), "ålder");
        assert_eq!(header_key("population_65_79"), "population 65 79");
        assert_eq!(header_key("65–79  år"), "65 79 år");
    }
}
