//! Both have a place in one round: which of the two is kept?

use super::{
    Helper, PATH,
    deciding::{DECISION, KEEP, PAIR, SAME},
    pair::standing_in_words,
};
use crate::{
    accounts::Nav,
    kernel::{MemberId, ResidentId},
    registrations::{Double, has_begun},
    residents, rounds,
    store::Fault,
    web::{
        Frame, Page, PageResult,
        form::{ErrorSummary, FormState, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::http::Status;

#[derive(Template)]
#[template(path = "desk/two_places.html")]
struct TwoPlacesPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    heading: String,
    about: String,
    places: Vec<Place>,
    leaves: String,
    action: String,
    csrf: String,
    /// What goes along unseen: the pair, what was decided, and what is kept in other rounds.
    hidden: Vec<(&'static str, String)>,
    keep: &'static str,
}

struct Place {
    title: String,
    state: String,
    word: String,
    member: String,
    button: String,
}

/// The first round in which both have a place; the others are asked about one after another.
pub(super) async fn ask(
    work: &Helper<'_>,
    pair: (ResidentId, ResidentId),
    keep: &[MemberId],
    doubles: &[Double],
) -> PageResult {
    let (text, db) = (work.text(), work.store().read());
    let double = doubles.first();
    let double = double.ok_or_else(|| Fault::new("two places in no round"))?;
    let round = rounds::by_id(db, double.round).await?;
    let round = round.ok_or_else(|| Fault::new("a registration's round is gone"))?;
    let people = residents::by_ids(db, &[pair.0, pair.1]).await?;
    let places = people.iter().zip(&double.places).map(|(person, place)| {
        let (name, booked) = (person.name.as_str(), place.booking_word.as_str());
        Place {
            title: text.duplicates_their_place(name),
            state: standing_in_words(text, place.standing),
            word: text.duplicates_place_word(booked),
            member: place.member.to_string(),
            button: text.duplicates_keep(booked, name),
        }
    });
    let mut state = FormState::default();
    state.refuse_all(text.duplicates_wrong_two_places());
    let mut hidden = vec![
        (PAIR, format!("{}.{}", pair.0, pair.1)),
        (DECISION, SAME.to_owned()),
    ];
    hidden.extend(keep.iter().map(|member| (KEEP, member.to_string())));
    let queue = work.to(PATH);
    let page = TwoPlacesPage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.duplicates_back(), queue.as_str()),
        words: work.frame.form_words(),
        summary: ErrorSummary::of(&state, &[]),
        heading: text.duplicates_which(),
        about: text.duplicates_two_places(round.number.to_string(), text.days(&round.days())),
        places: places.collect(),
        leaves: if has_begun(&round, work.now()) {
            text.duplicates_leaves_silently()
        } else {
            text.duplicates_leaves()
        },
        action: queue,
        csrf: work.csrf(),
        hidden,
        keep: KEEP,
    };
    Page::with_status(Status::UnprocessableEntity, &page)
}
