//! Structured logs: lines for people on a terminal, JSON for machines elsewhere.

use std::io::IsTerminal;
use tracing_subscriber::{EnvFilter, fmt};

/// What is logged unless `BRYGGA_LOG` says otherwise. Rocket prints whole requests at finer levels,
/// cookies among them, so it stays at warnings.
const DEFAULT: &str = "info,brygga=info,rocket=warn,rocket::server=warn,hyper=warn,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Levels that print what people typed.
const TELLTALE: [&str; 4] = ["rocket", "hyper", "sqlx", "sea_orm"];

/// Begins to log, to standard error. Must come before Rocket, which would begin on its own.
pub(super) fn begin(quiet: bool) {
    let wanted = std::env::var("BRYGGA_LOG").unwrap_or_default();
    let filter = if allowed(&wanted) {
        wanted
    } else {
        String::new()
    };
    let filter = if filter.is_empty() {
        if quiet {
            "warn".to_owned()
        } else {
            DEFAULT.to_owned()
        }
    } else {
        format!("{DEFAULT},{filter}")
    };
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call, as in tests, changes nothing.
    let begun = if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    if begun.is_err() {
        tracing::debug!("logging had begun already");
    }
}

/// Finer levels of the libraries that see requests and statements are refused in a release.
fn allowed(wanted: &str) -> bool {
    cfg!(debug_assertions)
        || !wanted.split(',').any(|directive| {
            let (target, level) = directive.split_once('=').unwrap_or(("", directive));
            let fine = matches!(
                level.trim().to_ascii_lowercase().as_str(),
                "debug" | "trace"
            );
            fine && (target.is_empty() || TELLTALE.iter().any(|t| target.trim().starts_with(t)))
        })
}
