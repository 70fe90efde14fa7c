//! The plain values that the macros in `templates/_parts/` show, and the page `/delar` that shows
//! every part in every state.
//!
//! The macros take anything with the right fields; a page that has rows of its own need not convert
//! them. All texts arrive translated.

mod page;
mod routes;
mod samples;

pub use page::{Boxes, Buttons, Group, Headings, PartsPage};
pub(crate) use routes::{send, show};

/// A link that stands alone, or a choice in a row of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The text, unique on its page.
    pub text: String,
}

impl Link {
    /// A link.
    #[must_use]
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            text: text.into(),
        }
    }
}

/// The way to the same page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// The address of the twin page.
    pub href: String,
    /// The text in that language: «In English».
    pub text: String,
    /// The language as in `lang`: «en».
    pub code: String,
}

/// The help box (WCAG 3.2.6: the same order and text on every page).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// «Behöver du hjälp?»
    pub title: String,
    /// What stands before the number: «Ring oss:».
    pub call: String,
    /// The number as people write it.
    pub phone: String,
    /// The number for the phone: «tel:+46846500400».
    pub phone_link: String,
    /// When someone answers.
    pub hours: String,
    /// What to say for staff to see the half-filled form.
    pub code: Option<String>,
    /// Other ways to get help.
    pub links: Vec<Link>,
    /// The way out of a half-filled form that takes the answers away.
    pub stop: Option<Link>,
}

/// A row of a list of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// What the fact is.
    pub key: String,
    /// The fact.
    pub value: String,
    /// The way to change it.
    pub change: Option<Change>,
}

/// The way to change a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The address.
    pub href: String,
    /// What is seen: «Ändra».
    pub text: String,
    /// What is read out after it: «ditt namn».
    pub about: String,
}

/// A table with its caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table says.
    pub caption: String,
    /// The columns; the first names the row.
    pub columns: Vec<Column>,
    /// The rows, each with a cell per column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub text: String,
    /// Whether it holds figures, which are set to the right.
    pub numeric: bool,
}

/// A state in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The word, which carries the meaning alone.
    pub text: String,
    /// `""`, `"green"`, `"yellow"` or `"red"`.
    pub colour: &'static str,
}

/// A thing to do in a list of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub text: String,
    /// Where it is done.
    pub href: String,
    /// Help under the text.
    pub hint: Option<String>,
    /// How far it has come, in a word.
    pub state: String,
    /// The colour of the state, as in [`Tag`].
    pub colour: &'static str,
}

/// The pages of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The name of the row of links: «Sidor».
    pub label: String,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// The pages by number.
    pub numbers: Vec<PageNumber>,
}

/// One page of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNumber {
    /// The address.
    pub href: String,
    /// The number.
    pub text: String,
    /// What is read out: «Sida 2».
    pub about: String,
    /// Whether this is the page that is shown.
    pub current: bool,
}

/// A link that narrows a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLink {
    /// The address.
    pub href: String,
    /// What it narrows to: «Förmiddag».
    pub text: String,
    /// Whether the list is narrowed to this now.
    pub current: bool,
}

/// A round in the list of rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Days and times with weekday.
    pub when: String,
    /// Venue, street and place.
    pub place: String,
    /// Seats left in words, or that it is full.
    pub seats: String,
    /// Lift, hearing loop, bus stop.
    pub facilities: Option<String>,
    /// Further lines, such as when the sign-up opens.
    pub notes: Vec<String>,
    /// The button; none while the sign-up is not open.
    pub action: Option<Link>,
    /// The way to the round's own page.
    pub more: Link,
}

/// A message in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The channel and whom it went to.
    pub to: String,
    /// The text as it was sent; line breaks are kept.
    pub text: String,
    /// When, and in what state.
    pub facts: Vec<String>,
}
