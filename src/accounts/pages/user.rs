//! One account, for those who answer for it: looked at, and something is done with it.

use super::{
    Answered,
    office::Office,
    user_page::{LAST_DAY, Said, show, the_account, word_of},
};
use crate::{
    accounts::{
        account::Account,
        guard::Allowed,
        managing::{Change, Managing, NotManaged},
        rights::{AllUsers, Grantable, Users},
        role::{Grant, Role, Scope},
        staff_form::StaffForm,
        tools::Tools,
    },
    kernel::{DayProblem, MunicipalityCode, typed_day},
    locale::Text,
    municipalities::{self, School},
    web::{Failure, Frame, Here, PageResult, Typed, wrong_day},
};
use chrono::NaiveDate;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says what is to be done.
const DO: &str = "gor";

/// `GET /<municipality>/anvandare/<id>`: somebody who works there.
#[get("/<_>/anvandare/<id>?<klart>", rank = 2)]
pub(in crate::accounts) async fn here(
    here: Here<'_>,
    tools: Tools<'_>,
    allowed: Allowed<'_, Users>,
    id: &str,
    klart: Option<&str>,
) -> PageResult {
    let said = Said {
        done: klart.and_then(|word| done(here.frame.text, word)),
        ..Said::default()
    };
    let municipality = here.municipality()?;
    let office = Office::local(here, &tools, &allowed);
    show(&office, id, Some(&municipality), Status::Ok, said).await
}

/// `GET /anvandare/<id>`: anybody.
#[get("/anvandare/<id>?<klart>", rank = 3)]
pub(in crate::accounts) async fn anywhere(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, AllUsers>,
    id: &str,
    klart: Option<&str>,
) -> PageResult {
    let said = Said {
        done: klart.and_then(|word| done(frame.text, word)),
        ..Said::default()
    };
    let office = Office::whole(frame, &tools, &allowed);
    show(&office, id, None, Status::Ok, said).await
}

/// `POST /<municipality>/anvandare/<id>`: something is done with the account.
#[post("/<_>/anvandare/<id>", data = "<form>", rank = 2)]
pub(in crate::accounts) async fn change_here(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Users>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let municipality = here.municipality()?;
    let office = Office::local(here, &tools, &allowed);
    change(&office, id, Some(&municipality), &typed, expired).await
}

/// `POST /anvandare/<id>`: the same from everywhere.
#[post("/anvandare/<id>", data = "<form>", rank = 3)]
pub(in crate::accounts) async fn change_anywhere(
    frame: &Frame,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, AllUsers>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let office = Office::whole(frame, &tools, &allowed);
    change(&office, id, None, &typed, expired).await
}

async fn change<R: Grantable>(
    office: &Office<'_, '_, R>,
    id: &str,
    municipality: Option<&MunicipalityCode>,
    typed: &Typed,
    expired: bool,
) -> Answered {
    let (text, tools, word) = (office.frame.text, office.tools, typed.text(DO));
    let account = the_account(office, id, municipality).await?;
    let mut state = typed.kept(&[LAST_DAY]);
    let again = |state| {
        let said = Said {
            state,
            ..Said::default()
        };
        show(office, id, municipality, Status::UnprocessableEntity, said)
    };
    if expired {
        state.refuse_all(text.web_stale());
        return again(state).await.map(Err);
    }
    let asked = if word == LAST_DAY {
        match last_day(typed, tools.today()) {
            Ok(day) => Some(Change::LastDay(day)),
            Err(problem) => {
                state.refuse(LAST_DAY, wrong_day(text, problem));
                return again(state).await.map(Err);
            }
        }
    } else {
        let schools = match municipality {
            Some(code) => municipalities::schools(tools.store.read(), code).await?,
            None => Vec::new(),
        };
        parse(word, &account, municipality, &schools)
    };
    let managing = Managing {
        store: tools.store,
        now: tools.clock.now(),
        chance: tools.chance,
        who: office.allowed.account,
    };
    let changed = match asked {
        Some(change) => managing.change(account.id, &change, tools.base()).await,
        None if word == "lank" => match managing.link(account.id, tools.base()).await {
            Ok(Some(link)) => {
                let path = super::own_path(text, "konto/lank");
                let said = Said {
                    link: Some(format!("{}{path}/{}", tools.base(), link.secret())),
                    ..Said::default()
                };
                return show(office, id, municipality, Status::Ok, said)
                    .await
                    .map(Err);
            }
            Ok(None) => Ok(()),
            Err(outcome) => Err(outcome),
        },
        None => return Err(Failure::NotFound),
    };
    match changed {
        Ok(()) => {
            let said = if word == "lank" { "lank" } else { "andrat" };
            // Whoever has taken the last role here has nothing more to do with the account.
            let path = match the_account(office, id, municipality).await {
                Ok(_) => office.path_of(account.id),
                Err(_) => office.address(""),
            };
            Ok(Ok(Redirect::to(format!("{path}?klart={said}"))))
        }
        Err(outcome) => {
            state.refuse_all(match Failure::or_refusal(outcome)? {
                NotManaged::Elsewhere => text.accounts_not_yours_alone(),
                NotManaged::LastRole => text.accounts_last_role(),
            });
            again(state).await.map(Err)
        }
    }
}

/// What a form asks for; a role that is to be taken must be one of the account's, and a school one of the
/// municipality's.
fn parse(
    word: &str,
    of: &Account,
    municipality: Option<&MunicipalityCode>,
    schools: &[School],
) -> Option<Change> {
    if let Some(grant) = word.strip_prefix("bort/") {
        let own = of.grants.iter().find(|own| word_of(own) == grant);
        return own.cloned().map(Change::Take);
    }
    if let Some(grant) = word.strip_prefix("till/") {
        let (role, place) = grant.split_once('/')?;
        let mut ids = schools.iter().map(|school| school.id);
        let scope = match ids.find(|id| id.to_string() == place) {
            Some(school) => Scope::School(municipality?.clone(), school),
            None => Scope::Municipality(MunicipalityCode::parse(place)?),
        };
        return Grant::new(Role::parse(role)?, scope).map(Change::Give);
    }
    Some(match word {
        "stang" => Change::Close,
        "oppna" => Change::Open,
        "nytt-losenord" => Change::NewPassword,
        "utan-app" => Change::NoAuthenticator,
        "logga-ut" => Change::SignOut,
        _ => return None,
    })
}

/// The last day in the form; none when the field was emptied.
fn last_day(typed: &Typed, today: NaiveDate) -> Result<Option<NaiveDate>, DayProblem> {
    match typed_day(typed.text(LAST_DAY), today) {
        Ok(day) => Ok(Some(day)),
        Err(DayProblem::Empty) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn done(text: Text, word: &str) -> Option<String> {
    match word {
        "inbjuden" => Some(text.accounts_done_invited()),
        "lank" => Some(text.accounts_done_link()),
        "andrat" => Some(text.accounts_done_changed()),
        _ => None,
    }
}
