//! Signing in: address and password, then the code of the authenticator; and signing out.

use super::{Answered, FormPage, own_path};
use crate::{
    accounts::{
        guard::{Former, Half, forget, remember},
        known_browser,
        password::Password,
        queries,
        rights::OwnAccount,
        set_aside,
        sign_ins::{EndedBy, end},
        signing_in::Refusal,
        staff_form::StaffForm,
        tools::Tools,
    },
    kernel::AccountId,
    locale::Text,
    store::Outcome,
    web::{
        Failure, Frame, PageResult, ProtectedForm, Visit,
        form::{Entry, Field, FormState},
        parts::Link,
        wanted_page,
    },
};
use rocket::{
    get,
    http::{CookieJar, Header, Status},
    post,
    response::{Redirect, Responder},
};

const EMAIL: &str = "epost";
const PASSWORD: &str = "losenord";
const CODE: &str = "kod";

/// `GET /logga-in`: address and password.
#[get("/logga-in?<valt>")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    valt: Option<&str>,
) -> PageResult {
    let mut page = password_page(frame, &tools, visit, &FormState::default());
    page.inset = valt.map(|_| frame.text.accounts_chosen());
    page.show(Status::Ok)
}

/// `POST /logga-in`: they are compared.
#[post("/logga-in", data = "<form>")]
pub(in crate::accounts) async fn send(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    cookies: &CookieJar<'_>,
    former: Former,
    form: ProtectedForm,
) -> Answered {
    let text = frame.text;
    let (typed, expired) = form.opened();
    let mut state = typed.kept(&[EMAIL]);
    let again = |status, state: &FormState| {
        let page = password_page(frame, &tools, visit, state);
        page.show(status).map(Err)
    };
    if expired {
        state.refuse_all(text.web_stale());
        return again(Status::UnprocessableEntity, &state);
    }
    let (email, password) = (typed.text(EMAIL), typed.text(PASSWORD));
    if email.trim().is_empty() {
        state.refuse(EMAIL, text.accounts_wrong_email_empty());
    }
    if password.is_empty() {
        state.refuse(PASSWORD, text.accounts_wrong_password_empty());
    }
    if !state.is_valid() {
        return again(Status::UnprocessableEntity, &state);
    }
    let trying = tools.trying();
    match trying.password(email, &Password::typed(password)).await {
        Ok(token) => {
            if let Some(former) = former.0 {
                end(tools.store, tools.clock.now(), &[former], EndedBy::Renewed).await?;
            }
            remember(cookies, tools.secure, &token);
            Ok(Ok(Redirect::to(own_path(text, "logga-in/kod"))))
        }
        Err(outcome) => {
            let status = refuse(text, outcome, &mut state)?;
            again(status, &state)
        }
    }
}

/// `GET /logga-in/kod`: the code; who has no authenticator yet gets one first.
#[get("/logga-in/kod")]
pub(in crate::accounts) async fn ask_code(
    frame: &Frame,
    tools: Tools<'_>,
    half: Half<'_>,
) -> Answered {
    let text = frame.text;
    if !half.account.has_second_factor {
        return Ok(Ok(Redirect::to(own_path(text, "konto/app"))));
    }
    let state = FormState::default();
    code_page(frame, &tools, &half, Status::Ok, &state)
        .await
        .map(Err)
}

/// `POST /logga-in/kod`: it is compared, and opens the account.
#[post("/logga-in/kod", data = "<form>")]
pub(in crate::accounts) async fn send_code(
    frame: &Frame,
    tools: Tools<'_>,
    cookies: &CookieJar<'_>,
    half: Half<'_>,
    form: ProtectedForm,
) -> Answered {
    let text = frame.text;
    let (typed, expired) = form.opened();
    let mut state = FormState::default();
    if expired {
        state.refuse_all(text.web_stale());
        let status = Status::UnprocessableEntity;
        return code_page(frame, &tools, &half, status, &state)
            .await
            .map(Err);
    }
    let code = typed.text(CODE);
    if code.trim().is_empty() {
        state.refuse(CODE, text.accounts_wrong_code_empty());
        let status = Status::UnprocessableEntity;
        return code_page(frame, &tools, &half, status, &state)
            .await
            .map(Err);
    }
    match tools.trying().code(half.sign_in, code).await {
        Ok((_, token)) => {
            remember(cookies, tools.secure, &token);
            let with = (tools.keys, tools.chance);
            known_browser::mark(cookies, tools.secure, &half.account.email, with);
            onward(&tools, cookies, text, half.account.id).await.map(Ok)
        }
        Err(outcome) => {
            let status = refuse(text, outcome, &mut state)?;
            code_page(frame, &tools, &half, status, &state)
                .await
                .map(Err)
        }
    }
}

