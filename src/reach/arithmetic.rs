//! The arithmetic of reach: what the seats can give at best, and what the target still needs.
//!
//! Percent is rounded down to one decimal and people are rounded up (mission, rule «Reach»). Nothing
//! here knows of no-shows: these are the figures before anyone stays away.

use crate::kernel::Percent;

/// What is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A share of the eligible.
    Share(Percent),
    /// A number of people.
    People(u64),
}

/// How far a number of occasions and seats can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// People whom the programme is for.
    pub eligible: u64,
    /// People to reach; a share is rounded up.
    pub target_people: u64,
    /// The target as a share of the eligible; nothing when nobody is eligible.
    pub target: Option<Percent>,
    /// Occasions planned.
    pub occasions: u64,
    /// Seats of all occasions together.
    pub seats_total: u64,
    /// The share reached if every seat is taken by a new person who comes, rounded down and at most
    /// everyone; nothing when nobody is eligible.
    pub best: Option<Percent>,
    /// Occasions needed beside the planned ones, each with the average seats of those, rounded down and at
    /// least one. Nothing when seats lack and no planned seat tells how large an occasion is.
    pub more_occasions_needed: Option<u64>,
    /// People who must attend each planned occasion, rounded up; nothing without an occasion.
    pub attending_each: Option<u64>,
}

/// Counts what the planned occasions can give.
#[must_use]
pub fn outlook(eligible: u64, target: Target, occasions: u64, seats_total: u64) -> Outlook {
    let (target_people, target) = match target {
        Target::Share(share) => (share.people(eligible), (eligible > 0).then_some(share)),
        Target::People(people) => (people, Percent::of(people, eligible)),
    };
    Outlook {
        eligible,
        target_people,
        target,
        occasions,
        seats_total,
        best: Percent::of(seats_total.min(eligible), eligible),
        more_occasions_needed: more_occasions(target_people, occasions, seats_total),
        attending_each: (occasions > 0).then(|| target_people.div_ceil(occasions)),
    }
}

fn more_occasions(target_people: u64, occasions: u64, seats_total: u64) -> Option<u64> {
    let lacking = target_people.saturating_sub(seats_total);
    if lacking == 0 {
        return Some(0);
    }
    if seats_total == 0 {
        return None;
    }
    let seats_each = seats_total.checked_div(occasions)?.max(1);
    Some(lacking.div_ceil(seats_each))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(part: u64, whole: u64) -> Percent {
        Percent::of(part, whole).unwrap()
    }

    #[test]
    fn ten_occasions_of_a_hundred_reach_seven_and_a_half_percent_of_13_300() {
        let found = outlook(13_300, Target::Share(percent(10, 100)), 10, 1_000);
        assert_eq!(found.target_people, 1_330);
        assert_eq!(found.best, Some(percent(75, 1_000)));
        assert_eq!(found.more_occasions_needed, Some(4));
        assert_eq!(found.attending_each, Some(133));
    }

    #[test]
    fn a_target_is_rounded_up_and_a_share_down() {
        let found = outlook(15_154, Target::Share(percent(10, 100)), 10, 1_515);
        assert_eq!(
            (found.target_people, found.more_occasions_needed),
            (1_516, Some(1))
        );
        assert_eq!(found.best, Some(percent(99, 1_000)));
        assert_eq!(found.attending_each, Some(152));
    }

    #[test]
    fn a_target_in_people_is_told_as_a_share_too() {
        let found = outlook(13_300, Target::People(1_329), 10, 1_330);
        assert_eq!(
            (found.target_people, found.target),
            (1_329, Some(percent(99, 1_000)))
        );
        assert_eq!(
            (found.best, found.more_occasions_needed),
            (Some(percent(10, 100)), Some(0))
        );
    }

    #[test]
    fn without_a_planned_seat_nobody_can_tell_how_many_occasions_are_needed() {
        let share = Target::Share(percent(10, 100));
        for (occasions, seats) in [(0, 0), (10, 0), (0, 50)] {
            assert_eq!(
                outlook(13_300, share, occasions, seats).more_occasions_needed,
                None,
                "{occasions} {seats}"
            );
        }
        assert_eq!(outlook(13_300, share, 0, 0).attending_each, None);
        assert_eq!(outlook(13_300, share, 0, 0).best, Some(percent(0, 1)));
    }

    #[test]
    fn more_seats_than_people_reach_everyone_and_not_more() {
        assert_eq!(
            outlook(50, Target::Share(percent(1, 1)), 1, 80).best,
            Some(percent(1, 1))
        );
        let nobody = outlook(0, Target::Share(percent(10, 100)), 2, 80);
        assert_eq!(
            (nobody.best, nobody.target, nobody.target_people),
            (None, None, 0)
        );
        assert_eq!(
            (nobody.more_occasions_needed, nobody.attending_each),
            (Some(0), Some(0))
        );
    }

    #[test]
    fn unequal_occasions_count_with_their_average_rounded_down() {
        assert_eq!(
            outlook(1_000, Target::People(100), 3, 50).more_occasions_needed,
            Some(4),
            "50 lack, 16 each"
        );
        assert_eq!(
            outlook(1_000, Target::People(10), 5, 3).more_occasions_needed,
            Some(7),
            "7 lack, at least 1 each"
        );
    }

    proptest! {
        #[test]
        fn the_further_occasions_reach_the_target_and_one_fewer_does_not(
            target in 0_u64..50_000, occasions in 1_u64..40, seats_each in 1_u64..300,
        ) {
            let found = outlook(60_000, Target::People(target), occasions, occasions * seats_each);
            let more = found.more_occasions_needed.unwrap();
            prop_assert!((occasions + more) * seats_each >= target);
            prop_assert!(more == 0 || (occasions + more - 1) * seats_each < target);
        }

        #[test]
        fn attending_each_reaches_the_target_and_one_fewer_does_not(target in 1_u64..50_000, occasions in 1_u64..40) {
            let each = outlook(60_000, Target::People(target), occasions, 0).attending_each.unwrap();
            prop_assert!(each * occasions >= target && (each - 1) * occasions < target);
        }

        #[test]
        fn no_figures_are_too_large(eligible: u64, people: u64, occasions: u64, seats: u64) {
            let found = outlook(eligible, Target::People(people), occasions, seats);
            prop_assert!(found.attending_each.is_none_or(|each| each <= people));
        }
    }
}
