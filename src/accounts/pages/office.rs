//! What the pages about other people's accounts share: where they are, and who looks.

use super::Nav;
use crate::{
    accounts::{
        account::{Account, State},
        guard::Allowed,
        rights::{AllUsers, Grantable, Users},
        tools::Tools,
    },
    kernel::AccountId,
    locale::Text,
    web::{Frame, Here, Links, parts::Tag},
};
use chrono::NaiveDate;

/// The word in the addresses.
const PATH: &str = "anvandare";

/// From where accounts are looked at: a municipality, or the whole installation.
pub(super) struct Office<'a, 'r, R> {
    pub(super) frame: &'a Frame,
    pub(super) tools: &'a Tools<'r>,
    pub(super) allowed: &'a Allowed<'r, R>,
    links: Links,
    /// «Kalmar»; none for everywhere.
    place: Option<&'a str>,
}

impl<'a, 'r> Office<'a, 'r, Users> {
    pub(super) fn local(
        here: Here<'a>,
        tools: &'a Tools<'r>,
        allowed: &'a Allowed<'r, Users>,
    ) -> Self {
        Self {
            frame: here.frame,
            tools,
            allowed,
            links: here.frame.links.clone(),
            place: Some(&here.place.name),
        }
    }
}

impl<'a, 'r> Office<'a, 'r, AllUsers> {
    pub(super) fn whole(
        frame: &'a Frame,
        tools: &'a Tools<'r>,
        allowed: &'a Allowed<'r, AllUsers>,
    ) -> Self {
        Self {
            frame,
            tools,
            allowed,
            links: Links::new(frame.text.lang(), None, false),
            place: None,
        }
    }
}

impl<R: Grantable> Office<'_, '_, R> {
    pub(super) fn nav(&self) -> Nav {
        Nav::of(self.frame, self.tools, self.allowed)
    }

    /// What the list is called.
    pub(super) fn title(&self) -> String {
        let text = self.frame.text;
        match self.place {
            Some(place) => text.accounts_users_in(place),
            None => text.accounts_all_users(),
        }
    }

    /// A page under the list.
    pub(super) fn address(&self, page: &str) -> String {
        self.links.to(&format!("{PATH}/{page}"))
    }

    /// The page of an account.
    pub(super) fn path_of(&self, account: AccountId) -> String {
        self.address(&account.to_string())
    }

    pub(super) fn csrf(&self) -> String {
        self.allowed.form_token(self.tools.keys, self.tools.chance)
    }
}

/// How an account stands, in a word.
pub(super) fn state_of(text: Text, account: &Account, today: NaiveDate) -> Tag {
    let (text, colour) = match account.state {
        State::Invited => (text.accounts_state_invited(), "yellow"),
        State::Disabled => (text.accounts_state_closed(), "red"),
        State::Active if !account.is_open_on(today) => (text.accounts_state_over(), "red"),
        State::Active if !account.has_second_factor => (text.accounts_state_no_app(), "yellow"),
        State::Active => (text.accounts_state_active(), "green"),
    };
    Tag { text, colour }
}
