//! What the program needs of the machine: a clock that is right and space to grow. Looked at by
//! `check`, and again before serving.

use crate::kernel::{Clock, Moment};
use chrono::{TimeZone, Utc};
use std::{os::unix::fs::PermissionsExt, path::Path};

/// Less than this, and a busy day may fill the disk.
const LEAST_FREE: u64 = 200 * 1024 * 1024;

/// What was found: said to the operator, and wrong or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) wrong: bool,
    pub(super) words: String,
}

fn right(words: String) -> Finding {
    Finding {
        wrong: false,
        words,
    }
}

fn wrong(words: String) -> Finding {
    Finding { wrong: true, words }
}

/// A clock before this program was written is wrong.
pub(super) fn clock() -> Finding {
    let now = Clock::system().now();
    let written = Utc.with_ymd_and_hms(2026, 11, 1, 0, 0, 0).single();
    if written.is_some_and(|written| now < Moment::from_utc(written)) {
        wrong(format!("the machine's clock says {now}"))
    } else {
        right(format!("clock {now}"))
    }
}

/// Free space where the database grows.
pub(super) fn disk(folder: &Path) -> Finding {
    match fs4::available_space(folder) {
        Ok(free) if free < LEAST_FREE => wrong(format!(
            "only {} MB free in {}",
            free >> 20,
            folder.display()
        )),
        Ok(free) => right(format!("{} MB free", free >> 20)),
        Err(error) => wrong(format!("{}: {error}", folder.display())),
    }
}

/// Whether others on the machine can look into the data folder.
pub(super) fn privacy(folder: &Path) -> Finding {
    match std::fs::metadata(folder) {
        Ok(facts) if facts.permissions().mode() & 0o077 != 0 => wrong(format!(
            "others on this machine can look into {}: chmod 700",
            folder.display()
        )),
        Ok(_) => right(format!("{} is private", folder.display())),
        Err(error) => wrong(format!("{}: {error}", folder.display())),
    }
}
