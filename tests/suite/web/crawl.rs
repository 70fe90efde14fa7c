//! Every page that a visitor can come to, by following links and by sending forms badly and well.

use crate::support::{Page, Person, Town, someone};
use std::collections::{BTreeMap, VecDeque};

/// More pages than this mean that links lead in circles.
const MOST: usize = 400;

/// Every page by the address it was found at, each of them checked on the way.
pub async fn every_page(town: &Town) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    let mut queue: VecDeque<String> = VecDeque::from(["/".to_owned(), "/en".to_owned()]);
    let mut person = town.person();
    while let Some(path) = queue.pop_front() {
        if found.contains_key(&path) {
            continue;
        }
        assert!(found.len() < MOST, "no end of pages: {path}");
        person.visits(&path).await;
        for link in person.page.all("a[href]") {
            let href = link.attr("href").unwrap_or_default();
            if href.starts_with('/') {
                queue.push_back(href.split('#').next().unwrap_or_default().to_owned());
            }
        }
        found.insert(path, taken(&mut person));
    }
    found
}

/// The pages that only a form leads to, and those that say no.
pub async fn answers_to_forms(town: &Town, lang: &str) -> BTreeMap<String, Page> {
    let (form, done, waiting) = match lang {
        "" => ("traffar/2/anmalan", "anmalan/klar", "anmalan/reservlistan"),
        _ => (
            "rounds/2/registration",
            "registration/done",
            "registration/waiting-list",
        ),
    };
    let form = format!("{lang}/kalmar/{form}");
    let mut found = BTreeMap::new();
    let mut rut = town.person();
    rut.visits(&form).await;
    rut.sends().await;
    found.insert("empty".to_owned(), taken(&mut rut));
    rut.visits(&form).await;
    rut.tells(&someone("Ulf Berg").born("1990"));
    rut.sends().await;
    found.insert("too young".to_owned(), taken(&mut rut));
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.visits(&form).await;
    rut.tells(&details);
    let (action, fields) = rut.would_send();
    rut.posts(&action, &fields).await;
    rut.visits(&format!("{lang}/kalmar/{done}")).await;
    found.insert("done".to_owned(), taken(&mut rut));
    rut.visits(&form).await;
    rut.tells(&details);
    rut.sends().await;
    found.insert("again".to_owned(), taken(&mut rut));
    let mut changed = fields.clone();
    changed.retain(|(name, _)| name != "epost");
    rut.posts(&action, &changed).await;
    found.insert("changed".to_owned(), taken(&mut rut));
    rut.cookies.clear();
    rut.posts(&action, &fields).await;
    found.insert("stale".to_owned(), taken(&mut rut));
    let foreign = [("Sec-Fetch-Site".to_owned(), "cross-site".to_owned())];
    rut.posts_with(&action, &fields, &foreign).await;
    found.insert("foreign".to_owned(), taken(&mut rut));
    for number in 0..8 {
        let mut other = town.person();
        other.visits(&form).await;
        let details = someone(&format!("Person Nummer{number}")).phone("");
        other.tells(&details).sends().await;
    }
    rut.visits(&form).await;
    rut.tells(&someone("Gösta Ek").email("gosta@kalmar.example"));
    rut.sends().await;
    rut.visits(&format!("{lang}/kalmar/{waiting}")).await;
    found.insert("waiting".to_owned(), taken(&mut rut));
    let not_open = form.replace("kalmar", "vastervik");
    rut.visits(&not_open).await;
    found.insert("not open".to_owned(), taken(&mut rut));
    rut.visits(&format!("{lang}/kalmar/nowhere")).await;
    found.insert("not found".to_owned(), taken(&mut rut));
    found
}

fn taken(person: &mut Person<'_>) -> Page {
    let empty = Page::new(
        rocket::http::Status::Ok,
        String::new(),
        Vec::new(),
        String::new(),
    );
    std::mem::replace(&mut person.page, empty)
}
