//! The schemes: which items there are, what each is worth, from what its points
//! come. The defaults are conventions (domain.md §8); a year may have its own.

use rust_decimal::Decimal;

/// Who is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ladder {
    /// 市直部门
    Departments,
    /// 县（市、区）
    Counties,
}

impl Ladder {
    /// Both.
    pub const ALL: [Ladder; 2] = [Ladder::Departments, Ladder::Counties];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Ladder::Departments => "departments",
            Ladder::Counties => "counties",
        }
    }

    /// The reverse of [`Ladder::key`].
    pub fn from_key(key: &str) -> Option<Ladder> {
        Ladder::ALL.into_iter().find(|l| l.key() == key)
    }
}

/// From what an item's points come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Given by hand, with a reason.
    Manual,
    /// Should and done, or points, as a table that came in says.
    Reported,
    /// Projects with an approved target, of those that need one.
    TargetCoverage,
    /// Targets filed by their day, of those that need one.
    TargetOnTime,
    /// Targets that passed their first review, of those reviewed.
    TargetFirstPass,
    /// The target of the department as a whole is approved.
    TargetOverall,
    /// Monitoring forms filed by their day, of those due.
    MonitorOnTime,
    /// Values filled in, of those asked for.
    MonitorCompleteness,
    /// Projects whose lights are not red at the end of the year.
    MonitorLights,
    /// Paid, of the budget.
    Execution,
    /// Self-evaluations filed, of those due.
    SelfCoverage,
    /// Self-evaluations filed by their day, of those due.
    SelfOnTime,
    /// How far self-scores lie from the scores of the spot check.
    SelfGap,
    /// Findings closed by their day, of those due.
    Rectified,
    /// Cuts that the draft budget follows, of those asked for.
    Adjusted,
    /// Items published, of those due.
    Disclosed,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 16] = [
        Measure::Manual,
        Measure::Reported,
        Measure::TargetCoverage,
        Measure::TargetOnTime,
        Measure::TargetFirstPass,
        Measure::TargetOverall,
        Measure::MonitorOnTime,
        Measure::MonitorCompleteness,
        Measure::MonitorLights,
        Measure::Execution,
        Measure::SelfCoverage,
        Measure::SelfOnTime,
        Measure::SelfGap,
        Measure::Rectified,
        Measure::Adjusted,
        Measure::Disclosed,
    ];

    /// The word used in the scheme's file and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Measure::Manual => "manual",
            Measure::Reported => "reported",
            Measure::TargetCoverage => "target_coverage",
            Measure::TargetOnTime => "target_on_time",
            Measure::TargetFirstPass => "target_first_pass",
            Measure::TargetOverall => "target_overall",
            Measure::MonitorOnTime => "monitor_on_time",
            Measure::MonitorCompleteness => "monitor_completeness",
            Measure::MonitorLights => "monitor_lights",
            Measure::Execution => "execution",
            Measure::SelfCoverage => "self_coverage",
            Measure::SelfOnTime => "self_on_time",
            Measure::SelfGap => "self_gap",
            Measure::Rectified => "rectified",
            Measure::Adjusted => "adjusted",
            Measure::Disclosed => "disclosed",
        }
    }

    /// The reverse of [`Measure::key`].
    pub fn from_key(key: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|m| m.key() == key)
    }

    /// Whether the store itself holds the evidence.
    pub const fn is_automatic(self) -> bool {
        !matches!(self, Measure::Manual | Measure::Reported)
    }
}

/// An item of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// By which it is named on the command line.
    pub key: String,
    /// The item above it, whose points are the sum of its parts.
    pub group: String,
    /// As a place calls it; nothing for the name that ships.
    pub name: Option<String>,
    /// Full points, two decimals at most.
    pub points: Decimal,
    /// From what its points come.
    pub measure: Measure,
}

/// A scheme of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Whom it is for.
    pub ladder: Ladder,
    /// In the order of the sheet; their points sum to 100.
    pub items: Vec<Item>,
    /// Bonus and malus together stay within so many points either way.
    pub bonus: Decimal,
}

/// Why a scheme is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadScheme {
    /// Its points sum to this, not to 100.
    Sum(Decimal),
    /// Two items of one key.
    Twice(String),
    /// No key, or one with other characters than letters, digits, `.`, `-`, `_`.
    BadKey(String),
    /// Points that are not positive, or finer than 0.01.
    BadPoints(String),
    /// No such measure.
    UnknownMeasure(String),
    /// Evidence that only departments have.
    NotOfCounties(String),
}

/// Key, group, points in hundredths, measure.
type Line = (&'static str, &'static str, i64, Measure);

