//! What a caller may have written already.

use crate::{kernel::MunicipalityCode, store::Fault};
use rocket::async_trait;

/// Knows the code of a visitor's half-filled form, so that whoever calls them sees what they have
/// written. Implemented by whoever keeps such forms.
#[async_trait]
pub trait DraftCodes: Send + Sync {
    /// The code, «K7 42», if the visit has a form that was not sent.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read.
    async fn code(
        &self,
        visit: [u8; 32],
        municipality: &MunicipalityCode,
    ) -> Result<Option<String>, Fault>;
}
