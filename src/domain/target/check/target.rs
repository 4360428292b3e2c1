//! What is wrong with a target's sign, number or unit.

use rust_decimal::Decimal;

use super::name::unit_at;
use super::scene::{Line, Scene, ends, has};
use super::{Check, UnitFault, words};
use crate::domain::form::Cited;
use crate::domain::indicator::{Level1, Level2, Operator};
use crate::domain::target::objection::Certainty;

type Said<'a> = Vec<(Certainty, Check, &'a Cited)>;

pub(super) fn check(scene: &mut Scene) {
    let mut said = Said::new();
    for line in &scene.lines {
        let at = &line.row.target;
        if let Some(doubt) = line.row.reading.doubt {
            said.push((Certainty::Doubtful, Check::ReadingDoubtful(doubt), at));
            continue;
        }
        if line.looks_misread() || line.looks_damaged() {
            let doubt = crate::domain::indicator::Doubt::DamagedOperator;
            said.push((Certainty::Doubtful, Check::ReadingDoubtful(doubt), at));
            continue;
        }
        if line.is_numbered() {
            continue;
        }
        if !has(&line.name, words::UNCAPPED) || line.is_satisfaction() {
            hundred_percent(line, &mut said);
        }
        equality(line, &mut said);
        let bare = unit_missing(line, &mut said);
        if !bare {
            operator_missing(line, &mut said);
        }
        direction(line, &mut said);
        if let Some((certainty, fault)) = odd_unit(line) {
            said.push((certainty, Check::UnitOdd(fault), at));
        }
        low(line, &mut said);
    }
    let said: Vec<_> = said.into_iter().map(|(certainty, check, at)| (certainty, check, at.clone())).collect();
    let damaged = scene.damaged;
    for (certainty, check, at) in said {
        let bare = matches!(check, Check::OperatorMissing { .. } | Check::UnitMissing { .. });
        scene.say(if damaged && bare { Certainty::Doubtful } else { certainty }, check, &at);
    }
}

impl Line<'_> {
    /// `290%`: no share of that kind can be asked for.
    fn looks_misread(&self) -> bool {
        let raw = self.row.reading.raw.trim();
        self.row.reading.operator == Operator::Unknown
            && self.unit() == "%"
            && raw.starts_with('2')
            && self.value().is_some_and(|v| v > Decimal::ONE_HUNDRED)
            && !has(&self.name, words::UNCAPPED)
    }

    /// Whether the value is a percentage, told or plain from the name.
    fn is_percent(&self) -> bool {
        self.unit() == "%" || self.unit().is_empty() && (self.is_rate() || self.is_satisfaction())
    }
}

fn hundred_percent<'a>(line: &Line<'a>, said: &mut Said<'a>) {
    let Some(value) = line.value().filter(|_| line.is_percent()) else { return };
    let satisfaction = line.is_satisfaction();
    let at_least = matches!(line.row.reading.operator, Operator::Ge | Operator::Gt);
    let all = value >= Decimal::ONE_HUNDRED && (at_least || satisfaction);
    if all || value == Decimal::ONE_HUNDRED && line.row.reading.operator == Operator::Gt {
        said.push((Certainty::Sure, Check::GeHundredPercent { satisfaction }, &line.row.target));
    }
}

fn equality<'a>(line: &Line<'a>, said: &mut Said<'a>) {
    let Some(value) = line.value().filter(|v| !v.is_zero()) else { return };
    if line.row.reading.operator != Operator::Eq {
        return;
    }
    let better = line.better();
    let unit = line.unit();
    let certainty = if line.is_percent() {
        if value >= Decimal::ONE_HUNDRED || !(line.is_rate() || line.is_satisfaction()) {
            return;
        }
        Certainty::Sure
    } else if unit == "天" && (value == 365.into() || value == 366.into()) {
        return; // every day of the year
    } else if words::OPEN_UNITS.contains(&unit) && line.level2 != Some(Level2::Timeliness) {
        Certainty::Sure
    } else if words::MAYBE_OPEN_UNITS.contains(&unit)
        || line.is_cost() && better == Operator::Le && unit.ends_with('元')
    {
        Certainty::Judgement
    } else {
        return;
    };
    said.push((certainty, Check::EqualityTarget { better }, &line.row.target));
}

