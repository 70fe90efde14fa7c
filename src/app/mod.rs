//! The program as a whole: settings, commands, assembly, periodic work and the demo world. The only
//! module that knows every feature.

mod apply;
mod assembly;
mod backup;
mod commands;
mod config;
mod demo;
mod logging;
mod machine;
mod purpose;
mod retention;
mod worker;
pub mod world;

pub use apply::{Applied, apply};
pub use assembly::{Parts, assemble};
pub use backup::BackupSettings;
pub use commands::run;
pub use config::{Config, PracticeSettings, SignUps};
pub use demo::{crowd, register_protected, world_for as demo_world};
pub use purpose::Purpose;
pub use worker::Workers;
