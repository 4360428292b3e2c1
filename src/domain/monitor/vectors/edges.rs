//! The edge cases of domain.md §6.5 that concern money.

use super::*;
use crate::domain::monitor::alert::{Defect, Finding};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::pace;

#[test]
fn a_whole_budget_withdrawn_leaves_nothing_to_judge() {
    let quotas = [quota("100", "2026-01-01"), of_kind(QuotaKind::Cut, quota("-100", "2026-06-01"))];
    let f = facts(&quotas, &[]);
    assert_eq!(judged(&f, "2026-05-31").lights.spend, Light::Red);
    let after = judged(&f, "2026-06-01");
    assert_eq!((after.lights.worst(), after.alerts.len(), after.idle), (Light::Grey, 0, Money::ZERO));
    // With something paid it is not grey.
    let paid_before = facts(&quotas, &[paid("1", "2026-02-01")]);
    assert_eq!(judged(&paid_before, "2026-06-01").lights.spend, Light::Red);
}

#[test]
fn a_budget_reduced_below_what_was_paid_says_so() {
    let cut = |issued| of_kind(QuotaKind::Cut, quota("-60", issued));
    let overspent = |quotas: &[Quota], spent| {
        let j = judged(&facts(quotas, &[paid(spent, "2026-02-01")]), "2026-06-30");
        let found = alert(&j, RuleId::Overspend).expect("an alert");
        assert_eq!(found.level, Level::Red);
        found.finding.clone()
    };
    let whole = quota("100", "2026-01-01");
    for issued in ["2026-06-01", ""] {
        let finding = overspent(&[whole.clone(), cut(issued)], "50");
        assert_eq!(finding, Finding::Overspend { cut_below_paid: true }, "issued {issued:?}");
    }
    // It was overspent before anything was cut.
    assert_eq!(overspent(&[whole.clone(), cut("2026-06-01")], "101"), Finding::Overspend { cut_below_paid: false });
    assert_eq!(overspent(&[whole], "101"), Finding::Overspend { cut_below_paid: false });
}

#[test]
fn a_budget_below_zero_is_over_even_with_nothing_paid() {
    let j = judged(&facts(&[of_kind(QuotaKind::Cut, quota("-5", "2026-01-01"))], &[]), "2026-06-30");
    assert_eq!(level(&j, RuleId::Overspend), Some(Level::Red));
}

#[test]
fn money_of_the_middle_of_the_year_is_paced_from_its_issue() {
    let f = facts(&[of_kind(QuotaKind::Addition, quota("100", "2026-07-01"))], &[paid("20", "2026-08-01")]);
    let j = judged(&f, "2026-08-31");
    assert_eq!(printed(&j), ["20.00", "33.33", "13.33", "60.00"]);
    assert_eq!(level(&j, RuleId::LaggingSpend), Some(Level::Yellow));
    assert_eq!(level(&judged_by(&f, "2026-08-31", &MONTH), RuleId::LaggingSpend), Some(Level::Red));
}

#[test]
fn an_adjustment_after_the_day_is_not_counted() {
    let quotas = [quota("100", "2026-01-01"), of_kind(QuotaKind::Addition, quota("900", "2026-08-01"))];
    let f = facts(&quotas, &[paid("60", "2026-03-01")]);
    assert_eq!(judged(&f, "2026-07-31"), judged(&facts(&quotas[..1], &f.payments), "2026-07-31"));
    assert_eq!(judged(&f, "2026-08-01").figures.budget, wan("1000"));
}

#[test]
fn a_reversal_pair_nets_to_nothing_and_is_no_spending() {
    let f = facts(&[quota("100", "2026-01-01")], &[paid("40", "2026-03-01"), paid("-40", "2026-03-01")]);
    let j = judged(&f, "2026-07-31");
    assert_eq!(j.figures.paid, Money::ZERO);
    assert_eq!(level(&j, RuleId::NoSpend), Some(Level::Red));
    assert_eq!(f.payments.len(), 2, "both rows stay");
}

#[test]
fn more_refunded_than_paid_is_below_nothing_and_stays_visible() {
    let f = facts(&[quota("100", "2026-01-01")], &[from(GENERAL, paid("-10", "2026-03-01"))]);
    let j = judged(&f, "2026-07-31");
    assert_eq!((j.figures.paid, j.lines[0].paid), (wan("-10"), wan("-10")));
    assert_eq!(level(&j, RuleId::LaggingSpend), Some(Level::Red));
    assert_eq!(level(&j, RuleId::NoSpend), Some(Level::Red));
    assert_eq!(level(&j, RuleId::Overspend), None);
}

