//! Every form of the running program, found by its routes.

use crate::support::Town;
use rocket::http::{Method, Status};

/// Where somebody is led who may not do what the form says, or has nothing to do it with.
const LED_TO: [&str; 9] = [
    "/logga-in",
    "/kalmar",
    "/kalmar/andra",
    "/kalmar/andra?igen=ja",
    "/kalmar/andra/val",
    "/kalmar/anmalan/kontrollera?traff=2",
    "/kalmar/anmalan/sluta",
    "/kalmar/anmalan/for-ung?traff=2",
    "/kalmar/ova/kontrollera",
];

/// The addresses that forms can be sent to, with something in place of what varies.
fn form_addresses(town: &Town) -> Vec<String> {
    let routes = town.client.rocket().routes();
    routes
        .filter(|route| route.method == Method::Post)
        .map(|route| {
            let path = route.uri.path().replace("<_>", "kalmar");
            let path = path
                .replace("<number>", "2")
                .replace("<session>", "1")
                .replace("<path..>", "telefon");
            path.replace("<token>", "ingen")
                .replace("<id>", "0191f0aa-7c00-7000-8000-000000000001")
        })
        .collect()
}

#[rocket::async_test]
async fn no_form_is_taken_without_its_token() {
    let town = Town::demo().await;
    let addresses = form_addresses(&town);
    assert!(
        addresses.contains(&"/kalmar/anmalan/kontrollera".to_owned()),
        "{addresses:?}"
    );
    for address in addresses {
        assert!(
            !address.contains('<'),
            "{address} needs something in its place"
        );
        let mut rut = town.person();
        let fields = [("namn", "Rut Alm"), ("fodelsear", "1949")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let own = rut.own_headers();
        let body = "traff=2&vem=jag&namn=Rut+Alm&fodelsear=1949&glom=ja";
        let answer = rut.asks(Method::Post, &address, body, &own).await;
        // A link that never was is gone.
        let refused = [Status::UnprocessableEntity, Status::Gone].contains(&answer.status);
        // What only a cookie's owner may do leads away and leaves the cookie; who has no draft is
        // led to where one begins.
        let led_away = answer.status == Status::SeeOther
            && answer
                .header("Location")
                .is_some_and(|to| LED_TO.contains(&to));
        assert!(refused || led_away, "{address}: {}", answer.status);
        let cookie = answer.header("Set-Cookie").unwrap_or_default();
        assert!(!cookie.contains("visit=;"), "{address}: {cookie}");
        let foreign = [("Origin".to_owned(), "https://elak.example".to_owned())];
        let page = rut.posts_with(&address, &fields, &foreign).await;
        // Who has not given the password is led to where it is given, from wherever.
        let refused = page.status == Status::Forbidden || page.path == "/logga-in";
        assert!(refused, "{address}: {} {}", page.status, page.path);
    }
    assert_eq!(town.rows_of("registrations").await, 0);
    assert_eq!(town.rows_of("drafts").await, 0);
}

#[rocket::async_test]
async fn every_route_only_looks_or_sends() {
    let town = Town::demo().await;
    for route in town.client.rocket().routes() {
        let known = matches!(route.method, Method::Get | Method::Post);
        assert!(known, "{} {}", route.method, route.uri);
    }
}

#[rocket::async_test]
async fn the_pages_of_the_demo_are_not_there_without_it() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in ["/postlada", "/delar"] {
        assert_eq!(rut.visits(path).await.status, Status::NotFound, "{path}");
    }
    let page = rut.posts("/delar", &[]).await;
    assert_eq!(page.status, Status::NotFound);
}

#[rocket::async_test]
async fn the_page_of_parts_shows_every_part_whole() {
    let town = Town::demo().await;
    let mut rut = town.person();
    for path in ["/delar", "/postlada"] {
        assert_eq!(rut.visits(path).await.status, Status::Ok, "{path}");
    }
    let page = rut.visits("/delar?fel=1").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
}
