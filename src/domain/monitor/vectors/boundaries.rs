//! Each rule just below, exactly on and just above its limits.

use super::*;
use crate::domain::monitor::alert::Finding;
use crate::domain::monitor::facts::{OwnPayee, PastYear, Twin};

const R: Option<Level> = Some(Level::Red);
const Y: Option<Level> = Some(Level::Yellow);

#[test]
fn lagging_spend_by_every_way_to_join_its_two_rules() {
    // Budget 1200 against 7/12 = 700 due. q: 560 is 80 %, 420 is 60 %; lag: 580 is 10 points, 460 is 20.
    for (combine, table) in [
        ("ratio", [("560", None), ("559.9999", Y), ("420", Y), ("419.9999", R)]),
        ("pp", [("580.0001", None), ("580", Y), ("460.0001", Y), ("460", R)]),
        ("both", [("560", None), ("559.9999", Y), ("420", Y), ("419.9999", R)]),
        ("either", [("580.0001", None), ("580", Y), ("460.0001", Y), ("460", R)]),
    ] {
        for (spent, want) in table {
            let j = judged_by(&simple("1200", spent), "2026-07-31", &[MONTH[0], ("monitor.combine", combine)]);
            assert_eq!(level(&j, RuleId::LaggingSpend), want, "{combine} {spent}");
        }
    }
    // Early in the year the points are the milder half: 1200 against 3/12 = 300.
    for (spent, want) in [("180.0001", None), ("180", Y), ("60.0001", Y), ("60", R)] {
        let j = judged_by(&simple("1200", spent), "2026-03-31", &MONTH);
        assert_eq!(level(&j, RuleId::LaggingSpend), want, "{spent}");
    }
}

#[test]
fn no_spend_by_days_and_by_the_first_fen() {
    for (as_of, spent, want) in [
        ("2026-03-31", "0", None),
        ("2026-04-01", "0", Y),
        ("2026-06-29", "0", Y),
        ("2026-06-30", "0", R),
        ("2026-06-30", "0.0001", None),
        ("2026-06-30", "-0.0001", R),
    ] {
        assert_eq!(level_of(&simple("10", spent), as_of, RuleId::NoSpend), want, "{as_of} {spent}");
    }
}

#[test]
fn node_rate_when_it_is_switched_on() {
    for (as_of, spent, want) in [
        ("2026-06-29", "0", None),
        ("2026-06-30", "50", None),
        ("2026-06-30", "49.9999", Y),
        ("2026-06-30", "30", Y),
        ("2026-06-30", "29.9999", R),
        ("2026-09-29", "50", None),
        ("2026-09-30", "75", None),
        ("2026-09-30", "74.9999", Y),
        ("2026-09-30", "45", Y),
        ("2026-09-30", "44.9999", R),
        ("2026-11-30", "90", None),
        ("2026-11-30", "89.9999", Y),
        ("2026-12-31", "54", Y),
        ("2026-12-31", "53.9999", R),
    ] {
        let f = simple("100", spent);
        let j = judged_by(&f, as_of, &[("R04.enabled", "on")]);
        assert_eq!(level(&j, RuleId::NodeRate), want, "{as_of} {spent}");
        assert_eq!(level_of(&f, as_of, RuleId::NodeRate), None, "off by default");
    }
}

#[test]
fn large_idle_by_day_by_rate_and_by_amount() {
    for (as_of, budget, spent, want, talks) in [
        ("2026-09-29", "5000", "0", None, false),
        ("2026-09-30", "5000", "0", R, true),
        ("2026-09-30", "199.9999", "0", None, false),
        ("2026-09-30", "200", "0", Y, false),
        ("2026-09-30", "499.9999", "0", Y, false),
        ("2026-09-30", "500", "0", R, false),
        ("2026-09-30", "999.9999", "0", R, false),
        ("2026-09-30", "1000", "0", R, true),
        ("2026-09-30", "5000", "3000", None, false), // 60 % is not below 60 %
        ("2026-09-30", "5000", "2999.9999", R, true),
    ] {
        let j = judged(&simple(budget, spent), as_of);
        let talk = alert(&j, RuleId::LargeIdle).is_some_and(|a| matches!(a.finding, Finding::LargeIdle { talk: true }));
        assert_eq!((level(&j, RuleId::LargeIdle), talk), (want, talks), "{as_of} {budget} {spent}");
    }
}

#[test]
fn carry_over_by_age_and_by_the_last_fen() {
    for (origin, as_of, spent, expiring, expired) in [
        (2026, "2026-12-31", "0", None, None),
        (2025, "2026-09-30", "0", None, None),
        (2025, "2026-10-01", "0", Y, None),
        (2025, "2026-10-01", "9.9999", Y, None),
        (2025, "2026-10-01", "10", None, None),
        (2024, "2026-01-01", "9.9999", None, R),
        (2024, "2026-01-01", "10", None, None),
        (2019, "2026-10-01", "0", None, R),
    ] {
        let old = Quota { origin_year: Some(origin), ..quota("10", "2026-01-01") };
        let f = facts(&[old, quota("90", "2026-01-01")], &[paid(spent, "2026-01-01")]);
        let j = judged(&f, as_of);
        let got = (level(&j, RuleId::CarryoverExpiring), level(&j, RuleId::CarryoverExpired));
        assert_eq!(got, (expiring, expired), "{origin} {as_of} {spent}");
    }
}