/// A bare number. What a count counts is told by its name; what a share is of, is not.
fn unit_missing<'a>(line: &Line<'a>, said: &mut Said<'a>) -> bool {
    let reading = &line.row.reading;
    let bare = line.value().is_some() && line.unit().is_empty() && reading.date.is_none() && reading.text.is_empty();
    let named = line.name.ends_with([')', ']', '%']) && !unit_in_brackets(&line.name).is_empty();
    if !bare
        || named
        || reading.operator == Operator::Date
        || line.is_rate() && line.value().is_some_and(|v| v.is_zero())
    {
        return false;
    }
    let rate = line.is_rate() || line.is_satisfaction();
    let counted = line.is_count() || line.level2 == Some(Level2::Quantity) && !rate;
    // A name that counts implies its unit, and so does 0.
    let certainty = if counted && !line.name.ends_with("金额") || line.value().is_some_and(|v| v.is_zero()) {
        Certainty::Judgement
    } else {
        Certainty::Sure
    };
    said.push((certainty, Check::UnitMissing { rate }, &line.row.target));
    true
}

/// `(万元)`, `%` at a name's end.
fn unit_in_brackets(name: &str) -> String {
    if name.ends_with('%') {
        return "%".to_string();
    }
    let inner = name.trim_end_matches([')', ']']).rsplit(['(', '[']).next().unwrap_or_default();
    let chars: Vec<char> = inner.trim_start_matches("单位:").chars().collect();
    let unit = unit_at(&chars);
    if unit.chars().count() == chars.len() { unit } else { String::new() }
}

fn operator_missing<'a>(line: &Line<'a>, said: &mut Said<'a>) {
    let reading = &line.row.reading;
    let Some(value) = line.value() else { return };
    let told = line.row.direction.text.contains(['正', '反', '≥', '≤', '＝', '=']) || has(&reading.text, words::TOLD);
    if reading.operator != Operator::Unknown || told || value.is_zero() || reading.date.is_some() {
        return;
    }
    // All of a share: it can only be reached.
    if line.is_percent() && value >= Decimal::ONE_HUNDRED {
        return;
    }
    let money = line.is_cost() && line.better() == Operator::Le;
    let directed = words::DIRECTED_UNITS.contains(&line.unit()) || money || line.is_satisfaction();
    let certainty = if directed { Certainty::Sure } else { Certainty::Judgement };
    said.push((certainty, Check::OperatorMissing { better: line.better() }, &line.row.target));
}

fn direction<'a>(line: &Line<'a>, said: &mut Said<'a>) {
    let operator = line.row.reading.operator;
    let (up, down) = (matches!(operator, Operator::Ge | Operator::Gt), matches!(operator, Operator::Le | Operator::Lt));
    let told = line.row.direction.text.as_str();
    let at = &line.row.target;
    if told.contains('反') && up {
        said.push((Certainty::Sure, Check::DirectionClash { better: Operator::Le }, at));
    } else if told.contains('反') && operator == Operator::Eq && line.value().is_some_and(|v| !v.is_zero()) {
        said.push((Certainty::Judgement, Check::DirectionClash { better: Operator::Le }, at));
    } else if told.contains('正') && down {
        said.push((Certainty::Sure, Check::DirectionClash { better: Operator::Ge }, at));
    } else if told.is_empty() && up && line.is_negative() && line.value().is_some() {
        said.push((Certainty::Judgement, Check::DirectionClash { better: Operator::Le }, at));
    } else if told.is_empty() && down && line.value().is_some() && is_good_share(line) {
        said.push((Certainty::Judgement, Check::DirectionClash { better: Operator::Ge }, at));
    }
}

/// A share of which more is plainly better.
fn is_good_share(line: &Line) -> bool {
    line.is_satisfaction()
        || has(&line.name, words::QUALITY)
        || ends(&line.stem, &["完成率", "覆盖率", "知晓率", "及时率"])
}

