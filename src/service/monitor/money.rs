//! Amounts of projects by a cut-off day, as the forms print them.

use std::collections::HashMap;

use crate::domain::date::Date;
use crate::domain::fund::{FundType, QuotaKind};
use crate::domain::money::Money;
use crate::domain::monitor::lines::{self, Allocation};
use crate::domain::monitor::setting::RuleSet;
use crate::service::Fault;
use crate::store::Store;

/// What a project has and has paid by a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::service) struct Amounts {
    /// Budget in force.
    pub budget: Money,
    /// Of it: as first approved, carried-over money too.
    pub initial: Money,
    /// Paid.
    pub paid: Money,
    /// Budget and payments of 财政拨款, where every line tells its fund.
    pub fiscal: Option<(Money, Money)>,
}

impl Amounts {
    /// Budget and payments of other money, where every line tells its fund.
    pub fn other(&self) -> Option<(Money, Money)> {
        self.fiscal.map(|(budget, paid)| (self.budget - budget, self.paid - paid))
    }
}

/// By row of the project-year.
pub(in crate::service) fn amounts(
    store: &Store,
    rules: &RuleSet,
    year: i16,
    cutoff: Date,
) -> Result<HashMap<i64, Amounts>, Fault> {
    let allocation = Allocation::from_word(rules.word("monitor.carryover_allocation"));
    let mut found = HashMap::new();
    store.facts(year, cutoff, |row, facts| {
        let quotas = lines::quotas_in_force(&facts, year, cutoff);
        let lines = lines::fund_lines(&quotas, &facts.payments, year, cutoff, allocation);
        let first = |k: Option<QuotaKind>| matches!(k, None | Some(QuotaKind::Initial | QuotaKind::CarryOver));
        let own = |f: &FundType| matches!(f, FundType::SpecialAccount | FundType::UnitFunds | FundType::OtherFunds);
        let told =
            !lines.is_empty() && !lines.iter().any(|l| matches!(l.key.fund, FundType::Unknown | FundType::Named(_)));
        let fiscal = lines.iter().filter(|l| !own(&l.key.fund));
        let fiscal = fiscal.fold((Money::ZERO, Money::ZERO), |(b, p), l| (b + l.budget, p + l.paid));
        let amounts = Amounts {
            budget: quotas.iter().map(|q| q.amount).sum(),
            initial: quotas.iter().filter(|q| first(q.kind)).map(|q| q.amount).sum(),
            paid: facts.payments.iter().filter(|p| p.date <= cutoff).map(|p| p.amount).sum(),
            fiscal: told.then_some(fiscal),
        };
        found.insert(row.project.id, amounts);
        true
    })?;
    Ok(found)
}
