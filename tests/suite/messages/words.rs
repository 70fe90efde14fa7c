//! The messages themselves, word for word.

use crate::support::{ARound, Town, someone, world_of};

#[rocket::async_test]
async fn the_confirmation_of_a_seat_in_swedish() {
    let town = Town::new().await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &details).await;
    insta::assert_snapshot!(town.mailbox().await[0], @"
    Till: rut@kalmar.example
    Du är anmäld: tisdag 26 januari

    Hej Rut!

    Du är anmäld till en träff:

    Tisdag 26 januari klockan 13–15
    Stadsbiblioteket, Posthusallén 2, Kalmar, Kvarnholmen

    Ditt bokningsord är ORD 000. Säg det när du ringer.

    Ta med:
    - Din mobil eller surfplatta, om du har en. Annars får du låna.
    - Laddaren till mobilen eller surfplattan.
    - Glasögon och hörapparat, om du använder det.

    Ta inte med kontokort eller bankdosa. Vi frågar aldrig efter lösenord eller bankkoder.

    Du behöver inte göra något mer.

    Kan du inte komma? Ring 08-465 004 00 (måndag–fredag 8–16).

    Hälsningar
    Kalmar kommun
    ");
}

#[rocket::async_test]
async fn the_confirmation_of_three_sessions_in_english() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/en/kalmar/registration/who?traff=11").await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.answers_all(&details).await;
    rut.presses("Send my registration").await;
    insta::assert_snapshot!(town.mailbox().await[0], @"
    Till: rut@kalmar.example
    You are signed up: Tuesday 16 February, Tuesday 2 March and Tuesday 9 March

    Hello Rut!

    You are signed up for three meetings:

    Tuesday 16 February 10:00–12:00
    Tuesday 2 March 10:00–12:00
    Tuesday 9 March 10:00–12:00
    Stadsbiblioteket, Posthusallén 2, Kalmar, Kvarnholmen

    Your booking word is ORD 000. Say it when you call.

    Bring:
    - Your phone and the charger.
    - Glasses and a hearing aid, if you use them.

    Do not bring bank cards or security devices. We never ask for passwords or bank codes.

    You don't need to do anything more.

    Will you miss one of the days? Call 08-465 004 00 (Monday to Friday 8–16). You keep your place on the other days. Can't come at all? Call then too.

    Kind regards
    Kalmar kommun
    ");
}

#[rocket::async_test]
async fn the_news_of_a_place_in_line_in_swedish() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0])])).await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &details).await;
    insta::assert_snapshot!(town.mailbox().await[0], @"
    Till: rut@kalmar.example
    Du står på reservlistan, plats 1: tisdag 2 februari

    Hej Rut!

    Du står på reservlistan till en träff, plats 1. Du har ingen plats än.

    Tisdag 2 februari klockan 13–15
    Kalmars bibliotek, Posthusallén 2

    Ditt bokningsord är ORD 000. Säg det när du ringer.

    Blir det en plats för dig hör vi av oss. Då säger vi när du senast kan svara.

    Vi frågar aldrig efter lösenord eller bankkoder.

    Vill du inte stå kvar? Ring 08-465 004 00 (måndag–fredag 8–16).

    Hälsningar
    Kalmar kommun
    ");
}

#[rocket::async_test]
async fn the_news_of_a_place_in_line_in_english() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0])])).await;
    let mut rut = town.person();
    rut.visits("/en/kalmar/registration/who?traff=1").await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.answers_all(&details).await;
    rut.sends().await;
    insta::assert_snapshot!(town.mailbox().await[0], @"
    Till: rut@kalmar.example
    You are on the waiting list, place 1: Tuesday 2 February

    Hello Rut!

    You are on the waiting list for one meeting, place 1. You do not have a place yet.

    Tuesday 2 February 13:00–15:00
    Kalmars bibliotek, Posthusallén 2

    Your booking word is ORD 000. Say it when you call.

    If a place comes free for you, we will be in touch and tell you when to answer by.

    We never ask for passwords or bank codes.

    Don't want to stay on the list? Call 08-465 004 00 (Monday to Friday 8–16).

    Kind regards
    Kalmar kommun
    ");
}
