//! The page `/delar`: every part in every state, for those who build and test pages.

use askama::Template;

use super::{FactRow, FilterLink, Link, Message, Occasion, Pages, Table, Tag, Task};
use crate::web::Frame;
use crate::web::form::{Area, Choice, ErrorSummary, Field, Select, Words};

/// Every part of a page in every state. It is demonstration material in Swedish, not a page for residents.
#[derive(Debug, Clone, Template)]
#[template(path = "web/parts.html")]
pub struct PartsPage<'a> {
    /// What stands around the page.
    pub frame: &'a Frame,
    /// The page's name, in the title and as its h1.
    pub title: String,
    /// What the page is for.
    pub lead: String,
    /// The way back.
    pub back: Link,
    /// Where the form is sent.
    pub action: String,
    /// The guard against forged forms.
    pub csrf: String,
    /// The key that makes a double press count once.
    pub key: String,
    /// The words of the parts.
    pub words: Words,
    /// What is wrong; `Some` on the page with status 422.
    pub summary: Option<ErrorSummary>,
    /// The questions, grouped by kind.
    pub groups: Vec<Group>,
    /// The headings of the other sections.
    pub headings: Headings,
    /// The texts of the buttons.
    pub buttons: Buttons,
    /// The texts of the boxes.
    pub boxes: Boxes,
    /// Facts in two columns.
    pub facts: Vec<FactRow>,
    /// A wide table.
    pub table: Table,
    /// States in all colours.
    pub tags: Vec<Tag>,
    /// Things to do.
    pub tasks: Vec<Task>,
    /// Pages of a long list.
    pub pages: Pages,
    /// Links that narrow a list.
    pub filter: Vec<FilterLink>,
    /// Rounds: open, full, not open yet.
    pub occasions: Vec<Occasion>,
    /// Messages as they were sent.
    pub messages: Vec<Message>,
}

/// Questions of one kind under a heading.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// Lines of text.
    pub fields: Vec<Field>,
    /// Radios and checkboxes.
    pub choices: Vec<Choice>,
    /// Long lists.
    pub selects: Vec<Select>,
    /// Several lines of text.
    pub areas: Vec<Area>,
}

/// Headings of the sections that hold no questions.
#[derive(Debug, Clone)]
pub struct Headings {
    /// Over the buttons.
    pub buttons: String,
    /// Over the boxes.
    pub boxes: String,
    /// Over lists of facts and tables.
    pub facts: String,
    /// Over the rounds.
    pub course: String,
    /// The name of the row of filters.
    pub filter: String,
    /// Over the messages.
    pub mailbox: String,
}

/// Texts of the buttons and lone links.
#[derive(Debug, Clone)]
pub struct Buttons {
    /// The green one.
    pub primary: String,
    /// The one beside it.
    pub secondary: String,
    /// The red one.
    pub warning: String,
    /// The one that reads as a link.
    pub like_link: String,
    /// The link that looks like a button.
    pub start: String,
    /// The lone link.
    pub link: String,
}

/// Texts of the boxes.
#[derive(Debug, Clone)]
pub struct Boxes {
    /// How far one has come in the questions.
    pub progress: String,
    /// Of whom the page asks.
    pub about: String,
    /// Set apart by a bar.
    pub inset: String,
    /// With an exclamation mark.
    pub warning: String,
    /// A notice.
    pub notice: String,
    /// A notice that something has succeeded.
    pub done: String,
    /// The heading of the green panel.
    pub panel: String,
    /// What stands before a booking word.
    pub before: String,
    /// A booking word.
    pub reference: String,
    /// The longest booking word.
    pub long_reference: String,
    /// What stands on paper alone.
    pub on_paper: String,
    /// What stands on screens alone.
    pub on_screen: String,
}
