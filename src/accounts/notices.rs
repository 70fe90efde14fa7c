//! What people who work with it are told.

use super::{account::Account, links::LinkToken};
use crate::{
    kernel::{Chance, CivilTime, Moment, Zone},
    locale::Text,
    municipalities::{self, Municipality},
    outbox::{self, Channel, Notice},
    store::{Fault, Unit},
    web::Links,
};

/// The mail with a link by which a password is chosen.
pub(super) fn link(
    municipality: &Municipality,
    account: &Account,
    link: &LinkToken,
    base: &str,
) -> Notice {
    let text = Text::new(account.lang);
    let path = Links::new(account.lang, None, false).to("konto/lank");
    let address = format!("{base}{path}/{}", link.secret());
    let body = [
        text.accounts_mail_greeting(account.name.as_str()),
        text.accounts_mail_why(municipality.full_name.as_str()),
        address,
        text.accounts_mail_how_long(),
        text.accounts_mail_not_you(),
        municipality.full_name.clone(),
    ]
    .join("\n\n");
    mail(
        municipality,
        account,
        "account.link",
        text.accounts_mail_subject(),
        body,
    )
}

/// What was changed of how somebody proves who they are (ASVS 6.3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    /// Another password.
    Password,
    /// Other recovery codes.
    RecoveryCodes,
    /// The authenticator was disconnected by somebody who answers for the account.
    NoAuthenticator,
}

/// Queues the mail that says what was changed, so that its owner hears of it if it was somebody else.
/// An account that counts in no municipality has nobody to send it from.
pub(super) async fn tell(
    unit: &Unit,
    (now, chance): (Moment, &Chance),
    account: &Account,
    what: Changed,
    base: &str,
) -> Result<(), Fault> {
    let Some(municipality) = account.home() else {
        return Ok(());
    };
    let municipality = municipalities::by_code(unit.db(), municipality).await?;
    let municipality = municipality.ok_or_else(|| Fault::new("a municipality is gone"))?;
    let notice = changed(&municipality, account, now, what, base);
    outbox::queue(unit, now, chance, &notice).await?;
    Ok(())
}

fn changed(
    municipality: &Municipality,
    account: &Account,
    now: Moment,
    what: Changed,
    base: &str,
) -> Notice {
    let text = Text::new(account.lang);
    let civil = CivilTime::of(now, Zone::stockholm());
    let (day, clock) = (text.date_and_year(civil.date), text.clock(civil.time));
    let (subject, said) = match what {
        Changed::Password => (
            text.accounts_mail_password_subject(),
            text.accounts_mail_password(day, clock),
        ),
        Changed::RecoveryCodes => (
            text.accounts_mail_codes_subject(),
            text.accounts_mail_codes(day, clock),
        ),
        Changed::NoAuthenticator => (
            text.accounts_mail_no_app_subject(),
            text.accounts_mail_no_app(day, clock),
        ),
    };
    let sign_in = Links::new(account.lang, None, false).to("logga-in");
    let body = [
        text.accounts_mail_greeting(account.name.as_str()),
        said,
        text.accounts_mail_was_it_you(format!("{base}{sign_in}")),
        municipality.full_name.clone(),
    ]
    .join("\n\n");
    mail(municipality, account, "account.changed", subject, body)
}

fn mail(
    municipality: &Municipality,
    account: &Account,
    kind: &'static str,
    subject: String,
    body: String,
) -> Notice {
    Notice {
        municipality: municipality.code.clone(),
        kind,
        about: account.id.uuid(),
        channel: Channel::Email,
        sender: municipality.full_name.clone(),
        reply_to: municipality.facts.email.clone(),
        receiver: account.email.clone(),
        lang: account.lang,
        subject,
        body,
        says: None,
    }
}
