//! M13 and M14, and every limit of the rules that read monitoring forms.

use proptest::prelude::*;

use super::*;
use crate::domain::indicator::{Aim, Level1, Level2, Operator, Reading};
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::attainment::FiledSoFar;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::reported::{FormState, MonitorForm, MonitoringFacts, Possibility, Reported, Round};
use crate::domain::project::Category;

const R: Option<Level> = Some(Level::Red);
const Y: Option<Level> = Some(Level::Yellow);

fn number(value: &str) -> Reading {
    Reading { value: Decimal::from_str_exact(value).ok(), ..Reading::parse(value) }
}

/// A share of 100 that is done, not held to its months.
fn done(weight: i64, percent: &str) -> Reported {
    Reported {
        name: "完成率".into(),
        weight: Some(Decimal::from(weight)),
        aim: Aim {
            target: Reading { operator: Operator::Ge, ..number("100") },
            class: (Some(Level1::Output), Some(Level2::Quantity)),
            direction: None,
            accumulates: Some(false),
            planned_from: None,
        },
        actual: number(percent),
        forecast: Reading::parse(""),
        possibility: None,
        causes: [false; 5],
        reason: String::new(),
    }
}

/// The same, held to its months.
fn grows(weight: i64, percent: &str) -> Reported {
    let steady = done(weight, percent);
    Reported { aim: Aim { accumulates: Some(true), ..steady.aim.clone() }, ..steady }
}

fn round(months: u8, cutoff: &str, due: &str, form: Option<MonitorForm>) -> Round {
    Round { months, cutoff: on(cutoff), due: on(due), form }
}

fn filed(day: &str, values: Vec<Reported>) -> MonitorForm {
    MonitorForm { state: FormState::Filed, filed: on(day), returned: None, values }
}

/// With the forms of the July round.
fn with(facts: ProjectFacts, values: Vec<Reported>) -> ProjectFacts {
    let july = round(7, "2026-07-31", "2026-08-31", Some(filed("2026-08-10", values)));
    ProjectFacts { monitoring: Some(MonitoringFacts { rounds: vec![july] }), ..facts }
}

/// So much of 100 was paid, and so much done.
fn at(spent: &str, percent: &str) -> ProjectFacts {
    with(simple("100", spent), vec![done(10, percent)])
}

#[test]
fn m13_money_spent_without_output_is_red() {
    let f = with(simple("100", "92"), vec![done(30, "20"), done(20, "57.5")]);
    let j = judged(&f, "2026-07-31");
    assert_eq!(j.attainment.and_then(|a| a.progress).map(percent), Some("35.00".into()));
    let found = alert(&j, RuleId::SpentWithoutOutput).expect("an alert");
    let Finding::SpentWithoutOutput { gap, age, .. } = found.finding else { panic!("{:?}", found.finding) };
    assert_eq!((found.level, percent(gap).as_str(), age), (Level::Red, "57.00", 0));
    assert_eq!(found.remedy, Remedy::Deliver(Decimal::new(72, 2)));
    assert_eq!(j.lights.target, Light::Red);
}

#[test]
fn m14_work_done_and_not_paid_is_red() {
    let j = judged(&at("30", "90"), "2026-07-31");
    let found = alert(&j, RuleId::OutputUnpaid).expect("an alert");
    let Finding::OutputUnpaid { gap, told } = found.finding else { panic!("{:?}", found.finding) };
    assert_eq!((found.level, percent(gap).as_str(), told.months), (Level::Red, "60.00", 7));
    assert_eq!(found.remedy, Remedy::Pay(wan("30.000001")), "at 60 the gap is still 30 points");
    assert_eq!(j.lights.target, Light::Red);
}

#[test]
fn spent_without_output_by_points_and_by_the_age_of_its_report() {
    for (spent, share, want) in
        [("69.9999", "50", None), ("70", "50", Y), ("89.9999", "50", Y), ("90", "50", R), ("50", "50", None)]
    {
        assert_eq!(level_of(&at(spent, share), "2026-07-31", RuleId::SpentWithoutOutput), want, "{spent} {share}");
    }
    for (as_of, want) in [("2026-07-30", None), ("2026-07-31", R), ("2026-09-14", R), ("2026-09-15", None)] {
        assert_eq!(level_of(&at("95", "50"), as_of, RuleId::SpentWithoutOutput), want, "{as_of}");
    }
    // What is overspent cannot be made good by work alone.
    let over = judged(&at("130", "100"), "2026-07-31");
    assert_eq!(alert(&over, RuleId::SpentWithoutOutput).map(|a| a.remedy), Some(Remedy::Verify));
}

