//! One day of several is changed by a visitor.

use super::{
    current::{Current, REGISTRATION_FIELD, ask_again},
    one_day::{Around, can_change_one_day},
    one_day_steps::{self, Asked},
};
use crate::{
    audit::Actor,
    registrations::{flow::Answered, tools::Tools},
    web::{Here, ProtectedForm, Visit},
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/andra/en-dag`: which day, and what to do with it.
#[get("/<_>/andra/en-dag?<dag>&<vem>&<vidare>")]
pub(in crate::registrations) async fn ask_one_day(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    dag: Option<&str>,
    vem: Option<&str>,
    vidare: Option<&str>,
) -> Answered {
    let Some(current) = Current::latest(&here, &tools, visit).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let around = around(&here, &tools, visit, &current);
    if !can_change_one_day(&current) {
        return Ok(Ok(Redirect::to(around.menu)));
    }
    let asked = Asked {
        day: dag,
        who: vem,
        sent: vidare.is_some(),
    };
    one_day_steps::ask(&here, &tools, &current, around, asked)
        .await
        .map(Err)
}

/// `POST /<municipality>/andra/en-dag`: that.
#[post("/<_>/andra/en-dag", data = "<form>")]
pub(in crate::registrations) async fn save_one_day(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let (typed, expired) = form.opened();
    let Some(current) = Current::of_form(&here, &tools, visit, &typed).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let around = around(&here, &tools, visit, &current);
    let sent = (&Actor::Visitor, &typed, expired);
    one_day_steps::save(&here, &tools, &current, around, sent).await
}

fn around(here: &Here<'_>, tools: &Tools<'_>, visit: &Visit, current: &Current) -> Around {
    Around {
        nav: None,
        action: here.frame.links.to("andra/en-dag"),
        menu: here.frame.links.to("andra/val"),
        hidden: vec![
            ("csrf", visit.token(tools.keys, tools.chance)),
            (REGISTRATION_FIELD, current.found.id.to_string()),
        ],
    }
}
