//! Where the links in mails lead: a setting, never what a request says of itself (trust plan F7).

use rocket::Request;

/// How the world reaches the service, as it is set: `https://surfa.kalmar.example`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BaseAddress(pub Option<String>);

/// The address in front of every path; without a setting that of this machine. None when the program
/// was put together without one.
#[must_use]
pub fn base_address(request: &Request<'_>) -> Option<String> {
    let rocket = request.rocket();
    let BaseAddress(set) = rocket.state::<BaseAddress>()?;
    Some(match set {
        Some(address) => address.trim_end_matches('/').to_owned(),
        None => format!("http://127.0.0.1:{}", rocket.config().port),
    })
}
