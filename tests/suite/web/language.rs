//! Plain Swedish on every public page (criterion C23).

use super::{
    crawl::{answers_to_forms, every_page},
    flow_pages::flow_pages,
};
use crate::support::{
    Page, Town,
    plain_language::{Reading, banned_words},
};
use rocket::http::Status;

async fn swedish_pages() -> Vec<Page> {
    let town = Town::new().await;
    let pages = every_page(&town).await;
    let linked = pages
        .into_values()
        .filter(|page| !page.path.starts_with("/en"));
    let answers = answers_to_forms(&town, "").await;
    let flow = flow_pages(&town, "").await;
    let flow = flow.into_values();
    linked.chain(answers.into_values()).chain(flow).collect()
}

#[rocket::async_test]
async fn the_swedish_pages_are_written_in_plain_words() {
    let mut hard = Vec::new();
    for page in swedish_pages().await {
        let reading = Reading::of(&page);
        let at = format!("{} «{}»", page.path, page.heading());
        if reading.mean_tenths() > 120 {
            hard.push(format!(
                "{at}: {} words in ten sentences",
                reading.mean_tenths()
            ));
        }
        // Of a few words it says nothing.
        if reading.words >= 40 && reading.lix() > 35 {
            hard.push(format!("{at}: LIX {}", reading.lix()));
        }
        for sentence in reading.longer_than(20) {
            hard.push(format!("{at}: too long: {sentence}"));
        }
        for word in banned_words(&page) {
            hard.push(format!("{at}: «{word}»"));
        }
    }
    hard.sort();
    hard.dedup();
    assert!(hard.is_empty(), "\n{}\n", hard.join("\n"));
}

#[test]
fn the_measure_tells_plain_words_from_hard_ones() {
    let page = |text: &str| {
        let html = format!("<main><p>{text}</p></main>");
        Page::new(Status::Ok, "/kalmar".to_owned(), Vec::new(), html)
    };
    let plain = page("Kursen är gratis. Du får hjälp av en elev. Ring oss om du undrar något.");
    let reading = Reading::of(&plain);
    assert_eq!((reading.sentences.len(), reading.words), (3, 15));
    assert_eq!((reading.mean_tenths(), reading.lix()), (50, 5));
    assert!(banned_words(&plain).is_empty());
    let hard = page(
        "Vänligen observera att kommuninvånare som önskar erhålla ytterligare information \
         avseende kompetensutvecklingsinsatser inom digitaliseringsområdet ombeds autentisera sig \
         samt därefter inkomma med en fullständig intresseanmälan via kommunens e-tjänst.",
    );
    let reading = Reading::of(&hard);
    assert!(
        reading.lix() > 35 && reading.mean_tenths() > 120,
        "{reading:?}"
    );
    assert_eq!(reading.longer_than(20).len(), 1);
    assert_eq!(
        banned_words(&hard),
        [
            "erhålla",
            "avseende",
            "samt",
            "vänligen",
            "e-tjänst",
            "autentisera"
        ]
    );
    assert!(banned_words(&page("Ett samtal om dissertationer.")).is_empty());
    assert_eq!(banned_words(&page("Sessionen börjar nu.")), ["session"]);
}
