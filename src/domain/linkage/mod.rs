//! Use of results (结果应用): what a grade and an overdue rectification mean
//! for next year's budget, what the budget division decides, and what the draft
//! budget makes of it (domain.md §2.3 I). The official text names a direction
//! and leaves shares to the place: every share and every text is a setting.

pub mod compare;
pub mod decide;

use rust_decimal::Decimal;

use super::money::{Money, MoneyUnit};
use super::monitor::setting::RuleSet;
use super::target::review::Grade;

pub use compare::{Case, Findings, Outcome, compare};
pub use decide::{Decision, Refusal, Verdict, decide};

/// Whose evaluation gave the grade; the first of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// 财政重点评价
    KeyEvaluation,
    /// 部门评价
    DepartmentEvaluation,
    /// 单位自评
    SelfEvaluation,
    /// No grade: an overdue rectification alone.
    Rectification,
    /// The office's own words.
    Office,
}

impl Source {
    /// The weightiest first.
    pub const ALL: [Source; 5] = [
        Source::KeyEvaluation,
        Source::DepartmentEvaluation,
        Source::SelfEvaluation,
        Source::Rectification,
        Source::Office,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Source::KeyEvaluation => "key_evaluation",
            Source::DepartmentEvaluation => "department_evaluation",
            Source::SelfEvaluation => "self_evaluation",
            Source::Rectification => "rectification",
            Source::Office => "office",
        }
    }

    /// The reverse of [`Source::key`].
    pub fn from_key(key: &str) -> Option<Source> {
        Source::ALL.into_iter().find(|s| s.key() == key)
    }
}

/// What is proposed to the budget division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// 优先保障
    Prefer,
    /// 正常安排
    Keep,
    /// 压减
    Cut,
    /// 取消: the whole of it.
    Cancel,
    /// 暂缓安排 until rectified.
    Suspend,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 5] = [Action::Prefer, Action::Keep, Action::Cut, Action::Cancel, Action::Suspend];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Action::Prefer => "prefer",
            Action::Keep => "keep",
            Action::Cut => "cut",
            Action::Cancel => "cancel",
            Action::Suspend => "suspend",
        }
    }

    /// The reverse of [`Action::key`].
    pub fn from_key(key: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|a| a.key() == key)
    }
}

/// What a grade means here: the share of the budget that is cut, and the text
/// the proposal bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// From 0 to 1.
    pub share: Decimal,
    /// As it stands in the proposal.
    pub text: String,
}

/// The table of a place, from its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// In the order of [`Grade::ALL`].
    pub by_grade: [Effect; 4],
    /// Whether an overdue rectification suspends the budget.
    pub suspend_overdue: bool,
    /// The text of a suspension.
    pub overdue_text: String,
    /// Whether a grade counts that only the unit itself gave.
    pub self_evaluation: bool,
}

impl Policy {
    /// From the settings in force.
    pub fn of(rules: &RuleSet) -> Policy {
        let effect = |share, text| Effect { share: rules.number(share), text: rules.text(text).to_string() };
        Policy {
            by_grade: [
                effect("linkage.excellent_cut", "linkage.excellent_text"),
                effect("linkage.good_cut", "linkage.good_text"),
                effect("linkage.fair_cut", "linkage.fair_text"),
                effect("linkage.poor_cut", "linkage.poor_text"),
            ],
            suspend_overdue: rules.word("linkage.overdue") == "suspend",
            overdue_text: rules.text("linkage.overdue_text").to_string(),
            self_evaluation: rules.word("linkage.self_evaluation") == "counts",
        }
    }

    fn effect(&self, grade: Grade) -> &Effect {
        &self.by_grade[grade as usize]
    }
}

