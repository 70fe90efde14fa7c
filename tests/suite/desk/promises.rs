//! What somebody was promised is on a list until it is arranged.

mod told;

use crate::support::{ARound, Person, Town, databases::on_postgres, page::words, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

const LIST: &str = "/kalmar/ordna";
const SESSION: &str = "/kalmar/ordna/1/1";

/// Rut needs an interpreter at each of two sessions, on 2 and 3 February; Berit has no device of her own.
async fn town() -> Town {
    let town = Town::with_world(&world_of(&[
        ARound::with(1, &[4, 4]),
        ARound::with(2, &[4]),
    ]))
    .await;
    signs_up(&town, "Rut Alm", "070-174 06 05", true).await;
    signs_up(&town, "Berit Ek", "070-174 06 06", false).await;
    town
}

/// By phone: with an interpreter and a mobile, or with nothing to practise on.
async fn signs_up(town: &Town, name: &str, phone: &str, interpreter: bool) {
    let email = format!("{}@kalmar.example", name.to_lowercase().replace(' ', "."));
    let mut clerk = clerk(town, &email).await;
    clerk.visits("/kalmar/telefon").await;
    clerk.presses("Ny person, börja samtal").await;
    clerk
        .fills("Vad heter du?", name)
        .fills("Vilket år är du född?", "1949")
        .fills("Vilket telefonnummer har du?", phone);
    clerk.presses("Spara").await;
    super::calls::chooses_first(&mut clerk).await;
    if interpreter {
        clerk.chooses("Tolk").chooses("Mobil");
    } else {
        clerk.chooses("Ingen egen, vill låna");
    }
    clerk.chooses("2. Sms");
    clerk.presses("Spara").await;
    if interpreter {
        clerk.fills("Vilket språk ska tolken kunna?", "arabiska");
        clerk.presses("Spara").await;
    }
    clerk.presses("Boka platsen").await;
    clerk.page.says("Du har en plats.");
}

async fn clerk<'t>(town: &'t Town, email: &str) -> Person<'t> {
    town.colleague(email, Role::ContactCentre).await.1
}

/// What a button or link says that begins so and is about somebody.
fn named(person: &Person<'_>, kind: &str, begins: &str, about: &str) -> String {
    let all = person.page.all(&format!("main {kind}"));
    let mut all = all.into_iter().map(words);
    let found = all.find(|it| it.starts_with(begins) && it.contains(about));
    found.unwrap_or_else(|| panic!("{} has no {begins}, {about}", person.page.path))
}

async fn presses(person: &mut Person<'_>, begins: &str, about: &str) {
    let button = named(person, "button", begins, about);
    person.presses(&button).await;
}

/// Opens what was promised to Rut.
async fn opens(person: &mut Person<'_>) {
    let link = named(person, "a", "Rut Alm", "arabiska");
    person.follows(&link).await;
}

#[rocket::async_test]
async fn what_is_promised_is_on_the_list_from_the_sign_up_until_the_place_is_gone() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits(LIST).await;
    // Two people, two sessions each.
    ann.page
        .says("4 saker är kvar att ordna.")
        .says("Tisdag 2 februari klockan 13–15, Kalmars bibliotek")
        .says("Tolk: senast tisdag 19 januari")
        .says("Låna något att öva på: senast fredag 29 januari");
    ann.visits(SESSION).await;
    ann.page
        .says("2 saker är kvar att ordna.")
        .says("Rut Alm")
        .says("arabiska")
        .says("070-174 06 05")
        .says("Ingen ser till det än");
    let word = "SELECT booking_word FROM registrations WHERE interpreter_language IS NOT NULL";
    let word = town.texts(word).await.remove(0);
    ann.page.says(&word);
    town.runs("UPDATE registrations SET standing = 'waiting', line_number = 1 WHERE interpreter_language IS NOT NULL")
        .await
        .unwrap();
    ann.visits(LIST).await;
    ann.page
        .says("2 saker är kvar att ordna.")
        .does_not_say("Tolk");
}

#[rocket::async_test]
async fn somebody_sees_to_it_and_it_is_done_once() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits(SESSION).await;
    presses(&mut ann, "Jag tar det", "Rut Alm").await;
    ann.page.says("Ann Hed ser till det");
    ann.visits("/kalmar/ordna?vems=mina").await;
    ann.page
        .says("En sak är kvar att ordna.")
        .does_not_say("Låna");
    ann.visits(SESSION).await;
    let button = named(&ann, "button", "Klart", "Rut Alm");
    let (path, fields) = ann.form(&button);
    ann.posts(&path, &fields).await;
    ann.posts(&path, &fields).await;
    ann.visits(SESSION).await;
    ann.page.says("En sak är kvar att ordna.").says("Klart");
    assert_eq!(
        town.texts("SELECT state || ' ' || version FROM arrangements")
            .await,
        ["done 2"]
    );
    let events = "SELECT COUNT(*) FROM audit_events WHERE code = 'promise.done'";
    assert_eq!(town.number(events).await, 1);
    opens(&mut ann).await;
    ann.chooses("Går inte att ordna")
        .fills("Anteckning", "Tolkförmedlingen, nr 12");
    ann.presses("Spara").await;
    ann.page
        .says("Går inte att ordna")
        .says("Tolkförmedlingen, nr 12");
}

