//! Scores of what is asked for in words: three bands (财预〔2020〕10号), yes and
//! no, the target's own words. Never here: what the words of a number mean.

use rust_decimal::Decimal;

use super::score::{Row, Scored};
use super::why::{Note, Unscored, Why};
use crate::domain::indicator::progress::Band;
use crate::domain::indicator::{Open, Reading};
use crate::domain::ratio::round_half_away;
use crate::domain::text;

/// 是 and 否 as people put them, alone in a cell.
pub(super) fn answer(raw: &str) -> Option<bool> {
    const YES: [&str; 6] = ["是", "有", "√", "yes", "y", "对"];
    const NO: [&str; 5] = ["否", "没有", "no", "n", "×"];
    let plain = bare(raw);
    if YES.contains(&plain.as_str()) {
        Some(true)
    } else if NO.contains(&plain.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// What a band answers where only done or not counts.
pub(super) fn as_answer(band: Band) -> Option<bool> {
    match band {
        Band::Done => Some(true),
        Band::Undone => Some(false),
        Band::Part => None,
    }
}

/// Words of a thing done in time.
pub(super) fn is_timely(raw: &str) -> bool {
    ["按时", "及时", "准时", "如期", "按期", "提前"].iter().any(|w| raw.contains(w)) && !raw.contains(['不', '未'])
}

fn bare(raw: &str) -> String {
    text::narrow(raw).trim().trim_end_matches(['。', '.', ';', '；', '!']).to_lowercase()
}

/// Scores a row whose target is words.
pub(super) fn score(row: &Row) -> Result<Scored, Unscored> {
    let (target, actual) = (row.asked.target, row.given.actual);
    if let Some(yes) = answer(&actual.raw) {
        // 否 where 否 was to be is what was asked for.
        let wanted = answer(&target.raw).unwrap_or(true);
        let share = if yes == wanted { Decimal::ONE } else { Decimal::ZERO };
        return Ok(row.share(share, Why::Answer { yes }));
    }
    if let Some(share) = bare_share(actual) {
        return shared(row, share, Band::parse(&actual.raw));
    }
    let partly = actual.unit == "%" && actual.value.is_some_and(|v| v < Decimal::ONE_HUNDRED);
    match Band::parse(&actual.raw) {
        // 完成60% of something else is no band.
        Some(Band::Done) if partly => Err(Open::Words.into()),
        Some(band) => picked(row, band),
        None if bare(&actual.raw) == bare(&target.raw) => {
            let scored = picked(row, Band::Done)?;
            let why = if row.given.points.is_none() { Why::SameWords } else { scored.why };
            Ok(Scored { why, note: Some(Note::CopiesTarget), ..scored })
        }
        None if is_timely(&actual.raw) && is_timely(&target.raw) => picked(row, Band::Done),
        None => Err(Open::Words.into()),
    }
}

/// A percentage that stands alone, or with nothing but words of a band:
/// `70%`, `完成95%`, `部分达成，70%`.
fn bare_share(actual: &Reading) -> Option<Decimal> {
    const SAID: [&str; 24] = [
        "年度",
        "指标",
        "目标",
        "预期",
        "并具有一定效果",
        "且效果较差",
        "基本",
        "部分",
        "尚未",
        "没有",
        "未",
        "已经",
        "已",
        "达成",
        "达到",
        "实现",
        "完成",
        "任务",
        "程度",
        "率",
        "为",
        "约",
        "比例",
        "全部",
    ];
    let value = actual.value.filter(|v| *v >= Decimal::ZERO && *v <= Decimal::ONE_HUNDRED)?;
    if actual.unit != "%" || actual.upper.is_some() {
        return None;
    }
    let said = SAID.iter().fold(text::narrow(&actual.raw), |left, word| left.replace(word, ""));
    let rest = said.chars().any(|c| !(c.is_ascii_digit() || "%.,;:()= 。、".contains(c)));
    (!rest).then(|| value / Decimal::ONE_HUNDRED)
}

/// A share of the marks, unless words beside it tell another band. 完成 alone
/// goes with any share.
fn shared(row: &Row, share: Decimal, told: Option<Band>) -> Result<Scored, Unscored> {
    let exact = row.asked.weight * share;
    let band = band_of(row, round_half_away(exact, 2)).ok_or(Open::Words)?;
    if told.is_some_and(|t| t != Band::Done && t != band) {
        return Err(Unscored::Contradiction);
    }
    if row.given.points.is_some() {
        return picked(row, band);
    }
    let scored = row.scored(exact, Why::Words { band, share, picked: false });
    Ok(Scored { completion: share, ..scored })
}

/// What was picked within the band, or what stands there until somebody does.
fn picked(row: &Row, band: Band) -> Result<Scored, Unscored> {
    let weight = row.asked.weight;
    let Some(points) = row.given.points else {
        let share = row.scheme.usual[band as usize];
        return Ok(row.share(share, Why::Words { band, share, picked: false }));
    };
    let belongs = band_of(row, points);
    if belongs != Some(band) {
        return Err(Unscored::OutsideBand { band, belongs });
    }
    Ok(row.scored(points, Why::Words { band, share: points / weight, picked: true }))
}

/// The band whose points these are: from the rounded lower bound on, below the
/// rounded upper one.
fn band_of(row: &Row, points: Decimal) -> Option<Band> {
    let bound = |share: Decimal| round_half_away(row.asked.weight * share, 2);
    let [done, part] = row.scheme.words.map(bound);
    match points {
        p if p < Decimal::ZERO || p > row.asked.weight => None,
        p if p >= done => Some(Band::Done),
        p if p >= part => Some(Band::Part),
        _ => Some(Band::Undone),
    }
}

/// The points that a band allows: from the first on, below the second; 达成 up
/// to the full marks.
pub fn bounds(weight: Decimal, band: Band, words: [Decimal; 2]) -> (Decimal, Decimal) {
    let [done, part] = words.map(|share| round_half_away(weight * share, 2));
    match band {
        Band::Done => (done, weight),
        Band::Part => (part, done),
        Band::Undone => (Decimal::ZERO, part),
    }
}