/// What is known of a project when its proposal is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Basis {
    /// Grades on record, in any order.
    pub key_evaluation: Option<Grade>,
    /// 部门评价
    pub department_evaluation: Option<Grade>,
    /// 单位自评, as accepted.
    pub self_evaluation: Option<Grade>,
    /// This year's budget, from which a cut is reckoned.
    pub budget: Money,
    /// What is to be rectified.
    pub findings: Findings,
    /// What the findings themselves suggest to cut.
    pub suggested: Money,
    /// A finding suggests that nothing be arranged until it is rectified.
    pub hold: bool,
}

/// A proposal as it goes to the budget division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it comes to.
    pub action: Action,
    /// Whose grade it rests on.
    pub source: Source,
    /// The grade; none where an overdue rectification alone speaks.
    pub grade: Option<Grade>,
    /// This year's budget.
    pub budget: Money,
    /// How much less next year.
    pub cut: Money,
    /// Nothing is arranged until the findings are rectified.
    pub suspend: bool,
    /// The text of the setting.
    pub text: String,
}

impl Basis {
    /// The grade that counts: the finance's evaluation before the department's,
    /// that before the unit's own.
    pub fn grade(&self, policy: &Policy) -> Option<(Source, Grade)> {
        let own = self.self_evaluation.filter(|_| policy.self_evaluation);
        let at = |source, grade: Option<Grade>| grade.map(|g| (source, g));
        at(Source::KeyEvaluation, self.key_evaluation)
            .or_else(|| at(Source::DepartmentEvaluation, self.department_evaluation))
            .or_else(|| at(Source::SelfEvaluation, own))
    }
}

/// `budget × share`, rounded half away from zero to the 分; never more than the budget.
pub fn cut_of(budget: Money, share: Decimal) -> Money {
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    // A part of what fits, fits.
    Money::from_decimal_rounded(budget.yuan() * share, MoneyUnit::Yuan).map_or(budget, |(cut, _)| cut)
}

/// Proposes; nothing where neither a grade nor a finding speaks. The cut is the
/// larger of the grade's share and what the findings suggest, and never more
/// than the budget.
pub fn propose(policy: &Policy, basis: &Basis) -> Option<Proposal> {
    let overdue = policy.suspend_overdue && basis.findings.overdue > 0;
    let suspend = overdue || (basis.hold && !basis.findings.rectified());
    let suggested = basis.suggested.clamp(Money::ZERO, basis.budget.max(Money::ZERO));
    let graded = basis.grade(policy);
    let (source, grade) = match graded {
        Some((source, grade)) => (source, Some(grade)),
        None if suspend || suggested.is_positive() => (Source::Rectification, None),
        None => return None,
    };
    let effect = grade.map(|g| policy.effect(g));
    let cut = effect.map_or(Money::ZERO, |e| cut_of(basis.budget, e.share)).max(suggested);
    let text = match effect {
        _ if suspend => policy.overdue_text.clone(),
        // What the findings suggest goes beyond what the grade's words say.
        Some(e) if e.share.is_zero() && cut.is_positive() => policy.effect(Grade::Fair).text.clone(),
        Some(e) => e.text.clone(),
        None => policy.effect(Grade::Fair).text.clone(),
    };
    Some(Proposal {
        action: action(grade, cut, basis.budget, suspend),
        source,
        grade,
        budget: basis.budget,
        cut,
        suspend,
        text,
    })
}

