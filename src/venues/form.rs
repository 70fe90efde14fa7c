//! The questions about a venue, a room and a place, and what is made of the answers.

use super::{
    Building, Hall, Lift, Locality, MOST_SEATS, PlaceEdit, RoomEdit, VenueEdit, VenueFacts,
    Whereabouts, leaves_seats,
};
use crate::{
    kernel::{PlaceId, Postcode},
    locale::{Text, Words},
    web::{
        LONGEST_LINE, LONGEST_TEXT, Reading,
        form::{Answer, Area, Choice, Entry, Field, Question, Section, Select},
    },
};

pub(super) const NAME: &str = "namn";
const STREET: &str = "gata";
const POSTCODE: &str = "postnummer";
const POST_TOWN: &str = "postort";
pub(super) const PLACE: &str = "ort";
const NEW_PLACE: &str = "ny-ort";
const WAY_IN: [&str; 2] = ["vag-sv", "vag-en"];
const LOOP: &str = "horslinga";
const ENTRANCE: &str = "entre";
const LIFT: &str = "hiss";
const TOILET: &str = "toalett";
const PARKING: &str = "parkering";
const ACCESSIBLE_PARKING: &str = "parkering-tillstand";
const BUS_STOP: [&str; 2] = ["hallplats-sv", "hallplats-en"];
const TRANSPORT: &str = "fardtjanst";
const WIFI: &str = "wifi";
const CHARGING: &str = "laddning";
const COFFEE: &str = "fika";
pub(super) const ROOM: &str = "sal";
const SEATS: &str = "platser";
const RESERVED: &str = "reserverade";
const POSTCODES: &str = "postnummer";
pub(super) const NEAR: &str = "nara";

/// Everything that is asked about a venue, answered as it stands if it is there.
pub(super) fn venue_sections(
    text: Text,
    places: &[Locality],
    known: Option<&Building>,
) -> Vec<Section> {
    vec![
        address(text, places, known),
        way(text, known),
        inside(text, known),
        comfort(text, known),
    ]
}

fn address(text: Text, places: &[Locality], known: Option<&Building>) -> Section {
    let venue = known.map(|known| &known.venue);
    let of = |value: fn(&super::Venue) -> String| venue.map(value).unwrap_or_default();
    let none = Answer::new("", text.venues_choose_place());
    let answers = places.iter().map(|place| {
        let own = venue.is_some_and(|venue| venue.place == place.id);
        Answer::new(place.id.to_string(), place.name.clone()).checked(own)
    });
    Section::titled(
        text.venues_section_address(),
        vec![
            Field::new(NAME, text.venues_name(), Entry::Text)
                .hint(text.venues_name_hint())
                .value(of(|venue| venue.name.clone()))
                .into(),
            Field::new(STREET, text.venues_street(), Entry::Street)
                .value(of(|venue| venue.street.clone()))
                .about_another()
                .into(),
            Field::new(POSTCODE, text.venues_postcode(), Entry::Postcode)
                .value(of(|venue| venue.postcode.to_string()))
                .about_another()
                .into(),
            Field::new(POST_TOWN, text.venues_post_town(), Entry::Town)
                .value(of(|venue| venue.facts.post_town.clone()))
                .about_another()
                .into(),
            Select::new(
                PLACE,
                text.venues_place(),
                std::iter::once(none).chain(answers).collect(),
            )
            .hint(text.venues_place_hint())
            .into(),
            Field::new(
                NEW_PLACE,
                text.accounts_optional(text.venues_new_place()),
                Entry::Text,
            )
            .hint(text.venues_new_place_hint())
            .into(),
        ],
    )
}

