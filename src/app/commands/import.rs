//! `brygga import …`: files taken in whole or not at all.

use super::{Common, ImportCommand, counted, say};
use crate::{
    app::{apply::apply, world},
    kernel::{Chance, Clock, MunicipalityCode, grouped},
    municipalities::{self, area_file, postal_file},
    reach::{
        self, Imported,
        population_file::{self, PopulationReading},
    },
    store::{Fault, Store},
    venues,
};
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

pub(super) async fn import(common: &Common, command: ImportCommand) -> Result<(), Fault> {
    match command {
        ImportCommand::World { file } => import_world(common, &file).await,
        ImportCommand::Population { file } => import_population(common, &file).await,
        ImportCommand::Areas { file, municipality } => {
            import_areas(common, &file, municipality.as_deref()).await
        }
        ImportCommand::PostalCodes { file } => import_postal_codes(common, &file).await,
    }
}

async fn import_world(common: &Common, file: &Path) -> Result<(), Fault> {
    let bytes = read(file)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Fault::new(format!("{} is not UTF-8 text", file.display())))?;
    let world = world::read(&text).map_err(|problems| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        Fault::new(format!(
            "{} was not taken in: {}",
            file.display(),
            counted(problems.len() as u64, "problem")
        ))
    })?;
    for warning in &world.warnings {
        eprintln!("note: {warning}");
    }
    let store = common.store().await?;
    let now = Clock::system().now();
    let applied = apply(&store, now, &Chance::from_system(), &world).await?;
    say(format_args!(
        "{} municipalities, {}, {}; {} there already, left as it was",
        applied.municipalities,
        counted(applied.venues as u64, "venue"),
        counted(applied.new_rounds as u64, "new round"),
        counted(applied.kept_rounds as u64, "round")
    ));
    store.close().await
}

async fn import_population(common: &Common, file: &Path) -> Result<(), Fault> {
    let bytes = read(file)?;
    let name = file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let store = common.store().await?;
    let codes: HashMap<String, MunicipalityCode> = municipalities::all(store.read())
        .await?
        .into_iter()
        .map(|m| (m.name, m.code))
        .collect();
    let reading = population_file::read(&bytes, &name, &|name| codes.get(name).cloned())
        .map_err(|problem| Fault::new(format!("{} was not taken in: {problem}", file.display())))?;
    let now = Clock::system().now();
    let chance = Chance::from_system();
    let imported = reach::import(&store, now, &chance, &bytes, &name, &reading).await?;
    store.close().await?;
    tell(&reading, imported);
    Ok(())
}

/// Says what was understood of a population file, and what became of it.
fn tell(reading: &PopulationReading, imported: Imported) {
    say(&reading.understood);
    for note in &reading.notes {
        say(format_args!("note: {note}"));
    }
    for missing in &reading.missing {
        say(format_args!("missing: {missing}"));
    }
    let aged: Vec<_> = reading
        .years
        .iter()
        .filter_map(|year| Some((year, year.aged(reach::FROM_AGE)?)))
        .collect();
    for (year, people) in &aged {
        say(format_args!(
            "{} {} on {}: {} aged {}+",
            year.municipality.as_str(),
            year.name.as_deref().unwrap_or(""),
            year.on,
            grouped(*people),
            reach::FROM_AGE
        ));
    }
    for (on, people) in sums(&aged) {
        say(format_args!(
            "together on {on}: {} aged {}+",
            grouped(people),
            reach::FROM_AGE
        ));
    }
    match imported {
        Imported::New => say("taken in"),
        Imported::Before(at) => {
            say(format_args!(
                "the same file was taken in {at}; nothing changed"
            ));
        }
    }
}

/// All municipalities of the file together, per day.
fn sums(
    aged: &[(&population_file::PopulationYear, u64)],
) -> std::collections::BTreeMap<chrono::NaiveDate, u64> {
    let mut sums = std::collections::BTreeMap::new();
    for (year, people) in aged {
        *sums.entry(year.on).or_default() += people;
    }
    sums
}

async fn import_areas(common: &Common, file: &Path, code: Option<&str>) -> Result<(), Fault> {
    let areas = area_file::read(&read(file)?)
        .map_err(|problem| Fault::new(format!("{} was not taken in: {problem}", file.display())))?;
    let store = common.store().await?;
    let municipality = match code {
        Some(code) => MunicipalityCode::parse(code)
            .ok_or_else(|| Fault::new(format!("{code} is not a four-digit municipality code")))?,
        None => municipality_of(&store, &areas).await?,
    };
    let (now, chance) = (Clock::system().now(), Chance::from_system());
    municipalities::replace_areas(&store, now, &chance, &municipality, &areas)
        .await
        .map_err(|refused| {
            Fault::because(format!("{} was not taken in", file.display()), refused)
        })?;
    let postcodes: usize = areas.iter().map(|a| a.postcodes.len()).sum();
    say(format_args!(
        "{} with {} taken in",
        counted(areas.len() as u64, "area"),
        counted(postcodes as u64, "postcode")
    ));
    store.close().await
}

/// The one municipality in which all those of the areas' postcodes lie that the postcode file or the
/// places of the world file hold.
async fn municipality_of(
    store: &Store,
    areas: &[area_file::Area],
) -> Result<MunicipalityCode, Fault> {
    let mut found = BTreeSet::new();
    for area in areas {
        for postcode in &area.postcodes {
            found.extend(municipalities::municipality_of(store.read(), postcode).await?);
            found.extend(venues::municipality_of(store.read(), postcode).await?);
        }
    }
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Fault::new(
            "the file does not say which municipality it is for, and its postcodes are not known here; \
             say --municipality CODE, or import the postcode file first",
        )),
        (Some(one), Some(other)) => Err(Fault::new(format!(
            "the file's postcodes lie in several municipalities, {} and {} among them; say --municipality CODE",
            one.as_str(),
            other.as_str()
        ))),
    }
}

async fn import_postal_codes(common: &Common, file: &Path) -> Result<(), Fault> {
    let reading = postal_file::read(&read(file)?)
        .map_err(|problem| Fault::new(format!("{} was not taken in: {problem}", file.display())))?;
    if reading.zeros_restored > 0 {
        say(format_args!(
            "note: {} municipality codes had lost their leading zero",
            reading.zeros_restored
        ));
    }
    for postcode in &reading.in_several_municipalities {
        say(format_args!(
            "note: {postcode} lies in several municipalities and was left out"
        ));
    }
    let store = common.store().await?;
    let (now, chance) = (Clock::system().now(), Chance::from_system());
    municipalities::replace_postal_codes(&store, now, &chance, &reading.codes).await?;
    say(format_args!("{} postcodes taken in", reading.codes.len()));
    store.close().await
}

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    /// Far more than any of these files, far less than the machine's memory.
    const LARGEST: u64 = 200 * 1024 * 1024;
    let fault = |e| Fault::because(format!("reading {}", file.display()), e);
    if std::fs::metadata(file).map_err(fault)?.len() > LARGEST {
        return Err(Fault::new(format!("{} is too large", file.display())));
    }
    std::fs::read(file).map_err(fault)
}
