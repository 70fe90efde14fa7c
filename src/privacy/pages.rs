//! The page of an installation's retention and backups, and the decision about what is on hold.

use super::{
    due::{self, Due},
    plan::RetentionPlan,
    queries::{LastRun, last_runs},
};
use crate::{
    accounts::{Allowed, Nav, Retention, StaffForm, Tools},
    audit::Actor,
    kernel::{CivilTime, Moment, Zone},
    locale::Text,
    messages,
    outbox::{self, Held, Release},
    store::{Fault, Term},
    web::{
        Failure, Frame, Links, Page, PageResult,
        form::{Answer, Choice, ErrorSummary, FormState, Part, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{State, async_trait, get, http::Status, post, response::Redirect};
use std::sync::Arc;

const PATH: &str = "gallring";
const RELEASE_PATH: &str = "gallring/utkorg";
const DECISION: &str = "beslut";

/// What the installation's backups look like from here. The settings and the folder are `app`'s.
#[async_trait]
pub trait BackupsSeen: Send + Sync {
    /// Whether the service makes any by itself.
    fn are_made(&self) -> bool;

    /// The newest that was found good.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be looked for.
    async fn last(&self) -> Result<Option<LastBackup>, Fault>;
}

/// A backup that was found good when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastBackup {
    /// As of when it is.
    pub at: Moment,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether nobody can read it without the key.
    pub encrypted: bool,
}

impl LastBackup {
    /// Whether the next one should have been made: a night has gone by without, and an hour for making
    /// it.
    #[must_use]
    pub fn is_overdue(&self, now: Moment) -> bool {
        now.since(self.at) > chrono::Duration::hours(25)
    }
}

/// A kind of record in the table.
struct Row {
    name: String,
    rule: String,
    decisions: Vec<String>,
    overdue: Tag,
    last: String,
}

#[derive(Template)]
#[template(path = "privacy/retention.html")]
struct RetentionPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    done: Option<String>,
    held: Option<(String, Link)>,
    backup: String,
    backup_state: Option<Tag>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "privacy/release.html")]
struct ReleasePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    held: Option<String>,
    decision: Choice,
    action: String,
    csrf: String,
}

/// `GET /gallring`: what is kept for how long, and whether it is removed then; backups.
#[get("/gallring?<klart>")]
pub(super) async fn show(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, Retention>,
    plan: &State<RetentionPlan>,
    backups: &State<Arc<dyn BackupsSeen>>,
    klart: Option<&str>,
) -> PageResult {
    let (text, store, now) = (frame.text, tools.store, tools.clock.now());
    let runs = last_runs(store.read()).await?;
    let counted = due::count(store, plan, now).await?;
    let held = outbox::held(store.read()).await?;
    let (backup, backup_state) = backup_in_words(text, backups.as_ref(), now).await?;
    let release = || Link::new(text.privacy_decide(), own_path(text, RELEASE_PATH));
    Page::show(&RetentionPage {
        frame,
        nav: Nav::of(frame, &tools, &allowed),
        done: klart.and_then(|word| done(text, word)),
        held: held.map(|held| (held_in_words(text, held), release())),
        backup,
        backup_state,
        rows: counted
            .iter()
            .map(|due| row(text, due, runs.get(due.ruled.rule.kind)))
            .collect(),
    })
}

/// `GET /gallring/utkorg`: what is to become of the messages on hold.
#[get("/gallring/utkorg")]
pub(super) async fn ask_release(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, Retention>,
) -> PageResult {
    release_page(frame, &tools, &allowed, Status::Ok, &FormState::default()).await
}

/// `POST /gallring/utkorg`: the decision.
#[post("/gallring/utkorg", data = "<form>")]
pub(super) async fn release(
    frame: &Frame,
    tools: Tools<'_>,
    form: StaffForm<'_, Retention>,
) -> Result<Result<Redirect, Page>, Failure> {
    let text = frame.text;
    let (allowed, typed, expired) = form.opened();
    let mut state = typed.kept(&[DECISION]);
    let decision = match typed.text(DECISION) {
        "skicka" => Some((Release::Send, "skickas")),
        "ta-bort" => Some((Release::TakeBack, "borttagna")),
        _ => None,
    };
    if expired {
        state.refuse_all(text.web_stale());
    } else if decision.is_none() {
        state.refuse(DECISION, text.privacy_wrong_decision());
    }
    let (Some((decision, word)), false) = (decision, expired) else {
        let status = Status::UnprocessableEntity;
        let page = release_page(frame, &tools, &allowed, status, &state).await;
        return page.map(Err);
    };
    let (now, actor) = (tools.clock.now(), Actor::Staff(allowed.account.id));
    messages::decide_held(tools.store, now, tools.chance, &actor, decision).await?;
    let path = own_path(text, PATH);
    Ok(Ok(Redirect::to(format!("{path}?klart={word}"))))
}

async fn release_page(
    frame: &Frame,
    tools: &Tools<'_>,
    allowed: &Allowed<'_, Retention>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let held = outbox::held(tools.store.read()).await?;
    let answers = vec![
        Answer::new("skicka", text.privacy_send()).hint(text.privacy_send_hint()),
        Answer::new("ta-bort", text.privacy_take_back()).hint(text.privacy_take_back_hint()),
    ];
    let decision = Choice::radios(DECISION, text.privacy_which_decision(), answers).filled(state);
    let page = ReleasePage {
        frame,
        nav: Nav::of(frame, tools, allowed),
        back: Link::new(text.privacy_title(), own_path(text, PATH)),
        words: frame.form_words(),
        summary: ErrorSummary::of(state, &[&decision as &dyn Part]),
        held: held.map(|held| held_in_words(text, held)),
        decision,
        action: own_path(text, RELEASE_PATH),
        csrf: allowed.form_token(tools.keys, tools.chance),
    };
    Page::with_status(status, &page)
}

