//! The other labels of a table: places, sex, marital status, years and what is counted.

use crate::kernel::MunicipalityCode;
use crate::municipalities::table_file::header_key;

/// Finds a municipality's code by its name, for files that hold names only.
pub type FindMunicipality<'a> = &'a dyn Fn(&str) -> Option<MunicipalityCode>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sex {
    Both,
    Men,
    Women,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Marital {
    All,
    Unmarried,
    Married,
    Divorced,
    Widowed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// 31 December of a year.
    YearEnd(i32),
    /// Another day or month, which reach does not count against.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Municipality {
        code: MunicipalityCode,
        name: Option<String>,
        zero_restored: bool,
    },
    /// A county or the country: the sum of municipalities.
    Larger,
    /// A part of a municipality (`DeSO`, `RegSO`).
    Smaller,
}

/// Reads `0880 Kalmar`, `0880`, `880` (a spreadsheet dropped the zero), `Kalmar`, `08 Kalmar län`, `00 Riket`.
pub(super) fn place(label: &str, name: Option<&str>, find: FindMunicipality<'_>) -> Option<Place> {
    let label = label.trim();
    let (head, rest) = label.split_once(char::is_whitespace).unwrap_or((label, ""));
    let name = [name.unwrap_or(""), rest]
        .into_iter()
        .map(str::trim)
        .find(|name| !name.is_empty())
        .map(str::to_owned);
    if !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit()) {
        return match head.len() {
            1 | 2 => Some(Place::Larger),
            3 => municipality(&format!("0{head}"), name, true),
            4 => municipality(head, name, false),
            _ => None,
        };
    }
    let starts_with_code =
        label.len() > 4 && label.bytes().take(4).all(|byte| byte.is_ascii_digit());
    if starts_with_code && label.as_bytes().get(4).is_some_and(u8::is_ascii_alphabetic) {
        return Some(Place::Smaller);
    }
    let key = header_key(label);
    let country = [
        "riket",
        "hela riket",
        "sverige",
        "sweden",
        "the whole country",
        "whole country",
    ];
    if country.contains(&key.as_str()) || key.ends_with(" län") || key.ends_with(" county") {
        return Some(Place::Larger);
    }
    let code = find(label).or_else(|| label.strip_suffix(" kommun").and_then(find))?;
    Some(Place::Municipality {
        code,
        name: Some(label.to_owned()),
        zero_restored: false,
    })
}

pub(super) fn sex(label: &str) -> Option<Sex> {
    coded(label, |key| match key {
        "män" | "man" | "men" | "male" | "males" | "m" | "1" => Some(Sex::Men),
        "kvinnor" | "kvinna" | "women" | "woman" | "female" | "females" | "k" | "2" => {
            Some(Sex::Women)
        }
        "1+2" | "män och kvinnor" | "kvinnor och män" | "men and women" | "båda könen"
        | "both sexes" => Some(Sex::Both),
        key if is_total(key) => Some(Sex::Both),
        _ => None,
    })
}

pub(super) fn marital(label: &str) -> Option<Marital> {
    coded(label, |key| match key {
        "ogifta" | "og" | "single" | "unmarried" => Some(Marital::Unmarried),
        "gifta" | "g" | "married" => Some(Marital::Married),
        "skilda" | "sk" | "divorced" => Some(Marital::Divorced),
        "änkor/änklingar"
        | "änkor och änklingar"
        | "änkl"
        | "widowed"
        | "widows/widowers"
        | "widow/widower" => Some(Marital::Widowed),
        "sc" => Some(Marital::All),
        key if is_total(key) => Some(Marital::All),
        _ => None,
    })
}

/// Whether a label means everything together.
pub(super) fn is_total(label: &str) -> bool {
    let key = header_key(label);
    ["tot", "samtliga", "alla"]
        .iter()
        .any(|total| key.starts_with(total))
        || ["all", "t", "sc"].contains(&key.as_str())
}

/// Reads `2019`, `2019M12` and `2019-12-31`.
pub(super) fn period(label: &str) -> Option<Period> {
    let key = label.trim().to_lowercase();
    let (year, rest) = key.split_at_checked(4)?;
    let year = year
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| year.parse::<i32>().ok())
        .flatten()?;
    if !(1749..=2199).contains(&year) {
        return None;
    }
    let month = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    match rest.trim() {
        "" | "m12" | "-12-31" => Some(Period::YearEnd(year)),
        again if again == key.get(..4)? => Some(Period::YearEnd(year)),
        rest if rest.strip_prefix('m').is_some_and(month) || rest.starts_with('-') => {
            Some(Period::Other)
        }
        _ => None,
    }
}

