//! Signing in, staying so, and what becomes of it.

mod closed;
mod hosts;
mod links;
mod once;
mod own;
mod practice;
mod signing_in;
mod users;
