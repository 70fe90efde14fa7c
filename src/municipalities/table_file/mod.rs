//! A table as an office saves it: a text file with a header row and columns.
//!
//! Statistics offices, post offices and spreadsheets write the same table in many ways. This module
//! turns the bytes into rows with line numbers and leaves the meaning to the reader of each kind of
//! file. It is pure: bytes in, values out, and no input makes it panic.

mod decoding;
mod rows;

pub use decoding::{Decoded, Encoding, NotText, decode};
pub use rows::{Row, Separator, Table, header_key, tables};
