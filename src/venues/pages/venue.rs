//! One venue: what a visitor can count on, its rooms, and whether it is used.

use super::{Planner, done, the_venue};
use crate::{
    accounts::{Answered, Nav, Planning, StaffForm, Tools, Workplace},
    locale::{Lang, Text},
    venues::{
        Building, Hall, Lift,
        close::{Use, use_venue},
    },
    web::{
        Failure, Frame, Here, Page, PageResult,
        form::{ErrorSummary, FormState, Words},
        parts::{Change, FactRow, Link},
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says what is to be done.
pub(super) const DO: &str = "gor";

/// A room in the list of a venue's.
struct Room {
    link: Link,
    seats: String,
    closed: Option<String>,
}

#[derive(Template)]
#[template(path = "venues/venue.html")]
struct VenuePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    csrf: String,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    done: Option<String>,
    name: String,
    closed: Option<String>,
    facts: Vec<FactRow>,
    change: Link,
    rooms: Vec<Room>,
    new_room: Link,
    action: String,
    deed: (String, &'static str, String),
}

/// `GET /<municipality>/lokaler/<id>`: one venue.
#[get("/<_>/lokaler/<id>?<klart>", rank = 2)]
pub(in crate::venues) async fn show(
    place: Planner<'_>,
    id: &str,
    klart: Option<&str>,
) -> PageResult {
    let building = the_venue(&place, id).await?;
    page(
        &place,
        &building,
        Status::Ok,
        &FormState::default(),
        done(place.text(), klart),
    )
}

/// `POST /<municipality>/lokaler/<id>`: the venue is not used any more, or used again.
#[post("/<_>/lokaler/<id>", data = "<form>", rank = 2)]
pub(in crate::venues) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let building = the_venue(&place, id).await?;
    if expired {
        let mut state = FormState::default();
        state.refuse_all(place.text().web_stale());
        return page(&place, &building, Status::UnprocessableEntity, &state, None).map(Err);
    }
    let (used, said) = deed_of(typed.text(DO)).ok_or(Failure::NotFound)?;
    let (actor, code) = (place.actor(), place.municipality()?);
    let by = place.by(&actor, &code);
    if let Err(outcome) = use_venue(place.store(), &by, building.venue.id, used).await {
        match Failure::or_refusal(outcome)? {}
    }
    let path = place.to(&format!("lokaler/{}", building.venue.id));
    Ok(Ok(Redirect::to(format!("{path}?klart={said}"))))
}

/// What a form asks for, and the word for what was done.
pub(super) fn deed_of(word: &str) -> Option<(Use, &'static str)> {
    match word {
        "stang" => Some((Use::Over, "stangd")),
        "oppna" => Some((Use::Again, "oppnad")),
        _ => None,
    }
}

fn page(
    place: &Planner<'_>,
    building: &Building,
    status: Status,
    state: &FormState,
    done: Option<String>,
) -> PageResult {
    let text = place.text();
    let own = format!("lokaler/{}", building.venue.id);
    let deed = match building.closed_on {
        None => (text.venues_close_words(), "stang", text.venues_close()),
        Some(_) => (text.venues_open_words(), "oppna", text.venues_open()),
    };
    let rooms = building.rooms.iter().map(|hall| room(place, hall));
    let page = VenuePage {
        frame: place.frame,
        nav: place.nav(),
        csrf: place.csrf(),
        back: Link::new(text.venues_title(), place.to("lokaler")),
        words: place.frame.form_words(),
        summary: ErrorSummary::of(state, &[]),
        done,
        name: building.venue.name.clone(),
        closed: building
            .closed_on
            .map(|day| text.venues_closed_since(text.date_and_year(day))),
        facts: facts(text, building),
        change: Link::new(text.venues_change(), place.to(&format!("{own}/andra"))),
        rooms: rooms.collect(),
        new_room: Link::new(text.venues_new_room(), place.to(&format!("{own}/ny-sal"))),
        action: place.to(&own),
        deed,
    };
    Page::with_status(status, &page)
}

fn room(place: &Planner<'_>, hall: &Hall) -> Room {
    let text = place.text();
    let words = text.venues_change_room(hall.room.name.as_str());
    Room {
        link: Link::new(words, place.to(&format!("salar/{}", hall.room.id))),
        seats: text.venues_seats_line(hall.room.seats, hall.room.reserved),
        closed: hall
            .closed_on
            .map(|day| text.venues_closed_since(text.date_and_year(day))),
    }
}

/// What is known of a venue, in the words of the questions.
fn facts(text: Text, building: &Building) -> Vec<FactRow> {
    let venue = &building.venue;
    let address = format!(
        "{}\n{} {}",
        venue.street, venue.postcode, venue.facts.post_town
    );
    let mut rows = vec![
        (text.venues_address(), address),
        (text.venues_place(), building.place_name.clone()),
    ];
    if let Some(stop) = &venue.facts.bus_stop {
        rows.push((text.venues_bus_stop(), stop.of(text.lang()).to_owned()));
    }
    rows.push((
        text.venues_way_in(),
        venue.facts.way_in.of(text.lang()).to_owned(),
    ));
    if text.lang() == Lang::Swedish && venue.facts.way_in.en.is_empty() {
        rows.push((text.venues_in_english(), text.venues_english_missing()));
    }
    rows.extend(yes_no_facts(text, building));
    let row = |(key, value)| FactRow {
        key,
        value,
        change: None::<Change>,
    };
    rows.into_iter().map(row).collect()
}

fn yes_no_facts(text: Text, building: &Building) -> [(String, String); 10] {
    let facts = &building.venue.facts;
    let said = |yes: bool| if yes { text.web_yes() } else { text.web_no() };
    let lift = match facts.lift {
        Lift::Yes => text.web_yes(),
        Lift::No => text.venues_lift_no(),
        Lift::NotNeeded => text.venues_lift_not_needed(),
    };
    [
        (text.venues_transport(), said(facts.special_transport_stop)),
        (text.venues_parking(), said(facts.parking)),
        (
            text.venues_accessible_parking(),
            said(facts.accessible_parking),
        ),
        (text.venues_entrance(), said(facts.step_free_entrance)),
        (text.venues_lift(), lift),
        (text.venues_toilet(), said(facts.accessible_toilet)),
        (text.venues_loop(), said(facts.hearing_loop)),
        (text.venues_wifi(), said(facts.wifi)),
        (text.venues_charging(), said(facts.charging)),
        (text.venues_coffee(), said(facts.coffee)),
    ]
}
