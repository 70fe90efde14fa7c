//! The sources in `letters/`, built into the program and parsed once.

use rust_embed::RustEmbed;
use std::{collections::HashMap, sync::LazyLock};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

#[derive(RustEmbed)]
#[folder = "letters/"]
#[include = "*.typ"]
struct Letters;

static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let mut sources = HashMap::new();
    for name in Letters::iter() {
        let text = Letters::get(&name).and_then(|f| String::from_utf8(f.data.into_owned()).ok());
        if let (Some(id), Some(text)) = (id(&name), text) {
            sources.insert(id, Source::new(id, text));
        }
    }
    sources
});

/// What the file with a paper's data is called by its source.
pub(super) const DATA: &str = "data.json";

/// A file among the sources.
pub(super) fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The source in this file of `letters/`.
pub(super) fn of(name: &str) -> Option<Source> {
    by_id(id(name)?)
}

/// The source with this id.
pub(super) fn by_id(id: FileId) -> Option<Source> {
    SOURCES.get(&id).cloned()
}
