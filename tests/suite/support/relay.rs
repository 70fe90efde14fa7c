//! A mail relay that does what it is told: takes mail, refuses an address, or hangs up.

use brygga::messages::{MailSettings, Mailer};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// A mail as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The receiver of the envelope.
    pub to: String,
    /// Headers and body.
    pub text: String,
}

impl Mail {
    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.text.lines();
        let line = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.unwrap_or_default()
    }
}

/// A relay on this machine.
#[derive(Clone)]
pub struct Relay {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    taken: Vec<Mail>,
    refused: Vec<String>,
    hang_ups: u32,
}

impl Relay {
    /// A relay that takes everything.
    pub fn opens() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let relay = Self {
            port: listener.local_addr().unwrap().port(),
            state: Arc::default(),
        };
        let state = Arc::clone(&relay.state);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                // A client that goes away in the middle is the client's business.
                thread::spawn(move || serve(&connection, &state).ok());
            }
        });
        relay
    }

    /// Refuses mail to this address for good.
    pub fn refuses(self, address: &str) -> Self {
        self.state.lock().unwrap().refused.push(address.to_owned());
        self
    }

    /// Takes so many mails and then hangs up before it says so.
    pub fn hangs_up(self, times: u32) -> Self {
        self.state.lock().unwrap().hang_ups = times;
        self
    }

    /// Everything it has taken.
    pub fn taken(&self) -> Vec<Mail> {
        self.state.lock().unwrap().taken.clone()
    }

    /// A mailer that sends through it.
    pub fn mailer(&self) -> Mailer {
        Mailer::smtp(&MailSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            from: "Kalmar kommun <anmalan@kalmar.example>".to_owned(),
            user: None,
            password_file: None,
            ca_file: None,
            plain: true,
        })
        .unwrap()
    }
}

fn serve(connection: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut writer = connection;
    let mut to = String::new();
    writer.write_all(b"220 relay.example\r\n")?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let word = line.split_whitespace().next().unwrap_or_default();
        let answer: &[u8] = match word.to_ascii_uppercase().as_str() {
            "EHLO" => b"250-relay.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "RCPT" => {
                let receiver = line.split(['<', '>']).nth(1);
                receiver.unwrap_or_default().clone_into(&mut to);
                if state.lock().unwrap().refused.contains(&to) {
                    b"550 5.1.1 no such mailbox\r\n"
                } else {
                    b"250 ok\r\n"
                }
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n")?;
                let text = read_mail(&mut reader)?;
                let mut state = state.lock().unwrap();
                let to = to.clone();
                state.taken.push(Mail { to, text });
                if state.hang_ups > 0 {
                    state.hang_ups -= 1;
                    return connection.shutdown(std::net::Shutdown::Both);
                }
                b"250 taken\r\n"
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            "MAIL" | "RSET" | "NOOP" => b"250 ok\r\n",
            _ => b"502 what?\r\n",
        };
        writer.write_all(answer)?;
    }
}

fn read_mail(reader: &mut impl BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(text.replace("\r\n", "\n"));
        }
        text.push_str(&line);
    }
}
