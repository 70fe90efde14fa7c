//! The boxes, lists and rounds of `/delar`.

use super::LONG_ADDRESS;
use crate::web::parts::{
    Boxes, Buttons, Change, Column, FactRow, FilterLink, Headings, Link, Message, Occasion,
    PageNumber, Pages, Table, Tag, Task,
};

pub(super) fn headings() -> Headings {
    Headings {
        buttons: "Knappar".into(),
        boxes: "Rutor".into(),
        facts: "Uppgifter, tabell, lägen och sidor".into(),
        course: "Träffar".into(),
        filter: "Tid på dagen".into(),
        mailbox: "Postlåda".into(),
    }
}

pub(super) fn buttons() -> Buttons {
    Buttons {
        primary: "Fortsätt".into(),
        secondary: "Vet inte".into(),
        warning: "Ja, avboka".into(),
        like_link: "Nej, behåll min plats".into(),
        start: "Välj dag och plats".into(),
        link: "Jag har ingen telefon".into(),
    }
}

pub(super) fn boxes() -> Boxes {
    Boxes {
        progress: "Fråga 3 av 8".into(),
        about: "Den andra personen".into(),
        inset: "Du är inte anmäld än. Tryck på den gröna knappen längst ner.".into(),
        warning: "Ta inte med kontokort eller bankdosa.".into(),
        notice: "Träffen tisdag 9 mars är flyttad till Påryds skola.".into(),
        done: "Anmälan är ändrad.".into(),
        panel: "Du är anmäld".into(),
        before: "Ditt bokningsord är".into(),
        reference: "BJÖRK 472".into(),
        long_reference: "KASTANJE 999".into(),
        on_paper: "Det här står bara på papper.".into(),
        on_screen: "Det här står bara på skärmen.".into(),
    }
}

pub(super) fn facts() -> Vec<FactRow> {
    let change = |about: &str| {
        Some(Change {
            href: "/delar".into(),
            text: "Ändra".into(),
            about: about.into(),
        })
    };
    vec![
        FactRow {
            key: "Namn".into(),
            value: "Anna Lind".into(),
            change: change("ditt namn"),
        },
        FactRow {
            key: "Adress".into(),
            value: LONG_ADDRESS.into(),
            change: change("din adress"),
        },
        FactRow {
            key: "Träffar".into(),
            value: "tisdag 2 mars klockan 13–15\ntisdag 9 mars klockan 13–15\nDet är två träffar som hör ihop.".into(),
            change: change("vilka träffar du anmäler dig till"),
        },
        FactRow {
            key: "Anmälningsdag".into(),
            value: "måndag 11 januari 2027".into(),
            change: None,
        },
    ]
}

pub(super) fn table() -> Table {
    let column = |text: &str, numeric| Column {
        text: text.into(),
        numeric,
    };
    Table {
        caption: "Träffar i vår".into(),
        columns: vec![
            column("Dag", false),
            column("Lokal", false),
            column("Platser", true),
            column("På reservlistan", true),
        ],
        rows: [
            ["tisdag 9 mars", "Lindsdals bibliotek", "24", "0"],
            ["onsdag 10 mars", "Kommunfullmäktigesalen", "133", "12"],
        ]
        .map(|row| row.map(String::from).to_vec())
        .to_vec(),
    }
}

pub(super) fn tags() -> Vec<Tag> {
    [
        ("Påbörjad", ""),
        ("Klar", "green"),
        ("Väntar på svar", "yellow"),
        ("Inställd", "red"),
    ]
    .map(|(text, colour)| Tag {
        text: text.into(),
        colour,
    })
    .to_vec()
}

pub(super) fn tasks() -> Vec<Task> {
    let task = |text: &str, hint: Option<&str>, state: &str, colour| Task {
        text: text.into(),
        href: "/delar".into(),
        hint: hint.map(ToOwned::to_owned),
        state: state.into(),
        colour,
    };
    vec![
        task("Bekräfta salen", None, "Klar", "green"),
        task(
            "Lägg in elever",
            Some("6 av 8 elever klara"),
            "Påbörjad",
            "",
        ),
        task("Skriv ut närvarolistan", None, "Inte påbörjad", "yellow"),
    ]
}

pub(super) fn pages() -> Pages {
    let number = |number: u8| PageNumber {
        href: format!("/delar?sida={number}"),
        text: number.to_string(),
        about: format!("Sida {number}"),
        current: number == 2,
    };
    Pages {
        label: "Sidor".into(),
        previous: Some(Link::new("Förra sidan", "/delar?sida=1")),
        next: Some(Link::new("Nästa sida", "/delar?sida=3")),
        numbers: vec![number(1), number(2), number(3)],
    }
}

pub(super) fn filter() -> Vec<FilterLink> {
    [
        ("Alla tider", true),
        ("Förmiddag", false),
        ("Eftermiddag", false),
    ]
    .map(|(text, current)| FilterLink {
        href: "/delar".into(),
        text: text.into(),
        current,
    })
    .to_vec()
}

pub(super) fn occasions() -> Vec<Occasion> {
    vec![
        Occasion {
            when: "Tisdag 9 mars klockan 13–15".into(),
            place: "Lindsdals bibliotek, Förlösavägen 2, Lindsdal".into(),
            seats: "4 platser kvar".into(),
            facilities: Some("Hiss, hörslinga, busshållplats utanför".into()),
            notes: Vec::new(),
            action: Some(Link::new("Välj tisdag 9 mars", "/delar")),
            more: Link::new("Mer om träffen tisdag 9 mars", "/delar"),
        },
        Occasion {
            when: "Tre träffar: tisdag 2, 9 och 16 mars, alla klockan 13–15".into(),
            place: "Påryds skola, Skolgatan 4, Påryd".into(),
            seats: "Fullt. 3 står på reservlistan".into(),
            facilities: None,
            notes: vec!["Du anmäler dig till alla tre.".into()],
            action: Some(Link::new(
                "Ställ dig på reservlistan från tisdag 2 mars",
                "/delar",
            )),
            more: Link::new("Mer om träffarna från tisdag 2 mars", "/delar"),
        },
        Occasion {
            when: "Onsdag 10 mars klockan 10–12".into(),
            place: "Kommunfullmäktigesammanträdeslokalen, Östra Sjögatan 18, Kalmar".into(),
            seats: "24 platser".into(),
            facilities: None,
            notes: vec!["Anmälan öppnar måndag 1 februari klockan 9".into()],
            action: None,
            more: Link::new("Mer om träffen onsdag 10 mars", "/delar"),
        },
    ]
}

pub(super) fn messages() -> Vec<Message> {
    let sms = "Hej Anna! Du är anmäld till digital hjälp tisdag 9 mars kl 13-15, Lindsdals bibliotek. \
               Bokningsord: BJÖRK 472. Svara AVBOKA om du inte kan komma. \
               Vi frågar aldrig efter lösenord eller bankkoder. /Granby kommun";
    let letter = "Hej Anna!\nDu är anmäld till träffen tisdag 9 mars klockan 13–15.\nVälkommen!";
    [
        (
            "Sms till 070-174 06 05",
            sms,
            "Skickat måndag 11 januari klockan 9.15",
        ),
        ("Brev till Anna Lind", letter, "Väntar på utskrift"),
    ]
    .map(|(to, text, fact)| Message {
        to: to.into(),
        text: text.into(),
        facts: vec![fact.into()],
    })
    .to_vec()
}
