//! The verbs of whoever works the call list: take a task, let it go, note what came of a call, write the letter.

use super::{
    adopt::promise,
    queries::{call_tries, hours_here},
    rule::{After, Agreed, REST, after},
    table::{
        call_try,
        task::{Column, Entity},
    },
    task::{CallTask, TaskState, Tried, Why},
};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{AccountId, CallTaskId, CallTryId, Moment, Version},
    messages::callback,
    outbox,
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

/// Somebody at the page of a task.
#[derive(Clone, Copy)]
pub struct OnCall<'a> {
    /// The database.
    pub store: &'a Store,
    /// Who acts, when and where.
    pub by: By<'a>,
    /// Whose account it is.
    pub account: AccountId,
    /// The task.
    pub task: CallTaskId,
    /// How it stood when the page was opened.
    pub seen: &'a Version,
}

/// Why a task stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskRefusal {
    /// Somebody has done something with it since the page was opened.
    Overtaken,
    /// It is a colleague's.
    Theirs,
    /// It is over.
    Over,
    /// What was to be told was taken back; there is something else to tell, or nothing.
    Untrue,
}

impl From<TaskRefusal> for Outcome<TaskRefusal> {
    fn from(refusal: TaskRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl OnCall<'_> {
    /// Takes the task; also from a colleague, by whoever has seen that it is theirs.
    ///
    /// # Errors
    /// [`TaskRefusal`]; `NotFound` when there is no such task here.
    pub async fn take(&self) -> Result<(), Outcome<TaskRefusal>> {
        self.store
            .write(|unit| async move {
                self.load(&unit).await?;
                self.write_owner(&unit, Some(self.account)).await?;
                self.record(&unit, "call.taken").await
            })
            .await
    }

    /// Lets go of one's own task, for somebody else.
    ///
    /// # Errors
    /// As [`OnCall::take`].
    pub async fn let_go(&self) -> Result<(), Outcome<TaskRefusal>> {
        self.store
            .write(|unit| async move {
                self.load_own(&unit).await?;
                self.write_owner(&unit, None).await?;
                self.record(&unit, "call.let_go").await
            })
            .await
    }

    /// Notes what came of a call, and does what follows from it; a form that was sent before notes nothing.
    /// `agreed` is when the person wants to be called instead, `letter` whether a letter can be written. A task
    /// of nobody becomes the caller's.
    ///
    /// # Errors
    /// As [`OnCall::take`].
    pub async fn note(
        &self,
        once: &Once,
        tried: Tried,
        agreed: Option<Agreed>,
        letter: bool,
    ) -> Result<(), Outcome<TaskRefusal>> {
        self.store
            .write(|unit| async move {
                let task = self.task.uuid();
                if once.made(&unit, self.by.now, task).await?.is_some() {
                    return Ok(());
                }
                let task = self.load_own(&unit).await?;
                let wanted = match tried {
                    Tried::Letter => TaskState::Letter,
                    _ => TaskState::Open,
                };
                if task.state != wanted {
                    return Err(TaskRefusal::Overtaken.into());
                }
                let before = call_tries(unit.db(), self.task).await?;
                let before: Vec<Tried> = before.iter().map(|t| t.tried).collect();
                let letter = letter && matches!(task.why, Why::Notice(_));
                self.write_try(&unit, tried).await?;
                self.go_on(&unit, &task, after(tried, &before, letter), agreed)
                    .await?;
                self.record(&unit, tried.event()).await
            })
            .await
    }

    /// The task as it stands under its lock, if it is as it was seen and still to be done.
    async fn load(&self, unit: &Unit) -> Result<CallTask, Outcome<TaskRefusal>> {
        unit.lock("call_tasks", &[self.task.uuid()]).await?;
        let row = Entity::find_by_id(self.task.uuid())
            .filter(Column::MunicipalityCode.eq(self.by.municipality.as_str()))
            .one(unit.db())
            .await?;
        let task = CallTask::try_from(row.ok_or(Outcome::NotFound)?)?;
        if !task.state.is_live() {
            return Err(TaskRefusal::Over.into());
        }
        if *self.seen != task.version() {
            return Err(TaskRefusal::Overtaken.into());
        }
        if let Why::Notice(notice) = task.why
            && outbox::calls_to_make(unit.db(), &[notice])
                .await?
                .is_empty()
        {
            return Err(TaskRefusal::Untrue.into());
        }
        Ok(task)
    }

    async fn load_own(&self, unit: &Unit) -> Result<CallTask, Outcome<TaskRefusal>> {
        let task = self.load(unit).await?;
        if task.owner.is_some_and(|owner| owner != self.account) {
            return Err(TaskRefusal::Theirs.into());
        }
        Ok(task)
    }

    async fn write_owner(
        &self,
        unit: &Unit,
        owner: Option<AccountId>,
    ) -> Result<(), Outcome<TaskRefusal>> {
        Entity::update_many()
            .col_expr(Column::OwnerId, Expr::value(owner.map(AccountId::uuid)))
            .filter(Column::Id.eq(self.task.uuid()))
            .exec(unit.db())
            .await?;
        Ok(())
    }

    async fn write_try(&self, unit: &Unit, tried: Tried) -> Result<(), Fault> {
        let row = call_try::ActiveModel {
            id: Set(CallTryId::new(self.by.now, self.by.chance).uuid()),
            task_id: Set(self.task.uuid()),
            account_id: Set(self.account.uuid()),
            at: Set(self.by.now.microseconds()),
            outcome: Set(tried.code().to_owned()),
        };
        call_try::Entity::insert(row)
            .exec_without_returning(unit.db())
            .await?;
        Ok(())
    }

    async fn go_on(
        &self,
        unit: &Unit,
        task: &CallTask,
        after: After,
        agreed: Option<Agreed>,
    ) -> Result<(), Outcome<TaskRefusal>> {
        let now = self.by.now;
        let (state, from, by) = match (after, agreed) {
            (After::AsAgreed, Some(at)) => (TaskState::Open, at.from, at.by),
            (After::Again | After::AsAgreed, _) => {
                let hours = hours_here(unit.db(), self.by.municipality).await?;
                (TaskState::Open, now.plus(REST), promise(now, &hours)?)
            }
            (After::Letter, _) => (TaskState::Letter, task.call_from, task.promised_by),
            (After::Done, _) => (TaskState::Done, task.call_from, task.promised_by),
            (After::Unreached, _) => (TaskState::Unreached, task.call_from, task.promised_by),
        };
        if !state.is_live() {
            self.settle_cause(unit, task, state).await?;
        }
        let settled: Option<Moment> = (!state.is_live()).then_some(now);
        let mut update = Entity::update_many()
            .col_expr(Column::State, Expr::value(state.code()))
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1_i32))
            .col_expr(Column::OwnerId, Expr::value(self.account.uuid()))
            .col_expr(Column::CallFrom, Expr::value(from.microseconds()))
            .col_expr(Column::PromisedBy, Expr::value(by.microseconds()))
            .col_expr(
                Column::SettledAt,
                Expr::value(settled.map(Moment::microseconds)),
            );
        if task.tries == 0 {
            update = update.col_expr(Column::FirstTryAt, Expr::value(now.microseconds()));
        }
        update
            .filter(Column::Id.eq(self.task.uuid()))
            .exec(unit.db())
            .await?;
        Ok(())
    }

    /// What the task was made for is over with it.
    async fn settle_cause(
        &self,
        unit: &Unit,
        task: &CallTask,
        state: TaskState,
    ) -> Result<(), Outcome<TaskRefusal>> {
        match task.why {
            Why::Again => Ok(()),
            Why::Asked(request) => Ok(callback::close(unit, request).await?),
            Why::Notice(notice) => {
                let told = state == TaskState::Done;
                if outbox::settle_call(unit, self.by.now, notice, told).await? {
                    return Ok(());
                }
                Err(TaskRefusal::Untrue.into())
            }
        }
    }

    async fn record(&self, unit: &Unit, code: &'static str) -> Result<(), Outcome<TaskRefusal>> {
        let about = [("call_task", self.task.uuid())];
        Ok(self.by.record(unit, code, &about).await?)
    }
}
