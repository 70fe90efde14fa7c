//! A session gets another day, time or room: first it is asked, then everything stands once more with
//! who is told and what clashes, then it is done.

use super::{
    form::{Button, DO, FormPage, InTheWay},
    office::{Office, Sent},
    proposal::carried,
    questions, read,
    refusal_words::refuse,
    words,
};
use crate::{
    accounts::{Answered, Planning, StaffForm, Tools, Workplace, last_hand_of, sent_version},
    kernel::Version,
    locale::Text,
    outbox::Channel,
    rounds::{
        Affected, Followers, Moved, PlanChange, Refusal, Round, Session, State as RoundState, To,
        look_at, meeting_there, move_session,
    },
    venues::RoomChoice,
    web::{
        Failure, Here, PageResult, Reading,
        form::{Entry, Field, FormState, Section},
        parts::Link,
    },
};
use rocket::{State, get, post, response::Redirect};

const DAY: &str = "dag";
const CHECK: &str = "kontrollera";
const AGAIN: &str = "andra";

/// `GET /<municipality>/planering/<number>/dag/<session>/flytta`: the form.
#[get("/<_>/planering/<number>/dag/<session>/flytta")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    let session = round.session(session).ok_or(Failure::NotFound)?;
    let rooms = office.rooms().await?;
    ask_page(&office, &round, session)
        .asking(
            sections(office.text(), session, &rooms),
            &FormState::default(),
        )
        .show()
}

/// `POST /<municipality>/planering/<number>/dag/<session>/flytta`: the check, or it is
/// moved.
#[post("/<_>/planering/<number>/dag/<session>/flytta", data = "<form>")]
pub(in crate::rounds) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let (office, text) = (&sent.office, sent.office.text());
    let round = office.round(number).await?;
    let session = round.session(session).ok_or(Failure::NotFound)?;
    let rooms = office.rooms().await?;
    let asked = sections(text, session, &rooms);
    let mut read = Reading::of(&sent.typed, text, &asked);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let day = read::day(&mut read, text, office.work.today(), DAY);
    let hours = read::hours(&mut read, text, questions::HOURS);
    let room = questions::read_room(&mut read, text, &rooms);
    let (Some(day), Some(hours), Some(room), true) = (day, hours, room, read.state.is_valid())
    else {
        let page = ask_page(office, &round, session).asking(asked, &read.state);
        return page.refuse().map(Err);
    };
    if sent.step() == AGAIN {
        let page = ask_page(office, &round, session).asking(asked, &read.state);
        return page.show().map(Err);
    }
    let along = carried(&read.state, &asked);
    let to = To {
        room: room.id,
        day,
        hours,
    };
    if sent.step() == DO {
        return save(&sent, &round, session, (to, room), along).await;
    }
    check_page(
        office,
        &round,
        session,
        (to, room),
        along,
        &FormState::default(),
    )
    .await?
    .show()
    .map(Err)
}

async fn save(
    sent: &Sent<'_>,
    round: &Round,
    session: &Session,
    (to, room): (To, &RoomChoice),
    along: Vec<(&'static str, String)>,
) -> Answered {
    let (office, text) = (&sent.office, sent.office.text());
    let asked = [Section::plain(vec![questions::why(text)])];
    let mut read = Reading::of(&sent.typed, text, &asked);
    let why = questions::read_why(&mut read);
    if !read.state.is_valid() {
        let page = check_page(office, round, session, (to, room), along, &read.state).await?;
        return page.refuse().map(Err);
    }
    let (by, seen) = (office.planner(), sent_version(&sent.typed));
    match move_session(&by, round.number, session.number, &seen, to, why.as_deref()).await {
        Ok(told) => {
            let page = office.to(round.number, "");
            Ok(Ok(Redirect::to(format!(
                "{page}?klart=flyttad&antal={told}"
            ))))
        }
        Err(outcome) => {
            let mut state = read.state;
            let refused = Failure::or_refusal(outcome)?;
            if refused == Refusal::Overtaken {
                let who = last_hand_of(office.store(), text, session.id.uuid(), &["session.moved"])
                    .await?;
                state.refuse_all(text.planning_overtaken(who));
                let now = office.round(round.number).await?;
                let session = now.session(session.number).ok_or(Failure::NotFound)?;
                let page = check_page(office, &now, session, (to, room), along, &state).await?;
                return page.overtaken().map(Err);
            }
            refuse(text, &refused, &mut state);
            let page = check_page(office, round, session, (to, room), along, &state).await?;
            page.refuse().map(Err)
        }
    }
}

fn ask_page<'a>(office: &Office<'a>, round: &Round, session: &Session) -> FormPage<'a> {
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let buttons = vec![Button::new(text.planning_to_check(), CHECK)];
    let title = text.planning_move(round.number.to_string());
    FormPage::new(office, title, back, action(office, round, session), buttons)
        .lead(text.planning_move_now(words::when(text, session)))
}

