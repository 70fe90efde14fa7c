//! The page of one account, for those who answer for it: what it may do, and what can be done with it.

use super::{
    Nav,
    office::{Office, state_of},
    roles_in_words::{role_name, roles},
    users::LOCAL_ROLES,
};
use crate::{
    accounts::{
        account::{Account, State},
        management::{Reach, may_give, reach},
        past::{Done, past_of},
        queries::{self, Places},
        rights::Grantable,
        role::{Grant, Role, Scope},
        sign_ins::account_of,
        tools::Tools,
    },
    kernel::{AccountId, MunicipalityCode},
    locale::Text,
    municipalities::{self, School},
    web::{
        Failure, Frame, Page, PageResult,
        form::{Entry, ErrorSummary, Field, FormState, Part, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::http::Status;

/// The field, and the word, of the last day.
pub(super) const LAST_DAY: &str = "sista-dag";

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
pub(super) struct Said {
    pub(super) done: Option<String>,
    pub(super) state: FormState,
    pub(super) link: Option<String>,
}

/// The account, if whoever looks answers for it or it is their own: also of somebody who works in another
/// of their municipalities, who may be given a role in this one.
pub(super) async fn the_account<R: Grantable>(
    office: &Office<'_, '_, R>,
    id: &str,
) -> Result<Account, Failure> {
    let id: AccountId = id.parse().map_err(|_| Failure::NotFound)?;
    let found = theirs(office.tools, office.allowed.account, id).await?;
    found.ok_or(Failure::NotFound)
}

/// The account of this id, if `who` may know of it. Of any other nothing is said, not even that there is
/// one.
pub(super) async fn theirs(
    tools: &Tools<'_>,
    who: &Account,
    id: AccountId,
) -> Result<Option<Account>, Failure> {
    let account = account_of(tools.store.read(), id).await?;
    Ok(account.filter(|account| account.id == who.id || reach(who, account) != Reach::None))
}

pub(super) async fn show<R: Grantable>(
    office: &Office<'_, '_, R>,
    id: &str,
    municipality: Option<&MunicipalityCode>,
    status: Status,
    said: Said,
) -> PageResult {
    let text = office.frame.text;
    let account = the_account(office, id).await?;
    let db = office.tools.store.read();
    let places = queries::places(db, &account).await?;
    let past = past_of(db, text, account.id.uuid(), event_words).await?;
    let schools = match municipality {
        Some(code) => municipalities::schools(db, code).await?,
        None => Vec::new(),
    };
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
            Some(code) if reach != Reach::None => more_roles(text, who, &account, code, &schools),
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
fn more_roles(
    text: Text,
    who: &Account,
    of: &Account,
    code: &MunicipalityCode,
    schools: &[School],
) -> Vec<Deed> {
    let local = LOCAL_ROLES.into_iter().map(|role| {
        let scope = Scope::Municipality(code.clone());
        (Grant::new(role, scope), role_name(text, role))
    });
    let at_schools = schools.iter().map(|school| {
        let (role, scope) = (
            Role::SchoolCoordinator,
            Scope::School(code.clone(), school.id),
        );
        let name = text.accounts_role_at(role_name(text, role), school.name.as_str());
        (Grant::new(role, scope), name)
    });
    local
        .chain(at_schools)
        .filter_map(|(grant, name)| Some((grant?, name)))
        .filter(|(grant, _)| !of.grants.contains(grant) && may_give(who, grant))
        .map(|(grant, name)| Deed {
            word: format!("till/{}", word_of(&grant)),
            button: text.accounts_give(name),
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
pub(super) fn word_of(grant: &Grant) -> String {
    let scope = match grant.scope() {
        Scope::Installation => "alla".to_owned(),
        Scope::County(county) => county.to_string(),
        Scope::Municipality(code) => code.as_str().to_owned(),
        Scope::School(_, school) => school.to_string(),
    };
    format!("{}/{scope}", grant.role().code())
}

/// What an event of an account was; none for one that this version does not know.
fn event_words(text: Text, code: &str) -> Option<String> {
    Some(match code {
        "account.invited" => text.accounts_past_invited(),
        "account.password_chosen" => text.accounts_past_password_chosen(),
        "account.password_changed" => text.accounts_past_password_changed(),
        "account.password_demanded" => text.accounts_past_password_demanded(),
        "account.authenticator_added" => text.accounts_past_app_added(),
        "account.recovery_codes_renewed" => text.accounts_past_codes(),
        "account.authenticator_removed" => text.accounts_past_app_removed(),
        "account.link_sent" | "account.link_made" => text.accounts_past_link(),
        "account.role_given" => text.accounts_past_role_given(),
        "account.role_taken" => text.accounts_past_role_taken(),
        "account.last_day_set" => text.accounts_past_last_day(),
        "account.closed" => text.accounts_past_closed(),
        "account.opened" => text.accounts_past_opened(),
        "account.signed_out" => text.accounts_past_signed_out(),
        "sign_in.begun" => text.accounts_past_sign_in(),
        "sign_in.refused" => text.accounts_past_refused(),
        _ => return None,
    })
}