/// What a cut and a suspension come to.
pub fn action(grade: Option<Grade>, cut: Money, budget: Money, suspend: bool) -> Action {
    if suspend {
        Action::Suspend
    } else if cut.is_positive() && cut >= budget {
        Action::Cancel
    } else if cut.is_positive() {
        Action::Cut
    } else if grade == Some(Grade::Excellent) {
        Action::Prefer
    } else {
        Action::Keep
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        Policy::of(&RuleSet::default())
    }

    fn basis(grade: Grade, yuan: i64) -> Basis {
        Basis { key_evaluation: Some(grade), budget: Money::from_yuan(yuan), ..Basis::default() }
    }

    #[test]
    fn a_grade_keeps_cuts_by_a_fifth_or_cancels() {
        let made = |grade| {
            let p = propose(&policy(), &basis(grade, 60_000_000)).expect("a proposal");
            (p.action, p.cut, p.text)
        };
        let yuan = Money::from_yuan;
        assert_eq!(made(Grade::Excellent), (Action::Prefer, Money::ZERO, "优先保障".into()));
        assert_eq!(made(Grade::Good), (Action::Keep, Money::ZERO, "正常安排，督促改进".into()));
        assert_eq!(made(Grade::Fair), (Action::Cut, yuan(12_000_000), "压减预算".into()));
        assert_eq!(made(Grade::Poor), (Action::Cancel, yuan(60_000_000), "取消安排，整改到位后再安排".into()));
    }

    #[test]
    fn a_cut_is_rounded_half_up_to_the_fen() {
        // 0.03 × 20 % = 0.006 yuan, 0.13 × 50 % = 0.065 yuan.
        assert_eq!(cut_of(Money::from_fen(3), Decimal::new(2, 1)), Money::from_fen(1));
        assert_eq!(cut_of(Money::from_fen(13), Decimal::new(5, 1)), Money::from_fen(7));
        assert_eq!(cut_of(Money::from_fen(13), Decimal::TWO), Money::from_fen(13), "never more than the budget");
    }

    #[test]
    fn an_overdue_rectification_suspends_whatever_the_grade() {
        let findings = Findings { total: 2, closed: 0, overdue: 1 };
        let p = propose(&policy(), &Basis { findings, ..basis(Grade::Fair, 100) }).expect("a proposal");
        assert_eq!((p.action, p.cut, p.suspend), (Action::Suspend, Money::from_yuan(20), true));
        let alone = Basis { findings, budget: Money::from_yuan(100), ..Basis::default() };
        let p = propose(&policy(), &alone).expect("a proposal");
        assert_eq!((p.source, p.grade, p.cut), (Source::Rectification, None, Money::ZERO));
        assert_eq!(propose(&policy(), &Basis { budget: Money::from_yuan(100), ..Basis::default() }), None);
    }

    #[test]
    fn what_the_findings_suggest_counts_where_it_is_more_than_the_grade_s_share() {
        let yuan = Money::from_yuan;
        let cut = |grade, suggested| {
            let basis = Basis { suggested: yuan(suggested), ..basis(grade, 100) };
            propose(&policy(), &basis).map(|p| (p.action, p.cut)).expect("a proposal")
        };
        assert_eq!(cut(Grade::Fair, 15), (Action::Cut, yuan(20)));
        assert_eq!(cut(Grade::Fair, 35), (Action::Cut, yuan(35)));
        assert_eq!(cut(Grade::Good, 35), (Action::Cut, yuan(35)));
        assert_eq!(cut(Grade::Good, 300), (Action::Cancel, yuan(100)), "no more than the budget");
        let alone = Basis { suggested: yuan(30), budget: yuan(100), ..Basis::default() };
        let p = propose(&policy(), &alone).expect("a proposal");
        assert_eq!((p.source, p.action, p.cut), (Source::Rectification, Action::Cut, yuan(30)));
        let hold = Basis { hold: true, findings: Findings { total: 1, closed: 1, overdue: 0 }, ..alone };
        assert!(!propose(&policy(), &hold).expect("a proposal").suspend, "rectified: nothing is held any more");
    }

    #[test]
    fn the_finance_bureau_s_grade_counts_before_the_unit_s_own() {
        let own = Basis { self_evaluation: Some(Grade::Excellent), ..basis(Grade::Fair, 100) };
        assert_eq!(own.grade(&policy()), Some((Source::KeyEvaluation, Grade::Fair)));
        let only_own = Basis { key_evaluation: None, ..own };
        assert_eq!(only_own.grade(&policy()), None, "by default the unit's own word binds no budget");
        let counts = Policy { self_evaluation: true, ..policy() };
        assert_eq!(only_own.grade(&counts), Some((Source::SelfEvaluation, Grade::Excellent)));
    }
}
