//! The life of a target version (domain.md §2.4): which step may follow which,
//! and what must be true for it. What is not in this table cannot happen.

use super::review::Grade;

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 草稿
    Draft,
    /// 已上报
    Submitted,
    /// 主管部门已审
    Endorsed,
    /// 财政审核中
    InReview,
    /// 退回修改
    Returned,
    /// 审核不通过
    Rejected,
    /// 审核通过
    Approved,
    /// 已批复下达: locked
    Issued,
    /// 调整申请: a new version beside the one in force
    AdjustRequested,
    /// 调整审核中
    AdjustReview,
    /// 调整未获同意: the version in force stays
    AdjustRefused,
    /// 已办结
    Closed,
    /// 项目取消
    Cancelled,
}

/// A step from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 录入: what the unit filled in comes in; a version begins, or says something new.
    File,
    /// 申请调整: an adjusted version begins
    Request,
    /// 上报
    Submit,
    /// 主管部门审核
    Endorse,
    /// 受理
    Take,
    /// 退回修改
    Return,
    /// 审核不通过
    Reject,
    /// 审核通过
    Approve,
    /// 批复下达
    Issue,
    /// 受理调整申请
    TakeAdjustment,
    /// 同意调整: the new version is issued
    GrantAdjustment,
    /// 不同意调整
    RefuseAdjustment,
    /// 办结
    Close,
    /// 取消
    Cancel,
    /// 撤销: a reviewer takes the decision back; no step of the table, it leads
    /// to where the decision began.
    Undo,
}

/// What must be known before a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Objections that block submission.
    pub blocking: usize,
    /// Whether the project has money in force, in the year, above zero.
    pub has_budget: bool,
    /// Whether a document number was given.
    pub has_document: bool,
    /// Whether a reason or note was given.
    pub has_reason: bool,
    /// The grade of the review, where one was given.
    pub grade: Option<Grade>,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The step does not follow from the state.
    NotFrom(State),
    /// The version is locked; only an adjustment changes it.
    Locked(State),
    /// So many objections must be settled first.
    Blocked(usize),
    /// No budget above zero.
    NoBudget,
    /// A document number is needed.
    NoDocument,
    /// A reason is needed.
    NoReason,
    /// 中 goes back, 差 may not enter the next step of the budget.
    Graded(Grade),
}

impl State {
    /// All, in the order of the life.
    pub const ALL: [State; 13] = [
        State::Draft,
        State::Submitted,
        State::Endorsed,
        State::InReview,
        State::Returned,
        State::Rejected,
        State::Approved,
        State::Issued,
        State::AdjustRequested,
        State::AdjustReview,
        State::AdjustRefused,
        State::Closed,
        State::Cancelled,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Submitted => "submitted",
            State::Endorsed => "endorsed",
            State::InReview => "in_review",
            State::Returned => "returned",
            State::Rejected => "rejected",
            State::Approved => "approved",
            State::Issued => "issued",
            State::AdjustRequested => "adjust_requested",
            State::AdjustReview => "adjust_review",
            State::AdjustRefused => "adjust_refused",
            State::Closed => "closed",
            State::Cancelled => "cancelled",
        }
    }

    /// The reverse of [`State::key`].
    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether a project with a version in this state has an approved target
    /// (invariant 1 of §2.5).
    pub const fn is_approved(self) -> bool {
        matches!(self, State::Approved | State::Issued | State::Closed)
    }

    /// Whether the office has the next word.
    pub const fn waits_for_review(self) -> bool {
        matches!(
            self,
            State::Submitted | State::Endorsed | State::InReview | State::AdjustRequested | State::AdjustReview
        )
    }

    /// Whether nothing of the version may be changed any more.
    pub const fn is_locked(self) -> bool {
        matches!(self, State::Issued | State::Closed | State::Cancelled)
    }
}

