//! Key monitoring (重点监控): how strongly a project asks for it. Points for
//! its amount, for alerts now and last year, for public attention and for being
//! new or about to end (domain.md §7.1). The office chooses; this only ranks.

use rust_decimal::Decimal;

use super::setting::RuleSet;
use crate::domain::ratio;

/// Points to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// The largest budget gets all of these.
    pub amount: Decimal,
    /// So many alerts as `history_full` get all of these.
    pub history: Decimal,
    /// Alerts that count as the whole history; a red one counts twice.
    pub history_full: i64,
    /// For a word of public attention.
    pub attention: Decimal,
    /// For the first or the last year.
    pub new: Decimal,
}

impl Weights {
    /// As set.
    pub fn of(rules: &RuleSet) -> Weights {
        Weights {
            amount: rules.number("monitor.key_amount"),
            history: rules.number("monitor.key_history"),
            history_full: rules.whole("monitor.key_history_full"),
            attention: rules.number("monitor.key_attention"),
            new: rules.number("monitor.key_new"),
        }
    }
}

/// How many alerts of the two harsher levels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct AlertCount {
    pub red: usize,
    pub yellow: usize,
}

impl AlertCount {
    fn units(self) -> usize {
        2 * self.red + self.yellow
    }
}

/// What is known of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Share of the year's projects whose budget is smaller; nothing without a budget.
    pub above: Option<Decimal>,
    /// On the day.
    pub now: AlertCount,
    /// At the end of last year.
    pub past: AlertCount,
    /// The word of public attention that its name or category holds.
    pub word: Option<String>,
    /// Last year did not know it.
    pub new: bool,
    /// It ends with the year or before.
    pub expiring: bool,
}

/// What it gets, and for what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Points {
    pub amount: Decimal,
    pub history: Decimal,
    pub attention: Decimal,
    pub new: Decimal,
}

impl Points {
    /// All together.
    pub fn total(&self) -> Decimal {
        self.amount + self.history + self.attention + self.new
    }
}

/// The points of a project, each rounded to two decimals so that what is shown adds up.
pub fn points(signs: &Signs, weights: &Weights) -> Points {
    let given = |points: Decimal| ratio::round_half_away(points, 2);
    let full = Decimal::from(weights.history_full.max(1));
    let share = (Decimal::from(signs.now.units() + signs.past.units()) / full).min(Decimal::ONE);
    let flag = |on: bool, points: Decimal| if on { given(points) } else { Decimal::ZERO };
    Points {
        amount: given(signs.above.unwrap_or_default() * weights.amount),
        history: given(share * weights.history),
        attention: flag(signs.word.is_some(), weights.attention),
        new: flag(signs.new || signs.expiring, weights.new),
    }
}

/// The first of the words that a name or a category holds.
pub fn attention<'w>(words: &'w [String], name: &str, category: &str) -> Option<&'w str> {
    words.iter().map(String::as_str).find(|w| name.contains(w) || category.contains(w))
}

/// What an extended check of a key project found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Checked {
    /// 合规
    Compliant,
    /// 有问题
    Problem,
    /// 不适用
    NotApplicable,
}

impl Checked {
    /// In the order in which they are offered.
    pub const ALL: [Checked; 3] = [Checked::Compliant, Checked::Problem, Checked::NotApplicable];

    /// The word of the store and of JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Checked::Compliant => "compliant",
            Checked::Problem => "problem",
            Checked::NotApplicable => "not_applicable",
        }
    }

    /// The reverse of [`Checked::key`].
    pub fn from_key(key: &str) -> Option<Checked> {
        Checked::ALL.into_iter().find(|c| c.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(number: &str) -> Decimal {
        Decimal::from_str_exact(number).expect("a number")
    }

    #[test]
    fn every_part_is_told_and_adds_up() {
        let weights = Weights::of(&RuleSet::default());
        let signs = Signs {
            above: Some(d("0.99")),
            now: AlertCount { red: 1, yellow: 1 },
            past: AlertCount { red: 0, yellow: 1 },
            word: Some("航线".into()),
            new: false,
            expiring: true,
        };
        let p = points(&signs, &weights);
        assert_eq!((p.amount, p.history, p.attention, p.new), (d("39.60"), d("16.67"), d("25"), d("10")));
        assert_eq!(p.total(), d("91.27"));
        assert_eq!(points(&Signs::default(), &weights), Points::default());
    }

    #[test]
    fn more_alerts_than_the_full_history_give_no_more() {
        let weights = Weights::of(&RuleSet::default());
        let many = Signs { now: AlertCount { red: 9, yellow: 0 }, ..Signs::default() };
        assert_eq!(points(&many, &weights).history, d("25"));
        let three_red = Signs { now: AlertCount { red: 3, yellow: 0 }, ..Signs::default() };
        assert_eq!(points(&three_red, &weights).history, d("25"));
    }

    #[test]
    fn attention_is_told_by_the_name_or_the_category() {
        let words = ["航线".to_string(), "救助".to_string()];
        assert_eq!(attention(&words, "三清山机场航线运营补贴", "specific"), Some("航线"));
        assert_eq!(attention(&words, "专项", "社会救助类"), Some("救助"));
        assert_eq!(attention(&words, "办公设备购置", ""), None);
    }
}
