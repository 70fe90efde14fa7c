//! `brygga practice`: the world in which new staff practise. It lives in a folder that is thrown away, and
//! begins anew every night.

use super::{Common, ServeArguments, serve::launch};
use crate::{
    app::{
        assembly::{Parts, assemble},
        backup::BackupSettings,
        config::Config,
        demo::{crowd, fill, practice_place, promise_calls},
        purpose::Purpose,
        worker::Workers,
    },
    kernel::{Chance, CivilTime, Clock, Moment, Zone},
    messages::Mailer,
    store::{DatabaseAddress, Fault, Store},
};
use chrono::{Days, Duration, NaiveTime};
use rocket::{
    fairing::AdHoc,
    tokio::{self, time::sleep},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// So many people can be looked for beside the world's own.
const PEOPLE: usize = 2_000;

/// The hour on Swedish clocks at which the world begins anew.
const ANEW_AT: u32 = 3;

/// Who the practice world's mails are from, which lie in its folder.
const SENDER: &str = "Kalmar kommun <anmalan@kalmar.example>";

pub(super) async fn practice(common: &Common, arguments: ServeArguments) -> Result<(), Fault> {
    if common.database.is_some() || common.data.is_some() {
        return Err(Fault::new(
            "the practice world has a folder of its own, which is thrown away",
        ));
    }
    let mut config = common.settings()?;
    if config.practice.is_none() {
        return Err(Fault::new(
            "the practice world needs [practice] with url and key, the same as in the service's settings",
        ));
    }
    // Whatever the settings say of gateways and backups, nothing leaves an invented world.
    config.database = None;
    config.mail = None;
    config.backup = BackupSettings::default();
    if let Some(port) = arguments.port {
        config.port = port;
    }
    while one_day(&config).await? {
        tracing::info!("the practice world begins anew");
    }
    Ok(())
}

/// Serves one world until the night or the operator ends it; answers whether it was the night.
async fn one_day(config: &Config) -> Result<bool, Fault> {
    let folder = tempfile::Builder::new()
        .prefix("brygga-practice-")
        .tempdir()
        .map_err(|e| Fault::because("making a folder for the practice world", e))?;
    let mut config = config.clone();
    config.data = folder.path().to_owned();
    let (clock, chance) = (Clock::system(), Chance::from_system());
    let store = Store::open(DatabaseAddress::Embedded {
        folder: folder.path().to_owned(),
    })
    .await?;
    store.migrate().await?;
    let now = clock.now();
    fill(&store, now, &chance).await?;
    promise_calls(&store, now, &chance).await?;
    crowd::settle(
        &store,
        now,
        &chance,
        &practice_place()?.code,
        PEOPLE,
        |_| (),
    )
    .await?;
    let workers = Workers::default();
    let rocket = assemble(Parts {
        config,
        store: store.clone(),
        clock,
        chance,
        mailer: Some(Mailer::files(&folder.path().join("mail"), SENDER)?),
        workers: workers.clone(),
        purpose: Purpose::Practice,
    })
    .await?;
    let night = Arc::new(AtomicBool::new(false));
    let (fell, beside) = (Arc::clone(&night), workers.clone());
    let rocket = rocket.attach(AdHoc::on_liftoff("night", move |rocket| {
        let (stop, port) = (rocket.shutdown(), rocket.config().port);
        Box::pin(async move {
            tracing::info!(port, "the practice world is open");
            let until = async move {
                tokio::select! {
                    () = sleep(until_anew(now).to_std().unwrap_or_default()) => {
                        fell.store(true, Ordering::SeqCst);
                        stop.clone().notify();
                    }
                    () = stop.clone() => {}
                }
            };
            beside.also(until).await;
        })
    }));
    launch(rocket, store, &workers).await?;
    Ok(night.load(Ordering::SeqCst))
}

/// How long it is until the world begins anew.
fn until_anew(now: Moment) -> Duration {
    let zone = Zone::stockholm();
    let here = CivilTime::of(now, zone);
    let time = NaiveTime::from_hms_opt(ANEW_AT, 0, 0).unwrap_or_default();
    let days = u64::from(here.time >= time);
    let date = here
        .date
        .checked_add_days(Days::new(days))
        .unwrap_or(here.date);
    let next = CivilTime { date, time }.at(zone);
    // An hour that a clock skips is none to wait for: a day then does.
    next.map_or_else(|_| Duration::days(1), |next| next.since(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    fn at(hour: u32, minute: u32) -> Moment {
        let utc = Utc.with_ymd_and_hms(2027, 1, 11, hour, minute, 0);
        Moment::from_utc(utc.single().unwrap_or_default())
    }

    #[test]
    fn the_world_begins_anew_at_three_in_the_night() {
        assert_eq!(until_anew(at(1, 59)), Duration::minutes(1));
        assert_eq!(until_anew(at(2, 0)), Duration::hours(24));
        assert_eq!(until_anew(at(12, 30)), Duration::minutes(13 * 60 + 30));
    }
}
