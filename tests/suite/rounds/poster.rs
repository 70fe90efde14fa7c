//! A round's poster for notice boards.

use crate::support::{ARound, Paper, Town, town::at, world_of};
use rocket::http::{Status, uri::Host};

/// The file at this address, and what it is called.
async fn file(town: &Town, path: &str) -> (Vec<u8>, String) {
    let mut request = town.client.get(path.to_owned());
    request
        .inner_mut()
        .set_host(Host::parse("localhost").unwrap());
    let answer = request.dispatch().await;
    assert_eq!(answer.status(), Status::Ok, "{path}");
    let header = |name| {
        answer
            .headers()
            .get_one(name)
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(header("Content-Type"), "application/pdf");
    assert_eq!(header("Cache-Control"), "private, max-age=60");
    let called = header("Content-Disposition");
    (answer.into_bytes().await.unwrap(), called)
}

/// The poster at this address, which must be one page that can be read aloud.
async fn poster(town: &Town, path: &str) -> Paper {
    let (bytes, _) = file(town, path).await;
    let paper = Paper::read(bytes);
    assert!(paper.wrong.is_empty(), "{path}: {:#?}", paper.wrong);
    assert_eq!(paper.pages, 1, "{path}");
    paper
}

async fn with_an_address() -> Town {
    Town::with_settings(|s| s.base_url = Some("https://surfa.kalmar.example".to_owned())).await
}

#[rocket::async_test]
async fn a_poster_says_whom_to_call_first_and_then_what_when_and_where() {
    let town = with_an_address().await;
    let paper = poster(&town, "/kalmar/traffar/1/affisch").await;
    assert_eq!(paper.lang, "sv");
    assert_eq!(
        paper.title,
        "Kom igång med mobil och surfplatta. Tisdag 26 januari klockan 13–15"
    );
    let said: Vec<(&str, String)> = paper
        .said
        .iter()
        .map(|(role, words)| {
            (
                role.as_str(),
                words.replace('\u{2060}', "").replace('\u{a0}', " "),
            )
        })
        .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(r, w)| (*r, w.trim())).collect();
    assert_eq!(
        said,
        [
            ("P", "Ring 08-465 004 00"),
            ("P", "Måndag–fredag 8–16"),
            ("H1", "Kom igång med mobil och surfplatta"),
            ("P", "För dig som fyller 65 år 2027 eller är äldre."),
            (
                "P",
                "Du lär dig grunderna i mobil, surfplatta och dator. Ungdomar i årskurs 9 hjälper dig i \
                 lugn takt. Kursen är gratis. Du behöver inte kunna något innan. Vi bjuder på fika."
            ),
            ("H2", "När"),
            ("P", "Tisdag 26 januari klockan 13–15"),
            ("H2", "Var"),
            ("P", "Stadsbiblioteket"),
            ("P", "Posthusallén 2, Kalmar. Rum: Hörsalen"),
            (
                "P",
                "Hiss, hörslinga, toalett för rullstol, busshållplats nära"
            ),
            ("H2", "Hur"),
            ("P", "Ring och säg träff nummer 1"),
            ("P", "Eller anmäl dig på webben:"),
            ("P", "surfa.kalmar.example/kalmar/traffar/1"),
        ]
    );
}

#[rocket::async_test]
async fn the_strips_repeat_what_matters_and_are_not_read_aloud() {
    let town = Town::new().await;
    let paper = poster(&town, "/kalmar/traffar/1/affisch").await;
    for (words, times) in [
        ("Ring 08-465 004 00", 9),
        ("Träff nummer 1", 9),
        ("Tisdag 26 januari", 9),
        ("Stadsbiblioteket", 9),
    ] {
        assert_eq!(paper.unsaid.matches(words).count(), times, "{words}");
    }
    assert_eq!(paper.aloud().matches("08-465 004 00").count(), 1);
    // Without a set address there is none to print.
    assert!(!paper.aloud().contains("webben"), "{}", paper.aloud());
}

#[rocket::async_test]
async fn every_poster_of_the_demo_keeps_the_promise_in_both_languages() {
    let town = with_an_address().await;
    for number in 1..=11 {
        poster(&town, &format!("/kalmar/traffar/{number}/affisch")).await;
    }
    let paper = poster(&town, "/en/kalmar/rounds/11/poster").await;
    assert_eq!(paper.lang, "en");
    let aloud = paper.aloud();
    for words in [
        "Call 08-465 004 00",
        "Learn your phone step by step",
        "For you who turn 65 in 2027 or are older.",
        "Tuesday 16 February",
        "Tuesday 2 March",
        "You sign up for all three.",
        "surfa.kalmar.example/en/kalmar/rounds/11",
    ] {
        assert!(aloud.contains(words), "{words}: {aloud}");
    }
    for word in ["Ring", "träff", "När"] {
        assert!(!aloud.contains(word), "{word}: {aloud}");
    }
}

