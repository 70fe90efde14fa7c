//! Calendar files as a program that is none of ours reads them.

use std::{
    io::Write,
    process::{Command, Stdio},
};

/// What Python's icalendar finds in a file, by the file's own time zone: its name and how often to look again,
/// then a line per entry. See `tests/support/read_calendar.py`.
pub fn read_back(file: &str) -> Vec<String> {
    // Debian's Python: another one on the machine lacks Debian's packages.
    let mut python = Command::new("/usr/bin/python3")
        .arg("tests/support/read_calendar.py")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python, from the Debian package python3-icalendar");
    python
        .stdin
        .take()
        .unwrap()
        .write_all(file.as_bytes())
        .unwrap();
    let answer = python.wait_with_output().unwrap();
    assert!(
        answer.status.success(),
        "is the Debian package python3-icalendar there?"
    );
    let said = String::from_utf8(answer.stdout).unwrap();
    said.lines().map(str::to_owned).collect()
}
