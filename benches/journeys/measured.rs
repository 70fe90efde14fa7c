//! The figures of a run, and the line that says them.

use std::time::Duration;

/// What was measured.
pub struct Figures {
    /// Whole journeys in a second.
    pub per_second: f64,
    /// Half of all requests were faster.
    pub p50: Duration,
    /// Ninety-nine of a hundred were faster.
    pub p99: Duration,
    /// Bytes over the wire per journey.
    pub bytes: usize,
    /// Commits per journey; PostgreSQL counts what was only read among them.
    pub commits: Option<f64>,
    /// Resident memory afterwards, in megabytes.
    pub memory: usize,
    /// From start to ready, on the data of the run.
    pub ready: Duration,
}

/// What happened in some rushes.
#[derive(Default)]
pub struct Rush {
    /// Whole journeys.
    pub journeys: usize,
    /// How long each request took.
    pub waits: Vec<Duration>,
    /// Bytes over the wire.
    pub bytes: usize,
    /// How long they lasted together.
    pub took: Duration,
}

impl Rush {
    /// One more rush.
    pub fn add(&mut self, other: Self) {
        self.journeys += other.journeys;
        self.waits.extend(other.waits);
        self.bytes += other.bytes;
        self.took += other.took;
    }

    /// The figures of them all; what only the server knows is not among them.
    pub fn figures(mut self) -> Figures {
        self.waits.sort_unstable();
        let journeys = f64::from(u32::try_from(self.journeys).unwrap());
        Figures {
            per_second: journeys / self.took.as_secs_f64(),
            p50: percentile(&self.waits, 50),
            p99: percentile(&self.waits, 99),
            bytes: self.bytes / self.journeys,
            commits: None,
            memory: 0,
            ready: Duration::ZERO,
        }
    }
}

/// The wait that so many of a hundred were under.
pub fn percentile(sorted: &[Duration], of_hundred: usize) -> Duration {
    let at = (sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}

/// One JSON line.
pub fn line(kind: &str, bare: &Figures, whole: &Figures) -> String {
    let ms = |wait: Duration| (wait.as_secs_f64() * 10_000.0).round() / 10.0;
    let round = |value: f64| (value * 10.0).round() / 10.0;
    serde_json::json!({
        "benchmark": "journeys",
        "database": kind,
        "bare_per_second": round(bare.per_second),
        "bare_p50_ms": ms(bare.p50),
        "bare_p99_ms": ms(bare.p99),
        "journeys_per_second": round(whole.per_second),
        "p50_ms": ms(whole.p50),
        "p99_ms": ms(whole.p99),
        "percent_of_bare": round(100.0 * whole.per_second / bare.per_second),
        "kilobytes_per_journey": whole.bytes / 1000,
        "commits_per_journey": whole.commits.map(round),
        "memory_mb": whole.memory,
        "ready_ms": ms(whole.ready),
    })
    .to_string()
}
