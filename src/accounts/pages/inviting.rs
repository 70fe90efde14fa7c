//! Somebody is invited to work in a municipality, or at one of its schools.

use super::{
    Answered, Nav, office::Office, roles_in_words::role_name, user_page::theirs, users::LOCAL_ROLES,
};
use crate::{
    accounts::{
        account::Account,
        guard::Allowed,
        inviting::{Invitation, NotInvited, invite},
        management::is_administrator,
        rights::Users,
        role::{Grant, Role, Scope},
        staff_form::StaffForm,
        tools::Tools,
    },
    audit::Actor,
    kernel::{AccountId, EmailAddress, MunicipalityCode, PersonName},
    locale::Text,
    municipalities::{self, School},
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Answer, Choice, Entry, ErrorSummary, Field, FormState, Part, Select, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

const NAME: &str = "namn";
const EMAIL: &str = "epost";
const ROLE: &str = "roll";
const SCHOOL: &str = "skola";

#[derive(Template)]
#[template(path = "accounts/invite.html")]
struct InvitePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    fields: [Field; 2],
    role: Choice,
    /// The municipality's schools, if it has any.
    school: Option<Select>,
    /// The account that the address has already, for whoever answers for it.
    known: Option<Link>,
    action: String,
    csrf: String,
}

/// `GET /<municipality>/anvandare/ny`: somebody is invited.
#[get("/<_>/anvandare/ny")]
pub(in crate::accounts) async fn ask(
    here: Here<'_>,
    tools: Tools<'_>,
    allowed: Allowed<'_, Users>,
) -> PageResult {
    let office = Office::local(here, &tools, &allowed);
    let schools = schools(&tools, &here.municipality()?).await?;
    invite_page(&office, &schools, Status::Ok, &FormState::default(), None)
}

/// `POST /<municipality>/anvandare/ny`: the account is made, and its link sent.
#[post("/<_>/anvandare/ny", data = "<form>")]
pub(in crate::accounts) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Users>,
) -> Answered {
    let text = here.frame.text;
    let (allowed, typed, expired) = form.opened();
    let office = Office::local(here, &tools, &allowed);
    let municipality = here.municipality()?;
    let schools = schools(&tools, &municipality).await?;
    let mut state = typed.kept(&[NAME, EMAIL, ROLE, SCHOOL]);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let again = |state: &FormState, known| {
        let status = Status::UnprocessableEntity;
        invite_page(&office, &schools, status, state, known).map(Err)
    };
    let parsed = parse(
        &typed,
        text,
        (allowed.account, &municipality, &schools),
        &mut state,
    );
    let (Some(invitation), false) = (parsed, expired) else {
        return again(&state, None);
    };
    let actor = Actor::Staff(allowed.account.id);
    let (store, now, chance) = (tools.store, tools.clock.now(), tools.chance);
    let invited = invite(store, now, chance, &actor, &invitation, Some(tools.base()));
    match invited.await {
        Ok(invited) => {
            let path = office.path_of(invited.account);
            Ok(Ok(Redirect::to(format!("{path}?klart=inbjuden"))))
        }
        Err(outcome) => {
            let NotInvited::Known(id) = Failure::or_refusal(outcome)?;
            let link = known(&office, id, &mut state).await?;
            again(&state, link)
        }
    }
}

/// The page of the account that the address has already, and the refusal that it has one.
async fn known(
    office: &Office<'_, '_, Users>,
    id: AccountId,
    state: &mut FormState,
) -> Result<Option<Link>, Failure> {
    let text = office.frame.text;
    let Some(account) = theirs(office.tools, office.allowed.account, id).await? else {
        state.refuse(EMAIL, text.accounts_not_to_be_used());
        return Ok(None);
    };
    state.refuse(EMAIL, text.accounts_known());
    let words = text.accounts_known_page(account.name);
    Ok(Some(Link::new(words, office.path_of(account.id))))
}

async fn schools(tools: &Tools<'_>, here: &MunicipalityCode) -> Result<Vec<School>, Failure> {
    Ok(municipalities::schools(tools.store.read(), here).await?)
}

