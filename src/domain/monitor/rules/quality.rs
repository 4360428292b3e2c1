//! `data_quality` (R18): one alert a project and kind of defect. What concerns
//! no project is listed with the import batch.

use super::{Case, Verdict};
use crate::domain::fund::{Defects, Payment, QuotaKind};
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Counted, Defect, Finding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;

/// Every kind of defect the project's data shows on the day.
pub(super) fn data_quality(case: &Case<'_>) -> Verdict {
    let as_of = case.day.as_of;
    let known = || case.facts.payments.iter().filter(move |p| p.date <= as_of);
    let marked = |has: fn(&Defects) -> bool| count(known().filter(|p| has(&p.defects)));
    let mut defects = Vec::new();
    defects.extend(declared_differs(case));
    // Dated ahead of the file that holds it: it waits outside the figures.
    let ahead = count(case.facts.payments.iter().filter(|p| p.defects.future_dated && p.date > as_of));
    defects.extend(ahead.map(Defect::FutureDated));
    defects.extend(paid_before_quota(case));
    defects.extend(marked(|d| d.account_has_han).map(Defect::AccountHasHan));
    defects.extend(marked(|d| d.purpose_empty).map(Defect::PurposeEmpty));
    defects.extend(marked(|d| d.month_only).map(Defect::MonthOnly));
    if case.facts.unit_unknown {
        defects.push(Defect::UnitUnknown);
    }
    let alert = |d| case.alert(RuleId::DataQuality, Level::Blue, Finding::Quality(d), &[], Remedy::Correct);
    Verdict::Judged(defects.into_iter().map(alert).collect())
}

fn count<'a>(rows: impl Iterator<Item = &'a Payment>) -> Option<Counted> {
    let counted = rows.fold(Counted::default(), |c, p| Counted { rows: c.rows + 1, sum: c.sum + p.amount });
    (counted.rows > 0).then_some(counted)
}

/// The project list and the initial quota lines tell two different budgets.
fn declared_differs(case: &Case<'_>) -> Option<Defect> {
    let declared = case.facts.declared?;
    // The line that stands in for a declared budget has no row of its own.
    let real = || case.quotas.iter().filter(|q| q.id != 0);
    real().next()?;
    let initial: Money = real().filter(|q| q.kind == Some(QuotaKind::Initial)).map(|q| q.amount).sum();
    (declared != initial).then_some(Defect::DeclaredDiffers { declared, initial })
}

fn paid_before_quota(case: &Case<'_>) -> Option<Defect> {
    // An undated line counts from January 1, so nothing of this year comes before it.
    let first = case.lines.iter().filter_map(|l| l.since).min()?;
    let carried = case.quotas.iter().any(|q| q.kind == Some(QuotaKind::CarryOver) && q.amount.is_positive());
    let early =
        case.facts.payments.iter().filter(|p| p.date < first && p.date <= case.day.as_of && p.amount.is_positive());
    count(early.filter(|_| !carried)).map(|rows| Defect::PaidBeforeQuota { rows, first_quota: first })
}
