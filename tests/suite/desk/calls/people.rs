//! Whom a call is about: somebody known, two, somebody's parent, somebody too young.

use super::{answers, books, chooses_first, clerk, finds, rest, writes};
use crate::support::{ARound, Town, someone, world_of};

async fn town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[4]), ARound::with(2, &[4])])).await
}

#[rocket::async_test]
async fn who_is_known_says_nothing_twice() {
    let town = town().await;
    let details = someone("Rut Alm").phone("070-174 06 05").at("392 32");
    town.person().asks_for(1, &details).await;
    let mut clerk = clerk(&town).await;
    finds(&mut clerk, "alm 0605", "Rut Alm").await;
    assert_eq!(clerk.page.value("Vad heter du?"), "Rut Alm");
    assert_eq!(clerk.page.value("Vilket år är du född?"), "1949");
    assert_eq!(
        clerk.page.value("Vilket postnummer har du hemma?"),
        "392 32"
    );
    clerk.page.says("Har plats").says("Vad som har hänt");
    clerk.fills("Vilket telefonnummer har du?", "0480-45 12 34");
    clerk.presses("Spara").await;
    let second = super::choices(&clerk).remove(1);
    clerk.presses(&second).await;
    clerk.chooses("Mobil").chooses("3. Vi ringer");
    clerk.presses("Boka platsen").await;
    clerk.page.says("Vi ringer dig");
    assert_eq!(town.rows_of("residents").await, 1);
    assert_eq!(town.rows_of("registrations").await, 2);
    assert_eq!(
        town.texts("SELECT phone FROM residents").await,
        ["+46480451234"]
    );
}

#[rocket::async_test]
async fn somebody_alike_is_proposed_and_a_human_decides() {
    let town = town().await;
    let details = someone("Anna Lindh").phone("070-174 06 05");
    town.person().asks_for(1, &details).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Ana Lind", "1949", "0480-45 12 34");
    clerk.presses("Spara").await;
    clerk.page.says("Det finns redan en Anna Lindh, född 1949.");
    let call = clerk.page.path.clone();
    clerk.presses("Nej, ny person").await;
    clerk.page.does_not_say("Det finns redan");
    // It was said once, and holds.
    clerk.presses("Spara").await;
    clerk.page.does_not_say("Det finns redan");
    clerk.visits(&call).await;
    clerk.page.does_not_say("Det finns redan");
    answers(&mut clerk).await;
    writes(&mut clerk, "Ana Lind", "1949", "0480-45 12 34");
    clerk.presses("Spara").await;
    clerk.presses("Ja, det är Anna Lindh").await;
    clerk.page.says("Allt om Anna Lindh");
    assert_eq!(clerk.page.value("Vad heter du?"), "Ana Lind");
    clerk.presses("Det är någon annan").await;
    clerk.page.does_not_say("Allt om Anna Lindh");
}

#[rocket::async_test]
async fn who_was_told_apart_in_a_call_is_not_asked_about_again() {
    let town = town().await;
    town.person()
        .asks_for(1, &someone("Anna Lindh").phone("070-174 06 05"))
        .await;
    let mut clerk = clerk(&town).await;
    for (decides, left) in [(true, 0), (false, 2)] {
        let name = if decides { "Ana Lind" } else { "Anna Linde" };
        answers(&mut clerk).await;
        writes(&mut clerk, name, "1949", "0480-45 12 34");
        clerk.presses("Spara").await;
        clerk.page.says("Det finns redan en Anna Lindh, född 1949.");
        if decides {
            clerk.presses("Nej, ny person").await;
        }
        chooses_first(&mut clerk).await;
        rest(&mut clerk);
        clerk.chooses("3. Vi ringer");
        clerk.presses("Boka platsen").await;
        clerk.page.says("Du har en plats.");
        let open = "SELECT COUNT(*) FROM likely_duplicates WHERE verdict_id IS NULL";
        assert_eq!(town.number(open).await, left, "{name}");
    }
    // It is remembered as a decision of whoever talked to her, which can be undone.
    assert_eq!(town.texts("SELECT decided FROM verdicts").await, ["other"]);
    let told = "SELECT COUNT(*) FROM audit_events WHERE code = 'person.not_same'";
    assert_eq!(town.number(told).await, 1);
}

