//! How many wrong tries there may be at signing in. Nobody can lock a named person out for long
//! (trust plan F6): tries from a browser in which that person has signed in before, or has chosen the
//! password by the link in the mail, count apart. Links that strangers ask for take nothing away: each
//! works for its hour or until one is used.

use crate::web::Limit;

/// Wrong passwords and codes from one network.
pub(super) const NETWORK: Limit = Limit {
    purpose: "sign-in-network",
    burst: 30,
    per_day: 1_440,
};

/// Wrong passwords for one address, from browsers in which nobody has signed in with it: one comes
/// back every quarter of an hour.
pub(super) const ADDRESS: Limit = Limit {
    purpose: "sign-in-address",
    burst: 10,
    per_day: 96,
};

/// Wrong passwords from a browser in which the person has signed in before.
pub(super) const BROWSER: Limit = Limit {
    purpose: "sign-in-browser",
    burst: 10,
    per_day: 96,
};

/// Wrong codes for one account, after the right password: three codes of a million count at a time,
/// so that a guesser who has the password has one chance in 3,400 a day.
pub(super) const CODE: Limit = Limit {
    purpose: "sign-in-code",
    burst: 5,
    per_day: 96,
};

/// Links that are asked for one address: one comes back every hour, as long as a link works, so that
/// whoever asks for them all leaves the owner one that works.
pub(super) const LINK: Limit = Limit {
    purpose: "account-link",
    burst: 3,
    per_day: 24,
};

/// Links that are asked for from one network.
pub(super) const LINK_NETWORK: Limit = Limit {
    purpose: "account-link-network",
    burst: 20,
    per_day: 100,
};
