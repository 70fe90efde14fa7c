//! How mails leave: over SMTP, or as files in the demo.

use crate::{outbox::Delivery, store::Fault};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use serde::Deserialize;
use std::{
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::Duration,
};

/// The mail relay of an installation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Name of the relay.
    pub host: String,
    /// Its port; 587 unless set.
    #[serde(default = "submission")]
    pub port: u16,
    /// Who the mails are from: «Kalmar kommun <anmalan@kalmar.example>».
    pub from: String,
    /// User name at the relay, if it wants one.
    pub user: Option<String>,
    /// File that holds the password; never the password itself.
    pub password_file: Option<PathBuf>,
    /// File with a certificate that the relay's own is checked against, for internal relays.
    pub ca_file: Option<PathBuf>,
    /// Sends without TLS. Only allowed to this very machine.
    #[serde(default)]
    pub plain: bool,
}

fn submission() -> u16 {
    587
}

/// Sends mails.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(AsyncFileTransport<Tokio1Executor>),
}

impl Mailer {
    /// Whether what it sends stays on this machine.
    #[must_use]
    pub fn is_local(&self) -> bool {
        matches!(self.way, Way::Files(_))
    }

    /// Over SMTP; TLS is required and the relay's certificate checked.
    ///
    /// # Errors
    /// A [`Fault`] that names the setting that cannot be used.
    pub fn smtp(settings: &MailSettings) -> Result<Self, Fault> {
        let from = settings
            .from
            .parse()
            .map_err(|e| Fault::because("mail.from is not an e-mail address", e))?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .timeout(Some(Duration::from_mins(1)))
            .tls(tls(settings)?);
        if settings.user.is_some() != settings.password_file.is_some() {
            return Err(Fault::new(
                "mail.user and mail.password_file belong together; one of them is missing",
            ));
        }
        if let (Some(user), Some(file)) = (&settings.user, &settings.password_file) {
            let password = std::fs::read_to_string(file)
                .map_err(|e| Fault::because(format!("reading {}", file.display()), e))?;
            builder = builder.credentials(Credentials::new(
                user.clone(),
                password.trim_end_matches(['\r', '\n']).to_owned(),
            ));
        }
        Ok(Self {
            from,
            way: Way::Smtp(builder.build()),
        })
    }

    /// As files in a folder, for the demo.
    ///
    /// # Errors
    /// A [`Fault`] when the folder cannot be made.
    pub fn files(folder: &Path, from: &str) -> Result<Self, Fault> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|e| Fault::because(format!("making {}", folder.display()), e))?;
        let from = from
            .parse()
            .map_err(|e| Fault::because("the sender is not an e-mail address", e))?;
        Ok(Self {
            from,
            way: Way::Files(AsyncFileTransport::new(folder)),
        })
    }

    pub(super) fn from(&self) -> &Mailbox {
        &self.from
    }

    pub(super) async fn send(&self, mail: Message) -> Delivery {
        match &self.way {
            Way::Smtp(transport) => match transport.send(mail).await {
                Ok(_) => Delivery::Sent,
                Err(error) if error.is_permanent() => Delivery::Refused(words(&error)),
                Err(error) => Delivery::Failed(words(&error)),
            },
            Way::Files(transport) => match transport.send(mail).await {
                Ok(_) => Delivery::Shown,
                Err(error) => Delivery::Failed(words(&error)),
            },
        }
    }
}

fn tls(settings: &MailSettings) -> Result<Tls, Fault> {
    if settings.plain {
        return if matches!(settings.host.as_str(), "localhost" | "127.0.0.1" | "::1") {
            Ok(Tls::None)
        } else {
            Err(Fault::new(
                "mail.plain is only allowed to a relay on this machine",
            ))
        };
    }
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(file) = &settings.ca_file {
        let pem = std::fs::read(file)
            .map_err(|e| Fault::because(format!("reading {}", file.display()), e))?;
        let certificate = Certificate::from_pem(&pem)
            .map_err(|e| Fault::because(format!("{} is no certificate", file.display()), e))?;
        parameters = parameters.add_root_certificate(certificate);
    }
    let parameters = parameters
        .build()
        .map_err(|e| Fault::because("preparing TLS for mail", e))?;
    Ok(if settings.port == 465 {
        Tls::Wrapper(parameters)
    } else {
        Tls::Required(parameters)
    })
}

/// An error with its causes, on one line.
fn words(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words
}
