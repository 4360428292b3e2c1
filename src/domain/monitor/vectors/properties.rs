//! What holds for any facts at all.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;
use crate::domain::monitor::alert::{Defect, Finding, Remedy};
use crate::domain::monitor::facts::{OwnPayee, PastYear, PlanLine, Twin};
use crate::domain::monitor::idle::recoverable;

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn any_day() -> impl Strategy<Value = Date> {
    (2025i16..=2027, 1i8..=12, 1i8..=31)
        .prop_map(|(y, m, d)| Date::new(y, m, d).unwrap_or_else(|_| Date::constant(y, m, 1).last_of_month()))
}

fn any_fund() -> impl Strategy<Value = FundType> {
    prop_oneof![
        Just(GENERAL),
        Just(FUND),
        Just(FundType::SpecialBond),
        Just(FundType::Unknown),
        Just(FundType::Named("扶贫专款".into()))
    ]
}

/// Amounts as they come: mostly round, so that limits are met exactly.
fn usual_money() -> impl Strategy<Value = Money> {
    prop_oneof![
        4 => (0i64..200).prop_map(|n| n * 10_000_000),
        2 => 0i64..100_000_000,
        1 => (-200i64..0).prop_map(|n| n * 10_000_000),
        1 => -100_000_000i64..0,
    ]
    .prop_map(Money::from_fen)
}

/// Amounts no file should hold.
fn any_money() -> impl Strategy<Value = Money> {
    prop_oneof![any::<i64>(), Just(i64::MAX), Just(i64::MIN), Just(1), Just(-1), Just(0), -1000i64..1000]
        .prop_map(Money::from_fen)
}

fn any_kind() -> impl Strategy<Value = Option<QuotaKind>> {
    prop_oneof![
        Just(None),
        Just(Some(QuotaKind::Initial)),
        Just(Some(QuotaKind::Addition)),
        Just(Some(QuotaKind::Cut)),
        Just(Some(QuotaKind::CarryOver))
    ]
}

fn quotas(money: impl Strategy<Value = Money>) -> impl Strategy<Value = Vec<Quota>> {
    let one = (any_kind(), any_fund(), option::of(2022i16..=2027), money, option::of(any_day()));
    vec(one, 0..6).prop_map(|all| {
        let quota = |(n, (kind, fund, origin_year, amount, issued))| Quota {
            id: n as i64 + 1,
            kind,
            fund,
            origin_year,
            amount,
            issued,
            doc_no: None,
        };
        all.into_iter().enumerate().map(quota).collect()
    })
}

fn payments(money: impl Strategy<Value = Money>) -> impl Strategy<Value = Vec<Payment>> {
    let one = (any_day(), money, option::of(any_fund()), 0i64..16);
    vec(one, 0..8).prop_map(|mut all| {
        all.sort_by_key(|p| p.0);
        let payment = |(n, (date, amount, fund, defects))| Payment {
            id: n as i64 + 1,
            date,
            amount,
            fund,
            defects: Defects::from_bits(defects),
        };
        all.into_iter().enumerate().map(payment).collect()
    })
}

fn usual_facts() -> impl Strategy<Value = ProjectFacts> {
    (quotas(usual_money()), payments(usual_money()), option::of(usual_money()))
        .prop_map(|(quotas, payments, declared)| ProjectFacts { quotas, payments, declared, ..ProjectFacts::default() })
}

fn wild_facts() -> impl Strategy<Value = ProjectFacts> {
    let past =
        || vec((any_money(), any_money()).prop_map(|(by_day, total)| PastYear { year: 2025, by_day, total }), 0..4);
    let plan = vec((any_day(), any_money()).prop_map(|(date, amount)| PlanLine { date, amount }), 0..3);
    let twin = |(first, second, amount)| Twin { first, second, amount, payment_id: 1 };
    let twins = vec((any_day(), any_day(), any_money()).prop_map(twin), 0..3);
    let own =
        vec((any_day(), any_money()).prop_map(|(date, amount)| OwnPayee { date, amount, payee: String::new() }), 0..3);
    let money = (quotas(any_money()), payments(any_money()), option::of(any_money()));
    (money, plan, past(), past(), twins, own, any::<bool>()).prop_map(
        |((quotas, payments, declared), plan, history, department_history, twins, own_payees, unit_unknown)| {
            ProjectFacts {
                declared,
                declared_fund: None,
                quotas,
                payments,
                plan,
                history,
                department_history,
                twins,
                own_payees,
                unit_unknown,
                category: None,
                target: None,
                monitoring: None,
                evaluation: None,
                findings: None,
            }
        },
    )
}

