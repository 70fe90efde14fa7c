//! The table at the top of the rule, and what is beside it.

use super::*;
use crate::registrations::said::SaidSession;
use serde_json::json;

/// A session of a number, on a day of December 2026 in a room.
fn session(number: u128, day: u32, room: u128) -> SaidSession {
    let written = json!({
        "id": Uuid::from_u128(number), "room": Uuid::from_u128(room),
        "day": format!("2026-12-{day:02}"), "from": "13:00:00", "to": "15:00:00",
    });
    serde_json::from_value(written).unwrap()
}

fn says(sessions: &[SaidSession]) -> Said {
    let mut said = Said::default();
    said.sessions.extend(sessions);
    said
}

/// One session on this day, in the first room.
fn on(day: u32) -> Said {
    says(&[session(1, day, 1)])
}

const CONFIRMED: Of = Of::Standing(Owed::Confirmation);

fn notice(number: u128, of: Of, way: Way, said: Said) -> Earlier {
    Earlier {
        id: NoticeId::from_uuid(Uuid::from_u128(number)),
        of,
        way,
        said: Some(said),
    }
}

fn moved(from: u32, to: u32) -> Change {
    Change::Moved {
        known: session(1, from, 1),
        now: session(1, to, 1),
    }
}

/// What is taken back, by the numbers of the notices.
fn taken_back(to_tell: &ToTell) -> Vec<u128> {
    let ids = to_tell.taken_back.iter();
    ids.map(|id| id.uuid().as_u128()).collect()
}

/// What is known, the notices from the oldest, the day now; what is taken back, what of their own act they
/// get, what has changed for them.
type Case = (
    &'static str,
    Vec<(u128, Of, Way, u32)>,
    u32,
    &'static [u128],
    Option<Owed>,
    Vec<Change>,
);

