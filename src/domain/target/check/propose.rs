//! A better wording for a target, in the field's own terms: sign, number, unit.
//! What the form does not tell (how many, which day) is proposed as a pattern
//! to be filled, never invented as a fact.

use rust_decimal::Decimal;

use super::scene::{bare_name, ends, has};
use super::words;
use crate::domain::form::Row;
use crate::domain::indicator::{Level1, Level2, Operator};

/// A wording for the target of a row; nothing where none can be proposed.
/// `better` is the direction in which the indicator improves, where one was found.
pub fn proposal(row: &Row, year: Option<i16>, better: Option<Operator>) -> Option<String> {
    let reading = &row.reading;
    let (level1, level2) = row.class();
    let name = bare_name(&row.name.text);
    if let Some(value) = reading.value.filter(|_| reading.doubt.is_none() && reading.upper.is_none()) {
        return with_number(&name, value, &reading.unit, better.unwrap_or(reading.operator));
    }
    if reading.doubt.is_some() {
        return None;
    }
    if level2 == Some(Level2::Timeliness) {
        return year.map(by_year_end);
    }
    if level1 == Some(Level1::Satisfaction) || name.contains("满意") {
        return Some("≥90%".to_string());
    }
    let rate = ends(&name, words::RATE) && !name.contains("控制率");
    if rate {
        let sign = if has(&name, words::NEGATIVE) && !has(&name, words::REVERSED) { "≤5%" } else { "≥95%" };
        return Some(sign.to_string());
    }
    let by_clue = words::WORDINGS.iter().find(|(clues, _)| has(&name, clues) || has(&row.target.text, clues));
    by_clue.map(|(_, wording)| wording.to_string()).or_else(|| by_class(level2))
}

/// A deadline at the end of a budget year.
pub fn by_year_end(year: i16) -> String {
    format!("{year}年12月31日前完成")
}

fn with_number(name: &str, value: Decimal, unit: &str, better: Operator) -> Option<String> {
    let value = value.normalize();
    let unit = match unit {
        "万" | "亿" => format!("{unit}元"),
        "" if ends(name, words::RATE) => "%".to_string(),
        other => other.to_string(),
    };
    let full = unit == "%" && value >= Decimal::ONE_HUNDRED;
    let sign = match better {
        _ if full && name.contains("满意") => return Some("≥95%".to_string()),
        _ if full => "＝",
        Operator::Le | Operator::Lt => "≤",
        Operator::Ge | Operator::Gt => "≥",
        Operator::Eq => "＝",
        _ => return None,
    };
    let value = if full { Decimal::ONE_HUNDRED } else { value };
    Some(format!("{sign}{value}{unit}"))
}

fn by_class(level2: Option<Level2>) -> Option<String> {
    let wording = match level2? {
        Level2::Quantity => "≥（数量）（单位）",
        Level2::Quality => "合格率 ＝100%",
        Level2::Cost | Level2::EconomicCost | Level2::SocialCost | Level2::EcologicalCost => "≤（金额）万元",
        Level2::Economic => "增收（或节支）≥（金额）万元",
        Level2::Social => "受益人次 ≥（数量）人次",
        Level2::Ecological => "（污染物或能耗）较上年下降 ≥（比例）%",
        Level2::Sustainable => "设施（或机制）正常使用 ≥（年数）年",
        Level2::Timeliness | Level2::Satisfaction => return None,
    };
    Some(wording.to_string())
}
