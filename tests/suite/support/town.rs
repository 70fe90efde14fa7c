//! A believable municipality: the demo world or a smaller one, a clock that stands still, seeded
//! chance, and the whole program in front of it.

use super::{
    databases::{Contents, TestDatabase, on_postgres},
    mailbox::{self, Letter},
    person::Person,
};
use brygga::{
    app::{self, Config, Parts, PracticeSettings, Purpose, Workers, world},
    kernel::{Chance, CivilTime, Clock, Moment, MunicipalityCode, Zone},
    messages::{self, Mailer},
    privacy::{self, RanBy, RetentionPlan},
    store::{Fault, RetentionRule, Store},
    web::Keys,
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use rocket::local::asynchronous::Client;
use sea_orm::{ConnectionTrait, Statement};
use std::{collections::HashMap, sync::Arc};

/// The Monday on which every town begins.
pub fn the_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 11).unwrap()
}

/// Ten o'clock of that day: the demo's sign-up has been open for an hour.
pub fn the_morning() -> Moment {
    at("2027-01-11 10:00")
}

/// The moment at which Swedish clocks show this.
pub fn at(text: &str) -> Moment {
    let civil = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let civil = CivilTime {
        date: civil.date(),
        time: civil.time(),
    };
    civil.at(Zone::stockholm()).unwrap()
}

/// Kalmar's official code.
pub fn kalmar() -> MunicipalityCode {
    MunicipalityCode::parse("0880").unwrap()
}

/// Where the practice world is, as a service knows it.
pub const PRACTICE_URL: &str = "https://ovning.kalmar.example";

/// Sets where the practice world is, and the key to it.
pub fn with_practice(settings: &mut Config) {
    settings.practice = Some(PracticeSettings {
        url: PRACTICE_URL.to_owned(),
        key: "fyra gula traktorer vid en liten sjö".to_owned(),
    });
}

/// One running program and the database behind it.
pub struct Town {
    /// The program.
    pub client: Client,
    /// Its database.
    pub store: Store,
    /// Its clock, stopped.
    pub clock: Clock,
    /// Its randomness, seeded.
    pub chance: Chance,
    settings: Config,
    /// The last to go.
    database: Arc<TestDatabase>,
}

impl Town {
    /// The demo world, not run as the demo.
    pub async fn new() -> Self {
        Self::set_up(Contents::DemoWorld, settings(), Purpose::Service).await
    }

    /// The demo with its mailbox page, from which a way leads to a practice world.
    pub async fn demo() -> Self {
        let mut settings = settings();
        with_practice(&mut settings);
        Self::set_up(Contents::DemoWorld, settings, Purpose::Demo).await
    }

    /// The world in which new staff practise.
    pub async fn practice() -> Self {
        let mut settings = settings();
        with_practice(&mut settings);
        Self::set_up(Contents::DemoWorld, settings, Purpose::Practice).await
    }

    /// The demo world under other settings.
    pub async fn with_settings(change: impl FnOnce(&mut Config)) -> Self {
        let mut settings = settings();
        change(&mut settings);
        Self::set_up(Contents::DemoWorld, settings, Purpose::Service).await
    }

    /// The world of a world file.
    pub async fn with_world(toml: &str) -> Self {
        let town = Self::set_up(Contents::Tables, settings(), Purpose::Service).await;
        town.takes_in(toml).await;
        town
    }

    async fn set_up(contents: Contents, settings: Config, purpose: Purpose) -> Self {
        let database = Arc::new(TestDatabase::with(contents));
        let store = Store::open(database.address()).await.unwrap();
        let (clock, chance) = (Clock::stopped(the_morning()), Chance::seeded(7));
        Self::run(database, store, clock, chance, settings, purpose).await
    }

    async fn run(
        database: Arc<TestDatabase>,
        store: Store,
        clock: Clock,
        chance: Chance,
        settings: Config,
        purpose: Purpose,
    ) -> Self {
        let parts = Parts {
            config: settings.clone(),
            store: store.clone(),
            clock: clock.clone(),
            chance: chance.clone(),
            mailer: None,
            workers: Workers::default(),
            purpose,
        };
        let rocket = app::assemble(parts).await.unwrap();
        Self {
            client: Client::untracked(rocket).await.unwrap(),
            store,
            clock,
            chance,
            settings,
            database,
        }
    }

