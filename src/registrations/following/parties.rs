//! Everybody who has signed up for a round, as one list.

use crate::{
    kernel::{Phone, ResidentId, RoundId},
    registrations::{
        asked::{ContactPerson, Means},
        change, queries,
        registration::Standing,
        state,
        table::{member, registration},
    },
    residents::{self, Resident},
    rounds::Booked,
    store::Fault,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;

/// One registration that has a place, or stands in line.
pub(super) struct Party {
    pub(super) row: registration::Model,
    /// How it stands.
    pub(super) standing: Standing,
    /// Those in it now, in order.
    pub(super) people: Vec<Resident>,
    /// How they want to be told.
    pub(super) means: Means,
    /// Who helps.
    pub(super) contact: Option<ContactPerson>,
}

impl Party {
    /// Whether anybody can be called.
    pub(super) fn has_number(&self) -> bool {
        self.contact.is_some() || self.phones().next().is_some()
    }

    /// The numbers of those in it.
    pub(super) fn phones(&self) -> impl Iterator<Item = Phone> {
        self.people.iter().filter_map(|person| person.phone.clone())
    }
}

/// All of them: those who have a place by when they signed up, then the line.
pub(super) async fn parties_of(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<Party>, Fault> {
    let rows = registration::Entity::find()
        .filter(registration::Column::RoundId.eq(round.uuid()))
        .filter(registration::Column::Standing.is_in(["placed", "waiting"]))
        .order_by_asc(registration::Column::LineNumber)
        .order_by_asc(registration::Column::MadeAt)
        .order_by_asc(registration::Column::Id)
        .all(db)
        .await?;
    let mut residents = residents_by_registration(db, round).await?;
    let mut position = 0;
    rows.into_iter()
        .map(|row| {
            let standing = if row.standing == "waiting" {
                position += 1;
                Standing::Waiting { position }
            } else {
                Standing::Placed
            };
            Ok(Party {
                standing,
                people: residents.remove(&row.id).unwrap_or_default(),
                means: queries::means(&row)?,
                contact: change::contact(&row),
                row,
            })
        })
        .collect()
}

async fn residents_by_registration(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<HashMap<uuid::Uuid, Vec<Resident>>, Fault> {
    let members = member::Entity::find()
        .filter(member::Column::RoundId.eq(round.uuid()))
        .filter(member::Column::Live.eq(true))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?;
    let ids = members.iter().map(|m| ResidentId::from_uuid(m.resident_id));
    let ids: Vec<_> = ids.collect();
    let people = residents::by_ids(db, &ids).await?;
    let mut all: HashMap<_, Vec<Resident>> = HashMap::new();
    for (member, person) in members.iter().zip(people) {
        all.entry(member.registration_id).or_default().push(person);
    }
    Ok(all)
}

/// How many people stand how in each of these rounds.
pub(in crate::registrations) async fn booked(
    db: &impl ConnectionTrait,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, Booked>, Fault> {
    let counts: Vec<(uuid::Uuid, String, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::RoundId)
        .column(registration::Column::Standing)
        .column_as(
            Expr::col((member::Entity, member::Column::Id)).count(),
            "people",
        )
        .join(JoinType::InnerJoin, state::members())
        .filter(registration::Column::RoundId.is_in(rounds.iter().map(|r| r.uuid())))
        .filter(member::Column::Live.eq(true))
        .group_by(registration::Column::RoundId)
        .group_by(registration::Column::Standing)
        .into_tuple()
        .all(db)
        .await?;
    let mut all: HashMap<RoundId, Booked> = HashMap::new();
    for (round, standing, people) in counts {
        let booked = all.entry(RoundId::from_uuid(round)).or_default();
        let people = u32::try_from(people).unwrap_or(0);
        match standing.as_str() {
            "placed" => booked.placed += people,
            "waiting" => booked.waiting += people,
            _ => {}
        }
    }
    Ok(all)
}
