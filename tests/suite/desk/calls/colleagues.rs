//! Two at once in one call, or on one caller.

use super::{answers, book_button, chooses_first, clerk, colleague, rest, writes};
use crate::support::{ARound, Person, TIMES, Town, world_of};
use rocket::{futures::future::join_all, http::Status};

async fn town(seats: u32) -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[seats])])).await
}

#[rocket::async_test]
async fn who_is_overtaken_in_a_call_is_told_what_the_other_wrote_and_keeps_the_own_words() {
    let town = town(2).await;
    let mut ann = clerk(&town).await;
    answers(&mut ann).await;
    writes(&mut ann, "Rut Alm", "1949", "070-174 06 05");
    ann.presses("Parkera samtalet").await;
    let call = ann.page.path.clone();
    let mut bo = colleague(&town, "bo.ek@kalmar.example").await;
    bo.visits(&call).await;
    ann.visits(&call).await;
    bo.fills("Vad heter du?", "Rut Alm-Berg");
    bo.presses("Ta upp samtalet").await;
    ann.fills("Vilket år är du född?", "1948");
    ann.presses("Spara").await;
    assert_eq!(ann.page.status, Status::Conflict);
    ann.page
        .says("En kollega har ändrat samtalet.")
        .says("Namn: Rut Alm-Berg");
    assert_eq!(ann.page.value("Vad heter du?"), "Rut Alm");
    assert_eq!(ann.page.value("Vilket år är du född?"), "1948");
    // Once more: now it is known what is written over.
    ann.presses("Spara").await;
    assert_eq!(ann.page.status, Status::Ok);
    bo.visits(&call).await;
    assert_eq!(bo.page.value("Vilket år är du född?"), "1948");
}

#[rocket::async_test]
async fn the_same_twice_is_no_difference() {
    let town = town(2).await;
    let mut ann = clerk(&town).await;
    answers(&mut ann).await;
    writes(&mut ann, "Rut Alm", "1949", "070-174 06 05");
    let (path, fields) = ann.form("Spara");
    for _ in 0..2 {
        ann.posts(&path, &fields).await;
        assert_eq!(ann.page.status, Status::Ok);
        assert_eq!(ann.page.value("Vad heter du?"), "Rut Alm");
    }
}

/// Somebody in a call that only needs the last button.
async fn ready<'t>(town: &'t Town, email: &str, name: &str, phone: &str) -> Person<'t> {
    let mut clerk = colleague(town, email).await;
    answers(&mut clerk).await;
    writes(&mut clerk, name, "1949", phone);
    clerk.presses("Spara").await;
    if clerk.page.text().contains("Det finns redan") {
        clerk.presses("Nej, ny person").await;
    }
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Spara").await;
    clerk
}

#[rocket::async_test]
async fn two_who_book_the_same_caller_at_once_make_one_place() {
    for _ in 0..TIMES {
        let town = town(5).await;
        let ann = ready(&town, "ann.hed@kalmar.example", "Rut Alm", "070-174 06 05").await;
        let bo = ready(&town, "bo.ek@kalmar.example", "Rut Alm", "070-174 06 05").await;
        let both = [ann, bo];
        let pages = join_all(both.map(|mut clerk| async move {
            let button = book_button(&clerk);
            clerk.presses(button).await;
            clerk.page.text()
        }))
        .await;
        let booked = pages
            .iter()
            .filter(|page| page.contains("Du har en plats."));
        assert_eq!(booked.count(), 1, "{pages:?}");
        let told = pages.iter().filter(|page| page.contains("redan anmäld"));
        assert_eq!(told.count(), 1, "{pages:?}");
        assert_eq!(town.rows_of("registrations").await, 1);
    }
}
