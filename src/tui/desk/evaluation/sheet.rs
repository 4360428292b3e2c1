//! A sheet of self-evaluation in words for the grid: rows with their scores
//! and how each came about, what is still wanted, where it leads.
//!
//! Never here: scoring, or where a sheet is kept.

use rust_decimal::Decimal;

use crate::domain::evaluation::cell::{At, Field};
use crate::domain::evaluation::sheet::{Filled, Judged, JudgedRow, Line, Sheet, Want};
use crate::domain::evaluation::{Scheme, Unscored};
use crate::domain::indicator::{Level2, Open, Reading};
use crate::domain::money::Money;
use crate::present::strings::Strings;
use crate::present::{number, score, target};
use crate::tui::rows::evaluation::{EntryPage, EntryRow, Execution, of, whole};
use crate::tui::screens::evaluation::zero;

/// What a sheet says on the screen; what else belongs to the form is added by the caller.
pub fn page(s: &'static Strings, sheet: &Sheet, judged: &Judged, scheme: &Scheme) -> EntryPage {
    let lines = sheet.lines.iter().zip(&judged.rows).enumerate();
    let rows = lines.map(|(n, ((line, filled), row))| {
        let reason_missing = judged.wants.contains(&Want::Reason(n));
        EntryRow { reason_missing, ..entry_row(s, sheet.year, line, filled, row, scheme) }
    });
    EntryPage {
        rows: rows.collect(),
        execution: execution(s, sheet, judged, scheme),
        total: Some(judged.total.total),
        grade: judged.total.grade.map(|g| target::grade(s, g).to_string()).unwrap_or_default(),
        missing: judged.wants.iter().map(|w| wanted(s, sheet, *w)).collect(),
        ..EntryPage::default()
    }
}

fn entry_row(
    s: &'static Strings,
    year: i16,
    line: &Line,
    filled: &Filled,
    row: &JudgedRow,
    scheme: &Scheme,
) -> EntryRow {
    let actual = Reading::parse_in(&filled.actual, Some(year)).with_class(line.class.1);
    let weight = line.weight.unwrap_or_default();
    let by_rule = match &row.scored {
        Ok(scored) => score::explain(s, scored, &line.target, scheme),
        Err(why) => score::ask(s, *why, &line.target, &actual, weight, scheme),
    };
    let explanation = match &filled.set {
        Some(set) => (s.evaluating.set_by)(&number::two_places(set.points), &set.reason, &set.approver, &by_rule),
        None => by_rule,
    };
    EntryRow {
        class: class(s, line),
        name: line.name.clone(),
        target: line.target.raw.clone(),
        actual: filled.actual.clone(),
        weight: line.weight.map(plain).unwrap_or_default(),
        score: row.points,
        by_hand: filled.set.is_some(),
        picked: filled.points,
        objective: filled.objective,
        not_applicable: filled.not_applicable,
        reason: filled.reason.clone(),
        explanation,
        ..EntryRow::default()
    }
}

/// 数量, 质量, …; the words of the form where they are none of the classes.
fn class(s: &'static Strings, line: &Line) -> String {
    let e = &s.evaluating;
    let known = line.class.1.map(|level2| match level2 {
        Level2::Quantity => e.class_quantity,
        Level2::Quality => e.class_quality,
        Level2::Timeliness => e.class_time,
        Level2::Cost | Level2::EconomicCost | Level2::SocialCost | Level2::EcologicalCost => e.class_cost,
        Level2::Economic => e.class_economic,
        Level2::Social => e.class_social,
        Level2::Ecological => e.class_ecological,
        Level2::Sustainable => e.class_sustainable,
        Level2::Satisfaction => e.class_satisfaction,
    });
    let printed = || if line.levels.1.is_empty() { &line.levels.0 } else { &line.levels.1 };
    known.map_or_else(|| printed().clone(), str::to_string)
}

fn execution(s: &'static Strings, sheet: &Sheet, judged: &Judged, scheme: &Scheme) -> Execution {
    let typed = |m: Option<Money>| m.map(number::wan).unwrap_or_default();
    let known = judged.execution.as_ref();
    Execution {
        budget: typed(sheet.budget),
        paid: typed(sheet.spent),
        rate: known.and_then(|e| e.rate).map_or_else(|| number::NONE.into(), |r| format!("{}%", number::percent(r))),
        weight: plain(known.map_or(scheme.execution, |e| e.marks)),
        score: known.and_then(|e| e.points),
        explanation: known.map_or_else(|| s.evaluating.execution_wanted.into(), |e| score::execution(s, e, scheme)),
        zero: known.is_some_and(|e| e.budget.is_zero() && e.spent.is_zero()),
        decided: sheet.zero_budget.map(|z| zero(s, z).to_string()),
    }
}

/// A number without the zeros that say nothing.
fn plain(n: Decimal) -> String {
    n.normalize().to_string()
}

/// Where something is wanted, and what.
pub fn wanted(s: &'static Strings, sheet: &Sheet, want: Want) -> (At, String) {
    let e = &s.evaluating;
    let name = |n: usize| sheet.lines.get(n).map_or("", |(l, _)| l.name.as_str());
    match want {
        Want::Actual(n) => (of(n, Field::Actual), (e.want_actual)(name(n))),
        Want::Clear(n, Unscored::Marks | Unscored::Open(Open::NoTarget)) => {
            (of(n, Field::Actual), (e.want_override)(name(n)))
        }
        Want::Clear(n, _) => (of(n, Field::Actual), (e.want_clear)(name(n))),
        Want::Reason(n) => (of(n, Field::Reason), (e.want_reason)(name(n))),
        Want::Approval(n) => (of(n, Field::Actual), (e.want_approval)(name(n))),
        Want::SetRange(n) => (of(n, Field::Actual), (e.want_range)(name(n))),
        Want::Execution => (whole(Field::ZeroBudget), e.want_execution.to_string()),
        Want::Marks(sum) => (of(0, Field::Actual), (e.want_marks)(&plain(sum))),
        Want::NoLines => (whole(Field::ZeroBudget), e.want_lines.to_string()),
    }
}
