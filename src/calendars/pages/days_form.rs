//! Days of the school calendar are written, changed, and taken away.

use super::{Answered, acting, in_words::kind_of_days};
use crate::{
    accounts::{Nav, Planning, StaffForm, Tools, Workplace},
    calendars::{
        closed_days::{ClosedDays, ClosedKind},
        days_file::LONGEST_LABEL,
        keep_days::{DaysNotKept, NewDays},
        queries,
    },
    kernel::{ClosedDaysId, DayProblem, SchoolId, typed_day},
    locale::Text,
    municipalities,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Answer, Choice, Entry, ErrorSummary, Field, FormState, Part, Select, Words},
        parts::Link,
        wrong_day,
    },
};
use askama::Template;
use chrono::NaiveDate;
use rocket::{get, http::Status, post, response::Redirect};

const LABEL: &str = "vad";
const FIRST: &str = "forsta";
const LAST: &str = "sista";
const KIND: &str = "sort";
pub(super) const SCHOOL: &str = "skola";
const DO: &str = "gor";

#[derive(Template)]
#[template(path = "calendars/days.html")]
struct DaysPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    words: Words,
    summary: Option<ErrorSummary>,
    fields: [Field; 3],
    kind: Choice,
    school: Select,
    removable: bool,
    action: String,
    csrf: String,
    key: String,
}

/// `GET /<municipality>/kalendrar/ny`: days are asked for.
#[get("/<_>/kalendrar/ny")]
pub(in crate::calendars) async fn ask_new(workplace: Workplace<'_, Planning>) -> PageResult {
    show(&workplace, None, Status::Ok, &FormState::default()).await
}

/// `GET /<municipality>/kalendrar/<id>`: days that are there.
#[get("/<_>/kalendrar/<id>", rank = 2)]
pub(in crate::calendars) async fn ask(workplace: Workplace<'_, Planning>, id: &str) -> PageResult {
    let days = the_days(&workplace, id).await?;
    show(&workplace, Some(&days), Status::Ok, &FormState::default()).await
}

/// `POST /<municipality>/kalendrar/ny`: days are written.
#[post("/<_>/kalendrar/ny", data = "<form>")]
pub(in crate::calendars) async fn add(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    keep(&workplace, None, &typed, expired).await
}

/// `POST /<municipality>/kalendrar/<id>`: days are changed, or taken away.
#[post("/<_>/kalendrar/<id>", data = "<form>", rank = 2)]
pub(in crate::calendars) async fn change(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let days = the_days(&workplace, id).await?;
    if typed.text(DO) == "bort" && !expired {
        let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
        let removed = acting(&workplace, &actor, &municipality)
            .remove_days(days.id)
            .await;
        if let Err(outcome) = removed {
            Failure::or_refusal(outcome)?;
        }
        let path = workplace.to("kalendrar");
        return Ok(Ok(Redirect::to(format!("{path}?klart=borta"))));
    }
    keep(&workplace, Some(&days), &typed, expired).await
}

async fn the_days(workplace: &Workplace<'_, Planning>, id: &str) -> Result<ClosedDays, Failure> {
    let id: ClosedDaysId = id.parse().map_err(|_| Failure::NotFound)?;
    let here = workplace.municipality()?;
    let days = queries::days(workplace.store().read(), &here, id).await?;
    days.ok_or(Failure::NotFound)
}

async fn keep(
    workplace: &Workplace<'_, Planning>,
    days: Option<&ClosedDays>,
    typed: &Typed,
    expired: bool,
) -> Answered {
    let text = workplace.text();
    let mut state = typed.kept(&[LABEL, FIRST, LAST, KIND, SCHOOL]);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let parsed = parse(typed, text, workplace.today(), &mut state);
    if let (Some(new), false) = (parsed, expired) {
        let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
        let acting = acting(workplace, &actor, &municipality);
        let (id, once) = (days.map(|days| days.id), workplace.once(typed));
        match acting.keep_days(id, &once, &new).await {
            Ok(_) => {
                let path = workplace.to("kalendrar");
                return Ok(Ok(Redirect::to(format!("{path}?klart=sparat"))));
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                DaysNotKept::NoSuchSchool => state.refuse(SCHOOL, text.calendars_wrong_school()),
            },
        }
    }
    show(workplace, days, Status::UnprocessableEntity, &state)
        .await
        .map(Err)
}

