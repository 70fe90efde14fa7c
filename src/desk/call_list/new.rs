//! «Ring upp igen»: a call that is promised for a time.

use super::{
    super::calls::{self, Call, HELPER},
    Clerk, PATH, form,
};
use crate::{
    accounts::{Answered, EditPage, Residents, StaffForm, Tools, Workplace},
    kernel::{CallId, NameProblem, PersonName, Phone},
    locale::Text,
    messages::{CallAgain, LONGEST_NOTE, call_again, hours_here},
    web::{
        Failure, Here, PageResult, Reading,
        form::{Answer, Choice, Entry, Field, Section},
        parts::Link,
    },
};
use rocket::{get, post, response::Redirect};

const NAME: &str = "namn";
const PHONE: &str = "telefon";
const NOTE: &str = "anteckning";
const WHO: &str = "vem";
const ME: &str = "jag";

/// `GET /<municipality>/ringlista/ny?samtal=`: the form, with what a call that was put aside has said.
#[get("/<_>/ringlista/ny?<samtal>")]
pub(in crate::desk) async fn ask(work: Clerk<'_>, samtal: Option<&str>) -> PageResult {
    let call = put_aside(&work, samtal).await?;
    edit(&work, call.as_ref(), sections(work.text(), call.as_ref())).show()
}

/// `POST /<municipality>/ringlista/ny`: the call is promised.
#[post("/<_>/ringlista/ny?<samtal>", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    samtal: Option<&str>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let (text, code) = (work.text(), work.municipality()?);
    let aside = put_aside(&work, samtal).await?;
    let asked = sections(text, aside.as_ref());
    let mut read = Reading::of(&typed, text, &asked);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let name = name(&mut read, text);
    let phone = read.parsed(
        PHONE,
        |it| Phone::parse(it).ok(),
        text.callbacks_wrong_phone(),
    );
    let hours = hours_here(work.store().read(), &code).await?;
    let at = form::read_when(&mut read, text, work.now(), &hours);
    let note = read.line_if_any(NOTE, LONGEST_NOTE);
    let (Some(name), Some(phone), Some(at), true) = (name, phone, at, read.state.is_valid()) else {
        return edit(&work, aside.as_ref(), asked).refused(&typed, &read.state);
    };
    let call = CallAgain {
        name,
        phone,
        at,
        note,
        resident: aside.as_ref().and_then(|call| call.person),
        draft_code: aside.and_then(|call| call.code),
        lang: text.lang(),
        owner: (read.raw(WHO) == ME).then_some(work.allowed.account.id),
    };
    let (actor, once) = (work.actor(), work.once(&typed));
    let made = call_again(work.store(), &work.by(&actor, &code), Some(&once), &call).await;
    match made {
        Ok(_) => Ok(Ok(Redirect::to(work.to(PATH)))),
        Err(outcome) => match Failure::or_refusal(outcome)? {},
    }
}

/// The call that goes on when somebody is called again.
async fn put_aside(work: &Clerk<'_>, id: Option<&str>) -> Result<Option<Call>, Failure> {
    let Some(id) = id else {
        return Ok(None);
    };
    let id: CallId = id.parse().map_err(|_| Failure::NotFound)?;
    let found = calls::by_id(work.store().read(), &work.municipality()?, id).await?;
    found.map(Some).ok_or(Failure::NotFound)
}

fn edit<'r>(work: &Clerk<'r>, call: Option<&Call>, sections: Vec<Section>) -> EditPage<'r> {
    let text = work.text();
    let back = match call {
        Some(call) => {
            let page = work.to(&format!("telefon/samtal/{}", call.id));
            Link::new(text.tasks_back_to_call(), page)
        }
        None => Link::new(text.tasks_title(), work.to(PATH)),
    };
    let action = match call {
        Some(call) => format!("{PATH}/ny?samtal={}", call.id),
        None => format!("{PATH}/ny"),
    };
    EditPage::new(work, text.tasks_new(), back, &action, sections).lead(text.tasks_new_lead())
}

fn sections(text: Text, call: Option<&Call>) -> Vec<Section> {
    let [day, time] = form::when(text);
    let said = |field| call.map_or("", |call| call.said.text(field));
    // Who helps is who talks.
    let [name, phone] = match said(HELPER[0]) {
        "" => [said(NAME), said(PHONE)],
        helper => [helper, said(HELPER[1])],
    };
    let who = vec![
        Answer::new("laget", text.tasks_who_team()).checked(true),
        Answer::new(ME, text.tasks_who_me()),
    ];
    vec![Section::plain(vec![
        Field::new(NAME, text.tasks_ask_name(), Entry::Name)
            .value(name)
            .about_another()
            .into(),
        Field::new(PHONE, text.tasks_ask_phone(), Entry::Phone)
            .value(phone)
            .about_another()
            .into(),
        day,
        time,
        Field::new(NOTE, text.tasks_ask_note(), Entry::Text)
            .hint(text.tasks_ask_note_hint(LONGEST_NOTE))
            .into(),
        Choice::radios(WHO, text.tasks_who(), who).into(),
    ])]
}

fn name(read: &mut Reading<'_>, text: Text) -> Option<PersonName> {
    let parsed = PersonName::parse(read.raw(NAME));
    parsed
        .map_err(|problem| {
            let words = match problem {
                NameProblem::Empty => text.tasks_name_empty(),
                NameProblem::TooLong => text.callbacks_wrong_name_long(),
            };
            read.state.refuse(NAME, words);
        })
        .ok()
}
