//! Idle money that could be given back (收回建议, domain.md §6.3): per fund line
//! how much and why, each line once, contract tails left out; and what was
//! really taken back of what was proposed.

use std::collections::BTreeMap;

use super::alert::Alert;
use super::judge::Judgement;
use super::lines::{FundLine, LineKey};
use super::rule::RuleId;
use crate::domain::date::Date;
use crate::domain::fund::Quota;
use crate::domain::money::Money;

/// Why money could be given back. The first that fits a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// 结转超两年, 应收回
    CarryoverExpired,
    /// 下达未支出
    NoSpend,
    /// 结转将满两年
    CarryoverExpiring,
    /// 大额沉淀
    LargeIdle,
    /// 预计年末结余
    ForecastSurplus,
}

impl Reason {
    /// In the order in which they count.
    pub const ALL: [Reason; 5] = [
        Reason::CarryoverExpired,
        Reason::NoSpend,
        Reason::CarryoverExpiring,
        Reason::LargeIdle,
        Reason::ForecastSurplus,
    ];

    /// The rule that finds it, whose name is its name.
    pub const fn rule(self) -> RuleId {
        match self {
            Reason::CarryoverExpired => RuleId::CarryoverExpired,
            Reason::NoSpend => RuleId::NoSpend,
            Reason::CarryoverExpiring => RuleId::CarryoverExpiring,
            Reason::LargeIdle => RuleId::LargeIdle,
            Reason::ForecastSurplus => RuleId::ForecastCarryover,
        }
    }
}

/// A mark on a fund line: so much of it is owed by contract (合同尾款) and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail {
    /// Which line.
    pub line: LineKey,
    /// How much; all of it where nobody said.
    pub amount: Option<Money>,
}

/// What one fund line could give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoverable {
    /// Which line.
    pub line: LineKey,
    /// Why.
    pub reason: Reason,
    /// What lies idle on it for that reason.
    pub idle: Money,
    /// Of that, what its contract still needs.
    pub tail: Money,
}

impl Recoverable {
    /// What could be given back today.
    pub fn amount(&self) -> Money {
        self.idle - self.tail
    }
}

/// What the lines of a judged project could give back, by the alerts it has.
/// Together they are its idle money, to the 分.
pub fn recoverable(judgement: &Judgement, tails: &[Tail]) -> Vec<Recoverable> {
    recoverable_of(&judgement.lines, &judgement.alerts.iter().collect::<Vec<_>>(), tails)
}

/// The same of lines and alerts that were judged before.
pub fn recoverable_of(lines: &[FundLine], alerts: &[&Alert], tails: &[Tail]) -> Vec<Recoverable> {
    let mut found: Vec<Recoverable> = Vec::new();
    for line in lines {
        let own = |reason: &Reason| {
            let alert = alerts.iter().find(|a| a.rule == reason.rule() && a.line.as_ref() == Some(&line.key));
            alert.map(|a| (*reason, a.idle))
        };
        if let Some((reason, idle)) = Reason::ALL.iter().find_map(own).filter(|(_, idle)| idle.is_positive()) {
            found.push(of(line.key.clone(), reason, idle, tails));
        }
    }
    // What an alert on the whole says beyond its lines lies on the others,
    // oldest money first.
    let Some(whole) = whole(alerts) else { return found };
    let counted: Money = found.iter().map(|r| r.idle).sum();
    let mut rest = whole.idle - counted;
    let reason = Reason::ALL.into_iter().find(|r| r.rule() == whole.rule).unwrap_or(Reason::LargeIdle);
    for line in lines {
        let idle = line.unspent().min(rest);
        if idle.is_positive() && !found.iter().any(|r| r.line == line.key) {
            rest -= idle;
            found.push(of(line.key.clone(), reason, idle, tails));
        }
    }
    found.sort_by(|a, b| a.line.cmp(&b.line));
    found
}

/// The alert on the whole project that speaks of the most idle money.
fn whole<'a>(alerts: &[&'a Alert]) -> Option<&'a Alert> {
    let idle = alerts.iter().copied().filter(|a| a.line.is_none() && a.rule.info().idle);
    // Of two that say the same the first counts, as reasons do.
    idle.min_by_key(|a| (std::cmp::Reverse(a.idle), Reason::ALL.iter().position(|r| r.rule() == a.rule)))
}

