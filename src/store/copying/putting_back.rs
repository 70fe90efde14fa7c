//! Putting a copy back, into an empty place only.

use super::{CopyContents, DatabaseKind, Workplace, embedded, server};
use crate::store::{DatabaseAddress, Fault, Store, connect::private_folder, lock_file};
use std::{
    fs::File,
    path::{Path, PathBuf},
};

/// What may not lie in a folder that a copy is put back into. What SQLite keeps beside a database is
/// worse than the database itself: it would be taken for a part of the one that is put there.
const IN_THE_WAY: [&str; 4] = [
    "brygga.db",
    "brygga.db-wal",
    "brygga.db-shm",
    "brygga.db-journal",
];

/// A copy on its way back. Until it is [kept](PuttingBack::keep) the embedded database is not there;
/// a failure leaves the place as empty as it was.
pub struct PuttingBack {
    address: DatabaseAddress,
    workplace: Workplace,
    /// No instance starts on the folder meanwhile.
    _lock: Option<File>,
}

impl PuttingBack {
    /// Looks whether the place is empty, and holds it.
    ///
    /// # Errors
    /// A [`Fault`] that names what is in the way, or when the place cannot be reached.
    pub async fn begin(address: DatabaseAddress) -> Result<Self, Fault> {
        let lock = match &address {
            DatabaseAddress::Embedded { folder } => {
                private_folder(folder)?;
                let lock = lock_file::take(folder)?;
                nothing_in_the_way(folder)?;
                super::clear_unfinished(&address)?;
                Some(lock)
            }
            DatabaseAddress::Server { url } => {
                if !server::is_empty(url).await? {
                    return Err(Fault::new(format!(
                        "{address} holds tables already; restore into an empty database"
                    )));
                }
                super::clear_unfinished(&address)?;
                None
            }
        };
        Ok(Self {
            workplace: Workplace::make(&address)?,
            address,
            _lock: lock,
        })
    }

    /// The new file that the copy is to be written to.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        match self.address.kind() {
            DatabaseKind::Sqlite => self.workplace.path().join("brygga.db"),
            DatabaseKind::Postgresql => self.workplace.path().join("brygga.dump"),
        }
    }

    /// Reads the copy through, compares it with what it is said to hold, and opens it to be written to
    /// before anybody else can. The store must be closed before the copy is kept.
    ///
    /// # Errors
    /// A [`Fault`] when the copy is of another database, from a newer program, not sound, or does not
    /// hold what is said.
    pub async fn open(&self, holds: &CopyContents) -> Result<Store, Fault> {
        if holds.database != self.address.kind() {
            return Err(Fault::new(format!(
                "the backup is of {:?}, and this is {}",
                holds.database, self.address
            )));
        }
        let unknown = holds.unknown_steps();
        if !unknown.is_empty() {
            return Err(Fault::new(format!(
                "the backup is from a newer Brygga, with steps unknown here: {}",
                unknown.join(", ")
            )));
        }
        match &self.address {
            DatabaseAddress::Embedded { .. } => {
                same(&embedded::read_through(&self.file()).await?, holds)?;
                let folder = self.workplace.path().to_owned();
                Store::open(DatabaseAddress::Embedded { folder }).await
            }
            DatabaseAddress::Server { url } => {
                server::read_through(url, &self.file(), holds).await?;
                let there = server::put_back(url, &self.file()).await?;
                same(&there, holds).map_err(|fault| {
                    fault.during("what was restored is not right, make the database anew")
                })?;
                Store::open(self.address.clone()).await
            }
        }
    }

    /// Lets the copy take its place, for good once this has answered.
    ///
    /// # Errors
    /// A [`Fault`] when the file cannot be moved or the disk does not keep it.
    pub fn keep(self) -> Result<(), Fault> {
        let DatabaseAddress::Embedded { folder } = &self.address else {
            return Ok(());
        };
        nothing_in_the_way(folder)?;
        let keeping = |e| Fault::because(format!("putting brygga.db into {}", folder.display()), e);
        let file = self.file();
        File::open(&file)
            .and_then(|file| file.sync_all())
            .map_err(keeping)?;
        std::fs::rename(&file, folder.join("brygga.db")).map_err(keeping)?;
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(keeping)
    }
}

fn nothing_in_the_way(folder: &Path) -> Result<(), Fault> {
    match IN_THE_WAY.iter().find(|name| folder.join(name).exists()) {
        None => Ok(()),
        Some(name) => Err(Fault::new(format!(
            "{} holds {name} already; restore into an empty folder, and keep the old one aside",
            folder.display()
        ))),
    }
}

fn same(there: &CopyContents, said: &CopyContents) -> Result<(), Fault> {
    if there == said {
        return Ok(());
    }
    let differs = said.rows.keys().find(|table| {
        let (there, said) = (there.rows.get(*table), said.rows.get(*table));
        there != said
    });
    Err(Fault::new(match differs {
        Some(table) => format!("the backup does not hold as many rows of {table} as it says"),
        None => "the backup's schema is not the one that it says".to_owned(),
    }))
}