fn any_allocation() -> impl Strategy<Value = Allocation> {
    prop_oneof![Just(Allocation::Fifo), Just(Allocation::ProRata), Just(Allocation::CurrentFirst)]
}

fn sum(amounts: impl Iterator<Item = Money>) -> Money {
    amounts.sum()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn fund_lines_add_up_to_the_project(facts in usual_facts(), as_of in any_day(), allocation in any_allocation()) {
        let j = judge(&facts, &RuleSet::default(), Day { year: 2026, as_of, allocation });
        prop_assert_eq!(sum(j.lines.iter().map(|l| l.budget)), j.figures.budget);
        if !j.lines.is_empty() {
            prop_assert_eq!(sum(j.lines.iter().map(|l| l.paid)), j.figures.paid);
        }
    }

    #[test]
    fn no_line_is_overdrawn_while_another_has_room(
        facts in usual_facts(), as_of in any_day(), allocation in any_allocation(),
    ) {
        let j = judge(&facts, &RuleSet::default(), Day { year: 2026, as_of, allocation });
        // A line cut below nothing is short before anything is paid.
        let overdrawn = j.lines.iter().any(|l| l.paid.is_positive() && l.unspent().is_negative());
        let room = j.lines.iter().any(|l| l.budget.is_positive() && l.unspent().is_positive());
        prop_assert!(!(overdrawn && room), "{:#?}", j.lines);
    }

    #[test]
    fn a_past_day_is_judged_as_it_was_judged_then(facts in usual_facts(), as_of in any_day()) {
        let mut then = facts.clone();
        then.quotas.retain(|q| q.issued.is_none_or(|d| d <= as_of));
        then.payments.retain(|p| p.date <= as_of);
        let mut now = judged(&facts, &as_of.to_string());
        // Only a mark on a row dated ahead of its file tells of what was to come.
        now.alerts.retain(|a| !matches!(a.finding, Finding::Quality(Defect::FutureDated(_))));
        prop_assert_eq!(now, judged(&then, &as_of.to_string()));
    }

    #[test]
    fn what_could_be_given_back_is_the_idle_money_to_the_last_fen(facts in usual_facts(), as_of in any_day()) {
        let j = judged(&facts, &as_of.to_string());
        let found = recoverable(&j, &[]);
        prop_assert_eq!(sum(found.iter().map(|r| r.idle)), j.idle.max(Money::ZERO), "{:#?}", found);
        prop_assert!(found.iter().all(|r| r.idle.is_positive()));
        prop_assert!(found.windows(2).all(|w| w[0].line < w[1].line), "each line once");
    }

    #[test]
    fn judging_never_panics(facts in wild_facts(), as_of in any_day(), allocation in any_allocation()) {
        let all = rules(&[("R04.enabled", "on")]);
        let _ = judge(&facts, &all, Day { year: 2026, as_of, allocation });
    }

    #[test]
    fn the_order_of_rows_does_not_matter(facts in usual_facts(), as_of in any_day()) {
        let mut turned = facts.clone();
        turned.quotas.reverse();
        let (a, b) = (judged(&facts, &as_of.to_string()), judged(&turned, &as_of.to_string()));
        // The last of the pace's 28 digits may differ; nothing that is shown or judged does.
        let told = |j: &Judgement| -> Vec<_> {
            let told = |a: &Alert| (a.identity(), a.level, a.remedy, a.idle, percent(a.figures.pace.expected));
            j.alerts.iter().map(told).collect()
        };
        prop_assert_eq!(told(&a), told(&b));
        prop_assert_eq!(a.lights, b.lights);
    }

    #[test]
    fn lights_are_the_worst_of_their_alerts(facts in usual_facts(), as_of in any_day()) {
        use crate::domain::monitor::light::Light;
        use crate::domain::monitor::rule::Side;
        let j = judged(&facts, &as_of.to_string());
        for (side, light) in [(Side::Spend, j.lights.spend), (Side::Outlook, j.lights.outlook)] {
            let worst = j.alerts.iter().filter(|a| a.rule.info().side == side).map(|a| Light::from(a.level)).max();
            prop_assert!(worst.map_or(light <= Light::Green, |w| w == light));
        }
        prop_assert!(j.alerts.windows(2).all(|w| w[0].level >= w[1].level), "harshest first");
    }
}

