//! A mail relay that takes everything and knows what it has taken.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// A relay on this machine.
pub(crate) struct PostOffice {
    port: u16,
    /// How often a mail with this Message-ID was taken.
    taken: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl PostOffice {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let office = Self {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
        };
        let taken = Arc::clone(&office.taken);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let taken = Arc::clone(&taken);
                // A client that goes away in the middle is the client's business.
                thread::spawn(move || serve(&connection, &taken).ok());
            }
        });
        office
    }

    /// The settings by which a process sends through it.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("BRYGGA_MAIL_HOST", "127.0.0.1".to_owned()),
            ("BRYGGA_MAIL_PORT", self.port.to_string()),
            (
                "BRYGGA_MAIL_FROM",
                "Granby <kurs@granby.example>".to_owned(),
            ),
            ("BRYGGA_MAIL_PLAIN", "true".to_owned()),
        ]
    }

    /// How many mails it has taken.
    pub(crate) fn mails(&self) -> usize {
        self.taken.lock().unwrap().values().sum()
    }

    /// How many of them more than once.
    pub(crate) fn twice(&self) -> usize {
        let taken = self.taken.lock().unwrap();
        taken.values().filter(|times| **times > 1).count()
    }
}

fn serve(connection: &TcpStream, taken: &Mutex<BTreeMap<String, usize>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut writer = connection;
    writer.write_all(b"220 post.example\r\n")?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let word = line.split_whitespace().next().unwrap_or_default();
        let answer: &[u8] = match word.to_ascii_uppercase().as_str() {
            "EHLO" => b"250-post.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n")?;
                let id = read_mail(&mut reader)?;
                *taken.lock().unwrap().entry(id).or_default() += 1;
                b"250 taken\r\n"
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            "MAIL" | "RCPT" | "RSET" | "NOOP" => b"250 ok\r\n",
            _ => b"502 what?\r\n",
        };
        writer.write_all(answer)?;
    }
}

/// Reads a mail to its end; its Message-ID.
fn read_mail(reader: &mut impl BufRead) -> std::io::Result<String> {
    let mut id = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(id);
        }
        if let Some(found) = line.strip_prefix("Message-ID: ") {
            found.trim().clone_into(&mut id);
        }
    }
}
