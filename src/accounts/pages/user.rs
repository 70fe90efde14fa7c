//! One account, for those who answer for it: what it may do, and what can be done with it.

use super::{
    Answered, Nav,
    office::{Office, state_of},
    past::{Done, past_of},
    roles_in_words::{role_name, roles},
};
use crate::{
    accounts::{
        account::{Account, State},
        guard::Allowed,
        management::{Reach, may_give, reach},
        managing::{Change, Managing, NotManaged},
        queries::{self, Places},
        rights::{AllUsers, Grantable, Users},
        role::{Grant, Role, Scope},
        sign_ins::account_of,
        staff_form::StaffForm,
        tools::Tools,
    },
    kernel::{AccountId, DayProblem, MunicipalityCode, typed_day},
    locale::Text,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Entry, ErrorSummary, Field, FormState, Part, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use chrono::NaiveDate;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says what is to be done.
const DO: &str = "gor";

/// The field, and the word, of the last day.
const LAST_DAY: &str = "sista-dag";

/// Something that can be done: what it is about, and its button.
struct Deed {
    word: String,
    button: String,
    about: String,
}

#[derive(Template)]
#[template(path = "accounts/user.html")]
struct User<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    done: Option<String>,
    words: Words,
    summary: Option<ErrorSummary>,
    /// A link to hand over, shown this once.
    link: Option<String>,
    /// The last day on which the account may be used, if it is theirs to set.
    last_day: Option<Field>,
    account: Account,
    state: Tag,
    /// The roles, each with the way to take it if it is theirs to take.
    roles: Vec<(String, Option<Deed>)>,
    more_roles: Vec<Deed>,
    deeds: Vec<Deed>,
    past: Vec<Done>,
    action: String,
    csrf: String,
}

