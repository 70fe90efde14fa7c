//! Who the caller may be, and is.

use super::{
    super::{
        asked::{SEARCH, SOMEBODY_ELSE, newcomer, told_apart},
        call::{Call, Said},
    },
    show::Clerk,
};
use crate::{
    desk::{
        caller::{self, Callers},
        phone,
    },
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

/// «Det finns redan en Anna Lind, född 1949, samma telefon. Är det samma person?»
pub(super) async fn proposed(
    work: &Clerk<'_>,
    call: &Call,
    person: Option<&Resident>,
) -> Result<Vec<Proposed>, Failure> {
    let not = told_apart(&call.said);
    let decided = person.is_some() || (not.is_empty() && !call.said.text(SOMEBODY_ELSE).is_empty());
    let Some(said) = newcomer(&call.said, work.today()).filter(|_| !decided) else {
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
    let alike = alike.iter().filter(|other| !not.contains(&other.id));
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
