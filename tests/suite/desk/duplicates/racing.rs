//! Many at once.

use super::{
    a_town, assert_sound, at_the_queue, christina, clerk, events, kristina, signs_up,
    town_with_a_pair,
};
use brygga::accounts::Role;
use rocket::{
    futures::future::{join, join_all},
    http::Status,
};

#[rocket::async_test]
async fn of_two_colleagues_who_decide_at_once_one_is_told_what_the_other_decided() {
    for _ in 0..3 {
        let town = town_with_a_pair().await;
        let other = town.another_instance().await;
        let mut ann = at_the_queue(&town).await;
        let (_, mut bo) = town
            .colleague("bo.ek@kalmar.example", Role::ContactCentre)
            .await;
        bo.visits("/kalmar/dubbletter").await;
        let mut bo_elsewhere = other.person();
        bo_elsewhere.cookies.clone_from(&bo.cookies);
        let (action, fields) = bo.form("Inte samma");
        let (anns, bos) = join(ann.presses("Samma person"), async {
            bo_elsewhere.posts(&action, &fields).await
        })
        .await;
        let lost = match (anns.status, bos.status) {
            (Status::Ok, Status::UnprocessableEntity) => {
                bos.says("Ann Hed hann före och bestämde att de är samma person");
                "person.merged"
            }
            (Status::UnprocessableEntity, Status::Ok) => {
                anns.says("Bo Ek hann före och bestämde att de inte är samma person");
                "person.not_same"
            }
            both => panic!("{both:?}"),
        };
        assert_eq!(events(&town).await, [lost]);
        assert_eq!(town.rows_of("verdicts").await, 1);
        assert_sound(&town).await;
    }
}

#[rocket::async_test]
async fn who_is_merged_while_signing_up_has_one_place_in_the_round() {
    for _ in 0..4 {
        let town = town_with_a_pair().await;
        let other = town.another_instance().await;
        let mut clerk = at_the_queue(&town).await;
        let mut first = town.person();
        let mut second = other.person();
        for (person, who) in [(&mut first, kristina()), (&mut second, christina())] {
            person.looks_over(3, &who).await;
        }
        join(
            clerk.presses("Samma person"),
            join(first.sends(), second.sends()),
        )
        .await;
        assert_sound(&town).await;
        let places = "SELECT count(*) FROM members m JOIN rounds r ON r.id = m.round_id \
                      WHERE r.number = 3 AND m.live";
        let merged = town.rows_of("verdicts").await;
        // Merged: one of them was there already. Not merged: both have a place, and it says so.
        assert_eq!(town.number(places).await, 2 - merged);
    }
}

#[rocket::async_test]
async fn a_place_that_is_kept_by_two_colleagues_at_once_is_left_by_nobody_else() {
    for _ in 0..3 {
        let town = a_town().await;
        let other = town.another_instance().await;
        let hers = signs_up(&town, 1, &kristina()).await;
        let theirs = signs_up(&town, 1, &christina()).await;
        let mut ann = clerk(&town).await;
        ann.visits("/kalmar/dubbletter").await;
        ann.presses("Samma person").await;
        let forms = [
            ann.form(&format!("Behåll {hers}, Kristina Karlsson")),
            ann.form(&format!("Behåll {theirs}, Christina Carlson")),
        ];
        let sent = forms.iter().zip([&town, &other]).map(|(form, town)| {
            let mut twin = town.person();
            twin.cookies.clone_from(&ann.cookies);
            async move { twin.posts(&form.0, &form.1).await.status }
        });
        let mut answers = join_all(sent).await;
        answers.sort_by_key(|status| status.code);
        assert_eq!(answers, [Status::Ok, Status::UnprocessableEntity]);
        assert_eq!(town.rows_of("claims").await, 1);
        assert_sound(&town).await;
    }
}
