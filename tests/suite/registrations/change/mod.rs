//! Somebody changes, cancels and changes their mind, without a login.

mod cancelling;
mod details;
mod guessing;
mod moving;
mod one_day;
mod opening;
mod racing;
mod undoing;

use crate::support::{Page, Person, Town, page, town::kalmar};
use brygga::{
    audit::Actor,
    kernel::{BirthYear, EmailAddress, PersonName, Phone, Postcode},
    locale::Lang,
    registrations::{ByStaff, CameBy, Means, Party, Register, Standing, Wants, register},
    residents::Newcomer,
    rounds,
};
use scraper::ElementRef;

/// Somebody born in 1949 who lives at 392 31.
pub fn somebody(name: &str, phone: Option<&str>) -> Newcomer {
    Newcomer {
        name: PersonName::parse(name).unwrap(),
        born: BirthYear::from_year(1949),
        postcode: Some(Postcode::parse("392 31").unwrap()),
        phone: phone.map(|phone| Phone::parse(phone).unwrap()),
    }
}

pub const RUTS_PHONE: &str = "070-174 06 05";
pub const GOSTAS_PHONE: &str = "070-174 06 06";

pub fn rut() -> Newcomer {
    somebody("Rut Alm", Some(RUTS_PHONE))
}

pub fn gosta() -> Newcomer {
    somebody("Gösta Alm", Some(GOSTAS_PHONE))
}

/// A registration that somebody has made.
pub struct Made {
    pub word: String,
    pub standing: Standing,
}

/// Signs one or two people up to a round of Kalmar; news come by e-mail.
pub async fn sign_up(town: &Town, number: u32, people: &[Newcomer]) -> Made {
    let wants = Wants {
        means: Means::Email(EmailAddress::parse("rut@kalmar.example").unwrap()),
        ..Wants::nothing_but_the_page()
    };
    sign_up_with(town, number, people, wants).await
}

pub async fn sign_up_with(town: &Town, number: u32, people: &[Newcomer], wants: Wants) -> Made {
    let round = rounds::by_number(town.store.read(), &kalmar(), number).await;
    let form_key = town.chance.token();
    let request = Register {
        municipality: kalmar(),
        round: round.unwrap().expect("a round").id,
        party: Party {
            first: people[0].clone(),
            second: people.get(1).cloned(),
        },
        wants,
        lang: Lang::Swedish,
        came_by: CameBy::Web,
        form_key: form_key.clone(),
        form_print: [0; 32],
        visit: None,
        draft: None,
        hold: None,
        promised: None,
        limits: Vec::new(),
        by_staff: ByStaff::default(),
    };
    let now = town.clock.now();
    let made = register(&town.store, now, &town.chance, &Actor::Visitor, &request).await;
    let word = format!("SELECT booking_word FROM registrations WHERE form_key = '{form_key}'");
    Made {
        word: town.texts(&word).await.remove(0),
        standing: made.unwrap().standing,
    }
}

/// What somebody with a browser does on these pages.
pub trait Owns {
    /// Presses a button with these fields filled in or picked.
    async fn sends_with(&mut self, button: &str, fields: &[(&str, &str)]) -> &Page;

    /// Opens a registration with its word and the last four digits.
    async fn opens(&mut self, word: &str, digits: &str) -> &Page;
}

impl Owns for Person<'_> {
    async fn sends_with(&mut self, button: &str, fields: &[(&str, &str)]) -> &Page {
        let (action, fields) = form(&self.page, button, fields);
        self.posts(&action, &fields).await
    }

    async fn opens(&mut self, word: &str, digits: &str) -> &Page {
        self.visits("/kalmar/andra").await;
        self.sends_with("Fortsätt", &[("bokningsord", word), ("siffror", digits)])
            .await
    }
}

/// What a press of a button would send, and where.
pub fn form(page: &Page, button: &str, filled: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
    let buttons = page.all("form button");
    let pressed = buttons.iter().find(|b| page::words(**b) == button);
    let pressed = *pressed.unwrap_or_else(|| panic!("{} has no button «{button}»", page.path));
    let mut outer = pressed.ancestors().filter_map(ElementRef::wrap);
    let form = outer.find(|e| e.value().name() == "form").expect("a form");
    let action = form.attr("action").expect("an address").to_owned();
    let mut fields: Vec<(String, String)> = Vec::new();
    for control in form.descendent_elements() {
        let (Some(name), "input") = (control.attr("name"), control.value().name()) else {
            continue;
        };
        let picked = matches!(control.attr("type"), Some("radio" | "checkbox"));
        if (picked && control.attr("checked").is_none()) || filled.iter().any(|(n, _)| *n == name) {
            continue;
        }
        let value = control.attr("value").unwrap_or_default();
        fields.push((name.to_owned(), value.to_owned()));
    }
    for (name, value) in filled {
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    (action, fields)
}

/// The value of a radio by its label.
pub fn pick(page: &Page, label: &str) -> String {
    let control = page.control(label);
    control.attr("value").unwrap_or_default().to_owned()
}

/// The standings of all registrations, in the order of the alphabet. Whoever stands in line is counted.
pub async fn standings(town: &Town) -> Vec<String> {
    let counted = "SELECT CAST(COALESCE(SUM(parties * 1000 + people), 0) AS bigint) FROM lines";
    let there = "SELECT COUNT(DISTINCT g.id) * 1000 + COUNT(m.id) FROM registrations g \
                 JOIN members m ON m.registration_id = g.id \
                 WHERE g.standing = 'waiting' AND m.live";
    assert_eq!(town.number(counted).await, town.number(there).await);
    town.texts("SELECT standing FROM registrations ORDER BY standing")
        .await
}

/// The codes of what was done, in order, but for sign-ups.
pub async fn events(town: &Town) -> Vec<String> {
    town.texts(
        "SELECT code FROM audit_events WHERE code NOT IN ('registration.placed', 'registration.waiting', \
         'round.planned') ORDER BY at, id",
    )
    .await
}
