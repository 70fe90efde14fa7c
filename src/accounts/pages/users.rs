//! The people who work with it, as a list: under a municipality, for its coordinators, and everybody, for
//! administrators.

use super::{
    Nav,
    office::{Office, state_of},
    roles_in_words::roles,
};
use crate::{
    accounts::{
        account::Account,
        guard::Allowed,
        queries::{self, Places},
        rights::{AllUsers, Grantable, Users},
        role::Role,
        tools::Tools,
    },
    kernel::MunicipalityCode,
    web::{
        Frame, Here, Page, PageResult,
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::get;

/// Roles of a municipality, as they are picked. A school's coordinator has a school as well.
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
