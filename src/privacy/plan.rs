//! Every rule together with what the installation has decided about it.

use crate::{
    kernel::MunicipalityCode,
    store::{RetentionRule, Term},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The most days that make sense: ten years.
const MOST_DAYS: u32 = 3650;

/// What an installation has decided, by the kind of record.
pub type RetentionSettings = BTreeMap<String, KindSettings>;

/// What an installation has decided about one kind of record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindSettings {
    /// How many days it is kept, where that may be decided.
    pub days: Option<u32>,
    /// The number of the decision, such as `KS 2026/1182`.
    pub decision: Option<String>,
    /// The number of the decision in a municipality that has one of its own, by its official code.
    pub municipalities: BTreeMap<String, String>,
}

/// A setting that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanProblem {
    /// No feature has such records.
    #[error("[retention.{kind}]: there is no such kind; there are {known}")]
    UnknownKind {
        /// What was written.
        kind: String,
        /// What there is.
        known: String,
    },
    /// Pages promise how long it is kept, or each record has a date of its own.
    #[error("[retention.{0}]: days cannot be set, since what people are told says how long")]
    Promised(String),
    /// Not at all, or for longer than makes sense.
    #[error("[retention.{0}]: days must be from 1 to {MOST_DAYS}")]
    Days(String),
    /// Not four digits.
    #[error("[retention.{0}.municipalities]: {1:?} is not the four digits of a municipality")]
    Municipality(String, String),
}

/// A rule and the decision behind it.
#[derive(Debug, Clone)]
pub struct Ruled {
    /// The rule, with the installation's own number of days if it has decided one.
    pub rule: RetentionRule,
    /// The number of the decision; none where nobody has written one.
    pub decision: Option<String>,
    /// The numbers of municipalities that have their own, by official code.
    pub elsewhere: BTreeMap<String, String>,
}

impl Ruled {
    /// All decisions as one line of the log: `KS 2026/1182; 0883: KS 2027/4`.
    #[must_use]
    pub fn decisions(&self) -> Option<String> {
        let own = self.decision.iter().cloned();
        let elsewhere = self.elsewhere.iter();
        let all: Vec<String> = own
            .chain(elsewhere.map(|(code, number)| format!("{code}: {number}")))
            .collect();
        (!all.is_empty()).then(|| all.join("; "))
    }
}

/// The rules of an installation, in the order in which they are to run.
#[derive(Debug, Clone)]
pub struct RetentionPlan(Vec<Ruled>);

impl RetentionPlan {
    /// The features' rules under an installation's decisions.
    ///
    /// # Errors
    /// A [`PlanProblem`] that names the setting.
    pub fn of(
        rules: Vec<RetentionRule>,
        settings: &RetentionSettings,
    ) -> Result<Self, PlanProblem> {
        if let Some(kind) = settings
            .keys()
            .find(|kind| !rules.iter().any(|rule| rule.kind == kind.as_str()))
        {
            let known: Vec<&str> = rules.iter().map(|rule| rule.kind).collect();
            return Err(PlanProblem::UnknownKind {
                kind: kind.clone(),
                known: known.join(", "),
            });
        }
        let usual = KindSettings::default();
        let plan: Result<Vec<Ruled>, PlanProblem> = rules
            .into_iter()
            .map(|rule| {
                let decided = settings.get(rule.kind).unwrap_or(&usual);
                ruled(rule, decided)
            })
            .collect();
        plan.map(Self)
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &[Ruled] {
        &self.0
    }
}

fn ruled(mut rule: RetentionRule, decided: &KindSettings) -> Result<Ruled, PlanProblem> {
    let kind = || rule.kind.to_owned();
    if let Some(code) = decided
        .municipalities
        .keys()
        .find(|code| MunicipalityCode::parse(code).is_none())
    {
        return Err(PlanProblem::Municipality(kind(), code.clone()));
    }
    match (rule.term, decided.days) {
        (_, None) => {}
        (Term::Days(_), Some(days)) if (1..=MOST_DAYS).contains(&days) => {
            rule.term = Term::Days(days);
        }
        (Term::Days(_), Some(_)) => return Err(PlanProblem::Days(kind())),
        (Term::Fixed(_) | Term::Own, Some(_)) => return Err(PlanProblem::Promised(kind())),
    }
    Ok(Ruled {
        rule,
        decision: decided.decision.clone(),
        elsewhere: decided.municipalities.clone(),
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{accounts, registrations};

    fn plan(toml: &str) -> Result<RetentionPlan, PlanProblem> {
        let rules = [accounts::retention(), registrations::retention()].concat();
        RetentionPlan::of(rules, &toml::from_str(toml).unwrap())
    }

    #[test]
    fn an_installation_decides_the_days_that_nobody_was_promised_and_its_numbers_stand_beside() {
        let plan = plan(
            "[sign-ins]\ndays = 30\ndecision = \"KS 2026/1182\"\n\
             [registrations.municipalities]\n0883 = \"KS 2027/4\"",
        )
        .unwrap();
        let of = |kind: &str| plan.rules().iter().find(|r| r.rule.kind == kind).unwrap();
        assert_eq!(of("sign-ins").rule.term, Term::Days(30));
        assert_eq!(of("sign-ins").decisions().unwrap(), "KS 2026/1182");
        assert_eq!(of("links").rule.term, Term::Days(90));
        assert_eq!(of("links").decisions(), None);
        assert_eq!(of("registrations").decisions().unwrap(), "0883: KS 2027/4");
    }

    #[test]
    fn a_setting_that_cannot_be_is_named() {
        for (toml, named) in [
            ("[pupils]\ndays = 3", "pupils"),
            ("[drafts]\ndays = 3", "drafts"),
            ("[registrations]\ndays = 3", "registrations"),
            ("[sign-ins]\ndays = 0", "sign-ins"),
            ("[links.municipalities]\nkalmar = \"KS 1\"", "kalmar"),
        ] {
            let problem = plan(toml).unwrap_err().to_string();
            assert!(problem.contains(named), "{problem}");
        }
    }
}
