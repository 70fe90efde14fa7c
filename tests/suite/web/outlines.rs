//! The outline of the main pages, as somebody hears it who cannot see them.

use crate::support::{ARound, Town, outline, someone, world_of};

async fn a_town() -> Town {
    Town::with_world(&world_of(&[
        ARound::with(1, &[1]),
        ARound::with(2, &[5, 5]),
    ]))
    .await
}

#[rocket::async_test]
async fn the_start_page() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar").await), @"
    200 OK
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      heading 1 «Lär dig mobilen och datorn tillsammans med en elev»
      link «Välj dag och plats»
      heading 2 «Så här går det till»
      heading 2 «Öva först»
      link «Öva först»
      heading 2 «Har du redan anmält dig?»
      link «Ändra eller avboka din anmälan»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}

#[rocket::async_test]
async fn the_list_of_rounds() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar/traffar").await), @"
    200 OK
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      link «Tillbaka»
      heading 1 «Var och när vill du komma?»
      form
        field «Ort eller postnummer» – Till exempel Lindsdal eller 393 63
        button «Visa träffar»
      navigation «Tid på dagen»
        link «Alla tider», chosen
        link «Förmiddag»
        link «Eftermiddag»
      heading 2 «Träffar»
      heading 2 «Tisdag 2 februari klockan 13–15»
      link «Välj tisdag 2 februari»
      link «Mer om träffen tisdag 2 februari»
      heading 2 «Två träffar: onsdag 3 februari och torsdag 4 februari, båda klockan 13–15»
      link «Välj de två träffarna från onsdag 3 februari»
      link «Mer om de två träffarna från onsdag 3 februari»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}

#[rocket::async_test]
async fn a_round() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar/traffar/2").await), @"
    200 OK
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      link «Tillbaka»
      heading 1 «Två träffar från onsdag 3 februari»
      link «Anmäl dig»
      heading 2 «Dag och tid»
      heading 2 «Plats»
      heading 3 «Så hittar du dit»
      heading 2 «Din värd på plats»
      heading 2 «Ta med»
      heading 2 «Lämna hemma»
      heading 2 «Bra att veta om lokalen»
      link «Anmäl dig»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}

#[rocket::async_test]
async fn the_confirmation_of_a_seat() {
    let town = a_town().await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    insta::assert_snapshot!(outline::of(page), @"
    200 OK
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      heading 1 «Du är anmäld»
      heading 2 «Det här gäller»
      heading 2 «Ta med»
      heading 2 «Lämna hemma»
      heading 2 «Vad händer nu?»
      heading 2 «Får du förhinder?»
      link «Ändra eller avboka»
      link «Lägg i kalendern»
      heading 2 «Skriv ut sidan»
      heading 2 «Använder fler den här datorn?»
      form
        button «Glöm anmälan på den här datorn»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}

#[rocket::async_test]
async fn the_confirmation_of_a_place_in_line() {
    let town = a_town().await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    insta::assert_snapshot!(outline::of(page), @"
    200 OK
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      heading 1 «Du står på reservlistan, plats 1»
      heading 2 «Andra träffar med lediga platser»
      link «Två träffar: onsdag 3 februari och torsdag 4 februari, båda klockan 13–15, Kalmars bibliotek, Posthusallén 2»
      heading 2 «Vad händer nu?»
      heading 2 «Vill du inte stå kvar?»
      link «Ändra eller avboka»
      heading 2 «Använder fler den här datorn?»
      form
        button «Glöm anmälan på den här datorn»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}

#[rocket::async_test]
async fn the_page_that_says_that_something_broke() {
    let town = a_town().await;
    town.runs("ALTER TABLE rounds RENAME TO rounds_away")
        .await
        .unwrap();
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar").await;
    insta::assert_snapshot!(outline::of(page), @"
    500 Internal Server Error
    link «Hoppa till innehållet»
    banner
      link «Kalmar kommun»
      link «In English»
      navigation «Textstorlek»
        link «Större text»
    main
      heading 1 «Något gick fel hos oss»
      link «Till startsidan»
    region «Behöver du hjälp?»
      heading 2 «Behöver du hjälp?»
      link «08-465 004 00»
      link «Be oss ringa upp dig»
    contentinfo
      link «Tillgänglighet»
      link «Personuppgifter»
      link «Kontakt»
    ");
}
