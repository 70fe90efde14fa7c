//! The call list: who is to be called, what to say, and how it went.

mod racing;

use crate::support::{ARound, Person, Told, Town, someone, world_of};
use brygga::{accounts::Role, messages};
use rocket::http::Status;

const LIST: &str = "/kalmar/ringlista";

/// Rut has asked to be called.
async fn town() -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    asks_for_a_call(&town, "Rut Alm", "070-174 06 05").await;
    town
}

async fn asks_for_a_call(town: &Town, name: &str, phone: &str) {
    let mut person = town.person();
    person.visits("/kalmar/ring-mig").await;
    person.fills("Ditt namn", name);
    person.fills("Ditt telefonnummer", phone);
    person.presses("Ring upp mig").await.says("Tack!");
}

/// Somebody who is told in a call has a place.
async fn with_news() -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let rut = someone("Rut Alm").phone("070-174 06 05").told(Told::Call);
    town.person().asks_for(1, &rut).await;
    assert_eq!(adopted(&town).await, 1);
    town
}

async fn adopted(town: &Town) -> u64 {
    let now = town.clock.now();
    messages::adopt_calls(&town.store, now).await.unwrap()
}

async fn has_an_address(town: &Town) {
    let address = "UPDATE registrations SET street = 'Storgatan 4', postal_code = '39232', post_town = 'Kalmar'";
    town.runs(address).await.unwrap();
}

async fn clerk<'t>(town: &'t Town, email: &str) -> Person<'t> {
    let (_, clerk) = town.colleague(email, Role::ContactCentre).await;
    clerk
}

async fn opens(clerk: &mut Person<'_>, name: &str) {
    clerk.visits(LIST).await;
    clerk.follows(name).await;
}

/// Calls and notes how it went; the note is taken.
async fn notes(clerk: &mut Person<'_>, name: &str, outcome: &str) {
    opens(clerk, name).await;
    clerk.chooses(outcome);
    let page = clerk.presses("Spara").await;
    assert_eq!((page.status, page.path.as_str()), (Status::Ok, LIST));
}

async fn tasks(town: &Town) -> Vec<String> {
    town.texts("SELECT state || ' ' || tries FROM call_tasks ORDER BY made_at, id")
        .await
}

async fn notices(town: &Town) -> Vec<String> {
    town.texts("SELECT state FROM outbox WHERE channel = 'call'")
        .await
}

#[rocket::async_test]
async fn who_asks_to_be_called_is_on_the_list_with_the_time_that_was_promised() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits("/kalmar/telefon").await;
    let page = ann.follows("Ringlista").await;
    page.says("En person väntar på ett samtal.")
        .says("Rut Alm")
        .says("070-174 06 05")
        .says("Har bett oss att ringa")
        .says("Lovat i dag före klockan 16")
        .says("Inte ringt än · Ingen har tagit den")
        .does_not_say("sent");
    // Nobody stays signed in from morning to evening.
    town.set_clock("2027-01-11 16:00");
    let mut ann = clerk(&town, "bo.ek@kalmar.example").await;
    let page = ann.visits(LIST).await;
    page.says("Ett samtal är sent.").says("Sen");
    ann.follows("Rut Alm").await;
    ann.page
        .says("Talar jag med Rut Alm?")
        .says("Du har bett oss att ringa.");
    notes(&mut ann, "Rut Alm", "Jag nådde personen").await;
    ann.page.says("Ingen väntar på ett samtal just nu.");
    assert_eq!(tasks(&town).await, ["done 1"]);
    let requests = town.texts("SELECT state FROM call_requests").await;
    assert_eq!(requests, ["done"]);
}

#[rocket::async_test]
async fn a_corrected_request_is_one_task_with_the_number_that_is_right() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/ring-mig").await;
    rut.fills("Ditt namn", "Rut Alm");
    rut.fills("Ditt telefonnummer", "070-174 06 05");
    let (path, mut fields) = rut.would_send();
    rut.posts(&path, &fields).await;
    for (name, value) in &mut fields {
        if name == "telefon" {
            "070-174 06 06".clone_into(value);
        }
    }
    rut.posts(&path, &fields).await;
    let phones = town.texts("SELECT phone FROM call_tasks").await;
    assert_eq!(phones, ["+46701740606"]);
}

#[rocket::async_test]
async fn news_by_call_are_told_when_the_person_was_reached_and_once() {
    let town = with_news().await;
    assert_eq!(adopted(&town).await, 0);
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    ann.page
        .says("Vilket år är du född?")
        .says("Säg inget om kursen eller bokningen förrän svaret stämmer.")
        .says("Bokningsordet är");
    assert_eq!(notices(&town).await, ["queued"]);
    notes(&mut ann, "Rut Alm", "Jag nådde personen").await;
    assert_eq!(notices(&town).await, ["sent"]);
    assert_eq!(adopted(&town).await, 0);
    assert_eq!(tasks(&town).await, ["done 1"]);
}

#[rocket::async_test]
async fn an_answering_machine_hears_nothing_about_course_or_booking() {
    let town = with_news().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    let text = ann.page.text();
    let (_, after) = text.split_once("Om en telefonsvarare svarar").unwrap();
    let (said, _) = after.split_once("Säg inget mer.").unwrap();
    assert_eq!(
        said.trim(),
        "Hej, det här är Ann på Kalmar kommun. Jag söker Rut. Ring gärna kommunens växel. Tack, hej!"
    );
}

