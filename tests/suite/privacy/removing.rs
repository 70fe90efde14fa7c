//! What is removed when, and what is not.

use super::{dry_run, plan};
use crate::support::{ARound, Relay, Town, someone, world_of};
use brygga::{accounts::Role, privacy};
use chrono::Duration;

/// Rut goes to both rounds, Gösta and Siv to the first, Arne half-way.
async fn a_town() -> Town {
    let rounds = [ARound::with(1, &[2]), ARound::with(2, &[2])];
    let town = Town::with_world(&world_of(&rounds)).await;
    let rut = someone("Rut Alm")
        .email("rut@kalmar.example")
        .phone("070-174 06 05");
    for round in [1, 2] {
        town.person().asks_for(round, &rut).await;
    }
    let pair = someone("Gösta Ek")
        .phone("070-174 06 06")
        .and(someone("Siv Ek"));
    town.person().asks_for(1, &pair).await;
    let mut arne = town.person();
    arne.opens_form(1).await;
    arne.walks_to("namn", &someone("Arne Lund")).await;
    town
}

#[rocket::async_test]
async fn a_registration_goes_on_the_day_that_the_check_page_promised_and_not_before() {
    let town = a_town().await;
    let mut rut = town.person();
    let page = rut.looks_over(1, &someone("Ulla Holm")).await;
    page.says("senast den 3 februari 2028");
    assert_eq!(town.rows_of("registrations").await, 3);
    let events = town.rows_of("audit_events").await;
    town.set_clock("2028-02-02 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 0);
    town.set_clock("2028-02-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 2);
    // Rut is still in the round of the day after; those who were in the first alone are gone.
    let left = town.texts("SELECT name FROM residents ORDER BY name").await;
    assert_eq!(left, ["Rut Alm"]);
    for table in ["registrations", "members", "claims"] {
        assert_eq!(town.rows_of(table).await, 1, "{table}");
    }
    let about = "SELECT count(*) FROM outbox WHERE about_id NOT IN (SELECT id FROM registrations)";
    assert_eq!(town.number(about).await, 0);
    let line = "SELECT parties + people FROM lines";
    assert_eq!(town.number(line).await, 0, "nobody is left in line");
    town.set_clock("2028-02-04 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
    for table in ["registrations", "residents", "outbox", "openings", "drafts"] {
        assert_eq!(town.rows_of(table).await, 0, "{table}");
    }
    // That it happened stays, without a name; nobody gets the words before their time.
    assert_eq!(town.rows_of("audit_events").await, events);
    assert_eq!(town.rows_of("booking_words").await, 3);
    assert_eq!(town.rows_of("rounds").await, 2);
}

#[rocket::async_test]
async fn a_municipality_that_has_decided_on_fewer_months_is_heard() {
    let world = world_of(&[ARound::with(1, &[2])]);
    let decided = "[municipality.privacy]\nmonths = 3\n";
    let world = world.replacen("[municipality.privacy]\n", decided, 1);
    let town = Town::with_world(&world).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm"))
        .await
        .says("senast den 3 maj 2027");
    rut.sends().await;
    town.set_clock("2027-05-02 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 0);
    town.set_clock("2027-05-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
}

#[rocket::async_test]
async fn the_promised_day_decides_unless_a_place_is_still_to_come() {
    let town = a_town().await;
    // All were promised the same day. What Rut and the Eks signed up to was moved to a later one, and the
    // Eks have left it; Rut's other round has been held.
    for change in [
        "UPDATE registrations SET keep_until = '2028-03-03'",
        "UPDATE registrations SET standing = 'cancelled' WHERE id IN \
         (SELECT registration_id FROM members GROUP BY registration_id HAVING COUNT(*) = 2)",
        "UPDATE sessions SET day = '2028-03-09' WHERE round_id IN \
         (SELECT id FROM rounds WHERE number = 1)",
    ] {
        town.runs(change).await.unwrap();
    }
    for (night, gone) in [
        ("2028-03-02 03:00", 0),
        ("2028-03-03 03:00", 2),
        ("2028-03-09 03:00", 0),
        ("2028-03-10 03:00", 1),
    ] {
        town.set_clock(night);
        assert_eq!(
            town.a_night_passes().await["registrations"],
            gone,
            "{night}"
        );
    }
}

#[rocket::async_test]
async fn the_words_of_a_message_go_after_a_week_and_that_it_was_sent_stays() {
    let town = a_town().await;
    let relay = Relay::opens();
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 2);
    town.days_pass(6);
    assert_eq!(town.a_night_passes().await["message-texts"], 0);
    town.days_pass(1);
    town.minutes_pass(1);
    // The pair chose to read it on the page, which counts as told at once.
    let told = town.a_night_passes().await["message-texts"];
    let emails = "SELECT count(*) FROM outbox WHERE body = '' AND channel = 'email' \
                  AND receiver = 'rut@kalmar.example' AND state = 'sent' AND subject <> ''";
    assert_eq!(town.number(emails).await, 2);
    let empty = "SELECT count(*) FROM outbox WHERE body = ''";
    assert_eq!(town.number(empty).await, i64::try_from(told).unwrap());
    let waiting = "SELECT count(*) FROM outbox WHERE state = 'queued' AND body = ''";
    assert_eq!(
        town.number(waiting).await,
        0,
        "what is not told yet keeps its words"
    );
}

#[rocket::async_test]
async fn over_five_years_nothing_stays_longer_than_its_rule() {
    let town = a_town().await;
    let (_, mut karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    karin.visits("/konto").await;
    let relay = Relay::opens();
    town.delivers_messages(&relay.mailer()).await;
    assert_eq!(dry_run(&town).await, (0, 0));
    for days in [1, 1, 1, 1, 3, 7, 7, 14, 30, 30, 60, 120, 180, 365, 365, 640] {
        town.days_pass(days);
        let (due, _) = dry_run(&town).await;
        let removed: u64 = town.a_night_passes().await.values().sum();
        assert_eq!(removed, due, "after {days} days more");
        assert_eq!(dry_run(&town).await, (0, 0), "after {days} days more");
    }
    for table in [
        "residents",
        "registrations",
        "drafts",
        "openings",
        "registration_changes",
        "call_requests",
        "rate_buckets",
        "account_links",
        "sign_ins",
        "set_aside",
        "sent_forms",
    ] {
        assert_eq!(town.rows_of(table).await, 0, "{table}");
    }
    let words = "SELECT count(*) FROM outbox WHERE body <> ''";
    assert_eq!(town.number(words).await, 0);
}

#[rocket::async_test]
async fn what_is_removed_is_written_down_with_its_decision_and_stays_written() {
    let town = Town::with_settings(|settings| {
        let decided = "[drafts]\ndecision = \"KS 2026/1182\"\n\
                       [drafts.municipalities]\n0883 = \"KS 2027/4\"\n[sign-ins]\ndays = 30";
        settings.retention = toml::from_str(decided).unwrap();
    })
    .await;
    town.person().opens_form(1).await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("namn", &someone("Rut Alm")).await;
    town.days_pass(4);
    // A dry run counts, and that is all.
    let (due, overdue) = dry_run(&town).await;
    assert!(due >= 1 && overdue == 0, "{due} {overdue}");
    assert!(town.rows_of("drafts").await >= 1);
    assert_eq!(town.rows_of("retention_runs").await, 0);
    let removed = town.a_night_passes().await["drafts"];
    assert!(removed >= 1);
    let runs = town.rows_of("retention_runs").await;
    let kinds = i64::try_from(plan(&town).rules().len()).unwrap();
    assert_eq!(runs, kinds, "a line for every kind");
    let line = "SELECT kind || ' | ' || rule || ' | ' || decision || ' | ' || ran_by \
                FROM retention_runs WHERE decision IS NOT NULL";
    assert_eq!(
        town.texts(line).await,
        ["drafts | 3 days | KS 2026/1182; 0883: KS 2027/4 | nightly"]
    );
    let rule = "SELECT rule FROM retention_runs WHERE kind = 'sign-ins'";
    assert_eq!(town.texts(rule).await, ["30 days"]);
    for change in [
        "UPDATE retention_runs SET removed = 0",
        "DELETE FROM retention_runs",
    ] {
        let refused = town.runs(change).await.unwrap_err().to_string();
        assert!(refused.contains("stays written down"), "{refused}");
    }
    assert_eq!(town.rows_of("retention_runs").await, runs);
}

#[rocket::async_test]
async fn a_kind_that_cannot_be_removed_keeps_no_other_from_it() {
    let town = a_town().await;
    town.runs("ALTER TABLE call_requests RENAME TO call_requests_away")
        .await
        .unwrap();
    town.days_pass(5);
    let (store, by) = (&town.store, privacy::RanBy::Operator);
    let done = privacy::run(store, &town.clock, &town.chance, plan(&town), by).await;
    let failed: Vec<_> = done.iter().filter(|done| done.failed.is_some()).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].ruled.rule.kind, "call-requests");
    assert_eq!(town.rows_of("drafts").await, 0);
    let runs = "SELECT count(*) FROM retention_runs WHERE kind = 'call-requests'";
    assert_eq!(
        town.number(runs).await,
        0,
        "what was not done is not written down"
    );
}

#[rocket::async_test]
async fn more_than_a_batch_is_removed_in_several_each_with_its_line() {
    let town = a_town().await;
    let tomorrow = town.clock.now().plus(Duration::days(1)).microseconds();
    let many = format!(
        "INSERT INTO rate_buckets (key, filled_at) WITH RECURSIVE n (i) AS \
         (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100) SELECT 'k' || i, {tomorrow} FROM n"
    );
    town.runs(&many).await.unwrap();
    town.days_pass(3);
    let removed = town.a_night_passes().await["limits"];
    let lines = "SELECT count(*) FROM retention_runs WHERE kind = 'limits'";
    assert_eq!(town.rows_of("rate_buckets").await, 0);
    assert_eq!(
        town.number(lines).await,
        i64::try_from(removed.div_ceil(500)).unwrap()
    );
    let sum = "SELECT CAST(sum(removed) AS bigint) FROM retention_runs WHERE kind = 'limits'";
    assert_eq!(town.number(sum).await, i64::try_from(removed).unwrap());
    let runs = privacy::last_runs(town.store.read()).await.unwrap();
    assert_eq!(runs["limits"].removed, removed);
}
