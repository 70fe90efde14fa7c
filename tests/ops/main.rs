//! Races and faults.
