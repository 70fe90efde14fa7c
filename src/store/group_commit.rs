//! Several units of work share one commit on the embedded database.
//!
//! A commit there waits for the disk, and there is one writer. So whoever comes while a commit is
//! under way waits in line, and the line then shares the next transaction: each unit has it alone
//! while it works, behind a savepoint of its own, and all are answered after the one commit that
//! holds what they did; also whoever was refused, perhaps for what an earlier one of them did: the
//! page that says so can read it.
//!
//! One task owns the transaction from beginning to end; a unit only borrows it. So a caller that
//! goes away, wherever it stood, leaves nothing half begun and nobody waiting: what it had done is
//! undone, and the others stay.

use super::{Fault, unit_of_work};
use rocket::tokio::{
    self,
    sync::{mpsc, oneshot},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How many units share a commit at most.
const MOST_UNITS: u32 = 32;

/// How old a transaction may be to take in one more unit: nobody's answer waits for the work of
/// all who came later.
const OPEN_FOR: Duration = Duration::from_millis(20);

/// How long a unit stands in line. Then the page says that it is busy and keeps what was typed.
const IN_LINE: Duration = Duration::from_secs(5);

/// The line in front of the one writer. Whoever came first is served first.
#[derive(Clone)]
pub(super) struct GroupCommit {
    line: mpsc::UnboundedSender<Waiting>,
}

type Waiting = oneshot::Sender<Result<Turn, Fault>>;
type Committed = oneshot::Sender<Result<(), Fault>>;

/// The writer, alone, for one unit. What it did is undone unless it is kept.
pub(super) struct Turn {
    // Let go of before `end`, so that the transaction is the writer's alone when that hears of it.
    transaction: Arc<DatabaseTransaction>,
    end: oneshot::Sender<End>,
}

/// How a turn ends, with who waits for the end of the transaction.
enum End {
    Kept(Committed),
    Undone(Committed),
}

impl GroupCommit {
    /// Opens the line in front of `writer`. It ends when the last handle is gone.
    #[expect(
        clippy::disallowed_methods,
        reason = "no work of its own: it begins and commits for units that wait for its answer"
    )]
    pub(super) fn before(writer: DatabaseConnection) -> Self {
        let (line, waiting) = mpsc::unbounded_channel();
        tokio::spawn(serve(writer, waiting));
        Self { line }
    }

    /// Stands in line until the writer is free.
    ///
    /// # Errors
    /// A busy [`Fault`] after five seconds; the [`Fault`] of beginning.
    #[expect(
        clippy::disallowed_methods,
        reason = "nothing begins or commits inside it: who leaves the line is passed over"
    )]
    pub(super) async fn turn(&self) -> Result<Turn, Fault> {
        let (waiting, turn) = oneshot::channel();
        self.line.send(waiting).map_err(|_| closed())?;
        match tokio::time::timeout(IN_LINE, turn).await {
            Ok(answer) => answer.map_err(|_| closed())?,
            Err(_) => Err(Fault::busy("waiting for the database's writer")),
        }
    }
}

impl Turn {
    /// The transaction, for the unit to write in.
    pub(super) fn transaction(&self) -> Arc<DatabaseTransaction> {
        Arc::clone(&self.transaction)
    }

    /// Whether somebody else than the writer and this turn still holds the transaction.
    pub(super) fn is_held_elsewhere(&self) -> bool {
        Arc::strong_count(&self.transaction) > 2
    }

    /// Ends the turn and waits for the commit that holds it.
    ///
    /// # Errors
    /// The [`Fault`] of committing: then nothing of the unit is there.
    pub(super) async fn keep(self) -> Result<(), Fault> {
        self.end(End::Kept).await
    }

    /// Ends the turn with nothing done, and waits until what earlier units of the transaction did can be
    /// read.
    pub(super) async fn undo(self) {
        // Whether that was kept is for them to say.
        drop(self.end(End::Undone).await);
    }

    async fn end(self, how: fn(Committed) -> End) -> Result<(), Fault> {
        let Self { transaction, end } = self;
        drop(transaction);
        let (committed, answer) = oneshot::channel();
        end.send(how(committed)).map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }
}

fn closed() -> Fault {
    Fault::new("the database is closed")
}

/// Serves the line, one shared transaction after the other.
async fn serve(writer: DatabaseConnection, mut line: mpsc::UnboundedReceiver<Waiting>) {
    while let Some(first) = line.recv().await {
        if first.is_closed() {
            continue;
        }
        match unit_of_work::begin(&writer).await {
            Ok(transaction) => share(transaction, first, &mut line).await,
            Err(fault) => drop(first.send(Err(fault))),
        }
    }
}

/// Gives the transaction to the units of the line, one after the other, and commits for all of them.
async fn share(
    transaction: DatabaseTransaction,
    first: Waiting,
    line: &mut mpsc::UnboundedReceiver<Waiting>,
) {
    let transaction = Arc::new(transaction);
    let mut ended = Vec::new();
    let filled = fill(&transaction, first, line, &mut ended).await;
    let kept = ended
        .iter()
        .filter(|end| matches!(end, End::Kept(_)))
        .count();
    let end = match (filled, Arc::into_inner(transaction)) {
        (Ok(()), Some(transaction)) if kept == 0 => transaction.rollback().await,
        (Ok(()), Some(transaction)) => transaction.commit().await,
        // Letting go of it rolls it back.
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(sea_orm::DbErr::Custom(
            "a unit of work outlived its verb".to_owned(),
        )),
    };
    let end = end.map_err(|error| Fault::from(error).during("ending a shared transaction"));
    if let Err(fault) = &end {
        tracing::warn!(%fault, units = kept, "nothing of a shared transaction was kept");
    }
    for End::Kept(waits) | End::Undone(waits) in ended {
        // Who has gone away needs no answer.
        drop(waits.send(end.clone()));
    }
}

/// Fills the transaction until nobody waits or it is full. An error says that it cannot be trusted
/// any more: a full disk, for one, may have ended it.
///
/// There is a savepoint as long as it lasts. Outside a transaction a savepoint would begin a new
/// one unnoticed; to release one fails there.
async fn fill(
    transaction: &Arc<DatabaseTransaction>,
    first: Waiting,
    line: &mut mpsc::UnboundedReceiver<Waiting>,
    ended: &mut Vec<End>,
) -> Result<(), sea_orm::DbErr> {
    let began = Instant::now();
    let mut units = 0;
    let mut next = Some(first);
    transaction.execute_unprepared("SAVEPOINT unit").await?;
    while let Some(waiting) = next {
        let (end, how) = oneshot::channel();
        let turn = Turn {
            transaction: Arc::clone(transaction),
            end,
        };
        let end = match waiting.send(Ok(turn)) {
            Ok(()) => how.await.ok(),
            Err(_) => None,
        };
        units += 1;
        next = if units < MOST_UNITS && began.elapsed() < OPEN_FOR {
            line.try_recv().ok()
        } else {
            None
        };
        let is_kept = matches!(end, Some(End::Kept(_)));
        ended.extend(end);
        if !is_kept {
            // The savepoint is left standing, as good as new.
            transaction.execute_unprepared("ROLLBACK TO unit").await?;
        } else if next.is_some() {
            let anew = "RELEASE unit; SAVEPOINT unit";
            transaction.execute_unprepared(anew).await?;
        }
    }
    Ok(())
}
