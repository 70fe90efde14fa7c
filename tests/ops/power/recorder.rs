//! Watching what the program does to its data folder.

use super::disk::{Deed, Record};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ops/power/recorder.c");

/// The compiled recorder, and where it writes to.
pub(crate) struct Recorder {
    folder: TempDir,
}

impl Recorder {
    /// Compiles it, with the compiler that also builds SQLite.
    pub(crate) fn compile() -> Self {
        let recorder = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O2", "-o"])
            .arg(recorder.library())
            .arg(SOURCE)
            .output()
            .unwrap();
        let complaints = String::from_utf8_lossy(&compiled.stderr);
        assert!(compiled.status.success(), "{complaints}");
        recorder
    }

    /// The environment in which a program is watched.
    pub(crate) fn settings(&self, watched: &Path) -> Vec<(&'static str, String)> {
        vec![
            ("LD_PRELOAD", self.library().display().to_string()),
            ("RECORD_FOLDER", watched.display().to_string()),
            ("RECORD_INTO", self.into().display().to_string()),
        ]
    }

    /// What was done since it was last asked. A record that a kill cut short tells of nothing: it is
    /// written before the deed, or at least before the program learns of the deed.
    pub(crate) fn records(&self) -> Vec<Record> {
        let written = fs::read(self.into()).unwrap();
        fs::remove_file(self.into()).unwrap();
        let mut rest = &written[..];
        let mut records = Vec::new();
        while let Some(record) = next(&mut rest) {
            records.push(record);
        }
        records
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("recorder.so")
    }

    fn into(&self) -> PathBuf {
        self.folder.path().join("record")
    }
}

/// The letter, three numbers, the path and the data, as recorder.c writes them.
fn next(rest: &mut &[u8]) -> Option<Record> {
    let (head, after) = rest.split_at_checked(25)?;
    let number = |place: usize| {
        let bytes = head[place..place + 8].try_into().unwrap();
        usize::try_from(u64::from_ne_bytes(bytes)).unwrap()
    };
    let (path, after) = after.split_at_checked(number(1))?;
    let (data, after) = after.split_at_checked(number(9))?;
    *rest = after;
    let place = number(17);
    let path = String::from_utf8(path.to_vec()).unwrap();
    let deed = match head[0] {
        b'w' => Deed::Written(place, data.to_vec()),
        b't' => Deed::Length(place),
        b's' => Deed::Kept,
        b'c' if place == 1 => Deed::MadeAnew,
        b'c' => Deed::Made,
        b'u' => Deed::Removed,
        b'r' => Deed::Renamed(String::from_utf8(data.to_vec()).unwrap()),
        other => unreachable!("the recorder cannot follow {}: {path}", char::from(other)),
    };
    Some(Record { path, deed })
}
