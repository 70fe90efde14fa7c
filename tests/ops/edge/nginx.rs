//! A real nginx with the site that ships, on ports of its own and without root.

use super::program::children_of;
use std::{
    collections::BTreeMap,
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The configuration that ships. Only what differs from machine to machine is filled in.
const SITE: &str = include_str!("../../../docs/operating/nginx.conf");
/// The page that says what belongs into the surrounding file.
const PAGE: &str = include_str!("../../../docs/operating/behind-nginx.md");
/// The lines of that page that bound nginx itself.
const MAIN: &str = "worker_rlimit_nofile 20000;";
const EVENTS: &str = "worker_connections 18000;";
const LONGEST_START: Duration = Duration::from_secs(10);

/// nginx as a process of its own; ended when the test lets go of it.
pub(crate) struct Nginx {
    child: Child,
    folder: TempDir,
    /// Where it speaks plain http to visitors. The shipped site does so only through TLS, which nginx
    /// takes off before any of what is tested here; see [`Nginx::tls`] for what comes before.
    pub(crate) address: SocketAddr,
    /// Where it speaks https.
    pub(crate) tls: SocketAddr,
}

/// Addresses that are free now: nginx must be told them before it starts, and Brygga before nginx.
pub(crate) struct Ports {
    plain: SocketAddr,
    tls: SocketAddr,
    redirect: SocketAddr,
}

impl Ports {
    pub(crate) fn free() -> Self {
        let taken: Vec<TcpListener> = (0..3)
            .map(|_| TcpListener::bind("127.0.0.1:0").unwrap())
            .collect();
        let at = |place: usize| taken[place].local_addr().unwrap();
        Self {
            plain: at(0),
            tls: at(1),
            redirect: at(2),
        }
    }

    /// What visitors call the service.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.plain)
    }
}

impl Nginx {
    /// Starts it in front of `program`, with the shipped site as it is.
    pub(crate) fn start(ports: &Ports, program: SocketAddr) -> Self {
        Self::start_changed(ports, program, &[])
    }

    /// Starts it with lines of the site replaced, to see that the tests notice: the line, what stands in
    /// its place, and how often it is there.
    pub(crate) fn start_changed(
        ports: &Ports,
        program: SocketAddr,
        changes: &[(&str, &str, usize)],
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Its workers have a user of their own where root starts it.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        make_certificate(folder.path());
        let mut site = site(folder.path(), ports, program);
        for (line, instead, times) in changes {
            replace(&mut site, line, instead, *times);
        }
        fs::write(folder.path().join("brygga.conf"), site).unwrap();
        fs::write(
            folder.path().join("nginx.conf"),
            surroundings(folder.path()),
        )
        .unwrap();
        let child = Command::new("nginx")
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(folder.path().join("nginx.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.path().join("said")).unwrap())
            .spawn()
            .unwrap_or_else(|e| unreachable!("nginx is not installed, ./test does it: {e}"));
        let nginx = Self {
            child,
            folder,
            address: ports.plain,
            tls: ports.tls,
        };
        let began = Instant::now();
        while TcpStream::connect(nginx.address).is_err() {
            assert!(began.elapsed() < LONGEST_START, "{}", nginx.said());
            std::thread::sleep(Duration::from_millis(10));
        }
        nginx
    }

    /// What it complained of.
    pub(crate) fn said(&self) -> String {
        ["said", "error.log", "main-error.log"]
            .iter()
            .filter_map(|name| fs::read_to_string(self.folder.path().join(name)).ok())
            .collect()
    }

    /// How many descriptors each of its workers holds, by process.
    pub(crate) fn descriptors(&self) -> BTreeMap<u32, usize> {
        children_of(self.child.id())
            .into_iter()
            .map(|worker| {
                let open = fs::read_dir(format!("/proc/{worker}/fd")).map_or(0, Iterator::count);
                (worker, open)
            })
            .collect()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Killed, it would leave its workers behind.
        let asked = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh"])
            .arg(self.child.id().to_string())
            .status();
        if asked.is_ok_and(|status| status.success()) {
            self.child.wait().map(|_| ()).unwrap_or_default();
        }
    }
}

/// The shipped site with this machine's ports, name, files and program, as the page tells to fill in.
fn site(folder: &Path, ports: &Ports, program: SocketAddr) -> String {
    let mut site = SITE.to_owned();
    let folder = folder.display();
    for (line, instead, times) in [
        ("    listen [::]:80;\n", String::new(), 1),
        ("    listen [::]:80 default_server;\n", String::new(), 1),
        ("    listen [::]:443 ssl;\n", String::new(), 1),
        (
            "    listen [::]:443 ssl default_server backlog=4096;\n",
            String::new(),
            1,
        ),
        ("listen 80;", format!("listen {};", ports.redirect), 1),
        (
            "listen 80 default_server;",
            format!("listen {} default_server;", ports.redirect),
            1,
        ),
        (
            "listen 443 ssl;",
            format!("listen {} ssl; listen {};", ports.tls, ports.plain),
            1,
        ),
        (
            "listen 443 ssl default_server backlog=4096;",
            format!(
                "listen {} ssl default_server backlog=4096; \
                 listen {} default_server backlog=4096;",
                ports.tls, ports.plain
            ),
            1,
        ),
        ("boka.example.se", "127.0.0.1".to_owned(), 4),
        (
            "/etc/ssl/brygga/fullchain.pem",
            format!("{folder}/cert.pem"),
            1,
        ),
        ("/etc/ssl/brygga/key.pem", format!("{folder}/key.pem"), 1),
        (
            "/var/log/nginx/brygga-error.log",
            format!("{folder}/error.log"),
            1,
        ),
        ("server 127.0.0.1:8000;", format!("server {program};"), 1),
    ] {
        replace(&mut site, line, &instead, times);
    }
    site
}

fn replace(site: &mut String, line: &str, instead: &str, times: usize) {
    let there = site.matches(line).count();
    assert_eq!(there, times, "{line:?} is in the site {there} times");
    *site = site.replace(line, instead);
}

/// The file around the site, as Debian's but for the paths.
fn surroundings(folder: &Path) -> String {
    assert!(
        PAGE.contains(MAIN) && PAGE.contains(EVENTS),
        "{MAIN} {EVENTS}"
    );
    let folder = folder.display();
    let temporary: Vec<String> = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|what| format!("{what}_temp_path {folder}/{what};\n"))
        .collect();
    let temporary = temporary.concat();
    format!(
        "daemon off;\nworker_processes 2;\n{MAIN}\npid {folder}/nginx.pid;\n\
         error_log {folder}/main-error.log;\nevents {{ {EVENTS} }}\n\
         http {{\n{temporary}include {folder}/brygga.conf;\n}}\n"
    )
}

fn make_certificate(folder: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ])
        .args(["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-keyout"])
        .arg(folder.join("key.pem"))
        .arg("-out")
        .arg(folder.join("cert.pem"))
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}
