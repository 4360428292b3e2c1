//! Fund lines of a project: project × fund type × origin year, and which
//! payment goes to which (contract "A fund line is …").

use crate::domain::date::{self, Date};
use crate::domain::fund::{FundType, Payment, Quota, QuotaKind, settle_kinds};
use crate::domain::money::Money;

use super::facts::ProjectFacts;

/// What tells one line of a project from another. Ordered oldest origin
/// first, then in the order of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// Year the money was first budgeted.
    pub origin: i16,
    /// 资金性质
    pub fund: FundType,
}

/// A fund line as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundLine {
    /// Which.
    pub key: LineKey,
    /// Sum of its quota lines in force.
    pub budget: Money,
    /// What payments it bears.
    pub paid: Money,
    /// Issue day of its first positive quota.
    pub since: Option<Date>,
}

impl FundLine {
    /// What is left; negative when overspent.
    pub fn unspent(&self) -> Money {
        self.budget - self.paid
    }
}

/// How money without an origin finds its line (domain.md §6.5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Allocation {
    /// Oldest origin first.
    #[default]
    Fifo,
    /// In proportion to what each line has left.
    ProRata,
    /// This year's money first.
    CurrentFirst,
}

impl Allocation {
    /// From the word of the setting.
    pub fn from_word(word: &str) -> Allocation {
        match word {
            "pro_rata" => Allocation::ProRata,
            "current_first" => Allocation::CurrentFirst,
            _ => Allocation::Fifo,
        }
    }
}

/// The quota lines in force on a day, kinds settled, origin years filled in.
/// Where none is in force, the declared budget stands in as one initial line
/// issued on January 1 (contract "The budget of a project").
pub fn quotas_in_force(facts: &ProjectFacts, year: i16, as_of: Date) -> Vec<Quota> {
    let mut quotas: Vec<Quota> = facts.quotas.iter().filter(|q| q.issued.is_none_or(|d| d <= as_of)).cloned().collect();
    if quotas.is_empty()
        && let Some(amount) = facts.declared
    {
        quotas.push(Quota {
            id: 0,
            kind: Some(QuotaKind::Initial),
            fund: facts.declared_fund.clone().unwrap_or(FundType::Unknown),
            origin_year: None,
            amount,
            issued: Some(date::first_of_year(year)),
            doc_no: None,
        });
    }
    for q in &mut quotas {
        // Before kinds are settled: carried-over money that is taken back (结转,
        // negative) leaves the line it came from, and an old origin says
        // 结转 where no column does.
        q.origin_year = Some(origin_of(q, year));
        if q.kind.is_none() && q.origin_year.is_some_and(|o| o < year) {
            q.kind = Some(QuotaKind::CarryOver);
        }
    }
    settle_kinds(&mut quotas);
    quotas
}

/// The origin year of a line: as a column names it; Y-1 for carried-over money.
pub fn origin_of(quota: &Quota, year: i16) -> i16 {
    match (quota.origin_year, quota.kind) {
        (Some(origin), _) if origin <= year => origin,
        (_, Some(QuotaKind::CarryOver)) => year - 1,
        _ => year,
    }
}

/// The fund lines of a project as of a day, with the payments they bear.
pub fn fund_lines(quotas: &[Quota], payments: &[Payment], year: i16, as_of: Date, how: Allocation) -> Vec<FundLine> {
    let mut lines = budgets(quotas, year);
    let mut typed: Vec<(FundType, Money)> = Vec::new();
    let mut untyped = Money::ZERO;
    for p in payments.iter().filter(|p| p.date <= as_of) {
        match p.fund.as_ref().filter(|f| **f != FundType::Unknown) {
            None => untyped += p.amount,
            Some(fund) => match typed.iter_mut().find(|(f, _)| f == fund) {
                Some((_, sum)) => *sum += p.amount,
                None => typed.push((fund.clone(), p.amount)),
            },
        }
    }
    typed.sort();
    let mut rest = untyped;
    for (fund, sum) in typed {
        let own: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].key.fund == fund).collect();
        let left = pour(&mut lines, &own, sum, year, how);
        match own.last() {
            // More came back than the line had paid: that stays visible on the line.
            Some(&last) if left.is_negative() => lines[last].paid += left,
            _ => rest += left,
        }
    }
    let all: Vec<usize> = (0..lines.len()).collect();
    let left = pour(&mut lines, &all, rest, year, how);
    // Nobody can pay any more: the last line takes what is left.
    if let Some(last) = lines.last_mut() {
        last.paid += left;
    }
    lines
}

fn budgets(quotas: &[Quota], year: i16) -> Vec<FundLine> {
    let mut lines: Vec<FundLine> = Vec::new();
    for q in quotas {
        let key = LineKey { origin: q.origin_year.unwrap_or(year), fund: q.fund.clone() };
        let since = q.amount.is_positive().then(|| q.issued.unwrap_or(date::first_of_year(year)));
        match lines.iter_mut().find(|l| l.key == key) {
            Some(line) => {
                line.budget += q.amount;
                line.since = [line.since, since].into_iter().flatten().min();
            }
            None => lines.push(FundLine { key, budget: q.amount, paid: Money::ZERO, since }),
        }
    }
    lines.sort_by(|a, b| a.key.cmp(&b.key));
    lines
}

