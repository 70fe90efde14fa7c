//! Opening one's registration with the booking word: the page and its answer.

use super::{
    found::Found,
    guessing::{Fact, last_four},
    trying::{Tried, Try, asks_more, try_it},
};
use crate::{
    kernel::{BirthYear, BookingWord, CivilTime, Moment, PersonName, Phone, Postcode, Zone},
    locale::Text,
    registrations::{Standing, flow::Answered, tools::Tools},
    rounds::State,
    web::{
        Failure, Frame, Here, Page, PageResult, ProtectedForm, Typed, Visit,
        form::{Entry, ErrorSummary, Field, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect, tokio::time::Instant};

/// The fields of all forms of this page.
const WORD: &str = "bokningsord";
const DIGITS: &str = "siffror";
const FIRST_NAME: &str = "fornamn";
const BORN: &str = "fodelsear";
const PHONE: &str = "telefon";
const NAME: &str = "namn";
const POSTCODE: &str = "postnummer";
/// Which form was shown.
const WITHOUT: &str = "utan";
const MORE: &str = "mer";

/// What is typed is shown again up to this length.
const LONGEST_SHOWN: usize = 200;

/// Which of the four forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    /// Whether a phone is asked for, or a name.
    phone: bool,
    /// Whether the whole question is asked.
    more: bool,
    /// Whether they come from a page that wanted a newer proof.
    again: bool,
}

#[derive(Template)]
#[template(path = "registrations/change_open.html")]
struct Open<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    /// Whether they come from a page that wanted a newer proof.
    again: bool,
    /// Why more is asked than otherwise.
    why: Option<String>,
    fields: Vec<Field>,
    action: String,
    csrf: String,
    without: bool,
    more: bool,
    /// The way to the form for those without a phone, and back.
    other: Link,
    back: String,
}

#[derive(Template)]
#[template(path = "registrations/change_over.html")]
struct Over<'a> {
    frame: &'a Frame,
    heading: String,
    words: String,
    link: Link,
}

/// `GET /<municipality>/andra?utan=telefon`: which registration is it?
#[get("/<_>/andra?<utan>&<igen>")]
pub(in crate::registrations) async fn ask(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    utan: Option<&str>,
    igen: Option<&str>,
) -> PageResult {
    let phone = utan != Some("telefon");
    let more = asks_more(&tools, phone, tools.clock.now()).await?;
    let kind = Kind {
        phone,
        more,
        again: igen.is_some(),
    };
    let asked = (&here, &tools, visit);
    page(asked, kind, Status::Ok, &FormState::default())
}

/// `POST /<municipality>/andra`: the booking word and what goes with it.
#[post("/<_>/andra", data = "<form>")]
pub(in crate::registrations) async fn open(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let came = Instant::now();
    let now = tools.clock.now();
    let (typed, expired) = form.opened();
    let text = here.frame.text;
    let mut kind = Kind {
        phone: typed.text(WITHOUT) != "telefon",
        more: typed.text(MORE) == "ja",
        again: false,
    };
    let mut state = kept(&typed);
    let asked = (&here, &tools, visit);
    if expired {
        state.refuse_all(text.web_stale());
        return page(asked, kind, Status::UnprocessableEntity, &state).map(Err);
    }
    if !kind.more && asks_more(&tools, kind.phone, now).await? {
        kind.more = true;
        state.refuse_all(text.change_more_wanted());
        return page(asked, kind, Status::UnprocessableEntity, &state).map(Err);
    }
    let Some(fact) = read(text, &typed, kind, now, &mut state) else {
        return page(asked, kind, Status::UnprocessableEntity, &state).map(Err);
    };
    let municipality = here.municipality()?;
    let tried = Try {
        municipality: &municipality,
        word: BookingWord::parse(typed.text(WORD)),
        fact: &fact,
        came,
    };
    let answer = match try_it(&tools, visit, &tried, now).await {
        Ok(answer) => answer,
        Err(fault) => {
            // What was typed is kept, also when the database is too busy to look.
            state.refuse_all(if fault.is_busy() {
                text.web_busy_words()
            } else {
                text.web_broken_words()
            });
            let status = Failure::Fault(fault).logged(&here.frame.request_id);
            return page(asked, kind, status, &state).map(Err);
        }
    };
    match answer {
        Tried::Open => Ok(Ok(Redirect::to(here.frame.links.to("andra/val")))),
        Tried::Over(found) => over(&here, &found).map(Err),
        Tried::Wrong => {
            state.refuse_all(text.change_not_found());
            page(asked, kind, Status::UnprocessableEntity, &state).map(Err)
        }
        Tried::AskMore => {
            kind.more = true;
            state.refuse_all(text.change_more_wanted());
            page(asked, kind, Status::UnprocessableEntity, &state).map(Err)
        }
        Tried::Wait => {
            state.refuse_all(text.change_wait(&here.place.phone));
            page(asked, kind, Status::TooManyRequests, &state).map(Err)
        }
    }
}

/// What was typed, to be shown again in whichever form comes next.
fn kept(typed: &Typed) -> FormState {
    let mut state = FormState::default();
    for name in [WORD, DIGITS, FIRST_NAME, BORN, PHONE, NAME, POSTCODE] {
        let value = typed.text(name);
        if !value.is_empty() {
            state.typed(name, value.chars().take(LONGEST_SHOWN).collect::<String>());
        }
    }
    // Who has typed the whole number or name already does not type it again.
    if state.value(PHONE).is_none() && Phone::parse(typed.text(DIGITS)).is_ok() {
        let digits: String = typed.text(DIGITS).chars().take(LONGEST_SHOWN).collect();
        state.typed(PHONE, digits);
    }
    if state.value(NAME).is_none() && !typed.text(FIRST_NAME).is_empty() {
        let name: String = typed.text(FIRST_NAME).chars().take(LONGEST_SHOWN).collect();
        state.typed(NAME, name);
    }
    state
}

