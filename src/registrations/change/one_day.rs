//! The two steps of changing one day of several, as a visitor and whoever helps them see them: which day, and
//! what to do with it.

use super::{
    cancel::Leaving,
    coming::Coming,
    current::{Current, voice},
    held::has_session_begun,
    leaving::{WHO, leaving, who},
    other_days::other_days,
    set_coming::Asked,
};
use crate::{
    accounts::Nav,
    kernel::{MemberId, SessionId},
    locale::{Text, capitalised, unbroken},
    registrations::{Standing, tools::Tools},
    rounds::{self, Session},
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Answer, Choice, ErrorSummary, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::http::Status;

/// Which day.
pub(super) const DAY: &str = "dag";
/// What to do with it.
pub(super) const HOW: &str = "sedan";

/// That the first step was sent, with a day or without.
const ON: &str = "vidare";

const MISS: &str = "inte";
const COME: &str = "anda";

#[derive(Template)]
#[template(path = "registrations/change_one_day.html")]
pub(super) struct OneDay<'a> {
    frame: &'a Frame,
    nav: Option<Nav>,
    words: Words,
    summary: Option<ErrorSummary>,
    heading: String,
    lead: String,
    method: &'static str,
    action: String,
    hidden: Vec<(&'static str, String)>,
    parts: Vec<Choice>,
    button: String,
    /// What to do when nothing suits.
    none: Option<String>,
    back: String,
    keep: Link,
}

/// Around both steps: whose page it is and where it leads.
pub(super) struct Around {
    pub(super) nav: Option<Nav>,
    /// The address of both steps.
    pub(super) action: String,
    /// Back to the registration.
    pub(super) menu: String,
    /// What a form says of itself.
    pub(super) hidden: Vec<(&'static str, String)>,
}

/// The day that is talked of.
pub(super) struct Chosen<'a> {
    pub(super) session: &'a Session,
    who: Leaving,
    /// As they were written in the address.
    written: [String; 2],
}

impl Chosen<'_> {
    /// Those whose day it is.
    pub(super) fn members(&self, current: &Current) -> Vec<MemberId> {
        let live = current.found.members.iter();
        let ids = live.map(|member| MemberId::from_uuid(member.id));
        match self.who {
            Leaving::All => ids.collect(),
            Leaving::One(member) => ids.filter(|id| *id == member).collect(),
        }
    }
}

/// Whether one of the days can be changed: somebody has a place in a round of several.
pub(super) fn can_change_one_day(current: &Current) -> bool {
    let found = &current.found;
    found.standing == Standing::Placed
        && found.round.sessions.len() > 1
        && days(current).next().is_some()
}

/// The days that can still be changed.
fn days(current: &Current) -> impl Iterator<Item = &Session> {
    let (round, now) = (&current.found.round, current.now);
    let sessions = round.sessions.iter();
    sessions.filter(move |session| !has_session_begun(session, round.zone, now))
}

/// The day that an address or a form names, or the field that is wrong with what to do.
pub(super) fn chosen<'a>(
    text: Text,
    current: &'a Current,
    (day, who): (&str, &str),
) -> Result<Chosen<'a>, (&'static str, String)> {
    let session = days(current).find(|session| session.number.to_string() == day);
    let session = session.ok_or_else(|| (DAY, text.change_wrong_one_day()))?;
    let concerned = leaving(current, who);
    let concerned = concerned.ok_or_else(|| (WHO, text.change_wrong_one_day_who()))?;
    Ok(Chosen {
        session,
        who: concerned,
        written: [day.to_owned(), who.to_owned()],
    })
}

/// What a form asks for of that day; none when nothing is picked.
pub(super) async fn asked(
    here: &Here<'_>,
    tools: &Tools<'_>,
    chosen: &Chosen<'_>,
    typed: &Typed,
) -> Result<Option<Asked>, Failure> {
    let coming = match typed.text(HOW) {
        MISS => Some(Coming::Not),
        COME => Some(Coming::ToIt),
        other => other_session(here, tools, other)
            .await?
            .map(Coming::Instead),
    };
    Ok(coming.map(|coming| Asked {
        session: chosen.session.id,
        who: chosen.who,
        coming,
    }))
}