/// What the form says, or what is wrong with it.
fn parse(
    typed: &Typed,
    text: Text,
    (who, municipality, schools): (&Account, &MunicipalityCode, &[School]),
    state: &mut FormState,
) -> Option<Invitation> {
    let name = PersonName::parse(typed.text(NAME));
    if name.is_err() {
        state.refuse(NAME, text.accounts_wrong_name());
    }
    let email = EmailAddress::parse(typed.text(EMAIL));
    if email.is_err() {
        state.refuse(EMAIL, text.accounts_wrong_email());
    }
    let role = Role::parse(typed.text(ROLE)).filter(|role| roles(who, schools).contains(role));
    if role.is_none() {
        state.refuse(ROLE, text.accounts_wrong_role());
    }
    let mut picked = schools.iter().map(|school| school.id);
    let picked = picked.find(|id| id.to_string() == typed.text(SCHOOL));
    let scope = match role? {
        Role::SchoolCoordinator => {
            if picked.is_none() {
                state.refuse(SCHOOL, text.accounts_wrong_school());
            }
            Scope::School(municipality.clone(), picked?)
        }
        _ => Scope::Municipality(municipality.clone()),
    };
    let grant = Grant::new(role?, scope)?;
    Some(Invitation {
        name: name.ok()?,
        email: email.ok()?,
        grants: vec![grant],
        last_day: None,
        lang: text.lang(),
    })
}

/// The roles to pick from: a coordinator of a school needs one, and sealed data are given by nobody else
/// than an administrator.
fn roles(who: &Account, schools: &[School]) -> Vec<Role> {
    let mut roles = LOCAL_ROLES.to_vec();
    roles.retain(|role| *role != Role::SealedDataReader || is_administrator(who));
    if !schools.is_empty() {
        roles.insert(2, Role::SchoolCoordinator);
    }
    roles
}

fn invite_page(
    office: &Office<'_, '_, Users>,
    schools: &[School],
    status: Status,
    state: &FormState,
    known: Option<Link>,
) -> PageResult {
    let text = office.frame.text;
    let fields = [
        Field::new(NAME, text.accounts_name(), Entry::Name).about_another(),
        Field::new(EMAIL, text.accounts_email(), Entry::Email).about_another(),
    ]
    .map(|field| field.filled(state));
    let answer =
        |role: Role| Answer::new(role.code(), role_name(text, role)).hint(may_do(text, role));
    let answers = roles(office.allowed.account, schools)
        .into_iter()
        .map(answer)
        .collect();
    let role = Choice::radios(ROLE, text.accounts_which_role(), answers).filled(state);
    let school = (!schools.is_empty()).then(|| {
        let mut answers = vec![Answer::new("", text.accounts_no_school())];
        answers.extend(
            schools
                .iter()
                .map(|s| Answer::new(s.id.to_string(), s.name.as_str())),
        );
        Select::new(SCHOOL, text.accounts_which_school(), answers)
            .hint(text.accounts_which_school_hint())
            .filled(state)
    });
    let mut parts: Vec<&dyn Part> = vec![&fields[0], &fields[1], &role];
    parts.extend(school.iter().map(|school| school as &dyn Part));
    let page = InvitePage {
        frame: office.frame,
        nav: office.nav(),
        back: Link::new(office.title(), office.address("")),
        words: office.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        fields,
        role,
        school,
        known,
        action: office.address("ny"),
        csrf: office.csrf(),
    };
    Page::with_status(status, &page)
}

/// What somebody with a role may do, in a line.
fn may_do(text: Text, role: Role) -> String {
    match role {
        Role::Coordinator => text.accounts_may_coordinator(),
        Role::ContactCentre => text.accounts_may_contact_centre(),
        Role::Host => text.accounts_may_host(),
        Role::DiaryKeeper => text.accounts_may_diary_keeper(),
        Role::PrintRoom => text.accounts_may_print_room(),
        Role::SealedDataReader => text.accounts_may_sealed_data_reader(),
        Role::SchoolCoordinator => text.accounts_may_school_coordinator(),
        Role::CountyCoordinator | Role::Administrator => String::new(),
    }
}
