//! What happened to one person, as that person saw it.

use crate::people::{Told, Trouble};
use std::time::{Duration, Instant};

/// One person's account of the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    /// The name that was typed.
    pub(crate) name: String,
    /// The name of who comes along.
    pub(crate) with: Option<String>,
    /// When the check was sent for the first time, whether an answer came or not.
    pub(crate) first_sent: Option<Instant>,
    /// Each answer to a question that led on.
    pub(crate) answered: Vec<Confirmed>,
    /// What the confirmation said, every time that it was read.
    pub(crate) told: Vec<Told>,
    /// Each answer that confirms: the person may rely on it.
    pub(crate) confirmed: Vec<Confirmed>,
    /// Each answer from 500 up.
    pub(crate) server_errors: Vec<String>,
    /// Each answer below 500 that was not the one asked for.
    pub(crate) odd_answers: Vec<String>,
    /// Where nobody listened, once per try.
    pub(crate) refused: Vec<String>,
    /// Each request that was cut off before its answer.
    pub(crate) cut_off: Vec<CutOff>,
}

/// A form that was sent and taken in.
#[derive(Debug, Clone)]
pub(crate) struct Confirmed {
    pub(crate) url: String,
    pub(crate) began: Instant,
    pub(crate) took: Duration,
}

/// A request that got no answer though somebody had listened.
#[derive(Debug, Clone)]
pub(crate) struct CutOff {
    pub(crate) url: String,
    pub(crate) began: Instant,
    pub(crate) why: String,
}

impl Account {
    /// Notes what went wrong at an address. Whether it is worth trying again there or elsewhere:
    /// only where no answer came.
    pub(crate) fn note(&mut self, url: &str, trouble: Trouble) -> bool {
        match trouble {
            Trouble::Refused => self.refused.push(url.to_owned()),
            Trouble::Lost(began, why) => {
                let url = url.to_owned();
                self.cut_off.push(CutOff { url, began, why });
            }
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

/// How long the answers took that confirm, in milliseconds.
pub(crate) fn times(accounts: &[Account]) -> Vec<u64> {
    accounts
        .iter()
        .flat_map(|account| &account.confirmed)
        .map(|confirmed| u64::try_from(confirmed.took.as_millis()).unwrap())
        .collect()
}
