//! `/skyddade/<id>`: what a reading has opened, for the one who opened it, for a quarter of an hour.

use super::{PATH, Reader};
use crate::{
    accounts::{Answered, Nav, Sealed, StaffForm, Tools, Workplace},
    kernel::{CivilTime, NoticeId, RegistrationId, Zone},
    locale::Text,
    outbox,
    registrations::{self, SealedPlace, Standing, cancel_sealed, sealed_places, undo_sealed},
    residents::{self, Reading, SealedPerson},
    rounds,
    store::Fault,
    web::{
        Failure, Frame, Here, Page, PageResult,
        parts::{FactRow, Link},
    },
};
use askama::Template;
use rocket::{get, post, response::Redirect};

/// Which button was pressed, with what it is about.
const PRESSED: &str = "gor";

#[derive(Template)]
#[template(path = "desk/sealed_one.html")]
struct OnePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    until: String,
    /// What a rule has said no to, if it has.
    refused: Option<String>,
    facts: Vec<FactRow>,
    places: Vec<PlaceBlock>,
    action: String,
    csrf: String,
}

/// One registration.
struct PlaceBlock {
    title: String,
    lines: Vec<String>,
    /// What they have not been told, with the button's value.
    to_tell: Vec<(String, Vec<String>)>,
    cancel: Option<String>,
    undo: Option<String>,
}

/// `GET /<municipality>/skyddade/<id>`: what is kept, and what is to be said.
#[get("/<_>/skyddade/<id>?<nej>", rank = 5)]
pub(in crate::desk) async fn page(work: Reader<'_>, id: &str, nej: Option<&str>) -> PageResult {
    let (text, db) = (work.text(), work.store().read());
    let reading = reading(&work, id).await?;
    let person = residents::sealed_person(db, &reading).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let mut places = Vec::new();
    for place in sealed_places(db, &reading).await? {
        places.push(block(&work, &place).await?);
    }
    let until = CivilTime::of(reading.until(), Zone::stockholm());
    Page::show(&OnePage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.sealed_open(), work.to(PATH)),
        title: text.sealed_one(person.alias.as_str()),
        until: text.sealed_until(text.clock(until.time)),
        refused: nej.map(|_| text.sealed_not_done()),
        facts: facts(text, &person),
        places,
        action: work.to(&format!("{PATH}/{}", reading.id())),
        csrf: work.csrf(),
    })
}

/// `POST /<municipality>/skyddade/<id>`: told, cancelled, or taken back.
#[post("/<_>/skyddade/<id>", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Sealed>,
    id: &str,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let reading = reading(&work, id).await?;
    let (what, about) = typed.text(PRESSED).split_once(':').unwrap_or_default();
    let done = !expired && press(&work, &reading, what, about).await?;
    let page = work.to(&format!("{PATH}/{}", reading.id()));
    let page = if done { page } else { format!("{page}?nej=ja") };
    Ok(Ok(Redirect::to(page)))
}

/// Does it; answers whether it was done, and not what a rule says no to.
async fn press(
    work: &Reader<'_>,
    reading: &Reading,
    what: &str,
    about: &str,
) -> Result<bool, Failure> {
    let (actor, code) = (work.actor(), work.municipality()?);
    let (store, by) = (work.store(), work.by(&actor, &code));
    let registration = || {
        about
            .parse::<RegistrationId>()
            .map_err(|_| Failure::NotFound)
    };
    let done = match what {
        "beratta" => return tell(work, reading, about).await,
        "avboka" => cancel_sealed(store, &by, reading, registration()?).await,
        "angra" => undo_sealed(store, &by, reading, registration()?).await,
        _ => return Err(Failure::NotFound),
    };
    match done {
        Ok(()) => Ok(true),
        Err(outcome) => {
            let _: registrations::ChangeRefusal = Failure::or_refusal(outcome)?;
            Ok(false)
        }
    }
}

/// They know: of one of theirs.
async fn tell(work: &Reader<'_>, reading: &Reading, about: &str) -> Result<bool, Failure> {
    let notice: NoticeId = about.parse().map_err(|_| Failure::NotFound)?;
    let places = sealed_places(work.store().read(), reading).await?;
    let of = |place: &&SealedPlace| place.to_tell.iter().any(|told| told.id == notice);
    let Some(place) = places.iter().find(of) else {
        return Ok(false);
    };
    let (actor, code) = (work.actor(), work.municipality()?);
    let (by, id) = (work.by(&actor, &code), place.id.uuid());
    let told = work
        .store()
        .write(|unit| async move {
            let told = outbox::settle_sealed(&unit, by.now, id, notice).await?;
            if told {
                by.record(&unit, "sealed.told", &[("registration", id)])
                    .await?;
            }
            Ok::<_, Fault>(told)
        })
        .await?;
    Ok(told)
}

async fn reading(work: &Reader<'_>, id: &str) -> Result<Reading, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let (code, reader) = (work.municipality()?, work.allowed.account.id);
    let found = residents::reading(work.store().read(), &code, reader, id, work.now()).await?;
    found.ok_or(Failure::NotFound)
}

fn facts(text: Text, person: &SealedPerson) -> Vec<FactRow> {
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let mut facts = vec![row(text.sealed_born(), person.born.to_string())];
    match &person.sealed {
        residents::Sealed::Asks => {
            facts.push(row(text.sealed_told_by(), text.sealed_way("asks")));
        }
        residents::Sealed::Forwarding(name) => {
            facts.push(row(text.sealed_told_by(), text.sealed_way("forwarding")));
            facts.push(row(text.sealed_real(), name.to_string()));
        }
    }
    facts
}

async fn block(work: &Reader<'_>, place: &SealedPlace) -> Result<PlaceBlock, Failure> {
    let text = work.text();
    let round = rounds::by_id(work.store().read(), place.round).await?;
    let round = round.ok_or_else(|| Fault::new("a registration's round is gone"))?;
    let days: Vec<String> = round.days().iter().map(|day| text.day(*day)).collect();
    let stands = match place.standing {
        Standing::Placed => text.history_placed(),
        Standing::Waiting { position } => text.history_waiting(position),
        Standing::Cancelled(_) => text.sealed_cancelled(),
    };
    let mut lines = vec![stands, text.sealed_word(&place.booking_word)];
    let needs = place.needs.iter().map(|need| text.desk_need(need));
    let needs: Vec<_> = needs.collect();
    if !needs.is_empty() {
        lines.push(text.desk_back_needs(text.list(&needs)));
    }
    let gone = matches!(place.standing, Standing::Cancelled(_));
    let told = place.to_tell.iter().map(|told| {
        let words = told.body.split("\n\n").map(str::to_owned).collect();
        (format!("beratta:{}", told.id), words)
    });
    Ok(PlaceBlock {
        title: text.list(&days),
        lines,
        to_tell: told.collect(),
        cancel: (!gone).then(|| format!("avboka:{}", place.id)),
        undo: gone.then(|| format!("angra:{}", place.id)),
    })
}