fn way(text: Text, known: Option<&Building>) -> Section {
    let facts = known.map(|known| &known.venue.facts);
    let way_in = facts.map(|facts| &facts.way_in);
    let bus_stop = facts.and_then(|facts| facts.bus_stop.as_ref());
    let [in_swedish, in_english] = both(text, &text.venues_way_in(), way_in);
    let [stop_swedish, stop_english] = both(text, &text.venues_bus_stop(), bus_stop);
    let answer = |of: fn(&VenueFacts) -> bool| facts.map(of);
    Section::titled(
        text.venues_section_way(),
        vec![
            Field::new(
                BUS_STOP[0],
                text.accounts_optional(stop_swedish.0),
                Entry::Text,
            )
            .hint(text.venues_bus_stop_hint())
            .value(stop_swedish.1)
            .into(),
            Field::new(BUS_STOP[1], stop_english.0, Entry::Text)
                .hint(text.accounts_english_hint())
                .value(stop_english.1)
                .into(),
            Area::new(WAY_IN[0], in_swedish.0)
                .hint(text.venues_way_in_hint())
                .value(in_swedish.1)
                .rows(4)
                .into(),
            Area::new(WAY_IN[1], in_english.0)
                .hint(text.accounts_english_hint())
                .value(in_english.1)
                .rows(4)
                .into(),
            yes_no(
                text,
                TRANSPORT,
                text.venues_transport(),
                answer(|f| f.special_transport_stop),
            )
            .hint(text.venues_transport_hint())
            .into(),
            yes_no(text, PARKING, text.venues_parking(), answer(|f| f.parking)).into(),
            yes_no(
                text,
                ACCESSIBLE_PARKING,
                text.venues_accessible_parking(),
                answer(|f| f.accessible_parking),
            )
            .into(),
        ],
    )
}

fn inside(text: Text, known: Option<&Building>) -> Section {
    let facts = known.map(|known| &known.venue.facts);
    let answer = |of: fn(&VenueFacts) -> bool| facts.map(of);
    let lifts = Lift::ALL.map(|lift| {
        let words = match lift {
            Lift::Yes => text.web_yes(),
            Lift::No => text.venues_lift_no(),
            Lift::NotNeeded => text.venues_lift_not_needed(),
        };
        let own = facts.is_some_and(|facts| facts.lift == lift);
        Answer::new(lift.code(), words).checked(own)
    });
    Section::titled(
        text.venues_section_inside(),
        vec![
            yes_no(
                text,
                ENTRANCE,
                text.venues_entrance(),
                answer(|f| f.step_free_entrance),
            )
            .hint(text.venues_entrance_hint())
            .into(),
            Choice::radios(LIFT, text.venues_lift(), lifts.into()).into(),
            yes_no(
                text,
                TOILET,
                text.venues_toilet(),
                answer(|f| f.accessible_toilet),
            )
            .into(),
            yes_no(text, LOOP, text.venues_loop(), answer(|f| f.hearing_loop))
                .hint(text.venues_loop_hint())
                .into(),
        ],
    )
    .lead(text.venues_section_inside_lead())
}

fn comfort(text: Text, known: Option<&Building>) -> Section {
    let facts = known.map(|known| &known.venue.facts);
    let answer = |of: fn(&VenueFacts) -> bool| facts.map(of);
    Section::titled(
        text.venues_section_comfort(),
        vec![
            yes_no(text, WIFI, text.venues_wifi(), answer(|f| f.wifi)).into(),
            yes_no(
                text,
                CHARGING,
                text.venues_charging(),
                answer(|f| f.charging),
            )
            .into(),
            yes_no(text, COFFEE, text.venues_coffee(), answer(|f| f.coffee)).into(),
        ],
    )
}