#[test]
fn a_project_of_several_funds_is_judged_by_line_and_whole() {
    // As a whole 70 % is paid; the fund line, a fifth of the budget, has 20 %.
    let quotas = [quota("80", "2026-01-01"), of_fund(FUND, quota("20", "2026-01-01"))];
    let payments = [from(GENERAL, paid("66", "2026-03-01")), from(FUND, paid("4", "2026-03-01"))];
    let j = judged(&facts(&quotas, &payments), "2026-07-31");
    let about: Vec<_> = j.alerts.iter().map(|a| (a.rule, a.line.as_ref().map(|l| l.fund.clone()), a.level)).collect();
    assert_eq!(about, [(RuleId::LaggingSpend, Some(FUND), Level::Red)]);
    assert_eq!(j.lights.spend, Light::Red);
}

#[test]
fn a_line_no_worse_than_the_whole_is_not_told_twice() {
    let quotas = [quota("50", "2026-01-01"), of_fund(FUND, quota("50", "2026-01-01"))];
    let payments = [from(GENERAL, paid("5", "2026-03-01")), from(FUND, paid("5", "2026-03-01"))];
    let j = judged(&facts(&quotas, &payments), "2026-07-31");
    let lagging: Vec<_> = j.alerts.iter().filter(|a| a.rule == RuleId::LaggingSpend).map(|a| a.line.clone()).collect();
    assert_eq!(lagging, [None]);
}

#[test]
fn carry_over_is_a_line_of_its_own_by_the_chosen_order() {
    let quotas = [of_origin(2025, quota("100", "2026-01-01")), quota("300", "2026-01-01")];
    let f = facts(&quotas, &[paid("80", "2026-03-01")]);
    for (how, want) in
        [(Allocation::Fifo, ["80", "0"]), (Allocation::CurrentFirst, ["0", "80"]), (Allocation::ProRata, ["20", "60"])]
    {
        let j = judge(&f, &RuleSet::default(), Day { allocation: how, ..day("2026-10-01") });
        let got: Vec<_> = j.lines.iter().map(|l| l.paid).collect();
        assert_eq!(got, want.map(wan), "{how:?}");
    }
}

#[test]
fn carried_over_money_taken_back_leaves_its_own_line() {
    let back = |amount| Quota { kind: Some(QuotaKind::CarryOver), ..quota(amount, "2026-05-01") };
    let quotas = [of_origin(2025, quota("80", "2026-01-01")), quota("200", "2026-01-01"), back("-80")];
    let j = judged(&facts(&quotas, &[]), "2026-10-01");
    let budgets: Vec<_> = j.lines.iter().map(|l| (l.key.origin, l.budget)).collect();
    assert_eq!(budgets, [(2025, Money::ZERO), (2026, wan("200"))]);
    assert_eq!(level(&j, RuleId::CarryoverExpiring), None);
    assert_eq!(j.quotas[2].kind, Some(QuotaKind::Cut));
}

#[test]
fn a_line_of_an_earlier_origin_is_no_initial_budget() {
    let untold = |origin, amount, issued| Quota { kind: None, origin_year: Some(origin), ..quota(amount, issued) };
    let quotas = [untold(2025, "5", "2026-02-01"), untold(2026, "100", "2026-02-01")];
    let j = judged(&facts(&quotas, &[]), "2026-06-30");
    assert_eq!((j.quotas[0].kind, j.quotas[1].kind), (Some(QuotaKind::CarryOver), Some(QuotaKind::Initial)));
    assert_eq!(level(&j, RuleId::BudgetChurn), None);
}

#[test]
fn a_special_bond_has_half_a_year_and_a_year() {
    let bond = of_fund(FundType::SpecialBond, quota("500", "2026-01-01"));
    let f = facts(&[bond], &[]);
    for (as_of, want) in [
        ("2026-06-29", None),
        ("2026-06-30", Some(Level::Yellow)),
        ("2026-12-31", Some(Level::Yellow)),
        ("2027-01-01", Some(Level::Red)),
    ] {
        assert_eq!(level_of(&f, as_of, RuleId::NoSpend), want, "{as_of}");
    }
    // A bond of no told kind is an ordinary line.
    let plain = facts(&[of_fund(FundType::Bond, quota("500", "2026-01-01"))], &[]);
    assert_eq!(level_of(&plain, "2026-06-30", RuleId::NoSpend), Some(Level::Red));
}

