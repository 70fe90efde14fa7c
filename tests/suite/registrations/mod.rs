//! Somebody asks for a place.

mod answers;
mod english;
mod forged;
mod line;
mod opening;
mod parties;
mod people;
mod refused;
mod sign_up;
mod twice;
