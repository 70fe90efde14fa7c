//! What has been written so far: kept, found again by its own visit only, and spoken of by its code.

use super::{a_town, somebody_at};
use crate::support::{ARound, Town, databases::on_postgres, someone, world_of};
use brygga::registrations;
use rocket::http::Status;

/// The code that the help box says.
fn code(page: &crate::support::Page) -> Option<String> {
    let words = page.words_of(".app-help__code");
    let code = words.strip_prefix("Säg koden ")?;
    let code = code.strip_suffix(" så ser vi det du redan har skrivit.")?;
    Some(code.to_owned())
}

fn is_code(code: &str, digits: usize) -> bool {
    let (first, rest) = code.split_once(' ').unwrap_or_default();
    let mut first = first.chars();
    first.next().is_some_and(|c| "ABJKLMRSUXYZ".contains(c))
        && first.next().is_some_and(|c| c.is_ascii_digit())
        && first.next().is_none()
        && rest.len() == digits
        && rest.chars().all(|c| c.is_ascii_digit())
}

#[rocket::async_test]
async fn from_the_second_page_on_the_help_says_by_which_code_staff_find_the_draft() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    assert_eq!(code(&rut.page), None, "nothing is written yet");
    let details = someone("Rut Alm").at("392 31");
    rut.answers_question(&details).await;
    let first = code(&rut.page).expect("a code");
    assert!(is_code(&first, 2), "{first}");
    while rut.question().is_some() {
        assert_eq!(code(&rut.page), Some(first.clone()), "{}", rut.page.path);
        rut.answers_question(&details).await;
    }
    assert_eq!(code(&rut.page), Some(first.clone()));
    let stored = town.texts("SELECT code FROM drafts").await;
    assert_eq!(stored, [first]);
    rut.sends().await;
    assert_eq!(code(&rut.page), None, "what was sent is no draft");
}

#[rocket::async_test]
async fn no_two_drafts_of_a_municipality_have_the_same_code_even_when_all_short_ones_are_taken() {
    let town = a_town().await;
    let letters = "ABJKLMRSUXYZ";
    let mut number = 0_u32;
    for letter in letters.chars() {
        let mut rows = Vec::new();
        for digit in 0..10 {
            for rest in 0..100 {
                number += 1;
                let (id, visit) = if on_postgres() {
                    (
                        format!("'00000000-0000-7000-8000-{number:012x}'"),
                        format!("decode('{number:064x}', 'hex')"),
                    )
                } else {
                    (format!("x'{number:032x}'"), format!("x'{number:064x}'"))
                };
                rows.push(format!(
                    "({id}, '0880', {visit}, 'sign_up', '{letter}{digit} {rest:02}', \
                     (SELECT id FROM rounds), '{{}}', 'sv', 1, 0, 4000000000000000)"
                ));
            }
        }
        let sql = format!(
            "INSERT INTO drafts (id, municipality_code, visit, purpose, code, round_id, answers, \
             language, version, begun_at, touched_at) VALUES {}",
            rows.join(", ")
        );
        town.runs(&sql).await.unwrap();
    }
    assert_eq!(number, 12_000);
    for person in 0..30 {
        let mut rut = somebody_at(&town, "namn", &someone("Rut Alm")).await;
        let longer = code(&rut.page).expect("a code");
        assert!(is_code(&longer, 3), "{person}: {longer}");
        rut.answers("Rut Alm").await;
        assert_eq!(rut.question(), Some("fodelsear"));
    }
    assert_eq!(town.rows_of("drafts").await, 12_030);
}

#[rocket::async_test]
async fn the_same_code_may_stand_for_a_draft_in_another_municipality() {
    let rounds = [
        ARound::with(1, &[5]),
        ARound {
            municipality: "vastervik",
            ..ARound::with(7, &[5])
        },
    ];
    let town = Town::with_world(&world_of(&rounds)).await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("fodelsear", &someone("Rut Alm")).await;
    // One visit, two municipalities, two drafts.
    rut.visits("/vastervik/anmalan/vem?traff=7").await;
    assert!(rut.page.first("input[checked]").is_none());
    rut.answers_with(&["Jag själv"]).await;
    assert_eq!(rut.page.value("Vad heter du?"), "");
    town.runs("UPDATE drafts SET code = 'K7 42'").await.unwrap();
    town.minutes_pass(1);
    let page = rut.visits("/kalmar/anmalan/fodelsear").await;
    assert_eq!(code(page), Some("K7 42".to_owned()));
}

