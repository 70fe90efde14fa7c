//! All venues of a municipality by the place they lie in, and its places.

use super::{Planner, done, the_places};
use crate::{
    accounts::Nav,
    venues::{Building, Locality, buildings},
    web::{Frame, Page, PageResult, parts::Link},
};
use askama::Template;
use rocket::get;

/// A place with the venues that lie in it.
struct District {
    name: String,
    venues: Vec<Listed>,
}

/// A venue in the list.
struct Listed {
    link: Link,
    street: String,
    rooms: Vec<String>,
}

/// A place in the list of places.
struct Known {
    link: Link,
    near: String,
}

#[derive(Template)]
#[template(path = "venues/list.html")]
struct List<'a> {
    frame: &'a Frame,
    nav: Nav,
    done: Option<String>,
    new_venue: Link,
    new_place: Link,
    districts: Vec<District>,
    closed: Vec<Listed>,
    places: Vec<Known>,
}

/// `GET /<municipality>/lokaler`: where sessions are held.
#[get("/<_>/lokaler?<klart>")]
pub(in crate::venues) async fn show(place: Planner<'_>, klart: Option<&str>) -> PageResult {
    let text = place.text();
    let all = buildings(place.store().read(), &place.municipality()?).await?;
    let places = the_places(&place).await?;
    let (open, closed): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.closed_on.is_none());
    Page::show(&List {
        frame: place.frame,
        nav: place.nav(),
        done: done(text, klart),
        new_venue: Link::new(text.venues_new(), place.to("lokaler/ny")),
        new_place: Link::new(text.venues_new_place_title(), place.to("orter/ny")),
        districts: districts(&place, &open),
        closed: closed.into_iter().map(|one| listed(&place, one)).collect(),
        places: places
            .iter()
            .map(|one| known(&place, one, &places))
            .collect(),
    })
}

/// Venues come by place already.
fn districts(place: &Planner<'_>, open: &[&Building]) -> Vec<District> {
    open.chunk_by(|a, b| a.venue.place == b.venue.place)
        .map(|district| District {
            name: district
                .first()
                .map(|one| one.place_name.clone())
                .unwrap_or_default(),
            venues: district.iter().map(|one| listed(place, one)).collect(),
        })
        .collect()
}

fn listed(place: &Planner<'_>, building: &Building) -> Listed {
    let text = place.text();
    let path = format!("lokaler/{}", building.venue.id);
    let open = building
        .rooms
        .iter()
        .filter(|hall| hall.closed_on.is_none());
    Listed {
        link: Link::new(building.venue.name.clone(), place.to(&path)),
        street: format!(
            "{}, {}",
            building.venue.street, building.venue.facts.post_town
        ),
        rooms: open
            .map(|hall| text.venues_room_line(hall.room.name.as_str(), hall.room.seats))
            .collect(),
    }
}

fn known(place: &Planner<'_>, one: &Locality, all: &[Locality]) -> Known {
    let text = place.text();
    let near = all.iter().filter(|other| one.near.contains(&other.id));
    let near: Vec<String> = near.map(|other| other.name.clone()).collect();
    let words = text.venues_change_place(one.name.as_str());
    Known {
        link: Link::new(words, place.to(&format!("orter/{}", one.id))),
        near: match near.as_slice() {
            [] => text.venues_near_nothing(),
            names => text.venues_near_these(text.list(names)),
        },
    }
}
