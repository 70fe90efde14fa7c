//! One's own account: what it may do, its sign-ins, another password; and going on with what was typed.

use super::{
    Answered, FormPage,
    link::{new_password, wrong_password},
    own_path,
    roles_in_words::roles,
};
use crate::{
    accounts::{
        account::Account,
        changing::{self, NotChanged},
        guard::Allowed,
        nav::{Nav, work_everywhere, work_in},
        queries::{self, Listed, Places},
        rights::OwnAccount,
        set_aside::{self, SetAside},
        sign_ins::{EndedBy, end_all_of},
        staff_form::StaffForm,
        tools::Tools,
    },
    kernel::{CivilTime, SignInId, Zone},
    locale::Text,
    web::{
        Failure, Frame, Page, PageResult,
        form::{Entry, Field, FormState},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

const OLD: &str = "losenord";
const NEW: &str = "nytt";

/// A sign-in as its owner sees it.
struct Row {
    device: String,
    begun: String,
    used: String,
    /// What ends it; none for the one that looks.
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/own.html")]
struct Own<'a> {
    frame: &'a Frame,
    nav: Nav,
    done: Option<String>,
    account: &'a Account,
    roles: Vec<String>,
    work: Vec<Link>,
    rows: Vec<Row>,
    password: Link,
    codes: Link,
    codes_left: String,
    action: String,
    csrf: String,
}

#[derive(Template)]
#[template(path = "accounts/go_on.html")]
struct GoOn<'a> {
    frame: &'a Frame,
    nav: Nav,
    waiting: SetAside,
    action: String,
    csrf: String,
}

/// `GET /konto`: the account.
#[get("/konto?<klart>")]
pub(in crate::accounts) async fn show(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, OwnAccount>,
    klart: Option<&str>,
) -> PageResult {
    let text = frame.text;
    let now = tools.clock.now();
    let sign_ins =
        queries::live_sign_ins(tools.store, tools.sessions, now, allowed.account).await?;
    let left = queries::codes_left(tools.store.read(), allowed.account.id).await?;
    let places = queries::places(tools.store.read(), allowed.account).await?;
    Page::show(&Own {
        frame,
        nav: Nav::of(frame, &tools, &allowed),
        done: klart.and_then(|word| done(text, word)),
        account: allowed.account,
        roles: roles(text, &allowed.account.grants, &places),
        work: work(text, allowed.account, &places),
        rows: sign_ins
            .iter()
            .map(|found| row(text, found, allowed.sign_in))
            .collect(),
        password: Link::new(
            text.accounts_change_password(),
            own_path(text, "konto/losenord"),
        ),
        codes: Link::new(
            text.accounts_renew_codes(),
            own_path(text, "konto/reservkoder"),
        ),
        codes_left: text.accounts_codes_left(left),
        action: own_path(text, "konto/inloggningar"),
        csrf: allowed.form_token(tools.keys, tools.chance),
    })
}

/// `POST /konto/inloggningar`: ends one of the account's other sign-ins, or all of them.
#[post("/konto/inloggningar", data = "<form>")]
pub(in crate::accounts) async fn end(
    frame: &Frame,
    tools: Tools<'_>,
    form: StaffForm<'_, OwnAccount>,
) -> Result<Redirect, Failure> {
    let (allowed, typed, expired) = form.opened();
    let which = typed.text("vilken").parse::<SignInId>().ok();
    let (now, account, own) = (tools.clock.now(), allowed.account.id, allowed.sign_in);
    let path = own_path(frame.text, "konto");
    if expired {
        return Ok(Redirect::to(path));
    }
    tools
        .store
        .write(|unit| async move {
            match which {
                Some(id) => queries::end_own(&unit, now, account, id).await,
                None => end_all_of(&unit, now, account, Some(own), EndedBy::Revoked).await,
            }
        })
        .await?;
    Ok(Redirect::to(format!("{path}?klart=avslutad")))
}

/// `GET /konto/losenord`: another password.
#[get("/konto/losenord")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask_password(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, OwnAccount>,
) -> PageResult {
    password_page(frame, &tools, &allowed, Status::Ok, &FormState::default())
}

