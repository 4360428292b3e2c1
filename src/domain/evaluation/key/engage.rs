//! Whom the bureau commissions, and why not (domain.md §7.2): an institution
//! that did conflicting work on a project may not evaluate it; a fee stays
//! within its plan, a deadline behind its start.

use crate::domain::date::Date;
use crate::domain::money::Money;

/// What an institution did on a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 绩效评价
    Evaluation,
    /// 评价结果复核
    Recheck,
    /// 事前绩效评估
    ExAnte,
    /// 绩效目标审核
    TargetReview,
    /// 协助设定绩效目标
    TargetSetting,
    /// 协助运行监控
    Monitoring,
    /// 协助绩效自评
    SelfEvaluation,
    /// 参与项目实施 (监理、代建、造价、审计该项目)
    Implementation,
}

impl Role {
    /// In the order in which they are offered.
    pub const ALL: [Role; 8] = [
        Role::Evaluation,
        Role::Recheck,
        Role::ExAnte,
        Role::TargetReview,
        Role::TargetSetting,
        Role::Monitoring,
        Role::SelfEvaluation,
        Role::Implementation,
    ];

    /// The word used in JSON, in settings and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Role::Evaluation => "evaluation",
            Role::Recheck => "recheck",
            Role::ExAnte => "ex_ante",
            Role::TargetReview => "target_review",
            Role::TargetSetting => "target_setting",
            Role::Monitoring => "monitoring",
            Role::SelfEvaluation => "self_evaluation",
            Role::Implementation => "implementation",
        }
    }

    /// The reverse of [`Role::key`].
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.key() == key)
    }
}

/// Work an institution did: (institution, project, role, year).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// 项目代码
    pub code: String,
    /// 项目名称
    pub project: String,
    /// As what.
    pub role: Role,
    /// For which budget year.
    pub year: i16,
}

/// A project and year to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// 项目代码
    pub code: String,
    /// 项目名称
    pub project: String,
    /// Budget year.
    pub year: i16,
}

/// The work that stands in the way: conflicting roles on a project to be
/// evaluated, whatever their year: who set its targets once may not judge them.
pub fn conflicts<'a>(done: &'a [Work], subjects: &[Subject], conflicting: &[Role]) -> Vec<&'a Work> {
    let same = |w: &Work| subjects.iter().any(|s| s.code == w.code || s.project == w.project);
    done.iter().filter(|w| conflicting.contains(&w.role) && same(w)).collect()
}

/// Terms of a commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// 委托费用
    pub fee: Money,
    /// What the plan has for it, where it has.
    pub planned: Option<Money>,
    /// The day it begins.
    pub start: Date,
    /// The day on which the report is due.
    pub due: Date,
}

/// Why terms cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadTerms {
    /// A fee is an amount above zero.
    NoFee,
    /// The fee lies above the plan.
    AbovePlan {
        /// 委托费用
        fee: Money,
        /// 计划费用
        planned: Money,
    },
    /// The deadline does not lie behind the start.
    DueBeforeStart {
        /// 委托日
        start: Date,
        /// 交付日
        due: Date,
    },
}

/// Whether terms can stand.
///
/// # Errors
/// See [`BadTerms`].
pub fn terms(t: &Terms) -> Result<(), BadTerms> {
    if !t.fee.is_positive() {
        return Err(BadTerms::NoFee);
    }
    if let Some(planned) = t.planned.filter(|planned| t.fee > *planned) {
        return Err(BadTerms::AbovePlan { fee: t.fee, planned });
    }
    if t.due <= t.start {
        return Err(BadTerms::DueBeforeStart { start: t.start, due: t.due });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn work(code: &str, role: Role, year: i16) -> Work {
        Work { code: code.into(), project: format!("项目{code}"), role, year }
    }

    fn subject(code: &str) -> Subject {
        Subject { code: code.into(), project: format!("项目{code}"), year: 2020 }
    }

    const CONFLICTING: [Role; 2] = [Role::TargetSetting, Role::Implementation];

    #[test]
    fn who_set_the_targets_of_a_project_may_not_evaluate_it() {
        let done = [
            work("A", Role::TargetSetting, 2018),
            work("A", Role::Evaluation, 2019),
            work("B", Role::Implementation, 2020),
        ];
        let found = conflicts(&done, &[subject("A"), subject("C")], &CONFLICTING);
        assert_eq!(found, [&done[0]]);
        assert!(conflicts(&done, &[subject("C")], &CONFLICTING).is_empty());
        assert!(conflicts(&done, &[subject("A")], &[]).is_empty(), "an office may see it otherwise");
    }

    #[test]
    fn a_project_that_changed_its_code_is_known_by_its_name() {
        let done = [Work { code: "OLD".into(), ..work("A", Role::TargetSetting, 2018) }];
        assert_eq!(conflicts(&done, &[subject("A")], &CONFLICTING).len(), 1);
    }

    #[test]
    fn a_fee_stays_within_its_plan_and_a_deadline_behind_its_start() {
        let on = |s: &str| parse_iso(s).expect("a day");
        let plain = Terms {
            fee: Money::from_yuan(80_000),
            planned: Some(Money::from_yuan(80_000)),
            start: on("2021-04-01"),
            due: on("2021-07-31"),
        };
        assert_eq!(terms(&plain), Ok(()));
        let dear = Terms { fee: Money::from_fen(8_000_001), ..plain };
        assert!(matches!(terms(&dear), Err(BadTerms::AbovePlan { .. })));
        assert_eq!(terms(&Terms { planned: None, ..dear }), Ok(()));
        assert_eq!(terms(&Terms { fee: Money::ZERO, ..plain }), Err(BadTerms::NoFee));
        let early = Terms { due: plain.start, ..plain };
        assert_eq!(terms(&early), Err(BadTerms::DueBeforeStart { start: plain.start, due: plain.start }));
    }

    #[test]
    fn words_go_out_and_come_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_key(role.key()), Some(role));
        }
    }
}
