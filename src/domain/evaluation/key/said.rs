//! What a report's text says of its own result, to be held against the scoring
//! table and our payments (domain.md §7.3 step 7).

use rust_decimal::Decimal;

use crate::domain::money::parse_number;
use crate::domain::target::review::Grade;
use crate::domain::text;

/// What the text says; each as it stands first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// 综合得分
    pub total: Option<Decimal>,
    /// 评价等级
    pub grade: Option<Grade>,
    /// 预算执行率, as a share.
    pub execution: Option<Decimal>,
}

const TOTALS: [&str; 7] = ["综合得分", "评价得分", "总得分", "最终得分", "总体得分", "综合评分", "总分"];
const GRADES: [&str; 5] = ["评价等级", "绩效等级", "绩效级别", "评价结果", "等级"];
const RATES: [&str; 2] = ["预算执行率", "资金执行率"];
/// Between a word and its figure stand no more characters than these.
const GAP: usize = 8;

/// Searches the lines of a report.
pub fn said<'a>(lines: impl Iterator<Item = &'a str>) -> Said {
    let mut said = Said::default();
    for line in lines.map(text::narrow) {
        said.total = said.total.or_else(|| behind(&line, &TOTALS, "分"));
        said.execution = said.execution.or_else(|| behind(&line, &RATES, "%").map(|p| p / Decimal::ONE_HUNDRED));
        said.grade = said.grade.or_else(|| grade(&line));
    }
    said
}

/// The number that stands soon behind one of the words and before `unit`.
fn behind(line: &str, words: &[&str], unit: &str) -> Option<Decimal> {
    let places = words.iter().flat_map(|w| line.match_indices(w).map(|(at, w)| at + w.len()));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.into_iter().find_map(|at| {
        let rest = &line[at..];
        let gap = rest.chars().take(GAP).take_while(|c| !c.is_ascii_digit()).map(char::len_utf8).sum::<usize>();
        let figure = &rest[gap..];
        // `分值100分，得分…`: another word's figure is not taken.
        let digits = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
        let tail = figure[digits..].trim_start();
        let clear = !rest[..gap].contains(['.', ';', '满', '/', '=', '*']);
        (digits > 0 && clear && tail.starts_with(unit)).then(|| parse_number(&figure[..digits])).flatten()
    })
}

fn grade(line: &str) -> Option<Grade> {
    const WORDS: [(&str, Grade); 4] =
        [("优", Grade::Excellent), ("良", Grade::Good), ("中", Grade::Fair), ("差", Grade::Poor)];
    GRADES.iter().find_map(|word| {
        let rest = line.split_once(word)?.1;
        let bare = rest.trim_start_matches(['为', '是', ':', '"', '“', '「', ' ']);
        let (_, grade) = WORDS.iter().find(|(w, _)| bare.starts_with(w))?;
        // A list of all grades (优、良、中、差) names none.
        let next = bare.chars().nth(1);
        (!matches!(next, Some(',' | '、' | '/' | '('))).then_some(*grade)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Said {
        said([line].into_iter())
    }

    fn d(s: &str) -> Option<Decimal> {
        Decimal::from_str_exact(s).ok()
    }

    #[test]
    fn the_result_as_reports_say_it() {
        let one = of("经综合评价，该项目综合得分为76.5分，评价等级为“中”。");
        assert_eq!((one.total, one.grade), (d("76.5"), Some(Grade::Fair)));
        assert_eq!(of("项目总分：８６．５０ 分，等级：良").total, d("86.50"));
        assert_eq!(of("项目总分：86.5分，等级：良").grade, Some(Grade::Good));
        assert_eq!(of("预算执行率为95.02%，扣0.2分").execution, d("0.9502"));
    }

    #[test]
    fn what_is_no_result_is_passed_over() {
        assert_eq!(of("评价等级分为优、良、中、差四级").grade, None);
        assert_eq!(of("预算执行率=实际支出资金/实际到位资金*100%").execution, None);
        assert_eq!(of("总分由四个一级指标构成，其中决策20分"), Said::default());
        assert_eq!(of("综合得分情况见附表。满分100分"), Said::default());
    }

    #[test]
    fn what_stands_first_counts() {
        let both = said(["综合得分86.5分", "综合得分68.5分"].into_iter());
        assert_eq!(both.total, d("86.5"));
    }
}
