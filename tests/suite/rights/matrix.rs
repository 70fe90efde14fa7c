//! Every cell: route x method (also rewritten by `_method`) x role x state x municipality.

use super::{
    actors::{Sender, State, everybody},
    table::reviewed_roles,
};
use crate::support::Town;
use brygga::{
    accounts::Role,
    kernel::MunicipalityCode,
    programmes, venues,
    web::{Policy, PolicyTable, Right},
};
use rocket::{
    http::{ContentType, Header, Method, Status},
    local::asynchronous::Client,
};
use sea_orm::Statement;

/// The municipalities of the demo world, by the word in their addresses.
const PLACES: [(&str, &str); 2] = [("kalmar", "0880"), ("vastervik", "0883")];

/// What an answer means to whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// The page, or what the form says about itself.
    Open,
    /// Led to the sign-in.
    SignIn,
    /// Led to choosing another password.
    OtherPassword,
    /// There is no such page.
    Nothing,
}

/// A request, as one cell of the matrix asks it.
struct Cell<'a> {
    sender: &'a Sender,
    route: &'a str,
    policy: Policy,
    /// The method that the route has.
    own: Method,
    /// The method that is sent, and what the body wants it to become.
    sent: Method,
    rewritten: Option<&'static str>,
    place: &'a MunicipalityCode,
    path: String,
}

