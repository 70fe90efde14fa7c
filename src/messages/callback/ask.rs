//! The verb: somebody asks to be called, and is promised when.

use super::{
    limits::Limits,
    promise::{Answered, promised_by},
    table::{ActiveModel, Column, DONE, Entity, Model, OPEN},
};
use crate::{
    audit::{self, Actor},
    kernel::{CallRequestId, Chance, Moment, MunicipalityCode, PersonName, Phone, Zone},
    locale::Lang,
    messages::tasks,
    municipalities::{self, Municipality},
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

/// Who asks to be called.
#[derive(Debug, Clone)]
pub struct AskForCall {
    /// The municipality under whose pages it is asked.
    pub municipality: MunicipalityCode,
    /// Whom to ask for.
    pub name: PersonName,
    /// Where to call.
    pub phone: Phone,
    /// The code of the form that the person was filling in, if any: «K7 42».
    pub draft_code: Option<String>,
    /// The language to speak.
    pub lang: Lang,
    /// Fingerprint of the browser that may see the answer.
    pub visit: [u8; 32],
    /// Drawn when the empty form was shown: the same form sent twice is one request.
    pub form_key: String,
}

/// This network, or somebody for this number, has asked too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyCalls;

/// Notes that somebody wants to be called, and answers the moment before which it is promised.
///
/// The same form sent again changes nothing; with another name or number it corrects the request,
/// as long as nobody has called. The promise stays as it was first given.
///
/// # Errors
/// [`TooManyCalls`] when a limit says no, a `Fault` when the request cannot be noted.
pub async fn ask_for_call(
    store: &Store,
    limits: &Limits<'_>,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    request: &AskForCall,
) -> Result<Moment, Outcome<TooManyCalls>> {
    let phone = request.phone.e164();
    if !is_known(store, request).await? && !limits.allow(store, phone, now).await? {
        return Err(Outcome::Refused(TooManyCalls));
    }
    store
        .write(|unit| async move {
            let asking = Asking {
                unit,
                limits,
                now,
                chance,
                actor,
                request,
            };
            asking.note().await
        })
        .await
}

/// Whether the form came before: sending it twice costs nothing.
async fn is_known(store: &Store, request: &AskForCall) -> Result<bool, Fault> {
    let same = Entity::find().filter(Column::FormKey.eq(&request.form_key));
    Ok(same.one(store.read()).await?.is_some())
}

/// When the municipality's phone is answered, as the rule takes it.
pub(in crate::messages) fn hours_of(municipality: &Municipality) -> Vec<Answered> {
    let hours = municipality.facts.opening_hours.iter();
    hours
        .map(|day| Answered {
            weekday: day.weekday,
            from: day.from,
            to: day.to,
        })
        .collect()
}

/// The request is answered, in the unit of work of whoever has called.
pub(in crate::messages) async fn close(unit: &Unit, request: CallRequestId) -> Result<(), Fault> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(DONE))
        .filter(Column::Id.eq(request.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// One request on its way into the database.
struct Asking<'a> {
    unit: Unit,
    limits: &'a Limits<'a>,
    now: Moment,
    chance: &'a Chance,
    actor: &'a Actor,
    request: &'a AskForCall,
}

impl Asking<'_> {
    async fn note(&self) -> Result<Moment, Outcome<TooManyCalls>> {
        let by = self.promise().await?;
        if self.make(by, &self.request.form_key).await? {
            return Ok(by);
        }
        if let Some(before) = self.sent_before().await? {
            let by = Moment::from_microseconds(before.promised_by);
            self.correct(before).await?;
            return Ok(by);
        }
        // The form was sent before and is dealt with: this is another request.
        self.make(by, &self.chance.token()).await?;
        Ok(by)
    }

    async fn promise(&self) -> Result<Moment, Outcome<TooManyCalls>> {
        let code = &self.request.municipality;
        let municipality = municipalities::by_code(self.unit.db(), code).await?;
        let municipality = municipality.ok_or(Outcome::NotFound)?;
        let zone = Zone::stockholm();
        promised_by(self.now, &hours_of(&municipality), zone)
            .at(zone)
            .map_err(|skipped| Fault::because("promising a call", skipped).into())
    }

    /// Writes a new request under a key; false when there is one under it.
    async fn make(&self, by: Moment, form_key: &str) -> Result<bool, Outcome<TooManyCalls>> {
        let request = self.request;
        let id = CallRequestId::new(self.now, self.chance);
        let row = ActiveModel {
            id: Set(id.uuid()),
            municipality_code: Set(request.municipality.as_str().to_owned()),
            name: Set(request.name.as_str().to_owned()),
            phone: Set(request.phone.e164().to_owned()),
            phone_typed: Set(request.phone.typed().to_owned()),
            draft_code: Set(request.draft_code.clone()),
            language: Set(request.lang.code().to_owned()),
            visit: Set(request.visit.to_vec()),
            form_key: Set(form_key.to_owned()),
            state: Set(OPEN.to_owned()),
            made_at: Set(self.now.microseconds()),
            promised_by: Set(by.microseconds()),
        };
        let made = Entity::insert(row)
            .on_conflict(OnConflict::column(Column::FormKey).do_nothing().to_owned())
            .exec_without_returning(self.unit.db())
            .await?;
        if made == 0 {
            return Ok(false);
        }
        tasks::make_for_request(&self.unit, self.now, id, by, request).await?;
        self.count().await?;
        self.record("call.asked_for", id).await?;
        Ok(true)
    }

    /// The request of the same form, if nobody has called yet.
    async fn sent_before(&self) -> Result<Option<Model>, Fault> {
        Ok(Entity::find()
            .filter(Column::FormKey.eq(&self.request.form_key))
            .filter(Column::MunicipalityCode.eq(self.request.municipality.as_str()))
            .filter(Column::State.eq(OPEN))
            .one(self.unit.db())
            .await?)
    }

    async fn correct(&self, before: Model) -> Result<(), Outcome<TooManyCalls>> {
        let request = self.request;
        let changed = before.name != request.name.as_str() || before.phone != request.phone.e164();
        let row = ActiveModel {
            id: Unchanged(before.id),
            name: Set(request.name.as_str().to_owned()),
            phone: Set(request.phone.e164().to_owned()),
            phone_typed: Set(request.phone.typed().to_owned()),
            // Whoever sent the form last may see the answer: cookies may have been cleared since.
            visit: Set(request.visit.to_vec()),
            ..ActiveModel::default()
        };
        Entity::update(row).exec(self.unit.db()).await?;
        if changed {
            self.count().await?;
            let id = CallRequestId::from_uuid(before.id);
            tasks::correct(&self.unit, id, request).await?;
            self.record("call.corrected", id).await?;
        }
        Ok(())
    }

    /// Counts the request, unless that would be one too many.
    async fn count(&self) -> Result<(), Outcome<TooManyCalls>> {
        let phone = self.request.phone.e164();
        if self.limits.take_in(&self.unit, phone, self.now).await? {
            Ok(())
        } else {
            Err(Outcome::Refused(TooManyCalls))
        }
    }

    async fn record(&self, code: &'static str, id: CallRequestId) -> Result<(), Fault> {
        let event = audit::Event {
            code,
            municipality: Some(&self.request.municipality),
            about: &[("call_request", id.uuid())],
        };
        audit::record(&self.unit, self.now, self.chance, self.actor, &event).await
    }
}