#[test]
fn a_payment_before_any_quota_is_marked() {
    let f = facts(&[quota("100", "2026-03-01")], &[paid("10", "2026-02-28"), paid("10", "2026-03-01")]);
    let j = judged(&f, "2026-06-30");
    let Some(Finding::Quality(Defect::PaidBeforeQuota { rows, first_quota })) =
        alert(&j, RuleId::DataQuality).map(|a| a.finding.clone())
    else {
        panic!("{:?}", j.alerts)
    };
    assert_eq!((rows.rows, rows.sum, first_quota), (1, wan("10"), on("2026-03-01")));
}

#[test]
fn an_unknown_unit_is_marked() {
    let f = ProjectFacts { unit_unknown: true, ..simple("100", "60") };
    assert_eq!(level_of(&f, "2026-06-30", RuleId::DataQuality), Some(Level::Blue));
}

#[test]
fn a_leap_year_has_366_days() {
    assert_eq!(percent(pace::by_day(2024, on("2024-12-30"))), "99.73");
    assert_eq!(pace::by_day(2024, on("2024-02-29")), Decimal::from(60) / Decimal::from(366));
    assert_eq!(pace::by_day(2026, on("2026-12-31")), Decimal::ONE);
    let f = facts(&[Quota { issued: Some(on("2024-01-01")), ..quota("100", "") }], &[]);
    let j = judge(&f, &RuleSet::default(), Day { year: 2024, as_of: on("2024-07-01"), allocation: Allocation::Fifo });
    assert_eq!(j.figures.pace.expected, Decimal::from(182) / Decimal::from(365));
}

#[test]
fn a_cash_use_plan_goes_before_every_other_pace() {
    use crate::domain::monitor::facts::PlanLine;
    let mut f = simple("100", "30");
    let due = |date: &str, amount: &str| PlanLine { date: on(date), amount: wan(amount) };
    f.plan = vec![due("2026-03-31", "40"), due("2026-06-30", "40"), due("2026-09-30", "20")];
    let j = judged(&f, "2026-06-30");
    assert_eq!(j.figures.pace.basis, pace::Basis::Plan);
    assert_eq!(printed(&j), ["30.00", "80.00", "50.00", "37.50"]);
    f.plan.push(due("2026-12-31", "-60"));
    assert_eq!(judged(&f, "2026-09-30").figures.pace.expected, Decimal::ONE, "never more than the whole");
}

#[test]
fn a_line_named_carried_over_or_of_an_old_origin_is_due_from_new_year() {
    let expected = |q: Quota| percent(judged(&facts(&[q], &[]), "2026-07-01").figures.pace.expected);
    let named = Quota { origin_year: Some(2026), ..of_kind(QuotaKind::CarryOver, quota("100", "2026-06-30")) };
    let old = Quota { origin_year: Some(2025), ..quota("100", "2026-06-30") };
    assert_eq!((expected(named.clone()), expected(old)), ("49.73".into(), "49.73".into()));
    // The year that a column names stays, also this one.
    assert_eq!(judged(&facts(&[named], &[]), "2026-07-01").lines[0].key.origin, 2026);
}

#[test]
fn before_a_quota_only_money_going_out_is_marked_and_carried_money_may_go() {
    let late = quota("100", "2026-03-01");
    let defects = |quotas: &[Quota], amount| {
        level_of(&facts(quotas, &[paid(amount, "2026-02-01")]), "2026-06-30", RuleId::DataQuality)
    };
    assert_eq!(defects(std::slice::from_ref(&late), "10"), Some(Level::Blue));
    assert_eq!(defects(std::slice::from_ref(&late), "-10"), None);
    assert_eq!(defects(&[late, of_origin(2025, quota("50", "2026-03-15"))], "10"), None);
}

#[test]
fn one_line_is_idle_once_however_many_rules_say_so() {
    let j = judged(&facts(&[of_origin(2024, quota("30", "2026-01-01"))], &[]), "2026-07-31");
    let about: Vec<_> = j.alerts.iter().filter(|a| a.rule.info().idle).map(|a| a.rule).collect();
    assert_eq!(about, [RuleId::NoSpend, RuleId::CarryoverExpired]);
    assert_eq!(j.idle, wan("30"));
}

#[test]
fn a_year_that_took_back_more_than_it_paid_says_nothing_of_the_usual_pace() {
    use crate::domain::monitor::facts::PastYear;
    let past = |by_day: &str, total: &str| PastYear { year: 2025, by_day: wan(by_day), total: wan(total) };
    let f = ProjectFacts { history: vec![past("-90", "-100"), past("50", "100")], ..simple("1000", "500") };
    assert_eq!(level_of(&f, "2026-08-01", RuleId::ForecastCarryover), None, "500 / 0.5 is the whole budget");
}
