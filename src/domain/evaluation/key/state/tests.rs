//! The usual way, what is missing on it, and walks at random.

use proptest::prelude::*;

use super::*;

const ALL_KNOWN: Known = Known {
    reason: true,
    subjects: 2,
    engagement: true,
    notice: true,
    plan: true,
    plan_objections: 0,
    sample: true,
    unscored: 0,
    missing_chapters: 0,
    due: true,
    heard: true,
    unanswered: 0,
    lead_evaluator: true,
    document: true,
    problems: 2,
    open_problems: 0,
};

const WAY: [(Step, State); 15] = [
    (Step::Select, State::Selected),
    (Step::Commission, State::Commissioned),
    (Step::Notify, State::Commissioned),
    (Step::FilePlan, State::Commissioned),
    (Step::ApprovePlan, State::PlanApproved),
    (Step::Begin, State::Fieldwork),
    (Step::Sample, State::Fieldwork),
    (Step::FileDraft, State::Draft),
    (Step::Consult, State::Consulting),
    (Step::TakeOpinion, State::Consulting),
    (Step::Pass, State::Reviewed),
    (Step::Finish, State::Final),
    (Step::FeedBack, State::FedBack),
    (Step::Rectify, State::Rectifying),
    (Step::Close, State::Closed),
];

#[test]
fn words_go_out_and_come_back() {
    for state in State::ALL {
        assert_eq!(State::from_key(state.key()), Some(state));
    }
    for step in Step::ALL {
        assert_eq!(Step::from_key(step.key()), Some(step));
        let lines = TABLE.iter().filter(|l| l.step == step).count();
        assert_eq!(lines, usize::from(step != Step::Nominate), "{step:?} has its one line");
    }
}

#[test]
fn an_evaluation_goes_the_usual_way_to_its_end() {
    let mut at = State::Candidate;
    for (step, leads) in &WAY {
        at = step.from(at, &ALL_KNOWN).expect("the usual way");
        assert_eq!(at, *leads, "{step:?}");
    }
    assert_eq!(Step::Close.from(at, &ALL_KNOWN), Err(Refusal::NotFrom(State::Closed)));
}