/// `POST /konto/logga-ut`: the sign-in ends on the server, and the browser forgets what it holds.
#[post("/konto/logga-ut", data = "<form>")]
pub(in crate::accounts) async fn sign_out(
    frame: &Frame,
    tools: Tools<'_>,
    cookies: &CookieJar<'_>,
    form: StaffForm<'_, OwnAccount>,
) -> Result<Result<SignedOut, Redirect>, Failure> {
    let (allowed, _, expired) = form.opened();
    if expired {
        return Ok(Err(Redirect::to(own_path(frame.text, "konto"))));
    }
    let now = tools.clock.now();
    end(tools.store, now, &[allowed.sign_in], EndedBy::Out).await?;
    forget(cookies, tools.secure);
    Ok(Ok(SignedOut {
        to: Redirect::to(own_path(frame.text, "logga-in")),
        clear: Header::new("Clear-Site-Data", "\"cache\", \"storage\""),
    }))
}

/// The way out: nothing of the pages stays in the browser (ASVS 14.3.1).
#[derive(Responder)]
pub(in crate::accounts) struct SignedOut {
    to: Redirect,
    clear: Header<'static>,
}

/// Where somebody goes who has just signed in: to what was typed before, to the page that was asked
/// for, or to the account.
pub(super) async fn onward(
    tools: &Tools<'_>,
    cookies: &CookieJar<'_>,
    text: Text,
    account: AccountId,
) -> Result<Redirect, Failure> {
    let wanted = wanted_page(cookies, tools.secure);
    let waiting = set_aside::waiting(tools.store, tools.clock.now(), account).await?;
    Ok(Redirect::to(match (waiting, wanted) {
        (Some(_), _) => own_path(text, "konto/fortsatt"),
        (None, Some(path)) => path,
        (None, None) => own_path(text, "konto"),
    }))
}

/// Writes down why somebody was not signed in.
fn refuse(text: Text, outcome: Outcome<Refusal>, state: &mut FormState) -> Result<Status, Failure> {
    Ok(match Failure::or_refusal(outcome)? {
        Refusal::Wrong => {
            state.refuse_all(text.accounts_wrong());
            Status::UnprocessableEntity
        }
        Refusal::WrongCode => {
            state.refuse(CODE, text.accounts_wrong_code());
            Status::UnprocessableEntity
        }
        Refusal::TooMany => {
            state.refuse_all(text.accounts_too_many());
            Status::TooManyRequests
        }
    })
}

fn password_page<'a>(
    frame: &'a Frame,
    tools: &Tools<'_>,
    visit: &Visit,
    state: &FormState,
) -> FormPage<'a> {
    let text = frame.text;
    let csrf = visit.token(tools.keys, tools.chance);
    let fields = vec![
        Field::new(EMAIL, text.accounts_email(), Entry::Email),
        Field::new(PASSWORD, text.accounts_password(), Entry::Password),
    ];
    let button = (text.accounts_sign_in(), csrf);
    let mut page =
        FormPage::new(frame, text.accounts_sign_in(), "logga-in", button).asking(fields, state);
    page.lead = vec![text.accounts_for_whom()];
    page.more = Some(Link::new(
        text.accounts_forgotten(),
        own_path(text, "konto/ny-lank"),
    ));
    page
}

async fn code_page(
    frame: &Frame,
    tools: &Tools<'_>,
    half: &Half<'_>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let csrf = half.visit.token(tools.keys, tools.chance);
    let field =
        Field::new(CODE, text.accounts_code(), Entry::OneTimeCode).hint(text.accounts_code_hint());
    let button = (text.accounts_continue(), csrf);
    let mut page = FormPage::new(frame, text.accounts_code_title(), "logga-in/kod", button)
        .asking(vec![field], state);
    page.inset = shown_code(tools, half.account.id)
        .await?
        .map(|code| text.accounts_demo_code(code));
    page.more = Some(Link::new(
        text.accounts_begin_again(),
        own_path(text, "logga-in"),
    ));
    page.show(status)
}

/// What the authenticator of an invented person shows; in the demo alone.
pub(super) async fn shown_code(
    tools: &Tools<'_>,
    of: AccountId,
) -> Result<Option<String>, Failure> {
    if !tools.demo {
        return Ok(None);
    }
    let now = tools.clock.now();
    Ok(queries::code_now(tools.store.read(), of, now).await?)
}
