//! How many seats a session offers.
//!
//! Mission rule "Seats": a session's seats are the room's seats less those reserved, never more
//! than the coordinator's cap or planned tutors times the ratio. Planned tutors is the
//! coordinator's own number, so a sick call never lowers seats.

/// The number of seat rows that a session gets, in people.
///
/// - `room_seats`: chairs for residents, hosts and support persons together.
/// - `reserved`: chairs kept for hosts and support persons; more than the room holds leaves none.
/// - `cap`: the coordinator's own limit for the round, `None` when there is none.
/// - `planned_tutors`: tutors the coordinator plans with, not the ones who happen to be well today.
/// - `residents_per_tutor`: the ratio.
///
/// Never fails: an impossible room gives 0, a product too large for the type counts as no limit.
#[must_use]
pub fn seats_offered(
    room_seats: u32,
    reserved: u32,
    cap: Option<u32>,
    planned_tutors: u32,
    residents_per_tutor: u32,
) -> u32 {
    let in_the_room = room_seats.saturating_sub(reserved);
    let taught = planned_tutors.saturating_mul(residents_per_tutor);
    in_the_room.min(taught).min(cap.unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::seats_offered;

    #[test]
    fn the_room_less_the_reserved_seats_is_the_limit_when_tutors_are_many() {
        assert_eq!(seats_offered(106, 6, None, 40, 3), 100);
    }

    #[test]
    fn few_planned_tutors_lower_the_seats() {
        assert_eq!(seats_offered(106, 6, None, 20, 3), 60);
    }

    #[test]
    fn the_cap_lowers_the_seats_and_never_raises_them() {
        assert_eq!(seats_offered(106, 6, Some(80), 40, 3), 80);
        assert_eq!(seats_offered(50, 2, Some(80), 40, 3), 48);
    }

    #[test]
    fn a_session_without_planned_tutors_offers_no_seats() {
        assert_eq!(seats_offered(106, 6, None, 0, 3), 0);
    }

    #[test]
    fn more_reserved_than_there_are_seats_leaves_none() {
        assert_eq!(seats_offered(4, 6, None, 40, 3), 0);
    }

    proptest! {
        #[test]
        fn one_tutor_more_or_a_higher_cap_never_takes_a_seat_away(
            room in 0u32..500, reserved in 0u32..50, cap in 0u32..500, tutors in 0u32..200, ratio in 0u32..20
        ) {
            let now = seats_offered(room, reserved, Some(cap), tutors, ratio);
            prop_assert!(seats_offered(room, reserved, Some(cap), tutors + 1, ratio) >= now);
            prop_assert!(seats_offered(room, reserved, Some(cap + 1), tutors, ratio) >= now);
            prop_assert!(seats_offered(room, reserved, None, tutors, ratio) >= now);
            prop_assert!(now <= room && now <= cap && now <= tutors * ratio);
        }
    }
}
