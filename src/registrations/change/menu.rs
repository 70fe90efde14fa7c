//! «Vad vill du göra?»: the registration, and what can be done with it.

use super::{
    current::{Current, ask_again, deadline, voice, when_and_where},
    one_day::can_change_one_day,
    replaced::Before,
};
use crate::{
    locale::Text,
    registrations::{
        Standing, confirmation::Forgetting, flow::Answered, registration::Left, tools::Tools,
    },
    web::{Frame, Here, Page, Visit, form::Words, parts::Link},
};
use askama::Template;
use rocket::{get, response::Redirect};

#[derive(Template)]
#[template(path = "registrations/change_menu.html")]
struct Menu<'a> {
    frame: &'a Frame,
    words: Words,
    /// What has just been done.
    done: Option<String>,
    standing: String,
    voice: &'static str,
    who: String,
    /// Who misses which day.
    away: Vec<String>,
    times: Vec<String>,
    place: String,
    booking_word: String,
    /// Why nothing can be chosen.
    none: Option<String>,
    /// «Byta dag»; like leaving, only until the first session begins.
    day: Option<Link>,
    /// «Ändra en av dagarna», of several, until that day begins.
    one_day: Option<Link>,
    /// «Ändra mina uppgifter» begins with a form.
    details: FormLink,
    leave: Option<Link>,
    undo: Option<UndoButton>,
    csrf: String,
    registration: String,
    forgetting: Forgetting,
}

/// A button that looks like a link.
struct FormLink {
    action: String,
    text: String,
}

/// The button that takes the latest change back.
pub(super) struct UndoButton {
    pub(super) action: String,
    pub(super) change: String,
    /// To whom it is said.
    pub(super) voice: &'static str,
    pub(super) words: String,
    pub(super) button: String,
}

/// `GET /<municipality>/andra/val`: what somebody can do with their registration.
#[get("/<_>/andra/val?<klart>")]
pub(in crate::registrations) async fn choose(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    klart: Option<&str>,
) -> Answered {
    let Some(current) = Current::latest(&here, &tools, visit).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let found = &current.found;
    let links = &here.frame.links;
    if found.people.is_empty() {
        return Ok(Ok(Redirect::to(links.to("andra/avbokad"))));
    }
    let text = here.frame.text;
    let begun = found.has_begun(current.now);
    let own = found.comes.round(&found.round);
    let (times, place) = when_and_where(tools.store, text, &own).await?;
    let waiting = matches!(found.standing, Standing::Waiting { .. });
    let leave = if waiting {
        text.change_leave_line()
    } else {
        text.change_cancel()
    };
    let names: Vec<String> = found.people.iter().map(|p| p.name.to_string()).collect();
    Page::show(&Menu {
        frame: here.frame,
        words: here.frame.form_words(),
        done: done(text, klart),
        standing: standing(text, found.standing, found.people.len()),
        voice: current.voice(),
        who: text.list(&names),
        away: found.comes.in_words(text, &found.round, &found.names()),
        times,
        place,
        booking_word: found.row.booking_word.clone(),
        one_day: can_change_one_day(&current)
            .then(|| Link::new(text.change_one_day(), links.to("andra/en-dag"))),
        none: begun.then(|| text.change_begun_words(&here.place.phone)),
        day: (!begun).then(|| Link::new(text.change_day(), links.to("andra/byt-dag"))),
        details: FormLink {
            action: links.to("andra/uppgifter"),
            text: text.change_details(current.voice()),
        },
        leave: (!begun).then(|| Link::new(leave, links.to("andra/avboka"))),
        undo: undo_button(&here, &current),
        csrf: visit.token(tools.keys, tools.chance),
        registration: found.id.to_string(),
        forgetting: Forgetting::of(&here, &tools, visit),
    })
    .map(Err)
}

/// What has just been done, by the fixed word in the address.
fn done(text: Text, klart: Option<&str>) -> Option<String> {
    Some(match klart? {
        "uppgifter" => text.change_done_details(),
        "bytt" => text.change_done_moved(),
        "dagen" => text.change_done_coming(),
        "angrat" => text.change_done_undone(),
        _ => return None,
    })
}

/// How it stands, in a sentence.
pub(super) fn standing(text: Text, standing: Standing, people: usize) -> String {
    let voice = voice(people);
    match standing {
        Standing::Placed => text.change_stands_placed(voice),
        Standing::Waiting { position } => text.change_stands_waiting(voice, position),
        Standing::Cancelled(left) => text.change_left(left.word()),
    }
}

/// The button that takes the latest change back, while it can be.
pub(super) fn undo_button(here: &Here<'_>, current: &Current) -> Option<UndoButton> {
    let text = here.frame.text;
    let found = &current.found;
    let change = found.undoable.as_ref()?;
    if change.before.is_over(&found.round, current.now) {
        return None;
    }
    let until = deadline(text, &found.round, change.undo_until);
    let concerned = match &change.before {
        Before::Cancelled { members, .. } | Before::Coming { members, .. } => members.len(),
        _ => found.people.len(),
    };
    let voice = voice(concerned);
    let (words, button) = match &change.before {
        Before::Cancelled { line_number, .. } => {
            let left = Left::of(*line_number).word();
            (
                text.change_undo_cancelled(left, voice, until),
                text.change_undo(left),
            )
        }
        Before::Moved { line_number, .. } => (
            text.change_undo_moved(Left::of(*line_number).word(), until),
            text.change_undo_move(),
        ),
        Before::Coming { .. } => (text.change_undo_coming(until), text.change_undo_one_day()),
        Before::Details { .. } => (text.change_undo_details(until), text.change_undo_detail()),
    };
    Some(UndoButton {
        action: here.frame.links.to("andra/angra"),
        change: change.id.to_string(),
        voice,
        words,
        button,
    })
}
