//! The questions of the accessibility statement.

use crate::{
    kernel::typed_day,
    locale::{Text, Words},
    municipalities::{Accessibility, Change, Compliance, KnownProblem, Municipality},
    web::{
        LONGEST_LINE, LONGEST_TEXT, Reading, Typed,
        form::{Answer, Area, Choice, Entry, Field, Section},
    },
};
use chrono::NaiveDate;

const GRADE: &str = "grad";
const ASSESSED: &str = "granskad";
const METHOD: [&str; 2] = ["metod-sv", "metod-en"];

/// The grades with the words that a form sends.
const GRADES: [(Compliance, &str); 3] = [
    (Compliance::Fully, "helt"),
    (Compliance::Partly, "delvis"),
    (Compliance::Not, "inte"),
];

/// Empty places for more, on every page.
const MORE: usize = 2;

/// The fields of one thing that does not work: the use situation, and what does not work, each in both
/// languages.
struct Slot {
    group: [&'static str; 2],
    text: [&'static str; 2],
}

macro_rules! slots {
    ($($number:literal)+) => {
        [$(Slot {
            group: [concat!("vem-sv-", $number), concat!("vem-en-", $number)],
            text: [concat!("brist-sv-", $number), concat!("brist-en-", $number)],
        },)+]
    };
}

/// As many as a statement of these pages can list.
const SLOTS: [Slot; 20] = slots!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20);

impl Slot {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.group.into_iter().chain(self.text)
    }
}

/// What is asked about the statement, with room for everything that was typed.
pub(super) fn sections(text: Text, known: &Municipality, typed: Option<&Typed>) -> Vec<Section> {
    let statement = known.facts.accessibility.as_ref();
    let problems = statement
        .map(|known| known.problems.as_slice())
        .unwrap_or_default();
    let is_used = |slot: &Slot| {
        let mut names = slot.names();
        typed.is_some_and(|typed| names.any(|name| !typed.text(name).trim().is_empty()))
    };
    let used = SLOTS.iter().rposition(is_used).map_or(0, |last| last + 1);
    let shown = used.max(problems.len()) + MORE;
    let slots = SLOTS.iter().take(shown).enumerate();
    let slots = slots.map(|(at, slot)| problem(text, at, slot, problems.get(at)));
    std::iter::once(first(text, statement))
        .chain(slots)
        .collect()
}

fn first(text: Text, known: Option<&Accessibility>) -> Section {
    let grades = GRADES.map(|(grade, word)| {
        let words = match grade {
            Compliance::Fully => text.settings_fully(),
            Compliance::Partly => text.settings_partly(),
            Compliance::Not => text.settings_not(),
        };
        Answer::new(word, words).checked(known.is_some_and(|known| known.status == grade))
    });
    let day = known.map(|known| text.date_and_year(known.assessed_on));
    let method = known.map(|known| known.method.clone());
    let Words { sv, en } = method.unwrap_or_else(nothing);
    let what = text.settings_method();
    Section::titled(
        text.settings_section_assessment(),
        vec![
            Choice::radios(GRADE, text.settings_grade(), grades.into()).into(),
            Field::new(ASSESSED, text.settings_assessed(), Entry::Date)
                .hint(text.settings_assessed_hint())
                .value(day.unwrap_or_default())
                .into(),
            Area::new(METHOD[0], text.accounts_in_swedish(&what))
                .hint(text.settings_method_hint())
                .value(sv)
                .rows(4)
                .into(),
            Area::new(METHOD[1], text.accounts_in_english(&what))
                .hint(text.accounts_english_hint())
                .value(en)
                .rows(4)
                .into(),
        ],
    )
}

fn problem(text: Text, at: usize, slot: &Slot, known: Option<&KnownProblem>) -> Section {
    let number = at + 1;
    let (group, said) = known.map_or_else(
        || (nothing(), nothing()),
        |known| (known.group.clone(), known.text.clone()),
    );
    let (who, what) = (
        text.settings_problem_group(number),
        text.settings_problem_text(number),
    );
    let section = Section::titled(
        text.settings_problem(number),
        vec![
            Field::new(slot.group[0], text.accounts_in_swedish(&who), Entry::Text)
                .hint(text.settings_problem_group_hint())
                .value(group.sv)
                .into(),
            Field::new(slot.group[1], text.accounts_in_english(&who), Entry::Text)
                .value(group.en)
                .into(),
            Area::new(slot.text[0], text.accounts_in_swedish(&what))
                .hint(text.settings_problem_text_hint())
                .value(said.sv)
                .rows(3)
                .into(),
            Area::new(slot.text[1], text.accounts_in_english(&what))
                .value(said.en)
                .rows(3)
                .into(),
        ],
    );
    if known.is_some() {
        section.lead(text.settings_problem_lead())
    } else {
        section.lead(text.settings_problem_lead_empty())
    }
}

/// The statement in a form, dated today.
pub(super) fn read(read: &mut Reading<'_>, text: Text, today: NaiveDate) -> Option<Change> {
    let grade_of = |word: &str| {
        GRADES
            .iter()
            .find(|(_, own)| *own == word)
            .map(|(grade, _)| *grade)
    };
    let status = read.parsed(GRADE, grade_of, text.settings_wrong_grade());
    let day = |typed: &str| typed_day(typed, today).ok();
    let assessed_on = read.parsed(ASSESSED, day, text.settings_wrong_assessed());
    if assessed_on.is_some_and(|day| !Accessibility::dates_fit(day, today)) {
        read.state.refuse(ASSESSED, text.settings_wrong_future());
    }
    let method = read.words(METHOD, LONGEST_TEXT, text.settings_wrong_method());
    let problems = read_problems(read, text);
    if let Some(status) = status
        && !status.fits(!problems.is_empty())
    {
        read.state.refuse(
            GRADE,
            match status {
                Compliance::Fully => text.settings_wrong_fully(),
                Compliance::Partly | Compliance::Not => text.settings_wrong_no_problem(),
            },
        );
    }
    Some(Change::Statement(Accessibility {
        status: status?,
        problems,
        assessed_on: assessed_on?,
        updated_on: today,
        method: method?,
    }))
}

/// What is listed; of one that is written half, the rest is asked for.
fn read_problems(read: &mut Reading<'_>, text: Text) -> Vec<KnownProblem> {
    let mut problems = Vec::new();
    for slot in &SLOTS {
        if slot.names().all(|name| read.is_empty(name)) {
            continue;
        }
        let group = read.words(
            slot.group,
            LONGEST_LINE,
            text.settings_wrong_problem_group(),
        );
        let said = read.words(slot.text, LONGEST_TEXT, text.settings_wrong_problem_text());
        if let (Some(group), Some(said)) = (group, said) {
            problems.push(KnownProblem { group, text: said });
        }
    }
    problems
}

fn nothing() -> Words {
    Words {
        sv: String::new(),
        en: String::new(),
    }
}