#[rocket::async_test]
async fn nobody_sees_or_does_what_is_not_theirs() {
    let town = Town::demo().await;
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let senders = everybody(&town, &places()).await;
    furnish(&town, &senders).await;
    let (cells, wrong) = mismatches(&town, table, &senders).await;
    let found = wrong.len();
    println!(r#"{{"test":"matrix","cells":{cells},"mismatches":{found}}}"#);
    let first: Vec<_> = wrong.into_iter().take(20).collect();
    assert_eq!(found, 0, "of {cells}:\n{}", first.join("\n"));
    assert!(cells > 10_000, "{cells}");
}

/// The matrix would notice a route that lets in too many, or too few.
#[rocket::async_test]
async fn a_policy_that_the_program_does_not_keep_is_noticed() {
    let town = Town::demo().await;
    let senders = everybody(&town, &places()).await;
    furnish(&town, &senders).await;
    for (route, policy) in [
        ("GET /<_>/anvandare", Policy::Staff(Right::OwnAccount)),
        ("GET /<_>/anvandare", Policy::Staff(Right::AllUsers)),
        ("POST /<_>/anvandare/<id>", Policy::PublicForm),
        ("GET /konto/app", Policy::Public),
        ("GET /<_>/kontakt", Policy::Staff(Right::Users)),
    ] {
        let table = PolicyTable([(route.to_owned(), policy)].into());
        let (_, wrong) = mismatches(&town, &table, &senders).await;
        assert!(!wrong.is_empty(), "{route} as {policy:?}");
    }
}

pub fn places() -> Vec<MunicipalityCode> {
    let codes = PLACES.map(|(_, code)| MunicipalityCode::parse(code).unwrap());
    codes.into()
}

/// How many cells the table has, and those in which the program does something else.
async fn mismatches(town: &Town, table: &PolicyTable, senders: &[Sender]) -> (u32, Vec<String>) {
    let (mut cells, mut wrong) = (0, Vec::new());
    for (route, policy) in &table.0 {
        let (method, path) = route.split_once(' ').unwrap();
        let own = match method {
            "GET" => Method::Get,
            _ => Method::Post,
        };
        for (slug, place) in PLACES.map(|(slug, _)| slug).into_iter().zip(&places()) {
            // A page of the installation is the same everywhere.
            if !path.starts_with("/<_>") && slug != "kalmar" {
                continue;
            }
            let path = filled(path, slug, &an_id(town, path, senders, place).await);
            let mut nobodys = None;
            for sender in senders {
                for (sent, rewritten) in ways(sender) {
                    let cell = Cell {
                        sender,
                        route,
                        policy: *policy,
                        own,
                        sent,
                        rewritten,
                        place,
                        path: path.clone(),
                    };
                    let seen = cell.seen(&town.client).await;
                    if sender.role.is_none() && sent == own && rewritten.is_none() {
                        // The page, or that this visitor has none.
                        nobodys = seen.filter(|seen| [Seen::Open, Seen::Nothing].contains(seen));
                    }
                    let expected = cell.expected(nobodys);
                    cells += 1;
                    if seen != expected {
                        wrong.push(format!("{}: {seen:?}, not {expected:?}", cell.name()));
                    }
                }
            }
        }
    }
    (cells, wrong)
}

/// The methods to send, and the bodies that want another: all of them for who could gain by it.
fn ways(sender: &Sender) -> Vec<(Method, Option<&'static str>)> {
    let mut ways = vec![(Method::Get, None), (Method::Post, None)];
    if sender.role.is_none() || sender.state == State::Active {
        for method in [Method::Put, Method::Delete, Method::Patch] {
            ways.push((method, None));
        }
        for word in ["put", "delete", "get"] {
            ways.push((Method::Post, Some(word)));
        }
    }
    ways
}

/// The id of something that is there, of the kind that a route names: else an account that works there.
pub async fn an_id(
    town: &Town,
    path: &str,
    senders: &[Sender],
    place: &MunicipalityCode,
) -> String {
    let db = town.store.read();
    let rooms = venues::open_rooms(db, place).await.unwrap();
    if path.starts_with("/<_>/lokaler") {
        return rooms[0].venue.to_string();
    }
    if path.starts_with("/<_>/salar") {
        return rooms[0].id.to_string();
    }
    if path.starts_with("/<_>/orter") {
        return venues::places(db, place).await.unwrap()[0].id.to_string();
    }
    if path.starts_with("/<_>/kurser") {
        return programmes::all(db, place).await.unwrap()[0].id.to_string();
    }
    if path.starts_with("/<_>/ordna") {
        return needy(works_at(senders, place)).to_string();
    }
    works_at(senders, place).to_string()
}

/// The registration to which something is promised.
fn needy(host: uuid::Uuid) -> uuid::Uuid {
    uuid::Uuid::from_u128(host.as_u128() ^ 1)
}

/// Something of every kind that an address can name, called by the id of an account that works there.
pub async fn furnish(town: &Town, senders: &[Sender]) {
    let db = town.store.read().get_database_backend();
    for place in places() {
        let id = works_at(senders, &place);
        for sql in [
            "INSERT INTO scarce_people (id, municipality_code, name, sort_key) VALUES ($1, $2, 'Åsa Ek', 'a')",
            "INSERT INTO residents (id, municipality_code, home_municipality_code, name, sort_key, matching_key, \
             birth_year, known_since) VALUES ($1, $2, $2, 'Rut Alm', 'a', 'a', 1950, 0)",
            "INSERT INTO calendar_days (id, municipality_code, first_day, last_day, kind, label, source) \
             VALUES ($1, $2, '2027-02-15', '2027-02-19', 'break', 'Sportlov', 'own')",
            "INSERT INTO calls (id, municipality_code, account_id, state, said, version, begun_at, touched_at) \
             VALUES ($1, $2, $1, 'open', '{}', 1, 0, 4102444800000000)",
            "INSERT INTO call_tasks (id, municipality_code, name, phone, phone_typed, language, state, tries, made_at, \
             call_from, promised_by) VALUES ($1, $2, 'Rut Alm', '+46701740605', '070-174 06 05', 'sv', 'open', 0, \
             1799600000000000, 1799600000000000, 1799700000000000)",
        ] {
            let values = [id.into(), place.as_str().into()];
            let insert = Statement::from_sql_and_values(db, sql, values);
            town.store.jot(insert).await.unwrap();
        }
        // Whoever has opened a protected identity is alone with it.
        let reader = senders.iter().find(|sender| {
            let reader = Some((Role::SealedDataReader, place.clone()));
            sender.role == reader && sender.state == State::Active
        });
        let reader = reader.and_then(|reader| reader.account).unwrap();
        for (sql, values) in [
            (
                "INSERT INTO sealed_people (resident_id, municipality_code, told_by) VALUES ($1, $2, 'asks')",
                vec![id.into(), place.as_str().into()],
            ),
            (
                "INSERT INTO sealed_readings (id, municipality_code, resident_id, reader_id, reason_code, reason, \
                 read_at) VALUES ($1, $2, $1, $3, 'phone', 'Ringer', 4102444800000000)",
                vec![id.into(), place.as_str().into(), reader.into()],
            ),
        ] {
            let insert = Statement::from_sql_and_values(db, sql, values);
            town.store.jot(insert).await.unwrap();
        }
        for (id, standing, needs, number) in
            [(id, "cancelled", "", 1), (needy(id), "placed", "tolk", 2)]
        {
            let signed_up = format!(
                "INSERT INTO registrations (id, municipality_code, round_id, standing, came_by, language, \
                 booking_word, form_key, form_print, made_at, channel, needs, devices, wishes, text_percent, \
                 keep_until) \
                 SELECT $1, $2, id, '{standing}', 'web', 'sv', 'BJÖRK 472', $4, $3, 0, 'page', '{needs}', '', '', \
                 100, '2028-02-28' \
                 FROM rounds WHERE municipality_code = $2 AND number = {number}"
            );
            let print: sea_orm::Value = vec![0_u8].into();
            let values = [
                id.into(),
                place.as_str().into(),
                print,
                id.to_string().into(),
            ];
            let insert = Statement::from_sql_and_values(db, signed_up, values);
            town.store.jot(insert).await.unwrap();
        }
    }
}

/// The account of a host there.
fn works_at(senders: &[Sender], place: &MunicipalityCode) -> uuid::Uuid {
    let host = senders.iter().find(|sender| {
        let host = Some((Role::Host, place.clone()));
        sender.role == host && sender.state == State::Active
    });
    host.and_then(|host| host.account).unwrap()
}

/// A route's path with something real in place of what varies.
pub fn filled(path: &str, slug: &str, id: &str) -> String {
    let path = path.split('?').next().unwrap();
    path.replace("<_>", slug)
        .replace("<number>", "2")
        .replace("<session>", "1")
        .replace("<status>", "404")
        .replace("<path..>", "telefon")
        .replace("<name>", "vanlig")
        .replace("<token>", "ingen")
        .replace("<id>", id)
}

impl Cell<'_> {
    fn name(&self) -> String {
        let who = match &self.sender.role {
            Some((role, place)) => format!("{} of {place}", role.code()),
            None => "nobody".to_owned(),
        };
        let method = match self.rewritten {
            Some(word) => format!("{} as {word}", self.sent),
            None => self.sent.to_string(),
        };
        format!(
            "{} [{method}] by {who}, {:?}",
            self.route, self.sender.state
        )
    }

    /// What the table says. What is public looks the same to everybody, and nobody is led to the sign-in
    /// by it. A rewritten method counts for nothing, and one that no route has finds none.
    fn expected(&self, nobodys: Option<Seen>) -> Option<Seen> {
        if self.sent != self.own {
            // Another route may have the path with this method; its own cells are counted there.
            return None;
        }
        Some(match self.policy {
            Policy::Entering | Policy::EnteringForm => match (self.usable(), self.sender.state) {
                (true, State::Half) => Seen::Open,
                _ => Seen::SignIn,
            },
            Policy::Staff(right) | Policy::StaffForm(right) => self.of_right(right),
            Policy::Public | Policy::PublicForm | Policy::Operations | Policy::Demo => {
                nobodys.unwrap_or(Seen::Open)
            }
        })
    }

    fn of_right(&self, right: Right) -> Seen {
        if !self.usable() || self.sender.state == State::Half {
            return Seen::SignIn;
        }
        if self.sender.state == State::MustChange && right != Right::OwnAccount {
            return Seen::OtherPassword;
        }
        let Some(roles) = reviewed_roles(right) else {
            return Seen::Open;
        };
        let (role, home) = self.sender.role.as_ref().unwrap();
        let covers = match role {
            Role::Administrator => true,
            Role::CountyCoordinator => home.county() == self.place.county(),
            _ => home == self.place,
        };
        let local = self.route.contains("/<_>");
        if roles.contains(role) && (covers || !local) {
            Seen::Open
        } else {
            Seen::Nothing
        }
    }

    fn usable(&self) -> bool {
        let closed = [State::Invited, State::Disabled, State::Expired];
        self.sender.role.is_some() && !closed.contains(&self.sender.state)
    }

    async fn seen(&self, client: &Client) -> Option<Seen> {
        if self.sent != self.own && [Method::Get, Method::Post].contains(&self.sent) {
            return None;
        }
        let mut request = client.req(self.sent, self.path.clone());
        request.add_header(Header::new("Host", "localhost"));
        request.add_header(Header::new("Sec-Fetch-Site", "same-origin"));
        if let Some(cookie) = &self.sender.cookie {
            request = request.cookie(("staff", cookie.clone()));
        }
        if self.sent == Method::Post {
            request.add_header(ContentType::Form);
            let rewritten = self.rewritten.map(|word| format!("_method={word}&"));
            request.set_body(rewritten.unwrap_or_default() + "vem=jag");
        }
        let answer = request.dispatch().await;
        let to = answer.headers().get_one("Location").unwrap_or_default();
        let seen = match answer.status() {
            Status::SeeOther if to == "/logga-in" => Seen::SignIn,
            Status::SeeOther if to == "/konto/losenord" => Seen::OtherPassword,
            Status::NotFound => Seen::Nothing,
            status => {
                assert!(status.code < 500, "{}: {status}", self.name());
                Seen::Open
            }
        };
        if self.sent == self.own {
            return Some(seen);
        }
        // A method that nobody has finds nothing, whoever sends it.
        (seen != Seen::Nothing).then_some(seen)
    }
}
