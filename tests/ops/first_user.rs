//! The first administrator is made on the command line, and comes in by the link that it prints.

use crate::{
    database::TestDatabase,
    people::browser,
    run::alone,
    service::{Ended, Service, command},
    world::{CODE, Course},
};

const EMAIL: &str = "sara.nyman@kalmar.example";

fn add(database: &TestDatabase, more: &[&str]) -> Ended {
    let line = ["user", "add", "--email", EMAIL, "--name", "Sara Nyman"];
    command(database, &[&line[..], more].concat())
}

/// The path of the link in what was printed.
fn link(ended: &Ended) -> String {
    let said = format!("{}{}", ended.printed, ended.complaints);
    assert!(ended.status.success(), "{said}");
    let address = ended.printed.lines().next().unwrap_or_default();
    let path = address.strip_prefix("http://127.0.0.1:8000");
    path.unwrap_or_else(|| unreachable!("no link: {said}"))
        .to_owned()
}

#[test]
fn an_administrator_is_made_by_a_command_and_chooses_a_password_by_its_link() {
    alone(async {
        let database = TestDatabase::embedded();
        let course = Course {
            seats: 12,
            sessions: 1,
        };
        course.plan(&database);
        for (wrong, said) in [
            (&["--role", "king"][..], "--role must be one of"),
            (&["--role", "coordinator"], "needs --municipality"),
            (
                &["--role", "coordinator", "--municipality", "9999"],
                "no municipality 9999",
            ),
            (
                &["--role", "administrator", "--municipality", CODE],
                "counts everywhere",
            ),
        ] {
            let ended = add(&database, wrong);
            assert!(!ended.status.success(), "{wrong:?}");
            assert!(ended.complaints.contains(said), "{}", ended.complaints);
        }
        let first = link(&add(&database, &["--role", "administrator"]));
        let twice = add(&database, &["--role", "administrator"]);
        assert!(
            twice.complaints.contains("there is an account with"),
            "{}",
            twice.complaints
        );
        let second = link(&command(&database, &["user", "link", EMAIL]));
        let nobody = command(&database, &["user", "link", "nobody@kalmar.example"]);
        assert!(
            nobody.complaints.contains("no account signs in"),
            "{}",
            nobody.complaints
        );
        let service = Service::start(&database);
        for (path, status) in [(&first, 410), (&second, 200)] {
            let page = browser().get(format!("{}{path}", service.url)).send().await;
            let page = page.unwrap();
            assert_eq!(page.status().as_u16(), status);
            let said = page.text().await.unwrap();
            assert_eq!(said.contains(EMAIL), status == 200);
        }
        drop(service);
        database.remove().await;
    });
}
