//! The municipality's rounds, or one of them, as a feed for calendar programs. It holds what the public
//! pages say, and who has signed up nowhere.

use crate::{
    calendars::ics,
    kernel::{Moment, RoomId, SessionId},
    locale::Text,
    registrations::{plans::RoundPlan, shown, tools::Tools},
    rounds::{self, Change, EVERY_HOURS, Session, State, feed_entry},
    store::Fault,
    venues::{self, Site},
    web::{CalendarFile, Failure, Here},
};
use rocket::get;
use std::{collections::HashMap, sync::Arc};

/// `GET /<municipality>/traffar/kalender`: every round that is to come.
#[get("/<_>/traffar/kalender")]
pub(in crate::registrations) async fn all(
    here: Here<'_>,
    tools: Tools<'_>,
) -> Result<CalendarFile, Failure> {
    let text = here.frame.text;
    let code = here.municipality()?;
    let now = tools.clock.now();
    let planned = tools.plans.planned(tools.store, &code).await?;
    let today = crate::kernel::CivilTime::of(now, crate::kernel::Zone::stockholm()).date;
    let to_come = |round: &&Arc<RoundPlan>| round.round.last_day().is_some_and(|d| d >= today);
    let rounds: Vec<_> = planned.known().filter(to_come).cloned().collect();
    let name = text.registrations_feed(here.place.name.as_str());
    Ok(file(text, &tools, name, now, &rounds).await?)
}

/// `GET /<municipality>/traffar/<number>/kalender`: one round.
#[get("/<_>/traffar/<number>/kalender")]
pub(in crate::registrations) async fn one(
    here: Here<'_>,
    tools: Tools<'_>,
    number: u32,
) -> Result<CalendarFile, Failure> {
    let text = here.frame.text;
    let code = here.municipality()?;
    let found = tools.plans.by_number(tools.store, &code, number).await?;
    let round = found.ok_or(Failure::NotFound)?;
    let name = round.plan.programme.facts.name.of(text.lang()).to_owned();
    let now = tools.clock.now();
    Ok(file(text, &tools, name, now, &[round]).await?)
}

async fn file(
    text: Text,
    tools: &Tools<'_>,
    name: String,
    now: Moment,
    rounds: &[Arc<RoundPlan>],
) -> Result<CalendarFile, Fault> {
    let db = tools.store.read();
    let called_off = || rounds.iter().flat_map(|r| &r.round.called_off);
    let sessions = rounds.iter().flat_map(|r| &r.round.sessions);
    let ids: Vec<_> = sessions.chain(called_off()).map(|s| s.id).collect();
    let changes = rounds::changes(db, &ids).await?;
    // A plan knows the places of what is to be held alone.
    let rooms: Vec<_> = called_off().map(|s| s.room).collect();
    let left = venues::sites(db, &rooms).await?;
    let entries: Vec<ics::Entry> = rounds
        .iter()
        .flat_map(|round| entries(text, round, &changes, &left))
        .collect();
    let feed = ics::Feed {
        name: Some(name),
        every_hours: Some(EVERY_HOURS),
        written: now,
    };
    Ok(CalendarFile(ics::feed(&feed, &entries)))
}

/// The round's sessions, and those of it that were called off, which are struck out. `left` are the places of these.
fn entries(
    text: Text,
    round: &RoundPlan,
    changes: &HashMap<SessionId, Vec<Change>>,
    left: &HashMap<RoomId, Site>,
) -> Vec<ics::Entry> {
    let (plan, round) = (&round.plan, &round.round);
    let off = round.state == State::CalledOff;
    let held = (round.sessions.iter().zip(&plan.sites)).map(|(session, site)| (session, site, off));
    let called_off = round.called_off.iter();
    let called_off = called_off.filter_map(|s| left.get(&s.room).map(|site| (s, site, true)));
    let name = plan.programme.facts.name.of(text.lang());
    let phone = plan.municipality.phone.as_str();
    let sign_up = text.registrations_feed_sign_up(round.number.to_string(), phone);
    held.chain(called_off)
        .map(|(session, site, off): (&Session, &Site, bool)| {
            feed_entry(
                &round.municipality,
                session,
                site,
                (
                    name.to_owned(),
                    format!("{}\n{sign_up}", shown::place_line(site)),
                ),
                changes.get(&session.id).map_or(&[][..], Vec::as_slice),
                off,
            )
        })
        .collect()
}
