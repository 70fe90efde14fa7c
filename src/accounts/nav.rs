//! The row above every page of somebody who is signed in: the ways to what that person may do here.

use super::{
    account::Account,
    guard::{Allowed, may_use},
    rights::roles_with,
    role::{Grant, Scope},
    tools::Tools,
};
use crate::{
    locale::Text,
    municipalities::Municipality,
    web::{Frame, Links, Right, parts::Link},
};

/// The row above a page of somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Nav {
    /// What the row is called.
    pub label: String,
    /// The ways to what may be done here, then to the account.
    pub links: Vec<Link>,
    /// Where signing out is sent.
    pub sign_out: String,
    /// What the button for it says.
    pub button: String,
    /// The token of its form.
    pub csrf: String,
}

impl Nav {
    /// The row for somebody, on a page.
    #[must_use]
    pub fn of<R>(frame: &Frame, tools: &Tools<'_>, allowed: &Allowed<'_, R>) -> Self {
        let text = frame.text;
        let own = Links::new(text.lang(), None, false);
        let mut links = work_here(frame, allowed.account);
        links.extend(work_everywhere(text, allowed.account));
        links.push(Link::new(
            text.accounts_nav_own(&allowed.account.name),
            own.to("konto"),
        ));
        Self {
            label: text.accounts_nav(),
            links,
            sign_out: own.to("konto/logga-ut"),
            button: text.accounts_sign_out(),
            csrf: allowed.form_token(tools.keys, tools.chance),
        }
    }
}

/// A page of a municipality that work begins on.
struct Work {
    right: Right,
    /// Its Swedish path under the municipality.
    path: &'static str,
    words: fn(Text) -> String,
}

/// Every one of them, in the order of the row.
const WORK: [Work; 13] = [
    Work {
        right: Right::Residents,
        path: "telefon",
        words: |text| text.accounts_nav_phone(),
    },
    Work {
        right: Right::Residents,
        path: "ringlista",
        words: |text| text.accounts_nav_calls(),
    },
    Work {
        right: Right::Residents,
        path: "ordna",
        words: |text| text.accounts_nav_promises(),
    },
    Work {
        right: Right::Residents,
        path: "dubbletter",
        words: |text| text.accounts_nav_duplicates(),
    },
    Work {
        right: Right::Sealed,
        path: "skyddade",
        words: |text| text.accounts_nav_sealed(),
    },
    Work {
        right: Right::Sealed,
        path: "skyddade/lasningar",
        words: |text| text.accounts_nav_readings(),
    },
    Work {
        right: Right::Overview,
        path: "planering",
        words: |text| text.accounts_nav_planning(),
    },
    Work {
        right: Right::Diaries,
        path: "dagbocker",
        words: |text| text.accounts_nav_diaries(),
    },
    Work {
        right: Right::Planning,
        path: "kalendrar",
        words: |text| text.accounts_nav_calendars(),
    },
    Work {
        right: Right::Planning,
        path: "lokaler",
        words: |text| text.accounts_nav_venues(),
    },
    Work {
        right: Right::Planning,
        path: "kurser",
        words: |text| text.accounts_nav_programmes(),
    },
    Work {
        right: Right::Settings,
        path: "installningar",
        words: |text| text.accounts_nav_settings(),
    },
    Work {
        right: Right::Users,
        path: "anvandare",
        words: |text| text.accounts_nav_users(),
    },
];

/// The pages of work in the whole installation.
const EVERYWHERE: [Work; 2] = [
    Work {
        right: Right::AllUsers,
        path: "anvandare",
        words: |text| text.accounts_all_users(),
    },
    Work {
        right: Right::Retention,
        path: "gallring",
        words: |text| text.accounts_retention(),
    },
];

/// The ways to what an account may do in the whole installation.
pub(super) fn work_everywhere(text: Text, account: &Account) -> Vec<Link> {
    let mine = |work: &&Work| {
        let roles = roles_with(work.right).unwrap_or_default();
        account.roles().any(|role| roles.contains(&role))
    };
    let links = Links::new(text.lang(), None, false);
    ways(EVERYWHERE.iter().filter(mine), text, &links).collect()
}

/// The ways to what an account may do in the municipality of this page.
fn work_here(frame: &Frame, account: &Account) -> Vec<Link> {
    let mine = |work: &&Work| may_use(account, work.right, frame);
    match frame.place {
        None => Vec::new(),
        Some(_) => ways(WORK.iter().filter(mine), frame.text, &frame.links).collect(),
    }
}

/// The ways to what an account may do in a municipality, from a page of its own.
pub(super) fn work_in(text: Text, account: &Account, place: &Municipality) -> Vec<Link> {
    let links = Links::new(text.lang(), Some(place.slug.clone()), false);
    // Who may work everywhere has a way of its own to everywhere.
    let here = |grant: &&Grant| *grant.scope() != Scope::Installation && grant.covers(&place.code);
    let mine = |work: &&Work| {
        let roles = roles_with(work.right).unwrap_or_default();
        let mut grants = account.grants.iter().filter(here);
        grants.any(|grant| roles.contains(&grant.role()))
    };
    ways(WORK.iter().filter(mine), text, &links)
        .map(|way| {
            let words = text.accounts_work_in(place.name.as_str(), way.text);
            Link::new(words, way.href)
        })
        .collect()
}

fn ways<'a>(
    work: impl Iterator<Item = &'a Work>,
    text: Text,
    links: &Links,
) -> impl Iterator<Item = Link> {
    work.map(move |work| Link::new((work.words)(text), links.to(work.path)))
}
