//! The life of a key evaluation (domain.md §2.4, §7.3): one table of steps, each
//! with the states it may be taken from, where it leads, and what it needs.
//! What is not in this table cannot happen.

/// Where an evaluation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 备选
    Candidate,
    /// 入选
    Selected,
    /// 已委托
    Commissioned,
    /// 方案已审
    PlanApproved,
    /// 实施中
    Fieldwork,
    /// 初稿
    Draft,
    /// 征求意见
    Consulting,
    /// 评审通过
    Reviewed,
    /// 定稿
    Final,
    /// 已反馈
    FedBack,
    /// 整改中
    Rectifying,
    /// 办结
    Closed,
    /// 终止: called off before there was a final report
    Cancelled,
}

/// A step from one state to another, or within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 列入备选: an evaluation begins.
    Nominate,
    /// 确定入选
    Select,
    /// 委托
    Commission,
    /// 解除委托: another institution has to be found.
    Release,
    /// 送达评价通知书
    Notify,
    /// 报送方案
    FilePlan,
    /// 方案退回修改
    ReturnPlan,
    /// 方案评审通过
    ApprovePlan,
    /// 进点实施
    Begin,
    /// 登记现场核查
    Sample,
    /// 提交初稿
    FileDraft,
    /// 初稿退回修改
    ReturnDraft,
    /// 征求意见
    Consult,
    /// 登记意见
    TakeOpinion,
    /// 报告评审通过
    Pass,
    /// 定稿
    Finish,
    /// 反馈
    FeedBack,
    /// 转入整改
    Rectify,
    /// 办结
    Close,
    /// 终止
    Cancel,
}

/// What a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A reason or note.
    Reason,
    /// At least one project and year.
    Subject,
    /// An institution, with fee, contract and deadline.
    Engagement,
    /// The notice has reached the unit.
    Notice,
    /// An indicator table.
    Plan,
    /// An indicator table without objections.
    SoundPlan,
    /// Field work that reaches the share asked for, or a reason why it does not.
    Sample,
    /// Every indicator of the third level is scored, and every deduction has its reason.
    Scores,
    /// Every chapter of the report is there.
    Chapters,
    /// A last day for opinions.
    Due,
    /// The time for opinions is over, or everybody asked has answered.
    Heard,
    /// Every opinion is answered.
    Answers,
    /// Whoever signs the report.
    LeadEvaluator,
    /// A document number.
    Document,
    /// At least one problem to put right.
    Problem,
    /// Every problem is put right.
    AllRectified,
}

/// What is known before a step; see [`Need`] for what each one answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Known {
    pub reason: bool,
    pub subjects: usize,
    pub engagement: bool,
    pub notice: bool,
    pub plan: bool,
    /// Objections to the indicator table.
    pub plan_objections: usize,
    pub sample: bool,
    /// Indicators that are not scored, or not with a reason.
    pub unscored: usize,
    /// Chapters that are not there.
    pub missing_chapters: usize,
    pub due: bool,
    pub heard: bool,
    /// Opinions nobody answered.
    pub unanswered: usize,
    pub lead_evaluator: bool,
    pub document: bool,
    pub problems: usize,
    pub open_problems: usize,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The step does not follow from the state.
    NotFrom(State),
    /// Something is missing.
    Needs(Need),
    /// So many things of a kind are missing or open.
    NeedsMore(Need, usize),
}

/// Where a step leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Stay,
    At(State),
}

/// A line of the table.
struct Line {
    step: Step,
    from: &'static [State],
    to: To,
    needs: &'static [Need],
}

const fn line(step: Step, from: &'static [State], to: To, needs: &'static [Need]) -> Line {
    Line { step, from, to, needs }
}

/// The table. A step that may be taken from two states under different
/// conditions has two lines.
const TABLE: &[Line] = {
    use Need as N;
    use State as S;
    use To::{At, Stay};
    &[
        line(Step::Select, &[S::Candidate], At(S::Selected), &[N::Subject, N::Reason]),
        line(Step::Commission, &[S::Selected], At(S::Commissioned), &[N::Subject, N::Engagement]),
        line(Step::Release, &[S::Commissioned, S::PlanApproved, S::Fieldwork], At(S::Selected), &[N::Reason]),
        line(Step::Notify, &[S::Commissioned, S::PlanApproved], Stay, &[]),
        line(Step::FilePlan, &[S::Commissioned], Stay, &[N::Plan]),
        line(Step::ReturnPlan, &[S::Commissioned], Stay, &[N::Plan, N::Reason]),
        line(Step::ApprovePlan, &[S::Commissioned], At(S::PlanApproved), &[N::Plan, N::SoundPlan, N::Reason]),
        line(Step::Begin, &[S::PlanApproved], At(S::Fieldwork), &[N::Notice]),
        line(Step::Sample, &[S::Fieldwork], Stay, &[]),
        line(Step::FileDraft, &[S::Fieldwork], At(S::Draft), &[N::Sample, N::Scores]),
        line(Step::ReturnDraft, &[S::Draft, S::Consulting, S::Reviewed], At(S::Draft), &[N::Reason]),
        line(Step::Consult, &[S::Draft], At(S::Consulting), &[N::Scores, N::Chapters, N::Due]),
        line(Step::TakeOpinion, &[S::Consulting], Stay, &[N::Reason]),
        line(Step::Pass, &[S::Consulting], At(S::Reviewed), &[N::Scores, N::Chapters, N::Heard, N::Answers, N::Reason]),
        line(Step::Finish, &[S::Reviewed], At(S::Final), &[N::Scores, N::Chapters, N::LeadEvaluator]),
        line(Step::FeedBack, &[S::Final], At(S::FedBack), &[N::Document]),
        line(Step::Rectify, &[S::FedBack], At(S::Rectifying), &[N::Problem]),
        // Where nothing was found there is nothing to put right.
        line(Step::Close, &[S::FedBack, S::Rectifying], At(S::Closed), &[N::AllRectified]),
        line(
            Step::Cancel,
            &[
                S::Candidate,
                S::Selected,
                S::Commissioned,
                S::PlanApproved,
                S::Fieldwork,
                S::Draft,
                S::Consulting,
                S::Reviewed,
            ],
            At(S::Cancelled),
            &[N::Reason],
        ),
    ]
};

