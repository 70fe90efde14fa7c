//! Plain Swedish on every public page (criterion C23).

use super::crawl::{answers_to_forms, every_page};
use crate::support::{
    Page, Town,
    plain_language::{Reading, banned_words},
};

async fn swedish_pages() -> Vec<Page> {
    let town = Town::new().await;
    let pages = every_page(&town).await;
    let linked = pages.into_values().filter(|page| !page.path.starts_with("/en"));
    let answers = answers_to_forms(&town, "").await;
    linked.chain(answers.into_values()).collect()
}

#[rocket::async_test]
async fn the_swedish_pages_are_written_in_plain_words() {
    let mut hard = Vec::new();
    for page in swedish_pages().await {
        let reading = Reading::of(&page);
        let at = format!("{} «{}»", page.path, page.heading());
        if reading.mean_tenths() > 120 {
            hard.push(format!("{at}: {} words in ten sentences", reading.mean_tenths()));
        }
        if reading.lix() > 35 {
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
