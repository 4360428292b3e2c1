//! The rules that look at targets by the monitoring forms: `target_lag` (R08),
//! `target_unlikely` (R09), `spent_without_output` (R10), `output_unpaid`
//! (R11), `monitoring_overdue` (R19), and the optional `divergence` (X02).
//!
//! Values hold from the cut-off day of their round; P is held against the
//! pace of that day, not of a later one on which nobody has reported yet.

use rust_decimal::Decimal;

use super::{Case, Verdict, level};
use crate::domain::date;
use crate::domain::indicator::Lamp;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::attainment::{self, Attainment, Behind, Doubted, FiledSoFar, Measured, Told};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::reported::{FormState, Possibility, Reported, Round};
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio;

/// What the forms tell, unless the project is of an exempt category (domain.md §6.5).
fn told<'a>(case: &'a Case<'_>) -> Option<&'a (Attainment, Vec<Measured<'a>>)> {
    case.attained.filter(|_| !is_exempt(case))
}

fn is_exempt(case: &Case<'_>) -> bool {
    attainment::is_exempt(case.rules, case.facts.category.as_ref())
}

fn summary(a: &Attainment) -> Told {
    Told { months: a.months, cutoff: a.cutoff, progress: a.progress }
}

/// R08: yellow by any indicator behind, red by a red one that weighs enough,
/// or by the whole far behind the pace.
pub(super) fn target_lag(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 4] = ["rule.R08.yellow", "rule.R08.red", "rule.R08.red_weight", "rule.R08.pace_red"];
    let Some((a, measured)) = told(case) else { return Verdict::Grey };
    if a.lamp == Lamp::Grey && a.progress.is_none() {
        return Verdict::Grey;
    }
    let share = a.progress.and_then(|p| ratio::quotient(p, a.pace));
    let heavy = |m: &Measured<'_>| {
        m.standing.lamp == Lamp::Red && m.weight.is_some_and(|w| ratio::at_least(w, case.rules.number(LIMITS[2])))
    };
    let red = measured.iter().any(heavy) || share.is_some_and(|s| ratio::below(s, case.rules.number(LIMITS[3])));
    Verdict::one(level(a.lamp >= Lamp::Yellow, red).map(|level| {
        let finding = Finding::TargetLag { told: summary(a), pace: a.pace, share, behind: behind(measured) };
        case.alert(RuleId::TargetLag, level, finding, &LIMITS, Remedy::CatchUp)
    }))
}

fn behind(measured: &[Measured<'_>]) -> Vec<Behind> {
    let mut behind: Vec<&Measured<'_>> = measured.iter().filter(|m| m.standing.lamp >= Lamp::Yellow).collect();
    behind.sort_by(|a, b| b.standing.lamp.cmp(&a.standing.lamp).then_with(|| b.weight.cmp(&a.weight)));
    let one = |m: &Measured<'_>| Behind {
        name: m.reported.name.clone(),
        lamp: m.standing.lamp,
        weight: m.weight,
        target: m.reported.aim.target.raw.clone(),
        actual: m.reported.actual.raw.clone(),
        standard: m.standing.standard,
        against: m.standing.against,
        causes: m.reported.causes().collect(),
    };
    behind.into_iter().map(one).collect()
}

/// R09: what the unit itself thinks of the year's end.
pub(super) fn target_unlikely(case: &Case<'_>) -> Verdict {
    let Some((a, measured)) = told(case) else { return Verdict::Grey };
    let rows = || measured.iter().filter_map(|m| m.reported.possibility.map(|p| (p, m.reported)));
    let Some(worst) = rows().map(|(p, _)| p).max() else { return Verdict::Grey };
    let found = level(worst >= Possibility::Possible, worst == Possibility::Impossible);
    Verdict::one(found.map(|level| {
        let mut doubted: Vec<_> = rows().filter(|(p, _)| *p > Possibility::Certain).collect();
        doubted.sort_by_key(|(p, _)| std::cmp::Reverse(*p));
        let one = |(possibility, r): (Possibility, &Reported)| Doubted {
            name: r.name.clone(),
            possibility,
            forecast: r.forecast.raw.clone(),
            causes: r.causes().collect(),
            reason: r.reason.clone(),
        };
        let doubted = doubted.into_iter().map(one).collect();
        case.alert(
            RuleId::TargetUnlikely,
            level,
            Finding::TargetUnlikely { told: summary(a), doubted },
            &[],
            Remedy::CatchUp,
        )
    }))
}

/// P and r, where both can be told.
fn both<'a>(case: &'a Case<'_>) -> Option<(&'a Attainment, Decimal, Decimal)> {
    let (a, _) = told(case)?;
    let rate = case.total.rate.filter(|_| case.total.budget.is_positive())?;
    Some((a, a.progress?, rate))
}

