//! Whoever reads the log may end; the service goes on.

use crate::{database::TestDatabase, people::Person, run::alone, service::Service, world::Course};
use std::time::Duration;

#[test]
fn a_service_whose_log_nobody_reads_any_more_still_serves_and_stops_when_asked() {
    alone(async {
        let database = TestDatabase::embedded();
        let course = Course {
            seats: 12,
            sessions: 1,
        };
        course.plan(&database);
        let mut service = Service::start(&database);
        service.stop_reading().await;
        let person = Person::new(1);
        let form = person.open(&service.url).await.unwrap();
        let location = person.send(&service.url, &form).await.unwrap();
        person.read(&service.url, &location).await.unwrap();
        service.ask_to_stop();
        let (status, _) = service.ended(Duration::from_secs(16)).await.unwrap();
        assert_eq!(status.code(), Some(0));
        database.remove().await;
    });
}
