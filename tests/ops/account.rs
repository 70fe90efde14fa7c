//! What happened to one person, as that person saw it.

use crate::people::{Told, Trouble};

/// One person's account of the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    /// The name that was typed.
    pub(crate) name: String,
    /// What the confirmation said, every time that it was read.
    pub(crate) told: Vec<Told>,
    /// How long each answer that confirms took, in milliseconds: the person may rely on it.
    pub(crate) confirmed: Vec<u64>,
    /// Each answer from 500 up.
    pub(crate) server_errors: Vec<String>,
    /// Each answer below 500 that was not the one asked for.
    pub(crate) odd_answers: Vec<String>,
    /// Where nobody listened, once per try.
    pub(crate) refused: Vec<String>,
    /// Where a request was cut off before its answer, once per try, with the reason.
    pub(crate) cut_off: Vec<(String, String)>,
}

impl Account {
    /// Notes what went wrong at an address. Whether it is worth trying again there or elsewhere:
    /// only where no answer came.
    pub(crate) fn note(&mut self, url: &str, trouble: Trouble) -> bool {
        match trouble {
            Trouble::Refused => self.refused.push(url.to_owned()),
            Trouble::Lost(why) => self.cut_off.push((url.to_owned(), why)),
            Trouble::Answer(status, heading) => {
                let answer = format!("{status} {heading}");
                if status >= 500 {
                    self.server_errors.push(answer);
                } else {
                    self.odd_answers.push(answer);
                }
                return false;
            }
        }
        true
    }
}
