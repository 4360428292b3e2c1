//! The quantities and moments of a text, from left to right. Never here: which
//! of them the text is about.

use rust_decimal::Decimal;

use super::dates::{self, Moment};
use super::numbers;
use super::operators;
use super::typed::Typed;
use super::units::{self, Unit};

/// A number with its unit, or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// `None`: malformed.
    pub value: Option<Decimal>,
    /// The upper bound of a range.
    pub upper: Option<Decimal>,
    pub unit: Unit,
    /// Its first character, a sign or 百分之 among it.
    pub from: usize,
    /// Its first digit.
    pub digits: usize,
    /// Behind its unit.
    pub to: usize,
    /// Whether it stands in brackets, as a remark.
    pub aside: bool,
}

/// What a text holds besides words.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub quantities: Vec<Quantity>,
    pub moments: Vec<Moment>,
}

/// Reads a text from left to right.
pub(super) fn find(t: &Typed) -> Found {
    let mut found = Found::default();
    let (mut i, mut depth, mut behind) = (0, 0_usize, 0);
    while i < t.len() {
        match t.at(i) {
            Some('(' | '[' | '【' | '〔' | '{') => depth += 1,
            Some(')' | ']' | '】' | '〕' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(to) = no_number(t, i) {
            i = to;
        } else if let Some(moment) = moment(t, i) {
            i = moment.to;
            behind = i;
            found.moments.push(moment);
        } else if let Some(q) = bracket_range(t, i).or_else(|| tolerance(t, i)).or_else(|| quantity(t, i, behind)) {
            i = q.to;
            behind = i;
            found.quantities.push(Quantity { aside: depth > 0, ..q });
        } else {
            i += 1;
        }
    }
    found.quantities = ranges(t, found.quantities);
    found
}

/// Digits that count nothing: PM2.5, 第3批, 〔2020〕10号, the marker of a list, 3A级.
fn no_number(t: &Typed, i: usize) -> Option<usize> {
    let c = t.at(i)?;
    // A word of letters and digits, unless its letter is most likely a damaged sign.
    if c.is_ascii_alphabetic() {
        let mut end = i;
        while t.at(end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.') {
            end += 1;
        }
        let mixed = t.plain(i, end).iter().any(char::is_ascii_digit);
        let damaged = i == 0 && matches!(c, 'Z' | 'z') && t.digit(1);
        let torn = t.plain(i, end).iter().position(|c| *c == '.').is_some_and(|p| !t.digit(i + p - 1));
        return (mixed && !damaged && !torn).then_some(end);
    }
    if !c.is_ascii_digit() || t.before(i).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let mut end = i;
    while t.digit(end) {
        end += 1;
    }
    let ordinal = matches!(t.before(i), Some('第' | '〔'));
    let number_of_a_paper = t.before(i) == Some('〕') && t.at(end) == Some('号');
    let begins = i == 0 || t.before(i).is_some_and(|c| operators::separates(c) || matches!(c, '(' | ' '));
    let marker = begins
        && end - i <= 2
        && (matches!(t.at(end), Some('、')) && !t.digit(end + 1)
            || matches!(t.at(end), Some('.')) && t.at(end + 1).is_some_and(|c| !c.is_ascii_digit())
            || t.at(end) == Some(')') && t.at(end + 1).is_some());
    let scenic = t.at(end) == Some('A') && {
        let mut a = end;
        while t.at(a) == Some('A') {
            a += 1;
        }
        t.at(a) == Some('级')
    };
    (ordinal && moment(t, i.saturating_sub(1)).is_none_or(|m| m.from >= i) || number_of_a_paper || marker || scenic)
        .then_some(end)
}

/// A moment, unless the number is one of months behind a sign: ≤3月.
fn moment(t: &Typed, i: usize) -> Option<Moment> {
    if t.before(i).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let m = dates::moment(t, i)?;
    let span =
        matches!(t.before(i), Some('≥' | '≤' | '<' | '>' | '=' | '±')) && t.digit(i) && t.at(m.to - 1) == Some('月');
    let day = t.plain(m.from, m.to).contains(&'年');
    (!span || day).then_some(m)
}

/// A number with its sign and unit; `behind` is where the last quantity ended,
/// so that its dash is no minus.
fn quantity(t: &Typed, i: usize, behind: usize) -> Option<Quantity> {
    let share = units::SHARES_BEFORE.iter().find_map(|(w, unit)| t.end(i, w).map(|end| (*unit, end)));
    let (share, digits) = match share {
        Some((unit, end)) => (Some(unit), t.skip(end)),
        None => (None, i),
    };
    let dash = t.at(i) == Some('-') && !(behind > 0 && t.skip(behind) >= i);
    let minus = dash && !t.before(i).is_some_and(|c| c.is_ascii_alphanumeric());
    let digits = if minus { i + 1 } else { digits };
    let (value, end) = match numbers::number(t, digits) {
        Some(number) => (number.value, number.end),
        None if share.is_some() => {
            let (n, end) = numbers::numeral(t, digits)?;
            (Some(Decimal::from(n)), end)
        }
        None => return None,
    };
    let unit = match share {
        Some(name) => Unit { name: name.to_string(), about: "", end },
        None => units::unit(t, end),
    };
    let to = unit.end;
    let value = if minus { value.map(|v| -v) } else { value };
    Some(Quantity { value, upper: None, unit, from: i, digits, to, aside: false })
}

/// `±3%`: from -3 to 3.
fn tolerance(t: &Typed, i: usize) -> Option<Quantity> {
    let (_, at) = t.word(i, &["±", "+/-", "+-", "正负"])?;
    let q = quantity(t, t.skip(at), 0).filter(|q| q.value.is_none_or(|v| !v.is_sign_negative()))?;
    Some(Quantity { value: q.value.map(|v| -v), upper: q.value, from: i, ..q })
}

/// `[90,95]%`, `[90%,95%]`
fn bracket_range(t: &Typed, i: usize) -> Option<Quantity> {
    if !matches!(t.at(i), Some('[' | '【')) {
        return None;
    }
    let one = |from: usize| {
        let (sign, at) = if t.at(from) == Some('-') { (-1, from + 1) } else { (1, from) };
        // The comma between the bounds must not be taken for one of thousands.
        let mut end = at;
        while t.digit(end) || t.at(end) == Some('.') && t.digit(end + 1) {
            end += 1;
        }
        let text: String = t.plain(at, end).iter().collect();
        let value = crate::domain::money::parse_number(&text)? * Decimal::from(sign);
        Some((value, units::unit(t, end), at))
    };
    let (lower, first, digits) = one(t.skip(i + 1))?;
    let comma = t.skip(first.end);
    if t.at(comma) != Some(',') {
        return None;
    }
    let (upper, second, _) = one(t.skip(comma + 1))?;
    let close = t.skip(second.end);
    if !matches!(t.at(close), Some(']' | '】')) || lower > upper {
        return None;
    }
    let outside = units::unit(t, close + 1);
    let unit = [second, first].into_iter().find(|u| !u.name.is_empty()).unwrap_or_else(|| outside.clone());
    Some(Quantity { value: Some(lower), upper: Some(upper), from: i, digits, to: outside.end, unit, aside: false })
}

/// Joins what a dash or 至 joins: `90%-95%`, `3至5次`, `10±2`.
fn ranges(t: &Typed, all: Vec<Quantity>) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::with_capacity(all.len());
    for q in all {
        let joined = out.last().and_then(|first| range(t, first, &q));
        match joined {
            Some(range) => {
                out.pop();
                out.push(range);
            }
            None => out.push(q),
        }
    }
    out
}

fn range(t: &Typed, first: &Quantity, second: &Quantity) -> Option<Quantity> {
    let (a, b) = (first.value?, second.value?);
    if first.upper.is_some() {
        return None;
    }
    // 3万-5万元: the second unit may say more than the first.
    let same = first.unit.name.is_empty() || second.unit.name.starts_with(&first.unit.name);
    let unit = second.unit.clone();
    let between: String = t.plain(first.to, second.from).iter().filter(|c| **c != ' ').collect();
    if second.upper.is_some() {
        // 10±2: the tolerance around a value.
        let around = between.is_empty() && first.unit.name.is_empty() || between.is_empty() && same;
        return around.then(|| Quantity {
            value: a.checked_sub(second.upper.unwrap_or_default()),
            upper: a.checked_add(second.upper.unwrap_or_default()),
            unit,
            to: second.to,
            ..first.clone()
        });
    }
    let joins = matches!(between.as_str(), "-" | "--" | "~" | "至" | "到");
    (joins && same && a <= b).then(|| Quantity { value: Some(a), upper: Some(b), unit, to: second.to, ..first.clone() })
}
