//! A form with a file that somebody who is signed in sends: opened together with the right it takes.

use super::{
    guard::{Allowed, Seen},
    rights::Grantable,
    staff_form::judged,
};
use crate::web::{Typed, read_upload};
use rocket::{
    Data, Request, async_trait,
    data::{FromData, Outcome},
    http::Status,
};

/// A form with a file as it came in, from somebody who may send it. Nothing is read of what anybody else
/// sends. Whose sign-in ran out meanwhile finds what was typed again, and picks the file once more.
#[derive(Debug)]
pub struct StaffUpload<'r, R> {
    allowed: Allowed<'r, R>,
    sent: Sent,
}

/// What was sent.
#[derive(Debug)]
pub struct Sent {
    /// What was typed or picked beside the file.
    pub typed: Typed,
    /// What the file holds; empty when none was picked.
    pub file: Vec<u8>,
    /// Whether it was larger than it may be; then it is not here.
    pub too_large: bool,
    /// Whether it may only be shown again: the person has signed in anew since the page was made.
    pub expired: bool,
}

impl<'r, R> StaffUpload<'r, R> {
    /// Who sent it, and what.
    #[must_use]
    pub fn opened(self) -> (Allowed<'r, R>, Sent) {
        (self.allowed, self.sent)
    }
}

#[async_trait]
impl<'r, R: Grantable> FromData<'r> for StaffUpload<'r, R> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match Self::read(request, data).await {
            Ok(form) => Outcome::Success(form),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

impl<'r, R: Grantable> StaffUpload<'r, R> {
    async fn read(request: &'r Request<'_>, data: Data<'_>) -> Result<Self, Status> {
        // Who may not send it, and was not signed in a moment ago, sends to nobody.
        let known = matches!(Seen::of(request).await?, Seen::Over(..));
        let may = Allowed::<R>::ask(request).await;
        if !known && let Err(status) = may {
            return Err(status);
        }
        let upload = read_upload(request, data).await?;
        let (allowed, genuine) = judged(request, &upload.typed).await?;
        let sent = Sent {
            // A form that is too large has no token left to ask for; nothing is done with it either.
            expired: !upload.too_large && !genuine,
            typed: upload.typed,
            file: upload.file,
            too_large: upload.too_large,
        };
        Ok(Self { allowed, sent })
    }
}
