//! `/telefon/skyddat`: somebody with protected identity gets a place under an alias. What is written here no
//! page of those who answer shows again: the booking word is the answer to the form, once.

use super::{
    Clerk,
    questions::{Asked, asked, asked_of, chosen, sections},
};
use crate::{
    accounts::{self, Answered, Nav, Residents, StaffForm, Workplace},
    kernel::RegistrationId,
    locale::{Lang, Text, capitalised},
    registrations::{
        self, CameBy, Offered, Refusal, Register, Standing, Tools, booking_word_of, offered,
        register,
    },
    web::{
        Failure, Frame, Here, Page, PageResult, Reading, Typed,
        form::{ErrorSummary, FormState, Part, Section, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post};
use sha2::{Digest, Sha256};

/// Which button was pressed.
const PRESSED: &str = "gor";

#[derive(Template)]
#[template(path = "desk/sealed_new.html")]
struct NewPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    back: Link,
    csrf: String,
    key: String,
    title: String,
    action: String,
    summary: Option<ErrorSummary>,
    sections: Vec<Section>,
    read_back: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/sealed_booked.html")]
struct BookedPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    word: String,
    say: String,
    stands: String,
    next: String,
}

/// `GET /<municipality>/telefon/skyddat`: the questions.
#[get("/<_>/telefon/skyddat")]
pub(in crate::desk) async fn ask(work: Clerk<'_>, tools: Tools<'_>) -> PageResult {
    let rounds = rounds(&work, &tools).await?;
    let asked = sections(work.text(), &rounds, true);
    let (key, state) = (work.form_key(), FormState::default());
    page(&work, Status::Ok, key, asked, &state, Vec::new())
}

/// `POST /<municipality>/telefon/skyddat`: read back, then booked.
#[post("/<_>/telefon/skyddat", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    staff: accounts::Tools<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, staff, allowed);
    let (text, key) = (work.text(), typed.form_key(work.tools.chance));
    let rounds = rounds(&work, &tools).await?;
    let questions = sections(text, &rounds, false);
    let mut read = Reading::of(&typed, text, &questions);
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let round = chosen(&mut read, text, &rounds);
    let said = asked(&mut read, text, work.today(), round);
    let mut state = read.state;
    let (Some(said), Some(round), true) = (said, round, state.is_valid()) else {
        let status = Status::UnprocessableEntity;
        return page(&work, status, key, questions, &state, Vec::new()).map(Err);
    };
    if typed.text(PRESSED) != "boka" {
        let back = read_back(text, &said, round);
        return page(&work, Status::Ok, key, questions, &state, back).map(Err);
    }
    match book(&work, &typed, key.clone(), said, round).await {
        Ok((id, standing)) => booked(&work, id, standing).await.map(Err),
        Err(outcome) => {
            let refusal: Refusal = Failure::or_refusal(outcome)?;
            state.refuse_all(refused_in_words(text, &refusal));
            let status = Status::UnprocessableEntity;
            page(&work, status, key, questions, &state, Vec::new()).map(Err)
        }
    }
}

async fn book(
    work: &Clerk<'_>,
    typed: &Typed,
    form_key: String,
    said: Asked,
    round: &Offered,
) -> Result<(RegistrationId, Standing), crate::store::Outcome<Refusal>> {
    let mut print = Sha256::new();
    for (name, value) in typed.contents() {
        print.update(name.len().to_be_bytes());
        print.update(name);
        print.update(value.len().to_be_bytes());
        print.update(value);
    }
    let municipality = work
        .municipality()
        .map_err(|_| crate::store::Outcome::NotFound)?;
    let request = Register {
        municipality,
        round: round.id,
        party: said.party,
        wants: said.wants,
        lang: Lang::Swedish,
        came_by: CameBy::Phone,
        form_key,
        form_print: print.finalize().into(),
        visit: None,
        draft: None,
        hold: None,
        promised: None,
        limits: Vec::new(),
        by_staff: said.by_staff,
    };
    let (now, chance, actor) = (work.now(), work.tools.chance, work.actor());
    let made = register(work.store(), now, chance, &actor, &request).await?;
    Ok((made.id, made.standing))
}

