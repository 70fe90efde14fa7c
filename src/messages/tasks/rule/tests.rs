use super::*;
use chrono::{NaiveTime, Weekday};
use proptest::prelude::*;

const ALL: [Tried; 6] = Tried::OF_A_CALL;

fn at(text: &str) -> CivilTime {
    let (date, time) = text.split_once(' ').unwrap();
    CivilTime {
        date: date.parse().unwrap(),
        time: time.parse().unwrap(),
    }
}

fn moment(text: &str) -> Moment {
    at(text).at(Zone::stockholm()).unwrap()
}

fn lunch_closed() -> Vec<Answered> {
    let span = |weekday, from: &str, to: &str| Answered {
        weekday,
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    };
    vec![
        span(Weekday::Mon, "08:00", "12:00"),
        span(Weekday::Mon, "13:00", "16:00"),
        span(Weekday::Tue, "08:00", "12:00"),
    ]
}

#[test]
fn nobody_answers_twice_and_a_letter_is_written_to_who_has_an_address() {
    use Tried::{NoAnswer, Voicemail};
    assert_eq!(after(NoAnswer, &[], true), After::Again);
    assert_eq!(after(NoAnswer, &[NoAnswer], true), After::Letter);
    assert_eq!(after(Voicemail, &[NoAnswer], true), After::Letter);
    assert_eq!(after(NoAnswer, &[Tried::Later], true), After::Again);
    assert_eq!(after(NoAnswer, &[NoAnswer, NoAnswer], false), After::Again);
}

#[test]
fn a_number_may_be_misdialled_once_and_who_declines_is_not_called_again() {
    use Tried::{Declined, WrongNumber};
    assert_eq!(after(WrongNumber, &[], false), After::Again);
    assert_eq!(after(WrongNumber, &[WrongNumber], false), After::Unreached);
    assert_eq!(after(WrongNumber, &[WrongNumber], true), After::Letter);
    assert_eq!(after(Declined, &[], false), After::Unreached);
    assert_eq!(after(Declined, &[], true), After::Letter);
}

#[test]
fn a_call_is_late_from_the_promised_moment_on() {
    let by = moment("2027-01-11 16:00");
    assert!(!is_late(by, moment("2027-01-11 15:59")));
    assert!(is_late(by, by));
}

#[test]
fn a_call_is_agreed_on_while_somebody_is_there() {
    let now = moment("2027-01-11 10:00");
    let hours = lunch_closed();
    let agree = |text| agreed(at(text), now, &hours, Zone::stockholm());
    for (asked, by) in [
        ("2027-01-11 10:30", "2027-01-11 11:30"),
        ("2027-01-11 11:30", "2027-01-11 12:00"),
        ("2027-01-18 15:30", "2027-01-18 16:00"),
    ] {
        assert_eq!(agree(asked).map(|it| it.by), Ok(moment(by)), "{asked}");
    }
    for (asked, not) in [
        ("2027-01-11 10:00", NotThen::Past),
        ("2027-01-11 12:00", NotThen::Closed),
        ("2027-01-11 16:00", NotThen::Closed),
        ("2027-01-13 10:00", NotThen::Closed),
        ("2027-03-29 10:00", NotThen::TooFar),
    ] {
        assert_eq!(agree(asked), Err(not), "{asked}");
    }
    let easter = agreed(
        at("2027-03-29 10:00"),
        moment("2027-03-01 10:00"),
        &hours,
        Zone::stockholm(),
    );
    assert_eq!(easter, Err(NotThen::Closed));
}

proptest! {
    #[test]
    fn whatever_was_tried_before_no_task_is_without_a_way_on(
        before in proptest::collection::vec(0..6_usize, 0..6), tried in 0..6_usize, letter: bool,
    ) {
        let before: Vec<Tried> = before.into_iter().map(|n| ALL[n]).collect();
        let then = after(ALL[tried], &before, letter);
        prop_assert_eq!(then == After::Done, ALL[tried] == Tried::Reached);
        prop_assert!(letter || then != After::Letter);
        prop_assert!(!letter || then != After::Unreached);
    }

    #[test]
    fn an_agreed_call_lies_ahead_and_ends_while_the_phone_is_answered(
        ahead in -60 * 24..90 * 24 * 60_i64,
    ) {
        let (zone, now) = (Zone::stockholm(), moment("2027-01-11 10:00"));
        let asked = CivilTime::of(now.plus(Duration::minutes(ahead)), zone);
        if let Ok(call) = agreed(asked, now, &[], zone) {
            prop_assert!(call.from > now && call.by > call.from);
            let (from, by) = (CivilTime::of(call.from, zone), CivilTime::of(call.by, zone));
            prop_assert!(is_working_day(from.date) && from.date == by.date);
            let (opens, closes): (NaiveTime, NaiveTime) =
                ("08:00:00".parse().unwrap(), "16:00:00".parse().unwrap());
            prop_assert!(from.time >= opens && by.time <= closes);
        }
    }
}
