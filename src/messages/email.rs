//! A notice as an e-mail.

use crate::outbox::Told;
use lettre::{
    Message,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

/// Why a notice cannot become an e-mail; no later try will help.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unsendable {
    /// The address is none.
    #[error("the address is not an e-mail address")]
    Address,
    /// The mail cannot be put together.
    #[error("the mail cannot be written: {0}")]
    Mail(#[from] lettre::error::Error),
}

/// Tells vacation programs and mailing lists not to answer (RFC 3834).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The mail: plain text, one fixed Message-ID per notice, from the municipality that tells it, by the
/// address that the relay lets us send from.
pub(super) fn write(told: &Told, from: &Mailbox) -> Result<Message, Unsendable> {
    let to: Mailbox = told.receiver.parse().map_err(|_| Unsendable::Address)?;
    let domain = from.email.domain();
    let sender = Mailbox::new(Some(told.sender.clone()), from.email.clone());
    let mut mail = Message::builder();
    if let Some(address) = &told.reply_to {
        mail = mail.reply_to(address.parse().map_err(|_| Unsendable::Address)?);
    }
    Ok(mail
        .from(sender)
        .to(to)
        .subject(&told.subject)
        .message_id(Some(format!("<{}@{domain}>", told.id)))
        .date(told.queued_at.utc().into())
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(told.body.clone())?)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{
        kernel::{Moment, MunicipalityCode, NoticeId},
        locale::Lang,
        outbox::{Channel, State},
    };
    use uuid::Uuid;

    fn told(receiver: &str, subject: &str) -> Told {
        Told {
            id: NoticeId::from_uuid(Uuid::from_u128(7)),
            municipality: MunicipalityCode::parse("0880").unwrap(),
            kind: "test".to_owned(),
            about: Uuid::nil(),
            channel: Channel::Email,
            sender: "Västerviks kommun".to_owned(),
            reply_to: Some("kontakt@vastervik.example".to_owned()),
            receiver: receiver.to_owned(),
            lang: Lang::Swedish,
            subject: subject.to_owned(),
            body: "Hej Åsa!\n\nDu är anmäld.".to_owned(),
            state: State::Sending,
            tries: 0,
            failure: None,
            queued_at: Moment::from_microseconds(1_800_000_000_000_000),
        }
    }

    fn from() -> Mailbox {
        "Kalmar kommun <anmalan@kalmar.example>".parse().unwrap()
    }

    #[test]
    fn the_same_notice_has_the_same_message_id_every_time() {
        let once = write(&told("rut@kalmar.example", "Hej"), &from()).unwrap();
        let again = write(&told("rut@kalmar.example", "Hej"), &from()).unwrap();
        let id = |m: &Message| m.headers().get_raw("Message-ID").unwrap().to_owned();
        assert_eq!(id(&once), id(&again));
        assert!(id(&once).ends_with("@kalmar.example>"));
    }

    #[test]
    fn a_line_break_in_a_subject_or_address_adds_no_header() {
        let mail = write(
            &told("rut@kalmar.example", "Hej\r\nBcc: alla@kalmar.example"),
            &from(),
        )
        .unwrap();
        let text = String::from_utf8(mail.formatted()).unwrap();
        assert!(!text.lines().any(|l| l.starts_with("Bcc:")), "{text}");
        assert!(
            write(
                &told("rut@kalmar.example\r\nBcc: x@y.example", "Hej"),
                &from()
            )
            .is_err()
        );
    }
}
