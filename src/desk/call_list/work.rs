//! What is done with a task from its page.

use super::{Clerk, PATH, form, one};
use crate::{
    accounts::{Answered, Residents, StaffForm, Tools, Workplace, last_hand_of, sent_version},
    kernel::{CallTaskId, MunicipalityCode},
    messages::{CALL_ACTS, OnCall, TaskRefusal, Tried, hours_here},
    store::Outcome,
    web::{Failure, Here, Reading, Typed, form::FormState},
};
use rocket::{http::Status, post, response::Redirect};

/// The button that was pressed.
const DEED: &str = "gor";

/// `POST /<municipality>/ringlista/<id>`: taken, let go of, called, or written to.
#[post("/<_>/ringlista/<id>", rank = 2, data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    id: &str,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let (text, code, id) = (work.text(), work.municipality()?, one::parsed(id)?);
    let mut read = Reading::of(&typed, text, &form::after_a_call(text));
    if expired {
        read.state.refuse_all(text.web_stale());
        return again(&work, &code, id, Status::UnprocessableEntity, read.state).await;
    }
    let (actor, seen) = (work.actor(), sent_version(&typed));
    let on_call = OnCall {
        store: work.store(),
        by: work.by(&actor, &code),
        account: work.allowed.account.id,
        task: id,
        seen: &seen,
    };
    let done = match typed.text(DEED) {
        "ta" => on_call.take().await,
        "slapp" => on_call.let_go().await,
        "brev" => {
            on_call
                .note(&work.once(&typed), Tried::Letter, None, true)
                .await
        }
        _ => match noted(&work, &code, &on_call, &typed, &mut read).await? {
            Some(done) => done,
            None => {
                return again(&work, &code, id, Status::UnprocessableEntity, read.state).await;
            }
        },
    };
    let taken = typed.text(DEED) == "ta";
    let state = read.state;
    match done {
        // What was filled in before a colleague had the task is still there.
        Ok(()) if taken && state.value(form::OUTCOME).is_some_and(|it| !it.is_empty()) => {
            one::show(&work, &code, id, Status::Ok, &state)
                .await
                .map(Err)
        }
        Ok(()) if taken => Ok(Ok(Redirect::to(work.to(&format!("{PATH}/{id}"))))),
        Ok(()) => Ok(Ok(Redirect::to(work.to(PATH)))),
        Err(outcome) => refused(&work, &code, id, outcome, state).await,
    }
}

/// Reads what came of a call and notes it; none when something is wrong with what was typed.
async fn noted(
    work: &Clerk<'_>,
    code: &MunicipalityCode,
    on_call: &OnCall<'_>,
    typed: &Typed,
    read: &mut Reading<'_>,
) -> Result<Option<Result<(), Outcome<TaskRefusal>>>, Failure> {
    let text = work.text();
    let tried = form::read_outcome(read, text);
    let mut agreed = None;
    if tried == Some(Tried::Later) {
        let hours = hours_here(work.store().read(), code).await?;
        agreed = form::read_when(read, text, work.now(), &hours);
    }
    let Some(tried) = tried.filter(|_| read.state.is_valid()) else {
        return Ok(None);
    };
    let letter = one::has_address(work, code, on_call.task).await?;
    let once = work.once(typed);
    Ok(Some(on_call.note(&once, tried, agreed, letter).await))
}

/// The page as it stands now, with what was typed and why it was not done.
async fn refused(
    work: &Clerk<'_>,
    code: &MunicipalityCode,
    id: CallTaskId,
    outcome: Outcome<TaskRefusal>,
    mut state: FormState,
) -> Answered {
    let text = work.text();
    let refusal = Failure::or_refusal(outcome)?;
    let who = last_hand_of(work.store(), text, id.uuid(), &CALL_ACTS).await?;
    state.refuse_all(match refusal {
        TaskRefusal::Overtaken => text.tasks_overtaken(who),
        TaskRefusal::Theirs => text.tasks_theirs(),
        TaskRefusal::Over => text.tasks_over(who),
        TaskRefusal::Untrue => text.tasks_untrue(),
    });
    again(work, code, id, Status::Conflict, state).await
}

async fn again(
    work: &Clerk<'_>,
    code: &MunicipalityCode,
    id: CallTaskId,
    status: Status,
    state: FormState,
) -> Answered {
    one::show(work, code, id, status, &state).await.map(Err)
}
