//! Whoever answers the phone finds the caller by any words of theirs.

use crate::support::{ARound, Person, Told, Town, someone, world_of};
use brygga::{accounts::Role, residents};
use rocket::http::Status;

/// Four people who are easily taken for one another, and one who is not.
async fn town() -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    for details in [
        someone("Anna-Lena Åkerström").phone("070-174 06 05"),
        someone("Anna Karlsson").phone("070-174 06 06").born("1943"),
        someone("Carl Andersson")
            .phone("0480-45 12 34")
            .born("1950"),
        someone("Karl Anders")
            .phone("070-174 06 08")
            .told(Told::Letter),
        someone("Ingeborg Nyström").phone("").told(Told::Letter),
    ] {
        town.person().asks_for(1, &details).await;
        town.minutes_pass(1);
    }
    town
}

async fn clerk(town: &Town) -> Person<'_> {
    let (_, clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    clerk
}

/// The names that a text finds, in the order in which they are shown.
async fn found(clerk: &mut Person<'_>, text: &str) -> Vec<String> {
    clerk.visits("/kalmar/telefon").await;
    clerk.fills("Sök", text);
    let page = clerk.presses("Visa").await;
    let names = page.all("li.app-block h3");
    names.into_iter().map(crate::support::page::words).collect()
}

#[rocket::async_test]
async fn a_caller_is_found_by_whatever_is_said_first() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    for (said, whom) in [
        ("anna-lena åkerström", "Anna-Lena Åkerström"),
        ("akerstrom annalena", "Anna-Lena Åkerström"),
        ("ÅKERS anna", "Anna-Lena Åkerström"),
        ("lena", "Anna-Lena Åkerström"),
        ("0605", "Anna-Lena Åkerström"),
        ("070 174 06 05", "Anna-Lena Åkerström"),
        ("+46 70-174 06 05", "Anna-Lena Åkerström"),
        ("anna 1943", "Anna Karlsson"),
        ("karlsson 43", "Anna Karlsson"),
        ("0480", "Carl Andersson"),
        ("451234", "Carl Andersson"),
        ("12 34 carl", "Carl Andersson"),
        ("nystr", "Ingeborg Nyström"),
    ] {
        assert_eq!(found(&mut clerk, said).await, [whom], "{said}");
    }
}

#[rocket::async_test]
async fn who_is_spelt_so_comes_before_whose_name_begins_so_and_who_sounds_so_is_found() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    assert_eq!(
        found(&mut clerk, "karl anders").await,
        ["Karl Anders", "Carl Andersson"]
    );
    assert_eq!(found(&mut clerk, "carl anderson").await, ["Carl Andersson"]);
    assert_eq!(found(&mut clerk, "ana carlson").await, ["Anna Karlsson"]);
}

#[rocket::async_test]
async fn a_street_is_found_as_long_as_a_registration_holds_it() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let mut both = found(&mut clerk, "storgatan 4").await;
    both.sort();
    assert_eq!(both, ["Ingeborg Nyström", "Karl Anders"]);
    assert_eq!(
        found(&mut clerk, "ingeborg storg").await,
        ["Ingeborg Nyström"]
    );
    assert!(found(&mut clerk, "ingeborg kungsgatan").await.is_empty());
}

#[rocket::async_test]
async fn a_booking_word_comes_first_in_any_company() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let words = town
        .texts(
            "SELECT booking_word FROM registrations JOIN members ON registration_id = registrations.id \
             JOIN residents ON residents.id = resident_id WHERE name = 'Anna Karlsson'",
        )
        .await;
    for said in [words[0].clone(), words[0].replace(' ', "").to_lowercase()] {
        assert_eq!(found(&mut clerk, &said).await[0], "Anna Karlsson", "{said}");
    }
    let in_company = format!("karl {}", words[0]);
    assert_eq!(found(&mut clerk, &in_company).await[0], "Anna Karlsson");
}

#[rocket::async_test]
async fn a_row_tells_people_apart_and_says_what_they_have() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    found(&mut clerk, "anna").await;
    clerk
        .page
        .says("2 personer")
        .says("Född 1943 · Telefonen slutar på 06")
        .says("Har plats");
    clerk.page.does_not_say("174 06");
    found(&mut clerk, "ingeborg").await;
    clerk
        .page
        .says("En person")
        .says("Ingen telefon")
        .says("Plats 3 på reservlistan");
    clerk.presses("Ingeborg Nyström").await;
    clerk.follows("Allt om Ingeborg Nyström").await;
    clerk.page.says("Vad som har hänt");
}

#[rocket::async_test]
async fn signs_of_the_database_are_only_signs() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    for said in [
        "\"anna",
        "anna*",
        "anna' OR '1'='1",
        "anna:* & karlsson",
        "NEAR(anna)",
        "-",
        "%",
        "anna\\",
        "\u{0}anna",
        "words : anna",
    ] {
        found(&mut clerk, said).await;
        assert_eq!(clerk.page.status, Status::Ok, "{said}");
    }
    for nobody in ["zzz", "sss anna", "xx"] {
        assert!(found(&mut clerk, nobody).await.is_empty(), "{nobody}");
    }
    clerk
        .page
        .says("Ingen träff")
        .says("Pröva med färre bokstäver");
}

#[rocket::async_test]
async fn nobody_is_found_in_another_municipality_or_after_being_forgotten() {
    let town = town().await;
    let (_, mut elsewhere) = town
        .colleague_in("0883", "bo.ek@vastervik.example", Role::ContactCentre)
        .await;
    elsewhere.visits("/vastervik/telefon?q=anna").await;
    elsewhere.page.says("Ingen träff");
    town.runs("UPDATE registrations SET keep_until = '2027-01-01'")
        .await
        .unwrap();
    town.runs("UPDATE registrations SET standing = 'cancelled'")
        .await
        .unwrap();
    town.removes(brygga::registrations::retention()).await;
    let mut clerk = clerk(&town).await;
    assert!(found(&mut clerk, "anna").await.is_empty());
    assert_eq!(town.rows_of("search_entries").await, 0);
}

#[rocket::async_test]
async fn the_words_of_people_from_before_are_written_anew() {
    let town = town().await;
    town.runs("UPDATE search_entries SET words = '', written_by = 0")
        .await
        .unwrap();
    let mut clerk = clerk(&town).await;
    assert!(found(&mut clerk, "anna").await.is_empty());
    while residents::write_waiting(&town.store).await.unwrap() > 0 {}
    assert_eq!(found(&mut clerk, "anna").await.len(), 2);
    assert_eq!(found(&mut clerk, "ingeborg storgatan").await.len(), 1);
}
