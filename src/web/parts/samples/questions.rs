//! The questions of `/delar`: empty, with hints, filled, refused, with words that are too long.

use super::LONG_ADDRESS;
use crate::web::form::{Answer, Area, Choice, Entry, Field, FormState, Part, Select};
use crate::web::parts::Group;

const LONG_WORD: &str =
    "Tillgänglighetsanpassningsmöjligheter i kommunfullmäktigesammanträdeslokalen";

impl Group {
    /// The questions in the order in which the template writes them.
    pub(super) fn parts(&self) -> impl Iterator<Item = &dyn Part> {
        let fields = self.fields.iter().map(|part| part as &dyn Part);
        let choices = self.choices.iter().map(|part| part as &dyn Part);
        let selects = self.selects.iter().map(|part| part as &dyn Part);
        let areas = self.areas.iter().map(|part| part as &dyn Part);
        fields.chain(choices).chain(selects).chain(areas)
    }
}

/// Name, what was typed and what is wrong, one for each kind of question.
pub(super) fn refusals() -> [(&'static str, &'static str, &'static str); 8] {
    [
        ("namn", "", "Skriv ditt namn"),
        (
            "fodelsear",
            "nittonhundrafyrtionio",
            "Skriv årtalet med fyra siffror, till exempel 1949",
        ),
        (
            "postnummer",
            "388",
            "Skriv postnumret med fem siffror, eller tryck på Vet inte",
        ),
        (
            "telefon",
            "070-17",
            "Numret verkar ha för få siffror. Skriv hela numret med riktnummer, till exempel 070-174 06 05",
        ),
        ("vem", "", "Välj vem som ska gå kursen"),
        (
            "behov",
            "ingenting",
            "Välj det du behöver, eller välj inget alls",
        ),
        ("lokal", "", "Välj en lokal"),
        (
            "onskemal",
            "Jag vill lära mig allt.",
            "Skriv högst 20 tecken",
        ),
    ]
}

/// Every question, grouped by kind, filled from `state`.
pub(super) fn groups(state: &FormState) -> Vec<Group> {
    vec![text_fields(state), choices(state), lists(state)]
}

fn text_fields(state: &FormState) -> Group {
    let fields = vec![
        Field::new("namn", "Vad heter du?", Entry::Name).hint("För- och efternamn"),
        Field::new("fodelsear", "Vilket år är du född?", Entry::BirthYear)
            .hint("Fyra siffror, till exempel 1949"),
        Field::new(
            "postnummer",
            "Vilket postnummer har du hemma?",
            Entry::Postcode,
        )
        .hint("Fem siffror, till exempel 388 41"),
        Field::new(
            "telefon",
            "Vilket telefonnummer når vi dig på?",
            Entry::Phone,
        )
        .hint("Mobil eller hemtelefon. Du kan skriva med eller utan mellanslag"),
        Field::new(
            "epost",
            "Vilken e-postadress har du? (frivilligt)",
            Entry::Email,
        )
        .value("anna-karin.lindstromsson-bergenstrahle@kommunfullmaktige.example"),
        Field::new("gata", "Gatuadress", Entry::Street).value(LONG_ADDRESS),
        Field::new("ort", "Postort", Entry::Town).value("Påryd"),
        Field::new("hjalpare", "Vad heter personen du hjälper?", Entry::Name).about_another(),
        Field::new("bokningsord", "Bokningsord", Entry::BookingWord)
            .hint("Två delar, till exempel BJÖRK 472. Det står i brevet eller sms:et"),
        Field::new("platser", "Antal platser", Entry::Number).value("133"),
        Field::new("dag", "Vilken dag?", Entry::Date).hint("Till exempel 9 mars 2027"),
        Field::new("tid", "Vilken tid?", Entry::Time).value("13.00"),
        Field::new("anteckning", LONG_WORD, Entry::Text)
            .hint(LONG_WORD)
            .value(LONG_WORD),
        Field::new("losenord", "Lösenord", Entry::Password),
        Field::new("nytt-losenord", "Nytt lösenord", Entry::NewPassword).hint("Minst tolv tecken"),
        Field::new("engangskod", "Kod från appen", Entry::OneTimeCode),
    ];
    Group {
        title: "Textfält".into(),
        fields: filled(fields, |field| field.filled(state)),
        ..Group::default()
    }
}

fn choices(state: &FormState) -> Group {
    let who = vec![
        Answer::new("jag", "Jag själv"),
        Answer::new(
            "hjalper",
            "Någon jag hjälper (till exempel en förälder, granne eller vän)",
        ),
        Answer::new("tva", "Vi är två som vill gå tillsammans")
            .hint("Ni får plats båda två, eller ingen av er"),
    ];
    let told = vec![
        Answer::new("brev", "Med brev hem i brevlådan")
            .hint("Kommer inom en vecka")
            .checked(true),
        Answer::new("sms", "Med sms"),
        Answer::new("samtal", "Vi ringer upp dig"),
    ];
    let needs = vec![
        Answer::new("slinga", "Hörslinga"),
        Answer::new("rullstol", "Plats för rullstol eller rullator"),
        Answer::new("lang", LONG_WORD),
    ];
    let devices = vec![
        Answer::new("mobil", "Mobiltelefon").checked(true),
        Answer::new("platta", "Surfplatta").checked(true),
        Answer::new("lana", "Jag har ingen egen. Jag vill låna").set_apart("eller"),
    ];
    let choices = vec![
        Choice::radios("vem", "Vem ska gå kursen?", who),
        Choice::radios("besked", "Hur vill du få bekräftelsen?", told)
            .hint("Bekräftelsen visar dag, tid och plats"),
        Choice::checkboxes("behov", "Vad behöver du?", needs).hint("Välj allt som stämmer"),
        Choice::checkboxes("utrustning", "Vad vill du ta med dig?", devices)
            .hint("Vet du inte vilken sort det är? Det gör inget. Ta med den och laddaren."),
    ];
    Group {
        title: "Val".into(),
        choices: filled(choices, |choice| choice.filled(state)),
        ..Group::default()
    }
}

fn lists(state: &FormState) -> Group {
    let venues = vec![
        Answer::new("", "Välj lokal"),
        Answer::new("lindsdal", "Lindsdals bibliotek"),
        Answer::new(
            "paryd",
            "Påryds skola, matsalen på bottenvåningen bredvid gymnastiksalen",
        ),
    ];
    let months = vec![
        Answer::new("2027-02", "februari 2027"),
        Answer::new("2027-03", "mars 2027").checked(true),
    ];
    let areas = vec![
        Area::new("onskemal", "Vad vill du lära dig? (frivilligt)").hint("Skriv inte om sjukdomar"),
        Area::new("elever", "En elev per rad")
            .value("Alva, 9A\nBo, 9B")
            .rows(4),
    ];
    Group {
        title: "Listor och långa svar".into(),
        selects: vec![
            Select::new("lokal", "Lokal", venues)
                .hint("Bara lokaler med hiss")
                .filled(state),
            Select::new("manad", "Månad", months).filled(state),
        ],
        areas: filled(areas, |area| area.filled(state)),
        ..Group::default()
    }
}

fn filled<P>(parts: Vec<P>, fill: impl Fn(P) -> P) -> Vec<P> {
    parts.into_iter().map(fill).collect()
}
