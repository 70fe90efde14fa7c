//! Cells to figures: what is taken, what is added up, and what is refused.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::kernel::MunicipalityCode;

use super::ages::{self, Age};
use super::cells::{Cell, Count, Cube};
use super::counted_once::{
    Band, STATUSES, counted_once, marital_statuses, overlap, overlaps, sexes,
};
use super::labels::{Marital, Place, Sex};
use super::problem::FileProblem;
use super::understood::{MissingCell, MissingSign, Note, Split, Understood};
use super::{AgeBand, FIRST_NOISED_YEAR, Facts, PopulationReading, PopulationYear};

/// Turns the cells of a file into the population per municipality and year.
pub(super) fn reading(cube: &Cube, facts: Facts) -> Result<PopulationReading, FileProblem> {
    let mut notes = facts.notes;
    notes.extend(regions_notes(cube)?);
    let figures = Figures::of(cube, &mut notes)?;
    let mut missing = Vec::new();
    let mut years = Vec::new();
    for ((code, year), one) in &figures.years {
        years.extend(figures.population_year(code, *year, one, &mut missing));
    }
    if years.iter().all(|year| year.bands.is_empty()) {
        return Err(FileProblem::NoFigures);
    }
    let bands = || {
        figures
            .years
            .values()
            .flat_map(|one| one.bands.iter().copied())
    };
    let ages_to = if bands().any(|(_, to)| to.is_none()) {
        None
    } else {
        bands().filter_map(|(_, to)| to).max()
    };
    notes.extend(ages_to.map(Note::AgesEndAt));
    let noised = years.iter().any(|year| year.noised);
    let summed = [figures.sexes, figures.marital].contains(&Split::PartsSummed)
        || bands().any(|(from, to)| to == Some(from));
    if noised && summed {
        notes.push(Note::NoisedCellsSummed);
    }
    let understood = Understood {
        shape: facts.understood.shape,
        separator: facts.understood.separator,
        encoding: facts.understood.encoding,
        municipalities: figures
            .years
            .keys()
            .map(|(code, _)| code)
            .collect::<BTreeSet<_>>()
            .len(),
        ages_from: bands().map(|(from, _)| from).min().unwrap_or(0),
        ages_to,
        sexes: figures.sexes,
        marital_statuses: figures.marital,
        years: figures
            .years
            .keys()
            .map(|(_, year)| *year)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        cells: cube.cells.len(),
    };
    Ok(PopulationReading {
        source: facts.source,
        table: facts.table,
        label: facts.label,
        updated: facts.updated,
        noised,
        years,
        understood,
        missing,
        notes,
    })
}

fn regions_notes(cube: &Cube) -> Result<Vec<Note>, FileProblem> {
    let labels = |wanted: fn(&Place) -> bool| -> Vec<String> {
        cube.regions
            .iter()
            .filter(|region| wanted(&region.place))
            .map(|region| region.label.clone())
            .collect()
    };
    let larger = labels(|place| *place == Place::Larger);
    let restored = labels(|place| {
        matches!(
            place,
            Place::Municipality {
                zero_restored: true,
                ..
            }
        )
    });
    if !cube.regions.is_empty() && larger.len() == cube.regions.len() {
        return Err(FileProblem::NoMunicipality {
            found: larger.into_iter().take(5).collect(),
        });
    }
    let larger = (!larger.is_empty()).then_some(Note::LargerRegionsLeftOut(larger));
    let restored = (!restored.is_empty()).then_some(Note::ZeroRestored(restored));
    Ok(larger.into_iter().chain(restored).collect())
}

/// One municipality in one year.
#[derive(Default)]
struct OneYear {
    region: usize,
    bands: BTreeSet<Band>,
    labels: BTreeMap<Band, String>,
}

/// The cells that count, found by what they say.
struct Figures<'a> {
    cube: &'a Cube,
    sexes: Split,
    marital: Split,
    years: BTreeMap<(MunicipalityCode, i32), OneYear>,
    counts: HashMap<(MunicipalityCode, i32, Band, Sex, Marital), Count>,
}

impl<'a> Figures<'a> {
    fn of(cube: &'a Cube, notes: &mut Vec<Note>) -> Result<Self, FileProblem> {
        let cells: Vec<(&MunicipalityCode, &Cell)> = cube
            .cells
            .iter()
            .filter_map(|cell| Some((code(cube, cell)?, cell)))
            .collect();
        counted_once(cube, &cells)?;
        let (sexes, marital) = (sexes(&cells)?, marital_statuses(&cells)?);
        let hundred_is_open = hundred_is_open(cube);
        let mut figures = Self {
            cube,
            sexes,
            marital,
            years: BTreeMap::new(),
            counts: HashMap::new(),
        };
        let mut total_age = None;
        let mut hundred_seen = false;
        for (code, cell) in cells {
            let label = &cube.ages[cell.age];
            let Age::Band { from, to } = label.age else {
                total_age = Some(label.label.clone());
                continue;
            };
            let opened = hundred_is_open && (from, to) == (100, Some(100));
            hundred_seen |= opened;
            let band = (from, to.filter(|_| !opened));
            let one = figures.years.entry((code.clone(), cell.year)).or_default();
            one.region = cell.region;
            one.bands.insert(band);
            one.labels
                .entry(band)
                .or_insert_with(|| label.label.clone());
            figures.counts.insert(
                (code.clone(), cell.year, band, cell.sex, cell.marital),
                cell.count,
            );
        }
        match (total_age, figures.years.is_empty()) {
            (Some(label), true) => return Err(FileProblem::OnlyTotalAge { label }),
            (None, true) => return Err(FileProblem::NoFigures),
            (Some(label), false) => notes.push(Note::TotalAgeLeftOut(label)),
            (None, false) => {}
        }
        if hundred_seen {
            notes.push(Note::HundredIsOpen);
        }
        figures.refuse_overlaps()?;
        Ok(figures)
    }

