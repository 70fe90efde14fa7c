//! Settings: `brygga.toml`, then `BRYGGA_*` variables, then the command line. The default needs no
//! file.

use crate::{
    messages::MailSettings,
    store::{DatabaseAddress, Fault},
    web::Limit,
};
use rocket::figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};

/// What an installation can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder of the embedded database.
    pub data: PathBuf,
    /// `postgres://…`, in place of the embedded database.
    pub database: Option<String>,
    /// Where to listen.
    pub address: IpAddr,
    /// On which port.
    pub port: u16,
    /// How the world reaches the service: its name, and whether cookies demand https.
    pub base_url: Option<String>,
    /// Whether a proxy in front sets `X-Real-IP`; else that header is not believed.
    pub behind_proxy: bool,
    /// Host name to the slug of the municipality it belongs to.
    pub hosts: BTreeMap<String, String>,
    /// The mail relay; without one, e-mail waits in the outbox.
    pub mail: Option<MailSettings>,
    /// How many sign-ups one network may send.
    pub sign_ups: SignUps,
}

/// How many sign-ups one network may send: a library's many visitors share one.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignUps {
    /// At once.
    pub burst: u32,
    /// In an hour, over time.
    pub per_hour: u32,
}

impl Default for SignUps {
    fn default() -> Self {
        Self {
            burst: 60,
            per_hour: 120,
        }
    }
}

impl SignUps {
    /// The limit on forms from one network.
    #[must_use]
    pub fn limit(self) -> Limit {
        Limit {
            purpose: "sign-up",
            burst: self.burst,
            per_hour: self.per_hour,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: None,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8000,
            base_url: None,
            behind_proxy: false,
            hosts: BTreeMap::new(),
            mail: None,
            sign_ups: SignUps::default(),
        }
    }
}

/// Groups of settings: `BRYGGA_MAIL_HOST` is `host` under `[mail]`.
const GROUPS: [&str; 2] = ["mail", "sign_ups"];

/// The other settings that a variable can hold. Anything else that begins with `BRYGGA_` is for
/// somebody else, the tests for one.
const SINGLE: [&str; 6] = [
    "data",
    "database",
    "address",
    "port",
    "base_url",
    "behind_proxy",
];

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// A [`Fault`] that names the setting that was not understood, and where it stands.
    pub fn read(file: Option<&PathBuf>) -> Result<Self, Fault> {
        let mut figment = Figment::new();
        figment = match file {
            Some(file) if !file.is_file() => {
                return Err(Fault::new(format!("there is no file {}", file.display())));
            }
            Some(file) => figment.merge(Toml::file_exact(file)),
            None => figment.merge(Toml::file("brygga.toml")),
        };
        let variables = Env::prefixed("BRYGGA_")
            .filter(|key| {
                let key = key.as_str().to_ascii_lowercase();
                SINGLE.contains(&key.as_str()) || GROUPS.iter().any(|g| key.starts_with(g))
            })
            .map(|key| {
                let key = key.as_str().to_ascii_lowercase();
                GROUPS
                    .iter()
                    .find_map(|group| {
                        let rest = key.strip_prefix(group)?.strip_prefix('_')?;
                        Some(format!("{group}.{rest}").into())
                    })
                    .unwrap_or_else(|| key.into())
            });
        figment
            .merge(variables)
            .extract()
            .map_err(|e| Fault::because("reading the settings", e))
    }

    /// Where the database is.
    ///
    /// # Errors
    /// A [`Fault`] when the address is not understood.
    pub fn database_address(&self) -> Result<DatabaseAddress, Fault> {
        match &self.database {
            Some(url) => url
                .parse()
                .map_err(|e| Fault::because("reading the settings", e)),
            None => Ok(DatabaseAddress::Embedded {
                folder: self.data.clone(),
            }),
        }
    }

    /// Whether cookies are sent over https only: everywhere but where the service is reached over
    /// plain http on this machine.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        match &self.base_url {
            Some(url) => !url.starts_with("http://"),
            None => !self.address.is_loopback(),
        }
    }

    /// The host name in the base address.
    #[must_use]
    pub fn own_host(&self) -> Option<String> {
        let (_, rest) = self.base_url.as_deref()?.split_once("://")?;
        let authority = rest.split('/').next().unwrap_or(rest);
        let host = authority
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(authority, |(host, _)| host);
        Some(host.to_ascii_lowercase())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("brygga.toml");
        std::fs::write(&file, text).unwrap();
        Config::read(Some(&file))
    }

    #[test]
    fn the_default_needs_no_file_and_listens_only_to_this_machine() {
        let config = Config::default();
        assert!(config.address.is_loopback());
        assert!(!config.secure_cookies());
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let error = read("prot = 80").unwrap_err().to_string();
        assert!(error.contains("prot"), "{error}");
    }

    #[test]
    fn cookies_demand_https_as_soon_as_the_service_is_reached_by_it() {
        let config = read("base_url = \"https://surfa.kalmar.example\"").unwrap();
        assert!(config.secure_cookies());
        assert_eq!(config.own_host().unwrap(), "surfa.kalmar.example");
        let local = read("base_url = \"http://localhost:8000/\"").unwrap();
        assert!(!local.secure_cookies());
        assert_eq!(local.own_host().unwrap(), "localhost");
    }
}
