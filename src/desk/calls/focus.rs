//! Where the keyboard is when the page of a call opens: at what comes next. A pure rule.

use super::{
    asked::{
        ADDRESS, EMAIL, FIRST, HELPER, LANGUAGE, NEEDS, OUTSIDE, SECOND, are_two, is_for_another,
    },
    call::Said,
};

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// At what is wrong, or at something that the page itself puts first.
    Elsewhere,
    /// At the first of those who are proposed.
    Proposed,
    /// In this field.
    Field(&'static str),
    /// At the first round.
    Rounds,
    /// At the button that books.
    Book,
}

/// What a page shows that the keyboard may be at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    /// Somebody is proposed.
    pub(super) proposed: bool,
    /// A round is chosen.
    pub(super) chosen: bool,
    /// A reason is asked for somebody from outside the audience.
    pub(super) outside: bool,
}

impl Focus {
    /// Whether it is at the first of those who are proposed.
    pub(super) fn on_proposed(self) -> bool {
        self == Self::Proposed
    }

    /// Whether it is at the first round.
    pub(super) fn on_rounds(self) -> bool {
        self == Self::Rounds
    }

    /// Whether it is at the button that books.
    pub(super) fn on_book(self) -> bool {
        self == Self::Book
    }
}

/// What comes next, as long as not everything is said.
pub(super) fn next(said: &Said, shown: Shown) -> Focus {
    if let Some(open) = first_open_about_people(said) {
        return Focus::Field(open);
    }
    if shown.proposed {
        return Focus::Proposed;
    }
    if !shown.chosen {
        return Focus::Rounds;
    }
    let empty = |field: &str| said.text(field).is_empty();
    let needs_words = |field, word: &str, more: &'static str| {
        let picked = said.choices(field).iter().any(|one| one == word);
        (picked && empty(more)).then_some(more)
    };
    let more = needs_words("satt", "brev", ADDRESS[0])
        .or_else(|| needs_words("satt", "brev", ADDRESS[1]))
        .or_else(|| needs_words("satt", "epost", EMAIL))
        .or_else(|| needs_words(NEEDS, "tolk", LANGUAGE));
    match more {
        Some(more) => Focus::Field(more),
        None if shown.outside && empty(OUTSIDE) => Focus::Field(OUTSIDE),
        None => Focus::Field(NEEDS),
    }
}

fn first_open_about_people(said: &Said) -> Option<&'static str> {
    let helper = HELPER.into_iter().filter(|_| is_for_another(said));
    // A postcode or a phone may be missing.
    let first = FIRST.into_iter().take(2);
    let second = SECOND.into_iter().take(2).filter(|_| are_two(said));
    let mut asked = helper.chain(first).chain(second);
    asked.find(|field| said.text(field).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&str, &str)]) -> Said {
        let pairs = fields.iter().map(|(field, value)| {
            let values = value.split(' ').map(str::to_owned).collect();
            ((*field).to_owned(), values)
        });
        Said(pairs.collect())
    }

    const NOTHING: Shown = Shown {
        proposed: false,
        chosen: false,
        outside: false,
    };

    #[test]
    fn the_keyboard_follows_what_is_said() {
        let rut = [("namn", "Rut"), ("fodelsear", "1949")];
        assert_eq!(next(&said(&[]), NOTHING), Focus::Field("namn"));
        assert_eq!(next(&said(&rut[..1]), NOTHING), Focus::Field("fodelsear"));
        assert_eq!(next(&said(&rut), NOTHING), Focus::Rounds);
        let proposed = Shown {
            proposed: true,
            ..NOTHING
        };
        assert_eq!(next(&said(&rut), proposed), Focus::Proposed);
        let chosen = Shown {
            chosen: true,
            ..NOTHING
        };
        assert_eq!(next(&said(&rut), chosen), Focus::Field("behov"));
        let mut letter = rut.to_vec();
        letter.push(("satt", "brev"));
        assert_eq!(next(&said(&letter), chosen), Focus::Field("gata"));
    }

    #[test]
    fn the_one_who_helps_and_the_other_one_are_asked_for_where_they_stand() {
        let helped = said(&[("vem", "hjalper"), ("namn", "Rut"), ("fodelsear", "1949")]);
        assert_eq!(next(&helped, NOTHING), Focus::Field("hjalpare"));
        let two = said(&[("vem", "tva"), ("namn", "Rut"), ("fodelsear", "1949")]);
        assert_eq!(next(&two, NOTHING), Focus::Field("namn2"));
    }
}
