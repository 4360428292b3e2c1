//! What is to be done next with a key evaluation, so that nobody has to know
//! the order of the steps by heart.
//!
//! Never here: whether a step may be taken (see `state`).

use super::state::{Known, State, Step};

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A step is taken.
    Take(Step),
    /// So many indicators are still to be scored.
    Score(usize),
    /// So many chapters of the report are still missing.
    Chapters(usize),
    /// So many opinions are still to be answered.
    Answer(usize),
}

/// What comes next; nothing once it is over. `returned` says that the plan went
/// back and no other one was filed since.
pub fn next(state: State, known: &Known, returned: bool) -> Option<Next> {
    use Next::{Answer, Chapters, Score, Take};
    let scores = || (known.unscored > 0).then_some(Score(known.unscored));
    let chapters = || (known.missing_chapters > 0).then_some(Chapters(known.missing_chapters));
    let step = match state {
        State::Candidate => Step::Select,
        State::Selected => Step::Commission,
        State::Commissioned if !known.notice => Step::Notify,
        State::Commissioned if !known.plan || returned => Step::FilePlan,
        State::Commissioned if known.plan_objections > 0 => Step::ReturnPlan,
        State::Commissioned => Step::ApprovePlan,
        State::PlanApproved if !known.notice => Step::Notify,
        State::PlanApproved => Step::Begin,
        State::Fieldwork if !known.sample => Step::Sample,
        State::Fieldwork => return scores().or(Some(Take(Step::FileDraft))),
        State::Draft => return scores().or_else(chapters).or(Some(Take(Step::Consult))),
        State::Consulting if known.unanswered > 0 => return Some(Answer(known.unanswered)),
        State::Consulting if !known.heard => Step::TakeOpinion,
        State::Consulting => return scores().or_else(chapters).or(Some(Take(Step::Pass))),
        State::Reviewed => Step::Finish,
        State::Final => Step::FeedBack,
        State::FedBack if known.problems > 0 => Step::Rectify,
        State::FedBack | State::Rectifying => Step::Close,
        State::Closed | State::Cancelled => return None,
    };
    Some(Take(step))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Field work done, everything scored, all chapters there.
    fn done() -> Known {
        Known { notice: true, plan: true, sample: true, heard: true, ..Known::default() }
    }

    #[test]
    fn the_life_is_gone_through_without_knowing_it() {
        let step = |state, known: &Known| next(state, known, false);
        let none = Known::default();
        assert_eq!(step(State::Candidate, &none), Some(Next::Take(Step::Select)));
        assert_eq!(step(State::Selected, &none), Some(Next::Take(Step::Commission)));
        assert_eq!(step(State::Commissioned, &none), Some(Next::Take(Step::Notify)));
        assert_eq!(step(State::Commissioned, &done()), Some(Next::Take(Step::ApprovePlan)));
        assert_eq!(step(State::PlanApproved, &done()), Some(Next::Take(Step::Begin)));
        assert_eq!(step(State::Fieldwork, &none), Some(Next::Take(Step::Sample)));
        assert_eq!(step(State::Fieldwork, &done()), Some(Next::Take(Step::FileDraft)));
        assert_eq!(step(State::Draft, &done()), Some(Next::Take(Step::Consult)));
        assert_eq!(step(State::Consulting, &none), Some(Next::Take(Step::TakeOpinion)));
        assert_eq!(step(State::Consulting, &done()), Some(Next::Take(Step::Pass)));
        assert_eq!(step(State::Reviewed, &done()), Some(Next::Take(Step::Finish)));
        assert_eq!(step(State::Final, &done()), Some(Next::Take(Step::FeedBack)));
        assert_eq!(step(State::FedBack, &done()), Some(Next::Take(Step::Close)), "nothing was found");
        assert_eq!(step(State::FedBack, &Known { problems: 2, ..done() }), Some(Next::Take(Step::Rectify)));
        assert_eq!(step(State::Closed, &done()), None);
    }

    #[test]
    fn what_is_missing_comes_before_the_step_that_needs_it() {
        let of = |state, known| next(state, &known, false);
        let faulty = Known { plan_objections: 3, ..done() };
        assert_eq!(of(State::Commissioned, faulty), Some(Next::Take(Step::ReturnPlan)));
        assert_eq!(next(State::Commissioned, &faulty, true), Some(Next::Take(Step::FilePlan)), "a better one");
        let open = Known { unscored: 4, missing_chapters: 2, unanswered: 1, ..done() };
        assert_eq!(of(State::Fieldwork, open), Some(Next::Score(4)));
        assert_eq!(of(State::Draft, Known { unscored: 0, ..open }), Some(Next::Chapters(2)));
        assert_eq!(of(State::Consulting, open), Some(Next::Answer(1)));
    }
}
