//! Who the caller may be, and is.

use super::{
    super::{
        asked::{
            FIRST, SEARCH, SECOND, SECOND_ELSE, SOMEBODY_ELSE, are_two, known_second, newcomer,
            told_apart,
        },
        call::{Call, Said},
    },
    show::Clerk,
};
use crate::{
    desk::{
        caller::{self, Callers},
        phone,
    },
    kernel::ResidentId,
    registrations::{Tools, in_short},
    residents::{self, Resident},
    web::{Failure, parts::Link},
};

/// So many whom the search finds are shown beside a call, and so many are proposed.
pub(super) const FOUND: usize = 5;

/// Whom the search finds.
pub(super) struct Found {
    pub(super) counted: String,
    pub(super) people: Vec<Proposed>,
}

/// Somebody whom the caller may be.
pub(super) struct Proposed {
    pub(super) id: String,
    pub(super) button: String,
    pub(super) about: String,
}

/// Those whom one of the people may be, and the buttons that decide it.
pub(super) struct Panel {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) people: Vec<Proposed>,
    /// What the button for each is worth, before the id.
    pub(super) press: &'static str,
    pub(super) nobody: String,
    /// What the button is worth that says that it is none of them.
    pub(super) nobody_press: String,
}

/// Who the caller is.
pub(super) struct Person {
    pub(super) page: Link,
    pub(super) about: String,
    pub(super) open: Vec<phone::Open>,
}

/// Whom the search finds; nothing as long as nothing is looked for.
pub(super) async fn found(
    work: &Clerk<'_>,
    tools: &Tools<'_>,
    said: &Said,
) -> Result<Option<Found>, Failure> {
    let looked_for = said.text(SEARCH);
    if looked_for.is_empty() {
        return Ok(None);
    }
    let (text, code) = (work.text(), work.municipality()?);
    let mut callers = caller::find(work.store().read(), &code, looked_for).await?;
    let counted = phone::counted(text, &callers);
    callers.people.truncate(FOUND);
    Ok(Some(Found {
        counted,
        people: all_proposed(work, tools, &callers).await?,
    }))
}

async fn all_proposed(
    work: &Clerk<'_>,
    tools: &Tools<'_>,
    callers: &Callers,
) -> Result<Vec<Proposed>, Failure> {
    let (text, code) = (work.text(), work.municipality()?);
    let ids: Vec<_> = callers.people.iter().map(|person| person.id).collect();
    let short = in_short(work.store(), tools.plans(), &code, work.today(), &ids).await?;
    let row = |person: &Resident| {
        let known = short.get(&person.id).cloned().unwrap_or_default();
        Proposed {
            id: person.id.to_string(),
            button: person.name.to_string(),
            about: phone::about(text, person, &known),
        }
    };
    Ok(callers.people.iter().map(row).collect())
}

/// Whom the one or two people may be, as long as nobody has decided it.
pub(super) async fn panels(work: &Clerk<'_>, call: &Call) -> Result<Vec<Panel>, Failure> {
    let (text, second) = (work.text(), known_second(&call.said));
    let people = match call.person {
        Some(_) => Vec::new(),
        None => proposed(work, &call.said, (FIRST, SOMEBODY_ELSE), second).await?,
    };
    let first = panel(
        ("redan-kand", "kand", SOMEBODY_ELSE),
        text.desk_maybe_known(),
        text.desk_new_person_here(),
        people,
    );
    let people = if are_two(&call.said) && second.is_none() {
        proposed(work, &call.said, (SECOND, SECOND_ELSE), call.person).await?
    } else {
        Vec::new()
    };
    let other = panel(
        ("redan-kand-andra", "kand2", SECOND_ELSE),
        text.desk_maybe_known_other(),
        text.desk_new_person_other(),
        people,
    );
    Ok(first.into_iter().chain(other).collect())
}

fn panel(
    (id, press, none): (&'static str, &'static str, &str),
    title: String,
    nobody: String,
    people: Vec<Proposed>,
) -> Option<Panel> {
    let ids: Vec<_> = people.iter().map(|one| one.id.as_str()).collect();
    let nobody_press = format!("{none}:{}", ids.join(" "));
    (!people.is_empty()).then_some(Panel {
        id,
        title,
        people,
        press,
        nobody,
        nobody_press,
    })
}

/// «Det finns redan en Anna Lind, född 1949, samma telefon. Är det samma person?» Nobody who was said not to be
/// the one, and not who the other one is.
async fn proposed(
    work: &Clerk<'_>,
    said: &Said,
    (fields, none): ([&str; 4], &str),
    taken: Option<ResidentId>,
) -> Result<Vec<Proposed>, Failure> {
    let not = told_apart(said, none);
    let decided = not.is_empty() && !said.text(none).is_empty();
    let Some(said) = newcomer(said, fields, work.today()).filter(|_| !decided) else {
        return Ok(Vec::new());
    };
    let (text, code) = (work.text(), work.municipality()?);
    let alike = residents::may_be(work.store().read(), &code, &said).await?;
    let row = |other: &Resident| {
        let same_phone = said.phone.is_some() && said.phone == other.phone;
        let (name, born) = (other.name.as_str(), other.born.to_string());
        Proposed {
            id: other.id.to_string(),
            button: text.desk_same(name),
            about: if same_phone {
                text.desk_exists_same_phone(name, born)
            } else {
                text.desk_exists(name, born)
            },
        }
    };
    let alike = alike
        .iter()
        .filter(|other| !not.contains(&other.id) && taken != Some(other.id));
    Ok(alike.take(FOUND).map(row).collect())
}

/// Who the caller is, with what they have.
pub(super) async fn person_of(
    work: &Clerk<'_>,
    tools: &Tools<'_>,
    person: &Resident,
) -> Result<Person, Failure> {
    let (text, code) = (work.text(), work.municipality()?);
    let short = in_short(
        work.store(),
        tools.plans(),
        &code,
        work.today(),
        &[person.id],
    )
    .await?;
    let known = short.get(&person.id).cloned().unwrap_or_default();
    Ok(Person {
        page: Link::new(
            text.desk_all_of(person.name.as_str()),
            work.to(&format!("personer/{}", person.id)),
        ),
        about: phone::about(text, person, &known),
        open: known
            .open
            .iter()
            .map(|open| phone::open_row(work, open))
            .collect(),
    })
}
