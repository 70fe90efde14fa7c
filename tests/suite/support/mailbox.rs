//! What people were told, as they read it.

use brygga::{
    outbox::{self, Channel, State},
    store::Store,
};
use std::fmt;

/// One message.
#[derive(Debug, Clone)]
pub struct Letter {
    /// How it is told.
    pub channel: Channel,
    /// To whom; empty for the page.
    pub receiver: String,
    /// The subject line.
    pub subject: String,
    /// The whole text.
    pub body: String,
    /// How far it has come.
    pub state: State,
    /// How often it was tried.
    pub tries: u32,
    /// Why the last try failed.
    pub failure: Option<String>,
}

/// All of them, the newest first.
pub async fn read(store: &Store) -> Vec<Letter> {
    let told = outbox::latest(store.read(), 1000).await.unwrap();
    told.into_iter()
        .map(|told| Letter {
            channel: told.channel,
            receiver: told.receiver,
            subject: told.subject,
            body: told.body,
            state: told.state,
            tries: told.tries,
            failure: told.failure,
        })
        .collect()
}

/// As it is read, with the one word in it that differs each time left out.
impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = without_words(&self.body);
        write!(f, "Till: {}\n{}\n\n{body}", self.receiver, self.subject)
    }
}

/// Hides booking words: a word in capitals and three digits.
fn without_words(text: &str) -> String {
    let mut shown: Vec<String> = text.split(' ').map(ToOwned::to_owned).collect();
    for at in 1..shown.len() {
        let digits: String = shown[at].chars().take_while(char::is_ascii_digit).collect();
        let capitals = shown[at - 1].chars().all(char::is_uppercase);
        if digits.len() == 3 && capitals && !shown[at - 1].is_empty() {
            "ORD".clone_into(&mut shown[at - 1]);
            shown[at] = shown[at].replacen(&digits, "000", 1);
        }
    }
    shown.join(" ")
}