/// 市直部门 (100).
const DEPARTMENTS: [Line; 18] = [
    ("organisation", "organisation", 500, Measure::Manual),
    ("appraisal", "appraisal", 500, Measure::Reported),
    ("target.coverage", "target", 800, Measure::TargetCoverage),
    ("target.on_time", "target", 400, Measure::TargetOnTime),
    ("target.first_pass", "target", 500, Measure::TargetFirstPass),
    ("target.overall", "target", 300, Measure::TargetOverall),
    ("monitor.on_time", "monitor", 600, Measure::MonitorOnTime),
    ("monitor.completeness", "monitor", 400, Measure::MonitorCompleteness),
    ("monitor.lights", "monitor", 500, Measure::MonitorLights),
    ("execution", "execution", 1000, Measure::Execution),
    ("self.coverage", "self", 500, Measure::SelfCoverage),
    ("self.on_time", "self", 300, Measure::SelfOnTime),
    ("self.gap", "self", 700, Measure::SelfGap),
    ("evaluation.share", "evaluation", 600, Measure::Reported),
    ("evaluation.quality", "evaluation", 400, Measure::Manual),
    ("result.rectified", "result", 1000, Measure::Rectified),
    ("result.adjusted", "result", 500, Measure::Adjusted),
    ("disclosure", "disclosure", 500, Measure::Disclosed),
];

/// 县（市、区） (100): what they hand in.
const COUNTIES: [Line; 11] = [
    ("organisation", "organisation", 1000, Measure::Reported),
    ("appraisal", "appraisal", 1000, Measure::Reported),
    ("target", "target", 1500, Measure::Reported),
    ("monitor", "monitor", 1500, Measure::Reported),
    ("evaluation", "evaluation", 2000, Measure::Reported),
    ("result", "result", 1500, Measure::Reported),
    ("disclosure", "disclosure", 500, Measure::Reported),
    ("basics.library", "basics", 300, Measure::Reported),
    ("basics.agencies", "basics", 200, Measure::Reported),
    ("basics.systems", "basics", 200, Measure::Reported),
    ("basics.training", "basics", 300, Measure::Reported),
];

impl Scheme {
    /// The scheme that ships, a convention.
    pub fn default_of(ladder: Ladder) -> Scheme {
        let lines: &[Line] = match ladder {
            Ladder::Departments => &DEPARTMENTS,
            Ladder::Counties => &COUNTIES,
        };
        let item = |(key, group, points, measure): &Line| Item {
            key: (*key).into(),
            group: (*group).into(),
            name: None,
            points: Decimal::new(*points, 2),
            measure: *measure,
        };
        Scheme { ladder, items: lines.iter().map(item).collect(), bonus: Decimal::from(5) }
    }

    /// An item by its key.
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.key == key)
    }

    /// Whether it can be worked with.
    ///
    /// # Errors
    /// See [`BadScheme`].
    pub fn check(&self) -> Result<(), BadScheme> {
        for (n, item) in self.items.iter().enumerate() {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            if item.key.is_empty() || item.key.len() > 40 || !item.key.chars().all(plain) {
                return Err(BadScheme::BadKey(item.key.clone()));
            }
            if self.items[..n].iter().any(|i| i.key == item.key) {
                return Err(BadScheme::Twice(item.key.clone()));
            }
            if item.points <= Decimal::ZERO || item.points.normalize().scale() > 2 {
                return Err(BadScheme::BadPoints(item.key.clone()));
            }
            if self.ladder == Ladder::Counties && item.measure.is_automatic() {
                return Err(BadScheme::NotOfCounties(item.key.clone()));
            }
        }
        let limit = |b: Decimal| b >= Decimal::ZERO && b <= Decimal::from(20) && b.normalize().scale() <= 2;
        if !limit(self.bonus) {
            return Err(BadScheme::BadPoints("bonus".into()));
        }
        let sum: Decimal = self.items.iter().map(|i| i.points).sum();
        if sum == Decimal::ONE_HUNDRED { Ok(()) } else { Err(BadScheme::Sum(sum)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemes_that_ship_sum_to_a_hundred() {
        for ladder in Ladder::ALL {
            assert_eq!(Scheme::default_of(ladder).check(), Ok(()), "{ladder:?}");
        }
        let group = |name: &str| -> Decimal {
            let scheme = Scheme::default_of(Ladder::Departments);
            scheme.items.iter().filter(|i| i.group == name).map(|i| i.points).sum()
        };
        let groups = ["organisation", "appraisal", "target", "monitor", "execution", "self", "evaluation", "result"];
        let sums: Vec<String> = groups.map(|g| group(g).normalize().to_string()).into();
        assert_eq!(sums, ["5", "5", "20", "15", "10", "15", "10", "15"]);
    }

    #[test]
    fn a_scheme_that_cannot_be_worked_with_is_refused() {
        let with = |change: fn(&mut Scheme)| {
            let mut scheme = Scheme::default_of(Ladder::Departments);
            change(&mut scheme);
            scheme.check()
        };
        assert_eq!(with(|s| s.items[0].points = Decimal::from(6)), Err(BadScheme::Sum(Decimal::from(101))));
        let twice = Err(BadScheme::Twice("organisation".into()));
        assert_eq!(with(|s| s.items[1].key = "organisation".into()), twice);
        assert_eq!(with(|s| s.items[0].key = "组织".into()), Err(BadScheme::BadKey("组织".into())));
        let fine = Err(BadScheme::BadPoints("organisation".into()));
        assert_eq!(with(|s| s.items[0].points = Decimal::new(5001, 3)), fine);
        assert_eq!(with(|s| s.bonus = Decimal::from(-1)), Err(BadScheme::BadPoints("bonus".into())));
        let mut counties = Scheme::default_of(Ladder::Counties);
        counties.items[0].measure = Measure::Execution;
        assert_eq!(counties.check(), Err(BadScheme::NotOfCounties("organisation".into())));
    }
}