#[rocket::async_test]
async fn what_was_arranged_is_open_again_when_the_session_moves() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits(SESSION).await;
    presses(&mut ann, "Klart", "Rut Alm").await;
    ann.page.says("En sak är kvar att ordna.");
    town.minutes_pass(1);
    let email = "karin.berg@kalmar.example";
    let mut karin = town.colleague(email, Role::Coordinator).await.1;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", "måndag 1 februari 2027");
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    ann.visits(SESSION).await;
    ann.page
        .says("2 saker är kvar att ordna.")
        .says("Träffen har flyttats, kontrollera igen")
        .says("Måndag 1 februari");
    presses(&mut ann, "Klart", "Rut Alm").await;
    ann.page.says("En sak är kvar att ordna.");
}

/// Ann and Bo note something about Rut's interpreter at the same moment; answers whether each was told that it
/// is saved.
async fn both_note<'t>(ann: &mut Person<'t>, bo: &mut Person<'t>) -> [Status; 2] {
    for (person, note) in [(&mut *ann, "Anns tolk"), (&mut *bo, "Bos tolk")] {
        person.visits(SESSION).await;
        opens(person).await;
        person.chooses("Klart").fills("Anteckning", note);
    }
    let seen = rocket::tokio::join!(ann.presses("Spara"), bo.presses("Spara"));
    let mut statuses = [seen.0.status, seen.1.status];
    statuses.sort();
    statuses
}

/// The negative control of the race below: a promise that forgets that it was noted looks to each of them as if
/// nobody had been there, as it would to two who read it before either wrote; then both are told that it is
/// saved, and one note is lost.
#[rocket::async_test]
async fn where_each_finds_the_promise_untouched_both_are_told_that_it_is_saved() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    let mut bo = clerk(&town, "bo.ek@kalmar.example").await;
    for statement in forgets() {
        town.runs(statement).await.unwrap();
    }
    assert_eq!(both_note(&mut ann, &mut bo).await, [Status::Ok; 2]);
}

/// Has every promise stay as nobody had noted anything, whatever is written.
fn forgets() -> &'static [&'static str] {
    if on_postgres() {
        &[
            "CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "CREATE TRIGGER forgets BEFORE INSERT ON arrangements FOR EACH ROW EXECUTE FUNCTION forget()",
        ]
    } else {
        &["CREATE TRIGGER forgets AFTER INSERT ON arrangements BEGIN \
           DELETE FROM arrangements WHERE session_id = NEW.session_id; END"]
    }
}

#[rocket::async_test]
async fn of_two_at_once_one_is_first_and_the_other_loses_nothing() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    let mut bo = clerk(&town, "bo.ek@kalmar.example").await;
    assert_eq!(
        both_note(&mut ann, &mut bo).await,
        [Status::Ok, Status::Conflict]
    );
    let (late, own, theirs) = if ann.page.status == Status::Conflict {
        (&mut ann, "Anns tolk", "Bos tolk")
    } else {
        (&mut bo, "Bos tolk", "Anns tolk")
    };
    late.page.says(theirs);
    assert_eq!(late.page.value("Anteckning"), own);
    assert_eq!(town.texts("SELECT note FROM arrangements").await, [theirs]);
    // Whoever has seen both decides.
    late.presses("Spara").await;
    assert_eq!(town.texts("SELECT note FROM arrangements").await, [own]);
    // On the list too, the second is told.
    for person in [&mut ann, &mut bo] {
        person.visits(SESSION).await;
    }
    presses(&mut ann, "Jag tar det", "Berit Ek").await;
    presses(&mut bo, "Jag tar det", "Berit Ek").await;
    bo.page
        .says("En kollega hann före.")
        .says("Ann Hed ser till det");
}

#[rocket::async_test]
async fn a_form_without_an_answer_is_said_at_its_field_and_kept() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits(SESSION).await;
    opens(&mut ann).await;
    ann.fills("Anteckning", &"x".repeat(201));
    let page = ann.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.faults().len(), 1);
    assert_eq!(page.value("Anteckning").len(), 201);
    assert_eq!(town.rows_of("arrangements").await, 0);
}
