//! What somebody says about themselves in the sign-up, and about those they come with or act for.

/// How somebody wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The first of these that is offered: text message, call, letter, the page.
    Usual,
    /// By letter, to Storgatan 4 in Kalmar.
    Letter,
    /// By text message.
    Sms,
    /// By a call.
    Call,
    /// By e-mail.
    Email(String),
    /// On the page that they print.
    Page,
}

/// What somebody answers.
#[derive(Debug, Clone)]
pub struct Details {
    /// The name.
    pub name: String,
    /// The year, as it is typed.
    pub born: String,
    /// The postcode as it is typed; empty for «Vet inte».
    pub postcode: String,
    /// The phone as it is typed; empty for «Jag har ingen telefon».
    pub phone: String,
    /// How the news come.
    pub told: Told,
    /// Where a letter goes: street, town.
    pub address: (String, String),
    /// The labels of what is needed; none for «Nej».
    pub needs: Vec<String>,
    /// The language of the interpreter.
    pub interpreter: String,
    /// The labels of what is brought.
    pub brings: Vec<String>,
    /// The labels of the wishes.
    pub wishes: Vec<String>,
    /// Who types it all: name, phone, whether the person knows.
    pub helper: Option<(String, String, bool)>,
    /// Who comes along.
    pub second: Option<Box<Details>>,
}

/// Somebody born in 1949 with a mobile phone, who needs nothing. Who is called by a number
/// («Person Nummer17») has a phone of their own, everybody else the same.
pub fn someone(name: &str) -> Details {
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let phone = 5 + digits.parse::<usize>().unwrap_or(0) % 95;
    Details {
        name: name.to_owned(),
        born: "1949".to_owned(),
        postcode: String::new(),
        phone: format!("070-174 06 {phone:02}"),
        told: Told::Usual,
        address: ("Storgatan 4".to_owned(), "Kalmar".to_owned()),
        needs: Vec::new(),
        interpreter: String::new(),
        brings: Vec::new(),
        wishes: Vec::new(),
        helper: None,
        second: None,
    }
}

impl Details {
    /// Born in another year.
    pub fn born(mut self, year: &str) -> Self {
        year.clone_into(&mut self.born);
        self
    }

    /// Living at a postcode.
    pub fn at(mut self, postcode: &str) -> Self {
        postcode.clone_into(&mut self.postcode);
        self
    }

    /// With another phone, or none.
    pub fn phone(mut self, phone: &str) -> Self {
        phone.clone_into(&mut self.phone);
        self
    }

    /// Who wants the news by e-mail.
    pub fn email(self, email: &str) -> Self {
        self.told(Told::Email(email.to_owned()))
    }

    /// Who wants the news in this way.
    pub fn told(mut self, told: Told) -> Self {
        self.told = told;
        self
    }

    /// Who needs this, by the labels.
    pub fn needs(mut self, labels: &[&str]) -> Self {
        self.needs = labels.iter().map(ToString::to_string).collect();
        self
    }

    /// Who needs an interpreter for a language.
    pub fn interpreter(mut self, language: &str) -> Self {
        language.clone_into(&mut self.interpreter);
        self
    }

    /// Who brings this, by the labels.
    pub fn brings(mut self, labels: &[&str]) -> Self {
        self.brings = labels.iter().map(ToString::to_string).collect();
        self
    }

    /// Who wants to learn this, by the labels.
    pub fn wishes(mut self, labels: &[&str]) -> Self {
        self.wishes = labels.iter().map(ToString::to_string).collect();
        self
    }

    /// Signed up by somebody else, who says whether the person knows.
    pub fn helped_by(mut self, name: &str, phone: &str, knows: bool) -> Self {
        self.helper = Some((name.to_owned(), phone.to_owned(), knows));
        self
    }

    /// Together with another one.
    pub fn and(mut self, second: Self) -> Self {
        self.second = Some(Box::new(second));
        self
    }
}
