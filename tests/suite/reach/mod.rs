//! How far the plan can bring a municipality.

use crate::support::{Town, someone, town::kalmar};
use brygga::{
    kernel::{MunicipalityCode, Percent},
    reach::{
        self, Imported,
        arithmetic::{self, Target},
        population_file::{self, PopulationReading},
    },
};

const DEMO_FILE: &str = include_str!("../../../src/app/demo/population_2025.csv");

fn read(text: &str) -> PopulationReading {
    population_file::read(text.as_bytes(), "befolkning.csv", &|_| None).unwrap()
}

async fn takes_in(town: &Town, text: &str) -> Imported {
    let (now, bytes) = (town.clock.now(), text.as_bytes());
    let reading = read(text);
    reach::import(
        &town.store,
        now,
        &town.chance,
        bytes,
        "befolkning.csv",
        &reading,
    )
    .await
    .unwrap()
}

async fn standing(town: &Town, year: i32) -> reach::Standing {
    reach::standing(&town.store, &kalmar(), year).await.unwrap()
}

#[rocket::async_test]
async fn the_demo_shows_on_its_first_day_that_the_seats_do_not_reach_the_target() {
    let town = Town::new().await;
    takes_in(&town, DEMO_FILE).await;
    let standing = standing(&town, 2027).await;
    let eligible = standing.eligible.expect("figures");
    assert_eq!(eligible.people, 15_154);
    assert_eq!(eligible.on.to_string(), "2025-12-31");
    assert!(eligible.approximate);
    assert_eq!((standing.plan.occasions, standing.plan.sessions), (12, 16));
    assert_eq!(standing.plan.seats, 932);
    let outlook = standing.outlook.expect("an outlook");
    assert_eq!(outlook.target_people, 1_516);
    assert_eq!(outlook.best, Percent::of(61, 1000));
    assert_eq!(
        outlook.best.map(Percent::swedish).as_deref(),
        Some("6,1\u{a0}%")
    );
    assert_eq!(outlook.more_occasions_needed, Some(8));
    assert_eq!(outlook.attending_each, Some(127));
}

#[rocket::async_test]
async fn the_seats_of_a_plan_are_the_seats_that_the_pages_offer() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar").await;
    let seats: u64 = page
        .all(".app-occasion__seats")
        .into_iter()
        .filter_map(|line| {
            let text = crate::support::page::words(line);
            text.split(' ').next()?.parse::<u64>().ok()
        })
        .sum();
    assert_eq!(seats, standing(&town, 2027).await.plan.seats);
}

#[rocket::async_test]
async fn who_signs_up_is_booked_and_who_waits_is_in_line() {
    let town = Town::new().await;
    for (number, name) in ["Rut Alm", "Gösta Ek", "Berit Dahl"].iter().enumerate() {
        let phone = format!("070-174 06 1{number}");
        let details = someone(name).phone(&phone);
        let round = if number == 2 { 11 } else { 2 };
        town.person().asks_for(round, &details).await;
    }
    let plan = standing(&town, 2027).await.plan;
    assert_eq!((plan.booked, plan.in_line), (3, 0));
    for number in 0..7 {
        let details = someone(&format!("Person Nummer{number}")).phone("");
        town.person().asks_for(2, &details).await;
    }
    let plan = standing(&town, 2027).await.plan;
    assert_eq!((plan.booked, plan.in_line), (9, 1));
}

#[rocket::async_test]
async fn what_if_tells_how_many_more_occasions_reach_the_target() {
    let share = Target::Share(Percent::parse("10").unwrap());
    let ten = arithmetic::outlook(15_154, share, 10, 1_000);
    assert_eq!(ten.more_occasions_needed, Some(6));
    let sixteen = arithmetic::outlook(15_154, share, 16, 1_600);
    assert_eq!(sixteen.more_occasions_needed, Some(0));
    assert_eq!(sixteen.best, Percent::of(105, 1000));
}

#[rocket::async_test]
async fn without_figures_there_is_a_plan_but_no_outlook() {
    let town = Town::new().await;
    let standing = standing(&town, 2027).await;
    assert!(standing.eligible.is_none() && standing.outlook.is_none());
    assert!(standing.target.is_some());
    assert_eq!(standing.plan.seats, 932);
}

#[rocket::async_test]
async fn the_same_file_again_changes_nothing() {
    let town = Town::new().await;
    assert_eq!(takes_in(&town, DEMO_FILE).await, Imported::New);
    let before = town.clock.now();
    let figures = town.rows_of("population_figures").await;
    let events = town.rows_of("audit_events").await;
    town.days_pass(1);
    assert_eq!(takes_in(&town, DEMO_FILE).await, Imported::Before(before));
    assert_eq!(town.rows_of("population_figures").await, figures);
    assert_eq!(town.rows_of("audit_events").await, events);
}

fn figures(year: i32, people: u64) -> String {
    format!("code,name,year,age65plus\n0880,Kalmar,{year},{people}\n")
}

#[rocket::async_test]
async fn a_year_is_compared_with_the_latest_new_years_eve_before_it() {
    let town = Town::new().await;
    for (year, people) in [
        (2024, 14_900),
        (2025, 15_154),
        (2026, 15_300),
        (2027, 15_500),
    ] {
        takes_in(&town, &figures(year, people)).await;
    }
    for (year, people) in [
        (2025, 14_900),
        (2026, 15_154),
        (2027, 15_300),
        (2028, 15_500),
    ] {
        let eligible = reach::eligible(town.store.read(), &kalmar(), year).await;
        assert_eq!(eligible.unwrap().map(|e| e.people), Some(people), "{year}");
    }
    let early = reach::eligible(town.store.read(), &kalmar(), 2024).await;
    assert_eq!(early.unwrap(), None);
}

#[rocket::async_test]
async fn of_two_files_with_the_same_day_the_later_one_counts_and_both_are_kept() {
    let town = Town::new().await;
    takes_in(&town, &figures(2026, 15_300)).await;
    town.days_pass(1);
    takes_in(&town, &figures(2026, 15_310)).await;
    let eligible = standing(&town, 2027).await.eligible;
    assert_eq!(eligible.map(|e| e.people), Some(15_310));
    assert_eq!(town.rows_of("population_imports").await, 2);
}

#[rocket::async_test]
async fn figures_of_places_that_are_not_here_are_kept_and_disturb_nobody() {
    let town = Town::new().await;
    takes_in(
        &town,
        "code,name,year,age65plus\n1480,Göteborg,2026,98765\n",
    )
    .await;
    assert!(standing(&town, 2027).await.eligible.is_none());
    let goteborg = MunicipalityCode::parse("1480").unwrap();
    let there = reach::eligible(town.store.read(), &goteborg, 2027).await;
    assert_eq!(there.unwrap().map(|e| e.people), Some(98_765));
}
