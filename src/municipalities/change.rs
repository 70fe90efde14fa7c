//! What a municipality's pages say is changed, a subject at a time.

use super::{Accessibility, Colour, Municipality, OpenDay, Privacy, table};
use crate::{
    audit::By,
    kernel::{EmailAddress, Phone, Version},
    locale::Words,
    store::{Outcome, Store},
};
use sea_orm::EntityTrait;

/// A subject that is changed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Phone and addresses.
    Contact,
    /// When the phone is answered.
    Hours,
    /// The colour of the pages.
    Colour,
    /// The accessibility statement.
    Statement,
    /// The privacy page.
    Privacy,
}

/// What a subject is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Phone and addresses.
    Contact(Box<Contact>),
    /// When the phone is answered, in words and for the computer: at least one weekday, each at most
    /// once.
    Hours(Words, Vec<OpenDay>),
    /// The colour of the pages, one that can be read; none is the program's own.
    Colour(Option<Colour>),
    /// The accessibility statement.
    Statement(Accessibility),
    /// The privacy page.
    Privacy(Privacy),
}

/// How residents reach a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The contact centre's number.
    pub phone: Phone,
    /// Address for e-mail.
    pub email: Option<EmailAddress>,
    /// Address for letters, a line each.
    pub postal_address: Vec<String>,
    /// What those who answer are called inside a sentence.
    pub contact_name: Words,
    /// The municipality's own website.
    pub website: Option<String>,
}

/// Why nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotChanged {
    /// Somebody else has changed the subject since it was opened.
    Overtaken,
}

impl Subject {
    /// The code of the event of its change.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "municipality.contact_changed",
            Self::Hours => "municipality.hours_changed",
            Self::Colour => "municipality.colour_changed",
            Self::Statement => "municipality.statement_changed",
            Self::Privacy => "municipality.privacy_changed",
        }
    }

    /// How the subject stands in a municipality.
    #[must_use]
    pub fn version(self, of: &Municipality) -> Version {
        let facts = &of.facts;
        match self {
            Self::Contact => Version::of(&(
                &of.phone,
                &facts.email,
                &facts.postal_address,
                &facts.contact_name,
                &facts.website,
            )),
            Self::Hours => Version::of(&(&facts.phone_hours, &facts.opening_hours)),
            Self::Colour => Version::of(&facts.brand_colour),
            Self::Statement => Version::of(&facts.accessibility),
            Self::Privacy => Version::of(&facts.privacy),
        }
    }
}

impl Change {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Contact(_) => Subject::Contact,
            Self::Hours(..) => Subject::Hours,
            Self::Colour(_) => Subject::Colour,
            Self::Statement(_) => Subject::Statement,
            Self::Privacy(_) => Subject::Privacy,
        }
    }

    fn apply(&self, to: &mut Municipality) {
        let facts = &mut to.facts;
        match self.clone() {
            Self::Contact(contact) => {
                to.phone = contact.phone.national();
                facts.email = contact.email.map(|email| email.as_str().to_owned());
                facts.postal_address = contact.postal_address;
                facts.contact_name = contact.contact_name;
                facts.website = contact.website;
            }
            Self::Hours(words, days) => {
                facts.phone_hours = words;
                facts.opening_hours = days;
            }
            Self::Colour(colour) => facts.brand_colour = colour.map(Colour::digits),
            Self::Statement(statement) => facts.accessibility = Some(statement),
            Self::Privacy(privacy) => facts.privacy = Some(privacy),
        }
    }
}

/// Changes a subject that stands as it was seen. Every instance of the program shows it within the time
/// that the plan is remembered.
///
/// # Errors
/// A refusal when another has changed it meanwhile, or a fault.
pub async fn change(
    store: &Store,
    by: &By<'_>,
    seen: &Version,
    change: &Change,
) -> Result<(), Outcome<NotChanged>> {
    store
        .write(|unit| async move {
            let code = by.municipality.as_str().to_owned();
            let own = unit.locking(table::municipality::Entity::find_by_id(code));
            let row = own.one(unit.db()).await?.ok_or(Outcome::NotFound)?;
            let mut municipality = Municipality::try_from(row)?;
            let subject = change.subject();
            if *seen != subject.version(&municipality) {
                return Err(Outcome::Refused(NotChanged::Overtaken));
            }
            change.apply(&mut municipality);
            super::put_municipality(&unit, &municipality).await?;
            by.record(&unit, subject.code(), &[]).await?;
            Ok::<_, Outcome<NotChanged>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}
