//! Rooms of a venue.

use super::{KARIN, opens};
use crate::support::{Town, kalmar};
use brygga::{accounts::Role, venues};
use rocket::http::Status;

#[rocket::async_test]
async fn a_room_is_added_and_one_of_the_same_name_is_not() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    opens(&mut karin, "Stadsbiblioteket").await;
    karin.follows("Lägg till en sal").await;
    karin
        .fills("Salens namn", "Läsesalen")
        .fills("Platser i salen", "12")
        .fills("Reserverade platser", "12");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Minst en plats måste gå att boka.");
    karin.fills("Reserverade platser", "2");
    let page = karin.presses("Spara").await;
    assert_eq!(page.heading(), "Stadsbiblioteket");
    page.says("Ändra Läsesalen")
        .says("12 platser, varav 2 reserverade");
    karin.follows("Lägg till en sal").await;
    karin
        .fills("Salens namn", " läsesalen ")
        .fills("Platser i salen", "8");
    let page = karin.presses("Spara").await;
    page.says("Lokalen har redan en sal med det namnet.");
    assert_eq!(page.value("Platser i salen"), "8");
    let told =
        "SELECT count(*) FROM audit_events WHERE code = 'room.made' AND actor LIKE 'staff:%'";
    assert_eq!(town.number(told).await, 1);
}

#[rocket::async_test]
async fn fewer_seats_change_no_session_that_is_planned() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let seats = town.rows_of("seats").await;
    let rooms = venues::open_rooms(town.store.read(), &kalmar())
        .await
        .unwrap();
    let room = rooms
        .iter()
        .find(|room| room.venue_name == "Stadsbiblioteket")
        .unwrap();
    opens(&mut karin, "Stadsbiblioteket").await;
    let page = karin.follows(&format!("Ändra {}", room.room_name)).await;
    page.says("Träffar som redan är planerade behåller sina platser.");
    assert_eq!(page.value("Platser i salen"), room.seats.to_string());
    karin
        .fills("Platser i salen", "2")
        .fills("Reserverade platser", "0");
    karin
        .presses("Spara")
        .await
        .says("2 platser, varav 0 reserverade");
    assert_eq!(town.rows_of("seats").await, seats);
    let known = venues::room(town.store.read(), room.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((known.seats, known.reserved), (2, 0));
    assert_eq!(
        town.rows_of("audit_events WHERE code = 'room.changed'")
            .await,
        1
    );
}

#[rocket::async_test]
async fn a_room_is_closed_by_itself() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let before = venues::open_rooms(town.store.read(), &kalmar())
        .await
        .unwrap();
    let room = before
        .iter()
        .find(|room| room.venue_name == "Stadsbiblioteket")
        .unwrap();
    opens(&mut karin, "Stadsbiblioteket").await;
    karin.follows(&format!("Ändra {}", room.room_name)).await;
    let page = karin.presses("Används inte längre").await;
    assert_eq!(page.heading(), "Stadsbiblioteket");
    page.says("Används inte längre, sedan 11 januari 2027.");
    let after = venues::open_rooms(town.store.read(), &kalmar())
        .await
        .unwrap();
    assert_eq!(after.len() + 1, before.len());
    karin.follows(&format!("Ändra {}", room.room_name)).await;
    karin.presses("Använd igen").await;
    assert_eq!(
        venues::open_rooms(town.store.read(), &kalmar())
            .await
            .unwrap(),
        before
    );
    let codes =
        "SELECT code FROM audit_events WHERE code IN ('room.closed', 'room.opened') ORDER BY code";
    assert_eq!(town.texts(codes).await, ["room.closed", "room.opened"]);
}

#[rocket::async_test]
async fn the_venues_of_another_municipality_do_not_exist_here() {
    let town = Town::new().await;
    let (_, mut ulf) = town
        .colleague_in("0883", "ulf@vastervik.example", Role::Coordinator)
        .await;
    let rooms = venues::open_rooms(town.store.read(), &kalmar())
        .await
        .unwrap();
    let (venue, room) = (rooms[0].venue, rooms[0].id);
    let place = venues::places(town.store.read(), &kalmar()).await.unwrap()[0].id;
    for path in [
        format!("lokaler/{venue}"),
        format!("lokaler/{venue}/andra"),
        format!("lokaler/{venue}/ny-sal"),
        format!("salar/{room}"),
        format!("orter/{place}"),
    ] {
        for slug in ["kalmar", "vastervik"] {
            let page = ulf.visits(&format!("/{slug}/{path}")).await;
            assert_eq!(page.status, Status::NotFound, "/{slug}/{path}");
        }
    }
    // A form of one's own cannot reach into another municipality either.
    ulf.visits("/vastervik/lokaler/ny").await;
    let (_, fields) = ulf.form("Spara");
    for path in [format!("lokaler/{venue}"), format!("salar/{room}")] {
        let mut fields = fields.clone();
        fields.push(("gor".to_owned(), "stang".to_owned()));
        let page = ulf.posts(&format!("/vastervik/{path}"), &fields).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
    }
    assert_eq!(
        venues::open_rooms(town.store.read(), &kalmar())
            .await
            .unwrap(),
        rooms
    );
}