/// What is asked about a room.
pub(super) fn room_section(text: Text, title: Option<String>, known: Option<&Hall>) -> Section {
    let room = known.map(|known| &known.room);
    let seats = room.map(|room| room.seats.to_string());
    let reserved = room.map(|room| room.reserved.to_string());
    let questions: Vec<Question> = vec![
        Field::new(ROOM, text.venues_room_name(), Entry::Text)
            .hint(text.venues_room_name_hint())
            .value(room.map(|room| room.name.clone()).unwrap_or_default())
            .into(),
        Field::new(SEATS, text.venues_seats(), Entry::Number)
            .hint(match known {
                Some(_) => text.venues_seats_hint_known(),
                None => text.venues_seats_hint(),
            })
            .value(seats.unwrap_or_default())
            .into(),
        Field::new(RESERVED, text.venues_reserved(), Entry::Number)
            .hint(text.venues_reserved_hint())
            .value(reserved.unwrap_or_else(|| "0".to_owned()))
            .into(),
    ];
    match title {
        Some(title) => Section::titled(title, questions),
        None => Section::plain(questions),
    }
}

/// What is asked about a place. `others` are the municipality's other places.
pub(super) fn place_section(text: Text, others: &[&Locality], known: Option<&Locality>) -> Section {
    let postcodes: Vec<String> = known
        .map(|known| known.postcodes.iter().map(|code| spaced(code)).collect())
        .unwrap_or_default();
    let mut questions: Vec<Question> = vec![
        Field::new(NAME, text.venues_place_name(), Entry::Text)
            .hint(text.venues_place_name_hint())
            .value(known.map(|known| known.name.clone()).unwrap_or_default())
            .into(),
        Area::new(POSTCODES, text.accounts_optional(text.venues_postcodes()))
            .hint(text.venues_postcodes_hint())
            .value(postcodes.join("\n"))
            .into(),
    ];
    if !others.is_empty() {
        let answers = others.iter().map(|other| {
            let near = known.is_some_and(|known| known.near.contains(&other.id));
            Answer::new(other.id.to_string(), other.name.clone()).checked(near)
        });
        let near = Choice::checkboxes(NEAR, text.venues_near(), answers.collect());
        questions.push(near.hint(text.venues_near_hint()).into());
    }
    Section::plain(questions)
}

/// The venue in a form.
pub(super) fn read_venue(read: &mut Reading<'_>, text: Text) -> Option<VenueEdit> {
    let name = read.line(NAME, LONGEST_LINE, text.venues_wrong_name());
    let street = read.line(STREET, LONGEST_LINE, text.venues_wrong_street());
    let postcode = read.parsed(
        POSTCODE,
        |typed| Postcode::parse(typed).ok(),
        text.venues_wrong_postcode(),
    );
    let post_town = read.line(POST_TOWN, LONGEST_LINE, text.venues_wrong_post_town());
    let place = read_whereabouts(read, text);
    let bus_stop = read.words_if_any(BUS_STOP, LONGEST_LINE, text.venues_wrong_bus_stop());
    let way_in = read.words(WAY_IN, LONGEST_TEXT, text.venues_wrong_way_in());
    let unanswered = |question: String| text.venues_wrong_yes_no(question);
    let special_transport_stop = read.yes_or_no(TRANSPORT, unanswered(text.venues_transport()));
    let parking = read.yes_or_no(PARKING, unanswered(text.venues_parking()));
    let accessible_parking = read.yes_or_no(
        ACCESSIBLE_PARKING,
        unanswered(text.venues_accessible_parking()),
    );
    let step_free_entrance = read.yes_or_no(ENTRANCE, unanswered(text.venues_entrance()));
    let lift = read.parsed(LIFT, Lift::parse, text.venues_wrong_lift());
    let accessible_toilet = read.yes_or_no(TOILET, unanswered(text.venues_toilet()));
    let hearing_loop = read.yes_or_no(LOOP, unanswered(text.venues_loop()));
    let wifi = read.yes_or_no(WIFI, unanswered(text.venues_wifi()));
    let charging = read.yes_or_no(CHARGING, unanswered(text.venues_charging()));
    let coffee = read.yes_or_no(COFFEE, unanswered(text.venues_coffee()));
    Some(VenueEdit {
        place: place?,
        name: name?,
        street: street?,
        postcode: postcode?,
        facts: VenueFacts {
            post_town: post_town?,
            way_in: way_in?,
            hearing_loop: hearing_loop?,
            step_free_entrance: step_free_entrance?,
            lift: lift?,
            accessible_toilet: accessible_toilet?,
            parking: parking?,
            accessible_parking: accessible_parking?,
            bus_stop,
            special_transport_stop: special_transport_stop?,
            wifi: wifi?,
            charging: charging?,
            coffee: coffee?,
        },
    })
}

