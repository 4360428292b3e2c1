//! What is wrong with an indicator's name: a number, a copy of the target, the
//! target itself, a unit, a day, several things at once, words of the template.

use super::scene::{Line, Scene, first, has, is_nothing};
use super::{Check, words};
use crate::domain::form::Cited;
use crate::domain::text;

pub(super) fn check(scene: &mut Scene) {
    let mut found: Vec<(Check, &Cited)> = Vec::new();
    let mut asked: Vec<(Check, &Cited)> = Vec::new();
    for line in &scene.lines {
        if let Some(check) = whole(line) {
            found.push((check, &line.row.name));
            continue;
        }
        if let Some(value) = held_target(line) {
            found.push((Check::NameHoldsTarget { value }, &line.row.name));
        }
        if let Some(unit) = doubled_unit(line) {
            found.push((Check::UnitInName { unit }, &line.row.name));
        }
        if let Some(words) = deadline(line) {
            found.push((Check::DateInName { words }, &line.row.name));
        }
        match parts(line) {
            (parts, true) => found.push((Check::Compound { parts }, &line.row.name)),
            (parts, false) if parts > 1 => asked.push((Check::Compound { parts }, &line.row.target)),
            _ => {}
        }
    }
    let form = scene.form;
    let goals = [&form.goals.whole_life, &form.goals.annual, &form.goals.actual];
    let cells = form.rows.iter().flat_map(|r| [&r.name, &r.target]);
    for cell in goals.into_iter().chain(cells).chain(form.texts.iter().map(|(_, text)| text)) {
        if let Some(words) = first(&cell.text, words::TEMPLATE) {
            found.push((Check::TemplateText { words: words.to_string() }, cell));
        }
    }
    let prefix_only = |l: &&Line| l.name.is_empty() && !is_nothing(&l.row.name.text) && l.has_target();
    for line in scene.lines.iter().filter(prefix_only) {
        found.push((Check::TemplateText { words: line.row.name.text.clone() }, &line.row.name));
    }
    let (found, asked): (Vec<_>, Vec<_>) = (owned(found), owned(asked));
    found.into_iter().for_each(|(check, at)| scene.sure(check, &at));
    asked.into_iter().for_each(|(check, at)| scene.judge(check, &at));
}

fn owned(found: Vec<(Check, &Cited)>) -> Vec<(Check, Cited)> {
    found.into_iter().map(|(check, at)| (check, at.clone())).collect()
}

/// The name is no name at all.
fn whole(line: &Line) -> Option<Check> {
    if line.name.is_empty() {
        return None;
    }
    if line.is_numbered() {
        return Some(Check::IndicatorIsNumber);
    }
    let (name, target) = (text::fold(&line.name), text::fold(&line.row.target.text));
    if name == target {
        return Some(Check::NameIsValue { copied: true });
    }
    is_value(&line.name).then_some(Check::NameIsValue { copied: false })
}

/// A day, a period or an amount alone: `2020年`, `2022年全年`, `100万`.
fn is_value(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '≤' | '≥' | '='));
    let begins = rest.len() < name.len();
    let plain = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日底前度全内-至".contains(c));
    begins
        && (plain.is_empty()
            || super::scene::ends(rest, &["元"]) && rest.chars().count() <= 2
            || rest == "万"
            || rest == "亿")
}

/// The target's number and unit, found in the name as well.
fn held_target(line: &Line) -> Option<String> {
    let mut quantities = quantities(&line.name).into_iter();
    if !line.has_target() && line.row.target.is_there() {
        // No target beside it: only a share or a sign tells that it is one.
        return quantities.find(|q| q.unit == "%" || q.signed).map(|q| q.printed);
    }
    let (value, unit) = (line.value()?, line.unit());
    quantities.find(|q| q.value == value && !q.unit.is_empty() && q.unit == unit).map(|q| q.printed)
}

/// The unit at the end of the name where the value has one as well.
fn doubled_unit(line: &Line) -> Option<String> {
    let name = line.name.as_str();
    let tail = if name.ends_with('%') {
        "%"
    } else {
        name.strip_suffix([')', ']'])?.rsplit(['(', '[']).next()?.trim_start_matches("单位:")
    };
    let unit = line.unit();
    // `%` beside 百分比 is said as an odd unit.
    let word = line.row.reading.raw.contains("百分比");
    (!unit.is_empty() && tail == unit && !word).then(|| unit.to_string())
}

/// A deadline in the name while the target tells none.
fn deadline(line: &Line) -> Option<String> {
    if line.row.reading.date.is_some() {
        return None;
    }
    let word = first(&line.name, words::DEADLINE)?;
    // 2000年以前 may be the age of what is counted.
    let timely = line.level2 == Some(crate::domain::indicator::Level2::Timeliness);
    (timely || has(&line.name, words::DONE_BY)).then(|| word.to_string())
}

/// How many things are asked for, and whether the name itself lists them.
fn parts(line: &Line) -> (usize, bool) {
    let listed = line.name.split([';', '；']).filter(|p| p.trim().chars().count() > 2).count();
    if listed > 1 {
        return (listed, true);
    }
    let target = text::narrow(&line.row.target.text);
    let pieces = target.split([';', ',']).filter(|p| quantities(p).iter().any(|q| !q.unit.is_empty()));
    (pieces.count(), false)
}

/// A number with its unit inside a text.
pub(super) struct Quantity {
    pub value: rust_decimal::Decimal,
    pub unit: String,
    pub signed: bool,
    pub printed: String,
}

/// All of them, in order; a number after a letter or inside a word of letters is none.
pub(super) fn quantities(words: &str) -> Vec<Quantity> {
    let chars: Vec<char> = text::narrow(words).chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let begin = i;
        while i < chars.len() && (chars[i].is_ascii_digit() || matches!(chars[i], '.' | ',')) {
            i += 1;
        }
        let digits: String = chars[begin..i].iter().collect();
        let unit = unit_at(&chars[i..]);
        let before = begin.checked_sub(1).map(|b| chars[b]);
        let signed = before.is_some_and(|c| "≥≤><=≧≦".contains(c));
        let lettered = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        if let Some(value) =
            crate::domain::money::parse_number(digits.trim_end_matches(['.', ','])).filter(|_| !lettered)
        {
            let printed = format!("{}{unit}", digits.trim_end_matches(['.', ',']));
            out.push(Quantity { value, unit, signed, printed });
        }
    }
    out
}

/// The longest known unit that a text begins with.
pub(super) fn unit_at(chars: &[char]) -> String {
    let begin = chars.iter().position(|c| *c != ' ').unwrap_or(0);
    let longest = |from: usize| {
        let rest = chars.get(from..).unwrap_or_default();
        let fits = |unit: &&&str| unit.chars().eq(rest.iter().copied().take(unit.chars().count()));
        words::UNITS.iter().filter(fits).max_by_key(|u| u.chars().count()).map_or("", |u| *u)
    };
    let unit = longest(begin);
    // 万粒: a size and what it counts.
    let counted = if matches!(unit, "万" | "亿") { longest(begin + 1) } else { "" };
    format!("{unit}{counted}")
}
