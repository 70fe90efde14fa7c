//! Age labels: single years, bands, open bands and totals, in every form the tables write them.

/// No label above this is an age; a larger number is a year or a code.
const OLDEST: u8 = 130;

/// What an age label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Age {
    /// From an age to an age, both included; without an end the band is open.
    Band { from: u8, to: Option<u8> },
    /// All ages together.
    All,
}

impl Age {
    /// Whether two ages count some of the same people.
    pub(super) fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Band { from, to },
                Self::Band {
                    from: other_from,
                    to: other_to,
                },
            ) => {
                to.is_none_or(|to| other_from <= to)
                    && other_to.is_none_or(|other_to| from <= other_to)
            }
            _ => true,
        }
    }
}

/// Reads an age: `65`, `65 år`, `65-69`, `80-`, `100+ år`, `100+1`, `65 år och äldre`, `TotSA`.
pub(super) fn age(label: &str) -> Option<Age> {
    let label = label.trim().to_lowercase().replace(['–', '—'], "-");
    if label.starts_with("tot")
        || ["samtliga", "alla", "all ages"]
            .iter()
            .any(|all| label.starts_with(all))
    {
        return Some(Age::All);
    }
    let (label, older) = without_older(&label);
    let label = without_years(label);
    if older {
        return open(label);
    }
    if let Some((from, code)) = label.split_once('+') {
        // `100+1` is the open band of the single years, `100+5` that of the five-year bands.
        let coded = code.chars().all(|c| c.is_ascii_digit());
        return if coded { open(from) } else { None };
    }
    match label.split_once('-') {
        Some((from, to)) if to.trim().is_empty() => open(from),
        Some((from, to)) => {
            let (from, to) = (number(from)?, number(to)?);
            (from <= to).then_some(Age::Band { from, to: Some(to) })
        }
        None => number(label).map(|from| Age::Band {
            from,
            to: Some(from),
        }),
    }
}

/// An age as people write it: `65`, `65–69`, `100+`.
pub(super) fn written(from: u8, to: Option<u8>) -> String {
    match to {
        None => format!("{from}+"),
        Some(to) if to == from => from.to_string(),
        Some(to) => format!("{from}–{to}"),
    }
}

fn without_older(label: &str) -> (&str, bool) {
    let endings = [
        "och äldre",
        "eller äldre",
        "and over",
        "and older",
        "or older",
        "or over",
    ];
    endings
        .iter()
        .find_map(|ending| label.strip_suffix(ending))
        .map_or((label, false), |rest| (rest.trim(), true))
}

fn without_years(label: &str) -> &str {
    ["years", "year", "år", "ar"]
        .iter()
        .find_map(|word| label.strip_suffix(word))
        .unwrap_or(label)
        .trim()
}

fn open(from: &str) -> Option<Age> {
    number(from).map(|from| Age::Band { from, to: None })
}

fn number(text: &str) -> Option<u8> {
    let text = without_years(text.trim());
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !digits {
        return None;
    }
    text.parse().ok().filter(|age| *age <= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Option<u8> = None;

    fn band(from: u8, to: impl Into<Option<u8>>) -> Age {
        Age::Band {
            from,
            to: to.into(),
        }
    }

    #[test]
    fn every_form_of_an_age_is_read() {
        for (label, meaning) in [
            ("65", Some(band(65, 65))),
            ("65 år", Some(band(65, 65))),
            ("65 years", Some(band(65, 65))),
            ("65-69", Some(band(65, 69))),
            ("65–69 år", Some(band(65, 69))),
            ("65 år - 69 år", Some(band(65, 69))),
            ("0", Some(band(0, 0))),
            ("80-", Some(band(80, OPEN))),
            ("100+", Some(band(100, OPEN))),
            ("100+ år", Some(band(100, OPEN))),
            ("100+1", Some(band(100, OPEN))),
            ("65+", Some(band(65, OPEN))),
            ("65 år och äldre", Some(band(65, OPEN))),
            ("65 years and over", Some(band(65, OPEN))),
            ("TotSA", Some(Age::All)),
            ("TOT10", Some(Age::All)),
            ("totalt ålder", Some(Age::All)),
            ("samtliga åldrar", Some(Age::All)),
            ("69-65", None),
            ("2019", None),
            ("150", None),
            ("-5", None),
            ("+", None),
            ("sextiofem", None),
            ("", None),
        ] {
            assert_eq!(age(label), meaning, "{label}");
        }
    }

    #[test]
    fn a_band_overlaps_the_years_within_it_and_an_open_one_all_above() {
        let overlap = |a: &str, b: &str| {
            age(a)
                .zip(age(b))
                .map(|(a, b)| (a.overlaps(b), b.overlaps(a)))
        };
        for (a, b, expected) in [
            ("65-69", "67", true),
            ("65-69", "70", false),
            ("90-99", "100+1", false),
            ("80-", "100+1", true),
            ("65", "65 år", true),
            ("64", "65-69", false),
        ] {
            assert_eq!(overlap(a, b), Some((expected, expected)), "{a} and {b}");
        }
    }
}