/// Whether a name of contents is that of the number of people living somewhere.
pub(super) fn is_population(label: &str) -> bool {
    let names = [
        "folkmängd",
        "folkmangd",
        "population",
        "befolkning",
        "antal",
        "antal personer",
        "personer",
        "persons",
        "number",
        "number of persons",
        "value",
        "värde",
        "varde",
        "be0101n1",
        "000007me",
    ];
    let key = header_key(label);
    names.contains(&key.as_str())
        || key
            .split_once(' ')
            .is_some_and(|(code, name)| code.len() == 8 && names.contains(&name))
}

/// Reads a label that may be a code, a text, or a code and its text (`1 män`).
fn coded<T: PartialEq>(label: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let key = header_key(label);
    read(&key).or_else(|| {
        let (code, text) = key.split_once(' ')?;
        read(code).filter(|meaning| read(text).as_ref() == Some(meaning))
    })
}

fn municipality(code: &str, name: Option<String>, zero_restored: bool) -> Option<Place> {
    Some(Place::Municipality {
        code: MunicipalityCode::parse(code)?,
        name,
        zero_restored,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kalmar(name: &str) -> Option<MunicipalityCode> {
        (name == "Kalmar")
            .then(|| MunicipalityCode::parse("0880"))
            .flatten()
    }

    fn code(label: &str) -> Option<(String, bool)> {
        match place(label, None, &kalmar)? {
            Place::Municipality {
                code,
                zero_restored,
                ..
            } => Some((code.as_str().to_owned(), zero_restored)),
            Place::Larger | Place::Smaller => None,
        }
    }

    #[test]
    fn a_municipality_is_known_by_code_name_or_both() {
        for label in [
            "0880 Kalmar",
            "0880",
            "Kalmar",
            "Kalmar kommun",
            " 0880\u{a0}Kalmar ",
        ] {
            assert_eq!(code(label), Some(("0880".into(), false)), "{label}");
        }
        assert_eq!(code("880 Kalmar"), Some(("0880".into(), true)));
        assert_eq!(code("Kalamr"), None);
    }

    #[test]
    fn counties_and_the_country_are_larger_and_statistical_areas_smaller() {
        for label in [
            "00 Riket",
            "Riket",
            "08 Kalmar län",
            "8",
            "Kalmar län",
            "Kalmar county",
            "Sweden",
        ] {
            assert_eq!(place(label, None, &kalmar), Some(Place::Larger), "{label}");
        }
        for label in ["0880A0010_DeSO2025", "0880R001_RegSO2025"] {
            assert_eq!(place(label, None, &kalmar), Some(Place::Smaller), "{label}");
        }
        assert_eq!(place("Källa: SCB", None, &kalmar), None);
    }

    #[test]
    fn sex_and_marital_status_are_read_as_text_code_or_both() {
        for (label, meaning) in [
            ("män", Sex::Men),
            ("2", Sex::Women),
            ("1 män", Sex::Men),
            ("1+2", Sex::Both),
            ("TotSa", Sex::Both),
        ] {
            assert_eq!(sex(label), Some(meaning), "{label}");
        }
        for (label, meaning) in [
            ("SC", Marital::All),
            ("ÄNKL", Marital::Widowed),
            ("OG ogifta", Marital::Unmarried),
        ] {
            assert_eq!(marital(label), Some(meaning), "{label}");
        }
        assert_eq!((sex("1 kvinnor"), marital("sambo")), (None, None));
    }

    #[test]
    fn only_the_end_of_a_year_counts() {
        for (label, meaning) in [
            ("2019", Some(Period::YearEnd(2019))),
            ("2019 2019", Some(Period::YearEnd(2019))),
            ("2024M12", Some(Period::YearEnd(2024))),
            ("2024-12-31", Some(Period::YearEnd(2024))),
            ("2025M11", Some(Period::Other)),
            ("2025-11-01", Some(Period::Other)),
            ("0880", None),
            ("år", None),
        ] {
            assert_eq!(period(label), meaning, "{label}");
        }
    }
}
