//! Headers of every answer, and the request's id.

use crate::support::{Page, Town, someone};
use rocket::http::{Method, Status};

/// A request to every route there is, by the running program's own list, and to some that are not.
async fn answers(town: &Town) -> Vec<Page> {
    let mut rut = town.person();
    rut.asks_for(2, &someone("Rut Alm")).await;
    let mut answers = Vec::new();
    let routes: Vec<(Method, String)> = town
        .client
        .rocket()
        .routes()
        .map(|route| {
            let path = route.uri.path().replace("<_>", "kalmar");
            let path = path
                .replace("<number>", "2")
                .replace("<session>", "1")
                .replace("<status>", "404")
                .replace("<token>", "ingen")
                .replace("<id>", "0191f0aa-7c00-7000-8000-000000000001")
                .replace("<path..>", "telefon");
            (route.method, path.replace("<name>", "kommun.css"))
        })
        .collect();
    assert!(routes.len() > 12);
    for (method, path) in routes {
        answers.push(rut.asks(method, &path, "", &[]).await);
    }
    for path in [
        "/nowhere",
        "/kalmar/nowhere",
        "/en/kalmar/traffar",
        "/%00",
        "/..%2f",
    ] {
        answers.push(rut.asks(Method::Get, path, "", &[]).await);
    }
    answers.push(rut.asks(Method::Delete, "/kalmar", "", &[]).await);
    answers.push(rut.asks(Method::Options, "/kalmar", "", &[]).await);
    answers.push(rut.asks(Method::Head, "/kalmar", "", &[]).await);
    answers
}

#[rocket::async_test]
async fn every_answer_carries_the_headers_that_protect_its_reader() {
    let town = Town::demo().await;
    let mut papers = 0;
    for answer in answers(&town).await {
        let at = format!("{} ({})", answer.path, answer.status);
        let policy = answer.header("Content-Security-Policy").unwrap_or_default();
        // The browser's own viewer for papers must be let work.
        let paper = answer.header("Content-Type") == Some("application/pdf");
        papers += usize::from(paper);
        assert_eq!(
            policy.starts_with("default-src 'none'"),
            !paper,
            "{at}: {policy}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains("script-src"),
            "{at}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{at}");
        let forms = if paper {
            "form-action 'none'"
        } else {
            "form-action 'self'"
        };
        assert!(policy.contains(forms), "{at}");
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{at}: {name}");
        }
        assert!(answer.header("Permissions-Policy").is_some(), "{at}");
        assert_eq!(answer.header("Server"), None, "{at}");
        assert_eq!(answer.header("Strict-Transport-Security"), None, "{at}");
        let id = answer.header("X-Request-Id").unwrap_or_default();
        assert_eq!(id.len(), 12, "{at}: {id}");
        assert!(answer.status.code < 500, "{at}");
        if answer.is_html() {
            assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{at}");
        }
    }
    assert_eq!(papers, 1);
}

#[rocket::async_test]
async fn over_https_the_cookie_and_the_browser_demand_it() {
    let town = Town::with_settings(|settings| {
        settings.base_url = Some("https://surfa.kalmar.example".to_owned());
    })
    .await;
    let mut rut = town.person().calls("surfa.kalmar.example");
    let page = rut.opens_form(1).await;
    let strict = page.header("Strict-Transport-Security").unwrap_or_default();
    assert!(strict.starts_with("max-age=63072000"), "{strict}");
    let cookie = page.header("Set-Cookie").unwrap_or_default();
    for part in [
        "__Host-visit=",
        "; HttpOnly",
        "; SameSite=Lax",
        "; Secure",
        "; Path=/",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[rocket::async_test]
async fn who_only_looks_gets_no_cookie() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in [
        "/",
        "/kalmar",
        "/kalmar/traffar",
        "/kalmar/traffar/1",
        "/kalmar/kontakt",
    ] {
        let page = rut.visits(path).await;
        assert_eq!(page.header("Set-Cookie"), None, "{path}");
    }
    rut.opens_form(1).await;
    assert_eq!(rut.cookies.len(), 1);
}

#[rocket::async_test]
async fn every_request_has_an_id_of_its_own_and_a_page_that_failed_shows_it() {
    let town = Town::new().await;
    let mut rut = town.person();
    let mut ids = Vec::new();
    for _ in 0..5 {
        let page = rut.visits("/kalmar/nowhere").await;
        let id = page.header("X-Request-Id").unwrap_or_default().to_owned();
        page.says(&format!("Säg gärna den här koden när du ringer: {id}"));
        ids.push(id);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

#[rocket::async_test]
async fn the_stylesheet_is_kept_by_the_browser_and_has_its_contents_in_its_name() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar").await;
    let sheet = page
        .first("link[rel=stylesheet]")
        .and_then(|l| l.attr("href"));
    let sheet = sheet.expect("a stylesheet").to_owned();
    let answer = rut.asks(Method::Get, &sheet, "", &[]).await;
    assert_eq!(answer.status, Status::Ok);
    let keep = answer.header("Cache-Control").unwrap_or_default();
    assert!(keep.contains("immutable"), "{keep}");
    let kind = answer.header("Content-Type").unwrap_or_default();
    assert!(kind.starts_with("text/css"), "{kind}");
    let gone = rut
        .asks(Method::Get, "/static/../brygga.toml", "", &[])
        .await;
    assert_eq!(gone.status, Status::NotFound);
}
