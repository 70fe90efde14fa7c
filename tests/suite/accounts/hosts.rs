//! A host stays signed in until an hour after the own session (mission section 5).

use crate::support::{ARound, Colleague, Person, Town, world_of};
use brygga::accounts::Role;

const LENA: &str = "lena.aas@kalmar.example";

/// Two rounds in Kalmar, on 2 and 3 February 2027 from one to three, and one in Västervik on the 4th.
async fn a_town() -> Town {
    let west = ARound {
        municipality: "vastervik",
        ..ARound::with(3, &[5])
    };
    Town::with_world(&world_of(&[
        ARound::with(1, &[5]),
        ARound::with(2, &[5]),
        west,
    ]))
    .await
}

/// Lena, a host whose login is said to be Karin Ekvall's, whom every session of the town has as its host.
async fn a_host(town: &Town) -> Colleague {
    let (lena, _) = town.colleague(LENA, Role::Host).await;
    let (_, mut bo) = town
        .colleague("bo.ek@kalmar.example", Role::DiaryKeeper)
        .await;
    bo.visits("/kalmar/dagbocker").await;
    bo.follows("Karin Ekvall").await;
    bo.follows("Ändra uppgifterna").await;
    bo.picks("Egen inloggning", "Lena Aas");
    bo.presses("Spara").await.says("Uppgifterna är sparade");
    lena
}

/// Signs in at one time and looks at another; where that leads.
async fn looked(town: &Town, who: &Colleague, signs_in: &str, looks: &str) -> String {
    let mut person = signed_in(town, who, signs_in).await;
    town.set_clock(looks);
    person.visits("/konto").await.path.clone()
}

async fn signed_in<'t>(town: &'t Town, who: &Colleague, at: &str) -> Person<'t> {
    town.set_clock(at);
    let mut person = town.person();
    let page = person.signs_in(who, town.clock.now()).await;
    assert_eq!(page.heading(), "Mitt konto");
    person
}

#[rocket::async_test]
async fn a_host_is_in_until_an_hour_after_the_session() {
    let town = a_town().await;
    let lena = a_host(&town).await;
    let day = "2027-02-02";
    let at = |time: &str| format!("{day} {time}");
    assert_eq!(
        looked(&town, &lena, &at("09:00"), &at("15:59")).await,
        "/konto"
    );
    assert_eq!(
        looked(&town, &lena, &at("09:01"), &at("16:01")).await,
        "/logga-in"
    );
    // Whoever was there late has the ordinary pause from then on.
    assert_eq!(
        looked(&town, &lena, &at("15:50"), &at("16:19")).await,
        "/konto"
    );
    assert_eq!(
        looked(&town, &lena, &at("15:51"), &at("16:21")).await,
        "/logga-in"
    );
    let why = "SELECT DISTINCT ended_by FROM sign_ins WHERE ended_by <> 'renewed'";
    assert_eq!(town.texts(why).await, ["idle"]);
}

#[rocket::async_test]
async fn without_a_session_of_that_day_a_host_has_the_ordinary_pause() {
    let town = a_town().await;
    let lena = a_host(&town).await;
    let (in_at, out_at) = ("2027-02-01 13:00", "2027-02-01 13:29");
    assert_eq!(looked(&town, &lena, in_at, out_at).await, "/konto");
    let (in_at, out_at) = ("2027-02-01 13:30", "2027-02-01 14:00");
    assert_eq!(looked(&town, &lena, in_at, out_at).await, "/logga-in");
    // Called off, it is no session.
    let off = "UPDATE sessions SET state = 'called_off' WHERE day = '2027-02-02'";
    town.runs(off).await.unwrap();
    let (in_at, out_at) = ("2027-02-02 13:00", "2027-02-02 13:31");
    assert_eq!(looked(&town, &lena, in_at, out_at).await, "/logga-in");
    // Nor is one that is only planned so far.
    let draft = "UPDATE rounds SET state = 'draft' WHERE number = 2";
    town.runs(draft).await.unwrap();
    let (in_at, out_at) = ("2027-02-03 13:00", "2027-02-03 13:31");
    assert_eq!(looked(&town, &lena, in_at, out_at).await, "/logga-in");
}

#[rocket::async_test]
async fn a_session_of_another_municipality_keeps_nobody_in() {
    let town = a_town().await;
    let lena = a_host(&town).await;
    // Should the host of Västervik's session ever be said to be her: she is no host there.
    town.runs(
        "UPDATE scarce_people SET account_id = (SELECT id FROM accounts WHERE name = 'Lena Aas') \
         WHERE name = 'Karin Ekvall'",
    )
    .await
    .unwrap();
    let at = |time: &str| format!("2027-02-04 {time}");
    assert_eq!(
        looked(&town, &lena, &at("13:00"), &at("13:31")).await,
        "/logga-in"
    );
    town.runs("UPDATE grants SET municipality_code = '0883', scope = '0883' WHERE role = 'host'")
        .await
        .unwrap();
    assert_eq!(
        looked(&town, &lena, &at("13:32"), &at("15:59")).await,
        "/konto"
    );
}

#[rocket::async_test]
async fn who_plans_as_well_as_hosts_has_the_shorter_pause() {
    let town = a_town().await;
    let lena = a_host(&town).await;
    let (_, mut karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    karin.visits("/kalmar/anvandare").await;
    karin.follows("Lena Aas").await;
    karin.presses("Lägg till Samordnare").await;
    let at = |time: &str| format!("2027-02-02 {time}");
    assert_eq!(
        looked(&town, &lena, &at("13:00"), &at("13:31")).await,
        "/logga-in"
    );
}

#[rocket::async_test]
async fn the_list_of_sign_ins_shows_the_one_that_waits_at_the_door() {
    let town = a_town().await;
    let lena = a_host(&town).await;
    let _at_the_door = signed_in(&town, &lena, "2027-02-02 09:00").await;
    let mut at_home = signed_in(&town, &lena, "2027-02-02 14:00").await;
    at_home.visits("/konto").await.says("Avsluta");
    at_home
        .presses("Avsluta")
        .await
        .says("Inloggningen är avslutad.");
}
