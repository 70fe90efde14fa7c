//! What people who work with it are told.

use super::{account::Account, links::LinkToken};
use crate::{
    locale::Text,
    municipalities::Municipality,
    outbox::{Channel, Notice},
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
    Notice {
        municipality: municipality.code.clone(),
        kind: "account.link",
        about: account.id.uuid(),
        channel: Channel::Email,
        sender: municipality.full_name.clone(),
        reply_to: municipality.facts.email.clone(),
        receiver: account.email.clone(),
        lang: account.lang,
        subject: text.accounts_mail_subject(),
        body,
    }
}
