//! What every page and every answer has in common.

mod crawl;
mod every_page;
mod flow_outlines;
mod flow_pages;
mod forms;
mod headers;
mod hosts;
mod language;
mod outlines;
mod text_size;
