//! Putting the program together: state, routes with their policies, and what surrounds them.

use super::{config::Config, worker::Workers};
use crate::{
    kernel::{Chance, Clock},
    locale::Lang,
    messages::{self, Mailer},
    municipalities, registrations,
    store::{Fault, Store},
    web::{self, Closed, Demo, FrameSource, Hosts, Keys, Place, Policies, SecureCookies},
};
use rocket::{
    Build, Rocket, async_trait,
    config::{LogLevel, Shutdown, Sig},
    data::{Limits, ToByteUnit},
    fairing::AdHoc,
};
use std::{collections::HashMap, sync::Arc};

/// Everything that the program is made of.
#[derive(Clone)]
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The database, migrated.
    pub store: Store,
    /// What tells the time.
    pub clock: Clock,
    /// Randomness.
    pub chance: Chance,
    /// How mails leave; without it they wait.
    pub mailer: Option<Mailer>,
    /// The background tasks that begin with the program.
    pub workers: Workers,
    /// Whether this is the demo.
    pub demo: bool,
}

/// Builds the program, ready to launch.
///
/// # Errors
/// A [`Fault`] when the keys cannot be read or made.
pub async fn assemble(parts: Parts) -> Result<Rocket<Build>, Fault> {
    let keys = Keys::load(&parts.store, &parts.chance).await?;
    let mut policies = Policies::default();
    let mut routes = web::routes();
    routes.extend(municipalities::routes());
    routes.extend(registrations::routes());
    if parts.demo {
        routes.extend(messages::demo_routes());
        routes.extend(web::demo_routes());
    }
    let source: Arc<dyn FrameSource> = Arc::new(Municipalities(parts.store.clone()));
    let mut rocket = rocket::custom(rocket_config(&parts.config))
        .manage(parts.store.clone())
        .manage(parts.clock.clone())
        .manage(parts.chance.clone())
        .manage(keys)
        .manage(Closed::default())
        .manage(hosts(&parts.config))
        .manage(SecureCookies(parts.config.secure_cookies()))
        .manage(registrations::SignUpLimit(parts.config.sign_ups.limit()))
        .manage(source);
    if parts.demo {
        rocket = rocket.manage(Demo);
    }
    rocket = policies.mount(web::attach(rocket), routes);
    let rocket = rocket.attach(policies.check());
    let workers = parts.workers.clone();
    Ok(rocket.attach(AdHoc::on_liftoff("workers", move |rocket| {
        Box::pin(async move { workers.start(rocket, &parts).await })
    })))
}

/// Rocket's own settings; none of them is read from the environment.
fn rocket_config(config: &Config) -> rocket::Config {
    let mut shutdown = Shutdown {
        ctrlc: true,
        grace: 10,
        mercy: 5,
        ..Shutdown::default()
    };
    shutdown.signals.insert(Sig::Term);
    rocket::Config {
        address: config.address,
        port: config.port,
        // Rocket believes this header from anybody; only a proxy of our own may set it.
        ip_header: config
            .behind_proxy
            .then(|| rocket::http::uncased::Uncased::from("X-Real-IP")),
        limits: Limits::default().limit("form", 64.kibibytes()),
        log_level: LogLevel::Off,
        cli_colors: false,
        shutdown,
        ..rocket::Config::release_default()
    }
}

/// The names that requests may call. Without a name in the settings, any will do as long as only
/// this machine can call.
fn hosts(config: &Config) -> Hosts {
    let mut names: HashMap<String, String> = config
        .hosts
        .iter()
        .map(|(host, slug)| (host.to_ascii_lowercase(), slug.clone()))
        .collect();
    let own = config.own_host();
    let any = own.is_none() && names.is_empty() && config.address.is_loopback();
    // Those who watch over the service ask from the machine itself.
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        names.entry(name.to_owned()).or_default();
    }
    if let Some(own) = own {
        names.entry(own).or_default();
    }
    Hosts { names, any }
}

struct Municipalities(Store);

#[async_trait]
impl FrameSource for Municipalities {
    async fn place(&self, slug: &str, lang: Lang) -> Result<Option<Place>, Fault> {
        let found = municipalities::by_slug(self.0.read(), slug).await?;
        Ok(found
            .filter(municipalities::Municipality::is_open)
            .map(|municipality| municipality.place(lang)))
    }
}
