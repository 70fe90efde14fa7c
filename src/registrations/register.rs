//! The verb: somebody asks for a place and gets a seat, or a place in line.

use super::{
    asked::{Outside, Wants},
    enter::enter,
    flow::print_of,
    holding,
    notices::{AwayWords, Happened},
    registration::{CameBy, Refusal, Standing},
    retention::promised_day,
    said::Said,
    table,
    tell::{Plan, Told, receiver, tell},
};
use crate::{
    audit::{self, Actor, By},
    kernel::{
        Chance, DraftId, HoldId, Moment, MunicipalityCode, RegistrationId, ResidentId, RoundId,
    },
    locale::Lang,
    programmes::Programme,
    residents::{self, Newcomer, Sealed},
    rounds::{self, PlacingRound, SignUp},
    store::{Fault, Outcome, Store, Unit},
    web::Bucket,
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

/// What somebody asks for.
#[derive(Clone)]
pub struct Register {
    /// The municipality under whose pages it is asked.
    pub municipality: MunicipalityCode,
    /// For what.
    pub round: RoundId,
    /// For whom.
    pub party: Party,
    /// How they are told, what they need and wish.
    pub wants: Wants,
    /// The language of what they are told.
    pub lang: Lang,
    /// How it came in.
    pub came_by: CameBy,
    /// Drawn when the empty form was shown: the same form sent twice is one request.
    pub form_key: String,
    /// Fingerprint of everything that was typed, to tell a repetition from a change.
    pub form_print: [u8; 32],
    /// Whose browser may open the confirmation; nobody's when it was said on the phone.
    pub visit: Option<[u8; 32]>,
    /// The draft that it was filled in from, and which answers were looked over; it knows afterwards
    /// that it was sent.
    pub draft: Option<(DraftId, String)>,
    /// The seats that were held for them while they talked, if any.
    pub hold: Option<HoldId>,
    /// The day by which it will be removed, as the page said; by the rule that holds now if none did.
    pub promised: Option<NaiveDate>,
    /// What it is counted against.
    pub limits: Vec<Bucket>,
    /// What only somebody who answers for it may say; nothing for a visitor.
    pub by_staff: ByStaff,
}

/// What somebody who talks to people may say beside what they ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByStaff {
    /// Whom the one or two people were recognised as, in order.
    pub known: [Option<ResidentId>; 2],
    /// Whom the one or two people said not to be, in order, when they were proposed: these are not asked about
    /// again.
    pub told_apart: [Vec<ResidentId>; 2],
    /// Why somebody may come whom the programme is not for.
    pub outside: Option<Outside>,
    /// What is kept of somebody with protected identity, who stands under an alias; they come alone.
    pub sealed: Option<Sealed>,
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
    let round = rounds::by_id(store.read(), request.round)
        .await?
        .ok_or(Outcome::NotFound)?;
    let plan = Plan::of(store.read(), &round).await?;
    register_planned(store, now, chance, actor, request, &plan).await
}

/// The same, for whoever has what is planned around the round at hand: then the unit of work, which
/// others wait for, need not read it.
pub(super) async fn register_planned(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
    plan: &Plan,
) -> Result<Registered, Outcome<Refusal>> {
    let done = store
        .write(|unit| async move { register_in(&unit, now, chance, actor, request, plan).await })
        .await;
    store.seats_changed(&request.municipality);
    done
}

/// The same within a unit of work that does something beside it. Whoever calls it says afterwards that
/// seats have changed.
///
/// # Errors
/// As [`register`].
pub async fn register_within(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
) -> Result<Registered, Outcome<Refusal>> {
    let round = rounds::by_id(unit.db(), request.round)
        .await?
        .ok_or(Outcome::NotFound)?;
    let plan = Plan::of(unit.db(), &round).await?;
    register_in(unit, now, chance, actor, request, &plan).await
}

async fn register_in(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
    plan: &Plan,
) -> Result<Registered, Outcome<Refusal>> {
    let placing =
        holding::for_placing(unit, &request.municipality, request.round, request.hold).await?;
    let before = match sent_before(unit, request).await? {
        Some(before) => Some(before),
        None => draft_sent_before(unit, request).await?,
    };
    if let Some(before) = before {
        open_for(unit, now, request, before.id).await?;
        return Ok(before);
    }
    check(now, &placing, &plan.programme, request)?;
    may_send(unit, now, request).await?;
    let keep_until = (request.promised)
        .or_else(|| promised_day(&plan.municipality, &placing.round))
        .ok_or_else(|| Fault::new("a round without sessions"))?;
    let held = holding::take_over(unit, now, chance, actor, &placing, request).await?;
    let entered = enter(unit, now, chance, &placing, request, (held, keep_until)).await?;
    let registered = entered.registered;
    note(unit, now, chance, actor, request, registered).await?;
    let by = By {
        now,
        chance,
        actor,
        municipality: &request.municipality,
    };
    for (newcomer, from) in entered.newcomers.iter().zip(&request.by_staff.told_apart) {
        if let Some(newcomer) = newcomer {
            residents::told_apart(unit, &by, *newcomer, from).await?;
        }
    }
    let told = Told {
        about: registered.id,
        happened: Happened::Stands(registered.standing),
        lang: request.lang,
        people: request.party.people().map(|p| p.name.clone()).collect(),
        receiver: receiver(
            &request.wants.means,
            request.party.people().filter_map(|p| p.phone.clone()),
            request.wants.contact.as_ref(),
        ),
        booking_word: entered.booking_word.to_string(),
        away: AwayWords::default(),
        says: Said::of(&placing.round),
    };
    tell(unit, now, chance, &placing.round, plan, told).await?;
    open_for(unit, now, request, registered.id).await?;
    sent_from(unit, request, registered.id).await?;
    // Last, since others from the same network wait for it until this unit is kept.
    count(unit, now, request).await?;
    Ok(registered)
}

