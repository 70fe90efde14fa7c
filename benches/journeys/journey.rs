//! One whole sign-up: every page that somebody alone opens and every form they send.

use super::browser::{Answer, Browser};
use std::{future::Future, io};

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// With a seat.
    Placed,
    /// In line.
    Waiting,
}

/// Somebody who signs up.
pub struct Somebody<'a> {
    /// Their number: name, year and phone follow from it, and no two are alike.
    pub number: usize,
    /// The municipality's first word of every path.
    pub place: &'a str,
    /// What they type where the list asks for a place.
    pub near: &'a str,
    /// The round's number.
    pub round: usize,
}

/// Walks from the start page to the confirmation. `pause` is what happens between reading a page and
/// acting on it. The words of an error begin with the status that was not expected, if one came.
pub async fn walk<P, F>(browser: &mut Browser, who: &Somebody<'_>, pause: P) -> io::Result<Ended>
where
    P: Fn(usize) -> F,
    F: Future<Output = ()>,
{
    let base = format!("/{}", who.place);
    let start = fine(browser.get(&base).await?)?;
    if let Some(sheet) = between(&start.page().0, "rel=\"stylesheet\" href=\"", "\"") {
        fine(browser.get(&sheet).await?)?;
    }
    browser.rest();
    pause(0).await;
    fine(browser.get(&format!("{base}/traffar")).await?)?;
    browser.rest();
    pause(1).await;
    let near = format!("{base}/traffar?ort={}", who.near.replace(' ', "+"));
    fine(browser.get(&near).await?)?;
    browser.rest();
    pause(2).await;
    let mut address = format!("{base}/anmalan/vem?traff={}", who.round);
    let name = format!("{} {}", GIVEN[who.number % 20], family(who.number / 20));
    let year = (1925 + who.number % 36).to_string();
    let phone = format!("070{:07}", 1_000_000 + who.number);
    let answers: [&[(&str, &str)]; 9] = [
        &[("vem", "jag")],
        &[("namn", &name)],
        &[("fodelsear", &year)],
        &[("postnummer", "392 32")],
        &[("telefon", &phone)],
        &[("satt", "sms")],
        &[("behover", "nej")],
        &[("utrustning", "mobil")],
        &[("onskemal", "bluffar"), ("onskemal", "soka")],
    ];
    for (at, answer) in answers.into_iter().enumerate() {
        let page = fine(browser.get(&address).await?)?.page();
        browser.rest();
        pause(3 + at).await;
        let (csrf, round) = (page.hidden("csrf"), page.hidden("traff"));
        let mut fields = vec![("csrf", csrf.as_str()), ("traff", round.as_str())];
        fields.extend(answer);
        address = moved(browser.post(&address, &fields).await?)?;
    }
    let page = fine(browser.get(&address).await?)?.page();
    browser.rest();
    pause(12).await;
    let fields =
        ["csrf", "nyckel", "traff", "svar", "ledigt"].map(|name| (name, page.hidden(name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let confirmation = moved(browser.post(&address, &fields).await?)?;
    let page = fine(browser.get(&confirmation).await?)?.page();
    if page.heading().contains("reservlistan") {
        Ok(Ended::Waiting)
    } else if page.heading().contains("Du är anmäld") {
        Ok(Ended::Placed)
    } else {
        Err(io::Error::other(format!(
            "not a confirmation: {}",
            page.heading()
        )))
    }
}

const GIVEN: [&str; 20] = [
    "Rut", "Sven", "Maj", "Gunnar", "Inger", "Bertil", "Karin", "Rolf", "Elsa", "Arne", "Gun",
    "Stig", "Ulla", "Lars", "Birgit", "Nils", "Barbro", "Göte", "Kerstin", "Åke",
];

/// A family name that only this number has.
fn family(number: usize) -> String {
    const PARTS: [&str; 25] = [
        "al", "berg", "ek", "dal", "fors", "gran", "hed", "is", "jord", "kvist", "lind", "mark",
        "näs", "ek", "palm", "rosen", "sjö", "tall", "ud", "vik", "ås", "äng", "ö", "löv", "holm",
    ];
    let (first, rest) = (PARTS[number % 25], number / 25);
    let (second, rest) = (PARTS[rest % 25], rest / 25);
    let third = if rest == 0 { "" } else { PARTS[rest % 25] };
    let name = format!("{first}{second}{third}");
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn fine(answer: Answer) -> io::Result<Answer> {
    if answer.status == 200 {
        Ok(answer)
    } else {
        Err(io::Error::other(format!(
            "{}: {}",
            answer.status,
            answer.page().heading()
        )))
    }
}

fn moved(answer: Answer) -> io::Result<String> {
    match (answer.status, answer.location) {
        (303, Some(location)) => Ok(location),
        (status, _) => Err(io::Error::other(format!("{status} after a form"))),
    }
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(value, _)| value.to_owned())
}
