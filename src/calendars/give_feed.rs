//! The verb: somebody's feed gets an address, another one, or none.

use super::{acting::Acting, feed_address::FeedToken, table::scarce_person};
use crate::{kernel::ScarcePersonId, store::Outcome};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use std::convert::Infallible;

impl Acting<'_> {
    /// Makes a new address, from which the feed is then had and from no other; or stops it. The address
    /// is answered this once.
    ///
    /// # Errors
    /// There is nobody of that id here, or they are closed; a fault.
    pub async fn give_feed(
        &self,
        id: ScarcePersonId,
        wanted: bool,
    ) -> Result<Option<FeedToken>, Outcome<Infallible>> {
        self.store
            .write(|unit| async move {
                let row = self.lock_person(&unit, id).await?;
                if wanted && row.closed_on.is_some() {
                    return Err(Outcome::NotFound);
                }
                let token = wanted.then(|| FeedToken::new(self.chance));
                let mut row = scarce_person::ActiveModel::from(row);
                row.feed_fingerprint = Set(token.as_ref().map(FeedToken::fingerprint));
                row.update(unit.db()).await?;
                let code = if wanted {
                    "scarce_person.feed_made"
                } else {
                    "scarce_person.feed_stopped"
                };
                self.record(&unit, code, &[("scarce_person", id.uuid())])
                    .await?;
                Ok(token)
            })
            .await
    }
}
