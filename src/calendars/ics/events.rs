//! The events of a file and the zones it describes, as their lines say it.

use super::{
    budget::Budget,
    lines::{Line, lines},
    problems::{Problem, ProblemKind, Problems},
    read::{Take, Unreadable, Window},
    zones::{OF_SEASONS, Season, Zones},
};

use crate::calendars::days_file::LONGEST_LABEL;

/// How long before the first day clocks are asked about, and after the last: an event may be told by
/// clocks that were changed the year before.
const MARGIN_DAYS: u64 = 800;

/// The lines of an event that matter here; no other is kept.
const OF_EVENTS: [&str; 11] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "TRANSP",
    "STATUS",
    "X-MICROSOFT-CDO-BUSYSTATUS",
];

/// The line with what an event is about.
const TITLE: &str = "SUMMARY";

/// An event of the file, as its lines say it.
#[derive(Debug)]
pub(super) struct Event {
    /// The line on which it begins.
    pub(super) number: usize,
    lines: Vec<Line>,
}

impl Event {
    /// The first line of this name.
    pub(super) fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// Every line of this name.
    pub(super) fn lines(&self, name: &'static str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    /// Whether a line of this name says this word.
    pub(super) fn says(&self, name: &str, word: &str) -> bool {
        self.line(name).is_some_and(|line| line.says(word))
    }

    /// What it is about, if that was to be kept; the beginning of it.
    pub(super) fn title(&self) -> Option<String> {
        let words = self.line(TITLE)?.words();
        Some(words.chars().take(LONGEST_LABEL).collect())
    }

    /// A line that is too long for its end to be known.
    pub(super) fn cut_line(&self) -> Option<&Line> {
        let mut cut = self.lines.iter().filter(|line| line.is_cut);
        cut.find(|line| line.name != TITLE)
    }
}

/// What stands in a file.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) events: Vec<Event>,
    pub(super) zones: Zones,
    pub(super) problems: Problems,
}

/// What is being read, and how deep within others it began.
enum Open {
    Event(usize, Event),
    Zone(usize, Option<String>, Vec<Season>),
}

impl File {
    /// The events and zones of a file.
    pub(super) fn of(
        text: &str,
        take: Take,
        window: Window,
        budget: &mut Budget,
    ) -> Result<Self, Unreadable> {
        let mut reader = Reader {
            file: Self::default(),
            take,
            window,
            depth: 0,
            open: None,
            begun: false,
            last: 0,
        };
        for line in lines(text) {
            match line {
                Ok(line) => reader.take_line(line, budget),
                Err(line) => reader.file.problems.add(Problem {
                    line,
                    kind: ProblemKind::NoLine,
                }),
            }
        }
        match reader {
            Reader { begun: false, .. } => Err(Unreadable::NoCalendar),
            Reader {
                depth: 1.., last, ..
            } => Err(Unreadable::CutOff { line: last }),
            Reader { file, .. } => Ok(file),
        }
    }
}

struct Reader {
    file: File,
    take: Take,
    window: Window,
    depth: usize,
    open: Option<Open>,
    begun: bool,
    last: usize,
}

impl Reader {
    fn take_line(&mut self, line: Line, budget: &mut Budget) {
        self.last = line.number;
        match line.name.as_str() {
            "BEGIN" => self.begin(&line),
            "END" => self.end(budget),
            _ => self.keep(line),
        }
    }

    fn begin(&mut self, line: &Line) {
        self.depth += 1;
        let kind = line.value.trim().to_ascii_uppercase();
        match (kind.as_str(), &mut self.open) {
            ("VCALENDAR", _) => self.begun = true,
            ("VEVENT", None) => {
                let event = Event {
                    number: line.number,
                    lines: Vec::new(),
                };
                self.open = Some(Open::Event(self.depth, event));
            }
            ("VTIMEZONE", None) => self.open = Some(Open::Zone(self.depth, None, Vec::new())),
            ("STANDARD" | "DAYLIGHT", Some(Open::Zone(depth, _, seasons)))
                if self.depth == *depth + 1 =>
            {
                seasons.push(Season::default());
            }
            _ => {}
        }
    }

    fn end(&mut self, budget: &mut Budget) {
        let ends = |depth: usize| depth == self.depth;
        match self.open.take() {
            Some(Open::Event(depth, event)) if ends(depth) => self.file.events.push(event),
            Some(Open::Zone(depth, name, seasons)) if ends(depth) => {
                let days = self.window.with_margin(MARGIN_DAYS);
                let name = name.unwrap_or_default();
                self.file.zones.add(&name, &seasons, days, budget);
            }
            open => self.open = open,
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Keeps a line of what is being read, but not of what stands within it: an alarm has a DURATION too.
    fn keep(&mut self, line: Line) {
        let name = line.name.as_str();
        match &mut self.open {
            Some(Open::Event(depth, event)) if *depth == self.depth => {
                let titled = self.take == Take::TitledDays && name == TITLE;
                if titled || OF_EVENTS.contains(&name) {
                    event.lines.push(line);
                }
            }
            Some(Open::Zone(depth, zone, _)) if *depth == self.depth && name == "TZID" => {
                *zone = Some(line.value.trim().to_owned());
            }
            Some(Open::Zone(depth, _, seasons))
                if *depth + 1 == self.depth && OF_SEASONS.contains(&name) =>
            {
                if line.is_cut {
                    let problem = line.problem(ProblemKind::TooLong);
                    self.file.problems.add(problem);
                } else if let Some(season) = seasons.last_mut() {
                    season.lines.push(line);
                }
            }
            _ => {}
        }
    }
}
