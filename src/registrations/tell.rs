//! Queues what people are told, in the unit of the act that caused it.

use super::{
    asked::{ContactPerson, Means},
    notices::{self, AwayWords, Happened, News, Receiver},
    said::Said,
};
use crate::{
    kernel::{Chance, Moment, PersonName, Phone, RegistrationId},
    locale::{Lang, Text},
    municipalities::{self, Municipality},
    outbox,
    programmes::{self, Programme},
    rounds::Round,
    store::{Fault, Unit},
    venues::{self, Site},
};
use sea_orm::ConnectionTrait;
use std::sync::Arc;

/// What is planned around a round, as pages and news say it.
#[derive(Clone)]
pub(super) struct Plan {
    /// Where each session is, in order.
    pub(super) sites: Vec<Site>,
    pub(super) programme: Arc<Programme>,
    pub(super) municipality: Arc<Municipality>,
}

impl Plan {
    /// Reads it, for whoever has none at hand.
    pub(super) async fn of(db: &impl ConnectionTrait, round: &Round) -> Result<Self, Fault> {
        let municipality = municipalities::by_code(db, &round.municipality)
            .await?
            .ok_or_else(|| Fault::new("a round's municipality is gone"))?;
        Ok(Self {
            sites: sites_of(db, round).await?,
            programme: Arc::new(programmes::by_id(db, round.programme).await?),
            municipality: Arc::new(municipality),
        })
    }

    /// The same around a round with other sessions.
    pub(super) async fn with_sites_of(
        self,
        db: &impl ConnectionTrait,
        round: &Round,
    ) -> Result<Self, Fault> {
        Ok(Self {
            sites: sites_of(db, round).await?,
            ..self
        })
    }
}

/// Where each session of a round is, in order.
pub(super) async fn sites_of(db: &impl ConnectionTrait, round: &Round) -> Result<Vec<Site>, Fault> {
    let rooms: Vec<_> = round.sessions.iter().map(|s| s.room).collect();
    let by_room = venues::sites(db, &rooms).await?;
    rooms
        .iter()
        .map(|room| {
            by_room
                .get(room)
                .cloned()
                .ok_or_else(|| Fault::new("a session's room is gone"))
        })
        .collect()
}

/// Whom the news are about and where they go.
pub(super) struct Told {
    pub(super) about: RegistrationId,
    pub(super) happened: Happened,
    pub(super) lang: Lang,
    pub(super) people: Vec<PersonName>,
    pub(super) receiver: Receiver,
    pub(super) booking_word: String,
    /// Who misses what.
    pub(super) away: AwayWords,
    /// What the receiver knows of the round then.
    pub(super) says: Said,
}

/// Where news go: to the first phone of the party that fits the means, else to that of the one who
/// helps (mission rule "Waiting list": someone without a phone).
pub(super) fn receiver(
    means: &Means,
    mut phones: impl Iterator<Item = Phone>,
    contact: Option<&ContactPerson>,
) -> Receiver {
    let fits = |phone: &Phone| *means != Means::Sms || phone.is_swedish_mobile();
    let own = phones.find(|phone| fits(phone));
    let helping = contact.filter(|c| own.is_none() && fits(&c.phone));
    Receiver {
        means: means.clone(),
        contact: helping.map(|c| c.name.clone()),
        phone: own.or_else(|| helping.map(|c| c.phone.clone())),
    }
}

/// Queues the news, in their final words.
pub(super) async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    round: &Round,
    plan: &Plan,
    told: Told,
) -> Result<(), Fault> {
    let news = News {
        text: Text::new(told.lang),
        happened: told.happened,
        about: told.about,
        people: told.people,
        receiver: told.receiver,
        booking_word: told.booking_word,
        away: told.away,
        round,
        sites: &plan.sites,
        programme: &plan.programme,
        municipality: &plan.municipality,
    };
    let mut notice = notices::write(&news);
    notice.says = Some(told.says.written()?);
    outbox::queue(unit, now, chance, &notice).await?;
    Ok(())
}
