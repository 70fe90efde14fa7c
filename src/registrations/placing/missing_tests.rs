//! Whatever people do with their places, no seat that was let go of for one session reaches the line.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const SESSIONS: usize = 3;

/// What somebody does.
#[derive(Debug, Clone, Copy)]
enum Act {
    SignUp(usize),
    Miss(usize, usize),
    ComeAgain(usize, usize),
    Leave(usize),
}

/// One person with a place: the seat in each session, none in one that is missed.
type Person = [Option<i32>; SESSIONS];

/// A round in memory, by the same rules.
struct World {
    seats: i32,
    people: Vec<Person>,
    line: Vec<usize>,
}

impl World {
    fn unclaimed(&self, session: usize) -> Vec<i32> {
        let taken: BTreeSet<_> = self.people.iter().filter_map(|p| p[session]).collect();
        (1..=self.seats).filter(|n| !taken.contains(n)).collect()
    }

    fn missed(&self, session: usize) -> usize {
        self.people.iter().filter(|p| p[session].is_none()).count()
    }

    fn free(&self) -> Vec<Vec<i32>> {
        let free = |s| without_reserved(self.unclaimed(s), self.missed(s));
        (0..SESSIONS).map(free).collect()
    }

    fn does(&mut self, act: Act) {
        match act {
            Act::SignUp(size) => {
                match place(size, &self.free(), &self.line, Passing::WhoeverFits) {
                    Placement::Seats(seats) => {
                        let person = |index| [0, 1, 2].map(|s: usize| Some(seats[s][index]));
                        self.people.extend((0..size).map(person));
                    }
                    Placement::Line => self.line.push(size),
                }
            }
            Act::Miss(who, session) => {
                if let Some(person) = self.people.get_mut(who)
                    && person.iter().flatten().count() > 1
                {
                    person[session] = None;
                }
            }
            Act::ComeAgain(who, session) => {
                let seat = self.unclaimed(session).first().copied();
                if let Some(person) = self.people.get_mut(who)
                    && person[session].is_none()
                {
                    assert!(seat.is_some(), "whoever misses a session can come again");
                    person[session] = seat;
                }
            }
            Act::Leave(who) if who < self.people.len() => {
                self.people.remove(who);
            }
            Act::Leave(_) => {}
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (1_usize..3).prop_map(Act::SignUp),
        3 => (0_usize..6, 0..SESSIONS).prop_map(|(who, s)| Act::Miss(who, s)),
        1 => (0_usize..6, 0..SESSIONS).prop_map(|(who, s)| Act::ComeAgain(who, s)),
        1 => (0_usize..6).prop_map(Act::Leave),
    ]
}

proptest! {
    #[test]
    fn a_round_never_has_more_people_than_seats_however_many_miss_a_session(
        seats in 1_i32..6,
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let mut world = World { seats, people: Vec::new(), line: Vec::new() };
        for act in acts {
            world.does(act);
            let most = usize::try_from(seats).unwrap_or(0);
            prop_assert!(world.people.len() <= most);
            for session in 0..SESSIONS {
                let taken: Vec<_> = world.people.iter().filter_map(|p| p[session]).collect();
                let different: BTreeSet<_> = taken.iter().collect();
                prop_assert_eq!(different.len(), taken.len());
            }
        }
    }

    #[test]
    fn missing_a_session_opens_no_seat_to_newcomers(
        seats in 1_i32..6,
        acts in prop::collection::vec(act(), 0..30),
        who in 0_usize..6,
        session in 0..SESSIONS,
    ) {
        let mut world = World { seats, people: Vec::new(), line: Vec::new() };
        for act in acts {
            world.does(act);
        }
        let open = |world: &World| open_seats(&world.free(), &world.line, Passing::WhoeverFits);
        let before = open(&world);
        world.does(Act::Miss(who, session));
        prop_assert_eq!(open(&world), before);
    }
}
