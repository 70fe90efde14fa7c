//! The booking word and a second fact.

use super::{GOSTAS_PHONE, Owns, gosta, rut, sign_up, somebody};
use crate::support::{ARound, Town, world_of};
use rocket::http::Status;

pub async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await
}

const NOT_FOUND: &str = "Vi hittar ingen anmälan. Kontrollera bokningsordet, eller ring oss.";

#[rocket::async_test]
async fn the_word_and_four_digits_open_a_registration() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    assert_eq!(person.page.heading(), "Ändra eller avboka din anmälan");
    let page = person.opens(&made.word, "0605").await;
    assert_eq!(page.path, "/kalmar/andra/val");
    assert_eq!(page.heading(), "Vad vill du göra?");
    page.says("Du har en plats.")
        .says("Rut Alm")
        .says("Tisdag 2 februari klockan 13–15")
        .says("Kalmars bibliotek")
        .says(&made.word);
}

#[rocket::async_test]
async fn the_word_is_understood_however_it_is_written() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let (word, number) = made.word.split_once(' ').unwrap();
    let plain: String = word
        .chars()
        .map(|c| match c {
            'Å' | 'Ä' => 'A',
            'Ö' => 'O',
            other => other,
        })
        .collect();
    let spaced = number
        .chars()
        .map(String::from)
        .collect::<Vec<_>>()
        .join(" ");
    for written in [
        made.word.clone(),
        made.word.to_lowercase(),
        format!("{plain} {number}"),
        format!("{}{number}", plain.to_lowercase()),
        format!("  {word}   {spaced} "),
        format!("«{word}-{number}»"),
        format!("{word}\u{a0}{number}\u{200b}"),
    ] {
        let mut person = town.person();
        let page = person.opens(&written, "0605").await;
        assert_eq!(page.path, "/kalmar/andra/val", "{written:?}");
    }
}

#[rocket::async_test]
async fn the_digits_are_understood_however_they_are_written() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    for written in [
        "0605",
        "06 05",
        "06-05",
        "070-174 06 05",
        "+46701740605",
        "…0605",
    ] {
        let mut person = town.person();
        let page = person.opens(&made.word, written).await;
        assert_eq!(page.path, "/kalmar/andra/val", "{written:?}");
    }
}

#[rocket::async_test]
async fn either_phone_of_two_opens_and_that_of_nobody_else() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    for digits in ["0605", "0606"] {
        let mut person = town.person();
        let page = person.opens(&made.word, digits).await;
        page.says("Ni har plats båda två.")
            .says("Rut Alm och Gösta Alm");
    }
    let mut person = town.person();
    let page = person.opens(&made.word, "0607").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn who_has_no_phone_opens_with_first_name_and_birth_year() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[somebody("Anna-Lena Berg", None)]).await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    person.follows("Jag har ingen telefon").await;
    let fields = |name| {
        [
            ("bokningsord", made.word.as_str()),
            ("fornamn", name),
            ("fodelsear", "49"),
        ]
    };
    let page = person.sends_with("Fortsätt", &fields("Berit")).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says(NOT_FOUND);
    assert_eq!(page.value("Förnamn"), "Berit");
    assert_eq!(page.value("Födelseår"), "49");
    let page = person.sends_with("Fortsätt", &fields("anna lena")).await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn a_name_does_not_open_what_a_phone_opens() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.visits("/kalmar/andra?utan=telefon").await;
    let fields = [
        ("bokningsord", made.word.as_str()),
        ("fornamn", "Rut"),
        ("fodelsear", "1949"),
    ];
    let page = person.sends_with("Fortsätt", &fields).await;
    page.says(NOT_FOUND);
}

#[rocket::async_test]
async fn a_wrong_word_and_a_wrong_number_get_the_same_answer_with_everything_kept() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let other = if made.word.starts_with("BJÖRK") {
        "EKORRE 471"
    } else {
        "BJÖRK 471"
    };
    for (word, digits) in [
        (other, "0605"),
        (made.word.as_str(), "1234"),
        ("inget ord", "0605"),
    ] {
        let mut person = town.person();
        let page = person.opens(word, digits).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{word}");
        assert_eq!(
            page.title(),
            "Fel: Ändra eller avboka din anmälan – Kalmar kommun"
        );
        page.says(NOT_FOUND);
        assert_eq!(page.value("Bokningsord"), word);
        assert_eq!(
            page.value("De fyra sista siffrorna i telefonnumret"),
            digits
        );
    }
}

#[rocket::async_test]
async fn what_is_missing_is_said_at_its_field_and_is_no_try() {
    let town = a_town().await;
    let mut person = town.person();
    let page = person.opens("", "060").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv bokningsordet, till exempel BJÖRK 472")
        .says("Skriv de fyra sista siffrorna i telefonnumret, till exempel 0605");
    person.visits("/kalmar/andra?utan=telefon").await;
    let page = person
        .sends_with("Fortsätt", &[("fodelsear", "i fjol")])
        .await;
    page.says("Skriv förnamnet")
        .says("Skriv årtalet med fyra siffror, till exempel 1949");
    assert_eq!(town.rows_of("rate_buckets").await, 0);
}

