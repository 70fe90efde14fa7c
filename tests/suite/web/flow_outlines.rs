//! The questions as somebody hears them who cannot see them (criterion C22).

use crate::support::{ARound, Person, Told, Town, outline, someone, world_of};
use std::fmt::Write;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5, 5])])).await
}

/// All pages up to the check, one after another.
async fn whole_way(person: &mut Person<'_>, details: &crate::support::Details) -> String {
    let mut heard = String::new();
    while person.question().is_some() {
        writeln!(heard, "{}\n", outline::of_main(&person.page)).unwrap();
        person.answers_question(details).await;
    }
    heard + &outline::of_main(&person.page)
}

#[rocket::async_test]
async fn somebody_alone_from_the_first_question_to_the_check() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    let details = someone("Rut Alm")
        .at("392 31")
        .told(Told::Letter)
        .needs(&["Stor text"]);
    insta::assert_snapshot!(whole_way(&mut rut, &details).await);
}

#[rocket::async_test]
async fn two_from_the_first_question_to_the_check() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    let details = someone("Rut Alm").and(someone("Gösta Alm").phone(""));
    insta::assert_snapshot!(whole_way(&mut rut, &details).await);
}

#[rocket::async_test]
async fn who_helps_from_the_first_question_to_the_check() {
    let town = a_town().await;
    let mut eva = town.person();
    eva.opens_form(1).await;
    let details = someone("Rut Alm").helped_by("Eva Alm", "070-174 06 50", false);
    insta::assert_snapshot!(whole_way(&mut eva, &details).await);
}

#[rocket::async_test]
async fn a_question_that_was_left_empty_and_somebody_too_young() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    let young = someone("Rut Alm").and(someone("Ulf Berg").born("1990"));
    rut.walks_to("namn", &young).await;
    let mut heard = outline::of_main(rut.goes_on().await);
    rut.answers_all(&young).await;
    write!(heard, "\n\n{}", outline::of_main(&rut.page)).unwrap();
    insta::assert_snapshot!(heard);
}
