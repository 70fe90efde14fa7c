//! Who may do what, held against the running program: every route and method, every role, every state of
//! an account, at home and elsewhere (trust plan F1, F2).

mod actors;
mod assigned;
mod elsewhere;
mod forged;
mod matrix;
mod table;
mod walk;
