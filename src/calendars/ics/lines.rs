//! The lines of a calendar file: unfolded, numbered, taken apart.

use super::problems::{Problem, ProblemKind};

/// How much of a line is read, in bytes. The longest that tell of times are lists of days that an event
/// leaves out; four hundred of them have room. What an event is about may be of any length, and is
/// skipped.
const LONGEST_LINE: usize = 8 * 1024;

/// A line of the file, as it means something: a name, parameters, a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1; of a folded line the first.
    pub(super) number: usize,
    /// In capitals: `DTSTART`.
    pub(super) name: String,
    /// Names in capitals, values without quotes.
    pub(super) parameters: Vec<(String, String)>,
    /// As it is written.
    pub(super) value: String,
    /// Whether it is longer than is read, so that its end is not here.
    pub(super) is_cut: bool,
}

impl Line {
    /// The value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// Whether it says this, in capitals or not.
    pub(super) fn says(&self, word: &str) -> bool {
        self.value.trim().eq_ignore_ascii_case(word)
    }

    /// That this is wrong with it.
    pub(super) fn problem(&self, kind: ProblemKind) -> Problem {
        let line = self.number;
        Problem { line, kind }
    }

    /// The value as a text, with its escapes undone, on one line.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        let mut escaped = false;
        for c in self.value.chars() {
            match (escaped, c) {
                (false, '\\') => {
                    escaped = true;
                    continue;
                }
                (true, 'n' | 'N') => words.push(' '),
                _ => words.push(c),
            }
            escaped = false;
        }
        super::one_line(&words)
    }
}

/// The lines of a file; one that is no line of a calendar is given by its number.
///
/// A line goes on in the next if that begins with a space or a tab (3.1). Lines end with CR LF, or with LF
/// alone as many programs write.
pub(super) fn lines(file: &str) -> impl Iterator<Item = Result<Line, usize>> {
    let mut raw = (1..).zip(file.strip_prefix('\u{feff}').unwrap_or(file).split('\n'));
    let mut next = raw.next();
    std::iter::from_fn(move || {
        loop {
            let (number, first) = next.take()?;
            let mut whole = Whole::default();
            whole.add(first);
            next = raw.next();
            while let Some((_, more)) = next
                && let Some(more) = more.strip_prefix([' ', '\t'])
            {
                whole.add(more);
                next = raw.next();
            }
            if !whole.text.trim().is_empty() {
                return Some(whole.taken_apart(number).ok_or(number));
            }
        }
    })
}

/// A line put together again, as much of it as is read.
#[derive(Default)]
struct Whole {
    text: String,
    is_cut: bool,
}

impl Whole {
    fn add(&mut self, part: &str) {
        if self.is_cut {
            return;
        }
        let part = part.strip_suffix('\r').unwrap_or(part);
        let room = LONGEST_LINE.saturating_sub(self.text.len());
        let (fits, rest) = part.split_at(part.floor_char_boundary(room));
        self.text.push_str(fits);
        self.is_cut = !rest.is_empty();
    }

    fn taken_apart(&self, number: usize) -> Option<Line> {
        let end = self.text.find([';', ':'])?;
        let (name, rest) = self.text.split_at(end);
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if name.is_empty() || !name.chars().all(fits) {
            return None;
        }
        let (parameters, value) = match parts(rest) {
            // A parameter may hold a whole page.
            None if self.is_cut => (Vec::new(), String::new()),
            parts => parts?,
        };
        Some(Line {
            number,
            name: name.to_ascii_uppercase(),
            parameters,
            value,
            is_cut: self.is_cut,
        })
    }
}

/// The parameters and the value, from the first `;` or `:` on.
fn parts(mut rest: &str) -> Option<(Vec<(String, String)>, String)> {
    let mut parameters = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let end = unquoted(parameter)?;
        let (parameter, after) = parameter.split_at(end);
        let (key, value) = parameter.split_once('=')?;
        parameters.push((key.trim().to_ascii_uppercase(), value.replace('"', "")));
        rest = after;
    }
    Some((parameters, rest.strip_prefix(':')?.to_owned()))
}

/// Where the next `;` or `:` stands that is not within quotes.
fn unquoted(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.find(|c| {
        quoted ^= c == '"';
        !quoted && matches!(c, ';' | ':')
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Line {
        lines(text).next().unwrap().unwrap()
    }

    #[test]
    fn a_line_is_a_name_parameters_and_a_value() {
        let line =
            one("dtstart;TZID=\"W. Europe: Standard; Time\";value=DATE-TIME:20270112T090000\r\n");
        assert_eq!(line.name, "DTSTART");
        assert_eq!(line.parameter("TZID"), Some("W. Europe: Standard; Time"));
        assert_eq!(line.parameter("VALUE"), Some("DATE-TIME"));
        assert_eq!(line.parameter("ALTREP"), None);
        assert_eq!(line.value, "20270112T090000");
    }

    #[test]
    fn folded_lines_are_one_whatever_ends_them_and_keep_their_numbers() {
        for end in ["\r\n", "\n"] {
            let file = [
                "\u{feff}A:1",
                "",
                "SUMMARY:Sport",
                " lov å",
                "\tr",
                "B:2",
                "  ",
                "C",
            ]
            .join(end);
            let read: Vec<_> = lines(&file).collect();
            let summary = read[1].clone().unwrap();
            assert_eq!(
                (summary.number, summary.words().as_str()),
                (3, "Sportlov år")
            );
            assert_eq!(read[2].clone().unwrap().number, 6);
            assert_eq!(read[3], Err(8));
            assert_eq!(read.len(), 4);
        }
    }

    #[test]
    fn a_text_has_its_escapes_undone() {
        assert_eq!(
            one("X:a\\, b\\; c\\\\d\\ne\\Nf\\").words(),
            "a, b; c\\d e f"
        );
    }

    #[test]
    fn of_a_long_line_only_the_beginning_is_read_and_the_next_is_whole() {
        let long = format!(
            "DESCRIPTION:å{}\r\n {}\r\nB:2",
            "å".repeat(LONGEST_LINE),
            "x".repeat(LONGEST_LINE)
        );
        let read: Vec<Line> = lines(&long).map(Result::unwrap).collect();
        assert!(read[0].is_cut && read[0].value.len() <= LONGEST_LINE);
        assert_eq!((read[1].value.as_str(), read[1].number), ("2", 3));
        assert!(!read[1].is_cut);
        let page = format!("DESCRIPTION;ALTREP=\"{}\":x", "x:;".repeat(LONGEST_LINE));
        let line = one(&page);
        assert_eq!((line.name.as_str(), line.is_cut), ("DESCRIPTION", true));
        let fits = format!("X:{}", "x".repeat(LONGEST_LINE - 2));
        assert!(!one(&fits).is_cut && one(&format!("{fits}x")).is_cut);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in any::<String>()) {
            for line in lines(&text).flatten() {
                prop_assert!(!line.words().contains('\n'));
            }
        }
    }
}
