//! Registrations with the people in them, whatever has become of them.

use crate::{
    kernel::{MunicipalityCode, PersonName, RegistrationId, ResidentId, RoundId},
    locale::Text,
    registrations::{
        away,
        comes::Comes,
        person, queries,
        registration::{Left, Standing},
        sealed,
        table::{member, registration},
    },
    residents::{self, Resident},
    rounds::Round,
    store::Fault,
    web::parts::Tag,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// A registration and those in it.
pub(super) struct Party {
    pub(super) row: registration::Model,
    /// How it stands.
    pub(super) standing: Standing,
    /// Those in it; of one that was cancelled, those who were.
    pub(super) people: Vec<Resident>,
    /// Those who have left one in which others stay.
    pub(super) gone: Vec<Resident>,
    /// Whom those count as who are in it.
    here: Vec<ResidentId>,
    /// Those in it, by name.
    members: Vec<(Uuid, PersonName)>,
    /// What they miss of the round.
    comes: Comes,
}

impl Party {
    pub(super) fn id(&self) -> RegistrationId {
        RegistrationId::from_uuid(self.row.id)
    }

    /// «Rut Alm och Gösta Ek».
    pub(super) fn names(&self, text: Text) -> String {
        names(text, &self.people)
    }

    /// «Gösta Ek har avbokat sig», where one of two has.
    pub(super) fn who_has_left(&self, text: Text) -> Option<String> {
        let gone = (!self.gone.is_empty()).then(|| names(text, &self.gone));
        gone.map(|names| text.history_has_left(names))
    }

    /// Who misses which session of their round, a sentence each.
    pub(super) fn away(&self, text: Text, round: &Round) -> Vec<String> {
        self.comes.in_words_by_name(text, round, &self.members)
    }

    /// How one of them stands.
    pub(super) fn standing_of(&self, person: ResidentId) -> Standing {
        if self.here.contains(&person) {
            return self.standing;
        }
        Standing::Cancelled(match self.standing {
            Standing::Placed => Left::Seats,
            Standing::Waiting { .. } => Left::Line,
            Standing::Cancelled(left) => left,
        })
    }
}

/// Everybody who has signed up to a round: who has a place by when they signed up, then the line in its
/// order, then who has left.
pub(super) async fn of_round(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<Party>, Fault> {
    let rows = registration::Entity::find()
        .filter(registration::Column::RoundId.eq(round.uuid()))
        .order_by_asc(registration::Column::LineNumber)
        .order_by_asc(registration::Column::Id)
        .all(db)
        .await?;
    // Who is in line is counted here and not asked for each: lines are long.
    let mut position = 0;
    let mut standings = Vec::new();
    for row in &rows {
        standings.push(match row.standing.as_str() {
            "waiting" => {
                position += 1;
                Standing::Waiting { position }
            }
            "cancelled" => Standing::Cancelled(Left::of(row.line_number)),
            _ => Standing::Placed,
        });
    }
    // Whoever stands in line is counted whether or not they may be shown.
    let shown = rows.into_iter().zip(standings);
    let shown = shown.filter(|(row, _)| !sealed::is_sealed(row));
    let (rows, standings) = shown.unzip();
    let mut parties = with_people(db, rows, standings).await?;
    parties.sort_by_key(|party| match party.standing {
        Standing::Placed => (0, party.row.made_at),
        Standing::Waiting { position } => (1, i64::from(position)),
        Standing::Cancelled(_) => (2, party.row.made_at),
    });
    Ok(parties)
}

/// One registration of a municipality.
pub(super) async fn of_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: RegistrationId,
) -> Result<Option<Party>, Fault> {
    let it = Condition::all()
        .add(registration::Column::Id.eq(id.uuid()))
        .add(registration::Column::MunicipalityCode.eq(municipality.as_str()));
    Ok(matching(db, it).await?.pop())
}

/// Some registrations of a municipality.
pub(super) async fn of_some(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    ids: &[RegistrationId],
) -> Result<Vec<Party>, Fault> {
    let these = Condition::all()
        .add(registration::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .add(registration::Column::MunicipalityCode.eq(municipality.as_str()));
    matching(db, these).await
}

/// Every registration of a person in a municipality, the latest first.
pub(super) async fn of_person(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    person: ResidentId,
) -> Result<Vec<Party>, Fault> {
    let own = member::Entity::find()
        .filter(person::count_as_one_of(&[person]))
        .all(db)
        .await?;
    let theirs = Condition::all()
        .add(registration::Column::Id.is_in(own.iter().map(|m| m.registration_id)))
        .add(registration::Column::MunicipalityCode.eq(municipality.as_str()));
    let mut parties = matching(db, theirs).await?;
    parties.sort_by_key(|party| std::cmp::Reverse(party.row.made_at));
    Ok(parties)
}

async fn matching(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<Party>, Fault> {
    let rows = registration::Entity::find()
        .filter(which)
        .filter(sealed::is_open())
        .all(db)
        .await?;
    let mut standings = Vec::new();
    for row in &rows {
        standings.push(queries::standing(db, row).await?);
    }
    with_people(db, rows, standings).await
}

async fn with_people(
    db: &impl ConnectionTrait,
    rows: Vec<registration::Model>,
    standings: Vec<Standing>,
) -> Result<Vec<Party>, Fault> {
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(member::Column::Number)
        .all(db)
        .await?;
    let ids: Vec<_> = (members.iter())
        .map(|m| ResidentId::from_uuid(m.resident_id))
        .collect();
    let registrations: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut comes = away::comes(db, &registrations).await?;
    let mut of: HashMap<_, Vec<(&member::Model, Resident)>> = HashMap::new();
    for (member, person) in members.iter().zip(residents::by_ids(db, &ids).await?) {
        let registration = of.entry(member.registration_id).or_default();
        registration.push((member, person));
    }
    let parties = rows.into_iter().zip(standings).map(|(row, standing)| {
        let all = of.remove(&row.id).unwrap_or_default();
        let over = matches!(standing, Standing::Cancelled(_));
        let (here, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|(m, _)| m.live || over);
        let people = |them: Vec<(_, Resident)>| them.into_iter().map(|(_, p)| p).collect();
        let named = here.iter().map(|(m, person)| (m.id, person.name.clone()));
        Party {
            members: named.collect(),
            comes: comes.remove(&row.id).unwrap_or_default(),
            row,
            standing,
            here: here.iter().map(|(m, _)| person::of(m)).collect(),
            people: people(here),
            gone: people(gone),
        }
    });
    Ok(parties.collect())
}

fn names(text: Text, people: &[Resident]) -> String {
    let names: Vec<_> = people.iter().map(|p| p.name.to_string()).collect();
    text.list(&names)
}

/// How a registration stands, in a word.
pub(super) fn standing_in_words(text: Text, standing: Standing) -> Tag {
    let (text, colour) = match standing {
        Standing::Placed => (text.history_placed(), "green"),
        Standing::Waiting { position } => (text.history_waiting(position), "yellow"),
        Standing::Cancelled(Left::Seats) => (text.history_left_seats(), ""),
        Standing::Cancelled(Left::Line) => (text.history_left_line(), ""),
    };
    Tag { text, colour }
}
