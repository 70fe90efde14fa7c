//! How people want to be told, and what is offered to whom.

use super::{a_town, somebody_at};
use crate::support::{Details, Told, Town, page::words, someone};
use brygga::outbox::Channel;
use rocket::http::Status;

async fn offered(town: &Town, details: &Details) -> Vec<String> {
    let person = somebody_at(town, "bekraftelse", details).await;
    let labels = person.page.all("main .govuk-radios label");
    labels.into_iter().map(words).collect()
}

const LETTER: &str = "Med brev hem i brevlådan (kommer inom en vecka)";

#[rocket::async_test]
async fn what_is_offered_fits_the_phones_that_there_are() {
    let town = a_town().await;
    let rut = someone("Rut Alm");
    let all = [LETTER, "Med sms", "Vi ringer upp dig", "Med e-post"];
    assert_eq!(offered(&town, &rut).await, all);
    let landline = rut.clone().phone("08-465 004 10");
    let no_sms = [LETTER, "Vi ringer upp dig", "Med e-post"];
    assert_eq!(offered(&town, &landline).await, no_sms);
    let no_phone = rut.clone().phone("");
    assert_eq!(offered(&town, &no_phone).await, [LETTER, "Med e-post"]);
    let helped = no_phone.clone().helped_by("Eva Alm", "070-174 06 50", true);
    let to_helper = [
        LETTER,
        "Med sms till Eva Alm",
        "Vi ringer upp Eva Alm",
        "Med e-post",
    ];
    assert_eq!(offered(&town, &helped).await, to_helper);
    let own_phone = landline.helped_by("Eva Alm", "08-465 004 11", true);
    let to_person = [LETTER, "Vi ringer upp personen", "Med e-post"];
    assert_eq!(offered(&town, &own_phone).await, to_person);
    let two = no_phone.and(someone("Gösta Alm").phone("070-174 06 07"));
    let both = [LETTER, "Med sms", "Vi ringer upp er", "Med e-post"];
    assert_eq!(offered(&town, &two).await, both);
}

#[rocket::async_test]
async fn a_letter_is_offered_as_long_as_seven_working_days_remain() {
    let town = a_town().await;
    let no_phone = someone("Rut Alm").phone("");
    for (day, offers) in [
        ("2027-01-22 15:00", true),
        ("2027-01-24 15:00", true),
        ("2027-01-25 08:00", false),
        ("2027-02-01 08:00", false),
    ] {
        town.set_clock(day);
        let labels = offered(&town, &no_phone).await;
        let expected = if offers {
            LETTER
        } else {
            "Jag skriver ut sidan"
        };
        assert_eq!(labels, [expected, "Med e-post"], "{day}");
        let with_phone = offered(&town, &someone("Rut Alm")).await;
        assert_eq!(with_phone.contains(&LETTER.to_owned()), offers, "{day}");
        assert!(
            !with_phone.contains(&"Jag skriver ut sidan".to_owned()),
            "{day}"
        );
    }
    let late = somebody_at(&town, "bekraftelse", &no_phone).await;
    late.page.says(
        "Ett brev hinner inte fram. Skriv ut sidan när du är klar, eller skriv upp ditt bokningsord.",
    );
}

#[rocket::async_test]
async fn a_way_that_was_not_offered_is_not_taken() {
    let town = a_town().await;
    for (details, way) in [
        (someone("Rut Alm").phone("08-465 004 10"), "sms"),
        (someone("Rut Alm").phone(""), "sms"),
        (someone("Rut Alm").phone(""), "samtal"),
        (someone("Rut Alm"), "sidan"),
        (someone("Rut Alm"), "brevduva"),
    ] {
        assert_not_taken(&town, &details, way).await;
    }
}

#[rocket::async_test]
async fn a_letter_that_would_come_too_late_is_not_taken() {
    let town = a_town().await;
    town.set_clock("2027-01-29 10:00");
    assert_not_taken(&town, &someone("Rut Alm"), "brev").await;
}

async fn assert_not_taken(town: &Town, details: &Details, way: &str) {
    let mut person = somebody_at(town, "bekraftelse", details).await;
    let (action, mut fields) = person.would_send();
    fields.push(("satt".to_owned(), way.to_owned()));
    let page = person.posts(&action, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity, "{way}");
    assert_eq!(page.faults(), ["Välj hur du vill få bekräftelsen"]);
}

