//! The backup that the service makes by itself every night, and what can be seen of it.

use super::{
    BackupSettings,
    folder::Folder,
    make::{Destination, make},
};
use crate::{
    kernel::{CivilTime, Clock, Moment, Zone},
    privacy::{BackupsSeen, LastBackup},
    store::{DatabaseAddress, Fault},
};
use age::x25519::Recipient;
use chrono::{Days, NaiveTime};
use rocket::{async_trait, tokio::task::spawn_blocking};

/// The nightly backup of an installation.
#[derive(Clone)]
pub(in crate::app) struct Nightly {
    address: DatabaseAddress,
    folder: Folder,
    hour: u32,
    keys: Vec<Recipient>,
    plain: bool,
}

impl Nightly {
    /// The nightly backup, where one is set.
    pub(in crate::app) fn of(
        settings: &BackupSettings,
        address: &DatabaseAddress,
    ) -> Result<Option<Self>, Fault> {
        let Some(dir) = &settings.dir else {
            return Ok(None);
        };
        Ok(Some(Self {
            address: address.clone(),
            folder: Folder::new(dir),
            hour: settings.hour,
            keys: settings.keys()?,
            plain: settings.plain,
        }))
    }

    /// Makes the backup if this night's is not there yet. What came of it is logged.
    ///
    /// # Errors
    /// A [`Fault`] when it could not be made.
    pub(in crate::app) async fn make_if_due(&self, clock: &Clock) -> Result<(), Fault> {
        let due = latest_due(clock.now(), self.hour);
        if self.folder.last()?.is_some_and(|last| last.at >= due) {
            return Ok(());
        }
        let to = Destination::Folder(self.folder.clone());
        let made = make(&self.address, &to, self.keys.clone(), self.plain, clock).await?;
        if let Some(made) = made {
            tracing::info!(
                file = %made.file.display(),
                bytes = made.bytes,
                rows = made.manifest.holds.all_rows(),
                old_ones_removed = made.removed,
                "backup made and found good"
            );
        }
        Ok(())
    }
}

/// The latest moment at which Swedish clocks showed this full hour. In the night when that hour is
/// skipped, it is the next one.
pub(in crate::app) fn latest_due(now: Moment, hour: u32) -> Moment {
    let zone = Zone::stockholm();
    let today = CivilTime::of(now, zone).date;
    let shown = |date| {
        (hour..hour + 2).find_map(|hour| {
            let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
            CivilTime { date, time }.at(zone).ok()
        })
    };
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let due = shown(today).filter(|due| *due <= now);
    due.or_else(|| shown(yesterday)).unwrap_or(now)
}

/// What can be seen of an installation's backups.
pub(in crate::app) struct Seen(pub(in crate::app) Option<Folder>);

#[async_trait]
impl BackupsSeen for Seen {
    fn are_made(&self) -> bool {
        self.0.is_some()
    }

    async fn last(&self) -> Result<Option<LastBackup>, Fault> {
        let Some(folder) = self.0.clone() else {
            return Ok(None);
        };
        // The folder may lie on a machine that does not answer.
        spawn_blocking(move || folder.last())
            .await
            .map_err(|e| Fault::because("looking for the last backup", e))?
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    #[test]
    fn a_night_is_due_at_its_hour_on_swedish_clocks() {
        let one = |now| latest_due(at(now), 1);
        assert_eq!(one("2027-01-11T09:00:00Z"), at("2027-01-11T00:00:00Z"));
        assert_eq!(one("2027-01-11T00:00:00Z"), at("2027-01-11T00:00:00Z"));
        assert_eq!(one("2027-01-10T23:59:59Z"), at("2027-01-10T00:00:00Z"));
        assert_eq!(one("2027-07-01T09:00:00Z"), at("2027-06-30T23:00:00Z"));
    }

    #[test]
    fn an_hour_that_the_clocks_skip_is_the_next_and_one_that_comes_twice_is_one() {
        // On 28 March 2027 Swedish clocks go from 2 to 3, on 31 October from 3 back to 2.
        let two = |now| latest_due(at(now), 2);
        assert_eq!(two("2027-03-28T05:00:00Z"), at("2027-03-28T01:00:00Z"));
        let autumn = two("2027-10-31T09:00:00Z");
        assert_eq!(two("2027-10-31T23:00:00Z"), autumn);
    }
}
