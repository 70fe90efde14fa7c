//! What the reader has found wrong or odd so far.

use std::ops::Range;

use crate::app::world::course::World;
use crate::app::world::problems::{WarningCause, WorldCause, WorldProblem, WorldWarning};

/// Problems and warnings, placed on lines of one text.
pub(super) struct Notes<'t> {
    text: &'t str,
    problems: Vec<WorldProblem>,
    warnings: Vec<WorldWarning>,
}

impl<'t> Notes<'t> {
    /// No notes yet on this text.
    pub(super) fn on(text: &'t str) -> Self {
        Self {
            text,
            problems: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The line on which a stretch of the text begins, from 1.
    pub(super) fn line(&self, at: &Range<usize>) -> usize {
        1 + self
            .text
            .get(..at.start)
            .unwrap_or(self.text)
            .matches('\n')
            .count()
    }

    /// Notes a problem where it stands in the text.
    pub(super) fn problem(&mut self, at: Range<usize>, cause: WorldCause) {
        let line = self.line(&at);
        self.problem_on(line, cause);
    }

    /// Notes a problem on a line found earlier.
    pub(super) fn problem_on(&mut self, line: usize, cause: WorldCause) {
        self.problems.push(WorldProblem { line, cause });
    }

    /// Notes something allowed but odd.
    pub(super) fn warning_on(&mut self, line: usize, cause: WarningCause) {
        self.warnings.push(WorldWarning { line, cause });
    }

    /// The world with its warnings, or, if there is any problem, the problems alone.
    pub(super) fn finish(mut self, world: World) -> Result<World, Vec<WorldProblem>> {
        if self.problems.is_empty() {
            self.warnings.sort_by_key(|warning| warning.line);
            Ok(World {
                warnings: self.warnings,
                ..world
            })
        } else {
            Err(self.into_problems())
        }
    }

    /// The problems in order of line.
    pub(super) fn into_problems(mut self) -> Vec<WorldProblem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }
}
