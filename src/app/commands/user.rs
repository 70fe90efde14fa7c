//! `brygga user`: the first administrator, and a way in for one who has forgotten the password.

use super::{Common, UserArguments, UserCommand, say};
use crate::{
    accounts::{self, Grant, Invitation, LinkToken, NotInvited, Role, Scope},
    audit::Actor,
    kernel::{Chance, Clock, CountyCode, EmailAddress, MunicipalityCode, PersonName},
    locale::Lang,
    municipalities,
    store::{Fault, Outcome, Store},
    web::Links,
};

pub(super) async fn user(common: &Common, command: UserCommand) -> Result<(), Fault> {
    let config = common.settings()?;
    let base = config.base_url.clone();
    let base = base.unwrap_or_else(|| format!("http://127.0.0.1:{}", config.port));
    let store = common.store().await?;
    let link = match command {
        UserCommand::Add(arguments) => add(&store, &arguments).await?,
        UserCommand::Link { email } => {
            let email = address(&email)?;
            let (now, chance) = (Clock::system().now(), Chance::from_system());
            let link = accounts::new_link(&store, now, &chance, &Actor::Operator, &email).await?;
            link.ok_or_else(|| Fault::new(format!("no account signs in as {}", email.as_str())))?
        }
    };
    let path = Links::new(Lang::Swedish, None, false).to("konto/lank");
    say(format!(
        "{}{path}/{}",
        base.trim_end_matches('/'),
        link.secret()
    ));
    say("The link works once, within an hour: choose a password there, then sign in.");
    Ok(())
}

async fn add(store: &Store, arguments: &UserArguments) -> Result<LinkToken, Fault> {
    let email = address(&arguments.email)?;
    let name = PersonName::parse(&arguments.name)
        .map_err(|_| Fault::new("--name must hold a name of at most 80 characters"))?;
    let invitation = Invitation {
        name,
        email,
        grants: vec![grant(store, arguments).await?],
        last_day: None,
        lang: Lang::Swedish,
    };
    let (now, chance) = (Clock::system().now(), Chance::from_system());
    match accounts::invite(store, now, &chance, &Actor::Operator, &invitation, None).await {
        Ok(invited) => Ok(invited.link),
        Err(Outcome::Refused(NotInvited::Known(_))) => Err(Fault::new(format!(
            "there is an account with {}; brygga user link prints it a new link",
            invitation.email.as_str()
        ))),
        Err(Outcome::Fault(fault)) => Err(fault),
        Err(_) => Err(Fault::new("the account was not made")),
    }
}

/// The role where it is to count.
async fn grant(store: &Store, arguments: &UserArguments) -> Result<Grant, Fault> {
    let role = Role::parse(&arguments.role).ok_or_else(|| {
        let codes = Role::ALL.map(Role::code).join(", ");
        Fault::new(format!("--role must be one of {codes}"))
    })?;
    let scope = match (&arguments.municipality, &arguments.county) {
        (Some(code), None) => {
            let code = MunicipalityCode::parse(code)
                .ok_or_else(|| Fault::new("--municipality must be four digits"))?;
            let known = municipalities::by_code(store.read(), &code).await?;
            known
                .ok_or_else(|| Fault::new(format!("there is no municipality {}", code.as_str())))?;
            Scope::Municipality(code)
        }
        (None, Some(code)) => Scope::County(
            CountyCode::parse(code).ok_or_else(|| Fault::new("--county must be two digits"))?,
        ),
        (None, None) => Scope::Installation,
        (Some(_), Some(_)) => return Err(Fault::new("either --municipality or --county")),
    };
    Grant::new(role, scope).ok_or_else(|| {
        Fault::new(match role {
            Role::Administrator => "an administrator's role counts everywhere",
            Role::CountyCoordinator => "a county coordinator needs --county",
            Role::SchoolCoordinator => "a school coordinator is invited on the users' page",
            _ => "this role needs --municipality",
        })
    })
}

fn address(text: &str) -> Result<EmailAddress, Fault> {
    EmailAddress::parse(text).map_err(|problem| Fault::new(format!("{text:?}: {problem}")))
}