#[test]
#[expect(clippy::too_many_lines, reason = "the rule is this table")]
fn what_somebody_has_in_hand_decides_what_they_are_told_of_a_move() {
    use Way::{Left, MayHaveLeft, NeverLeft, Unsent};
    let table: [Case; 17] = [
        (
            "nothing has left: the day is another than they saw when they signed up",
            vec![(1, CONFIRMED, Unsent, 10)],
            11,
            &[1],
            Some(Owed::Confirmation),
            vec![moved(10, 11)],
        ),
        (
            "nothing has left, and it is moved again",
            vec![(1, CONFIRMED, NeverLeft, 10), (2, Of::Plan, Unsent, 11)],
            15,
            &[2],
            Some(Owed::Confirmation),
            vec![moved(10, 15)],
        ),
        (
            "a confirmation has left",
            vec![(1, CONFIRMED, Left, 10)],
            11,
            &[],
            None,
            vec![moved(10, 11)],
        ),
        (
            "a move that has not left is as if it had never been",
            vec![(1, CONFIRMED, Left, 10), (2, Of::Plan, Unsent, 11)],
            15,
            &[2],
            None,
            vec![moved(10, 15)],
        ),
        (
            "a move has left",
            vec![(1, CONFIRMED, Left, 10), (2, Of::Plan, Left, 11)],
            15,
            &[],
            None,
            vec![moved(11, 15)],
        ),
        (
            "back where it was before the news left",
            vec![(1, CONFIRMED, Left, 10), (2, Of::Plan, Unsent, 11)],
            10,
            &[2],
            None,
            vec![],
        ),
        (
            "back where it was after the news left",
            vec![(1, CONFIRMED, Left, 10), (2, Of::Plan, Left, 11)],
            10,
            &[],
            None,
            vec![moved(11, 10)],
        ),
        (
            "back, and nothing at all has left",
            vec![(1, CONFIRMED, NeverLeft, 10), (2, Of::Plan, Unsent, 11)],
            10,
            &[2],
            Some(Owed::Confirmation),
            vec![],
        ),
        (
            "nothing is known of the registration",
            vec![],
            15,
            &[],
            Some(Owed::Confirmation),
            vec![],
        ),
        (
            "a change of the details that has not left is told beside the move",
            vec![
                (1, CONFIRMED, Left, 10),
                (2, Of::Standing(Owed::Details), Unsent, 10),
            ],
            15,
            &[2],
            Some(Owed::Details),
            vec![moved(10, 15)],
        ),
        (
            "a change of the details that has not left, of who has nothing else",
            vec![(2, Of::Standing(Owed::Details), Unsent, 10)],
            15,
            &[2],
            Some(Owed::Details),
            vec![moved(10, 15)],
        ),
        (
            "what was held after a restore may be there",
            vec![(1, CONFIRMED, MayHaveLeft, 10)],
            15,
            &[1],
            Some(Owed::Confirmation),
            vec![moved(10, 15)],
        ),
        (
            "what is held and tells of their own act is told anew with the move",
            vec![
                (1, CONFIRMED, Left, 10),
                (2, Of::Standing(Owed::Restored), MayHaveLeft, 10),
            ],
            15,
            &[2],
            Some(Owed::Restored),
            vec![moved(10, 15)],
        ),
        (
            "what is held stays if it is true again",
            vec![(1, CONFIRMED, MayHaveLeft, 10), (2, Of::Plan, Unsent, 11)],
            10,
            &[2],
            None,
            vec![],
        ),
        (
            "that one of two has left stays true",
            vec![(1, CONFIRMED, Left, 10), (2, Of::Leaving, Unsent, 10)],
            15,
            &[],
            None,
            vec![moved(10, 15)],
        ),
        (
            "that one of two has left says nothing of a move to the one who stays",
            vec![
                (1, CONFIRMED, Left, 10),
                (2, Of::Leaving, Left, 11),
                (3, Of::Plan, Unsent, 11),
            ],
            15,
            &[3],
            None,
            vec![moved(10, 15)],
        ),
        (
            "a place taken back after it was left, which has not been told",
            vec![
                (1, CONFIRMED, Left, 10),
                (3, Of::Standing(Owed::Restored), Unsent, 10),
            ],
            15,
            &[3],
            Some(Owed::Restored),
            vec![moved(10, 15)],
        ),
    ];
    for (what, notices, day, back, owed, changes) in table {
        let notices = notices.into_iter().rev();
        let earlier: Vec<_> = notices
            .map(|(n, of, way, d)| notice(n, of, way, on(d)))
            .collect();
        let found = to_tell(&earlier, &on(9), &on(day), None);
        assert_eq!(taken_back(&found), back, "{what}");
        assert_eq!((found.owed, found.changes), (owed, changes), "{what}");
    }
}

#[test]
fn a_room_is_told_like_a_day() {
    let (here, there) = (session(1, 10, 1), session(1, 10, 2));
    let earlier = [notice(1, CONFIRMED, Way::Left, says(&[here]))];
    let found = to_tell(&earlier, &says(&[here]), &says(&[there]), None);
    let known_and_now = Change::Moved {
        known: here,
        now: there,
    };
    assert_eq!(found.changes, [known_and_now]);
    let found = to_tell(&earlier, &says(&[there]), &says(&[here]), None);
    assert_eq!(found.changes, []);
}

#[test]
fn what_was_taken_back_of_another_session_is_told_with_this_one() {
    let (one, two, moved_one) = (session(1, 10, 1), session(2, 17, 1), session(1, 11, 1));
    let confirmed = notice(1, CONFIRMED, Way::Left, says(&[one, two]));
    let unsent = notice(2, Of::Plan, Way::Unsent, says(&[moved_one, two]));
    let earlier = [unsent, confirmed.clone()];
    let off = Some((two.id, Reason::Room));
    let found = to_tell(&earlier, &says(&[moved_one, two]), &says(&[moved_one]), off);
    let both = [
        Change::Moved {
            known: one,
            now: moved_one,
        },
        Change::Off {
            known: two,
            reason: Reason::Room,
        },
    ];
    assert_eq!(found.changes, both);
    // And the other way round: why it was called off is kept beside the notice that did not leave.
    let said = says(&[one]).without(two.id, Reason::Weather);
    let earlier = [notice(2, Of::Plan, Way::Unsent, said), confirmed];
    let found = to_tell(&earlier, &says(&[one]), &says(&[moved_one]), None);
    let off = Change::Off {
        known: two,
        reason: Reason::Weather,
    };
    assert!(found.changes.contains(&off), "{found:?}");
}

