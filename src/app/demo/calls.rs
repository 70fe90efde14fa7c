//! A few people whom the demo's contact centre has promised to call, so that the call list has something to show.

use super::crowd::PLACE;
use crate::{
    audit::{Actor, By},
    kernel::{Chance, Moment, MunicipalityCode, PersonName, Phone, Zone},
    locale::Lang,
    messages::{Agreed, CallAgain, call_again, hours_here, promised_by},
    store::{Fault, Store},
};

/// Who they are, their numbers, which nobody has, and what it is about.
const CALLS: [(&str, &str, &str); 3] = [
    (
        "Ingrid Sjöö",
        "070-174 06 11",
        "Undrar om bussen till Stadsbiblioteket",
    ),
    (
        "Sven-Olof Lindkvist",
        "070-174 06 12",
        "Vill anmäla sig tillsammans med sin granne",
    ),
    (
        "Märta Hagberg",
        "0480-45 12 30",
        "Vill veta vad hon ska ta med",
    ),
];

/// Promises the calls, all for the time before which whoever asks now is called.
///
/// # Errors
/// A [`Fault`] when they cannot be written.
pub async fn promise_calls(store: &Store, now: Moment, chance: &Chance) -> Result<(), Fault> {
    let odd = || Fault::new("the demo's calls are odd");
    let municipality = &MunicipalityCode::parse(PLACE).ok_or_else(odd)?;
    let hours = hours_here(store.read(), municipality).await?;
    let zone = Zone::stockholm();
    let by = promised_by(now, &hours, zone).at(zone);
    let at = Agreed {
        from: now,
        by: by.map_err(|skipped| Fault::because("promising the demo's calls", skipped))?,
    };
    let actor = &Actor::Operator;
    for (name, phone, note) in CALLS {
        let call = CallAgain {
            name: PersonName::parse(name).map_err(|_| odd())?,
            phone: Phone::parse(phone).map_err(|_| odd())?,
            at,
            note: Some(note.to_owned()),
            resident: None,
            draft_code: None,
            lang: Lang::Swedish,
            owner: None,
        };
        let acting = By {
            now,
            chance,
            actor,
            municipality,
        };
        call_again(store, &acting, None, &call)
            .await
            .map_err(|_| odd())?;
    }
    Ok(())
}
