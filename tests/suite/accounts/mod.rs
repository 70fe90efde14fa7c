//! Signing in, staying so, and what becomes of it.

mod links;
mod own;
mod signing_in;
mod users;
