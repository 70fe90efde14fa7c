//! Many people at once, over one or more processes.

use crate::{
    account::{Account, Confirmed},
    people::{Form, Person, Told, Trouble},
};
use rocket::tokio::{task::JoinSet, time::sleep};
use std::{
    sync::{
        Arc, Mutex, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How long somebody tries where nobody answers, and how long they wait in between.
const PATIENCE: Duration = Duration::from_secs(40);
const PAUSE: Duration = Duration::from_millis(50);

/// So many answer questions at a time.
const WALK_AT_ONCE: usize = 12;

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

/// Everybody who has answered all questions and looks at the check.
pub(crate) struct AtTheCheck(Vec<Ready>);

/// Somebody with the check in front of them.
struct Ready {
    person: Person,
    form: Option<Form>,
    account: Account,
}

/// Who comes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Company {
    /// Everybody by themselves.
    Alone,
    /// Every third is two who want to sit together.
    Mixed,
}

impl Company {
    fn person(self, number: usize) -> Person {
        match self {
            Self::Mixed if number % 3 == 1 => Person::with_company(number),
            Self::Alone | Self::Mixed => Person::new(number),
        }
    }
}

impl Rush {
    /// Begins: so many people at most, so many of them at a time, over the processes in turn. Each
    /// of them answers the questions and sends the check.
    pub(crate) fn begin(addresses: &Addresses, people: usize, at_once: usize) -> Self {
        Self::begin_with(Company::Alone, addresses, people, at_once)
    }

    /// The same with another company.
    pub(crate) fn begin_with(
        company: Company,
        addresses: &Addresses,
        people: usize,
        at_once: usize,
    ) -> Self {
        let addresses = addresses.clone();
        Self::of(people, at_once, move |number| {
            let addresses = addresses.clone();
            async move {
                let ready = gather(company, &addresses, number).await;
                press(ready, &addresses).await
            }
        })
    }

    fn of<F, A>(people: usize, at_once: usize, act: F) -> Self
    where
        F: Fn(usize) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Account> + Send,
    {
        let mut rush = Self {
            people: JoinSet::new(),
            enough: Arc::default(),
        };
        let next = Arc::new(AtomicUsize::new(0));
        for _ in 0..at_once {
            let (act, next) = (act.clone(), Arc::clone(&next));
            let enough = Arc::clone(&rush.enough);
            rush.people.spawn(async move {
                let mut accounts = Vec::new();
                while !enough.load(Ordering::SeqCst) {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= people {
                        break;
                    }
                    accounts.push(act(number).await);
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

impl AtTheCheck {
    /// So many people answer the questions, a few of them at a time, and wait.
    pub(crate) async fn gather(company: Company, addresses: &Addresses, people: usize) -> Self {
        let mut walking = JoinSet::new();
        let next = Arc::new(AtomicUsize::new(0));
        for _ in 0..WALK_AT_ONCE {
            let (addresses, next) = (addresses.clone(), Arc::clone(&next));
            walking.spawn(async move {
                let mut ready = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= people {
                        break ready;
                    }
                    ready.push(gather(company, &addresses, number).await);
                }
            });
        }
        let ready = walking.join_all().await.into_iter().flatten();
        Self(ready.collect())
    }

    /// Then they all press the button, so many of them at a time.
    pub(crate) fn press(self, addresses: &Addresses, at_once: usize) -> Rush {
        let addresses = addresses.clone();
        let people = self.0.len();
        let ready = self.0.into_iter().map(|ready| Mutex::new(Some(ready)));
        let ready: Arc<Vec<_>> = Arc::new(ready.collect());
        Rush::of(people, at_once, move |number| {
            let (addresses, ready) = (addresses.clone(), Arc::clone(&ready));
            async move {
                let mine = ready[number].lock().unwrap().take();
                press(mine.unwrap(), &addresses).await
            }
        })
    }
}

/// One person answers the questions and opens the check, wherever somebody answers.
async fn gather(company: Company, addresses: &Addresses, number: usize) -> Ready {
    let person = company.person(number);
    let mut account = Account {
        name: person.name.clone(),
        with: person.with.clone(),
        ..Account::default()
    };
    let form = open(&person, addresses, &mut account).await;
    account.answered = person.answered();
    Ready {
        person,
        form,
        account,
    }
}

/// One person sends the check. Every fifth presses the button twice, every seventh hangs up first
/// and then tries again, some of those with a phone press it in two windows; everybody tries again
/// where nobody answers, with the form that they have. Every thirteenth presses once more later.
async fn press(ready: Ready, addresses: &Addresses) -> Account {
    let Ready {
        person,
        form,
        mut account,
    } = ready;
    let Some(form) = form else {
        return account;
    };
    let number = person.number;
    let other = if number % 11 == 4 {
        open(&person, addresses, &mut account).await
    } else {
        None
    };
    account.first_sent = Some(Instant::now());
    if number.is_multiple_of(7) {
        let after = Duration::from_millis(number as u64 % 40);
        let url = addresses.pick(number);
        person.send_and_hang_up(&url, &form, after).await;
    }
    let other = other.as_ref();
    let began = Instant::now();
    for turn in number.. {
        let goes_on = if let Some(other) = other {
            let (first, second) = rocket::tokio::join!(
                send(&person, addresses, turn, &form),
                send(&person, addresses, turn + 1, other)
            );
            one_of_two_windows(first, second, &mut account)
        } else if number.is_multiple_of(5) {
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
    if number.is_multiple_of(13) && other.is_none() && !account.told.is_empty() {
        sleep(Duration::from_millis(number as u64 % 300)).await;
        once_more(&person, addresses, &form, &mut account).await;
    }
    account
}

/// The same form, long after it was answered, until somebody answers.
async fn once_more(person: &Person, addresses: &Addresses, form: &Form, account: &mut Account) {
    let began = Instant::now();
    for turn in person.number.. {
        let goes_on = send(person, addresses, turn, form).await.enter(account);
        if !goes_on || began.elapsed() > PATIENCE {
            break;
        }
        sleep(PAUSE).await;
    }
}

/// Who sends from two windows gets one place, and in the other window hears that they have it.
fn one_of_two_windows(mut first: Sent, mut second: Sent, account: &mut Account) -> bool {
    // If neither window confirms, the person is told nothing, which does not pass unseen.
    first.forget_already();
    second.forget_already();
    first.enter(account) | second.enter(account)
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
    /// That the other window was faster is no trouble.
    fn forget_already(&mut self) {
        self.troubles
            .retain(|(_, trouble)| !matches!(trouble, Trouble::Answer(409, _)));
    }

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
