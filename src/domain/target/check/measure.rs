//! Whether a target can be measured at all (V-VAGUE): words where a number
//! belongs, a percentage of nothing, no target.

use super::scene::{Line, Scene, ends, first, has};
use super::{Check, Unmeasurable, words};
use crate::domain::form::Cited;
use crate::domain::indicator::{Level1, Level2, Operator};
use crate::domain::target::objection::Certainty;
use crate::domain::text;

pub(super) fn check(scene: &mut Scene) {
    let asks = scene.lines.iter().any(Line::has_target);
    let mut said: Vec<(Certainty, Check, Cited)> = Vec::new();
    for line in &scene.lines {
        if line.name.is_empty() && !line.has_target() {
            continue;
        }
        if !line.has_target() {
            if asks && line.row.target.is_there() {
                said.push((Certainty::Sure, Check::TargetBlank, line.row.target.clone()));
                let word = first(&line.name, words::VAGUE_NAME).filter(|_| !line.is_rate() && !line.is_count());
                if let Some(word) = word.filter(|_| line.level1 == Some(Level1::Benefit)) {
                    let why = Unmeasurable::VagueName { word: word.to_string() };
                    said.push((Certainty::Judgement, Check::NonMeasurable(why), line.row.name.clone()));
                }
            }
            continue;
        }
        if let Some((certainty, why)) = unmeasurable(line) {
            let at = if matches!(why, Unmeasurable::VagueName { .. }) { &line.row.name } else { &line.row.target };
            said.push((certainty, Check::NonMeasurable(why), at.clone()));
        }
        if line.row.target.text.chars().count() > 40 && has(&line.row.target.text, words::PROGRESS) {
            said.push((Certainty::Judgement, Check::TargetProgressMixed, line.row.target.clone()));
        }
    }
    said.extend(empty_classes(scene).into_iter().map(|at| (Certainty::Sure, Check::TargetBlank, at)));
    said.extend(goal(scene));
    said.into_iter().for_each(|(certainty, check, at)| scene.say(certainty, check, &at));
}

/// A printed class of outputs in whose rows nothing stands at all.
fn empty_classes(scene: &Scene) -> Vec<Cited> {
    let core = [Level2::Quantity, Level2::Quality, Level2::Timeliness];
    let empty = |level2: &Level2| !scene.lines.iter().any(|l| l.level2 == Some(*level2));
    let row = |level2: Level2| scene.blank.iter().find(|r| r.class().1 == Some(level2) && r.target.is_there());
    if scene.lines.is_empty() {
        return Vec::new();
    }
    core.into_iter().filter(empty).filter_map(row).map(|r| r.target.clone()).collect()
}

fn unmeasurable(line: &Line) -> Option<(Certainty, Unmeasurable)> {
    let reading = &line.row.reading;
    if reading.doubt.is_some() || reading.date.is_some() || reading.operator == Operator::Date {
        return None;
    }
    if reading.value.is_some() {
        return percent_of_what(line).then_some((Certainty::Sure, Unmeasurable::PercentOfWhat));
    }
    let target = text::narrow(line.row.target.text.trim());
    let plain = target.trim_matches(|c: char| text::is_blank(c) || matches!(c, '.' | ',' | ';' | '!'));
    if text::fold(plain) == text::fold(&line.name) {
        return None; // said as a copy of the name
    }
    let signed = !matches!(reading.operator, Operator::Qualitative | Operator::Unknown | Operator::Date);
    if signed {
        return Some((Certainty::Judgement, Unmeasurable::OperatorOnly));
    }
    // A day or a month in words that no calendar knows, several of them: not vague.
    if plain.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let compared = has(plain, words::COMPARED) && !has(plain, words::COMPARED_VAGUELY);
    if compared || has(plain, words::NAMED_STANDARD) {
        return None;
    }
    if line.is_rate() && !line.is_satisfaction() {
        return Some((Certainty::Sure, Unmeasurable::RateInWords));
    }
    if words::CHECKABLE.contains(&plain) {
        let word = first(&line.name, words::VAGUE_NAME).filter(|_| matches!(plain, "是" | "有"));
        return word.map(|word| (Certainty::Judgement, Unmeasurable::VagueName { word: word.to_string() }));
    }
    // Other frames than the official one are asked about, not accused.
    let known = line.level1.is_some();
    let sure = if known { Certainty::Sure } else { Certainty::Judgement };
    let whole = words::VAGUE_WHOLE.contains(&plain).then_some(plain);
    if let Some(word) = whole.or_else(|| longest(plain)) {
        return Some((sure, Unmeasurable::Vague { word: word.to_string() }));
    }
    if line.level2 == Some(Level2::Quantity) {
        return Some((Certainty::Sure, Unmeasurable::QuantityInWords));
    }
    Some((Certainty::Judgement, Unmeasurable::Words))
}

/// The longest vague word: `效果明显` rather than `明显`.
fn longest(plain: &str) -> Option<&'static str> {
    words::VAGUE.iter().filter(|w| plain.contains(**w)).max_by_key(|w| w.chars().count()).copied()
}

/// `促进学校教育事业健康发展 ≥100%`: of what?
fn percent_of_what(line: &Line) -> bool {
    let share = line.unit() == "%" || line.unit().is_empty() && line.value().is_some_and(|v| v == 100.into());
    let statement = words::STATEMENT.iter().any(|w| line.name.starts_with(w)) || ends(&line.stem, words::ABSTRACT);
    share
        && statement
        && line.row.reading.text.is_empty()
        && !line.is_rate()
        && !line.is_count()
        && !line.is_satisfaction()
}

/// A goal of many words and no number.
fn goal(scene: &Scene) -> Option<(Certainty, Check, Cited)> {
    let goal = &scene.form.goals.annual;
    let long = goal.text.chars().count() >= 10;
    let numberless = !has_number(&goal.text);
    (long && numberless && scene.form.kind.is_target())
        .then(|| (Certainty::Judgement, Check::NonMeasurable(Unmeasurable::Goal), goal.clone()))
}

/// A digit, or a Chinese numeral before a measure word: 两个, not 进一步.
fn has_number(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let counted = |w: &[char]| {
        "一二三四五六七八九十百千万亿两".contains(w[0]) && "个项次家人名户座条套台份场公亩元".contains(w[1])
    };
    chars.iter().any(|c| text::narrow_char(*c).is_ascii_digit()) || chars.windows(2).any(counted)
}