#[rocket::async_test]
async fn each_way_of_telling_leads_to_news_of_its_own_kind() {
    let town = a_town().await;
    let ways = [
        (
            Told::Letter,
            Channel::Letter,
            "Brevet kommer inom en vecka.",
        ),
        (Told::Sms, Channel::Sms, "Vi skickar bekräftelsen med sms."),
        (Told::Call, Channel::Call, "Vi ringer och bekräftar."),
        (
            Told::Email("rut@kalmar.example".to_owned()),
            Channel::Email,
            "Vi skickar bekräftelsen till rut@kalmar.example.",
        ),
    ];
    for (number, (told, channel, next)) in ways.into_iter().enumerate() {
        town.minutes_pass(1);
        let details = someone(&format!("Person Nummer{number}")).told(told);
        let mut person = town.person();
        let page = person.asks_for(1, &details).await;
        assert_eq!(page.heading(), "Du är anmäld");
        page.says("Du behöver inte göra något mer.").says(next);
        let word = page.booking_word();
        let news = town.mailbox().await.remove(0);
        assert_eq!(news.channel, channel);
        assert!(!news.receiver.is_empty(), "{news:?}");
        assert!(news.body.contains(&word), "{}", news.body);
    }
}

#[rocket::async_test]
async fn the_page_names_whom_we_call_when_it_is_the_one_who_helps() {
    let town = a_town().await;
    let helped =
        someone("Gösta Ek")
            .phone("")
            .told(Told::Call)
            .helped_by("Eva Alm", "070-174 06 50", true);
    let page = town.person().asks_for(1, &helped).await.html.clone();
    assert!(page.contains("Vi ringer Eva Alm och bekräftar."), "{page}");
    town.minutes_pass(1);
    let own_phone =
        someone("Berit Dahl")
            .told(Told::Call)
            .helped_by("Eva Alm", "070-174 06 50", true);
    let mut person = town.person();
    let page = person.asks_for(1, &own_phone).await;
    page.says("Vi ringer och bekräftar.")
        .does_not_say("Vi ringer Eva Alm");
}

#[rocket::async_test]
async fn a_letter_goes_to_the_address_and_a_message_to_the_phone_that_was_given() {
    let town = a_town().await;
    let letter = someone("Rut Alm").at("392 31").told(Told::Letter);
    town.person().asks_for(1, &letter).await;
    let receiver = town.mailbox().await.remove(0).receiver;
    for part in ["Rut Alm", "Storgatan 4", "392 31", "Kalmar"] {
        assert!(
            receiver.to_lowercase().contains(&part.to_lowercase()),
            "{receiver}"
        );
    }
    town.minutes_pass(1);
    let helped =
        someone("Gösta Ek")
            .phone("")
            .told(Told::Sms)
            .helped_by("Eva Alm", "070-174 06 50", true);
    town.person().asks_for(1, &helped).await;
    let news = town.mailbox().await.remove(0);
    assert_eq!(news.channel, Channel::Sms);
    assert!(news.receiver.contains("070-174 06 50"), "{}", news.receiver);
    town.minutes_pass(1);
    // The landline cannot take a text message, the other one's mobile can.
    let two = someone("Berit Dahl")
        .phone("08-465 004 10")
        .told(Told::Sms)
        .and(someone("Kurt Dahl").born("1947").phone("070-174 06 77"));
    town.person().asks_for(1, &two).await;
    let news = town.mailbox().await.remove(0);
    assert!(news.receiver.contains("070-174 06 77"), "{}", news.receiver);
}

#[rocket::async_test]
async fn what_is_needed_brought_and_wished_for_is_kept_with_the_registration() {
    let town = a_town().await;
    let details = someone("Rut Alm")
        .helped_by("Eva Alm", "070-174 06 50", false)
        .told(Told::Letter)
        .needs(&["Hörslinga", "Tolk – skriv vilket språk"])
        .interpreter("nordsamiska")
        .brings(&["Personen har ingen egen och vill låna"])
        .wishes(&["Känna igen bluffar", "1177 och vård på nätet"]);
    let mut eva = town.person();
    eva.visits("/kalmar/textstorlek/storst").await;
    eva.looks_over(1, &details).await;
    eva.page
        .says("Hörslinga Tolk: nordsamiska")
        .says("Eva Alm, 070-174 06 50")
        .says("Känna igen bluffar 1177 och vård på nätet");
    eva.sends().await;
    for (column, kept) in [
        ("contact_name", "Eva Alm"),
        ("contact_phone", "+46701740650"),
        ("interpreter_language", "nordsamiska"),
        ("street", "Storgatan 4"),
        ("postal_code", "39231"),
        ("post_town", "Kalmar"),
        ("channel", "letter"),
        ("CAST(text_percent AS text)", "150"),
    ] {
        let rows = town
            .texts(&format!("SELECT {column} FROM registrations"))
            .await;
        assert_eq!(rows, [kept], "{column}");
    }
    for (column, parts) in [
        ("needs", ["horslinga", "tolk"]),
        ("devices", ["lana", "lana"]),
        ("wishes", ["bluffar", "vard"]),
    ] {
        let rows = town
            .texts(&format!("SELECT {column} FROM registrations"))
            .await;
        assert!(parts.iter().all(|part| rows[0].contains(part)), "{rows:?}");
    }
    let untold = "SELECT count(*) FROM registrations WHERE NOT contact_told";
    assert_eq!(town.number(untold).await, 1);
}
