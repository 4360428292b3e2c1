//! A value as people type it. Never here: whether it goes with the others.

use rust_decimal::Decimal;

use super::{LONGEST_TEXT, Shape, Value};
use crate::domain::date::Date;
use crate::domain::money::{Money, MoneyUnit};

/// Reads a value of a shape; `None` when it is not of it.
pub fn parse(shape: Shape, typed: &str) -> Option<Value> {
    let plain = crate::domain::text::narrow(typed.trim());
    let plain = plain.trim();
    if shape == Shape::Text {
        let text = crate::domain::text::clean(typed);
        return (1..=LONGEST_TEXT).contains(&text.chars().count()).then_some(Value::Text(text));
    }
    let number = |s: &str| crate::domain::money::parse_number(s);
    match shape {
        Shape::Ratio => {
            let n = match plain.strip_suffix('%') {
                Some(percent) => number(percent.trim())? / Decimal::ONE_HUNDRED,
                None => number(plain)?,
            };
            (n <= Decimal::TEN && n >= Decimal::ZERO).then_some(Value::Number(n))
        }
        Shape::Points => number(plain).filter(|n| *n <= Decimal::ONE_HUNDRED).map(Value::Number),
        Shape::Days => plain.parse().ok().filter(|n| (0..=3660).contains(n)).map(Value::Whole),
        Shape::DayList => {
            let days: Option<Vec<i64>> = plain.split(',').map(|d| d.trim().parse().ok()).collect();
            let falls = |d: &[i64]| d.windows(2).all(|w| w[0] > w[1]);
            let fits = |d: &Vec<i64>| d.len() <= 5 && d.iter().all(|n| (0..=365).contains(n)) && falls(d);
            days.filter(fits).map(Value::Wholes)
        }
        Shape::Count => plain.parse().ok().filter(|n| (1..=10).contains(n)).map(Value::Whole),
        Shape::Yuan => Money::parse(plain, MoneyUnit::Yuan).ok().filter(|m| !m.is_negative()).map(Value::Amount),
        Shape::MonthDay => {
            let (m, d) = plain.split_once(['-', '/', '.'])?;
            let day = Date::new(2024, m.parse().ok()?, d.parse().ok()?).ok()?;
            Some(Value::MonthDay(day.month(), day.day()))
        }
        Shape::Flag => match plain {
            "true" | "on" | "1" | "yes" | "是" | "启用" => Some(Value::Flag(true)),
            "false" | "off" | "0" | "no" | "否" | "停用" => Some(Value::Flag(false)),
            _ => None,
        },
        Shape::Text => None,
        Shape::Choice(words) => words.iter().find(|w| **w == plain).map(|w| Value::Words(vec![w])),
        Shape::Order(words) => {
            let chosen: Option<Vec<_>> =
                plain.split(',').map(|p| words.iter().copied().find(|w| *w == p.trim())).collect();
            chosen.filter(|c| !c.is_empty() && (1..c.len()).all(|i| !c[..i].contains(&c[i]))).map(Value::Words)
        }
        Shape::Words => {
            let mut words: Vec<String> = Vec::new();
            for word in typed.split([',', '，', '、']).map(crate::domain::text::clean).filter(|w| !w.is_empty()) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            let fit = words.len() <= 100 && words.iter().all(|w| w.chars().count() <= 20);
            (fit && !words.is_empty()).then_some(Value::Texts(words))
        }
    }
}
