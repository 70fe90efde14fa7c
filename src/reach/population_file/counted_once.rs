//! Nobody is counted twice, and nobody is left out: repeated cells, overlapping ages, half a split.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::kernel::MunicipalityCode;

use super::FIRST_NOISED_YEAR;
use super::ages::{self, Age};
use super::cells::{Cell, Cube};
use super::labels::{Marital, Sex};
use super::problem::{FileProblem, Overlap};
use super::understood::Split;

/// How many overlapping labels are named before a person has seen enough.
const OVERLAPS_NAMED: usize = 20;

/// The statuses that together are everyone.
pub(super) const STATUSES: [(Marital, &str); 4] = [
    (Marital::Unmarried, "unmarried"),
    (Marital::Married, "married"),
    (Marital::Divorced, "divorced"),
    (Marital::Widowed, "widowed"),
];

/// An age band without its label: from, and to unless it is open.
pub(super) type Band = (u8, Option<u8>);

/// The same cell twice is double counting, even under another label for the same age or place. Totals
/// of all ages are not counted, so a table may give several of them.
pub(super) fn counted_once(
    cube: &Cube,
    cells: &[(&MunicipalityCode, &Cell)],
) -> Result<(), FileProblem> {
    let mut seen = HashMap::new();
    for (code, cell) in cells
        .iter()
        .filter(|(_, cell)| cube.ages[cell.age].age != Age::All)
    {
        let key = (
            *code,
            cube.ages[cell.age].age,
            cell.sex,
            cell.marital,
            cell.year,
        );
        if let Some((first, first_age)) = seen.insert(key, (cell.at, cell.age)) {
            if first_age != cell.age {
                return Err(two_labels(cube, cell, first_age));
            }
            let sex = match cell.sex {
                Sex::Both => "",
                Sex::Men => ", men",
                Sex::Women => ", women",
            };
            let (region, age) = (&cube.regions[cell.region].label, &cube.ages[cell.age].label);
            let cell_is = format!("{region}, {age}{sex}, {}", cell.year);
            return Err(FileProblem::DoubleCounting {
                cell: cell_is,
                first,
                second: cell.at,
            });
        }
    }
    Ok(())
}

fn two_labels(cube: &Cube, cell: &Cell, first_age: usize) -> FileProblem {
    let (band, with) = (
        cube.ages[first_age].label.clone(),
        vec![cube.ages[cell.age].label.clone()],
    );
    FileProblem::OverlappingAges {
        place: cube.regions[cell.region].label.clone(),
        year: cell.year,
        overlaps: vec![Overlap { band, with }],
        noised: cell.year >= FIRST_NOISED_YEAR,
    }
}

pub(super) fn sexes(cells: &[(&MunicipalityCode, &Cell)]) -> Result<Split, FileProblem> {
    let found: HashSet<Sex> = cells.iter().map(|(_, cell)| cell.sex).collect();
    match (
        found.contains(&Sex::Both),
        found.contains(&Sex::Men),
        found.contains(&Sex::Women),
    ) {
        (true | false, false, false) => Ok(Split::NotInFile),
        (true, _, _) => Ok(Split::TotalTaken),
        (false, true, true) => Ok(Split::PartsSummed),
        (false, true, false) => Err(FileProblem::OneSex { only: "men" }),
        (false, false, true) => Err(FileProblem::OneSex { only: "women" }),
    }
}

pub(super) fn marital_statuses(cells: &[(&MunicipalityCode, &Cell)]) -> Result<Split, FileProblem> {
    let found: HashSet<Marital> = cells.iter().map(|(_, cell)| cell.marital).collect();
    if found.contains(&Marital::All) || found.is_empty() {
        return Ok(if found.len() > 1 {
            Split::TotalTaken
        } else {
            Split::NotInFile
        });
    }
    let lacking: Vec<&str> = STATUSES
        .iter()
        .filter(|(status, _)| !found.contains(status))
        .map(|(_, name)| *name)
        .collect();
    if lacking.is_empty() {
        Ok(Split::PartsSummed)
    } else {
        Err(FileProblem::SomeMaritalStatuses { lacking })
    }
}

pub(super) fn overlap(a: Band, b: Band) -> bool {
    let age = |(from, to): Band| Age::Band { from, to };
    age(a).overlaps(age(b))
}

/// The overlapping labels, the widest first; each pair is named once.
pub(super) fn overlaps(bands: &[Band], labels: &BTreeMap<Band, String>) -> Vec<Overlap> {
    let label = |band: &Band| {
        labels
            .get(band)
            .cloned()
            .unwrap_or_else(|| ages::written(band.0, band.1))
    };
    let span = |(from, to): &Band| to.unwrap_or(u8::MAX).saturating_sub(*from);
    let mut widest: Vec<Band> = bands.to_vec();
    widest.sort_by_key(|band| std::cmp::Reverse(span(band)));
    let mut found = Vec::new();
    for (rank, band) in widest.iter().enumerate() {
        let mut with: Vec<Band> = widest[rank + 1..]
            .iter()
            .copied()
            .filter(|other| overlap(*band, *other))
            .collect();
        with.sort_unstable();
        if !with.is_empty() {
            found.push(Overlap {
                band: label(band),
                with: with.iter().map(label).collect(),
            });
        }
        if found.len() == OVERLAPS_NAMED {
            break;
        }
    }
    found.sort_by_key(|overlap| overlap.band.clone());
    found
}