/// R10: money far ahead of what it was for. An old P says nothing of it.
pub(super) fn spent_without_output(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 3] = ["rule.R10.yellow_pp", "rule.R10.red_pp", "rule.R10.fresh_days"];
    let Some((a, progress, rate)) = both(case) else { return Verdict::Grey };
    let age = date::days_between(a.cutoff, case.day.as_of);
    if age > case.rules.whole(LIMITS[2]) {
        return Verdict::Grey;
    }
    let gap = rate - progress;
    let over = |key| ratio::at_least(ratio::points(gap), case.rules.number(key));
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let needed = rate - case.rules.number(LIMITS[0]) / Decimal::ONE_HUNDRED;
        // More than the whole target would not bring back what was overspent.
        let remedy = if needed < Decimal::ONE { Remedy::Deliver(needed) } else { Remedy::Verify };
        let finding = Finding::SpentWithoutOutput { told: summary(a), gap, age };
        case.alert(RuleId::SpentWithoutOutput, level, finding, &LIMITS, remedy)
    }))
}

/// R11: done and not paid (拖欠账款). An old P only makes the gap too small.
pub(super) fn output_unpaid(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 2] = ["rule.R11.yellow_pp", "rule.R11.red_pp"];
    let Some((a, progress, rate)) = both(case) else { return Verdict::Grey };
    let gap = progress - rate;
    let over = |key| ratio::at_least(ratio::points(gap), case.rules.number(key));
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let finding = Finding::OutputUnpaid { told: summary(a), gap };
        let remedy = Remedy::Pay(pay_to_close(case, progress, case.rules.number(LIMITS[0])));
        case.alert(RuleId::OutputUnpaid, level, finding, &LIMITS, remedy)
    }))
}

/// The least payment after which the gap is below `points`.
fn pay_to_close(case: &Case<'_>, progress: Decimal, points: Decimal) -> Money {
    let (budget, paid) = (case.total.budget, case.total.paid);
    let rate = progress - points / Decimal::ONE_HUNDRED;
    let near = i64::try_from(ratio::settle(Decimal::from(budget.fen()) * rate).floor()).unwrap_or(0);
    let closes =
        |paid: Money| ratio::share(paid, budget).is_some_and(|r| ratio::below(ratio::points(progress - r), points));
    // Exactly on the limit still counts, and the last digit of a product may
    // lie on the wrong side of a whole 分.
    let steps = (-1..=2).map(|step| Money::from_fen(near) + Money::from_fen(step));
    steps.into_iter().find(|sum| closes(*sum)).unwrap_or(Money::from_fen(near)) - paid
}

/// X02: goal and money apart by more than so many points, whichever is ahead.
pub(super) fn divergence(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.X02.yellow_pp"];
    let Some((a, progress, rate)) = both(case) else { return Verdict::Grey };
    let gap = progress - rate;
    let apart = ratio::settle(ratio::points(gap.abs())) > case.rules.number(LIMITS[0]);
    Verdict::one(apart.then(|| {
        let finding = Finding::Divergence { told: summary(a), gap };
        case.alert(RuleId::Divergence, Level::Yellow, finding, &LIMITS, Remedy::Verify)
    }))
}

/// R19: the last round's form is not there though its day has passed. A form
/// without a single value is not there either.
pub(super) fn monitoring_overdue(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 2] = ["rule.R19.yellow_days", "rule.R19.red_days"];
    let latest = case.facts.monitoring.as_ref().and_then(|m| m.latest(case.day.as_of));
    // Where progress is not watched no form is asked for.
    let Some(round) = latest.filter(|_| !is_exempt(case)) else { return Verdict::Grey };
    let Some((filed, since)) = missing(case, round) else { return Verdict::Judged(Vec::new()) };
    let days = date::days_between(since, case.day.as_of);
    let over = |key| days > case.rules.whole(key);
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let finding = Finding::MonitoringOverdue { months: round.months, due: round.due, days, filed };
        case.alert(RuleId::MonitoringOverdue, level, finding, &LIMITS, Remedy::File)
    }))
}

/// What is there in place of a form on the day, and since when it is missed.
fn missing(case: &Case<'_>, round: &Round) -> Option<(FiledSoFar, date::Date)> {
    let form = round.form.as_ref().filter(|f| f.filed <= case.day.as_of && f.state != FormState::NotFiled);
    let Some(form) = form else { return Some((FiledSoFar::Nothing, round.due)) };
    if form.state == FormState::Returned && form.returned.is_none_or(|d| d <= case.day.as_of) {
        return Some((FiledSoFar::Returned, form.returned.map_or(round.due, |d| d.max(round.due))));
    }
    let empty = !form.values.is_empty() && !form.values.iter().any(Reported::is_reported);
    empty.then_some((FiledSoFar::Empty, round.due))
}
