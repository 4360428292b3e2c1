//! What a printed text is known as: label, header, title, tick.
//!
//! Never here: where it stands, or the words themselves (see `words`).

use crate::domain::form::Cited;
use crate::domain::text;

use super::page::squeeze;
use super::words::{
    ACTUAL_FIRST, Col, EXACT, FUND_ROWS, FUND_ROWS_INSIDE, FUNDS, FundCol, LABELS, Label, NOTES, TASKS, TICKED,
    TITLE_ENDS, TITLE_FIELD, TaskCol, UNTICKED, WITHIN,
};

/// The form in which labels and headers are compared: no blanks, nothing in
/// brackets, no colon, star or numbering.
pub(super) fn key(printed: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in squeeze(printed).chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ':' | '*' | '/' | '"' | '“' | '”' | '·' => {}
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let rest = out.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    match rest.strip_prefix(['、', '.', '．']) {
        Some(rest) if rest.len() < out.len() => rest.to_string(),
        _ => out,
    }
}

/// A header's key, without the months or the year that it begins with: `1—7月执行数`.
pub(super) fn header_key(printed: &str) -> String {
    let key = key(printed);
    let rest =
        key.trim_start_matches(|c: char| c.is_ascii_digit() || text::is_dash(c) || matches!(c, '~' | '至' | '到'));
    if rest.len() == key.len() {
        return key;
    }
    match rest.strip_prefix('月').or_else(|| rest.strip_prefix("年度")).or_else(|| rest.strip_prefix('年')) {
        Some(rest) => rest.trim_start_matches(['度', '份']).to_string(),
        None => key,
    }
}

/// What a header of the indicator block means; it may be several cells deep,
/// the deepest deciding where it can.
pub(super) fn column(headers: &[&str]) -> Option<Col> {
    let whole = header_key(&headers.concat());
    let last = headers.last().map(|h| header_key(h))?;
    if headers.len() > 1 {
        let of = |key: &str| exact(key).or_else(|| within(key));
        // 指标值 over 中期 and 年度; 偏差原因分析 over 经费保障.
        let told = of(&last);
        let whole_life = ["中期", "长期", "实施期"].iter().any(|w| last.contains(w));
        return match told {
            Some(Col::WholeLifeTarget | Col::Target) | None if whole_life => Some(Col::WholeLifeTarget),
            Some(col) => Some(col),
            None => of(&whole).or_else(|| headers.first().and_then(|h| of(&header_key(h)))),
        };
    }
    exact(&last).or_else(|| within(&last))
}

fn exact(key: &str) -> Option<Col> {
    EXACT.iter().find(|(_, words)| words.contains(&key)).map(|(col, _)| *col)
}

fn within(key: &str) -> Option<Col> {
    let has = |w: &str| key.contains(w);
    if key.chars().count() > 24 {
        return None;
    }
    let planned = (has("预期") || has("计划")) && has("完成值") && !has("实际");
    if planned {
        return Some(Col::Target);
    }
    let forecast = has("预计");
    if !forecast && ACTUAL_FIRST.iter().any(|w| has(w)) && !has("原因") && !has("可能性") {
        return Some(Col::Actual);
    }
    WITHIN.iter().find(|(_, words)| words.iter().any(|w| has(w))).map(|(col, _)| *col)
}

/// What a header of the fund block means.
pub(super) fn fund_column(printed: &str) -> Option<FundCol> {
    let key = header_key(printed);
    if key.is_empty() || key.chars().count() > 24 {
        return None;
    }
    let is = FUNDS.iter().find(|(_, words, _)| words.contains(&key.as_str()));
    let has = || FUNDS.iter().find(|(_, _, words)| words.iter().any(|w| key.contains(w)));
    is.or_else(has).map(|(col, ..)| *col)
}

/// What a header of 年度主要任务 means.
pub(super) fn task_column(printed: &str) -> Option<TaskCol> {
    let key = key(printed);
    TASKS.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(col, _)| *col)
}

