//! Counties and municipalities.

use super::fields::{all, key, optional, parsed, text, words, words_if_any};
use super::hours::hours;
use super::index::{Index, Scope};
use super::notes::Notes;
use super::public_facts::{accessibility, privacy, targets};
use crate::app::world::course::Target;
use crate::app::world::file::{CountyShape, MunicipalityShape, Text};
use crate::app::world::naming::{Named, Thing, Wanted};
use crate::app::world::problems::WorldCause;
use crate::kernel::{CountyCode, EmailAddress, MunicipalityCode, Phone};
use crate::locale::Words;
use crate::municipalities::{Colour, County, Facts, Municipality, website};
use crate::web::is_path_word;

/// First parts of addresses that the program itself uses beside the path words of its pages, so no
/// municipality can have them.
const RESERVED_SLUGS: [&str; 4] = ["en", "static", "healthz", "readyz"];

/// Reads a county.
pub(super) fn county(shape: &CountyShape, notes: &mut Notes<'_>) -> Option<County> {
    let code = county_code(&shape.code, notes);
    let name = words(&shape.name, notes);
    Some(County {
        code: code?,
        name: name?,
    })
}

/// Reads a municipality with its targets; every problem in it is noted, also when another one already makes it
/// unusable.
pub(super) fn municipality(
    shape: &MunicipalityShape,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<(Municipality, Vec<Target>)> {
    let me = Named::new(Thing::Municipality, shape.slug.get_ref());
    let code = parsed(
        &shape.code,
        Wanted::MunicipalityCode,
        MunicipalityCode::parse,
        notes,
    );
    let name = text(&shape.name, notes);
    let full_name = text(&shape.full_name, notes);
    let slug = slug(&shape.slug, notes);
    let county = county_of(shape, code.as_ref(), &me, index, notes);
    let phone = parsed(
        &shape.phone,
        Wanted::Phone,
        |text| Phone::parse(text).ok(),
        notes,
    );
    let hours = hours(shape, notes);
    let email = optional(shape.email.as_ref(), |text| {
        parsed(
            text,
            Wanted::Email,
            |text| EmailAddress::parse(text).ok(),
            notes,
        )
    });
    let postal_address = all(&shape.postal_address, |line| text(line, notes));
    let contact_name = words_if_any(shape.contact_name.as_ref(), notes);
    let brand_colour = optional(shape.brand_colour.as_ref(), |text| {
        readable_colour(text, notes)
    });
    let website = optional(shape.website.as_ref(), |text| {
        parsed(text, Wanted::Website, website, notes)
    });
    let accessibility = optional(shape.accessibility.as_ref(), |shape| {
        accessibility(shape, notes)
    });
    let privacy = optional(shape.privacy.as_ref(), |shape| privacy(shape, notes));
    let targets = targets(&shape.target, notes);
    lawful_facts(shape, &me, index, notes);
    let (phone_hours, opening_hours) = hours?;
    let facts = Facts {
        phone_hours,
        opening_hours,
        email: email?.map(|email| email.as_str().to_owned()),
        postal_address: postal_address?,
        contact_name: contact_name?.unwrap_or_else(|| Words {
            sv: "kontaktcenter".to_owned(),
            en: "the contact centre".to_owned(),
        }),
        brand_colour: brand_colour?.map(Colour::digits),
        website: website?,
        accessibility: accessibility?,
        privacy: privacy?,
    };
    let code = code?;
    let of_mine = |(year, goal)| Target {
        municipality: code.clone(),
        year,
        goal,
    };
    let targets = targets?.into_iter().map(of_mine).collect();
    let municipality = Municipality {
        code,
        county: county?,
        slug: slug?,
        name: name?,
        full_name: full_name?,
        phone: phone?.national(),
        facts,
    };
    Some((municipality, targets))
}

fn county_code(text: &Text, notes: &mut Notes<'_>) -> Option<CountyCode> {
    parsed(text, Wanted::CountyCode, CountyCode::parse, notes)
}

fn slug(text: &Text, notes: &mut Notes<'_>) -> Option<String> {
    let slug = key(text, notes)?;
    if RESERVED_SLUGS.contains(&slug.as_str()) || is_path_word(&slug) {
        notes.problem(text.span(), WorldCause::ReservedSlug(slug));
        return None;
    }
    Some(slug)
}

fn county_of(
    shape: &MunicipalityShape,
    code: Option<&MunicipalityCode>,
    me: &Named,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<CountyCode> {
    index.names(&Scope::File, me, Thing::County, &shape.county, notes)?;
    let county = county_code(&shape.county, notes)?;
    if let Some(code) = code
        && code.county() != county
    {
        let (code, county) = (code.to_string(), county.to_string());
        notes.problem(shape.code.span(), WorldCause::OtherCounty { code, county });
        return None;
    }
    Some(county)
}

fn readable_colour(text: &Text, notes: &mut Notes<'_>) -> Option<Colour> {
    let colour = parsed(text, Wanted::Colour, Colour::parse, notes)?;
    if !colour.is_readable() {
        notes.problem(text.span(), WorldCause::LowContrast(colour));
        return None;
    }
    Some(colour)
}

/// The law wants an accessibility statement and a privacy notice where residents can sign up.
fn lawful_facts(shape: &MunicipalityShape, me: &Named, index: &Index, notes: &mut Notes<'_>) {
    if !index.has_rounds(shape.slug.get_ref()) {
        return;
    }
    for (missing, table) in [
        (shape.privacy.is_none(), "privacy"),
        (shape.accessibility.is_none(), "accessibility"),
    ] {
        if missing {
            notes.problem(
                shape.slug.span(),
                WorldCause::LawfulFactsMissing {
                    municipality: me.clone(),
                    table,
                },
            );
        }
    }
}