#[test]
fn output_unpaid_by_points() {
    for (spent, share, want) in
        [("60.0001", "90", None), ("60", "90", Y), ("40.0001", "90", Y), ("40", "90", R), ("0", "300", R)]
    {
        assert_eq!(level_of(&at(spent, share), "2026-07-31", RuleId::OutputUnpaid), want, "{spent} {share}");
    }
    assert_eq!(level_of(&at("30", "90"), "2026-12-01", RuleId::OutputUnpaid), R, "an old report errs on the mild side");
}

#[test]
fn target_lag_by_any_indicator_and_by_the_whole() {
    let of = |values| level(&judged_by(&with(simple("100", "58"), values), "2026-07-31", &MONTH), RuleId::TargetLag);
    // 7/12 of 100 is 58.33: 80 % of it is 46.67, 60 % is 35.
    assert_eq!(of(vec![grows(10, "46.6667")]), None);
    assert_eq!(of(vec![grows(10, "46.6666")]), Y);
    assert_eq!(of(vec![grows(10, "35")]), Y, "60 % is not below 60 %");
    assert_eq!(of(vec![grows(10, "34.9999")]), R);
    // A light indicator far behind is yellow while the whole is well.
    assert_eq!(of(vec![grows(4, "0"), grows(86, "58")]), Y);
    assert_eq!(of(vec![grows(5, "0"), grows(85, "58")]), R);
    // The whole against the pace, though no indicator is held to its months.
    assert_eq!(of(vec![done(50, "35")]), None);
    assert_eq!(of(vec![done(50, "34.9999")]), R);
}

#[test]
fn target_lag_says_what_lies_behind_worst_first() {
    let values = vec![grows(10, "40"), grows(4, "0"), grows(20, "10"), grows(30, "60")];
    let j = judged_by(&with(simple("100", "58"), values), "2026-07-31", &MONTH);
    let found = alert(&j, RuleId::TargetLag).expect("an alert");
    let Finding::TargetLag { behind, share, pace, .. } = &found.finding else { panic!("{:?}", found.finding) };
    let told: Vec<_> = behind.iter().map(|b| (b.lamp.key(), b.actual.as_str())).collect();
    assert_eq!(told, [("red", "10"), ("red", "0"), ("yellow", "40")]);
    // P = (4 + 0 + 2 + 18) / 64 = 37.5 %.
    assert_eq!((percent(*pace), share.map(percent)), ("58.33".into(), Some("64.29".into())));
}

#[test]
fn progress_is_held_to_the_pace_of_its_own_day() {
    let f = with(simple("100", "58"), vec![done(50, "40")]);
    // 40 % against 7/12 is 68.57 %; against 9/12 it would be 53 % and red.
    let j = judged_by(&f, "2026-09-30", &MONTH);
    assert_eq!(level(&j, RuleId::TargetLag), None);
    assert_eq!(j.lights.target, Light::Green);
}

#[test]
fn target_unlikely_by_the_least_likely() {
    let sure = |p| Reported { possibility: p, ..done(10, "60") };
    let of = |rows: &[Option<Possibility>]| {
        let j = judged(&with(simple("100", "58"), rows.iter().map(|p| sure(*p)).collect()), "2026-07-31");
        (level(&j, RuleId::TargetUnlikely), j.lights.outlook)
    };
    use Possibility::{Certain, Impossible, Possible};
    assert_eq!(of(&[Some(Certain), None]), (None, Light::Green));
    assert_eq!(of(&[Some(Certain), Some(Possible)]), (Y, Light::Yellow));
    assert_eq!(of(&[Some(Possible), Some(Impossible), Some(Certain)]), (R, Light::Red));
    assert_eq!(of(&[None]), (None, Light::Grey), "nobody said anything");
}

