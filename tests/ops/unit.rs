//! The systemd unit that is shipped.

use crate::run::print_line;
use std::{io::ErrorKind, process::Command};

const UNIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operating/brygga.service");

/// The most exposed that the service may be to what goes wrong in it, of 10 (trust plan, H8).
const MOST_EXPOSED: f64 = 2.0;

#[test]
fn systemd_understands_the_shipped_unit_and_finds_the_service_shut_in() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("brygga.service");
    let text = std::fs::read_to_string(UNIT).unwrap();
    // It is not installed where the test runs.
    let program = env!("CARGO_BIN_EXE_brygga");
    std::fs::write(&unit, text.replace("/usr/local/bin/brygga", program)).unwrap();
    let asks = |arguments: &[&str]| {
        let mut ask = Command::new("systemd-analyze");
        ask.args(arguments).arg(&unit).output()
    };
    let verified = match asks(&["verify"]) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            print_line("skipped, systemd-analyze is not installed: the shipped unit");
            return;
        }
        verified => verified.unwrap(),
    };
    let said = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert!(verified.status.success() && said.is_empty(), "{said}");
    let rated = asks(&["security", "--offline=true", "--no-pager"]).unwrap();
    let rated = String::from_utf8_lossy(&rated.stdout).into_owned();
    let rate = rated.rsplit_once("brygga.service: ").map(|(_, rest)| rest);
    let rate: f64 = rate
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(rate <= MOST_EXPOSED, "{rated}");
}
