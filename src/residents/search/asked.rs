//! What a clerk has typed in the search field, and how well somebody fits it. A pure rule.

use super::words::{HEADS, backwards, digits_of, folded_words, heard};
use crate::{kernel::Phone, residents::Resident, store::Sought};

/// Longer texts are no search.
const MOST_WORDS: usize = 8;

/// So many digits at least may be a part of a phone number that stands by itself.
const PART_OF_PHONE: usize = 3;

/// What is sought: each part of it must fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A word of a name or a street, or its beginning.
    Letters(String),
    /// Digits that were typed one group after another: a phone, or a year and the end of a phone.
    Digits(Vec<String>),
}

/// How a word may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As it is typed, and whole.
    Whole,
    /// As it is typed, as far as it is typed.
    Begun,
    /// As it sounds.
    Heard,
}

impl Asked {
    /// What a text asks for; none for a text without a letter or a digit.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts: Vec<Part> = Vec::new();
        for word in folded_words(text).into_iter().take(MOST_WORDS) {
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            match parts.last_mut() {
                Some(Part::Digits(run)) if digits => run.push(word),
                _ if digits => parts.push(Part::Digits(vec![word])),
                _ => parts.push(Part::Letters(word)),
            }
        }
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// Whether there is a word that can be heard.
    pub(super) fn can_be_heard(&self) -> bool {
        let letters = |part: &Part| matches!(part, Part::Letters(word) if heard(word).is_some());
        self.0.iter().any(letters)
    }

    /// What to look for among the words.
    pub(super) fn sought(&self, spelling: Spelling) -> Sought {
        let part = |part: &Part| match part {
            Part::Letters(word) => match spelling {
                Spelling::Whole => Sought::Word(word.clone()),
                Spelling::Begun => Sought::Beginning(word.clone()),
                Spelling::Heard => {
                    let heard = heard(word).map(Sought::Beginning);
                    let spelt = Sought::Beginning(word.clone());
                    Sought::Any(heard.into_iter().chain([spelt]).collect())
                }
            },
            Part::Digits(run) => digits(run),
        };
        Sought::All(self.0.iter().map(part).collect())
    }

    /// How well somebody fits who was found by it: the higher, the better.
    pub(super) fn fit(&self, person: &Resident) -> u32 {
        let names = folded_words(person.name.as_str());
        let of = |(index, part): (usize, &Part)| match part {
            Part::Letters(word) => fit_of_word(word, index, &names),
            Part::Digits(run) => fit_of_digits(run, person),
        };
        self.0.iter().enumerate().map(of).sum()
    }
}

/// Who is asked for by whole words comes before whoever's name begins so, and before who sounds so; who has
/// them in the order in which they were typed comes first among equals.
fn fit_of_word(word: &str, index: usize, names: &[String]) -> u32 {
    let best = names.iter().enumerate().map(|(at, name)| {
        let fits = if name == word {
            30
        } else if name.starts_with(word) {
            20
        } else if heard(name).is_some_and(|sound| heard(word) == Some(sound)) {
            10
        } else {
            0
        };
        let in_place = at == index || (index > 0 && at + 1 == names.len());
        fits + u32::from(fits > 0 && in_place)
    });
    best.max().unwrap_or(0)
}

/// A whole number tells more than a year, a year more than its end, and that more than a part of a number.
fn fit_of_digits(run: &[String], person: &Resident) -> u32 {
    let year = person.born.year().to_string();
    let phone = person.phone.as_ref().map(digits_of).unwrap_or_default();
    let is_part = |digits: &str| phone.starts_with(digits) || phone.ends_with(digits);
    let number = as_dialled(&run.concat());
    if phone == number {
        return 40;
    }
    if run.len() > 1 && is_part(&number) {
        return 30;
    }
    let fit = |group: &String| match group.len() {
        4 if *group == year => 20,
        2 if year.ends_with(group) => 15,
        2.. if is_part(&as_dialled(group)) => 10,
        _ => 0,
    };
    run.iter().map(fit).sum()
}

/// Digits may be one number that was typed in groups, or each group something of its own.
fn digits(run: &[String]) -> Sought {
    let each = Sought::All(run.iter().map(|group| group_of_digits(group)).collect());
    if run.len() == 1 {
        return each;
    }
    Sought::Any(vec![part_of_phone(&run.concat()), each])
}

/// A year, with its century or without, a part of a phone, or the number of a house.
fn group_of_digits(group: &str) -> Sought {
    match group.len() {
        1 => Sought::Word(group.to_owned()),
        2 => Sought::Any(vec![
            // The number of a house, and how a phone begins: «07».
            Sought::Word(group.to_owned()),
            Sought::Word(format!("19{group}")),
            end(group),
        ]),
        _ => part_of_phone(group),
    }
}

