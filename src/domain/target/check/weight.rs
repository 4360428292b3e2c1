//! Weights: their sums, their shares, how they were made. A form without a
//! column of weights is not accused of them.

use rust_decimal::Decimal;

use super::Check;
use super::scene::{Scene, number};
use crate::domain::form::Cited;
use crate::domain::indicator::Level1;
use crate::domain::target::objection::Certainty;
use crate::domain::text;

pub(super) fn check(scene: &mut Scene) {
    for (at, weight) in weights(scene).into_iter().filter(|(_, w)| *w <= Decimal::ZERO) {
        scene.sure(Check::WeightNotPositive { weight }, &at);
    }
    missing(scene);
    let optional = scene.lines.iter().any(|l| l.name.contains("可选") || l.row.level2.text.contains("可选"));
    if !optional {
        sums(scene);
    }
    standard(scene);
    fractions(scene);
}

fn weights(scene: &Scene) -> Vec<(Cited, Decimal)> {
    scene.lines.iter().filter_map(|l| Some((l.row.marks.clone(), l.weight?))).collect()
}

/// An empty cell among filled ones: of a declaration it must be filled; of other
/// forms one cell often stands for several rows.
fn missing(scene: &mut Scene) {
    let weighted = scene.lines.iter().filter(|l| l.weight.is_some()).count();
    let empty = |l: &&super::scene::Line| l.weight.is_none() && l.row.marks.is_there() && l.row.marks.is_empty();
    if weighted * 2 <= scene.lines.len() {
        return;
    }
    let cells: Vec<Cited> = scene.lines.iter().filter(empty).map(|l| l.row.marks.clone()).collect();
    for at in cells {
        scene.judge(Check::WeightMissing, &at);
    }
}

fn sums(scene: &mut Scene) {
    if !scene.is_weighted() {
        return;
    }
    let (ninety, hundred) = (Decimal::from(90), Decimal::ONE_HUNDRED);
    let sum = scene.weights();
    let target = scene.form.kind.is_target();
    let execution = scene.execution_marks().filter(|_| !target);
    let total = number(&scene.form.total_marks.text).filter(|_| !target);
    // Execution is scored apart, and the form may or may not count it in.
    let expected: Vec<Decimal> = match (execution, scene.context.weight_base) {
        (Some(execution), _) => vec![total.unwrap_or(hundred) - execution],
        (None, Some(base)) => vec![base],
        (None, None) => vec![ninety, hundred],
    };
    let at = scene.lines[0].row.marks.clone();
    let certainty = if target || is_seen_whole(scene) { Certainty::Sure } else { Certainty::Doubtful };
    if !expected.contains(&sum) {
        let check = Check::WeightsDoNotAddUp { sum, expected, level1: None };
        scene.say(certainty, check, &at);
    }
    for (level1, printed, cell) in brackets(scene) {
        let Some(level1) = level1 else { continue };
        let own = scene.lines.iter().filter(|l| l.level1 == Some(level1)).filter_map(|l| l.weight);
        let sum: Decimal = own.sum();
        if sum != printed {
            let check = Check::WeightsDoNotAddUp { sum, expected: vec![printed], level1: Some(level1) };
            scene.say(certainty, check, &cell);
        }
    }
}

/// Whether the rows reach the end of the form: its total stands there, and the
/// three usual classes or the scores vouch for the rows between.
fn is_seen_whole(scene: &Scene) -> bool {
    let form = scene.form;
    let ended = !form.total_score.is_empty() || !form.total_marks.is_empty();
    let classes = [Level1::Output, Level1::Benefit, Level1::Satisfaction].into_iter().all(|l| scene.has(l));
    ended && (classes || scene.is_whole())
}

/// Marks printed in the level-1 column: `产出指标(50分)`.
pub(super) fn brackets(scene: &Scene) -> Vec<(Option<Level1>, Decimal, Cited)> {
    let mut out: Vec<(Option<Level1>, Decimal, Cited)> = Vec::new();
    for line in &scene.lines {
        let printed = text::narrow(&line.row.level1.text);
        let Some(marks) = printed_marks(&printed) else { continue };
        if !out.iter().any(|(.., cell)| cell.text == line.row.level1.text) {
            out.push((line.level1, marks, line.row.level1.clone()));
        }
    }
    out
}