/// What a page says beside the account.
#[derive(Default)]
struct Said {
    done: Option<String>,
    state: FormState,
    link: Option<String>,
}

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
        parse(word, &account)
    };
    let managing = Managing {
        store: tools.store,
        now: tools.clock.now(),
        chance: tools.chance,
        who: office.allowed.account,
    };
    let changed = match asked {
        Some(change) => managing.change(account.id, &change).await,
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

/// The account, if it is one that is answered for here.
async fn the_account<R: Grantable>(
    office: &Office<'_, '_, R>,
    id: &str,
    municipality: Option<&MunicipalityCode>,
) -> Result<Account, Failure> {
    let id: AccountId = id.parse().map_err(|_| Failure::NotFound)?;
    let account = account_of(office.tools.store.read(), id).await?;
    let account = account.ok_or(Failure::NotFound)?;
    let works_here = municipality.is_none_or(|code| {
        let mut scopes = account.grants.iter().map(Grant::scope);
        scopes.any(|scope| match scope {
            Scope::Municipality(own) | Scope::School(own, _) => own == code,
            Scope::Installation | Scope::County(_) => false,
        })
    });
    let own = account.id == office.allowed.account.id;
    if works_here && (own || reach(office.allowed.account, &account) != Reach::None) {
        Ok(account)
    } else {
        Err(Failure::NotFound)
    }
}

async fn show<R: Grantable>(
    office: &Office<'_, '_, R>,
    id: &str,
    municipality: Option<&MunicipalityCode>,
    status: Status,
    said: Said,
) -> PageResult {
    let text = office.frame.text;
    let account = the_account(office, id, municipality).await?;
    let db = office.tools.store.read();
    let places = queries::places(db, &account).await?;
    let past = past_of(db, text, account.id).await?;
    let who = office.allowed.account;
    let reach = reach(who, &account);
    let last_day = (reach == Reach::Whole).then(|| {
        let day = account.last_day.map(|day| text.date_and_year(day));
        Field::new(LAST_DAY, text.accounts_last_day(), Entry::Date)
            .hint(text.accounts_last_day_hint())
            .value(day.unwrap_or_default())
            .filled(&said.state)
    });
    let parts: Vec<&dyn Part> = last_day.iter().map(|field| field as &dyn Part).collect();
    let page = User {
        frame: office.frame,
        nav: office.nav(),
        back: Link::new(office.title(), office.address("")),
        done: said.done,
        words: office.frame.form_words(),
        summary: ErrorSummary::of(&said.state, &parts),
        link: said.link,
        state: state_of(text, &account, office.tools.today()),
        roles: the_roles(text, who, &account, &places, reach),
        more_roles: match municipality {
            Some(code) if reach != Reach::None => more_roles(text, &account, code),
            _ => Vec::new(),
        },
        deeds: match reach {
            Reach::Whole => deeds(text, &account),
            Reach::None | Reach::Roles => Vec::new(),
        },
        past,
        action: office.path_of(account.id),
        csrf: office.csrf(),
        last_day,
        account,
    };
    Page::with_status(status, &page)
}

fn the_roles(
    text: Text,
    who: &Account,
    of: &Account,
    places: &Places,
    reach: Reach,
) -> Vec<(String, Option<Deed>)> {
    let named = roles(text, &of.grants, places);
    let takeable =
        |grant: &Grant| reach != Reach::None && of.grants.len() > 1 && may_give(who, grant);
    of.grants
        .iter()
        .zip(named)
        .map(|(grant, name)| {
            let deed = takeable(grant).then(|| Deed {
                word: format!("bort/{}", word_of(grant)),
                button: text.accounts_take(),
                about: name.clone(),
            });
            (name, deed)
        })
        .collect()
}

/// The roles of a municipality that the account does not have there.
fn more_roles(text: Text, of: &Account, code: &MunicipalityCode) -> Vec<Deed> {
    super::users::LOCAL_ROLES
        .into_iter()
        .filter_map(|role| Grant::new(role, Scope::Municipality(code.clone())))
        .filter(|grant| !of.grants.contains(grant))
        .map(|grant| Deed {
            word: format!("till/{}", word_of(&grant)),
            button: text.accounts_give(role_name(text, grant.role())),
            about: String::new(),
        })
        .collect()
}

/// What else can be done with the account.
fn deeds(text: Text, of: &Account) -> Vec<Deed> {
    let deed = |word: &str, button, about| Deed {
        word: word.to_owned(),
        button,
        about,
    };
    if of.state == State::Disabled {
        return vec![deed(
            "oppna",
            text.accounts_open(),
            text.accounts_open_about(),
        )];
    }
    let mut deeds = vec![deed(
        "lank",
        text.accounts_link(),
        text.accounts_link_about(),
    )];
    if of.has_second_factor {
        deeds.push(deed(
            "utan-app",
            text.accounts_no_app(),
            text.accounts_no_app_about(),
        ));
    }
    if of.state == State::Active {
        let (button, about) = (text.accounts_demand(), text.accounts_demand_about());
        deeds.push(deed("nytt-losenord", button, about));
        deeds.push(deed(
            "logga-ut",
            text.accounts_sign_out_all(),
            text.accounts_sign_out_all_about(),
        ));
    }
    deeds.push(deed(
        "stang",
        text.accounts_close(),
        text.accounts_close_about(),
    ));
    deeds
}

/// A grant in a form: `host/0880`.
fn word_of(grant: &Grant) -> String {
    let scope = match grant.scope() {
        Scope::Installation => "alla".to_owned(),
        Scope::County(county) => county.to_string(),
        Scope::Municipality(code) => code.as_str().to_owned(),
        Scope::School(_, school) => school.to_string(),
    };
    format!("{}/{scope}", grant.role().code())
}

/// What a form asks for; a role that is to be taken must be one of the account's.
fn parse(word: &str, of: &Account) -> Option<Change> {
    if let Some(grant) = word.strip_prefix("bort/") {
        let own = of.grants.iter().find(|own| word_of(own) == grant);
        return own.cloned().map(Change::Take);
    }
    if let Some(grant) = word.strip_prefix("till/") {
        let (role, code) = grant.split_once('/')?;
        let scope = Scope::Municipality(MunicipalityCode::parse(code)?);
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

fn wrong_day(text: Text, problem: DayProblem) -> String {
    match problem {
        DayProblem::OtherWeekday { written, is } => {
            text.accounts_other_weekday(text.weekday_name(is), text.weekday_name(written))
        }
        DayProblem::NoSuchDay => text.accounts_no_such_day(),
        DayProblem::Empty | DayProblem::NotADay => text.accounts_wrong_day(),
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