fn of(line: LineKey, reason: Reason, idle: Money, tails: &[Tail]) -> Recoverable {
    let owed = |t: &Tail| t.amount.unwrap_or(idle).max(Money::ZERO);
    let tail: Money = tails.iter().filter(|t| t.line == line).map(owed).sum();
    Recoverable { line, reason, idle, tail: tail.min(idle) }
}

/// Sums over some lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many lines could give anything back.
    pub lines: usize,
    /// What lies idle.
    pub idle: Money,
    /// Of that, what contracts still need.
    pub tail: Money,
}

impl Sum {
    /// What could be given back.
    pub fn amount(&self) -> Money {
        self.idle - self.tail
    }

    /// Both together.
    pub fn plus(self, other: Sum) -> Sum {
        Sum { lines: self.lines + other.lines, idle: self.idle + other.idle, tail: self.tail + other.tail }
    }

    fn add(&mut self, one: &Recoverable) {
        self.lines += usize::from(one.amount().is_positive());
        self.idle += one.idle;
        self.tail += one.tail;
    }
}

/// Sums by group (a department) and by reason within it.
pub fn sums<'a, K: Ord>(rows: impl IntoIterator<Item = (K, &'a Recoverable)>) -> BTreeMap<K, BTreeMap<Reason, Sum>> {
    let mut groups: BTreeMap<K, BTreeMap<Reason, Sum>> = BTreeMap::new();
    for (group, one) in rows {
        groups.entry(group).or_default().entry(one.reason).or_default().add(one);
    }
    groups
}

/// A proposal to take money back from a fund line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which line.
    pub line: LineKey,
    /// When it was made.
    pub on: Date,
    /// The last day on which it was asked for, where it was withdrawn.
    pub until: Option<Date>,
    /// How much.
    pub amount: Money,
}

/// What became of a proposal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tracked {
    /// Taken back so far; never more than was proposed.
    pub recovered: Money,
    /// The cuts that went into it, each by its place in the list and with how
    /// much of it; oldest first.
    pub cuts: Vec<(usize, Money)>,
    /// The day of the last of them.
    pub last: Option<Date>,
}

impl Proposal {
    /// What is still to be taken back.
    pub fn outstanding(&self, tracked: &Tracked) -> Money {
        self.amount - tracked.recovered
    }
}

/// What was really taken back of each proposal of a project by a day: cuts of
/// the line's quota after the proposal's day, whose budget already knew those
/// before. A cut counts once, for the oldest proposal that still waits. Gives
/// also what was cut beyond them all.
pub fn track(proposals: &[Proposal], quotas: &[Quota], year: i16, as_of: Date) -> (Vec<Tracked>, Money) {
    let mut tracked = vec![Tracked::default(); proposals.len()];
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|i| proposals[*i].on);
    let mut cuts: Vec<(usize, &Quota)> = quotas.iter().enumerate().filter(|(_, q)| q.amount.is_negative()).collect();
    cuts.sort_by_key(|(_, q)| q.issued);
    let mut beyond = Money::ZERO;
    for (at, cut) in cuts {
        let Some(day) = cut.issued.filter(|d| *d <= as_of) else { continue };
        let line = LineKey { origin: cut.origin_year.unwrap_or(year), fund: cut.fund.clone() };
        let asks = |p: &Proposal| p.line == line && p.on < day && p.until.is_none_or(|last| day <= last);
        let asked: Vec<usize> = order.iter().copied().filter(|i| asks(&proposals[*i])).collect();
        let mut rest = -cut.amount;
        for i in &asked {
            let takes = proposals[*i].outstanding(&tracked[*i]).max(Money::ZERO).min(rest);
            if takes.is_positive() {
                tracked[*i].recovered += takes;
                tracked[*i].cuts.push((at, takes));
                tracked[*i].last = Some(day);
                rest -= takes;
            }
        }
        if !asked.is_empty() {
            beyond += rest;
        }
    }
    (tracked, beyond)
}
