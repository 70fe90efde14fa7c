//! Telephone numbers as Swedes write them, kept in E.164 beside what was typed.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::typed::{is_invisible, one_line, plain, typewriter_digits};

/// E.164 (ITU-T) allows no more digits, the country code among them.
const MOST_DIGITS: usize = 15;
/// No country's numbers are shorter, the country code among the digits.
const FEWEST_DIGITS: usize = 8;
/// Longer texts hold more than a number.
const LONGEST_TEXT: usize = 60;
/// Nine digits follow the leading zero of a Swedish number at most (the national numbering
/// plan of Post- och telestyrelsen).
const MOST_SWEDISH_DIGITS: usize = 9;
/// What Swedish mobile numbers begin with after the leading zero; nine digits in all.
const MOBILE: [&str; 5] = ["70", "72", "73", "76", "79"];
/// Area codes of one or two digits after the leading zero; all others have three.
const SHORT_AREA_CODES: [&str; 24] = [
    "8", "10", "11", "13", "16", "18", "19", "20", "21", "23", "26", "31", "33", "35", "36", "40",
    "42", "44", "46", "54", "60", "63", "77", "90",
];
/// Words that people write before their number.
const LABELS: [&str; 10] = [
    "hem", "mob", "mobil", "mobilnr", "nr", "phone", "tel", "telefon", "tfn", "tlf",
];

/// A telephone number: the normalised one to find and dial it by, and what was typed.
///
/// The same number typed in two ways is the same number.
#[derive(Debug, Clone)]
pub struct Phone {
    e164: String,
    typed: String,
}

/// Why the text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneProblem {
    /// Nothing is written.
    #[error("no telephone number is written")]
    Empty,
    /// Digits are missing: the area code perhaps.
    #[error("the telephone number has too few digits")]
    TooFewDigits,
    /// There are digits too many: two numbers perhaps.
    #[error("the telephone number has too many digits")]
    TooManyDigits,
    /// It holds more than a number, or begins like none.
    #[error("what is written is not a telephone number")]
    NotANumber,
}

impl Phone {
    /// Reads the countries' numbering plans, which a program does once and which takes a while: before somebody
    /// waits for it, and others for them.
    pub fn read_numbering_plans() {
        std::hint::black_box(in_national_form("+46101234567"));
    }

    /// The number in what a person typed: «070-174 06 05», «+46 (0)70 174 06 05», «0046 70…»,
    /// «0980/31 92 00», «+358 40 …». A number is taken as Swedish unless it begins with another
    /// country's code, and never refused because no operator has it.
    ///
    /// # Errors
    /// If nothing is written, digits are missing or too many, or it is something else.
    pub fn parse(input: &str) -> Result<Self, PhoneProblem> {
        let text = plain(input);
        if text.is_empty() {
            return Err(PhoneProblem::Empty);
        }
        let typed = one_line(&input.replace(|c: char| is_invisible(c) && !c.is_whitespace(), ""));
        if typed.chars().count() > LONGEST_TEXT {
            return Err(PhoneProblem::NotANumber);
        }
        let dialled = Dialled::read(&text).or_else(|| Dialled::read(&typewriter_digits(&text)));
        let e164 = dialled.ok_or(PhoneProblem::NotANumber)?.e164()?;
        Ok(Self { e164, typed })
    }

    /// The number that was stored in E.164, «+46701740605»; it counts as typed in the
    /// national form.
    #[must_use]
    pub fn from_e164(e164: &str) -> Option<Self> {
        let digits = e164.strip_prefix('+')?;
        let fits = (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits.len());
        let numeric = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        (fits && numeric).then(|| Self {
            e164: e164.to_owned(),
            typed: in_national_form(e164),
        })
    }

    /// The number that was stored in E.164, with what was once typed.
    #[must_use]
    pub fn from_stored(e164: &str, typed: &str) -> Option<Self> {
        Self::from_e164(e164).map(|phone| Self {
            typed: typed.to_owned(),
            ..phone
        })
    }

    /// The number in E.164, «+46701740605»: for storing, comparing and dialling.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// What the person typed, on one line: for showing it to the same person.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The number as it is written in Sweden: «070-174 06 05», «0980-31 92 00», and foreign ones
    /// with their country code. For lists and staff.
    #[must_use]
    pub fn national(&self) -> String {
        in_national_form(&self.e164)
    }

    /// Whether an SMS can reach it: 070, 072, 073, 076 or 079 and seven digits.
    #[must_use]
    pub fn is_swedish_mobile(&self) -> bool {
        self.e164.strip_prefix("+46").is_some_and(is_mobile)
    }

    /// The last four digits, the second fact beside the booking word.
    #[must_use]
    pub fn last_four(&self) -> &str {
        self.e164.get(self.e164.len() - 4..).unwrap_or_default()
    }
}

