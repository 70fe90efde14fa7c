//! Larger text without a script: a link, a cookie, and back to the same page.

use crate::support::{Page, Person, Town};
use brygga::web::TextSize;
use rocket::http::{Method, Status};

/// Presses a link as a browser does: it says on which page the link stood.
async fn chooses(person: &mut Person<'_>, size: &str, referer: &str) -> Page {
    let headers = [("Referer".to_owned(), referer.to_owned())];
    person.asks(Method::Get, size, "", &headers).await
}

fn class_of(page: &Page) -> Option<&str> {
    page.first("html").and_then(|html| html.attr("class"))
}

#[rocket::async_test]
async fn text_grows_by_a_link_and_comes_back_by_another() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/kontakt").await;
    assert_eq!(class_of(page), None);
    for (link, class) in [
        ("Större text", Some("app-text-larger")),
        ("Störst text", Some("app-text-largest")),
        ("Vanlig text", None),
    ] {
        rut.follows(link).await;
        let page = rut.visits("/kalmar/kontakt").await;
        assert_eq!(class_of(page), class, "{link}");
    }
    assert!(rut.cookies.is_empty(), "usual text needs no cookie");
}

#[rocket::async_test]
async fn the_english_pages_have_the_same_links() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/en/kalmar/contact").await;
    rut.follows("Larger text").await;
    let page = rut.visits("/en/kalmar/contact").await;
    assert_eq!(class_of(page), Some("app-text-larger"));
    let answer = chooses(
        &mut rut,
        "/en/kalmar/text-size/largest",
        "http://localhost/en/kalmar/contact",
    )
    .await;
    assert_eq!(answer.header("Location"), Some("/en/kalmar/contact"));
    for mixed in [
        "/en/kalmar/text-size/storst",
        "/en/kalmar/textstorlek/storst",
    ] {
        assert_eq!(chooses(&mut rut, mixed, "").await.status, Status::NotFound);
    }
}

#[rocket::async_test]
async fn the_list_of_municipalities_has_them_too() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/").await;
    rut.follows("Större text").await;
    assert_eq!(class_of(rut.visits("/").await), Some("app-text-larger"));
    assert_eq!(
        class_of(rut.visits("/kalmar").await),
        Some("app-text-larger")
    );
}

#[rocket::async_test]
async fn whoever_changes_the_size_is_back_on_the_same_page() {
    let town = Town::new().await;
    let mut rut = town.person();
    for page in [
        "/kalmar/traffar?ort=P%C3%A5ryd",
        "/kalmar/traffar/1",
        "/vastervik/kontakt",
        "/",
    ] {
        let referer = format!("http://localhost{page}");
        let answer = chooses(&mut rut, "/kalmar/textstorlek/storre", &referer).await;
        assert_eq!(answer.status, Status::SeeOther);
        assert_eq!(answer.header("Location"), Some(page));
    }
}

#[rocket::async_test]
async fn a_forged_page_of_origin_leads_nowhere_but_to_the_start() {
    let town = Town::new().await;
    let mut rut = town.person();
    for forged in [
        "",
        "https://evil.example/kalmar",
        "http://localhost.evil.example/",
        "http://localhost@evil.example/",
        "http://localhost//evil.example/",
        "http://localhost/\\evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http://localhost/kalmar/textstorlek/storre",
    ] {
        let answer = chooses(&mut rut, "/kalmar/textstorlek/storre", forged).await;
        assert_eq!(answer.header("Location"), Some("/kalmar"), "{forged}");
    }
}

#[rocket::async_test]
async fn a_size_that_is_none_changes_nothing() {
    let town = Town::new().await;
    let mut rut = town.person();
    for odd in [
        "/kalmar/textstorlek/enorm",
        "/kalmar/textstorlek/Storst",
        "/kalmar/textstorlek",
        "/nowhere/textstorlek/storst",
    ] {
        let answer = chooses(&mut rut, odd, "http://localhost/kalmar").await;
        assert_eq!(answer.status, Status::NotFound, "{odd}");
    }
    assert!(rut.cookies.is_empty());
    for invented in ["150", "storst storst", "\"><script>", "enorm"] {
        rut.cookies.insert("text".to_owned(), invented.to_owned());
        assert_eq!(class_of(rut.visits("/kalmar").await), None, "{invented}");
    }
}

#[rocket::async_test]
async fn over_https_the_choice_is_a_cookie_of_this_host_alone_for_a_year() {
    let town = Town::with_settings(|settings| {
        settings.base_url = Some("https://surfa.kalmar.example".to_owned());
    })
    .await;
    let mut rut = town.person().calls("surfa.kalmar.example");
    let answer = chooses(&mut rut, "/kalmar/textstorlek/storst", "").await;
    let cookie = answer.header("Set-Cookie").unwrap_or_default();
    for part in [
        "__Host-text=storst",
        "; HttpOnly",
        "; SameSite=Lax",
        "; Secure",
        "; Path=/",
        "; Max-Age=31536000",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(
        class_of(rut.visits("/kalmar").await),
        Some("app-text-largest")
    );
    let answer = chooses(&mut rut, "/kalmar/textstorlek/vanlig", "").await;
    let gone = answer.header("Set-Cookie").unwrap_or_default();
    // A browser heeds no answer about a `__Host-` cookie that lacks these.
    for part in ["__Host-text=;", "; Secure", "; Path=/", "; Max-Age=0"] {
        assert!(gone.contains(part), "{gone}");
    }
    assert_eq!(class_of(rut.visits("/kalmar").await), None);
}

#[rocket::async_test]
async fn letters_can_copy_the_size_in_percent() {
    assert_eq!(TextSize::ALL.map(TextSize::percent), [100, 125, 150]);
}