#[test]
fn a_step_out_of_order_is_refused() {
    for (step, from) in [
        (Step::Commission, State::Candidate),
        (Step::Begin, State::Commissioned),
        (Step::Finish, State::Consulting),
        (Step::FeedBack, State::Reviewed),
        (Step::Cancel, State::Final),
        (Step::FilePlan, State::PlanApproved),
        (Step::ReturnDraft, State::Final),
    ] {
        assert_eq!(step.from(from, &ALL_KNOWN), Err(Refusal::NotFrom(from)), "{step:?}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let refused = |step: Step, from, known: Known| step.from(from, &known).expect_err("refused");
    let all = ALL_KNOWN;
    let needs = Refusal::Needs;
    assert_eq!(refused(Step::Select, State::Candidate, Known { subjects: 0, ..all }), needs(Need::Subject));
    assert_eq!(refused(Step::Select, State::Candidate, Known { reason: false, ..all }), needs(Need::Reason));
    let none = Known { engagement: false, ..all };
    assert_eq!(refused(Step::Commission, State::Selected, none), needs(Need::Engagement));
    let unsound = Known { plan_objections: 3, ..all };
    assert_eq!(refused(Step::ApprovePlan, State::Commissioned, unsound), Refusal::NeedsMore(Need::SoundPlan, 3));
    assert_eq!(refused(Step::Begin, State::PlanApproved, Known { notice: false, ..all }), needs(Need::Notice));
    assert_eq!(refused(Step::FileDraft, State::Fieldwork, Known { sample: false, ..all }), needs(Need::Sample));
    let gap = Known { unscored: 1, ..all };
    assert_eq!(refused(Step::FileDraft, State::Fieldwork, gap), Refusal::NeedsMore(Need::Scores, 1));
    let thin = Known { missing_chapters: 2, ..all };
    assert_eq!(refused(Step::Consult, State::Draft, thin), Refusal::NeedsMore(Need::Chapters, 2));
    let early = Known { heard: false, ..all };
    assert_eq!(refused(Step::Pass, State::Consulting, early), needs(Need::Heard));
    let silent = Known { unanswered: 1, ..all };
    assert_eq!(refused(Step::Pass, State::Consulting, silent), Refusal::NeedsMore(Need::Answers, 1));
    assert_eq!(
        refused(Step::Finish, State::Reviewed, Known { lead_evaluator: false, ..all }),
        needs(Need::LeadEvaluator)
    );
    assert_eq!(refused(Step::FeedBack, State::Final, Known { document: false, ..all }), needs(Need::Document));
    let open = Known { open_problems: 2, ..all };
    assert_eq!(refused(Step::Close, State::Rectifying, open), Refusal::NeedsMore(Need::AllRectified, 2));
}

#[test]
fn where_nothing_was_found_there_is_nothing_to_put_right() {
    let clean = Known { problems: 0, ..ALL_KNOWN };
    assert_eq!(Step::Rectify.from(State::FedBack, &clean), Err(Refusal::Needs(Need::Problem)));
    assert_eq!(Step::Close.from(State::FedBack, &clean), Ok(State::Closed));
}

#[test]
fn another_institution_is_found_before_there_is_a_draft() {
    for from in [State::Commissioned, State::PlanApproved, State::Fieldwork] {
        assert_eq!(Step::Release.from(from, &ALL_KNOWN), Ok(State::Selected));
    }
    assert!(Step::Release.from(State::Draft, &ALL_KNOWN).is_err());
}

fn known() -> impl Strategy<Value = Known> {
    (any::<[bool; 9]>(), prop::array::uniform6(0..2_usize)).prop_map(|(b, n)| Known {
        reason: b[0],
        subjects: n[0],
        engagement: b[1],
        notice: b[2],
        plan: b[3],
        plan_objections: n[1],
        sample: b[4],
        unscored: n[2],
        missing_chapters: n[3],
        due: b[5],
        heard: b[6],
        unanswered: n[4],
        lead_evaluator: b[7],
        document: b[8],
        problems: n[5],
        open_problems: n[5] * n[0],
    })
}

proptest! {
    /// Whatever is tried in whatever order: a final report was reviewed, the
    /// review had heard the opinions, nobody works without a commission, and
    /// what has ended stays ended.
    #[test]
    fn no_walk_leaves_the_table(steps in prop::collection::vec((0..Step::ALL.len(), known()), 0..120)) {
        let mut at = State::Candidate;
        let mut was = vec![at];
        for (n, known) in steps {
            let step = Step::ALL[n];
            let Ok(to) = step.from(at, &known) else { continue };
            prop_assert!(!matches!(at, State::Closed | State::Cancelled), "{step:?} from the end");
            prop_assert!(at.steps().any(|s| s == step));
            match to {
                State::Final if at != State::Final => prop_assert!(at == State::Reviewed && known.lead_evaluator),
                State::Reviewed => prop_assert!(known.unanswered == 0 && known.heard && known.missing_chapters == 0),
                State::Commissioned if at == State::Selected => prop_assert!(known.engagement),
                State::PlanApproved if at != to => prop_assert!(known.plan_objections == 0),
                State::Closed => prop_assert_eq!(known.open_problems, 0),
                State::Cancelled => prop_assert!(known.reason && !at.is_final()),
                _ => {}
            }
            at = to;
            was.push(at);
        }
        let first = |s: State| was.iter().position(|w| *w == s);
        for (earlier, later) in [
            (State::Selected, State::Commissioned),
            (State::Commissioned, State::PlanApproved),
            (State::PlanApproved, State::Fieldwork),
            (State::Fieldwork, State::Draft),
            (State::Draft, State::Consulting),
            (State::Consulting, State::Reviewed),
            (State::Reviewed, State::Final),
            (State::Final, State::FedBack),
        ] {
            if let Some(later) = first(later) {
                prop_assert!(first(earlier).is_some_and(|e| e < later));
            }
        }
        // Once final, never open again.
        if let Some(n) = first(State::Final) {
            prop_assert!(was[n..].iter().all(|s| s.is_final()));
        }
    }
}
