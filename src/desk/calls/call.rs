//! A call: what was said so far, and what is held meanwhile.

use super::{asked::FIELDS, table};
use crate::{
    kernel::{
        AccountId, CallId, DraftId, HoldId, Moment, MunicipalityCode, RegistrationId, ResidentId,
        RoundId,
    },
    store::Fault,
    web::Typed,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum CallState {
    /// Somebody has it on the screen.
    Open,
    /// It waits under its code for whoever takes it up.
    Parked,
    /// It is over.
    Ended,
}

impl CallState {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Parked => "parked",
            Self::Ended => "ended",
        }
    }

    fn read(code: &str) -> Result<Self, Fault> {
        [Self::Open, Self::Parked, Self::Ended]
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or_else(|| Fault::new(format!("a call that is {code}")))
    }
}

/// What was said, as it was typed: the fields of the form with their values. What does not make sense yet
/// is kept as well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::desk) struct Said(pub(in crate::desk) BTreeMap<String, Vec<String>>);

impl Said {
    /// What a form holds of what can be said: as it was typed, without signs that no page may hold, and
    /// without what is empty.
    pub(in crate::desk) fn of(typed: &Typed) -> Self {
        let state = typed.kept(&FIELDS);
        let said = FIELDS.into_iter().filter_map(|field| {
            let values = state.values(field).to_vec();
            let empty = values.iter().all(|value| value.trim().is_empty());
            (!empty).then(|| (field.to_owned(), values))
        });
        Self(said.collect())
    }

    /// The first value of a field, without spaces around it.
    pub(in crate::desk) fn text(&self, field: &str) -> &str {
        let values = self.0.get(field).map(Vec::as_slice).unwrap_or_default();
        values.first().map_or("", |value| value.trim())
    }

    /// Every value of a field.
    pub(in crate::desk) fn choices(&self, field: &str) -> &[String] {
        self.0.get(field).map(Vec::as_slice).unwrap_or_default()
    }

    /// With a value for a field that has none.
    pub(in crate::desk) fn or(mut self, field: &str, value: impl Into<String>) -> Self {
        if self.text(field).is_empty() {
            self.0.insert(field.to_owned(), vec![value.into()]);
        }
        self
    }
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) struct Call {
    /// Its id.
    pub(in crate::desk) id: CallId,
    /// Where.
    pub(in crate::desk) municipality: MunicipalityCode,
    /// Who talks, or talked last.
    pub(in crate::desk) account: AccountId,
    /// Where it is.
    pub(in crate::desk) state: CallState,
    /// «K7 42», once it has been put aside.
    pub(in crate::desk) code: Option<String>,
    /// What was said.
    pub(in crate::desk) said: Said,
    /// Who it is about, if it is somebody who is known.
    pub(in crate::desk) person: Option<ResidentId>,
    /// The round that was chosen.
    pub(in crate::desk) round: Option<RoundId>,
    /// The seats that were held last; they may have lapsed.
    pub(in crate::desk) hold: Option<HoldId>,
    /// The half-filled form that is finished together.
    pub(in crate::desk) draft: Option<DraftId>,
    /// What came of it.
    pub(in crate::desk) came_to: Option<RegistrationId>,
    /// Grows with every change: whoever saves says what they have seen.
    pub(in crate::desk) version: i64,
    /// When it began.
    pub(in crate::desk) begun: Moment,
    /// When something was last done.
    pub(in crate::desk) touched: Moment,
}

impl Call {
    /// A row as others see it.
    pub(super) fn read(row: table::Model) -> Result<Self, Fault> {
        let municipality = MunicipalityCode::parse(&row.municipality_code);
        Ok(Self {
            id: CallId::from_uuid(row.id),
            municipality: municipality.ok_or_else(|| Fault::new("a call's municipality"))?,
            account: AccountId::from_uuid(row.account_id),
            state: CallState::read(&row.state)?,
            code: row.code,
            said: serde_json::from_str(&row.said).map_err(|e| Fault::because("a call", e))?,
            person: row.resident_id.map(ResidentId::from_uuid),
            round: row.round_id.map(RoundId::from_uuid),
            hold: row.hold_id.map(HoldId::from_uuid),
            draft: row.draft_id.map(DraftId::from_uuid),
            came_to: row.registration_id.map(RegistrationId::from_uuid),
            version: row.version,
            begun: Moment::from_microseconds(row.begun_at),
            touched: Moment::from_microseconds(row.touched_at),
        })
    }
}
