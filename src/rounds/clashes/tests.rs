use super::*;
use crate::{
    calendars::{BusyWhy, ClosedKind, EntrySource},
    kernel::ClosedDaysId,
};
use chrono::NaiveTime;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn time(minutes: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default()
}

fn span(from: u32, to: u32) -> Span {
    Span {
        from: time(from),
        to: time(to),
    }
}

fn spot(room: u128, venue: u128, place: u128) -> Spot {
    Spot {
        room: RoomId::from_uuid(Uuid::from_u128(room)),
        venue: VenueId::from_uuid(Uuid::from_u128(venue)),
        place: PlaceId::from_uuid(Uuid::from_u128(place)),
        name: format!("sal {room}"),
    }
}

fn person(id: u128) -> Needed {
    Needed {
        role: Role::Welcome,
        person: ScarcePersonId::from_uuid(Uuid::from_u128(id)),
        name: format!("Person {id}"),
    }
}

/// A session on an ordinary Tuesday.
fn meeting(id: u128, hours: Span, site: Spot, people: &[u128]) -> Meeting {
    Meeting {
        id: Some(SessionId::from_uuid(Uuid::from_u128(id))),
        round: Some(u32::try_from(id).unwrap_or(0)),
        day: day("2027-02-02"),
        hours,
        site,
        people: people.iter().map(|p| person(*p)).collect(),
    }
}

