//! Writing a world into the database: all of it or nothing. What is there already, by its key, gets
//! the new facts; a round that is there stays as it is, since people may have signed up to it.

use super::world::{self, World};
use crate::{
    audit::{self, Actor},
    kernel::{Chance, Moment, MunicipalityCode, PlaceId, ProgrammeId, RoomId, VenueId},
    municipalities,
    programmes::{self, Programme},
    reach,
    rounds::{self, NewRound, NewSession, Planned},
    store::{Fault, Store, Unit},
    venues::{self, Place, Room, Venue},
};
use std::collections::HashMap;

/// What a world brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Applied {
    /// Municipalities written.
    pub municipalities: usize,
    /// Venues written.
    pub venues: usize,
    /// Rounds that are new.
    pub new_rounds: usize,
    /// Rounds that were there and stayed as they were.
    pub kept_rounds: usize,
}

/// A key is unique within its municipality.
type Key = (MunicipalityCode, String);

/// The ids that keys of the file have become.
#[derive(Default)]
struct Known {
    places: HashMap<Key, PlaceId>,
    programmes: HashMap<Key, ProgrammeId>,
    rooms: HashMap<(Key, String), (RoomId, u32, u32)>,
}

/// Writes the world.
///
/// # Errors
/// A [`Fault`] when something cannot be written; then nothing was.
pub async fn apply(
    store: &Store,
    now: Moment,
    chance: &Chance,
    world: &World,
) -> Result<Applied, Fault> {
    let applied = store
        .write(|unit| async move {
            let mut known = Known::default();
            for county in &world.counties {
                municipalities::put_county(&unit, county).await?;
            }
            for municipality in &world.municipalities {
                municipalities::put_municipality(&unit, municipality).await?;
            }
            for target in &world.targets {
                reach::put_target(&unit, &target.municipality, target.year, target.goal).await?;
            }
            for school in &world.schools {
                let (place, name) = (&school.municipality, &school.name);
                municipalities::put_school(&unit, now, chance, place, name).await?;
            }
            put_places(&unit, now, chance, world, &mut known).await?;
            put_venues(&unit, now, chance, world, &mut known).await?;
            put_programmes(&unit, now, chance, world, &mut known).await?;
            let mut applied = Applied {
                municipalities: world.municipalities.len(),
                venues: world.venues.len(),
                ..Applied::default()
            };
            for round in &world.rounds {
                let round = planned(round, &known)?;
                match rounds::put(&unit, now, chance, &round).await? {
                    Planned::New(id) => {
                        applied.new_rounds += 1;
                        let about = [("round", id.uuid())];
                        let event = audit::Event {
                            code: "round.planned",
                            municipality: Some(&round.municipality),
                            about: &about,
                        };
                        audit::record(&unit, now, chance, &Actor::Operator, &event).await?;
                    }
                    Planned::AlreadyThere => applied.kept_rounds += 1,
                }
            }
            Ok::<_, Fault>(applied)
        })
        .await?;
    store.plan_changed();
    Ok(applied)
}

async fn put_places(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    world: &World,
    known: &mut Known,
) -> Result<(), Fault> {
    for place in &world.places {
        let row = Place {
            id: PlaceId::new(now, chance),
            municipality: place.municipality.clone(),
            key: place.key.clone(),
            name: place.name.clone(),
            postcodes: place.postcodes.clone(),
        };
        let id = venues::put_place(unit, &row).await?;
        known
            .places
            .insert((place.municipality.clone(), place.key.clone()), id);
    }
    for place in &world.places {
        let id = known.place(&place.municipality, &place.key)?;
        let near = place
            .near
            .iter()
            .map(|key| known.place(&place.municipality, key))
            .collect::<Result<Vec<_>, _>>()?;
        venues::put_near(unit, id, &near).await?;
    }
    Ok(())
}

async fn put_venues(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    world: &World,
    known: &mut Known,
) -> Result<(), Fault> {
    for venue in &world.venues {
        let row = Venue {
            id: VenueId::new(now, chance),
            municipality: venue.municipality.clone(),
            place: known.place(&venue.municipality, &venue.place)?,
            key: venue.key.clone(),
            name: venue.name.clone(),
            street: venue.street.clone(),
            postcode: venue.postcode,
            facts: venue.facts.clone(),
        };
        let id = venues::put_venue(unit, &row).await?;
        for room in &venue.rooms {
            let row = Room {
                id: RoomId::new(now, chance),
                venue: id,
                key: room.key.clone(),
                name: room.name.clone(),
                seats: room.seats,
                reserved: room.reserved,
            };
            let room_id = venues::put_room(unit, &row).await?;
            let venue_key = (venue.municipality.clone(), venue.key.clone());
            known.rooms.insert(
                (venue_key, room.key.clone()),
                (room_id, room.seats, room.reserved),
            );
        }
    }
    Ok(())
}

async fn put_programmes(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    world: &World,
    known: &mut Known,
) -> Result<(), Fault> {
    for programme in &world.programmes {
        let row = Programme {
            id: ProgrammeId::new(now, chance),
            municipality: programme.municipality.clone(),
            key: programme.key.clone(),
            minimum_age: programme.minimum_age,
            facts: programme.facts.clone(),
        };
        let id = programmes::put(unit, &row).await?;
        known
            .programmes
            .insert((programme.municipality.clone(), programme.key.clone()), id);
    }
    Ok(())
}

impl Known {
    fn place(&self, municipality: &MunicipalityCode, key: &str) -> Result<PlaceId, Fault> {
        self.places
            .get(&(municipality.clone(), key.to_owned()))
            .copied()
            .ok_or_else(|| Fault::new(format!("the checked world lacks place {key}")))
    }
}

fn planned(round: &world::Round, known: &Known) -> Result<NewRound, Fault> {
    let programme = known
        .programmes
        .get(&(round.municipality.clone(), round.programme.clone()))
        .copied()
        .ok_or_else(|| Fault::new("the checked world lacks a programme"))?;
    let sessions = round
        .sessions
        .iter()
        .map(|session| {
            let venue = (round.municipality.clone(), session.venue.clone());
            let (room, room_seats, reserved) = known
                .rooms
                .get(&(venue, session.room.clone()))
                .copied()
                .ok_or_else(|| Fault::new("the checked world lacks a room"))?;
            Ok(NewSession {
                room,
                room_seats,
                reserved,
                day: session.date,
                starts: session.from,
                ends: session.to,
                planned_tutors: session.planned_tutors,
                people: session.people.clone(),
            })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    Ok(NewRound {
        municipality: round.municipality.clone(),
        programme,
        key: round.key.clone(),
        number: round.number,
        state: rounds::State::Published,
        policy: round.policy,
        residents_per_tutor: round.residents_per_tutor,
        cap: round.cap,
        zone: round.zone,
        opens: round.signup_opens,
        closes: round.signup_closes,
        sessions,
    })
}
