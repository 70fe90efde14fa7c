//! What kind of thing a text field takes.

/// What a text field takes; decides the keyboard, the browser's suggestions and the width.
///
/// Numbers are text with a digit keyboard, never `type=number`: its value changes when the page is
/// scrolled. The autocomplete tokens are those of WCAG 1.3.5; `street-address` is not among them, as
/// HTML allows it only where several lines can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Entry {
    /// Any words.
    #[default]
    Text,
    /// A person's name, first and last.
    Name,
    /// A telephone number, with or without spaces.
    Phone,
    /// An e-mail address.
    Email,
    /// A year of birth, four digits.
    BirthYear,
    /// A Swedish postcode, five digits with or without a space.
    Postcode,
    /// A street address.
    Street,
    /// The place name of a postal address.
    Town,
    /// A whole number of something, such as seats.
    Number,
    /// A date in words or digits, such as «9 mars 1949».
    Date,
    /// A time of day, such as «13.00».
    Time,
    /// A booking word, such as «BJÖRK 472».
    BookingWord,
    /// What is looked for, on a page that is there for looking.
    Search,
    /// The password of an account that exists. What was typed is never shown again.
    Password,
    /// A password that is being chosen. What was typed is never shown again.
    NewPassword,
    /// A code that is used once, from an authenticator. What was typed is never shown again.
    OneTimeCode,
}

impl Entry {
    /// The `type` attribute.
    #[must_use]
    pub fn input_type(self) -> &'static str {
        match self {
            Self::Phone => "tel",
            Self::Email => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Search => "search",
            _ => "text",
        }
    }

    /// The `inputmode` attribute: digits for what is only digits.
    #[must_use]
    pub fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::BirthYear | Self::Postcode | Self::Number | Self::OneTimeCode => Some("numeric"),
            _ => None,
        }
    }

    /// The `autocomplete` token when the field is about the person who types (WCAG 1.3.5).
    #[must_use]
    pub fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("name"),
            Self::Phone => Some("tel"),
            Self::Email => Some("email"),
            Self::BirthYear => Some("bday-year"),
            Self::Postcode => Some("postal-code"),
            Self::Street => Some("address-line1"),
            Self::Town => Some("address-level2"),
            Self::BookingWord | Self::Search => Some("off"),
            Self::Password => Some("current-password"),
            Self::NewPassword => Some("new-password"),
            Self::OneTimeCode => Some("one-time-code"),
            Self::Text | Self::Number | Self::Date | Self::Time => None,
        }
    }

    /// Whether the browser may underline words that it does not know.
    #[must_use]
    pub fn spellcheck(self) -> bool {
        matches!(self, Self::Text)
    }

    /// The class that makes the field as wide as what it takes, as a hint of what is asked.
    #[must_use]
    pub fn width_class(self) -> &'static str {
        match self {
            Self::BirthYear | Self::Number | Self::Time => "govuk-input--width-4",
            Self::Postcode | Self::OneTimeCode => "govuk-input--width-5",
            Self::Phone | Self::Date | Self::BookingWord => "govuk-input--width-20",
            _ => "",
        }
    }

    /// Whether the cursor stands in the field when the page opens.
    #[must_use]
    pub fn autofocus(self) -> bool {
        matches!(self, Self::Search)
    }

    /// Whether what was typed must never be shown again.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword | Self::OneTimeCode)
    }
}

#[cfg(test)]
mod tests {
    use super::Entry;

    #[test]
    fn a_year_is_text_with_a_digit_keyboard_and_never_a_number_field() {
        assert_eq!(Entry::BirthYear.input_type(), "text");
        assert_eq!(Entry::BirthYear.inputmode(), Some("numeric"));
    }

    #[test]
    fn the_browser_may_suggest_what_the_person_has_typed_elsewhere() {
        let tokens = [
            Entry::Name,
            Entry::Phone,
            Entry::Email,
            Entry::BirthYear,
            Entry::Street,
            Entry::Postcode,
        ]
        .map(Entry::autocomplete);
        let expected = [
            "name",
            "tel",
            "email",
            "bday-year",
            "address-line1",
            "postal-code",
        ]
        .map(Some);
        assert_eq!(tokens, expected);
    }

    #[test]
    fn only_free_words_are_spell_checked() {
        assert!(Entry::Text.spellcheck());
        assert!(!Entry::Name.spellcheck());
        assert!(!Entry::BookingWord.spellcheck());
    }
}
