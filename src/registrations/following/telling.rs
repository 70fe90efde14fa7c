//! Everybody who has signed up is told what is new to them, in one go.

use super::{in_time::in_time, parties::Party};
use crate::{
    audit,
    kernel::{CivilTime, Moment, RegistrationId},
    locale::Lang,
    outbox::{self, Matter},
    registrations::{
        asked::Means,
        in_hand::{Change, Earlier, ToTell, known, to_tell},
        notices::Happened,
        promise_news,
        registration::{Left, Standing},
        said::Said,
        tell::{Plan, Told, receiver, sites_of, tell},
    },
    rounds::{Act, Affected, Reason, Round, Session},
    store::{Fault, Unit},
};
use std::collections::HashMap;
use uuid::Uuid;

/// What becomes of a round that is held.
pub(super) struct Changed<'a> {
    /// The dotted code of each registration's event.
    pub(super) code: &'static str,
    /// The round as it is now.
    pub(super) round: &'a Round,
    /// The session that is changed, as it was.
    pub(super) was: &'a Session,
    /// As it is now; none when it is called off.
    pub(super) becomes: Option<&'a Session>,
    /// Why it is called off, if it is.
    pub(super) off: Option<Reason>,
    /// When what is changed begins, as it was and as it is.
    pub(super) begins: CivilTime,
}

impl Changed<'_> {
    /// Those who come to the session that is changed.
    fn concerns<'p>(&self, parties: &'p [Party]) -> impl Iterator<Item = &'p Party> {
        let session = self.was.id;
        parties.iter().filter(move |party| party.comes_to(session))
    }

    /// What a party comes to that comes to this session.
    fn round_of(&self, party: &Party) -> Round {
        let round = party.round(self.round);
        match self.becomes {
            Some(session) => round.with(session),
            None => round.without(self.was.id),
        }
    }
}

/// What one party is told, and by which way.
struct News {
    to_tell: ToTell,
    /// None when nothing reaches them before.
    means: Option<Means>,
}

/// Takes back what has not left and is no longer true, and queues what is new to each. Answers how many
/// people are told.
pub(super) async fn tell_all(
    unit: &Unit,
    act: Act<'_>,
    parties: &[Party],
    changed: &Changed<'_>,
) -> Result<u32, Fault> {
    let plan = Plan::of(unit.db(), changed.round).await?;
    let now = CivilTime::of(act.now, changed.round.zone);
    let notices = outbox::hold_about(unit, &ids(parties)).await?;
    let mut people = 0;
    for party in changed.concerns(parties) {
        let round = &changed.round_of(party);
        let plan = plan.clone().with_sites_of(unit.db(), round).await?;
        let earlier = earlier(&notices, party);
        let News { to_tell, means } = news(party, &earlier, changed, now);
        outbox::withdraw(unit, act.now, &to_tell.taken_back).await?;
        let matters = notices.get(&party.row.id).map_or(&[][..], Vec::as_slice);
        outbox::withdraw(unit, act.now, &promise_news::untrue(matters, Some(round))).await?;
        // What is too late by every way is sent by the one that was chosen: better late than never.
        let means = means.unwrap_or_else(|| party.means.clone());
        let happened = Happened::all(&to_tell, party.standing, (&means, round));
        if happened.is_empty() {
            continue;
        }
        record(unit, act, changed.code, changed.round, party).await?;
        for happened in happened {
            let says = Said::of(round).with(happened);
            let told = told(party, (changed.round, &means), happened, says);
            tell(unit, act.now, act.chance, round, &plan, told).await?;
        }
        people += size(party);
    }
    Ok(people)
}

/// Takes back everything that has not left, and tells everybody that the round is not held: by the days
/// that each knows. Answers how many people are told.
pub(super) async fn tell_off(
    unit: &Unit,
    act: Act<'_>,
    parties: &[Party],
    round: &Round,
    reason: Reason,
) -> Result<u32, Fault> {
    let plan = Plan::of(unit.db(), round).await?;
    let now = CivilTime::of(act.now, round.zone);
    let notices = outbox::hold_about(unit, &ids(parties)).await?;
    let mut people = 0;
    for party in parties {
        let earlier = earlier(&notices, party);
        let waiting = earlier.iter().filter(|one| one.is_waiting());
        let taken_back: Vec<_> = waiting.map(|one| one.id).collect();
        outbox::withdraw(unit, act.now, &taken_back).await?;
        let matters = notices.get(&party.row.id).map_or(&[][..], Vec::as_slice);
        outbox::withdraw(unit, act.now, &promise_news::untrue(matters, None)).await?;
        record(unit, act, "registration.called_off", round, party).await?;
        let left = match party.standing {
            Standing::Waiting { .. } => Left::Line,
            Standing::Placed => Left::Seats,
            Standing::Cancelled(left) => left,
        };
        let known = as_known(&earlier, &party.round(round));
        let means = in_time(&party.means, party.has_number(), now, soonest(&known, now))
            .unwrap_or_else(|| party.means.clone());
        let told = told(
            party,
            (round, &means),
            Happened::RoundOff { left, reason },
            Said::default(),
        );
        let plan = Plan {
            sites: sites_of(unit.db(), &known).await?,
            ..plan.clone()
        };
        tell(unit, act.now, act.chance, &known, &plan, told).await?;
        people += size(party);
    }
    Ok(people)
}