#[test]
fn monitoring_overdue_by_days() {
    let not_filed = |form| ProjectFacts {
        monitoring: Some(MonitoringFacts { rounds: vec![round(7, "2026-07-31", "2026-08-31", form)] }),
        ..simple("100", "58")
    };
    for (as_of, want) in
        [("2026-07-30", None), ("2026-08-31", None), ("2026-09-01", Y), ("2026-09-10", Y), ("2026-09-11", R)]
    {
        assert_eq!(level_of(&not_filed(None), as_of, RuleId::MonitoringOverdue), want, "{as_of}");
    }
    let late = not_filed(Some(filed("2026-09-05", vec![done(10, "60")])));
    assert_eq!(level_of(&late, "2026-09-04", RuleId::MonitoringOverdue), Y, "not yet in on that day");
    assert_eq!(level_of(&late, "2026-09-05", RuleId::MonitoringOverdue), None);
    let said = |f: &ProjectFacts, as_of: &str| {
        let j = judged(f, as_of);
        alert(&j, RuleId::MonitoringOverdue).map(|a| (a.level, a.finding.clone(), a.identity().part))
    };
    let empty = not_filed(Some(filed("2026-08-05", vec![done(10, "")])));
    let Some((Level::Yellow, Finding::MonitoringOverdue { filed: FiledSoFar::Empty, days: 4, .. }, part)) =
        said(&empty, "2026-09-04")
    else {
        panic!("{:?}", said(&empty, "2026-09-04"))
    };
    assert_eq!(part, "7", "late again in the next round is another alert");
    let form = filed("2026-08-05", vec![done(10, "60")]);
    let back = MonitorForm { state: FormState::Returned, returned: Some(on("2026-09-02")), ..form };
    let back = not_filed(Some(back));
    assert_eq!(said(&back, "2026-09-01"), None, "it was there on that day");
    assert_eq!(said(&back, "2026-09-02"), None);
    assert!(matches!(
        said(&back, "2026-09-04"),
        Some((Level::Yellow, Finding::MonitoringOverdue { filed: FiledSoFar::Returned, days: 2, .. }, _))
    ));
}

#[test]
fn a_round_overtakes_the_one_before() {
    let rounds = vec![
        round(6, "2026-06-30", "2026-07-20", None),
        round(7, "2026-07-31", "2026-08-31", Some(filed("2026-08-10", vec![done(10, "60")]))),
    ];
    let f = ProjectFacts { monitoring: Some(MonitoringFacts { rounds }), ..simple("100", "58") };
    assert_eq!(level_of(&f, "2026-07-30", RuleId::MonitoringOverdue), Y);
    assert_eq!(level_of(&f, "2026-07-31", RuleId::MonitoringOverdue), None);
}

#[test]
fn nothing_reported_is_nothing_judged() {
    const ASKED: [RuleId; 4] =
        [RuleId::TargetLag, RuleId::TargetUnlikely, RuleId::SpentWithoutOutput, RuleId::OutputUnpaid];
    for f in [simple("100", "92"), with(simple("100", "92"), vec![done(10, "")]), with(simple("100", "92"), vec![])] {
        let j = judged(&f, "2026-08-15");
        assert_eq!(j.attainment.and_then(|a| a.progress), None);
        assert!(ASKED.iter().all(|rule| alert(&j, *rule).is_none()));
        assert_eq!(j.lights.target, Light::Grey);
    }
}

#[test]
fn staff_and_office_money_is_exempt_unless_the_office_wants_it() {
    let of = |category, changes: &[(&str, &str)]| {
        let f = ProjectFacts { category: Some(category), ..at("92", "35") };
        judged_by(&f, "2026-07-31", changes).lights.target
    };
    assert_eq!(of(Category::Specific, &[]), Light::Red);
    assert_eq!(of(Category::Personnel, &[]), Light::Grey);
    assert_eq!(of(Category::Office, &[]), Light::Grey);
    assert_eq!(of(Category::Office, &[("monitor.progress_exempt", "personnel")]), Light::Red);
    assert_eq!(of(Category::Personnel, &[("monitor.progress_exempt", "none")]), Light::Red);
}

