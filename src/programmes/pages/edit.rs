//! A new programme, and a programme that is changed.

use super::{Planner, the_programme};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand, sent_version,
    },
    programmes::{
        Programme,
        change::{NotChanged, change},
        form::{read, sections},
        make::make,
    },
    web::{Failure, Here, PageResult, Reading, parts::Link},
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/kurser/ny`: a new programme.
#[get("/<_>/kurser/ny")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::programmes) fn ask_new(place: Planner<'_>) -> PageResult {
    new_page(&place).show()
}

/// `POST /<municipality>/kurser/ny`: it is made.
#[post("/<_>/kurser/ny", data = "<form>")]
pub(in crate::programmes) async fn send_new(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let mut reading = Reading::of(&typed, text, &sections(text, None));
    if expired {
        reading.state.refuse_all(text.web_stale());
    }
    let asked = read(&mut reading, text);
    let (Some(programme), true) = (asked, reading.state.is_valid()) else {
        return new_page(&place).refused(&typed, &reading.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, once) = (place.by(&actor, &code), place.once(&typed));
    let id = make(place.store(), &by, &once, &programme).await?;
    let path = place.to(&format!("kurser/{id}"));
    Ok(Ok(Redirect::to(format!("{path}?klart=sparat"))))
}

/// `GET /<municipality>/kurser/<id>/andra`: a programme.
#[get("/<_>/kurser/<id>/andra")]
pub(in crate::programmes) async fn ask(place: Planner<'_>, id: &str) -> PageResult {
    let programme = the_programme(&place, id).await?;
    page(&place, &programme).show()
}

/// `POST /<municipality>/kurser/<id>/andra`: it is changed.
#[post("/<_>/kurser/<id>/andra", data = "<form>")]
pub(in crate::programmes) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let known = the_programme(&place, id).await?;
    let mut reading = Reading::of(&typed, text, &sections(text, Some(&known)));
    if expired {
        reading.state.refuse_all(text.web_stale());
    }
    let asked = read(&mut reading, text);
    let page = page(&place, &known);
    let (Some(programme), true) = (asked, reading.state.is_valid()) else {
        return page.refused(&typed, &reading.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, seen, id) = (place.by(&actor, &code), sent_version(&typed), known.id);
    match change(place.store(), &by, id, &seen, &programme).await {
        Ok(()) => {
            let path = place.to(&format!("kurser/{id}"));
            Ok(Ok(Redirect::to(format!("{path}?klart=sparat"))))
        }
        Err(outcome) => match Failure::or_refusal(outcome)? {
            NotChanged::Overtaken => {
                let who = last_hand(place.store(), text, id.uuid()).await?;
                let now = the_programme(&place, &id.to_string()).await?;
                self::page(&place, &now).overtaken(reading.state, &who)
            }
        },
    }
}

fn new_page<'r>(place: &Planner<'r>) -> EditPage<'r> {
    let text = place.text();
    let back = Link::new(text.programmes_title(), place.to("kurser"));
    EditPage::new(
        place,
        text.programmes_new(),
        back,
        "kurser/ny",
        sections(text, None),
    )
    .lead(text.programmes_new_lead())
}

fn page<'r>(place: &Planner<'r>, known: &Programme) -> EditPage<'r> {
    let (text, own) = (place.text(), format!("kurser/{}", known.id));
    let back = Link::new(known.facts.name.of(text.lang()), place.to(&own));
    let title = text.programmes_change_of(known.facts.name.of(text.lang()));
    let action = format!("{own}/andra");
    EditPage::new(place, title, back, &action, sections(text, Some(known)))
        .lead(text.programmes_change_lead())
        .version(&known.version())
}