#[rocket::async_test]
async fn another_browser_can_do_nothing_without_the_word() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let (mut owner, mut mallory) = (town.person(), town.person());
    owner.opens(&made.word, "0605").await;
    owner.visits("/kalmar/andra/avboka").await;
    let (_, stolen) = super::form(&owner.page, "Ja, avboka", &[]);
    for path in [
        "val",
        "avboka",
        "avbokad",
        "byt-dag",
        "uppgifter/kontrollera",
        "uppgifter/telefon",
    ] {
        let page = mallory.visits(&format!("/kalmar/andra/{path}")).await;
        assert_eq!(page.path.split('?').next(), Some("/kalmar/andra"), "{path}");
    }
    mallory.visits("/kalmar/andra").await;
    let (_, own) = super::form(&mallory.page, "Fortsätt", &[]);
    let token = own.iter().find(|(name, _)| name == "csrf").unwrap();
    let mut fields = stolen.clone();
    fields.retain(|(name, _)| name != "csrf");
    fields.push(token.clone());
    fields.extend([
        ("traff".to_owned(), "2".to_owned()),
        (
            "andring".to_owned(),
            "01890000-0000-7000-8000-000000000000".to_owned(),
        ),
    ]);
    let paths = [
        "avboka",
        "byt-dag",
        "angra",
        "reservlistan",
        "uppgifter",
        "uppgifter/kontrollera",
    ];
    for path in paths {
        let page = mallory
            .posts(&format!("/kalmar/andra/{path}"), &fields)
            .await;
        assert_eq!(page.path, "/kalmar/andra?igen=ja", "{path}");
    }
    assert_eq!(super::standings(&town).await, ["placed"]);
    assert_eq!(super::events(&town).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_proof_lasts_two_hours_and_is_asked_for_again_kindly() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    town.minutes_pass(119);
    let page = person.visits("/kalmar/andra/avboka").await;
    assert_eq!(page.heading(), "Vill du avboka tisdag 2 februari?");
    town.minutes_pass(2);
    let page = person.presses("Ja, avboka").await;
    page.says("Skriv ditt bokningsord så visar vi din anmälan.");
    assert_eq!(super::standings(&town).await, ["placed"]);
    let page = person.opens(&made.word, "0605").await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn a_registration_of_another_municipality_is_not_found() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.visits("/vastervik/andra").await;
    let fields = [("bokningsord", made.word.as_str()), ("siffror", "0605")];
    person.sends_with("Fortsätt", &fields).await.says(NOT_FOUND);
}

#[rocket::async_test]
async fn when_the_round_is_over_the_owner_is_told_so_and_others_are_not() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    town.set_clock("2027-02-02 15:00");
    let mut person = town.person();
    let page = person.opens(&made.word, "0605").await;
    assert_eq!(page.heading(), "Träffen är över");
    let page = person.visits("/kalmar/andra/val").await;
    assert_eq!(page.path, "/kalmar/andra?igen=ja");
    town.person()
        .opens(&made.word, "0606")
        .await
        .says(NOT_FOUND);
}

#[rocket::async_test]
async fn what_is_typed_by_somebody_hostile_is_shown_harmlessly_and_opens_nothing() {
    let town = a_town().await;
    sign_up(&town, 1, &[rut()]).await;
    let long = "BJÖRK 472 ".repeat(3_000);
    let hostile = [
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "\u{0}\u{202e}BJÖRK\r\n472",
        "{{7*7}}%00%s",
        "🌲🌲🌲 ๔๗๒",
        long.as_str(),
    ];
    for typed in hostile {
        let mut person = town.person();
        person.visits("/kalmar/andra").await;
        for fields in [
            [("bokningsord", typed), ("siffror", "0605")],
            [("bokningsord", "BJÖRK 100"), ("siffror", typed)],
        ] {
            let page = person.sends_with("Fortsätt", &fields).await;
            assert_eq!(page.status, Status::UnprocessableEntity, "{typed}");
            assert!(!page.html.contains("<script>"));
        }
        person.visits("/kalmar/andra?utan=telefon").await;
        for fields in [
            [
                ("bokningsord", "BJÖRK 100"),
                ("fornamn", typed),
                ("fodelsear", "1949"),
            ],
            [
                ("bokningsord", "BJÖRK 100"),
                ("fornamn", "Rut"),
                ("fodelsear", typed),
            ],
        ] {
            let page = person.sends_with("Fortsätt", &fields).await;
            assert_eq!(page.status, Status::UnprocessableEntity, "{typed}");
        }
    }
}

#[rocket::async_test]
async fn a_form_whose_visit_is_gone_comes_back_with_what_was_typed() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    person.cookies.clear();
    let fields = [("bokningsord", made.word.as_str()), ("siffror", "0605")];
    let page = person.sends_with("Fortsätt", &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Sidan hade legat öppen för länge.");
    assert_eq!(page.value("Bokningsord"), made.word);
    let page = person.sends_with("Fortsätt", &[]).await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn two_windows_never_change_each_others_registration() {
    let town = a_town().await;
    let ruts = sign_up(&town, 1, &[rut()]).await;
    let gostas = sign_up(&town, 1, &[somebody("Gösta Ek", Some(GOSTAS_PHONE))]).await;
    let mut person = town.person();
    person.opens(&ruts.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    let (action, first_window) = super::form(&person.page, "Ja, avboka", &[]);
    town.minutes_pass(1);
    person.opens(&gostas.word, "0606").await;
    person.posts(&action, &first_window).await;
    let left = town
        .texts(
            "SELECT name FROM residents r JOIN members m ON m.resident_id = r.id WHERE NOT m.live",
        )
        .await;
    assert_eq!(left, ["Rut Alm"]);
}