/// What somebody says beside the booking word; none, with the reason in the state, when something is
/// missing or cannot be understood.
fn read(text: Text, typed: &Typed, kind: Kind, now: Moment, state: &mut FormState) -> Option<Fact> {
    if typed.text(WORD).trim().is_empty() {
        state.refuse(WORD, text.change_wrong_word());
    }
    let today = CivilTime::of(now, Zone::stockholm()).date;
    let born = |state: &mut FormState| {
        let year = BirthYear::parse(typed.text(BORN), today);
        if year.is_err() {
            state.refuse(BORN, text.change_wrong_birth_year());
        }
        year.ok()
    };
    let fact = match (kind.phone, kind.more) {
        (true, false) => {
            let digits = last_four(typed.text(DIGITS));
            if digits.is_none() {
                state.refuse(DIGITS, text.change_wrong_digits());
            }
            digits.map(Fact::Digits)
        }
        (true, true) => {
            let phone = Phone::parse(typed.text(PHONE));
            if phone.is_err() {
                state.refuse(PHONE, text.change_wrong_phone());
            }
            let born = born(state);
            phone.ok().zip(born).map(|(p, b)| Fact::WholePhone(p, b))
        }
        (false, false) => {
            let name = PersonName::parse(typed.text(FIRST_NAME));
            if name.is_err() {
                state.refuse(FIRST_NAME, text.change_wrong_first_name());
            }
            let born = born(state);
            name.ok().zip(born).map(|(n, b)| Fact::FirstName(n, b))
        }
        (false, true) => {
            let name = PersonName::parse(typed.text(NAME));
            if name.is_err() {
                state.refuse(NAME, text.change_wrong_name());
            }
            let born = born(state);
            let postcode = Postcode::parse(typed.text(POSTCODE));
            if postcode.is_err() {
                state.refuse(POSTCODE, text.change_wrong_postcode());
            }
            let whole = name.ok().zip(born).zip(postcode.ok());
            whole.map(|((n, b), p)| Fact::WholeName(n, b, p))
        }
    };
    fact.filter(|_| state.is_valid())
}

/// The page with one of its four forms.
fn page(
    (here, tools, visit): (&Here<'_>, &Tools<'_>, &Visit),
    kind: Kind,
    status: Status,
    state: &FormState,
) -> PageResult {
    let frame = here.frame;
    let text = frame.text;
    let fields: Vec<Field> = fields(text, kind)
        .into_iter()
        .map(|field| field.filled(state))
        .collect();
    let parts: Vec<&dyn Part> = fields.iter().map(|field| field as &dyn Part).collect();
    let summary = ErrorSummary::of(state, &parts);
    let address = frame.links.to("andra");
    let other = if kind.phone {
        Link::new(text.change_no_phone(), format!("{address}?utan=telefon"))
    } else {
        Link::new(text.change_with_phone(), address.clone())
    };
    let shown = Open {
        frame,
        words: frame.form_words(),
        summary,
        again: kind.again,
        why: kind.more.then(|| text.change_more()),
        fields,
        action: address,
        csrf: visit.token(tools.keys, tools.chance),
        without: !kind.phone,
        more: kind.more,
        other,
        back: frame.links.start(),
    };
    Page::with_status(status, &shown)
}

fn fields(text: Text, kind: Kind) -> Vec<Field> {
    let mut fields = vec![
        Field::new(WORD, text.change_word(), Entry::BookingWord).hint(text.change_word_hint()),
    ];
    let born = || {
        Field::new(BORN, text.change_birth_year(), Entry::BirthYear)
            .hint(text.change_birth_year_hint())
    };
    match (kind.phone, kind.more) {
        (true, false) => fields.push(
            Field::new(DIGITS, text.change_digits(), Entry::Number).hint(text.change_digits_hint()),
        ),
        (true, true) => fields.extend([
            Field::new(PHONE, text.change_phone(), Entry::Phone).hint(text.change_phone_hint()),
            born(),
        ]),
        (false, false) => fields.extend([
            Field::new(FIRST_NAME, text.change_first_name(), Entry::Name).about_another(),
            born(),
        ]),
        (false, true) => fields.extend([
            Field::new(NAME, text.change_name(), Entry::Name),
            born(),
            Field::new(POSTCODE, text.change_postcode(), Entry::Postcode)
                .hint(text.change_postcode_hint()),
        ]),
    }
    fields
}

/// It was theirs, but there is nothing left to change.
fn over(here: &Here<'_>, found: &Found) -> PageResult {
    let text = here.frame.text;
    let phone = &here.place.phone;
    let (heading, words) = match found.standing {
        _ if found.round.state == State::CalledOff => {
            (text.change_off(), text.change_off_words(phone))
        }
        Standing::Cancelled(left) => (text.change_left(left.word()), text.change_left_words(phone)),
        Standing::Placed | Standing::Waiting { .. } => {
            (text.change_over(), text.change_over_words(phone))
        }
    };
    Page::with_status(
        Status::Ok,
        &Over {
            frame: here.frame,
            heading,
            words,
            link: Link::new(text.registrations_see_all(), here.frame.links.to("traffar")),
        },
    )
}
