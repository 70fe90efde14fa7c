//! One request on its way through the flow: whose draft, for which round, and where the pages are.

use super::{
    answers::Answers,
    draft::{self, Draft, Owner, Purpose},
    practice,
    recent::Seen,
    steps::{self, Question},
};
use crate::{
    kernel::{CivilTime, add_working_days},
    registrations::{change::is_proved, plans::RoundPlan, tools::Tools},
    rounds::Round,
    web::{Failure, Frame, Here, Visit},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A letter is offered only when at least so many working days remain to the first session
/// (experience.md 2.6).
pub(in crate::registrations) const LETTER_DAYS: u32 = 7;

/// Everything that a page of the flow is made from.
pub(in crate::registrations) struct Flow<'a> {
    pub(in crate::registrations) here: &'a Here<'a>,
    pub(in crate::registrations) tools: &'a Tools<'a>,
    pub(in crate::registrations) visit: &'a Visit,
    pub(in crate::registrations) purpose: Purpose,
    /// The frame with the draft's code and the practice's band.
    pub(in crate::registrations) frame: Frame,
    pub(in crate::registrations) round: Round,
    /// The round with everything around it; none in practice.
    pub(in crate::registrations) planned: Option<Arc<RoundPlan>>,
    pub(in crate::registrations) draft: Option<Draft>,
    /// Whether the round is another than the draft's and must go along in addresses.
    carries_round: bool,
}

impl<'a> Flow<'a> {
    /// Finds the draft and the round. `number` is the round that the address or the form names.
    /// None when there is no round to ask about.
    pub(in crate::registrations) async fn find(
        here: &'a Here<'a>,
        tools: &'a Tools<'a>,
        visit: &'a Visit,
        purpose: Purpose,
        number: Option<u32>,
    ) -> Result<Option<Self>, Failure> {
        let owner = Owner::of(here, visit, purpose)?;
        let just_written = tools.recent.just_written(&owner, tools.clock.now());
        // A change needs its proof each time.
        if let Some(draft) = just_written.filter(|_| purpose != Purpose::Change) {
            return Self::with(here, tools, visit, purpose, number, Some(draft)).await;
        }
        Self::read(here, tools, visit, owner, number).await
    }

    /// The same, with the draft as it stands now.
    pub(in crate::registrations) async fn find_anew(
        here: &'a Here<'a>,
        tools: &'a Tools<'a>,
        visit: &'a Visit,
        purpose: Purpose,
        number: Option<u32>,
    ) -> Result<Option<Self>, Failure> {
        let owner = Owner::of(here, visit, purpose)?;
        Self::read(here, tools, visit, owner, number).await
    }

    async fn read(
        here: &'a Here<'a>,
        tools: &'a Tools<'a>,
        visit: &'a Visit,
        owner: Owner,
        number: Option<u32>,
    ) -> Result<Option<Self>, Failure> {
        let purpose = owner.purpose;
        let mut draft = if visit.is_new() {
            None
        } else {
            draft::load(tools.store.read(), &owner).await?
        };
        if let (Purpose::Change, Some(of)) = (purpose, draft.as_ref().and_then(|d| d.registration))
        {
            // What it says is shown to nobody whose proof is too old.
            let now = tools.clock.now();
            if !is_proved(tools.store, visit, &owner.municipality, of, now).await? {
                draft = None;
            }
        }
        tools.recent.saw(owner, draft.clone());
        Self::with(here, tools, visit, purpose, number, draft).await
    }

    /// The same for somebody who answers what they have just been shown: the draft as it was then,
    /// if this instance has shown it. Only for writing, which notices when it has changed.
    pub(in crate::registrations) async fn find_to_write(
        here: &'a Here<'a>,
        tools: &'a Tools<'a>,
        visit: &'a Visit,
        purpose: Purpose,
        number: Option<u32>,
    ) -> Result<Option<Self>, Failure> {
        let owner = Owner::of(here, visit, purpose)?;
        let recent = tools.recent.take(&owner);
        // A change needs its proof each time.
        let draft = match recent.filter(|_| purpose != Purpose::Change) {
            Some(Seen::Draft(draft)) => Some(*draft),
            Some(Seen::Nothing) => None,
            None => return Self::read(here, tools, visit, owner, number).await,
        };
        Self::with(here, tools, visit, purpose, number, draft).await
    }