/// Lets `sum` flow into the lines named by `order`, none of them below zero;
/// gives back what found no room. A negative sum flows back into the lines
/// that paid, newest first, so that refunds undo what they refund.
fn pour(lines: &mut [FundLine], order: &[usize], sum: Money, year: i16, how: Allocation) -> Money {
    let mut rest = sum;
    if rest.is_negative() {
        for &i in order.iter().rev() {
            let back = lines[i].paid.min(-rest).max(Money::ZERO);
            lines[i].paid -= back;
            rest += back;
        }
        return rest;
    }
    match how {
        Allocation::ProRata => rest = pour_pro_rata(lines, order, rest),
        Allocation::Fifo => order.iter().for_each(|&i| rest = fill(&mut lines[i], rest)),
        Allocation::CurrentFirst => {
            let (current, older): (Vec<usize>, Vec<usize>) = order.iter().partition(|i| lines[**i].key.origin == year);
            current.into_iter().chain(older).for_each(|i| rest = fill(&mut lines[i], rest));
        }
    }
    rest
}

fn fill(line: &mut FundLine, rest: Money) -> Money {
    let takes = line.unspent().max(Money::ZERO).min(rest);
    line.paid += takes;
    rest - takes
}

fn pour_pro_rata(lines: &mut [FundLine], order: &[usize], sum: Money) -> Money {
    let room: Vec<i128> = order.iter().map(|i| i128::from(lines[*i].unspent().max(Money::ZERO).fen())).collect();
    let total: i128 = room.iter().sum();
    if total == 0 {
        return sum;
    }
    let flows = i128::from(sum.fen()).min(total);
    for (&i, room) in order.iter().zip(&room) {
        let share = i64::try_from(flows * room / total).expect("a share is no larger than the whole");
        lines[i].paid += Money::from_fen(share);
    }
    let given: i128 = room.iter().map(|r| flows * r / total).sum();
    let mut rest = Money::from_fen(i64::try_from(flows - given).expect("less than one 分 a line"));
    order.iter().for_each(|&i| rest = fill(&mut lines[i], rest));
    sum - Money::from_fen(i64::try_from(flows).expect("no larger than the sum")) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::fund::Defects;

    fn quota(amount: i64, fund: FundType, origin: i16) -> Quota {
        Quota {
            id: 1,
            kind: Some(if origin < 2026 { QuotaKind::CarryOver } else { QuotaKind::Initial }),
            fund,
            origin_year: Some(origin),
            amount: Money::from_yuan(amount),
            issued: parse_iso("2026-01-20"),
            doc_no: None,
        }
    }

    fn payment(amount: i64, fund: Option<FundType>) -> Payment {
        Payment {
            id: 1,
            date: Date::constant(2026, 3, 1),
            amount: Money::from_yuan(amount),
            fund,
            defects: Defects::default(),
        }
    }

    #[track_caller]
    fn check(quotas: &[Quota], payments: &[Payment], how: Allocation, want: &[(i16, i64)]) {
        let lines = fund_lines(quotas, payments, 2026, Date::constant(2026, 12, 31), how);
        let got: Vec<_> = lines.iter().map(|l| (l.key.origin, l.paid.fen() / 100)).collect();
        assert_eq!(got, want);
    }

    use FundType::{GeneralPublic as General, GovernmentFund as Fund};

    #[test]
    fn untagged_money_takes_the_oldest_line_first() {
        let quotas = [quota(200, General, 2026), quota(80, General, 2025)];
        check(&quotas, &[payment(60, None)], Allocation::Fifo, &[(2025, 60), (2026, 0)]);
        check(&quotas, &[payment(100, None)], Allocation::Fifo, &[(2025, 80), (2026, 20)]);
        check(&quotas, &[payment(100, None)], Allocation::CurrentFirst, &[(2025, 0), (2026, 100)]);
        check(&quotas, &[payment(140, None)], Allocation::ProRata, &[(2025, 40), (2026, 100)]);
    }

    #[test]
    fn tagged_money_stays_with_its_fund_type_while_there_is_room() {
        let quotas = [quota(100, General, 2025), quota(200, Fund, 2025), quota(100, Fund, 2026)];
        check(&quotas, &[payment(250, Some(Fund))], Allocation::Fifo, &[(2025, 0), (2025, 200), (2026, 50)]);
        // 350 of fund money: 300 in its own lines, the rest where another line can still pay.
        check(&quotas, &[payment(350, Some(Fund))], Allocation::Fifo, &[(2025, 50), (2025, 200), (2026, 100)]);
    }

    #[test]
    fn the_last_line_takes_what_nobody_can_pay() {
        let quotas = [quota(80, General, 2025), quota(200, General, 2026)];
        check(&quotas, &[payment(300, None)], Allocation::Fifo, &[(2025, 80), (2026, 220)]);
        check(&quotas, &[payment(300, None)], Allocation::ProRata, &[(2025, 80), (2026, 220)]);
    }

    #[test]
    fn a_refund_flows_back() {
        let quotas = [quota(80, General, 2025), quota(200, General, 2026)];
        let payments = [payment(100, None), payment(-30, None)];
        check(&quotas, &payments, Allocation::Fifo, &[(2025, 70), (2026, 0)]);
        check(&quotas, &[payment(-30, Some(General))], Allocation::Fifo, &[(2025, 0), (2026, -30)]);
    }

    #[test]
    fn a_declared_budget_stands_in_only_while_there_is_no_quota() {
        let mut facts = ProjectFacts { declared: Some(Money::from_yuan(500)), ..ProjectFacts::default() };
        let jan = Date::constant(2026, 1, 10);
        assert_eq!(quotas_in_force(&facts, 2026, jan)[0].amount, Money::from_yuan(500));
        facts.quotas = vec![quota(300, General, 2026)];
        assert_eq!(quotas_in_force(&facts, 2026, jan)[0].amount, Money::from_yuan(500), "issued only on 01-20");
        assert_eq!(quotas_in_force(&facts, 2026, Date::constant(2026, 2, 1))[0].amount, Money::from_yuan(300));
    }
}