/// What a label says, and how far down its list it stands.
pub(super) fn label(printed: &str) -> Option<(Label, usize)> {
    if printed.chars().count() > 40 {
        return None;
    }
    let key = key(printed);
    LABELS
        .iter()
        .find_map(|(label, words)| words.iter().position(|w| *w == key).map(|rank| (*label, rank)))
        // 中期目标（2021年—2023年）, 2022年度目标
        .or_else(|| {
            let bare = header_key(printed);
            let goal = |label: &Label| matches!(label, Label::WholeLifeGoal | Label::AnnualGoal | Label::Goal);
            LABELS.iter().find(|(l, words)| goal(l) && words.contains(&bare.as_str())).map(|(l, _)| (*l, 0))
        })
        .or_else(|| compound(&key).map(|l| (l, 0)))
}

/// 项目长期绩效目标, 全年目标实际完成情况, 部门预算执行情况 and other compounds.
fn compound(key: &str) -> Option<Label> {
    let has = |words: &[&str]| words.iter().any(|w| key.contains(w));
    if key.chars().count() > 14 {
        return None;
    }
    if key.contains("目标") && (key.ends_with("完成情况") || key.ends_with("实现情况")) {
        return Some(Label::ActualGoal);
    }
    let block = ["执行情况", "资金情况", "预算情况", "收支情况"].iter().any(|end| key.ends_with(end));
    if block && (key.contains("资金") || key.contains("预算")) {
        return Some(Label::Block);
    }
    if !key.ends_with("目标") {
        return None;
    }
    if has(&["中期", "长期", "实施期"]) {
        Some(Label::WholeLifeGoal)
    } else if has(&["年度", "预期", "当年", "年初"]) {
        Some(Label::AnnualGoal)
    } else if has(&["总体", "整体"]) {
        Some(Label::Goal)
    } else {
        None
    }
}

/// Whether a label is one of a fund row wherever it stands.
pub(super) fn is_fund_row(printed: &str) -> bool {
    let key = key(printed);
    key.chars().count() <= 30 && FUND_ROWS.iter().any(|w| key.contains(w))
}

/// Whether a label is one of a fund row within a fund block.
pub(super) fn is_fund_row_inside(printed: &str) -> bool {
    is_fund_row(printed) || FUND_ROWS_INSIDE.contains(&key(printed).as_str())
}

/// Label and value in one cell: `资金总额：50.00`.
pub(super) fn inline(printed: &str) -> Option<(&str, &str)> {
    let (at, colon) = printed.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let (label, value) = (printed[..at].trim(), printed[at + colon.len_utf8()..].trim());
    (!label.is_empty() && label.chars().count() <= 24 && !value.is_empty()).then_some((label, value))
}

/// Whether a text that stands alone in its row is a form's title.
pub(super) fn is_title(printed: &str) -> bool {
    let key = key(printed);
    let length = key.chars().count();
    let has = |words: &[&str]| words.iter().any(|w| key.contains(w));
    (5..=60).contains(&length)
        && has(TITLE_FIELD)
        && TITLE_ENDS.iter().any(|e| {
            key.ends_with(e) || key.trim_end_matches("年度").trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(e)
        })
        && label(printed).is_none()
        && !is_note(printed)
        && !printed.contains(['。', '；', '，'])
}

/// Whether a text is a note under a form.
pub(super) fn is_note(printed: &str) -> bool {
    let plain = squeeze(printed);
    NOTES.iter().any(|n| plain.starts_with(n)) && (plain.chars().count() > 4 || plain.starts_with("注:"))
}

/// Whether a cell is ticked; a word of its own counts, 否 and × do not.
pub(super) fn is_ticked(printed: &str) -> bool {
    let plain = squeeze(printed);
    !plain.is_empty()
        && !plain.chars().all(|c| text::is_dash(c) || UNTICKED.contains(&c))
        && !matches!(plain.as_str(), "否" | "无" | "0" | "×" | "X" | "x" | "N" | "/")
}

