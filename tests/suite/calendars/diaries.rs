//! Those who keep the diaries.

use crate::support::{Person, Town, kalmar};
use brygga::{
    accounts::Role,
    calendars::{self, FeedToken, ScarcePerson},
};
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

async fn adds(person: &mut Person<'_>, name: &str, title: &str) {
    person.visits("/kalmar/dagbocker").await;
    person.follows("Lägg till en person").await;
    person.fills("Namn", name).fills("Titel", title);
    person
        .presses("Spara")
        .await
        .says("Uppgifterna är sparade.");
}

async fn known(town: &Town, name: &str) -> ScarcePerson {
    let people = calendars::everybody(town.store.read(), &kalmar())
        .await
        .unwrap();
    people
        .into_iter()
        .find(|p| p.name.as_str() == name)
        .unwrap()
}

#[rocket::async_test]
async fn a_diary_keeper_adds_people_and_says_who_stands_in() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::DiaryKeeper).await;
    karin.visits("/konto").await;
    karin.follows("Kalmar: Dagböcker").await;
    karin.follows("Lägg till en person").await;
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv ett namn med högst 80 tecken");
    adds(&mut karin, "Åsa Ek", "kommundirektör").await;
    adds(&mut karin, "Bo Lind", "").await;
    adds(&mut karin, "Eva Sund", "").await;
    karin.visits("/kalmar/dagbocker").await;
    karin.follows("Åsa Ek").await;
    karin.follows("Ändra uppgifterna").await;
    assert_eq!(karin.page.value("Namn"), "Åsa Ek");
    karin
        .picks("Egen inloggning", "Karin Berg")
        .picks("Ersättare 1", "Eva Sund")
        .picks("Ersättare 2", "Eva Sund");
    let page = karin.presses("Spara").await;
    page.says("Välj varje ersättare en gång, och inte personen själv");
    assert_eq!(page.value("Egen inloggning"), "Karin Berg");
    karin.picks("Ersättare 2", "Bo Lind");
    karin.presses("Spara").await.says("Uppgifterna är sparade.");
    let asa = known(&town, "Åsa Ek").await;
    assert!(asa.account.is_some());
    let stand_ins = calendars::stand_ins_of(town.store.read(), &[asa.id])
        .await
        .unwrap();
    let (eva, bo) = (
        known(&town, "Eva Sund").await,
        known(&town, "Bo Lind").await,
    );
    assert_eq!(stand_ins[&asa.id], [eva.id, bo.id]);
    karin
        .follows("Dagböcker")
        .await
        .says("kommundirektör")
        .says("Eva Sund");
    // A name is there once.
    karin.follows("Lägg till en person").await;
    karin.fills("Namn", " bo  Lind ".replace("bo", "Bo").trim());
    karin
        .presses("Spara")
        .await
        .says("Det finns redan någon med det namnet");
    let done = "SELECT count(*) FROM audit_events WHERE code = 'scarce_person.added'";
    assert_eq!(town.number(done).await, 3);
}

