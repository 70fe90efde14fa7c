//! Somebody asks for a place.

mod answers;
mod change;
mod english;
mod flow;
mod forged;
mod holds;
mod line;
mod opening;
mod parties;
mod past;
mod people;
mod refused;
mod sign_up;
mod twice;
