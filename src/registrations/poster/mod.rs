//! A round's poster, for notice boards. It says what the round's own page says, in fewer words; who is
//! shown the one is shown the other.
//!
//! Anybody may ask for any of them as often as they like. Each is set once a day and language, and anew
//! when the plan changes; a flood keeps one core busy at most until all are remembered, and beyond the
//! few that may wait it is told to come back. No row is written.

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
mod words;

use super::tools::Tools;
use crate::{
    kernel::CivilTime,
    paper::{About, Kind, Paper, Press},
    web::{Failure, Here, OnPaper, Pdf},
};
use rocket::{State, get};
use words::Poster;

/// `GET /<municipality>/traffar/<number>/affisch`: the poster as a PDF. What it says is remembered with
/// it, so only the first who asks has it typeset.
#[get("/<_>/traffar/<number>/affisch")]
pub(super) async fn poster(
    here: Here<'_>,
    tools: Tools<'_>,
    on_paper: OnPaper<'_>,
    press: &State<Press>,
    number: u32,
) -> Result<Pdf, Failure> {
    let text = here.frame.text;
    let code = here.municipality()?;
    let found = tools.plans.by_number(tools.store, &code, number);
    let planned = found.await?.ok_or(Failure::NotFound)?;
    let now = tools.clock.now();
    let path = format!("traffar/{number}");
    let address = on_paper.address(text.lang(), &here.place.slug, &path);
    let poster = Poster::of(text, &planned, address, now).ok_or(Failure::NotFound)?;
    let about = About {
        lang: text.lang().code(),
        title: &poster.title,
        author: &planned.plan.municipality.full_name,
        day: CivilTime::of(now, planned.round.zone).date,
    };
    let paper = Paper::new(Kind::Poster, about, &poster)?;
    Ok(Pdf {
        name: text.posters_file(&here.place.slug, number.to_string()),
        bytes: press.print_public(paper).await?,
    })
}
