//! Cells of a self-evaluation that lack a fact, or say two things at once: a
//! score without a result, a result without a score, the same words everywhere.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Check;
use super::outcome::Outcome;
use super::scene::{Line, Scene, has, is_nothing, number};
use crate::domain::evaluation::{Asked, Given, Scheme, score};
use crate::domain::form::{Cited, FormKind, FundKind, FundRow, Row};
use crate::domain::indicator::Reading;
use crate::domain::indicator::progress::LATE;
use crate::domain::ratio::round_half_away;
use crate::domain::target::objection::Certainty;
use crate::domain::text;

type Said = Vec<(Certainty, Outcome, Cited)>;

/// Shorter texts are alike by chance.
const TELLING: usize = 8;

/// What is written for a thing that is done.
const DONE: &[&str] = &["已完成", "完成", "全部完成", "已全部完成", "已达成", "达成", "达成预期指标", "达成年度指标"];

/// What is written for a thing that is done in part, or not.
const PARTLY: &[&str] = &["部分完成", "部分达成", "部分实现", "部分达到"];
const UNDONE: &[&str] =
    &["未完成", "未达成", "未实现", "未达到", "未能完成", "尚未完成", "没有完成", "未开展", "未实施"];

pub(super) fn check(scene: &mut Scene) {
    let form = scene.form;
    if form.kind.is_target() {
        return;
    }
    let mut said = Said::new();
    sources(scene, &mut said);
    if form.kind != FormKind::Monitoring {
        blanks(scene, &mut said);
        scene.lines.iter().for_each(|l| row(scene, l, &mut said));
        measures(scene, &mut said);
        copies(scene, &mut said);
        review(scene, &mut said);
    }
    said.into_iter().for_each(|(certainty, what, at)| scene.say(certainty, Check::Outcome(what), &at));
}

/// Several sources named under a total, and no amount beside any.
fn sources(scene: &Scene, said: &mut Said) {
    let figures = |f: &FundRow| [f.initial.clone(), f.adjusted.clone(), f.executed.clone()];
    let silent = |f: &&FundRow| {
        let all = figures(f);
        all.iter().any(|x| x.cited.is_there()) && all.iter().all(|x| x.amount.is_none() && is_nothing(&x.cited.text))
    };
    let funds = &scene.form.funds;
    let total = funds.iter().any(|f| f.kind == FundKind::Total && figures(f).iter().any(|x| x.amount.is_some()));
    let parts: Vec<&FundRow> = funds.iter().filter(|f| f.kind != FundKind::Total).collect();
    if total && parts.len() >= 2 && parts.iter().all(silent) {
        said.push((Certainty::Sure, Outcome::NoSubsource { rows: parts.len() }, parts[0].label.clone()));
    }
}

/// A cell of its own, empty; one that stands for several rows is not.
fn is_own_blank(scene: &Scene, line: &Line, of: fn(&Row) -> &Cited) -> bool {
    let cell = of(line.row);
    let shared = scene.lines.iter().filter(|l| of(l.row).cell == cell.cell).count() > 1;
    cell.is_there() && is_nothing(&cell.text) && !shared
}

/// Scored without a result; without a score among others that have one.
fn blanks(scene: &Scene, said: &mut Said) {
    let actual: fn(&Row) -> &Cited = |r| &r.actual;
    let scores: fn(&Row) -> &Cited = |r| &r.score;
    let lines = || scene.lines.iter().filter(|l| !l.name.is_empty());
    let most = |of: fn(&Row) -> &Cited| {
        let filled = lines().filter(|l| !is_nothing(&of(l.row).text)).count();
        filled >= 2 && filled * 2 > lines().count()
    };
    let (told, scored) = (most(actual), most(scores));
    for line in lines() {
        let points = number(&line.row.score.text).filter(|s| *s > Decimal::ZERO);
        if told && points.is_some() && is_own_blank(scene, line, actual) {
            said.push((Certainty::Sure, Outcome::ActualBlank, line.row.actual.clone()));
        }
        let weighs = line.weight.is_some_and(|w| w > Decimal::ZERO);
        if scored && weighs && is_own_blank(scene, line, scores) {
            // Of rows to choose from the others have none.
            let chosen = [&line.row.name, &line.row.level2].iter().any(|c| c.text.contains("可选"));
            let certainty = if chosen { Certainty::Judgement } else { Certainty::Sure };
            said.push((certainty, Outcome::RowScoreBlank, line.row.score.clone()));
        }
    }
}

