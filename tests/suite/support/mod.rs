//! What the tests are told with: a town, its people, the pages they see and the mail they get.

pub mod databases;
pub mod mailbox;
pub mod outline;
pub mod page;
pub mod person;
pub mod plain_language;
pub mod relay;
pub mod town;
pub mod world;

pub use page::Page;
pub use person::{Person, someone};
pub use relay::Relay;
pub use town::Town;
pub use world::{ARound, world_of};
