//! One form, sent again and again at the same moment.

use super::{Person, Town};
use rocket::{futures::future::join_all, http::Status};

/// So often a form is sent at the same moment.
pub const TIMES: usize = 6;

/// A form that is filled in: where it goes and what it holds.
pub type Form = (String, Vec<(String, String)>);

/// Sends a form [`TIMES`] times at the same moment, to two instances in turn; answers where each led. Who
/// is told that there is too much to do presses again, as people do.
pub async fn at_once(towns: [&Town; 2], who: &Person<'_>, (path, fields): &Form) -> Vec<String> {
    let sent = (0..TIMES).map(|number| async move {
        let mut twin = towns[number % 2].person();
        twin.cookies.clone_from(&who.cookies);
        while twin.posts(path, fields).await.status == Status::ServiceUnavailable {}
        let page = &twin.page;
        assert_eq!(page.status, Status::Ok, "{}", page.html);
        page.path.clone()
    });
    join_all(sent).await
}

/// The form without the key that makes a double press count once.
pub fn without_key((path, fields): &Form) -> Form {
    let fields = fields.iter().filter(|(name, _)| name != "nyckel").cloned();
    (path.clone(), fields.collect())
}
