//! The year before is evaluated, and every trouble shows.

use super::*;
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::anomaly::Anomaly;
use crate::domain::monitor::rule::RuleId;
use crate::service::demo;
use crate::service::evaluation::{coverage, gaps, list};
use crate::service::survey::survey;

#[test]
fn the_year_before_is_evaluated_and_every_trouble_shows() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = Store::in_memory().expect("store");
    let stamp = Stamp { actor: "示例操作员".into(), at: "2021-08-01T09:00:00+08:00".into() };
    demo::make(&mut store, &stamp, folder.path(), &mut |_, _| true).expect("the city");

    let now = Period { year: OF, as_of: demo::STANDS_ON };
    let c = coverage(&store, now).expect("coverage");
    assert_eq!((c.departments.0, c.departments.1), (92, 92), "as the report has it");
    let (all, filed, accepted) = c.projects;
    assert!(filed < all && filed * 100 >= all * 94, "nearly all: {filed} of {all}");
    assert!(accepted < filed && accepted * 100 >= filed * 88, "most: {accepted} of {filed}");
    let [excellent, good, fair, poor] = c.grades;
    assert!(excellent * 2 > filed && good > fair && fair > poor && poor > 0, "{:?}", c.grades);
    assert!(c.returned > 0 && c.checked > 10, "{c:?}");

    let items = list(&store, now).expect("list");
    let in_state = |state| items.iter().filter(|i| i.state == state).count();
    assert!(in_state(State::Published) > 10, "some are published");
    assert_eq!(items.iter().filter(|i| i.entering.is_some()).count(), 2, "two are being filled in");
    assert!(items.iter().filter(|i| i.returned > 0 && i.state.stands()).count() > 5, "mended after they went back");
    let off = |i: &&Item| i.figures.as_ref().is_some_and(|f| f.own.is_none());
    assert!(items.iter().filter(off).all(|i| i.state == State::Returned), "a total that does not close is no score");

    let odd = |want: fn(&Anomaly) -> bool| items.iter().filter(|i| i.anomalies.iter().any(want)).count();
    let flattering = odd(|a| matches!(a, Anomaly::HighScoreLowSpend(_)));
    assert!((5..=60).contains(&flattering), "high scores on low spend: {flattering}");
    assert!(odd(|a| matches!(a, Anomaly::Rechecked { harsh: true, .. })) > 0, "a check that found much less");
    let widest = gaps(&store, now).expect("gaps").into_iter().next().expect("checked");
    assert!(widest.gap > Decimal::TEN && widest.gap == widest.own - widest.rechecked, "{widest:?}");
    assert!(items.iter().any(|i| i.grade() == Some(Grade::Poor)));

    let whole = survey(&store, Period { year: OF, as_of: Date::constant(OF, 12, 31) }).expect("survey");
    let fired = |rule| whole.projects.iter().flat_map(|p| &p.alerts).filter(|a| a.alert.rule == rule).count();
    assert!(fired(RuleId::SelfEvaluationInconsistent) >= flattering, "R20 sees them, too");
    // The year in hand knows nothing of its own evaluation yet.
    let today = survey(&store, Period { year: YEAR, as_of: demo::STANDS_ON }).expect("survey");
    let early = today.projects.iter().flat_map(|p| &p.alerts);
    assert_eq!(early.filter(|a| a.alert.rule == RuleId::SelfEvaluationInconsistent).count(), 0);
}
