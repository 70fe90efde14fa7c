//! Bytes on a connection, as no well-behaved library would send them.

use rocket::tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    join,
    net::{TcpSocket, TcpStream},
    select,
    time::sleep,
};
use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

/// After this long without a byte nothing more is expected.
const QUIET: Duration = Duration::from_millis(700);

/// Sends these bytes on a connection of their own and answers all that comes back.
pub(crate) async fn say(to: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let mut answer = Vec::new();
    let read = async {
        let mut buffer = [0; 16_384];
        loop {
            let length = select! {
                read = reading.read(&mut buffer) => read.unwrap_or(0),
                () = sleep(QUIET) => 0,
            };
            if length == 0 {
                break;
            }
            answer.extend_from_slice(&buffer[..length]);
        }
    };
    // Who is refused in the middle of a sentence cannot finish it.
    let write = async { writing.write_all(bytes).await.unwrap_or_default() };
    join!(read, write);
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status of each answer on a connection.
pub(crate) fn statuses(answer: &str) -> Vec<u16> {
    answer
        .split("HTTP/1.1 ")
        .skip(1)
        .filter_map(|rest| rest.get(..3)?.parse().ok())
        .collect()
}

/// Begins a request from this address and stays; answers the connection, and the status if one came
/// in time.
pub(crate) async fn begin(
    from: Ipv4Addr,
    to: SocketAddr,
    opening: &[u8],
    patience: Duration,
) -> (TcpStream, Option<u16>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    socket.bind((from, 0).into()).unwrap();
    let mut stream = socket.connect(to).await.unwrap();
    stream.write_all(opening).await.unwrap();
    let mut first = [0; 12];
    let length = select! {
        read = stream.read(&mut first) => read.unwrap_or(0),
        () = sleep(patience) => 0,
    };
    let status = statuses(&String::from_utf8_lossy(&first[..length]));
    (stream, status.first().copied())
}
