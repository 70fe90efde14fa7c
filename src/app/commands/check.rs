//! `brygga check` and `brygga migrate`.

use super::{Common, say};
use crate::{
    app::{
        backup::{Folder, Seen},
        config::Config,
        machine::{self, Finding},
        retention,
    },
    kernel::Clock,
    messages::Mailer,
    municipalities, outbox,
    privacy::{self, BackupsSeen, RetentionPlan},
    store::{DatabaseAddress, Fault, Store},
};

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
    lines.found(&machine::clock());
    lines.good(&format!("time zones {}", chrono_tz::IANA_TZDB_VERSION));
    if let DatabaseAddress::Embedded { folder } = config.database_address()? {
        lines.found(&machine::disk(&folder));
        lines.found(&machine::privacy(&folder));
    }
    database(&mut lines, &config).await?;
    backups(&mut lines, &config).await?;
    lines.end()
}

async fn database(lines: &mut Lines, config: &Config) -> Result<(), Fault> {
    let store = match Store::look(config.database_address()?).await {
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
        Ok(pending) if pending.is_empty() => {
            lines.good("schema up to date");
            hosts(lines, config, &store).await?;
            overdue(lines, config, &store).await?;
        }
        Ok(pending) => lines.bad(&format!("migrations waiting: {}", pending.join(", "))),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    match store.check_integrity().await {
        Ok(()) => lines.good("database sound"),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    store.close().await
}

/// A host name that belongs to no municipality would answer nobody.
async fn hosts(lines: &mut Lines, config: &Config, store: &Store) -> Result<(), Fault> {
    for (host, slug) in &config.hosts {
        match municipalities::by_slug(store.read(), slug).await? {
            Some(municipality) => lines.good(&format!("{host} is {}", municipality.full_name)),
            None => lines.bad(&format!(
                "{host} belongs to {slug}, which is no municipality here"
            )),
        }
    }
    Ok(())
}

/// What should have been removed two nights ago, and what waits for a decision.
async fn overdue(lines: &mut Lines, config: &Config, store: &Store) -> Result<(), Fault> {
    let plan: RetentionPlan =
        retention::plan(config).map_err(|e| Fault::because("reading the settings", e))?;
    let counted = privacy::count(store, &plan, Clock::system().now()).await?;
    for due in counted.iter().filter(|due| due.overdue > 0) {
        lines.bad(&format!(
            "{} {} overdue for removal: the nightly job does not do its work",
            due.overdue, due.ruled.rule.kind
        ));
    }
    if counted.iter().all(|due| due.overdue == 0) {
        lines.good("nothing overdue for removal");
    }
    if let Some(held) = outbox::held(store.read()).await? {
        lines.bad(&format!(
            "{} on hold since {}: decide on the page /gallring",
            super::counted(held.notices, "message"),
            held.since
        ));
    }
    Ok(())
}

/// The last good backup must be of this night.
async fn backups(lines: &mut Lines, config: &Config) -> Result<(), Fault> {
    let seen = Seen(config.backup.dir.as_ref().map(Folder::new));
    if !seen.are_made() {
        lines.good("no backup.dir is set: backups are made by somebody else");
        return Ok(());
    }
    match seen.last().await {
        Ok(None) => lines.bad("there is no backup in backup.dir"),
        Ok(Some(last)) if last.is_overdue(Clock::system().now()) => {
            lines.bad(&format!("the last good backup is of {}", last.at));
        }
        Ok(Some(last)) => lines.good(&format!("the last good backup is of {}", last.at)),
        Err(fault) => lines.bad(&fault.to_string()),
    }
    Ok(())
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

    fn found(&mut self, finding: &Finding) {
        if finding.wrong {
            self.bad(&finding.words);
        } else {
            self.good(&finding.words);
        }
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
