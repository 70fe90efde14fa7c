//! A half-filled form that staff finish together with whoever began it (experience.md section 8.3).

use super::{
    answers::{Answers, Known, PersonAnswers, Way, Who},
    draft::{Purpose, print_of},
};
use crate::{
    kernel::{DraftId, MunicipalityCode, RoundId},
    locale::Lang,
    registrations::table::draft::{Column, Entity, Model},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A sign-up that was begun on the web and not sent.
#[derive(Debug, Clone)]
pub struct Unfinished {
    /// Its id.
    pub id: DraftId,
    /// «K7 42».
    pub code: String,
    /// Whose browser has it.
    pub visit: [u8; 32],
    /// The round that it asks for.
    pub round: Option<RoundId>,
    /// Tells its answers from others.
    pub print: String,
    /// What was answered, under the names of the questions' fields; the other one's end in «2».
    pub said: Vec<(&'static str, String)>,
}

/// The unfinished sign-up with this code.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn unfinished(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    code: &str,
) -> Result<Option<Unfinished>, Fault> {
    let row = open(municipality).filter(Column::Code.eq(code)).one(db);
    row.await?.map(read).transpose()
}

/// The unfinished sign-up with this id.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn unfinished_by_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: DraftId,
) -> Result<Option<Unfinished>, Fault> {
    let row = open(municipality).filter(Column::Id.eq(id.uuid())).one(db);
    row.await?.map(read).transpose()
}

fn open(municipality: &MunicipalityCode) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::Purpose.eq(Purpose::SignUp.code()))
        .filter(Column::RegistrationId.is_null())
}

fn read(row: Model) -> Result<Unfinished, Fault> {
    let answers: Answers =
        serde_json::from_str(&row.answers).map_err(|e| Fault::because("reading a draft", e))?;
    Ok(Unfinished {
        id: DraftId::from_uuid(row.id),
        code: row.code,
        visit: (row.visit.try_into()).map_err(|_| Fault::new("a draft's visit"))?,
        round: row.round_id.map(RoundId::from_uuid),
        print: print_of(&row.answers),
        said: said(answers, &row.language),
    })
}

fn said(answers: Answers, language: &str) -> Vec<(&'static str, String)> {
    let mut said: Vec<(&'static str, Option<String>)> = Vec::new();
    let who = answers.who.map(|who| match who {
        Who::Myself => "jag",
        Who::SomebodyElse => "hjalper",
        Who::Two => "tva",
    });
    said.push(("vem", who.map(str::to_owned)));
    if let Some(helper) = answers.helper {
        said.push(("hjalpare", Some(helper.name)));
        said.push(("hjalpare-telefon", Some(helper.phone)));
        let told = if helper.told { "ja" } else { "nej" };
        said.push(("vet", Some(told.to_owned())));
    }
    let names = ["namn", "fodelsear", "postnummer", "telefon"];
    said.extend(names.into_iter().zip(person(answers.first)));
    let second = ["namn2", "fodelsear2", "postnummer2", "telefon2"];
    said.extend(second.into_iter().zip(person(answers.second)));
    let way = answers.way.map(|way| match way {
        Way::Letter => "brev",
        Way::Sms => "sms",
        Way::Call => "samtal",
        Way::Email => "epost",
        Way::Page => "sidan",
    });
    said.push(("satt", way.map(str::to_owned)));
    if let Some(address) = answers.address {
        said.push(("gata", Some(address.street)));
        said.push(("ort", Some(address.town)));
    }
    said.push(("epost", answers.email));
    let english = (language == Lang::English.code()).then(|| "ja".to_owned());
    said.push(("engelska", english));
    let ticks = [("behov", answers.needs), ("utrustning", answers.devices)];
    for (field, codes) in ticks {
        said.extend(codes.into_iter().flatten().map(|code| (field, Some(code))));
    }
    said.push(("tolksprak", answers.interpreter));
    let known = said.into_iter();
    known
        .filter_map(|(field, value)| Some((field, value?)))
        .collect()
}

fn person(answers: PersonAnswers) -> [Option<String>; 4] {
    let typed = |known| match known {
        Some(Known::Typed(typed)) => Some(typed),
        Some(Known::No) | None => None,
    };
    [
        answers.name,
        answers.birth_year.map(|year| year.to_string()),
        typed(answers.postcode),
        typed(answers.phone),
    ]
}
