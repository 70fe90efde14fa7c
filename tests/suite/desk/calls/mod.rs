//! A call, from the greeting to the booking word.

mod aside;
mod booking;
mod colleagues;
mod people;
mod racing;
mod seats;

use crate::support::{Person, Town, page::words};
use brygga::accounts::Role;

/// Somebody of the contact centre, at the phone.
pub async fn clerk(town: &Town) -> Person<'_> {
    colleague(town, "ann.hed@kalmar.example").await
}

/// Another one.
pub async fn colleague<'t>(town: &'t Town, email: &str) -> Person<'t> {
    let (_, clerk) = town.colleague(email, Role::ContactCentre).await;
    clerk
}

/// Answers somebody who is not known.
pub async fn answers(clerk: &mut Person<'_>) {
    clerk.visits("/kalmar/telefon").await;
    clerk.presses("Ny person, börja samtal").await;
}

/// Answers somebody who is found by these words.
pub async fn finds(clerk: &mut Person<'_>, said: &str, whom: &str) {
    clerk.visits("/kalmar/telefon").await;
    clerk.fills("Sök", said);
    clerk.presses("Visa").await;
    clerk.presses(whom).await;
}

/// Writes who calls.
pub fn writes(clerk: &mut Person<'_>, name: &str, year: &str, phone: &str) {
    clerk
        .fills("Vad heter du?", name)
        .fills("Vilket år är du född?", year)
        .fills("Vilket telefonnummer har du?", phone);
}

/// The words of the buttons that choose a round, in order.
pub fn choices(clerk: &Person<'_>) -> Vec<String> {
    let buttons = clerk
        .page
        .all("button[value^='valj:'], button[value^='reserv:']");
    buttons.into_iter().map(words).collect()
}

/// Chooses the first round that is offered.
pub async fn chooses_first(clerk: &mut Person<'_>) {
    let first = choices(clerk).remove(0);
    clerk.presses(&first).await;
}

/// Says what is needed beside: a mobile, and a text message.
pub fn rest(clerk: &mut Person<'_>) {
    clerk.chooses("Mobil").chooses("2. Sms");
}

/// A whole booking of somebody new, up to the booking word.
pub async fn books(clerk: &mut Person<'_>, name: &str, phone: &str) {
    answers(clerk).await;
    writes(clerk, name, "1949", phone);
    clerk.presses("Spara").await;
    chooses_first(clerk).await;
    rest(clerk);
    clerk.presses("Spara").await;
    clerk.presses(book_button(clerk)).await;
}

/// The words of the button that books.
pub fn book_button(clerk: &Person<'_>) -> &'static str {
    let button = clerk.page.words_of("button[value=boka]");
    if button.contains("reservlistan") {
        "Ställ på reservlistan"
    } else {
        "Boka platsen"
    }
}
