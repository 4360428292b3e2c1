//! What could be given back, why, and what came back of it.

use super::*;
use crate::domain::monitor::facts::PastYear;
use crate::domain::monitor::idle::{Proposal, Reason, Recoverable, Tail, Tracked, recoverable, sums, track};
use crate::domain::monitor::lines::LineKey;

fn line(origin: i16, fund: FundType) -> LineKey {
    LineKey { origin, fund }
}

fn told(found: &[Recoverable]) -> Vec<(i16, Reason, Money, Money)> {
    found.iter().map(|r| (r.line.origin, r.reason, r.idle, r.tail)).collect()
}

/// Money of three years: two years old, last year's and this year's.
fn three_years(spent: &str) -> ProjectFacts {
    let quotas = [
        of_origin(2024, quota("50", "2026-01-01")),
        of_origin(2025, quota("80", "2026-01-01")),
        quota("900", "2026-01-20"),
    ];
    facts(&quotas, &[paid(spent, "2026-03-01")])
}

#[test]
fn each_line_gives_back_once_for_its_first_reason() {
    // 20 of the oldest money is paid: the rest of it has expired; nothing of
    // the others is paid, which counts before their age and their size.
    let j = judged(&three_years("20"), "2026-10-01");
    let found = recoverable(&j, &[]);
    assert_eq!(
        told(&found),
        [
            (2024, Reason::CarryoverExpired, wan("30"), Money::ZERO),
            (2025, Reason::NoSpend, wan("80"), Money::ZERO),
            (2026, Reason::NoSpend, wan("900"), Money::ZERO),
        ]
    );
    assert_eq!(found.iter().map(Recoverable::amount).sum::<Money>(), j.idle);
}

#[test]
fn what_the_whole_has_beyond_its_lines_lies_on_the_others() {
    // 200 paid: the two carry-overs are used up, 70 of this year's money too.
    let j = judged(&three_years("200"), "2026-10-01");
    assert_eq!(told(&recoverable(&j, &[])), [(2026, Reason::LargeIdle, wan("830"), Money::ZERO)]);
    // 100 paid: 30 of last year's is expiring, 900 were never touched.
    let j = judged(&three_years("100"), "2026-10-01");
    let want =
        [(2025, Reason::CarryoverExpiring, wan("30"), Money::ZERO), (2026, Reason::NoSpend, wan("900"), Money::ZERO)];
    assert_eq!(told(&recoverable(&j, &[])), want);
}

#[test]
fn a_surplus_to_come_is_what_the_forecast_leaves() {
    // Usually half of the year's money is paid by August: 300 makes 600 of 1,000.
    let past = PastYear { year: 2025, by_day: wan("50"), total: wan("100") };
    let f = ProjectFacts { history: vec![past], ..simple("1000", "300") };
    let j = judged(&f, "2026-08-31");
    assert_eq!(told(&recoverable(&j, &[])), [(2026, Reason::ForecastSurplus, wan("400"), Money::ZERO)]);
    // From autumn on all that lies still counts, and it is more.
    let j = judged(&f, "2026-09-30");
    assert_eq!(told(&recoverable(&j, &[])), [(2026, Reason::LargeIdle, wan("700"), Money::ZERO)]);
}

#[test]
fn what_a_contract_still_needs_stays() {
    let j = judged(&three_years("20"), "2026-10-01");
    let tails = [
        Tail { line: line(2024, GENERAL), amount: None },
        Tail { line: line(2025, GENERAL), amount: Some(wan("15")) },
        Tail { line: line(2025, FUND), amount: Some(wan("99")) },
    ];
    let found = recoverable(&j, &tails);
    let amounts: Vec<_> = found.iter().map(|r| (r.tail, r.amount())).collect();
    assert_eq!(amounts, [(wan("30"), wan("0")), (wan("15"), wan("65")), (wan("0"), wan("900"))]);
    let by = sums(found.iter().map(|r| ("148", r)));
    let no_spend = by["148"][&Reason::NoSpend];
    assert_eq!(
        (no_spend.lines, no_spend.idle, no_spend.tail, no_spend.amount()),
        (2, wan("980"), wan("15"), wan("965"))
    );
    assert_eq!(by["148"][&Reason::CarryoverExpired].lines, 0, "all of it is owed");
}

#[test]
fn what_was_really_taken_back() {
    let proposals = [
        Proposal { line: line(2026, GENERAL), on: on("2026-09-01"), until: None, amount: wan("100") },
        Proposal { line: line(2026, GENERAL), on: on("2026-10-01"), until: None, amount: wan("50") },
        Proposal { line: line(2026, FUND), on: on("2026-09-01"), until: None, amount: wan("70") },
    ];
    let cut = |amount, day| of_kind(QuotaKind::Cut, quota(amount, day));
    let quotas = [
        quota("900", "2026-01-20"),
        cut("-10", "2026-09-01"), // the budget of the proposal knew it
        cut("-60", "2026-09-02"),
        cut("-70", "2026-10-15"),
        cut("-45", "2026-12-01"),
    ];
    let by = |as_of: &str| {
        let (tracked, beyond) = track(&proposals, &quotas, 2026, on(as_of));
        (tracked.iter().map(|t| t.recovered).collect::<Vec<_>>(), beyond)
    };
    assert_eq!(by("2026-09-01"), (vec![wan("0"); 3], wan("0")));
    assert_eq!(by("2026-09-30"), (vec![wan("60"), wan("0"), wan("0")], wan("0")));
    assert_eq!(by("2026-10-31"), (vec![wan("100"), wan("30"), wan("0")], wan("0")));
    assert_eq!(by("2026-12-31"), (vec![wan("100"), wan("50"), wan("0")], wan("25")));
    let (tracked, _) = track(&proposals, &quotas, 2026, on("2026-10-31"));
    let cuts = vec![(2, wan("60")), (3, wan("40"))];
    assert_eq!(tracked[0], Tracked { recovered: wan("100"), cuts, last: Some(on("2026-10-15")) });
    assert_eq!(proposals[1].outstanding(&tracked[1]), wan("20"));
}
