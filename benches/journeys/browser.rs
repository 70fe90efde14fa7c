//! A browser as far as the wire goes: kept connection, cookies, gzip. Written by hand, since a
//! general client would cost the machine more than the program that is measured.

use flate2::read::GzDecoder;
use rocket::tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpSocket, TcpStream},
};
use std::{
    collections::BTreeMap,
    io::{self, Read},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

/// An answer.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    body: Vec<u8>,
    packed: bool,
}

/// What a browser shows.
pub struct Page(pub String);

/// Somebody's browser.
pub struct Browser {
    host: String,
    source: Ipv4Addr,
    /// Whether the connection is given up while a page is read, as by a proxy's limits.
    pub thoughtful: bool,
    /// More headers, a line each, whether they are true or not.
    pub claims: String,
    stream: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    /// How long each request took.
    pub waits: Vec<Duration>,
    /// Bytes that came over the wire.
    pub received: usize,
}

impl Browser {
    /// A new browser at this address of the machine that calls `host:port`.
    pub fn at(source: Ipv4Addr, host: &str) -> Self {
        Self {
            host: host.to_owned(),
            source,
            thoughtful: false,
            claims: String::new(),
            stream: None,
            cookies: BTreeMap::new(),
            waits: Vec::with_capacity(32),
            received: 0,
        }
    }

    /// A page is being read.
    pub fn rest(&mut self) {
        if self.thoughtful {
            self.stream = None;
        }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        let head = format!("GET {} HTTP/1.1\r\n{}\r\n", plain(path), self.headers());
        self.ask(head).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect::<Vec<_>>()
            .join("&");
        let head = format!(
            "POST {} HTTP/1.1\r\n{}Content-Type: application/x-www-form-urlencoded\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n\r\n{body}",
            plain(path),
            self.headers(),
            body.len()
        );
        self.ask(head).await
    }

    fn headers(&self) -> String {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        let cookies = if cookies.is_empty() {
            String::new()
        } else {
            format!("Cookie: {}\r\n", cookies.join("; "))
        };
        format!(
            "Host: {}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\
             Accept-Language: sv\r\nUser-Agent: journeys\r\n{}{cookies}",
            self.host, self.claims
        )
    }

    async fn ask(&mut self, request: String) -> io::Result<Answer> {
        let began = Instant::now();
        if self.stream.is_none() {
            let socket = TcpSocket::new_v4()?;
            socket.bind(SocketAddr::new(IpAddr::V4(self.source), 0))?;
            let to = self.host.parse().map_err(io::Error::other)?;
            let stream = socket.connect(to).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self
            .stream
            .as_mut()
            .ok_or_else(|| io::Error::other("no connection"))?;
        stream.get_mut().write_all(request.as_bytes()).await?;
        let (mut status, mut length, mut packed, mut location) = (0, 0, false, None);
        let mut line = String::new();
        loop {
            line.clear();
            let read = stream.read_line(&mut line).await?;
            if read == 0 {
                return Err(io::Error::other("the connection was closed"));
            }
            self.received += read;
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                status = rest
                    .split(' ')
                    .next()
                    .and_then(|s| s.parse().ok())
                    .unwrap_or(0);
                continue;
            }
            let (name, value) = text.split_once(':').unwrap_or((text, ""));
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "content-encoding" => packed = value == "gzip",
                "location" => location = Some(value.to_owned()),
                "set-cookie" => {
                    let pair = value.split(';').next().unwrap_or("");
                    if let Some((name, value)) = pair.split_once('=') {
                        self.cookies.insert(name.to_owned(), value.to_owned());
                    }
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        self.received += length;
        self.waits.push(began.elapsed());
        Ok(Answer {
            status,
            location,
            body,
            packed,
        })
    }
}

impl Answer {
    /// The page, unpacked. What nobody looks into stays packed: these cores are the program's, too.
    pub fn page(&self) -> Page {
        let mut text = Vec::new();
        if self.packed
            && GzDecoder::new(self.body.as_slice())
                .read_to_end(&mut text)
                .is_ok()
        {
            Page(String::from_utf8_lossy(&text).into_owned())
        } else {
            Page(String::from_utf8_lossy(&self.body).into_owned())
        }
    }
}

impl Page {
    /// What a hidden field of the page holds.
    pub fn hidden(&self, name: &str) -> String {
        let before = format!("name=\"{name}\" value=\"");
        self.0
            .split_once(&before)
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.to_owned())
            .unwrap_or_default()
    }

    /// The page's h1.
    pub fn heading(&self) -> &str {
        let after = |text: &'static str| self.0.split_once(text).map(|(_, rest)| rest);
        after("<h1")
            .and_then(|rest| rest.split_once('>'))
            .and_then(|(_, rest)| rest.split_once("</h1>"))
            .map_or("", |(heading, _)| heading)
    }
}

/// A path without what stays in the browser.
fn plain(path: &str) -> &str {
    path.split_once('#').map_or(path, |(path, _)| path)
}

fn escaped(value: &str) -> String {
    value
        .bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(b).to_string()
            }
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
