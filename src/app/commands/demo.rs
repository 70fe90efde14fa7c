//! `brygga demo`: an invented world on an embedded database in a private folder.

use super::{Common, DemoArguments, say, serve::launch};
use crate::{
    app::{
        assembly::{Parts, assemble},
        demo::{crowd, fill, people, promise_calls, register_protected},
        purpose::Purpose,
        worker::Workers,
    },
    kernel::{Chance, CivilTime, Clock, Moment, MunicipalityCode, Zone},
    messages::Mailer,
    municipalities, rounds,
    store::{DatabaseAddress, Fault, Store},
};
use chrono::{NaiveDate, NaiveTime};
use rocket::fairing::AdHoc;
use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};

/// How many people of a crowd are written between two lines that say so.
const BETWEEN_LINES: usize = 20_000;

/// Who the demo's mails are from.
const SENDER: &str = "Kalmar kommun <anmalan@kalmar.example>";

pub(super) async fn demo(common: &Common, arguments: DemoArguments) -> Result<(), Fault> {
    if common.database.is_some() {
        return Err(Fault::new("the demo has an embedded database of its own"));
    }
    let mut config = common.settings()?;
    config.database = None;
    config.mail = None;
    config.data = common.data.clone().map_or_else(private_folder, Ok)?;
    config.address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    config.port = arguments.port;
    config.base_url = None;
    config.hosts.clear();
    let clock = clock(arguments.today);
    let chance = Chance::from_system();
    let folder = config.data.clone();
    let store = Store::open(DatabaseAddress::Embedded {
        folder: folder.clone(),
    })
    .await?;
    store.migrate().await?;
    let now = clock.now();
    let fresh = fill(&store, now, &chance).await?;
    people::settle(&store, now, &chance).await?;
    if fresh {
        promise_calls(&store, now, &chance).await?;
    }
    let protected = register_protected(&store, now, &chance).await?;
    if fresh && arguments.people > 0 {
        crowd(&store, now, &chance, arguments.people).await?;
    }
    let mailer = Mailer::files(&folder.join("mail"), SENDER)?;
    let workers = Workers::default();
    let rocket = assemble(Parts {
        config,
        store: store.clone(),
        clock,
        chance,
        mailer: Some(mailer),
        workers: workers.clone(),
        purpose: Purpose::Demo,
    })
    .await?;
    let over = is_over(&store, now).await?;
    let rocket = rocket.attach(AdHoc::on_liftoff("address", move |rocket| {
        Box::pin(async move {
            say(invitation(
                rocket.config().port,
                &folder,
                protected.as_deref(),
            ));
            if over {
                say("All meetings of this world are over. Begin anew with another --data DIR.\n");
            }
        })
    }));
    launch(rocket, store, &workers).await
}

/// The world's clock: this very moment, or nine o'clock on the day that was asked for.
fn clock(today: Option<NaiveDate>) -> Clock {
    let Some(date) = today else {
        return Clock::system();
    };
    let time = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
    // The clock of Stockholm never skips nine in the morning.
    CivilTime { date, time }
        .at(Zone::stockholm())
        .map_or_else(|_| Clock::system(), Clock::starting)
}

/// A crowd in Kalmar. People look on while it comes.
async fn crowd(store: &Store, now: Moment, chance: &Chance, people: usize) -> Result<(), Fault> {
    let code = MunicipalityCode::parse(crowd::PLACE);
    let code = code.ok_or_else(|| Fault::new("the crowd's municipality"))?;
    let progress = |written| {
        if written % BETWEEN_LINES == 0 || written == people {
            say(format!("{written} of {people} people\n"));
        }
    };
    crowd::settle(store, now, chance, &code, people, progress).await
}

/// Whether nothing is left to sign up to: the demo was started again long after.
async fn is_over(store: &Store, now: Moment) -> Result<bool, Fault> {
    let today = CivilTime::of(now, Zone::stockholm()).date;
    for municipality in municipalities::all(store.read()).await? {
        let rounds = rounds::all(store.read(), &municipality.code).await?;
        if rounds
            .iter()
            .any(|r| r.last_day().is_some_and(|day| day >= today))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Beside other data of this user, so that the demo starts again on the same.
fn private_folder() -> Result<PathBuf, Fault> {
    let home = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let home = PathBuf::from(std::env::var_os("HOME")?);
            Some(home.join(".local/share"))
        })
        .ok_or_else(|| Fault::new("no home folder: say where with --data DIR"))?;
    Ok(home.join("brygga-demo"))
}

fn invitation(port: u16, folder: &std::path::Path, protected: Option<&str>) -> String {
    let address = format!("http://127.0.0.1:{port}");
    let logins = people::PEOPLE.map(|(role, works, email, _)| {
        let role = people::role_in_words(role, works);
        format!("  {email:28}{role}\n")
    });
    let logins = logins.concat();
    let protected = protected.map(|word| {
        format!("Somebody with protected identity has the booking word {word}: the sealed-data-reader opens it.\n")
    });
    format!(
        "\nBrygga's demo is ready: {address}\n\n\
         Try this:\n\
         \x20 {address}/kalmar           the course in Kalmar; choose a day and a place, and sign up\n\
         \x20 {address}/en/kalmar        the same in English\n\
         \x20 {address}/postlada         what people are told, as they see it\n\
         \x20 {address}/delar            every form part in every state\n\
         \x20 {address}/logga-in         for those who work with it, with the logins below\n\
         \x20 {program} reach --data {folder} --municipality 0880 --year 2027\n\
         \x20                            how far it brings Kalmar; in another terminal\n\n\
         Sign in as one of these, with the password «{password}»; the demo shows the code:\n\
         {logins}\n\
         {protected}\
         The world lives in {folder}. All people and phone numbers are invented.\n\
         Stop with Ctrl C.\n",
        password = people::PASSWORD,
        protected = protected.unwrap_or_default(),
        folder = folder.display(),
        program = std::env::current_exe()
            .map_or_else(|_| "brygga".to_owned(), |p| p.display().to_string())
    )
}
