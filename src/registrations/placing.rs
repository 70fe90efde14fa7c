//! Whether somebody who asks now gets a seat. A pure rule (mission rule "Seats" and "Waiting list").

/// Who may pass a party in line that the free seats are too few for (mission rule "Parties").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// «Fyll platserna»: whoever is next and fits.
    WhoeverFits,
    /// «Behåll ordningen»: nobody; the seat waits for the party.
    Nobody,
}

/// What a newcomer gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placement {
    /// A seat for each member in every session of the round: for each session, in order, the seat
    /// numbers, lowest first.
    Seats(Vec<Vec<i32>>),
    /// A place last in line.
    Line,
}

/// Decides for a request of `size` people, given for each session the free seat numbers from the
/// lowest, and the sizes of the parties in line from the first.
///
/// A newcomer never takes a seat that someone in line may be offered.
#[must_use]
pub fn place(size: usize, free: &[Vec<i32>], line: &[usize], passing: Passing) -> Placement {
    if free.is_empty() || open_seats(free, line, passing) < size {
        return Placement::Line;
    }
    Placement::Seats(
        free.iter()
            .map(|seats| seats.iter().copied().take(size).collect())
            .collect(),
    )
}

/// How many seats newcomers may take: those free in every session, less what the line may be
/// offered. Everyone in line who fits may be offered a seat, or, where nobody may pass, only those before
/// the first party that does not fit.
#[must_use]
pub fn open_seats(free: &[Vec<i32>], line: &[usize], passing: Passing) -> usize {
    open_seats_of(free.iter().map(Vec::len).min().unwrap_or(0), line, passing)
}

/// The same, given only how many seats are free in every session.
#[must_use]
pub fn open_seats_of(free: usize, line: &[usize], passing: Passing) -> usize {
    let mut left = free;
    for party in line {
        if *party <= left {
            left -= party;
        } else if passing == Passing::Nobody {
            return 0;
        }
    }
    left
}

/// The free seats of a session, from the lowest, without as many as its absentees have let go of: those go to
/// swaps and walk-ins, never to a newcomer or the line (mission rule "Change and cancel").
#[must_use]
pub fn without_reserved(mut free: Vec<i32>, reserved: usize) -> Vec<i32> {
    free.truncate(free.len().saturating_sub(reserved));
    free
}

/// How many seats of one session may go to those who come to it alone, in place of another or again after all:
/// what nobody has claimed there, less what the line of its round may be offered. `free` are the seats of the
/// whole round for newcomers.
#[must_use]
pub fn single_seats(
    unclaimed: usize,
    free: &[Vec<i32>],
    line: &[usize],
    passing: Passing,
) -> usize {
    let in_every_session = free.iter().map(Vec::len).min().unwrap_or(0);
    let for_the_line = in_every_session.saturating_sub(open_seats(free, line, passing));
    unclaimed.saturating_sub(for_the_line)
}

#[cfg(test)]
mod missing_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seats(n: i32) -> Vec<Vec<i32>> {
        vec![(1..=n).collect()]
    }

    #[test]
    fn the_lowest_free_seats_are_taken() {
        let free = vec![vec![3, 5, 9], vec![1, 2]];
        assert_eq!(
            place(2, &free, &[], Passing::WhoeverFits),
            Placement::Seats(vec![vec![3, 5], vec![1, 2]])
        );
    }

    #[test]
    fn a_full_session_makes_the_whole_round_full() {
        let free = vec![vec![1, 2, 3], vec![]];
        assert_eq!(place(1, &free, &[], Passing::WhoeverFits), Placement::Line);
    }

    #[test]
    fn a_round_without_sessions_has_no_seats_to_give() {
        assert_eq!(place(1, &[], &[], Passing::WhoeverFits), Placement::Line);
    }

    #[test]
    fn a_newcomer_does_not_take_the_seat_of_someone_in_line() {
        assert_eq!(
            place(1, &seats(1), &[1], Passing::WhoeverFits),
            Placement::Line
        );
        assert_eq!(open_seats(&seats(3), &[1, 1], Passing::WhoeverFits), 1);
    }

    #[test]
    fn a_single_takes_the_one_seat_that_a_waiting_pair_cannot_use_only_when_places_are_filled() {
        assert_eq!(
            place(1, &seats(1), &[2], Passing::WhoeverFits),
            Placement::Seats(vec![vec![1]])
        );
        assert_eq!(place(1, &seats(1), &[2], Passing::Nobody), Placement::Line);
    }

    #[test]
    fn a_single_in_line_behind_the_pair_comes_before_a_newcomer() {
        assert_eq!(
            place(1, &seats(1), &[2, 1], Passing::WhoeverFits),
            Placement::Line
        );
    }

    #[test]
    fn a_pair_gets_both_seats_or_none() {
        assert_eq!(
            place(2, &seats(1), &[], Passing::WhoeverFits),
            Placement::Line
        );
        assert_eq!(
            place(2, &seats(2), &[], Passing::WhoeverFits),
            Placement::Seats(vec![vec![1, 2]])
        );
    }

    proptest! {
        #[test]
        fn nobody_ever_gets_more_seats_than_are_free_or_fewer_than_they_are(
            size in 1_usize..3,
            free in prop::collection::vec(0_i32..6, 1..4),
            line in prop::collection::vec(1_usize..3, 0..6),
            keep_order: bool,
        ) {
            let passing = if keep_order { Passing::Nobody } else { Passing::WhoeverFits };
            let free: Vec<Vec<i32>> = free.into_iter().map(|n| (1..=n).collect()).collect();
            if let Placement::Seats(taken) = place(size, &free, &line, passing) {
                prop_assert_eq!(taken.len(), free.len());
                for (taken, free) in taken.iter().zip(&free) {
                    prop_assert_eq!(taken.len(), size);
                    prop_assert!(taken.iter().all(|seat| free.contains(seat)));
                }
                let least = free.iter().map(Vec::len).min().unwrap_or(0);
                let fits_in_line: usize = line
                    .iter()
                    .scan(least, |left, party| {
                        let fits = party <= left;
                        if fits { *left -= party; }
                        Some(if fits { *party } else { 0 })
                    })
                    .sum();
                prop_assert!(fits_in_line + size <= least);
            }
        }

        #[test]
        fn keeping_the_order_never_gives_a_newcomer_more_than_filling_places(
            free in 0_i32..8, line in prop::collection::vec(1_usize..3, 0..6),
        ) {
            let free = seats(free);
            prop_assert!(
                open_seats(&free, &line, Passing::Nobody)
                    <= open_seats(&free, &line, Passing::WhoeverFits)
            );
        }
    }
}
