//! What is wrong with an answer is said beside it, and nothing that was typed is lost.

use super::{a_town, somebody_at};
use crate::support::{Details, Told, someone};
use rocket::http::Status;

/// Everybody who is asked everything.
fn details() -> Details {
    someone("Rut Alm").needs(&["Hörslinga"])
}

/// What is typed, and what is said about it.
type Wrong = &'static [(&'static str, &'static str)];

const LONG_NAME: &str =
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const NAMES: Wrong = &[
    ("", "Skriv ditt namn"),
    ("  \u{a0}\t ", "Skriv ditt namn"),
    (LONG_NAME, "Skriv ett kortare namn, högst 80 tecken"),
];

const NO_YEAR: &str = "Skriv årtalet med fyra siffror, till exempel 1949";
const YEARS: Wrong = &[
    ("", "Skriv vilket år du är född"),
    (" ", "Skriv vilket år du är född"),
    ("länge sedan", NO_YEAR),
    ("1749", NO_YEAR),
    ("2049", NO_YEAR),
    ("1949 eller 1950", NO_YEAR),
];

const NO_POSTCODE: &str = "Skriv postnumret med fem siffror, eller tryck på ”Vet inte”";
const POSTCODES: Wrong = &[
    ("", NO_POSTCODE),
    ("3923", NO_POSTCODE),
    ("392 311", NO_POSTCODE),
    ("Kalmar", NO_POSTCODE),
];

const FEW_DIGITS: &str =
    "Numret verkar ha för få siffror. Skriv hela numret med riktnummer, till exempel 08-465 004 00";
const PHONES: Wrong = &[
    (
        "",
        "Skriv telefonnumret, eller tryck på ”Jag har ingen telefon”",
    ),
    ("070-12", FEW_DIGITS),
    ("174 06 05", FEW_DIGITS),
    (
        "070-174 06 05 06 07 08 09 10",
        "Numret verkar ha för många siffror. Kontrollera det",
    ),
    (
        "mammas nummer",
        "Skriv telefonnumret med siffror, till exempel 070-174 06 05",
    ),
];

const NO_EMAIL: &str = "Skriv e-postadressen med @, till exempel namn@exempel.se";
const EMAILS: Wrong = &[
    ("", NO_EMAIL),
    ("rut", NO_EMAIL),
    ("rut@", NO_EMAIL),
    ("rut alm@kalmar.example", NO_EMAIL),
];

#[rocket::async_test]
async fn each_question_says_what_is_wrong_with_what_was_typed() {
    let town = a_town().await;
    let by_email = details().email("rut@kalmar.example");
    for (question, details, wrong) in [
        ("namn", details(), NAMES),
        ("fodelsear", details(), YEARS),
        ("postnummer", details(), POSTCODES),
        ("telefon", details(), PHONES),
        ("epost", by_email, EMAILS),
    ] {
        let mut rut = somebody_at(&town, question, &details).await;
        let label = rut.page.heading();
        for (typed, fault) in wrong {
            let page = rut.answers(typed).await;
            assert_eq!(
                page.status,
                Status::UnprocessableEntity,
                "{question}: {typed}"
            );
            assert_eq!(page.faults(), [*fault], "{question}: {typed}");
            assert_eq!(
                page.title().split(" – ").next(),
                Some(format!("Fel: {label}").as_str())
            );
            assert_eq!(page.value(&label), *typed, "{question}");
        }
        // What was wrong is nobody's answer.
        rut.visits(&format!("/kalmar/anmalan/{question}")).await;
        assert_eq!(rut.page.value(&label), "", "{question}");
    }
}

