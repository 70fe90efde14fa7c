//! `brygga import …`: files taken in whole or not at all.

use super::{Common, ImportCommand};
use crate::{
    app::{apply::apply, world},
    kernel::{Chance, Clock, MunicipalityCode, grouped},
    municipalities::{self, area_file, postal_file},
    reach::{self, Imported, population_file},
    store::Fault,
};
use std::{collections::HashMap, path::Path};

pub(super) async fn import(common: &Common, command: ImportCommand) -> Result<(), Fault> {
    match command {
        ImportCommand::World { file } => import_world(common, &file).await,
        ImportCommand::Population { file } => import_population(common, &file).await,
        ImportCommand::Areas { file, municipality } => {
            import_areas(common, &file, &municipality).await
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
            counted(problems.len(), "problem")
        ))
    })?;
    for warning in &world.warnings {
        eprintln!("note: {warning}");
    }
    let store = common.store().await?;
    let now = Clock::system().now();
    let applied = apply(&store, now, &Chance::from_system(), &world).await?;
    println!(
        "{} municipalities, {}, {}; {} there already, left as it was",
        applied.municipalities,
        counted(applied.venues, "venue"),
        counted(applied.new_rounds, "new round"),
        counted(applied.kept_rounds, "round")
    );
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
    println!("{}", reading.understood);
    for note in &reading.notes {
        println!("note: {note}");
    }
    for missing in &reading.missing {
        println!("missing: {missing}");
    }
    let aged: Vec<_> = reading
        .years
        .iter()
        .filter_map(|year| Some((year, year.aged(reach::FROM_AGE)?)))
        .collect();
    for (year, people) in &aged {
        println!(
            "{} {} on {}: {} aged {}+",
            year.municipality.as_str(),
            year.name.as_deref().unwrap_or(""),
            year.on,
            grouped(*people),
            reach::FROM_AGE
        );
    }
    for (on, people) in sums(&aged) {
        println!(
            "together on {on}: {} aged {}+",
            grouped(people),
            reach::FROM_AGE
        );
    }
    let now = Clock::system().now();
    let chance = Chance::from_system();
    match reach::import(&store, now, &chance, &bytes, &name, &reading).await? {
        Imported::New => println!("taken in"),
        Imported::Before(at) => println!("the same file was taken in {at}; nothing changed"),
    }
    store.close().await
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

async fn import_areas(common: &Common, file: &Path, code: &str) -> Result<(), Fault> {
    let municipality = MunicipalityCode::parse(code)
        .ok_or_else(|| Fault::new(format!("{code} is not a four-digit municipality code")))?;
    let areas = area_file::read(&read(file)?)
        .map_err(|problem| Fault::new(format!("{} was not taken in: {problem}", file.display())))?;
    let store = common.store().await?;
    municipalities::replace_areas(&store, &municipality, &areas)
        .await
        .map_err(|refused| {
            Fault::because(format!("{} was not taken in", file.display()), refused)
        })?;
    let postcodes: usize = areas.iter().map(|a| a.postcodes.len()).sum();
    println!(
        "{} with {} taken in",
        counted(areas.len(), "area"),
        counted(postcodes, "postcode")
    );
    store.close().await
}

async fn import_postal_codes(common: &Common, file: &Path) -> Result<(), Fault> {
    let reading = postal_file::read(&read(file)?)
        .map_err(|problem| Fault::new(format!("{} was not taken in: {problem}", file.display())))?;
    if reading.zeros_restored > 0 {
        println!(
            "note: {} municipality codes had lost their leading zero",
            reading.zeros_restored
        );
    }
    for postcode in &reading.in_several_municipalities {
        println!("note: {postcode} lies in several municipalities and was left out");
    }
    let store = common.store().await?;
    municipalities::replace_postal_codes(&store, &reading.codes).await?;
    println!("{} postcodes taken in", reading.codes.len());
    store.close().await
}

/// «1 area», «2 areas».
fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
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
