//! `POST /telefon/samtal/<id>`: what was typed is kept, and what was pressed is done.

use super::{
    super::{
        asked::{
            ADDRESS, Asked, FIRST, KNOWN_SECOND, SECOND, SECOND_ELSE, SOMEBODY_ELSE, Until, WAY,
            known_second, language, postcode, read, told_apart,
        },
        book::{self, book},
        call::{Call, CallState, Said},
        change::{self, Seen, Step, change, held_for},
        rows,
    },
    answer::with_person,
    people::FOUND,
    show::{Beside, Clerk, VERSION, differing, page},
};
use crate::{
    accounts::{self, Answered, Residents, StaffForm, Workplace},
    kernel::{CallId, ResidentId, RoundId},
    municipalities,
    registrations::{
        self, ByStaff, CameBy, HoldRefusal, Offered, Register, Tools, offered, unfinished_by_id,
    },
    residents::{self, Resident},
    store::Outcome,
    web::{Failure, Here, Typed, form::FormState},
};
use rocket::{http::Status, post, response::Redirect};
use sha2::{Digest, Sha256};

/// Which button was pressed; none is the first one, by Enter in any field.
const PRESSED: &str = "gor";

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed<'a> {
    Step(Step),
    Round(u32),
    /// A round that the page showed as full.
    Line(u32),
    Person(ResidentId),
    /// None of those who were proposed, whose ids these are.
    Nobody(&'a str),
    /// The other one of two.
    Second(ResidentId),
    /// None of those who were proposed as the other one of two; without ids, not who it was thought to be.
    NoSecond(&'a str),
    AllRounds,
    CallAgain,
    Book,
}

impl<'a> Pressed<'a> {
    fn of(word: &'a str) -> Self {
        let (word, of) = word.split_once(':').unwrap_or((word, ""));
        match (word, of.parse(), of.parse()) {
            ("valj", Ok(number), _) => Self::Round(number),
            ("reserv", Ok(number), _) => Self::Line(number),
            ("kand", _, Ok(person)) => Self::Person(person),
            ("ny", ..) if of.is_empty() => Self::Step(Step::Forget),
            ("ny", ..) => Self::Nobody(of),
            ("kand2", _, Ok(person)) => Self::Second(person),
            ("ny2", ..) => Self::NoSecond(of),
            ("slapp", ..) => Self::Step(Step::LetGo),
            ("parkera", ..) => Self::Step(Step::Park),
            ("ta-upp", ..) => Self::Step(Step::TakeUp),
            ("avsluta", ..) => Self::Step(Step::End),
            ("skyddat", ..) => Self::Step(Step::Unsay),
            ("alla", ..) => Self::AllRounds,
            ("ring-igen", ..) => Self::CallAgain,
            ("boka", ..) => Self::Book,
            _ => Self::Step(Step::Keep),
        }
    }
}

/// What a press is done with.
struct Press<'r> {
    work: Clerk<'r>,
    tools: Tools<'r>,
    call: Call,
    seen: Seen,
}

/// `POST /<municipality>/telefon/samtal/<id>`.
#[post("/<_>/telefon/samtal/<id>", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    staff: accounts::Tools<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    id: &str,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, staff, allowed);
    let code = work.municipality()?;
    let id: CallId = id.parse().map_err(|_| Failure::NotFound)?;
    let call = rows::by_id(work.store().read(), &code, id).await?;
    let call = call.ok_or(Failure::NotFound)?;
    let seen = Seen {
        id,
        version: typed.text(VERSION).parse().unwrap_or_default(),
        said: said(&work, &typed).await?,
    };
    let press = Press {
        work,
        tools,
        call,
        seen,
    };
    if expired {
        let mut state = super::super::asked::kept(&press.seen.said);
        state.refuse_all(press.work.text().web_stale());
        return press.refused(state).await;
    }
    match Pressed::of(typed.text(PRESSED)) {
        Pressed::Book => press.books().await,
        Pressed::Round(number) => {
            let step = Step::Choose(press.round(number).await?);
            press.does(step).await
        }
        Pressed::Line(number) => press.waits(number).await,
        Pressed::Person(person) => press.knows(person).await,
        Pressed::Nobody(proposed) => press.knows_none(proposed).await,
        Pressed::Second(person) => press.knows_second(person).await,
        Pressed::NoSecond(proposed) => press.knows_no_second(proposed).await,
        Pressed::AllRounds => press.sees_all_rounds().await,
        Pressed::CallAgain => press.promises_a_call().await,
        Pressed::Step(Step::Keep) => press.keeps().await,
        Pressed::Step(step) => press.does(step).await,
    }
}

