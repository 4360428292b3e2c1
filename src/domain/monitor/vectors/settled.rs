//! Every line of the contract's "arithmetic left open, settled", by its subject.

use super::*;
use crate::domain::date;
use crate::domain::monitor::alert::{Defect, Finding, ForecastBasis};
use crate::domain::monitor::facts::PastYear;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::pace::{self, Basis};

#[test]
fn m_is_the_number_of_months_closed_by_the_day() {
    for (as_of, m) in [
        ("2026-01-30", 0),
        ("2026-01-31", 1),
        ("2026-02-27", 1),
        ("2026-02-28", 2),
        ("2026-07-30", 6),
        ("2026-07-31", 7),
        ("2026-12-30", 11),
        ("2026-12-31", 12),
        ("2027-01-05", 12),
    ] {
        assert_eq!(date::closed_months(2026, on(as_of)), m, "{as_of}");
        assert_eq!(pace::by_month(2026, on(as_of)), Decimal::from(m) / Decimal::from(12));
    }
    // The quarter of the year that must be gone is counted in closed months too.
    let idle = simple("100", "0");
    assert_eq!(level_of(&idle, "2026-03-30", RuleId::LaggingSpend), None);
    assert_eq!(level_of(&idle, "2026-03-31", RuleId::LaggingSpend), Some(Level::Red));
}

#[test]
fn the_weighted_pace_looks_at_positive_lines_issued_by_the_day() {
    let pace = |quotas: &[Quota], as_of: &str| {
        let j = judged(&facts(quotas, &[]), as_of);
        (percent(j.figures.pace.expected), j.figures.pace.basis)
    };
    let jan = quota("100", "2026-01-01");
    // 181 of 364 days.
    assert_eq!(pace(std::slice::from_ref(&jan), "2026-07-01"), ("49.73".into(), Basis::Weighted));
    // A reduction lowers the budget and leaves the pace.
    let cut = of_kind(QuotaKind::Cut, quota("-60", "2026-02-01"));
    assert_eq!(pace(&[jan.clone(), cut], "2026-07-01").0, "49.73");
    // Without a day, and carried over: from January 1.
    assert_eq!(pace(&[quota("100", "")], "2026-07-01").0, "49.73");
    assert_eq!(pace(&[of_origin(2025, quota("100", "2026-06-30"))], "2026-07-01").0, "49.73");
    // A line of Dec 31 is due on that day, and absent before.
    assert_eq!(pace(&[quota("100", "2026-12-31")], "2026-12-31").0, "100.00");
    assert_eq!(pace(&[quota("100", "2026-12-31")], "2026-12-30").1, Basis::Month);
    // Issued on the day itself: nothing is due yet. After the year: all is.
    assert_eq!(pace(&[quota("100", "2026-07-01")], "2026-07-01").0, "0.00");
    assert_eq!(pace(&[quota("100", "2026-07-01")], "2027-02-01").0, "100.00");
}

#[test]
fn a_payment_counts_on_its_day_and_a_refund_on_its_own() {
    let f = facts(&[quota("100", "2026-01-01")], &[paid("10", "2026-07-31"), paid("-4", "2026-08-01")]);
    for (as_of, want) in [("2026-07-30", "0"), ("2026-07-31", "10"), ("2026-08-01", "6")] {
        assert_eq!(judged(&f, as_of).figures.paid, wan(want), "{as_of}");
    }
}

#[test]
fn a_boundary_belongs_to_the_milder_level_when_the_rule_says_below() {
    for (spent, want) in [("46.6666", Some(Level::Yellow)), ("46.6667", None)] {
        let j = judged_by(&simple("100", spent), "2026-07-31", &[MONTH[0], ("monitor.combine", "ratio")]);
        assert_eq!(level(&j, RuleId::LaggingSpend), want, "{spent}");
    }
    // 140 of 300 against 7/12 is 0.8 exactly, though neither is a finite decimal.
    let j = judged_by(&simple("300", "140"), "2026-07-31", &[MONTH[0], ("monitor.combine", "ratio")]);
    assert_eq!(level(&j, RuleId::LaggingSpend), None);
}