/// What the form says, or what is wrong with it.
fn parse(typed: &Typed, text: Text, today: NaiveDate, state: &mut FormState) -> Option<NewDays> {
    let label = typed
        .text(LABEL)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let fits = (1..=LONGEST_LABEL).contains(&label.chars().count());
    if !fits {
        state.refuse(LABEL, text.calendars_wrong_label());
    }
    let first = typed_day(typed.text(FIRST), today);
    if let Err(problem) = first {
        state.refuse(FIRST, wrong_day(text, problem));
    }
    let last = match typed_day(typed.text(LAST), today) {
        Err(DayProblem::Empty) => first.ok(),
        Err(problem) => {
            state.refuse(LAST, wrong_day(text, problem));
            None
        }
        Ok(last) if first.is_ok_and(|first| last < first) => {
            state.refuse(LAST, text.calendars_wrong_last_day());
            None
        }
        Ok(last) => Some(last),
    };
    let kind = ClosedKind::parse(typed.text(KIND));
    if kind.is_none() {
        state.refuse(KIND, text.calendars_wrong_days_kind());
    }
    let school = school_in(typed);
    if school.is_err() {
        state.refuse(SCHOOL, text.calendars_wrong_school());
    }
    Some(NewDays {
        first: first.ok()?,
        last: last?,
        kind: kind?,
        label: Some(label).filter(|_| fits)?,
        school: school.ok()?,
    })
}

/// The school that was picked; none for all of them.
pub(super) fn school_in(typed: &Typed) -> Result<Option<SchoolId>, crate::kernel::NotAnId> {
    match typed.text(SCHOOL) {
        "" => Ok(None),
        id => id.parse().map(Some),
    }
}

/// The list of schools to pick from.
pub(super) async fn school_list(
    workplace: &Workplace<'_, Planning>,
    picked: Option<SchoolId>,
    state: &FormState,
) -> Result<Select, Failure> {
    let text = workplace.text();
    let here = workplace.municipality()?;
    let mut answers = vec![Answer::new("", text.calendars_all_schools())];
    for school in municipalities::schools(workplace.store().read(), &here).await? {
        let checked = picked == Some(school.id);
        answers.push(Answer::new(school.id.to_string(), school.name).checked(checked));
    }
    Ok(Select::new(SCHOOL, text.calendars_days_which_school(), answers).filled(state))
}

async fn show(
    workplace: &Workplace<'_, Planning>,
    days: Option<&ClosedDays>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = workplace.text();
    let school = school_list(workplace, days.and_then(|days| days.school), state).await?;
    let written = |day: NaiveDate| text.date_and_year(day);
    let last = days
        .filter(|days| days.last > days.first)
        .map(|days| days.last);
    let fields = [
        Field::new(LABEL, text.calendars_days_label(), Entry::Text)
            .hint(text.calendars_days_label_hint())
            .value(days.map_or("", |days| days.label.as_str())),
        Field::new(FIRST, text.calendars_days_first(), Entry::Date)
            .hint(text.calendars_day_hint())
            .value(days.map(|days| written(days.first)).unwrap_or_default()),
        Field::new(LAST, text.calendars_days_last(), Entry::Date)
            .hint(text.calendars_days_last_hint())
            .value(last.map(written).unwrap_or_default()),
    ]
    .map(|field| field.about_another().filled(state));
    let kinds = ClosedKind::ALL.map(|kind| {
        let picked = days.is_some_and(|days| days.kind == kind);
        let answer = Answer::new(kind.code(), kind_of_days(text, kind)).checked(picked);
        match kind {
            ClosedKind::StudyDay => answer.hint(text.calendars_kind_study_day_hint()),
            ClosedKind::Exam => answer.hint(text.calendars_kind_exam_hint()),
            ClosedKind::Break | ClosedKind::Other => answer,
        }
    });
    let kind = Choice::radios(KIND, text.calendars_days_which_kind(), kinds.into()).filled(state);
    let parts: [&dyn Part; 5] = [&fields[0], &fields[1], &fields[2], &kind, &school];
    let (title, path) = match days {
        None => (text.calendars_add_days(), "kalendrar/ny".to_owned()),
        Some(days) => (
            text.calendars_change_days(),
            format!("kalendrar/{}", days.id),
        ),
    };
    let page = DaysPage {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(text.calendars_days(), workplace.to("kalendrar")),
        title,
        words: workplace.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        fields,
        kind,
        school,
        removable: days.is_some(),
        action: workplace.to(&path),
        csrf: workplace.csrf(),
        key: workplace.form_key(),
    };
    Page::with_status(status, &page)
}
