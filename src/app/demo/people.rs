//! The demo's people who work with it: one for each role, all with the same password.

use crate::{
    accounts::{self, Grant, Hasher, Invitation, Password, Role, Scope, Secret},
    kernel::{Chance, EmailAddress, Moment, MunicipalityCode, PersonName},
    locale::Lang,
    store::{Fault, Store},
};

/// What all of them sign in with. The code of the authenticator stands on the demo's own page.
pub const PASSWORD: &str = "gul traktor vid sjön";

/// Who works where: role, address and name.
pub const PEOPLE: [(Role, &str, &str); 8] = [
    (Role::Coordinator, "samordnare@kalmar.example", "Karin Berg"),
    (Role::ContactCentre, "kontakt@kalmar.example", "Ali Demir"),
    (Role::Host, "vard@kalmar.example", "Lena Ås"),
    (Role::DiaryKeeper, "kalender@kalmar.example", "Ebba Quist"),
    (Role::PrintRoom, "tryckeri@kalmar.example", "Jonas Ek"),
    (Role::SealedDataReader, "skydd@kalmar.example", "Mona Lind"),
    (Role::CountyCoordinator, "lan@kalmarlan.example", "Per Holm"),
    (Role::Administrator, "drift@brygga.example", "Sara Nyman"),
];

/// Writes those who are not there yet.
///
/// # Errors
/// A [`Fault`] when one cannot be written.
pub async fn settle(store: &Store, now: Moment, chance: &Chance) -> Result<(), Fault> {
    let hash = Hasher::default().hash(&Password::typed(PASSWORD)).await?;
    let kalmar = MunicipalityCode::parse("0880").ok_or_else(|| Fault::new("Kalmar has a code"))?;
    for (role, email, name) in PEOPLE {
        let scope = match role {
            Role::Administrator => Scope::Installation,
            Role::CountyCoordinator => Scope::County(kalmar.county()),
            _ => Scope::Municipality(kalmar.clone()),
        };
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
