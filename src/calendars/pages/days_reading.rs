//! A school calendar is sent or pasted, looked over, and read in.

use super::{
    Answered, acting,
    days_form::{SCHOOL, school_in, school_list},
    in_words::{days_when, kind_of_days, unreadable},
    school_days::school_name,
};
use crate::{
    accounts::{Nav, Planning, Sent, StaffForm, StaffUpload, Tools, Workplace},
    calendars::{
        days_file::{DaysRead, MOST_LINES, read_days},
        ics,
        import_days::DaysPreview,
        in_turn::in_turn,
    },
    kernel::ImportId,
    municipalities::{self, table_file},
    store::Outcome,
    web::{
        FILE_FIELD, Failure, Frame, Here, Page, PageResult,
        form::{Area, Entry, ErrorSummary, Field, FormState, Part, Select, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

const TEXT: &str = "rader";
const FILE: &str = "underlag";

#[derive(Template)]
#[template(path = "calendars/days_read_in.html")]
struct ReadIn<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    school: Select,
    file: Field,
    area: Area,
    action: String,
    csrf: String,
}

/// Days that would be read in.
struct Row {
    label: String,
    when: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "calendars/days_review.html")]
struct Review<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    count: String,
    rows: Vec<Row>,
    unread: Vec<String>,
    unread_title: String,
    more_unread: usize,
    id: String,
    action: String,
    csrf: String,
}

/// `GET /<municipality>/kalendrar/las-in`: a file or lines are asked for.
#[get("/<_>/kalendrar/las-in")]
pub(in crate::calendars) async fn ask(workplace: Workplace<'_, Planning>) -> PageResult {
    show(&workplace, Status::Ok, &FormState::default()).await
}

/// `POST /<municipality>/kalendrar/las-in`: what was sent is kept until it is looked over.
#[post("/<_>/kalendrar/las-in", data = "<form>")]
pub(in crate::calendars) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffUpload<'_, Planning>,
) -> Answered {
    let (allowed, sent) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let text = workplace.text();
    let mut state = sent.typed.kept(&[SCHOOL, TEXT]);
    let school = school_in(&sent.typed);
    let read = understood(&workplace, sent, &mut state).await?;
    match (read, school) {
        (Some(read), Ok(school)) => {
            let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
            let content = DaysPreview {
                days: read.days,
                unread: read.unread,
                more_unread: read.more_unread,
            };
            let acting = acting(&workplace, &actor, &municipality);
            acting.preview_days(school, &content).await?;
            return Ok(Ok(Redirect::to(workplace.to("kalendrar/granska"))));
        }
        (_, Err(_)) => state.refuse(SCHOOL, text.calendars_wrong_school()),
        (None, Ok(_)) => {}
    }
    show(&workplace, Status::UnprocessableEntity, &state)
        .await
        .map(Err)
}

/// `GET /<municipality>/kalendrar/granska`: what was sent, before any of it counts.
#[get("/<_>/kalendrar/granska")]
pub(in crate::calendars) async fn review(workplace: Workplace<'_, Planning>) -> Answered {
    let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
    let account = workplace.allowed.account.id;
    let acting = acting(&workplace, &actor, &municipality);
    let Some((file, school, content)) = acting.days_preview(account).await? else {
        return Ok(Ok(Redirect::to(workplace.to("kalendrar/las-in"))));
    };
    let text = workplace.text();
    let schools = municipalities::schools(workplace.store().read(), &municipality).await?;
    let rows = content.days.iter().map(|line| Row {
        label: line.label.clone(),
        when: days_when(text, line.first, line.last),
        kind: kind_of_days(text, line.kind()),
    });
    let unread = content.unread.iter();
    let page = Review {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(
            text.calendars_days_read_in(),
            workplace.to("kalendrar/las-in"),
        ),
        count: text
            .calendars_days_review_count(content.days.len(), school_name(text, &schools, school)),
        rows: rows.collect(),
        unread: unread.map(|line| text.calendars_days_line(*line)).collect(),
        unread_title: text.calendars_review_unread(content.unread.len() + content.more_unread),
        more_unread: content.more_unread,
        id: file.to_string(),
        action: workplace.to("kalendrar/granska"),
        csrf: workplace.csrf(),
    };
    Page::show(&page).map(Err)
}

