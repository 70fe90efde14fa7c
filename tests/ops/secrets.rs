//! Nothing that opens a door, and nobody's name, stands in the log (trust plan H4): people go through
//! everything that has a secret in it, at the most talkative level that a release allows, and whatever
//! the program wrote is searched for all of it.

mod canaries;
mod log;
mod people;
mod visitor;

use crate::{database::TestDatabase, run::alone, run::print_figures, world::Course};
use canaries::Canaries;
use log::Log;
use serde_json::json;

const COURSE: Course = Course {
    seats: 10,
    sessions: 1,
};

/// The name of a variable that is no setting, which the program complains about by its name: the same
/// search must find it, or it finds nothing.
const PLANTED: &str = "BRYGGA_KANARIEBUREN";

#[test]
fn no_secret_and_no_name_stands_in_the_log_on_sqlite() {
    alone(async {
        let database = TestDatabase::embedded();
        assert_silence(&database).await;
        database.remove().await;
    });
}

#[test]
fn no_secret_and_no_name_stands_in_the_log_on_postgresql() {
    alone(async {
        let Some(database) = TestDatabase::on_server("secrets in the log").await else {
            return;
        };
        assert_silence(&database).await;
        database.remove().await;
    });
}

async fn assert_silence(database: &TestDatabase) {
    COURSE.plan(database);
    let mut canaries = Canaries::default();
    let invitation = people::link_of_the_first(database, &mut canaries);
    let log = Log::begin(database, &[("BRYGGA_LOG", "brygga=trace"), (PLANTED, "1")]);
    people::a_day(database, &log.url, &invitation, &mut canaries).await;
    let written = log.end();
    let requests = written.matches("\"brygga::access\"").count();
    let failures = written.matches("a request failed").count();
    let hits = canaries.found_in(&written);
    print_figures(&json!({
        "run": "secrets in the log",
        "database": database.kind(),
        "level": "brygga=trace",
        "requests": requests,
        "failures": failures,
        "bytes": written.len(),
        "secrets": canaries.count(),
        "hits": hits.len(),
    }));
    assert!(hits.is_empty(), "{hits:#?}");
    // There was something to find: a day's requests, one that failed at a row with a name in it.
    assert!(requests > 60 && failures > 0, "{requests} {failures}");
    let mut planted = Canaries::default();
    planted.keep("planted", "Kanarie-Buren");
    assert_eq!(planted.found_in(&written).len(), 1, "the search is blind");
}