impl PartialEq for Phone {
    fn eq(&self, other: &Self) -> bool {
        self.e164 == other.e164
    }
}

impl Eq for Phone {}

impl Hash for Phone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.e164.hash(state);
    }
}

/// The national form.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.national())
    }
}

/// The digits of a number and whether a plus sign stands before them.
struct Dialled {
    plus: bool,
    digits: String,
}

impl Dialled {
    fn read(text: &str) -> Option<Self> {
        let mut dialled = Self {
            plus: false,
            digits: String::new(),
        };
        let text = without_labels(text)?;
        // «+358 (0)40»: the zero is dialled only within the country.
        let text = if is_international(&text) {
            text.replace("(0)", "")
        } else {
            text
        };
        for c in text.chars() {
            match c {
                '0'..='9' => dialled.digits.push(c),
                '+' if !dialled.plus && dialled.digits.is_empty() => dialled.plus = true,
                ' ' | '-' | '(' | ')' | '/' | '.' | ',' | ':' | ';' | '\'' | '_' => {}
                _ => return None,
            }
        }
        (!dialled.digits.is_empty()).then_some(dialled)
    }

    fn e164(&self) -> Result<String, PhoneProblem> {
        let digits = self.digits.as_str();
        if self.plus {
            return match digits.strip_prefix('0') {
                None => international(digits),
                Some(rest) => swedish(rest),
            };
        }
        if let Some(rest) = digits.strip_prefix("00") {
            return international(rest);
        }
        if let Some(rest) = digits.strip_prefix('0') {
            return swedish(rest);
        }
        match (digits.len(), digits.strip_prefix("46")) {
            (10..=12, Some(rest)) => swedish(rest.strip_prefix('0').unwrap_or(rest)),
            // Without an area code, which is dialled from a mobile and from other towns.
            (..MOST_SWEDISH_DIGITS, _) => Err(PhoneProblem::TooFewDigits),
            // Spreadsheets eat the leading zero.
            (MOST_SWEDISH_DIGITS, _) => swedish(digits),
            (..=MOST_DIGITS, _) => Err(PhoneProblem::NotANumber),
            _ => Err(PhoneProblem::TooManyDigits),
        }
    }
}

fn without_labels(text: &str) -> Option<String> {
    let mut kept = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if !letters.is_empty() && !LABELS.contains(&letters.to_lowercase().as_str()) {
            return None;
        }
        kept.push_str(word.get(letters.len()..)?);
    }
    Some(kept)
}

fn is_international(text: &str) -> bool {
    let first = text.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+');
    first.starts_with('+') || first.starts_with("00")
}

fn international(digits: &str) -> Result<String, PhoneProblem> {
    if let Some(rest) = digits.strip_prefix("46") {
        return swedish(rest.strip_prefix('0').unwrap_or(rest));
    }
    if digits.starts_with('0') {
        return Err(PhoneProblem::NotANumber);
    }
    match digits.len() {
        ..FEWEST_DIGITS => Err(PhoneProblem::TooFewDigits),
        FEWEST_DIGITS..=MOST_DIGITS => Ok(without_trunk_prefix(format!("+{digits}"))),
        _ => Err(PhoneProblem::TooManyDigits),
    }
}

/// Takes away what is dialled only within the country, where the library knows it.
fn without_trunk_prefix(mut e164: String) -> String {
    while let Ok(number) = phonenumber::parse(None, &e164) {
        let known = number.format().mode(phonenumber::Mode::E164).to_string();
        if known.len() >= e164.len() || Phone::from_e164(&known).is_none() {
            break;
        }
        e164 = known;
    }
    e164
}

fn swedish(digits: &str) -> Result<String, PhoneProblem> {
    if digits.starts_with('0') {
        return Err(PhoneProblem::NotANumber);
    }
    if digits.len() > MOST_SWEDISH_DIGITS {
        return Err(PhoneProblem::TooManyDigits);
    }
    if digits.len() < fewest_swedish_digits(digits) {
        return Err(PhoneProblem::TooFewDigits);
    }
    Ok(format!("+46{digits}"))
}

fn fewest_swedish_digits(digits: &str) -> usize {
    let begins_with = |code: &&str| digits.starts_with(*code);
    if MOBILE.iter().any(begins_with) {
        MOST_SWEDISH_DIGITS
    } else if SHORT_AREA_CODES.iter().any(begins_with) {
        7
    } else {
        8
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == MOST_SWEDISH_DIGITS && MOBILE.iter().any(|code| digits.starts_with(code))
}

fn in_national_form(e164: &str) -> String {
    let Ok(number) = phonenumber::parse(None, e164) else {
        return e164.to_owned();
    };
    let mode = match number.code().value() {
        46 => phonenumber::Mode::National,
        _ => phonenumber::Mode::International,
    };
    number.format().mode(mode).to_string()
}

#[cfg(test)]
mod tests;
