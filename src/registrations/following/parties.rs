//! Everybody who has signed up for a round, as one list.

use crate::{
    kernel::{MemberId, PersonName, Phone, ResidentId, RoundId, SessionId},
    locale::{Lang, Text},
    registrations::{
        asked::{ContactPerson, Means},
        away, change,
        comes::Comes,
        notices::{AwayWords, Receiver},
        queries,
        registration::Standing,
        state,
        table::{member, registration},
    },
    residents::{self, Resident},
    rounds::{self, Booked, Round},
    store::Fault,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

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
    /// What they miss of their round, and come to instead.
    comes: Comes,
    /// Their round, where it is another than the one that is followed: they come to one session of that.
    home: Option<Round>,
    /// Those in it now, by name.
    members: Vec<(Uuid, PersonName)>,
}

impl Party {
    /// What they come to, where this is the round that is followed.
    pub(super) fn round(&self, followed: &Round) -> Round {
        self.comes.round(self.home.as_ref().unwrap_or(followed))
    }

    /// Those in it now.
    pub(super) fn members(&self) -> impl Iterator<Item = MemberId> {
        let ids = self.members.iter().map(|(id, _)| *id);
        ids.map(MemberId::from_uuid)
    }

    /// The sessions that nobody of them comes to.
    pub(super) fn missed(&self) -> &[Uuid] {
        self.comes.missed()
    }

    /// Whether some of them come to a session of the round that is followed, or would if it were held.
    pub(super) fn comes_to(&self, session: SessionId) -> bool {
        match self.home {
            Some(_) => (self.comes.away.iter()).any(|a| a.instead == Some(session.uuid())),
            None => self.comes.is_at(session),
        }
    }

    /// Who misses which session, in sentences.
    pub(super) fn away(&self, followed: &Round, receiver: &Receiver) -> AwayWords {
        let text = Text::new(Lang::from_code(&self.row.language));
        let home = self.home.as_ref().unwrap_or(followed);
        self.comes.in_words_to(receiver, text, home, &self.members)
    }

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
    let live = member::Column::RoundId.eq(round.uuid());
    let mut members = members_by_registration(db, live).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut comes = away::comes(db, &ids).await?;
    let mut position = 0;
    rows.into_iter()
        .map(|row| {
            let standing = if row.standing == "waiting" {
                position += 1;
                Standing::Waiting { position }
            } else {
                Standing::Placed
            };
            let members = members.remove(&row.id).unwrap_or_default();
            let comes = comes.remove(&row.id).unwrap_or_default();
            party(row, standing, members, (comes, None))
        })
        .collect()
}

/// Those who have a place in another round and come to one of these sessions instead of an own.
pub(super) async fn guests_of(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<Vec<Party>, Fault> {
    let ids = away::who_come_instead(db, sessions).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = registration::Entity::find()
        .filter(registration::Column::Id.is_in(ids.iter().copied()))
        .filter(registration::Column::Standing.eq("placed"))
        .order_by_asc(registration::Column::MadeAt)
        .order_by_asc(registration::Column::Id)
        .all(db)
        .await?;
    let live = member::Column::RegistrationId.is_in(ids.iter().copied());
    let mut members = members_by_registration(db, live).await?;
    let mut comes = away::comes(db, &ids).await?;
    let mut guests = Vec::with_capacity(rows.len());
    for row in rows {
        let home = rounds::by_id(db, RoundId::from_uuid(row.round_id)).await?;
        let home = home.ok_or_else(|| Fault::new("a registration's round is gone"))?;
        let members = members.remove(&row.id).unwrap_or_default();
        let comes = comes.remove(&row.id).unwrap_or_default();
        guests.push(party(row, Standing::Placed, members, (comes, Some(home)))?);
    }
    Ok(guests)
}

fn party(
    row: registration::Model,
    standing: Standing,
    members: Vec<(Uuid, Resident)>,
    (comes, home): (Comes, Option<Round>),
) -> Result<Party, Fault> {
    let named = members.iter().map(|(id, one)| (*id, one.name.clone()));
    Ok(Party {
        standing,
        members: named.collect(),
        people: members.into_iter().map(|(_, person)| person).collect(),
        means: queries::means(&row)?,
        contact: change::contact(&row),
        row,
        comes,
        home,
    })
}

async fn members_by_registration(
    db: &impl ConnectionTrait,
    which: Expr,
) -> Result<HashMap<Uuid, Vec<(Uuid, Resident)>>, Fault> {
    let members = member::Entity::find()
        .filter(which)
        .filter(member::Column::Live.eq(true))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?;
    let ids = members.iter().map(|m| ResidentId::from_uuid(m.resident_id));
    let ids: Vec<_> = ids.collect();
    let people = residents::by_ids_with_protected(db, &ids).await?;
    let mut all: HashMap<_, Vec<(Uuid, Resident)>> = HashMap::new();
    for (member, person) in members.iter().zip(people) {
        let party = all.entry(member.registration_id).or_default();
        party.push((member.id, person));
    }
    Ok(all)
}

/// How many people stand how in each of these rounds.
pub(in crate::registrations) async fn booked(
    db: &impl ConnectionTrait,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, Booked>, Fault> {
    let counts: Vec<(Uuid, String, i64)> = registration::Entity::find()
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
