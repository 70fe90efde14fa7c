//! Exposed safely: the program behind the nginx configuration that ships. The web server library in
//! the program never closes a slow client, believes an address header from anybody who is let
//! through to it and takes headers of any length; nginx is what keeps all of that out, so it is nginx
//! with the very file of `docs/operating` that is tested here. Each test also looks at something that
//! must go wrong: the program without nginx, or nginx with a line changed.

mod addresses;
mod dawdlers;
mod deadlines;
mod ear;
mod keys;
mod nginx;
mod program;
mod raw;
mod shares;
mod sizes;
mod smuggling;
mod visitors;
