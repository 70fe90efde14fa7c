//! A page for each subject.

use super::{Keeper, path_of, shown_where, the_municipality, title_of};
use crate::{
    accounts::{
        Answered, EditPage, Settings, StaffForm, Tools, Workplace, last_hand_in, sent_version,
    },
    locale::Text,
    municipalities::{self, Change, Municipality, NotChanged, Subject},
    settings::{contact, hours, privacy, statement},
    web::{Failure, Here, PageResult, Reading, Typed, form::Section, parts::Link},
};
use chrono::NaiveDate;
use rocket::{get, post, response::Redirect};

/// `GET /<municipality>/installningar/telefon`: phone and addresses.
#[get("/<_>/installningar/telefon")]
pub(in crate::settings) async fn ask_contact(place: Keeper<'_>) -> PageResult {
    ask(&place, Subject::Contact).await
}

/// `POST /<municipality>/installningar/telefon`: they are changed.
#[post("/<_>/installningar/telefon", data = "<form>")]
pub(in crate::settings) async fn send_contact(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
) -> Answered {
    send(here, tools, form, Subject::Contact).await
}

/// `GET /<municipality>/installningar/oppettider`: when the phone is answered.
#[get("/<_>/installningar/oppettider")]
pub(in crate::settings) async fn ask_hours(place: Keeper<'_>) -> PageResult {
    ask(&place, Subject::Hours).await
}

/// `POST /<municipality>/installningar/oppettider`: they are changed.
#[post("/<_>/installningar/oppettider", data = "<form>")]
pub(in crate::settings) async fn send_hours(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
) -> Answered {
    send(here, tools, form, Subject::Hours).await
}

/// `GET /<municipality>/installningar/farg`: the colour.
#[get("/<_>/installningar/farg")]
pub(in crate::settings) async fn ask_colour(place: Keeper<'_>) -> PageResult {
    ask(&place, Subject::Colour).await
}

/// `POST /<municipality>/installningar/farg`: it is changed.
#[post("/<_>/installningar/farg", data = "<form>")]
pub(in crate::settings) async fn send_colour(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
) -> Answered {
    send(here, tools, form, Subject::Colour).await
}

/// `GET /<municipality>/installningar/tillganglighet`: the accessibility statement.
#[get("/<_>/installningar/tillganglighet")]
pub(in crate::settings) async fn ask_statement(place: Keeper<'_>) -> PageResult {
    ask(&place, Subject::Statement).await
}

/// `POST /<municipality>/installningar/tillganglighet`: it is changed.
#[post("/<_>/installningar/tillganglighet", data = "<form>")]
pub(in crate::settings) async fn send_statement(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
) -> Answered {
    send(here, tools, form, Subject::Statement).await
}

/// `GET /<municipality>/installningar/personuppgifter`: the privacy page.
#[get("/<_>/installningar/personuppgifter")]
pub(in crate::settings) async fn ask_privacy(place: Keeper<'_>) -> PageResult {
    ask(&place, Subject::Privacy).await
}

/// `POST /<municipality>/installningar/personuppgifter`: it is changed.
#[post("/<_>/installningar/personuppgifter", data = "<form>")]
pub(in crate::settings) async fn send_privacy(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
) -> Answered {
    send(here, tools, form, Subject::Privacy).await
}

async fn ask(place: &Keeper<'_>, subject: Subject) -> PageResult {
    let known = the_municipality(place).await?;
    let sections = sections(place.text(), subject, &known, None);
    page(place, subject, &known, sections).show()
}

async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Settings>,
    subject: Subject,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let place = Workplace::of(here, tools, allowed);
    let text = place.text();
    let known = the_municipality(&place).await?;
    let asked_of = sections(text, subject, &known, Some(&typed));
    let mut reading = Reading::of(&typed, text, &asked_of);
    if expired {
        reading.state.refuse_all(text.web_stale());
    }
    let asked = read(&mut reading, text, subject, place.today());
    let page = page(&place, subject, &known, asked_of);
    let (Some(change), true) = (asked, reading.state.is_valid()) else {
        return page.refused(&typed, &reading.state);
    };
    let (actor, code) = (place.actor(), place.municipality()?);
    let (by, seen) = (place.by(&actor, &code), sent_version(&typed));
    let done = if privacy::changes_months(&known, &change) {
        "manader"
    } else {
        "sparat"
    };
    match municipalities::change(place.store(), &by, &seen, &change).await {
        Ok(()) => {
            let path = place.to("installningar");
            Ok(Ok(Redirect::to(format!("{path}?klart={done}"))))
        }
        Err(outcome) => match Failure::or_refusal(outcome)? {
            NotChanged::Overtaken => {
                let who = last_hand_in(place.store(), text, &code, subject.code()).await?;
                let now = the_municipality(&place).await?;
                let sections = sections(text, subject, &now, Some(&typed));
                self::page(&place, subject, &now, sections).overtaken(reading.state, &who)
            }
        },
    }
}

fn sections(
    text: Text,
    subject: Subject,
    known: &Municipality,
    typed: Option<&Typed>,
) -> Vec<Section> {
    match subject {
        Subject::Contact => contact::sections(text, known),
        Subject::Hours => hours::sections(text, known),
        Subject::Colour => contact::colour_sections(text, known),
        Subject::Statement => statement::sections(text, known, typed),
        Subject::Privacy => privacy::sections(text, known),
    }
}

fn read(
    reading: &mut Reading<'_>,
    text: Text,
    subject: Subject,
    today: NaiveDate,
) -> Option<Change> {
    match subject {
        Subject::Contact => contact::read(reading, text),
        Subject::Hours => hours::read(reading, text),
        Subject::Colour => contact::read_colour(reading, text),
        Subject::Statement => statement::read(reading, text, today),
        Subject::Privacy => privacy::read(reading, text),
    }
}

fn page<'r>(
    place: &Keeper<'r>,
    subject: Subject,
    known: &Municipality,
    sections: Vec<Section>,
) -> EditPage<'r> {
    let text = place.text();
    let back = Link::new(
        text.settings_title(place.place.name.as_str()),
        place.to("installningar"),
    );
    EditPage::new(
        place,
        title_of(text, subject),
        back,
        path_of(subject),
        sections,
    )
    .lead(shown_where(text, subject))
    .version(&subject.version(known))
}
