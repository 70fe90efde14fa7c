//! One diary: what stands in it, and what is done with it.

use super::{
    Answered, acting,
    diaries::calendar,
    in_words::{what, when},
    path_of, the_person, written,
};
use crate::{
    accounts::{Diaries, Nav, StaffForm, Tools, Workplace},
    calendars::{
        diary::{DiaryEntry, EntrySource},
        feed_address::FeedToken,
        import_diary::window_from,
        person::ScarcePerson,
        queries,
    },
    kernel::{DiaryEntryId, iso_week},
    locale::{Text, capitalised},
    web::{
        Failure, Frame, Here, Page, PageResult,
        form::{Choice, ErrorSummary, Field, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use chrono::Days;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says what is to be done.
const DO: &str = "gor";

/// How far ahead what was read in is shown, in days; the rest is counted.
const SHOWN_DAYS: u64 = 8 * 7;

/// Something in the diary.
struct Row {
    when: String,
    what: String,
    note: Option<String>,
    /// How it is taken away, if it was written here.
    strike: Option<String>,
}

/// A week of the diary.
struct Week {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "calendars/diary.html")]
struct DiaryPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    name: String,
    title: Option<String>,
    calendar: String,
    open: bool,
    has_feed: bool,
    /// The address of the feed, shown this once.
    feed: Option<String>,
    done: Option<String>,
    words: Words,
    summary: Option<ErrorSummary>,
    weeks: Vec<Week>,
    later: usize,
    facts: Link,
    whereabouts: Link,
    read_in: Link,
    fields: [Field; 5],
    kind: Choice,
    action: String,
    csrf: String,
    key: String,
}

/// What a page says beside the diary.
#[derive(Default)]
struct Said {
    done: Option<String>,
    state: FormState,
    feed: Option<FeedToken>,
}

/// `GET /<municipality>/dagbocker/<id>`: a diary.
#[get("/<_>/dagbocker/<id>?<klart>&<antal>", rank = 2)]
pub(in crate::calendars) async fn show(
    workplace: Workplace<'_, Diaries>,
    id: &str,
    klart: Option<&str>,
    antal: Option<usize>,
) -> PageResult {
    let person = the_person(&workplace, id).await?;
    let said = Said {
        done: klart.and_then(|word| done(workplace.text(), word, antal)),
        ..Said::default()
    };
    page(&workplace, &person, Status::Ok, said).await
}

/// `POST /<municipality>/dagbocker/<id>`: something is done with it.
#[post("/<_>/dagbocker/<id>", data = "<form>", rank = 2)]
pub(in crate::calendars) async fn change(
    here: Here<'_>,
    tools: Tools<'_>,
    id: &str,
    form: StaffForm<'_, Diaries>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let workplace = Workplace::of(here, tools, allowed);
    let person = the_person(&workplace, id).await?;
    let (text, word) = (workplace.text(), typed.text(DO));
    let mut state = typed.kept(&written::ALL);
    let (actor, municipality) = (workplace.actor(), workplace.municipality()?);
    let acting = acting(&workplace, &actor, &municipality);
    if expired {
        state.refuse_all(text.web_stale());
    }
    let done = match word {
        _ if expired => None,
        "skriv" => match written::parse(&typed, text, workplace.today(), &mut state) {
            Some(entry) => {
                let once = workplace.once(&typed);
                acting
                    .write_entry(person.id, &once, &entry)
                    .await
                    .map_err(failed)?;
                Some("inskriven")
            }
            None => None,
        },
        "adress" => {
            let feed = acting.give_feed(person.id, true).await.map_err(failed)?;
            let person = the_person(&workplace, id).await?;
            let said = Said {
                feed,
                ..Said::default()
            };
            return page(&workplace, &person, Status::Ok, said).await.map(Err);
        }
        "stoppa" => {
            acting.give_feed(person.id, false).await.map_err(failed)?;
            Some("stoppad")
        }
        "stang" | "oppna" => {
            let closed = word == "stang";
            acting
                .close_person(person.id, closed)
                .await
                .map_err(failed)?;
            Some(if closed { "stangd" } else { "oppnad" })
        }
        _ => {
            let entry = word.strip_prefix("bort/").ok_or(Failure::NotFound)?;
            let entry: DiaryEntryId = entry.parse().map_err(|_| Failure::NotFound)?;
            acting
                .strike_entry(person.id, entry)
                .await
                .map_err(failed)?;
            Some("borttagen")
        }
    };
    if let Some(word) = done {
        let path = workplace.to(&path_of(&person));
        return Ok(Ok(Redirect::to(format!("{path}?klart={word}"))));
    }
    let said = Said {
        state,
        ..Said::default()
    };
    page(&workplace, &person, Status::UnprocessableEntity, said)
        .await
        .map(Err)
}

/// A verb that refuses nothing has failed.
pub(super) fn failed(outcome: crate::store::Outcome<std::convert::Infallible>) -> Failure {
    match Failure::or_refusal(outcome) {
        Ok(never) => match never {},
        Err(failure) => failure,
    }
}

fn done(text: Text, word: &str, count: Option<usize>) -> Option<String> {
    Some(match word {
        "sparat" => text.calendars_done_person(),
        "inskriven" => text.calendars_done_written(),
        "borttagen" => text.calendars_done_struck(),
        "stoppad" => text.calendars_done_feed_stopped(),
        "stangd" => text.calendars_done_closed(),
        "oppnad" => text.calendars_done_opened(),
        "inlast" => text.calendars_done_read_in(count?),
        _ => return None,
    })
}

async fn page(
    workplace: &Workplace<'_, Diaries>,
    person: &ScarcePerson,
    status: Status,
    said: Said,
) -> PageResult {
    let text = workplace.text();
    let window = window_from(workplace.today());
    let db = workplace.store().read();
    let entries = queries::entries(db, &[person.id], window.first, window.last).await?;
    let shown_until = window.first + Days::new(SHOWN_DAYS);
    let shown = |entry: &&DiaryEntry| {
        entry.source == EntrySource::Own || entry.span.from().date < shown_until
    };
    let later = entries.len() - entries.iter().filter(shown).count();
    let (fields, kind) = written::fields(text, &said.state);
    let mut parts: Vec<&dyn Part> = fields.iter().map(|field| field as &dyn Part).collect();
    parts.insert(4, &kind);
    let summary = ErrorSummary::of(&said.state, &parts);
    let path = path_of(person);
    let feed = said.feed.map(|token| {
        let address = workplace.to(&token.path());
        format!("{}{address}", workplace.tools.base())
    });
    let page = DiaryPage {
        frame: workplace.frame,
        nav: workplace.nav(),
        back: Link::new(text.calendars_people(), workplace.to("dagbocker")),
        name: person.name.to_string(),
        title: person.title.clone(),
        calendar: calendar(text, person),
        open: person.is_open(),
        has_feed: person.has_feed,
        feed,
        done: said.done,
        words: workplace.frame.form_words(),
        summary,
        weeks: weeks(text, entries.iter().filter(shown)),
        later,
        facts: Link::new(
            text.calendars_facts(),
            workplace.to(&format!("{path}/uppgifter")),
        ),
        whereabouts: Link::new(
            text.calendars_whereabouts(),
            workplace.to(&format!("har-ska/{}", person.id)),
        ),
        read_in: Link::new(
            text.calendars_read_in(),
            workplace.to(&format!("{path}/las-in")),
        ),
        fields,
        kind,
        action: workplace.to(&path),
        csrf: workplace.csrf(),
        key: workplace.form_key(),
    };
    Page::with_status(status, &page)
}

fn weeks<'a>(text: Text, entries: impl Iterator<Item = &'a DiaryEntry>) -> Vec<Week> {
    let mut weeks: Vec<((i32, u32), Week)> = Vec::new();
    for entry in entries {
        let of = iso_week(entry.span.from().date);
        let row = row(text, entry);
        match weeks.last_mut() {
            Some((last, week)) if *last == of => week.rows.push(row),
            _ => {
                let title = text.calendars_week(of.1);
                let rows = vec![row];
                weeks.push((of, Week { title, rows }));
            }
        }
    }
    weeks.into_iter().map(|(_, week)| week).collect()
}

fn row(text: Text, entry: &DiaryEntry) -> Row {
    let own = entry.source == EntrySource::Own;
    Row {
        when: capitalised(&when(text, entry.span)),
        what: what(text, entry),
        note: entry.note.clone(),
        strike: own.then(|| format!("bort/{}", entry.id)),
    }
}
