//! How a birth year is read out of a date, a sentence or a personal number.

use chrono::{Datelike, NaiveDate};

use super::{BirthYear, OLDEST};

/// Words that may stand around a year and say nothing else.
const FILLERS: &str = "
    a an and b birth born date den e f fd föd född föddes födelsedag födelsedatum födelseår
    i in is jag nd of on personnr personnummer pnr på rd st th the was year är årg årgång
";

/// Words that make the number before them an age: «78 år» is no birth year.
const AGE_WORDS: &str = "gammal old year years år åring års";

const MONTHS: &str = "
    apr april aug august augusti dec december feb febr februari february jan januari
    january jul juli july jun june juni maj mar march mars may nov november oct october okt
    oktober sep sept september
";

/// The year in a text that is plain, in lower case and not empty.
pub(super) fn read(text: &str, today: NaiveDate) -> Option<BirthYear> {
    let written = Written::read(text)?;
    let reader = Reader {
        written: &written,
        today,
    };
    if written.tells_age {
        return reader.year_alone();
    }
    match written.month_after {
        Some(numbers) => reader.with_month_name(numbers),
        None => reader
            .year_alone()
            .or_else(|| reader.date())
            .or_else(|| reader.run_together()),
    }
}

/// The numbers of a text and what stands between them.
struct Written<'a> {
    numbers: Vec<&'a str>,
    /// What stands between each number and the one before it.
    gaps: Vec<&'a str>,
    /// How many numbers stand before the name of a month, if one is named.
    month_after: Option<usize>,
    /// Whether an age was told, and left out of the numbers.
    tells_age: bool,
}

impl<'a> Written<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut written = Self {
            numbers: vec![],
            gaps: vec![],
            month_after: None,
            tells_age: false,
        };
        let mut rest = text;
        let mut gap = "";
        let mut number_before = false;
        while let Some(first) = rest.chars().next() {
            let kind = Kind::of(first)?;
            let end = rest
                .find(|c| Kind::of(c) != Some(kind))
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            match kind {
                Kind::Digit => written.number(part, std::mem::take(&mut gap)),
                Kind::Letter => written.word(part, number_before)?,
                Kind::Sign => gap = part,
            }
            number_before = match kind {
                Kind::Sign => number_before && matches!(part.trim(), "" | "-"),
                _ => kind == Kind::Digit,
            };
            rest = after;
        }
        Some(written)
    }

    fn number(&mut self, number: &'a str, gap: &'a str) {
        if !self.numbers.is_empty() {
            self.gaps.push(gap);
        }
        self.numbers.push(number);
    }

    fn word(&mut self, word: &str, number_before: bool) -> Option<()> {
        if is_among(MONTHS, word) {
            let first = self.month_after.replace(self.numbers.len()).is_none();
            return first.then_some(());
        }
        let age = number_before && self.numbers.last().is_some_and(|number| number.len() < 4);
        if age && is_among(AGE_WORDS, word) {
            self.numbers.pop();
            self.gaps.pop();
            self.tells_age = true;
            return Some(());
        }
        (is_among(FILLERS, word) || is_among(AGE_WORDS, word)).then_some(())
    }

    /// All digits in a row, and the lengths of the numbers they stand in, if nothing but
    /// spaces and the signs of a personal number stand between them.
    fn row(&self) -> Option<(String, Vec<usize>)> {
        let joined = self
            .gaps
            .iter()
            .all(|gap| gap.chars().all(|c| matches!(c, ' ' | '-' | '+')));
        let lengths = self.numbers.iter().map(|number| number.len()).collect();
        joined.then(|| (self.numbers.concat(), lengths))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Sign,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Digit),
            _ if c.is_alphabetic() => Some(Self::Letter),
            ' ' | '-' | '+' | '.' | ',' | ':' | ';' | '/' | '\\' | '(' | ')' | '\'' | '’' | '‘'
            | '´' | '`' | '"' | '”' | '“' | '«' | '»' | '!' | '?' | '*' | '_' => {
                Some(Self::Sign)
            }
            _ => None,
        }
    }
}

struct Reader<'a> {
    written: &'a Written<'a>,
    today: NaiveDate,
}

