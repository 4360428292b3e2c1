//! A target in three cells: operator, value, unit; and the cell that tells its
//! direction. Never here: which column is which.

use super::{Doubt, Operator, Reading, operators, units};
use crate::domain::text;

/// Whether more or less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 正向
    Positive,
    /// 反向
    Negative,
}

impl Direction {
    /// Reads a cell 指标方向; anything else tells nothing.
    pub fn parse(cell: &str) -> Option<Direction> {
        match text::fold(cell).trim_end_matches("指标") {
            "正向" | "正" | "正相关" => Some(Direction::Positive),
            "反向" | "负向" | "逆向" | "反" | "负相关" => Some(Direction::Negative),
            _ => None,
        }
    }
}

impl Operator {
    /// The direction it stands for where no cell of its own tells it.
    pub const fn direction(self) -> Option<Direction> {
        match self {
            Operator::Ge | Operator::Gt | Operator::Eq => Some(Direction::Positive),
            Operator::Le | Operator::Lt => Some(Direction::Negative),
            Operator::Range | Operator::Qualitative | Operator::Date | Operator::Unknown => None,
        }
    }
}

impl Reading {
    /// Reads a target in three cells. The operator's cell may hold a sign, a
    /// word or 定性; a code of some system's own (`1`, `5`) tells nothing.
    pub fn from_columns(operator: &str, value: &str, unit: &str) -> Reading {
        Reading::from_columns_in(operator, value, unit, None)
    }

    /// The same, with the budget year for a day that lacks it.
    pub fn from_columns_in(operator: &str, value: &str, unit: &str, year: Option<i16>) -> Reading {
        let (operator, value, unit) = (text::clean(operator), text::clean(value), text::clean(unit));
        // 单位(文字描述) holds the words where there is no number.
        let wordy = unit.chars().any(|c| c.is_ascii_digit()) || unit.chars().count() > 4 && !unit.contains(['/', '／']);
        let told = if value.is_empty() && wordy && operators::of_cell(&operator).is_none() { &unit } else { &value };
        let mut read = Reading::parse_in(told, year);
        let parts = [&operator, &value, &unit].map(String::as_str);
        read.raw = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        let dated = read.operator == Operator::Date && read.doubt.is_none();
        if text::fold(&operator).starts_with("定性") && !dated {
            let words = if read.is_blank() { String::new() } else { told.clone() };
            // `290%` beside 定性 is as doubtful as alone.
            let doubt = read.doubt.filter(|d| *d != Doubt::DateSerial);
            return Reading { operator: Operator::Qualitative, text: words, doubt, ..Reading::nothing(read.raw) };
        }
        // `44,561` stands in both cells of one published form: it is no unit.
        if read.unit.is_empty() && read.value.is_some() && !unit.starts_with(|c: char| c.is_ascii_digit()) {
            read.unit = units::of_cell(&unit);
        }
        let told = operators::of_cell(&operator);
        match (told, read.operator) {
            (Some(told), Operator::Unknown) if read.value.is_some() && read.doubt.is_none() => read.operator = told,
            (Some(told), own) => match operators::joined(told, own) {
                Some(one) => read.operator = one,
                None if is_comparison(own) => {
                    read.operator = Operator::Unknown;
                    read.doubt = Some(Doubt::DamagedOperator);
                }
                None => {}
            },
            (None, _) => {}
        }
        read
    }
}

const fn is_comparison(operator: Operator) -> bool {
    matches!(operator, Operator::Ge | Operator::Gt | Operator::Eq | Operator::Lt | Operator::Le)
}
