//! What was done with something, in words, and who did it.

use super::queries;
use crate::{
    audit::{self, Actor},
    kernel::{CivilTime, Moment, Zone},
    locale::Text,
    store::Fault,
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// More than this is not shown.
const MOST: u64 = 50;

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// At which moment.
    pub at: Moment,
    /// The same in words.
    pub when: String,
    /// What.
    pub what: String,
    /// Who did it.
    pub who: String,
}

impl Done {
    /// An act, or something else that belongs in the same list.
    #[must_use]
    pub fn new(text: Text, at: Moment, what: String, who: String) -> Self {
        let local = CivilTime::of(at, Zone::stockholm());
        let (day, time) = (text.day_and_year(local.date), text.clock(local.time));
        Self {
            at,
            when: format!("{day} {time}"),
            what,
            who,
        }
    }
}

/// What was done with the thing of this id, the latest first. `words` says what an event's code means,
/// and nothing for one that is not shown.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn past_of(
    db: &impl ConnectionTrait,
    text: Text,
    subject: Uuid,
    words: fn(Text, &str) -> Option<String>,
) -> Result<Vec<Done>, Fault> {
    let acts = audit::history(db, subject, MOST).await?;
    let mut done = Vec::new();
    for act in acts {
        let Some(what) = words(text, &act.code) else {
            continue;
        };
        let who = who(db, text, act.actor).await?;
        done.push(Done::new(text, act.at, what, who));
    }
    Ok(done)
}

/// Who acted, in words; none is a kind of actor that this version does not know.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn who(
    db: &impl ConnectionTrait,
    text: Text,
    actor: Option<Actor>,
) -> Result<String, Fault> {
    Ok(match actor {
        Some(Actor::Staff(id)) => {
            let name = queries::name_of(db, id).await?;
            name.unwrap_or_else(|| text.accounts_by_somebody())
        }
        Some(Actor::Operator) => text.accounts_by_operator(),
        Some(Actor::Visitor) => text.accounts_by_visitor(),
        None => text.accounts_by_somebody(),
    })
}