impl Reader<'_> {
    /// «1949», «49».
    fn year_alone(&self) -> Option<BirthYear> {
        match self.written.numbers[..] {
            [year] if year.len() == 4 => self.full(year),
            [year] if year.len() == 2 && !self.written.tells_age => self.short(year, false),
            _ => None,
        }
    }

    /// «3 mars 1949», «mars 49», «3 mars 49», «1949 mars 3».
    fn with_month_name(&self, before: usize) -> Option<BirthYear> {
        match self.written.numbers[..] {
            [year] if year.len() == 4 => self.full(year),
            // «12 mars» is a day without a year, «49 mars» can only be a year.
            [year] if before == 0 || !is_day(year) => self.short(year, false),
            [year, day] if year.len() == 4 && is_day(day) => self.full(year),
            [day, year] if year.len() == 4 && is_day(day) => self.full(year),
            [day, year] if is_day(day) => self.short(year, false),
            [year, day] if is_day(day) => self.short(year, false),
            _ => None,
        }
    }

    /// «1949-03-03», «3.3.1949», «3/1949», «49-03-03», «3/3 49».
    fn date(&self) -> Option<BirthYear> {
        match self.written.numbers[..] {
            [year, month] | [month, year] if year.len() == 4 && is_month(month) => self.full(year),
            [year, one, other] | [one, other, year]
                if year.len() == 4 && is_day_of_month(one, other) =>
            {
                self.full(year)
            }
            [first, second, third] => {
                let read = |year: &str, one, other| {
                    self.short(year, false)
                        .filter(|_| is_day_of_month(one, other))
                };
                let year_first = read(first, second, third);
                let day_first = read(third, second, first);
                // Swedes write 49-03-03 year first, 3/3 49 and 3.3.49 day first.
                let slashes = self.written.gaps.iter().any(|gap| gap.contains(['/', '.']));
                if slashes {
                    one_of(day_first, year_first)
                } else {
                    one_of(year_first, day_first)
                }
            }
            _ => None,
        }
    }

    /// «19 49», «490303», «19490303», «490303-0000» and the like.
    fn run_together(&self) -> Option<BirthYear> {
        let (row, lengths) = self.written.row()?;
        match row.len() {
            4 if self.written.gaps.iter().all(|gap| gap.trim().is_empty()) => self.full(&row),
            6 if lengths == [6] => self.six(&row),
            8 => self.eight(&row),
            10 => self.ten(&row, &lengths),
            12 => is_registered_day(&row[4..6], &row[6..8]).then(|| self.full(&row[..4]))?,
            _ => None,
        }
    }

    fn six(&self, row: &str) -> Option<BirthYear> {
        let (first, second, third) = (&row[..2], &row[2..4], &row[4..]);
        let read = |year, month, day| {
            self.short(year, false)
                .filter(|_| is_month(month) && is_day(day))
        };
        let (year_first, day_first) = (read(first, second, third), read(third, second, first));
        if year_first.is_none() && day_first.is_none() && is_month(third) {
            return self.full(&row[..4]);
        }
        one_of(year_first, day_first)
    }

    fn eight(&self, row: &str) -> Option<BirthYear> {
        let year_first = self
            .full(&row[..4])
            .filter(|_| is_month(&row[4..6]) && is_day(&row[6..]));
        let day_first = self
            .full(&row[4..])
            .filter(|_| is_month(&row[2..4]) && is_day(&row[..2]));
        year_first.or(day_first)
    }

    /// A personal number. Ten digits from 0 on without a sign are rather a telephone number
    /// in the wrong field.
    fn ten(&self, row: &str, lengths: &[usize]) -> Option<BirthYear> {
        let shaped = match lengths {
            [10] => !row.starts_with('0'),
            [6, 4] | [2, 2, 2, 4] => true,
            _ => false,
        };
        // A plus sign says that the person has turned a hundred (lag 1991:481, 18 §).
        let hundred = self.written.gaps.iter().any(|gap| gap.contains('+'));
        let registered = shaped && is_registered_day(&row[2..4], &row[4..6]);
        registered.then(|| self.short(&row[..2], hundred))?
    }

    fn full(&self, digits: &str) -> Option<BirthYear> {
        BirthYear::of_living(digits.parse().ok()?, self.today)
    }

    fn short(&self, digits: &str, hundred: bool) -> Option<BirthYear> {
        let in_century: i32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
        let too_old = self.today.year() - (1900 + in_century) > OLDEST;
        let century = if too_old && !hundred { 2000 } else { 1900 };
        BirthYear::of_living(century + in_century, self.today)
    }
}

fn is_among(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// The likelier reading, unless it makes the person young and the other does not:
/// «03-03-12» may be a day of 1912, and the year is asked for once more.
fn one_of(likelier: Option<BirthYear>, other: Option<BirthYear>) -> Option<BirthYear> {
    match (likelier, other) {
        (Some(a), Some(b)) if a.year() >= 2000 && a != b => None,
        _ => likelier.or(other),
    }
}

fn is_month(digits: &str) -> bool {
    within(digits, 1..=12)
}

fn is_day(digits: &str) -> bool {
    within(digits, 1..=31)
}

fn is_day_of_month(one: &str, other: &str) -> bool {
    (is_month(one) && is_day(other)) || (is_day(one) && is_month(other))
}

/// Coordination numbers have 60 added to the day (lag 2022:1697), and zeros for what is not known.
fn is_registered_day(month: &str, day: &str) -> bool {
    within(month, 0..=12) && (within(day, 0..=31) || within(day, 60..=91))
}

fn within(digits: &str, range: std::ops::RangeInclusive<u32>) -> bool {
    digits.len() <= 2
        && digits
            .parse::<u32>()
            .is_ok_and(|number| range.contains(&number))
}
