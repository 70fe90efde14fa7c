//! Structured logs: lines for people on a terminal, JSON for machines elsewhere.

use std::io::IsTerminal;
use tracing_subscriber::{EnvFilter, fmt};

/// What is logged unless `BRYGGA_LOG` says otherwise.
const DEFAULT: &str = "info,hyper=warn,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Begins to log, to standard error.
///
/// Only what this program and its libraries say through `tracing` is heard. Rocket speaks through
/// the older `log`, and its lines hold whole paths and queries, also at the level of warnings: a
/// path may hold what a person typed, so there is no bridge to it. What is lost is its chatter;
/// requests stand in the access log, faults are logged by `web`, and a panic prints itself.
pub(super) fn begin(quiet: bool) {
    let wanted = std::env::var("BRYGGA_LOG").unwrap_or_default();
    let allowed = allowed(&wanted, !cfg!(debug_assertions));
    let base = if quiet { "warn" } else { DEFAULT };
    let filter = if allowed && !wanted.is_empty() {
        format!("{DEFAULT},{wanted}")
    } else {
        base.to_owned()
    };
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new(base));
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Else a log that nobody reads any more ends the request that is being logged.
        .log_internal_errors(false);
    // A second call, as in tests, changes nothing.
    let begun = if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    if begun.is_err() {
        tracing::debug!("logging had begun already");
    }
    if !allowed {
        tracing::warn!("BRYGGA_LOG may only name brygga's own parts; it was not heard");
    }
}

/// A release listens more closely only to itself: libraries print requests and statements. A directive is
/// `brygga`, `brygga::web` or `brygga=trace`; anything else, a level alone among it, is for them too.
fn allowed(wanted: &str, release: bool) -> bool {
    let own = |directive: &str| {
        directive
            .strip_prefix("brygga")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::") || rest.starts_with('='))
    };
    !release
        || wanted
            .split(',')
            .map(str::trim)
            .all(|directive| directive.is_empty() || own(directive))
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_release_listens_more_closely_only_to_itself() {
        for own in [
            "",
            "brygga",
            "brygga=trace",
            " brygga::web=debug, brygga::store=trace,",
        ] {
            assert!(allowed(own, true), "{own}");
        }
        for others in [
            "trace",
            "debug",
            "brygga=debug,trace",
            "brygga=debug,hyper=trace",
            "sqlx=debug",
            "bryggare=trace",
            "[{name}]=trace",
            "brygga[request]=trace",
            "off",
        ] {
            assert!(!allowed(others, true), "{others}");
            assert!(allowed(others, false), "{others}");
        }
    }
}
