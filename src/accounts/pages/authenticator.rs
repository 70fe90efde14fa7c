//! An authenticator for an account: shown as a picture and as letters, proved by a code, and the
//! recovery codes for when it is lost.

use super::{Answered, Nav, own_path};
use crate::{
    accounts::{
        authenticator::{self, NotAdded},
        guard::{Half, remember},
        known_browser,
        second_factor::{RecoveryCode, Secret},
        tools::Tools,
    },
    web::{
        Failure, Frame, Page, PageResult, ProtectedForm,
        form::{Entry, ErrorSummary, Field, FormState, Words},
        parts::Link,
    },
};
use askama::Template;
use qrcode::{Color, EcLevel, QrCode};
use rocket::{
    get,
    http::{CookieJar, Status},
    post,
    response::Redirect,
};
use std::fmt::Write as _;

const CODE: &str = "kod";

#[derive(Template)]
#[template(path = "accounts/authenticator.html")]
struct AddPage<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    /// The picture as one path of squares, and how wide it is with its margin.
    picture: String,
    width: usize,
    spelt: String,
    shown_code: Option<String>,
    field: Field,
    action: String,
    csrf: String,
}

#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
pub(super) struct CodesPage<'a> {
    pub(super) frame: &'a Frame,
    /// The row above the page, for somebody who is signed in already.
    pub(super) nav: Option<Nav>,
    pub(super) codes: Vec<String>,
    pub(super) link: Link,
}

/// `GET /konto/app`: who has given the password adds an authenticator.
#[get("/konto/app")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask(frame: &Frame, tools: Tools<'_>, half: Half<'_>) -> Answered {
    if half.account.has_second_factor {
        return Ok(Ok(Redirect::to(own_path(frame.text, "logga-in/kod"))));
    }
    let secret = authenticator::secret_for(tools.keys, half.sign_in)?;
    page(
        frame,
        &tools,
        &half,
        &secret,
        Status::Ok,
        &FormState::default(),
    )
    .map(Err)
}

/// `POST /konto/app`: the first code proves it; the recovery codes are shown this once.
#[post("/konto/app", data = "<form>")]
pub(in crate::accounts) async fn send(
    frame: &Frame,
    tools: Tools<'_>,
    cookies: &CookieJar<'_>,
    half: Half<'_>,
    form: ProtectedForm,
) -> Answered {
    let text = frame.text;
    if half.account.has_second_factor {
        return Ok(Ok(Redirect::to(own_path(text, "logga-in/kod"))));
    }
    let (typed, expired) = form.opened();
    let mut state = FormState::default();
    let secret = authenticator::secret_for(tools.keys, half.sign_in)?;
    if expired {
        state.refuse_all(text.web_stale());
    } else {
        match authenticator::add(&tools.trying(), half.sign_in, typed.text(CODE)).await {
            Ok((codes, token)) => {
                remember(cookies, tools.secure, &token);
                let with = (tools.keys, tools.chance);
                known_browser::mark(cookies, tools.secure, &half.account.email, with);
                return Page::show(&CodesPage {
                    frame,
                    nav: None,
                    codes: codes.iter().map(RecoveryCode::written).collect(),
                    link: Link::new(text.accounts_codes_saved(), own_path(text, "konto")),
                })
                .map(Err);
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                NotAdded::WrongCode => state.refuse(CODE, text.accounts_wrong_code()),
                NotAdded::TooMany => state.refuse_all(text.accounts_too_many()),
            },
        }
    }
    let status = Status::UnprocessableEntity;
    page(frame, &tools, &half, &secret, status, &state).map(Err)
}

fn page(
    frame: &Frame,
    tools: &Tools<'_>,
    half: &Half<'_>,
    secret: &Secret,
    status: Status,
    state: &FormState,
) -> PageResult {
    let text = frame.text;
    let field = Field::new(CODE, text.accounts_code(), Entry::OneTimeCode)
        .hint(text.accounts_first_code_hint())
        .filled(state);
    let (picture, width) = picture_of(&secret.address(&half.account.email))?;
    let shown = tools
        .demo
        .then(|| secret.code_at(tools.clock.now()))
        .flatten();
    let page = AddPage {
        frame,
        words: frame.form_words(),
        summary: ErrorSummary::of(state, &[&field]),
        picture,
        width,
        spelt: secret.spelt(),
        shown_code: shown.map(|code| text.accounts_demo_code(code)),
        field,
        action: own_path(text, "konto/app"),
        csrf: half.visit.token(tools.keys, tools.chance),
    };
    Page::with_status(status, &page)
}

/// A QR code (ISO 18004) as one SVG path of squares, with the margin of four that the standard asks.
fn picture_of(address: &str) -> Result<(String, usize), Failure> {
    const MARGIN: usize = 4;
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|e| crate::store::Fault::because("drawing a QR code", e))?;
    let side = code.width();
    let mut path = String::new();
    for (nth, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (nth % side + MARGIN, nth / side + MARGIN);
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Ok((path, side + 2 * MARGIN))
}
