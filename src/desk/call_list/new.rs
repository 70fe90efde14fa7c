//! «Ring upp igen»: a call that is promised for a time.

use super::{Clerk, PATH, form};
use crate::{
    accounts::{Answered, EditPage, Residents, StaffForm, Tools, Workplace},
    kernel::{NameProblem, PersonName, Phone},
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

/// `GET /<municipality>/ringlista/ny`: the form.
#[get("/<_>/ringlista/ny")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::desk) fn ask(work: Clerk<'_>) -> PageResult {
    edit(&work, sections(work.text())).show()
}

/// `POST /<municipality>/ringlista/ny`: the call is promised.
#[post("/<_>/ringlista/ny", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let (text, code) = (work.text(), work.municipality()?);
    let asked = sections(text);
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
        return edit(&work, asked).refused(&typed, &read.state);
    };
    let call = CallAgain {
        name,
        phone,
        at,
        note,
        resident: None,
        draft_code: None,
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

fn edit<'r>(work: &Clerk<'r>, sections: Vec<Section>) -> EditPage<'r> {
    let text = work.text();
    let back = Link::new(text.tasks_title(), work.to(PATH));
    let action = format!("{PATH}/ny");
    EditPage::new(work, text.tasks_new(), back, &action, sections).lead(text.tasks_new_lead())
}

fn sections(text: Text) -> Vec<Section> {
    let [day, time] = form::when(text);
    let who = vec![
        Answer::new("laget", text.tasks_who_team()).checked(true),
        Answer::new(ME, text.tasks_who_me()),
    ];
    vec![Section::plain(vec![
        Field::new(NAME, text.tasks_ask_name(), Entry::Name)
            .about_another()
            .into(),
        Field::new(PHONE, text.tasks_ask_phone(), Entry::Phone)
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
