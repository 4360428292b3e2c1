//! The form against the year before.

use rust_decimal::Decimal;

use super::funds::amount_cell;
use super::scene::{Line, Scene, bare_name};
use super::{Check, LastRow};
use crate::domain::indicator::{Level2, Operator};
use crate::domain::money::Money;
use crate::domain::ratio::quotient;
use crate::domain::text;

pub(super) fn check(scene: &mut Scene) {
    let Some(last) = scene.context.last else { return };
    let pairs: Vec<(usize, usize)> = scene
        .lines
        .iter()
        .enumerate()
        .filter_map(|(n, line)| last.rows.iter().position(|row| is_same(line, row)).map(|m| (n, m)))
        .collect();
    amounts(scene, last.budget, &pairs);
    for (n, m) in &pairs {
        below(scene, *n, &last.rows[*m]);
    }
    let numbers = |l: &Line, r: &LastRow| l.value().is_some() && r.target.value.is_some();
    let told = pairs.iter().filter(|(n, m)| numbers(&scene.lines[*n], &last.rows[*m])).count();
    let kept = |l: &Line, r: &LastRow| numbers(l, r) && l.value() == r.target.value && l.unit() == r.target.unit;
    let same = pairs.iter().filter(|(n, m)| kept(&scene.lines[*n], &last.rows[*m])).count();
    if told >= 3 && same * 5 >= told * 4 {
        let at = scene.head();
        scene.judge(Check::SameAsLastYear { same, of: told }, &at);
    }
}

fn is_same(line: &Line, row: &LastRow) -> bool {
    let named = text::fold(&line.name) == text::fold(&bare_name(&row.name));
    named && !line.name.is_empty() && (row.level2.is_none() || line.level2.is_none() || row.level2 == line.level2)
}

fn amounts(scene: &mut Scene, last: Option<Money>, pairs: &[(usize, usize)]) {
    let (Some(now), Some(last)) = (scene.amount, last.filter(|m| !m.is_zero())) else { return };
    let Some(ratio) = quotient(now.fen().into(), last.fen().into()) else { return };
    let at = amount_cell(scene);
    // 10,000 times as much or as little, give or take a factor of two.
    let scale = Decimal::from(10_000);
    if ratio >= scale / Decimal::TWO && ratio <= scale * Decimal::TWO
        || ratio * scale >= Decimal::new(5, 1) && ratio * scale <= Decimal::TWO
    {
        scene.judge(Check::AmountScale { now, last }, &at);
        return;
    }
    let rows = scene.context.last.map_or(&[][..], |l| &l.rows);
    let comparable = |(n, m): &&(usize, usize)| scene.lines[*n].value().is_some() && rows[*m].target.value.is_some();
    let grew = |(n, m): &(usize, usize)| match scene.lines[*n].better() {
        Operator::Le => scene.lines[*n].value() < rows[*m].target.value,
        _ => scene.lines[*n].value() > rows[*m].target.value,
    };
    // A new indicator is a growth, too.
    let fresh = scene.lines.len() > pairs.len();
    let compared = pairs.iter().filter(comparable).count();
    if ratio > Decimal::new(12, 1) && compared > 0 && !fresh && !pairs.iter().any(grew) {
        scene.judge(Check::AmountGrew { now, last }, &at);
    }
}

/// A quantity below four fifths of what was achieved (V-LOW).
fn below(scene: &mut Scene, n: usize, row: &LastRow) {
    let line = &scene.lines[n];
    let quantity = line.level2 == Some(Level2::Quantity) && line.better() == Operator::Ge;
    let (Some(target), Some(actual)) = (line.value(), row.actual.as_ref().filter(|a| a.doubt.is_none())) else {
        return;
    };
    let Some(reached) = actual.value.filter(|_| actual.unit == line.unit() || actual.unit.is_empty()) else { return };
    if quantity && target < reached * Decimal::new(8, 1) {
        let unit = line.unit().to_string();
        let at = line.row.target.clone();
        scene.judge(Check::BelowLastYear { target, actual: reached, unit }, &at);
    }
}