/// Whether this network, phone and address may still send: who may not is told before anything is
/// written.
async fn may_send(unit: &Unit, now: Moment, request: &Register) -> Result<(), Outcome<Refusal>> {
    if Bucket::all_have(unit.db(), &request.limits, now).await? {
        Ok(())
    } else {
        Err(Outcome::Refused(Refusal::TooMany))
    }
}

/// Takes from what they may send. Each unit takes in the order of the buckets' names, so that two
/// never wait for each other.
async fn count(unit: &Unit, now: Moment, request: &Register) -> Result<(), Outcome<Refusal>> {
    if Bucket::take_all(unit, &request.limits, now).await? {
        Ok(())
    } else {
        Err(Outcome::Refused(Refusal::TooMany))
    }
}

/// The draft knows what came of it, and in which round.
async fn sent_from(
    unit: &Unit,
    request: &Register,
    registration: RegistrationId,
) -> Result<(), Fault> {
    use table::draft::{Column, Entity};
    if let Some((draft, _)) = &request.draft {
        Entity::update_many()
            .col_expr(Column::RegistrationId, Expr::value(registration.uuid()))
            .col_expr(Column::RoundId, Expr::value(request.round.uuid()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(draft.uuid()))
            .exec(unit.db())
            .await?;
    }
    Ok(())
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

/// The answer to the same draft sent for the same round from another window, each with a key of its
/// own: who has no phone is not known again by anything else.
async fn draft_sent_before(
    unit: &Unit,
    request: &Register,
) -> Result<Option<Registered>, Outcome<Refusal>> {
    let Some((draft, print)) = &request.draft else {
        return Ok(None);
    };
    let draft = table::draft::Entity::find_by_id(draft.uuid())
        .one(unit.db())
        .await?
        .ok_or(Outcome::Refused(Refusal::AnotherDraft))?;
    let sent_here = draft
        .registration_id
        .filter(|_| draft.round_id == Some(request.round.uuid()));
    if let Some(sent) = sent_here {
        let before = table::registration::Entity::find_by_id(sent)
            .filter(table::registration::Column::Standing.ne("cancelled"))
            .one(unit.db())
            .await?;
        if let Some(before) = before {
            return Ok(Some(Registered {
                id: RegistrationId::from_uuid(before.id),
                standing: super::queries::standing(unit.db(), &before).await?,
            }));
        }
    }
    if print_of(&draft.answers) == *print {
        Ok(None)
    } else {
        Err(Outcome::Refused(Refusal::AnotherDraft))
    }
}

/// The rules that say no before anything is written.
fn check(
    now: Moment,
    placing: &PlacingRound,
    programme: &Programme,
    request: &Register,
) -> Result<(), Refusal> {
    let round = &placing.round;
    if round.sign_up(now) != SignUp::Open {
        return Err(Refusal::NotOpen);
    }
    let year = round.year();
    let mut people = request.party.people();
    if request.by_staff.outside.is_none()
        && people.any(|person| !programme.is_for(person.born, year))
    {
        return Err(Refusal::TooYoung {
            minimum_age: programme.minimum_age,
            year,
        });
    }
    Ok(())
}

/// Leaves the trace: who did what, ids alone.
async fn note(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &Register,
    registered: Registered,
) -> Result<(), Fault> {
    let about = [
        ("registration", registered.id.uuid()),
        ("round", request.round.uuid()),
    ];
    let event = audit::Event {
        code: match registered.standing {
            Standing::Waiting { .. } => "registration.waiting",
            Standing::Placed | Standing::Cancelled(_) => "registration.placed",
        },
        municipality: Some(&request.municipality),
        about: &about,
    };
    audit::record(unit, now, chance, actor, &event).await
}

/// Lets the visitor's browser, if there is one, open the confirmation.
async fn open_for(
    unit: &Unit,
    now: Moment,
    request: &Register,
    registration: RegistrationId,
) -> Result<(), Fault> {
    use table::opening::{ActiveModel, Column, Entity};
    let Some(visit) = request.visit else {
        return Ok(());
    };
    let row = ActiveModel {
        visit: Set(visit.to_vec()),
        registration_id: Set(registration.uuid()),
        opened_at: Set(now.microseconds()),
        proved_at: Set(None),
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