#[test]
fn a_boundary_belongs_to_the_harsher_level_when_the_rule_says_at_least() {
    let pp = [MONTH[0], ("monitor.combine", "pp")];
    // 145 of 300 lies exactly 10 points behind 7/12.
    for (spent, want) in [("145", Some(Level::Yellow)), ("145.0001", None), ("115", Some(Level::Red))] {
        let j = judged_by(&simple("300", spent), "2026-07-31", &pp);
        assert_eq!(level(&j, RuleId::LaggingSpend), want, "{spent}");
    }
}

#[test]
fn no_spend_asks_each_fund_line_from_its_first_positive_quota() {
    let quotas =
        [quota("0", "2026-01-01"), quota("50", "2026-02-01"), of_kind(QuotaKind::Addition, quota("50", "2026-06-01"))];
    let f = facts(&quotas, &[]);
    for (as_of, want) in [
        ("2026-05-01", None),
        ("2026-05-02", Some(Level::Yellow)),
        ("2026-07-30", Some(Level::Yellow)),
        ("2026-07-31", Some(Level::Red)),
    ] {
        assert_eq!(level_of(&f, as_of, RuleId::NoSpend), want, "{as_of}");
    }
    // Less than 10,000 yuan is not asked after.
    assert_eq!(level_of(&simple("0.9999", "0"), "2026-12-31", RuleId::NoSpend), None);
    assert_eq!(level_of(&simple("1", "0"), "2026-12-31", RuleId::NoSpend), Some(Level::Red));
}

#[test]
fn a_fund_line_of_a_tenth_of_the_budget_speaks_for_the_project() {
    let with = |small: &str, large: &str| {
        let quotas = [quota(large, "2026-01-01"), of_fund(FUND, quota(small, "2026-01-01"))];
        let payments = [from(GENERAL, paid(large, "2026-03-01")), from(FUND, paid("0.0001", "2026-03-01"))];
        judged(&facts(&quotas, &payments), "2026-07-31")
    };
    let tenth = with("10", "90");
    let found = alert(&tenth, RuleId::LaggingSpend).expect("an alert");
    assert_eq!((found.level, found.line.as_ref().map(|l| &l.fund)), (Level::Red, Some(&FUND)));
    assert_eq!(tenth.lights.spend, Light::Red);
    let less = with("9.9999", "90.0001");
    assert_eq!(less.lights.spend, Light::Green);
}

#[test]
fn ratios_are_compared_unrounded() {
    // 79.9999…% prints as 80.00 % and is below it all the same.
    let j = judged_by(&simple("60000", "27999.9999"), "2026-07-31", &[MONTH[0], ("monitor.combine", "ratio")]);
    assert_eq!(printed(&j)[3], "80.00");
    assert_eq!(level(&j, RuleId::LaggingSpend), Some(Level::Yellow));
}

#[test]
fn showing_rounds_half_away_from_zero() {
    assert_eq!(percent(Decimal::new(12345, 6)), "1.23");
    assert_eq!(percent(Decimal::new(12350, 6)), "1.24");
    assert_eq!(percent(Decimal::new(-12350, 6)), "-1.24");
    assert_eq!(percent(Decimal::new(25, 5)), "0.03");
}

#[test]
fn without_a_budget_nothing_paid_is_grey_and_anything_paid_is_red() {
    assert_eq!(judged(&simple("0", "0"), "2026-12-31").lights.worst(), Light::Grey);
    let overdrawn = judged(&simple("0", "0.0001"), "2026-12-31");
    assert_eq!(level(&overdrawn, RuleId::Overspend), Some(Level::Red));
    let quotas = [quota("100", "2026-01-01"), of_kind(QuotaKind::Cut, quota("-60", "2026-06-01"))];
    let reduced = judged(&facts(&quotas, &[paid("50", "2026-03-01")]), "2026-06-01");
    let found = alert(&reduced, RuleId::Overspend).expect("an alert");
    assert!(matches!(found.finding, Finding::Overspend { cut_below_paid: true }));
}

