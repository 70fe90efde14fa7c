//! One line of words that somebody wrote: a name, a street, a sentence.

use super::{sort_key::sort_key, typed::one_line};

/// The text without spaces around it; none when it is blank or holds control characters, line breaks
/// among them.
#[must_use]
pub fn line(text: &str) -> Option<String> {
    let trimmed = text.trim();
    let fits = !trimmed.is_empty() && !trimmed.chars().any(char::is_control);
    fits.then(|| trimmed.to_owned())
}

/// The same of what was typed in a field, where each run of spaces, tabs and line breaks counts as one
/// space.
#[must_use]
pub fn typed_line(text: &str) -> Option<String> {
    line(&one_line(text))
}

/// Whether two names are one to those who read them: capitals and spaces around them make no difference,
/// å and a do.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| sort_key(&one_line(name).to_lowercase());
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_words_and_no_breaks() {
        assert_eq!(
            line("  Lindsdals bibliotek "),
            Some("Lindsdals bibliotek".to_owned())
        );
        for none in ["", " \t ", "två\nrader", "klocka\u{7}"] {
            assert_eq!(line(none), None, "{none:?}");
        }
    }

    #[test]
    fn capitals_do_not_make_another_name_and_dots_do() {
        assert!(is_same_name("Stora salen", " stora  SALEN"));
        assert!(!is_same_name("Åby", "Aby"));
    }

    #[test]
    fn what_is_typed_over_two_lines_is_one() {
        assert_eq!(
            typed_line("Gå in\r\n  från torget."),
            Some("Gå in från torget.".to_owned())
        );
        assert_eq!(typed_line(" \r\n "), None);
        assert_eq!(typed_line("klocka\u{7}"), None);
    }
}
