//! A diary, and when its owner cannot be had. Pure.

use crate::kernel::{CivilTime, DiaryEntryId, ScarcePersonId};
use chrono::{Days, NaiveDate, NaiveTime};

/// Something that stands in a diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryEntry {
    /// Its id.
    pub id: DiaryEntryId,
    /// Whose diary.
    pub person: ScarcePersonId,
    /// From when until when.
    pub span: Span,
    /// What it says.
    pub kind: EntryKind,
    /// A short word of whoever wrote it; none in what was read in.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: EntrySource,
}

/// From one time until another, on Swedish clocks; the second is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    from: CivilTime,
    to: CivilTime,
}

impl Span {
    /// The span; none unless it ends after it begins.
    #[must_use]
    pub fn new(from: CivilTime, to: CivilTime) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// Whole days, the last one included; none if it lies before the first.
    #[must_use]
    pub fn whole_days(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        Self::new(
            midnight(first),
            midnight(last.checked_add_days(Days::new(1))?),
        )
    }

    /// When it begins.
    #[must_use]
    pub fn from(self) -> CivilTime {
        self.from
    }

    /// When it is over.
    #[must_use]
    pub fn to(self) -> CivilTime {
        self.to
    }

    /// The first and the last day, if it is whole days.
    #[must_use]
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let whole = self.from.time == NaiveTime::MIN && self.to.time == NaiveTime::MIN;
        let last = self.to.date.pred_opt()?;
        whole.then_some((self.from.date, last))
    }

    /// Whether the two have a moment in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// What is left of it outside the other.
    fn without(self, other: Self) -> impl Iterator<Item = Self> {
        let parts = if self.meets(other) {
            let before = Self::new(self.from, self.to.min(other.from));
            let after = Self::new(self.from.max(other.to), self.to);
            [before, after]
        } else {
            [Some(self), None]
        };
        parts.into_iter().flatten()
    }
}

/// The first moment of a day.
#[must_use]
pub fn midnight(date: NaiveDate) -> CivilTime {
    let time = NaiveTime::MIN;
    CivilTime { date, time }
}

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Upptagen.
    Busy,
    /// Borta: travels, is on leave.
    Away,
    /// Kan: also where the imported calendar says busy.
    Free,
}

impl EntryKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Busy, Self::Away, Self::Free];

    /// As it is stored and sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Away => "away",
            Self::Free => "free",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where an entry or some closed days come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySource {
    /// Somebody wrote it here.
    Own,
    /// It stood in a file that was read in, and goes when the next one is.
    Import,
}

impl EntrySource {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Import => "import",
        }
    }

    /// The source with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Own, Self::Import]
            .into_iter()
            .find(|source| source.code() == code)
    }
}

/// A time at which somebody cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Busy {
    /// From when.
    pub from: CivilTime,
    /// Until when; this is not part of it.
    pub to: CivilTime,
    /// Why.
    pub why: BusyWhy,
}

/// Why somebody cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BusyWhy {
    /// Somebody wrote here that the person is busy.
    Busy {
        /// A short word about it.
        note: Option<String>,
    },
    /// Somebody wrote here that the person is away.
    Away {
        /// A short word about it.
        note: Option<String>,
    },
    /// The calendar that was read in says busy; it does not say with what.
    Calendar,
}

/// When the owner of one diary cannot be had, the earliest first.
///
/// «Kan» is somebody's word against the imported calendar, and takes those times away; what was written
/// here as busy or away stands.
#[must_use]
pub fn busy_times(entries: &[DiaryEntry]) -> Vec<Busy> {
    let free: Vec<Span> = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Free)
        .map(|entry| entry.span)
        .collect();
    let taken = entries.iter().filter(|entry| entry.kind != EntryKind::Free);
    let mut times: Vec<Busy> = taken
        .flat_map(|entry| {
            let spans = match entry.source {
                EntrySource::Own => vec![entry.span],
                EntrySource::Import => left(entry.span, &free),
            };
            spans.into_iter().map(|span| Busy {
                from: span.from,
                to: span.to,
                why: why(entry),
            })
        })
        .collect();
    times.sort_by_key(|time| (time.from, time.to));
    times
}