/// What of several boxes is ticked: `□新增项目 ☑延续项目` says 延续项目. A text
/// without boxes stays as it is.
pub(super) fn ticked(cited: Cited) -> Cited {
    let is_box = |c: char| TICKED.contains(&c) || UNTICKED.contains(&c);
    if !cited.text.contains(is_box) {
        return cited;
    }
    let after = cited.text.trim_start().starts_with(is_box);
    let mut chosen: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut on = None;
    let mut close = |on: &mut Option<bool>, word: &mut String| {
        let said =
            word.trim_matches(|c: char| text::is_blank(c) || matches!(c, '；' | ';' | '，' | ',' | '、')).to_string();
        word.clear();
        if on.take() == Some(true) && !said.is_empty() {
            chosen.push(said);
        }
    };
    for c in cited.text.chars() {
        match (is_box(c), after) {
            (true, true) => {
                close(&mut on, &mut word);
                on = Some(TICKED.contains(&c));
            }
            (true, false) => {
                on = Some(TICKED.contains(&c));
                close(&mut on, &mut word);
            }
            (false, _) => word.push(c),
        }
    }
    if after {
        close(&mut on, &mut word);
    }
    Cited::new(chosen.join("、"), cited.cell)
}

/// A level-3 name without the template's prefix `指标1：`.
pub fn without_prefix(name: &str) -> &str {
    let Some(rest) = name.trim_start().strip_prefix("指标") else { return name };
    let digits = rest.trim_start().trim_start_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
    if digits.len() == rest.trim_start().len() {
        return name;
    }
    digits.trim_start().trim_start_matches([':', '：', '、', '.', '．']).trim_start()
}

/// Whether a cell holds only the template's dots.
pub(super) fn is_dots(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| matches!(c, '…' | '.' | '⋯' | '·' | '。') || text::is_blank(c))
}

/// The budget year that a title names: four digits before 年, or alone in brackets.
pub(super) fn year(printed: &str) -> Option<i16> {
    let chars: Vec<char> = text::narrow_digits(printed).filter(|c| !text::is_blank(*c)).collect();
    (0..chars.len().saturating_sub(3)).find_map(|i| {
        let four: String = chars[i..i + 4].iter().collect();
        let alone = i == 0 || !chars[i - 1].is_ascii_digit();
        let closed = matches!(chars.get(i + 4), Some('年' | ')' | '-'));
        let year: i16 = four.parse().ok()?;
        (alone && closed && (2000..=2100).contains(&year)).then_some(year)
    })
}

