//! `brygga check` and `brygga migrate`.

use super::{Common, say};
use crate::{
    kernel::{Clock, Moment},
    messages::Mailer,
    store::{DatabaseAddress, Fault, Store},
};
use chrono::{TimeZone, Utc};

pub(super) async fn migrate(common: &Common) -> Result<(), Fault> {
    let store = Store::open(common.settings()?.database_address()?).await?;
    store.migrate().await?;
    say(format_args!("{}: up to date", store.address()));
    store.close().await
}

/// Looks at everything that the service depends on, prints what it found, and fails if something is
/// wrong.
pub(super) async fn check(common: &Common) -> Result<(), Fault> {
    let config = common.settings()?;
    let mut lines = Lines::default();
    match config.mail.as_ref().map(Mailer::smtp).transpose() {
        Ok(Some(_)) => lines.good("mail relay set"),
        Ok(None) => lines.good("no mail relay: e-mail waits in the outbox"),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    clock(&mut lines);
    if let DatabaseAddress::Embedded { folder } = config.database_address()? {
        disk(&mut lines, &folder);
    }
    database(&mut lines, config.database_address()?).await?;
    lines.end()
}

async fn database(lines: &mut Lines, address: DatabaseAddress) -> Result<(), Fault> {
    let store = match Store::look(address).await {
        Ok(store) => store,
        Err(fault) => {
            lines.bad(&fault.to_string());
            return Ok(());
        }
    };
    lines.good(&store.address().to_string());
    let report = store.report().await?;
    lines.good(&report.version);
    for (setting, value) in report.settings {
        lines.good(&format!("{setting} = {value}"));
    }
    for problem in report.problems {
        lines.bad(&problem);
    }
    match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => lines.good("schema up to date"),
        Ok(pending) => lines.bad(&format!("migrations waiting: {}", pending.join(", "))),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    match store.check_integrity().await {
        Ok(()) => lines.good("database sound"),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    store.close().await
}

/// A clock before this program was written is wrong.
fn clock(lines: &mut Lines) {
    let now = Clock::system().now();
    let written = Utc.with_ymd_and_hms(2026, 11, 1, 0, 0, 0).single();
    if written.is_some_and(|written| now < Moment::from_utc(written)) {
        lines.bad(&format!("the machine's clock says {now}"));
    } else {
        lines.good(&format!("clock {now}"));
    }
}

/// Free space where the database grows.
fn disk(lines: &mut Lines, folder: &std::path::Path) {
    const LEAST: u64 = 200 * 1024 * 1024;
    match fs4::available_space(folder) {
        Ok(free) if free < LEAST => {
            lines.bad(&format!(
                "only {} MB free in {}",
                free >> 20,
                folder.display()
            ));
        }
        Ok(free) => lines.good(&format!("{} MB free", free >> 20)),
        Err(error) => lines.bad(&format!("{}: {error}", folder.display())),
    }
}

/// What was found, printed as it is found.
#[derive(Default)]
struct Lines {
    right: u32,
    wrong: u32,
}

impl Lines {
    fn good(&mut self, what: &str) {
        self.right += 1;
        say(format_args!("ok    {what}"));
    }

    fn bad(&mut self, what: &str) {
        self.wrong += 1;
        say(format_args!("WRONG {what}"));
    }

    fn end(&self) -> Result<(), Fault> {
        match self.wrong {
            0 => {
                say(format_args!("{} things looked at, all well", self.right));
                Ok(())
            }
            1 => Err(Fault::new("one thing is wrong")),
            n => Err(Fault::new(format!("{n} things are wrong"))),
        }
    }
}
