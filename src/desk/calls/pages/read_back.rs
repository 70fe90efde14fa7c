//! What is read back before anything is booked: in words, as it is said.

use super::super::asked::Asked;
use crate::{
    kernel::Phone,
    locale::{Lang, Text, capitalised, in_pairs},
    registrations::{Means, Offered},
    residents::Newcomer,
};

/// «Jag läser upp: …. Stämmer det?», a line each.
pub(super) fn read_back(text: Text, asked: &Asked, round: &Offered, language: Lang) -> Vec<String> {
    let people = asked.party.people().map(|person| who(text, person));
    let mut lines: Vec<String> = people.collect();
    if let Some(contact) = &asked.wants.contact {
        let phone = phone_said(&contact.phone);
        lines.push(text.desk_back_helper(contact.name.as_str(), phone));
    }
    lines.extend(round.sessions.iter().map(|session| {
        let (day, from) = (
            text.day_said(session.day),
            text.clock_said(session.hours.from),
        );
        let to = text.until_said(session.hours.to);
        capitalised(&text.desk_back_when(day, from, to))
    }));
    lines.push(text.desk_back_place(&round.place));
    if !round.has_room {
        lines.push(text.desk_back_line());
    }
    let needs = asked
        .wants
        .needs
        .iter()
        .map(|need| text.desk_need(need.code()));
    let needs: Vec<String> = needs.collect();
    if !needs.is_empty() {
        lines.push(text.desk_back_needs(text.list(&needs)));
    }
    let devices = asked
        .wants
        .devices
        .iter()
        .map(|kind| text.desk_device(kind.code()));
    let devices: Vec<String> = devices.collect();
    lines.push(text.desk_back_devices(text.list(&devices)));
    lines.push(told(text, &asked.wants.means));
    if language == Lang::English {
        lines.push(text.desk_back_english());
    }
    lines
}

/// «Rut Alm, född 1949, telefon 07 01 74 06 05».
fn who(text: Text, person: &Newcomer) -> String {
    let (name, born) = (person.name.as_str(), person.born.to_string());
    let with = person.phone.as_ref().map(phone_said);
    match with {
        Some(phone) => text.desk_back_who(name, born, phone),
        None => text.desk_back_who_without(name, born),
    }
}

/// As it is dialled, in groups of two.
fn phone_said(phone: &Phone) -> String {
    in_pairs(&phone.national())
}

fn told(text: Text, means: &Means) -> String {
    match means {
        Means::Letter(to) => {
            let postcode = to.postcode.to_string();
            text.desk_back_letter(&to.street, postcode, &to.town)
        }
        Means::Sms => text.desk_back_sms(),
        Means::Call => text.desk_back_call(),
        Means::Email(to) => text.desk_back_email(to.as_str()),
        Means::Page | Means::Sealed => text.desk_back_nothing(),
    }
}