impl Step {
    /// All, in the order of the life.
    pub const ALL: [Step; 15] = [
        Step::File,
        Step::Request,
        Step::Submit,
        Step::Endorse,
        Step::Take,
        Step::Return,
        Step::Reject,
        Step::Approve,
        Step::Issue,
        Step::TakeAdjustment,
        Step::GrantAdjustment,
        Step::RefuseAdjustment,
        Step::Close,
        Step::Cancel,
        Step::Undo,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Step::File => "file",
            Step::Request => "request",
            Step::Submit => "submit",
            Step::Endorse => "endorse",
            Step::Take => "take",
            Step::Return => "return",
            Step::Reject => "reject",
            Step::Approve => "approve",
            Step::Issue => "issue",
            Step::TakeAdjustment => "take_adjustment",
            Step::GrantAdjustment => "grant_adjustment",
            Step::RefuseAdjustment => "refuse_adjustment",
            Step::Close => "close",
            Step::Cancel => "cancel",
            Step::Undo => "undo",
        }
    }

    /// The reverse of [`Step::key`].
    pub fn from_key(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Where a version begins with this step; nothing for any other.
    pub const fn begins(self) -> Option<State> {
        match self {
            Step::File => Some(State::Draft),
            Step::Request => Some(State::AdjustRequested),
            _ => None,
        }
    }

    /// Whether it may be taken from `from`, and where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: State, known: &Known) -> Result<State, Refusal> {
        use State as S;
        let need = |holds: bool, why: Refusal| if holds { Ok(()) } else { Err(why) };
        match (self, from) {
            // A form may be sent again until it is decided on.
            (Step::File, S::Draft | S::Submitted | S::Endorsed | S::InReview | S::Returned | S::AdjustRequested) => {
                Ok(from)
            }
            (Step::Submit, S::Draft | S::Returned) => {
                need(known.blocking == 0, Refusal::Blocked(known.blocking))?;
                Ok(S::Submitted)
            }
            (Step::Endorse, S::Submitted) => Ok(S::Endorsed),
            (Step::Take, S::Endorsed) => Ok(S::InReview),
            // The department, too, may send back what its unit wrote; and what was
            // approved is not the budget yet: it may come back until it is issued.
            (Step::Return, S::Submitted | S::Endorsed | S::InReview | S::Approved) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Returned)
            }
            (Step::Reject, S::InReview) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Rejected)
            }
            (Step::Approve, S::InReview) => match known.grade {
                Some(grade) if !grade.passes() => Err(Refusal::Graded(grade)),
                _ => Ok(S::Approved),
            },
            (Step::Issue, S::Approved) => {
                need(known.has_budget, Refusal::NoBudget)?;
                need(known.has_document, Refusal::NoDocument)?;
                Ok(S::Issued)
            }
            (Step::TakeAdjustment, S::AdjustRequested) => Ok(S::AdjustReview),
            (Step::GrantAdjustment, S::AdjustReview) => {
                need(known.has_document, Refusal::NoDocument)?;
                Ok(S::Issued)
            }
            (Step::RefuseAdjustment, S::AdjustReview) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::AdjustRefused)
            }
            (Step::Close, S::Issued) => Ok(S::Closed),
            (Step::Cancel, S::Issued) => {
                need(!known.has_budget, Refusal::NotFrom(from))?;
                Ok(S::Cancelled)
            }
            (_, S::Issued | S::Closed | S::Cancelled) => Err(Refusal::Locked(from)),
            _ => Err(Refusal::NotFrom(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL_KNOWN: Known = Known { blocking: 0, has_budget: true, has_document: true, has_reason: true, grade: None };

    fn known() -> impl Strategy<Value = Known> {
        (0..3_usize, any::<[bool; 3]>(), 0..5_usize).prop_map(
            |(blocking, [has_budget, has_document, has_reason], n)| Known {
                blocking,
                has_budget,
                has_document,
                has_reason,
                grade: Grade::ALL.get(n).copied(),
            },
        )
    }

    #[test]
    fn words_go_out_and_come_back() {
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(state));
        }
        for step in Step::ALL {
            assert_eq!(Step::from_key(step.key()), Some(step));
        }
    }

    #[test]
    fn a_target_goes_the_usual_way_to_the_budget_and_to_its_end() {
        let way = [Step::Submit, Step::Endorse, Step::Take, Step::Approve, Step::Issue, Step::Close];
        let end = way.into_iter().try_fold(State::Draft, |at, step| step.from(at, &ALL_KNOWN));
        assert_eq!(end, Ok(State::Closed));
    }

    #[test]
    fn what_is_missing_is_named() {
        let refused = |step: Step, from, known: Known| step.from(from, &known).expect_err("refused");
        let but = ALL_KNOWN;
        assert_eq!(refused(Step::Submit, State::Draft, Known { blocking: 2, ..but }), Refusal::Blocked(2));
        assert_eq!(refused(Step::Return, State::InReview, Known { has_reason: false, ..but }), Refusal::NoReason);
        for grade in [Grade::Fair, Grade::Poor] {
            let graded = Known { grade: Some(grade), ..but };
            assert_eq!(refused(Step::Approve, State::InReview, graded), Refusal::Graded(grade));
        }
        assert_eq!(refused(Step::Issue, State::Approved, Known { has_budget: false, ..but }), Refusal::NoBudget);
        assert_eq!(refused(Step::Issue, State::Approved, Known { has_document: false, ..but }), Refusal::NoDocument);
        assert_eq!(refused(Step::Issue, State::InReview, but), Refusal::NotFrom(State::InReview));
        assert_eq!(refused(Step::File, State::Issued, but), Refusal::Locked(State::Issued));
    }

    #[test]
    fn a_project_is_cancelled_only_when_its_money_is_gone() {
        assert!(Step::Cancel.from(State::Issued, &ALL_KNOWN).is_err());
        let gone = Known { has_budget: false, ..ALL_KNOWN };
        assert_eq!(Step::Cancel.from(State::Issued, &gone), Ok(State::Cancelled));
    }

    proptest! {
        /// Whatever is tried in whatever order, what is locked only ends, what is
        /// issued came from an approval, and nothing comes into being by itself.
        #[test]
        fn no_walk_leaves_the_table(
            begin in any::<bool>(),
            steps in prop::collection::vec((0..Step::ALL.len(), known()), 0..60),
        ) {
            let first = if begin { Step::File } else { Step::Request };
            let mut at = first.begins().expect("both begin a version");
            let mut was = vec![at];
            for (n, known) in steps {
                let step = Step::ALL[n];
                let Ok(to) = step.from(at, &known) else { continue };
                if at.is_locked() {
                    prop_assert!(at == State::Issued && matches!(to, State::Closed | State::Cancelled));
                }
                match to {
                    State::Issued => prop_assert!(
                        known.has_document && matches!(at, State::Approved | State::AdjustReview)
                    ),
                    State::Approved => prop_assert!(
                        at == State::InReview && known.grade.is_none_or(Grade::passes)
                    ),
                    State::Submitted if step == Step::Submit => prop_assert_eq!(known.blocking, 0),
                    State::Returned if at != State::Returned => prop_assert!(known.has_reason),
                    _ => {}
                }
                at = to;
                was.push(at);
            }
            let issued = was.iter().position(|s| *s == State::Issued);
            if let Some(n) = issued {
                prop_assert!(was[n..].iter().all(|s| s.is_locked()));
            }
        }
    }
}