#[test]
fn budget_churn_adds_what_was_moved() {
    for (added, cut, want) in [
        ("29.9999", "0", None),
        ("30", "0", Y),
        ("10", "-20", Y),
        ("49.9999", "0", Y),
        ("50", "0", R),
        ("25", "-25", R),
        ("0", "-30", Y),
    ] {
        let quotas = [
            quota("100", "2026-01-01"),
            of_kind(QuotaKind::Addition, quota(added, "2026-03-01")),
            of_kind(QuotaKind::Cut, quota(cut, "2026-04-01")),
        ];
        assert_eq!(level_of(&facts(&quotas, &[]), "2026-06-30", RuleId::BudgetChurn), want, "{added} {cut}");
    }
}

#[test]
fn overspend_by_one_fen() {
    for (spent, want) in [("99.9999", None), ("100", None), ("100.0001", R)] {
        assert_eq!(level_of(&simple("100", spent), "2026-06-30", RuleId::Overspend), want, "{spent}");
    }
}

#[test]
fn yearend_rush_is_asked_when_the_year_is_over() {
    let f = |november: &str, december: &str| {
        let payments = [paid(november, "2026-11-30"), paid(december, "2026-12-01"), paid("0", "2026-12-31")];
        facts(&[quota("1000", "2026-01-01")], &payments)
    };
    for (december, want) in [("24.9999", None), ("25", Y), ("39.9999", Y), ("40", R)] {
        let november = wan("100") - wan(december);
        let rush = f(&november.wan().to_string(), december);
        assert_eq!(level_of(&rush, "2027-01-15", RuleId::YearendRush), want, "{december}");
        assert_eq!(level_of(&rush, "2026-12-30", RuleId::YearendRush), None, "not before the year is over");
    }
    // What was paid for the year in the January after it was not paid in December.
    let late = facts(&[quota("1000", "2026-01-01")], &[paid("60", "2026-11-30"), paid("40", "2027-01-05")]);
    assert_eq!(level_of(&late, "2027-01-31", RuleId::YearendRush), None);
}

#[test]
fn duplicates_up_to_seven_days_apart() {
    let twin = |second: &str| Twin { first: on("2026-03-01"), second: on(second), amount: wan("5"), payment_id: 2 };
    for (second, want) in [("2026-03-01", true), ("2026-03-08", true), ("2026-03-09", false)] {
        let f = ProjectFacts { twins: vec![twin(second)], ..simple("100", "60") };
        let found = level_of(&f, "2026-06-30", RuleId::DuplicatePayment);
        assert_eq!(found, want.then_some(Level::Blue), "{second}");
        assert_eq!(level_of(&f, "2026-02-28", RuleId::DuplicatePayment), None, "not before it happened");
    }
}

#[test]
fn transfers_to_an_account_of_ones_own() {
    let own = |amount: &str, date: &str| OwnPayee { date: on(date), amount: wan(amount), payee: "市民航局".into() };
    for (amounts, want) in
        [(vec!["0.0001"], Y), (vec!["99.9999"], Y), (vec!["100"], R), (vec!["60", "40"], R), (vec!["60", "-60"], None)]
    {
        let own_payees = amounts.iter().map(|a| own(a, "2026-03-01")).collect();
        let f = ProjectFacts { own_payees, ..simple("1000", "600") };
        assert_eq!(level_of(&f, "2026-03-01", RuleId::TransferToSelf), want, "{amounts:?}");
        assert_eq!(level_of(&f, "2026-02-28", RuleId::TransferToSelf), None);
    }
}

#[test]
fn forecast_carryover_needs_a_share_and_an_amount() {
    let past = PastYear { year: 2025, by_day: wan("50"), total: wan("100") };
    for (budget, spent, want) in [
        ("1000", "400", Y),         // 200 left: 20 %
        ("1000", "400.0001", None), // 0.0002 less
        ("500", "200", Y),          // 100 left
        ("499.9999", "200", None),  // 99.9999 left
        ("1000", "300", R),         // 400 left: 40 %
        ("1000", "300.0001", Y),
        ("600", "150", R),      // 300 left
        ("599.9999", "150", Y), // 299.9999 left
        ("1000", "500", None),
        ("1000", "900", None), // more than the budget is not forecast
        ("1000", "-1", R),     // less than nothing neither
    ] {
        let f = ProjectFacts { history: vec![past], ..simple(budget, spent) };
        assert_eq!(level_of(&f, "2026-08-01", RuleId::ForecastCarryover), want, "{budget} {spent}");
    }
}

#[test]
fn a_forecast_is_compared_unrounded() {
    // 1/3 of the year is usual; 0.8 of the budget would need a third of a 分 more.
    let past = PastYear { year: 2025, by_day: Money::from_fen(1), total: Money::from_fen(3) };
    let f = |budget| ProjectFacts {
        history: vec![past],
        ..facts(
            &[Quota { amount: Money::from_fen(budget), ..quota("0", "2026-01-01") }],
            &[Payment { amount: Money::from_fen(400_000_000), ..paid("0", "2026-01-01") }],
        )
    };
    let level = |budget| level_of(&f(budget), "2026-08-01", RuleId::ForecastCarryover);
    assert_eq!((level(1_500_000_000), level(1_499_999_999)), (Y, None));
}
