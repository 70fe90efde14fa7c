//! How a test runs: alone on the machine, and with its figures printed.

use serde_json::Value;
use std::{
    io::Write,
    sync::{Mutex, PoisonError},
};

static TURN: Mutex<()> = Mutex::new(());

/// Runs one test at a time: each starts several processes and measures how long things take.
pub(crate) fn alone<F: Future>(work: F) -> F::Output {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    rocket::tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

/// Whether the long form is asked for.
pub(crate) fn long() -> bool {
    std::env::var_os("BRYGGA_LONG").is_some_and(|value| value == "1")
}

/// One line of JSON per run.
pub(crate) fn print_figures(figures: &Value) {
    print_line(&figures.to_string());
}

/// Written past the test runner, which keeps what a passing test prints to itself.
pub(crate) fn print_line(line: &str) {
    std::io::stderr()
        .write_all(format!("{line}\n").as_bytes())
        .unwrap();
}

/// The value below which this share of the values lies, in percent; 0 for none.
pub(crate) fn percentile(values: &mut [u64], percent: usize) -> u64 {
    values.sort_unstable();
    let at = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(0)
}