fn row(text: Text, due: &Due<'_>, last: Option<&LastRun>) -> Row {
    let ruled = due.ruled;
    let elsewhere = ruled.elsewhere.iter();
    let elsewhere = elsewhere.map(|(code, number)| text.privacy_decision_in(code, number));
    let mut decisions: Vec<String> = ruled.decision.iter().cloned().chain(elsewhere).collect();
    if decisions.is_empty() {
        decisions.push(text.privacy_no_decision());
    }
    let (name, rule) = kind_in_words(text, ruled.rule.kind, ruled.rule.term);
    Row {
        name,
        rule,
        decisions,
        overdue: overdue(text, due.overdue),
        last: match last {
            Some(run) => text.privacy_last_run(moment(text, run.at), run.removed),
            None => text.privacy_never_ran(),
        },
    }
}

fn overdue(text: Text, number: u64) -> Tag {
    let colour = if number == 0 { "green" } else { "red" };
    let text = text.privacy_overdue(number);
    Tag { text, colour }
}

/// What a kind of record is called, and its rule in words.
fn kind_in_words(text: Text, kind: &str, term: Term) -> (String, String) {
    let days = match term {
        Term::Days(days) => i64::from(days),
        Term::Fixed(kept) => kept.num_days(),
        Term::Own => 0,
    };
    match kind {
        "limits" => (text.privacy_limits(), text.privacy_limits_rule()),
        "set-aside" => (text.privacy_set_aside(), text.privacy_set_aside_rule()),
        "sent-forms" => (text.privacy_sent_forms(), text.privacy_sent_forms_rule()),
        "links" => (text.privacy_links(), text.privacy_links_rule(days)),
        "account-mails" => (
            text.privacy_account_mails(),
            text.privacy_account_mails_rule(days),
        ),
        "closed-accounts" => (text.privacy_closed(), text.privacy_closed_rule(days)),
        "sign-ins" => (text.privacy_sign_ins(), text.privacy_sign_ins_rule(days)),
        "calendar-files" => (text.privacy_calendar_files(), text.privacy_set_aside_rule()),
        "diaries" => (text.privacy_diaries(), text.privacy_diaries_rule(days)),
        "message-texts" => (text.privacy_texts(), text.privacy_texts_rule(days)),
        "call-requests" => (text.privacy_calls(), text.privacy_calls_rule(days)),
        "calls" => (text.privacy_phone(), text.privacy_phone_rule(days)),
        "call-tasks" => (
            text.privacy_call_tasks(),
            text.privacy_call_tasks_rule(days),
        ),
        "drafts" => (text.privacy_drafts(), text.privacy_drafts_rule(days)),
        "openings" => (text.privacy_openings(), text.privacy_openings_rule(days)),
        "replaced" => (text.privacy_replaced(), text.privacy_replaced_rule(days)),
        "registrations" => (
            text.privacy_registrations(),
            text.privacy_registrations_rule(),
        ),
        other => (other.to_owned(), term.code()),
    }
}

fn held_in_words(text: Text, held: Held) -> String {
    text.privacy_held(held.notices, moment(text, held.since))
}

async fn backup_in_words(
    text: Text,
    backups: &dyn BackupsSeen,
    now: Moment,
) -> Result<(String, Option<Tag>), Fault> {
    if !backups.are_made() {
        return Ok((text.privacy_no_backups(), None));
    }
    let tag = |text, colour| Some(Tag { text, colour });
    let Some(last) = backups.last().await? else {
        let late = tag(text.privacy_backup_late(), "red");
        return Ok((text.privacy_no_backup_yet(), late));
    };
    let age = hours(text, now.since(last.at).num_hours());
    let (when, size) = (moment(text, last.at), size(text, last.bytes));
    let words = if last.encrypted {
        text.privacy_backup_encrypted(when, age, size)
    } else {
        text.privacy_backup_plain(when, age, size)
    };
    let state = if last.is_overdue(now) {
        tag(text.privacy_backup_late(), "red")
    } else {
        tag(text.privacy_backup_fresh(), "green")
    };
    Ok((words, state))
}

/// «9 timmar», «3 dygn».
fn hours(text: Text, hours: i64) -> String {
    if hours < 48 {
        text.privacy_hours(hours)
    } else {
        text.privacy_days(hours / 24)
    }
}

/// «3 MB»; less than one is said in kilobytes.
fn size(text: Text, bytes: u64) -> String {
    if bytes < 1_000_000 {
        text.privacy_kilobytes(bytes.div_ceil(1000))
    } else {
        text.privacy_megabytes(bytes.div_ceil(1_000_000))
    }
}

fn moment(text: Text, at: Moment) -> String {
    let civil = CivilTime::of(at, Zone::stockholm());
    let day = text.date_and_year(civil.date);
    format!("{day} {}", text.clock(civil.time))
}

fn done(text: Text, word: &str) -> Option<String> {
    match word {
        "skickas" => Some(text.privacy_done_sent()),
        "borttagna" => Some(text.privacy_done_taken_back()),
        _ => None,
    }
}

/// The address of a page of the installation.
fn own_path(text: Text, path: &str) -> String {
    Links::new(text.lang(), None, false).to(path)
}
