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
        // A link that is not to be followed sets something and leads back.
        for link in person.page.all("a[href]:not([rel=nofollow])") {
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
    let form = first_question(lang, "kalmar", 2);
    let (done, waiting) = match lang {
        "" => ("anmalan/klar", "anmalan/reservlistan"),
        _ => ("registration/done", "registration/waiting-list"),
    };
    let mut found = BTreeMap::new();
    let mut rut = town.person();
    rut.visits(&form).await;
    rut.goes_on().await;
    found.insert("empty".to_owned(), taken(&mut rut));
    rut.visits(&form).await;
    rut.answers_all(&someone("Ulf Berg").born("1990")).await;
    found.insert("too young".to_owned(), taken(&mut rut));
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.visits(&form).await;
    rut.answers_all(&details).await;
    let (action, fields) = rut.would_send();
    let trap = fields.iter().map(|(name, value)| match name.as_str() {
        "webbplats" => (name.clone(), "x".to_owned()),
        _ => (name.clone(), value.clone()),
    });
    rut.posts(&action, &trap.collect::<Vec<_>>()).await;
    found.insert("trapped".to_owned(), taken(&mut rut));
    rut.posts(&action, &fields).await;
    rut.visits(&format!("{lang}/kalmar/{done}")).await;
    found.insert("done".to_owned(), taken(&mut rut));
    rut.visits(&form).await;
    rut.answers_all(&details).await;
    rut.sends().await;
    found.insert("again".to_owned(), taken(&mut rut));
    rut.visits(&form.replace("vem?", "telefon?").replace("who?", "phone?"))
        .await;
    rut.answers("070-174 06 90").await;
    // The key of the first form with what the second one shows.
    let (_, mut changed) = rut.would_send();
    changed.retain(|(name, _)| name != "nyckel");
    changed.extend(fields.iter().filter(|(name, _)| name == "nyckel").cloned());
    rut.posts(&action, &changed).await;
    found.insert("changed".to_owned(), taken(&mut rut));
    let mut stale = fields.clone();
    stale.retain(|(name, _)| name != "csrf");
    rut.posts(&action, &stale).await;
    found.insert("stale".to_owned(), taken(&mut rut));
    let foreign = [("Sec-Fetch-Site".to_owned(), "cross-site".to_owned())];
    rut.posts_with(&action, &fields, &foreign).await;
    found.insert("foreign".to_owned(), taken(&mut rut));
    for number in 0..8 {
        let mut other = town.person();
        other.visits(&form).await;
        let details = someone(&format!("Person Nummer{number}")).phone("");
        other.answers_all(&details).await;
        other.sends().await;
    }
    let mut gosta = town.person();
    gosta.visits(&form).await;
    let details = someone("Gösta Ek").email("gosta@kalmar.example");
    gosta.answers_all(&details).await;
    gosta.sends().await;
    gosta.visits(&format!("{lang}/kalmar/{waiting}")).await;
    found.insert("waiting".to_owned(), taken(&mut gosta));
    rut.visits(&first_question(lang, "vastervik", 2)).await;
    found.insert("not open".to_owned(), taken(&mut rut));
    rut.visits(&format!("{lang}/kalmar/nowhere")).await;
    found.insert("not found".to_owned(), taken(&mut rut));
    found
}

/// The first question of the sign-up for a round.
pub fn first_question(lang: &str, place: &str, number: u32) -> String {
    match lang {
        "" => format!("/{place}/anmalan/vem?traff={number}"),
        _ => format!("{lang}/{place}/registration/who?traff={number}"),
    }
}

/// Takes the page out of somebody's hands.
pub fn taken(person: &mut Person<'_>) -> Page {
    let empty = Page::new(
        rocket::http::Status::Ok,
        String::new(),
        Vec::new(),
        String::new(),
    );
    std::mem::replace(&mut person.page, empty)
}
