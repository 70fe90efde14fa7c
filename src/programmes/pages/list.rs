//! All programmes of a municipality.

use super::Planner;
use crate::{
    accounts::Nav,
    programmes::all,
    web::{Frame, Page, PageResult, parts::Link},
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "programmes/list.html")]
struct List<'a> {
    frame: &'a Frame,
    nav: Nav,
    new: Link,
    /// Each programme, and for whom it is.
    rows: Vec<(Link, String)>,
}

/// `GET /<municipality>/kurser`: what is taught.
#[get("/<_>/kurser")]
pub(in crate::programmes) async fn show(place: Planner<'_>) -> PageResult {
    let text = place.text();
    let programmes = all(place.store().read(), &place.municipality()?).await?;
    let rows = programmes.iter().map(|one| {
        let path = place.to(&format!("kurser/{}", one.id));
        let name = one.facts.name.of(text.lang());
        (
            Link::new(name, path),
            text.programmes_for(i32::from(one.minimum_age)),
        )
    });
    Page::show(&List {
        frame: place.frame,
        nav: place.nav(),
        new: Link::new(text.programmes_new(), place.to("kurser/ny")),
        rows: rows.collect(),
    })
}
