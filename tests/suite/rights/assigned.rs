//! Fields that no form has (trust plan F13): a form with them does what it does without.

use super::walk::{Staff, all_forms};
use crate::support::Town;
use uuid::Uuid;

/// What somebody would like to set.
const WISHES: [(&str, &str); 26] = [
    ("role", "administrator"),
    ("roll", "administrator"),
    ("roles", "administrator"),
    ("grants", "administrator/alla"),
    ("scope", "installation"),
    ("state", "published"),
    ("id", "0191f0aa-7c00-7000-8000-000000000001"),
    ("account_id", "0191f0aa-7c00-7000-8000-000000000001"),
    ("municipality", "0883"),
    ("municipality_code", "0883"),
    ("kommun", "0883"),
    ("slug", "vastervik"),
    ("school_id", "0191f0aa-7c00-7000-8000-000000000001"),
    ("capacity", "9999"),
    ("seats", "9999"),
    ("platser", "9999"),
    ("reserverade", "0"),
    ("reserved", "0"),
    ("cap", "9999"),
    ("number", "999"),
    ("nummer", "999"),
    ("password_hash", "x"),
    ("secret", "x"),
    ("must_change", "false"),
    ("closed_on", "2020-01-01"),
    ("email", "elak@elak.example"),
];

/// Rows in order, with one and the same word for every id that nobody has wished for.
fn without_ids(rows: &[String]) -> Vec<String> {
    let wished = |id: &str| WISHES.iter().any(|(_, value)| *value == id);
    let without = |row: &String| -> String {
        let (mut left, mut rest) = (String::new(), row.as_str());
        while let Some(letter) = rest.chars().next() {
            let id = rest.get(..36).filter(|id| Uuid::try_parse(id).is_ok());
            let taken = id
                .filter(|id| !wished(id))
                .map_or(letter.len_utf8(), str::len);
            left.push_str(if taken == 36 { "id" } else { &rest[..taken] });
            rest = &rest[taken..];
        }
        left
    };
    let mut rows: Vec<String> = rows.iter().map(without).collect();
    rows.sort();
    rows
}

#[rocket::async_test]
async fn a_field_that_a_form_does_not_have_changes_nothing() {
    // Two towns that are alike to the last id, since chance is seeded and the clock stands still.
    let (plain, wishing) = (Town::demo().await, Town::demo().await);
    // Or the running programs would do the night's work in the midst of it, and draw ids for it.
    plain.a_night_passes().await;
    wishing.a_night_passes().await;
    let (mut here, mut there) = (Staff::of(&plain).await, Staff::of(&wishing).await);
    let forms = all_forms(&plain, &mut here).await;
    let same = all_forms(&wishing, &mut there).await;
    assert_eq!(forms.len(), same.len());
    let (mut sent, mut changing, mut wished) = (0, 0, 0);
    for (ours, theirs) in forms.iter().zip(&same) {
        assert_eq!(ours.form.action, theirs.form.action);
        // Signing out would be the end of it; a file goes another way.
        if ours.route.ends_with("/konto/logga-ut") || ours.form.has_file {
            continue;
        }
        let before = plain.everything().await;
        let page = here
            .owner(ours)
            .posts(&ours.form.action, &ours.form.fields)
            .await;
        let (status, path) = (page.status, page.path.clone());
        let after = plain.everything().await;
        changing += usize::from(before != after);
        let has = |name: &str| theirs.form.fields.iter().any(|(own, _)| own == name);
        let mut fields = theirs.form.fields.clone();
        for (name, value) in WISHES.into_iter().filter(|(name, _)| !has(name)) {
            fields.push((name.to_owned(), value.to_owned()));
            wished += 1;
        }
        let page = there
            .owner(theirs)
            .posts(&theirs.form.action, &fields)
            .await;
        let seen = (page.status, page.path.clone());
        assert_eq!(seen, (status, path), "{}", ours.route);
        let too = wishing.everything().await;
        if too != after {
            // PostgreSQL may have asked for a unit anew, whose ids are then others.
            let (after, too) = (without_ids(&after), without_ids(&too));
            let differ: Vec<_> = too.iter().filter(|row| !after.contains(row)).collect();
            assert!(differ.is_empty(), "{}: {differ:#?}", ours.route);
            assert_eq!(after.len(), too.len(), "{}", ours.route);
        }
        sent += 1;
    }
    println!(
        r#"{{"test":"fields too many","forms":{sent},"forms_that_change_something":{changing},"fields":{wished},"heard":0}}"#
    );
    assert!(sent > 40 && changing > 20, "{sent} {changing}");
}