/// `POST /<municipality>/kalendrar/granska`: it counts.
#[post("/<_>/kalendrar/granska", data = "<form>")]
pub(in crate::calendars) async fn take(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
    let acting = acting(&workplace, &actor, &municipality);
    let mut state = FormState::default();
    let taken = match typed.text(FILE).parse::<ImportId>() {
        _ if expired => {
            state.refuse_all(workplace.text().web_stale());
            return show(&workplace, Status::UnprocessableEntity, &state)
                .await
                .map(Err);
        }
        Ok(file) => acting.import_days(workplace.allowed.account.id, file).await,
        Err(_) => Err(Outcome::NotFound),
    };
    match taken {
        Ok(count) => {
            let path = workplace.to("kalendrar");
            Ok(Ok(Redirect::to(format!(
                "{path}?klart=inlast&antal={count}"
            ))))
        }
        Err(Outcome::Fault(fault)) => Err(Failure::Fault(fault)),
        Err(Outcome::NotFound | Outcome::NotYours | Outcome::Refused(_)) => {
            state.refuse_all(workplace.text().calendars_review_gone());
            show(&workplace, Status::UnprocessableEntity, &state)
                .await
                .map(Err)
        }
    }
}

/// What was sent, or what is wrong with it.
async fn understood(
    workplace: &Workplace<'_, Planning>,
    sent: Sent,
    state: &mut FormState,
) -> Result<Option<DaysRead>, Failure> {
    let (text, today) = (workplace.text(), workplace.today());
    if sent.expired {
        state.refuse_all(text.web_stale());
        return Ok(None);
    }
    if sent.too_large {
        state.refuse(FILE_FIELD, text.calendars_wrong_file_large());
        return Ok(None);
    }
    let pasted = sent.typed.text(TEXT).to_owned();
    let field = if sent.file.is_empty() {
        TEXT
    } else {
        FILE_FIELD
    };
    if sent.file.is_empty() && pasted.trim().is_empty() {
        state.refuse(FILE_FIELD, text.calendars_wrong_days_none());
        return Ok(None);
    }
    let read = in_turn(move || {
        if sent.file.is_empty() {
            return read_days(&pasted, today);
        }
        let decoded = table_file::decode(&sent.file).map_err(|_| ics::Unreadable::NoCalendar)?;
        read_days(&decoded.text, today)
    });
    match read.await? {
        Err(why) => state.refuse(field, unreadable(text, why)),
        Ok(read) if read.days.is_empty() => state.refuse(field, text.calendars_wrong_days_empty()),
        Ok(read) if read.days.len() > MOST_LINES => {
            state.refuse(field, text.calendars_wrong_days_long());
        }
        Ok(read) => return Ok(Some(read)),
    }
    Ok(None)
}

async fn show(
    workplace: &Workplace<'_, Planning>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = workplace.text();
    let school = school_list(workplace, None, state).await?;
    let file = Field::new(FILE_FIELD, text.calendars_file(), Entry::Text)
        .hint(text.calendars_days_file_hint())
        .filled(state);
    let area = Area::new(TEXT, text.calendars_days_text())
        .hint(text.calendars_days_text_hint())
        .rows(8)
        .filled(state);
    let parts: [&dyn Part; 3] = [&school, &file, &area];
    let page = ReadIn {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(text.calendars_days(), workplace.to("kalendrar")),
        words: workplace.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        school,
        file,
        area,
        action: workplace.to("kalendrar/las-in"),
        csrf: workplace.csrf(),
    };
    Page::with_status(status, &page)
}
