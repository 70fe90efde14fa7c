//! Diaries of people whom sessions need, school calendars, and files of both.

mod days;
mod diaries;
mod files;
mod people;
mod read_back;