fn sections(text: Text, session: &Session, rooms: &[RoomChoice]) -> Vec<Section> {
    let [from, to] = questions::hours(text, Some(session.hours));
    vec![Section::plain(vec![
        Field::new(DAY, text.planning_new_day(), Entry::Date)
            .hint(text.planning_day_hint())
            .value(text.day_and_year(session.day))
            .into(),
        from,
        to,
        questions::room(text, rooms, Some(session.room)),
    ])]
}

/// From where to where, who is told, and what stands in the way.
async fn check_page<'a>(
    office: &Office<'a>,
    round: &Round,
    session: &Session,
    (to, room): (To, &RoomChoice),
    along: Vec<(&'static str, String)>,
    state: &FormState,
) -> Result<FormPage<'a>, Failure> {
    let text = office.text();
    let after = Session {
        room: to.room,
        day: to.day,
        hours: to.hours,
        ..session.clone()
    };
    let db = office.store().read();
    let meeting = meeting_there(db, round.number, &after).await?;
    let found = look_at(&office.planner(), &meeting).await?;
    let hard = found.iter().any(crate::rounds::Clash::is_hard);
    let mut buttons = vec![Button::new(text.planning_change_answers(), AGAIN)];
    if !hard {
        buttons.insert(0, Button::new(text.planning_move_button(), DO));
    }
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let title = text.planning_move_check(round.number.to_string());
    let place = format!("{}, {}", room.venue_name, room.room_name);
    let from_to = vec![
        text.planning_move_from(words::when(text, session)),
        text.planning_move_to(words::when(text, &after), place),
    ];
    let mut page = FormPage::new(office, title, back, action(office, round, session), buttons)
        .note(text.planning_move_what(), from_to)
        .carrying(along)
        .version(&Version::of(&To::of(session)));
    if round.state == RoundState::Published {
        let told = who_is_told(office, round, session, &after).await?;
        page = page.note(text.planning_told(), told);
    }
    if found.is_empty() {
        return Ok(page.asking(Vec::new(), state));
    }
    let in_the_way = InTheWay::all(text, &found);
    page = page.clashing(text.planning_in_the_way(), Vec::new(), in_the_way);
    if hard {
        let page = page.warning(Some(text.planning_warn_move()));
        return Ok(page.asking(Vec::new(), state));
    }
    let asked = Section::titled(text.planning_overrule(), vec![questions::why(text)]);
    Ok(page.asking(vec![asked], state))
}

async fn who_is_told(
    office: &Office<'_>,
    round: &Round,
    before: &Session,
    after: &Session,
) -> Result<Vec<String>, Failure> {
    let text = office.text();
    let planned = round.with(after);
    let change = PlanChange::Moved(Moved {
        round: &planned,
        session: after,
        before,
    });
    let (store, now) = (office.store(), office.work.now());
    let affected = office.followers.affected(store, now, change).await?;
    let mut lines = told(text, &affected);
    if affected.placed + affected.waiting > 0 {
        lines.push(text.planning_told_keep());
    }
    Ok(lines)
}

/// Who is told, and how; and by name those whom nothing reaches in time.
pub(super) fn told(text: Text, affected: &Affected) -> Vec<String> {
    let knowing = (affected.knowing > 0).then(|| text.planning_told_knowing(affected.knowing));
    if affected.placed + affected.waiting == 0 {
        return vec![knowing.unwrap_or_else(|| text.planning_told_nobody())];
    }
    let (placed, waiting) = (affected.placed, affected.waiting);
    let mut lines = match knowing {
        Some(knowing) => vec![text.planning_told_some(placed, waiting), knowing],
        None => vec![text.planning_told_people(placed, waiting)],
    };
    lines.extend(affected.told.iter().map(|(channel, count)| match channel {
        Channel::Letter => text.planning_told_letter(*count),
        Channel::Sms => text.planning_told_sms(*count),
        Channel::Call => text.planning_told_call(*count),
        Channel::Email => text.planning_told_email(*count),
        Channel::Page | Channel::Sealed => text.planning_told_page(*count),
    }));
    if !affected.too_late.is_empty() {
        let names = text.list(&affected.too_late);
        lines.push(text.planning_told_too_late(affected.too_late.len(), names));
    }
    lines
}

fn action(office: &Office<'_>, round: &Round, session: &Session) -> String {
    office.to(round.number, &format!("dag/{}/flytta", session.number))
}
