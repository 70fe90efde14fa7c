//! The commands of the program: each exits 0 only when it did what it says.

mod backup;
mod check;
mod demo;
mod import;
mod practice;
mod reach;
mod retention;
mod serve;
mod user;

use super::{config::Config, logging};
use crate::{
    kernel::grouped,
    store::{Fault, Store},
};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Plans, fills and counts courses where ninth-graders teach residents of 65 and over.
#[derive(Debug, Parser)]
#[command(name = "brygga", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
struct Common {
    /// Settings file [default: brygga.toml, if it is there]
    #[arg(long, global = true, env = "BRYGGA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of the embedded database
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "database")]
    data: Option<PathBuf>,
    /// PostgreSQL in place of the embedded database: postgres://…
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Figures as JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows Brygga with an invented world, on this machine only
    Demo(DemoArguments),
    /// Serves an invented world in which new staff practise, made anew every night
    Practice(ServeArguments),
    /// Serves residents and staff
    Serve(ServeArguments),
    /// Brings the database to this version
    Migrate,
    /// Checks the database, the disk, the clock and the settings
    Check,
    /// Copies the database into one file, also while the service runs
    Backup(BackupArguments),
    /// Puts a backup into an empty data folder or database
    Restore(RestoreArguments),
    /// Removes what has served its time
    Retention(RetentionArguments),
    /// Takes in a file
    #[command(subcommand)]
    Import(ImportCommand),
    /// Says how far the plan can bring a municipality
    Reach(ReachArguments),
    /// Accounts of those who work with it
    #[command(subcommand)]
    User(UserCommand),
}

#[derive(Debug, Args)]
struct DemoArguments {
    /// Port to listen on
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// The day it is in the demo's world, such as 2027-01-11 [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    /// So many invented people in Kalmar beside the world's own, to look for somebody among
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    people: usize,
}

#[derive(Debug, Args)]
struct BackupArguments {
    /// A new file, or a folder that is there [default: backup.dir]
    #[arg(long, value_name = "FILE|DIR")]
    to: Option<PathBuf>,
    /// Not encrypted, whoever can read it
    #[arg(long)]
    plain: bool,
}

#[derive(Debug, Args)]
struct RestoreArguments {
    /// The backup
    #[arg(required_unless_present_any = ["release_outbox", "withdraw_outbox"])]
    file: Option<PathBuf>,
    /// The file with the private key that opens it
    #[arg(long, value_name = "KEYFILE")]
    identity: Option<PathBuf>,
    /// Sends the messages that a restore put on hold
    #[arg(long, conflicts_with_all = ["file", "withdraw_outbox"])]
    release_outbox: bool,
    /// Takes back the messages that a restore put on hold
    #[arg(long, conflicts_with = "file")]
    withdraw_outbox: bool,
}

#[derive(Debug, Args)]
struct RetentionArguments {
    /// Counts what is due and removes nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct ServeArguments {
    /// Port to listen on
    #[arg(long)]
    port: Option<u16>,
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// A world file (TOML): municipalities, places, venues, programmes and rounds
    World {
        /// The file
        file: PathBuf,
    },
    /// Population by age from Statistics Sweden: CSV or json-stat2
    Population {
        /// The file
        file: PathBuf,
    },
    /// Areas of a municipality with postcodes and population (CSV)
    Areas {
        /// The file
        file: PathBuf,
        /// Official four-digit code of the municipality [default: where its postcodes lie]
        #[arg(long, value_name = "CODE")]
        municipality: Option<String>,
    },
    /// Postcodes with locality and municipality (CSV)
    PostalCodes {
        /// The file
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Makes an account, and prints the link by which its password is chosen
    Add(UserArguments),
    /// Prints a new link for an account, such as an administrator's who has forgotten the password
    Link {
        /// The address that signs in
        email: String,
    },
}

#[derive(Debug, Args)]
struct UserArguments {
    /// The address that signs in and gets mail
    #[arg(long)]
    email: String,
    /// The person's name
    #[arg(long)]
    name: String,
    /// administrator, coordinator, contact-centre, host, diary-keeper, print-room, sealed-data-reader
    /// or county-coordinator
    #[arg(long)]
    role: String,
    /// Official four-digit code of the municipality that the role counts in
    #[arg(long, value_name = "CODE")]
    municipality: Option<String>,
    /// Official two-digit code of the county, for a county coordinator
    #[arg(long, value_name = "CODE")]
    county: Option<String>,
}

#[derive(Debug, Args)]
struct ReachArguments {
    /// Official four-digit code of the municipality
    #[arg(long, value_name = "CODE", required_unless_present = "what_if")]
    municipality: Option<String>,
    /// Calendar year
    #[arg(long, required_unless_present = "what_if")]
    year: Option<i32>,
    /// Answers for the figures on the command line, without a database
    #[arg(long, requires_all = ["eligible", "target", "occasions", "seats"])]
    what_if: bool,
    /// Residents the programme is for
    #[arg(long, requires = "what_if")]
    eligible: Option<u64>,
    /// Target in percent
    #[arg(long, requires = "what_if")]
    target: Option<String>,
    /// Occasions planned
    #[arg(long, requires = "what_if")]
    occasions: Option<u64>,
    /// Seats of each occasion
    #[arg(long, requires = "what_if")]
    seats: Option<u64>,
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    logging::begin(!matches!(line.command, Command::Serve(_)));
    let runtime = rocket::tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let answer = match runtime {
        Ok(runtime) => runtime.block_on(carry_out(line)),
        Err(error) => Err(Fault::because("starting", error)),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("brygga: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(line: CommandLine) -> Result<(), Fault> {
    let common = &line.common;
    match line.command {
        Command::Demo(arguments) => demo::demo(common, arguments).await,
        Command::Practice(arguments) => practice::practice(common, arguments).await,
        Command::Serve(arguments) => serve::serve(common, arguments).await,
        Command::Migrate => check::migrate(common).await,
        Command::Check => check::check(common).await,
        Command::Backup(arguments) => backup::backup(common, &arguments).await,
        Command::Restore(arguments) => backup::restore(common, &arguments).await,
        Command::Retention(arguments) => retention::retention(common, &arguments).await,
        Command::Import(command) => import::import(common, command).await,
        Command::Reach(arguments) => reach::reach(common, &arguments).await,
        Command::User(command) => user::user(common, command).await,
    }
}

impl Common {
    /// The settings, with what the command line says on top.
    fn settings(&self) -> Result<Config, Fault> {
        let mut config = Config::read(self.config.as_ref())?;
        if let Some(data) = &self.data {
            config.data.clone_from(data);
            config.database = None;
        }
        if let Some(database) = &self.database {
            config.database = Some(database.clone());
        }
        Ok(config)
    }

    /// The database, to write to. It must have been migrated.
    async fn store(&self) -> Result<Store, Fault> {
        migrated(Store::open(self.settings()?.database_address()?).await?).await
    }

    /// The database, to look at: also while an instance is running on it.
    async fn look(&self) -> Result<Store, Fault> {
        migrated(Store::look(self.settings()?.database_address()?).await?).await
    }
}

/// What a command says on standard output. Nobody listening any more, as behind `| head`, is no
/// reason to fail: the work is done.
fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        tracing::debug!("nobody reads what the command says");
    }
}

/// «1 area», «2 areas».
fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(number))
}

async fn migrated(store: Store) -> Result<Store, Fault> {
    let pending = store.pending_migrations().await?;
    if pending.is_empty() {
        Ok(store)
    } else {
        Err(Fault::new(format!(
            "the database lacks {}; run brygga migrate first",
            counted(pending.len() as u64, "migration")
        )))
    }
}
