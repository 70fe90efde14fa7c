//! Reading the house: its files, and in a file the paths and templates it names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use syn::visit::Visit;

/// The sources by path from the project's root, `/` between the parts.
pub type Sources = BTreeMap<String, String>;

/// The project's own sources.
pub fn the_house() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::new();
    for folder in ["src", "templates", "locales", "migrations/src", "tests"] {
        read_folder(root, folder, &mut sources);
    }
    sources
}

fn read_folder(root: &Path, folder: &str, sources: &mut Sources) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            if !ends(&path, "/node_modules") {
                read_folder(root, &path, sources);
            }
        } else if folder.starts_with("templates") || ends(&path, ".rs") || ends(&path, ".ftl") {
            sources.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Whether a path ends so; the sources write their endings in small letters.
pub fn ends(path: &str, end: &str) -> bool {
    path.ends_with(end)
}

/// A path that a file names.
pub struct Used {
    /// From the root (`crate::…`, `brygga::…`) or from a library (`std::fs::…`).
    pub path: String,
    /// Whether only a test names it.
    pub by_test: bool,
}

/// The paths that a file names; `inner` is where it lies below `src`.
pub fn uses(inner: &str, text: &str) -> Vec<Used> {
    let mut seen = Seen {
        place: place(inner),
        in_test: ends(inner, "/tests.rs"),
        ..Seen::default()
    };
    match syn::parse_file(text) {
        Ok(file) => seen.visit_file(&file),
        Err(error) => seen.push(format!("unreadable::{error}")),
    }
    seen.paths
}

/// The templates that a file's page types name, by path below `templates`.
pub fn templates(text: &str) -> Vec<String> {
    let mut seen = Seen::default();
    if let Ok(file) = syn::parse_file(text) {
        seen.visit_file(&file);
    }
    seen.templates
}

/// Where a file's own names live: `registrations/pages.rs` is `[registrations, pages]`.
fn place(inner: &str) -> Vec<String> {
    let parts = inner
        .trim_end_matches(".rs")
        .trim_end_matches("/mod")
        .split('/');
    parts
        .filter(|part| !["main", "lib"].contains(part))
        .map(str::to_owned)
        .collect()
}

/// Collects paths and template names while walking through a file.
#[derive(Default)]
struct Seen {
    place: Vec<String>,
    in_test: bool,
    paths: Vec<Used>,
    templates: Vec<String>,
}

impl Seen {
    fn note(&mut self, parts: &[String]) {
        let rooted = match parts.first().map(String::as_str) {
            Some("super" | "self") => {
                let ups = parts.iter().take_while(|part| *part == "super").count();
                let names = parts
                    .iter()
                    .skip_while(|part| *part == "super" || *part == "self");
                let stay = self.place.len().saturating_sub(ups);
                let above = self.place.iter().take(stay);
                std::iter::once(&"crate".to_owned())
                    .chain(above)
                    .chain(names)
                    .cloned()
                    .collect()
            }
            _ => parts.to_vec(),
        };
        self.push(rooted.join("::"));
    }

    fn push(&mut self, path: String) {
        let by_test = self.in_test;
        self.paths.push(Used { path, by_test });
    }
}

impl<'ast> Visit<'ast> for Seen {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for leaf in leaves(&item.tree) {
            self.note(&leaf);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        if parts.len() > 1 {
            self.note(&parts);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outside = self.in_test;
        self.in_test |= item.attrs.iter().any(is_for_tests);
        self.place.push(item.ident.to_string());
        syn::visit::visit_item_mod(self, item);
        self.place.pop();
        self.in_test = outside;
    }

    /// The inside of a macro is not parsed; the paths in it are read word by word.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let spaced = call.tokens.to_string().replace("::", " :: ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            if *word == "crate" {
                let path = words[at..]
                    .chunks(2)
                    .take_while(|pair| pair.get(1) == Some(&"::"));
                let mut parts: Vec<String> = path.map(|pair| pair[0].to_owned()).collect();
                parts.extend(
                    words
                        .get(at + 2 * parts.len())
                        .map(|last| (*last).to_owned()),
                );
                self.note(&parts);
            }
        }
        syn::visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if attribute.path().is_ident("template") {
            let read = attribute.parse_nested_meta(|meta| {
                let value = meta.value()?;
                if meta.path.is_ident("path") {
                    self.templates.push(value.parse::<syn::LitStr>()?.value());
                } else {
                    value.parse::<syn::Expr>()?;
                }
                Ok(())
            });
            assert!(
                read.is_ok(),
                "a template attribute that cannot be read: {read:?}"
            );
        }
        syn::visit::visit_attribute(self, attribute);
    }
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    let condition = attribute.parse_args::<syn::Ident>();
    attribute.path().is_ident("cfg") && condition.is_ok_and(|word| word == "test")
}

/// The paths of a `use`: `a::{b, c as d}` gives `a::b` and `a::c`.
pub fn leaves(tree: &syn::UseTree) -> Vec<Vec<String>> {
    match tree {
        syn::UseTree::Path(path) => {
            let under = leaves(&path.tree);
            let name = path.ident.to_string();
            under
                .into_iter()
                .map(|leaf| [vec![name.clone()], leaf].concat())
                .collect()
        }
        syn::UseTree::Name(name) => vec![vec![name.ident.to_string()]],
        syn::UseTree::Rename(name) => vec![vec![name.ident.to_string()]],
        syn::UseTree::Glob(_) => vec![vec!["*".to_owned()]],
        syn::UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}
