//! A calendar file is sent, looked over, and read into a diary.

use super::{
    Answered, acting,
    diary::failed,
    in_words::{problem, unreadable, when},
    path_of, the_person,
};
use crate::{
    accounts::{Diaries, Nav, Sent, StaffForm, StaffUpload, Tools, Workplace},
    calendars::{
        ics::{self, Take},
        import_diary::{DiaryPreview, window_from},
        in_turn::in_turn,
        person::ScarcePerson,
    },
    kernel::ImportId,
    locale::{Text, capitalised},
    municipalities::table_file,
    store::Outcome,
    web::{
        FILE_FIELD, Failure, Frame, Here, Page, PageResult,
        form::{Entry, ErrorSummary, Field, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says which file was looked over.
const FILE: &str = "underlag";

/// How many times are shown of what is to be read in.
const SHOWN_TIMES: usize = 10;

#[derive(Template)]
#[template(path = "calendars/read_in.html")]
struct ReadIn<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    words: Words,
    summary: Option<ErrorSummary>,
    file: Field,
    action: String,
    csrf: String,
}

#[derive(Template)]
#[template(path = "calendars/review.html")]
struct Review<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    name: String,
    times: String,
    first: Vec<String>,
    unread: Vec<String>,
    unread_title: String,
    more_unread: usize,
    id: String,
    action: String,
    csrf: String,
}

/// `GET /<municipality>/dagbocker/<id>/las-in`: a file is asked for.
#[get("/<_>/dagbocker/<id>/las-in")]
pub(in crate::calendars) async fn ask(workplace: Workplace<'_, Diaries>, id: &str) -> PageResult {
    let person = the_person(&workplace, id).await?;
    show(&workplace, &person, Status::Ok, &FormState::default())
}

/// `POST /<municipality>/dagbocker/<id>/las-in`: what the file says is kept until it is looked over.
#[post("/<_>/dagbocker/<id>/las-in", data = "<form>")]
pub(in crate::calendars) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffUpload<'_, Diaries>,
) -> Answered {
    let (allowed, sent) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let person = the_person(&workplace, id).await?;
    match understood(&workplace, sent).await? {
        Ok(content) => {
            let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
            let acting = acting(&workplace, &actor, &municipality);
            acting.preview_diary(person.id, &content).await?;
            let path = format!("{}/granska", path_of(&person));
            Ok(Ok(Redirect::to(workplace.to(&path))))
        }
        Err(state) => show(&workplace, &person, Status::UnprocessableEntity, &state).map(Err),
    }
}

/// `GET /<municipality>/dagbocker/<id>/granska`: what the file says, before any of it counts.
#[get("/<_>/dagbocker/<id>/granska")]
pub(in crate::calendars) async fn review(workplace: Workplace<'_, Diaries>, id: &str) -> Answered {
    let person = the_person(&workplace, id).await?;
    let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
    let account = workplace.allowed.account.id;
    let acting = acting(&workplace, &actor, &municipality);
    let Some((file, content)) = acting.diary_preview(account, person.id).await? else {
        let path = format!("{}/las-in", path_of(&person));
        return Ok(Ok(Redirect::to(workplace.to(&path))));
    };
    let (text, path) = (workplace.text(), path_of(&person));
    let (first, last) = content.days();
    let count = content.spans().count();
    let shown = content.spans().take(SHOWN_TIMES);
    let page = Review {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(
            text.calendars_read_in(),
            workplace.to(&format!("{path}/las-in")),
        ),
        name: person.name.to_string(),
        times: text.calendars_review_times(
            count,
            text.date_and_year(first),
            text.date_and_year(last),
        ),
        first: shown.map(|span| capitalised(&when(text, span))).collect(),
        unread_title: text.calendars_review_unread(content.unread.len() + content.more_unread),
        more_unread: content.more_unread,
        unread: content.unread.clone(),
        id: file.to_string(),
        action: workplace.to(&format!("{path}/granska")),
        csrf: workplace.csrf(),
    };
    Page::show(&page).map(Err)
}

/// `POST /<municipality>/dagbocker/<id>/granska`: it counts.
#[post("/<_>/dagbocker/<id>/granska", data = "<form>")]
pub(in crate::calendars) async fn take(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Diaries>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let person = the_person(&workplace, id).await?;
    let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
    let acting = acting(&workplace, &actor, &municipality);
    let account = workplace.allowed.account.id;
    let again = |why| {
        let mut state = FormState::default();
        state.refuse_all(why);
        show(&workplace, &person, Status::UnprocessableEntity, &state).map(Err)
    };
    if expired {
        return again(workplace.text().web_stale());
    }
    let gone = || again(workplace.text().calendars_review_gone());
    let Ok(file) = typed.text(FILE).parse::<ImportId>() else {
        return gone();
    };
    match acting.import_diary(account, person.id, file).await {
        Ok(count) => {
            let path = workplace.to(&path_of(&person));
            Ok(Ok(Redirect::to(format!(
                "{path}?klart=inlast&antal={count}"
            ))))
        }
        Err(Outcome::NotFound) => gone(),
        Err(outcome) => Err(failed(outcome)),
    }
}

/// What a file says, or what is wrong with it.
async fn understood(
    workplace: &Workplace<'_, Diaries>,
    sent: Sent,
) -> Result<Result<DiaryPreview, FormState>, Failure> {
    let text = workplace.text();
    let mut state = FormState::default();
    if sent.expired {
        state.refuse_all(text.web_stale());
        return Ok(Err(state));
    }
    if sent.too_large {
        state.refuse(FILE_FIELD, text.calendars_wrong_file_large());
        return Ok(Err(state));
    }
    if sent.file.is_empty() {
        state.refuse(FILE_FIELD, text.calendars_wrong_file_none());
        return Ok(Err(state));
    }
    let window = window_from(workplace.today());
    let read = in_turn(move || {
        let decoded = table_file::decode(&sent.file).map_err(|_| ics::Unreadable::NoCalendar)?;
        let read = ics::read(&decoded.text, Take::BusyTimes, window)?;
        Ok(DiaryPreview::of(&read, unread(text, &read)))
    });
    let wrong = match read.await? {
        Err(why) => unreadable(text, why),
        Ok(Some(content)) => return Ok(Ok(content)),
        Ok(None) => text.calendars_wrong_file_empty(),
    };
    state.refuse(FILE_FIELD, wrong);
    Ok(Err(state))
}

/// What was not understood first, in sentences.
fn unread(text: Text, read: &ics::Read) -> Vec<String> {
    let first = read.problems.first().iter();
    first.map(|one| problem(text, one)).collect()
}

fn show(
    workplace: &Workplace<'_, Diaries>,
    person: &ScarcePerson,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = workplace.text();
    let file = Field::new(FILE_FIELD, text.calendars_file(), Entry::Text)
        .hint(text.calendars_file_hint())
        .filled(state);
    let parts: [&dyn Part; 1] = [&file];
    let path = path_of(person);
    let page = ReadIn {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(person.name.as_str(), workplace.to(&path)),
        title: text.calendars_read_in_of(person.name.as_str()),
        words: workplace.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        file,
        action: workplace.to(&format!("{path}/las-in")),
        csrf: workplace.csrf(),
    };
    Page::with_status(status, &page)
}
