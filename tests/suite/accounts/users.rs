//! Those who answer for others' accounts.

use crate::support::{PASSWORD, Person, Town};
use brygga::accounts::Role;
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";
const BO: &str = "bo.ek@kalmar.example";

#[rocket::async_test]
async fn a_coordinator_invites_somebody_who_gets_a_mail_and_comes_in() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/konto").await;
    karin.follows("Kalmar: Användare").await;
    karin.follows("Bjud in någon").await;
    let page = karin.presses("Skicka inbjudan").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv personens namn")
        .says("Skriv en e-postadress")
        .says("Välj vad personen ska göra");
    karin
        .fills("Namn", "Bo Ek")
        .fills("E-postadress", BO)
        .chooses("Värd");
    let page = karin.presses("Skicka inbjudan").await;
    page.says("Inbjudan är skickad.")
        .says("Värd i Kalmar")
        .says("Inbjuden");
    let mail = town.mailbox().await.remove(0);
    assert_eq!(mail.receiver, BO);
    let link = mail
        .body
        .split_whitespace()
        .find(|word| word.contains("/konto/lank/"));
    let link = link
        .unwrap()
        .trim_start_matches("http://127.0.0.1:8000")
        .to_owned();
    let mut bo = town.person();
    bo.visits(&link).await;
    bo.fills("Nytt lösenord", PASSWORD);
    bo.presses("Spara lösenordet").await;
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.heading(), "Koppla en app till ditt konto");
    // The same address is not invited twice, and the address is still there.
    karin.visits("/kalmar/anvandare/ny").await;
    karin
        .fills("Namn", "Bo Ek")
        .fills("E-postadress", " BO.ek@kalmar.example")
        .chooses("Värd");
    let page = karin.presses("Skicka inbjudan").await;
    page.says("Det finns redan ett konto med den adressen");
    assert_eq!(page.value("Namn"), "Bo Ek");
    let page = karin.follows("Till sidan för Bo Ek").await;
    assert_eq!(page.heading(), "Bo Ek");
}

#[rocket::async_test]
async fn who_works_in_another_of_ones_municipalities_is_given_a_role_in_this_one() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    town.colleague_in("0883", "ulf.moe@vastervik.example", Role::Host)
        .await;
    // Karin coordinates both.
    let both = "INSERT INTO grants (account_id, role, scope, municipality_code) \
                SELECT account_id, role, '0883', '0883' FROM grants \
                WHERE role = 'coordinator'";
    town.runs(both).await.unwrap();
    karin.visits("/kalmar/anvandare/ny").await;
    karin
        .fills("Namn", "Ulf Moe")
        .fills("E-postadress", "ulf.moe@vastervik.example")
        .chooses("Värd");
    karin.presses("Skicka inbjudan").await;
    karin.follows("Till sidan för Ulf Moe").await;
    assert_eq!(karin.page.status, Status::Ok);
    karin.page.says("Värd i Västervik");
    karin.presses("Lägg till Kontaktcenter").await;
    karin.page.says("Det är ändrat.");
    let roles = "SELECT role || ' ' || municipality_code FROM grants \
                 WHERE role IN ('host', 'contact-centre') ORDER BY role";
    assert_eq!(
        town.texts(roles).await,
        ["contact-centre 0880", "host 0883"]
    );
}

#[rocket::async_test]
async fn an_account_of_another_municipality_is_not_given_away_by_inviting_its_address() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    town.colleague_in("0883", "ulf.moe@vastervik.example", Role::Host)
        .await;
    town.colleague("per.holm@lan.example", Role::CountyCoordinator)
        .await;
    for email in ["Ulf.Moe@vastervik.example", "per.holm@lan.example"] {
        karin.visits("/kalmar/anvandare/ny").await;
        karin
            .fills("Namn", "Någon")
            .fills("E-postadress", email)
            .chooses("Värd");
        let page = karin.presses("Skicka inbjudan").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says("Den adressen går inte att bjuda in här")
            .does_not_say("redan")
            .does_not_say("Ulf")
            .does_not_say("Per Holm");
        assert!(page.all("a[href*='/anvandare/0']").is_empty());
        assert_eq!(page.value("E-postadress"), email);
    }
    // Whoever answers for everybody gives the role.
    let (_, mut admin) = town
        .colleague("drift@brygga.example", Role::Administrator)
        .await;
    admin.visits("/kalmar/anvandare/ny").await;
    admin
        .fills("Namn", "Någon")
        .fills("E-postadress", "ulf.moe@vastervik.example")
        .chooses("Värd");
    admin.presses("Skicka inbjudan").await;
    admin.follows("Till sidan för Ulf Moe").await;
    let page = admin.presses("Lägg till Värd").await;
    page.says("Värd i Kalmar").says("Värd i Västervik");
}

