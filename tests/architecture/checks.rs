//! The checks. Each adds one sentence per breach.

use crate::plan::{MOST_LINES, OUTSIDE, ROOMS_WITH_DOORS, is_feature, is_pure, level};
use crate::reading::{Sources, Used, ends, leaves, templates, uses};
use std::collections::BTreeMap;

/// Every breach found, one sentence each, in the order of the files.
pub fn complaints(sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources {
        check_length(path, text, &mut found);
        if let Some(inner) = path.strip_prefix("src/").filter(|p| ends(p, ".rs")) {
            check_place(inner, &mut found);
            check_uses(path, inner, text, &mut found);
            check_forms(path, text, &mut found);
        }
    }
    check_templates(sources, &mut found);
    found.dedup();
    found
}

/// Whoever changes something takes a form that can only be opened checked: it came from one of our own
/// pages and carries the token of its visit, or of its sign-in (trust plan F4).
fn check_forms(path: &str, text: &str, found: &mut Vec<String>) {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    for handler in unsafe_handlers(text) {
        let signature = handler.split('{').next().unwrap_or(handler);
        let checked = ["ProtectedForm", "StaffForm<", "StaffUpload<"];
        if !checked.iter().any(|form| signature.contains(form)) {
            let name = signature
                .split("fn ")
                .nth(1)
                .and_then(|rest| rest.split('(').next())
                .unwrap_or("a handler");
            found.push(format!(
                "{path}: {name} takes what was sent without a ProtectedForm"
            ));
        }
    }
}

/// The text after each attribute of a route that changes something.
fn unsafe_handlers(text: &str) -> impl Iterator<Item = &str> {
    ["post", "put", "patch", "delete"]
        .into_iter()
        .flat_map(move |method| {
            [format!("#[{method}("), format!("#[rocket::{method}(")]
                .into_iter()
                .flat_map(move |attribute| {
                    text.match_indices(&attribute)
                        .map(|(at, _)| &text[at..])
                        .filter_map(|rest| rest.split_once(")]").map(|(_, after)| after))
                        .collect::<Vec<_>>()
                })
        })
}

fn check_length(path: &str, text: &str, found: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > MOST_LINES {
        found.push(format!(
            "{path} has {lines} lines; {MOST_LINES} is the most"
        ));
    }
}

fn check_place(inner: &str, found: &mut Vec<String>) {
    match inner.split_once('/') {
        Some((module, _)) if level(module).is_none() => {
            found.push(format!("src/{module} is not in the order of modules"));
        }
        None if !["main.rs", "lib.rs", "build.rs"].contains(&inner) => {
            found.push(format!("src/{inner} lies in no module"));
        }
        _ => {}
    }
}

fn check_uses(path: &str, inner: &str, text: &str, found: &mut Vec<String>) {
    let module = inner.split_once('/').map(|(module, _)| module);
    for Used {
        path: used,
        by_test,
    } in uses(inner, text)
    {
        let parts: Vec<&str> = used.split("::").collect();
        match (module, parts.as_slice()) {
            (_, ["unreadable", ..]) => found.push(format!("{path} cannot be read: {used}")),
            (None, ["brygga", to, ..]) if inner == "main.rs" && *to != "app" => {
                found.push(format!("{path} uses {used}; the program only calls app"));
            }
            (Some(from), ["crate", to, rest @ ..]) => {
                check_edge(path, from, to, &used, found);
                check_door(path, from, to, rest, found);
            }
            _ => {}
        }
        if let Some(from) = module.filter(|from| !by_test && is_pure(from, inner)) {
            check_purity(path, from, &parts, found);
        }
    }
    if let Some(module) = module.filter(|module| inner == format!("{module}/mod.rs")) {
        check_face(path, module, text, found);
    }
}

fn check_edge(path: &str, from: &str, to: &str, used: &str, found: &mut Vec<String>) {
    let (Some(here), Some(there)) = (level(from), level(to)) else {
        return;
    };
    if from != to && there >= here {
        found.push(format!(
            "{path} uses {used}, but {to} does not come before {from}"
        ));
    }
}

fn check_door(path: &str, from: &str, to: &str, rest: &[&str], found: &mut Vec<String>) {
    let room = rest.first().filter(|room| ROOMS_WITH_DOORS.contains(room));
    if let Some(room) = room.filter(|_| from != to && is_feature(to)) {
        found.push(format!(
            "{path} enters {to} by its room {room}, not by what {to} re-exports"
        ));
    }
}

fn check_purity(path: &str, from: &str, parts: &[&str], found: &mut Vec<String>) {
    let breach = match parts {
        ["crate", to, ..] if *to != from => *to != "kernel",
        ["crate", _, room, ..] => ROOMS_WITH_DOORS.contains(room),
        _ => OUTSIDE.iter().any(|outside| {
            let outside: Vec<&str> = outside.split("::").collect();
            parts.starts_with(&outside)
        }),
    };
    if breach {
        found.push(format!("{path} is a rule and uses {}", parts.join("::")));
    }
}

/// What a module's `mod.rs` shows to others: never its tables, and a feature opens none of its rooms.
fn check_face(path: &str, module: &str, text: &str, found: &mut Vec<String>) {
    let items = syn::parse_file(text).map(|file| file.items);
    for item in items.unwrap_or_default() {
        match item {
            syn::Item::Mod(room) if !matches!(room.vis, syn::Visibility::Inherited) => {
                let name = room.ident.to_string();
                let closed = is_feature(module) && ROOMS_WITH_DOORS.contains(&name.as_str());
                if closed || name == "table" {
                    found.push(format!("{path} opens its room {name} to others"));
                }
            }
            syn::Item::Use(shown) if !matches!(shown.vis, syn::Visibility::Inherited) => {
                let shown = leaves(&shown.tree);
                if shown.iter().flatten().any(|part| part == "table") {
                    found.push(format!("{path} shows its tables to others"));
                }
            }
            _ => {}
        }
    }
}

/// Every template that is a page has its page type, in the module of the same name, and the other way round.
fn check_templates(sources: &Sources, found: &mut Vec<String>) {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in sources.iter().filter(|(path, _)| ends(path, ".rs")) {
        named.extend(
            templates(text)
                .into_iter()
                .map(|template| (template, path.clone())),
        );
    }
    for (template, by) in &named {
        if !sources.contains_key(&format!("templates/{template}")) {
            found.push(format!(
                "{by} names templates/{template}, which is not there"
            ));
        }
        let folder = template.split('/').next().unwrap_or_default();
        if !folder.starts_with('_') && !by.starts_with(&format!("src/{folder}/")) {
            found.push(format!(
                "templates/{template} belongs to {folder}, but its page is in {by}"
            ));
        }
    }
    for template in sources
        .keys()
        .filter_map(|path| path.strip_prefix("templates/"))
    {
        let is_part = template.split('/').any(|part| part.starts_with('_'));
        if !is_part && !named.contains_key(template) {
            found.push(format!("templates/{template} has no page type"));
        }
    }
}
