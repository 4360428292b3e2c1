//! Coverage as the yearly report counts it: how many departments, projects and
//! how much money stand under an approved target.

use rust_decimal::Decimal;

use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::ratio;

/// A project as it counts.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Its budget by fund type.
    pub by_fund: &'a [(FundType, Money)],
    /// Whether it must have a target of its own (invariant 1 of §2.5).
    pub required: bool,
    /// Whether it has an approved one.
    pub approved: bool,
}

/// How many, and how many of them with an approved target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Share {
    pub total: usize,
    pub approved: usize,
}

/// How much, and how much of it under an approved target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MoneyShare {
    pub total: Money,
    pub approved: Money,
}

/// A fund type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundShare {
    /// Which.
    pub fund: FundType,
    /// Projects with money of it.
    pub projects: usize,
    /// How much of it, and how much under an approved target.
    pub amount: MoneyShare,
}

/// Coverage of a year on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Departments that have projects; approved is their target as a whole.
    pub departments: Share,
    /// All projects.
    pub projects: Share,
    /// The projects that must have a target.
    pub required: Share,
    /// The budgets of all projects.
    pub amount: MoneyShare,
    /// The budgets of the projects that must have a target.
    pub required_amount: MoneyShare,
    /// In the order of the glossary.
    pub by_fund: Vec<FundShare>,
}

impl Share {
    fn add(&mut self, approved: bool) {
        self.total += 1;
        self.approved += usize::from(approved);
    }

    /// approved / total
    pub fn share(&self) -> Option<Decimal> {
        ratio::quotient(Decimal::from(self.approved), Decimal::from(self.total))
    }
}

impl MoneyShare {
    fn add(&mut self, amount: Money, approved: bool) {
        self.total += amount;
        if approved {
            self.approved += amount;
        }
    }

    /// approved / total
    pub fn share(&self) -> Option<Decimal> {
        ratio::share(self.approved, self.total)
    }
}

/// Counts. `departments` says of each whether its target is approved.
pub fn coverage<'a>(departments: impl Iterator<Item = bool>, projects: impl Iterator<Item = Counted<'a>>) -> Coverage {
    let mut out = Coverage::default();
    departments.for_each(|approved| out.departments.add(approved));
    for p in projects {
        let budget = p.by_fund.iter().map(|(_, m)| *m).sum();
        out.projects.add(p.approved);
        out.amount.add(budget, p.approved);
        if p.required {
            out.required.add(p.approved);
            out.required_amount.add(budget, p.approved);
        }
        for (fund, amount) in p.by_fund {
            let at = out.by_fund.iter().position(|f| f.fund == *fund).unwrap_or_else(|| {
                out.by_fund.push(FundShare { fund: fund.clone(), projects: 0, amount: MoneyShare::default() });
                out.by_fund.len() - 1
            });
            out.by_fund[at].projects += 1;
            out.by_fund[at].amount.add(*amount, p.approved);
        }
    }
    out.by_fund.sort_by(|a, b| a.fund.cmp(&b.fund));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_of_two_funds_counts_under_each_and_exempt_projects_are_not_asked_for_a_target() {
        let two = [(FundType::GeneralPublic, Money::from_yuan(60)), (FundType::GovernmentFund, Money::from_yuan(40))];
        let one = [(FundType::GeneralPublic, Money::from_yuan(100))];
        let projects = [
            Counted { by_fund: &two, required: true, approved: true },
            Counted { by_fund: &one, required: true, approved: false },
            Counted { by_fund: &one, required: false, approved: false },
        ];
        let c = coverage([true, false].into_iter(), projects.into_iter());
        assert_eq!(c.departments, Share { total: 2, approved: 1 });
        assert_eq!((c.projects, c.required), (Share { total: 3, approved: 1 }, Share { total: 2, approved: 1 }));
        assert_eq!(c.amount, MoneyShare { total: Money::from_yuan(300), approved: Money::from_yuan(100) });
        assert_eq!(c.required_amount.share(), Some(Decimal::new(5, 1)));
        let general = &c.by_fund[0];
        assert_eq!((general.projects, general.amount.total), (3, Money::from_yuan(260)));
        assert_eq!(general.amount.approved, Money::from_yuan(60));
    }
}
