//! A page as somebody sees it, and what must be true of every page.

mod checks;

use rocket::http::Status;
use scraper::{ElementRef, Html, Selector};

pub use checks::check;

/// An answer of the program.
pub struct Page {
    /// Its status.
    pub status: Status,
    /// Where it was shown, after redirects.
    pub path: String,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// What was sent.
    pub html: String,
    /// The same, parsed.
    pub document: Html,
}

impl Page {
    /// From what was sent.
    pub fn new(status: Status, path: String, headers: Vec<(String, String)>, html: String) -> Self {
        let document = Html::parse_document(&html);
        Self {
            status,
            path,
            headers,
            html,
            document,
        }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter();
        let mut found = found.filter(|(header, _)| header.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    }

    /// Whether it is a page rather than a file or an answer to a machine.
    pub fn is_html(&self) -> bool {
        self.header("Content-Type")
            .is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// The elements that a selector finds, in their order.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.document.select(&selector).collect()
    }

    /// The first of them.
    pub fn first(&self, selector: &str) -> Option<ElementRef<'_>> {
        self.all(selector).into_iter().next()
    }

    /// The words of the first element that a selector finds.
    pub fn words_of(&self, selector: &str) -> String {
        self.first(selector).map(words).unwrap_or_default()
    }

    /// The page's title.
    pub fn title(&self) -> String {
        self.words_of("title")
    }

    /// The heading.
    pub fn heading(&self) -> String {
        self.words_of("h1")
    }

    /// Everything that can be read on it.
    pub fn text(&self) -> String {
        self.words_of("body")
    }

    /// The booking word of a confirmation.
    pub fn booking_word(&self) -> String {
        self.words_of(".app-reference")
    }

    /// The lines of the error summary.
    pub fn faults(&self) -> Vec<String> {
        let lines = self.all(".govuk-error-summary__list li");
        lines.into_iter().map(words).collect()
    }

    /// The control that this label belongs to.
    pub fn control(&self, label: &str) -> ElementRef<'_> {
        let labels = self.all("label[for]");
        let named: Vec<_> = labels
            .iter()
            .filter(|element| is_called(&words(**element), label))
            .collect();
        let [one] = named.as_slice() else {
            let there: Vec<_> = labels.iter().map(|element| words(*element)).collect();
            panic!("{}: «{label}» is not one of {there:?}", self.path);
        };
        let id = one.attr("for").unwrap_or_default();
        self.first(&format!("[id=\"{id}\"]"))
            .unwrap_or_else(|| panic!("{}: no control #{id}", self.path))
    }

    /// What stands in the control that this label belongs to; of a list the words of what is picked.
    pub fn value(&self, label: &str) -> String {
        let control = self.control(label);
        let held = held(control);
        let mut options = control.child_elements();
        let picked = options.find(|option| option.attr("value") == Some(&held));
        picked.map_or(held, words)
    }

    /// The control of an answer, by the words of its question: «Ja» stands under many.
    pub fn answer_to(&self, question: &str, answer: &str) -> ElementRef<'_> {
        let groups = self.all("fieldset");
        let of = |group: &ElementRef<'_>| {
            let mut own = group.child_elements();
            own.any(|e| e.value().name() == "legend" && words(e) == question)
        };
        let group = groups.into_iter().find(of);
        let group = group.unwrap_or_else(|| panic!("{} does not ask «{question}»", self.path));
        let labels = Selector::parse("label[for]").expect("a selector");
        let mut labels = group
            .select(&labels)
            .filter(|label| words(*label) == answer);
        let label = labels.next();
        let label = label.unwrap_or_else(|| panic!("«{question}» has no answer «{answer}»"));
        let id = label.attr("for").unwrap_or_default();
        self.first(&format!("[id=\"{id}\"]")).expect("a control")
    }

    /// Whether this answer to a question is picked.
    pub fn is_answered(&self, question: &str, answer: &str) -> bool {
        self.answer_to(question, answer).attr("checked").is_some()
    }

    /// Fails unless these words stand on the page.
    #[track_caller]
    pub fn says(&self, expected: &str) -> &Self {
        let text = self.text();
        assert!(
            text.contains(expected),
            "{} ({}) does not say «{expected}»:\n{text}",
            self.path,
            self.status
        );
        self
    }

    /// Fails if these words stand on the page.
    #[track_caller]
    pub fn does_not_say(&self, unwanted: &str) -> &Self {
        let text = self.text();
        assert!(
            !text.contains(unwanted),
            "{} says «{unwanted}»:\n{text}",
            self.path
        );
        self
    }
}

/// What a control holds: a line, a text, or what is picked from a list.
pub fn held(control: ElementRef<'_>) -> String {
    match control.value().name() {
        "textarea" => control.text().collect(),
        "select" => {
            let options = || {
                control
                    .child_elements()
                    .filter(|e| e.value().name() == "option")
            };
            let picked = options().find(|option| option.attr("selected").is_some());
            let picked = picked.or_else(|| options().next());
            let value = picked.and_then(|option| option.attr("value"));
            value.unwrap_or_default().to_owned()
        }
        _ => control.attr("value").unwrap_or_default().to_owned(),
    }
}

/// Whether a label is the one that is meant; «(frivilligt)» need not be said.
fn is_called(label: &str, meant: &str) -> bool {
    let rest = label.strip_prefix(meant);
    rest.is_some_and(|rest| matches!(rest, "" | " (frivilligt)" | " (optional)"))
}

/// The words in an element, each run of white space as one space.
pub fn words(element: ElementRef<'_>) -> String {
    let text: String = element
        .descendants()
        .filter_map(|node| match node.value() {
            scraper::Node::Text(text) => Some(text.to_string()),
            // What a line break parts is not one word.
            scraper::Node::Element(element) if element.name() == "br" => Some(" ".to_owned()),
            scraper::Node::Element(element) if is_block(element.name()) => Some(" ".to_owned()),
            _ => None,
        })
        .collect();
    // What holds a time together on its line is not seen.
    text.replace('\u{2060}', "")
        .split([' ', '\u{a0}', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "div" | "h1" | "h2" | "h3" | "dt" | "dd" | "section" | "label" | "td" | "th"
    )
}
