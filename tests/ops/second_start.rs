//! An embedded database belongs to one running process; who only looks may look meanwhile.

use crate::{
    database::TestDatabase,
    run::alone,
    service::{Service, command},
    world::{CODE, Course},
};

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
        let second = command(&database, &["serve", "--port", "0"]);
        assert!(!second.status.success());
        let said = second.complaints;
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
