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
    web::{Failure, Frame, Here, PageResult, Typed, form::FormState, wrong_day},
};
use chrono::NaiveDate;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says what is to be done.
const DO: &str = "gor";
/// What it says when a link is asked for.
const LINK: &str = "lank";

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
    let text = office.frame.text;
    let account = the_account(office, id).await?;
    let mut state = typed.kept(&[LAST_DAY]);
    let done = if expired {
        state.refuse_all(text.web_stale());
        None
    } else if typed.text(DO) == LINK {
        hand_out_link(office, &account, &mut state).await?
    } else {
        match asked(office, municipality, &account, typed, &mut state).await? {
            Some(asked) => make(office, &account, &asked, &mut state).await?,
            None => None,
        }
    };
    match done {
        Some(Made::Done(said)) => {
            // Whoever has taken the last role that they answer for has nothing more to do with the account.
            let path = match the_account(office, id).await {
                Ok(_) => office.path_of(account.id),
                Err(_) => office.address(""),
            };
            Ok(Ok(Redirect::to(format!("{path}?klart={said}"))))
        }
        Some(Made::Link(link)) => {
            let said = Said {
                link: Some(link),
                ..Said::default()
            };
            let page = show(office, id, municipality, Status::Ok, said);
            page.await.map(Err)
        }
        None => {
            let said = Said {
                state,
                ..Said::default()
            };
            let page = show(office, id, municipality, Status::UnprocessableEntity, said);
            page.await.map(Err)
        }
    }
}

/// What has come of it.
enum Made {
    /// It is done, in the word that its page says it by.
    Done(&'static str),
    /// A link to hand over.
    Link(String),
}

/// Makes a new link: mailed where the account counts in a municipality, else to hand over.
async fn hand_out_link<R: Grantable>(
    office: &Office<'_, '_, R>,
    account: &Account,
    state: &mut FormState,
) -> Result<Option<Made>, Failure> {
    let (text, base) = (office.frame.text, office.tools.base());
    match managing(office).link(account.id, base).await {
        Ok(None) => Ok(Some(Made::Done(LINK))),
        Ok(Some(link)) => {
            let path = super::own_path(text, "konto/lank");
            let link = format!("{base}{path}/{}", link.secret());
            Ok(Some(Made::Link(link)))
        }
        Err(outcome) => {
            refuse(text, Failure::or_refusal(outcome)?, state);
            Ok(None)
        }
    }
}

/// What the form asks for; none when a day is wrong, which is noted.
async fn asked<R: Grantable>(
    office: &Office<'_, '_, R>,
    municipality: Option<&MunicipalityCode>,
    account: &Account,
    typed: &Typed,
    state: &mut FormState,
) -> Result<Option<Change>, Failure> {
    let (text, tools, word) = (office.frame.text, office.tools, typed.text(DO));
    if word == LAST_DAY {
        return Ok(match last_day(typed, tools.today()) {
            Ok(day) => Some(Change::LastDay(day)),
            Err(problem) => {
                state.refuse(LAST_DAY, wrong_day(text, problem));
                None
            }
        });
    }
    let schools = match municipality {
        Some(code) => municipalities::schools(tools.store.read(), code).await?,
        None => Vec::new(),
    };
    let asked = parse(word, account, municipality, &schools);
    asked.ok_or(Failure::NotFound).map(Some)
}

async fn make<R: Grantable>(
    office: &Office<'_, '_, R>,
    account: &Account,
    change: &Change,
    state: &mut FormState,
) -> Result<Option<Made>, Failure> {
    let base = office.tools.base();
    match managing(office).change(account.id, change, base).await {
        Ok(()) => Ok(Some(Made::Done("andrat"))),
        Err(outcome) => {
            refuse(office.frame.text, Failure::or_refusal(outcome)?, state);
            Ok(None)
        }
    }
}

fn managing<'a, R: Grantable>(office: &'a Office<'_, '_, R>) -> Managing<'a> {
    Managing {
        store: office.tools.store,
        now: office.tools.clock.now(),
        chance: office.tools.chance,
        who: office.allowed.account,
    }
}

fn refuse(text: Text, refusal: NotManaged, state: &mut FormState) {
    state.refuse_all(match refusal {
        NotManaged::Elsewhere => text.accounts_not_yours_alone(),
        NotManaged::LastRole => text.accounts_last_role(),
    });
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
