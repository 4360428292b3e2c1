//! Until when a target is to be declared: with the budget, in the year before;
//! of a project that came in mid-year so many days after its money (§2.4).

use crate::domain::date::{self, Date};
use crate::domain::fund::{Quota, QuotaKind};

/// The day on which a mid-year project's first money was issued; nothing for
/// a project that stood in the budget from the start, or carries money over.
/// Of the quotas in force, kinds settled.
pub fn mid_year(quotas: &[Quota], year: i16) -> Option<Date> {
    let mut first: Option<Date> = None;
    for quota in quotas.iter().filter(|q| q.amount.is_positive()) {
        let issued = quota.issued.filter(|d| *d > date::first_of_year(year));
        match (quota.kind, issued) {
            (Some(QuotaKind::Addition), Some(day)) => first = Some(first.map_or(day, |f| f.min(day))),
            (Some(QuotaKind::Cut), _) => {}
            // Initial, carried over, or undated: it was there from the start.
            _ => return None,
        }
    }
    first
}

/// The last day for declaring: `regular` lies in the year before.
pub fn due(regular: Date, mid_year: Option<Date>, days: i64) -> Date {
    match mid_year {
        Some(issued) => date::days_after(issued, days),
        None => regular,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fund::FundType;
    use crate::domain::money::Money;

    fn quota(kind: QuotaKind, yuan: i64, issued: Option<&str>) -> Quota {
        Quota {
            id: 1,
            kind: Some(kind),
            fund: FundType::GeneralPublic,
            origin_year: None,
            amount: Money::from_yuan(yuan),
            issued: issued.map(|d| date::parse_iso(d).expect("a day")),
            doc_no: None,
        }
    }

    #[test]
    fn a_project_is_mid_year_when_all_its_money_was_added() {
        let added = quota(QuotaKind::Addition, 100, Some("2021-05-10"));
        let again = quota(QuotaKind::Addition, 50, Some("2021-04-02"));
        let first = date::parse_iso("2021-04-02");
        assert_eq!(mid_year(&[added.clone(), again.clone()], 2021), first);
        let initial = quota(QuotaKind::Initial, 10, Some("2021-02-01"));
        assert_eq!(mid_year(&[added.clone(), initial], 2021), None);
        let carried = quota(QuotaKind::CarryOver, 10, None);
        assert_eq!(mid_year(&[added.clone(), carried], 2021), None);
        let advance = quota(QuotaKind::Addition, 10, Some("2020-12-20"));
        assert_eq!(mid_year(&[advance, added], 2021), None, "issued ahead of the year");
        assert_eq!(mid_year(&[], 2021), None);
    }
}
