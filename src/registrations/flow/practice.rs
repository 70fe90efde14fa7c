//! «Öva först»: the same questions about an invented round; nothing is sent, staff see nothing, and
//! what was written is thrown away at the end (experience.md section 8.6).

use crate::{
    kernel::{CivilTime, Moment, MunicipalityCode, ProgrammeId, RoomId, RoundId, SessionId, Zone},
    locale::Span,
    rounds::{LinePolicy, Round, Session, State},
    web::{Here, Page, PageResult},
};
use askama::Template;
use chrono::{Duration, NaiveTime};
use rocket::get;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "registrations/practice.html")]
struct Practice {
    frame: crate::web::Frame,
    heading: String,
    words: Vec<String>,
    button: String,
    begin: String,
    real: String,
}

/// `GET /<municipality>/ova`: what practising is.
#[get("/<_>/ova")]
pub(in crate::registrations) fn start(here: Here<'_>) -> PageResult {
    let text = here.frame.text;
    show(
        &here,
        text.flow_practice_title(),
        vec![text.flow_practice_lead(), text.flow_practice_hint()],
        text.flow_practice_start(),
    )
}

/// `GET /<municipality>/ova/fardig`: well done.
#[get("/<_>/ova/fardig")]
pub(in crate::registrations) fn finished(here: Here<'_>) -> PageResult {
    let text = here.frame.text;
    show(
        &here,
        text.flow_practice_done(),
        vec![text.flow_practice_done_words()],
        text.flow_practice_again(),
    )
}

fn show(here: &Here<'_>, heading: String, words: Vec<String>, button: String) -> PageResult {
    Page::show(&Practice {
        frame: here.frame.as_practice(),
        heading,
        words,
        button,
        begin: here.frame.links.to("ova/vem"),
        real: here.frame.links.to("traffar"),
    })
}

/// An invented round, four weeks from now at one o'clock. It is in no database.
pub(super) fn round(municipality: &MunicipalityCode, now: Moment) -> Round {
    let zone = Zone::stockholm();
    let today = CivilTime::of(now, zone).date;
    let day = today + Duration::weeks(4);
    let hour = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap_or_default();
    let at = |date, h| CivilTime {
        date,
        time: hour(h),
    };
    Round {
        id: RoundId::from_uuid(Uuid::nil()),
        municipality: municipality.clone(),
        programme: ProgrammeId::from_uuid(Uuid::nil()),
        key: String::new(),
        number: 0,
        state: State::Published,
        policy: LinePolicy::Fill,
        residents_per_tutor: 3,
        cap: None,
        zone,
        opens: at(today, 0),
        closes: at(day, 0),
        sessions: vec![Session {
            id: SessionId::from_uuid(Uuid::nil()),
            number: 1,
            room: RoomId::from_uuid(Uuid::nil()),
            day,
            hours: Span {
                from: hour(13),
                to: hour(15),
            },
            planned_tutors: 0,
            reserved: 0,
        }],
        called_off: Vec::new(),
    }
}
