//! The verb: somebody is planned with no more, or again.

use super::{acting::Acting, table::scarce_person};
use crate::{kernel::ScarcePersonId, store::Outcome};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use std::convert::Infallible;

impl Acting<'_> {
    /// Closes somebody from today, and stops the feed; or opens them again. What was planned stays.
    ///
    /// # Errors
    /// There is nobody of that id here; a fault.
    pub async fn close_person(
        &self,
        id: ScarcePersonId,
        closed: bool,
    ) -> Result<(), Outcome<Infallible>> {
        self.store
            .write(|unit| async move {
                let row = self.lock_person(&unit, id).await?;
                let mut row = scarce_person::ActiveModel::from(row);
                row.closed_on = Set(closed.then_some(self.today));
                if closed {
                    row.feed_fingerprint = Set(None);
                }
                row.update(unit.db()).await?;
                let code = if closed {
                    "scarce_person.closed"
                } else {
                    "scarce_person.opened"
                };
                self.record(&unit, code, &[("scarce_person", id.uuid())])
                    .await?;
                Ok(())
            })
            .await
    }
}
