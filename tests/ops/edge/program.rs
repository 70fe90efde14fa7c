//! The program behind the edge, and what can be seen of it from outside.

use super::{dawdlers::Target, nginx::Ports};
use crate::{database::TestDatabase, people::browser, service::Service, world::Course};
use std::{fs, net::SocketAddr};

/// A program with a round that nobody fills, behind a proxy or not.
pub(crate) struct Program {
    pub(crate) service: Service,
    process: u32,
    /// Held as long as the program runs on it.
    _database: TestDatabase,
}

impl Program {
    /// Starts it as [`docs/operating/behind-nginx.md`] tells: with the visitors' name for it.
    pub(crate) fn behind(ports: &Ports, more: &[(&str, &str)]) -> Self {
        let url = ports.url();
        let mut settings = vec![
            ("BRYGGA_BASE_URL", url.as_str()),
            ("BRYGGA_BEHIND_PROXY", "true"),
        ];
        settings.extend_from_slice(more);
        Self::start(&settings)
    }

    /// Starts it with nothing in front.
    pub(crate) fn bare(settings: &[(&str, &str)]) -> Self {
        Self::start(settings)
    }

    fn start(settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::embedded();
        let course = Course {
            seats: 40,
            sessions: 1,
        };
        course.plan(&database);
        let others = children_of(std::process::id());
        let service = Service::try_start(&database, settings).unwrap();
        let process = children_of(std::process::id())
            .into_iter()
            .find(|process| !others.contains(process))
            .unwrap();
        Self {
            service,
            process,
            _database: database,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        let (_, address) = self.service.url.split_once("//").unwrap();
        address.parse().unwrap()
    }

    /// The program's memory, in KB.
    pub(crate) fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process)).unwrap();
        let (_, rest) = status.split_once("VmRSS:").unwrap();
        rest.trim_start()
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    /// Where its largest file is, as seen through this address.
    pub(crate) async fn target(&self, address: SocketAddr) -> Target {
        let page = browser().get(format!("http://{address}/")).send().await;
        let page = page.unwrap().text().await.unwrap();
        let (_, rest) = page.split_once("href=\"/static/").unwrap();
        let (name, _) = rest.split_once('"').unwrap();
        Target {
            address,
            large: format!("/static/{name}"),
        }
    }
}

/// The processes that this one has started and that still run.
pub(crate) fn children_of(parent: u32) -> Vec<u32> {
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|process: &u32| {
            // pid (name) state parent …
            fs::read_to_string(format!("/proc/{process}/stat"))
                .ok()
                .and_then(|stat| {
                    let rest = stat.rsplit_once(") ")?.1.to_owned();
                    rest.split(' ').nth(1)?.parse().ok()
                })
                == Some(parent)
        })
        .collect()
}
