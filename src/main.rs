//! The program `brygga`: reads the command line and calls [`brygga::app`].

use std::process::ExitCode;

fn main() -> ExitCode {
    brygga::app::run()
}
