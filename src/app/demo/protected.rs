//! Somebody with protected identity in the demo, so that whoever may open one has one to open: registered by
//! phone as the contact centre does it, under an alias, with letters through the official forwarding.

use super::crowd::PLACE;
use crate::{
    audit::Actor,
    kernel::{BirthYear, Chance, Moment, MunicipalityCode, PersonName},
    locale::Lang,
    registrations::{
        ByStaff, CameBy, Device, Means, Need, Party, Register, Wants, booking_word_of, register,
    },
    residents::{Newcomer, Sealed},
    rounds,
    store::{Fault, Outcome, Store},
};

/// What they come to, as the world file calls it.
const ROUND: &str = "halltorp-1";

/// What they are called on the list, what they are really called, and their year.
const ALIAS: &str = "Solveig Norberg";
const NAME: &str = "Disa Tallkvist";
const BORN: i32 = 1951;

/// The form is the same at every start, so that they are registered once.
const FORM: &str = "the-demo's-protected-one";

/// Registers them, or finds them again, and answers their booking word, which they alone were told; none as
/// long as the rules of signing up let nobody in.
///
/// # Errors
/// A [`Fault`] when they cannot be written.
pub async fn register_protected(
    store: &Store,
    now: Moment,
    chance: &Chance,
) -> Result<Option<String>, Fault> {
    let odd = || Fault::new("the demo's protected one is odd");
    let municipality = MunicipalityCode::parse(PLACE).ok_or_else(odd)?;
    let rounds = rounds::all(store.read(), &municipality).await?;
    let Some(round) = rounds.iter().find(|round| round.key == ROUND) else {
        return Ok(None);
    };
    let named = |name| PersonName::parse(name).map_err(|_| odd());
    let request = Register {
        municipality,
        round: round.id,
        party: Party::alone(Newcomer {
            name: named(ALIAS)?,
            born: BirthYear::from_year(BORN),
            postcode: None,
            phone: None,
        }),
        wants: Wants {
            means: Means::Sealed,
            needs: vec![Need::HearingLoop],
            devices: vec![Device::Mobile],
            ..Wants::nothing_but_the_page()
        },
        lang: Lang::Swedish,
        came_by: CameBy::Phone,
        form_key: FORM.to_owned(),
        form_print: [0; 32],
        visit: None,
        draft: None,
        hold: None,
        promised: None,
        limits: Vec::new(),
        by_staff: ByStaff {
            sealed: Some(Sealed::Forwarding(named(NAME)?)),
            ..ByStaff::default()
        },
    };
    match register(store, now, chance, &Actor::Operator, &request).await {
        Ok(made) => booking_word_of(store.read(), &request.municipality, made.id).await,
        Err(Outcome::Fault(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}
