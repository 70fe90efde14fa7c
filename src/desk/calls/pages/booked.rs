//! The page of a call that is over: the booking word, to be read out.

use super::{super::call::Call, show::Clerk};
use crate::{
    accounts::Nav,
    kernel::RegistrationId,
    locale::Text,
    outbox::Channel,
    registrations::{self, Registration, Standing},
    web::{Failure, Frame, Page, PageResult, parts::Link},
};
use askama::Template;

#[derive(Template)]
#[template(path = "desk/booked.html")]
struct BookedPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    came: Option<Came>,
    next: String,
}

/// What came of the call.
struct Came {
    word: String,
    /// «Ditt bokningsord är BJÖRK fyra sju två. Skriv gärna upp det.»
    say: String,
    lines: Vec<String>,
    page: Link,
}

/// The page.
pub(super) async fn page(work: &Clerk<'_>, call: &Call) -> PageResult {
    let text = work.text();
    let came = match call.came_to {
        Some(id) => Some(came(work, id).await?),
        None => None,
    };
    Page::show(&BookedPage {
        frame: work.frame,
        nav: work.nav(),
        title: if came.is_some() {
            text.desk_booked()
        } else {
            text.desk_ended()
        },
        came,
        next: work.to("telefon"),
    })
}

async fn came(work: &Clerk<'_>, id: RegistrationId) -> Result<Came, Failure> {
    let (text, code) = (work.text(), work.municipality()?);
    let made = registrations::by_id(work.store().read(), &code, id).await?;
    let made = made.ok_or(Failure::NotFound)?;
    Ok(Came {
        say: text.desk_say_word(said(text, &made.booking_word)),
        lines: vec![standing(text, &made), told(text, made.means.channel())],
        page: Link::new(
            text.desk_see_registration(),
            work.to(&format!("anmalda/{id}")),
        ),
        word: made.booking_word,
    })
}

/// «BJÖRK fyra sju två».
fn said(text: Text, word: &str) -> String {
    match word.split_once(' ') {
        Some((word, digits)) => format!("{word} {}", text.digits_said(digits)),
        None => word.to_owned(),
    }
}

fn standing(text: Text, made: &Registration) -> String {
    match made.standing {
        Standing::Placed => text.desk_say_placed(made.people),
        Standing::Waiting { position } => text.desk_say_waiting(made.people, position),
        Standing::Cancelled(_) => text.desk_say_cancelled(),
    }
}

/// What they get from us.
fn told(text: Text, channel: Channel) -> String {
    match channel {
        Channel::Letter => text.desk_say_letter(),
        Channel::Sms => text.desk_say_sms(),
        Channel::Call => text.desk_say_call(),
        Channel::Email => text.desk_say_email(),
        Channel::Page | Channel::Sealed => text.desk_say_nothing(),
    }
}