    /// Another instance of the program on the same database: on a server with connections of its
    /// own, while an embedded database is opened by one process only and shared.
    pub async fn another_instance(&self) -> Self {
        let store = if on_postgres() {
            Store::open(self.database.address()).await.unwrap()
        } else {
            self.store.clone()
        };
        let (clock, chance) = (self.clock.clone(), Chance::seeded(8));
        let database = Arc::clone(&self.database);
        Self::run(
            database,
            store,
            clock,
            chance,
            self.settings.clone(),
            Purpose::Service,
        )
        .await
    }

    /// Takes in a world file.
    pub async fn takes_in(&self, toml: &str) -> app::Applied {
        let world = world::read(toml).unwrap_or_else(|problems| panic!("{problems:#?}"));
        app::apply(&self.store, self.clock.now(), &self.chance, &world)
            .await
            .unwrap()
    }

    /// Somebody with a browser of their own.
    pub fn person(&self) -> Person<'_> {
        Person::new(&self.client)
    }

    /// The clock moves on.
    pub fn days_pass(&self, days: i64) {
        self.clock.advance(Duration::days(days));
    }

    /// The clock moves on.
    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.advance(Duration::minutes(minutes));
    }

    /// Swedish clocks show this now: `2027-02-02 13:00`.
    pub fn set_clock(&self, text: &str) {
        self.clock.set(at(text));
    }

    /// The secret keys of the installation.
    pub async fn keys(&self) -> Keys {
        Keys::load(&self.store, &self.chance).await.unwrap()
    }

    /// Everything that people were told, the newest first.
    pub async fn mailbox(&self) -> Vec<Letter> {
        mailbox::read(&self.store).await
    }

    /// The worker delivers what is due, with this mailer; how many mails left.
    pub async fn delivers_messages(&self, mailer: &Mailer) -> u32 {
        messages::deliver_due(&self.store, &self.clock, mailer, || false)
            .await
            .unwrap()
    }

    /// Everything is removed that is due by now under these rules; how many records that was.
    pub async fn removes(&self, rules: Vec<RetentionRule>) -> u64 {
        let now = self.clock.now();
        let mut removed = 0;
        for rule in &rules {
            let work =
                |unit: brygga::store::Unit| async move { rule.remove(&unit, now, 500).await };
            removed += self.store.write(work).await.unwrap();
        }
        removed
    }

    /// The night's job; how many it removed of each kind.
    pub async fn a_night_passes(&self) -> HashMap<&'static str, u64> {
        let plan: &RetentionPlan = self.client.rocket().state().unwrap();
        let (store, by) = (&self.store, RanBy::Nightly);
        let done = privacy::run(store, &self.clock, &self.chance, plan, by).await;
        done.iter()
            .map(|done| {
                assert!(done.failed.is_none(), "{:?}", done.failed);
                (done.ruled.rule.kind, done.removed)
            })
            .collect()
    }

    /// The number that a query answers.
    pub async fn number(&self, sql: &str) -> i64 {
        let row = self.store.read().query_one_raw(self.statement(sql)).await;
        let row = row.unwrap().expect("an answer");
        row.try_get_by_index(0).unwrap()
    }

    /// The first column of a query's answer.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let rows = self.store.read().query_all_raw(self.statement(sql)).await;
        let texts = rows.unwrap().into_iter();
        texts.map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// How many rows a table has.
    pub async fn rows_of(&self, table: &str) -> i64 {
        self.number(&format!("SELECT count(*) FROM {table}")).await
    }

    /// Runs SQL in a unit of work.
    pub async fn runs(&self, sql: &str) -> Result<(), Fault> {
        let work = |unit: brygga::store::Unit| async move {
            unit.db().execute_unprepared(sql).await?;
            Ok::<(), Fault>(())
        };
        let done = self.store.write(work).await;
        // It may have been the plan that was changed.
        self.store.plan_changed();
        done
    }

    /// A statement as the database takes it.
    pub fn statement(&self, sql: &str) -> Statement {
        Statement::from_string(self.store.read().get_database_backend(), sql)
    }
}

/// The default, with so many sign-ups from one network that no test meets the limit by accident.
fn settings() -> Config {
    let mut settings = Config::default();
    settings.sign_ups.burst = 10_000;
    settings
}