#[rocket::async_test]
async fn a_long_round_says_how_many_more_and_what_the_strip_says_is_short() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5; 6])])).await;
    let paper = poster(&town, "/kalmar/traffar/1/affisch").await;
    let aloud = paper.aloud();
    for words in [
        "Tisdag 2 februari",
        "och fem träffar till",
        "Du anmäler dig till alla sex.",
    ] {
        assert!(aloud.contains(words), "{words}: {aloud}");
    }
    assert!(!aloud.contains("Onsdag 3 februari"), "{aloud}");
    assert!(
        paper.unsaid.contains("Sex träffar från tisdag 2 februari"),
        "{}",
        paper.unsaid
    );
}

#[rocket::async_test]
async fn before_and_after_sign_up_the_poster_says_so() {
    let round = ARound {
        opens: "2027-01-18T09:00",
        closes: Some("2027-01-25T09:00"),
        ..ARound::with(1, &[5])
    };
    let town = Town::with_world(&world_of(&[round])).await;
    let aloud = poster(&town, "/kalmar/traffar/1/affisch").await.aloud();
    for words in [
        "Anmälan öppnar måndag 18 januari klockan 9",
        "Säg träff nummer 1 när du ringer.",
    ] {
        assert!(aloud.contains(words), "{words}: {aloud}");
    }
    town.clock.set(at("2027-01-18 09:00"));
    let aloud = poster(&town, "/kalmar/traffar/1/affisch").await.aloud();
    assert!(
        aloud.contains("Ring och säg träff nummer\u{a0}1"),
        "{aloud}"
    );
    town.clock.set(at("2027-01-25 09:00"));
    let aloud = poster(&town, "/kalmar/traffar/1/affisch").await.aloud();
    assert!(aloud.contains("Anmälan är stängd."), "{aloud}");
    assert!(!aloud.contains("Ring och säg"), "{aloud}");
}

#[rocket::async_test]
async fn names_that_look_like_commands_come_out_as_names() {
    let hostile = r#"#panic("x") #read("/etc/passwd") $a$ *b* _c_ `d` ] } \u{41} <e> @f //g"#;
    let world = world_of(&[ARound::with(1, &[5])]);
    let name = format!("name = {:?}", "Kalmars bibliotek");
    assert!(world.contains(&name));
    let world = world.replace(&name, &format!("name = '{hostile}'"));
    let town = Town::with_world(&world).await;
    let paper = poster(&town, "/kalmar/traffar/1/affisch").await;
    assert!(
        paper.aloud().replace('\u{ad}', "").contains(hostile),
        "{}",
        paper.aloud()
    );
}

#[rocket::async_test]
async fn the_same_poster_is_the_same_file_and_has_a_name() {
    let town = Town::new().await;
    let (first, called) = file(&town, "/kalmar/traffar/10/affisch").await;
    assert_eq!(called, "inline; filename=\"affisch-kalmar-omgang-10.pdf\"");
    let (again, called) = file(&town.another_instance().await, "/kalmar/traffar/10/affisch").await;
    assert_eq!(again, first);
    assert_eq!(called, "inline; filename=\"affisch-kalmar-omgang-10.pdf\"");
    let (_, called) = file(&town, "/en/kalmar/rounds/10/poster").await;
    assert_eq!(called, "inline; filename=\"poster-kalmar-round-10.pdf\"");
}

#[rocket::async_test]
async fn a_round_without_a_page_has_no_poster() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in [
        "/kalmar/traffar/999/affisch",
        "/kalmar/traffar/ett/affisch",
        "/ingenstans/traffar/1/affisch",
        "/en/kalmar/traffar/1/affisch",
    ] {
        assert_eq!(rut.visits(path).await.status, Status::NotFound, "{path}");
    }
}

#[rocket::async_test]
async fn a_promise_that_a_paper_breaks_is_noticed() {
    let town = Town::new().await;
    let (bytes, _) = file(&town, "/kalmar/traffar/1/affisch").await;
    for (kept, broken, noticed) in [
        ("/Marked true", "/Marked null", "not marked"),
        ("/Lang", "/Lanx", "no language"),
        (
            "/DisplayDocTitle",
            "/DisplayDocTitlx",
            "its title is not shown",
        ),
        (
            "<pdfuaid:part>1",
            "<pdfuaid:part>2",
            "does not say PDF/UA-1",
        ),
        ("<dc:title>", "<dc:titlx>", "no title in its metadata"),
        ("/StructTreeRoot", "/StructTreeRoox", "no tags"),
        ("/FontFile", "/FontFilx", "is not in the file"),
        ("/S/H1", "/S/H3", "is of level 3 after 0"),
        ("/S/H1", "/S/Hx", "is of level 2 after 0"),
    ] {
        let (kept, broken) = (kept.as_bytes(), broken.as_bytes());
        let mut bytes = bytes.clone();
        let places: Vec<usize> = (0..=bytes.len() - kept.len())
            .filter(|at| bytes[*at..].starts_with(kept))
            .collect();
        assert!(!places.is_empty(), "{noticed}: nothing to break");
        for at in places {
            bytes[at..at + broken.len()].copy_from_slice(broken);
        }
        let wrong = Paper::read(bytes).wrong;
        assert!(
            wrong.iter().any(|w| w.contains(noticed)),
            "{noticed}: {wrong:?}"
        );
    }
}
