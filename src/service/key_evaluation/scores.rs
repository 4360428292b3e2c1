//! The scoring table: entered row by row, or taken from the institution's file.

use rust_decimal::Decimal;

use super::{KeyEvaluationFault, fresh, plan, words};
use crate::domain::evaluation::key::scores::{BadScore, Score, Sum, fits, sum};
use crate::domain::target::review::Bands;
use crate::domain::text;
use crate::exchange::framework::Line;
use crate::service::import::Input;
use crate::service::{Fault, Progress, Stamp, rules};
use crate::store::audit::Entry;
use crate::store::key_evaluation::{CaseRow, PlanRow};
use crate::store::{Store, WriteTx};

/// A score as an operator enters it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The third-level indicator by its name, or its place in the table from 1.
    pub indicator: String,
    /// 得分
    pub points: Decimal,
    /// 扣分原因
    pub reason: String,
}

/// From how many points on a grade is given, by the settings of a day.
pub(super) fn bands(set: &crate::domain::monitor::setting::RuleSet) -> Bands {
    Bands { excellent: set.number("score.excellent"), good: set.number("score.good"), fair: set.number("score.fair") }
}

/// Enters scores, all or none; what the table comes to then.
///
/// # Errors
/// [`KeyEvaluationFault::NotNow`], [`KeyEvaluationFault::NoIndicator`],
/// [`KeyEvaluationFault::ManyIndicators`], [`KeyEvaluationFault::Scores`]
pub fn enter(store: &mut Store, stamp: &Stamp, id: i64, entered: &[Entered]) -> Result<Sum, Fault> {
    keep(store, stamp, id, "", |plan| {
        entered
            .iter()
            .map(|e| {
                let n = place(plan, &e.indicator)?;
                let score = Score { points: e.points, reason: words(&e.reason)? };
                Ok((n, plan.rows[n].level3.clone(), score))
            })
            .collect()
    })
}

/// Takes the scores of a file: the plan's own table, with 得分 and 扣分原因.
///
/// # Errors
/// [`Fault::File`], [`KeyEvaluationFault::UnknownRows`],
/// [`KeyEvaluationFault::UnreadableScores`], [`KeyEvaluationFault::Scores`],
/// [`KeyEvaluationFault::NoScores`], [`KeyEvaluationFault::NotNow`]
pub fn import(store: &mut Store, stamp: &Stamp, id: i64, input: &Input, progress: Progress<'_>) -> Result<Sum, Fault> {
    let table = plan::read(input, progress)?;
    keep(store, stamp, id, &table.file, |plan| from_table(plan, &table.framework.lines))
}

fn from_table(plan: &PlanRow, lines: &[Line]) -> Result<Vec<(usize, String, Score)>, Fault> {
    let bad: Vec<(String, String)> = lines
        .iter()
        .filter(|l| l.score.is_none() && !l.score_text.is_empty())
        .map(|l| (l.score_cell.clone(), l.score_text.clone()))
        .collect();
    if !bad.is_empty() {
        return Err(KeyEvaluationFault::UnreadableScores(bad).into());
    }
    let mut unknown = Vec::new();
    let mut found: Vec<(usize, String, Score)> = Vec::new();
    for line in lines {
        let Some(points) = line.score else { continue };
        // The same indicator with the same full marks; which of two alike, by their order.
        let same = |n: &usize| {
            let (ours, theirs) = (&plan.rows[*n], &line.row);
            let fold = |r: &crate::domain::evaluation::key::frame::Row| [text::fold(&r.level2), text::fold(&r.level3)];
            fold(ours) == fold(theirs) && ours.weight == theirs.weight && found.iter().all(|f| f.0 != *n)
        };
        match (0..plan.rows.len()).find(same) {
            Some(n) => found.push((n, line.score_cell.clone(), Score { points, reason: line.reason.clone() })),
            None => unknown.push((line.row.cell.clone(), line.row.level3.clone())),
        }
    }
    if !unknown.is_empty() {
        return Err(KeyEvaluationFault::UnknownRows(unknown).into());
    }
    if found.is_empty() { Err(KeyEvaluationFault::NoScores.into()) } else { Ok(found) }
}

/// The row that is meant.
fn place(plan: &PlanRow, typed: &str) -> Result<usize, Fault> {
    let wanted = text::fold(typed);
    let number = wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < plan.rows.len());
    let named: Vec<usize> = (0..plan.rows.len()).filter(|n| text::fold(&plan.rows[*n].level3) == wanted).collect();
    match (named.as_slice(), number) {
        ([one], _) => Ok(*one),
        ([], Some(n)) => Ok(n),
        ([], None) => Err(KeyEvaluationFault::NoIndicator(text::clean(typed)).into()),
        _ => Err(KeyEvaluationFault::ManyIndicators(text::clean(typed)).into()),
    }
}

fn keep(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    file: &str,
    pick: impl Fn(&PlanRow) -> Result<Vec<(usize, String, Score)>, Fault>,
) -> Result<Sum, Fault> {
    let year = store.key_evaluation(id).map_err(|e| super::none(e, id))?.year;
    let bands = bands(&rules::in_force(store, crate::domain::date::last_of_year(year))?);
    store.write(stamp, |w| {
        let case = open(w, id)?;
        let plan = case.plan.as_ref().ok_or_else(|| KeyEvaluationFault::NotCommissioned(case.name.clone()))?;
        let given = pick(plan)?;
        if given.is_empty() {
            return Err(KeyEvaluationFault::NoScores.into());
        }
        let bad: Vec<(String, BadScore)> = given
            .iter()
            .filter_map(|(n, at, score)| fits(&plan.rows, *n, score).err().map(|bad| (at.clone(), bad)))
            .collect();
        if !bad.is_empty() {
            return Err(KeyEvaluationFault::Scores(bad).into());
        }
        let mut after = plan.scores.clone();
        for (n, _, score) in given {
            w.add_key_score(plan.ids[n], super::hundredths(score.points), &score.reason, file, stamp)?;
            after[n] = Some(score);
        }
        let total = sum(&plan.rows, &after, &bands);
        let detail = serde_json::json!({"file": file, "total": total.total.to_string(), "missing": total.missing});
        Ok((total, Entry { action: "evaluation_scores", subject: id.to_string(), detail }))
    })
}

/// The evaluation, if scores and chapters may be entered now.
pub(super) fn open(w: &WriteTx<'_>, id: i64) -> Result<CaseRow, Fault> {
    let case = fresh(w, id, None)?;
    match case.last().map(|e| e.to) {
        Some(state) if !state.takes_scores() => {
            Err(KeyEvaluationFault::NotNow { name: case.name.clone(), state }.into())
        }
        _ => Ok(case),
    }
}