/// Words of a row against its score.
fn row(scene: &Scene, line: &Line, said: &mut Said) {
    let row = line.row;
    let Some(points) = number(&row.score.text) else { return };
    if points < Decimal::ZERO {
        said.push((Certainty::Sure, Outcome::ScoreNegative { score: points }, row.score.clone()));
        return;
    }
    let Some(marks) = line.weight.filter(|w| *w > Decimal::ZERO) else { return };
    let actual = text::narrow(row.actual.text.trim());
    let plain = actual.trim_end_matches(['.', ',', ';', ' ', '。']);
    if points.is_zero() && (DONE.contains(&plain) || reached(scene, line, marks)) {
        // A reason for it may be a good one; that it was done is none.
        let reason = &row.reason.text;
        let given = !is_nothing(reason) && !has(reason, &["完成", "达到", "达成"]) || has(reason, UNDONE);
        let certainty = if given { Certainty::Judgement } else { Certainty::Sure };
        said.push((certainty, Outcome::DoneNoScore, row.score.clone()));
    }
    let late = LATE.iter().find(|w| plain.contains(**w)).filter(|_| !has(plain, &["未", "无", "没有", "不"]));
    if let Some(words) = late.filter(|_| points >= marks && line.row.reading.date.is_none()) {
        let what = Outcome::ContradictsText { words: words.to_string() };
        said.push((Certainty::Judgement, what, row.actual.clone()));
    }
    let undone = UNDONE.iter().any(|w| plain.starts_with(w));
    if points >= marks && plain.chars().count() <= 30 && (undone || has(plain, PARTLY)) {
        let share = if undone { Decimal::new(6, 1) } else { Decimal::new(8, 1) };
        let most = round_half_away(marks * share, 2);
        said.push((Certainty::Sure, Outcome::PartFullMarks { most }, row.actual.clone()));
    }
}

/// Whether the rules of scoring give full marks.
fn reached(scene: &Scene, line: &Line, marks: Decimal) -> bool {
    let actual = Reading::parse(&line.row.actual.text);
    let asked = Asked { target: &line.row.reading, class: (line.level1, line.level2), direction: None, weight: marks };
    let usual = Scheme::default();
    let scheme = scene.context.scheme.unwrap_or(&usual);
    // Nothing spent of a cost is no result.
    let nothing = actual.value.is_some_and(|v| v.is_zero()) && line.value().is_none_or(|t| !t.is_zero());
    !nothing && line.is_measured() && score(&asked, &Given::of(&actual), scheme).is_ok_and(|s| s.points == marks)
}

/// 改进措施 is empty although there is something to better.
fn measures(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let place = form.texts.iter().find(|(l, t)| l.text.contains("措施") && t.is_there() && is_nothing(&t.text));
    let Some((_, place)) = place else { return };
    let told = |words: &str| !is_nothing(words) && !matches!(words.trim(), "无" | "暂无" | "没有");
    let problems =
        form.texts.iter().any(|(l, t)| has(&l.text, &["问题", "原因"]) && !l.text.contains("措施") && told(&t.text));
    let deducted = |l: &Line| number(&l.row.score.text).zip(l.weight).is_some_and(|(score, marks)| score < marks);
    if problems || scene.lines.iter().any(deducted) {
        said.push((Certainty::Judgement, Outcome::MeasuresBlank, place.clone()));
    }
}

/// The same words in several cells of the form, or in another form beside it.
fn copies(scene: &Scene, said: &mut Said) {
    let mut cells: HashMap<String, Vec<&Cited>> = HashMap::new();
    for cell in scene.lines.iter().map(|l| &l.row.reason).filter(|c| c.is_there()) {
        let same = cells.entry(text::fold(&cell.text)).or_default();
        if !same.iter().any(|c| c.cell == cell.cell) {
            same.push(cell);
        }
    }
    let copied = |(key, same): &(String, Vec<&Cited>)| key.chars().count() >= TELLING && same.len() >= 3;
    let mut found: Vec<_> = cells.into_iter().filter(copied).map(|(_, same)| same).collect();
    found.sort_by(|a, b| a[0].cell.cmp(&b[0].cell));
    for same in found {
        let what = Outcome::CopiedText { cells: same.len(), other: String::new() };
        said.push((Certainty::Judgement, what, same[0].clone()));
    }
    let Some((peers, me)) = scene.context.peers else { return };
    for cell in super::peers::stories(scene.form) {
        if let Some(other) = peers.told_elsewhere(me, &cell.text) {
            let what = Outcome::CopiedText { cells: 1, other: other.to_string() };
            said.push((Certainty::Judgement, what, cell.clone()));
        }
    }
}

/// A column 复核分 with nothing in it.
fn review(scene: &Scene, said: &mut Said) {
    let blank = scene.form.texts.iter().find(|(l, t)| l.text.contains("复核") && t.is_there() && is_nothing(&t.text));
    let scored = scene.lines.iter().any(|l| number(&l.row.score.text).is_some());
    let what = |(label, _): &(Cited, Cited)| (Certainty::Judgement, Outcome::ReviewBlank, label.clone());
    said.extend(blank.filter(|_| scored).map(what));
}
