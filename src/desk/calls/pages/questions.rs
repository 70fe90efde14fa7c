//! The questions of a call, in the order in which they are said. Each label is the sentence to say.

use super::super::{
    asked::{
        ADDRESS, DEVICES, EMAIL, ENGLISH, FIRST, HELPER, LANGUAGE, NEEDS, NOTE, OUTSIDE, SEARCH,
        SECOND, WAY, WHO, are_two, is_for_another,
    },
    call::Said,
    focus::Focus,
};
use crate::{
    locale::Text,
    registrations::{Device, Need, Offered, Outside},
    web::form::{Answer, Choice, Entry, Field, FormState, Part, Question},
};

/// What a page asks.
pub(super) struct Asking<'a> {
    pub(super) text: Text,
    pub(super) said: &'a Said,
    pub(super) state: &'a FormState,
    pub(super) focus: Focus,
    /// The round that was chosen.
    pub(super) round: Option<&'a Offered>,
}

impl Asking<'_> {
    /// The search, while the call goes on.
    pub(super) fn search(&self) -> Field {
        let text = self.text;
        let field = Field::new(SEARCH, text.desk_been_before(), Entry::Search)
            .hint(text.desk_search_hint())
            .filled(self.state);
        let focused = self.focus == Focus::Field(SEARCH);
        field.focused(focused)
    }

    /// Who it is about.
    pub(super) fn who(&self) -> Vec<Question> {
        let text = self.text;
        let who = [
            ("jag", text.desk_who_caller()),
            ("hjalper", text.desk_who_helps()),
            ("tva", text.desk_who_two()),
        ];
        let mut questions = vec![self.radios(WHO, text.desk_who(), &who, Some("jag"))];
        if is_for_another(self.said) {
            let told = [("ja", text.desk_yes()), ("nej", text.desk_not_yet())];
            questions.push(self.field(HELPER[0], text.desk_helper_name(), Entry::Name, None));
            questions.push(self.field(HELPER[1], text.desk_helper_phone(), Entry::Phone, None));
            questions.push(self.radios(HELPER[2], text.desk_helper_told(), &told, None));
        }
        let voice = if is_for_another(self.said) {
            "they"
        } else {
            "you"
        };
        questions.extend(self.person(FIRST, voice));
        if are_two(self.said) {
            questions.extend(self.person(SECOND, "other"));
        }
        questions
    }

    fn person(&self, fields: [&'static str; 4], voice: &str) -> [Question; 4] {
        let text = self.text;
        let [name, year, postcode, phone] = fields;
        let hint = Some(text.desk_no_phone_hint());
        [
            self.field(name, text.desk_ask_name(voice), Entry::Name, None),
            self.field(year, text.desk_ask_year(voice), Entry::BirthYear, None),
            self.field(
                postcode,
                text.desk_ask_postcode(voice),
                Entry::Postcode,
                None,
            ),
            self.field(phone, text.desk_ask_phone(voice), Entry::Phone, hint),
        ]
    }

    /// Needs, devices, and how news reach them.
    pub(super) fn rest(&self, outside: bool) -> Vec<Question> {
        let text = self.text;
        let mut questions = Vec::new();
        if outside {
            let age = self.round.map_or(0, Offered::minimum_age);
            let why = Outside::ALL
                .iter()
                .map(|why| (why.code(), text.desk_outside(why.code())));
            let why: Vec<_> = why.collect();
            questions.push(self.radios(OUTSIDE, text.desk_ask_outside(i32::from(age)), &why, None));
        }
        let needs = Need::ALL
            .iter()
            .map(|need| (need.code(), text.desk_need(need.code())));
        questions.push(self.boxes(NEEDS, text.desk_ask_needs(), &needs.collect::<Vec<_>>()));
        if self
            .said
            .choices(NEEDS)
            .iter()
            .any(|need| need == Need::Interpreter.code())
        {
            questions.push(self.field(LANGUAGE, text.desk_ask_language(), Entry::Text, None));
        }
        let devices = Device::ALL.iter();
        let devices: Vec<_> = devices
            .map(|kind| (kind.code(), text.desk_device(kind.code())))
            .collect();
        questions.push(self.boxes(DEVICES, text.desk_ask_devices(), &devices));
        questions.push(self.radios(WAY, text.desk_ask_way(), &self.ways(), None));
        match self.said.text(WAY) {
            "brev" => {
                questions.push(self.field(ADDRESS[0], text.desk_ask_street(), Entry::Street, None));
                questions.push(self.field(ADDRESS[1], text.desk_ask_town(), Entry::Town, None));
            }
            "epost" => {
                questions.push(self.field(EMAIL, text.desk_ask_email(), Entry::Email, None));
            }
            _ => {}
        }
        let english = [("ja", text.desk_in_english())];
        questions.push(self.boxes(ENGLISH, text.desk_ask_english(), &english));
        let hint = Some(text.desk_note_hint());
        questions.push(self.field(NOTE, text.desk_note(), Entry::Text, hint));
        questions
    }

    /// A letter is offered as long as it arrives; who cannot be reached at all has written it down.
    fn ways(&self) -> Vec<(&'static str, String)> {
        let text = self.text;
        let in_time = self.round.is_none_or(|round| round.letter_in_time);
        let mut ways = Vec::new();
        if in_time {
            ways.push(("brev", text.desk_way_letter()));
        }
        ways.push(("sms", text.desk_way_sms()));
        ways.push(("samtal", text.desk_way_call()));
        ways.push(("epost", text.desk_way_email()));
        if !in_time {
            ways.push(("sidan", text.desk_way_none()));
        }
        ways
    }

    fn field(
        &self,
        name: &'static str,
        label: String,
        kind: Entry,
        hint: Option<String>,
    ) -> Question {
        let field = Field::new(name, label, kind).about_another();
        let field = match hint {
            Some(hint) => field.hint(hint),
            None => field,
        };
        let focused = self.focus == Focus::Field(name);
        field.filled(self.state).focused(focused).into()
    }

    fn radios(
        &self,
        name: &'static str,
        legend: String,
        answers: &[(&'static str, String)],
        usual: Option<&str>,
    ) -> Question {
        let picked = match self.said.text(name) {
            "" => usual.unwrap_or_default(),
            picked => picked,
        };
        // Numbered: whoever uses the arrows counts along.
        let answers = answers.iter().enumerate().map(|(at, (code, words))| {
            Answer::new(*code, format!("{}. {words}", at + 1)).checked(*code == picked)
        });
        self.choice(Choice::radios(name, legend, answers.collect()))
    }

    fn boxes(
        &self,
        name: &'static str,
        legend: String,
        answers: &[(&'static str, String)],
    ) -> Question {
        let picked = self.said.choices(name);
        let answers = answers.iter().map(|(code, words)| {
            Answer::new(*code, words.clone()).checked(picked.iter().any(|one| one == code))
        });
        self.choice(Choice::checkboxes(name, legend, answers.collect()))
    }

    fn choice(&self, mut choice: Choice) -> Question {
        choice.error = self.state.error(choice.name).map(ToOwned::to_owned);
        let focused = self.focus == Focus::Field(choice.name);
        choice.focused(focused).into()
    }
}

/// The questions that something is wrong with, among these.
pub(super) fn parts<'a>(questions: &[&'a [Question]]) -> Vec<&'a dyn Part> {
    let all = questions.iter().flat_map(|some| some.iter());
    all.map(|question| question as &dyn Part).collect()
}
