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
    /// Who has it.
    pub whose: Whose,
}

/// Who may send a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A coordinator.
    Coordinator,
    /// Who opens protected identities.
    Reader,
    /// An administrator.
    Administrator,
}

impl Whose {
    const ALL: [Self; 3] = [Self::Coordinator, Self::Reader, Self::Administrator];

    fn of(route: &str) -> Self {
        let starts = |start: &&str| route.starts_with(*start);
        if ["POST /anvandare", "POST /gallring"].iter().any(starts) {
            Self::Administrator
        } else if route.starts_with("POST /<_>/skyddade") {
            Self::Reader
        } else {
            Self::Coordinator
        }
    }
}

/// A coordinator of Kalmar, its sealed-data reader, and an administrator.
pub struct Staff<'t> {
    /// Who plans.
    pub karin: Person<'t>,
    /// Who has opened a protected identity.
    pub mona: Person<'t>,
    /// The page with it.
    opened: String,
    /// Who runs it.
    pub sara: Person<'t>,
}

impl<'t> Staff<'t> {
    /// All have signed in; somebody else works there too, and has been invited; somebody asks to be called. Of
    /// three who are alike two have been found to be two, and the others wait; Siv has three days.
    pub async fn of(town: &'t Town) -> Self {
        for phone in ["070-174 06 41", "070-174 06 42", "070-174 06 43"] {
            let alike = someone("Rut Alm")
                .phone(phone)
                .needs(&["Hjälp att ta mig dit"]);
            town.person().asks_for(11, &alike).await;
        }
        let siv = someone("Siv Ek").phone("070-174 06 44");
        town.person().asks_for(12, &siv).await;
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
        let word = sealed(&mut karin).await;
        let (_, mut mona) = town
            .colleague("mona.lind@kalmar.example", Role::SealedDataReader)
            .await;
        mona.visits("/kalmar/skyddade").await;
        mona.fills("Bokningsord", &word)
            .fills("Skriv skälet med egna ord", "Ringer om tiden")
            .chooses("Personen är i telefonen");
        mona.presses("Öppna").await;
        let opened = mona.page.path.clone();
        Self {
            karin,
            mona,
            opened,
            sara,
        }
    }

    /// Whose form it is.
    pub fn owner(&mut self, found: &Found) -> &mut Person<'t> {
        self.one(found.whose)
    }

    fn one(&mut self, whose: Whose) -> &mut Person<'t> {
        match whose {
            Whose::Coordinator => &mut self.karin,
            Whose::Reader => &mut self.mona,
            Whose::Administrator => &mut self.sara,
        }
    }
}

/// Somebody with protected identity gets a place; answers the booking word.
async fn sealed(clerk: &mut Person<'_>) -> String {
    clerk.visits("/kalmar/telefon/skyddat").await;
    let round = clerk.page.all("input[name=omgang]").remove(0);
    let round = round.attr("value").unwrap_or_default().to_owned();
    let (path, mut fields) = clerk.form("Läs upp");
    for (name, value) in [
        ("namn", "Karin Lund"),
        ("fodd", "1949"),
        ("omgang", &round),
        ("med", "mobil"),
        ("besked", "asks"),
        ("gor", "boka"),
    ] {
        fields.retain(|(own, _)| own != name);
        fields.push((name.to_owned(), value.to_owned()));
    }
    clerk.posts(&path, &fields).await;
    clerk.page.words_of(".app-reference")
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
    // What to do with one day is asked once the day is picked.
    let one_day = one_day(&mut staff.karin).await;
    let mut found = Vec::new();
    for whose in Whose::ALL {
        let opened = staff.opened.clone();
        let person = staff.one(whose);
        let mut looked: BTreeMap<String, usize> = BTreeMap::new();
        let mut known = BTreeSet::new();
        let mut queue = VecDeque::from(["/konto".to_owned(), opened, one_day.clone()]);
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
                // Each finds their own.
                if let Some(route) = route
                    && whose == Whose::of(&route)
                {
                    found.push(Found { form, route, whose });
                }
            }
        }
    }
    found
}

/// The page on which one day of somebody's round is changed.
async fn one_day(clerk: &mut Person<'_>) -> String {
    clerk.visits("/kalmar/planering/12/anmalda").await;
    let registrations = clerk.page.all("main a[href^='/kalmar/anmalda/']");
    let first = registrations.first().and_then(|link| link.attr("href"));
    format!("{}/andra/en-dag?dag=1", first.unwrap_or_default())
}

/// Forms for the routes that no page led to, since there is nothing to do there now: their token and what
/// they would be asked.
pub fn forms_for(missing: &[String], token_of: impl Fn(Whose) -> String) -> Vec<Found> {
    let form = |route: &String| {
        let whose = Whose::of(route);
        let path = route.trim_start_matches("POST ").split('?').next();
        let action = path
            .unwrap_or_default()
            .replace("<_>", "kalmar")
            .replace("<number>", "11")
            .replace("<session>", "1")
            .replace("<id>", "0191f0aa-7c00-7000-8000-000000000001");
        let token = token_of(whose);
        let fields = [
            ("csrf", token.as_str()),
            ("gor", "alla"),
            ("vilken", "alla"),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Found {
            form: Filled {
                action,
                fields: fields.into(),
                has_file: false,
            },
            route: route.clone(),
            whose,
        }
    };
    missing.iter().map(form).collect()
}