#[test]
fn the_declared_budget_stands_in_only_while_there_is_no_quota() {
    let mut f = facts(&[], &[paid("10", "2026-02-01")]);
    f.declared = Some(wan("100"));
    let j = judged(&f, "2026-07-31");
    assert_eq!((j.figures.budget, j.quotas[0].issued), (wan("100"), Some(on("2026-01-01"))));
    assert_eq!(level(&j, RuleId::DataQuality), None);
    f.quotas = vec![quota("80", "2026-01-20")];
    let j = judged(&f, "2026-07-31");
    assert_eq!(j.figures.budget, wan("80"));
    let found = alert(&j, RuleId::DataQuality).expect("both exist and differ");
    assert_eq!(found.level, Level::Blue);
    let Finding::Quality(Defect::DeclaredDiffers { declared, initial }) = found.finding else { panic!() };
    assert_eq!((declared, initial), (wan("100"), wan("80")));
    f.quotas = vec![quota("100", "2026-01-20"), of_kind(QuotaKind::Addition, quota("7", "2026-03-01"))];
    assert_eq!(level_of(&f, "2026-07-31", RuleId::DataQuality), None, "an addition is no difference");
}

#[test]
fn kinds_that_nothing_tells_go_by_the_earliest_day() {
    let untold = |amount, issued| Quota { kind: None, ..quota(amount, issued) };
    let quotas = [untold("100", "2026-02-01"), untold("30", "2026-04-01"), untold("-10", "2026-05-01")];
    let kinds: Vec<_> = judged(&facts(&quotas, &[]), "2026-06-01").quotas.iter().map(|q| q.kind).collect();
    assert_eq!(kinds, [Some(QuotaKind::Initial), Some(QuotaKind::Addition), Some(QuotaKind::Cut)]);
    // Carried over: the year before, unless a column names another.
    let carried = of_kind(QuotaKind::CarryOver, quota("100", "2026-01-01"));
    let old = of_origin(2023, quota("100", "2026-01-01"));
    let origins: Vec<_> =
        judged(&facts(&[carried, old], &[]), "2026-06-01").lines.iter().map(|l| l.key.origin).collect();
    assert_eq!(origins, [2023, 2025]);
}

#[test]
fn payments_take_the_oldest_origin_and_then_the_order_of_the_glossary() {
    let quotas = [
        of_fund(FundType::SpecialBond, quota("10", "2026-01-01")),
        of_fund(FUND, quota("10", "2026-01-01")),
        quota("10", "2026-01-01"),
        of_fund(FUND, of_origin(2025, quota("10", "2026-01-01"))),
        of_fund(FUND, of_origin(2024, quota("10", "2026-01-01"))),
    ];
    let bears = |payment: Payment| -> Vec<String> {
        let j = judged(&facts(&quotas, &[payment]), "2026-06-01");
        j.lines.iter().map(|l| l.paid.wan().normalize().to_string()).collect()
    };
    // 2024 fund, 2025 fund, 2026 general, 2026 fund, 2026 bond.
    assert_eq!(bears(paid("35", "2026-03-01")), ["10", "10", "10", "5", "0"]);
    assert_eq!(bears(from(FUND, paid("25", "2026-03-01"))), ["10", "10", "0", "5", "0"]);
    assert_eq!(bears(from(FUND, paid("41", "2026-03-01"))), ["10", "10", "10", "10", "1"]);
    assert_eq!(bears(paid("53", "2026-03-01")), ["10", "10", "10", "10", "13"], "the last one takes the rest");
}

