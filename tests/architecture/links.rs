//! What the documents link to is there: pages, headings and pictures; each picture has words, and none lies unused.

use std::{collections::BTreeSet, fs, path::Path};

/// Every document, its path from the project's root.
fn documents() -> Vec<String> {
    let mut found = vec!["README.md".to_owned(), "CHANGELOG.md".to_owned()];
    let mut folders = vec!["docs".to_owned(), "tests/browser".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(in_root(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let is_folder = entry.file_type().unwrap().is_dir();
            if is_folder && !path.ends_with("/node_modules") {
                folders.push(path);
            } else if path.ends_with("md") {
                found.push(path);
            }
        }
    }
    found
}

fn in_root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The links of a document: the words, and where it leads. What stands in a block of code is none.
fn links(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (number, prose) in text.split("```").enumerate() {
        if number % 2 == 1 {
            continue;
        }
        for (at, _) in prose.match_indices("](") {
            let words = prose[..at]
                .rfind('[')
                .map_or("", |from| &prose[from + 1..at]);
            let target = &prose[at + 2..];
            if let Some(end) = target.find(')') {
                found.push((words.to_owned(), target[..end].to_owned()));
            }
        }
    }
    found
}

/// The anchors of a document's headings, as a Git host makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

/// What is wrong with the links of one document; `shown` takes the pictures.
fn wrong_links(document: &str, text: &str, shown: &mut BTreeSet<String>) -> Vec<String> {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut wrong = Vec::new();
    for (words, target) in links(text) {
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
        let file = in_root(folder).join(path);
        let there = if path.is_empty() {
            Some(text.to_owned())
        } else {
            fs::read_to_string(&file).ok()
        };
        if !path.is_empty() && !file.exists() {
            wrong.push(format!("{document}: {target} is not there"));
        } else if !anchor.is_empty() && !there.is_some_and(|t| anchors(&t).contains(anchor)) {
            wrong.push(format!("{document}: {target} has no such heading"));
        }
        if path.ends_with("png") {
            shown.insert(path.rsplit('/').next().unwrap_or(path).to_owned());
            if words.trim().is_empty() {
                wrong.push(format!("{document}: {target} has no words"));
            }
        }
    }
    wrong
}

#[test]
fn every_link_of_the_documents_leads_somewhere_and_every_picture_is_shown() {
    let mut shown = BTreeSet::new();
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(in_root(&document)).unwrap();
        wrong.extend(wrong_links(&document, &text, &mut shown));
    }
    for picture in fs::read_dir(in_root("docs/pictures")).unwrap() {
        let name = picture.unwrap().file_name().to_string_lossy().into_owned();
        if !shown.contains(&name) {
            wrong.push(format!("docs/pictures/{name} is shown nowhere"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(shown.len() > 10, "{shown:?}");
}

#[test]
fn a_link_that_leads_nowhere_is_noticed() {
    let text = "# Här är jag\n[a](nowhere.md) [b](#var-är-du) [c](#här-är-jag) ![](pictures/start.png)\n\
                ```\n[d](nothing.md)\n```\n[e](https://example.se)";
    let wrong = wrong_links("docs/x.md", text, &mut BTreeSet::new());
    assert_eq!(
        wrong,
        [
            "docs/x.md: nowhere.md is not there",
            "docs/x.md: #var-är-du has no such heading",
            "docs/x.md: pictures/start.png has no words",
        ]
    );
}
