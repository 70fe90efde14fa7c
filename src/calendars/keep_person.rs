//! The verb: somebody whom sessions need is added, or what is known of them is changed.

use super::{
    acting::Acting,
    naming::new_row,
    table::{scarce_person, stand_in},
};
use crate::{
    accounts::{self, Once},
    kernel::{AccountId, PersonName, ScarcePersonId},
    municipalities,
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What is known of somebody whom sessions need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// The name.
    pub name: PersonName,
    /// «kommundirektör».
    pub title: Option<String>,
    /// The person's own login.
    pub account: Option<AccountId>,
    /// Who stands in, the first to be asked first.
    pub stand_ins: Vec<ScarcePersonId>,
}

/// Why what is known of somebody was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// Somebody in the municipality is called so already.
    NameTaken,
    /// The login is not one of this municipality.
    NoSuchLogin,
    /// Somebody cannot stand in: it is the person, it is nobody here, or it is said twice.
    WrongStandIn,
}

impl From<NotKept> for Outcome<NotKept> {
    fn from(refusal: NotKept) -> Self {
        Self::Refused(refusal)
    }
}

impl Acting<'_> {
    /// Adds somebody, or changes what is known of them; answers the id. A form that has added somebody
    /// before adds nobody.
    ///
    /// # Errors
    /// [`NotKept`] says what is wrong; there is nobody of that id here; a [`Fault`].
    pub async fn keep_person(
        &self,
        id: Option<ScarcePersonId>,
        once: &Once,
        facts: &PersonFacts,
    ) -> Result<ScarcePersonId, Outcome<NotKept>> {
        self.store
            .write(|unit| async move {
                let code = match id {
                    Some(_) => "scarce_person.changed",
                    None => "scarce_person.added",
                };
                municipalities::hold(&unit, self.municipality).await?;
                let (id, row) = if let Some(id) = id {
                    (id, Some(self.lock_person(&unit, id).await?))
                } else {
                    let id = ScarcePersonId::new(self.now, self.chance);
                    if let Some(before) = once.made(&unit, self.now, id.uuid()).await? {
                        return Ok(ScarcePersonId::from_uuid(before));
                    }
                    (id, None)
                };
                self.ask(&unit, id, facts).await?;
                let row = match row {
                    Some(row) => row.into(),
                    None => made(&unit, new_row(id, self.municipality, &facts.name)).await?,
                };
                write(&unit, row, facts).await?;
                put_stand_ins(&unit, id, &facts.stand_ins).await?;
                self.record(&unit, code, &[("scarce_person", id.uuid())])
                    .await?;
                Ok(id)
            })
            .await
    }

    /// Whether the facts can be kept of this person.
    async fn ask(
        &self,
        unit: &Unit,
        id: ScarcePersonId,
        facts: &PersonFacts,
    ) -> Result<(), Outcome<NotKept>> {
        let everybody = scarce_person::Entity::find()
            .filter(scarce_person::Column::MunicipalityCode.eq(self.municipality.as_str()))
            .all(unit.db())
            .await?;
        let mut others = everybody.iter().filter(|row| row.id != id.uuid());
        if others.any(|row| row.name == facts.name.as_str()) {
            return Err(NotKept::NameTaken.into());
        }
        let here = |one: &ScarcePersonId| everybody.iter().any(|row| row.id == one.uuid());
        let mut once = facts.stand_ins.clone();
        once.sort_unstable();
        once.dedup();
        let fits =
            once.len() == facts.stand_ins.len() && once.iter().all(|one| here(one) && *one != id);
        if !fits {
            return Err(NotKept::WrongStandIn.into());
        }
        let Some(account) = facts.account else {
            return Ok(());
        };
        let logins = accounts::logins(unit.db(), self.municipality).await?;
        if logins.iter().any(|(login, _)| *login == account) {
            Ok(())
        } else {
            Err(NotKept::NoSuchLogin.into())
        }
    }
}

async fn made(
    unit: &Unit,
    row: scarce_person::ActiveModel,
) -> Result<scarce_person::ActiveModel, Fault> {
    scarce_person::Entity::insert(row.clone())
        .exec_without_returning(unit.db())
        .await?;
    Ok(row)
}

async fn write(
    unit: &Unit,
    mut row: scarce_person::ActiveModel,
    facts: &PersonFacts,
) -> Result<(), Fault> {
    row.name = Set(facts.name.as_str().to_owned());
    row.sort_key = Set(facts.name.sort_key());
    row.title = Set(facts.title.clone());
    row.account_id = Set(facts.account.map(AccountId::uuid));
    row.update(unit.db()).await?;
    Ok(())
}

async fn put_stand_ins(
    unit: &Unit,
    person: ScarcePersonId,
    stand_ins: &[ScarcePersonId],
) -> Result<(), Fault> {
    stand_in::Entity::delete_many()
        .filter(stand_in::Column::PersonId.eq(person.uuid()))
        .exec(unit.db())
        .await?;
    let rows = (1..)
        .zip(stand_ins)
        .map(|(rank, one)| stand_in::ActiveModel {
            person_id: Set(person.uuid()),
            stand_in_id: Set(one.uuid()),
            rank: Set(rank),
        });
    stand_in::Entity::insert_many(rows)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