#[rocket::async_test]
async fn a_coordinator_of_a_school_is_invited_with_it() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/anvandare/ny").await;
    karin
        .page
        .says("Sjöviksskolan")
        .does_not_say("Tallbackaskolan");
    karin
        .fills("Namn", "Bo Ek")
        .fills("E-postadress", BO)
        .chooses("Skolsamordnare");
    let page = karin.presses("Skicka inbjudan").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Välj vilken skola personen är skolsamordnare för");
    karin.picks("Skola", "Sjöviksskolan");
    let page = karin.presses("Skicka inbjudan").await;
    page.says("Inbjudan är skickad.")
        .says("Skolsamordnare på Sjöviksskolan");
    assert_eq!(town.mailbox().await.remove(0).receiver, BO);
    // Another school is a role more; one of another municipality is none to give.
    let page = karin
        .presses("Lägg till Skolsamordnare på Ängsbackaskolan")
        .await;
    page.says("Skolsamordnare på Ängsbackaskolan");
    let elsewhere = brygga::municipalities::schools(
        town.store.read(),
        &brygga::kernel::MunicipalityCode::parse("0883").unwrap(),
    )
    .await
    .unwrap();
    let own = karin.page.path.clone();
    let (_, mut fields) = karin.form("Logga ut");
    let word = format!("till/school-coordinator/{}", elsewhere[0].id);
    fields.push(("gor".to_owned(), word));
    let page = karin.posts(&own, &fields).await;
    assert_eq!(page.status, Status::NotFound);
    // Nor is it one to invite to.
    karin.visits("/kalmar/anvandare/ny").await;
    karin
        .fills("Namn", "Åsa Ek")
        .fills("E-postadress", "asa.ek@kalmar.example")
        .chooses("Skolsamordnare");
    let (action, mut fields) = karin.form("Skicka inbjudan");
    fields.retain(|(name, _)| name != "skola");
    fields.push(("skola".to_owned(), elsewhere[0].id.to_string()));
    let page = karin.posts(&action, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    let at_schools = "SELECT count(*) FROM grants WHERE school_id IS NOT NULL";
    assert_eq!(town.number(at_schools).await, 2);
}

#[rocket::async_test]
async fn other_rights_end_the_sign_ins_at_once() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut bo) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    let page = karin.presses("Lägg till Kontaktcenter").await;
    page.says("Kontaktcenter i Kalmar");
    assert_eq!(bo.visits("/konto").await.path, "/logga-in");
    let page = karin.presses("Ta bort Värd i Kalmar").await;
    page.does_not_say("Ta bort");
    let why = "SELECT DISTINCT ended_by FROM sign_ins WHERE ended_by <> 'renewed'";
    assert_eq!(town.texts(why).await, ["rights"]);
}

#[rocket::async_test]
async fn a_closed_account_is_shut_out_at_once_and_needs_a_link_when_it_is_opened() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut bo) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    // What was done before, by whom.
    karin
        .page
        .says("Historik")
        .says("Bjöds in")
        .says("På kommandoraden")
        .says("Kopplade en app");
    karin
        .presses("Stäng kontot")
        .await
        .says("Stängd")
        .says("Kontot stängdes");
    assert_eq!(bo.visits("/konto").await.path, "/logga-in");
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    // Password and app are gone; what was done is not.
    karin
        .page
        .says("Lösenordet och appen finns inte kvar.")
        .says("På kommandoraden");
    karin.presses("Öppna kontot").await.says("Inbjuden");
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    karin.presses("Skicka en länk").await;
    assert_eq!(
        town.texts("SELECT receiver FROM outbox WHERE kind = 'account.link' AND state = 'queued'")
            .await,
        [BO]
    );
}

#[rocket::async_test]
async fn who_must_choose_a_password_can_do_nothing_before_it() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Coordinator).await;
    opens(&mut karin, "Bo Ek").await;
    karin.presses("Kräv nytt lösenord").await;
    town.minutes_pass(1);
    person.signs_in(&bo, town.clock.now()).await;
    assert_eq!(
        person.visits("/kalmar/anvandare").await.path,
        "/konto/losenord"
    );
    person.fills("Ditt nuvarande lösenord", PASSWORD);
    person.fills("Nytt lösenord", "sju gröna hattar i skogen");
    person.presses("Spara lösenordet").await;
    assert_eq!(
        person.visits("/kalmar/anvandare").await.path,
        "/kalmar/anvandare"
    );
}

