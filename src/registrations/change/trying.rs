//! A try to open a registration: counted before it is looked at, given back when it was right.

use super::{
    found::{self, Found},
    guessing::{Allowance, DIGITS, EVERYBODY, FIRST_NAME, Fact, NETWORK, TOLD, WHOLE},
    proof,
};
use crate::{
    audit::{self, Actor},
    kernel::{BookingWord, Moment, MunicipalityCode},
    registrations::tools::Tools,
    store::{Fault, Outcome},
    web::{Limit, Visit},
};
use rocket::tokio::time::{Instant, sleep_until};
use std::time::Duration;

/// A wrong answer comes so long after its question, whatever was wrong: its time tells nothing.
const WRONG_TAKES: Duration = Duration::from_millis(300);

/// And by chance up to so many microseconds longer. Answers that are due in the same moment leave in the order
/// in which their questions had been looked at; of many that are asked at once, that order told.
const BY_CHANCE: u32 = 20_000;

/// What came of a try.
pub(super) enum Tried {
    /// It is theirs, and this visit has proved it.
    Open,
    /// It is theirs, but there is nothing left to change.
    Over(Box<Found>),
    /// There is no such registration, or it is somebody else's.
    Wrong,
    /// Too many wrong tries: the whole question is to be asked.
    AskMore,
    /// Too many wrong tries from this network, or with this number or name: they wait.
    Wait,
}

/// What is tried.
pub(super) struct Try<'a> {
    pub(super) municipality: &'a MunicipalityCode,
    /// None when what was typed is no booking word.
    pub(super) word: Option<BookingWord>,
    pub(super) fact: &'a Fact,
    /// When the question came in.
    pub(super) came: Instant,
}

impl Allowance {
    /// The limit that keeps it.
    fn limit(self) -> Limit {
        Limit {
            purpose: self.purpose,
            burst: self.burst,
            per_day: self.per_day,
        }
    }
}

/// Whether the whole question is asked of everybody now. `phone` says of which kind.
pub(super) async fn asks_more(tools: &Tools<'_>, phone: bool, now: Moment) -> Result<bool, Fault> {
    let allowance = if phone { DIGITS } else { FIRST_NAME };
    let left = allowance
        .limit()
        .has(tools.store, tools.keys, EVERYBODY, now)
        .await?;
    Ok(!left)
}

/// Looks whether what somebody says fits the booking word.
///
/// The tokens are taken first, in one unit of work, so that tries that come at once cannot be more
/// than there are tokens.
pub(super) async fn try_it(
    tools: &Tools<'_>,
    visit: &Visit,
    tried: &Try<'_>,
    now: Moment,
) -> Result<Tried, Fault> {
    let by_chance = Duration::from_micros(tools.chance.below(BY_CHANCE).into());
    let key = tried.word.map(BookingWord::key);
    let counted = tried.fact.counted(&tools.network, key.as_deref());
    if let Some(empty) = take(tools, &counted, now).await? {
        let waits = [NETWORK, WHOLE].contains(&empty);
        return Ok(if waits { Tried::Wait } else { Tried::AskMore });
    }
    let found = match tried.word {
        Some(word) => found::by_word(tools.store.read(), tried.municipality, word, now).await?,
        None => None,
    };
    let Some(found) = found.filter(|found| tried.fact.fits(&found.owners())) else {
        warn(tools, tried.municipality, &counted, now).await?;
        sleep_until(tried.came + WRONG_TAKES + by_chance).await;
        return Ok(Tried::Wrong);
    };
    for (allowance, key) in &counted {
        allowance
            .limit()
            .give_back(tools.store, tools.keys, key, now)
            .await?;
    }
    if !found.is_open(now) {
        return Ok(Tried::Over(Box::new(found)));
    }
    proof::note(tools.store, visit.fingerprint(), found.id, now).await?;
    Ok(Tried::Open)
}

/// Takes a token of each, or of none: then answers which limit was used up.
async fn take(
    tools: &Tools<'_>,
    counted: &[(Allowance, String)],
    now: Moment,
) -> Result<Option<Allowance>, Fault> {
    // An empty bucket is seen without writing: a flood of tries keeps nobody from the database.
    for (allowance, key) in counted {
        if !allowance
            .limit()
            .has(tools.store, tools.keys, key, now)
            .await?
        {
            return Ok(Some(*allowance));
        }
    }
    let taken = tools
        .store
        .write(|unit| async move {
            for (allowance, key) in counted {
                let limit = allowance.limit();
                if !limit.take_in(&unit, tools.keys, key, now).await? {
                    return Err(Outcome::Refused(*allowance));
                }
            }
            Ok(())
        })
        .await;
    match taken {
        Ok(()) => Ok(None),
        Err(Outcome::Refused(empty)) => Ok(Some(empty)),
        Err(Outcome::Fault(fault)) => Err(fault),
        Err(Outcome::NotFound | Outcome::NotYours) => Err(Fault::new("a limit that is not there")),
    }
}

/// Leaves a trace for staff when the last try over everybody has been used up: somebody guesses.
async fn warn(
    tools: &Tools<'_>,
    municipality: &MunicipalityCode,
    counted: &[(Allowance, String)],
    now: Moment,
) -> Result<(), Fault> {
    let over_everybody = |(of, _): &&(Allowance, String)| [DIGITS, FIRST_NAME].contains(of);
    let Some((allowance, _)) = counted.iter().find(over_everybody) else {
        return Ok(());
    };
    let (store, keys) = (tools.store, tools.keys);
    let (limit, told) = (allowance.limit(), TOLD.limit());
    if limit.has(store, keys, EVERYBODY, now).await?
        || !told.has(store, keys, EVERYBODY, now).await?
    {
        return Ok(());
    }
    store
        .write(|unit| async move {
            if told.take_in(&unit, keys, EVERYBODY, now).await? {
                let event = audit::Event {
                    code: "guessing.threshold",
                    municipality: Some(municipality),
                    about: &[],
                };
                audit::record(&unit, now, tools.chance, &Actor::Visitor, &event).await?;
            }
            Ok(())
        })
        .await
}
