//! Pages of settings.

pub(super) mod overview;
pub(super) mod subjects;

use crate::{
    accounts::{Settings, Workplace},
    locale::Text,
    municipalities::{self, Municipality, Subject},
    web::Failure,
};

/// Somebody who may change what a municipality's pages say.
type Keeper<'r> = Workplace<'r, Settings>;

/// Every subject, in the order of the first page.
const SUBJECTS: [Subject; 5] = [
    Subject::Contact,
    Subject::Hours,
    Subject::Colour,
    Subject::Statement,
    Subject::Privacy,
];

/// The path of a subject's page.
fn path_of(subject: Subject) -> &'static str {
    match subject {
        Subject::Contact => "installningar/telefon",
        Subject::Hours => "installningar/oppettider",
        Subject::Colour => "installningar/farg",
        Subject::Statement => "installningar/tillganglighet",
        Subject::Privacy => "installningar/personuppgifter",
    }
}

/// What a subject is called.
fn title_of(text: Text, subject: Subject) -> String {
    match subject {
        Subject::Contact => text.settings_contact(),
        Subject::Hours => text.settings_hours(),
        Subject::Colour => text.settings_colour_title(),
        Subject::Statement => text.settings_statement(),
        Subject::Privacy => text.settings_privacy(),
    }
}

/// Where what a subject says is shown.
fn shown_where(text: Text, subject: Subject) -> String {
    match subject {
        Subject::Contact => text.settings_contact_where(),
        Subject::Hours => text.settings_hours_where(),
        Subject::Colour => text.settings_colour_where(),
        Subject::Statement => text.settings_statement_where(),
        Subject::Privacy => text.settings_privacy_where(),
    }
}

/// The municipality of this address, as it stands.
async fn the_municipality(place: &Keeper<'_>) -> Result<Municipality, Failure> {
    let found = municipalities::by_code(place.store().read(), &place.municipality()?).await?;
    found.ok_or(Failure::NotFound)
}
