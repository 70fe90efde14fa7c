//! A process of `brygga serve` all of whose words are kept.

use crate::{database::TestDatabase, service::program};
use serde_json::Value;
use std::{
    fs::{File, read_to_string},
    path::PathBuf,
    process::{Child, Command},
    time::{Duration, Instant},
};

/// How long it may take to listen, or to end, however slow the machine.
const LONGEST: Duration = Duration::from_secs(30);

pub(super) struct Log {
    child: Child,
    file: PathBuf,
    /// `http://127.0.0.1:<port>`.
    pub(super) url: String,
}

impl Log {
    /// Starts it with this environment; both of its outputs go to one file.
    pub(super) fn begin(database: &TestDatabase, environment: &[(&str, &str)]) -> Self {
        let file = database.folder().join("log.txt");
        let written = File::create(&file).unwrap();
        let child = program(database, &["serve", "--port", "0"])
            .envs(environment.iter().copied())
            .stdout(written.try_clone().unwrap())
            .stderr(written)
            .spawn()
            .unwrap();
        let mut log = Self {
            child,
            file,
            url: String::new(),
        };
        let began = Instant::now();
        while log.url.is_empty() {
            assert!(began.elapsed() < LONGEST, "{}", log.so_far());
            std::thread::sleep(Duration::from_millis(20));
            let port = log.so_far().lines().find_map(|line| {
                let line: Value = serde_json::from_str(line).ok()?;
                let listens = line["message"] == "listening";
                listens.then(|| line["port"].as_u64()).flatten()
            });
            log.url = port.map_or_else(String::new, |port| format!("http://127.0.0.1:{port}"));
        }
        log
    }

    fn so_far(&self) -> String {
        read_to_string(&self.file).unwrap_or_default()
    }

    /// Asks it to stop, waits until it has, and answers all that it wrote.
    pub(super) fn end(mut self) -> String {
        let asked = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh"])
            .arg(self.child.id().to_string())
            .status();
        assert!(asked.unwrap().success());
        let began = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < LONGEST, "it does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.so_far()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // It has ended on its own, unless the test failed.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(|_| ()).unwrap_or_default();
    }
}
