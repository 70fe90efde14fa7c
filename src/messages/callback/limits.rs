//! How often a call may be asked for. Only a request that is new or changed counts.

use crate::{
    kernel::Moment,
    store::{Fault, Store, Unit},
    web::{Keys, Limit},
};

/// How many requests one network may send: a library's computers on the day of a letter.
const PER_NETWORK: Limit = Limit {
    purpose: "call-network",
    burst: 20,
    per_day: 100,
};

/// How many requests for one number are taken: nobody's phone is made to ring by strangers.
const PER_PHONE: Limit = Limit {
    purpose: "call-phone",
    burst: 3,
    per_day: 3,
};

/// The limits of one request.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Hides what is counted in the database.
    pub keys: &'a Keys,
    /// The network that the request came from, see [`crate::web::network_of`].
    pub network: &'a str,
}

impl Limits<'_> {
    /// Whether there is room for one more request for this number; nothing is written.
    pub(super) async fn allow(
        &self,
        store: &Store,
        phone: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        for (limit, key) in self.both(phone) {
            if !limit.has(store, self.keys, key, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Counts one request in the unit of work that notes it; false when it is one too many.
    pub(super) async fn take_in(
        &self,
        unit: &Unit,
        phone: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        for (limit, key) in self.both(phone) {
            if !limit.take_in(unit, self.keys, key, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// In the order in which every unit of work takes them.
    fn both<'k>(&'k self, phone: &'k str) -> [(Limit, &'k str); 2] {
        [(PER_NETWORK, self.network), (PER_PHONE, phone)]
    }
}
