//! A place that people name: a new one, and one that is changed.

use super::{Planner, the_places};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand, sent_version,
    },
    venues::{
        Locality, NotWritten,
        form::{NAME, NEAR, place_section, read_place},
        write_place::{change_place, make_place},
    },
    web::{
        Failure, Here, PageResult, Reading,
        form::{FormState, Section},
        parts::Link,
    },
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/orter/ny`: a new place.
#[get("/<_>/orter/ny")]
pub(in crate::venues) async fn ask_new(place: Planner<'_>) -> PageResult {
    let all = the_places(&place).await?;
    new_page(&place, sections(&place, &all, None)).show()
}

/// `POST /<municipality>/orter/ny`: it is named.
#[post("/<_>/orter/ny", data = "<form>")]
pub(in crate::venues) async fn send_new(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let all = the_places(&place).await?;
    let sections = sections(&place, &all, None);
    let mut read = Reading::of(&typed, text, &sections);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let asked = read_place(&mut read, text);
    let page = new_page(&place, sections);
    let (Some(asked), true) = (asked, read.state.is_valid()) else {
        return page.refused(&typed, &read.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, once) = (place.by(&actor, &code), place.once(&typed));
    match make_place(place.store(), &by, &once, &asked).await {
        Ok(_) => Ok(Ok(to_list(&place))),
        Err(outcome) => {
            note(&place, &mut read.state, Failure::or_refusal(outcome)?);
            page.refused(&typed, &read.state)
        }
    }
}

/// `GET /<municipality>/orter/<id>`: a place.
#[get("/<_>/orter/<id>", rank = 2)]
pub(in crate::venues) async fn ask(place: Planner<'_>, id: &str) -> PageResult {
    let all = the_places(&place).await?;
    let known = the_place(&all, id)?;
    page(&place, known, sections(&place, &all, Some(known))).show()
}

/// `POST /<municipality>/orter/<id>`: it is changed.
#[post("/<_>/orter/<id>", data = "<form>", rank = 2)]
pub(in crate::venues) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let all = the_places(&place).await?;
    let known = the_place(&all, id)?;
    let sections = sections(&place, &all, Some(known));
    let mut read = Reading::of(&typed, text, &sections);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let asked = read_place(&mut read, text);
    let page = page(&place, known, sections);
    let (Some(asked), true) = (asked, read.state.is_valid()) else {
        return page.refused(&typed, &read.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, seen) = (place.by(&actor, &code), sent_version(&typed));
    match change_place(place.store(), &by, known.id, &seen, &asked).await {
        Ok(()) => Ok(Ok(to_list(&place))),
        Err(outcome) => match Failure::or_refusal(outcome)? {
            NotWritten::Overtaken => {
                let who = last_hand(place.store(), text, known.id.uuid()).await?;
                let all = the_places(&place).await?;
                let now = all.iter().find(|one| one.id == known.id);
                let now = now.ok_or(Failure::NotFound)?;
                let sections = self::sections(&place, &all, Some(now));
                self::page(&place, now, sections).overtaken(read.state, &who)
            }
            refusal => {
                note(&place, &mut read.state, refusal);
                page.refused(&typed, &read.state)
            }
        },
    }
}

/// The place of this address.
fn the_place<'a>(all: &'a [Locality], id: &str) -> Result<&'a Locality, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    all.iter().find(|one| one.id == id).ok_or(Failure::NotFound)
}

fn sections(place: &Planner<'_>, all: &[Locality], known: Option<&Locality>) -> Vec<Section> {
    let own = known.map(|known| known.id);
    let others: Vec<&Locality> = all.iter().filter(|one| Some(one.id) != own).collect();
    vec![place_section(place.text(), &others, known)]
}

fn note(place: &Planner<'_>, state: &mut FormState, refusal: NotWritten) {
    match refusal {
        NotWritten::NameTaken => state.refuse(NAME, place.text().venues_place_taken()),
        NotWritten::PlaceGone | NotWritten::Overtaken => {
            state.refuse(NEAR, place.text().venues_wrong_near());
        }
    }
}

fn new_page<'r>(place: &Planner<'r>, sections: Vec<Section>) -> EditPage<'r> {
    let text = place.text();
    EditPage::new(
        place,
        text.venues_new_place_title(),
        back(place),
        "orter/ny",
        sections,
    )
    .lead(text.venues_place_lead())
}

fn page<'r>(place: &Planner<'r>, known: &Locality, sections: Vec<Section>) -> EditPage<'r> {
    let (text, path) = (place.text(), format!("orter/{}", known.id));
    let title = text.venues_change_place(known.name.as_str());
    EditPage::new(place, title, back(place), &path, sections)
        .lead(text.venues_place_lead())
        .version(&known.version())
}

fn back(place: &Planner<'_>) -> Link {
    Link::new(place.text().venues_title(), place.to("lokaler"))
}

fn to_list(place: &Planner<'_>) -> Redirect {
    Redirect::to(format!("{}?klart=ort", place.to("lokaler")))
}