#[rocket::async_test]
async fn each_group_says_that_something_is_to_be_chosen() {
    let town = a_town().await;
    for (question, fault) in [
        ("vem", "Välj vem som ska gå kursen"),
        ("bekraftelse", "Välj hur du vill få bekräftelsen"),
        ("behov", "Välj om du behöver något"),
        (
            "vad-behover-du",
            "Välj minst en sak. Behöver du inget? Gå tillbaka och välj ”Nej”",
        ),
        ("utrustning", "Välj vad du tar med dig, eller att låna"),
    ] {
        let mut rut = somebody_at(&town, question, &details()).await;
        assert!(
            rut.page.first("main input[checked]").is_none(),
            "{question}: none is chosen"
        );
        let page = rut.goes_on().await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{question}");
        assert_eq!(page.faults(), [fault]);
        let (action, mut fields) = rut.would_send();
        let group = rut
            .page
            .all("main input[type=radio], main input[type=checkbox]");
        let name = group[0].attr("name").unwrap().to_owned();
        fields.push((name, "något helt annat".to_owned()));
        let page = rut.posts(&action, &fields).await;
        assert_eq!(
            page.status,
            Status::UnprocessableEntity,
            "{question}: an answer of nobody"
        );
        assert_eq!(page.faults(), [fault]);
    }
}

#[rocket::async_test]
async fn the_pages_with_several_fields_name_each_that_is_wrong_and_keep_the_others() {
    let town = a_town().await;
    let mut rut = somebody_at(&town, "adress", &details().told(Told::Letter)).await;
    let page = rut.goes_on().await;
    assert_eq!(
        page.faults(),
        [
            "Skriv gata och nummer",
            "Skriv postnumret med fem siffror",
            "Skriv orten"
        ]
    );
    let long = "Storgatan ".repeat(9);
    rut.fills("Gatuadress", &long).fills("Ort", "Kalmar");
    let page = rut.fills("Postnummer", "392 3").goes_on().await;
    assert_eq!(
        page.faults(),
        [
            "Skriv kortare, högst 80 tecken",
            "Skriv postnumret med fem siffror"
        ]
    );
    assert_eq!(page.value("Gatuadress"), long);
    assert_eq!(page.value("Ort"), "Kalmar");
    let helped = details().helped_by("Eva Alm", "070-174 06 50", true);
    let mut eva = somebody_at(&town, "hjalpare", &helped).await;
    eva.fills("Ditt namn", "Eva Alm").chooses("Nej, inte än");
    let page = eva.goes_on().await;
    assert_eq!(page.faults(), ["Skriv ditt telefonnummer"]);
    assert_eq!(page.value("Ditt namn"), "Eva Alm");
    assert!(page.control("Nej, inte än").attr("checked").is_some());
    let mut berit = somebody_at(&town, "vad-behover-du", &details()).await;
    berit
        .chooses("Tolk – skriv vilket språk")
        .chooses("Stor text");
    let page = berit.goes_on().await;
    assert_eq!(page.faults(), ["Skriv vilket språk tolken ska kunna"]);
    assert!(page.control("Stor text").attr("checked").is_some());
    assert!(page.control("Hörslinga").attr("checked").is_none());
    let mut kurt = somebody_at(&town, "utrustning", &details()).await;
    kurt.chooses("Dator")
        .chooses("Jag har ingen egen. Jag vill låna");
    let page = kurt.goes_on().await;
    assert_eq!(
        page.faults(),
        ["Välj antingen det som tas med, eller att låna. Inte båda"]
    );
    assert!(page.control("Dator").attr("checked").is_some());
    kurt.leaves_out("Dator");
    assert_eq!(kurt.goes_on().await.status, Status::Ok);
}

