//! The demo's people who work with it: one for each role and one of another municipality, all with the
//! same password.

use crate::{
    accounts::{self, Grant, Hasher, Invitation, Password, Role, Scope, Secret},
    kernel::{Chance, EmailAddress, Moment, MunicipalityCode, PersonName},
    locale::Lang,
    municipalities,
    store::{Fault, Store},
};

/// What all of them sign in with. The code of the authenticator stands on the demo's own page.
pub const PASSWORD: &str = "gul traktor vid sjön";

/// Where somebody of the demo works.
#[derive(Debug, Clone, Copy)]
pub enum Works {
    /// Everywhere.
    Everywhere,
    /// In Kalmar's county.
    County,
    /// In Kalmar.
    Kalmar,
    /// At a school: the municipality's code and name, and the school's name.
    School(&'static str, &'static str, &'static str),
}

/// Who works where, with which address.
pub const PEOPLE: [(Role, Works, &str, &str); 10] = [
    (
        Role::Coordinator,
        Works::Kalmar,
        "samordnare@kalmar.example",
        "Karin Berg",
    ),
    (
        Role::ContactCentre,
        Works::Kalmar,
        "kontakt@kalmar.example",
        "Ali Demir",
    ),
    (
        Role::SchoolCoordinator,
        Works::School("0880", "Kalmar", "Ängsbackaskolan"),
        "skola@kalmar.example",
        "Inga Ström",
    ),
    (
        Role::SchoolCoordinator,
        Works::School("0883", "Västervik", "Tallbackaskolan"),
        "skola@vastervik.example",
        "Olle Fors",
    ),
    (Role::Host, Works::Kalmar, "vard@kalmar.example", "Lena Ås"),
    (
        Role::DiaryKeeper,
        Works::Kalmar,
        "kalender@kalmar.example",
        "Ebba Quist",
    ),
    (
        Role::PrintRoom,
        Works::Kalmar,
        "tryckeri@kalmar.example",
        "Jonas Ek",
    ),
    (
        Role::SealedDataReader,
        Works::Kalmar,
        "skydd@kalmar.example",
        "Mona Lind",
    ),
    (
        Role::CountyCoordinator,
        Works::County,
        "lan@kalmarlan.example",
        "Per Holm",
    ),
    (
        Role::Administrator,
        Works::Everywhere,
        "drift@brygga.example",
        "Sara Nyman",
    ),
];

/// Writes those who are not there yet.
///
/// # Errors
/// A [`Fault`] when one cannot be written.
pub async fn settle(store: &Store, now: Moment, chance: &Chance) -> Result<(), Fault> {
    let hash = Hasher::default().hash(&Password::typed(PASSWORD)).await?;
    for (role, works, email, name) in PEOPLE {
        let scope = scope(store, now, chance, works).await?;
        let odd = |_| Fault::new(format!("the demo's {} is odd", role.code()));
        let invitation = Invitation {
            name: PersonName::parse(name).map_err(|e| odd(e.to_string()))?,
            email: EmailAddress::parse(email).map_err(|e| odd(e.to_string()))?,
            grants: Grant::new(role, scope).into_iter().collect(),
            last_day: None,
            lang: Lang::Swedish,
        };
        let secret = Secret::draw(chance);
        accounts::settle(store, now, chance, &invitation, (&hash, &secret)).await?;
    }
    Ok(())
}

/// Where a role counts. A demo from before there were schools gets them now.
async fn scope(store: &Store, now: Moment, chance: &Chance, works: Works) -> Result<Scope, Fault> {
    let code = |code| MunicipalityCode::parse(code).ok_or_else(|| Fault::new("an odd code"));
    Ok(match works {
        Works::Everywhere => Scope::Installation,
        Works::County => Scope::County(code("0880")?.county()),
        Works::Kalmar => Scope::Municipality(code("0880")?),
        Works::School(place, _, name) => {
            let place = code(place)?;
            let here = &place;
            let put = store.write(|unit| async move {
                municipalities::put_school(&unit, now, chance, here, name).await
            });
            Scope::School(place.clone(), put.await?)
        }
    })
}

/// What the demo says of somebody beside the address: the role, and the school.
#[must_use]
pub fn role_in_words(role: Role, works: Works) -> String {
    match works {
        Works::School(_, place, school) => format!("{} of {school}, {place}", role.code()),
        Works::Everywhere | Works::County | Works::Kalmar => role.code().to_owned(),
    }
}
