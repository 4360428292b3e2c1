//! R12 and R16: money without an approved target.

use super::*;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::facts::TargetFacts;
use crate::domain::monitor::light::Light;
use crate::domain::project::Category;
use crate::domain::target::state::State;

fn with(facts: ProjectFacts, state: Option<State>) -> ProjectFacts {
    let approved = state.is_some_and(State::is_approved);
    ProjectFacts { target: Some(TargetFacts { state, approved }), ..facts }
}

/// All its money came on May 2.
fn mid_year() -> ProjectFacts {
    facts(&[of_kind(QuotaKind::Addition, quota("100", "2026-05-02"))], &[])
}

#[test]
fn a_budget_without_an_approved_target_is_red_whatever_was_filed() {
    let open = [None, Some(State::Draft), Some(State::Endorsed), Some(State::Returned), Some(State::Rejected)];
    for state in open {
        let judgement = judged(&with(simple("100", "50"), state), "2026-06-30");
        assert_eq!(level(&judgement, RuleId::NoTarget), Some(Level::Red), "{state:?}");
        assert_eq!(judgement.lights.target, Light::Red);
        assert_eq!(alert(&judgement, RuleId::NoTarget).map(|a| &a.finding), Some(&Finding::NoTarget { state }));
    }
    for state in [State::Approved, State::Issued, State::Closed] {
        let judgement = judged(&with(simple("100", "50"), Some(state)), "2026-06-30");
        assert_eq!((level(&judgement, RuleId::NoTarget), judgement.lights.target), (None, Light::Green), "{state:?}");
    }
}

#[test]
fn who_has_to_act_is_told() {
    let remedy = |state| {
        let judgement = judged(&with(simple("100", "50"), Some(state)), "2026-06-30");
        alert(&judgement, RuleId::NoTarget).map(|a| a.remedy)
    };
    assert_eq!(remedy(State::Endorsed), Some(Remedy::ReviewTarget));
    assert_eq!(remedy(State::Returned), Some(Remedy::DeclareTarget));
}

#[test]
fn a_year_without_any_target_is_not_asked_and_neither_is_a_category_that_needs_none() {
    let judgement = judged(&simple("100", "50"), "2026-06-30");
    assert_eq!((level(&judgement, RuleId::NoTarget), judgement.lights.target), (None, Light::Grey));
    let of = |category| with(ProjectFacts { category: Some(category), ..simple("100", "50") }, None);
    for category in [Category::Personnel, Category::Office] {
        assert_eq!(level_of(&of(category), "2026-06-30", RuleId::NoTarget), None);
    }
    for category in [Category::Operating, Category::Specific, Category::Other("基建类".into())] {
        assert_eq!(level_of(&of(category), "2026-06-30", RuleId::NoTarget), Some(Level::Red));
    }
    let none = judged_by(&of(Category::Personnel), "2026-06-30", &[("R12.exempt", "none")]);
    assert_eq!(level(&none, RuleId::NoTarget), Some(Level::Red), "the office may ask all of them");
}

#[test]
fn a_mid_year_project_has_thirty_days() {
    let facts = with(mid_year(), None);
    let at = |day| level_of(&facts, day, RuleId::LateTarget);
    assert_eq!((at("2026-05-31"), at("2026-06-01")), (None, Some(Level::Yellow)), "day 29, day 30");
    assert_eq!((at("2026-06-30"), at("2026-07-01")), (Some(Level::Yellow), Some(Level::Red)), "day 59, day 60");
    assert_eq!(level_of(&with(mid_year(), Some(State::Approved)), "2026-12-31", RuleId::LateTarget), None);
    let initial = with(simple("100", "0"), None);
    assert_eq!(level_of(&initial, "2026-12-31", RuleId::LateTarget), None, "in the budget from the start");
}
