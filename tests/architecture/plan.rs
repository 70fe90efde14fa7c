//! What the house should look like.

/// The modules, first to last. A module may use those of earlier levels; modules of one level do not know
/// each other.
pub const LEVELS: &[&[&str]] = &[
    &["kernel", "solver"],
    &["store", "locale", "paper"],
    &["audit", "outbox"],
    &["web"],
    &["municipalities"],
    &["accounts"],
    &["messages"],
    &["programmes", "venues", "calendars", "settings"],
    &["rounds"],
    &["residents"],
    &["registrations"],
    &["schools"],
    &["rosters"],
    &["attendance"],
    &["reach"],
    &["seasons", "desk"],
    &["privacy", "outcomes"],
    &["app"],
];

/// From this level on a module is a feature: entered only through what its `mod.rs` re-exports.
const FIRST_FEATURE: &str = "municipalities";

/// Files that hold nothing but rules: values in, values out.
pub const RULE_FILES: &[&str] = &[
    "arithmetic.rs",
    "guessing.rs",
    "placing.rs",
    "promise.rs",
    "seats.rs",
];

/// Rooms of a feature that reach the database or the browser; a rule does not enter them.
pub const ROOMS_WITH_DOORS: &[&str] = &["form", "jobs", "notices", "pages", "queries", "table"];

/// Libraries and parts of the standard library that a rule and the whole of `kernel` do without.
pub const OUTSIDE: &[&str] = &[
    "askama",
    "migrations",
    "reqwest",
    "rocket",
    "sea_orm",
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
];

/// The length at which a file must be split by meaning (the aim is half of it).
pub const MOST_LINES: usize = 500;

/// How late a module comes; the earliest is 0. None: it is not in the plan.
pub fn level(module: &str) -> Option<usize> {
    LEVELS.iter().position(|names| names.contains(&module))
}

/// Whether others enter the module only through what its `mod.rs` re-exports.
pub fn is_feature(module: &str) -> bool {
    module != "app" && level(module) >= level(FIRST_FEATURE)
}

/// Whether a file holds nothing but rules; `inner` is its path below `src`.
pub fn is_pure(module: &str, inner: &str) -> bool {
    let file = inner.rsplit('/').next().unwrap_or_default();
    module == "kernel" || (is_feature(module) && RULE_FILES.contains(&file))
}
