//! The people who work with it: a list, an invitation, and what can be done with each account. The same
//! pages under a municipality, for its coordinators, and for everybody, for administrators.

use super::{
    Answered, Nav,
    office::{Office, state_of},
    roles_in_words::{role_name, roles},
};
use crate::{
    accounts::{
        account::Account,
        guard::Allowed,
        inviting::{Invitation, NotInvited, invite},
        queries::{self, Places},
        rights::{AllUsers, Grantable, Users},
        role::{Grant, Role, Scope},
        staff_form::StaffForm,
        tools::Tools,
    },
    audit::Actor,
    kernel::{EmailAddress, MunicipalityCode, PersonName},
    locale::Text,
    store::Outcome,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Answer, Choice, Entry, ErrorSummary, Field, FormState, Part, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

const NAME: &str = "namn";
const EMAIL: &str = "epost";
const ROLE: &str = "roll";

/// Roles of a municipality, as they are picked. A school's coordinator needs a school.
pub(super) const LOCAL_ROLES: [Role; 6] = [
    Role::Coordinator,
    Role::ContactCentre,
    Role::Host,
    Role::DiaryKeeper,
    Role::PrintRoom,
    Role::SealedDataReader,
];

/// Somebody in the list.
struct Row {
    link: Link,
    email: String,
    roles: Vec<String>,
    state: Tag,
}

#[derive(Template)]
#[template(path = "accounts/users.html")]
struct List<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    invite: Option<Link>,
    rows: Vec<Row>,
}

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
    action: String,
    csrf: String,
}

/// `GET /<municipality>/anvandare`: those who work there.
#[get("/<_>/anvandare")]
pub(in crate::accounts) async fn here(
    here: Here<'_>,
    tools: Tools<'_>,
    allowed: Allowed<'_, Users>,
) -> PageResult {
    let code = here.municipality()?;
    list(&Office::local(here, &tools, &allowed), Some(&code)).await
}

/// `GET /anvandare`: everybody.
#[get("/anvandare")]
pub(in crate::accounts) async fn everywhere(
    frame: &Frame,
    tools: Tools<'_>,
    allowed: Allowed<'_, AllUsers>,
) -> PageResult {
    list(&Office::whole(frame, &tools, &allowed), None).await
}

/// `GET /<municipality>/anvandare/ny`: somebody is invited.
#[get("/<_>/anvandare/ny")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask(
    here: Here<'_>,
    tools: Tools<'_>,
    allowed: Allowed<'_, Users>,
) -> PageResult {
    let office = Office::local(here, &tools, &allowed);
    invite_page(&office, Status::Ok, &FormState::default())
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
    let mut state = typed.kept(&[NAME, EMAIL, ROLE]);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let parsed = parse(&typed, text, &here.municipality()?, &mut state);
    let (Some(invitation), false) = (parsed, expired) else {
        return invite_page(&office, Status::UnprocessableEntity, &state).map(Err);
    };
    let actor = Actor::Staff(allowed.account.id);
    let (store, now, chance) = (tools.store, tools.clock.now(), tools.chance);
    match invite(store, now, chance, &actor, &invitation, Some(tools.base())).await {
        Ok(invited) => {
            let path = office.path_of(invited.account);
            Ok(Ok(Redirect::to(format!("{path}?klart=inbjuden"))))
        }
        Err(Outcome::Refused(NotInvited::Known)) => {
            state.refuse(EMAIL, text.accounts_known());
            invite_page(&office, Status::UnprocessableEntity, &state).map(Err)
        }
        Err(outcome) => {
            Failure::or_refusal(outcome)?;
            Err(Failure::NotFound)
        }
    }
}

/// What the form says, or what is wrong with it.
fn parse(
    typed: &Typed,
    text: Text,
    municipality: &MunicipalityCode,
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
    let role = Role::parse(typed.text(ROLE)).filter(|role| LOCAL_ROLES.contains(role));
    if role.is_none() {
        state.refuse(ROLE, text.accounts_wrong_role());
    }
    let grant = Grant::new(role?, Scope::Municipality(municipality.clone()))?;
    Some(Invitation {
        name: name.ok()?,
        email: email.ok()?,
        grants: vec![grant],
        last_day: None,
        lang: text.lang(),
    })
}

async fn list<R: Grantable>(
    office: &Office<'_, '_, R>,
    municipality: Option<&MunicipalityCode>,
) -> PageResult {
    let (text, db) = (office.frame.text, office.tools.store.read());
    let accounts = queries::accounts_in(db, municipality).await?;
    let places = queries::all_places(db, &accounts).await?;
    let today = office.tools.today();
    let rows = accounts
        .iter()
        .map(|account| row(office, account, &places, state_of(text, account, today)));
    Page::show(&List {
        frame: office.frame,
        nav: office.nav(),
        title: office.title(),
        invite: municipality.map(|_| Link::new(text.accounts_invite(), office.address("ny"))),
        rows: rows.collect(),
    })
}

fn row<R: Grantable>(
    office: &Office<'_, '_, R>,
    account: &Account,
    places: &Places,
    state: Tag,
) -> Row {
    Row {
        link: Link::new(account.name.clone(), office.path_of(account.id)),
        email: account.email.clone(),
        roles: roles(office.frame.text, &account.grants, places),
        state,
    }
}

fn invite_page(office: &Office<'_, '_, Users>, status: Status, state: &FormState) -> PageResult {
    let text = office.frame.text;
    let fields = [
        Field::new(NAME, text.accounts_name(), Entry::Name).about_another(),
        Field::new(EMAIL, text.accounts_email(), Entry::Email).about_another(),
    ]
    .map(|field| field.filled(state));
    let answers = LOCAL_ROLES
        .map(|role| Answer::new(role.code(), role_name(text, role)).hint(may_do(text, role)));
    let role = Choice::radios(ROLE, text.accounts_which_role(), answers.into()).filled(state);
    let parts: [&dyn Part; 3] = [&fields[0], &fields[1], &role];
    let page = InvitePage {
        frame: office.frame,
        nav: office.nav(),
        back: Link::new(office.title(), office.address("")),
        words: office.frame.form_words(),
        summary: ErrorSummary::of(state, &parts),
        fields,
        role,
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
        Role::SchoolCoordinator | Role::CountyCoordinator | Role::Administrator => String::new(),
    }
}
