//! A call task and a try to call, and their rows.

use super::table::{call_try, task};
use crate::{
    kernel::{
        AccountId, CallRequestId, CallTaskId, Moment, NoticeId, PersonName, Phone, ResidentId,
        Version,
    },
    locale::Lang,
    store::Fault,
};

/// Somebody who is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallTask {
    /// Its id: that of its cause, where it has one.
    pub id: CallTaskId,
    /// Why somebody is called.
    pub why: Why,
    /// Whom to ask for; of a message, its own words say it.
    pub name: Option<PersonName>,
    /// The number.
    pub phone: Phone,
    /// The person, where whoever wrote the task knew.
    pub resident: Option<ResidentId>,
    /// The code of the form that the person was filling in.
    pub draft_code: Option<String>,
    /// A short word about what it is about.
    pub note: Option<String>,
    /// The language to speak.
    pub lang: Lang,
    /// Whose it is.
    pub owner: Option<AccountId>,
    /// How it stands.
    pub state: TaskState,
    /// How often it was tried.
    pub tries: u32,
    /// Since when there is such a task.
    pub made_at: Moment,
    /// From when on the person is to be called.
    pub call_from: Moment,
    /// Before when it was promised.
    pub promised_by: Moment,
}

/// Why somebody is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The person has asked for it.
    Asked(CallRequestId),
    /// There is something to tell.
    Notice(NoticeId),
    /// A colleague has promised to call again.
    Again,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// To be called.
    Open,
    /// Not reached by phone: a letter is to be written.
    Letter,
    /// The person was reached, or has a letter.
    Done,
    /// Nothing reached the person.
    Unreached,
}

impl TaskState {
    /// The state in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Letter => "letter",
            Self::Done => "done",
            Self::Unreached => "unreached",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Letter, Self::Done, Self::Unreached]
            .into_iter()
            .find(|state| state.code() == code)
    }

    /// Whether something is left to do.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::Letter)
    }
}

impl CallTask {
    /// How it stands, for whoever has its page open.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::of(&(
            self.state,
            self.owner.map(AccountId::uuid),
            self.tries,
            self.phone.e164(),
        ))
    }
}

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tried {
    /// The person was spoken to.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// A word was left on the answering machine.
    Voicemail,
    /// It is somebody else's number.
    WrongNumber,
    /// The person wants to be called at another time.
    Later,
    /// The person does not want to be called.
    Declined,
    /// A letter was written instead.
    Letter,
}

impl Tried {
    /// What whoever has called can say, in the order of the page.
    pub const OF_A_CALL: [Self; 6] = [
        Self::Reached,
        Self::NoAnswer,
        Self::Voicemail,
        Self::Later,
        Self::WrongNumber,
        Self::Declined,
    ];

    /// As rows and forms hold it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no-answer",
            Self::Voicemail => "voicemail",
            Self::WrongNumber => "wrong-number",
            Self::Later => "later",
            Self::Declined => "declined",
            Self::Letter => "letter",
        }
    }

    /// As the audit holds it, see [`CALL_ACTS`].
    pub(super) fn event(self) -> &'static str {
        match self {
            Self::Reached => "call.reached",
            Self::NoAnswer => "call.no_answer",
            Self::Voicemail => "call.voicemail",
            Self::WrongNumber => "call.wrong_number",
            Self::Later => "call.later",
            Self::Declined => "call.declined",
            Self::Letter => "call.letter",
        }
    }

    /// The outcome of a form or a row.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = Self::OF_A_CALL.into_iter().chain([Self::Letter]);
        all.find(|tried| tried.code() == code)
    }
}

/// What is done with a task, as the audit holds it.
pub const CALL_ACTS: [&str; 9] = [
    "call.taken",
    "call.let_go",
    "call.reached",
    "call.no_answer",
    "call.voicemail",
    "call.wrong_number",
    "call.later",
    "call.declined",
    "call.letter",
];

/// A try to call somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallTry {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: AccountId,
    /// What came of it.
    pub tried: Tried,
}

impl TryFrom<task::Model> for CallTask {
    type Error = Fault;

    fn try_from(row: task::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("call task {} has an odd {what}", row.id));
        let name = row.name.as_deref().map(PersonName::parse).transpose();
        Ok(Self {
            id: CallTaskId::from_uuid(row.id),
            why: match (row.request_id, row.notice_id) {
                (Some(request), _) => Why::Asked(CallRequestId::from_uuid(request)),
                (None, Some(notice)) => Why::Notice(NoticeId::from_uuid(notice)),
                (None, None) => Why::Again,
            },
            name: name.map_err(|_| odd("name"))?,
            phone: Phone::from_stored(&row.phone, &row.phone_typed).ok_or_else(|| odd("phone"))?,
            state: TaskState::from_code(&row.state).ok_or_else(|| odd("state"))?,
            tries: u32::try_from(row.tries).map_err(|_| odd("number of tries"))?,
            resident: row.resident_id.map(ResidentId::from_uuid),
            draft_code: row.draft_code,
            note: row.note,
            lang: Lang::from_code(&row.language),
            owner: row.owner_id.map(AccountId::from_uuid),
            made_at: Moment::from_microseconds(row.made_at),
            call_from: Moment::from_microseconds(row.call_from),
            promised_by: Moment::from_microseconds(row.promised_by),
        })
    }
}

impl TryFrom<call_try::Model> for CallTry {
    type Error = Fault;

    fn try_from(row: call_try::Model) -> Result<Self, Fault> {
        let tried = Tried::from_code(&row.outcome);
        Ok(Self {
            at: Moment::from_microseconds(row.at),
            by: AccountId::from_uuid(row.account_id),
            tried: tried.ok_or_else(|| Fault::new(format!("call try {} is odd", row.id)))?,
        })
    }
}
