//! The last page: everything to look over, and the one green button that sends it.

use super::{
    answers::Answers,
    context::Flow,
    draft::{Draft, Purpose},
    question::{Answered, nothing_to_ask},
    rows::{self, Group},
    steps, young,
};
use crate::{
    locale::Text,
    registrations::{Standing, confirmation, finding, retention::promised_day, tools::Tools},
    store::Fault,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed, Visit,
        form::{ErrorSummary, FormState, Words},
    },
};
use askama::Template;
use chrono::NaiveDate;
use rocket::{http::Status, response::Redirect};

/// A list longer than this has the green button on top as well (experience.md 2.10).
const LONG: usize = 8;

/// Which answers the page showed.
const PRINT_FIELD: &str = "svar";

/// Which day the page promised.
const PROMISED_FIELD: &str = "tas-bort";

#[derive(Template)]
#[template(path = "registrations/check.html")]
struct Check<'a> {
    frame: &'a Frame,
    words: Words,
    heading: String,
    summary: Option<ErrorSummary>,
    inset: String,
    both: Option<String>,
    groups: Vec<Group>,
    long: bool,
    /// The fact that cannot be changed here.
    fixed: Option<String>,
    /// «Vi tar bort uppgifterna senast den 29 januari 2028.»
    privacy: Option<String>,
    /// The same day, for the form.
    promised: Option<String>,
    action: String,
    back: String,
    csrf: String,
    key: String,
    round: u32,
    /// Of the answers that are looked over.
    print: String,
    /// Whether the page said that a seat was free.
    free: bool,
    trap: &'static str,
    button: String,
}

/// `GET …/kontrollera`: everything to look over.
pub(super) async fn show(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    purpose: Purpose,
    number: Option<u32>,
) -> Answered {
    let Some(flow) = Flow::find(&here, &tools, visit, purpose, number).await? else {
        return Ok(Ok(nothing_to_ask(&here, purpose)));
    };
    if flow.was_sent() {
        let address = confirmation::address(&flow.frame, Standing::Placed);
        return Ok(Ok(Redirect::to(address)));
    }
    let answers = flow.answers();
    if steps::first_open(&answers).is_some() {
        return Ok(Ok(Redirect::to(flow.next_open(&answers))));
    }
    if young::who(&flow, &answers).is_some() {
        return Ok(Ok(Redirect::to(flow.page("for-ung"))));
    }
    let key = tools.chance.token();
    page(&flow, &answers, key, Status::Ok, &FormState::default())
        .await
        .map(Err)
}

/// The page, with what stands in the way if it comes back.
pub(in crate::registrations) async fn page(
    flow: &Flow<'_>,
    answers: &Answers,
    key: String,
    status: Status,
    state: &FormState,
) -> PageResult {
    let frame = &flow.frame;
    let text = frame.text;
    let size = if answers.are_two() { 2 } else { 1 };
    let free = flow.purpose != Purpose::SignUp || room(flow).await? >= size;
    let groups = rows::groups(flow, answers);
    let Above {
        heading,
        inset,
        button,
    } = Above::of(flow, answers, free);
    let promised = promised(flow);
    let shown = Check {
        frame,
        words: frame.form_words(),
        heading,
        summary: ErrorSummary::of(state, &[]),
        inset,
        both: (flow.purpose == Purpose::SignUp && answers.are_two())
            .then(|| text.flow_check_both_or_none()),
        long: groups.iter().map(|g| g.rows.len()).sum::<usize>() > LONG,
        groups,
        fixed: (flow.purpose == Purpose::Change)
            .then(|| text.flow_details_fixed(&flow.here.place.phone)),
        privacy: promised.map(|day| text.flow_privacy(text.date_and_year(day))),
        promised: promised.map(|day| day.to_string()),
        action: flow.to(None),
        back: match flow.purpose {
            Purpose::Change => frame.links.to("andra/val"),
            Purpose::SignUp | Purpose::Practice => flow.to(steps::steps(answers).last().copied()),
        },
        csrf: flow.visit.token(flow.tools.keys, flow.tools.chance),
        key,
        round: flow.round.number,
        print: match &flow.draft {
            Some(draft) => draft.print()?,
            None => String::new(),
        },
        free,
        trap: super::send::TRAP_FIELD,
        button,
    };
    Page::with_status(status, &shown)
}

/// What is said above and on the button.
struct Above {
    heading: String,
    /// That nothing has been sent yet.
    inset: String,
    button: String,
}

impl Above {
    fn of(flow: &Flow<'_>, answers: &Answers, free: bool) -> Self {
        let text = flow.frame.text;
        match flow.purpose {
            Purpose::Practice => Self {
                heading: text.flow_practice_check(),
                inset: text.flow_practice_check_inset(),
                button: text.flow_practice_send(),
            },
            Purpose::Change => Self {
                heading: text.flow_details_check(),
                inset: text.flow_details_inset(),
                button: text.flow_details_save(),
            },
            Purpose::SignUp => Self::of_sign_up(text, answers, free),
        }
    }

    fn of_sign_up(text: Text, answers: &Answers, free: bool) -> Self {
        let (voice, heading) = if answers.are_two() {
            ("both", text.flow_check_two())
        } else if answers.contact().is_some() {
            ("they", text.flow_check_they())
        } else {
            ("you", text.flow_check())
        };
        let (inset, button) = if free {
            (text.flow_check_not_yet(voice), text.flow_check_send(voice))
        } else {
            (
                text.flow_check_not_yet_line(),
                text.flow_check_send_line(voice),
            )
        };
        Self {
            heading,
            inset,
            button,
        }
    }
}

/// Whether what was looked over is not what would be sent: another window has changed it meanwhile.
pub(in crate::registrations) fn has_changed(typed: &Typed, draft: &Draft) -> Result<bool, Fault> {
    let seen = typed.text(PRINT_FIELD);
    Ok(!seen.is_empty() && seen != draft.print()?)
}

/// Seats that a newcomer may take.
async fn room(flow: &Flow<'_>) -> Result<usize, Failure> {
    match &flow.planned {
        Some(planned) => Ok(finding::room_left(flow.tools, planned).await?),
        None => Ok(0),
    }
}

/// The day by which what is sent now will be removed; none where nothing is sent for the first time.
pub(in crate::registrations) fn promised(flow: &Flow<'_>) -> Option<NaiveDate> {
    let planned = flow.planned.as_ref()?;
    if flow.purpose != Purpose::SignUp {
        return None;
    }
    promised_day(&planned.plan.municipality, &flow.round)
}

/// Whether the page promised another day than the one that holds now.
pub(in crate::registrations) fn promised_another(
    typed: &Typed,
    promised: Option<NaiveDate>,
) -> bool {
    let shown = typed.text(PROMISED_FIELD);
    !shown.is_empty() && Some(shown) != promised.map(|day| day.to_string()).as_deref()
}
