//! Protected identity: under an alias, shown nowhere, opened with a reason.

mod demo;
mod news;
mod opening;
mod registering;
mod sweep;

use crate::support::{ARound, Person, Town, world_of};
use brygga::accounts::Role;

/// The alias and the name of the only one in these stories.
const ALIAS: &str = "Karin Lund";
const NAME: &str = "Zelda Kvastberg";

/// Two rounds, the first with few seats.
async fn town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[3]), ARound::with(2, &[4])])).await
}

async fn clerk(town: &Town) -> Person<'_> {
    let email = "ann.hed@kalmar.example";
    town.colleague(email, Role::ContactCentre).await.1
}

async fn reader<'t>(town: &'t Town, email: &str) -> Person<'t> {
    town.colleague(email, Role::SealedDataReader).await.1
}

/// Fills in what is said, up to the reading back.
async fn says(clerk: &mut Person<'_>, alias: &str, name: Option<&str>) {
    clerk.visits("/kalmar/telefon").await;
    clerk.follows("Personen har skyddade personuppgifter").await;
    clerk.fills("”Vilket namn vill du stå under på listan?”", alias);
    clerk.fills("Vilket år är du född?", "1949");
    let labels = clerk.page.all("label[for]");
    let mut labels = labels.into_iter().map(crate::support::page::words);
    let first = labels.find(|label| label.starts_with("1. Tisdag")).unwrap();
    clerk.chooses(&first);
    clerk.chooses("Hörslinga");
    clerk.chooses("Mobil");
    match name {
        Some(name) => clerk
            .chooses("2. Brev genom Skatteverkets förmedling")
            .fills("”Vad heter du? Det behövs bara för brev.”", name),
        None => clerk.chooses("1. Du ringer själv till oss"),
    };
    clerk.presses("Läs upp").await;
}

/// Registers somebody, and answers the booking word.
async fn registers(clerk: &mut Person<'_>, alias: &str, name: Option<&str>) -> String {
    says(clerk, alias, name).await;
    clerk.presses("Stämmer, boka").await;
    clerk.page.words_of(".app-reference")
}

/// Opens by a booking word.
async fn opens(reader: &mut Person<'_>, word: &str) {
    reader.visits("/kalmar/skyddade").await;
    reader.fills("Bokningsord", word);
    reader.chooses("Personen är i telefonen");
    reader.fills("Skriv skälet med egna ord", "Ringer om tiden");
    reader.presses("Öppna").await;
}
