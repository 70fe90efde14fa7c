//! What a disk holds after a power cut: everything that the program asked to be kept, and of the rest
//! nothing or any part. Of a write, any of its sectors may have arrived, whatever came later or
//! earlier; of the names in the folder, a file system keeps the order. A new file's name is kept only
//! when the folder was asked to be kept: stricter than ext4, as POSIX allows.

use rand::Rng;
use rand_chacha::ChaCha8Rng;
use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, path::Path};

/// What a disk writes whole or not at all, in bytes.
const SECTOR: usize = 512;
/// SQLite's index of its log lies in memory that processes share, and is made anew after a cut.
const INDEX: &str = "-shm";

/// Something the program did.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// In the folder; empty for the folder itself.
    pub(crate) path: String,
    pub(crate) deed: Deed,
}

#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// From this place on.
    Written(usize, Vec<u8>),
    /// Cut or stretched to this length.
    Length(usize),
    /// Asked to be kept.
    Kept,
    /// Opened, and made if it was not there.
    Made,
    /// The same, and emptied.
    MadeAnew,
    Removed,
    Renamed(String),
}

/// File names with what is in them.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A folder on a disk that forgets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    contents: Vec<Contents>,
    /// Place in `contents` by name: what a cut leaves, and what the program sees.
    kept: BTreeMap<String, usize>,
    seen: BTreeMap<String, usize>,
    /// What happened to names since the folder was kept: a name, and what it has stood for since.
    since: Vec<(String, Option<usize>)>,
}

#[derive(Debug, Clone, Default)]
struct Contents {
    kept: Vec<u8>,
    since: Vec<Deed>,
}

/// How much of what nobody asked to be kept is there all the same.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Luck {
    /// Nothing.
    None,
    /// Each sector with this chance, in percent.
    Some(u32),
}

impl Disk {
    /// A disk on which all of this is kept.
    pub(crate) fn holding(files: Files) -> Self {
        let mut disk = Self::default();
        for (name, kept) in files {
            disk.kept.insert(name.clone(), disk.contents.len());
            disk.seen.insert(name, disk.contents.len());
            let since = Vec::new();
            disk.contents.push(Contents { kept, since });
        }
        disk
    }

    /// Takes in what the program did next.
    pub(crate) fn happens(&mut self, record: &Record) {
        let path = &record.path;
        if path.ends_with(INDEX) {
            return;
        }
        let there = self.seen.get(path).copied();
        match (&record.deed, there) {
            (Deed::Kept, _) if path.is_empty() => {
                self.kept = self.seen.clone();
                self.since.clear();
            }
            (Deed::Kept, Some(file)) => {
                let contents = &mut self.contents[file];
                contents.kept = contents.seen();
                contents.since.clear();
            }
            (Deed::Made | Deed::MadeAnew, None) => {
                self.contents.push(Contents::default());
                self.name(path, Some(self.contents.len() - 1));
            }
            (Deed::Made, Some(_)) => {}
            (Deed::MadeAnew, Some(file)) => self.contents[file].since.push(Deed::Length(0)),
            (Deed::Removed, Some(_)) => self.name(path, None),
            (Deed::Renamed(to), Some(file)) => {
                self.name(path, None);
                self.name(to, Some(file));
            }
            (Deed::Written(..) | Deed::Length(_), Some(file)) => {
                self.contents[file].since.push(record.deed.clone());
            }
            (deed, None) => unreachable!("{path} is not there: {deed:?}"),
        }
    }

    /// What the program sees.
    pub(crate) fn seen(&self) -> Files {
        let files = self.seen.iter();
        files
            .map(|(name, file)| (name.clone(), self.contents[*file].seen()))
            .collect()
    }

    /// What is left when the power is gone.
    pub(crate) fn after_a_cut(&self, luck: Luck, chance: &mut ChaCha8Rng) -> Files {
        let mut names = self.kept.clone();
        let arrived = match luck {
            Luck::None => 0,
            Luck::Some(_) => chance.random_range(0..=self.since.len()),
        };
        for (name, file) in &self.since[..arrived] {
            match file {
                Some(file) => names.insert(name.clone(), *file),
                None => names.remove(name),
            };
        }
        names
            .into_iter()
            .map(|(name, file)| (name, self.contents[file].after_a_cut(luck, chance)))
            .collect()
    }

    /// How much happened that nobody has asked to be kept yet.
    pub(crate) fn unkept(&self) -> usize {
        let contents = self.contents.iter();
        self.since.len() + contents.map(|c| c.since.len()).sum::<usize>()
    }

    fn name(&mut self, name: &str, file: Option<usize>) {
        match file {
            Some(file) => self.seen.insert(name.to_owned(), file),
            None => self.seen.remove(name),
        };
        self.since.push((name.to_owned(), file));
    }
}

impl Contents {
    fn seen(&self) -> Vec<u8> {
        let mut bytes = self.kept.clone();
        for deed in &self.since {
            apply(&mut bytes, deed);
        }
        bytes
    }

    fn after_a_cut(&self, luck: Luck, chance: &mut ChaCha8Rng) -> Vec<u8> {
        let mut bytes = self.kept.clone();
        let Luck::Some(percent) = luck else {
            return bytes;
        };
        for part in self.since.iter().flat_map(sectors) {
            if chance.random_range(0..100) < percent {
                apply(&mut bytes, &part);
            }
        }
        bytes
    }
}

fn apply(bytes: &mut Vec<u8>, deed: &Deed) {
    match deed {
        Deed::Length(length) => bytes.resize(*length, 0),
        Deed::Written(place, data) => {
            let end = place + data.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*place..end].copy_from_slice(data);
        }
        _ => {}
    }
}

/// A write as the disk does it, sector by sector.
fn sectors(deed: &Deed) -> Vec<Deed> {
    let Deed::Written(place, data) = deed else {
        return vec![deed.clone()];
    };
    let mut parts = Vec::new();
    let (mut place, mut data) = (*place, &data[..]);
    while !data.is_empty() {
        let fits = (SECTOR - place % SECTOR).min(data.len());
        parts.push(Deed::Written(place, data[..fits].to_vec()));
        place += fits;
        data = &data[fits..];
    }
    parts
}

/// Reads a folder, but for what is made anew anyway.
pub(crate) fn read(folder: &Path) -> Files {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| !name.ends_with(INDEX))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect()
}

/// Puts a folder in this state.
pub(crate) fn write(folder: &Path, files: &Files) {
    for entry in fs::read_dir(folder).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// Whether these files are between two states that one deed lies between. The last deed may have been
/// under way when the program was killed.
pub(crate) fn between(files: &Files, before: &Files, after: &Files) -> bool {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    if names(files) != names(before) && names(files) != names(after) {
        return false;
    }
    files.iter().all(|(name, bytes)| {
        let [before, after] = [before, after].map(|f| f.get(name).map_or(&[][..], Vec::as_slice));
        let lengths = before.len().min(after.len())..=before.len().max(after.len());
        let from_either =
            |(at, byte): (usize, &u8)| before.get(at) == Some(byte) || after.get(at) == Some(byte);
        lengths.contains(&bytes.len()) && bytes.iter().enumerate().all(from_either)
    })
}
