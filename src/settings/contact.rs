//! The questions about phone, addresses and colour.

use crate::{
    kernel::{EmailAddress, Phone},
    locale::{Lang, Text},
    municipalities::{Change, Colour, Contact, Municipality, website},
    web::{
        LONGEST_LINE, Reading,
        form::{Area, Entry, Field, Section},
    },
};

const PHONE: &str = "telefon";
const EMAIL: &str = "epost";
const ADDRESS: &str = "adress";
const NAME: [&str; 2] = ["namn-sv", "namn-en"];
const WEBSITE: &str = "webbplats";
const COLOUR: &str = "farg";

/// What is asked about phone and addresses.
pub(super) fn sections(text: Text, known: &Municipality) -> Vec<Section> {
    let facts = &known.facts;
    let name = text.settings_contact_name();
    vec![
        Section::titled(
            text.settings_section_phone(),
            vec![
                Field::new(PHONE, text.settings_phone(), Entry::Phone)
                    .hint(text.settings_phone_hint())
                    .value(known.phone.clone())
                    .about_another()
                    .into(),
                Field::new(NAME[0], text.accounts_in_swedish(&name), Entry::Text)
                    .hint(text.settings_contact_name_hint())
                    .value(facts.contact_name.sv.clone())
                    .into(),
                Field::new(NAME[1], text.accounts_in_english(&name), Entry::Text)
                    .hint(text.accounts_english_hint())
                    .value(facts.contact_name.en.clone())
                    .into(),
            ],
        ),
        Section::titled(
            text.settings_section_addresses(),
            vec![
                Field::new(
                    EMAIL,
                    text.accounts_optional(text.settings_email()),
                    Entry::Email,
                )
                .hint(text.settings_email_hint())
                .value(facts.email.clone().unwrap_or_default())
                .about_another()
                .into(),
                Area::new(ADDRESS, text.accounts_optional(text.settings_address()))
                    .hint(text.settings_address_hint())
                    .value(facts.postal_address.join("\n"))
                    .into(),
                Field::new(
                    WEBSITE,
                    text.accounts_optional(text.settings_website()),
                    Entry::Text,
                )
                .hint(text.settings_website_hint())
                .value(facts.website.clone().unwrap_or_default())
                .into(),
            ],
        ),
    ]
}

/// Phone and addresses in a form.
pub(super) fn read(read: &mut Reading<'_>, text: Text) -> Option<Change> {
    let phone = read.parsed(
        PHONE,
        |typed| Phone::parse(typed).ok(),
        text.settings_wrong_phone(),
    );
    let contact_name = read.words(NAME, LONGEST_LINE, text.settings_wrong_contact_name());
    let email = if read.is_empty(EMAIL) {
        None
    } else {
        let parse = |typed: &str| EmailAddress::parse(typed).ok();
        read.parsed(EMAIL, parse, text.settings_wrong_email())
    };
    let own = if read.is_empty(WEBSITE) {
        None
    } else {
        let parse = |typed: &str| website(typed.trim());
        read.parsed(WEBSITE, parse, text.settings_wrong_website())
    };
    let postal_address = read.lines(ADDRESS, LONGEST_LINE);
    Some(Change::Contact(Box::new(Contact {
        phone: phone?,
        email,
        postal_address,
        contact_name: contact_name?,
        website: own,
    })))
}

/// What is asked about the colour.
pub(super) fn colour_sections(text: Text, known: &Municipality) -> Vec<Section> {
    let own = known.facts.brand_colour.as_ref();
    let own = own.map(|digits| format!("#{digits}"));
    let field = Field::new(
        COLOUR,
        text.accounts_optional(text.settings_colour()),
        Entry::Text,
    )
    .hint(text.settings_colour_hint())
    .value(own.unwrap_or_default());
    vec![Section::plain(vec![field.into()])]
}

/// The colour in a form; without the sign before it, it is understood as well.
pub(super) fn read_colour(read: &mut Reading<'_>, text: Text) -> Option<Change> {
    if read.is_empty(COLOUR) {
        return Some(Change::Colour(None));
    }
    let parse = |typed: &str| Colour::parse(&format!("#{}", typed.trim().trim_start_matches('#')));
    let colour = read.parsed(COLOUR, parse, text.settings_wrong_colour())?;
    if colour.is_readable() {
        return Some(Change::Colour(Some(colour)));
    }
    let contrast = match text.lang() {
        Lang::Swedish => colour.contrast_text().replace('.', ","),
        Lang::English => colour.contrast_text(),
    };
    let shade = colour.readable_shade().to_string();
    let wrong = text.settings_wrong_contrast(contrast, shade);
    read.state.refuse(COLOUR, wrong);
    None
}
