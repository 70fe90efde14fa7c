//! `/dubbletter`: the pairs that wait, the oldest first, and what was decided lately.

use super::{
    Helper, PATH,
    decisions::{self, Row},
    pair::{Block, block},
};
use crate::{
    accounts::Nav,
    kernel::{ResidentId, VerdictId},
    registrations::{self, Plans},
    residents::{self, Decided, LikelyPair, Verdict},
    web::{
        Failure, Frame, Page, PageResult,
        form::{ErrorSummary, FormState, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{State, get, http::Status};

/// So many pairs are shown; the others come when these are decided.
const SHOWN: usize = 20;

/// What the address says after a decision was undone, and after one for which a place was left.
pub(super) const UNDONE: &str = "angrat";
pub(super) const UNDONE_WITH_PLACE: &str = "angrat-plats";

#[derive(Template)]
#[template(path = "desk/duplicates.html")]
struct QueuePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    summary: Option<ErrorSummary>,
    /// What has just been done, and what to press to undo it.
    done: Option<Receipt>,
    waiting: String,
    pairs: Vec<Block>,
    first_of_more: Option<String>,
    /// What is said where nobody waits.
    nobody: String,
    /// The way from one person's pairs to all.
    all: Option<Link>,
    decisions: Vec<Row>,
    action: String,
    undo: String,
    csrf: String,
}

struct Receipt {
    lines: Vec<String>,
    undo: Option<String>,
}

/// `GET /<municipality>/dubbletter?person=&klart=`: all pairs that wait, or those of one person.
#[get("/<_>/dubbletter?<person>&<klart>")]
pub(in crate::desk) async fn page(
    work: Helper<'_>,
    plans: &State<Plans>,
    person: Option<&str>,
    klart: Option<&str>,
) -> PageResult {
    let of = person.map(str::parse).transpose();
    let of: Option<ResidentId> = of.map_err(|_| Failure::NotFound)?;
    let done = receipt(&work, klart.unwrap_or_default()).await?;
    show(&work, plans, of, done, &FormState::default()).await
}

/// The queue again, with what was wrong.
pub(super) async fn refused(work: &Helper<'_>, plans: &State<Plans>, wrong: String) -> PageResult {
    let mut state = FormState::default();
    state.refuse_all(wrong);
    show(work, plans, None, None, &state).await
}

async fn show(
    work: &Helper<'_>,
    plans: &State<Plans>,
    of: Option<ResidentId>,
    done: Option<Receipt>,
    state: &FormState,
) -> PageResult {
    let (text, store, code) = (work.text(), work.store(), work.municipality()?);
    let pairs = residents::likely_pairs(store.read(), &code, of).await?;
    let queue = work.to(PATH);
    let page = QueuePage {
        frame: work.frame,
        nav: work.nav(),
        words: work.frame.form_words(),
        summary: ErrorSummary::of(state, &[]),
        done,
        waiting: text.duplicates_waiting(pairs.len()),
        first_of_more: (pairs.len() > SHOWN).then(|| text.duplicates_first_of_more(SHOWN)),
        pairs: blocks(work, plans, &pairs).await?,
        nobody: if of.is_some() {
            text.duplicates_nobody_like()
        } else {
            text.duplicates_nobody()
        },
        all: of.map(|_| Link::new(text.duplicates_all(), queue.as_str())),
        decisions: decisions::rows(work).await?,
        action: queue,
        undo: work.to(&format!("{PATH}/angra")),
        csrf: work.csrf(),
    };
    if page.summary.is_some() {
        return Page::with_status(Status::UnprocessableEntity, &page);
    }
    Page::show(&page)
}

async fn blocks(
    work: &Helper<'_>,
    plans: &State<Plans>,
    pairs: &[LikelyPair],
) -> Result<Vec<Block>, Failure> {
    let code = work.municipality()?;
    let shown = || pairs.iter().take(SHOWN);
    let people: Vec<_> = shown().flat_map(|p| [p.first.id, p.second.id]).collect();
    let today = work.today();
    let short = registrations::in_short(work.store(), plans, &code, today, &people).await?;
    let numbered = shown().zip(1..);
    Ok(numbered
        .map(|(pair, number)| block(work, number, pair, &short))
        .collect())
}

async fn receipt(work: &Helper<'_>, done: &str) -> Result<Option<Receipt>, Failure> {
    let text = work.text();
    let said = |line: String| Receipt {
        lines: vec![line],
        undo: None,
    };
    match done {
        UNDONE => return Ok(Some(said(text.duplicates_done_undone()))),
        UNDONE_WITH_PLACE => return Ok(Some(said(text.duplicates_done_undone_place()))),
        _ => {}
    }
    let Ok(id) = done.parse::<VerdictId>() else {
        return Ok(None);
    };
    let (db, code) = (work.store().read(), work.municipality()?);
    let found = residents::verdict_by_id(db, &code, id).await?;
    match found.filter(|found| !found.undone) {
        Some(found) => Ok(Some(receipt_of(work, &found).await?)),
        None => Ok(None),
    }
}

async fn receipt_of(work: &Helper<'_>, found: &Verdict) -> Result<Receipt, Failure> {
    let (text, db) = (work.text(), work.store().read());
    let mut lines = Vec::new();
    match found.decided {
        Decided::Same => {
            let kept = residents::by_ids_known(db, &[found.kept]).await?;
            let name = kept.first().map(|person| person.name.to_string());
            let name = name.unwrap_or_else(|| text.duplicates_somebody());
            lines.push(text.duplicates_done_same(name));
            lines.extend((found.places_left > 0).then(|| text.duplicates_done_place()));
        }
        Decided::Other => lines.push(text.duplicates_done_other()),
    }
    Ok(Receipt {
        lines,
        undo: Some(found.id.to_string()),
    })
}
