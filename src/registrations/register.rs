//! The verb: somebody asks for a place and gets a seat, or a place in line.

use super::{
    enter::enter,
    notices::{self, News},
    registration::{CameBy, Refusal, Standing},
    table,
};
use crate::{
    audit::{self, Actor},
    kernel::{Chance, EmailAddress, Moment, MunicipalityCode, RegistrationId, RoundId},
    locale::Lang,
    outbox, programmes,
    residents::Newcomer,
    rounds::{self, PlacingRound, SignUp},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What somebody asks for.
#[derive(Debug, Clone)]
pub struct Register {
    /// The municipality under whose pages it is asked.
    pub municipality: MunicipalityCode,
    /// For what.
    pub round: RoundId,
    /// For whom.
    pub party: Party,
    /// Where the confirmation goes, if not only to the page.
    pub email: Option<EmailAddress>,
    /// The language of what they are told.
    pub lang: Lang,
    /// How it came in.
    pub came_by: CameBy,
    /// Drawn when the empty form was shown: the same form sent twice is one request.
    pub form_key: String,
    /// Fingerprint of everything that was typed, to tell a repetition from a change.
    pub form_print: [u8; 32],
    /// Whose browser may open the confirmation.
    pub visit: [u8; 32],
}

/// One person, or two who want to sit together (mission rule "Parties").
#[derive(Debug, Clone)]
pub struct Party {
    /// Who asks, or the first of the two.
    pub first: Newcomer,
    /// The other one.
    pub second: Option<Newcomer>,
}

impl Party {
    /// Somebody alone.
    #[must_use]
    pub fn alone(person: Newcomer) -> Self {
        Self {
            first: person,
            second: None,
        }
    }

    /// The people, in order.
    pub fn people(&self) -> impl Iterator<Item = &Newcomer> {
        std::iter::once(&self.first).chain(&self.second)
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The registration.
    pub id: RegistrationId,
    /// How it stands.
    pub standing: Standing,
}

/// Registers a request: a seat for everybody in it in every session, or a place last in line.
///
/// Asking twice with the same form gives the same answer and changes nothing.
///
/// # Errors
/// [`Refusal`] when a rule says no, `NotFound` when the municipality has no such round.
pub async fn register(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
) -> Result<Registered, Outcome<Refusal>> {
    store
        .write(|unit| async move {
            let placing = rounds::for_placing(&unit, request.round)
                .await?
                .ok_or(Outcome::NotFound)?;
            if placing.round.municipality != request.municipality {
                return Err(Outcome::NotYours);
            }
            if let Some(before) = sent_before(&unit, request).await? {
                open_for(&unit, now, request, before.id).await?;
                return Ok(before);
            }
            check(&unit, now, &placing, request).await?;
            let registered = enter(&unit, now, chance, &placing, request).await?;
            let about = [
                ("registration", registered.id.uuid()),
                ("round", request.round.uuid()),
            ];
            let code = match registered.standing {
                Standing::Placed => "registration.placed",
                Standing::Waiting { .. } => "registration.waiting",
            };
            let event = audit::Event {
                code,
                municipality: Some(&request.municipality),
                about: &about,
            };
            audit::record(&unit, now, chance, actor, &event).await?;
            tell(&unit, now, chance, &placing, request, registered).await?;
            open_for(&unit, now, request, registered.id).await?;
            Ok(registered)
        })
        .await
}

/// The answer to the same form, if it came before.
async fn sent_before(
    unit: &Unit,
    request: &Register,
) -> Result<Option<Registered>, Outcome<Refusal>> {
    let before = table::registration::Entity::find()
        .filter(table::registration::Column::FormKey.eq(&request.form_key))
        .one(unit.db())
        .await?;
    let Some(before) = before else {
        return Ok(None);
    };
    if before.round_id != request.round.uuid() || before.form_print != request.form_print {
        return Err(Outcome::Refused(Refusal::AlreadySent));
    }
    let id = RegistrationId::from_uuid(before.id);
    let standing = super::queries::standing(unit.db(), &before).await?;
    Ok(Some(Registered { id, standing }))
}

/// The rules that say no before anything is written.
async fn check(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
    request: &Register,
) -> Result<(), Outcome<Refusal>> {
    let round = &placing.round;
    if round.sign_up(now) != SignUp::Open {
        return Err(Outcome::Refused(Refusal::NotOpen));
    }
    let programme = programmes::by_id(unit.db(), round.programme).await?;
    let year = round.year();
    if request
        .party
        .people()
        .any(|person| !programme.is_for(person.born, year))
    {
        return Err(Outcome::Refused(Refusal::TooYoung {
            minimum_age: programme.minimum_age,
            year,
        }));
    }
    Ok(())
}

/// Queues what the people are told, in its final words.
async fn tell(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    placing: &PlacingRound,
    request: &Register,
    registered: Registered,
) -> Result<(), Fault> {
    let news = News::gather(unit.db(), &placing.round, request, registered).await?;
    outbox::queue(unit, now, chance, &notices::confirmation(&news)).await?;
    Ok(())
}

/// Lets the visitor's browser open the confirmation.
async fn open_for(
    unit: &Unit,
    now: Moment,
    request: &Register,
    registration: RegistrationId,
) -> Result<(), Fault> {
    use table::opening::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        visit: Set(request.visit.to_vec()),
        registration_id: Set(registration.uuid()),
        opened_at: Set(now.microseconds()),
    };
    Entity::insert(row)
        .on_conflict(
            sea_orm::sea_query::OnConflict::columns([Column::Visit, Column::RegistrationId])
                .update_column(Column::OpenedAt)
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
