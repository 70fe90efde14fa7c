//! The forgetful disk forgets what it should, and nothing else.

use super::disk::{Deed, Disk, Files, Luck, Record, between};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

#[test]
fn what_was_asked_to_be_kept_is_there_after_a_cut_and_the_rest_is_not() {
    let disk = after(&[
        ("a", written(0, "one")),
        ("a", Deed::Kept),
        ("a", written(1, "XX")),
    ]);
    assert_eq!(disk.seen(), files(&[("a", "oXX")]));
    assert_eq!(cut(&disk, Luck::None), files(&[("a", "one")]));
    assert_eq!(cut(&disk, Luck::Some(100)), disk.seen());
}

#[test]
fn a_cut_may_leave_any_sector_of_a_write() {
    let long = "x".repeat(2_000);
    let disk = after(&[("a", written(100, &long))]);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let left = disk.after_a_cut(Luck::Some(50), &mut ChaCha8Rng::seed_from_u64(seed));
        // What a sector held before is nothing, here.
        let bytes = left["a"].clone();
        seen.insert([150, 600, 1_100, 1_600, 2_090].map(|at| bytes.get(at) == Some(&b'x')));
    }
    assert_eq!(seen.len(), 32, "each of five sectors comes and stays away");
}

#[test]
fn a_new_file_is_gone_until_its_folder_is_kept() {
    let mut deeds = vec![
        ("b", Deed::Made),
        ("b", written(0, "two")),
        ("b", Deed::Kept),
    ];
    assert_eq!(cut(&after(&deeds), Luck::None), files(&[("a", "")]));
    deeds.push(("", Deed::Kept));
    let kept = files(&[("a", ""), ("b", "two")]);
    assert_eq!(cut(&after(&deeds), Luck::None), kept);
}

#[test]
fn a_removed_or_renamed_file_is_back_until_its_folder_is_kept() {
    for (deed, then) in [
        (Deed::Removed, files(&[])),
        (Deed::Renamed("b".to_owned()), files(&[("b", "")])),
    ] {
        let disk = after(&[("a", deed.clone())]);
        assert_eq!(disk.seen(), then);
        assert_eq!(cut(&disk, Luck::None), files(&[("a", "")]));
        let disk = after(&[("a", deed), ("", Deed::Kept)]);
        assert_eq!(cut(&disk, Luck::None), then);
    }
}

#[test]
fn a_byte_that_nobody_wrote_is_noticed() {
    let (before, after) = (files(&[("a", "one")]), files(&[("a", "oXXt")]));
    for there in ["one", "oXe", "oXXt"] {
        assert!(between(&files(&[("a", there)]), &before, &after), "{there}");
    }
    for there in ["on", "two", "oXXtt", "oYe"] {
        assert!(
            !between(&files(&[("a", there)]), &before, &after),
            "{there}"
        );
    }
    assert!(!between(&files(&[("b", "one")]), &before, &after));
}

/// A disk with the empty file `a`, after all of this.
fn after(deeds: &[(&str, Deed)]) -> Disk {
    let mut disk = Disk::holding(files(&[("a", "")]));
    for (path, deed) in deeds {
        let (path, deed) = ((*path).to_owned(), deed.clone());
        disk.happens(&Record { path, deed });
    }
    disk
}

fn cut(disk: &Disk, luck: Luck) -> Files {
    disk.after_a_cut(luck, &mut ChaCha8Rng::seed_from_u64(1))
}

fn written(place: usize, text: &str) -> Deed {
    Deed::Written(place, text.as_bytes().to_vec())
}

fn files(files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}
