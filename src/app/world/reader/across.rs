//! What only shows when all tables of a file are seen together.

use std::collections::BTreeMap;

use super::notes::Notes;
use crate::app::world::course::{Round, Session};
use crate::app::world::naming::{Named, Thing};
use crate::app::world::place::Place;
use crate::app::world::problems::WorldCause;

/// A round as read by itself, with the lines that later problems are placed on.
pub(super) struct ReadRound {
    /// The round; its number is not settled yet.
    pub(super) round: Round,
    /// The number that the file gives it, and its line.
    pub(super) number_given: Option<(u32, usize)>,
    /// The line of each of its sessions.
    pub(super) session_lines: Vec<usize>,
}

/// Makes every place near to those that are near to it.
pub(super) fn make_near_symmetric(places: &mut [Place]) {
    let said: Vec<_> = places
        .iter()
        .flat_map(|place| {
            place
                .near
                .iter()
                .map(|other| (place.municipality.clone(), place.key.clone(), other.clone()))
        })
        .collect();
    let order: Vec<String> = places.iter().map(|place| place.key.clone()).collect();
    for place in places {
        let is_near = |key: &String| {
            said.iter().any(|(municipality, one, other)| {
                *municipality == place.municipality
                    && ((*one == place.key && other == key) || (*other == place.key && one == key))
            })
        };
        let mut near: Vec<String> = Vec::new();
        for key in order.iter().filter(|key| is_near(key)) {
            if !near.contains(key) {
                near.push(key.clone());
            }
        }
        place.near = near;
    }
}

/// Gives every round its number and finds rooms that are wanted twice at once.
pub(super) fn finish_rounds(mut rounds: Vec<ReadRound>, notes: &mut Notes<'_>) -> Vec<Round> {
    number(&mut rounds, notes);
    find_taken_rooms(&rounds, notes);
    rounds.into_iter().map(|read| read.round).collect()
}

/// A round keeps the number it was given; the others get the lowest that are left in their
/// municipality, in file order.
fn number(rounds: &mut [ReadRound], notes: &mut Notes<'_>) {
    let mut taken: BTreeMap<(String, u32), usize> = BTreeMap::new();
    for read in rounds.iter_mut() {
        let Some((number, line)) = read.number_given else {
            continue;
        };
        if let Some(first) = taken.get(&(read.round.municipality.to_string(), number)) {
            let name = Named::new(Thing::RoundNumber, number.to_string());
            notes.problem_on(
                line,
                WorldCause::Twice {
                    name,
                    first: *first,
                },
            );
        } else {
            taken.insert((read.round.municipality.to_string(), number), line);
            read.round.number = number;
        }
    }
    for read in rounds.iter_mut().filter(|read| read.number_given.is_none()) {
        let municipality = read.round.municipality.to_string();
        let mut number = 1;
        while taken.contains_key(&(municipality.clone(), number)) {
            number += 1;
        }
        taken.insert((municipality, number), 0);
        read.round.number = number;
    }
}

/// Two sessions of different rounds never share a room at the same time; within a round their order
/// already says so.
fn find_taken_rooms(rounds: &[ReadRound], notes: &mut Notes<'_>) {
    let mut booked: Vec<(&Round, &Session, usize)> = Vec::new();
    for read in rounds {
        for (session, line) in read.round.sessions.iter().zip(&read.session_lines) {
            let taken = booked.iter().find(|(round, other, _)| {
                round.municipality == read.round.municipality
                    && round.key != read.round.key
                    && (&other.venue, &other.room) == (&session.venue, &session.room)
                    && other.starts() < session.ends()
                    && session.starts() < other.ends()
            });
            if let Some((_, _, first)) = taken {
                let room = Named::new(Thing::Room, &session.room);
                notes.problem_on(
                    *line,
                    WorldCause::RoomTaken {
                        room,
                        first: *first,
                    },
                );
            }
            booked.push((&read.round, session, *line));
        }
    }
}
