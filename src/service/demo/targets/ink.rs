//! Fills in what stands between the braces of a template.

use crate::service::demo::random::Random;

/// What a form is filled in with.
pub(super) struct Ink {
    pub(super) random: Random,
    /// Amount of the year in yuan.
    pub(super) yuan: i64,
    pub(super) year: i16,
    /// The year before the one the city stands in: its targets were a little lower.
    pub(super) before: bool,
    /// 项目名称
    pub(super) name: String,
    /// How many pieces the first row speaks of.
    pub(super) pieces: i64,
    /// The first row in words.
    pub(super) first: String,
    /// The years spoken of.
    pub(super) when: String,
}

/// Words at the end of a project's name that do not say what it is about.
const ENDINGS: [&str; 18] = [
    "经费",
    "专项资金",
    "资金",
    "专项",
    "费",
    "支出",
    "项目",
    "补助",
    "补贴",
    "运行维护",
    "运维",
    "维护",
    "劳务",
    "购置",
    "更新",
    "建设",
    "工作",
    "运行",
];

/// What a project is about: its name without such endings.
fn object(name: &str) -> &str {
    let mut rest = name;
    while let Some(shorter) = ENDINGS.iter().find_map(|e| rest.strip_suffix(e)) {
        if shorter.chars().count() < 2 {
            break;
        }
        rest = shorter;
    }
    rest
}

impl Ink {
    /// Fills in a template.
    pub(super) fn fill(&mut self, template: &str) -> String {
        let lower = template.starts_with('≤');
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, tail)) = rest.split_once('{') {
            let (inside, after) = tail.split_once('}').unwrap_or((tail, ""));
            out.push_str(before);
            out.push_str(&self.one(inside, lower));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn one(&mut self, inside: &str, lower: bool) -> String {
        match inside {
            "y" => self.year.to_string(),
            "p" => self.name.clone(),
            "o" => object(&self.name).to_string(),
            "q" => self.first.clone(),
            "when" => self.when.clone(),
            "u" => round_up(self.yuan / self.pieces.max(1) + 1).to_string(),
            "U" => wan(self.yuan / self.pieces.max(1)),
            _ => match inside.strip_prefix("b:") {
                Some(price) => self.bought(price).to_string(),
                None => self.drawn(inside, lower).to_string(),
            },
        }
    }

    /// What the budget buys, within a tenth, in a round number.
    fn bought(&mut self, price: &str) -> i64 {
        let (price, most) = price.split_once('^').map_or((price, i64::MAX), |(p, m)| (p, number(m)));
        let near = self.yuan / 100 * self.random.between(90, 110);
        let pieces = round((near / number(price).max(1)).max(1)).min(most);
        self.pieces = pieces;
        pieces
    }

    /// A number drawn; of the year before one step less demanding.
    fn drawn(&mut self, range: &str, lower: bool) -> i64 {
        let (range, step) = range.split_once('/').map_or((range, 1), |(r, s)| (r, number(s)));
        let (low, high) = range.split_once("..").map_or((0, 0), |(a, b)| (number(a), number(b)));
        let drawn = low + self.random.between(0, (high - low) / step) * step;
        match (self.before, lower) {
            (true, false) => (drawn - step).max(low),
            (true, true) => (drawn + step).min(high),
            _ => drawn,
        }
    }
}

/// The tables hold nothing but digits where a number stands; a test reads them all.
fn number(digits: &str) -> i64 {
    digits.parse().unwrap_or(0)
}

/// To two digits, from 100 upward.
fn round(value: i64) -> i64 {
    let mut grain = 1;
    while value / grain >= 100 {
        grain *= 10;
    }
    value / grain * grain
}

/// To three digits, upward.
fn round_up(value: i64) -> i64 {
    let mut grain = 1;
    while value / grain >= 1000 {
        grain *= 10;
    }
    (value + grain - 1) / grain * grain
}

/// Yuan in 万元, upward, with as many decimals as the size asks for.
fn wan(yuan: i64) -> String {
    match yuan {
        ..=99_999 => hundredths(yuan / 100 + 1),
        100_000..=999_999 => hundredths((yuan / 1000 + 1) * 10),
        _ => (yuan / 10_000 + 1).to_string(),
    }
}

/// Hundredths as a decimal number without zeros at its end.
fn hundredths(value: i64) -> String {
    let (whole, part) = (value / 100, value % 100);
    match (part, part % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", part / 10),
        _ => format!("{whole}.{part:02}"),
    }
}

/// The same number so many times, in a text such as `≥86公里`; percentages and
/// texts without a number stay.
pub(super) fn times(target: &str, factor: i64) -> String {
    let start = target.find(|c: char| c.is_ascii_digit());
    let Some(start) = start.filter(|_| !target.contains(['%', '‰', '年', '.'])) else { return target.to_string() };
    let tail = &target[start..];
    let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
    format!("{}{}{}", &target[..start], number(&tail[..end]) * factor, &tail[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_project_is_about() {
        assert_eq!(object("机要文电信息系统运行维护费"), "机要文电信息系统");
        assert_eq!(object("禁毒专项经费"), "禁毒");
        assert_eq!(object("科普经费"), "科普");
    }

    #[test]
    fn numbers_are_round() {
        assert_eq!((round(86), round(868), round(12_345)), (86, 860, 12_000));
        assert_eq!((round_up(999), round_up(1_001), round_up(12_341)), (999, 1_010, 12_400));
        assert_eq!((wan(86_400), wan(960_000), wan(1_860_000)), ("8.65".into(), "96.1".into(), "187".into()));
        assert_eq!((hundredths(1_120), hundredths(1_100)), ("11.2".into(), "11".into()));
    }

    #[test]
    fn a_count_is_multiplied_and_a_rate_is_not() {
        assert_eq!(times("≥86公里", 3), "≥258公里");
        assert_eq!((times("≥95%", 3), times("2021年9月底前", 3)), ("≥95%".into(), "2021年9月底前".into()));
    }
}