fn keys(found: &[Clash]) -> Vec<String> {
    let kinds = found.iter().map(Clash::key);
    kinds
        .map(|key| key.split('/').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_room_is_taken_while_somebody_else_is_in_it_and_free_when_they_leave() {
    let one = meeting(1, span(780, 900), spot(1, 1, 1), &[]);
    let same_hours = meeting(2, span(840, 960), spot(1, 1, 1), &[]);
    let right_after = meeting(3, span(900, 1020), spot(1, 1, 1), &[]);
    let next_door = meeting(4, span(780, 900), spot(2, 1, 1), &[]);
    let around = Around::default();
    let others = |m: &Meeting| vec![m.clone()];
    assert_eq!(
        keys(&clashes(&one, &others(&same_hours), &around)),
        ["room"]
    );
    assert!(clashes(&one, &others(&right_after), &around).is_empty());
    assert!(clashes(&one, &others(&next_door), &around).is_empty());
}

#[test]
fn nobody_is_at_two_places_at_once_and_that_is_never_saved() {
    let one = meeting(1, span(780, 900), spot(1, 1, 1), &[7]);
    let other = meeting(2, span(840, 960), spot(2, 2, 2), &[7, 8]);
    let found = clashes(&one, &[other], &Around::default());
    assert_eq!(keys(&found), ["person"]);
    assert!(found[0].is_hard());
}

#[test]
fn the_way_between_two_places_takes_its_time() {
    let one = meeting(1, span(780, 900), spot(1, 1, 1), &[7]);
    let around = |near: &[(u128, u128)]| Around {
        near: near
            .iter()
            .map(|(a, b)| (spot(0, 0, *a).place, spot(0, 0, *b).place))
            .collect(),
        ..Around::default()
    };
    let found = |gap: u32, place: u128, near: &[(u128, u128)]| {
        let other = meeting(2, span(900 + gap, 1020), spot(2, 2, place), &[7]);
        keys(&clashes(&one, &[other], &around(near)))
    };
    assert_eq!(found(44, 2, &[]), ["far"]);
    assert!(found(45, 2, &[]).is_empty());
    assert_eq!(found(29, 2, &[(2, 1)]), ["far"]);
    assert!(found(30, 2, &[(2, 1)]).is_empty());
    assert_eq!(found(14, 1, &[]), ["far"]);
    assert!(found(15, 1, &[]).is_empty());
    let same_house = meeting(2, span(900, 1020), spot(9, 1, 1), &[7]);
    assert!(clashes(&one, &[same_house], &around(&[])).is_empty());
}

#[test]
fn a_session_never_clashes_with_itself_as_it_was() {
    let before = meeting(1, span(780, 900), spot(1, 1, 1), &[7]);
    let mut after = before.clone();
    after.hours = span(800, 920);
    assert!(clashes(&after, &[before], &Around::default()).is_empty());
}

#[test]
fn a_diary_a_holiday_and_a_school_break_can_be_overruled() {
    let mut one = meeting(1, span(780, 900), spot(1, 1, 1), &[7]);
    let at = |minutes| CivilTime {
        date: day("2027-02-02"),
        time: time(minutes),
    };
    let busy = Busy {
        from: at(600),
        to: at(781),
        why: BusyWhy::Calendar,
    };
    let mut around = Around {
        busy: [(person(7).person, vec![busy])].into(),
        ..Around::default()
    };
    let found = clashes(&one, &[], &around);
    assert_eq!(keys(&found), ["busy"]);
    assert!(!found[0].is_hard());
    around.busy.clear();
    around.closed = vec![ClosedDays {
        id: ClosedDaysId::from_uuid(Uuid::from_u128(1)),
        first: day("2027-02-01"),
        last: day("2027-02-05"),
        kind: ClosedKind::Break,
        label: "Sportlov".to_owned(),
        school: None,
        source: EntrySource::Own,
    }];
    assert_eq!(keys(&clashes(&one, &[], &around)), ["school"]);
    for (date, kind) in [
        ("2027-01-06", "holiday"),
        ("2027-04-30", "eve"),
        ("2027-04-24", "weekend"),
    ] {
        one.day = day(date);
        assert_eq!(keys(&clashes(&one, &[], &around)), [kind], "{date}");
    }
}

fn arbitrary(id: u128) -> impl Strategy<Value = Meeting> {
    (480_u32..1200, 1_u32..200, 0_u128..3, 0_u128..3).prop_map(move |(from, long, room, who)| {
        meeting(id, span(from, from + long), spot(room, room, room), &[who])
    })
}

proptest! {
    #[test]
    fn a_clash_between_two_is_seen_from_both_sides(one in arbitrary(1), two in arbitrary(2)) {
        let around = Around::default();
        let seen = keys(&clashes(&one, std::slice::from_ref(&two), &around));
        let back = keys(&clashes(&two, std::slice::from_ref(&one), &around));
        prop_assert_eq!(seen, back);
    }

    #[test]
    fn without_a_hard_clash_no_room_and_no_person_is_needed_twice(
        one in arbitrary(1), two in arbitrary(2)
    ) {
        let found = clashes(&one, std::slice::from_ref(&two), &Around::default());
        let hard = found.iter().any(Clash::is_hard);
        let together = meets(one.hours, two.hours);
        let shared = one.site.room == two.site.room
            || one.people[0].person == two.people[0].person;
        prop_assert_eq!(hard, together && shared);
    }
}

#[test]
fn of_the_stand_ins_those_are_named_who_can_come_in_the_order_they_are_asked() {
    let wanted = meeting(1, span(780, 900), spot(1, 1, 1), &[1, 5]);
    let elsewhere = meeting(2, span(780, 900), spot(2, 2, 1), &[2]);
    let hours = |from, to| Busy {
        from: CivilTime {
            date: wanted.day,
            time: time(from),
        },
        to: CivilTime {
            date: wanted.day,
            time: time(to),
        },
        why: BusyWhy::Calendar,
    };
    let id = |n: u128| ScarcePersonId::from_uuid(Uuid::from_u128(n));
    let named = |n: u128| (id(n), person(n).name);
    let around = Around {
        busy: HashMap::from([
            (id(1), vec![hours(800, 820)]),
            (id(3), vec![hours(890, 1000)]),
            (id(6), vec![hours(900, 1000)]),
        ]),
        stand_ins: HashMap::from([(id(1), [2, 6, 3, 5, 4].map(named).to_vec())]),
        ..Around::default()
    };
    let found = clashes(&wanted, &[elsewhere], &around);
    assert_eq!(keys(&found), ["busy"]);
    assert_eq!(found[0].instead(), ["Person 6", "Person 4"]);
}