/// The number before 分 at the end of a text.
fn printed_marks(printed: &str) -> Option<Decimal> {
    let head = printed.trim_end_matches([')', ']', ' ']).strip_suffix('分')?;
    let digits = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    number(&head[digits.len()..])
}

fn standard(scene: &mut Scene) {
    if scene.form.kind.is_department() {
        return;
    }
    let execution = scene.execution_marks().filter(|_| !scene.form.kind.is_target());
    let shares = shares(scene);
    let odd_execution = execution.is_some_and(|e| e != Decimal::TEN);
    if shares.is_empty() && !odd_execution {
        return;
    }
    let of = |level1: Level1| shares.iter().filter(|(l, ..)| *l == Some(level1)).map(|(_, w, _)| *w).sum::<Decimal>();
    let (cost, output, benefit, satisfaction) =
        (of(Level1::Cost), of(Level1::Output), of(Level1::Benefit), of(Level1::Satisfaction));
    let sum: Decimal = shares.iter().map(|(_, w, _)| *w).sum();
    let is = |wanted: [i64; 4]| [cost, output, benefit, satisfaction] == wanted.map(Decimal::from);
    let usual = is([0, 50, 30, 10]) || is([20, 40, 20, 10]) || is([0, 50, 40, 0]) || is([20, 40, 30, 0]);
    // Where execution is not set apart its 10 stand anywhere.
    let spread = sum == Decimal::ONE_HUNDRED && execution.is_none();
    let spread = spread
        && output + cost >= 50.into()
        && benefit >= 20.into()
        && satisfaction <= 20.into()
        && output <= 60.into();
    // Of a form not seen to its end only what is there can be odd.
    let seen = |have: Decimal, usual: i64| have.is_zero() || have == Decimal::from(usual);
    let partial =
        sum < Decimal::from(90) && cost.is_zero() && seen(output, 50) && seen(benefit, 30) && seen(satisfaction, 10);
    let foreign = shares.iter().any(|(level1, ..)| level1.is_none());
    if (usual || spread || partial) && !foreign && !odd_execution {
        return;
    }
    let at = shares.first().map_or_else(|| scene.head(), |(_, _, cell)| cell.clone());
    let shares = shares.into_iter().map(|(level1, w, cell)| (label(level1, &cell), w)).collect();
    scene.say(Certainty::Judgement, Check::WeightsNotStandard { shares, execution }, &at);
}

fn label(level1: Option<Level1>, cell: &Cited) -> String {
    level1.map_or_else(
        || text::narrow(&cell.text).split(['(', ' ']).next().unwrap_or_default().to_string(),
        |l| l.name().to_string(),
    )
}

/// Marks of each level 1: as printed beside it, else the sum of its rows.
fn shares(scene: &Scene) -> Vec<(Option<Level1>, Decimal, Cited)> {
    let printed = brackets(scene);
    if !printed.is_empty() {
        return printed;
    }
    let mut out: Vec<(Option<Level1>, Decimal, Cited)> = Vec::new();
    for line in &scene.lines {
        let Some(weight) = line.weight else { continue };
        if line.level1.is_none() && line.row.level1.is_empty() {
            return Vec::new(); // no classes, no shares
        }
        let same = |(l, _, c): &&mut (Option<Level1>, Decimal, Cited)| {
            *l == line.level1 && (l.is_some() || c.text == line.row.level1.text)
        };
        match out.iter_mut().find(same) {
            Some((_, sum, _)) => *sum += weight,
            None => out.push((line.level1, weight, line.row.level1.clone())),
        }
    }
    // A class with a row that has no weight tells no share.
    out.retain(|(level1, ..)| !scene.lines.iter().any(|l| l.level1 == *level1 && l.weight.is_none()));
    out
}

/// `3.71, 3.71, 3.74`: 26 divided by seven.
fn fractions(scene: &mut Scene) {
    let weights = weights(scene);
    let odd: Vec<&(Cited, Decimal)> = weights.iter().filter(|(_, w)| !(*w * Decimal::TWO).fract().is_zero()).collect();
    let near = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(5, 2);
    let Some((first, _)) = odd.first() else { return };
    let equal = odd.iter().filter(|(_, w)| odd.iter().filter(|(_, v)| near(*w, *v)).count() > 2).count();
    if equal > 2 {
        let mut shown: Vec<Decimal> = odd.iter().map(|(_, w)| *w).collect();
        shown.dedup();
        shown.truncate(4);
        scene.sure(Check::FractionalWeights { weights: shown }, &first.clone());
    }
}
