//! Who may use a route. Every route names its policy when it is mounted, and a program with a route
//! that names none does not start.

use rocket::{
    Build, Orbit, Rocket, Route, async_trait,
    fairing::{self, Fairing, Info, Kind},
    http::Method,
};
use std::collections::BTreeMap;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody may look; the route changes nothing.
    Public,
    /// Anybody may send this form, from one of our own pages.
    PublicForm,
    /// Machines that watch over the service; no page, no person's data.
    Operations,
    /// Only mounted in the demo.
    Demo,
    /// Somebody who has given the password, and not the code yet, may look.
    Entering,
    /// Somebody who has given the password, and not the code yet, may send this form.
    EnteringForm,
    /// Somebody who is signed in and has the right here may look; the route changes nothing.
    Staff(Right),
    /// Somebody who is signed in and has the right here may send this form.
    StaffForm(Right),
}

/// What a route asks of somebody who is signed in. Which roles have it is the accounts' business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// One's own account: everybody who is signed in.
    OwnAccount,
    /// The people who work in a municipality, and what each may do.
    Users,
    /// What a municipality plans: venues, programmes, rounds.
    Planning,
    /// The plan of a municipality and how full it is, without anybody's name.
    Overview,
    /// What a municipality's pages say of itself.
    Settings,
    /// Residents by name, and what they have signed up to.
    Residents,
    /// Protected identities, opened with a reason.
    Sealed,
    /// The diaries of people whom sessions need.
    Diaries,
    /// The people who work in the whole installation.
    AllUsers,
    /// How long records are kept in the whole installation, its backups, and messages on hold.
    Retention,
}

/// Routes together with who may use them.
#[derive(Debug, Clone)]
pub struct Policed {
    policy: Policy,
    routes: Vec<Route>,
}

impl Policy {
    /// Gives the routes of a feature this policy, and its name in front of theirs, as they stand in
    /// the access log: `registrations.send`.
    #[must_use]
    pub fn of(self, feature: &str, mut routes: Vec<Route>) -> Policed {
        for route in &mut routes {
            let name = route.name.take().unwrap_or_default();
            route.name = Some(format!("{feature}.{name}").into());
        }
        Policed {
            policy: self,
            routes,
        }
    }
}

/// Mounts policed routes and remembers their policies for the check at start.
#[derive(Debug, Default)]
pub struct Policies {
    declared: BTreeMap<String, Policy>,
}

impl Policies {
    /// Mounts the routes; the only way to mount any.
    #[must_use]
    pub fn mount(&mut self, rocket: Rocket<Build>, policed: Vec<Policed>) -> Rocket<Build> {
        policed.into_iter().fold(rocket, |rocket, group| {
            for route in &group.routes {
                self.declared.insert(key(route), group.policy);
            }
            rocket.mount("/", group.routes)
        })
    }

    /// Every route with its policy, for whoever checks them.
    #[must_use]
    pub fn table(&self) -> PolicyTable {
        PolicyTable(self.declared.clone())
    }

    /// The fairing that refuses to start with a route that has no policy, or one whose policy does
    /// not fit its method.
    #[must_use]
    pub fn check(self) -> impl Fairing {
        Check(self)
    }
}

/// Every route, as `GET /<_>/anvandare`, with its policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTable(pub BTreeMap<String, Policy>);

/// A route by method and path, as it stands in the log of a refused start.
fn key(route: &Route) -> String {
    format!("{} {}", route.method, route.uri.as_str())
}

/// What is wrong with a set of routes, one sentence each.
fn complaints<'a>(
    routes: impl Iterator<Item = &'a Route>,
    declared: &BTreeMap<String, Policy>,
) -> Vec<String> {
    routes
        .filter_map(|route| {
            let key = key(route);
            match declared.get(&key) {
                None => Some(format!("{key} names no policy")),
                Some(policy) if !fits(route.method, *policy) => {
                    Some(format!("{key} cannot be {policy:?}"))
                }
                Some(_) => None,
            }
        })
        .collect()
}

/// Looking is GET, sending is POST; nothing else is used, so nothing else can be reached by a
/// rewritten method.
fn fits(method: Method, policy: Policy) -> bool {
    match policy {
        Policy::Public
        | Policy::Operations
        | Policy::Demo
        | Policy::Entering
        | Policy::Staff(_) => method == Method::Get,
        Policy::PublicForm | Policy::EnteringForm | Policy::StaffForm(_) => method == Method::Post,
    }
}

struct Check(Policies);

#[async_trait]
impl Fairing for Check {
    fn info(&self) -> Info {
        Info {
            name: "policies",
            kind: Kind::Ignite | Kind::Liftoff,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let complaints = complaints(rocket.routes(), &self.0.declared);
        if complaints.is_empty() {
            return Ok(rocket);
        }
        for complaint in complaints {
            tracing::error!(%complaint, "refusing to start");
        }
        Err(rocket)
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        tracing::debug!(routes = rocket.routes().count(), "every route has a policy");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rocket::get("/look")]
    fn look() {}

    #[rocket::post("/send")]
    fn send() {}

    #[test]
    fn a_route_without_a_policy_is_named() {
        let routes = rocket::routes![look];
        let found = complaints(routes.iter(), &BTreeMap::new());
        assert_eq!(found, ["GET /look names no policy"]);
    }

    #[test]
    fn a_form_cannot_be_declared_as_a_page_to_look_at() {
        let routes = rocket::routes![look, send];
        let declared = routes.iter().map(|r| (key(r), Policy::Public)).collect();
        assert_eq!(
            complaints(routes.iter(), &declared),
            ["POST /send cannot be Public"]
        );
    }

    #[rocket::async_test]
    async fn a_program_with_an_undeclared_route_does_not_start() {
        let mut policies = Policies::default();
        let fine = policies.mount(
            rocket::build(),
            vec![Policy::Public.of("test", rocket::routes![look])],
        );
        let forgotten = fine.mount("/", rocket::routes![send]);
        let started = forgotten.attach(policies.check()).ignite().await;
        // Looking at the error tells Rocket that it has been dealt with.
        assert!(started.is_err_and(|error| error.to_string().contains("failed")));
    }
}
