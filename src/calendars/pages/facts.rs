//! Somebody whom sessions need is added, or what is known of them is changed.

use super::{Answered, acting, path_of, the_person};
use crate::{
    accounts::{self, Diaries, Nav, StaffForm, Tools, Workplace},
    calendars::{
        keep_person::{NotKept, PersonFacts},
        person::ScarcePerson,
        queries,
    },
    kernel::{AccountId, PersonName, ScarcePersonId},
    locale::Text,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Answer, Entry, ErrorSummary, Field, FormState, Part, Select, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

const NAME: &str = "namn";
const TITLE: &str = "titel";
const LOGIN: &str = "inloggning";
const STAND_INS: [&str; 3] = ["ersattare-1", "ersattare-2", "ersattare-3"];
const ALL: [&str; 6] = [NAME, TITLE, LOGIN, STAND_INS[0], STAND_INS[1], STAND_INS[2]];

/// The longest title, in signs.
const LONGEST_TITLE: usize = 80;

#[derive(Template)]
#[template(path = "calendars/facts.html")]
struct FactsPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    words: Words,
    summary: Option<ErrorSummary>,
    fields: [Field; 2],
    selects: Vec<Select>,
    action: String,
    csrf: String,
    key: String,
}

/// `GET /<municipality>/dagbocker/ny`: somebody is added.
#[get("/<_>/dagbocker/ny")]
pub(in crate::calendars) async fn ask_new(workplace: Workplace<'_, Diaries>) -> PageResult {
    show(&workplace, None, Status::Ok, &FormState::default()).await
}

/// `GET /<municipality>/dagbocker/<id>/uppgifter`: what is known of somebody.
#[get("/<_>/dagbocker/<id>/uppgifter")]
pub(in crate::calendars) async fn ask(workplace: Workplace<'_, Diaries>, id: &str) -> PageResult {
    let person = the_person(&workplace, id).await?;
    show(&workplace, Some(&person), Status::Ok, &FormState::default()).await
}

/// `POST /<municipality>/dagbocker/ny`: somebody is there.
#[post("/<_>/dagbocker/ny", data = "<form>")]
pub(in crate::calendars) async fn add(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Diaries>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    keep(&workplace, None, &typed, expired).await
}

/// `POST /<municipality>/dagbocker/<id>/uppgifter`: what is known of somebody is changed.
#[post("/<_>/dagbocker/<id>/uppgifter", data = "<form>")]
pub(in crate::calendars) async fn change(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Diaries>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let person = the_person(&workplace, id).await?;
    keep(&workplace, Some(&person), &typed, expired).await
}

async fn keep(
    workplace: &Workplace<'_, Diaries>,
    person: Option<&ScarcePerson>,
    typed: &Typed,
    expired: bool,
) -> Answered {
    let text = workplace.text();
    let mut state = typed.kept(&ALL);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let facts = parse(typed, text, &mut state);
    if let (Some(facts), false) = (facts, expired) {
        let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
        let acting = acting(workplace, &actor, &municipality);
        let (id, once) = (person.map(|person| person.id), workplace.once(typed));
        match acting.keep_person(id, &once, &facts).await {
            Ok(id) => {
                let path = workplace.to(&format!("dagbocker/{id}"));
                return Ok(Ok(Redirect::to(format!("{path}?klart=sparat"))));
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                NotKept::NameTaken => state.refuse(NAME, text.calendars_wrong_name_taken()),
                NotKept::NoSuchLogin => state.refuse(LOGIN, text.calendars_wrong_login()),
                NotKept::WrongStandIn => {
                    state.refuse(STAND_INS[0], text.calendars_wrong_stand_in());
                }
            },
        }
    }
    show(workplace, person, Status::UnprocessableEntity, &state)
        .await
        .map(Err)
}