#[test]
fn large_idle_looks_at_the_total_and_carry_over_at_what_the_line_has_left() {
    let quotas = [of_origin(2025, quota("300", "2026-01-01")), quota("100", "2026-01-01")];
    let j = judged(&facts(&quotas, &[paid("100", "2026-03-01")]), "2026-10-01");
    let large = alert(&j, RuleId::LargeIdle).expect("an alert");
    assert_eq!((large.line.clone(), large.idle), (None, wan("300")));
    assert_eq!(alert(&j, RuleId::CarryoverExpiring).expect("an alert").idle, wan("200"));
    assert_eq!(j.idle, wan("300"), "no 分 is idle twice");
}

#[test]
fn refunds_are_measured_against_what_was_paid_from_10_000_yuan_upward() {
    for (back, want) in
        [("-0.9999", None), ("-1", Some(Level::Yellow)), ("-2.9999", Some(Level::Yellow)), ("-3", Some(Level::Red))]
    {
        let f = facts(&[quota("100", "2026-01-01")], &[paid("10", "2026-02-01"), paid(back, "2026-03-01")]);
        assert_eq!(level_of(&f, "2026-03-01", RuleId::RefundRatio), want, "{back}");
        assert_eq!(level_of(&f, "2026-02-28", RuleId::RefundRatio), None, "not before it came back");
    }
}

#[test]
fn churn_needs_an_initial_budget() {
    let added = of_kind(QuotaKind::Addition, quota("60", "2026-03-01"));
    assert_eq!(level_of(&facts(std::slice::from_ref(&added), &[]), "2026-06-30", RuleId::BudgetChurn), None);
    let carried = of_origin(2025, quota("60", "2026-01-01"));
    assert_eq!(level_of(&facts(&[added, carried], &[]), "2026-06-30", RuleId::BudgetChurn), None);
}

#[test]
fn the_forecast_runs_from_august_by_project_by_department_and_by_pace() {
    let past = |by_day: &str, total: &str| PastYear { year: 2025, by_day: wan(by_day), total: wan(total) };
    let mut f = simple("1000", "200");
    assert_eq!(level_of(&f, "2026-07-31", RuleId::ForecastCarryover), None);
    let basis = |f: &ProjectFacts| match alert(&judged(f, "2026-08-01"), RuleId::ForecastCarryover)?.finding {
        Finding::Forecast { usual, basis, forecast, .. } => Some((percent(usual), basis, forecast)),
        _ => None,
    };
    // 212 of 364 days.
    assert_eq!(basis(&f), Some(("58.24".into(), ForecastBasis::Pace, Money::from_fen(343_396_226))));
    f.department_history = vec![past("40", "100")];
    assert_eq!(basis(&f), Some(("40.00".into(), ForecastBasis::Department(1), wan("500"))));
    f.history = vec![past("50", "100"), past("0", "0"), past("30", "100"), past("70", "100"), past("1", "100")];
    assert_eq!(basis(&f), Some(("50.00".into(), ForecastBasis::Project(3), wan("400"))), "three years that paid");
    f.history = vec![past("4.9999", "100")];
    assert_eq!(basis(&f), None, "a share below 0.05 gives no forecast");
    f.history = vec![past("5", "100")];
    assert_eq!(basis(&f), None, "200 / 0.05 is more than the budget: nothing will be left");
}

#[test]
fn data_quality_is_one_alert_for_a_kind_of_defect() {
    let mut one = paid("30", "2026-02-01");
    one.defects = Defects { account_has_han: true, purpose_empty: true, ..Defects::default() };
    let j = judged(&facts(&[quota("100", "2026-01-01")], &[one.clone(), one]), "2026-06-30");
    let kinds: Vec<_> = j.alerts.iter().filter(|a| a.rule == RuleId::DataQuality).map(|a| a.identity().part).collect();
    assert_eq!(kinds, ["account_has_han", "purpose_empty"]);
    assert_eq!(j.lights.spend, Light::Green, "it feeds no light");
}