/// `POST /konto/losenord`: the old one is asked for, and every other sign-in ends.
#[post("/konto/losenord", data = "<form>")]
pub(in crate::accounts) async fn change_password(
    frame: &Frame,
    tools: Tools<'_>,
    form: StaffForm<'_, OwnAccount>,
) -> Answered {
    let text = frame.text;
    let (allowed, typed, expired) = form.opened();
    let mut state = FormState::default();
    if expired {
        state.refuse_all(text.web_stale());
    } else {
        let passwords = (typed.text(OLD), typed.text(NEW));
        let by = (allowed.account, allowed.sign_in);
        match changing::change_password(&tools.trying(), by, passwords, tools.base()).await {
            Ok(()) => {
                let path = own_path(text, "konto");
                return Ok(Ok(Redirect::to(format!("{path}?klart=losenord"))));
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                NotChanged::Wrong => state.refuse(OLD, text.accounts_wrong_old()),
                NotChanged::Same => state.refuse(NEW, text.accounts_wrong_same()),
                NotChanged::TooMany => state.refuse_all(text.accounts_too_many()),
                NotChanged::Password(problem) => state.refuse(NEW, wrong_password(text, problem)),
            },
        }
    }
    password_page(frame, &tools, &allowed, Status::UnprocessableEntity, &state).map(Err)
}

/// `GET /konto/fortsatt`: what was typed before the sign-in ran out, to be sent to its page again.
#[get("/konto/fortsatt")]
pub(in crate::accounts) async fn go_on(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, OwnAccount>,
) -> Answered {
    let text = frame.text;
    let (now, id) = (tools.clock.now(), allowed.account.id);
    let Some(waiting) = set_aside::waiting(tools.store, now, id).await? else {
        return Ok(Ok(Redirect::to(own_path(text, "konto"))));
    };
    Page::show(&GoOn {
        frame,
        nav: Nav::of(frame, &tools, &allowed),
        waiting,
        action: own_path(text, "konto/fortsatt"),
        csrf: allowed.form_token(tools.keys, tools.chance),
    })
    .map(Err)
}

/// `POST /konto/fortsatt`: it is not needed any more.
#[post("/konto/fortsatt", data = "<form>")]
pub(in crate::accounts) async fn let_go(
    frame: &Frame,
    tools: Tools<'_>,
    form: StaffForm<'_, OwnAccount>,
) -> Result<Redirect, Failure> {
    let (allowed, _, expired) = form.opened();
    if !expired {
        set_aside::forget(tools.store, allowed.account.id).await?;
    }
    Ok(Redirect::to(own_path(frame.text, "konto")))
}

fn done(text: Text, word: &str) -> Option<String> {
    match word {
        "losenord" => Some(text.accounts_done_password()),
        "avslutad" => Some(text.accounts_done_ended()),
        _ => None,
    }
}

fn password_page(
    frame: &Frame,
    tools: &Tools<'_>,
    allowed: &Allowed<'_, OwnAccount>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let csrf = allowed.form_token(tools.keys, tools.chance);
    let fields = vec![
        Field::new(OLD, text.accounts_old_password(), Entry::Password),
        new_password(text),
    ];
    let button = (text.accounts_save_password(), csrf);
    let mut page = FormPage::new(
        frame,
        text.accounts_change_password(),
        "konto/losenord",
        button,
    )
    .asking(fields, state);
    page.nav = Some(Nav::of(frame, tools, allowed));
    page.lead = vec![text.accounts_change_password_words()];
    page.show(status)
}

/// A sign-in in the list. Its own cannot be ended there: that is what signing out is for.
fn row(text: Text, found: &Listed, own: SignInId) -> Row {
    let moment = |at| {
        let civil = CivilTime::of(at, Zone::stockholm());
        format!("{} {}", text.day(civil.date), text.clock(civil.time))
    };
    Row {
        device: found.device.clone(),
        begun: moment(found.made_at),
        used: moment(found.used_at),
        end: (found.id != own).then(|| found.id.to_string()),
    }
}

/// The ways to what the account may do.
fn work(text: Text, account: &Account, places: &Places) -> Vec<Link> {
    let local = places.municipalities();
    work_everywhere(text, account)
        .into_iter()
        .chain(local.flat_map(|place| work_in(text, account, place)))
        .collect()
}