/// What the form says, or what is wrong with it.
fn parse(typed: &Typed, text: Text, state: &mut FormState) -> Option<PersonFacts> {
    let name = PersonName::parse(typed.text(NAME));
    if name.is_err() {
        state.refuse(NAME, text.calendars_wrong_name());
    }
    let title = typed
        .text(TITLE)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let fits = title.chars().count() <= LONGEST_TITLE;
    if !fits {
        state.refuse(TITLE, text.calendars_wrong_title());
    }
    let account: Result<Option<AccountId>, _> = one_of(typed.text(LOGIN));
    if account.is_err() {
        state.refuse(LOGIN, text.calendars_wrong_login());
    }
    let stand_ins: Result<Vec<Option<ScarcePersonId>>, _> = STAND_INS
        .iter()
        .map(|name| one_of(typed.text(name)))
        .collect();
    if stand_ins.is_err() {
        state.refuse(STAND_INS[0], text.calendars_wrong_stand_in());
    }
    Some(PersonFacts {
        name: name.ok()?,
        title: Some(title).filter(|title| fits && !title.is_empty()),
        account: account.ok()?,
        stand_ins: stand_ins.ok()?.into_iter().flatten().collect(),
    })
    .filter(|_| fits)
}

/// What was picked of a list that begins with nobody.
fn one_of<T: std::str::FromStr>(value: &str) -> Result<Option<T>, T::Err> {
    match value {
        "" => Ok(None),
        value => value.parse().map(Some),
    }
}

async fn show(
    workplace: &Workplace<'_, Diaries>,
    person: Option<&ScarcePerson>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = workplace.text();
    let fields = [
        Field::new(NAME, text.calendars_name(), Entry::Name)
            .hint(text.calendars_name_hint())
            .value(person.map_or("", |person| person.name.as_str()))
            .about_another()
            .filled(state),
        Field::new(TITLE, text.calendars_title(), Entry::Text)
            .hint(text.calendars_title_hint())
            .value(
                person
                    .and_then(|person| person.title.clone())
                    .unwrap_or_default(),
            )
            .about_another()
            .filled(state),
    ];
    let selects = selects(workplace, person, state).await?;
    let mut parts: Vec<&(dyn Part + Sync)> = fields.iter().map(|f| f as _).collect();
    parts.extend(selects.iter().map(|s| s as &(dyn Part + Sync)));
    let parts: Vec<&dyn Part> = parts.into_iter().map(|part| part as &dyn Part).collect();
    let (title, action, back) = match person {
        None => (
            text.calendars_add_person(),
            "dagbocker/ny".to_owned(),
            Link::new(text.calendars_people(), workplace.to("dagbocker")),
        ),
        Some(person) => (
            text.calendars_facts(),
            format!("{}/uppgifter", path_of(person)),
            Link::new(person.name.as_str(), workplace.to(&path_of(person))),
        ),
    };
    let page = FactsPage {
        frame: workplace.frame,
        nav: workplace.nav(),
        back,
        title,
        words: workplace.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        action: workplace.to(&action),
        csrf: workplace.csrf(),
        key: workplace.form_key(),
        fields: fields.clone(),
        selects: selects.clone(),
    };
    Page::with_status(status, &page)
}

/// The lists: the person's login, and who stands in.
async fn selects(
    workplace: &Workplace<'_, Diaries>,
    person: Option<&ScarcePerson>,
    state: &FormState,
) -> Result<Vec<Select>, Failure> {
    let (text, db) = (workplace.text(), workplace.store().read());
    let municipality = workplace.municipality()?;
    let login = person.and_then(|person| person.account);
    let mut logins = vec![Answer::new("", text.calendars_login_none())];
    for (id, name) in accounts::logins(db, &municipality).await? {
        logins.push(Answer::new(id.to_string(), name).checked(login == Some(id)));
    }
    let mut selects = vec![Select::new(LOGIN, text.calendars_login(), logins).filled(state)];
    let people = queries::people(db, &municipality).await?;
    let own: Vec<ScarcePersonId> = person.map(|person| person.id).into_iter().collect();
    let stand_ins = queries::stand_ins_of(db, &own).await?;
    let stand_ins: Vec<&ScarcePersonId> = stand_ins.values().flatten().collect();
    for (index, name) in STAND_INS.into_iter().enumerate() {
        let picked = stand_ins.get(index);
        let mut answers = vec![Answer::new("", text.calendars_stand_in_none())];
        let others = people.iter().filter(|other| !own.contains(&other.id));
        answers.extend(others.map(|other| {
            let checked = picked.is_some_and(|picked| **picked == other.id);
            Answer::new(other.id.to_string(), other.name.as_str()).checked(checked)
        }));
        let select = Select::new(name, text.calendars_stand_in(index + 1), answers);
        let select = if index == 0 {
            select.hint(text.calendars_stand_in_hint())
        } else {
            select
        };
        selects.push(select.filled(state));
    }
    Ok(selects)
}
