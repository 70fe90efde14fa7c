//! The plan of the house (`docs/architecture.md`) held against the sources: who may call whom, pure rules,
//! one page type per template, short files. The same checks are fed with wrong houses further down.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod checks;
mod links;
mod plan;
mod reading;

use checks::complaints;
use plan::{MOST_LINES, RULE_FILES};
use reading::{ends, the_house};

#[test]
fn the_house_is_built_as_planned() {
    let sources = the_house();
    assert!(
        sources.contains_key("src/lib.rs"),
        "the sources were not found"
    );
    let found = complaints(&sources);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_rule_file_of_the_plan_is_there() {
    let sources = the_house();
    for rule in RULE_FILES {
        let file = format!("/{rule}");
        assert!(sources.keys().any(|path| ends(path, &file)), "{rule}");
    }
}

/// A house of one or more files, and what the checks say of it.
fn said_of(files: &[(&str, &str)]) -> String {
    let sources = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    complaints(&sources).join("\n")
}

#[test]
fn an_earlier_module_may_not_use_a_later_one() {
    for wrong in [
        "use crate::registrations::Registration;",
        "use crate::{kernel::Share, registrations::{Registration, Refusal as No}};",
        "fn f() -> crate::registrations::Registration { g() }",
        "fn f() { assert_eq!(1, crate::registrations::count()); }",
        "use super::super::registrations::Registration;",
        "mod tests { use super::super::super::registrations::Registration; }",
    ] {
        let said = said_of(&[("src/rounds/round.rs", wrong)]);
        assert!(
            said.contains("registrations does not come before rounds"),
            "{wrong}: {said}"
        );
    }
    let right = "use crate::kernel::Share; use super::table; use crate::rounds::Round; mod tests { use super::*; }";
    assert_eq!(said_of(&[("src/rounds/round.rs", right)]), "");
    assert_eq!(
        said_of(&[("src/registrations/register.rs", "use crate::rounds::Round;")]),
        ""
    );
}

#[test]
fn modules_of_one_level_do_not_know_each_other() {
    let said = said_of(&[("src/venues/venue.rs", "use crate::programmes::Programme;")]);
    assert!(
        said.contains("programmes does not come before venues"),
        "{said}"
    );
}

#[test]
fn a_feature_is_entered_only_through_what_it_re_exports() {
    let said = said_of(&[(
        "src/registrations/queries.rs",
        "use crate::rounds::table::Entity;",
    )]);
    assert!(said.contains("enters rounds by its room table"), "{said}");
    assert_eq!(
        said_of(&[("src/rounds/queries.rs", "use super::table::Entity;")]),
        ""
    );
    for wrong in ["pub mod table;", "pub(crate) mod table;", "pub mod pages;"] {
        let said = said_of(&[("src/rounds/mod.rs", wrong)]);
        assert!(said.contains("opens its room"), "{wrong}: {said}");
    }
    for wrong in [
        "pub use table::Entity;",
        "pub(crate) use self::table::{Column, Entity};",
    ] {
        let said = said_of(&[("src/rounds/mod.rs", wrong)]);
        assert!(said.contains("shows its tables"), "{wrong}: {said}");
    }
    let right =
        "mod table; mod pages; pub use pages::routes; pub use round::Round; use table::Entity;";
    assert_eq!(said_of(&[("src/rounds/mod.rs", right)]), "");
    assert_eq!(said_of(&[("src/web/mod.rs", "pub mod form;")]), "");
}

#[test]
fn a_rule_uses_only_the_kernel_and_its_own_types() {
    for wrong in [
        "use crate::store::Unit;",
        "use crate::rounds::Round;",
        "use super::table::Entity;",
        "use sea_orm::EntityTrait;",
        "fn f() { std::fs::read(p); }",
    ] {
        let said = said_of(&[("src/registrations/placing.rs", wrong)]);
        assert!(said.contains("is a rule and uses"), "{wrong}: {said}");
    }
    let right =
        "use crate::kernel::Moment; use super::registration::Standing; use rust_decimal::Decimal;";
    assert_eq!(said_of(&[("src/registrations/placing.rs", right)]), "");
    let tested = "#[cfg(test)] mod tests { fn f() { std::fs::read(p); } }";
    assert_eq!(said_of(&[("src/registrations/placing.rs", tested)]), "");
    let said = said_of(&[("src/kernel/phone.rs", "use rocket::form::FromFormField;")]);
    assert!(said.contains("is a rule and uses rocket"), "{said}");
}

#[test]
fn a_page_and_its_template_come_in_pairs() {
    let page = (
        "src/rounds/pages.rs",
        r#"#[derive(Template)] #[template(path = "rounds/list.html", blocks = ["rows"])] struct List;"#,
    );
    let template = ("templates/rounds/list.html", "");
    assert_eq!(
        said_of(&[
            page,
            template,
            ("templates/_parts/field.html", ""),
            ("templates/rounds/_row.html", "")
        ]),
        ""
    );
    assert!(said_of(&[page]).contains("names templates/rounds/list.html, which is not there"));
    assert!(said_of(&[template]).contains("templates/rounds/list.html has no page type"));
    let moved = ("src/reach/pages.rs", page.1);
    assert!(
        said_of(&[moved, template])
            .contains("belongs to rounds, but its page is in src/reach/pages.rs")
    );
}

#[test]
fn whoever_changes_something_takes_a_checked_form() {
    let careless = r#"#[post("/<_>/traffar", data = "<form>")] pub(super) async fn send(form: Form<New>) -> Page { x }"#;
    let said = said_of(&[("src/rounds/pages.rs", careless)]);
    assert!(
        said.contains("send takes what was sent without a ProtectedForm"),
        "{said}"
    );
    let bare = r#"#[rocket::delete("/x")] fn gone() {}"#;
    assert!(said_of(&[("src/rounds/pages.rs", bare)]).contains("gone takes what was sent"));
    let careful = careless.replace("Form<New>", "ProtectedForm");
    assert_eq!(said_of(&[("src/rounds/pages.rs", &careful)]), "");
}

#[test]
fn a_file_stays_short_and_in_a_known_module() {
    let long = "\n".repeat(MOST_LINES + 1);
    assert!(said_of(&[("templates/_parts/field.html", &long)]).contains("has 501 lines"));
    assert_eq!(
        said_of(&[("locales/sv/rounds.ftl", &"\n".repeat(MOST_LINES))]),
        ""
    );
    assert!(
        said_of(&[("src/helpers/text.rs", "")])
            .contains("src/helpers is not in the order of modules")
    );
    assert!(said_of(&[("src/rounds/round.rs", "fn (")]).contains("cannot be read"));
    assert!(said_of(&[("src/util.rs", "")]).contains("src/util.rs lies in no module"));
    let said = said_of(&[("src/main.rs", "fn main() { brygga::rounds::list(); }")]);
    assert!(said.contains("the program only calls app"), "{said}");
}
