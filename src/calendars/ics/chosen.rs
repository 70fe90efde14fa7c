//! What the lists of a rule choose. Asking takes as long for a list of one as for a list of hundreds,
//! since each day that is walked past asks.

use chrono::Weekday;

/// The farthest place: a leap year has so many days.
pub(super) const FARTHEST: i32 = 366;

/// Places in a row, counted from its start or, below zero, from its end: «1, 3, -1».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places {
    from_start: Bits,
    from_end: Bits,
}

/// One bit for each number from 0 to [`FARTHEST`].
type Bits = [u64; 6];

impl Places {
    fn add(&mut self, place: i32) {
        let bits = if place > 0 {
            &mut self.from_start
        } else {
            &mut self.from_end
        };
        let number = place.unsigned_abs();
        if let Some(word) = bits.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether none was chosen.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the one with so many before it and so many after it was chosen.
    pub(super) fn has(&self, before: u32, after: u32) -> bool {
        let is_in = |bits: &Bits, number: u32| {
            let word = bits.get(number as usize / 64);
            word.is_some_and(|word| word >> (number % 64) & 1 == 1)
        };
        is_in(&self.from_start, before + 1) || is_in(&self.from_end, after + 1)
    }
}

impl FromIterator<i32> for Places {
    fn from_iter<I: IntoIterator<Item = i32>>(places: I) -> Self {
        let mut chosen = Self::default();
        places.into_iter().for_each(|place| chosen.add(place));
        chosen
    }
}

/// Weekdays, each of them or some: «MO, -1FR».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Weekdays {
    any: bool,
    which: [Which; 7],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Which {
    each: bool,
    some: Places,
}

impl Weekdays {
    /// Whether none was chosen.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether one was chosen by its place, as «the last Friday».
    pub(super) fn has_places(&self) -> bool {
        self.which.iter().any(|which| !which.some.is_empty())
    }

    /// Whether this one was chosen, which has so many of its kind before it and so many after it.
    pub(super) fn has(&self, day: Weekday, before: u32, after: u32) -> bool {
        let which = self.which.get(day.num_days_from_monday() as usize);
        which.is_some_and(|which| which.each || which.some.has(before, after))
    }
}

impl FromIterator<(Option<i32>, Weekday)> for Weekdays {
    fn from_iter<I: IntoIterator<Item = (Option<i32>, Weekday)>>(days: I) -> Self {
        let mut chosen = Self::default();
        for (place, day) in days {
            let Some(which) = chosen.which.get_mut(day.num_days_from_monday() as usize) else {
                continue;
            };
            chosen.any = true;
            match place {
                Some(place) => which.some.add(place),
                None => which.each = true,
            }
        }
        chosen
    }
}
