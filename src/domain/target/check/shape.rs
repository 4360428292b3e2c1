//! The indicators as a whole: which classes have any, how many there are, how
//! many can be measured, whether one stands there twice.

use std::collections::HashMap;

use super::scene::{Line, Scene, has, is_nothing};
use super::{Check, words};
use crate::domain::form::FormKind;
use crate::domain::indicator::{Level1, Level2, Taxonomy};
use crate::domain::target::objection::Certainty;
use crate::domain::text;

/// No form has more indicators than this; a longer list is not compared row by row.
const MANY: usize = 500;

pub(super) fn check(scene: &mut Scene) {
    count(scene);
    classes(scene);
    duplicates(scene);
}

/// Forms of the official frame; scorecards of other frames have their own.
fn has_frame(scene: &Scene) -> bool {
    let classed = scene.lines.iter().filter(|l| l.level1.is_some()).count();
    classed * 2 > scene.lines.len()
}

fn count(scene: &mut Scene) {
    let count = scene.lines.len();
    let at = scene.head();
    let least = scene.context.least.unwrap_or(1);
    let few = Check::TooFewIndicators { count, least };
    let (target, department) = (scene.form.kind.is_target(), scene.form.kind.is_department());
    match count {
        // Rows that wait to be filled in; a form without any may have been read in part.
        0 if target && !scene.blank.is_empty() => scene.sure(few, &at),
        0 if target => scene.ask(few, &at),
        0 => {}
        _ if department || count >= least => {}
        _ if scene.is_whole() && count * 2 <= least => scene.sure(few, &at),
        _ => scene.judge(few, &at),
    }
    let asked: Vec<&Line> = scene.lines.iter().filter(|l| l.has_target()).collect();
    let measured = asked.iter().filter(|l| l.is_measured() || l.row.reading.doubt.is_some()).count();
    let share = crate::domain::ratio::quotient(measured.into(), asked.len().into());
    if let (Some(limit), Some(share)) = (scene.context.measured, share)
        && share < limit
        && asked.len() > 2
    {
        let count = asked.len();
        scene.judge(Check::MostlyQualitative { measured, count }, &at);
    }
}

fn classes(scene: &mut Scene) {
    // Departments are often judged by a frame of their own.
    let own_frame =
        scene.form.kind == FormKind::DepartmentEvaluation && !scene.lines.iter().all(|l| l.level1.is_some());
    if scene.lines.is_empty() || !has_frame(scene) || own_frame {
        return;
    }
    let whole = scene.is_whole();
    // Seen past the outputs in a form that declares: what lacks there lacks.
    let declared = scene.form.kind.is_target() && scene.shows_classes();
    if scene.lines.len() + scene.blank.len() < 3 && !whole && !declared {
        return; // a fragment
    }
    let at = scene.head();
    let plain = if whole || declared { Certainty::Sure } else { Certainty::Judgement };
    if !scene.has(Level1::Output) {
        scene.say(plain, Check::NoOutput, &at);
    }
    if !scene.has(Level1::Benefit) {
        let only_satisfaction = scene.has(Level1::Satisfaction);
        scene.say(plain, Check::NoBenefit { only_satisfaction }, &at);
    }
    // Satisfaction is set where it is needed; weights show whether it was moved.
    if !scene.has(Level1::Satisfaction) && !satisfaction_moved(scene) {
        scene.say(if whole { Certainty::Sure } else { Certainty::Judgement }, Check::NoSatisfaction, &at);
    }
    if scene.has(Level1::Output) && !scene.form.kind.is_department() {
        outputs(scene, whole);
    }
}

/// 满意度's 10 were given to 效益 (§4.1).
fn satisfaction_moved(scene: &Scene) -> bool {
    let benefit = scene.lines.iter().filter(|l| l.level1 == Some(Level1::Benefit)).filter_map(|l| l.weight);
    let sum: rust_decimal::Decimal = benefit.sum();
    scene.is_weighted() && (sum == 40.into() || sum == 30.into() && scene.has(Level1::Cost))
}