/// What was typed, with the town that the postcode names where a letter needs one.
async fn said(work: &Clerk<'_>, typed: &Typed) -> Result<Said, Failure> {
    let said = Said::of(typed);
    match postcode(&said).filter(|_| said.text(WAY) == "brev") {
        Some(postcode) => {
            let town = municipalities::locality_of(work.store().read(), &postcode).await?;
            Ok(match town {
                Some(town) => said.or(ADDRESS[1], town),
                None => said,
            })
        }
        None => Ok(said),
    }
}

impl Press<'_> {
    /// Keeps what was typed. When it is about another number of people than seats are held for, as many are
    /// held.
    async fn keeps(self) -> Answered {
        let chosen = self.call.round.filter(|_| self.call.hold.is_some());
        let as_many = held_for(&self.call.said) == held_for(&self.seen.said);
        match chosen.filter(|_| !as_many) {
            Some(round) => self.does(Step::Choose(round)).await,
            None => self.does(Step::Keep).await,
        }
    }

    async fn round(&self, number: u32) -> Result<RoundId, Failure> {
        let rounds = self.rounds().await?;
        let round = rounds.iter().find(|round| round.number == number);
        Ok(round.ok_or(Failure::NotFound)?.id)
    }

    /// A seat that has come free since the page was shown is held after all.
    async fn waits(self, number: u32) -> Answered {
        let round = self.round(number).await?;
        match self.change(Step::Choose(round)).await {
            Err(Outcome::Refused(change::Refusal::Hold(HoldRefusal::Full))) => {
                self.does(Step::Line(round)).await
            }
            done => self.did(Step::Choose(round), done).await,
        }
    }

    async fn knows(mut self, person: ResidentId) -> Answered {
        let known = self.resident(person).await?;
        let mut said = std::mem::take(&mut self.seen.said);
        said.0.remove(super::super::asked::SEARCH);
        self.seen.said = with_person(said, FIRST, &known);
        self.does(Step::Know(person)).await
    }

    async fn knows_second(mut self, person: ResidentId) -> Answered {
        let known = self.resident(person).await?;
        let mut said = std::mem::take(&mut self.seen.said);
        said.0.remove(SECOND_ELSE);
        said.0
            .insert(KNOWN_SECOND.to_owned(), vec![person.to_string()]);
        self.seen.said = with_person(said, SECOND, &known);
        self.keeps().await
    }

    async fn resident(&self, person: ResidentId) -> Result<Resident, Failure> {
        let code = self.work.municipality()?;
        let known = residents::by_id(self.work.store().read(), &code, person).await?;
        known.ok_or(Failure::NotFound)
    }

    /// The caller is none of those who were proposed: that is kept with what was said.
    async fn knows_none(mut self, proposed: &str) -> Answered {
        not_these(&mut self.seen.said, SOMEBODY_ELSE, proposed);
        self.does(Step::Forget).await
    }

    async fn knows_no_second(mut self, proposed: &str) -> Answered {
        let said = &mut self.seen.said;
        said.0.remove(KNOWN_SECOND);
        not_these(
            said,
            SECOND_ELSE,
            if proposed.is_empty() { "ja" } else { proposed },
        );
        self.keeps().await
    }

    async fn sees_all_rounds(self) -> Answered {
        match self.change(Step::Keep).await {
            Ok(call) => {
                let page = self.work.to(&format!("telefon/samtal/{}", call.id));
                Ok(Ok(Redirect::to(format!("{page}?alla=ja"))))
            }
            Err(outcome) => self.overtaken(outcome).await,
        }
    }

    /// The call waits under its code, and a call back is promised in which it goes on.
    async fn promises_a_call(self) -> Answered {
        match self.change(Step::Park).await {
            Ok(call) => {
                let page = self.work.to(&format!("ringlista/ny?samtal={}", call.id));
                Ok(Ok(Redirect::to(page)))
            }
            Err(outcome) => self.overtaken(outcome).await,
        }
    }

    async fn does(self, step: Step) -> Answered {
        let done = self.change(step).await;
        self.did(step, done).await
    }

    async fn did(self, step: Step, done: Result<Call, Outcome<change::Refusal>>) -> Answered {
        match done {
            Ok(_) if step == Step::Unsay => Ok(Ok(Redirect::to(self.work.to("telefon/skyddat")))),
            Ok(call) if step == Step::End || call.state == CallState::Ended => {
                Ok(Ok(Redirect::to(self.work.to("telefon"))))
            }
            Ok(call) => self.shows(&call).await,
            Err(Outcome::Refused(change::Refusal::Hold(refusal))) => {
                self.not_held(step, refusal).await
            }
            Err(outcome) => self.overtaken(outcome).await,
        }
    }

    async fn change(&self, step: Step) -> Result<Call, Outcome<change::Refusal>> {
        let actor = self.work.actor();
        let code = self.work.municipality().map_err(|_| Outcome::NotFound)?;
        let by = self.work.by(&actor, &code);
        let account = self.work.allowed.account.id;
        change(self.work.store(), &by, account, &self.seen, step).await
    }

    /// The page as it now is; what cannot be understood is said at once.
    async fn shows(&self, call: &Call) -> Answered {
        let rounds = self.rounds().await?;
        let chosen = rounds.iter().find(|round| Some(round.id) == call.round);
        let (text, today) = (self.work.text(), self.work.today());
        let (state, _) = read(&call.said, text, today, chosen, Until::Saved);
        if state.is_valid() {
            let page = self.work.to(&format!("telefon/samtal/{}", call.id));
            return Ok(Ok(Redirect::to(page)));
        }
        self.page_of(call, state).await
    }

    /// The seats are not to be had: everything else is kept, and a full round may be chosen for its line.
    async fn not_held(self, step: Step, refusal: HoldRefusal) -> Answered {
        let text = self.work.text();
        let mut state = super::super::asked::kept(&self.seen.said);
        state.refuse_all(match refusal {
            HoldRefusal::Full => text.desk_full(),
            HoldRefusal::NotOpen => text.desk_not_open(),
            HoldRefusal::TooLong => text.desk_held_too_long(),
        });
        let kept = match (step, refusal) {
            (Step::Choose(round), HoldRefusal::Full) => self.change(Step::Line(round)).await,
            _ => self.change(Step::Keep).await,
        };
        match kept {
            Ok(call) => self.page_of(&call, state).await,
            Err(outcome) => self.overtaken(outcome).await,
        }
    }

    async fn books(self) -> Answered {
        let rounds = self.rounds().await?;
        let (text, today) = (self.work.text(), self.work.today());
        let chosen = rounds
            .iter()
            .find(|round| Some(round.id) == self.call.round);
        let (mut state, asked) = read(&self.seen.said, text, today, chosen, Until::Booked);
        if chosen.is_none() {
            state.refuse_all(text.desk_missing_round());
        }
        let (Some(asked), Some(round)) = (asked, chosen) else {
            return self.kept_with(state).await;
        };
        let request = self.request(asked, round).await?;
        let actor = self.work.actor();
        let code = self.work.municipality()?;
        let by = self.work.by(&actor, &code);
        match book(self.work.store(), &by, &self.seen, &request).await {
            Ok(call) => {
                let page = self.work.to(&format!("telefon/samtal/{}", call.id));
                Ok(Ok(Redirect::to(page)))
            }
            Err(outcome) => match Failure::or_refusal(outcome)? {
                book::Refusal::Call(refusal) => self.overtaken(Outcome::Refused(refusal)).await,
                book::Refusal::Place(refusal) => {
                    state.refuse_all(refused_in_words(&self.work, &refusal));
                    self.kept_with(state).await
                }
            },
        }
    }

    /// What was said as a request for a place.
    async fn request(&self, asked: Asked, round: &Offered) -> Result<Register, Failure> {
        let (db, code) = (self.work.store().read(), self.work.municipality()?);
        let draft = match self.call.draft {
            Some(draft) => unfinished_by_id(db, &code, draft).await?,
            None => None,
        };
        let said = serde_json::to_vec(&self.seen.said)
            .map_err(|e| crate::store::Fault::because("a call", e))?;
        let mut print = Sha256::new();
        print.update(round.id.uuid().as_bytes());
        print.update(said);
        Ok(Register {
            municipality: code,
            round: round.id,
            party: asked.party,
            wants: asked.wants,
            lang: language(&self.seen.said),
            came_by: CameBy::Phone,
            form_key: self.call.id.to_string(),
            form_print: print.finalize().into(),
            visit: draft.as_ref().map(|draft| draft.visit),
            draft: draft.map(|draft| (draft.id, draft.print)),
            hold: self.call.hold,
            promised: None,
            limits: Vec::new(),
            by_staff: ByStaff {
                known: [self.call.person, known_second(&self.seen.said)],
                told_apart: [SOMEBODY_ELSE, SECOND_ELSE]
                    .map(|field| told_apart(&self.seen.said, field)),
                outside: asked.outside,
                sealed: None,
            },
        })
    }

    /// Keeps what was typed and shows what is wrong.
    async fn kept_with(self, state: FormState) -> Answered {
        match self.change(Step::Keep).await {
            Ok(call) => self.page_of(&call, state).await,
            Err(outcome) => self.overtaken(outcome).await,
        }
    }

    /// A colleague was faster: what was typed stands, with what they wrote beside it.
    async fn overtaken(&self, outcome: Outcome<change::Refusal>) -> Answered {
        let text = self.work.text();
        let mut state = super::super::asked::kept(&self.seen.said);
        let theirs = match Failure::or_refusal(outcome)? {
            change::Refusal::Overtaken(theirs) => theirs,
            change::Refusal::Ended(ended) => {
                let page = self.work.to(&format!("telefon/samtal/{}", ended.id));
                return Ok(Ok(Redirect::to(page)));
            }
            change::Refusal::Hold(_) => return Err(Failure::NotFound),
        };
        state.refuse_all(text.desk_overtaken());
        let lines = differing(text, &theirs.said, &self.seen.said);
        let call = Call {
            said: self.seen.said.clone(),
            ..*theirs
        };
        let beside = Beside {
            wrong: Some(state),
            theirs: lines,
            ..Beside::default()
        };
        let shown = page(&self.work, &self.tools, &call, Status::Conflict, beside);
        shown.await.map(Err)
    }

    async fn refused(&self, state: FormState) -> Answered {
        let call = Call {
            said: self.seen.said.clone(),
            ..self.call.clone()
        };
        self.page_of(&call, state).await
    }

    async fn page_of(&self, call: &Call, state: FormState) -> Answered {
        let beside = Beside {
            wrong: Some(state),
            ..Beside::default()
        };
        let status = Status::UnprocessableEntity;
        let shown = page(&self.work, &self.tools, call, status, beside);
        shown.await.map(Err)
    }

    async fn rounds(&self) -> Result<Vec<Offered>, Failure> {
        let code = self.work.municipality()?;
        let near = postcode(&self.seen.said);
        let rounds = offered(&self.tools, self.work.text(), &code, near.as_ref()).await?;
        Ok(rounds)
    }
}

/// Notes in a field that somebody is none of these.
fn not_these(said: &mut Said, field: &str, proposed: &str) {
    let all = said.0.entry(field.to_owned()).or_default();
    all.extend(proposed.split(' ').take(FOUND).map(str::to_owned));
    all.sort();
    all.dedup();
}

/// Why nobody was registered, for whoever talks to them.
fn refused_in_words(work: &Clerk<'_>, refusal: &registrations::Refusal) -> String {
    let text = work.text();
    match refusal {
        registrations::Refusal::NotOpen => text.desk_not_open(),
        registrations::Refusal::TooYoung { minimum_age, .. } => {
            text.desk_missing_outside(i32::from(*minimum_age))
        }
        registrations::Refusal::AlreadyRegistered => text.desk_already(),
        registrations::Refusal::AlreadySent | registrations::Refusal::AnotherDraft => {
            text.desk_draft_changed()
        }
        registrations::Refusal::TooMany => text.web_too_many_words(),
        registrations::Refusal::HoldLost => text.desk_full(),
    }
}