impl Need {
    /// Whether it is met; else how it is refused.
    fn met(self, k: &Known) -> Result<(), Refusal> {
        let has = |holds: bool| if holds { Ok(()) } else { Err(Refusal::Needs(self)) };
        let none = |n: usize| if n == 0 { Ok(()) } else { Err(Refusal::NeedsMore(self, n)) };
        match self {
            Need::Reason => has(k.reason),
            Need::Subject => has(k.subjects > 0),
            Need::Engagement => has(k.engagement),
            Need::Notice => has(k.notice),
            Need::Plan => has(k.plan),
            Need::SoundPlan => none(k.plan_objections),
            Need::Sample => has(k.sample),
            Need::Scores => none(k.unscored),
            Need::Chapters => none(k.missing_chapters),
            Need::Due => has(k.due),
            Need::Heard => has(k.heard),
            Need::Answers => none(k.unanswered),
            Need::LeadEvaluator => has(k.lead_evaluator),
            Need::Document => has(k.document),
            Need::Problem => has(k.problems > 0),
            Need::AllRectified => none(k.open_problems),
        }
    }
}

impl State {
    /// All, in the order of the life.
    pub const ALL: [State; 13] = [
        State::Candidate,
        State::Selected,
        State::Commissioned,
        State::PlanApproved,
        State::Fieldwork,
        State::Draft,
        State::Consulting,
        State::Reviewed,
        State::Final,
        State::FedBack,
        State::Rectifying,
        State::Closed,
        State::Cancelled,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            State::Candidate => "candidate",
            State::Selected => "selected",
            State::Commissioned => "commissioned",
            State::PlanApproved => "plan_approved",
            State::Fieldwork => "fieldwork",
            State::Draft => "draft",
            State::Consulting => "consulting",
            State::Reviewed => "reviewed",
            State::Final => "final",
            State::FedBack => "fed_back",
            State::Rectifying => "rectifying",
            State::Closed => "closed",
            State::Cancelled => "cancelled",
        }
    }

    /// The reverse of [`State::key`].
    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether the evaluation was really taken up: chosen, and not called off.
    pub const fn counts(self) -> bool {
        !matches!(self, State::Candidate | State::Cancelled)
    }

    /// Whether its report stands: the score no longer moves.
    pub const fn is_final(self) -> bool {
        matches!(self, State::Final | State::FedBack | State::Rectifying | State::Closed)
    }

    /// Whether the institution has work to deliver.
    pub const fn waits_for_institution(self) -> bool {
        matches!(
            self,
            State::Commissioned
                | State::PlanApproved
                | State::Fieldwork
                | State::Draft
                | State::Consulting
                | State::Reviewed
        )
    }

    /// Whether scores and chapters may be entered or entered anew.
    pub const fn takes_scores(self) -> bool {
        matches!(self, State::PlanApproved | State::Fieldwork | State::Draft | State::Consulting)
    }

    /// The steps that the table knows from here, in its order.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        TABLE.iter().filter(move |l| l.from.contains(&self)).map(|l| l.step)
    }
}

impl Step {
    /// All, in the order of the life.
    pub const ALL: [Step; 20] = [
        Step::Nominate,
        Step::Select,
        Step::Commission,
        Step::Release,
        Step::Notify,
        Step::FilePlan,
        Step::ReturnPlan,
        Step::ApprovePlan,
        Step::Begin,
        Step::Sample,
        Step::FileDraft,
        Step::ReturnDraft,
        Step::Consult,
        Step::TakeOpinion,
        Step::Pass,
        Step::Finish,
        Step::FeedBack,
        Step::Rectify,
        Step::Close,
        Step::Cancel,
    ];

    /// The word used in JSON, in the store and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Step::Nominate => "nominate",
            Step::Select => "select",
            Step::Commission => "commission",
            Step::Release => "release",
            Step::Notify => "notify",
            Step::FilePlan => "file_plan",
            Step::ReturnPlan => "return_plan",
            Step::ApprovePlan => "approve_plan",
            Step::Begin => "begin",
            Step::Sample => "sample",
            Step::FileDraft => "file_draft",
            Step::ReturnDraft => "return_draft",
            Step::Consult => "consult",
            Step::TakeOpinion => "take_opinion",
            Step::Pass => "pass",
            Step::Finish => "finish",
            Step::FeedBack => "feed_back",
            Step::Rectify => "rectify",
            Step::Close => "close",
            Step::Cancel => "cancel",
        }
    }

    /// The reverse of [`Step::key`].
    pub fn from_key(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.key() == key)
    }

    /// What it needs, in the order in which it is asked.
    pub fn needs(self) -> &'static [Need] {
        TABLE.iter().find(|l| l.step == self).map_or(&[], |l| l.needs)
    }

    /// Whether it may be taken from `from`, and where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: State, known: &Known) -> Result<State, Refusal> {
        let line = TABLE.iter().find(|l| l.step == self && l.from.contains(&from)).ok_or(Refusal::NotFrom(from))?;
        line.needs.iter().try_for_each(|need| need.met(known))?;
        Ok(match line.to {
            To::Stay => from,
            To::At(state) => state,
        })
    }
}

#[cfg(test)]
mod tests;
