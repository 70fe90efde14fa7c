//! One day of several is changed together with somebody on the phone.

use super::{
    by_staff::{Helper, current},
    current::Current,
    one_day::{Around, can_change_one_day},
    one_day_steps::{self, Asked},
};
use crate::{
    accounts::{self, Answered, Residents, StaffForm, Workplace},
    registrations::tools::Tools,
    web::{Failure, Here, Page},
};
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/anmalda/<id>/andra/en-dag`: which day, and what to do with it.
#[get("/<_>/anmalda/<id>/andra/en-dag?<dag>&<vem>&<vidare>")]
pub(in crate::registrations) async fn ask_one_day_by_staff(
    work: Helper<'_>,
    tools: Tools<'_>,
    id: &str,
    dag: Option<&str>,
    vem: Option<&str>,
    vidare: Option<&str>,
) -> Result<Result<Redirect, Page>, Failure> {
    let current = current(&work, id).await?;
    let around = around(&work, &current);
    if !can_change_one_day(&current) {
        return Ok(Ok(Redirect::to(around.menu)));
    }
    let asked = Asked {
        day: dag,
        who: vem,
        sent: vidare.is_some(),
    };
    one_day_steps::ask(&place(&work), &tools, &current, around, asked)
        .await
        .map(Err)
}

/// `POST /<municipality>/anmalda/<id>/andra/en-dag`: that.
#[post("/<_>/anmalda/<id>/andra/en-dag", data = "<form>")]
pub(in crate::registrations) async fn save_one_day_by_staff(
    here: Here<'_>,
    staff: accounts::Tools<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    id: &str,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, staff, allowed);
    let current = current(&work, id).await?;
    let (around, actor) = (around(&work, &current), work.actor());
    let sent = (&actor, &typed, expired);
    one_day_steps::save(&place(&work), &tools, &current, around, sent).await
}

fn place<'r>(work: &Helper<'r>) -> Here<'r> {
    Here {
        frame: work.frame,
        place: work.place,
    }
}

fn around(work: &Helper<'_>, current: &Current) -> Around {
    let menu = work.to(&format!("anmalda/{}/andra", current.found.id));
    Around {
        nav: Some(work.nav()),
        action: format!("{menu}/en-dag"),
        menu,
        hidden: vec![("csrf", work.csrf())],
    }
}
