//! The verbs: two are one person, or are not; and undoing what was decided.

use crate::{
    audit::By,
    kernel::{MemberId, ResidentId, VerdictId},
    registrations::{self, Double},
    residents::{self, Decided, Undecided},
    store::{Outcome, Store, Unit},
};

/// Why nothing was decided, or undone. Nothing is written then.
#[derive(Debug)]
pub(super) enum NotDecided {
    /// The two cannot be decided of, or parted.
    Undecided(Undecided),
    /// Both have a place in these rounds: which is kept?
    TwoPlaces(Vec<Double>),
}

/// The two are one person. In rounds where both have a place those that are named are kept.
pub(super) async fn same(
    store: &Store,
    by: &By<'_>,
    pair: (ResidentId, ResidentId),
    keep: &[MemberId],
) -> Result<VerdictId, Outcome<NotDecided>> {
    let done = store
        .write(|unit| async move {
            are_here(&unit, by, pair).await?;
            let people = [pair.0, pair.1];
            // Rounds are locked before people.
            let left = registrations::leave_doubles(&unit, by, people, keep).await?;
            let held = residents::hold_pair(&unit, by.municipality, pair).await;
            let held = held.map_err(|outcome| outcome.map(NotDecided::Undecided))?;
            let doubles = registrations::doubles(unit.db(), people).await?;
            if !doubles.is_empty() {
                return Err(Outcome::Refused(NotDecided::TwoPlaces(doubles)));
            }
            let (verdict, rows) = residents::merge(&unit, by, held, left).await?;
            registrations::count_as(&unit, &rows, held.kept).await?;
            record(&unit, by, "person.merged", (held.kept, held.other)).await?;
            Ok(verdict)
        })
        .await;
    store.seats_changed(by.municipality);
    done
}

/// The two are not one person.
pub(super) async fn not_same(
    store: &Store,
    by: &By<'_>,
    pair: (ResidentId, ResidentId),
) -> Result<VerdictId, Outcome<NotDecided>> {
    store
        .write(|unit| async move {
            let held = residents::hold_pair(&unit, by.municipality, pair).await;
            let held = held.map_err(|outcome| outcome.map(NotDecided::Undecided))?;
            let verdict = residents::keep_apart(&unit, by, held).await?;
            record(&unit, by, "person.not_same", (held.kept, held.other)).await?;
            Ok(verdict)
        })
        .await
}

/// What was decided is undone, and the pair waits again. To undo twice changes nothing. Answers how many
/// places were left when it was decided: they do not come back by this.
pub(super) async fn undo(
    store: &Store,
    by: &By<'_>,
    id: VerdictId,
) -> Result<usize, Outcome<NotDecided>> {
    store
        .write(|unit| async move {
            let found = residents::hold_verdict(&unit, by.municipality, id).await;
            let found = found.map_err(|outcome| outcome.map(NotDecided::Undecided))?;
            if found.undone {
                return Ok(found.places_left);
            }
            let rows = residents::undo_verdict(&unit, by, &found).await;
            let rows = rows.map_err(|outcome| outcome.map(NotDecided::Undecided))?;
            registrations::count_as(&unit, &rows, found.other).await?;
            let code = match found.decided {
                Decided::Same => "person.unmerged",
                Decided::Other => "person.not_same_undone",
            };
            record(&unit, by, code, (found.kept, found.other)).await?;
            Ok(found.places_left)
        })
        .await
}

/// Both are people of the municipality: nothing is done to anybody else's places.
async fn are_here(
    unit: &Unit,
    by: &By<'_>,
    (one, other): (ResidentId, ResidentId),
) -> Result<(), Outcome<NotDecided>> {
    for person in [one, other] {
        let known = residents::by_id(unit.db(), by.municipality, person).await?;
        known.ok_or(Outcome::NotFound)?;
    }
    Ok(())
}

async fn record(
    unit: &Unit,
    by: &By<'_>,
    code: &'static str,
    (kept, other): (ResidentId, ResidentId),
) -> Result<(), Outcome<NotDecided>> {
    let about = [("person", kept.uuid()), ("other", other.uuid())];
    Ok(by.record(unit, code, &about).await?)
}
