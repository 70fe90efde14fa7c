//! Plain Swedish, measured: short sentences, few long words (criterion C23).

use super::page::{Page, words};

/// Words that a page for residents does without.
const BANNED: [&str; 8] = [
    "erhålla",
    "avseende",
    "samt",
    "vänligen",
    "e-tjänst",
    "autentisera",
    "logga in",
    "session",
];

/// How a page reads.
#[derive(Debug, Default)]
pub struct Reading {
    /// The sentences of its running text.
    pub sentences: Vec<String>,
    /// Words in them.
    pub words: usize,
    /// Words of more than six letters in them.
    pub long_words: usize,
}

impl Reading {
    /// The sentences of a page: what stands in paragraphs, lists and hints and ends like a sentence.
    pub fn of(page: &Page) -> Self {
        let mut reading = Self::default();
        for block in page.all("main p:not(.govuk-error-message), main li, main dd, main .govuk-hint, main .govuk-inset-text") {
            let holds_blocks = block.descendent_elements().skip(1).any(|inner| {
                matches!(inner.value().name(), "p" | "li" | "h2" | "h3" | "div")
            });
            if !holds_blocks {
                reading.takes(&words(block));
            }
        }
        reading
    }

    fn takes(&mut self, text: &str) {
        for sentence in sentences(text) {
            let counted = sentence.split_whitespace().filter(|word| is_word(word));
            for word in counted {
                self.words += 1;
                let letters = word.chars().filter(|c| c.is_alphabetic()).count();
                self.long_words += usize::from(letters > 6);
            }
            self.sentences.push(sentence);
        }
    }

    /// Words in a sentence, on average, times ten.
    pub fn mean_tenths(&self) -> usize {
        self.words * 10 / self.sentences.len().max(1)
    }

    /// LIX: words in a sentence plus long words in a hundred (C.-H. Björnsson, 1968).
    pub fn lix(&self) -> usize {
        self.words / self.sentences.len().max(1) + self.long_words * 100 / self.words.max(1)
    }

    /// Sentences of more words than this.
    pub fn longer_than(&self, most: usize) -> Vec<&str> {
        let sentences = self.sentences.iter();
        let long = sentences.filter(|s| s.split_whitespace().filter(|w| is_word(w)).count() > most);
        long.map(String::as_str).collect()
    }
}

/// The words of a page that residents should not meet.
pub fn banned_words(page: &Page) -> Vec<&'static str> {
    let text = page.text().to_lowercase();
    let alone = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            // A longer word may begin with it («sessionen»), unless it is one of its own («samtal»).
            let goes_on = word == "samt" && after.is_some_and(char::is_alphanumeric);
            !before.is_some_and(char::is_alphanumeric) && !goes_on
        })
    };
    BANNED.into_iter().filter(|word| alone(word)).collect()
}

/// Text in sentences; what does not end like one is a name, an address or a time, and is left out.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        sentence.push(word);
        if word.ends_with(['.', '!', '?', ':']) {
            found.push(sentence.join(" "));
            sentence.clear();
        }
    }
    found
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}
