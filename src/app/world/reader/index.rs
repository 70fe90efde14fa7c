//! Every key of a world file and its line, taken before the tables are checked.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::items;
use super::notes::Notes;
use crate::app::world::file::Text;
use crate::app::world::naming::{Named, Thing};
use crate::app::world::problems::WorldCause;
use crate::kernel::MunicipalityCode;

/// Where a key must be unique: in the file, in a municipality (by slug), or in a venue (by slug and
/// key).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    File,
    Municipality(String),
    Venue(String, String),
}

/// All keys of a file, also those of tables that turn out to be faulty.
pub(super) struct Index {
    lines: BTreeMap<(Scope, Named), usize>,
    codes: BTreeMap<String, String>,
}

impl Index {
    /// Takes every key; a key that is there twice is a problem.
    pub(super) fn of(document: &DeTable<'_>, notes: &mut Notes<'_>) -> Self {
        let mut index = Self {
            lines: BTreeMap::new(),
            codes: BTreeMap::new(),
        };
        for county in items(document, "county") {
            index.add(Scope::File, Thing::County, county, "code", notes);
        }
        for municipality in items(document, "municipality") {
            index.add(
                Scope::File,
                Thing::Municipality,
                municipality,
                "slug",
                notes,
            );
            index.add(
                Scope::File,
                Thing::MunicipalityCode,
                municipality,
                "code",
                notes,
            );
            if let (Some(slug), Some(code)) =
                (word(municipality, "slug"), word(municipality, "code"))
            {
                index.codes.insert(slug, code);
            }
        }
        for (table, thing, field) in [
            ("school", Thing::School, "name"),
            ("place", Thing::Place, "key"),
            ("venue", Thing::Venue, "key"),
            ("programme", Thing::Programme, "key"),
            ("round", Thing::Round, "key"),
        ] {
            for item in items(document, table) {
                let Some(slug) = word(item, "municipality") else {
                    continue;
                };
                index.add(Scope::Municipality(slug.clone()), thing, item, field, notes);
                if let (Thing::Venue, Some(venue), DeValue::Table(inner)) =
                    (thing, word(item, "key"), item.get_ref())
                {
                    for room in items(inner, "room") {
                        index.add(
                            Scope::Venue(slug.clone(), venue.clone()),
                            Thing::Room,
                            room,
                            "key",
                            notes,
                        );
                    }
                }
            }
        }
        index
    }

    /// The code of the municipality with that slug, or `None` with a problem noted here or at the
    /// municipality itself.
    pub(super) fn municipality(
        &self,
        slug: &Text,
        by: &Named,
        notes: &mut Notes<'_>,
    ) -> Option<MunicipalityCode> {
        self.names(&Scope::File, by, Thing::Municipality, slug, notes)?;
        self.codes
            .get(slug.get_ref())
            .and_then(|code| MunicipalityCode::parse(code))
    }

    /// Whether the key is there in the scope; if not, that is a problem of the one that names it.
    pub(super) fn names(
        &self,
        scope: &Scope,
        by: &Named,
        thing: Thing,
        key: &Text,
        notes: &mut Notes<'_>,
    ) -> Option<()> {
        let name = Named::new(thing, key.get_ref());
        if self.lines.contains_key(&(scope.clone(), name.clone())) {
            return Some(());
        }
        let owner = match scope {
            Scope::File => None,
            Scope::Municipality(slug) => Some(Named::new(Thing::Municipality, slug)),
            Scope::Venue(_, venue) => Some(Named::new(Thing::Venue, venue)),
        };
        notes.problem(
            key.span(),
            WorldCause::NotThere {
                by: by.clone(),
                name,
                owner,
            },
        );
        None
    }

    /// Whether the file has a municipality with that slug.
    pub(super) fn has_municipality(&self, slug: &str) -> bool {
        self.lines
            .contains_key(&(Scope::File, Named::new(Thing::Municipality, slug)))
    }

    /// Whether the municipality with that slug has any round in the file.
    pub(super) fn has_rounds(&self, slug: &str) -> bool {
        self.lines.keys().any(|(scope, name)| {
            name.thing == Thing::Round
                && matches!(scope, Scope::Municipality(municipality) if municipality == slug)
        })
    }

    fn add(
        &mut self,
        scope: Scope,
        thing: Thing,
        item: &Spanned<DeValue<'_>>,
        field: &str,
        notes: &mut Notes<'_>,
    ) {
        let Some(key) = word(item, field) else { return };
        let line = notes.line(&item.span());
        let name = Named::new(thing, key);
        match self.lines.get(&(scope.clone(), name.clone())) {
            Some(first) => notes.problem_on(
                line,
                WorldCause::Twice {
                    name,
                    first: *first,
                },
            ),
            None => {
                self.lines.insert((scope, name), line);
            }
        }
    }
}

/// A text value of a table, if it is there and a text.
fn word(item: &Spanned<DeValue<'_>>, field: &str) -> Option<String> {
    Some(item.get_ref().get(field)?.get_ref().as_str()?.to_owned())
}
