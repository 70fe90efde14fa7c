//! Who has proved that a registration is theirs: one visit, for two hours.

use crate::{
    kernel::{Moment, MunicipalityCode, RegistrationId},
    registrations::{
        sealed,
        table::{opening, registration},
    },
    residents::Reading,
    store::{Fault, Store},
};
use chrono::Duration;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};

/// How long a proof is good for.
const GOOD_FOR: Duration = Duration::hours(2);

/// A registration that this visit has proved to be its own. Every verb of this part asks for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proved {
    registration: RegistrationId,
    municipality: MunicipalityCode,
}

impl Proved {
    /// A municipality's registration, for somebody who talks to its owner: the person has been asked who they
    /// are.
    pub(super) async fn on_the_phone(
        db: &impl ConnectionTrait,
        municipality: &MunicipalityCode,
        registration: RegistrationId,
    ) -> Result<Option<Self>, Fault> {
        let here = registration::Entity::find_by_id(registration.uuid())
            .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
            .filter(sealed::is_open());
        let known = here.one(db).await?;
        Ok(known.map(|_| Self {
            registration,
            municipality: municipality.clone(),
        }))
    }

    /// The registration of somebody with protected identity, for whoever has opened it with a reason.
    pub(super) fn opened(reading: &Reading, registration: RegistrationId) -> Self {
        Self {
            registration,
            municipality: reading.municipality().clone(),
        }
    }

    /// Which one.
    pub(super) fn registration(&self) -> RegistrationId {
        self.registration
    }

    /// Under whose pages.
    pub(super) fn municipality(&self) -> &MunicipalityCode {
        &self.municipality
    }
}

/// The registration that this visit has proved last under a municipality, or the one that is asked
/// for if it has proved that; none when it is too long ago.
pub(super) async fn proved(
    db: &impl ConnectionTrait,
    visit: [u8; 32],
    municipality: &MunicipalityCode,
    which: Option<RegistrationId>,
    now: Moment,
) -> Result<Option<Proved>, Fault> {
    let good_from = now.minus(GOOD_FOR).microseconds();
    let mut proofs = opening::Entity::find()
        .join(
            JoinType::InnerJoin,
            opening::Entity::belongs_to(registration::Entity)
                .from(opening::Column::RegistrationId)
                .to(registration::Column::Id)
                .into(),
        )
        .filter(opening::Column::Visit.eq(visit.to_vec()))
        .filter(opening::Column::ProvedAt.gte(good_from))
        .filter(registration::Column::MunicipalityCode.eq(municipality.as_str()))
        .order_by_desc(opening::Column::ProvedAt);
    if let Some(which) = which {
        proofs = proofs.filter(opening::Column::RegistrationId.eq(which.uuid()));
    }
    let latest = proofs.one(db).await?;
    Ok(latest.map(|row| Proved {
        registration: RegistrationId::from_uuid(row.registration_id),
        municipality: municipality.clone(),
    }))
}

/// Notes that this visit has just proved that a registration is its own.
pub(super) async fn note(
    store: &Store,
    visit: [u8; 32],
    registration: RegistrationId,
    now: Moment,
) -> Result<(), Fault> {
    use opening::{ActiveModel, Column, Entity};
    store
        .write(|unit| async move {
            let row = ActiveModel {
                visit: Set(visit.to_vec()),
                registration_id: Set(registration.uuid()),
                opened_at: Set(now.microseconds()),
                proved_at: Set(Some(now.microseconds())),
            };
            Entity::insert(row)
                .on_conflict(
                    OnConflict::columns([Column::Visit, Column::RegistrationId])
                        .update_columns([Column::OpenedAt, Column::ProvedAt])
                        .to_owned(),
                )
                .exec_without_returning(unit.db())
                .await?;
            Ok(())
        })
        .await
}
