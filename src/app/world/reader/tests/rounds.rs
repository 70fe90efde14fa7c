use super::{SMALL, after, each_tells, line, small, told};
use crate::app::world::read;
use crate::kernel::Zone;
use crate::rounds::LinePolicy;

#[test]
fn what_a_file_leaves_out_has_the_documented_meaning() {
    let world = small();
    let granby = &world.municipalities[0].facts;
    assert_eq!(granby.phone_hours.sv, "måndag–fredag 8–16");
    assert_eq!(granby.contact_name.en, "the contact centre");
    assert_eq!((granby.email.clone(), granby.website.clone()), (None, None));
    assert_eq!(world.programmes[0].minimum_age, 65);
    let round = &world.rounds[0];
    assert_eq!(round.policy, LinePolicy::Fill);
    assert_eq!(round.signup_closes, round.sessions[0].starts());
    assert_eq!(round.zone, Zone::stockholm());
    assert_eq!(world.venues[1].rooms[0].reserved, 0);
}

#[test]
fn rounds_without_a_number_get_the_lowest_that_are_left_in_file_order() {
    let numbers = |text: &str| {
        read(text)
            .unwrap()
            .rounds
            .iter()
            .map(|round| round.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(SMALL), [1, 2]);
    let second_is_one = SMALL.replace("key = \"berga-1\"", "key = \"berga-1\"\nnumber = 1");
    assert_eq!(numbers(&second_is_one), [2, 1]);
    let second_is_seven = SMALL.replace("key = \"berga-1\"", "key = \"berga-1\"\nnumber = 7");
    assert_eq!(numbers(&second_is_seven), [1, 7]);
}

#[test]
fn a_round_number_is_used_once_in_a_municipality() {
    let text = SMALL
        .replace("# number = 1", "number = 1")
        .replace("key = \"berga-1\"", "key = \"berga-1\"\nnumber = 1");
    let (first, second) = (line("# number = 1"), line("key = \"berga-1\"") + 1);
    assert_eq!(
        told(&text),
        [format!(
            "line {second}: round number \"1\" is already there on line {first}"
        )]
    );
}

#[test]
fn a_session_ends_after_it_starts_and_at_a_time_that_exists() {
    each_tells(&[
        ("to = 12:00", "to = 10:00", "10:00 is not later than 10:00"),
        (
            "to = 12:00",
            "to = 12:00:30",
            "\"12:00:30\" is not a time of day in whole minutes, such as 13:00",
        ),
        (
            "date = 2027-02-11",
            "date = 2027-02-11T10:00",
            "\"2027-02-11T10:00\" is not a day without a time, such as 2027-02-02",
        ),
    ]);
    let night = SMALL
        .replace("date = 2027-02-11", "date = 2027-03-28")
        .replace("from = 10:00\nto = 12:00", "from = 02:30\nto = 04:00");
    let at = line("from = 10:00");
    assert_eq!(
        told(&night),
        [format!(
            "line {at}: 2027-03-28 02:30 does not exist: the clocks skip it when summer time begins"
        )]
    );
}

#[test]
fn sessions_of_a_round_stand_in_order_and_do_not_overlap() {
    let at = SMALL
        .lines()
        .position(|line| line == "date = 2027-02-09")
        .unwrap();
    let earlier = line("[[round.session]]");
    let message = format!(
        "line {at}: this session of round \"granby-1\" does not come after the session on line {earlier}"
    );
    assert_eq!(
        after("date = 2027-02-09", "date = 2027-02-01"),
        std::slice::from_ref(&message)
    );
    assert_eq!(after("date = 2027-02-09", "date = 2027-02-02"), [message]);
}

#[test]
fn a_room_is_not_given_to_two_rounds_at_once() {
    let moved = |date: &str, from: &str, to: &str| {
        let text = SMALL
            .replace(
                "date = 2027-02-11\nfrom = 10:00\nto = 12:00",
                &format!("date = {date}\nfrom = {from}\nto = {to}"),
            )
            .replace(
                "venue = \"berga-bibliotek\"\nroom = \"lasrummet\"",
                "venue = \"granby-skola\"\nroom = \"sal-1\"",
            );
        assert_ne!(text, SMALL);
        told(&text)
    };
    let first = line("[[round.session]]");
    for (from, to) in [("15:00", "16:00"), ("12:00", "13:00")] {
        assert_eq!(
            moved("2027-02-02", from, to),
            [""; 0],
            "one may start when the other ends"
        );
    }
    let told = moved("2027-02-02", "14:59", "16:00");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].ends_with(&format!(
            "room \"sal-1\" is taken at that time by the session on line {first}"
        )),
        "{told:?}"
    );
}

#[test]
fn sign_up_opens_before_it_closes_and_closes_before_the_first_session() {
    each_tells(&[
        (
            "signup_opens = 2027-01-12T09:00",
            "signup_opens = 2027-02-11T10:00",
            "2027-02-11 10:00 is not later than 2027-02-11 10:00",
        ),
        (
            "signup_opens = 2027-01-12T09:00",
            "signup_opens = 2027-01-12T09:00Z",
            "\"2027-01-12T09:00Z\" is not a day and a time in whole minutes without a time zone, such as 2027-02-02T09:00",
        ),
    ]);
    let late = SMALL.replace(
        "signup_opens = 2027-01-12T09:00",
        "signup_opens = 2027-01-12T09:00\nsignup_closes = 2027-02-11T10:01",
    );
    let at = line("signup_opens = 2027-01-12T09:00") + 1;
    assert_eq!(
        told(&late),
        [format!(
            "line {at}: sign-up closes 2027-02-11 10:01, after the first session has started (2027-02-11 10:00)"
        )]
    );
}

#[test]
fn free_days_and_missing_people_warn_but_do_not_stop_the_import() {
    let warnings = |text: &str| {
        read(text)
            .unwrap()
            .warnings
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let session = line("date = 2027-02-11") - 1;
    assert_eq!(
        warnings(&SMALL.replace("date = 2027-02-11", "date = 2027-05-06")),
        [format!(
            "line {session}: 2027-05-06 is a Saturday, a Sunday or a holiday"
        )]
    );
    assert_eq!(
        warnings(&SMALL.replace("host = \"Rut Ek\"\n", "")),
        [format!(
            "line {session}: the session on 2027-02-11 has no host yet"
        )]
    );
}

#[test]
fn a_round_has_a_session_and_a_venue_a_room() {
    let start = SMALL.rfind("[[round.session]]").unwrap();
    let at = line("key = \"berga-1\"");
    assert_eq!(
        told(&SMALL[..start]),
        [format!(
            "line {at}: round \"berga-1\" needs at least one [[round.session]]"
        )]
    );
    let rooms = "room = [{ key = \"lasrummet\", name = \"Läsrummet\", seats = 8 }]";
    let at = line("key = \"berga-bibliotek\"");
    let no_rooms =
        format!("line {at}: venue \"berga-bibliotek\" needs at least one [[venue.room]]");
    assert!(after(rooms, "room = []").contains(&no_rooms));
}