#[rocket::async_test]
async fn nobody_sees_the_draft_of_another_visit() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    let (action, fields) = rut.would_send();
    let mut mallory = town.person();
    for path in [
        "kontrollera",
        "namn",
        "telefon",
        "kontrollera?traff=1",
        "for-ung",
    ] {
        let page = mallory.visits(&format!("/kalmar/anmalan/{path}")).await;
        page.does_not_say("Rut Alm").does_not_say("392 31");
        assert!(!page.html.contains("Rut Alm"), "{path}");
    }
    let page = mallory.posts(&action, &fields).await;
    assert!(!page.html.contains("Rut Alm"));
    mallory
        .cookies
        .insert("visit".to_owned(), "påhittad".to_owned());
    let page = mallory.visits("/kalmar/anmalan/kontrollera?traff=1").await;
    assert!(!page.html.contains("Rut Alm"));
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn what_is_written_is_kept_when_the_program_starts_anew() {
    let town = a_town().await;
    let details = someone("Rut Alm").at("392 31");
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("telefon", &details).await;
    let anew = town.another_instance().await;
    let mut there = anew.person();
    there.cookies.clone_from(&rut.cookies);
    let page = there.visits("/kalmar/anmalan/kontrollera").await;
    assert_eq!(page.heading(), "Vilket telefonnummer når vi dig på?");
    there.answers_all(&details).await;
    there.page.says("Rut Alm").says("392 31");
    let page = there.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn two_windows_that_answer_at_once_lose_neither_answer() {
    let town = a_town().await;
    let other = town.another_instance().await;
    let mut rut = somebody_at(&town, "namn", &someone("Rut Alm")).await;
    let mut twin = other.person();
    twin.cookies.clone_from(&rut.cookies);
    rut.answers("Rut Alm").await;
    for round in 0..5 {
        twin.visits("/kalmar/anmalan/namn").await;
        rut.visits("/kalmar/anmalan/fodelsear").await;
        twin.fills("Vad heter du?", &format!("Rut Alm {round}"));
        rut.fills("Vilket år är du född?", &format!("{}", 1940 + round));
        let (one, two) = rocket::tokio::join!(rut.goes_on(), twin.goes_on());
        assert_eq!((one.status, two.status), (Status::Ok, Status::Ok));
        let answers = town.texts("SELECT answers FROM drafts").await;
        let (name, year) = (format!("Rut Alm {round}"), format!("{}", 1940 + round));
        assert!(
            answers[0].contains(&name) && answers[0].contains(&year),
            "{answers:?}"
        );
    }
    assert_eq!(town.rows_of("drafts").await, 1);
}

#[rocket::async_test]
async fn who_begins_anew_after_sending_finds_empty_pages() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm").at("593 30")).await;
    town.minutes_pass(1);
    // The next one at the computer of the library.
    rut.opens_form(2).await;
    assert!(rut.page.first("input[checked]").is_none());
    rut.answers_with(&["Jag själv"]).await;
    for heading in ["Vad heter du?", "Vilket år är du född?"] {
        assert_eq!(rut.page.heading(), heading);
        assert_eq!(rut.page.value(heading), "");
        let answer = if heading == "Vad heter du?" {
            "Gösta Ek"
        } else {
            "1947"
        };
        rut.answers(answer).await;
    }
    rut.answers_all(&someone("Gösta Ek").phone("")).await;
    rut.page
        .says("Gösta Ek")
        .does_not_say("Rut Alm")
        .does_not_say("593 30");
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.rows_of("residents").await, 2);
}

#[rocket::async_test]
async fn who_is_forgotten_on_this_computer_leaves_no_draft_to_read_there() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm")).await;
    rut.presses("Glöm anmälan på den här datorn").await;
    let page = rut.visits("/kalmar/anmalan/kontrollera?traff=1").await;
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    assert!(!page.html.contains("Rut Alm"));
}

#[rocket::async_test]
async fn a_draft_holds_what_was_asked_and_nothing_else() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    for (column, value) in [
        ("purpose", "sign_up"),
        ("language", "sv"),
        ("municipality_code", "0880"),
    ] {
        let rows = town.texts(&format!("SELECT {column} FROM drafts")).await;
        assert_eq!(rows, [value], "{column}");
    }
    assert_eq!(town.rows_of("residents").await, 0);
    assert_eq!(town.rows_of("registrations").await, 0);
    let about_people = "SELECT count(*) FROM audit_events WHERE code LIKE 'registration%'";
    assert_eq!(town.number(about_people).await, 0);
    // The cookie itself is not kept, only what it is known by.
    let cookie = rut.cookies["visit"].clone();
    let answers = town.texts("SELECT answers FROM drafts").await;
    assert!(!answers[0].contains(&cookie));
}

#[rocket::async_test]
async fn a_draft_is_removed_three_days_after_it_was_touched_last_and_not_before() {
    let town = a_town().await;
    let details = someone("Rut Alm").at("392 31");
    let (mut rut, mut gosta) = (town.person(), town.person());
    rut.opens_form(1).await;
    rut.walks_to("telefon", &details).await;
    gosta.opens_form(1).await;
    gosta.walks_to("namn", &someone("Gösta Ek")).await;
    town.days_pass(2);
    rut.walks_to("bekraftelse", &details).await;
    town.days_pass(1);
    town.minutes_pass(1);
    town.removes(registrations::retention()).await;
    assert_eq!(
        town.rows_of("drafts").await,
        1,
        "Gösta has not been here for three days"
    );
    let page = rut.visits("/kalmar/anmalan/kontrollera").await;
    assert_eq!(page.heading(), "Hur vill du få bekräftelsen?");
    let page = gosta.visits("/kalmar/anmalan/namn").await;
    assert_eq!(page.path, "/kalmar/traffar");
    town.days_pass(2);
    town.removes(registrations::retention()).await;
    assert_eq!(town.rows_of("drafts").await, 0);
}

#[rocket::async_test]
async fn a_draft_that_was_removed_while_somebody_typed_loses_no_more_than_it_must() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("fodelsear", &someone("Rut Alm")).await;
    rut.fills("Vilket år är du född?", "1949");
    let (action, fields) = rut.would_send();
    town.days_pass(4);
    town.removes(registrations::retention()).await;
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    rut.answers_all(&someone("Rut Alm")).await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}
