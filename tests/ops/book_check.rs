//! Whether what people were told and what stands in the database is one truth, and a fair one.

use crate::{
    account::Account,
    books::{Books, Member, Registration},
    people::{Standing, Told},
    world::Course,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Instant,
};
use uuid::Uuid;

/// Everything that is not as it must be, in words; empty when all is well.
///
/// Two who press the button at once may come in either order. But whoever presses it when another
/// has been told comes after that one.
pub(crate) fn violations(course: Course, accounts: &[Account], books: &Books) -> Vec<String> {
    let mut found = Vec::new();
    answers(accounts, &mut found);
    seats(course, books, &mut found);
    left_over(course, books, &mut found);
    line(books, &mut found);
    turns(accounts, books, &mut found);
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

/// No seat is taken twice or by nobody, and whoever is placed has one in each session, both of two.
fn seats(course: Course, books: &Books, found: &mut Vec<String>) {
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
    let expected = placed_people(books);
    for (session, claims) in by_session {
        let taken: BTreeSet<_> = claims.iter().copied().collect();
        if claims.len() != expected || taken.len() != claims.len() || expected > course.seats {
            found.push(format!(
                "session {session}: {} claims on {} of {} seats, {expected} expected",
                claims.len(),
                taken.len(),
                course.seats
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

/// Nobody waits for a seat that they could have: under *fill* none that fits anybody in line is
/// free, under *keep the order* none that fits the first.
fn left_over(course: Course, books: &Books, found: &mut Vec<String>) {
    let free = course.seats.saturating_sub(placed_people(books));
    let waiting = in_line(books);
    let mut sizes = waiting.iter().map(|r| size(books, r));
    let next = if books.keeps_order {
        sizes.next()
    } else {
        sizes.min()
    };
    if let Some(next) = next.filter(|size| *size <= free) {
        found.push(format!(
            "{free} seats are free, and {next} wait who may be offered them"
        ));
    }
}

/// Those without a seat are in line at 1, 2, 3 … without gaps or doubles, and were counted rightly.
fn line(books: &Books, found: &mut Vec<String>) {
    let waiting = in_line(books);
    let numbers: Vec<i64> = waiting.iter().filter_map(|r| r.line_number).collect();
    let expected: Vec<i64> = (1..).take(waiting.len()).collect();
    if numbers != expected {
        found.push(format!(
            "the line has {} people with numbers {numbers:?}",
            waiting.len()
        ));
    }
    let ids: BTreeSet<_> = waiting.iter().map(|r| r.id).collect();
    let theirs = |m: &&Member| ids.contains(&m.registration_id);
    let there = (waiting.len(), books.members.iter().filter(theirs).count());
    let parties: i64 = books.lines.iter().map(|l| l.parties).sum();
    let people: i64 = books.lines.iter().map(|l| l.people).sum();
    let counted = (usize::try_from(parties).ok(), usize::try_from(people).ok());
    if counted != (Some(there.0), Some(there.1)) {
        found.push(format!("{there:?} in line, and {counted:?} counted"));
    }
}

/// Nobody comes before somebody who had been told that they wait when the other pressed the button:
/// neither in line, nor by a seat that the one in line may be offered.
fn turns(accounts: &[Account], books: &Books, found: &mut Vec<String>) {
    let registered: HashMap<&str, &Registration> = books
        .members
        .iter()
        .filter_map(|member| {
            let mut all = books.registrations.iter();
            let registration = all.find(|r| r.id == member.registration_id)?;
            Some((member.name.as_str(), registration))
        })
        .collect();
    let waits: Vec<(Instant, &Registration)> = accounts
        .iter()
        .filter_map(|account| {
            let registration = registered.get(account.name.as_str())?;
            let told = account.confirmed.iter().map(|c| c.began + c.took).min()?;
            (registration.standing == "waiting").then_some((told, *registration))
        })
        .collect();
    for account in accounts {
        let (Some(sent), Some(theirs)) =
            (account.first_sent, registered.get(account.name.as_str()))
        else {
            continue;
        };
        let before = waits.iter().filter(|(told, _)| *told < sent);
        for (_, first) in before {
            let passed = match theirs.line_number {
                Some(number) => first.line_number.is_some_and(|n| n > number),
                None => books.keeps_order || size(books, first) <= size(books, theirs),
            };
            if passed {
                let number = first.line_number.unwrap_or_default();
                found.push(format!("{} passed number {number} in line", account.name));
            }
        }
    }
}

/// The waiting registrations by their numbers.
fn in_line(books: &Books) -> Vec<&Registration> {
    let waiting = books
        .registrations
        .iter()
        .filter(|r| r.standing == "waiting");
    let mut waiting: Vec<&Registration> = waiting.collect();
    waiting.sort_by_key(|r| r.line_number);
    waiting
}

/// How many are in a registration.
fn size(books: &Books, registration: &Registration) -> usize {
    let members = books.members.iter();
    members
        .filter(|m| m.registration_id == registration.id)
        .count()
}

fn placed_people(books: &Books) -> usize {
    let placed = books
        .registrations
        .iter()
        .filter(|r| r.standing == "placed");
    placed.map(|r| size(books, r)).sum()
}

/// Everybody who asked is in the round once, and nobody else.
fn people(accounts: &[Account], books: &Books, found: &mut Vec<String>) {
    let mut asked: Vec<&str> = accounts
        .iter()
        .flat_map(|a| std::iter::once(a.name.as_str()).chain(a.with.as_deref()))
        .collect();
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
        let names = std::iter::once(account.name.as_str()).chain(account.with.as_deref());
        for (name, told) in names.flat_map(|n| account.told.iter().map(move |told| (n, told))) {
            let stands = standing.get(name);
            if stands != Some(told) {
                found.push(format!(
                    "{name} was told {told:?}, but {stands:?} stands there"
                ));
            }
        }
    }
}

/// What each name should have been told.
fn standings(books: &Books) -> HashMap<&str, Told> {
    let positions: HashMap<Uuid, usize> = (1..)
        .zip(in_line(books))
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