#[rocket::async_test]
async fn who_looks_like_somebody_else_after_that_is_proposed_again() {
    let town = town().await;
    for (name, phone) in [
        ("Anna Lindh", "070-174 06 05"),
        ("Berit Ek", "0480-45 12 34"),
    ] {
        town.person().asks_for(1, &someone(name).phone(phone)).await;
    }
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Ana Lind", "1949", "");
    clerk.presses("Spara").await;
    clerk.presses("Nej, ny person").await;
    clerk.page.does_not_say("Det finns redan");
    clerk.fills("Vad heter du?", "Berit Lind");
    clerk.fills("Vilket telefonnummer har du?", "0480-45 12 34");
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Det finns redan en Berit Ek")
        .does_not_say("Anna Lindh");
}

#[rocket::async_test]
async fn somebody_is_found_in_the_middle_of_a_call() {
    let town = town().await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    clerk.fills("Har du varit med förut?", "rut");
    clerk.presses("Spara").await;
    clerk.page.says("En person");
    clerk.presses("Rut Alm").await;
    assert_eq!(clerk.page.value("Vad heter du?"), "Rut Alm");
    clerk.page.says("Allt om Rut Alm");
}

#[rocket::async_test]
async fn two_go_together_with_one_word_and_a_seat_each() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    clerk.chooses("3. Två som går tillsammans");
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    clerk
        .fills("Vad heter den andra personen?", "Gösta Alm")
        .fills("Vilket år är den andra personen född?", "1947");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    assert_eq!(
        town.texts("SELECT kind FROM claims").await,
        ["held", "held"]
    );
    rest(&mut clerk);
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Rut Alm, född 1949")
        .says("Gösta Alm, född 1947, ingen telefon");
    clerk.presses("Boka platsen").await;
    clerk.page.says("Ni har plats båda två.");
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("members").await, 2);
    assert_eq!(
        town.texts("SELECT kind FROM claims").await,
        ["placed", "placed"]
    );
}

#[rocket::async_test]
async fn seats_are_held_for_as_many_as_it_is_about() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    assert_eq!(town.rows_of("claims").await, 1);
    clerk.chooses("3. Två som går tillsammans");
    clerk.presses("Spara").await;
    assert_eq!(town.rows_of("claims").await, 2);
    clerk.chooses("1. Den som ringer");
    clerk.presses("Spara").await;
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn a_daughter_signs_her_father_up() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    clerk.chooses("2. Någon som den som ringer hjälper");
    clerk.presses("Spara").await;
    clerk
        .fills("Vad heter du som hjälper till?", "Eva Ek")
        .fills(
            "Vilket telefonnummer har du som hjälper till?",
            "070-174 06 09",
        )
        .answers_to("Vet personen att du anmäler?", "1. Ja")
        .fills("Vad heter personen?", "Gösta Ek")
        .fills("Vilket år är personen född?", "1940");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Gösta Ek, född 1940, ingen telefon")
        .says("Eva Ek hjälper till, telefon 07 01 74 06 09");
    clerk.presses("Boka platsen").await;
    clerk.page.says("Du får ett sms");
    let contact = "SELECT contact_name || ' ' || contact_phone FROM registrations";
    assert_eq!(town.texts(contact).await, ["Eva Ek +46701740609"]);
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Gösta Ek"]);
}

#[rocket::async_test]
async fn who_the_course_is_not_for_needs_a_reason() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1975", "070-174 06 05");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Boka platsen").await;
    assert_eq!(clerk.page.faults().len(), 1);
    clerk.chooses("2. Det finns platser över");
    clerk.presses("Spara").await;
    clerk.presses("Boka platsen").await;
    clerk.page.says("Du har en plats.");
    assert_eq!(
        town.texts("SELECT outside_reason FROM registrations").await,
        ["plats-over"]
    );
    // Who fits needs none, and none is written.
    books(&mut clerk, "Berit Sten", "070-174 06 11").await;
    let with = "SELECT outside_reason FROM registrations WHERE outside_reason IS NOT NULL";
    assert_eq!(town.texts(with).await.len(), 1);
}

