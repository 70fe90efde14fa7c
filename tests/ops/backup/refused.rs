//! What is not put back: each is refused in words, and the place stays as empty as it was.

use super::{Identity, put_back, try_to_put_back};
use crate::database::TestDatabase;
use age::secrecy::ExposeSecret;
use std::path::{Path, PathBuf};

/// Tries everything that must be refused; how many things that was.
pub(super) async fn all(
    place: &mut TestDatabase,
    encrypted: &Path,
    plain: &Path,
    key: &Path,
) -> usize {
    let other_key = place.folder().join("other-key.txt");
    std::fs::write(&other_key, Identity::generate().to_string().expose_secret()).unwrap();
    let (whole, open) = (
        std::fs::read(encrypted).unwrap(),
        std::fs::read(plain).unwrap(),
    );
    let changed = |name: &str, bytes: &[u8]| -> PathBuf {
        let file = place.folder().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let flipped = |bytes: &[u8], at: usize| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let half = whole.len() / 2;
    let said = String::from_utf8_lossy(&open[..8000]).into_owned();
    let said = said.split('\n').nth(1).unwrap();
    let cases: Vec<(PathBuf, Option<&Path>, &str)> = vec![
        (
            changed("flipped", &flipped(&whole, half)),
            Some(key),
            "damaged",
        ),
        (changed("cut-off", &whole[..half]), Some(key), "cut off"),
        (
            changed("first-byte", &flipped(&whole, 30)),
            Some(key),
            "brygga:",
        ),
        (encrypted.to_owned(), None, "--identity"),
        (encrypted.to_owned(), Some(&other_key), "brygga:"),
        (
            changed("plain-flipped", &flipped(&open, open.len() - 4000)),
            None,
            "damaged",
        ),
        (
            changed("plain-cut-off", &open[..open.len() - 1]),
            None,
            "cut off",
        ),
        (
            changed("not-ours", b"PK\x03\x04"),
            None,
            "no backup of Brygga",
        ),
        (
            changed(
                "newer",
                &saying(
                    &open,
                    said,
                    "m20261121_0100_municipalities",
                    "m29990101_0100_municipalities",
                ),
            ),
            None,
            "newer Brygga",
        ),
        (
            changed(
                "miscounted",
                &saying(
                    &open,
                    said,
                    "\"seaql_migrations\":",
                    "\"seaql_migrations\":9",
                ),
            ),
            None,
            "does not hold as many rows",
        ),
    ];
    let mut refused = 0;
    for (file, key, why) in &cases {
        let ended = try_to_put_back(place, file, *key);
        let name = file.display();
        assert!(!ended.status.success(), "{name} was put back");
        assert!(
            ended.complaints.contains(why),
            "{name}: {}",
            ended.complaints
        );
        if place.processes() == 1 {
            assert!(!place.file().exists(), "{name} left a database behind");
        } else if *why == "does not hold as many rows" {
            // PostgreSQL has it in before it can be counted; whoever restores is told to begin anew.
            place.lose().await;
        }
        refused += 1;
    }
    refused + in_the_way(place, encrypted, key)
}

/// What lies there already, and what SQLite left beside a database that is gone.
fn in_the_way(place: &TestDatabase, encrypted: &Path, key: &Path) -> usize {
    let mut refused = 0;
    let refuse = |name: &str| {
        let ended = try_to_put_back(place, encrypted, Some(key));
        assert!(!ended.status.success(), "put back over {name}");
        assert!(ended.complaints.contains("already"), "{}", ended.complaints);
    };
    if place.processes() == 1 {
        for name in ["brygga.db-wal", "brygga.db-shm", "brygga.db"] {
            let stale = place.file().with_file_name(name);
            std::fs::write(&stale, b"stale").unwrap();
            refuse(name);
            std::fs::remove_file(&stale).unwrap();
            refused += 1;
        }
    }
    put_back(place, encrypted, Some(key));
    refuse("what was put back");
    refused + 1
}

/// The same backup that says something else of itself.
fn saying(whole: &[u8], said: &str, what: &str, instead: &str) -> Vec<u8> {
    assert!(said.contains(what), "{said}");
    let content = &whole["brygga backup 1\n".len() + said.len() + 1..];
    let head = format!("brygga backup 1\n{}\n", said.replacen(what, instead, 1));
    [head.as_bytes(), content].concat()
}
