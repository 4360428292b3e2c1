//! The field's worked examples, its settled arithmetic and its edge cases, as
//! tests by their names in the documents. Never here: a rule of its own.

mod attainment;
mod boundaries;
mod edges;
mod evaluation;
mod examples;
mod properties;
mod recoverable;
mod rectification;
mod settled;
mod switches;
mod targets;

use rust_decimal::Decimal;

use super::alert::Alert;
use super::facts::{Day, ProjectFacts};
use super::judge::{Judgement, judge};
use super::light::Level;
use super::lines::Allocation;
use super::rule::RuleId;
use super::setting::{RuleSet, Source};
use crate::domain::date::{Date, parse_iso};
use crate::domain::fund::{Defects, FundType, Payment, Quota, QuotaKind};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::ratio;

const GENERAL: FundType = FundType::GeneralPublic;
const FUND: FundType = FundType::GovernmentFund;

fn on(day: &str) -> Date {
    parse_iso(day).expect("a day")
}

/// An amount written in 万元.
fn wan(amount: &str) -> Money {
    let plain = amount.trim_start_matches('-');
    let money = Money::parse(plain, MoneyUnit::Wan).expect("an amount");
    if plain == amount { money } else { -money }
}

/// An initial line of general public money.
fn quota(amount: &str, issued: &str) -> Quota {
    Quota {
        id: 1,
        kind: Some(QuotaKind::Initial),
        fund: GENERAL,
        origin_year: None,
        amount: wan(amount),
        issued: parse_iso(issued),
        doc_no: None,
    }
}

fn of_kind(kind: QuotaKind, quota: Quota) -> Quota {
    Quota { kind: Some(kind), ..quota }
}

fn of_fund(fund: FundType, quota: Quota) -> Quota {
    Quota { fund, ..quota }
}

fn of_origin(origin: i16, quota: Quota) -> Quota {
    Quota { origin_year: Some(origin), kind: Some(QuotaKind::CarryOver), ..quota }
}

/// An untagged payment; negative for a refund.
fn paid(amount: &str, date: &str) -> Payment {
    Payment { id: 1, date: on(date), amount: wan(amount), fund: None, defects: Defects::default() }
}

fn from(fund: FundType, payment: Payment) -> Payment {
    Payment { fund: Some(fund), ..payment }
}

fn facts(quotas: &[Quota], payments: &[Payment]) -> ProjectFacts {
    ProjectFacts { quotas: quotas.to_vec(), payments: payments.to_vec(), ..ProjectFacts::default() }
}

/// One initial line of Jan 1, 2026 and one payment of that day.
fn simple(budget: &str, spent: &str) -> ProjectFacts {
    facts(&[quota(budget, "2026-01-01")], &[paid(spent, "2026-01-01")])
}

fn rules(changes: &[(&str, &str)]) -> RuleSet {
    let mut set = RuleSet::default();
    for (key, value) in changes {
        set.set(key, value, Source::Default).unwrap_or_else(|e| panic!("{key} = {value}: {e:?}"));
    }
    set
}

fn day(as_of: &str) -> Day {
    Day { year: 2026, as_of: on(as_of), allocation: Allocation::Fifo }
}

/// Judged for 2026 under the rules as they ship.
fn judged(facts: &ProjectFacts, as_of: &str) -> Judgement {
    judge(facts, &RuleSet::default(), day(as_of))
}

fn judged_by(facts: &ProjectFacts, as_of: &str, changes: &[(&str, &str)]) -> Judgement {
    judge(facts, &rules(changes), day(as_of))
}

/// Incumbent pace: closed months.
const MONTH: [(&str, &str); 1] = [("monitor.time_base", "month")];

fn alert(judgement: &Judgement, rule: RuleId) -> Option<&Alert> {
    judgement.alerts.iter().find(|a| a.rule == rule)
}

/// Level of the harshest alert of a rule.
fn level(judgement: &Judgement, rule: RuleId) -> Option<Level> {
    judgement.alerts.iter().filter(|a| a.rule == rule).map(|a| a.level).max()
}

fn level_of(facts: &ProjectFacts, as_of: &str, rule: RuleId) -> Option<Level> {
    level(&judged(facts, as_of), rule)
}

/// As it is printed: points or percent with two decimals.
fn percent(share: Decimal) -> String {
    format!("{:.2}", ratio::round_half_away(ratio::points(share), 2))
}

/// Rate, pace, lag and pace ratio as printed.
fn printed(judgement: &Judgement) -> [String; 4] {
    let rate = judgement.figures.rate.expect("a budget");
    let pace = judgement.figures.pace.expected;
    [rate, pace, pace - rate, rate / pace].map(percent)
}
