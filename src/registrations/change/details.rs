//! The verb: somebody changes what their registration says about them.

use super::{
    held::{Held, hold, is_over},
    proof::Proved,
    refusal::Refusal,
    replaced::{self, Before, Replaced},
    telling::{self, News, contact, standing},
};
use crate::{
    audit::Actor,
    kernel::{Chance, MemberId, Moment, Postcode, ResidentId, RoundId},
    outbox::Channel,
    registrations::{
        enter::wanted,
        flow::{Address, Answers, Helper, Known, PersonAnswers, Way, Who},
        notices::Happened,
        person,
        streets::keep_streets,
        table::{member, registration},
    },
    residents::{self, Changed, Newcomer, Resident},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel as _, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use uuid::Uuid;

/// What a registration says, as answers to the questions of the sign-up: to look over and change.
pub(super) fn answers_of(row: &registration::Model, party: &[Resident]) -> Answers {
    let person = |person: Option<&Resident>| {
        person.map_or_else(PersonAnswers::default, |person| PersonAnswers {
            name: Some(person.name.as_str().to_owned()),
            birth_year: Some(person.born.year()),
            postcode: Some(typed(person.postcode.as_ref().map(ToString::to_string))),
            phone: Some(typed(person.phone.as_ref().map(|p| p.typed().to_owned()))),
        })
    };
    let helper = contact(row).map(|contact| Helper {
        name: contact.name.as_str().to_owned(),
        phone: contact.phone.typed().to_owned(),
        told: contact.told,
    });
    let who = match (party.len(), &helper) {
        (2, _) => Who::Two,
        (_, Some(_)) => Who::SomebodyElse,
        _ => Who::Myself,
    };
    let words = |kept: &str| Some(kept.split_whitespace().map(ToOwned::to_owned).collect());
    Answers {
        who: Some(who),
        helper,
        first: person(party.first()),
        second: person(party.get(1)),
        way: Channel::from_code(&row.channel).map(|channel| match channel {
            Channel::Letter => Way::Letter,
            Channel::Sms => Way::Sms,
            Channel::Call => Way::Call,
            Channel::Email => Way::Email,
            Channel::Page | Channel::Sealed => Way::Page,
        }),
        address: address(row),
        email: row.email.clone(),
        needs_something: Some(!row.needs.is_empty()),
        needs: words(&row.needs),
        interpreter: row.interpreter_language.clone(),
        devices: words(&row.devices),
        wishes: words(&row.wishes),
    }
}

fn address(row: &registration::Model) -> Option<Address> {
    Some(Address {
        street: row.street.clone()?,
        postcode: Postcode::parse(row.postal_code.as_deref()?)
            .ok()?
            .to_string(),
        town: row.post_town.clone()?,
    })
}

fn typed(text: Option<String>) -> Known {
    text.map_or(Known::No, Known::Typed)
}

/// Writes what somebody has answered anew. Names, birth years and who it is for stay as they are.
/// Answers the change, which can be undone.
pub(super) async fn change_details(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    wanted: (&Answers, u16),
) -> Result<Replaced, Outcome<Refusal>> {
    let (answers, text_percent) = wanted;
    store
        .write(|unit| async move {
            let held = hold(&unit, proved, None).await?;
            let live = held.live();
            if live.is_empty() {
                return Err(Refusal::Left(held.left()).into());
            }
            if is_over(&held.here.round, now) {
                return Err(Refusal::Begun.into());
            }
            let before = before(&held)?;
            let people = People::AsSaid(now, chance);
            write_details(&unit, &held, answers, text_percent, people).await?;
            let (id, zone) = (proved.registration(), held.here.round.zone);
            let kept = replaced::keep(&unit, now, chance, zone, id, before).await?;
            let held = hold(&unit, proved, None).await?;
            let party = held.people_of(&live);
            let news = News {
                code: "registration.details",
                happened: Happened::Details(standing(&unit, id).await?),
                round: &held.here.round,
                people: &party,
                party: &party,
            };
            telling::tell(&unit, now, chance, actor, &held, news).await?;
            Ok(kept)
        })
        .await
}

/// What is replaced: without names and birth years, which stay.
fn before(held: &Held) -> Result<Before, Fault> {
    let live = held.live();
    let mut answers = answers_of(&held.row, &held.people_of(&live));
    for person in [&mut answers.first, &mut answers.second] {
        person.name = None;
        person.birth_year = None;
    }
    let members = held.members.iter().filter(|m| m.live);
    Ok(Before::Details {
        answers: Box::new(answers),
        text_percent: u16::try_from(held.row.text_percent)
            .map_err(|e| Fault::because("an odd text size", e))?,
        residents: members.map(|m| (m.id, m.resident_id)).collect(),
    })
}

/// Writes answers into the registration and its people, whoever they were taken for when a change
/// is undone.
pub(super) async fn write_details(
    unit: &Unit,
    held: &Held,
    answers: &Answers,
    text_percent: u16,
    people: People<'_>,
) -> Result<(), Outcome<Refusal>> {
    let wants = answers
        .wants(text_percent)
        .ok_or_else(|| Fault::new("answers that say too little"))?;
    let mut row = held.row.clone().into_active_model();
    wanted(&mut row, &wants);
    registration::Entity::update(row).exec(unit.db()).await?;
    let live = held
        .members
        .iter()
        .zip(&held.people)
        .filter(|(m, _)| m.live);
    for ((member, person), said) in live.zip([&answers.first, &answers.second]) {
        match people {
            People::AsSaid(now, chance) => {
                write_member(unit, held, member, person, said, (now, chance)).await?;
            }
            People::AsBefore(residents) => {
                let before = residents.iter().find(|(id, _)| *id == member.id);
                match before.map(|(_, resident)| *resident) {
                    Some(resident) if resident != member.resident_id => {
                        set_resident(unit, held, member, resident).await?;
                    }
                    _ => write_person(unit, held, person.id, said).await?,
                }
            }
        }
    }
    let people: Vec<_> = held.people.iter().map(|person| person.id).collect();
    keep_streets(unit, &people).await?;
    Ok(())
}

/// What becomes of the people when the details of their registration are written.
#[derive(Clone, Copy)]
pub(super) enum People<'a> {
    /// What was answered counts from now on.
    AsSaid(Moment, &'a Chance),
    /// Each member is the resident again that they were.
    AsBefore(&'a [(Uuid, Uuid)]),
}

/// What somebody has answered about themselves.
///
/// Whose name, year and phone were typed into another registration too keeps the phone there: that
/// one was not proved. Here they are then a person of their own, flagged for a human to look at.
async fn write_member(
    unit: &Unit,
    held: &Held,
    member: &member::Model,
    person: &Resident,
    said: &PersonAnswers,
    (now, chance): (Moment, &Chance),
) -> Result<(), Outcome<Refusal>> {
    let elsewhere = member::Entity::find()
        .filter(member::Column::ResidentId.eq(person.id.uuid()))
        .filter(member::Column::RegistrationId.ne(held.row.id))
        .count(unit.db())
        .await?;
    let phone = said.phone();
    if elsewhere == 0 || phone == person.phone {
        return write_person(unit, held, person.id, said).await;
    }
    let newcomer = Newcomer {
        name: person.name.clone(),
        born: person.born,
        postcode: said.postcode(),
        phone,
    };
    let municipality = &held.here.round.municipality;
    let resident = residents::meet(unit, now, chance, municipality, &newcomer).await?;
    set_resident(unit, held, member, resident.id().uuid()).await
}

async fn write_person(
    unit: &Unit,
    held: &Held,
    person: ResidentId,
    said: &PersonAnswers,
) -> Result<(), Outcome<Refusal>> {
    let (phone, postcode) = (said.phone(), said.postcode());
    let municipality = &held.here.round.municipality;
    let changed = residents::change(
        unit,
        municipality,
        person,
        phone.as_ref(),
        postcode.as_ref(),
    )
    .await?;
    match changed {
        Changed::Done => Ok(()),
        Changed::SomebodyElse => Err(Refusal::SomebodyElse.into()),
    }
}

/// A member is another resident from now on, unless that one is in the round already.
async fn set_resident(
    unit: &Unit,
    held: &Held,
    member: &member::Model,
    resident: Uuid,
) -> Result<(), Outcome<Refusal>> {
    let resident = ResidentId::from_uuid(resident);
    let people = residents::hold_persons(unit, &[resident]).await?;
    let (round, own) = (
        RoundId::from_uuid(held.row.round_id),
        MemberId::from_uuid(member.id),
    );
    if person::are_in(unit, round, &people, &[own]).await? {
        return Err(Refusal::SomebodyElse.into());
    }
    let stands = people.first().copied().unwrap_or(resident);
    member::Entity::update_many()
        .col_expr(member::Column::ResidentId, Expr::value(resident.uuid()))
        .col_expr(
            member::Column::CountsAs,
            Expr::value(person::other_than(resident, stands)),
        )
        .filter(member::Column::Id.eq(member.id))
        .exec(unit.db())
        .await?;
    Ok(())
}
