//! When a contact centre answers.

use chrono::{NaiveTime, Weekday};
use toml::Spanned;

use super::fields::{all, parsed, time, words};
use super::notes::Notes;
use crate::app::world::file::{MunicipalityShape, OpenShape};
use crate::app::world::naming::{Named, Thing, Wanted};
use crate::app::world::problems::WorldCause;
use crate::locale::Words;
use crate::municipalities::OpenDay;

/// The hours in words and for the computer; without either, Monday to Friday 8–16.
pub(super) fn hours(
    shape: &MunicipalityShape,
    notes: &mut Notes<'_>,
) -> Option<(Words, Vec<OpenDay>)> {
    match (&shape.phone_hours, shape.open.is_empty()) {
        (None, true) => Some(office_hours()),
        (Some(said), false) => {
            let said = words(said, notes);
            let open = open_days(&shape.open, notes);
            Some((said?, open?))
        }
        (Some(_), true) | (None, false) => {
            notes.problem(shape.slug.span(), WorldCause::HalfTheHours);
            None
        }
    }
}

fn office_hours() -> (Words, Vec<OpenDay>) {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let week = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    let said = Words {
        sv: "måndag–fredag 8–16".to_owned(),
        en: "Monday to Friday 8–16".to_owned(),
    };
    (
        said,
        week.map(|weekday| OpenDay {
            weekday,
            from: at(8),
            to: at(16),
        })
        .to_vec(),
    )
}

fn open_days(shapes: &[Spanned<OpenShape>], notes: &mut Notes<'_>) -> Option<Vec<OpenDay>> {
    let spans = all(shapes, |shape| {
        let (open, line) = (shape.get_ref(), notes.line(&shape.span()));
        let days = parsed(&open.days, Wanted::Days, weekdays, notes);
        let (from, to) = (time(&open.from, notes), time(&open.to, notes));
        let (days, from, to) = (days?, from?, to?);
        let open_days: Option<Vec<_>> = days
            .into_iter()
            .map(|weekday| Some((OpenDay::new(weekday, from, to)?, line)))
            .collect();
        if open_days.is_none() {
            let (from, until) = (
                from.format("%H:%M").to_string(),
                to.format("%H:%M").to_string(),
            );
            notes.problem(open.to.span(), WorldCause::NotLater { from, until });
        }
        open_days
    })?;
    let mut days: Vec<(OpenDay, usize)> = Vec::new();
    for (day, line) in spans.into_iter().flatten() {
        match days
            .iter()
            .find(|(earlier, _)| earlier.weekday == day.weekday)
        {
            Some((_, first)) => {
                let name = Named::new(Thing::OpenDay, day.weekday.to_string());
                notes.problem_on(
                    line,
                    WorldCause::Twice {
                        name,
                        first: *first,
                    },
                );
            }
            None => days.push((day, line)),
        }
    }
    days.sort_by_key(|(day, _)| day.weekday.num_days_from_monday());
    Some(days.into_iter().map(|(day, _)| day).collect())
}

/// «friday» or «monday-thursday», in English as all words of the format; `None` if unreadable or
/// backwards.
fn weekdays(text: &str) -> Option<Vec<Weekday>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last): (Weekday, Weekday) = (first.parse().ok()?, last.parse().ok()?);
    let week = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let from = week.iter().position(|day| *day == first)?;
    let to = week.iter().position(|day| *day == last)?;
    week.get(from..=to).map(<[Weekday]>::to_vec)
}