/// Two are written down, the first one as given and Gösta Alm with this phone.
async fn two_with(clerk: &mut crate::support::Person<'_>, first: (&str, &str), phone: &str) {
    answers(clerk).await;
    clerk.chooses("3. Två som går tillsammans");
    writes(clerk, first.0, "1949", first.1);
    clerk.presses("Spara").await;
    clerk
        .fills("Vad heter den andra personen?", "Gösta Alm")
        .fills("Vilket år är den andra personen född?", "1947")
        .fills("Vilket telefonnummer har den andra personen?", phone);
    clerk.presses("Spara").await;
}

#[rocket::async_test]
async fn the_other_one_of_two_is_recognised_and_says_nothing_twice() {
    let town = town().await;
    let mut known = someone("Gösta Alm").phone("070-174 06 07").at("392 32");
    known.born = "1947".into();
    town.person().asks_for(2, &known).await;
    let mut clerk = clerk(&town).await;
    two_with(&mut clerk, ("Rut Alm", "070-174 06 05"), "").await;
    clerk
        .page
        .says("Kanske känner vi redan den andra personen")
        .says("Det finns redan en Gösta Alm, född 1947.");
    clerk.presses("Ja, det är Gösta Alm").await;
    clerk
        .page
        .says("Allt om Gösta Alm")
        .does_not_say("Det finns redan");
    let phone = "Vilket telefonnummer har den andra personen?";
    assert_eq!(clerk.page.value(phone), "070-174 06 07");
    // It is kept, and can be taken back.
    clerk.presses("Spara").await;
    clerk.page.says("Allt om Gösta Alm");
    clerk.presses("Den andra är någon annan").await;
    clerk
        .page
        .does_not_say("Allt om Gösta Alm")
        .does_not_say("Det finns redan");
    two_with(&mut clerk, ("Rut Alm", "070-174 06 05"), "").await;
    clerk.presses("Ja, det är Gösta Alm").await;
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Boka platsen").await;
    clerk.page.says("Ni har plats båda två");
    assert_eq!(town.rows_of("residents").await, 2);
}

#[rocket::async_test]
async fn the_other_one_of_two_is_told_apart_for_good() {
    let town = town().await;
    let mut known = someone("Gösta Alm").phone("0480-45 12 34");
    known.born = "1947".into();
    town.person().asks_for(2, &known).await;
    let mut clerk = clerk(&town).await;
    two_with(&mut clerk, ("Rut Alm", "070-174 06 05"), "070-174 06 07").await;
    clerk.presses("Nej, den andra är en ny person").await;
    clerk.page.does_not_say("Det finns redan");
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Boka platsen").await;
    clerk.page.says("Ni har plats båda två");
    assert_eq!(town.rows_of("residents").await, 3);
    let open = "SELECT COUNT(*) FROM likely_duplicates WHERE verdict_id IS NULL";
    assert_eq!(town.number(open).await, 0);
    assert_eq!(town.texts("SELECT decided FROM verdicts").await, ["other"]);
}

#[rocket::async_test]
async fn nobody_goes_together_with_themselves() {
    let town = town().await;
    let mut known = someone("Gösta Alm").phone("0480-45 12 34");
    known.born = "1947".into();
    town.person().asks_for(2, &known).await;
    let mut clerk = clerk(&town).await;
    finds(&mut clerk, "gösta", "Gösta Alm").await;
    clerk.chooses("3. Två som går tillsammans");
    clerk.presses("Spara").await;
    clerk
        .fills("Vad heter den andra personen?", "Gösta Alm")
        .fills("Vilket år är den andra personen född?", "1947");
    clerk.presses("Spara").await;
    clerk.page.does_not_say("Det finns redan");
}