#[rocket::async_test]
async fn nothing_that_anybody_sends_breaks_a_question() {
    let town = a_town().await;
    let many = "å".repeat(600);
    let zalgo = "R\u{337}\u{321}\u{335}u\u{336}\u{322}t\u{334}\u{321}".repeat(20);
    let hostile = [
        many.as_str(),
        zalgo.as_str(),
        "\u{202e}malA tuR\u{202c}",
        "Rut\u{0} Alm\u{7}\u{1b}[31m",
        "👵🏽 👩‍👩‍👧‍👦",
        "'; DROP TABLE drafts; --",
        "{{7*7}}${7*7}<%= 7*7 %>",
        "%s%n%x",
        "Rut\r\nSet-Cookie: visit=x\r\n\r\n<html>",
        "\"><img src=x onerror=alert(1)>",
        "&amp;&lt;&#x27;",
        "\u{feff}\u{200b}\u{2060}",
        "<!--",
    ];
    let letter = details().told(Told::Letter);
    let email = details().email("rut@kalmar.example");
    for (question, details) in [
        ("namn", &letter),
        ("fodelsear", &letter),
        ("postnummer", &letter),
        ("telefon", &letter),
        ("adress", &letter),
        ("epost", &email),
        ("vad-behover-du", &letter),
    ] {
        for text in hostile {
            let mut rut = somebody_at(&town, question, details).await;
            let (action, mut fields) = rut.would_send();
            let inputs = rut
                .page
                .all("main input[type=text], main input[type=tel], main input[type=email]");
            let names: Vec<String> = inputs
                .iter()
                .filter_map(|i| i.attr("name"))
                .map(ToOwned::to_owned)
                .collect();
            fields.retain(|(name, _)| !names.contains(name));
            fields.extend(names.iter().map(|name| (name.clone(), text.to_owned())));
            if question == "vad-behover-du" {
                fields.push(("behov".to_owned(), "tolk".to_owned()));
            }
            let page = rut.posts(&action, &fields).await;
            let at = format!("{question}: {text:?}");
            assert!(
                matches!(page.status.code, 200 | 422),
                "{at}: {}",
                page.status
            );
            assert!(!page.html.contains("<img"), "{at}");
            assert_eq!(page.header("Set-Cookie"), None, "{at}");
            if page.status == Status::UnprocessableEntity && !text.contains(char::is_control) {
                let field = page
                    .first(&format!("main input[name=\"{}\"]", names[0]))
                    .unwrap();
                let kept: String = text.chars().take(500).collect();
                assert_eq!(field.attr("value"), Some(kept.as_str()), "{at}");
            }
        }
    }
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn of_a_field_that_comes_twice_the_first_counts_and_a_tick_counts_once() {
    let town = a_town().await;
    let mut rut = somebody_at(&town, "namn", &details()).await;
    rut.fills("Vad heter du?", "Rut Alm");
    let (action, mut fields) = rut.would_send();
    fields.push(("namn".to_owned(), "Mallory".to_owned()));
    rut.posts(&action, &fields).await;
    rut.walks_to("utrustning", &details()).await;
    rut.chooses("Dator").chooses("Mobiltelefon");
    let (action, mut fields) = rut.would_send();
    fields.push(("utrustning".to_owned(), "dator".to_owned()));
    fields.push(("utrustning".to_owned(), "rymdskepp".to_owned()));
    rut.posts(&action, &fields).await;
    rut.answers_all(&details()).await;
    rut.page.says("Rut Alm").does_not_say("Mallory");
    rut.sends().await;
    let devices = town.texts("SELECT devices FROM registrations").await;
    assert_eq!(devices[0].matches("dator").count(), 1, "{devices:?}");
    assert!(devices[0].contains("mobil") && !devices[0].contains("rymdskepp"));
}

#[rocket::async_test]
async fn a_page_that_was_open_too_long_keeps_what_was_typed_and_takes_it_the_next_time() {
    let town = a_town().await;
    let everything = details().told(Told::Letter);
    let mut rut = town.person();
    rut.opens_form(1).await;
    while let Some(question) = rut.question() {
        let path = rut.page.path.clone();
        // Somebody with a page of the same visit, whose token is gone.
        let mut late = town.person();
        late.cookies.clone_from(&rut.cookies);
        late.visits(&path).await;
        let typed = match question {
            "namn" | "fodelsear" | "postnummer" | "telefon" => {
                let label = late.page.heading();
                late.fills(&label, "12 ?");
                Some((label, "12 ?"))
            }
            "adress" => {
                late.fills("Ort", "Lindsdal");
                Some(("Ort".to_owned(), "Lindsdal"))
            }
            _ => {
                let first = late
                    .page
                    .words_of("main .govuk-radios label, main .govuk-checkboxes label");
                late.chooses(&first);
                None
            }
        };
        let (action, mut fields) = late.would_send();
        fields.retain(|(name, _)| name != "csrf");
        let page = late.posts(&action, &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{question}");
        page.says("Allt du skrev finns kvar.");
        match typed {
            Some((label, typed)) => assert_eq!(page.value(&label), typed, "{question}"),
            None => assert!(page.first("main input[checked]").is_some(), "{question}"),
        }
        rut.answers_question(&everything).await;
    }
    assert!(rut.is_at_check());
}