#[test]
fn who_was_told_of_another_round_last_hears_of_this_one_from_the_day_they_chose() {
    let elsewhere = notice(1, CONFIRMED, Way::Left, says(&[session(9, 3, 1)]));
    let here = notice(2, CONFIRMED, Way::Unsent, on(10));
    let found = to_tell(&[here, elsewhere], &on(10), &on(15), None);
    assert_eq!(taken_back(&found), [2]);
    assert_eq!(
        (found.owed, found.changes),
        (Some(Owed::Confirmation), vec![moved(10, 15)])
    );
}

#[test]
fn who_left_and_came_back_knows_what_they_were_told_before() {
    let confirmed = notice(1, CONFIRMED, Way::Left, on(10));
    let moved_once = notice(2, Of::Plan, Way::Left, on(11));
    let cancelled = notice(3, Of::Leaving, Way::Left, Said::default());
    let earlier = [cancelled, moved_once, confirmed];
    let found = to_tell(&earlier, &on(11), &on(11), None);
    assert_eq!(found.changes, []);
    let found = to_tell(&earlier, &on(11), &on(15), None);
    assert_eq!(found.changes, [moved(11, 15)]);
    assert_eq!(known(&earlier, &on(15)), Some(&on(11)));
}

#[test]
fn a_notice_of_an_earlier_program_is_taken_to_have_said_the_plan_until_now() {
    let old = Earlier {
        said: None,
        ..notice(1, CONFIRMED, Way::Left, on(10))
    };
    let found = to_tell(&[old], &on(10), &on(15), None);
    assert_eq!(found.changes, [moved(10, 15)]);
}

#[test]
fn the_end_of_a_round_is_told_by_the_days_that_are_known() {
    let left = notice(1, CONFIRMED, Way::Left, on(10));
    let unsent = |n, day| notice(n, Of::Plan, Way::Unsent, on(day));
    let known_day = |earlier: &[Earlier]| known(earlier, &on(15)).cloned();
    assert_eq!(known_day(&[unsent(2, 11), left]), Some(on(10)));
    // Nothing has left: they know what they saw when they signed up.
    let first = notice(1, CONFIRMED, Way::Unsent, on(10));
    assert_eq!(known_day(&[unsent(2, 11), first]), Some(on(10)));
    let first = notice(1, CONFIRMED, Way::NeverLeft, on(10));
    let again = notice(2, CONFIRMED, Way::Unsent, on(11));
    assert_eq!(known_day(&[again, first]), Some(on(10)));
    assert_eq!(known_day(&[]), None);
}

#[test]
fn what_never_arrived_and_what_nobody_looked_at_is_in_nobodys_hand() {
    let matter = |kind: &str, channel, state, is_held| Matter {
        id: NoticeId::from_uuid(Uuid::from_u128(1)),
        kind: kind.to_owned(),
        channel,
        state,
        is_held,
        says: None,
    };
    let way = |kind, channel, state, held| {
        Earlier::of(&matter(kind, channel, state, held)).map(|one| one.way)
    };
    let (mine, moved) = ("registration.confirmation", "session.moved");
    for (kind, channel, state, held, expected) in [
        (mine, Channel::Page, State::Sent, false, Some(Way::Left)),
        (moved, Channel::Page, State::Sent, false, None),
        (moved, Channel::Email, State::Sent, false, Some(Way::Left)),
        // A call that is being made is left to whoever makes it.
        (moved, Channel::Call, State::Sending, false, Some(Way::Left)),
        (
            moved,
            Channel::Call,
            State::Queued,
            false,
            Some(Way::Unsent),
        ),
        (
            moved,
            Channel::Letter,
            State::Queued,
            true,
            Some(Way::MayHaveLeft),
        ),
        (
            mine,
            Channel::Email,
            State::Refused,
            false,
            Some(Way::NeverLeft),
        ),
        (
            mine,
            Channel::Email,
            State::Withdrawn,
            false,
            Some(Way::NeverLeft),
        ),
    ] {
        assert_eq!(
            way(kind, channel, state, held),
            expected,
            "{kind} {state:?}"
        );
    }
}
