//! A room that is added to a venue, changed, or not used any more.

use super::{
    Planner, the_venue,
    venue::{DO, deed_of},
};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand, sent_version,
    },
    locale::Text,
    venues::{
        Building, Hall, NotWritten, building_with,
        close::use_room,
        form::{ROOM, read_room, room_section},
        write_room::{add_room, change_room},
    },
    web::{Failure, Here, PageResult, Reading, form::Section, parts::Link},
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/lokaler/<id>/ny-sal`: a new room.
#[get("/<_>/lokaler/<id>/ny-sal")]
pub(in crate::venues) async fn ask_new(place: Planner<'_>, id: &str) -> PageResult {
    let building = the_venue(&place, id).await?;
    new_page(&place, &building).show()
}

/// `POST /<municipality>/lokaler/<id>/ny-sal`: it is added.
#[post("/<_>/lokaler/<id>/ny-sal", data = "<form>")]
pub(in crate::venues) async fn send_new(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let building = the_venue(&place, id).await?;
    let page = new_page(&place, &building);
    let mut read = Reading::of(&typed, text, &[room_section(text, None, None)]);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let asked = read_room(&mut read, text);
    let (Some(room), true) = (asked, read.state.is_valid()) else {
        return page.refused(&typed, &read.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, once) = (place.by(&actor, &code), place.once(&typed));
    match add_room(place.store(), &by, &once, building.venue.id, &room).await {
        Ok(_) => Ok(Ok(to_venue(&place, &building, "ny"))),
        Err(outcome) => {
            Failure::or_refusal(outcome)?;
            read.state.refuse(ROOM, text.venues_room_taken());
            page.refused(&typed, &read.state)
        }
    }
}

/// `GET /<municipality>/salar/<id>`: a room.
#[get("/<_>/salar/<id>")]
pub(in crate::venues) async fn ask(place: Planner<'_>, id: &str) -> PageResult {
    let (building, hall) = the_room(&place, id).await?;
    page(&place, &building, &hall).show()
}

/// `POST /<municipality>/salar/<id>`: it is changed.
#[post("/<_>/salar/<id>", data = "<form>")]
pub(in crate::venues) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let (building, hall) = the_room(&place, id).await?;
    let page = page(&place, &building, &hall);
    let mut read = Reading::of(&typed, text, &sections(text, &hall));
    if expired {
        read.state.refuse_all(text.web_stale());
        return page.refused(&typed, &read.state);
    }
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, store, id) = (place.by(&actor, &code), place.store(), hall.room.id);
    if let Some((used, said)) = deed_of(typed.text(DO)) {
        return match use_room(store, &by, id, used).await {
            Ok(_) => Ok(Ok(to_venue(&place, &building, said))),
            Err(outcome) => match Failure::or_refusal(outcome)? {},
        };
    }
    let asked = read_room(&mut read, text);
    let (Some(room), true) = (asked, read.state.is_valid()) else {
        return page.refused(&typed, &read.state);
    };
    match change_room(store, &by, id, &sent_version(&typed), &room).await {
        Ok(()) => Ok(Ok(to_venue(&place, &building, "sparat"))),
        Err(outcome) => match Failure::or_refusal(outcome)? {
            NotWritten::Overtaken => {
                let who = last_hand(store, text, id.uuid()).await?;
                let (building, now) = the_room(&place, &id.to_string()).await?;
                self::page(&place, &building, &now).overtaken(read.state, &who)
            }
            NotWritten::NameTaken | NotWritten::PlaceGone => {
                read.state.refuse(ROOM, text.venues_room_taken());
                page.refused(&typed, &read.state)
            }
        },
    }
}

/// The room of this address, and its venue.
async fn the_room(place: &Planner<'_>, id: &str) -> Result<(Building, Hall), Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = building_with(place.store().read(), &place.municipality()?, id).await?;
    let building = found.ok_or(Failure::NotFound)?;
    let hall = building
        .rooms
        .iter()
        .find(|hall| hall.room.id == id)
        .cloned();
    Ok((building, hall.ok_or(Failure::NotFound)?))
}

fn sections(text: Text, hall: &Hall) -> [Section; 1] {
    [room_section(text, None, Some(hall))]
}

fn new_page<'r>(place: &Planner<'r>, building: &Building) -> EditPage<'r> {
    let text = place.text();
    let action = format!("lokaler/{}/ny-sal", building.venue.id);
    let sections = vec![room_section(text, None, None)];
    EditPage::new(
        place,
        text.venues_new_room(),
        to_back(place, building),
        &action,
        sections,
    )
}

fn page<'r>(place: &Planner<'r>, building: &Building, hall: &Hall) -> EditPage<'r> {
    let text = place.text();
    let title = text.venues_change_room(hall.room.name.as_str());
    let action = format!("salar/{}", hall.room.id);
    let sections = sections(text, hall).into();
    let page = EditPage::new(place, title, to_back(place, building), &action, sections)
        .version(&hall.version());
    match hall.closed_on {
        None => page.deed(text.venues_close_room_words(), "stang", text.venues_close()),
        Some(_) => page.deed(text.venues_open_words(), "oppna", text.venues_open()),
    }
}

fn to_back(place: &Planner<'_>, building: &Building) -> Link {
    let path = place.to(&format!("lokaler/{}", building.venue.id));
    Link::new(building.venue.name.clone(), path)
}

fn to_venue(place: &Planner<'_>, building: &Building, said: &str) -> Redirect {
    let path = place.to(&format!("lokaler/{}", building.venue.id));
    Redirect::to(format!("{path}?klart={said}"))
}
