//! What the tests are told with: a town, its people, the pages they see and the mail they get.

mod at_once;
pub mod calendar;
pub mod contents;
pub mod databases;
pub mod details;
mod flow;
pub mod forms;
pub mod mailbox;
pub mod outline;
pub mod page;
pub mod pdf;
pub mod person;
pub mod plain_language;
pub mod relay;
mod staff;
pub mod town;
pub mod world;

pub use at_once::{Form, TIMES, at_once, without_key};
pub use calendar::read_back;
pub use details::{Details, Told, someone};
pub use mailbox::Letter;
pub use page::Page;
pub use pdf::Paper;
pub use person::Person;
pub use relay::Relay;
pub use staff::{Colleague, PASSWORD};
pub use town::{Town, kalmar};
pub use world::{ARound, world_of};
