//! An embedded database belongs to one running process; who only looks may look meanwhile.

use crate::{
    database::TestDatabase,
    run::alone,
    service::{Service, command},
    world::{CODE, Course},
};
use std::time::{Duration, Instant};

/// Without waiting for any lock to be freed.
const AT_ONCE: Duration = Duration::from_secs(3);

#[test]
fn a_second_service_on_the_same_folder_refuses_at_once_and_looking_works_meanwhile() {
    alone(async {
        let database = TestDatabase::embedded();
        let course = Course {
            seats: 12,
            sessions: 2,
        };
        course.plan(&database);
        let first = Service::start(&database);
        let began = Instant::now();
        let second = command(&database, &["serve", "--port", "0"]);
        let (said, took) = (second.complaints, began.elapsed());
        assert_eq!(second.status.code(), Some(1), "{said}");
        assert!(took < AT_ONCE, "refused only after {took:?}");
        assert!(said.contains("already runs on this data folder"), "{said}");
        let year = Course::year().to_string();
        let reach = ["reach", "--json", "--municipality", CODE, "--year", &year];
        for looking in [&reach[..], &["check"]] {
            let ended = command(&database, looking);
            let (printed, complaints) = (ended.printed, ended.complaints);
            assert!(ended.status.success(), "{looking:?}: {printed}{complaints}");
        }
        assert_eq!(first.status("/readyz").await, Some(200));
        drop(first);
        let next = Service::start(&database);
        assert_eq!(next.status("/readyz").await, Some(200));
        drop(next);
        database.remove().await;
    });
}