#[rocket::async_test]
async fn who_has_lost_the_phone_adds_another_app() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    karin.presses("Koppla loss appen").await.says("Saknar app");
    town.minutes_pass(1);
    let page = person.gives_password(BO, PASSWORD).await;
    assert_eq!(page.heading(), "Koppla en app till ditt konto");
    person.fills("Kod", &bo.code(town.clock.now()));
    let page = person.presses("Koppla appen").await;
    assert_eq!(
        page.status,
        Status::UnprocessableEntity,
        "the lost app is none any more"
    );
}

#[rocket::async_test]
async fn nobody_changes_their_own_rights_and_what_is_elsewhere_does_not_exist() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut elsewhere) = town
        .colleague_in("0883", "ulf@vastervik.example", Role::Coordinator)
        .await;
    let (_, mut admin) = town
        .colleague("drift@brygga.example", Role::Administrator)
        .await;
    opens(&mut karin, "Karin Berg").await;
    karin
        .page
        .does_not_say("Stäng kontot")
        .does_not_say("Lägg till");
    let own = karin.page.path.clone();
    let (_, fields) = karin.form("Logga ut");
    let mut fields = fields;
    for word in ["stang", "till/sealed-data-reader/0880"] {
        fields.push(("gor".to_owned(), word.to_owned()));
        let page = karin.posts(&own, &fields).await;
        assert_eq!(page.status, Status::NotFound, "{word}");
        fields.pop();
    }
    for path in [
        own.as_str(),
        "/kalmar/anvandare",
        "/kalmar/anvandare/ny",
        "/anvandare",
    ] {
        assert_eq!(
            elsewhere.visits(path).await.status,
            Status::NotFound,
            "{path}"
        );
    }
    // The same person under another municipality is nobody there.
    let there = own.replace("/kalmar/", "/vastervik/");
    assert_eq!(elsewhere.visits(&there).await.status, Status::NotFound);
    assert_eq!(admin.visits(&own).await.status, Status::Ok);
    assert_eq!(admin.visits("/anvandare").await.status, Status::Ok);
    admin.follows("Gallring och säkerhetskopior").await;
    assert_eq!(admin.page.path, "/gallring");
    admin.follows("Alla användare").await;
    assert_eq!(admin.page.path, "/anvandare");
    karin.visits("/konto").await.does_not_say("Alla användare");
}

/// Opens somebody's page from the list.
async fn opens(person: &mut Person<'_>, name: &str) {
    person.visits("/kalmar/anvandare").await;
    person.follows(name).await;
}

#[rocket::async_test]
async fn an_account_ends_with_its_last_day() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    for (typed, said) in [
        ("onsdag", "Skriv en dag"),
        ("30 februari", "Den dagen finns inte"),
        (
            "onsdag 12 januari 2027",
            "Den dagen är en tisdag, inte en onsdag",
        ),
    ] {
        karin.fills("Sista dag", typed);
        let page = karin.presses("Spara dagen").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(said);
        assert_eq!(page.value("Sista dag"), typed);
    }
    karin.fills("Sista dag", "tisdag 12 januari");
    let page = karin.presses("Spara dagen").await;
    assert_eq!(page.value("Sista dag"), "12 januari 2027");
    town.set_clock("2027-01-12 23:59");
    assert_eq!(
        person.signs_in(&bo, town.clock.now()).await.heading(),
        "Mitt konto"
    );
    town.minutes_pass(1);
    assert_eq!(person.visits("/konto").await.path, "/logga-in");
    let page = person.gives_password(BO, PASSWORD).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn a_coordinator_lets_nobody_open_sealed_data_and_an_administrator_may() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut admin) = town
        .colleague("drift@brygga.example", Role::Administrator)
        .await;
    town.colleague("eva.lind@kalmar.example", Role::Host).await;
    opens(&mut karin, "Eva Lind").await;
    let page = karin.page.path.clone();
    karin.page.does_not_say("skyddade");
    let (_, mut fields) = karin.form("Logga ut");
    let word = "till/sealed-data-reader/0880";
    fields.push(("gor".to_owned(), word.to_owned()));
    let refused = karin.posts(&page, &fields).await.status;
    assert_ne!(refused, Status::SeeOther);
    karin.visits("/kalmar/anvandare/ny").await;
    karin.page.does_not_say("skyddade");
    admin.visits(&page).await;
    assert!(
        admin.page.text().contains("skyddade"),
        "{}",
        admin.page.text()
    );
    let given = "SELECT COUNT(*) FROM grants WHERE role = 'sealed-data-reader'";
    assert_eq!(town.number(given).await, 0);
}
