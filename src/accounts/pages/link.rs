//! The link that lets somebody choose a password: opened, and asked for anew.

use super::{Answered, FormPage, Told, own_path};
use crate::{
    accounts::{
        asking::ask as ask_for_link,
        choosing::{NotChosen, choose_password},
        known_browser,
        links::{self, LinkToken},
        password::{LONGEST, PasswordProblem, SHORTEST},
        tools::Tools,
    },
    kernel::EmailAddress,
    locale::Text,
    web::{
        Failure, Frame, Page, PageResult, ProtectedForm, Visit,
        form::{Entry, Field, FormState},
        parts::Link,
    },
};
use rocket::{
    get,
    http::{CookieJar, Status},
    post,
    response::Redirect,
};

const EMAIL: &str = "epost";
const NEW: &str = "nytt";

/// `GET /konto/lank/<token>`: choose a password. Looking uses nothing up.
#[get("/konto/lank/<token>")]
pub(in crate::accounts) async fn open(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    token: &str,
) -> Answered {
    choose_page(
        frame,
        &tools,
        visit,
        token,
        Status::Ok,
        &FormState::default(),
    )
    .await
}

/// `POST /konto/lank/<token>`: it is chosen; signing in is next.
#[post("/konto/lank/<token>", data = "<form>")]
pub(in crate::accounts) async fn choose(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    cookies: &CookieJar<'_>,
    token: &str,
    form: ProtectedForm,
) -> Answered {
    let text = frame.text;
    let (typed, expired) = form.opened();
    let mut state = FormState::default();
    if expired {
        state.refuse_all(text.web_stale());
        let status = Status::UnprocessableEntity;
        return choose_page(frame, &tools, visit, token, status, &state).await;
    }
    let link = LinkToken::of(token);
    let chosen = choose_password(
        tools.store,
        tools.hasher,
        tools.clock.now(),
        tools.chance,
        &link,
        typed.text(NEW),
    );
    match chosen.await {
        Ok(email) => {
            // Whoever has the mail is the person: wrong tries of others do not keep this browser out.
            known_browser::mark(cookies, tools.secure, &email, (tools.keys, tools.chance));
            let path = own_path(text, "logga-in");
            Ok(Ok(Redirect::to(format!("{path}?valt=ja"))))
        }
        Err(outcome) => {
            if let NotChosen::Password(problem) = Failure::or_refusal(outcome)? {
                state.refuse(NEW, wrong_password(text, problem));
            }
            let status = Status::UnprocessableEntity;
            choose_page(frame, &tools, visit, token, status, &state).await
        }
    }
}

/// `GET /konto/ny-lank`: asks for a link, for an account that is invited or has forgotten.
#[get("/konto/ny-lank")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask(frame: &Frame, tools: Tools<'_>, visit: &Visit) -> PageResult {
    ask_page(frame, &tools, visit, Status::Ok, &FormState::default())
}

/// `POST /konto/ny-lank`: whether or not there is such an account, the answer is the same.
#[post("/konto/ny-lank", data = "<form>")]
pub(in crate::accounts) async fn send(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let text = frame.text;
    let (typed, expired) = form.opened();
    let mut state = typed.kept(&[EMAIL]);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let email = EmailAddress::parse(typed.text(EMAIL));
    if email.is_err() {
        state.refuse(EMAIL, text.accounts_wrong_email());
    }
    let (Ok(email), false) = (email, expired) else {
        let status = Status::UnprocessableEntity;
        return ask_page(frame, &tools, visit, status, &state).map(Err);
    };
    if !ask_for_link(&tools.asking(), &email).await? {
        state.refuse_all(text.accounts_too_many_links());
        return ask_page(frame, &tools, visit, Status::TooManyRequests, &state).map(Err);
    }
    let path = own_path(text, "konto/ny-lank/skickad");
    Ok(Ok(Redirect::to(path)))
}

/// `GET /konto/ny-lank/skickad`: what happens now.
#[get("/konto/ny-lank/skickad")]
pub(in crate::accounts) fn sent(frame: &Frame) -> PageResult {
    let text = frame.text;
    Page::show(&Told {
        frame,
        title: text.accounts_link_sent(),
        lead: vec![text.accounts_link_sent_words(), text.accounts_link_none()],
        link: Link::new(text.accounts_to_sign_in(), own_path(text, "logga-in")),
    })
}

/// Why a password cannot be chosen.
pub(super) fn wrong_password(text: Text, problem: PasswordProblem) -> String {
    match problem {
        PasswordProblem::Empty => text.accounts_wrong_password_empty(),
        PasswordProblem::TooShort => text.accounts_wrong_password_short(SHORTEST),
        PasswordProblem::TooLong => text.accounts_wrong_password_long(LONGEST),
        PasswordProblem::Common => text.accounts_wrong_password_common(),
    }
}

/// The field in which a new password is typed.
pub(super) fn new_password(text: Text) -> Field {
    Field::new(NEW, text.accounts_new_password(), Entry::NewPassword)
        .hint(text.accounts_new_password_hint(SHORTEST))
}

async fn choose_page(
    frame: &Frame,
    tools: &Tools<'_>,
    visit: &Visit,
    token: &str,
    status: Status,
    state: &FormState,
) -> Answered {
    let text = frame.text;
    let token = LinkToken::of(token);
    let Some(account) = links::owner(tools.store, tools.clock.now(), &token).await? else {
        let page = Told {
            frame,
            title: text.accounts_link_over(),
            lead: vec![text.accounts_link_over_words()],
            link: Link::new(text.accounts_ask_link(), own_path(text, "konto/ny-lank")),
        };
        return Page::with_status(Status::Gone, &page).map(Err);
    };
    let csrf = visit.token(tools.keys, tools.chance);
    let path = format!("konto/lank/{}", token.secret());
    let button = (text.accounts_save_password(), csrf);
    let mut page = FormPage::new(frame, text.accounts_choose_password(), &path, button)
        .asking(vec![new_password(text)], state);
    page.lead = vec![text.accounts_account_of(account.email)];
    page.show(status).map(Err)
}

fn ask_page(
    frame: &Frame,
    tools: &Tools<'_>,
    visit: &Visit,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let csrf = visit.token(tools.keys, tools.chance);
    let button = (text.accounts_send_link(), csrf);
    let field = Field::new(EMAIL, text.accounts_email(), Entry::Email);
    let mut page = FormPage::new(frame, text.accounts_ask_link(), "konto/ny-lank", button)
        .asking(vec![field], state);
    page.lead = vec![text.accounts_ask_link_words()];
    page.more = Some(Link::new(
        text.accounts_to_sign_in(),
        own_path(text, "logga-in"),
    ));
    page.show(status)
}
