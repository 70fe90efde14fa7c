//! What was pressed: the same person, not the same, or undo.

use super::{
    Helper, PATH,
    decide::{self, NotDecided},
    decisions::who,
    queue, two_places,
};
use crate::{
    accounts::{Answered, Residents, StaffForm, Tools, Workplace},
    kernel::{MemberId, ResidentId, VerdictId},
    registrations::Plans,
    residents::{Decided, Undecided},
    store::Outcome,
    web::{Failure, Here, Typed},
};
use rocket::{State, post, response::Redirect};

/// The field with the two people.
pub(super) const PAIR: &str = "par";
/// The field with what was decided, or with the decision that is undone.
pub(super) const DECISION: &str = "beslut";
/// The field with the places that are kept.
pub(super) const KEEP: &str = "behall";

/// What the buttons send.
pub(super) const SAME: &str = "samma";
const NOT_SAME: &str = "inte";

/// `POST /<municipality>/dubbletter`: the two are one, or are not.
#[post("/<_>/dubbletter", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    plans: &State<Plans>,
    form: StaffForm<'_, Residents>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let text = work.text();
    if expired {
        return queue::refused(&work, plans, text.web_stale())
            .await
            .map(Err);
    }
    let Some(pair) = pair_in(&typed) else {
        let wrong = text.duplicates_wrong_choice();
        return queue::refused(&work, plans, wrong).await.map(Err);
    };
    let keep = kept_in(&typed);
    let (actor, code) = (work.actor(), work.municipality()?);
    let by = work.by(&actor, &code);
    let done = match typed.text(DECISION) {
        SAME => decide::same(work.store(), &by, pair, &keep).await,
        NOT_SAME => decide::not_same(work.store(), &by, pair).await,
        _ => {
            let wrong = text.duplicates_wrong_choice();
            return queue::refused(&work, plans, wrong).await.map(Err);
        }
    };
    match done {
        Ok(verdict) => Ok(Ok(to_queue(&work, &verdict.to_string()))),
        Err(outcome) => not_done(&work, plans, pair, &keep, outcome).await,
    }
}

/// `POST /<municipality>/dubbletter/angra`: a decision is undone.
#[post("/<_>/dubbletter/angra", data = "<form>")]
pub(in crate::desk) async fn take_back(
    here: Here<'_>,
    tools: Tools<'_>,
    plans: &State<Plans>,
    form: StaffForm<'_, Residents>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    if expired {
        let stale = work.text().web_stale();
        return queue::refused(&work, plans, stale).await.map(Err);
    }
    let Ok(id) = typed.text(DECISION).parse::<VerdictId>() else {
        return Ok(Ok(Redirect::to(work.to(PATH))));
    };
    let (actor, code) = (work.actor(), work.municipality()?);
    let by = work.by(&actor, &code);
    match decide::undo(work.store(), &by, id).await {
        Ok(0) => Ok(Ok(to_queue(&work, queue::UNDONE))),
        Ok(_) => Ok(Ok(to_queue(&work, queue::UNDONE_WITH_PLACE))),
        Err(outcome) => {
            let wrong = wrong(&work, Failure::or_refusal(outcome)?).await?;
            queue::refused(&work, plans, wrong).await.map(Err)
        }
    }
}

fn to_queue(work: &Helper<'_>, done: &str) -> Redirect {
    Redirect::to(format!("{}?klart={done}", work.to(PATH)))
}

fn pair_in(typed: &Typed) -> Option<(ResidentId, ResidentId)> {
    let (one, other) = typed.text(PAIR).split_once('.')?;
    let (one, other) = (one.parse().ok()?, other.parse().ok()?);
    (one != other).then_some((one, other))
}

fn kept_in(typed: &Typed) -> Vec<MemberId> {
    let kept = typed.choices(KEEP).iter();
    kept.filter_map(|member| member.parse().ok()).collect()
}

async fn not_done(
    work: &Helper<'_>,
    plans: &State<Plans>,
    pair: (ResidentId, ResidentId),
    keep: &[MemberId],
    outcome: Outcome<NotDecided>,
) -> Answered {
    match Failure::or_refusal(outcome)? {
        NotDecided::TwoPlaces(doubles) => {
            two_places::ask(work, pair, keep, &doubles).await.map(Err)
        }
        refusal @ NotDecided::Undecided(_) => {
            let wrong = wrong(work, refusal).await?;
            queue::refused(work, plans, wrong).await.map(Err)
        }
    }
}

/// Why it was not done, in words.
async fn wrong(work: &Helper<'_>, refusal: NotDecided) -> Result<String, Failure> {
    let text = work.text();
    Ok(match refusal {
        NotDecided::Undecided(Undecided::Decided(verdict)) => {
            let who = who(work, &verdict).await?;
            match verdict.decided {
                Decided::Same => text.duplicates_wrong_same(who),
                Decided::Other => text.duplicates_wrong_other(who),
            }
        }
        NotDecided::Undecided(Undecided::Merged) => text.duplicates_wrong_merged(),
        NotDecided::Undecided(Undecided::MergedSince) => text.duplicates_wrong_merged_since(),
        NotDecided::Undecided(Undecided::SameFacts) => text.duplicates_wrong_same_facts(),
        NotDecided::TwoPlaces(_) => text.duplicates_wrong_two_places(),
    })
}
