//! Reading a long form: each answer is understood, or what is wrong with it is noted at its question.

use super::{
    Typed,
    form::{FormState, Part, Section},
};
use crate::{
    kernel::{DayProblem, typed_line},
    locale::{Text, Words},
};
use std::{ops::RangeInclusive, str::FromStr};

/// More signs than this are no name, street or address.
pub const LONGEST_LINE: usize = 200;

/// More signs than this are no text of a page.
pub const LONGEST_TEXT: usize = 4_000;

/// What was typed in a form, with what is wrong so far. Every reader answers none when it has noted
/// something; only a form of which nothing is noted may be used.
#[derive(Debug)]
pub struct Reading<'a> {
    typed: &'a Typed,
    text: Text,
    /// What was typed and what is wrong with it, for the page that shows it again.
    pub state: FormState,
}

impl<'a> Reading<'a> {
    /// What was typed in the questions of these sections.
    #[must_use]
    pub fn of(typed: &'a Typed, text: Text, sections: &[Section]) -> Self {
        let questions = sections.iter().flat_map(|section| &section.questions);
        let names: Vec<&'static str> = questions.map(Part::name).collect();
        Self {
            typed,
            text,
            state: typed.kept_up_to(&names, LONGEST_TEXT),
        }
    }

    /// What was typed in one field, word for word.
    #[must_use]
    pub fn raw(&self, name: &str) -> &'a str {
        self.typed.text(name)
    }

    /// Every answer that was picked in a group.
    #[must_use]
    pub fn picks(&self, name: &str) -> &'a [String] {
        self.typed.choices(name)
    }

    /// Whether nothing stands in a field.
    #[must_use]
    pub fn is_empty(&self, name: &str) -> bool {
        self.raw(name).trim().is_empty()
    }

    /// Words that must be there.
    pub fn line(&mut self, name: &'static str, longest: usize, wrong: String) -> Option<String> {
        let read = self.line_if_any(name, longest);
        if self.is_empty(name) {
            self.state.refuse(name, wrong);
        }
        read
    }

    /// Words that may be left out.
    pub fn line_if_any(&mut self, name: &'static str, longest: usize) -> Option<String> {
        if self.is_empty(name) {
            return None;
        }
        let read = typed_line(self.raw(name));
        match read {
            None => {
                self.state.refuse(name, self.text.web_odd_signs());
                None
            }
            Some(line) if line.chars().count() > longest => {
                self.state.refuse(name, self.text.web_too_long(longest));
                None
            }
            line => line,
        }
    }

    /// A text in Swedish, and in English where somebody has written it.
    pub fn words(
        &mut self,
        [sv, en]: [&'static str; 2],
        longest: usize,
        wrong: String,
    ) -> Option<Words> {
        let (swedish, english) = (self.line(sv, longest, wrong), self.line_if_any(en, longest));
        Some(Words {
            sv: swedish?,
            en: english.unwrap_or_default(),
        })
    }

    /// The same where it may be left out in both; English alone is refused with `wrong`.
    pub fn words_if_any(
        &mut self,
        names: [&'static str; 2],
        longest: usize,
        wrong: String,
    ) -> Option<Words> {
        if names.iter().all(|name| self.is_empty(name)) {
            return None;
        }
        self.words(names, longest, wrong)
    }

    /// One line each, those that are blank left out.
    pub fn lines(&mut self, name: &'static str, longest: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for line in self
            .raw(name)
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            match typed_line(line) {
                Some(line) if line.chars().count() <= longest => lines.push(line),
                Some(_) => self.state.refuse(name, self.text.web_too_long(longest)),
                None => self.state.refuse(name, self.text.web_odd_signs()),
            }
        }
        lines
    }

    /// Something that `parse` must understand.
    pub fn parsed<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        wrong: String,
    ) -> Option<T> {
        let read = parse(self.raw(name));
        if read.is_none() {
            self.state.refuse(name, wrong);
        }
        read
    }

    /// A whole number within limits.
    pub fn number<T: FromStr + PartialOrd>(
        &mut self,
        name: &'static str,
        within: &RangeInclusive<T>,
        wrong: String,
    ) -> Option<T> {
        let digits: String = self.raw(name).split_whitespace().collect();
        let number = || digits.parse().ok().filter(|number| within.contains(number));
        self.parsed(name, |_| number(), wrong)
    }

    /// Yes or no; nothing is taken for granted.
    pub fn yes_or_no(&mut self, name: &'static str, wrong: String) -> Option<bool> {
        self.parsed(name, yes_or_no, wrong)
    }
}

/// What is wrong with a day that was typed, and what to write instead.
#[must_use]
pub fn wrong_day(text: Text, problem: DayProblem) -> String {
    match problem {
        DayProblem::Empty => text.web_day_empty(),
        DayProblem::NotADay => text.web_day_wrong(),
        DayProblem::NoSuchDay => text.web_day_none(),
        DayProblem::OtherWeekday { written, is } => {
            text.web_day_weekday(text.weekday_name(is), text.weekday_name(written))
        }
    }
}

/// The answer that the two radios of [`Text::web_yes`] and [`Text::web_no`] send.
fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "ja" => Some(true),
        "nej" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn reading(typed: &Typed) -> Reading<'_> {
        Reading::of(typed, Text::new(Lang::Swedish), &[])
    }

    #[test]
    fn english_may_be_left_out_and_may_not_stand_alone() {
        let typed: Typed = [("sv", " Ta med\n mobilen. "), ("en", "")]
            .into_iter()
            .collect();
        let mut read = reading(&typed);
        let words = read.words_if_any(["sv", "en"], 50, "Skriv".to_owned());
        assert_eq!(
            words.map(|w| (w.sv, w.en)),
            Some(("Ta med mobilen.".to_owned(), String::new()))
        );
        assert!(read.state.is_valid());
        let typed: Typed = [("sv", " "), ("en", "Bring it.")].into_iter().collect();
        let mut read = reading(&typed);
        assert_eq!(
            read.words_if_any(["sv", "en"], 50, "Skriv".to_owned()),
            None
        );
        assert_eq!(read.state.error("sv"), Some("Skriv"));
    }

    #[test]
    fn a_number_is_read_within_its_limits() {
        for (typed, expected) in [
            ("40", Some(40)),
            (" 1 000 ", Some(1_000)),
            ("0", None),
            ("-1", None),
            ("många", None),
            ("", None),
        ] {
            let typed: Typed = [("platser", typed)].into_iter().collect();
            let mut read = reading(&typed);
            assert_eq!(
                read.number("platser", &(1..=1_000_u32), "Skriv".to_owned()),
                expected
            );
            assert_eq!(read.state.is_valid(), expected.is_some());
        }
    }

    #[test]
    fn what_is_too_long_or_has_odd_signs_is_noted() {
        for (typed, fits) in [("fika", true), ("för långt", false), ("\u{7}", false)] {
            let typed: Typed = [("namn", typed)].into_iter().collect();
            let mut read = reading(&typed);
            assert_eq!(read.line("namn", 5, "Skriv".to_owned()).is_some(), fits);
            assert_eq!(read.state.is_valid(), fits);
            assert_eq!(read.lines("namn", 5).len(), usize::from(fits));
        }
    }
}
