//! When somebody is busy, or schools are closed, as a calendar file says it.

use super::{
    budget::Budget,
    events::{Event, File},
    problems::{Problem, ProblemKind, Problems},
    rule::{Rule, Until},
    times::{Stamp, between, duration, later},
    zones::Zones,
};
use crate::{
    calendars::diary::{Span, midnight},
    kernel::CivilTime,
};
use chrono::{Days, Duration, NaiveDate};
use std::collections::{HashMap, HashSet};

/// The most times that are taken of one file: a director has some thousand a year.
pub const MOST_TIMES: usize = 6_000;

/// How long something that comes again may last and still be found before the first day.
const LONGEST_AGAIN: i64 = 60;

/// The days that are taken of a file, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Window {
    /// So many days more before and after.
    pub(super) fn with_margin(self, days: u64) -> (NaiveDate, NaiveDate) {
        let first = self.first.checked_sub_days(Days::new(days));
        let last = self.last.checked_add_days(Days::new(days));
        (first.unwrap_or(self.first), last.unwrap_or(self.last))
    }

    /// The part of a span that lies in these days.
    fn part_of(self, span: Span) -> Option<Span> {
        let whole = Span::whole_days(self.first, self.last)?;
        Span::new(span.from().max(whole.from()), span.to().min(whole.to()))
    }
}

/// What is taken of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Only when somebody is busy. What the events are about is not even kept while the file is read.
    BusyTimes,
    /// Every event with its title, also those that make nobody busy.
    TitledDays,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The times, the earliest first; none twice.
    pub occurrences: Vec<Occurrence>,
    /// The first and the last day that any event of the file has a part of, within the window: also
    /// those at which somebody is free.
    pub covers: Option<(NaiveDate, NaiveDate)>,
    /// What was not understood, and left out.
    pub problems: Problems,
}

/// A time in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// From when until when, on Swedish clocks.
    pub span: Span,
    /// What it is about, where that was asked for; the beginning of a long one.
    pub title: Option<String>,
}

/// Why nothing of a file can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no calendar file.
    NoCalendar,
    /// It ends before the calendar does: part of it is missing.
    CutOff {
        /// Its last line.
        line: usize,
    },
    /// It holds more times than a diary does, or takes more steps than there are for one file.
    TooMuch,
}

/// What a calendar file says about these days.
///
/// An event is left out that is cancelled. A time without a zone is one on Swedish clocks.
///
/// # Errors
/// [`Unreadable`] when nothing can be taken; a single odd event is only left out, and told.
pub fn read(text: &str, take: Take, window: Window) -> Result<Read, Unreadable> {
    read_within(text, take, window, &mut Budget::default())
}

fn read_within(
    text: &str,
    take: Take,
    window: Window,
    budget: &mut Budget,
) -> Result<Read, Unreadable> {
    let File {
        events,
        zones,
        problems,
    } = File::of(text, take, window, budget)?;
    let mut read = Read {
        problems,
        ..Read::default()
    };
    let file = Around {
        moved: moved_away(&events, &zones, &mut read.problems),
        zones: &zones,
        window,
    };
    for event in &events {
        match file.spans_of(event, budget) {
            Ok(spans) => read.add(event, take, &spans)?,
            Err(NotTaken::Odd(problem)) => read.problems.add(problem),
            Err(NotTaken::TooMuch) => return Err(Unreadable::TooMuch),
        }
    }
    read.occurrences.sort_unstable();
    read.occurrences.dedup();
    Ok(read)
}

impl Read {
    /// Adds the times of an event.
    fn add(&mut self, event: &Event, take: Take, spans: &[Span]) -> Result<(), Unreadable> {
        for span in spans {
            self.covers = Some(wider(self.covers, *span));
        }
        if spans.is_empty() || !counts(event, take) {
            return Ok(());
        }
        if self.occurrences.len() + spans.len() > MOST_TIMES {
            return Err(Unreadable::TooMuch);
        }
        let title = event.title();
        self.occurrences.extend(spans.iter().map(|span| Occurrence {
            span: *span,
            title: title.clone(),
        }));
        Ok(())
    }
}

