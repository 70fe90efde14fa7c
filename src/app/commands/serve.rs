//! `brygga serve`: the service itself.

use super::{Common, ServeArguments};
use crate::{
    app::{
        assembly::{Parts, assemble},
        machine,
        purpose::{self, Purpose},
        worker::Workers,
    },
    kernel::{Chance, Clock},
    messages::Mailer,
    store::{DatabaseAddress, Fault, Store},
};
use rocket::{Orbit, Rocket, error::ErrorKind, fairing::AdHoc, tokio::time::sleep};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

pub(super) async fn serve(common: &Common, arguments: ServeArguments) -> Result<(), Fault> {
    let mut config = common.settings()?;
    if let Some(port) = arguments.port {
        config.port = port;
    }
    let mailer = config.mail.as_ref().map(Mailer::smtp).transpose()?;
    if mailer.is_none() {
        tracing::warn!("no mail relay is set: e-mail waits in the outbox");
    }
    let store = Store::open(config.database_address()?).await?;
    look_around(store.address())?;
    store.migrate().await?;
    if purpose::is_demo(&store).await? {
        return Err(Fault::new(
            "this database is the demo's, with invented people; serve another",
        ));
    }
    let report = store.report().await?;
    if !report.problems.is_empty() {
        return Err(Fault::new(format!(
            "the database cannot be trusted: {}",
            report.problems.join("; ")
        )));
    }
    tracing::info!(database = %store.address(), version = %report.version, "serving");
    let workers = Workers::default();
    let rocket = assemble(Parts {
        config,
        store: store.clone(),
        clock: Clock::system(),
        chance: Chance::from_system(),
        mailer,
        workers: workers.clone(),
        purpose: Purpose::Service,
    })
    .await?;
    let rocket = rocket.attach(AdHoc::on_liftoff("address", |rocket| {
        Box::pin(async move {
            let (address, port) = (rocket.config().address, rocket.config().port);
            tracing::info!(%address, port, "listening");
        })
    }));
    launch(rocket, store, &workers).await
}

/// Refuses to serve on a machine that cannot keep the promises.
fn look_around(database: &DatabaseAddress) -> Result<(), Fault> {
    let mut findings = vec![machine::clock()];
    if let DatabaseAddress::Embedded { folder } = database {
        findings.push(machine::disk(folder));
        let privacy = machine::privacy(folder);
        if privacy.wrong {
            tracing::warn!("{}", privacy.words);
        }
    }
    match findings.into_iter().find(|finding| finding.wrong) {
        Some(finding) => Err(Fault::new(finding.words)),
        None => Ok(()),
    }
}

/// Serves until it is told to stop, answers what has begun, then closes the database.
pub(super) async fn launch(
    rocket: rocket::Rocket<rocket::Build>,
    store: Store,
    workers: &Workers,
) -> Result<(), Fault> {
    let launched = match rocket.ignite().await {
        Ok(rocket) => {
            let stop = rocket.shutdown();
            let launched = rocket.launch().await;
            // However it ended, the work beside the requests must end too, or nothing ever would.
            stop.notify();
            launched
        }
        Err(error) => Err(error),
    };
    let answer = match launched {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::Shutdown(rocket, None) => answered(rocket).await,
            _ => Err(Fault::new(format!("starting: {}", words(&error)))),
        },
    };
    workers.finished().await;
    store.close().await?;
    answer
}

/// Waits for the requests that are under way. Rocket 0.5.2 leaves without them when its accept loop
/// hears of the stop before its own waiting does (`server.rs`, the second branch of its `select!`).
async fn answered(rocket: &Arc<Rocket<Orbit>>) -> Result<(), Fault> {
    let shutdown = &rocket.config().shutdown;
    let longest = Duration::from_secs(u64::from(shutdown.grace) + u64::from(shutdown.mercy));
    let began = Instant::now();
    // Each connection holds the program; what is left in the end is Rocket's error.
    while Arc::strong_count(rocket) > 1 {
        if began.elapsed() > longest {
            return Err(Fault::new("stopping: some requests were not answered"));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Rocket's error must be looked at to be dropped quietly; a taken port is the usual one.
fn words(error: &rocket::Error) -> String {
    match error.kind() {
        ErrorKind::Bind(cause) => format!("cannot listen: {cause}; choose another with --port"),
        ErrorKind::Collisions(pairs) => format!("routes collide: {pairs:?}"),
        kind => kind.to_string(),
    }
}