#[test]
fn optional_rules_are_off_until_somebody_wants_them() {
    let f = at("40", "50.0001");
    assert_eq!(level_of(&f, "2026-07-31", RuleId::Divergence), None);
    let on = [("divergence.enabled", "on"), ("spend_timetable.enabled", "on")];
    let level_on = |f: &ProjectFacts, as_of, rule| level(&judged_by(f, as_of, &on), rule);
    assert_eq!(level_on(&f, "2026-07-31", RuleId::Divergence), Y);
    assert_eq!(level_on(&at("40", "50"), "2026-07-31", RuleId::Divergence), None, "more than 10 points, not 10");
    assert_eq!(level_on(&at("60.0001", "50"), "2026-07-31", RuleId::Divergence), Y);
    for (as_of, spent, want) in [
        ("2026-04-29", "0", None),
        ("2026-04-30", "25", None),
        ("2026-04-30", "24.9999", Y),
        ("2026-04-30", "14.9999", R),
        ("2026-07-31", "39.9999", Y),
        ("2026-08-31", "60", None),
        ("2026-08-31", "35.9999", R),
        ("2026-10-31", "79.9999", Y),
        ("2026-12-31", "80", None),
    ] {
        assert_eq!(level_on(&simple("100", spent), as_of, RuleId::SpendTimetable), want, "{as_of} {spent}");
    }
    // They raise alerts and change no light.
    let lights = |changes: &[(&str, &str)]| judged_by(&at("40", "51"), "2026-07-31", changes).lights;
    assert_eq!(lights(&[]), lights(&on));
}

fn any_values() -> impl Strategy<Value = Vec<Reported>> {
    let actual = prop_oneof![Just(""), Just("0"), Just("20"), Just("35"), Just("58"), Just("120"), Just("按计划推进")];
    let likely = proptest::option::of(prop_oneof![Just(Possibility::Certain), Just(Possibility::Impossible)]);
    let one = (0i64..40, actual, any::<bool>(), likely).prop_map(|(weight, actual, steady, possibility)| {
        let row = if steady { done(weight, actual) } else { grows(weight, actual) };
        Reported { possibility, ..row }
    });
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lights_are_the_worst_of_their_alerts_and_later_rounds_change_nothing(
        now in any_values(), later in any_values(), spent in 0i64..120, month in 7i8..=9, filed_on in 1i8..=28,
    ) {
        use crate::domain::monitor::rule::Side;
        let as_of = Date::constant(2026, month, 1).last_of_month();
        let july = round(7, "2026-07-31", "2026-08-31", Some(filed(&format!("2026-08-{filed_on:02}"), now)));
        let october = round(10, "2026-10-31", "2026-11-20", Some(filed("2026-11-10", later)));
        let with = |rounds| ProjectFacts {
            monitoring: Some(MonitoringFacts { rounds }),
            ..simple("100", &spent.to_string())
        };
        let (both, one) = (with(vec![july.clone(), october]), with(vec![july]));
        let j = judged(&both, &as_of.to_string());
        prop_assert_eq!(&j, &judged(&one, &as_of.to_string()));
        for (side, light) in [(Side::Target, j.lights.target), (Side::Outlook, j.lights.outlook)] {
            let worst = j.alerts.iter().filter(|a| a.rule.info().side == side).map(|a| Light::from(a.level)).max();
            prop_assert!(worst.map_or(light <= Light::Green, |w| w == light));
        }
    }

    #[test]
    fn paying_what_the_remedy_says_closes_the_gap(
        budget in 1i64..10_000_000_000, spent in 0i64..100, progress in 0i64..=100,
    ) {
        let fen = |f: i64| Money::from_fen(f);
        let quota = Quota { amount: fen(budget), ..quota("0", "2026-01-01") };
        let payment = Payment { amount: fen(budget / 100 * spent), ..paid("0", "2026-01-01") };
        let f = with(facts(std::slice::from_ref(&quota), std::slice::from_ref(&payment)), vec![done(10, &progress.to_string())]);
        let j = judged(&f, "2026-07-31");
        let Some(found) = alert(&j, RuleId::OutputUnpaid) else { return Ok(()) };
        let Remedy::Pay(more) = found.remedy else { panic!("{:?}", found.remedy) };
        let after = |more: Money| {
            let paid = [payment.clone(), Payment { amount: more, ..payment.clone() }];
            let f = with(facts(std::slice::from_ref(&quota), &paid), vec![done(10, &progress.to_string())]);
            alert(&judged(&f, "2026-07-31"), RuleId::OutputUnpaid).is_some()
        };
        prop_assert!(more.is_positive() && !after(more) && after(more - fen(1)), "{more:?}");
    }
}
