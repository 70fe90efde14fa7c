//! What can be wrong with a world file, said so that the person who wrote it can mend it.

use chrono::NaiveDate;
use thiserror::Error;

use super::naming::{Named, Owner, Wanted, called};
use crate::kernel::CivilTime;
use crate::municipalities::{Colour, LEAST_CONTRAST};
use crate::rounds::Role;

/// One thing that makes a world file unusable. A file with any problem is not imported at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {cause}")]
pub struct WorldProblem {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub cause: WorldCause,
}

/// Why a line of a world file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WorldCause {
    /// The file is not TOML; the TOML reader's own words.
    #[error("this is not valid TOML: {0}")]
    Syntax(String),
    /// So much of the file is not TOML that it may be another kind of file; the number of further
    /// places is given instead of a line for each.
    #[error("… and {0} more; is this a world file?")]
    MoreSyntax(usize),
    /// Nothing is in the file, so importing it would do nothing and look like success.
    #[error("there is nothing in this file; is this a world file?")]
    NothingThere,
    /// A key is missing, unknown, or has the wrong kind of value; the TOML reader's own words.
    #[error("{0}")]
    Shape(String),
    /// A top-level key that is none of the tables of a world file.
    #[error(
        "a world file has no \"{0}\"; its tables are county, municipality, school, place, venue, programme and round"
    )]
    UnknownTable(String),
    /// A table was written with single brackets or as a plain value.
    #[error("write [[{0}]] with double brackets, once for each {0}")]
    NotAList(String),
    /// A text is not the kind of thing that is wanted here.
    #[error("\"{text}\" is not {wanted}")]
    NotA {
        /// What the file says.
        text: String,
        /// What it should be.
        wanted: Wanted,
    },
    /// A text is blank or holds control characters.
    #[error("the text is empty here")]
    Blank,
    /// A number lies outside its limits.
    #[error("{value} is not between {least} and {most}")]
    OutOfRange {
        /// What the file says.
        value: i64,
        /// The least value allowed.
        least: i64,
        /// The greatest value allowed.
        most: i64,
    },
    /// The same key, code or number is used for two things.
    #[error("{name} is already there on line {first}")]
    Twice {
        /// The thing and its key.
        name: Named,
        /// The line of the first one.
        first: usize,
    },
    /// Something names a thing that is not there.
    #[error("{by} names {name}, which {} does not have", Owner(.owner.as_ref()))]
    NotThere {
        /// What names it.
        by: Named,
        /// What is named.
        name: Named,
        /// Where it should be; `None` is the file itself.
        owner: Option<Named>,
    },
    /// A municipality's slug is a word that the program's own addresses use.
    #[error("the slug \"{0}\" is used by the program itself; choose another")]
    ReservedSlug(String),
    /// The first two digits of a municipality's code are its county's code, by law of the official
    /// codes.
    #[error(
        "municipality code {code} does not belong to county {county}: it must begin with {county}"
    )]
    OtherCounty {
        /// The municipality's code.
        code: String,
        /// The county it names.
        county: String,
    },
    /// Opening hours are given in words alone, or for the computer alone.
    #[error(
        "give both phone_hours and [[municipality.open]], or neither (then it is Monday to Friday 8-16)"
    )]
    HalfTheHours,
    /// A brand colour that cannot be read on white.
    #[error("{0} has a contrast of {ratio} to 1 on white; at least {LEAST_CONTRAST} to 1 is needed", ratio = .0.contrast_text())]
    LowContrast(Colour),
    /// The statement says that all is well and lists problems.
    #[error("status is \"fully\", but problems are listed; choose \"partly\" or \"not\"")]
    FullyWithProblems,
    /// The statement says that all is not well and lists nothing; the law wants the full list.
    #[error("status is not \"fully\", so list at least one [[municipality.accessibility.problem]]")]
    ProblemsMissing,
    /// A statement cannot have been changed last before it was made.
    #[error("updated_on is earlier than assessed_on")]
    UpdatedBeforeAssessed,
    /// A municipality with rounds lacks a text that the law wants on its pages.
    #[error("{municipality} has rounds, so it needs [municipality.{table}]")]
    LawfulFactsMissing {
        /// The municipality.
        municipality: Named,
        /// The table that is missing: `privacy` or `accessibility`.
        table: &'static str,
    },
    /// A target without a figure, or with two.
    #[error("give either percent or people for the year's target")]
    TargetWithoutOneFigure,
    /// A place is said to be near itself.
    #[error("{0} cannot be near itself")]
    NearItself(Named),
    /// Something holds nothing: a venue without rooms, a round without sessions.
    #[error("{name} needs at least one [[{table}]]")]
    Empty {
        /// What is empty.
        name: Named,
        /// The table to add.
        table: &'static str,
    },
    /// Every seat of a room is kept for hosts and support persons.
    #[error("{0} keeps as many seats as it has, so no resident could sit there")]
    AllReserved(Named),
    /// An end that is not later than its beginning.
    #[error("{until} is not later than {from}")]
    NotLater {
        /// The beginning, as text.
        from: String,
        /// The end, as text.
        until: String,
    },
    /// A local time that the clocks skip when summer time begins.
    #[error("{0} does not exist: the clocks skip it when summer time begins")]
    SkippedTime(CivilTime),
    /// Sessions of one round overlap or are not in order of time.
    #[error("this session of {round} does not come after the session on line {earlier}")]
    SessionsOutOfOrder {
        /// The round.
        round: Named,
        /// The line of the session before it in the file.
        earlier: usize,
    },
    /// Two sessions want the same room at the same time.
    #[error("{room} is taken at that time by the session on line {first}")]
    RoomTaken {
        /// The room.
        room: Named,
        /// The line of the other session.
        first: usize,
    },
    /// Sign-up would still be open when the first session has started.
    #[error("sign-up closes {closes}, after the first session has started ({starts})")]
    ClosesTooLate {
        /// When it closes.
        closes: CivilTime,
        /// When the first session starts.
        starts: CivilTime,
    },
}

/// Something in a world file that is allowed but worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {cause}")]
pub struct WorldWarning {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What to look at.
    pub cause: WarningCause,
}

/// Why a line of a world file is worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WarningCause {
    /// A session on a Saturday, a Sunday or a holiday.
    #[error("{0} is a Saturday, a Sunday or a holiday")]
    FreeDay(NaiveDate),
    /// A session lacks one of the people it must have.
    #[error("the session on {date} has no {} yet", called(*.role))]
    NobodyNamed {
        /// The day of the session.
        date: NaiveDate,
        /// Who is missing.
        role: Role,
    },
}
