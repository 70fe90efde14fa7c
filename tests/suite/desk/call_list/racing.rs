//! Two notes on one task at the same moment.

use super::{clerk, opens, tasks, town};
use crate::support::{TIMES, Town, databases::on_postgres};
use rocket::{futures::future::join_all, http::Status};

/// Who is the other one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    /// A colleague, who is told that the task is somebody's.
    Colleague,
    /// Ann herself in another window, whose task it is: what she saw alone keeps her from noting twice.
    Window,
}

/// Ann and the other one have the same task open in two instances and note the same at once, each with a
/// double press too many. Answers what each press was told, Ann's first.
async fn both_note(town: &Town, other_one: Other) -> [Vec<Status>; 2] {
    let other = town.another_instance().await;
    let mut ann = clerk(town, "ann.hed@kalmar.example").await;
    let mut bo = if other_one == Other::Colleague {
        clerk(&other, "bo.ek@kalmar.example").await
    } else {
        let mut window = other.person();
        window.cookies.clone_from(&ann.cookies);
        window
    };
    for person in [&mut ann, &mut bo] {
        opens(person, "Rut Alm").await;
        person.chooses("Ingen svarade");
    }
    let (ours, theirs) = (ann.form("Spara"), bo.form("Spara"));
    let statuses = join_all((0..TIMES).map(|number| {
        let (who, town, form) = match number % 2 {
            0 => (&ann, town, &ours),
            _ => (&bo, &other, &theirs),
        };
        let mut twin = town.person();
        twin.cookies.clone_from(&who.cookies);
        async move { (number % 2, twin.posts(&form.0, &form.1).await.status) }
    }))
    .await;
    [0, 1].map(|whose| {
        let own = statuses.iter().filter(|(who, _)| *who == whose);
        own.map(|(_, status)| *status).collect()
    })
}

/// The check: what is wrong if one of two notes was to be taken, once, and the other told so.
async fn wrong(town: &Town, [ann, other]: &[Vec<Status>; 2]) -> Vec<String> {
    let mut wrong = Vec::new();
    let all = |statuses: &[Status], one| statuses.iter().all(|status| *status == one);
    let one_of_them = (all(ann, Status::Ok) && all(other, Status::Conflict))
        || (all(other, Status::Ok) && all(ann, Status::Conflict));
    if !one_of_them {
        wrong.push(format!("Ann was told {ann:?}, the other {other:?}"));
    }
    let tries = town.rows_of("call_tries").await;
    if tries != 1 {
        wrong.push(format!("noted {tries} times"));
    }
    wrong
}

#[rocket::async_test]
async fn two_notes_at_the_same_moment_are_one_and_a_double_press_is_none_too_many() {
    for other in [Other::Colleague, Other::Window] {
        let town = town().await;
        let told = both_note(&town, other).await;
        assert_eq!(wrong(&town, &told).await, [""; 0]);
        assert_eq!(tasks(&town).await, ["open 1"]);
    }
}

/// The negative control of the check: a task that forgets what is written on it looks to each of them as if
/// nobody had been there, as it would to two who read it before either wrote.
#[rocket::async_test]
async fn where_each_finds_the_task_untouched_two_notes_are_seen_to_be_two() {
    let town = town().await;
    for statement in forgets() {
        town.runs(statement).await.unwrap();
    }
    let told = both_note(&town, Other::Colleague).await;
    let all = vec![Status::Ok; TIMES / 2];
    let both_taken = format!("Ann was told {all:?}, the other {all:?}");
    let seen = wrong(&town, &told).await;
    assert_eq!(seen, [both_taken.as_str(), "noted 2 times"]);
}

/// Has every task stay as it was, whatever is written.
fn forgets() -> &'static [&'static str] {
    if on_postgres() {
        &[
            "CREATE FUNCTION stay_as_it_was() RETURNS trigger LANGUAGE plpgsql \
             AS 'BEGIN RETURN OLD; END'",
            "CREATE TRIGGER forgets BEFORE UPDATE ON call_tasks \
             FOR EACH ROW EXECUTE FUNCTION stay_as_it_was()",
        ]
    } else {
        &["CREATE TRIGGER forgets AFTER UPDATE ON call_tasks BEGIN \
           UPDATE call_tasks SET tries = OLD.tries, owner_id = OLD.owner_id, \
           call_from = OLD.call_from, promised_by = OLD.promised_by, \
           first_try_at = OLD.first_try_at WHERE id = OLD.id; END"]
    }
}