/// Whether an event makes somebody busy, or is asked for anyway.
fn counts(event: &Event, take: Take) -> bool {
    const OUTLOOK: &str = "X-MICROSOFT-CDO-BUSYSTATUS";
    let free = event.says("TRANSP", "TRANSPARENT")
        || event.says(OUTLOOK, "FREE")
        || event.says(OUTLOOK, "WORKINGELSEWHERE");
    !event.says("STATUS", "CANCELLED") && (take == Take::TitledDays || !free)
}

fn wider(covers: Option<(NaiveDate, NaiveDate)>, span: Span) -> (NaiveDate, NaiveDate) {
    let first = span.from().date;
    let ends_at_midnight = span.to() == midnight(span.to().date);
    let last = match span.to().date.pred_opt() {
        Some(before) if ends_at_midnight => before,
        _ => span.to().date,
    };
    covers.map_or((first, last), |(from, to)| (from.min(first), to.max(last)))
}

/// Times of events that come again at which they do not: on Swedish clocks, or all day.
#[derive(Debug, Default)]
struct Away {
    times: HashSet<CivilTime>,
    days: HashSet<NaiveDate>,
}

impl Away {
    fn add(&mut self, stamp: Stamp<'_>) {
        match stamp {
            Stamp::Day(day) => self.days.insert(day),
            Stamp::At(..) => self.times.insert(stamp.swedish()),
        };
    }

    /// Whether something is left out that begins on this day of its own clocks, at this time of Swedish
    /// ones.
    fn has(&self, day: NaiveDate, from: CivilTime) -> bool {
        self.times.contains(&from) || self.days.contains(&day)
    }
}

/// The times that an event of their own stands in for, by the name of the event that comes again.
fn moved_away(events: &[Event], zones: &Zones, problems: &mut Problems) -> HashMap<String, Away> {
    let mut moved: HashMap<String, Away> = HashMap::new();
    for event in events {
        let Some((id, uid)) = event.line("RECURRENCE-ID").zip(event.line("UID")) else {
            continue;
        };
        match Stamp::of(id, zones) {
            Ok(stamp) => moved.entry(uid.value.clone()).or_default().add(stamp),
            Err(problem) => problems.add(problem),
        }
    }
    moved
}

/// Why no time of an event is taken.
enum NotTaken {
    /// Something in it is not understood.
    Odd(Problem),
    /// The steps for the file are spent, or the event alone has more times than a diary does.
    TooMuch,
}

impl From<Problem> for NotTaken {
    fn from(problem: Problem) -> Self {
        Self::Odd(problem)
    }
}

/// What the times of an event depend on beside its lines.
struct Around<'f> {
    zones: &'f Zones,
    moved: HashMap<String, Away>,
    window: Window,
}

impl<'f> Around<'f> {
    /// Every time of an event in these days; none twice.
    fn spans_of(&self, event: &Event, budget: &mut Budget) -> Result<Vec<Span>, NotTaken> {
        if let Some(line) = event.cut_line() {
            return Err(line.problem(ProblemKind::TooLong).into());
        }
        let Some(line) = event.line("DTSTART") else {
            let (line, kind) = (event.number, ProblemKind::NoStart);
            return Err(Problem { line, kind }.into());
        };
        let start = Stamp::of(line, self.zones)?;
        let long = length(event, self.zones, start)?;
        if long == Duration::zero() {
            return Ok(Vec::new());
        }
        let single = event.line("RECURRENCE-ID").is_some();
        let (starts, away) = if single {
            (vec![start], Away::default())
        } else {
            self.starts(event, start, long, budget)?
        };
        let instead = event.line("UID").and_then(|uid| self.moved.get(&uid.value));
        let instead = instead.filter(|_| !single);
        let (mut begun, mut spans) = (HashSet::new(), Vec::new());
        for stamp in starts {
            budget.time().then_some(()).ok_or(NotTaken::TooMuch)?;
            let (day, from) = (stamp.local().date(), stamp.swedish());
            if away.has(day, from) || instead.is_some_and(|instead| instead.has(day, from)) {
                continue;
            }
            let span = Span::new(from, later(from, long));
            let Some(span) = span.and_then(|span| self.window.part_of(span)) else {
                continue;
            };
            if !begun.insert(from) {
                continue;
            }
            if spans.len() == MOST_TIMES {
                return Err(NotTaken::TooMuch);
            }
            spans.push(span);
        }
        Ok(spans)
    }

