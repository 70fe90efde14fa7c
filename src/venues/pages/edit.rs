//! A new venue, and a venue that is changed.

use super::{Planner, the_places, the_venue};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand, sent_version,
    },
    venues::{
        Building, Locality, NotWritten,
        form::{PLACE, read_room, read_venue, room_section, venue_sections},
        write_venue::{change_venue, make_venue},
    },
    web::{Failure, Here, PageResult, Reading, form::Section, parts::Link},
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/lokaler/ny`: a new venue.
#[get("/<_>/lokaler/ny")]
pub(in crate::venues) async fn ask_new(place: Planner<'_>) -> PageResult {
    let places = the_places(&place).await?;
    new_page(&place, new_sections(&place, &places)).show()
}

/// `POST /<municipality>/lokaler/ny`: it is made.
#[post("/<_>/lokaler/ny", data = "<form>")]
pub(in crate::venues) async fn send_new(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let places = the_places(&place).await?;
    let sections = new_sections(&place, &places);
    let mut read = Reading::of(&typed, text, &sections);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let asked = (read_venue(&mut read, text), read_room(&mut read, text));
    let page = new_page(&place, sections);
    let (Some(venue), Some(room)) = asked else {
        return page.refused(&typed, &read.state);
    };
    if !read.state.is_valid() {
        return page.refused(&typed, &read.state);
    }
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, once) = (place.by(&actor, &code), place.once(&typed));
    match make_venue(place.store(), &by, &once, &venue, &room).await {
        Ok(id) => {
            let path = place.to(&format!("lokaler/{id}"));
            Ok(Ok(Redirect::to(format!("{path}?klart=ny"))))
        }
        Err(outcome) => {
            Failure::or_refusal(outcome)?;
            read.state.refuse(PLACE, text.venues_place_gone());
            page.refused(&typed, &read.state)
        }
    }
}

/// `GET /<municipality>/lokaler/<id>/andra`: a venue's facts.
#[get("/<_>/lokaler/<id>/andra")]
pub(in crate::venues) async fn ask(place: Planner<'_>, id: &str) -> PageResult {
    let building = the_venue(&place, id).await?;
    let places = the_places(&place).await?;
    page(
        &place,
        &building,
        venue_sections(place.text(), &places, Some(&building)),
    )
    .show()
}

/// `POST /<municipality>/lokaler/<id>/andra`: they are changed.
#[post("/<_>/lokaler/<id>/andra", data = "<form>")]
pub(in crate::venues) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let building = the_venue(&place, id).await?;
    let places = the_places(&place).await?;
    let sections = venue_sections(text, &places, Some(&building));
    let mut read = Reading::of(&typed, text, &sections);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let asked = read_venue(&mut read, text);
    let page = page(&place, &building, sections);
    let (Some(venue), true) = (asked, read.state.is_valid()) else {
        return page.refused(&typed, &read.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, seen, id) = (
        place.by(&actor, &code),
        sent_version(&typed),
        building.venue.id,
    );
    match change_venue(place.store(), &by, id, &seen, &venue).await {
        Ok(()) => {
            let path = place.to(&format!("lokaler/{id}"));
            Ok(Ok(Redirect::to(format!("{path}?klart=sparat"))))
        }
        Err(outcome) => match Failure::or_refusal(outcome)? {
            NotWritten::Overtaken => {
                let who = last_hand(place.store(), text, id.uuid()).await?;
                let now = the_venue(&place, &id.to_string()).await?;
                let sections = venue_sections(text, &places, Some(&now));
                self::page(&place, &now, sections).overtaken(read.state, &who)
            }
            NotWritten::PlaceGone | NotWritten::NameTaken => {
                read.state.refuse(PLACE, text.venues_place_gone());
                page.refused(&typed, &read.state)
            }
        },
    }
}

fn new_sections(place: &Planner<'_>, places: &[Locality]) -> Vec<Section> {
    let text = place.text();
    let mut sections = venue_sections(text, places, None);
    let room = room_section(text, Some(text.venues_section_room()), None);
    sections.push(room.lead(text.venues_section_room_lead()));
    sections
}

fn new_page<'r>(place: &Planner<'r>, sections: Vec<Section>) -> EditPage<'r> {
    let text = place.text();
    let back = Link::new(text.venues_title(), place.to("lokaler"));
    EditPage::new(place, text.venues_new(), back, "lokaler/ny", sections)
        .lead(text.venues_new_lead())
}

fn page<'r>(place: &Planner<'r>, building: &Building, sections: Vec<Section>) -> EditPage<'r> {
    let (text, own) = (place.text(), format!("lokaler/{}", building.venue.id));
    let back = Link::new(building.venue.name.clone(), place.to(&own));
    EditPage::new(
        place,
        text.venues_change_of(building.venue.name.as_str()),
        back,
        &format!("{own}/andra"),
        sections,
    )
    .lead(text.venues_change_lead(building.venue.name.as_str()))
    .version(&building.version())
}
