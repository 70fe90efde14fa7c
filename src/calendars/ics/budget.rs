//! How much work may be done for one file, counted in steps: nothing is left to how fast a machine is.
//!
//! What is not counted takes a time that grows with the file and no faster; a step takes no longer for a
//! rule with long lists, for a name with many parts or for a diary with many holes.

/// How many steps are taken at most for one file: some tenths of a second. A full calendar of ten years
/// takes less than half of it.
pub const MOST_STEPS: u32 = 4_000_000;

/// What a time costs that is read, or reckoned and told by Swedish clocks. A day that is walked past to
/// see whether something comes again costs one.
const A_TIME: u32 = 10;

/// What is left of the steps.
#[derive(Debug)]
pub struct Budget(u32);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_STEPS)
    }
}

impl Budget {
    /// Takes a day; false when nothing is left for it.
    pub(super) fn day(&mut self) -> bool {
        self.take(1)
    }

    /// Takes a time; false when nothing is left for it.
    pub(super) fn time(&mut self) -> bool {
        self.take(A_TIME)
    }

    fn take(&mut self, steps: u32) -> bool {
        let left = self.0.checked_sub(steps);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }

    /// So many steps and no more.
    #[cfg(test)]
    pub(super) fn of(steps: u32) -> Self {
        Self(steps)
    }

    /// How many of so many were taken.
    #[cfg(test)]
    pub(super) fn taken_of(&self, steps: u32) -> u32 {
        steps - self.0
    }
}
