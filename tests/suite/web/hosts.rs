//! Under which names the service answers, and whether it does.

use crate::support::{Page, Town, someone};
use brygga::{app::Config, web::Closed};
use rocket::http::{Method, Status};

fn named(settings: &mut Config) {
    settings.base_url = Some("http://kurser.example".to_owned());
    let own = ("surfa.kalmar.example".to_owned(), "kalmar".to_owned());
    settings.hosts.extend([own]);
}

#[rocket::async_test]
async fn a_name_that_is_not_ours_is_answered_with_421() {
    let town = Town::with_settings(named).await;
    for host in ["elak.example", "kurser.example.elak.example", "192.0.2.1"] {
        let mut rut = town.person().calls(host);
        let page = rut.visits("/kalmar").await;
        assert_eq!(page.status, Status::MisdirectedRequest, "{host}");
        let page = rut.posts("/kalmar/anmalan/vem", &[]).await;
        assert_eq!(page.status, Status::MisdirectedRequest, "{host}");
    }
    for host in [
        "kurser.example",
        "KURSER.example",
        "kurser.example:8000",
        "localhost",
    ] {
        let mut rut = town.person().calls(host);
        assert_eq!(rut.visits("/kalmar").await.status, Status::Ok, "{host}");
    }
}

fn local_links(page: &Page) -> Vec<String> {
    let links = page.all("a[href], form[action]").into_iter();
    let addresses = links.filter_map(|l| l.attr("href").or_else(|| l.attr("action")));
    let local = addresses.filter(|address| address.starts_with('/'));
    local.map(ToOwned::to_owned).collect()
}

#[rocket::async_test]
async fn a_municipality_with_its_own_name_has_no_slug_in_its_addresses() {
    let town = Town::with_settings(named).await;
    let mut rut = town.person().calls("surfa.kalmar.example");
    rut.visits("/").await.says("Kalmar kommun");
    rut.follows("Välj dag och plats").await;
    assert_eq!(rut.page.path, "/traffar");
    rut.visits("/anmalan/vem?traff=2").await;
    rut.answers_all(&someone("Rut Alm")).await;
    let page = rut.sends().await;
    assert_eq!(
        (page.path.as_str(), page.heading().as_str()),
        ("/anmalan/klar", "Du är anmäld")
    );
    for path in [
        "/",
        "/traffar",
        "/traffar/2",
        "/kontakt",
        "/en",
        "/en/rounds",
        "/en/registration/done",
        "/anmalan/vem?traff=1",
        "/en/registration/check?traff=1",
        "/nowhere",
    ] {
        let page = rut.visits(path).await;
        for link in local_links(page) {
            assert!(!link.contains("kalmar"), "{path} leads to {link}");
        }
    }
    let page = rut.visits("/kalmar/traffar").await;
    assert_eq!(page.status, Status::NotFound, "one page has one address");
}

#[rocket::async_test]
async fn the_other_names_of_the_installation_still_show_every_municipality() {
    let town = Town::with_settings(named).await;
    let mut rut = town.person().calls("kurser.example");
    assert_eq!(rut.visits("/vastervik/traffar").await.status, Status::Ok);
    assert_eq!(rut.visits("/").await.status, Status::Ok);
}

#[rocket::async_test]
async fn a_page_that_is_not_there_says_so_in_the_language_of_its_address() {
    let town = Town::new().await;
    let mut rut = town.person();
    for (path, heading) in [
        ("/nowhere", "Sidan finns inte"),
        ("/kalmar/nowhere", "Sidan finns inte"),
        ("/en/nowhere", "There is no such page"),
        ("/en/kalmar/nowhere", "There is no such page"),
        ("/kalmar/rounds", "Sidan finns inte"),
        ("/kalmar/traffar/2/anmalan", "Sidan finns inte"),
        ("/kalmar/anmalan/okand", "Sidan finns inte"),
        ("/kalmar/anmalan/vem/vem", "Sidan finns inte"),
    ] {
        let page = rut.visits(path).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
        assert_eq!(page.heading(), heading, "{path}");
    }
}

#[rocket::async_test]
async fn a_service_whose_database_is_damaged_answers_503_and_only_the_watchdog_hears_more() {
    let town = Town::new().await;
    let closed = town.client.rocket().state::<Closed>().unwrap();
    closed.close();
    let mut rut = town.person();
    for path in ["/", "/kalmar", "/en/kalmar/rounds/2"] {
        let page = rut.visits(path).await;
        assert_eq!(page.status, Status::ServiceUnavailable, "{path}");
        assert_eq!(page.header("Retry-After"), Some("60"));
    }
    let page = rut.posts("/kalmar/anmalan/vem", &[]).await;
    assert_eq!(page.status, Status::ServiceUnavailable);
    let live = rut.asks(Method::Get, "/healthz", "", &[]).await;
    assert_eq!(live.status, Status::Ok);
    let ready = rut.asks(Method::Get, "/readyz", "", &[]).await;
    assert_eq!(ready.status, Status::ServiceUnavailable);
}

#[rocket::async_test]
async fn the_refusals_of_the_gate_are_no_addresses_of_their_own() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in ["/-/503", "/-/421", "/-/200", "/-"] {
        let page = rut.visits(path).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
    }
}
