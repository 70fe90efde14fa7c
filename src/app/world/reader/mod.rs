//! From the text of a world file to a checked [`World`].
//!
//! In four steps: the syntax; an index of every key in the file, so that one faulty table does not
//! make those that name it look faulty too; each table by itself; what only shows when all are seen
//! together.

mod across;
mod courses;
mod fields;
mod hours;
mod index;
mod notes;
mod places;
mod public_facts;
mod sessions;
#[cfg(test)]
mod tests;
mod towns;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use self::across::ReadRound;
use self::index::Index;
use self::notes::Notes;
use super::course::World;
use super::file::{
    CountyShape, MunicipalityShape, PlaceShape, ProgrammeShape, RoundShape, SchoolShape, VenueShape,
};
use super::problems::{WorldCause, WorldProblem};

/// The tables that a world file may have.
const TABLES: [&str; 7] = [
    "county",
    "municipality",
    "school",
    "place",
    "venue",
    "programme",
    "round",
];

/// The most places that are told where a file is not TOML; a file with more may be a picture.
const MOST_SYNTAX_PROBLEMS: usize = 10;

/// Reads a world file.
///
/// # Errors
/// Every problem that could be found, in order of line. A file that is not TOML reports only that,
/// since the rest would be guesses; otherwise each table is read by itself, so one mistake does not
/// hide another.
pub fn read(text: &str) -> Result<World, Vec<WorldProblem>> {
    let mut notes = Notes::on(text);
    let (document, broken) = DeTable::parse_recoverable(text);
    if broken.is_empty() {
        let world = read_tables(document.get_ref(), &mut notes);
        notes.finish(world)
    } else {
        tell_syntax(broken, &mut notes);
        Err(notes.into_problems())
    }
}

/// Notes the first places where the text is not TOML, and how many more there are.
fn tell_syntax(mut broken: Vec<toml::de::Error>, notes: &mut Notes<'_>) {
    let start = |error: &toml::de::Error| error.span().unwrap_or_default().start;
    broken.sort_by_key(start);
    let more = broken.split_off(broken.len().min(MOST_SYNTAX_PROBLEMS));
    for error in &broken {
        let cause = WorldCause::Syntax(one_line(error.message()));
        notes.problem(error.span().unwrap_or_default(), cause);
    }
    if let Some(next) = more.first() {
        let cause = WorldCause::MoreSyntax(more.len());
        notes.problem(next.span().unwrap_or_default(), cause);
    }
}

/// Reads all tables; what could not be read is left out, with a problem in the notes for each.
fn read_tables(document: &DeTable<'_>, notes: &mut Notes<'_>) -> World {
    refuse_other_tables(document, notes);
    refuse_nothing(document, notes);
    let index = Index::of(document, notes);
    let rounds: Vec<ReadRound> = each(document, "round", notes, |shape: RoundShape, notes| {
        courses::round(&shape, &index, notes)
    });
    let mut places = each(document, "place", notes, |shape: PlaceShape, notes| {
        places::place(&shape, &index, notes)
    });
    across::make_near_symmetric(&mut places);
    let (municipalities, targets): (_, Vec<_>) = each(
        document,
        "municipality",
        notes,
        |shape: MunicipalityShape, notes| towns::municipality(&shape, &index, notes),
    )
    .into_iter()
    .unzip();
    World {
        counties: each(document, "county", notes, |shape: CountyShape, notes| {
            towns::county(&shape, notes)
        }),
        municipalities,
        targets: targets.into_iter().flatten().collect(),
        schools: each(document, "school", notes, |shape: SchoolShape, notes| {
            places::school(&shape, &index, notes)
        }),
        places,
        venues: each(document, "venue", notes, |shape: VenueShape, notes| {
            places::venue(&shape, &index, notes)
        }),
        programmes: each(
            document,
            "programme",
            notes,
            |shape: ProgrammeShape, notes| courses::programme(&shape, &index, notes),
        ),
        rounds: across::finish_rounds(rounds, notes),
        warnings: Vec::new(),
    }
}

/// Names every top-level key that is no table of a world file.
fn refuse_other_tables(document: &DeTable<'_>, notes: &mut Notes<'_>) {
    for (key, value) in document {
        let name = key.get_ref().to_string();
        if !TABLES.contains(&name.as_str()) {
            notes.problem(key.span(), WorldCause::UnknownTable(name));
        } else if !value.get_ref().is_array() {
            notes.problem(key.span(), WorldCause::NotAList(name));
        }
    }
}

/// A file without a single table is nobody's world, more likely the wrong file.
fn refuse_nothing(document: &DeTable<'_>, notes: &mut Notes<'_>) {
    let nothing = |value: &DeValue<'_>| value.as_array().is_some_and(|list| list.is_empty());
    if document.values().all(|value| nothing(value.get_ref())) {
        notes.problem_on(1, WorldCause::NothingThere);
    }
}

/// Reads every table of one name: first its shape, then, with `check`, its meaning.
fn each<S: DeserializeOwned, T>(
    document: &DeTable<'_>,
    name: &str,
    notes: &mut Notes<'_>,
    check: impl Fn(S, &mut Notes<'_>) -> Option<T>,
) -> Vec<T> {
    let mut read = Vec::new();
    for item in items(document, name) {
        match S::deserialize(ValueDeserializer::from(item.clone())) {
            Ok(shape) => read.extend(check(shape, notes)),
            Err(error) => {
                let at = error.span().unwrap_or_else(|| item.span());
                notes.problem(at, WorldCause::Shape(one_line(error.message())));
            }
        }
    }
    read
}

/// The tables of one name, as they stand in the file.
fn items<'a, 't>(table: &'a DeTable<'t>, name: &str) -> &'a [Spanned<DeValue<'t>>] {
    table
        .get(name)
        .and_then(|value| value.get_ref().as_array())
        .map_or(&[], |array| array.as_ref())
}

/// A library's message as a single line.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
