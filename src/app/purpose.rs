//! What the program and its database are for. The demo tells invented people things that go nowhere; on a real database
//! it would take over what real people wait for, and the service would mail what the demo left.

use crate::store::{Fault, Store};
use sea_orm::{ConnectionTrait, Statement, Value};

/// What the program is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The service of real municipalities.
    Service,
    /// A look at it on one's own machine: what people are told lies in a folder, and is shown.
    Demo,
    /// New staff practise: as the demo, under a band that says so, for those whom the service sends.
    Practice,
}

impl Purpose {
    /// Whether everybody is invented, and nothing may leave.
    #[must_use]
    pub fn is_invented(&self) -> bool {
        *self != Self::Service
    }
}

/// The row that says so, beside the installation's keys.
const MARK: &str = "demo";

/// Marks an empty database as the demo's.
///
/// # Errors
/// A [`Fault`] when the mark cannot be written.
pub(super) async fn mark_as_demo(store: &Store) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            let mark = Statement::from_sql_and_values(
                unit.db().get_database_backend(),
                "INSERT INTO keys (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
                [Value::from(MARK), Value::from(vec![1_u8])],
            );
            unit.db().execute_raw(mark).await?;
            Ok::<(), Fault>(())
        })
        .await
}

/// Whether a database is the demo's.
///
/// # Errors
/// A [`Fault`] when it cannot be asked.
pub(super) async fn is_demo(store: &Store) -> Result<bool, Fault> {
    let ask = Statement::from_sql_and_values(
        store.read().get_database_backend(),
        "SELECT 1 FROM keys WHERE name = $1",
        [Value::from(MARK)],
    );
    Ok(store.read().query_one_raw(ask).await?.is_some())
}
