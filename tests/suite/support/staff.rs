//! People who work with it: invited, and signed in with a password and the code of an authenticator.

use super::{Page, Person, Town, kalmar};
use brygga::{
    accounts::{self, Grant, Invitation, Role, Scope, Secret},
    audit::Actor,
    kernel::{EmailAddress, Moment, MunicipalityCode, PersonName},
    locale::Lang,
    municipalities,
};

/// A password that is one.
pub const PASSWORD: &str = "gul traktor vid sjön";

/// Somebody who has an account, and an authenticator.
pub struct Colleague {
    /// The address that signs in.
    pub email: String,
    secret: Secret,
    /// The recovery codes as they were shown.
    pub codes: Vec<String>,
}

impl Colleague {
    /// What the authenticator shows.
    pub fn code(&self, now: Moment) -> String {
        self.secret.code_at(now).unwrap()
    }
}

impl Town {
    /// Makes an account with a role in Kalmar; answers the path of its link.
    pub async fn invites(&self, email: &str, role: Role) -> String {
        self.invites_in(kalmar(), email, role).await
    }

    async fn invites_in(&self, place: MunicipalityCode, email: &str, role: Role) -> String {
        let scope = match role {
            Role::Administrator => Scope::Installation,
            Role::CountyCoordinator => Scope::County(place.county()),
            Role::SchoolCoordinator => {
                let (now, here) = (self.clock.now(), &place);
                let school = self.store.write(|unit| async move {
                    municipalities::put_school(&unit, now, &self.chance, here, "Skolan").await
                });
                Scope::School(place.clone(), school.await.unwrap())
            }
            _ => Scope::Municipality(place),
        };
        let invitation = Invitation {
            name: name_in(email),
            email: EmailAddress::parse(email).unwrap(),
            grants: vec![Grant::new(role, scope).unwrap()],
            last_day: None,
            lang: Lang::Swedish,
        };
        let (now, actor) = (self.clock.now(), Actor::Operator);
        let invited =
            accounts::invite(&self.store, now, &self.chance, &actor, &invitation, None).await;
        let invited = invited.unwrap_or_else(|_| panic!("{email} was not invited"));
        format!("/konto/lank/{}", invited.link.secret())
    }

    /// Somebody with this role who has come all the way in; the browser stays signed in.
    pub async fn colleague(&self, email: &str, role: Role) -> (Colleague, Person<'_>) {
        self.colleague_in(kalmar().as_str(), email, role).await
    }

    /// The same in another municipality, by its code.
    pub async fn colleague_in(
        &self,
        code: &str,
        email: &str,
        role: Role,
    ) -> (Colleague, Person<'_>) {
        let place = MunicipalityCode::parse(code).unwrap();
        let link = self.invites_in(place, email, role).await;
        let mut person = self.person();
        person.visits(&link).await;
        person.fills("Nytt lösenord", PASSWORD);
        person.presses("Spara lösenordet").await;
        person.gives_password(email, PASSWORD).await;
        let secret = shown_secret(&person.page);
        let code = secret.code_at(self.clock.now()).unwrap();
        person.fills("Kod", &code);
        let page = person.presses("Koppla appen").await;
        let codes = page.all("li.app-secret");
        let codes = codes.iter().map(|code| super::page::words(*code)).collect();
        let colleague = Colleague {
            email: email.to_owned(),
            secret,
            codes,
        };
        (colleague, person)
    }
}

impl Person<'_> {
    /// Types address and password on the page for signing in.
    pub async fn gives_password(&mut self, email: &str, password: &str) -> &Page {
        self.visits("/logga-in").await;
        self.fills("E-postadress", email)
            .fills("Lösenord", password);
        self.presses("Logga in").await
    }

    /// Signs in; a code counts once, so the clock must have moved on since the last.
    pub async fn signs_in(&mut self, who: &Colleague, now: Moment) -> &Page {
        self.gives_password(&who.email, PASSWORD).await;
        self.fills("Kod", &who.code(now));
        self.presses("Fortsätt").await
    }
}

/// The secret that the page spells out for typing in.
fn shown_secret(page: &Page) -> Secret {
    let spelt = page.words_of("p.app-secret").replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(spelt).unwrap();
    Secret::of(secret.as_ref()).unwrap()
}

/// «Karin Berg» for `karin.berg@kalmar.example`.
fn name_in(email: &str) -> PersonName {
    let words = email.split('@').next().unwrap().split('.');
    let words: Vec<String> = words
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    PersonName::parse(&words.join(" ")).unwrap()
}
