//! What every page and every answer has in common.

mod crawl;
mod every_page;
mod forms;
mod headers;
mod hosts;
mod language;
mod outlines;