/// Who would be told of a change, and how.
pub(super) fn affected(
    parties: &[Party],
    notices: &HashMap<Uuid, Vec<Matter>>,
    changed: &Changed<'_>,
    now: Moment,
) -> Result<Affected, Fault> {
    let now = CivilTime::of(now, changed.round.zone);
    let mut affected = Affected::default();
    for party in changed.concerns(parties) {
        let News { to_tell, means } = news(party, &earlier(notices, party), changed, now);
        let by = means.as_ref().unwrap_or(&party.means);
        let round = changed.round_of(party);
        let news = Happened::all(&to_tell, party.standing, (by, &round));
        if news.is_empty() {
            affected.knowing += size(party);
        } else {
            count(&mut affected, party, means.as_ref(), news.len())?;
        }
    }
    Ok(affected)
}

/// Who would be told that a round is called off, and how.
pub(super) fn affected_by_end(
    parties: &[Party],
    notices: &HashMap<Uuid, Vec<Matter>>,
    round: &Round,
    now: Moment,
) -> Result<Affected, Fault> {
    let now = CivilTime::of(now, round.zone);
    let mut affected = Affected::default();
    for party in parties {
        let known = as_known(&earlier(notices, party), &party.round(round));
        let means = in_time(&party.means, party.has_number(), now, soonest(&known, now));
        count(&mut affected, party, means.as_ref(), 1)?;
    }
    Ok(affected)
}

/// The matters that the parties' notices are about.
pub(super) fn ids(parties: &[Party]) -> Vec<Uuid> {
    parties.iter().map(|party| party.row.id).collect()
}

fn earlier(notices: &HashMap<Uuid, Vec<Matter>>, party: &Party) -> Vec<Earlier> {
    let matters = notices.get(&party.row.id).into_iter().flatten();
    let earlier = matters.filter_map(Earlier::of);
    let earlier = earlier.map(|one| one.without_missed(party.missed()));
    earlier.collect()
}

fn news(party: &Party, earlier: &[Earlier], changed: &Changed<'_>, now: CivilTime) -> News {
    let round = changed.round_of(party);
    let before = Said::of(&round.with(changed.was));
    let off = changed.off.map(|why| (changed.was.id.uuid(), why));
    let to_tell = to_tell(earlier, &before, &Said::of(&round), off);
    // Also the day that they know of, if they could still come to it.
    let known = to_tell.changes.iter().map(|change| match change {
        Change::Moved { known, .. } | Change::Off { known, .. } => known.begins(),
    });
    let begins = known
        .filter(|begins| *begins > now)
        .fold(changed.begins, CivilTime::min);
    let means = in_time(&party.means, party.has_number(), now, begins);
    News { to_tell, means }
}

/// The round as a party knows it that is told of its end.
fn as_known(earlier: &[Earlier], round: &Round) -> Round {
    let said = known(earlier, &Said::of(round));
    said.map_or_else(|| round.clone(), |said| said.known_round(round))
}

/// When the first session begins to which somebody could still come.
fn soonest(known: &Round, now: CivilTime) -> CivilTime {
    let begins = known.sessions.iter().map(crate::rounds::Session::begins);
    begins.filter(|begins| *begins > now).min().unwrap_or(now)
}

fn count(
    affected: &mut Affected,
    party: &Party,
    means: Option<&Means>,
    messages: usize,
) -> Result<(), Fault> {
    match party.standing {
        Standing::Placed => affected.placed += size(party),
        Standing::Waiting { .. } => affected.waiting += size(party),
        Standing::Cancelled(_) => return Err(Fault::new("a cancelled registration is told")),
    }
    if means.is_none() {
        let names = party.people.iter().map(|p| p.name.as_str().to_owned());
        affected.too_late.extend(names);
    }
    let means = means.unwrap_or(&party.means);
    // Nothing on the planner's page says that somebody is protected.
    if !matches!(means, Means::Page | Means::Sealed) {
        let messages = u32::try_from(messages).unwrap_or(u32::MAX);
        *affected.told.entry(means.channel()).or_default() += messages;
    }
    Ok(())
}

async fn record(
    unit: &Unit,
    act: Act<'_>,
    code: &'static str,
    round: &Round,
    party: &Party,
) -> Result<(), Fault> {
    let about = [("registration", party.row.id), ("round", round.id.uuid())];
    let event = audit::Event {
        code,
        municipality: Some(&round.municipality),
        about: &about,
    };
    audit::record(unit, act.now, act.chance, act.actor, &event).await
}

fn told(party: &Party, (round, means): (&Round, &Means), happened: Happened, says: Said) -> Told {
    let receiver = receiver(means, party.phones(), party.contact.as_ref());
    Told {
        away: party.away(round, &receiver),
        about: RegistrationId::from_uuid(party.row.id),
        happened,
        lang: Lang::from_code(&party.row.language),
        people: party.people.iter().map(|p| p.name.clone()).collect(),
        receiver,
        booking_word: party.row.booking_word.clone(),
        says,
    }
}

fn size(party: &Party) -> u32 {
    u32::try_from(party.people.len()).unwrap_or(u32::MAX)
}