    async fn with(
        here: &'a Here<'a>,
        tools: &'a Tools<'a>,
        visit: &'a Visit,
        purpose: Purpose,
        number: Option<u32>,
        draft: Option<Draft>,
    ) -> Result<Option<Self>, Failure> {
        let municipality = here.municipality()?;
        let named = match number.filter(|_| purpose == Purpose::SignUp) {
            Some(number) => {
                let found = tools.plans.by_number(tools.store, &municipality, number);
                found.await?
            }
            None => None,
        };
        let of_draft = draft.as_ref().and_then(|d| d.round);
        let carries_round = named.as_ref().is_some_and(|r| Some(r.round.id) != of_draft);
        let planned = match (named, of_draft) {
            (Some(planned), _) => Some(planned),
            (None, Some(id)) => tools.plans.by_id(tools.store, &municipality, id).await?,
            (None, None) => None,
        };
        let round = match &planned {
            Some(planned) => planned.round.clone(),
            None if purpose == Purpose::Practice => {
                practice::round(&municipality, tools.clock.now())
            }
            None => return Ok(None),
        };
        let frame = frame_of(here.frame, purpose, draft.as_ref());
        Ok(Some(Self {
            here,
            tools,
            visit,
            purpose,
            frame,
            round,
            planned,
            draft,
            carries_round,
        }))
    }

    /// Whether these answers have been sent for this round: whoever goes back to the check page sees
    /// the confirmation, and does not sign up once more.
    pub(super) fn was_sent(&self) -> bool {
        self.purpose == Purpose::SignUp
            && !self.carries_round
            && self.draft.as_ref().is_some_and(Draft::is_sent)
    }

    /// Whose draft it is.
    pub(in crate::registrations) fn owner(&self) -> Owner {
        Owner {
            visit: self.visit.fingerprint(),
            municipality: self.round.municipality.clone(),
            purpose: self.purpose,
        }
    }

    /// The answers so far.
    pub(in crate::registrations) fn answers(&self) -> Answers {
        self.draft
            .as_ref()
            .map(|d| d.answers.clone())
            .unwrap_or_default()
    }

    /// The address of a question, or of the check when there is none left.
    pub(in crate::registrations) fn to(&self, question: Option<Question>) -> String {
        self.page(question.map_or("kontrollera", Question::path))
    }

    /// The address of a page of the flow.
    pub(in crate::registrations) fn page(&self, path: &str) -> String {
        let prefix = match self.purpose {
            Purpose::SignUp => "anmalan",
            Purpose::Practice => "ova",
            Purpose::Change => "andra/uppgifter",
        };
        let address = self.frame.links.to(&format!("{prefix}/{path}"));
        if self.carries_round {
            format!("{address}?traff={}", self.round.number)
        } else {
            address
        }
    }

    /// The draft is now for the round of this request: addresses need not name it any more.
    pub(in crate::registrations) fn settles(&mut self, draft: Draft) {
        self.carries_round = false;
        self.frame = frame_of(self.here.frame, self.purpose, Some(&draft));
        let now = self.tools.clock.now();
        self.tools.recent.wrote(self.owner(), draft.clone(), now);
        self.draft = Some(draft);
    }

    /// The day on the clocks where the round is.
    pub(in crate::registrations) fn today(&self) -> NaiveDate {
        CivilTime::of(self.tools.clock.now(), self.round.zone).date
    }

    /// Whether a letter arrives before the first session.
    pub(in crate::registrations) fn letter_in_time(&self) -> bool {
        let first = self.round.sessions.first().map(|s| s.day);
        first.is_some_and(|day| add_working_days(self.today(), LETTER_DAYS) <= day)
    }

    /// Where the answers so far lead: the first question without an answer, or the check.
    pub(in crate::registrations) fn next_open(&self, answers: &Answers) -> String {
        self.to(steps::first_open(answers))
    }
}

/// Throws away what was written and not sent, and what this instance remembers of it.
pub(super) async fn throw_away(tools: &Tools<'_>, owner: &Owner) -> Result<(), Failure> {
    tools.recent.take(owner);
    let draft = draft::load(tools.store.read(), owner).await?;
    if let Some(draft) = draft.filter(|draft| !draft.is_sent()) {
        draft::forget(tools.store, &draft).await?;
    }
    Ok(())
}

/// The frame with what the flow adds: the code to say on the phone once something has been written,
/// and the band of the practice.
fn frame_of(frame: &Frame, purpose: Purpose, draft: Option<&Draft>) -> Frame {
    match (purpose, draft) {
        (Purpose::Practice, _) => frame.as_practice(),
        (Purpose::SignUp, Some(draft)) if !draft.is_sent() => frame.with_draft_code(&draft.code),
        _ => frame.clone(),
    }
}
