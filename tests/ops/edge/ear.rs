//! A program in the place of Brygga that writes down word for word what nginx hands on.

use rocket::tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The request line and the headers, in small letters.
    pub(crate) head: String,
    pub(crate) body: String,
}

/// Listens until the test lets go of it.
pub(crate) struct Ear {
    pub(crate) address: SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
    /// Ended with it.
    _listening: JoinSet<()>,
}

impl Ear {
    pub(crate) async fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::default();
        let mut listening = JoinSet::new();
        let write_down = Arc::clone(&heard);
        listening.spawn(async move {
            let mut callers = JoinSet::new();
            while let Ok((caller, _)) = listener.accept().await {
                callers.spawn(attend(caller, Arc::clone(&write_down)));
            }
        });
        Self {
            address,
            heard,
            _listening: listening,
        }
    }

    /// What has arrived since it was last asked.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }
}

/// Reads one request after the other, each as long as its length says, and agrees to everything.
async fn attend(mut caller: TcpStream, heard: Arc<Mutex<Vec<Heard>>>) {
    let mut said = Vec::new();
    let mut buffer = [0; 16_384];
    while let Ok(length @ 1..) = caller.read(&mut buffer).await {
        said.extend_from_slice(&buffer[..length]);
        while let Some((request, rest)) = first_request(&said) {
            heard.lock().unwrap().push(request);
            said = rest;
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
            if caller.write_all(answer).await.is_err() {
                return;
            }
        }
    }
}

fn first_request(said: &[u8]) -> Option<(Heard, Vec<u8>)> {
    let text = String::from_utf8_lossy(said);
    let (head, _) = text.split_once("\r\n\r\n")?;
    let head = head.to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .unwrap_or(0);
    let begins = head.len() + 4;
    let body = said.get(begins..begins + length)?;
    let body = String::from_utf8_lossy(body).into_owned();
    Some((Heard { head, body }, said[begins + length..].to_vec()))
}

impl Heard {
    /// The values of the header of this name.
    pub(crate) fn values(&self, name: &str) -> Vec<&str> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .filter(|(n, _)| n.trim() == name)
            .map(|(_, value)| value.trim())
            .collect()
    }
}