fn odd_unit(line: &Line) -> Option<(Certainty, UnitFault)> {
    let unit = line.unit();
    if line.row.reading.raw.contains("百分比") {
        let twice = line.name.ends_with('%');
        let fault = if twice { UnitFault::Twice } else { UnitFault::Word };
        return Some((if twice { Certainty::Sure } else { Certainty::Judgement }, fault));
    }
    let share = matches!(unit, "%" | "‰");
    if line.is_rate() && !line.is_satisfaction() {
        // `100% 1000件`: things behind the share.
        let things = super::name::quantities(&line.row.target.text).into_iter().find(|q| is_thing(&q.unit));
        if let Some(unit) = things.map(|q| q.unit) {
            return Some((Certainty::Sure, UnitFault::RateInThings { unit }));
        }
    }
    if ends(&line.stem, words::AREA) && share {
        return Some((Certainty::Sure, UnitFault::AreaAsShare { unit: unit.to_string() }));
    }
    if unit == "人次" && ends(&line.stem, &["人数", "人员数", "人员数量"]) {
        return Some((Certainty::Sure, UnitFault::Visits));
    }
    if share && line.is_count() && !line.row.reading.text.contains("完成") {
        return Some((Certainty::Judgement, UnitFault::CountAsShare));
    }
    let family = words::FAMILIES.iter().find(|(names, _)| ends(&line.stem, names));
    let fits = |units: &[&str]| units.iter().any(|u| unit.starts_with(u) || unit.ends_with(u));
    if family.is_some_and(|(_, units)| !fits(units)) && !unit.is_empty() && !share && line.value().is_some() {
        return Some((Certainty::Judgement, UnitFault::Misfit { unit: unit.to_string() }));
    }
    let named = unit_in_brackets(&line.name);
    if !named.is_empty() && !unit.is_empty() && named != unit {
        return Some((Certainty::Judgement, UnitFault::Differs { name: named, unit: unit.to_string() }));
    }
    (!unit.is_empty() && line.value().is_some() && !is_known(unit))
        .then(|| (Certainty::Judgement, UnitFault::Unknown { unit: unit.to_string() }))
}

fn is_thing(unit: &str) -> bool {
    !unit.is_empty()
        && !matches!(
            unit,
            "%" | "‰"
                | "分"
                | "倍"
                | "年"
                | "月"
                | "日"
                | "天"
                | "小时"
                | "时"
                | "季度"
                | "年度"
                | "T"
                | "M"
                | "G"
        )
}

/// Whether a unit is of the dictionary, alone, with a size before it, or `元/亩`.
fn is_known(unit: &str) -> bool {
    let one = |u: &str| {
        let u = u.trim_start_matches(['每', ' ']).trim_end_matches(['以', '内', '上', '下', ' ']);
        u.is_empty()
            || words::UNITS.contains(&u)
            || words::SIZES.iter().any(|s| u.strip_prefix(s).is_some_and(|r| words::UNITS.contains(&r)))
            || u.strip_prefix('多').is_some_and(|r| words::UNITS.contains(&r))
    };
    unit.split(['/', '／', '·', '*']).all(|u| one(u.trim_matches(['(', ')', '（', '）', '.', ' '])))
}

fn low<'a>(line: &Line<'a>, said: &mut Said<'a>) {
    let Some(value) = line.value() else { return };
    let actual = crate::domain::indicator::Reading::parse(&line.row.actual.text);
    let comparable = actual.doubt.is_none() && (actual.unit == line.row.reading.unit || actual.unit.is_empty());
    let reached = actual.value.filter(|_| comparable && !line.is_percent() && line.better() == Operator::Ge);
    let far = |a: &Decimal| !value.is_zero() && *a >= value * Decimal::new(13, 1);
    let upward = !matches!(line.row.reading.operator, Operator::Le | Operator::Lt | Operator::Range);
    if let Some(actual) = reached.filter(far).filter(|_| upward && line.row.reading.date.is_none()) {
        said.push((Certainty::Judgement, Check::LowTarget { target: value, actual: Some(actual) }, &line.row.target));
        return;
    }
    let limit = if has(&line.name, words::ACCEPTED) {
        95
    } else if ends(&line.stem, words::ALL_OF_IT) && line.level1 != Some(Level1::Satisfaction) {
        90
    } else {
        return;
    };
    if line.is_percent() && upward && value > Decimal::ZERO && value < Decimal::from(limit) {
        said.push((Certainty::Judgement, Check::LowTarget { target: value, actual: None }, &line.row.target));
    }
}