/// Some digits of a phone, from its beginning, with or without the first zero or the country, or from its
/// end. A year is found by its beginning too.
fn part_of_phone(digits: &str) -> Sought {
    let mut ways = vec![beginning(digits.to_owned()), end(digits)];
    let dialled = as_dialled(digits);
    if dialled != digits {
        ways.push(beginning(dialled));
    }
    if !digits.starts_with('0') {
        ways.push(beginning(format!("0{digits}")));
    }
    Sought::Any(ways)
}

/// How a number begins. What a third of all numbers begin with is a word of its own, which is found faster
/// than all the words that begin with it.
fn beginning(digits: String) -> Sought {
    if digits.starts_with('0') && HEADS.contains(&digits.len()) {
        Sought::Word(digits)
    } else {
        Sought::Beginning(digits)
    }
}

fn end(digits: &str) -> Sought {
    Sought::Beginning(backwards(digits))
}

/// «46701740605» and «0046701740605» as they are dialled at home.
fn as_dialled(digits: &str) -> String {
    let rest = ["0046", "46"]
        .into_iter()
        .find_map(|country| digits.strip_prefix(country));
    match rest.filter(|rest| rest.len() >= PART_OF_PHONE && !rest.starts_with('0')) {
        Some(rest) => format!("0{rest}"),
        None => Phone::parse(digits).map_or_else(|_| digits.to_owned(), |phone| digits_of(&phone)),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::kernel::{BirthYear, PersonName, ResidentId};

    fn person(name: &str, year: i32, phone: &str) -> Resident {
        Resident {
            id: ResidentId::from_uuid(uuid::Uuid::nil()),
            name: PersonName::parse(name).unwrap(),
            born: BirthYear::from_year(year),
            postcode: None,
            phone: Phone::parse(phone).ok(),
        }
    }

    fn best(typed: &str, people: &[Resident]) -> String {
        let asked = Asked::read(typed).unwrap();
        let best = people.iter().max_by_key(|person| asked.fit(person));
        best.unwrap().name.to_string()
    }

    #[test]
    fn whole_words_come_before_beginnings_and_beginnings_before_sounds() {
        let people = [
            person("Anna Karlström", 1949, "070-174 06 05"),
            person("Anna Karl", 1950, "070-174 06 06"),
            person("Anna Carl", 1951, "070-174 06 07"),
        ];
        assert_eq!(best("karl anna", &people), "Anna Karl");
        assert_eq!(best("anna carl", &people), "Anna Carl");
        assert_eq!(best("anna karl 1949", &people), "Anna Karlström");
        assert_eq!(best("070 174 06 07", &people), "Anna Carl");
    }

    #[test]
    fn a_year_comes_before_a_part_of_a_phone_and_that_before_a_house() {
        let people = [
            person("Anna Ek", 1950, "070-174 06 06"),
            person("Anna Al", 1951, "070-174 19 49"),
            person("Anna Ask", 1949, "070-174 06 07"),
        ];
        assert_eq!(best("anna 1949", &people), "Anna Ask");
        assert_eq!(best("anna 49", &people), "Anna Ask");
        assert_eq!(best("anna 19 49", &people), "Anna Al");
        assert_eq!(best("anna 06 07", &people), "Anna Ask");
        assert_eq!(best("anna 070-174 19", &people), "Anna Al");
        assert_eq!(best("anna 50", &people), "Anna Ek");
    }

    #[test]
    fn who_has_the_words_in_their_order_comes_first() {
        let people = [
            person("Karl Erik Anders", 1949, ""),
            person("Erik Karl Anders", 1949, ""),
        ];
        assert_eq!(best("erik", &people), "Erik Karl Anders");
        assert_eq!(best("karl", &people), "Karl Erik Anders");
    }

    #[test]
    fn a_text_of_signs_asks_for_nothing_and_a_long_one_for_its_beginning() {
        assert_eq!(Asked::read(" -- ,. "), None);
        let long = "ord ".repeat(200);
        assert_eq!(Asked::read(&long).unwrap().0.len(), MOST_WORDS);
    }

    #[test]
    fn groups_of_digits_are_one_number_or_each_something() {
        let asked = Asked::read("Anna 49 06 05").unwrap();
        assert_eq!(asked.0.len(), 2);
        let number = part_of_phone("490605");
        let each = ["49", "06", "05"].map(group_of_digits).to_vec();
        let ways = Sought::Any(vec![number, Sought::All(each)]);
        let anna = Sought::Beginning("anna".to_owned());
        assert_eq!(asked.sought(Spelling::Begun), Sought::All(vec![anna, ways]));
    }

    #[test]
    fn a_number_from_abroad_is_dialled_as_at_home() {
        for typed in ["46701740605", "0046701740605", "0701740605"] {
            assert_eq!(as_dialled(typed), "0701740605");
        }
        assert_eq!(as_dialled("1949"), "1949");
    }
}