/// N of `1—N月` in a header of a monitoring form.
pub(super) fn months(printed: &str) -> Option<u8> {
    let plain = squeeze(printed);
    if plain.contains("半年度") || plain.contains("上半年") {
        return Some(6);
    }
    let (before, _) = plain.split_once('月')?;
    let tail: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let n: u8 = tail.iter().rev().collect::<String>().parse().ok()?;
    let head: String = before.chars().rev().skip(tail.len()).collect();
    let from_one = head.chars().next().is_some_and(|c| text::is_dash(c) || matches!(c, '~' | '至' | '到'))
        && head.chars().nth(1) == Some('1');
    (from_one && (1..=12).contains(&n)).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_under_their_many_words() {
        for (header, col) in [
            ("三级指标", Some(Col::Name)),
            ("年度指标值（A）", Some(Col::Target)),
            ("实际完成值（B）", Some(Col::Actual)),
            ("全年完成值", Some(Col::Actual)),
            ("实际完成指标值", Some(Col::Actual)),
            ("预期指标值(包含数字及文字描述)", Some(Col::Target)),
            ("当年预期实现值", Some(Col::Target)),
            ("1—7月执行情况", Some(Col::Actual)),
            ("半年度指标执行情况", Some(Col::Actual)),
            ("全年预计完成情况", Some(Col::Forecast)),
            ("偏差原因分析及改进措施", Some(Col::Reason)),
            ("完成目标可能性(确定能、有可能、不可能)", Some(Col::Likelihood)),
            ("指标权重(分)", Some(Col::Marks)),
            ("指标得分(分)", Some(Col::Score)),
            ("自评分值", Some(Col::Score)),
            ("符号", Some(Col::Operator)),
            ("单位(文字描述)", Some(Col::Unit)),
            ("评价标准及依据", Some(Col::Standard)),
            ("一级/二级", Some(Col::Level2)),
            ("指标 值", Some(Col::Target)),
            ("年初预算数", None),
        ] {
            assert_eq!(column(&[header]), col, "{header}");
        }
        assert_eq!(column(&["指标值(或计划水平)", "中期"]), Some(Col::WholeLifeTarget));
        assert_eq!(column(&["指标值(或计划水平)", "年度"]), Some(Col::Target));
        assert_eq!(column(&["偏差原因分析", "硬件条件保障"]), Some(Col::Cause(3)));
        assert_eq!(column(&["偏差原因分析", "原因说明"]), Some(Col::Reason));
    }

    #[test]
    fn columns_of_money() {
        use FundCol::*;
        for (header, col) in [
            ("年初预算数（万元）", Some(Initial)),
            ("全年预算数(A)", Some(Adjusted)),
            ("全年(调整)预算数", Some(Adjusted)),
            ("预算数(A)", Some(Adjusted)),
            ("1-6月执行数", Some(Executed)),
            ("1-6月执行率", Some(Rate)),
            ("全年预计执行数", Some(Forecast)),
            ("得分(20分*执行率)", Some(Score)),
            ("全年到位资金(D)", Some(Received)),
            ("扣除统筹整合资金后预算金额(C)", Some(Adjusted)),
            ("一级指标", None),
        ] {
            assert_eq!(fund_column(header), col, "{header}");
        }
    }

    #[test]
    fn labels_titles_years() {
        assert_eq!(label("主管部门（单位）及代码：").map(|l| l.0), Some(Label::Department));
        assert_eq!(label("总  体\n目 标").map(|l| l.0), Some(Label::Goal));
        assert_eq!(label("中期目标（2021年—2023年）").map(|l| l.0), Some(Label::WholeLifeGoal));
        assert_eq!(label("联系电话").map(|l| l.0), Some(Label::Personal));
        for title in [
            "项目绩效目标表(2021年度)",
            "2021 年项目支出绩效自评表",
            "鄂州市2022年市直部门预算项目支出绩效目标表",
            "项目支出绩效目标申报表 2024年度",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in ["绩效指标", "年度绩效目标完成情况", "项目名称", "附件1"] {
            assert!(!is_title(other), "{other}");
        }
        assert_eq!(year("（2024 年度）"), Some(2024));
        assert_eq!(year("二〇二一年度"), Some(2021));
        assert_eq!(year("20220101"), None);
        assert_eq!(months("1—7月执行数"), Some(7));
        assert_eq!(months("2021年12月"), None);
    }

    #[test]
    fn boxes_and_prefixes() {
        let said = |s: &str| ticked(Cited::new(s, "A1")).text;
        assert_eq!(said("□新增项目  ☑延续项目"), "延续项目");
        assert_eq!(said("新增项目□ 延续项目√"), "延续项目");
        assert_eq!(said("□新增项目 □延续项目"), "");
        assert_eq!(said("延续项目"), "延续项目");
        assert_eq!(without_prefix("指标1：培训人数"), "培训人数");
        assert_eq!(without_prefix("指标 2:"), "");
        assert_eq!(without_prefix("指标1工程完工率"), "工程完工率");
        assert_eq!(without_prefix("指标体系"), "指标体系");
        assert!(is_ticked("√") && !is_ticked("□") && !is_ticked(" ") && !is_ticked("—"));
    }
}
