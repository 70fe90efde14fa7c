//! Codes that are said on the phone: «K7 42».

use super::Chance;

/// Letters that are not taken for one another on the phone, nor for a digit on paper.
const LETTERS: [char; 12] = ['A', 'B', 'J', 'K', 'L', 'M', 'R', 'S', 'U', 'X', 'Y', 'Z'];

/// Draws a code: «K7 42», and with one digit more when the first draw was taken.
#[must_use]
pub fn spoken_code(chance: &Chance, tried: u32) -> String {
    let at = usize::try_from(chance.below(12)).unwrap_or(0);
    let letter = LETTERS.get(at).copied().unwrap_or('K');
    let digit = chance.below(10);
    if tried == 0 {
        format!("{letter}{digit} {:02}", chance.below(100))
    } else {
        format!("{letter}{digit} {:03}", chance.below(1000))
    }
}

/// The code that a text holds and nothing else, as it is kept: «k742», «K 7 42» and «K7-42» are «K7 42».
#[must_use]
pub fn spoken_code_in(text: &str) -> Option<String> {
    let signs: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let (letter, digits) = signs.split_first()?;
    let fits = LETTERS.contains(letter)
        && (3..=4).contains(&digits.len())
        && digits.iter().all(char::is_ascii_digit);
    let (first, rest) = digits.split_first()?;
    fits.then(|| format!("{letter}{first} {}", rest.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let chance = Chance::seeded(1);
        for tried in 0..40 {
            let code = spoken_code(&chance, tried);
            let typed = [
                code.clone(),
                code.to_lowercase(),
                code.replace(' ', ""),
                format!(" {} ", code.replace(' ', "-")),
            ];
            for text in typed {
                assert_eq!(spoken_code_in(&text), Some(code.clone()), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in [
            "",
            "K",
            "K7",
            "K7 4",
            "K7 42 1 1",
            "O7 42",
            "742",
            "Karl 7",
            "björk 472",
        ] {
            assert_eq!(spoken_code_in(text), None, "{text}");
        }
    }
}
