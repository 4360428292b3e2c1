//! The test vectors of domain.md §6.6 that concern money, to the printed digit.

use super::*;
use crate::domain::monitor::alert::{Defect, Finding};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::pace::{self, Basis};

#[track_caller]
fn lagging(judgement: &Judgement, by_ratio: Option<Level>, by_points: Option<Level>) {
    let found = alert(judgement, RuleId::LaggingSpend).expect("an alert");
    let Finding::Lagging { by_ratio: q, by_points: lag, .. } = found.finding else { panic!("{:?}", found.finding) };
    assert_eq!((q, lag), (by_ratio, by_points));
}

#[test]
fn m1_far_behind_on_both_counts_is_red() {
    let j = judged_by(&simple("520", "180"), "2026-07-31", &MONTH);
    assert_eq!(printed(&j), ["34.62", "58.33", "23.72", "59.34"]);
    assert_eq!(j.figures.pace.basis, Basis::Month);
    lagging(&j, Some(Level::Red), Some(Level::Red));
    assert_eq!(level(&j, RuleId::LaggingSpend), Some(Level::Red));
    assert_eq!(j.lights.spend, Light::Red);
}

#[test]
fn m2_nearly_on_pace_is_green() {
    let j = judged_by(&simple("100", "55"), "2026-07-31", &MONTH);
    assert_eq!(printed(&j), ["55.00", "58.33", "3.33", "94.29"]);
    assert_eq!(j.alerts, []);
    assert_eq!(j.lights.spend, Light::Green);
}

#[test]
fn m3_exactly_on_the_boundary_is_green() {
    let j = judged_by(&simple("100", "20"), "2026-03-31", &MONTH);
    assert_eq!(printed(&j), ["20.00", "25.00", "5.00", "80.00"]);
    assert_eq!(j.lights.spend, Light::Green);
    // With R01 alone too: 80 % is not below 80 %.
    let alone = judged_by(&simple("100", "20"), "2026-03-31", &[MONTH[0], ("R02.enabled", "off")]);
    assert_eq!(alone.lights.spend, Light::Green);
}

#[test]
fn m4_no_alarm_before_a_quarter_of_the_year() {
    let j = judged_by(&simple("100", "0"), "2026-01-31", &MONTH);
    assert_eq!(printed(&j), ["0.00", "8.33", "8.33", "0.00"]);
    assert_eq!(j.alerts, []);
}

#[test]
fn m5_late_money_is_weighted_by_its_issue_day() {
    let quotas = [quota("200", "2025-12-31"), of_kind(QuotaKind::Addition, quota("300", "2026-06-30"))];
    let late = facts(&quotas, &[paid("120", "2026-05-11")]);
    let j = judged(&late, "2026-07-31");
    assert_eq!(j.figures.pace.basis, Basis::Weighted);
    assert_eq!(printed(&j), ["24.00", "33.34", "9.34", "71.98"]);
    let expected = Decimal::from(500) * j.figures.pace.expected;
    assert_eq!(format!("{:.2}", ratio::round_half_away(expected, 2)), "166.71");
    assert_eq!(level(&j, RuleId::LaggingSpend), None, "min(yellow, none) is green");
    assert_eq!(j.lights.spend, Light::Green);
    // R01 by itself would be yellow.
    let alone = judged_by(&late, "2026-07-31", &[("monitor.combine", "ratio")]);
    assert_eq!(level(&alone, RuleId::LaggingSpend), Some(Level::Yellow));
    // The plain pace by days, against which it looks red.
    let naive = pace::by_day(2026, on("2026-07-31"));
    let rate = j.figures.rate.expect("a rate");
    assert_eq!((percent(naive), percent(naive - rate)), ("58.08".into(), "34.08".into()));
}

#[test]
fn m6_a_cut_counts_from_its_day() {
    let quotas = [quota("300", "2026-01-01"), of_kind(QuotaKind::Cut, quota("-120", "2026-08-15"))];
    let cut = facts(&quotas, &[paid("150", "2026-04-01")]);
    for (as_of, budget, rate) in [
        ("2026-07-31", "300", "50.00"),
        ("2026-08-14", "300", "50.00"),
        ("2026-08-15", "180", "83.33"),
        ("2026-08-31", "180", "83.33"),
    ] {
        let j = judged(&cut, as_of);
        assert_eq!((j.figures.budget, printed(&j)[0].as_str()), (wan(budget), rate), "{as_of}");
    }
}

#[test]
fn m7_a_refund_counts_on_its_own_day() {
    let payments = [paid("100", "2026-03-10"), paid("-30", "2026-05-20")];
    let refunded = facts(&[quota("200", "2026-01-01")], &payments);
    for (as_of, spent, rate) in [
        ("2026-04-30", "100", "50.00"),
        ("2026-05-19", "100", "50.00"),
        ("2026-05-20", "70", "35.00"),
        ("2026-06-30", "70", "35.00"),
    ] {
        let j = judged(&refunded, as_of);
        assert_eq!((j.figures.paid, printed(&j)[0].as_str()), (wan(spent), rate), "{as_of}");
    }
}

