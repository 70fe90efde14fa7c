//! The trace that a change leaves, and what people are told about it.

use super::held::Held;
use crate::{
    audit::{self, Actor},
    kernel::{Chance, Moment, PersonName, Phone, RegistrationId},
    locale::{Lang, Text},
    outbox,
    registrations::{
        Standing,
        asked::{ContactPerson, Means},
        away,
        in_hand::{Earlier, to_tell},
        notices::{AwayWords, Happened, Receiver},
        promise_news, queries,
        said::Said,
        table,
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

/// Records the event, takes back what has not left, and queues the news; and after them what that would
/// otherwise have kept from those who stay.
pub(super) async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    held: &Held,
    news: News<'_>,
) -> Result<(), Fault> {
    let id = RegistrationId::from_uuid(held.row.id);
    record(unit, now, chance, actor, id, &news).await?;
    let comes = away::comes_of(unit.db(), held.row.id).await?;
    let earlier = take_back(unit, now, id, news.happened).await?;
    let earlier = earlier
        .into_iter()
        .map(|one| one.without_missed(comes.missed()));
    let earlier: Vec<_> = earlier.collect();
    let row = reread(unit, id).await?;
    let round = &comes.round(news.round);
    let plan = Plan::of(unit.db(), round).await?;
    let stands = queries::standing(unit.db(), &row).await?;
    let own = (stands == Standing::Placed).then_some(round);
    let matters = outbox::hold_about(unit, &[id.uuid()]).await?;
    let matters = matters.get(&id.uuid()).map_or(&[][..], Vec::as_slice);
    outbox::withdraw(unit, now, &promise_news::untrue(matters, own)).await?;
    let says = match stands {
        Standing::Cancelled(_) => Said::default(),
        Standing::Placed | Standing::Waiting { .. } => Said::of(round),
    };
    let names = held.names();
    let away = |receiver: &Receiver, text| comes.in_words_to(receiver, text, news.round, &names);
    let row = (&row, &away as &AwayOf<'_>);
    let own = told(row, &says, news.happened, news.people, news.party)?;
    tell::tell(unit, now, chance, round, &plan, own).await?;
    let stay = who_stay(&news);
    let by = (&queries::means(row.0)?, round);
    for happened in still_to_tell(&earlier, news.happened, stands, &says, by) {
        let told = told(row, &says, happened, &stay, &stay)?;
        tell::tell(unit, now, chance, round, &plan, told).await?;
    }
    Ok(())
}

async fn record(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    id: RegistrationId,
    news: &News<'_>,
) -> Result<(), Fault> {
    let about = [("registration", id.uuid()), ("round", news.round.id.uuid())];
    let event = audit::Event {
        code: news.code,
        municipality: Some(&news.round.municipality),
        about: &about,
    };
    audit::record(unit, now, chance, actor, &event).await
}

/// Takes back what has not left; answers all that was told before.
async fn take_back(
    unit: &Unit,
    now: Moment,
    id: RegistrationId,
    happened: Happened,
) -> Result<Vec<Earlier>, Fault> {
    let matters = outbox::hold_about(unit, &[id.uuid()]).await?;
    let mut earlier: Vec<_> = matters.values().flatten().filter_map(Earlier::of).collect();
    // That one of two has left stays true, unless that is what is undone.
    let undone = matches!(happened, Happened::Restored(_));
    let untrue = |one: &&mut Earlier| one.is_waiting() && (undone || !one.is_of_leaving());
    let waiting = earlier.iter_mut().filter(untrue);
    let waiting: Vec<_> = waiting.map(Earlier::take_back).collect();
    outbox::withdraw(unit, now, &waiting).await?;
    Ok(earlier)
}

/// Who misses what, as it is said to a receiver.
type AwayOf<'a> = dyn Fn(&Receiver, Text) -> AwayWords + Sync + 'a;

/// News about some people, to the first of the party who can be reached.
fn told(
    (row, away): (&table::registration::Model, &AwayOf<'_>),
    says: &Said,
    happened: Happened,
    people: &[Resident],
    party: &[Resident],
) -> Result<Told, Fault> {
    let phones = party.iter().filter_map(|p| p.phone.clone());
    let receiver = tell::receiver(&queries::means(row)?, phones, contact(row).as_ref());
    let lang = Lang::from_code(&row.language);
    Ok(Told {
        away: away(&receiver, Text::new(lang)),
        about: RegistrationId::from_uuid(row.id),
        happened,
        lang,
        people: people.iter().map(|p| p.name.clone()).collect(),
        receiver,
        booking_word: row.booking_word.clone(),
        says: says.clone().with(happened),
    })
}

fn who_stay(news: &News<'_>) -> Vec<Resident> {
    let leaves = |one: &&Resident| match news.happened {
        Happened::Cancelled { .. } => news.people.iter().any(|gone| gone.id == one.id),
        _ => false,
    };
    let stay = news.party.iter().filter(|one| !leaves(one));
    stay.cloned().collect()
}

/// What those who stay have not been told of, beside what has just happened: what the municipality has
/// changed, and, where one of two has left, what the two had not been told.
fn still_to_tell(
    earlier: &[Earlier],
    happened: Happened,
    stands: Standing,
    says: &Said,
    by: (&Means, &Round),
) -> Vec<Happened> {
    let mut to_tell = to_tell(earlier, says, says, None);
    match (happened, stands) {
        (_, Standing::Cancelled(_)) | (Happened::Stands(_), _) => return Vec::new(),
        (Happened::Cancelled { .. }, _) => {}
        _ => to_tell.owed = None,
    }
    Happened::all(&to_tell, stands, by)
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
pub(in crate::registrations) fn contact(row: &table::registration::Model) -> Option<ContactPerson> {
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
