//! Many people at once, over one or more processes.

use crate::{
    account::{Account, Confirmed},
    people::{Form, Person, Told, Trouble},
};
use rocket::tokio::{task::JoinSet, time::sleep};
use std::{
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How long somebody tries where nobody answers, and how long they wait in between.
const PATIENCE: Duration = Duration::from_secs(40);
const PAUSE: Duration = Duration::from_millis(50);

/// Where the processes are, which changes as they are started anew.
#[derive(Clone, Default)]
pub(crate) struct Addresses(Arc<RwLock<Vec<String>>>);

impl Addresses {
    pub(crate) fn of<'a>(urls: impl IntoIterator<Item = &'a str>) -> Self {
        let urls = urls.into_iter().map(str::to_owned).collect();
        Self(Arc::new(RwLock::new(urls)))
    }

    /// Another process has taken over from the one in this place.
    pub(crate) fn replace(&self, place: usize, url: &str) {
        url.clone_into(&mut self.0.write().unwrap()[place]);
    }

    fn pick(&self, turn: usize) -> String {
        let urls = self.0.read().unwrap();
        urls[turn % urls.len()].clone()
    }
}

/// A rush that goes on.
pub(crate) struct Rush {
    people: JoinSet<Vec<Account>>,
    enough: Arc<AtomicBool>,
}

impl Rush {
    /// Begins: so many people at most, so many of them at a time, over the processes in turn.
    pub(crate) fn begin(addresses: &Addresses, people: usize, at_once: usize) -> Self {
        let mut rush = Self {
            people: JoinSet::new(),
            enough: Arc::default(),
        };
        let next = Arc::new(AtomicUsize::new(0));
        for _ in 0..at_once {
            let (addresses, next) = (addresses.clone(), Arc::clone(&next));
            let enough = Arc::clone(&rush.enough);
            rush.people.spawn(async move {
                let mut accounts = Vec::new();
                while !enough.load(Ordering::SeqCst) {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= people {
                        break;
                    }
                    accounts.push(sign_up(&addresses, number).await);
                }
                accounts
            });
        }
        rush
    }

    /// Lets nobody new begin, waits for those who have, and answers everybody's account.
    pub(crate) async fn enough(self) -> Vec<Account> {
        self.enough.store(true, Ordering::SeqCst);
        self.all().await
    }

    /// Waits for everybody.
    pub(crate) async fn all(self) -> Vec<Account> {
        self.people.join_all().await.into_iter().flatten().collect()
    }
}

/// One person signs up. Every fifth presses the button twice, every seventh hangs up first and then
/// tries again; everybody tries again where nobody answers, with the form that they have.
async fn sign_up(addresses: &Addresses, number: usize) -> Account {
    let person = Person::new(number);
    let mut account = Account {
        name: person.name.clone(),
        ..Account::default()
    };
    let Some(form) = open(&person, addresses, &mut account).await else {
        return account;
    };
    if number.is_multiple_of(7) {
        let after = Duration::from_millis(number as u64 % 40);
        let url = addresses.pick(number);
        person.send_and_hang_up(&url, &form, after).await;
    }
    let began = Instant::now();
    for turn in number.. {
        let goes_on = if number.is_multiple_of(5) {
            let (first, second) = rocket::tokio::join!(
                send(&person, addresses, turn, &form),
                send(&person, addresses, turn + 1, &form)
            );
            first.enter(&mut account) | second.enter(&mut account)
        } else {
            send(&person, addresses, turn, &form)
                .await
                .enter(&mut account)
        };
        if !goes_on || !account.told.is_empty() || began.elapsed() > PATIENCE {
            break;
        }
        sleep(PAUSE).await;
    }
    account
}

async fn open(person: &Person, addresses: &Addresses, account: &mut Account) -> Option<Form> {
    let began = Instant::now();
    for turn in person.number.. {
        let url = addresses.pick(turn);
        match person.open(&url).await {
            Ok(form) => return Some(form),
            Err(trouble) => {
                if !account.note(&url, trouble) || began.elapsed() > PATIENCE {
                    break;
                }
                sleep(PAUSE).await;
            }
        }
    }
    None
}

/// What one press of the button led to.
#[derive(Default)]
struct Sent {
    confirmed: Option<Confirmed>,
    told: Option<Told>,
    troubles: Vec<(String, Trouble)>,
}

/// Sends the form once. Who got an answer that confirms sends nothing again, but may have to try
/// for the page.
async fn send(person: &Person, addresses: &Addresses, turn: usize, form: &Form) -> Sent {
    let mut sent = Sent::default();
    let url = addresses.pick(turn);
    let began = Instant::now();
    let location = match person.send(&url, form).await {
        Ok(location) => location,
        Err(trouble) => {
            sent.troubles.push((url, trouble));
            return sent;
        }
    };
    let took = began.elapsed();
    sent.confirmed = Some(Confirmed { url, began, took });
    for turn in turn.. {
        let url = addresses.pick(turn);
        match person.read(&url, &location).await {
            Ok(told) => {
                sent.told = Some(told);
                break;
            }
            Err(trouble) => {
                let answered = matches!(trouble, Trouble::Answer(..));
                sent.troubles.push((url, trouble));
                if answered || began.elapsed() > PATIENCE {
                    break;
                }
                sleep(PAUSE).await;
            }
        }
    }
    sent
}

impl Sent {
    /// Enters it in the account. Whether trying again makes sense.
    fn enter(self, account: &mut Account) -> bool {
        let mut goes_on = self.confirmed.is_none();
        account.confirmed.extend(self.confirmed);
        account.told.extend(self.told);
        for (url, trouble) in self.troubles {
            goes_on &= account.note(&url, trouble);
        }
        goes_on
    }
}
