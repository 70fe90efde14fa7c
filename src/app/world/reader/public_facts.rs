//! What a municipality's public pages must say, and its targets.

use toml::Spanned;

use super::fields::{all, date, number, words};
use super::notes::Notes;
use crate::app::world::file::{
    AccessibilityShape, PercentShape, PrivacyShape, ProblemShape, TargetShape,
};
use crate::app::world::naming::{Named, Thing, Wanted};
use crate::app::world::problems::WorldCause;
use crate::kernel::Percent;
use crate::municipalities::{
    Accessibility, Compliance, KnownProblem, MOST_MONTHS, Privacy, USUAL_MONTHS,
};
use crate::reach::arithmetic::Target;

/// Reads the facts of the accessibility statement.
pub(super) fn accessibility(
    shape: &Spanned<AccessibilityShape>,
    notes: &mut Notes<'_>,
) -> Option<Accessibility> {
    let facts = shape.get_ref();
    let status = facts.status;
    if !status.fits(!facts.problem.is_empty()) {
        let cause = if status == Compliance::Fully {
            WorldCause::FullyWithProblems
        } else {
            WorldCause::ProblemsMissing
        };
        notes.problem(shape.span(), cause);
    }
    let assessed_on = date(&facts.assessed_on, notes);
    let updated_on = date(&facts.updated_on, notes);
    if assessed_on
        .zip(updated_on)
        .is_some_and(|(assessed, updated)| !Accessibility::dates_fit(assessed, updated))
    {
        notes.problem(facts.updated_on.span(), WorldCause::UpdatedBeforeAssessed);
    }
    let method = words(&facts.method, notes);
    let problems = all(&facts.problem, |problem| known_problem(problem, notes));
    Some(Accessibility {
        status,
        problems: problems?,
        assessed_on: assessed_on?,
        updated_on: updated_on?,
        method: method?,
    })
}

fn known_problem(shape: &ProblemShape, notes: &mut Notes<'_>) -> Option<KnownProblem> {
    let (group, text) = (words(&shape.group, notes), words(&shape.text, notes));
    Some(KnownProblem {
        group: group?,
        text: text?,
    })
}

/// Reads the facts of the privacy page.
pub(super) fn privacy(shape: &PrivacyShape, notes: &mut Notes<'_>) -> Option<Privacy> {
    let controller = words(&shape.controller, notes);
    let officer = words(&shape.officer, notes);
    let retention = words(&shape.retention, notes);
    let months = match &shape.months {
        Some(months) => number(months, 1, MOST_MONTHS, notes),
        None => Some(USUAL_MONTHS),
    };
    Some(Privacy {
        controller: controller?,
        officer: officer?,
        retention: retention?,
        months: months?,
    })
}

/// Reads the targets, each year once, in order of year.
pub(super) fn targets(
    shapes: &[Spanned<TargetShape>],
    notes: &mut Notes<'_>,
) -> Option<Vec<(i32, Target)>> {
    let mut targets = all(shapes, |shape| {
        target(shape, notes).map(|(year, goal)| (year, notes.line(&shape.span()), goal))
    })?;
    targets.sort_by_key(|(year, line, _)| (*year, *line));
    for pair in targets.windows(2) {
        if let [(earlier, first, _), (later, line, _)] = pair
            && earlier == later
        {
            let (name, first) = (Named::new(Thing::Target, later.to_string()), *first);
            notes.problem_on(*line, WorldCause::Twice { name, first });
        }
    }
    let without_line = |(year, _, goal)| (year, goal);
    Some(targets.into_iter().map(without_line).collect())
}

fn target(shape: &Spanned<TargetShape>, notes: &mut Notes<'_>) -> Option<(i32, Target)> {
    let target = shape.get_ref();
    let year = number(&target.year, 2000, 2199, notes).and_then(|year| i32::try_from(year).ok());
    let goal = match (&target.percent, &target.people) {
        (Some(percentage), None) => percent(percentage, notes).map(Target::Share),
        (None, Some(people)) => {
            number(people, 1, 10_000_000, notes).map(|people| Target::People(people.into()))
        }
        (Some(_), Some(_)) | (None, None) => {
            notes.problem(shape.span(), WorldCause::TargetWithoutOneFigure);
            None
        }
    };
    Some((year?, goal?))
}

/// A share above 0 and at most 100, exactly as written, with a decimal point or a decimal comma.
fn percent(shape: &Spanned<PercentShape>, notes: &mut Notes<'_>) -> Option<Percent> {
    let written = match shape.get_ref() {
        PercentShape::Whole(value) => value.to_string(),
        PercentShape::Decimal(text) => text.clone(),
    };
    let percentage = Percent::parse(&written).ok();
    if percentage.is_none() {
        notes.problem(
            shape.span(),
            WorldCause::NotA {
                text: written,
                wanted: Wanted::Percent,
            },
        );
    }
    percentage
}
