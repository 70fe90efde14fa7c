//! `/ordna/<round>/<session>/<registration>?vad=`: one promise, how far it has come, and a few words about it.

use super::{
    Clerk,
    arrange::{ACTS, Change, Which, arrange},
    rows::{Coming, Promise},
    rule::{Kind, Noted},
    session::found,
    words,
};
use crate::{
    accounts::{
        Answered, EditPage, Residents, StaffForm, Tools, Workplace, last_hand_of, sent_version,
    },
    kernel::{RegistrationId, Version},
    locale::Text,
    web::{
        Failure, Here, PageResult, Reading,
        form::{Answer, Choice, Entry, Field, Section},
        parts::Link,
    },
};
use rocket::{get, post, response::Redirect};

const WHOSE: &str = "vem";
const STATE: &str = "laget";
const NOTE: &str = "anteckning";
const KNOWS: &str = "vet";
const YES: &str = "ja";

const ME: &str = "jag";
const COLLEAGUE: &str = "kollega";
const NOBODY: &str = "ingen";

/// The longest note.
const LONGEST: usize = 200;

/// `GET /<municipality>/ordna/<number>/<session>/<id>?vad=`.
#[get("/<_>/ordna/<number>/<session>/<id>?<vad>")]
pub(in crate::desk) async fn page(
    work: Clerk<'_>,
    number: u32,
    session: u32,
    id: &str,
    vad: Option<&str>,
) -> PageResult {
    let (it, promise) = one(&work, (number, session), id, vad).await?;
    edit(&work, &it, &promise).await?.show()
}

/// `POST` of the same: who sees to it, how far it has come, a few words.
#[post("/<_>/ordna/<number>/<session>/<id>?<vad>", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    number: u32,
    session: u32,
    id: &str,
    vad: Option<&str>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let text = work.text();
    let (it, promise) = one(&work, (number, session), id, vad).await?;
    let names = words::names(work.store().read(), text, std::slice::from_ref(&it)).await?;
    let mut read = Reading::of(&typed, text, &sections(&work, &promise, &names));
    if expired {
        read.state.refuse_all(text.web_stale());
    }
    let (me, before) = (
        work.allowed.account.id,
        promise.done.as_ref().and_then(|done| done.owner),
    );
    let owner = |word: &str| match word {
        ME => Some(Some(me)),
        COLLEAGUE => Some(before),
        NOBODY => Some(None),
        _ => None,
    };
    let owner = read.parsed(WHOSE, owner, text.promises_missing_owner());
    let noted = read.parsed(STATE, Noted::from_code, text.promises_missing_state());
    let note = read.line_if_any(NOTE, LONGEST);
    let (Some(owner), Some(noted), true) = (owner, noted, read.state.is_valid()) else {
        return edit(&work, &it, &promise)
            .await?
            .refused(&typed, &read.state);
    };
    let change = Change {
        owner,
        noted,
        note,
        quietly: typed.text(KNOWS) == YES,
    };
    let which = Which {
        session: (number, session),
        whose: promise.whose.id,
        kind: promise.kind,
        seen: sent_version(&typed),
    };
    let (actor, code) = (work.actor(), work.municipality()?);
    let by = work.by(&actor, &code);
    match arrange(work.store(), &by, &which, &change).await {
        Ok(()) => Ok(Ok(Redirect::to(work.to(&words::path(&it))))),
        Err(outcome) => {
            let _: super::arrange::Overtaken = Failure::or_refusal(outcome)?;
            let thing = it.session.id.uuid();
            let who = last_hand_of(work.store(), text, thing, &ACTS).await?;
            let (it, promise) = one(&work, (number, session), id, vad).await?;
            edit(&work, &it, &promise)
                .await?
                .overtaken(read.state, &who)
        }
    }
}

async fn one(
    work: &Clerk<'_>,
    numbers: (u32, u32),
    id: &str,
    kind: Option<&str>,
) -> Result<(Coming, Promise), Failure> {
    let mut it = found(work, numbers).await?;
    let id: RegistrationId = id.parse().map_err(|_| Failure::NotFound)?;
    let kind = kind.and_then(Kind::from_code);
    // Without a kind it is the first that was promised.
    let at = it
        .promises
        .iter()
        .position(|promise| promise.whose.id == id && kind.is_none_or(|kind| promise.kind == kind));
    let promise = it.promises.swap_remove(at.ok_or(Failure::NotFound)?);
    Ok((it, promise))
}

async fn edit<'r>(
    work: &Clerk<'r>,
    it: &Coming,
    promise: &Promise,
) -> Result<EditPage<'r>, Failure> {
    let text = work.text();
    let owner = promise.done.as_ref().and_then(|done| done.owner);
    let mut names = words::Names::new();
    if let Some(owner) = owner {
        let name = crate::accounts::name_of(work.store().read(), owner).await?;
        names.insert(
            owner,
            name.unwrap_or_else(|| text.accounts_by_somebody_else()),
        );
    }
    let title = text.promises_one(words::what(text, promise), words::who(text, &promise.whose));
    let back = Link::new(words::session(text, it), work.to(&words::path(it)));
    let action = words::path_of(it, promise);
    let sections = sections(work, promise, &names);
    let last = text.day(promise.kind.last_day(it.session.day));
    Ok(EditPage::new(work, title, back, &action, sections)
        .version(&Version::of(&promise.version()))
        .lead(text.promises_last(last)))
}

fn sections(work: &Clerk<'_>, promise: &Promise, names: &words::Names) -> Vec<Section> {
    let text = work.text();
    let done = promise.done.as_ref();
    let (me, owner) = (work.allowed.account.id, done.and_then(|done| done.owner));
    let mut who =
        vec![Answer::new(ME, text.promises_me()).checked(owner.is_none_or(|it| it == me))];
    if let Some(name) = owner
        .filter(|owner| *owner != me)
        .and_then(|it| names.get(&it))
    {
        who.push(Answer::new(COLLEAGUE, text.promises_colleague(name)).checked(true));
    }
    who.push(Answer::new(NOBODY, text.promises_no_one()));
    let noted = done.map_or(Noted::Open, |done| done.noted);
    let state = |it: Noted, words: String| Answer::new(it.code(), words).checked(it == noted);
    let states = vec![
        state(Noted::Open, text.promises_state_open()),
        state(Noted::Done, text.promises_state_done()),
        state(Noted::Cannot, text.promises_state_cannot()),
    ];
    let note = done.and_then(|done| done.note.clone()).unwrap_or_default();
    vec![Section::plain(vec![
        Choice::radios(STATE, text.promises_ask_state(), states)
            .hint(text.promises_state_hint())
            .into(),
        Choice::checkboxes(
            KNOWS,
            text.promises_ask_knows(),
            vec![Answer::new(YES, text.promises_knows())],
        )
        .into(),
        Choice::radios(WHOSE, text.promises_ask_owner(), who).into(),
        note_field(text, &note).into(),
    ])]
}

fn note_field(text: Text, note: &str) -> Field {
    Field::new(NOTE, text.promises_ask_note(), Entry::Text)
        .hint(text.promises_note_hint(LONGEST))
        .value(note)
}
