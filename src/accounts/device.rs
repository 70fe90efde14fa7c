//! What kind of browser a sign-in is in, for its owner to recognise. A pure rule.

/// «Firefox, Windows», from what a browser says of itself. Never more than one of these words: the rest
/// could tell one person from another.
#[must_use]
pub fn device_of(user_agent: &str) -> String {
    let browser = first(
        user_agent,
        &[
            ("Firefox/", "Firefox"),
            ("Edg", "Edge"),
            ("OPR/", "Opera"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ],
    );
    let system = first(
        user_agent,
        &[
            ("iPad", "iPad"),
            ("iPhone", "iPhone"),
            ("Android", "Android"),
            ("Windows", "Windows"),
            ("CrOS", "Chromebook"),
            ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ],
    );
    [browser, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn first(text: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    words
        .iter()
        .find(|(sign, _)| text.contains(sign))
        .map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::device_of;

    #[test]
    fn a_browser_is_known_by_two_words() {
        for (says, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
                "Safari, iPad",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            ("<script>", ""),
            ("", ""),
        ] {
            assert_eq!(device_of(says), expected);
        }
    }
}