#[test]
fn m8_nothing_at_all_is_grey_and_money_without_a_budget_is_red() {
    let nothing = judged(&simple("0", "0"), "2026-07-31");
    assert_eq!(nothing.alerts, []);
    assert_eq!(nothing.lights, Default::default());
    assert_eq!(nothing.figures.rate, None);
    let unfunded = judged(&simple("0", "5"), "2026-07-31");
    assert_eq!(level(&unfunded, RuleId::Overspend), Some(Level::Red));
    assert_eq!(unfunded.lights.spend, Light::Red);
}

#[test]
fn m9_a_project_is_no_better_than_its_worst_large_fund_line() {
    let quotas = [quota("200", "2026-01-20"), of_fund(FUND, quota("300", "2026-01-20"))];
    let j = judged(&facts(&quotas, &[from(GENERAL, paid("100", "2026-04-01"))]), "2026-07-31");
    assert_eq!(printed(&j)[0], "20.00");
    let idle = alert(&j, RuleId::NoSpend).expect("an idle line");
    assert_eq!(idle.level, Level::Red);
    assert_eq!(idle.line.as_ref().map(|l| l.fund.clone()), Some(FUND));
    assert!(matches!(idle.finding, Finding::NoSpend { days: 192, .. }), "{:?}", idle.finding);
    assert_eq!(j.lights.spend, Light::Red);
}

#[test]
fn m10_untagged_money_uses_last_years_first() {
    let quotas = [of_origin(2025, quota("80", "2026-01-05")), quota("200", "2026-01-20")];
    let carried = facts(&quotas, &[paid("60", "2026-03-01")]);
    let j = judged(&carried, "2026-10-01");
    let left: Vec<_> = j.lines.iter().map(|l| (l.key.origin, l.unspent())).collect();
    assert_eq!(left, [(2025, wan("20")), (2026, wan("200"))]);
    let expiring = alert(&j, RuleId::CarryoverExpiring).expect("an alert");
    assert_eq!((expiring.level, expiring.idle), (Level::Yellow, wan("20")));
    assert_eq!(level_of(&carried, "2026-09-30", RuleId::CarryoverExpiring), None, "only from October on");
}

#[test]
fn m11_money_two_years_old_is_to_be_given_back() {
    let quotas = [of_origin(2024, quota("5", "2026-01-01"))];
    let j = judged(&facts(&quotas, &[]), "2026-01-05");
    assert_eq!(level(&j, RuleId::CarryoverExpired), Some(Level::Red));
    assert_eq!(j.lights.spend, Light::Red);
}

#[test]
fn m12_a_voucher_dated_ahead_of_its_file_waits() {
    let mut ahead = paid("40", "2026-08-05");
    ahead.defects.future_dated = true;
    let f = facts(&[quota("100", "2026-01-01")], &[paid("30", "2026-06-01"), ahead]);
    let j = judged(&f, "2026-07-31");
    assert_eq!(j.figures.paid, wan("30"));
    let found = alert(&j, RuleId::DataQuality).expect("an alert");
    assert!(matches!(&found.finding, Finding::Quality(Defect::FutureDated(c)) if c.rows == 1 && c.sum == wan("40")));
    let later = judged(&f, "2026-08-31");
    assert_eq!((later.figures.paid, level(&later, RuleId::DataQuality)), (wan("70"), None));
}

#[test]
fn m15_adjustments_count_without_their_sign() {
    let quotas = [
        quota("100", "2026-01-01"),
        of_kind(QuotaKind::Addition, quota("60", "2026-03-01")),
        of_kind(QuotaKind::Cut, quota("-10", "2026-04-01")),
    ];
    let j = judged(&facts(&quotas, &[]), "2026-04-30");
    let found = alert(&j, RuleId::BudgetChurn).expect("an alert");
    assert_eq!(found.level, Level::Red);
    let Finding::Churn { initial, moved, net, share } = &found.finding else { panic!("{:?}", found.finding) };
    assert_eq!((*initial, *moved, *net, percent(*share)), (wan("100"), wan("70"), wan("50"), "70.00".into()));
}

#[test]
fn m16_much_money_lying_still_in_autumn_is_red() {
    let j = judged(&simple("1300", "676"), "2026-09-30");
    assert_eq!(printed(&j)[0], "52.00");
    let found = alert(&j, RuleId::LargeIdle).expect("an alert");
    assert_eq!((found.level, found.figures.unspent(), found.idle), (Level::Red, wan("624"), wan("624")));
    assert!(matches!(found.finding, Finding::LargeIdle { talk: false }));
}