/// «Ditt bokningsord är BJÖRK fyra sju två», and whether it is a seat.
async fn booked(work: &Clerk<'_>, id: RegistrationId, standing: Standing) -> PageResult {
    let (text, code) = (work.text(), work.municipality()?);
    let booked = booking_word_of(work.store().read(), &code, id).await?;
    let booked = booked.ok_or(Failure::NotFound)?;
    let said = match booked.split_once(' ') {
        Some((first, digits)) => format!("{first} {}", text.digits_said(digits)),
        None => booked.clone(),
    };
    Page::show(&BookedPage {
        frame: work.frame,
        nav: work.nav(),
        title: text.sealed_booked(),
        say: text.desk_say_word(said),
        stands: match standing {
            Standing::Placed => text.desk_say_placed(1),
            Standing::Waiting { position } => text.desk_say_waiting(1, position),
            Standing::Cancelled(_) => text.desk_say_cancelled(),
        },
        word: booked,
        next: work.to("telefon"),
    })
}

fn page(
    work: &Clerk<'_>,
    status: Status,
    key: String,
    sections: Vec<Section>,
    state: &FormState,
    read_back: Vec<String>,
) -> PageResult {
    let text = work.text();
    let sections: Vec<_> = asked_of(sections, state)
        .into_iter()
        .map(|section| section.filled(state))
        .collect();
    let questions = sections.iter().flat_map(|section| &section.questions);
    let parts: Vec<&dyn Part> = questions.map(|question| question as &dyn Part).collect();
    Page::with_status(
        status,
        &NewPage {
            frame: work.frame,
            nav: work.nav(),
            words: work.frame.form_words(),
            back: Link::new(text.desk_who_is_calling(), work.to("telefon")),
            csrf: work.csrf(),
            key,
            title: text.sealed_title(),
            action: work.to("telefon/skyddat"),
            summary: ErrorSummary::of(state, &parts),
            sections,
            read_back,
        },
    )
}

async fn rounds(work: &Clerk<'_>, tools: &Tools<'_>) -> Result<Vec<Offered>, Failure> {
    let code = work.municipality()?;
    Ok(offered(tools, work.text(), &code, None).await?)
}

/// What is read out before it is booked.
fn read_back(text: Text, said: &Asked, round: &Offered) -> Vec<String> {
    let person = &said.party.first;
    let (name, born) = (person.name.as_str(), person.born.to_string());
    let mut lines = vec![text.sealed_back_who(name, born)];
    lines.extend(round.sessions.iter().map(|session| {
        let day = text.day_said(session.day);
        let from = text.clock_said(session.hours.from);
        let to = text.until_said(session.hours.to);
        capitalised(&text.desk_back_when(day, from, to))
    }));
    lines.push(text.desk_back_place(&round.place));
    if !round.has_room {
        lines.push(text.desk_back_line());
    }
    let needs = said.wants.needs.iter();
    let needs: Vec<_> = needs.map(|need| text.desk_need(need.code())).collect();
    if !needs.is_empty() {
        lines.push(text.desk_back_needs(text.list(&needs)));
    }
    lines.push(match said.by_staff.sealed {
        Some(crate::residents::Sealed::Forwarding(_)) => text.sealed_back_forwarding(),
        _ => text.sealed_back_asks(),
    });
    lines
}

/// Why nobody was registered, for whoever talks to them.
fn refused_in_words(text: Text, refusal: &registrations::Refusal) -> String {
    match refusal {
        Refusal::NotOpen => text.desk_not_open(),
        Refusal::TooYoung { minimum_age, .. } => text.desk_missing_outside(i32::from(*minimum_age)),
        Refusal::AlreadyRegistered => text.desk_already(),
        Refusal::AlreadySent | Refusal::AnotherDraft => text.sealed_already_sent(),
        Refusal::TooMany => text.web_too_many_words(),
        Refusal::HoldLost => text.desk_full(),
    }
}
