//! The people who work with it: accounts by invitation, what each may do and where, and how somebody
//! is signed in.
//!
//! Rules:
//! 1. Nobody has an account without an invitation, and none exists by default but in the demo.
//! 2. A password is long and not a common one ([`Password::choose`]); its hash is argon2id, made away
//!    from the threads that answer requests, a few at a time.
//! 3. Signing in takes the password and a code from an authenticator, or a recovery code. A code
//!    counts once. A wrong try changes nothing but the count of tries, and takes as long whether or
//!    not there is such an account; nobody can lock a named person out for long.
//! 4. A sign-in is a row: listed, ended by its owner, by too long a pause, after a working day, and
//!    by another password or other rights. Its cookie is new when the code is given.
//! 5. What somebody typed survives signing in again.
//! 6. A link works once and for an hour; opening it changes nothing, and it does not replace the code.
//! 7. A form that makes something makes one thing, however often it is sent ([`Once`]).
//! 8. What is not one's own looks like what does not exist.
//!
//! Anybody may try to sign in; who may do what else stands in [`roles_with`].

mod account;
mod asking;
mod authenticator;
mod changing;
mod choosing;
mod closed;
mod device;
mod edit_page;
mod guard;
mod hashing;
mod inviting;
mod jobs;
mod known_browser;
mod limits;
mod links;
mod management;
mod managing;
mod nav;
mod notices;
mod once;
mod own_sessions;
mod pages;
mod password;
mod past;
mod practice;
mod queries;
mod recovery_codes;
mod restoring;
mod rights;
mod role;
mod second_factor;
mod set_aside;
mod sign_ins;
mod signing_in;
mod staff_form;
mod staff_upload;
mod table;
mod tools;
mod workplace;

pub use account::{Account, State};
pub use edit_page::{
    Answered, EditPage, VERSION_FIELD, last_hand, last_hand_in, last_hand_of, sent_version,
};
pub use guard::Allowed;
pub use hashing::Hasher;
pub use inviting::{Invitation, Invited, NotInvited, invite, settle};
pub use jobs::{KEPT_DAYS, retention};
pub use links::{LinkToken, new_link};
pub use nav::Nav;
pub use once::Once;
pub use own_sessions::OwnSessions;
pub use password::{Password, PasswordProblem};
pub use past::{Done, past_of, who};
pub use practice::{PRACTICE_PAGE, PracticeDoor, PracticePlace};
pub use queries::{logins, name_of};
pub use restoring::end_all;
pub use rights::{
    AllUsers, Diaries, Grantable, Overview, OwnAccount, Planning, Residents, Retention, Sealed,
    Settings, Users, roles_with,
};
pub use role::{Grant, Role, Scope};
pub use second_factor::Secret;
pub use staff_form::StaffForm;
pub use staff_upload::{Sent, StaffUpload};
pub use tools::Tools;
pub use workplace::Workplace;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages that only the practice world has.
#[must_use]
pub fn practice_routes() -> Vec<Policed> {
    vec![
        Policy::Public.of("accounts", routes![practice::ask]),
        Policy::PublicForm.of("accounts", routes![practice::send]),
    ]
}

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{authenticator, inviting, link, own, recovery_codes, sign_in, user, users};
    vec![
        Policy::Public.of(
            "accounts",
            routes![sign_in::ask, link::open, link::ask, link::sent],
        ),
        Policy::PublicForm.of("accounts", routes![sign_in::send, link::choose, link::send]),
        Policy::Entering.of("accounts", routes![sign_in::ask_code, authenticator::ask]),
        Policy::EnteringForm.of("accounts", routes![sign_in::send_code, authenticator::send]),
        Policy::Staff(Right::OwnAccount).of(
            "accounts",
            routes![
                own::show,
                own::ask_password,
                own::go_on,
                recovery_codes::ask
            ],
        ),
        Policy::StaffForm(Right::OwnAccount).of(
            "accounts",
            routes![
                sign_in::sign_out,
                own::end,
                own::change_password,
                recovery_codes::send,
                own::let_go
            ],
        ),
        Policy::Staff(Right::Residents).of("accounts", routes![practice::leave]),
        Policy::Staff(Right::Users).of("accounts", routes![users::here, inviting::ask, user::here]),
        Policy::StaffForm(Right::Users).of("accounts", routes![inviting::send, user::change_here]),
        Policy::Staff(Right::AllUsers).of("accounts", routes![users::everywhere, user::anywhere]),
        Policy::StaffForm(Right::AllUsers).of("accounts", routes![user::change_anywhere]),
    ]
}
