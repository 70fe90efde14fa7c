//! Two who may be one: the queue, what is decided, and what follows from it.

mod deciding;
mod figures;
mod racing;
mod two_places;
mod undoing;

use crate::support::{ARound, Details, Person, Town, someone, world_of};
use brygga::accounts::Role;

/// Kristina as she signed up first, and as somebody signed her up who heard her name.
fn kristina() -> Details {
    someone("Kristina Karlsson").phone("070-174 06 11")
}

fn christina() -> Details {
    someone("Christina Carlson").phone("070-174 06 12")
}

/// Four rounds with seats for five.
async fn a_town() -> Town {
    Town::with_world(&world_of(&[1, 2, 3, 4].map(|n| ARound::with(n, &[5])))).await
}

/// A town where Kristina has signed up twice, to the first round and to the second.
async fn town_with_a_pair() -> Town {
    let town = a_town().await;
    signs_up(&town, 1, &kristina()).await;
    signs_up(&town, 2, &christina()).await;
    town
}

/// Signs somebody up; answers the booking word. A minute passes.
async fn signs_up(town: &Town, round: u32, who: &Details) -> String {
    let mut person = town.person();
    let word = person.asks_for(round, who).await.booking_word();
    town.minutes_pass(1);
    word
}

async fn clerk(town: &Town) -> Person<'_> {
    let (_, clerk) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    clerk
}

async fn at_the_queue(town: &Town) -> Person<'_> {
    let mut clerk = clerk(town).await;
    clerk.visits("/kalmar/dubbletter").await;
    clerk
}

/// What is written of who is who: with each row whom it counts as, and with each member.
async fn who_is_who(town: &Town) -> Vec<String> {
    let mut all = town
        .texts(
            "SELECT r.name || ' ' || COALESCE(r.phone, '') || ' is ' || p.name || ' ' || COALESCE(p.phone, '') \
             FROM residents r JOIN residents p ON p.id = COALESCE(r.merged_into, r.id) ORDER BY r.id",
        )
        .await;
    all.extend(
        town.texts(
            "SELECT r.name || ' in ' || CAST(o.number AS text) || ' as ' || p.name || ' ' || g.standing \
             FROM members m JOIN registrations g ON g.id = m.registration_id \
             JOIN rounds o ON o.id = m.round_id JOIN residents r ON r.id = m.resident_id \
             JOIN residents p ON p.id = COALESCE(m.counts_as, m.resident_id) ORDER BY m.id",
        )
        .await,
    );
    all
}

/// How many pairs wait, as the page says.
fn waiting(person: &Person<'_>) -> usize {
    person.page.all("form button[value=samma]").len()
}

/// Everybody counts in every round as whom their row counts, and has one place in each at most.
async fn assert_sound(town: &Town) {
    let strays = "SELECT count(*) FROM members m JOIN residents r ON r.id = m.resident_id \
                  WHERE COALESCE(m.counts_as, m.resident_id) <> COALESCE(r.merged_into, r.id)";
    assert_eq!(town.number(strays).await, 0, "counted as somebody else");
    let twice = "SELECT count(*) FROM (SELECT m.round_id FROM members m \
                 JOIN residents r ON r.id = m.resident_id WHERE m.live \
                 GROUP BY m.round_id, COALESCE(r.merged_into, r.id) HAVING count(*) > 1) AS twice";
    assert_eq!(town.number(twice).await, 0, "somebody twice in a round");
    let chains = "SELECT count(*) FROM residents r JOIN residents p ON p.id = r.merged_into \
                  WHERE p.merged_into IS NOT NULL OR p.id = r.id";
    assert_eq!(town.number(chains).await, 0, "merged into who is merged");
}

/// The codes of what was decided, in order.
async fn events(town: &Town) -> Vec<String> {
    town.texts("SELECT code FROM audit_events WHERE code LIKE 'person.%' ORDER BY at, code")
        .await
}
