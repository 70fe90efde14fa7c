//! Every form of those who work with it, found by walking their pages.

use crate::support::{
    Person, Town,
    forms::{Filled, forms_of},
    someone,
};
use brygga::{
    accounts::Role,
    web::{Policy, PolicyTable},
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// So many pages of a kind are looked at: rounds differ by what can be done with them.
const OF_A_KIND: usize = 2;

/// A form, and the route that takes it.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it sends, and where.
    pub form: Filled,
    /// The route.
    pub route: String,
    /// Whether it is an administrator's.
    pub everywhere: bool,
}

/// A coordinator of Kalmar and an administrator.
pub struct Staff<'t> {
    /// Who plans.
    pub karin: Person<'t>,
    /// Who runs it.
    pub sara: Person<'t>,
}

impl<'t> Staff<'t> {
    /// Both have signed in; somebody else works there too, and has been invited; somebody asks to be called. Of
    /// three who are alike two have been found to be two, and the others wait.
    pub async fn of(town: &'t Town) -> Self {
        for phone in ["070-174 06 41", "070-174 06 42", "070-174 06 43"] {
            let alike = someone("Rut Alm").phone(phone);
            town.person().asks_for(11, &alike).await;
        }
        let (_, mut karin) = town
            .colleague("karin.berg@kalmar.example", Role::Coordinator)
            .await;
        karin.visits("/kalmar/dubbletter").await;
        karin.presses("Inte samma").await;
        let (_, sara) = town
            .colleague("sara.nyman@brygga.example", Role::Administrator)
            .await;
        town.colleague("bo.ek@kalmar.example", Role::Host).await;
        let mut rut = town.person();
        rut.visits("/kalmar/ring-mig").await;
        rut.fills("Ditt namn", "Rut Alm")
            .fills("Ditt telefonnummer", "070-174 06 05");
        rut.presses("Ring upp mig").await;
        Self { karin, sara }
    }

    /// Whose form it is.
    pub fn owner(&mut self, found: &Found) -> &mut Person<'t> {
        if found.everywhere {
            &mut self.sara
        } else {
            &mut self.karin
        }
    }
}

/// Every route that takes a form of those who work with it.
pub fn routes(town: &Town) -> Vec<String> {
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let forms = table
        .0
        .iter()
        .filter(|(_, policy)| matches!(policy, Policy::StaffForm(_)));
    forms.map(|(route, _)| route.clone()).collect()
}

/// The route of the table that a request comes to.
pub fn route_of(routes: &[String], method: &str, path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let asked: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let fits = |route: &&String| {
        let Some(path) = route.strip_prefix(method) else {
            return false;
        };
        let path = path.trim().split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        parts.len() == asked.len()
            && parts
                .iter()
                .zip(&asked)
                .all(|(part, word)| part.starts_with('<') || part == word)
    };
    // The one with the fewest parts that vary is the one that is meant.
    let path = |route: &str| route.split('?').next().unwrap_or_default().to_owned();
    let varying = |route: &&String| path(route).matches('<').count();
    routes.iter().filter(fits).min_by_key(varying).cloned()
}

/// All forms that can be come to, each route at most a few times; in the order in which they were found.
pub async fn all_forms(town: &Town, staff: &mut Staff<'_>) -> Vec<Found> {
    let routes = routes(town);
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let pages: Vec<String> = table.0.keys().cloned().collect();
    // A call has a page as long as somebody is in it.
    staff.karin.visits("/kalmar/telefon").await;
    staff.karin.presses("Ny person, börja samtal").await;
    let mut found = Vec::new();
    for everywhere in [false, true] {
        let person = if everywhere {
            &mut staff.sara
        } else {
            &mut staff.karin
        };
        let mut looked: BTreeMap<String, usize> = BTreeMap::new();
        let mut known = BTreeSet::new();
        let mut queue = VecDeque::from(["/konto".to_owned()]);
        while let Some(path) = queue.pop_front() {
            let Some(page) = route_of(&pages, "GET", &path) else {
                continue;
            };
            let times = looked.entry(page.clone()).or_default();
            let staffs = matches!(table.0[&page], Policy::Staff(_));
            if !staffs || *times == OF_A_KIND || !known.insert(path.clone()) {
                continue;
            }
            *times += 1;
            person.visits(&path).await;
            for link in person.page.all("a[href^='/']") {
                queue.push_back(link.attr("href").unwrap_or_default().to_owned());
            }
            for form in forms_of(&person.page) {
                let route = route_of(&routes, "POST", &form.action);
                // The other one has found what both may do.
                if let Some(route) = route
                    && everywhere == is_everywhere(&route)
                {
                    found.push(Found {
                        form,
                        route,
                        everywhere,
                    });
                }
            }
        }
    }
    found
}

/// Forms for the routes that no page led to, since there is nothing to do there now: their token and what
/// they would be asked.
pub fn forms_for(missing: &[String], token: &str, saras: &str) -> Vec<Found> {
    let form = |route: &String| {
        let everywhere = is_everywhere(route);
        let path = route.trim_start_matches("POST ");
        let action = path
            .replace("<_>", "kalmar")
            .replace("<number>", "11")
            .replace("<session>", "1")
            .replace("<id>", "0191f0aa-7c00-7000-8000-000000000001");
        let token = if everywhere { saras } else { token };
        let fields = [("csrf", token), ("gor", "alla"), ("vilken", "alla")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Found {
            form: Filled {
                action,
                fields: fields.into(),
                has_file: false,
            },
            route: route.clone(),
            everywhere,
        }
    };
    missing.iter().map(form).collect()
}

fn is_everywhere(route: &str) -> bool {
    ["POST /anvandare", "POST /gallring"]
        .iter()
        .any(|start| route.starts_with(start))
}
