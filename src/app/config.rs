//! Settings: `brygga.toml`, then `BRYGGA_*` variables, then the command line. The default needs no
//! file.

use super::{backup::BackupSettings, retention};
use crate::{
    accounts::PracticeDoor,
    messages::MailSettings,
    privacy::RetentionSettings,
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
    path::{Path, PathBuf},
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
    /// Backups.
    pub backup: BackupSettings,
    /// What has been decided about how long records are kept, by their kind.
    pub retention: RetentionSettings,
    /// The practice world of new staff; without one, nobody is led to it.
    pub practice: Option<PracticeSettings>,
}

/// Where the practice world is; the same in its settings and in the service's.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeSettings {
    /// How its pages are reached, such as `https://ovning.kommunen.se`.
    pub url: String,
    /// At least 32 characters that only the two know. Never printed.
    pub key: String,
}

impl std::fmt::Debug for PracticeSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PracticeSettings").field(&self.url).finish()
    }
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
            per_day: self.per_hour.saturating_mul(24),
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
            backup: BackupSettings::default(),
            retention: RetentionSettings::new(),
            practice: None,
        }
    }
}

/// Groups of settings: `BRYGGA_MAIL_HOST` is `host` under `[mail]`.
const GROUPS: [&str; 4] = ["mail", "sign_ups", "backup", "practice"];

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

/// Variables that begin alike and are read elsewhere.
const ELSEWHERE: [&str; 6] = ["config", "log", "bin", "chromium", "long", "shared_data"];

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
            None if Path::new("brygga.toml").is_file() => {
                figment.merge(Toml::file_exact("brygga.toml"))
            }
            None => figment,
        };
        let variables = Env::prefixed("BRYGGA_")
            .filter(|key| setting(key.as_str()).is_some())
            .map(|key| setting(key.as_str()).unwrap_or_default().into());
        let mut config: Self = figment
            .merge(variables)
            .extract()
            .map_err(|e| Fault::because("reading the settings", e))?;
        let is_set = |name: &str| std::env::var_os(name).is_some();
        if is_set("BRYGGA_DATA") && !is_set("BRYGGA_DATABASE") {
            // A variable wins over the file, also when the file says it in another way.
            config.database = None;
        }
        warn_of_unknown_variables();
        config.check()?;
        Ok(config)
    }

    /// What cannot be right is refused before anything runs on it.
    fn check(&self) -> Result<(), Fault> {
        if let Some(url) = &self.base_url
            && host_in(url).is_none()
        {
            return Err(Fault::new(format!(
                "base_url is {url:?}; it must be http:// or https://, a name, perhaps a port, and no path"
            )));
        }
        if let Some(host) = self
            .hosts
            .keys()
            .find(|h| h.contains(['/', ':', ' ']) || h.is_empty())
        {
            return Err(Fault::new(format!(
                "{host:?} under [hosts] must be a name alone, such as surfa.kalmar.example"
            )));
        }
        if self.sign_ups.burst == 0 || self.sign_ups.per_hour == 0 {
            return Err(Fault::new("sign_ups must allow at least one"));
        }
        if self.sign_ups.burst / 24 > self.sign_ups.per_hour {
            return Err(Fault::new(
                "sign_ups.burst must come back within a day: at most 24 times per_hour",
            ));
        }
        self.backup.check()?;
        self.practice_door()?;
        retention::plan(self).map_err(|e| Fault::because("reading the settings", e))?;
        if self.behind_proxy && self.base_url.is_none() && self.hosts.is_empty() {
            return Err(Fault::new(
                "behind_proxy needs base_url or [hosts]: the names under which the world may call",
            ));
        }
        Ok(())
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

    /// The door to the practice world, if there is one.
    ///
    /// # Errors
    /// A [`Fault`] when its address is none or its key is too short.
    pub fn practice_door(&self) -> Result<Option<PracticeDoor>, Fault> {
        let Some(practice) = &self.practice else {
            return Ok(None);
        };
        if host_in(&practice.url).is_none() {
            return Err(Fault::new(format!(
                "practice.url is {:?}; it must be http:// or https://, a name, perhaps a port, and no path",
                practice.url
            )));
        }
        PracticeDoor::new(&practice.url, &practice.key).map(Some)
    }

    /// Whether cookies are sent over https only: everywhere but where the service is reached over
    /// plain http on this machine.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        match &self.base_url {
            Some(url) => !url.starts_with("http://"),
            None => self.behind_proxy || !self.address.is_loopback(),
        }
    }

    /// The host name in the base address.
    #[must_use]
    pub fn own_host(&self) -> Option<String> {
        host_in(self.base_url.as_deref()?)
    }
}

/// The setting that a variable holds, by its name without the prefix; none if it is no setting.
fn setting(variable: &str) -> Option<String> {
    let name = variable.to_ascii_lowercase();
    if SINGLE.contains(&name.as_str()) {
        return Some(name);
    }
    GROUPS.iter().find_map(|group| {
        let rest = name.strip_prefix(group)?.strip_prefix('_')?;
        Some(format!("{group}.{rest}"))
    })
}

/// A misspelt variable would otherwise be no setting and no error either.
fn warn_of_unknown_variables() {
    for (name, _) in std::env::vars_os() {
        let Some(rest) = name.to_str().and_then(|n| n.strip_prefix("BRYGGA_")) else {
            continue;
        };
        let lower = rest.to_ascii_lowercase();
        let known = setting(rest).is_some()
            || ELSEWHERE.contains(&lower.as_str())
            || lower.starts_with("test_");
        if !known {
            tracing::warn!("BRYGGA_{rest} is no setting");
        }
    }
}

/// The host name of `http(s)://name[:port][/]`; none for anything else.
fn host_in(url: &str) -> Option<String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "443"));
    let is_name = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    (is_name && port.parse::<u16>().is_ok()).then(|| host.to_ascii_lowercase())
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
    fn a_base_address_that_is_none_is_refused_instead_of_letting_any_name_in() {
        for odd in [
            "boka.example.se",
            "",
            "ftp://x",
            "https://x/kurs",
            "https://",
        ] {
            let error = read(&format!("base_url = {odd:?}"))
                .unwrap_err()
                .to_string();
            assert!(error.contains("base_url"), "{odd}: {error}");
        }
        assert!(read("[hosts]\n\"https://surfa.example\" = \"kalmar\"").is_err());
        assert!(read("behind_proxy = true").is_err());
        assert!(read("[sign_ups]\nburst = 0").is_err());
        assert!(read("[sign_ups]\nburst = 60\nper_hour = 1").is_err());
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