#[rocket::async_test]
async fn nobody_answers_twice_and_a_letter_is_written_where_there_is_an_address() {
    for address in [true, false] {
        let town = with_news().await;
        if address {
            has_an_address(&town).await;
        }
        let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
        notes(&mut ann, "Rut Alm", "Ingen svarade").await;
        assert_eq!(tasks(&town).await, ["open 1"]);
        ann.page.says("Ring senare").says("Ringt en gång");
        town.minutes_pass(61);
        notes(&mut ann, "Rut Alm", "Ingen svarade").await;
        if !address {
            assert_eq!(tasks(&town).await, ["open 2"]);
            continue;
        }
        assert_eq!(tasks(&town).await, ["letter 2"]);
        opens(&mut ann, "Rut Alm").await;
        ann.page.says("Storgatan 4");
        ann.presses("Brevet är skickat").await;
        assert_eq!(tasks(&town).await, ["done 3"]);
        assert_eq!(notices(&town).await, ["sent"]);
    }
}

#[rocket::async_test]
async fn who_wants_to_be_called_later_is_called_while_the_phone_is_answered() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    ann.chooses("Vill bli uppringd en annan tid");
    ann.fills("Dag", "lördag 16 januari")
        .fills("Klockan", "10.30");
    let page = ann.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Då är telefonen stängd.");
    assert_eq!(page.value("Dag"), "lördag 16 januari");
    assert_eq!(page.value("Klockan"), "10.30");
    ann.fills("Dag", "tisdag 12 januari");
    let page = ann.presses("Spara").await;
    page.says(
        "Ring tidigast tisdag 12 januari klockan 10.30. Lovat tisdag 12 januari före klockan 11.30",
    );
    assert_eq!(tasks(&town).await, ["open 1"]);
}

#[rocket::async_test]
async fn of_two_who_take_a_task_one_has_it_and_the_other_is_told_and_loses_nothing() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    let mut bo = clerk(&town, "bo.ek@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    opens(&mut bo, "Rut Alm").await;
    ann.presses("Ta uppgiften").await.says("Du har tagit den");
    bo.chooses("Vill bli uppringd en annan tid");
    bo.fills("Dag", "tisdag 12 januari").fills("Klockan", "9");
    let page = bo.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Ann Hed hann ändra uppgiften");
    assert_eq!(page.value("Klockan"), "9");
    assert_eq!(tasks(&town).await, ["open 0"]);
    // Knowing whose it is, Bo notes nothing for her, and takes it over with what was filled in.
    assert_eq!(bo.presses("Spara").await.status, Status::Conflict);
    bo.page.says("En kollega har tagit uppgiften.");
    bo.presses("Ta över från Ann Hed").await;
    assert_eq!(bo.page.value("Klockan"), "9");
    bo.presses("Spara").await;
    assert_eq!(tasks(&town).await, ["open 1"]);
}

#[rocket::async_test]
async fn what_was_taken_back_is_not_called_about() {
    let town = with_news().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    let taken_back = "UPDATE outbox SET state = 'withdrawn', settled_at = 1 WHERE channel = 'call'";
    town.runs(taken_back).await.unwrap();
    ann.chooses("Jag nådde personen");
    let page = ann.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Det som skulle sägas har ändrats.");
    assert_eq!(notices(&town).await, ["withdrawn"]);
    ann.visits(LIST).await.does_not_say("Rut Alm");
}

#[rocket::async_test]
async fn somebody_is_promised_to_be_called_again_once_however_often_it_is_sent() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    ann.visits(LIST).await;
    ann.follows("Ring upp igen").await;
    ann.page.says("Inga uppgifter om hälsa.");
    ann.fills("Vem ska vi ringa?", "Gösta Ek")
        .fills("På vilket nummer?", "070-174 06 07")
        .fills("Dag", "i går")
        .fills("Klockan", "13");
    let page = ann.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.value("Vem ska vi ringa?"), "Gösta Ek");
    ann.fills("Dag", "12 januari")
        .fills("Vad gäller det?", "Bussen");
    ann.chooses("Jag");
    let (path, fields) = ann.form("Spara");
    ann.posts(&path, &fields).await;
    let page = ann.posts(&path, &fields).await;
    assert_eq!(page.path, LIST);
    page.says("Gösta Ek").says("Du har tagit den");
    assert_eq!(town.number("SELECT count(*) FROM call_tasks").await, 2);
    ann.follows("Gösta Ek").await.says("Bussen");
}

#[rocket::async_test]
async fn the_team_sees_what_is_late_and_who_has_what() {
    let town = town().await;
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    town.minutes_pass(30);
    notes(&mut ann, "Rut Alm", "Jag nådde personen").await;
    asks_for_a_call(&town, "Gösta Ek", "070-174 06 07").await;
    town.set_clock("2027-01-11 16:30");
    let mut ann = clerk(&town, "bo.ek@kalmar.example").await;
    ann.visits(LIST).await;
    let page = ann.follows("Så ligger laget till").await;
    let facts = page.text();
    assert!(facts.contains("Sena 1"), "{facts}");
    assert!(
        facts.contains("Tid till första samtalet 30 minuter"),
        "{facts}"
    );
    assert!(facts.contains("Ann Hed 0 0 1"), "{facts}");
    assert!(facts.contains("Ingen har tagit den 1 1 0"), "{facts}");
}

#[rocket::async_test]
async fn a_task_is_nobodys_in_another_municipality() {
    let town = Town::new().await;
    asks_for_a_call(&town, "Rut Alm", "070-174 06 05").await;
    let (_, mut ulf) = town
        .colleague_in("0883", "ulf.ek@vastervik.example", Role::ContactCentre)
        .await;
    ulf.visits("/vastervik/ringlista").await.does_not_say("Rut");
    let mut ann = clerk(&town, "ann.hed@kalmar.example").await;
    opens(&mut ann, "Rut Alm").await;
    let theirs = ann.page.path.replace("kalmar", "vastervik");
    assert_eq!(ulf.visits(&theirs).await.status, Status::NotFound);
}
