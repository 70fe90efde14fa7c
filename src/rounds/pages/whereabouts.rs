//! «Här ska direktören vara»: where somebody must be, as a page to print and as a feed.

use super::words::role;
use crate::{
    accounts::{Diaries, Nav, Workplace},
    calendars::{self, FeedToken, ScarcePerson, ics},
    kernel::{CivilTime, Moment, MunicipalityCode, Zone},
    locale::{Text, capitalised},
    rounds::{Appointment, EVERY_HOURS, Role, agenda, feed_entry},
    store::Store,
    web::{
        CalendarFile, Failure, Frame, Here, Page, PageResult,
        parts::{Link, Tag},
    },
};
use askama::Template;
use chrono::Days;
use rocket::{State, get};

/// A feed tells of this many days that are over, so that a program that was away strikes out what was
/// called off.
const DAYS_BACK: u64 = 30;

#[derive(Template)]
#[template(path = "rounds/whereabouts.html")]
struct Whereabouts<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    lead: Option<String>,
    stand_ins: Option<String>,
    days: Vec<Shown>,
}

/// A session on the page.
struct Shown {
    when: String,
    state: Option<Tag>,
    lines: Vec<String>,
}

/// `GET /<municipality>/har-ska/<id>`: where the person must be.
#[get("/<_>/har-ska/<id>")]
pub(in crate::rounds) async fn page(work: Workplace<'_, Diaries>, id: &str) -> PageResult {
    let text = work.text();
    let code = work.municipality()?;
    let db = work.store().read();
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = calendars::person(db, id).await?;
    let person = found.filter(|person| person.municipality == code);
    let person = person.ok_or(Failure::NotFound)?;
    let today = CivilTime::of(work.now(), Zone::stockholm());
    let planned = agenda(db, &code, person.id, today).await?;
    let days: Vec<Shown> = planned.iter().map(|a| shown(text, a)).collect();
    let stand_ins = calendars::stand_ins_of(db, &[person.id]).await?;
    let people = calendars::people(db, &code).await?;
    let names: Vec<String> = stand_ins
        .get(&person.id)
        .into_iter()
        .flatten()
        .filter_map(|id| people.iter().find(|p| p.id == *id))
        .map(|p| p.name.to_string())
        .collect();
    Page::show(&Whereabouts {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(
            person.name.to_string(),
            work.to(&format!("dagbocker/{}", person.id)),
        ),
        title: title(text, &person),
        lead: days.is_empty().then(|| text.planning_nowhere()),
        stand_ins: (!names.is_empty()).then(|| text.planning_stand_ins(text.list(&names))),
        days,
    })
}

/// `GET /<municipality>/flode/<token>`: the same as a feed, for whoever has its address.
#[get("/<_>/flode/<token>")]
pub(in crate::rounds) async fn feed(
    here: Here<'_>,
    store: &State<Store>,
    clock: &State<crate::kernel::Clock>,
    token: &str,
) -> Result<CalendarFile, Failure> {
    let text = here.frame.text;
    let code = here.municipality()?;
    let db = store.read();
    let found = calendars::person_by_feed(db, &FeedToken::of(token)).await?;
    let person = found.filter(|person| person.municipality == code);
    let person = person.ok_or(Failure::NotFound)?;
    let now = clock.now();
    let today = CivilTime::of(now, Zone::stockholm());
    let from = CivilTime {
        date: today.date - Days::new(DAYS_BACK),
        ..today
    };
    let planned = agenda(db, &code, person.id, from).await?;
    let published = planned.iter().filter(|a| !a.is_draft);
    let entries: Vec<_> = published.map(|a| entry(text, &code, a)).collect();
    Ok(file(title(text, &person), now, &entries))
}

fn file(name: String, now: Moment, entries: &[ics::Entry]) -> CalendarFile {
    let feed = ics::Feed {
        name: Some(name),
        every_hours: Some(EVERY_HOURS),
        written: now,
    };
    CalendarFile(ics::feed(&feed, entries))
}

fn entry(text: Text, code: &MunicipalityCode, planned: &Appointment) -> ics::Entry {
    let roles: Vec<String> = planned.roles.iter().map(|r| role(text, *r)).collect();
    let summary = text.planning_feed_summary(planned.site.place_name.as_str(), text.list(&roles));
    let description = lines(text, planned).join("\n");
    let (session, site) = (&planned.session, &planned.site);
    let words = (summary, description);
    feed_entry(
        code,
        session,
        site,
        words,
        &planned.changes,
        planned.is_called_off,
    )
}

fn shown(text: Text, planned: &Appointment) -> Shown {
    let session = &planned.session;
    let day = text.day_and_year(session.day);
    let mut lines = lines(text, planned);
    let state = planned.is_called_off.then(|| Tag {
        text: text.planning_state_called_off(),
        colour: "red",
    });
    if planned.is_called_off {
        // Where nobody is to go needs no more than the place.
        lines.truncate(1);
    } else if planned.is_draft {
        lines.insert(0, text.planning_only_drafted());
    }
    Shown {
        when: capitalised(&format!("{day} {}", text.hours(session.hours))),
        state,
        lines,
    }
}

/// Where, as what, when to speak, and who meets.
fn lines(text: Text, planned: &Appointment) -> Vec<String> {
    let (site, session) = (&planned.site, &planned.session);
    let mut lines = vec![format!(
        "{}, {}, {}, {}",
        site.venue.name, site.room, site.venue.street, site.venue.facts.post_town
    )];
    for own in &planned.roles {
        lines.push(match own {
            Role::Welcome => text.planning_speaks(text.clock(session.hours.from)),
            Role::Host | Role::ResponsibleAdult => capitalised(&role(text, *own)),
        });
    }
    let meets: Vec<String> = (planned.others.iter())
        .map(|p| format!("{} ({})", p.name, role(text, p.role)))
        .collect();
    lines.push(if meets.is_empty() {
        text.planning_meets_nobody()
    } else {
        text.planning_meets(text.list(&meets))
    });
    lines.push(text.planning_round(planned.round.to_string()));
    lines
}

fn title(text: Text, person: &ScarcePerson) -> String {
    text.planning_whereabouts(person.name.as_str())
}
