//! Whether what people were told and what stands in the database is one truth, and a fair one.

use crate::{
    account::Account,
    books::{Books, Registration},
    people::{Standing, Told},
    world::Course,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Everything that is not as it must be, in words; empty when all is well.
///
/// Who came first is not asked: two who press the button at once may come in either order.
pub(crate) fn violations(course: Course, accounts: &[Account], books: &Books) -> Vec<String> {
    let mut found = Vec::new();
    answers(accounts, &mut found);
    seats(course, accounts.len(), books, &mut found);
    line(course, accounts.len(), books, &mut found);
    people(accounts, books, &mut found);
    traces(books, &mut found);
    truth(accounts, books, &mut found);
    found
}

/// Nobody saw an error, and everybody was told.
fn answers(accounts: &[Account], found: &mut Vec<String>) {
    for account in accounts {
        let name = &account.name;
        for answer in account.server_errors.iter().chain(&account.odd_answers) {
            found.push(format!("{name} was answered {answer}"));
        }
        if account.told.is_empty() {
            found.push(format!("{name} was told nothing"));
        }
        if account.told.len() != account.confirmed.len() {
            let (confirmed, told) = (account.confirmed.len(), account.told.len());
            found.push(format!(
                "{name} was confirmed {confirmed} times and could read it {told} times"
            ));
        }
    }
}

/// Every seat is taken before anybody waits, none twice, and whoever is placed has one in each
/// session.
fn seats(course: Course, people: usize, books: &Books, found: &mut Vec<String>) {
    let mut by_session: BTreeMap<Uuid, Vec<i32>> = BTreeMap::new();
    for seat in &books.seats {
        by_session.entry(seat.session_id).or_default();
    }
    if by_session.len() != course.sessions || books.seats.len() != course.sessions * course.seats {
        found.push(format!(
            "{} seats in {} sessions",
            books.seats.len(),
            by_session.len()
        ));
    }
    for claim in &books.claims {
        by_session
            .entry(claim.session_id)
            .or_default()
            .push(claim.seat_number);
    }
    let there: BTreeSet<_> = books
        .seats
        .iter()
        .map(|s| (s.session_id, s.number))
        .collect();
    for (session, claims) in by_session {
        let taken: BTreeSet<_> = claims.iter().copied().collect();
        let expected = course.seats.min(people);
        if claims.len() != expected || taken.len() != claims.len() {
            found.push(format!(
                "session {session}: {} claims on {} seats, {expected} expected",
                claims.len(),
                taken.len()
            ));
        }
        if taken
            .iter()
            .any(|number| !there.contains(&(session, *number)))
        {
            found.push(format!(
                "session {session}: a claim on a seat that is not there"
            ));
        }
    }
    let standing: HashMap<_, _> = books
        .registrations
        .iter()
        .map(|r| (r.id, r.standing.as_str()))
        .collect();
    for member in &books.members {
        let theirs: BTreeSet<_> = books
            .claims
            .iter()
            .filter(|c| c.member_id == member.id)
            .map(|c| c.session_id)
            .collect();
        let placed = standing.get(&member.registration_id) == Some(&"placed");
        let expected = if placed { course.sessions } else { 0 };
        if theirs.len() != expected {
            found.push(format!(
                "{} has seats in {} sessions instead of {expected}",
                member.name,
                theirs.len()
            ));
        }
    }
}

/// Those without a seat are in line at 1, 2, 3 … without gaps or doubles.
fn line(course: Course, people: usize, books: &Books, found: &mut Vec<String>) {
    let mut numbers: Vec<i64> = books
        .registrations
        .iter()
        .filter(|r| r.standing == "waiting")
        .filter_map(|r| r.line_number)
        .collect();
    numbers.sort_unstable();
    let expected: Vec<i64> = (1..).take(people.saturating_sub(course.seats)).collect();
    if numbers != expected {
        found.push(format!(
            "the line has {} people with numbers {numbers:?} instead of 1 to {}",
            numbers.len(),
            expected.len()
        ));
    }
}

/// Everybody who asked is in the round once, and nobody else.
fn people(accounts: &[Account], books: &Books, found: &mut Vec<String>) {
    let mut asked: Vec<&str> = accounts.iter().map(|a| a.name.as_str()).collect();
    let mut registered: Vec<&str> = books.members.iter().map(|m| m.name.as_str()).collect();
    asked.sort_unstable();
    registered.sort_unstable();
    if asked != registered {
        found.push(format!(
            "{} people asked and {} are registered",
            asked.len(),
            registered.len()
        ));
    }
    if books.registrations.len() != accounts.len() {
        found.push(format!("{} registrations", books.registrations.len()));
    }
    let words: BTreeSet<_> = books
        .registrations
        .iter()
        .map(|r| &r.booking_word)
        .collect();
    if words.len() != books.registrations.len() {
        found.push(format!("only {} different booking words", words.len()));
    }
}

/// Each registration left one audit event and one notice.
fn traces(books: &Books, found: &mut Vec<String>) {
    let mut events: HashMap<String, Vec<&str>> = HashMap::new();
    for event in &books.events {
        let about: serde_json::Value = serde_json::from_str(&event.about).unwrap_or_default();
        let id = about["registration"].as_str().unwrap_or_default();
        events.entry(id.to_owned()).or_default().push(&event.code);
    }
    for registration in &books.registrations {
        let id = registration.id;
        let codes = events.remove(&id.to_string()).unwrap_or_default();
        if codes != [format!("registration.{}", registration.standing)] {
            found.push(format!("registration {id} has the events {codes:?}"));
        }
        let notices = books.notices.iter().filter(|n| n.about_id == id).count();
        if notices != 1 {
            found.push(format!("registration {id} has {notices} notices"));
        }
    }
    if !events.is_empty() || books.notices.len() != books.registrations.len() {
        found.push(format!(
            "{} events and {} notices are about nothing",
            events.len(),
            books.notices.len().abs_diff(books.registrations.len())
        ));
    }
}

/// What each person read, each time, is what stands there under the person's name.
fn truth(accounts: &[Account], books: &Books, found: &mut Vec<String>) {
    let standing = standings(books);
    for account in accounts {
        for told in &account.told {
            let stands = standing.get(account.name.as_str());
            if stands != Some(told) {
                found.push(format!(
                    "{} was told {told:?}, but {stands:?} stands there",
                    account.name
                ));
            }
        }
    }
}

/// What each name should have been told.
fn standings(books: &Books) -> HashMap<&str, Told> {
    let mut waiting: Vec<&Registration> = books
        .registrations
        .iter()
        .filter(|r| r.standing == "waiting")
        .collect();
    waiting.sort_by_key(|r| r.line_number);
    let positions: HashMap<Uuid, usize> = (1..)
        .zip(waiting)
        .map(|(position, r)| (r.id, position))
        .collect();
    let registrations: HashMap<Uuid, &Registration> =
        books.registrations.iter().map(|r| (r.id, r)).collect();
    books
        .members
        .iter()
        .filter_map(|member| {
            let registration = registrations.get(&member.registration_id)?;
            let position = positions.get(&registration.id);
            let standing = position.map_or(Standing::Placed, |at| Standing::Waiting(*at));
            let word = registration.booking_word.clone();
            Some((member.name.as_str(), Told { standing, word }))
        })
        .collect()
}