fn read_whereabouts(read: &mut Reading<'_>, text: Text) -> Option<Whereabouts> {
    match (read.is_empty(PLACE), read.is_empty(NEW_PLACE)) {
        (false, true) => {
            let id = read.parsed(PLACE, |id| id.parse().ok(), text.venues_wrong_place());
            id.map(Whereabouts::Known)
        }
        (true, false) => {
            let name = read.line_if_any(NEW_PLACE, LONGEST_LINE);
            name.map(Whereabouts::New)
        }
        (true, true) => {
            read.state.refuse(PLACE, text.venues_wrong_place());
            None
        }
        (false, false) => {
            read.state.refuse(NEW_PLACE, text.venues_wrong_two_places());
            None
        }
    }
}

/// The room in a form.
pub(super) fn read_room(read: &mut Reading<'_>, text: Text) -> Option<RoomEdit> {
    let name = read.line(ROOM, LONGEST_LINE, text.venues_wrong_room_name());
    let seats = read.number(SEATS, &(1..=MOST_SEATS), text.venues_wrong_seats());
    let reserved = read.number(RESERVED, &(0..=MOST_SEATS), text.venues_wrong_reserved());
    let (name, seats, reserved) = (name?, seats?, reserved?);
    if !leaves_seats(seats, reserved) {
        read.state
            .refuse(RESERVED, text.venues_wrong_all_reserved());
        return None;
    }
    Some(RoomEdit {
        name,
        seats,
        reserved,
    })
}

/// The place in a form.
pub(super) fn read_place(read: &mut Reading<'_>, text: Text) -> Option<PlaceEdit> {
    let name = read.line(NAME, LONGEST_LINE, text.venues_wrong_place_name());
    let mut postcodes = Vec::new();
    for written in read.raw(POSTCODES).split(['\n', ',', ';']) {
        match Postcode::parse(written) {
            Ok(code) if !postcodes.contains(&code) => postcodes.push(code),
            Err(_) if !written.trim().is_empty() => {
                let wrong = text.venues_wrong_postcodes(written.trim());
                read.state.refuse(POSTCODES, wrong);
            }
            Ok(_) | Err(_) => {}
        }
    }
    let picked: Vec<Option<PlaceId>> = read.picks(NEAR).iter().map(|id| id.parse().ok()).collect();
    let Some(near) = picked.into_iter().collect() else {
        read.state.refuse(NEAR, text.venues_wrong_near());
        return None;
    };
    Some(PlaceEdit {
        name: name?,
        postcodes,
        near,
    })
}

/// What a text is called, and what it holds, in Swedish and in English.
fn both(text: Text, what: &str, words: Option<&Words>) -> [(String, String); 2] {
    let known = |of: fn(&Words) -> &String| words.map(of).cloned().unwrap_or_default();
    [
        (text.accounts_in_swedish(what), known(|words| &words.sv)),
        (text.accounts_in_english(what), known(|words| &words.en)),
    ]
}

/// Two radios, neither picked until somebody has answered.
fn yes_no(text: Text, name: &'static str, legend: String, known: Option<bool>) -> Choice {
    let answers = vec![
        Answer::new("ja", text.web_yes()).checked(known == Some(true)),
        Answer::new("nej", text.web_no()).checked(known == Some(false)),
    ];
    Choice::radios(name, legend, answers)
}

/// A stored postcode as people write it.
fn spaced(digits: &str) -> String {
    Postcode::parse(digits).map_or_else(|_| digits.to_owned(), |code| code.to_string())
}