#[rocket::async_test]
async fn a_time_is_written_seen_by_those_who_plan_and_taken_away() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::DiaryKeeper).await;
    adds(&mut karin, "Åsa Ek", "").await;
    karin
        .page
        .says("Inget står i dagboken. Det betyder inte att personen kan.");
    karin
        .fills("Dag", "tisdag 2 februari")
        .fills("Från klockan", "13.30")
        .fills("Till klockan", "13");
    let page = karin.presses("Skriv in tiden").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Välj vad som gäller");
    assert_eq!(page.value("Dag"), "tisdag 2 februari");
    karin.chooses("Upptagen");
    karin
        .presses("Skriv in tiden")
        .await
        .says("Sluttiden måste vara senare än starttiden");
    karin
        .fills("Till klockan", "15")
        .fills("Kort anteckning", "nämnd");
    let page = karin.presses("Skriv in tiden").await;
    page.says("Tiden är inskriven.")
        .says("Vecka 5")
        .says("Tisdag 2 februari klockan 13.30–15.00")
        .says("Upptagen: nämnd");
    karin
        .fills("Dag", "2027-02-15")
        .fills("Till och med dag", "2027-02-19")
        .chooses("Borta");
    karin
        .presses("Skriv in tiden")
        .await
        .says("Måndag 15 februari till fredag 19 februari 2027, hela dagarna");
    let asa = known(&town, "Åsa Ek").await;
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let busy = |from: &'static str, to: &'static str| {
        let (town, id) = (&town, asa.id);
        async move {
            let busy = calendars::busy(town.store.read(), &[id], day(from), day(to)).await;
            busy.unwrap().remove(&id).unwrap_or_default()
        }
    };
    assert_eq!(
        busy("2027-02-02", "2027-02-02").await[0].from.to_string(),
        "2027-02-02 13:30"
    );
    assert_eq!(busy("2027-02-19", "2027-02-19").await.len(), 1);
    assert_eq!(busy("2027-02-20", "2027-02-21").await, []);
    let strike = "Ta bort Tisdag 2 februari klockan 13.30–15.00";
    karin.presses(strike).await.says("Tiden är borttagen.");
    assert_eq!(busy("2027-02-02", "2027-02-02").await, []);
}

#[rocket::async_test]
async fn a_feed_has_one_address_that_can_be_made_anew_and_stopped() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    adds(&mut karin, "Åsa Ek", "").await;
    let whose = |address: String| {
        let town = &town;
        async move {
            let token = FeedToken::of(address.rsplit('/').next().unwrap());
            let found = calendars::person_by_feed(town.store.read(), &token).await;
            found.unwrap().map(|person| person.name.to_string())
        }
    };
    let first = karin
        .presses("Gör en adress")
        .await
        .words_of("p.app-secret");
    assert!(
        first.starts_with("http://127.0.0.1:8000/kalmar/flode/"),
        "{first}"
    );
    let last = first.rsplit('.').next();
    assert!(last == Some("ics") && first.len() > 60, "{first}");
    assert_eq!(whose(first.clone()).await.as_deref(), Some("Åsa Ek"));
    let page = karin.visits("/kalmar/dagbocker").await;
    page.does_not_say("flode");
    karin.follows("Åsa Ek").await.does_not_say("flode");
    let second = karin
        .presses("Gör en ny adress")
        .await
        .words_of("p.app-secret");
    assert_eq!(whose(first).await, None);
    assert_eq!(whose(second.clone()).await.as_deref(), Some("Åsa Ek"));
    karin
        .presses("Stoppa adressen")
        .await
        .says("Adressen är stoppad.");
    assert_eq!(whose(second).await, None);
    karin.presses("Gör en adress").await;
    karin
        .presses("Planera inte med personen längre")
        .await
        .says("Planeras inte längre");
    assert_eq!(
        town.number("SELECT count(*) FROM scarce_people WHERE feed_fingerprint IS NOT NULL")
            .await,
        0
    );
    assert!(!is_planned_with(&town, "Åsa Ek").await);
    karin
        .presses("Planera med personen igen")
        .await
        .says("Personen kan planeras igen.");
    assert!(is_planned_with(&town, "Åsa Ek").await);
}

async fn is_planned_with(town: &Town, name: &str) -> bool {
    let people = calendars::people(town.store.read(), &kalmar()).await;
    let people = people.unwrap();
    people.iter().any(|person| person.name.as_str() == name)
}

#[rocket::async_test]
async fn a_diary_of_another_municipality_is_not_there() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::DiaryKeeper).await;
    adds(&mut karin, "Åsa Ek", "").await;
    let path = karin.page.path.split('?').next().unwrap().to_owned();
    let there = path.replace("/kalmar/", "/vastervik/");
    let (_, mut lars) = town
        .colleague_in("0883", "lars.dal@vastervik.example", Role::DiaryKeeper)
        .await;
    for page in ["", "/uppgifter", "/las-in", "/granska"] {
        assert_eq!(
            lars.visits(&format!("{there}{page}")).await.status,
            Status::NotFound
        );
        assert_eq!(
            lars.visits(&format!("{path}{page}")).await.status,
            Status::NotFound
        );
    }
}
