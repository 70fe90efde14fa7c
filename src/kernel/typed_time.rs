//! A time of day as people write it: «13», «13.30», «kl 9», «klockan 13:30», «1.30 pm» is not among
//! them.

use super::typed::{plain, typewriter_digits};
use chrono::NaiveTime;

/// The words that people write before a time.
const WORDS: [&str; 6] = ["klockan", "kl.", "kl", "at", "från", "till"];

/// The time in what somebody typed, on a clock of 24 hours; none when it is not one.
#[must_use]
pub fn typed_time(input: &str) -> Option<NaiveTime> {
    let text = typewriter_digits(&plain(input)).to_lowercase();
    let word = WORDS.iter().find_map(|word| text.strip_prefix(word));
    let text = word.unwrap_or(&text).trim();
    let (hours, minutes) = match text.split_once(['.', ':', ',', ' ']) {
        Some((hours, minutes)) => (hours, minutes),
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text, "00"),
    };
    let fits = |digits: &str, most| {
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        (plain && (1..=most).contains(&digits.len()) && digits.len() <= 2).then_some(())
    };
    fits(hours, 2)?;
    fits(minutes, 2).filter(|()| minutes.len() == 2)?;
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_is_read_in_every_way_that_people_write_it() {
        let half_past_one = NaiveTime::from_hms_opt(13, 30, 0);
        for text in [
            "13.30",
            "13:30",
            "1330",
            " 13.30 ",
            "kl 13.30",
            "kl. 13.30",
            "klockan 13.30",
            "Kl 13:30",
            "13,30",
            "13 30",
            "l3.30",
            "från 13.30",
        ] {
            assert_eq!(typed_time(text), half_past_one, "{text}");
        }
        for (text, hour) in [
            ("13", 13),
            ("9", 9),
            ("09", 9),
            ("klockan 9", 9),
            ("0900", 9),
        ] {
            assert_eq!(
                typed_time(text),
                NaiveTime::from_hms_opt(hour, 0, 0),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "kl",
            "24",
            "13.60",
            "13.5",
            "1.30 pm",
            "133",
            "halv två",
            "-1",
            "13.30.15",
        ] {
            assert_eq!(typed_time(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_minute_is_read_as_it_is_written(hour in 0_u32..24, minute in 0_u32..60) {
            let time = NaiveTime::from_hms_opt(hour, minute, 0);
            prop_assert_eq!(typed_time(&format!("{hour:02}.{minute:02}")), time);
            prop_assert_eq!(typed_time(&format!("{hour}:{minute:02}")), time);
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in ".{0,12}") {
            let _ = typed_time(&text);
        }
    }
}
