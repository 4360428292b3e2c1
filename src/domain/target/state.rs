//! The life of a target version (domain.md §2.4): which step may follow which,
//! and what must be true for it. What is not in this table cannot happen.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
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
    /// Whether the graded result is 差, which may not pass.
    pub graded_poor: bool,
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
    /// 差 may not enter the next step of the budget.
    GradedPoor,
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

    /// Whether nothing of the version may be changed any more.
    pub const fn is_locked(self) -> bool {
        matches!(self, State::Issued | State::Closed | State::Cancelled)
    }
}

impl Step {
    /// Whether it may be taken from `from`, and where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: State, known: &Known) -> Result<State, Refusal> {
        use State as S;
        let need = |holds: bool, why: Refusal| if holds { Ok(()) } else { Err(why) };
        match (self, from) {
            (Step::Submit, S::Draft | S::Returned) => {
                need(known.blocking == 0, Refusal::Blocked(known.blocking))?;
                Ok(S::Submitted)
            }
            (Step::Endorse, S::Submitted) => Ok(S::Endorsed),
            (Step::Take, S::Endorsed) => Ok(S::InReview),
            // The department, too, may send back what its unit wrote.
            (Step::Return, S::Submitted | S::Endorsed | S::InReview) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Returned)
            }
            (Step::Reject, S::InReview) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Rejected)
            }
            (Step::Approve, S::InReview) => {
                need(!known.graded_poor, Refusal::GradedPoor)?;
                Ok(S::Approved)
            }
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