fn left(span: Span, free: &[Span]) -> Vec<Span> {
    free.iter().fold(vec![span], |left, free| {
        left.into_iter()
            .flat_map(|part| part.without(*free))
            .collect()
    })
}

fn why(entry: &DiaryEntry) -> BusyWhy {
    let note = entry.note.clone();
    match (entry.source, entry.kind) {
        (EntrySource::Import, _) => BusyWhy::Calendar,
        (EntrySource::Own, EntryKind::Away) => BusyWhy::Away { note },
        (EntrySource::Own, EntryKind::Busy | EntryKind::Free) => BusyWhy::Busy { note },
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn civil(minutes: i64) -> CivilTime {
        let start = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        let at = start.and_time(NaiveTime::MIN) + Duration::minutes(minutes);
        CivilTime {
            date: at.date(),
            time: at.time(),
        }
    }

    fn entry(from: i64, to: i64, kind: EntryKind, source: EntrySource) -> DiaryEntry {
        DiaryEntry {
            id: DiaryEntryId::from_uuid(uuid::Uuid::from_u128(1)),
            person: ScarcePersonId::from_uuid(uuid::Uuid::from_u128(2)),
            span: Span::new(civil(from), civil(to)).unwrap(),
            kind,
            note: None,
            source,
        }
    }

    fn spans(entries: &[DiaryEntry]) -> Vec<(CivilTime, CivilTime)> {
        busy_times(entries).iter().map(|b| (b.from, b.to)).collect()
    }

    #[test]
    fn a_word_that_somebody_can_cuts_a_hole_in_the_imported_calendar_only() {
        use EntryKind::{Away, Busy, Free};
        use EntrySource::{Import, Own};
        let morning = entry(480, 720, Busy, Import);
        let can = entry(540, 600, Free, Own);
        assert_eq!(
            spans(&[morning, can.clone()]),
            [(civil(480), civil(540)), (civil(600), civil(720))]
        );
        let away = entry(480, 720, Away, Own);
        assert_eq!(spans(&[away, can]), [(civil(480), civil(720))]);
    }

    #[test]
    fn whole_days_end_where_the_next_begins() {
        let day = |d| NaiveDate::from_ymd_opt(2027, 2, d).unwrap();
        let two = Span::whole_days(day(15), day(16)).unwrap();
        assert_eq!(
            (two.from(), two.to()),
            (midnight(day(15)), midnight(day(17)))
        );
        assert_eq!(two.days(), Some((day(15), day(16))));
        assert_eq!(Span::whole_days(day(16), day(15)), None);
        assert_eq!(Span::new(civil(5), civil(1440)).unwrap().days(), None);
        let next = Span::whole_days(day(17), day(17)).unwrap();
        assert!(!two.meets(next) && two.meets(Span::new(civil(20_175), civil(20_176)).unwrap()));
    }

    proptest! {
        #[test]
        fn a_minute_is_busy_exactly_when_the_entries_say_so(
            entries in proptest::collection::vec(
                (0_i64..200, 1_i64..90, 0_usize..3, any::<bool>()), 0..12),
            minute in 0_i64..290,
        ) {
            let entries: Vec<_> = entries.into_iter().map(|(from, long, kind, own)| {
                let source = if own { EntrySource::Own } else { EntrySource::Import };
                entry(from, from + long, EntryKind::ALL[kind], source)
            }).collect();
            let at = Span::new(civil(minute), civil(minute + 1)).unwrap();
            let says = |kind: EntryKind, source: Option<EntrySource>| entries.iter().any(|e| {
                e.kind == kind && source.is_none_or(|s| e.source == s) && e.span.meets(at)
            });
            let taken = |source| says(EntryKind::Busy, Some(source)) || says(EntryKind::Away, Some(source));
            let expected = taken(EntrySource::Own)
                || (taken(EntrySource::Import) && !says(EntryKind::Free, None));
            let busy = busy_times(&entries).iter().any(|b| b.from < at.to && at.from < b.to);
            prop_assert_eq!(busy, expected);
        }
    }
}
