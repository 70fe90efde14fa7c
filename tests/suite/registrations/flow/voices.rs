//! Who is meant by a question: you, the person one helps, the other one, both.

use super::a_town;
use crate::support::{Details, Person, Told, Town, someone};

async fn headings(town: &Town, first: &str, details: &Details) -> (Vec<String>, String) {
    let mut person: Person<'_> = town.person();
    let mut headings = Vec::new();
    person.visits(first).await;
    while person.question().is_some() {
        headings.push(person.page.heading());
        person.answers_question(details).await;
    }
    (headings, person.page.heading())
}

#[rocket::async_test]
async fn somebody_alone_is_spoken_to() {
    let town = a_town().await;
    let details = someone("Rut Alm").told(Told::Letter).needs(&["Hörslinga"]);
    let (headings, check) = headings(&town, "/kalmar/anmalan/vem?traff=1", &details).await;
    assert_eq!(
        headings,
        [
            "Vem ska gå kursen?",
            "Vad heter du?",
            "Vilket år är du född?",
            "Vilket postnummer har du hemma?",
            "Vilket telefonnummer når vi dig på?",
            "Hur vill du få bekräftelsen?",
            "Vart ska vi skicka brevet?",
            "Behöver du något för att kunna vara med?",
            "Vad behöver du?",
            "Vad vill du ta med dig?",
            "Vad vill du lära dig? (frivilligt)",
        ]
    );
    assert_eq!(check, "Kontrollera och skicka din anmälan");
}

#[rocket::async_test]
async fn who_helps_is_asked_about_the_person() {
    let town = a_town().await;
    let details = someone("Rut Alm")
        .helped_by("Eva Alm", "070-174 06 50", true)
        .email("rut@kalmar.example")
        .needs(&["Hjälp att ta sig dit", "En person som stöd följer med"]);
    let (headings, check) = headings(&town, "/kalmar/anmalan/vem?traff=1", &details).await;
    assert_eq!(
        headings,
        [
            "Vem ska gå kursen?",
            "Vad heter du som hjälper till?",
            "Vad heter personen?",
            "Vilket år är personen född?",
            "Vilket postnummer har personen hemma?",
            "Vilket telefonnummer når vi personen på?",
            "Hur vill personen få bekräftelsen?",
            "Vilken e-postadress har personen?",
            "Behöver personen något för att kunna vara med?",
            "Vad behöver personen?",
            "Vad vill personen ta med sig?",
            "Vad vill personen lära sig? (frivilligt)",
        ]
    );
    assert_eq!(check, "Kontrollera och skicka anmälan");
}

#[rocket::async_test]
async fn two_are_asked_one_by_one_and_then_together() {
    let town = a_town().await;
    let other = someone("Gösta Alm").born("1947").phone("");
    let details = someone("Rut Alm")
        .and(other)
        .needs(&["Hjälp att ta oss dit", "Vi tar med en person som stöd"]);
    let (headings, check) = headings(&town, "/kalmar/anmalan/vem?traff=1", &details).await;
    assert_eq!(
        headings,
        [
            "Vem ska gå kursen?",
            "Vad heter du?",
            "Vad heter den andra personen?",
            "Vilket år är du född?",
            "Vilket år är den andra personen född?",
            "Vilket postnummer har du hemma?",
            "Vilket postnummer har den andra personen hemma?",
            "Vilket telefonnummer når vi dig på?",
            "Vilket telefonnummer har den andra personen? (frivilligt)",
            "Hur vill ni få bekräftelsen?",
            "Behöver ni något för att kunna vara med?",
            "Vad behöver ni?",
            "Vad vill ni ta med er?",
            "Vad vill ni lära er? (frivilligt)",
        ]
    );
    assert_eq!(check, "Kontrollera och skicka er anmälan");
}

#[rocket::async_test]
async fn the_other_one_stands_above_the_questions_about_them_and_nowhere_else() {
    let town = a_town().await;
    let details = someone("Rut Alm").and(someone("Gösta Alm").phone(""));
    let mut rut = town.person();
    rut.opens_form(1).await;
    while rut.question().is_some() {
        let about_other = rut.page.path.contains("/den-andra/");
        let above = rut.page.words_of(".app-about");
        assert_eq!(
            above == "Den andra personen",
            about_other,
            "{}",
            rut.page.path
        );
        rut.answers_question(&details).await;
    }
}

#[rocket::async_test]
async fn the_same_questions_in_english() {
    let town = a_town().await;
    let first = "/en/kalmar/registration/who?traff=1";
    let other = someone("Gösta Alm").born("1947").phone("");
    let (two, check) = headings(&town, first, &someone("Rut Alm").and(other)).await;
    assert_eq!(
        two,
        [
            "Who will take the course?",
            "What is your name?",
            "What is the other person’s name?",
            "In which year were you born?",
            "In which year was the other person born?",
            "What is your postcode at home?",
            "What is the other person’s postcode at home?",
            "On which phone number can we reach you?",
            "What is the other person’s phone number? (optional)",
            "How do you want the confirmation?",
            "Do you need anything to be able to take part?",
            "What do you want to bring?",
            "What do you want to learn? (optional)",
        ]
    );
    assert_eq!(check, "Check and send your registration");
    let helped = someone("Rut Alm").helped_by("Eva Alm", "070-174 06 50", false);
    let (they, _) = headings(&town, first, &helped).await;
    assert_eq!(they[1], "What is your name, you who help?");
    assert_eq!(they[2], "What is the person’s name?");
    assert_eq!(they[6], "How does the person want the confirmation?");
}

#[rocket::async_test]
async fn who_has_not_told_the_person_is_reminded_and_who_has_is_not() {
    let town = a_town().await;
    for knows in [true, false] {
        let details = someone("Rut Alm").helped_by("Eva Alm", "070-174 06 50", knows);
        let mut eva = town.person();
        eva.opens_form(1).await;
        let page = eva.walks_to("namn", &details).await;
        let reminds = page
            .text()
            .contains("Berätta för personen innan ni skickar anmälan.");
        assert_eq!(reminds, !knows);
    }
}
