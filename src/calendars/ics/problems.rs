//! What was not understood of a calendar file: the first few, and how many more.

/// So many are kept: whoever mends a file looks at a few at a time, and a hostile one is all problems.
pub const MOST_PROBLEMS: usize = 10;

/// Something in the file that was not understood, and was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is no line of a calendar file.
    NoLine,
    /// It is longer than any that tells of a time; the event or the zone it stands in was left out.
    TooLong,
    /// An event does not say when it begins.
    NoStart,
    /// The date or the time cannot be read.
    WrongTime,
    /// The event ends before it begins.
    EndsBefore,
    /// A time zone that neither the world nor the file knows.
    UnknownZone {
        /// As the file calls it, shortened.
        name: String,
    },
    /// How often the event comes again is not understood; none of it was taken.
    WrongRule,
}

/// What was not understood: the first [`MOST_PROBLEMS`] of the file, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    first: Vec<Problem>,
    count: usize,
}

impl Problems {
    pub(super) fn add(&mut self, problem: Problem) {
        self.count += 1;
        let known = |known: &Problem| known.line <= problem.line;
        let at = self.first.partition_point(known);
        self.first.insert(at, problem);
        self.first.truncate(MOST_PROBLEMS);
    }

    /// The first of the file, in its order.
    #[must_use]
    pub fn first(&self) -> &[Problem] {
        &self.first
    }

    /// How many there are beside the first.
    #[must_use]
    pub fn more(&self) -> usize {
        self.count - self.first.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_file_are_kept_whatever_is_found_first_and_the_others_counted() {
        let mut problems = Problems::default();
        for line in [40, 3, 41].into_iter().chain(5..30) {
            let kind = ProblemKind::NoLine;
            problems.add(Problem { line, kind });
        }
        let lines: Vec<usize> = problems.first().iter().map(|one| one.line).collect();
        assert_eq!(lines, [3, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
        assert_eq!(problems.more(), 18);
    }
}
