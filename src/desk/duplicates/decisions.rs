//! What has been decided lately, and by whom.

use super::Helper;
use crate::{
    accounts,
    kernel::{CivilTime, ResidentId, Zone},
    residents::{self, Decided, Verdict},
    store::Fault,
};
use std::collections::HashMap;

/// So many are shown.
const SHOWN: u64 = 20;

/// Something that was decided, as the list shows it.
pub(super) struct Row {
    pub(super) what: String,
    pub(super) by: String,
    /// Which it is, as the button sends it.
    pub(super) id: String,
}

/// The latest decisions that hold.
pub(super) async fn rows(work: &Helper<'_>) -> Result<Vec<Row>, crate::web::Failure> {
    let (db, code) = (work.store().read(), work.municipality()?);
    let verdicts = residents::latest_verdicts(db, &code, SHOWN).await?;
    let names = names(work, &verdicts).await?;
    let mut rows = Vec::new();
    for verdict in &verdicts {
        rows.push(row(work, verdict, &names).await?);
    }
    Ok(rows)
}

/// Who decided, in words.
pub(super) async fn who(work: &Helper<'_>, verdict: &Verdict) -> Result<String, Fault> {
    accounts::who(work.store().read(), work.text(), verdict.by.clone()).await
}

async fn row(
    work: &Helper<'_>,
    verdict: &Verdict,
    names: &HashMap<ResidentId, String>,
) -> Result<Row, Fault> {
    let text = work.text();
    let name = |id| {
        let known = names.get(&id).cloned();
        known.unwrap_or_else(|| text.duplicates_somebody())
    };
    let (one, other) = (name(verdict.kept), name(verdict.other));
    let at = CivilTime::of(verdict.at, Zone::stockholm());
    Ok(Row {
        what: match verdict.decided {
            Decided::Same => text.duplicates_decided_same(one, other),
            Decided::Other => text.duplicates_decided_other(one, other),
        },
        by: text.duplicates_by(
            who(work, verdict).await?,
            text.day_and_year(at.date),
            text.clock(at.time),
        ),
        id: verdict.id.to_string(),
    })
}

async fn names(
    work: &Helper<'_>,
    verdicts: &[Verdict],
) -> Result<HashMap<ResidentId, String>, Fault> {
    let ids: Vec<_> = (verdicts.iter())
        .flat_map(|verdict| [verdict.kept, verdict.other])
        .collect();
    let people = residents::by_ids_known(work.store().read(), &ids).await?;
    let named = people.into_iter();
    Ok(named.map(|p| (p.id, p.name.to_string())).collect())
}
