//! Programmes, as those who plan keep them.

use crate::support::{Person, Town};
use brygga::accounts::Role;
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

async fn opens(karin: &mut Person<'_>, programme: &str) {
    karin.visits("/kalmar/kurser").await;
    karin.follows(programme).await;
}

#[rocket::async_test]
async fn what_is_changed_about_a_programme_is_what_residents_read() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/konto").await;
    karin.follows("Kalmar: Kurser").await;
    let page = karin.follows("Kom igång med mobil och surfplatta").await;
    page.says("För den som är 65 år eller äldre")
        .says("Laddaren till mobilen");
    karin.follows("Ändra kursen").await;
    assert_eq!(karin.page.value("Ta med, på svenska").lines().count(), 3);
    karin
        .fills("Ta med, på svenska", "Din mobil.\r\n\r\nEtt gott humör.")
        .fills("Ta med, på engelska", "Your phone.");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Den svenska listan har 2 rader och den engelska 1.");
    karin.fills("Ta med, på engelska", "");
    let page = karin.presses("Spara").await;
    page.says("Det är sparat.")
        .says("Ett gott humör.")
        .says("En eller flera texter saknas på engelska.");
    let mut rut = town.person();
    rut.visits("/kalmar/traffar/1")
        .await
        .says("Ett gott humör.");
    rut.visits("/en/kalmar/rounds/1")
        .await
        .says("Ett gott humör.")
        .says("Get started with your phone and tablet");
    assert_eq!(
        town.rows_of("audit_events WHERE code = 'programme.changed'")
            .await,
        1
    );
}

#[rocket::async_test]
async fn a_programme_is_made_with_what_it_must_have() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/kurser").await;
    karin.follows("Lägg till en kurs").await;
    assert_eq!(karin.page.value("Lägsta ålder"), "65");
    karin
        .fills("Kursens namn, på engelska", "Photos on the phone")
        .fills("Lägsta ålder", "gammal")
        .fills("Förbered dig, på engelska", "Charge it.");
    let page = karin.presses("Spara").await;
    assert_eq!(
        page.faults(),
        [
            "Skriv kursens namn på svenska",
            "Skriv på svenska vad kursen handlar om",
            "Skriv en ålder, ett tal från 0 till 120",
            "Skriv texten på svenska också",
        ]
    );
    // A longer text comes back whole.
    let long = "Du lär dig ta bilder. ".repeat(60);
    karin
        .fills("Kursens namn, på svenska", "Bilder i mobilen")
        .fills("Vad kursen handlar om, på svenska", long.trim());
    let page = karin.presses("Spara").await;
    assert_eq!(page.value("Vad kursen handlar om, på svenska"), long.trim());
    karin
        .fills("Lägsta ålder", "0")
        .fills("Förbered dig, på engelska", "");
    let page = karin.presses("Spara").await;
    assert_eq!(page.heading(), "Bilder i mobilen");
    page.says("För alla åldrar").does_not_say("Ta med");
    let keys = "SELECT key FROM programmes WHERE minimum_age = 0";
    assert_eq!(town.texts(keys).await, ["bilder-i-mobilen"]);
    assert_eq!(
        town.rows_of("audit_events WHERE code = 'programme.made'")
            .await,
        1
    );
}

#[rocket::async_test]
async fn the_second_to_save_a_programme_sees_what_the_first_has_saved() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut olle) = town
        .colleague("olle.ek@kalmar.example", Role::Coordinator)
        .await;
    for person in [&mut karin, &mut olle] {
        opens(person, "Kom igång med mobil och surfplatta").await;
        person.follows("Ändra kursen").await;
    }
    karin.fills("Lägsta ålder", "70");
    karin
        .presses("Spara")
        .await
        .says("För den som är 70 år eller äldre");
    olle.fills("Lägsta ålder", "60");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Karin Berg har ändrat detta sedan du öppnade sidan.");
    assert_eq!(page.words_of("dl"), "Lägsta ålder 70");
}

#[rocket::async_test]
async fn the_programmes_of_another_municipality_do_not_exist_here() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut ulf) = town
        .colleague_in("0883", "ulf@vastervik.example", Role::Coordinator)
        .await;
    opens(&mut karin, "Kom igång med mobil och surfplatta").await;
    let own = karin.page.path.clone();
    for path in [own.clone(), own.replace("/kalmar/", "/vastervik/")] {
        assert_eq!(ulf.visits(&path).await.status, Status::NotFound, "{path}");
        let page = ulf.visits(&format!("{path}/andra")).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
    }
}