/// Pays `more` on the line (or the project) of the alert and judges again.
fn after_paying(facts: &ProjectFacts, as_of: Date, changes: &[(&str, &str)], more: Money) -> bool {
    let mut richer = facts.clone();
    richer.payments.push(Payment { amount: more, date: as_of, ..paid("0", "2026-01-01") });
    let j = judge(&richer, &rules(changes), Day { year: 2026, as_of, allocation: Allocation::Fifo });
    !j.alerts.iter().any(|a| a.rule == RuleId::LaggingSpend && a.line.is_none())
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn paying_what_the_remedy_says_turns_lagging_spend_green(
        budgets in vec((prop_oneof![1i64..1_000, 1i64..100_000_000, Just(48_000_000_000_000i64)], any_day()), 1..4),
        spent in prop_oneof![0i64..1_000_000, 0i64..100_000_000],
        as_of in any_day(),
        combine in prop_oneof![Just("both"), Just("either"), Just("ratio"), Just("pp")],
        base in prop_oneof![Just("month"), Just("weighted")],
    ) {
        let line = |(amount, issued): (i64, Date)| Quota {
            amount: Money::from_fen(amount), issued: Some(issued), ..quota("0", "") };
        let quotas: Vec<_> = budgets.into_iter().map(line).collect();
        let spent = Payment { amount: Money::from_fen(spent), ..paid("0", "2025-01-01") };
        let f = facts(&quotas, &[spent]);
        let changes = [("monitor.combine", combine), ("monitor.time_base", base)];
        let j = judge(&f, &rules(&changes), Day { year: 2026, as_of, allocation: Allocation::Fifo });
        if let Some(found) = alert(&j, RuleId::LaggingSpend) {
            let Remedy::Pay(more) = found.remedy else { panic!("{:?}", found.remedy) };
            prop_assert!(more.is_positive());
            prop_assert!(after_paying(&f, as_of, &changes, more), "paying {more:?} is not enough");
            let less = more - Money::from_fen(1);
            prop_assert!(!after_paying(&f, as_of, &changes, less), "{less:?} would do");
        }
    }
}

#[test]
fn the_remedy_is_exact_for_budgets_of_every_size() {
    for scale in [1, 100, 10_000, 1_000_000, 100_000_000] {
        for month in 3..=12 {
            let as_of = Date::constant(2026, month, 1).last_of_month();
            let budget = Quota { amount: Money::from_fen(6_000_000 * scale), ..quota("0", "2026-01-01") };
            let f = facts(&[budget], &[]);
            for combine in ["ratio", "pp"] {
                let changes = [MONTH[0], ("monitor.combine", combine)];
                let j = judge(&f, &rules(&changes), Day { year: 2026, as_of, allocation: Allocation::Fifo });
                let Some(Remedy::Pay(more)) = alert(&j, RuleId::LaggingSpend).map(|a| a.remedy) else { panic!() };
                // 80 % of the pace; or a 分 more than ten points behind it.
                let m = i64::from(month);
                let want = if combine == "ratio" { 400_000 * m * scale } else { (500_000 * m - 600_000) * scale + 1 };
                assert_eq!(more.fen(), want, "{combine} {scale} {month}");
            }
        }
    }
}