fn outputs(scene: &mut Scene, whole: bool) {
    let at = scene.head();
    let has_level2 = |scene: &Scene, level2: Level2| scene.lines.iter().any(|l| l.level2 == Some(level2));
    // Without a level-2 column nothing of it is missing.
    let classed = scene.lines.iter().filter(|l| l.level1 == Some(Level1::Output) && l.level2.is_some()).count();
    if classed == 0 {
        return;
    }
    for level2 in [Level2::Quantity, Level2::Quality, Level2::Timeliness] {
        if !has_level2(scene, level2) {
            scene.judge(Check::Level2Missing(level2), &at);
        }
    }
    let works = has(&scene.form.project.text, words::BUILDING);
    let asked = works || scene.context.taxonomy == Some(Taxonomy::T2015);
    if !scene.lines.iter().any(Line::is_cost) && (asked || scene.context.taxonomy.is_none()) {
        let sum: rust_decimal::Decimal =
            scene.lines.iter().filter(|l| l.level1 == Some(Level1::Output)).filter_map(|l| l.weight).sum();
        let certainty = if works && (whole || sum == 50.into()) { Certainty::Sure } else { Certainty::Judgement };
        scene.say(certainty, Check::NoCost, &at);
    }
    let quantities: Vec<&Line> = scene.lines.iter().filter(|l| l.level2 == Some(Level2::Quantity)).collect();
    let paper = |l: &&Line| has(&l.name, words::PAPER) && !l.name.is_empty();
    if has(&scene.form.project.text, words::WORKS) && !quantities.is_empty() && quantities.iter().all(paper) {
        let first = quantities[0].row.name.clone();
        scene.judge(Check::NoPhysicalOutput, &first);
    }
}

fn duplicates(scene: &mut Scene) {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut said = Vec::new();
    for (n, line) in scene.lines.iter().enumerate() {
        let key = text::fold(&line.name);
        let plain = key.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '.' | '%'));
        if key.is_empty() || !plain {
            continue;
        }
        if let Some(first) = by_name.get(&key).map(|n| &scene.lines[*n]) {
            let twin = Check::DuplicateIndicator {
                other: first.name.clone(),
                other_cell: first.row.name.cell.clone(),
                same_name: true,
            };
            let (one, two) = (first.row, line.row);
            let class = one.level1.text == two.level1.text && one.level2.text == two.level2.text;
            let target = line.has_target() && one.target.text == two.target.text;
            match (class, target) {
                (true, true) => said.push((Certainty::Sure, twin, line.row.name.clone())),
                // The same name in another frame or with another target may be meant.
                (true, false) | (false, true) => said.push((Certainty::Judgement, twin, line.row.name.clone())),
                (false, false) => {}
            }
        } else {
            by_name.insert(key, n);
        }
    }
    said.extend(same_measure(scene));
    said.into_iter().for_each(|(certainty, check, at)| scene.say(certainty, check, &at));
}

/// The same number of the same unit under two classes, named after itself:
/// `2022年全年 ≥360天` and `≥360天服务读者 ≥360天`.
fn same_measure(scene: &Scene) -> Vec<(Certainty, Check, crate::domain::form::Cited)> {
    let mut out = Vec::new();
    let targets: Vec<String> = scene.lines.iter().map(|l| text::fold(&l.row.target.text)).collect();
    for (n, line) in scene.lines.iter().enumerate().take(MANY) {
        let target = &targets[n];
        let telling = line.value().is_some() && !matches!(line.unit(), "" | "%") && !is_nothing(target);
        if !telling || !text::fold(&line.name).contains(target.as_str()) {
            continue;
        }
        let twin = |(m, other): &(usize, &Line)| *m != n && other.level2 != line.level2 && targets[*m] == *target;
        if let Some((_, other)) = scene.lines.iter().enumerate().find(twin) {
            let check = Check::DuplicateIndicator {
                other: other.name.clone(),
                other_cell: other.row.name.cell.clone(),
                same_name: false,
            };
            out.push((Certainty::Judgement, check, line.row.name.clone()));
        }
    }
    out
}
