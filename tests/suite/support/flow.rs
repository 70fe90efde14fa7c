//! Somebody walks through the questions of the sign-up, a page at a time.

use super::{
    details::{Details, Told},
    page::{Page, words},
    person::Person,
};

/// More pages than this have no end.
const MOST_PAGES: usize = 25;

/// The last word of a question's address: in Swedish, in English.
const QUESTIONS: [(&str, &str); 13] = [
    ("vem", "who"),
    ("hjalpare", "helper"),
    ("namn", "name"),
    ("fodelsear", "birth-year"),
    ("postnummer", "postcode"),
    ("telefon", "phone"),
    ("bekraftelse", "confirmation"),
    ("adress", "address"),
    ("epost", "email"),
    ("behov", "needs"),
    ("vad-behover-du", "which-needs"),
    ("utrustning", "devices"),
    ("onskemal", "wishes"),
];

impl Person<'_> {
    /// Asks for a place in a round of Kalmar, from its first question to the answer. Ends earlier on
    /// the first page that is neither a question nor the check, or that finds something wrong.
    pub async fn asks_for(&mut self, number: u32, details: &Details) -> &Page {
        self.looks_over(number, details).await;
        if self.is_at_check() {
            self.sends().await;
        }
        &self.page
    }

    /// Opens the first question of the sign-up for a round of Kalmar.
    pub async fn opens_form(&mut self, number: u32) -> &Page {
        self.visits(&format!("/kalmar/anmalan/vem?traff={number}"))
            .await
    }

    /// Answers all questions for a round of Kalmar and arrives at the check.
    pub async fn looks_over(&mut self, number: u32, details: &Details) -> &Page {
        self.opens_form(number).await;
        self.answers_all(details).await
    }

    /// Answers every question from this page on, up to the check or to what stands in the way.
    pub async fn answers_all(&mut self, details: &Details) -> &Page {
        self.walks_to("", details).await
    }

    /// Answers the questions from this page on until it shows this one: `bekraftelse`.
    pub async fn walks_to(&mut self, stop: &str, details: &Details) -> &Page {
        for _ in 0..MOST_PAGES {
            let Some(question) = self.question() else {
                break;
            };
            if question == stop || address_of(&self.page).ends_with(&format!("/{stop}")) {
                break;
            }
            self.answers_question(details).await;
            if !self.page.faults().is_empty() {
                break;
            }
        }
        &self.page
    }

    /// Types the answer to the page's one question, whose heading is its label, and goes on.
    pub async fn answers(&mut self, text: &str) -> &Page {
        let label = self.page.heading();
        self.fills(&label, text);
        self.goes_on().await
    }

    /// Chooses these answers by their labels and goes on.
    pub async fn answers_with(&mut self, labels: &[&str]) -> &Page {
        for label in labels {
            self.chooses(label);
        }
        self.goes_on().await
    }

    /// Presses the green button of a question.
    pub async fn goes_on(&mut self) -> &Page {
        let green = self.green_button();
        self.presses(&green).await
    }

    /// Presses the one green button of the page's form; on the check there are two of them.
    pub async fn sends(&mut self) -> &Page {
        self.goes_on().await
    }

    /// Whether everything is there to look over.
    pub fn is_at_check(&self) -> bool {
        let path = address_of(&self.page);
        self.page.status.code == 200 && (path.ends_with("/kontrollera") || path.ends_with("/check"))
    }

    /// The Swedish word of the question that the page asks; none if it asks none.
    pub fn question(&self) -> Option<&'static str> {
        let path = address_of(&self.page);
        let asks = self.page.first(".app-progress").is_some();
        let last = path.rsplit('/').next().unwrap_or_default();
        let question = QUESTIONS.iter().find(|(sv, en)| *sv == last || *en == last);
        question.filter(|_| asks).map(|(sv, _)| *sv)
    }

    /// Answers the question that the page asks.
    pub async fn answers_question(&mut self, details: &Details) -> &Page {
        let question = self.question().expect("a question");
        let path = address_of(&self.page);
        let second = path.contains("/den-andra/") || path.contains("/the-other/");
        let about = match &details.second {
            Some(other) if second => other,
            _ => details,
        };
        match question {
            "vem" => self.says_who(details).await,
            "hjalpare" => self.says_who_helps(details).await,
            "namn" => self.answers(&about.name).await,
            "fodelsear" => self.answers(&about.born).await,
            "postnummer" if !about.postcode.is_empty() => self.answers(&about.postcode).await,
            // What was filled in for the other one is right.
            "postnummer" if second && self.holds_something() => self.goes_on().await,
            "postnummer" => self.presses_one_of(&["Vet inte", "I do not know"]).await,
            "telefon" if second || !about.phone.is_empty() => self.answers(&about.phone).await,
            "telefon" => {
                let ways = [
                    "Jag har ingen",
                    "Personen har ingen",
                    "I have no",
                    "The person has no",
                ];
                self.presses_one_of(&ways).await
            }
            "bekraftelse" => self.says_how(&details.told).await,
            "adress" => self.says_where(details).await,
            "epost" => match &details.told {
                Told::Email(address) => self.answers(address).await,
                other => panic!("an e-mail address is asked for, not {other:?}"),
            },
            "behov" => {
                let no = details.needs.is_empty();
                self.chooses_one_of(if no { &["Nej", "No"] } else { &["Ja", "Yes"] });
                self.goes_on().await
            }
            "vad-behover-du" => self.says_what_is_needed(details).await,
            "utrustning" if details.brings.is_empty() => {
                self.chooses_one_of(&["Mobiltelefon", "Mobile phone"]);
                self.goes_on().await
            }
            "utrustning" => self.ticks(&details.brings).goes_on().await,
            _ => self.ticks(&details.wishes).goes_on().await,
        }
    }

    async fn says_who(&mut self, details: &Details) -> &Page {
        let labels = match (&details.helper, &details.second) {
            (Some(_), _) => ["Någon jag hjälper", "Somebody I help"],
            (None, Some(_)) => ["Vi är två", "We are two"],
            (None, None) => ["Jag själv", "Me"],
        };
        self.chooses_one_of(&labels);
        self.goes_on().await
    }

    async fn says_who_helps(&mut self, details: &Details) -> &Page {
        let (name, phone, knows) = details.helper.clone().expect("somebody who helps");
        self.fills(&self.in_language("Ditt namn", "Your name"), &name);
        let label = self.in_language("Ditt telefonnummer", "Your phone number");
        self.fills(&label, &phone);
        self.chooses_one_of(if knows {
            &["Ja", "Yes"]
        } else {
            &["Nej", "No"]
        });
        self.goes_on().await
    }

    async fn says_how(&mut self, told: &Told) -> &Page {
        let letter = &["Med brev", "By letter"][..];
        let sms = &["Med sms", "By text message"][..];
        let call = &["Vi ringer upp", "We call"][..];
        let email = &["Med e-post", "By e-mail"][..];
        let page = &[
            "Jag skriver ut",
            "Vi skriver ut",
            "I will print",
            "We will print",
        ][..];
        let ways = match told {
            Told::Usual => [sms, call, letter, page].concat(),
            Told::Letter => letter.to_vec(),
            Told::Sms => sms.to_vec(),
            Told::Call => call.to_vec(),
            Told::Email(_) => email.to_vec(),
            Told::Page => page.to_vec(),
        };
        self.chooses_one_of(&ways);
        self.goes_on().await
    }

    async fn says_where(&mut self, details: &Details) -> &Page {
        let (street, town) = details.address.clone();
        self.fills(&self.in_language("Gatuadress", "Street address"), &street);
        let postcode = self.in_language("Postnummer", "Postcode");
        if self.page.value(&postcode).is_empty() {
            self.fills(&postcode, "392 31");
        }
        self.fills(&self.in_language("Ort", "Town"), &town);
        self.goes_on().await
    }

    async fn says_what_is_needed(&mut self, details: &Details) -> &Page {
        self.ticks(&details.needs);
        if !details.interpreter.is_empty() {
            let label = self.in_language(
                "Vilket språk ska tolken kunna?",
                "Which language should the interpreter speak?",
            );
            self.fills(&label, &details.interpreter);
        }
        self.goes_on().await
    }

    fn ticks(&mut self, labels: &[String]) -> &mut Self {
        for label in labels {
            self.chooses(label);
        }
        self
    }

    /// Chooses the first answer on the page that begins like one of these, tried in their order.
    fn chooses_one_of(&mut self, beginnings: &[&str]) {
        let labels: Vec<String> = self.page.all("label").into_iter().map(words).collect();
        let found = beginnings
            .iter()
            .find_map(|begins| labels.iter().find(|label| label.starts_with(begins)));
        let label = found.unwrap_or_else(|| panic!("none of {beginnings:?} in {labels:?}"));
        self.chooses(&label.clone());
    }

    async fn presses_one_of(&mut self, beginnings: &[&str]) -> &Page {
        let buttons: Vec<String> = self.page.all("button").into_iter().map(words).collect();
        let found = buttons
            .iter()
            .find(|button| beginnings.iter().any(|begins| button.starts_with(begins)));
        let button = found.unwrap_or_else(|| panic!("none of {beginnings:?} in {buttons:?}"));
        self.presses(&button.clone()).await
    }

    fn holds_something(&self) -> bool {
        !self.page.value(&self.page.heading()).is_empty()
    }

    fn in_language(&self, swedish: &str, english: &str) -> String {
        let is_english = self.page.path.starts_with("/en");
        (if is_english { english } else { swedish }).to_owned()
    }

    /// The words of the page's green button. Where there are two, they do the same.
    fn green_button(&self) -> String {
        let buttons = self
            .page
            .all("form[method=post] button[class=govuk-button]");
        let mut named: Vec<String> = buttons.into_iter().map(words).collect();
        named.dedup();
        let [button] = named.as_slice() else {
            panic!("{} has the green buttons {named:?}", self.page.path);
        };
        button.clone()
    }
}

fn address_of(page: &Page) -> String {
    let path = page.path.split(['?', '#']).next();
    path.unwrap_or_default().to_owned()
}
