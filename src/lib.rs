//! Brygga: what a Swedish municipality runs when its ninth-graders teach residents of 65 and over
//! the basics of a digital life.
//!
//! # The house
//!
//! Modules stand in the order in which they may know each other: a module uses those above it, never
//! those below. `tests/architecture` fails on an arrow that turns back.
//!
//! * [`kernel`] – words everyone uses, no I/O: ids, clock, calendar, phone, booking word, share.
//! * [`store`] – connections and units of work; the only place that knows which database it is.
//! * [`locale`] – catalogues turned into typed text.
//! * [`paper`] – from a source and data to a tagged PDF.
//! * [`audit`], [`outbox`] – who did what, and what people are told: rows in the unit of the act.
//! * [`web`] – page frame, forms, policies, errors as pages, headers, assets, limits.
//! * [`municipalities`] – counties, municipalities, their facts, areas and postcodes.
//! * [`accounts`] – those who work with it: how they come in, and what each may do.
//! * [`messages`] – delivering what the outbox holds.
//! * [`programmes`], [`venues`] – what is taught, and where.
//! * [`calendars`] – when a session cannot be: school calendars, scarce people's diaries; feeds.
//! * [`settings`] – the pages on which a municipality changes what its pages say.
//! * [`rounds`] – what a person signs up to: dated sessions with seats.
//! * [`residents`] – people, and when two rows may be the same person.
//! * [`registrations`] – finding a round, asking for a place, the seat or the place in line.
//! * [`reach`] – population, targets, and how far the plan can bring a municipality.
//! * [`seasons`] – a year's plan as one picture, against the target.
//! * [`desk`] – the phone: who is calling, and what they have.
//! * [`privacy`] – removing what has served its time, and showing that it is.
//! * [`app`] – settings, commands, assembly, the demo world: the only module that knows them all.
//!
//! # A feature's rooms
//!
//! `mod.rs` states the promise and the numbered rules. A rule file is pure; a verb is one file and
//! one unit of work; `queries.rs` reads for pages; `table.rs` is private; `form.rs` parses what a
//! browser sends; `pages.rs` answers; `notices.rs` says what people are told.
//!
//! # Walkthroughs
//!
//! `docs/architecture.md` follows "A resident gets a seat" through the files.

pub mod kernel;

pub mod store;

pub mod locale;

pub mod paper;

pub mod audit;
pub mod outbox;

pub mod web;

pub mod municipalities;

pub mod accounts;

pub mod messages;

pub mod calendars;
pub mod programmes;
pub mod settings;
pub mod venues;

pub mod rounds;

pub mod residents;

pub mod registrations;

pub mod reach;

pub mod desk;
pub mod seasons;

pub mod privacy;

pub mod app;
