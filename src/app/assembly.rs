//! Putting the program together: state, routes with their policies, and what surrounds them.

use super::{
    backup::{Folder, Seen},
    config::Config,
    demo::practice_place,
    purpose::Purpose,
    retention,
    worker::Workers,
};
use crate::{
    accounts::{self, Hasher, OwnSessions},
    calendars, desk,
    kernel::{Chance, Clock, MunicipalityCode},
    locale::Lang,
    messages::{self, DraftCodes, Mailer},
    municipalities,
    paper::Press,
    privacy::{self, BackupsSeen},
    programmes, registrations,
    rounds::{self, Followers, Hosting},
    seasons, settings,
    store::{Fault, Remembered, Store},
    venues,
    web::{
        self, BaseAddress, Closed, Demo, FrameSource, Hosts, Keys, Place, Policies, Practice,
        SecureCookies,
    },
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
    /// What it is for.
    pub purpose: Purpose,
}

/// Builds the program, ready to launch.
///
/// # Errors
/// A [`Fault`] when the keys cannot be read or made, and when mails of invented people would leave the machine.
pub async fn assemble(parts: Parts) -> Result<Rocket<Build>, Fault> {
    // Their numbers and addresses may be anybody's.
    let leaves = parts
        .mailer
        .as_ref()
        .is_some_and(|mailer| !mailer.is_local());
    if leaves && parts.purpose.is_invented() {
        return Err(Fault::new("nothing is sent from an invented world"));
    }
    let keys = Keys::load(&parts.store, &parts.chance).await?;
    let mut policies = Policies::default();
    let mut routes = web::routes();
    routes.extend(municipalities::routes());
    routes.extend(accounts::routes());
    routes.extend(rounds::routes());
    routes.extend(seasons::routes());
    routes.extend(desk::routes());
    routes.extend(calendars::routes());
    routes.extend(messages::routes());
    routes.extend(programmes::routes());
    routes.extend(settings::routes());
    routes.extend(venues::routes());
    routes.extend(registrations::routes());
    routes.extend(privacy::routes());
    if parts.purpose.is_invented() {
        routes.extend(messages::demo_routes());
    }
    match parts.purpose {
        Purpose::Service => {}
        Purpose::Demo => routes.extend(web::demo_routes()),
        Purpose::Practice => routes.extend(accounts::practice_routes()),
    }
    let source: Arc<dyn FrameSource> = Arc::new(Municipalities::of(&parts.store));
    let plan = retention::plan(&parts.config).map_err(|e| Fault::because("the settings", e))?;
    let folder = parts.config.backup.dir.as_ref().map(Folder::new);
    let backups: Arc<dyn BackupsSeen> = Arc::new(Seen(folder));
    let drafts: Arc<dyn DraftCodes> = Arc::new(Drafts(parts.store.clone()));
    let sessions: Arc<dyn OwnSessions> = Arc::new(Hosting);
    let mut rocket = rocket::custom(rocket_config(&parts.config))
        .manage(parts.store.clone())
        .manage(parts.clock.clone())
        .manage(parts.chance.clone())
        .manage(keys)
        .manage(Closed::default())
        .manage(hosts(&parts.config))
        .manage(parts.config.practice_door()?)
        .manage(BaseAddress(parts.config.base_url.clone()))
        .manage(Hasher::default())
        .manage(Press::default())
        .manage(SecureCookies(parts.config.secure_cookies()))
        .manage(registrations::Plans::of(&parts.store))
        .manage(registrations::Standings::of(&parts.store))
        .manage(registrations::RecentDrafts::default())
        .manage(registrations::SignUpLimit(parts.config.sign_ups.limit()))
        .manage(Followers::new(vec![Arc::new(registrations::SignedUp)]))
        .manage(source)
        .manage(plan)
        .manage(backups)
        .manage(drafts)
        .manage(sessions);
    if parts.purpose.is_invented() {
        rocket = rocket.manage(Demo);
    }
    if parts.purpose == Purpose::Practice {
        rocket = rocket.manage(Practice).manage(practice_place()?);
    }
    rocket = policies.mount(web::attach(rocket), routes);
    let table = policies.table();
    let rocket = rocket.manage(table).attach(policies.check());
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

/// Municipalities as every page shows them, remembered for a moment.
struct Municipalities {
    store: Store,
    places: Remembered<(String, Lang), Option<Place>>,
}

impl Municipalities {
    fn of(store: &Store) -> Self {
        Self {
            store: store.clone(),
            places: Remembered::of_plan(store),
        }
    }
}

#[async_trait]
impl FrameSource for Municipalities {
    async fn place(&self, slug: &str, lang: Lang) -> Result<Option<Place>, Fault> {
        let key = (slug.to_owned(), lang);
        let place = self.places.get_or_read(&key, || async {
            let found = municipalities::by_slug(self.store.read(), slug).await?;
            Ok(found
                .filter(municipalities::Municipality::is_open)
                .map(|municipality| municipality.place(lang)))
        });
        Ok(place.await?.as_ref().clone())
    }
}

/// What somebody who asks to be called has written already.
struct Drafts(Store);

#[async_trait]
impl DraftCodes for Drafts {
    async fn code(
        &self,
        visit: [u8; 32],
        municipality: &MunicipalityCode,
    ) -> Result<Option<String>, Fault> {
        registrations::draft_code(&self.0, visit, municipality).await
    }
}