    /// When an event begins that may come again, and when it does not after all.
    fn starts(
        &self,
        event: &Event,
        start: Stamp<'f>,
        long: Duration,
        budget: &mut Budget,
    ) -> Result<(Vec<Stamp<'f>>, Away), NotTaken> {
        let mut starts = vec![start];
        if let Some(line) = event.line("RRULE") {
            let rule = Rule::parse(&line.value);
            let again = rule.and_then(|rule| again(&rule, start, long, self.window, budget));
            starts = match again {
                Some(again) => again,
                None if budget.is_spent() => return Err(NotTaken::TooMuch),
                None => return Err(line.problem(ProblemKind::WrongRule).into()),
            };
        }
        for line in event.lines("RDATE") {
            let more = Stamp::all_of(line, self.zones, budget);
            starts.extend(more.ok_or(NotTaken::TooMuch)??);
        }
        let mut away = Away::default();
        for line in event.lines("EXDATE") {
            let days = Stamp::all_of(line, self.zones, budget);
            for stamp in days.ok_or(NotTaken::TooMuch)?? {
                away.add(stamp);
            }
        }
        Ok((starts, away))
    }
}

/// How long an event lasts, on Swedish clocks: a meeting until 15.00 ends at 15.00 also in the night in
/// which clocks change.
fn length(event: &Event, zones: &Zones, start: Stamp<'_>) -> Result<Duration, Problem> {
    if let Some(line) = event.line("DTEND") {
        let end = Stamp::of(line, zones)?;
        let long = between(start.swedish(), end.swedish());
        return if long < Duration::zero() {
            Err(line.problem(ProblemKind::EndsBefore))
        } else {
            Ok(long)
        };
    }
    if let Some(line) = event.line("DURATION") {
        return duration(&line.value).ok_or_else(|| line.problem(ProblemKind::WrongTime));
    }
    Ok(match start {
        Stamp::Day(_) => Duration::days(1),
        Stamp::At(..) => Duration::zero(),
    })
}

/// When an event begins again, in these days and a little before.
fn again<'z>(
    rule: &Rule,
    start: Stamp<'z>,
    long: Duration,
    window: Window,
    budget: &mut Budget,
) -> Option<Vec<Stamp<'z>>> {
    // A day for the clocks of another zone, and as long as it lasts.
    let before = Duration::days(long.num_days().clamp(0, LONGEST_AGAIN) + 2);
    let first = window.first.checked_sub_signed(before)?;
    let mut last = window.last.checked_add_days(Days::new(1))?;
    let until = match (rule.until(), start) {
        (Some(Until::Utc(utc)), Stamp::At(_, clocks)) => Some(clocks.showing(utc)),
        (Some(Until::Utc(at) | Until::Local(at)), _) => Some(at),
        (Some(Until::Day(day)), _) => day.and_hms_opt(23, 59, 59),
        (None, _) => None,
    };
    if let Some(until) = until {
        last = last.min(until.date());
    }
    let days = rule.days(start.local().date(), first, last, budget)?;
    let stamps = days.into_iter().map(|day| start.moved_to(day));
    Some(
        stamps
            .filter(|stamp| until.is_none_or(|until| stamp.local() <= until))
            .collect(),
    )
}

#[cfg(test)]
mod tests;
