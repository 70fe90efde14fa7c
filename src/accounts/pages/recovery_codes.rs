//! Other recovery codes, for somebody who is signed in: password and code first, then the codes, once.

use super::{Answered, FormPage, Nav, authenticator::CodesPage, own_path, sign_in::shown_code};
use crate::{
    accounts::{
        guard::Allowed,
        recovery_codes::{NotRenewed, renew},
        rights::OwnAccount,
        second_factor::RecoveryCode,
        staff_form::StaffForm,
        tools::Tools,
    },
    web::{
        Failure, Frame, Page, PageResult,
        form::{Entry, Field, FormState},
        parts::Link,
    },
};
use rocket::{get, http::Status, post};

const PASSWORD: &str = "losenord";
const CODE: &str = "kod";

/// `GET /konto/reservkoder`: what is asked for.
#[get("/konto/reservkoder")]
pub(in crate::accounts) async fn ask(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, OwnAccount>,
) -> PageResult {
    page(frame, &tools, &allowed, Status::Ok, &FormState::default()).await
}

/// `POST /konto/reservkoder`: the codes from before are none any more.
#[post("/konto/reservkoder", data = "<form>")]
pub(in crate::accounts) async fn send(
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
        let proof = (typed.text(PASSWORD), typed.text(CODE));
        match renew(&tools.trying(), allowed.account, proof, tools.base()).await {
            Ok(codes) => {
                return Page::show(&CodesPage {
                    frame,
                    nav: Some(Nav::of(frame, &tools, &allowed)),
                    codes: codes.iter().map(RecoveryCode::written).collect(),
                    link: Link::new(text.accounts_codes_saved(), own_path(text, "konto")),
                })
                .map(Err);
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                NotRenewed::Wrong => state.refuse(PASSWORD, text.accounts_wrong_old()),
                NotRenewed::WrongCode => state.refuse(CODE, text.accounts_wrong_code()),
                NotRenewed::TooMany => state.refuse_all(text.accounts_too_many()),
            },
        }
    }
    let status = Status::UnprocessableEntity;
    page(frame, &tools, &allowed, status, &state).await.map(Err)
}

async fn page(
    frame: &Frame,
    tools: &Tools<'_>,
    allowed: &Allowed<'_, OwnAccount>,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let fields = vec![
        Field::new(PASSWORD, text.accounts_old_password(), Entry::Password),
        Field::new(CODE, text.accounts_code(), Entry::OneTimeCode).hint(text.accounts_code_hint()),
    ];
    let csrf = allowed.form_token(tools.keys, tools.chance);
    let button = (text.accounts_renew_codes_button(), csrf);
    let title = text.accounts_renew_codes();
    let mut page = FormPage::new(frame, title, "konto/reservkoder", button).asking(fields, state);
    page.nav = Some(Nav::of(frame, tools, allowed));
    page.inset = shown_code(tools, allowed.account.id)
        .await?
        .map(|code| text.accounts_demo_code(code));
    page.lead = vec![text.accounts_renew_codes_words()];
    page.show(status)
}