    fn refuse_overlaps(&self) -> Result<(), FileProblem> {
        for ((_, year), one) in &self.years {
            let bands: Vec<Band> = one.bands.iter().copied().collect();
            if bands.windows(2).all(|pair| !overlap(pair[0], pair[1])) {
                continue;
            }
            let place = self.cube.regions[one.region].label.clone();
            let overlaps = overlaps(&bands, &one.labels);
            return Err(FileProblem::OverlappingAges {
                place,
                year: *year,
                overlaps,
                noised: *year >= FIRST_NOISED_YEAR,
            });
        }
        Ok(())
    }

    fn population_year(
        &self,
        code: &MunicipalityCode,
        year: i32,
        one: &OneYear,
        missing: &mut Vec<MissingCell>,
    ) -> Option<PopulationYear> {
        let on = NaiveDate::from_ymd_opt(year, 12, 31)?;
        let mut bands = Vec::new();
        for band in &one.bands {
            bands.extend(self.band(code, year, one, *band, missing));
        }
        let absent = self
            .bands_of_others(year)
            .into_iter()
            .filter(|band| !one.bands.iter().any(|own| overlap(*own, *band)));
        for band in absent {
            missing.push(self.missing_cell(one, year, band, None, MissingSign::NoRow));
        }
        let name = self
            .cube
            .regions
            .iter()
            .find_map(|region| match &region.place {
                Place::Municipality { code: of, name, .. } if of == code => name.clone(),
                _ => None,
            });
        Some(PopulationYear {
            municipality: code.clone(),
            name,
            on,
            noised: year >= FIRST_NOISED_YEAR,
            bands,
        })
    }

    /// The persons of a band, or nothing when a part of it is missing.
    fn band(
        &self,
        code: &MunicipalityCode,
        year: i32,
        one: &OneYear,
        band: Band,
        missing: &mut Vec<MissingCell>,
    ) -> Option<AgeBand> {
        let sexes: &[Sex] = if self.sexes == Split::PartsSummed {
            &[Sex::Men, Sex::Women]
        } else {
            &[Sex::Both]
        };
        let whole = [Marital::All];
        let parts = STATUSES.map(|(status, _)| status);
        let statuses: &[Marital] = if self.marital == Split::PartsSummed {
            &parts
        } else {
            &whole
        };
        let mut persons: u64 = 0;
        let mut complete = true;
        for sex in sexes {
            // One line per sex is enough to find the place in the file.
            let mut sign = None;
            for status in statuses {
                match self.counts.get(&(code.clone(), year, band, *sex, *status)) {
                    Some(Count::Persons(some)) => persons = persons.saturating_add(*some),
                    Some(Count::Missing(how)) => sign = Some(*how),
                    None => sign = Some(MissingSign::NoRow),
                }
            }
            complete &= sign.is_none();
            missing.extend(sign.map(|sign| self.missing_cell(one, year, band, Some(*sex), sign)));
        }
        complete.then_some(AgeBand {
            from: band.0,
            to: band.1,
            persons,
        })
    }

    fn bands_of_others(&self, year: i32) -> BTreeSet<Band> {
        self.years
            .iter()
            .filter(|((_, of), _)| *of == year)
            .flat_map(|(_, one)| one.bands.iter().copied())
            .collect()
    }

    fn missing_cell(
        &self,
        one: &OneYear,
        year: i32,
        band: Band,
        sex: Option<Sex>,
        sign: MissingSign,
    ) -> MissingCell {
        MissingCell {
            region: self.cube.regions[one.region].label.clone(),
            age: ages::written(band.0, band.1),
            sex: match sex {
                Some(Sex::Men) => Some("men"),
                Some(Sex::Women) => Some("women"),
                Some(Sex::Both) | None => None,
            },
            year,
            sign,
        }
    }
}

fn code<'a>(cube: &'a Cube, cell: &Cell) -> Option<&'a MunicipalityCode> {
    match &cube.regions[cell.region].place {
        Place::Municipality { code, .. } => Some(code),
        Place::Larger | Place::Smaller => None,
    }
}

/// SCB's single years end with 100 and over. Where a file was changed to plain numbers, a `100` after
/// `99` with nothing above it is that band.
fn hundred_is_open(cube: &Cube) -> bool {
    let has = |band: Age| cube.ages.iter().any(|label| label.age == band);
    let above = |label: &super::cells::AgeLabel| match label.age {
        Age::Band { from, to } => to.is_none() || from > 100,
        Age::All => false,
    };
    let year = |age| Age::Band {
        from: age,
        to: Some(age),
    };
    has(year(99)) && has(year(100)) && !cube.ages.iter().any(above)
}
