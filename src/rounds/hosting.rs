//! When the sessions end that somebody is the host of: until then, and a while more, a host stays signed
//! in.

use super::{
    round::{Role, State},
    table::{PLANNED, round, session, session_person},
};
use crate::{
    accounts::OwnSessions,
    calendars,
    kernel::{AccountId, CivilTime, Moment, MunicipalityCode, Zone},
    store::{Fault, Store},
};
use chrono::{Days, NaiveDate};
use rocket::async_trait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Query};

/// The sessions of hosts, as they are planned.
#[derive(Debug, Clone, Copy)]
pub struct Hosting;

#[async_trait]
impl OwnSessions for Hosting {
    async fn last_ends(
        &self,
        store: &Store,
        account: AccountId,
        municipalities: &[MunicipalityCode],
        on_the_day_of: Moment,
    ) -> Result<Option<Moment>, Fault> {
        let db = store.read();
        let people = calendars::people_of_login(db, account).await?;
        let people = people
            .iter()
            .filter(|person| municipalities.contains(&person.municipality));
        let hosted = Query::select()
            .column(session_person::Column::SessionId)
            .from(session_person::Entity)
            .and_where(session_person::Column::Role.eq(Role::Host.code()))
            .and_where(session_person::Column::PersonId.is_in(people.map(|p| p.id.uuid())))
            .to_owned();
        let rows = session::Entity::find()
            .filter(session::Column::Id.in_subquery(hosted))
            .filter(session::Column::Day.is_in(days_around(on_the_day_of)))
            .filter(session::Column::State.eq(PLANNED))
            .all(db)
            .await?;
        let rounds = round::Entity::find()
            .filter(round::Column::Id.is_in(rows.iter().map(|row| row.round_id)))
            .filter(round::Column::State.eq(State::Published.code()))
            .all(db)
            .await?;
        let mut last = None;
        for round in &rounds {
            let zone = Zone::parse(&round.zone).map_err(|e| Fault::because("a round's zone", e))?;
            let today = CivilTime::of(on_the_day_of, zone).date;
            let own = rows.iter().filter(|row| row.round_id == round.id);
            for session in own.filter(|row| row.day == today) {
                last = last.max(Some(ends(session, zone)?));
            }
        }
        Ok(last)
    }
}

/// The days that it can be somewhere at a moment.
fn days_around(moment: Moment) -> Vec<NaiveDate> {
    let day = moment.utc().date_naive();
    [
        day.checked_sub_days(Days::new(1)),
        Some(day),
        day.checked_add_days(Days::new(1)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ends(session: &session::Model, zone: Zone) -> Result<Moment, Fault> {
    let civil = CivilTime {
        date: session.day,
        time: session.ends,
    };
    civil
        .at(zone)
        .map_err(|e| Fault::because("when a session ends", e))
}
