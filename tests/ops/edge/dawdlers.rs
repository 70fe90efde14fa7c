//! Clients that take a connection and do not let go: each has a habit, and sees when it is cut off.

use rocket::tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    select,
    time::{sleep, sleep_until},
};
use std::{
    net::{Ipv4Addr, SocketAddr},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// What nginx answers by itself: those who stay are to hold connections, not to keep the program busy.
const SMALL: &str = "/healthz";
/// How often a dripping client sends a byte.
const DRIP: Duration = Duration::from_secs(1);

/// What the clients call.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    /// The path of the largest file that anybody may have.
    pub(crate) large: String,
}

/// How a client holds on to its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Habit {
    /// Connects and says nothing.
    Silent,
    /// Begins the handshake of TLS and stops.
    HalfHandshake,
    /// Stops in the middle of a header.
    HalfHeader,
    /// Sends a header without end, a byte a second.
    DrippingHeader,
    /// Stops in the middle of a form.
    HalfBody,
    /// Asks once, takes the answer and stays.
    KeepAlive,
    /// Asks for much and takes nothing of it.
    NotReading,
}

/// How it ended for one client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) habit: Habit,
    /// How long after it fell silent it was cut off; none if it was still connected at the end.
    pub(crate) cut_off: Option<Duration>,
}

impl Habit {
    /// What a crowd of attackers does, in turn.
    pub(crate) const CROWD: [Self; 5] = [
        Self::Silent,
        Self::HalfHeader,
        Self::DrippingHeader,
        Self::HalfBody,
        Self::KeepAlive,
    ];

    fn opening(self, target: &Target) -> Vec<u8> {
        let Target { address: to, large } = target;
        match self {
            Self::Silent => Vec::new(),
            Self::HalfHandshake => vec![22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3],
            Self::HalfHeader | Self::DrippingHeader => {
                format!("GET / HTTP/1.1\r\nHost: {to}\r\nX-Long: ").into_bytes()
            }
            Self::HalfBody => format!(
                "POST /granby/anmalan/namn HTTP/1.1\r\nHost: {to}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nnamn="
            )
            .into_bytes(),
            Self::KeepAlive => format!("GET {SMALL} HTTP/1.1\r\nHost: {to}\r\n\r\n").into_bytes(),
            Self::NotReading => {
                format!("GET {large} HTTP/1.1\r\nHost: {to}\r\n\r\n").repeat(150).into_bytes()
            }
        }
    }

    fn reads(self) -> bool {
        self != Self::NotReading
    }

    /// What it sends every second: those who do not read notice the end only when they write.
    fn drop(self) -> &'static [u8] {
        match self {
            Self::DrippingHeader => b"a",
            Self::NotReading => b"\r\n",
            _ => b"",
        }
    }
}

/// Holds on to a connection for so long at most; answers none if it could not connect.
pub(crate) async fn dawdle(
    from: Ipv4Addr,
    target: &Target,
    habit: Habit,
    at_most: Duration,
) -> Option<Seen> {
    let mut stream = connect(from, target.address, habit).await?;
    let mut silent_since = Instant::now();
    let end = (silent_since + at_most).into();
    let mut seen = Seen {
        habit,
        cut_off: None,
    };
    let mut buffer = [0; 4096];
    if stream.write_all(&habit.opening(target)).await.is_err() {
        seen.cut_off = Some(silent_since.elapsed());
        return Some(seen);
    }
    loop {
        let ended = select! {
            read = stream.read(&mut buffer), if habit.reads() => {
                let ended = !matches!(read, Ok(length) if length > 0);
                if !ended {
                    silent_since = Instant::now();
                }
                ended
            }
            () = sleep(DRIP), if !habit.drop().is_empty() => {
                stream.write_all(habit.drop()).await.is_err()
            }
            () = sleep_until(end) => return Some(seen),
        };
        if ended {
            seen.cut_off = Some(silent_since.elapsed());
            return Some(seen);
        }
    }
}

async fn connect(from: Ipv4Addr, to: SocketAddr, habit: Habit) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().ok()?;
    if !habit.reads() {
        socket.set_recv_buffer_size(4096).ok()?;
    }
    socket.bind((from, 0).into()).ok()?;
    socket.connect(to).await.ok()
}

/// The same in the middle of a header inside TLS: when the other side hung up, or none.
pub(crate) fn half_a_header_through_tls(to: SocketAddr, at_most: Duration) -> Option<Duration> {
    let mut child = Command::new("openssl")
        .args(["s_client", "-quiet", "-connect"])
        .arg(to.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut inside = child.stdin.take().unwrap();
    let began = Instant::now();
    std::io::Write::write_all(
        &mut inside,
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ",
    )
    .unwrap();
    while began.elapsed() < at_most {
        if child.try_wait().unwrap().is_some() {
            return Some(began.elapsed());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap_or_default();
    child.wait().map(|_| ()).unwrap_or_default();
    None
}
