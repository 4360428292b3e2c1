//! Two days side by side: which alerts are new, which are gone, which changed
//! their level, per rule.

use std::collections::BTreeMap;

use super::alert::AlertKey;
use super::light::Level;
use super::rule::RuleId;

/// An alert among those of all projects: its project and its identity there.
pub type Subject<P> = (P, AlertKey);

/// What changed between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes<P> {
    /// Raised on the second day only.
    pub new: Vec<(Subject<P>, Level)>,
    /// Raised on the first day only.
    pub cleared: Vec<(Subject<P>, Level)>,
    /// Raised on both, at another level: before, after.
    pub moved: Vec<(Subject<P>, Level, Level)>,
}

/// How many of each, for one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// 今日新增
    pub new: usize,
    /// 今日解除
    pub cleared: usize,
    /// At a harsher level than before.
    pub worse: usize,
    /// At a milder level than before.
    pub better: usize,
}

/// Compares the alerts of two days. Each day names an alert once; of a rule
/// that speaks twice under one identity, the harshest counts.
pub fn changes<P: Ord + Clone>(
    before: impl IntoIterator<Item = (Subject<P>, Level)>,
    after: impl IntoIterator<Item = (Subject<P>, Level)>,
) -> Changes<P> {
    let (before, after) = (harshest(before), harshest(after));
    let only = |here: &BTreeMap<Subject<P>, Level>, there: &BTreeMap<Subject<P>, Level>| {
        here.iter().filter(|(s, _)| !there.contains_key(*s)).map(|(s, l)| (s.clone(), *l)).collect()
    };
    let moved = after.iter().filter_map(|(s, now)| {
        let then = before.get(s).filter(|then| *then != now)?;
        Some((s.clone(), *then, *now))
    });
    Changes { new: only(&after, &before), cleared: only(&before, &after), moved: moved.collect() }
}

fn harshest<P: Ord>(alerts: impl IntoIterator<Item = (Subject<P>, Level)>) -> BTreeMap<Subject<P>, Level> {
    let mut all = BTreeMap::new();
    for (subject, level) in alerts {
        let worst = all.entry(subject).or_insert(level);
        *worst = level.max(*worst);
    }
    all
}

impl<P> Changes<P> {
    /// The counts of each rule that changed, in the order of the registry.
    pub fn by_rule(&self) -> BTreeMap<RuleId, Count> {
        let mut counts: BTreeMap<RuleId, Count> = BTreeMap::new();
        for ((_, key), _) in &self.new {
            counts.entry(key.rule).or_default().new += 1;
        }
        for ((_, key), _) in &self.cleared {
            counts.entry(key.rule).or_default().cleared += 1;
        }
        for ((_, key), then, now) in &self.moved {
            let count = counts.entry(key.rule).or_default();
            if now > then {
                count.worse += 1;
            } else {
                count.better += 1;
            }
        }
        counts
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.cleared.is_empty() && self.moved.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(project: i64, rule: RuleId, part: &str, level: Level) -> (Subject<i64>, Level) {
        ((project, AlertKey { rule, part: part.into() }), level)
    }

    #[test]
    fn new_cleared_worse_and_better_by_rule() {
        use Level::{Red, Yellow};
        use RuleId::{LaggingSpend, NoSpend};
        let before = [
            alert(1, LaggingSpend, "", Yellow),
            alert(2, LaggingSpend, "", Red),
            alert(3, NoSpend, "2021:general_public", Yellow),
        ];
        let after = [
            alert(1, LaggingSpend, "", Red),
            alert(3, NoSpend, "2020:general_public", Yellow),
            alert(3, NoSpend, "2021:general_public", Yellow),
        ];
        let changed = changes(before.clone(), after.clone());
        let counts = changed.by_rule();
        assert_eq!(counts[&LaggingSpend], Count { cleared: 1, worse: 1, ..Count::default() });
        assert_eq!(counts[&NoSpend], Count { new: 1, ..Count::default() });
        // Turned about, what was new is cleared.
        let back = changes(after, before.clone());
        assert_eq!((back.cleared, back.new), (changed.new, changed.cleared));
        assert!(changes(before.clone(), before).is_empty());
    }

    #[test]
    fn of_one_identity_the_harshest_counts() {
        let twice = [alert(1, RuleId::NoSpend, "", Level::Red), alert(1, RuleId::NoSpend, "", Level::Yellow)];
        let changed = changes(Vec::new(), twice);
        assert_eq!(changed.new.iter().map(|(_, l)| *l).collect::<Vec<_>>(), [Level::Red]);
    }
}
