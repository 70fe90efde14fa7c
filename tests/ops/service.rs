//! The built program as a process of its own.

use crate::database::TestDatabase;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::{Duration, Instant},
};

/// How long a process may take to listen, or a command to end, however slow the machine.
const LONGEST_START: Duration = Duration::from_secs(30);

/// A process of `brygga serve`; killed when the test lets go of it.
pub(crate) struct Service {
    child: Child,
    /// `http://127.0.0.1:<port>`.
    pub(crate) url: String,
    /// What it said on standard error, but for the access log.
    said: Arc<Mutex<Vec<String>>>,
    /// Whether somebody still reads its standard error.
    heard: Arc<AtomicBool>,
}

/// How a command ended.
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) printed: String,
    pub(crate) complaints: String,
}

/// The program with these arguments on this database, with no settings but the test's.
pub(crate) fn program(database: &TestDatabase, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brygga"));
    command
        .args(arguments)
        .args(database.arguments())
        .env_clear()
        // Settings are also looked for in the folders above the working one.
        .current_dir(database.folder())
        .env("BRYGGA_SIGN_UPS_BURST", "100000")
        .env("BRYGGA_SIGN_UPS_PER_HOUR", "100000")
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end; one that goes on for too long is ended as failed.
pub(crate) fn command(database: &TestDatabase, arguments: &[&str]) -> Ended {
    let mut child = program(database, arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > LONGEST_START {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().unwrap();
    Ended {
        status: output.status,
        printed: String::from_utf8_lossy(&output.stdout).into_owned(),
        complaints: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Service {
    /// Starts it and waits until it listens.
    pub(crate) fn start(database: &TestDatabase) -> Self {
        Self::try_start(database, &[]).unwrap_or_else(|said| unreachable!("did not start: {said}"))
    }

    /// Starts it with more environment and waits until it listens; else answers what it said.
    pub(crate) fn try_start(
        database: &TestDatabase,
        environment: &[(&str, &str)],
    ) -> Result<Self, String> {
        Self::begin(database, environment).listening()
    }

    /// Starts it without waiting.
    pub(crate) fn begin(database: &TestDatabase, environment: &[(&str, &str)]) -> Starting {
        let mut child = program(database, &["serve", "--port", "0"])
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, port) = mpsc::channel();
        let stderr = child.stderr.take().unwrap();
        let service = Self {
            child,
            url: String::new(),
            said: Arc::default(),
            heard: Arc::new(AtomicBool::new(true)),
        };
        let (said, heard) = (Arc::clone(&service.said), Arc::clone(&service.heard));
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let value: Value = serde_json::from_str(&line).unwrap_or_default();
                if let (Some("listening"), Some(port)) =
                    (value["message"].as_str(), value["port"].as_u64())
                {
                    // Nobody may wait any more.
                    tell.send(port).unwrap_or_default();
                }
                if value["target"] != "brygga::access" {
                    said.lock().unwrap().push(line);
                }
                if !heard.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        Starting { service, port }
    }

    /// What it said, but for the access log.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().join("\n")
    }

    /// Closes the reading end of its standard error.
    pub(crate) async fn stop_reading(&self) {
        self.heard.store(false, Ordering::SeqCst);
        // The reader leaves with the next line that it gets.
        self.status("/healthz").await;
        rocket::tokio::time::sleep(Duration::from_millis(200)).await;
    }

    /// Ends it at once, as a power cut would, and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop.
    pub(crate) fn ask_to_stop(&self) {
        let asked = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh"])
            .arg(self.child.id().to_string())
            .status()
            .unwrap();
        assert!(asked.success());
    }

    /// Waits until it has ended, and says how and after how long; `None` if it does not in time.
    pub(crate) async fn ended(&mut self, within: Duration) -> Option<(ExitStatus, Duration)> {
        let asked = Instant::now();
        while asked.elapsed() < within {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some((status, asked.elapsed()));
            }
            rocket::tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }

    /// Waits until it says that it can serve, and answers how long that took.
    pub(crate) async fn ready(&self, within: Duration) -> Option<Duration> {
        let asked = Instant::now();
        while asked.elapsed() < within {
            if self.status("/readyz").await == Some(200) {
                return Some(asked.elapsed());
            }
            rocket::tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }

    /// The status of the answer to a simple question; `None` without an answer.
    pub(crate) async fn status(&self, path: &str) -> Option<u16> {
        let answer = crate::people::browser()
            .get(format!("{}{path}", self.url))
            .send();
        answer.await.ok().map(|a| a.status().as_u16())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended on its own.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(|_| ()).unwrap_or_default();
    }
}

/// A process that has been started and may listen one day.
pub(crate) struct Starting {
    service: Service,
    port: mpsc::Receiver<u64>,
}

impl Starting {
    /// Waits until it listens; else answers what it said.
    pub(crate) fn listening(mut self) -> Result<Service, String> {
        match self.port.recv_timeout(LONGEST_START) {
            Ok(port) => {
                self.service.url = format!("http://127.0.0.1:{port}");
                Ok(self.service)
            }
            Err(_) => Err(self.service.said()),
        }
    }
}
