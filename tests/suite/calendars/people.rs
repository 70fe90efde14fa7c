//! The people whom sessions need.

use crate::support::{
    ARound, Town, kalmar,
    town::{the_day, the_morning},
    world_of,
};
use brygga::{
    calendars,
    kernel::{MunicipalityCode, PersonName},
    store::{Fault, Unit},
};

fn name(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

async fn named(town: &Town, municipality: &MunicipalityCode, names: &[&str]) {
    let (now, chance) = (the_morning(), &town.chance);
    let work = |unit: Unit| async move {
        for one in names {
            calendars::person_named(&unit, now, chance, municipality, &name(one)).await?;
        }
        Ok::<(), Fault>(())
    };
    town.store.write(work).await.unwrap();
}

#[rocket::async_test]
async fn somebody_is_known_by_the_name_and_made_once() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[10])])).await;
    named(
        &town,
        &kalmar(),
        &["Åsa Ek", "Örjan Lind", "Bo Ek", "Åsa Ek"],
    )
    .await;
    let people = calendars::people(town.store.read(), &kalmar())
        .await
        .unwrap();
    let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    // Those whom the town's sessions need are there already.
    let town_has = ["Birgitta Ståhlnäs", "Jonas Brolin", "Karin Ekvall"];
    assert_eq!(
        names,
        [
            town_has[0],
            "Bo Ek",
            town_has[1],
            town_has[2],
            "Åsa Ek",
            "Örjan Lind"
        ]
    );
    let ids: Vec<_> = people.iter().map(|p| p.id).collect();
    let day = the_day();
    let busy = calendars::busy(town.store.read(), &ids, day, day).await;
    assert_eq!(busy.unwrap(), std::collections::HashMap::new());
}
