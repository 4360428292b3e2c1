//! The two execution rates, kept apart (domain.md §5.6), and what a report says
//! of them held against our own payments.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::ratio;

/// Amounts behind the rates, over every project and year of an evaluation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amounts {
    /// 全年预算数
    pub budget: Money,
    /// 实际到位资金; nothing until somebody says.
    pub received: Option<Money>,
    /// 实际支出
    pub paid: Money,
}

impl Amounts {
    /// 预算执行率 of the framework: 实际支出 / 实际到位.
    pub fn framework(&self) -> Option<Decimal> {
        self.received.and_then(|received| ratio::share(self.paid, received))
    }

    /// 执行率 of self-evaluation and monitoring: 执行数 / 预算数.
    pub fn execution(&self) -> Option<Decimal> {
        ratio::share(self.paid, self.budget)
    }

    /// 资金到位率: 实际到位 / 预算.
    pub fn funding(&self) -> Option<Decimal> {
        self.received.and_then(|received| ratio::share(received, self.budget))
    }

    /// The sum of several; received is known once it is known of all.
    pub fn sum(parts: &[Amounts]) -> Amounts {
        Amounts {
            budget: parts.iter().map(|p| p.budget).sum(),
            received: parts.iter().map(|p| p.received).sum(),
            paid: parts.iter().map(|p| p.paid).sum(),
        }
    }
}

/// What a report says, beside what we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the report says was paid.
    pub reported: Money,
    /// What our payments add up to.
    pub ours: Money,
    /// The first less the second.
    pub difference: Money,
    /// The framework's rate by the report's figure.
    pub reported_rate: Option<Decimal>,
}

/// Holds what a report says was paid against our payments.
pub fn compare(amounts: &Amounts, reported: Money) -> Compared {
    let theirs = Amounts { paid: reported, ..*amounts };
    Compared {
        reported,
        ours: amounts.paid,
        difference: Money::from_fen(reported.fen().saturating_sub(amounts.paid.fen())),
        reported_rate: theirs.framework(),
    }
}

/// What share of the money field work looked at; nothing where there is none.
pub fn sample_share(looked_at: Money, all: Money) -> Option<Decimal> {
    ratio::share(looked_at, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(n: i64) -> Money {
        Money::from_yuan(n)
    }

    #[test]
    fn the_two_rates_of_one_project_are_two() {
        // 五华区: invested 660万, received 495万, paid 470.37万 (reports.md).
        let wuhua =
            Amounts { budget: yuan(6_600_000), received: Some(yuan(4_950_000)), paid: Money::from_fen(470_370_000) };
        let two = |r: Option<Decimal>| r.map(|r| ratio::round_half_away(ratio::points(r), 2).to_string());
        assert_eq!(two(wuhua.framework()).as_deref(), Some("95.02"));
        assert_eq!(two(wuhua.execution()).as_deref(), Some("71.27"));
        assert_eq!(two(wuhua.funding()).as_deref(), Some("75.00"));
    }

    #[test]
    fn without_receipts_there_is_no_rate_of_the_framework() {
        let early = Amounts { budget: yuan(100), received: None, paid: yuan(40) };
        assert_eq!((early.framework(), early.funding()), (None, None));
        assert_eq!(early.execution(), Some(Decimal::new(4, 1)));
        let none = Amounts { budget: Money::ZERO, received: Some(Money::ZERO), paid: Money::ZERO };
        assert_eq!((none.framework(), none.execution()), (None, None));
    }

    #[test]
    fn two_years_are_one_sum_and_one_unknown_receipt_leaves_it_unknown() {
        let year = |received| Amounts { budget: yuan(100), received, paid: yuan(90) };
        let both = Amounts::sum(&[year(Some(yuan(95))), year(Some(yuan(85)))]);
        assert_eq!((both.budget, both.received, both.paid), (yuan(200), Some(yuan(180)), yuan(180)));
        assert_eq!(both.framework(), Some(Decimal::ONE));
        assert_eq!(Amounts::sum(&[year(Some(yuan(95))), year(None)]).received, None);
    }

    #[test]
    fn what_a_report_says_is_held_against_our_payments() {
        let ours = Amounts { budget: yuan(100), received: Some(yuan(80)), paid: yuan(60) };
        let compared = compare(&ours, yuan(64));
        assert_eq!((compared.difference, compared.reported_rate), (yuan(4), Some(Decimal::new(8, 1))));
    }
}