/// The session that «12-2» is: the second of round twelve.
async fn other_session(
    here: &Here<'_>,
    tools: &Tools<'_>,
    written: &str,
) -> Result<Option<SessionId>, Failure> {
    let Some((round, session)) = written.split_once('-') else {
        return Ok(None);
    };
    let (Ok(round), Ok(session)) = (round.parse(), session.parse()) else {
        return Ok(None);
    };
    let round = rounds::by_number(tools.store.read(), &here.municipality()?, round).await?;
    let round = round.as_ref();
    Ok(round.and_then(|round| round.session(session)).map(|s| s.id))
}

/// The first step: which day, and of two, who.
pub(super) fn which(
    here: &Here<'_>,
    current: &Current,
    around: Around,
    (status, state): (Status, &FormState),
) -> PageResult {
    let (text, found) = (here.frame.text, &current.found);
    let names = found.names();
    let answers = days(current).map(|session| {
        let when = unbroken(&capitalised(
            &text.day_and_hours(session.day, session.hours),
        ));
        let mut alone = found.round.clone();
        alone.sessions.retain(|other| other.id == session.id);
        let how = found.comes.in_words(text, &alone, &names).join(" ");
        Answer::new(session.number.to_string(), when).hint(how)
    });
    let voice = current.voice();
    let days = Choice::radios(DAY, text.change_one_day_days(voice), answers.collect());
    let who = who(text, found, text.change_one_day_who());
    let parts: Vec<Choice> = std::iter::once(days)
        .chain(who)
        .map(|part| part.filled(state))
        .collect();
    let step = Step {
        heading: text.change_one_day_which(voice),
        lead: text.change_one_day_lead(voice),
        method: "get",
        hidden: vec![(ON, "ja".to_owned())],
        button: text.change_one_day_on(),
        none: None,
        back: around.menu.clone(),
    };
    page(here, around, step, parts, (status, state))
}

/// The second step: to miss it, to come after all, or another day instead.
pub(super) async fn how(
    here: &Here<'_>,
    tools: &Tools<'_>,
    current: &Current,
    chosen: &Chosen<'_>,
    around: Around,
    (status, state): (Status, &FormState),
) -> PageResult {
    let text = here.frame.text;
    let members = chosen.members(current);
    let people = members.len();
    let whole = people == current.found.people.len();
    let voice = if whole { voice(people) } else { "they" };
    let away = &current.found.comes.away;
    let session = chosen.session.id;
    let ways = || {
        members
            .iter()
            .map(|member| Coming::of(away, *member, session))
    };
    let mut answers = Vec::new();
    if ways().any(|way| way != Coming::Not) {
        answers.push(Answer::new(MISS, text.change_one_day_miss(voice)));
    }
    if ways().any(|way| way != Coming::ToIt) {
        answers.push(Answer::new(COME, text.change_one_day_come(voice)));
    }
    answers.extend(other_days((here, tools), current, chosen, (&members, voice)).await?);
    let ways = Choice::radios(HOW, text.change_one_day_ways(), answers).filled(state);
    let mut hidden = around.hidden.clone();
    let [day, who] = chosen.written.clone();
    hidden.extend([(DAY, day), (WHO, who)]);
    let step = Step {
        heading: text.change_one_day_how(current.voice(), text.day(chosen.session.day)),
        lead: text.change_one_day_lead(current.voice()),
        method: "post",
        hidden,
        button: text.change_one_day_save(),
        none: Some(text.change_one_day_none(&here.place.phone)),
        back: around.action.clone(),
    };
    page(here, around, step, vec![ways], (status, state))
}

/// What differs between the steps.
struct Step {
    heading: String,
    lead: String,
    method: &'static str,
    hidden: Vec<(&'static str, String)>,
    button: String,
    none: Option<String>,
    back: String,
}

fn page(
    here: &Here<'_>,
    around: Around,
    step: Step,
    parts: Vec<Choice>,
    (status, state): (Status, &FormState),
) -> PageResult {
    let shown: Vec<&dyn Part> = parts.iter().map(|part| part as &dyn Part).collect();
    let summary = ErrorSummary::of(state, &shown);
    let keep = here.frame.text.change_keep_all();
    Page::with_status(
        status,
        &OneDay {
            frame: here.frame,
            nav: around.nav,
            words: here.frame.form_words(),
            summary,
            heading: step.heading,
            lead: step.lead,
            method: step.method,
            action: around.action,
            hidden: step.hidden,
            parts,
            button: step.button,
            none: step.none,
            back: step.back,
            keep: Link::new(keep, around.menu),
        },
    )
}
