//! The days of other rounds that somebody may come to instead of one of their own.

use super::{
    current::Current,
    held::has_session_begun,
    one_day::Chosen,
    set_coming::{attended, overlap, takes_singles},
};
use crate::{
    kernel::{CivilTime, MemberId},
    locale::unbroken,
    registrations::{finding, plans::RoundPlan, shown, tools::Tools},
    rounds::Session,
    venues::Site,
    web::{Failure, Here, form::Answer},
};
use std::sync::Arc;

/// More days than these are not read through; who finds none calls.
const MOST_DAYS: usize = 12;

/// The days with room for these people at no time at which they come to something else: first those that are
/// the same step of their rounds, each by day.
pub(super) async fn other_days(
    (here, tools): (&Here<'_>, &Tools<'_>),
    current: &Current,
    chosen: &Chosen<'_>,
    (members, voice): (&[MemberId], &'static str),
) -> Result<Vec<Answer>, Failure> {
    let text = here.frame.text;
    let rounds = rounds(here, tools, current).await?;
    let room = finding::singles(tools.store, current.now, &rounds).await?;
    let taken = taken(current, chosen, members);
    let is_possible = |planned: &RoundPlan, session: &Session| {
        let begun = has_session_begun(session, planned.round.zone, current.now);
        let seats = room.get(&session.id).copied().unwrap_or(0);
        !begun && seats >= members.len() && !taken.iter().any(|one| overlap(one, session))
    };
    let mut days: Vec<(u32, &Session, &Site)> = Vec::new();
    for planned in &rounds {
        let sessions = planned.round.sessions.iter().zip(&planned.plan.sites);
        let possible = sessions.filter(|(session, _)| is_possible(planned, session));
        days.extend(possible.map(|(session, site)| (planned.round.number, session, site)));
    }
    let step = chosen.session.number;
    days.sort_by_key(|(_, session, _)| (session.number != step, session.begins()));
    let answers = days.iter().take(MOST_DAYS).map(|(round, session, site)| {
        let when = unbroken(&text.day_and_hours(session.day, session.hours));
        let value = format!("{round}-{}", session.number);
        Answer::new(value, text.change_one_day_instead(voice, when)).hint(shown::place_line(site))
    });
    Ok(answers.collect())
}

/// The rounds to whose single sessions they may come.
async fn rounds(
    here: &Here<'_>,
    tools: &Tools<'_>,
    current: &Current,
) -> Result<Vec<Arc<RoundPlan>>, Failure> {
    let mine = &current.found.round;
    let code = here.municipality()?;
    let planned = tools.plans.planned(tools.store, &code).await?;
    let today = CivilTime::of(current.now, mine.zone).date;
    let others = planned.upcoming(today);
    let others = others.filter(|other| takes_singles(mine, &other.round, current.now));
    Ok(others.cloned().collect())
}

/// What these people come to beside that day.
fn taken(current: &Current, chosen: &Chosen<'_>, members: &[MemberId]) -> Vec<Session> {
    let (mine, comes) = (&current.found.round, &current.found.comes);
    let attended = members
        .iter()
        .flat_map(|member| attended(mine, &comes.away, *member, chosen.session.id));
    let attended: Vec<_> = attended.collect();
    let planned = mine.sessions.iter().chain(comes.others());
    let theirs = planned.filter(|session| attended.contains(&session.id.uuid()));
    theirs.cloned().collect()
}
