//! The trace that a change leaves, and what people are told about it.

use super::held::Held;
use crate::{
    audit::{self, Actor},
    kernel::{Chance, Moment, PersonName, Phone, RegistrationId},
    locale::Lang,
    outbox,
    registrations::{
        Standing,
        asked::ContactPerson,
        notices::Happened,
        queries, table,
        tell::{self, Plan, Told},
    },
    residents::Resident,
    rounds::Round,
    store::{Fault, Unit},
};
use sea_orm::EntityTrait;

/// What is told of a change.
pub(super) struct News<'a> {
    /// The dotted code of the event.
    pub(super) code: &'static str,
    pub(super) happened: Happened,
    /// For which round.
    pub(super) round: &'a Round,
    /// Whom the news are about.
    pub(super) people: &'a [Resident],
    /// Everybody of the party, for the phones.
    pub(super) party: &'a [Resident],
}

/// Records the event, takes back what has not left and is no longer true, and queues the news.
pub(super) async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    held: &Held,
    news: News<'_>,
) -> Result<(), Fault> {
    let id = RegistrationId::from_uuid(held.row.id);
    let about = [("registration", id.uuid()), ("round", news.round.id.uuid())];
    let event = audit::Event {
        code: news.code,
        municipality: Some(&news.round.municipality),
        about: &about,
    };
    audit::record(unit, now, chance, actor, &event).await?;
    outbox::withdraw(unit, now, id.uuid()).await?;
    let row = reread(unit, id).await?;
    let plan = Plan::of(unit.db(), news.round).await?;
    let told = Told {
        about: id,
        happened: news.happened,
        lang: Lang::from_code(&row.language),
        people: news.people.iter().map(|p| p.name.clone()).collect(),
        receiver: tell::receiver(
            &queries::means(&row)?,
            news.party.iter().filter_map(|p| p.phone.clone()),
            contact(&row).as_ref(),
        ),
        booking_word: row.booking_word,
    };
    tell::tell(unit, now, chance, news.round, &plan, told).await
}

/// The registration as it stands after what the unit has written.
pub(super) async fn reread(
    unit: &Unit,
    id: RegistrationId,
) -> Result<table::registration::Model, Fault> {
    table::registration::Entity::find_by_id(id.uuid())
        .one(unit.db())
        .await?
        .ok_or_else(|| Fault::new("a registration is gone"))
}

/// Who helps, as the row has it.
pub(super) fn contact(row: &table::registration::Model) -> Option<ContactPerson> {
    let typed = row.contact_phone_typed.as_deref()?;
    Some(ContactPerson {
        name: PersonName::parse(row.contact_name.as_deref()?).ok()?,
        phone: Phone::from_stored(row.contact_phone.as_deref()?, typed)?,
        told: row.contact_told.unwrap_or(false),
    })
}

/// How the registration stands, with its place in line.
pub(super) async fn standing(unit: &Unit, id: RegistrationId) -> Result<Standing, Fault> {
    let row = reread(unit, id).await?;
    queries::standing(unit.db(), &row).await
}
