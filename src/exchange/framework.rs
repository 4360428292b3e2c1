//! The indicator table of an evaluation as institutions send it: one
//! third-level indicator a row, with its score once it has one.
//!
//! Never here: whether the weights are right, or a score stands.

use rust_decimal::Decimal;

use crate::domain::evaluation::key::frame::Row;
use crate::domain::money::parse_number;
use crate::domain::text;
use crate::exchange::record::{FileFault, Place, address};
use crate::exchange::sheet::{Cell, Sheet, Workbook};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Level1,
    Level2,
    Level3,
    Weight,
    Explanation,
    Points,
    Rule,
    Source,
    Score,
    Reason,
}

/// Words of headers, folded; the first column that fits takes the word. A
/// folded header may go on behind its word: `分值100分`.
const WORDS: [(Col, &[&str]); 10] = [
    (Col::Level1, &["一级指标", "一级"]),
    (Col::Level2, &["二级指标", "二级"]),
    (Col::Level3, &["三级指标", "三级", "指标名称", "绩效指标"]),
    (Col::Score, &["得分", "评价得分", "实际得分", "评分", "得分情况"]),
    (Col::Weight, &["分值", "权重", "满分", "标准分", "标准分值", "分值权重", "权重分值", "指标分值"]),
    (Col::Explanation, &["指标解释", "指标释义", "解释", "指标内容"]),
    (Col::Points, &["指标说明", "评价要点", "指标说明评价要点", "说明", "评分要点"]),
    (Col::Rule, &["评分标准", "评分规则", "计分标准", "计分规则", "评价标准", "评扣分标准", "评分细则"]),
    (Col::Source, &["数据来源", "资料来源", "证据来源", "佐证资料来源", "取数来源", "证据收集方式", "佐证材料"]),
    (
        Col::Reason,
        &["扣分原因", "扣分原因依据", "扣分依据", "扣分说明", "得分依据", "评分依据", "扣分理由", "得分说明"],
    ),
];

/// Headers stand within so many rows.
const HEAD: usize = 20;
/// No cell is longer.
const LONGEST: usize = 2_000;
/// No framework has more rows.
const MANY: usize = 500;

/// A row as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The indicator; its weight where it can be read.
    pub row: Row,
    /// The weight as written.
    pub weight: String,
    /// The score, where there is one and it can be read.
    pub score: Option<Decimal>,
    /// The score as written.
    pub score_text: String,
    /// Where the score stands.
    pub score_cell: String,
    /// 扣分原因
    pub reason: String,
}

/// A table with the sheet it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Framework {
    /// Name of the sheet.
    pub sheet: String,
    /// Its rows in order.
    pub lines: Vec<Line>,
}

/// Reads the first sheet that has columns of third-level indicators and of marks.
///
/// # Errors
/// [`FileFault::NoHeader`] where no sheet has them.
pub fn read(book: &Workbook) -> Result<Framework, FileFault> {
    for sheet in book.sheets.iter().filter(|s| !s.hidden) {
        let Some((head, columns)) = header(sheet) else { continue };
        let mut above = [String::new(), String::new()];
        let lines = (head + 1..sheet.rows.len()).filter_map(|row| line(sheet, row, &columns, &mut above));
        let lines: Vec<Line> = lines.take(MANY).collect();
        return Ok(Framework { sheet: text::clean(&sheet.name), lines });
    }
    Err(none(book))
}

fn none(book: &Workbook) -> FileFault {
    let first = book.sheets.first();
    let texts = first.into_iter().flat_map(|s| s.rows.iter().take(HEAD).flatten()).map(plain);
    FileFault::NoHeader {
        sheet: first.map(|s| text::clean(&s.name)).unwrap_or_default(),
        looked_for: vec!["一级指标", "三级指标", "分值"],
        found: texts.filter(|t| !t.is_empty()).map(|t| t.chars().take(24).collect()).take(8).collect(),
    }
}

fn header(sheet: &Sheet) -> Option<(usize, Vec<(Col, usize)>)> {
    sheet.rows.iter().take(HEAD).enumerate().find_map(|(n, cells)| {
        let mut columns: Vec<(Col, usize)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if let Some(col) = named(&text::fold(&plain(cell))).filter(|c| columns.iter().all(|(k, _)| k != c)) {
                columns.push((col, at));
            }
        }
        let has = |col| columns.iter().any(|(c, _)| *c == col);
        (has(Col::Level1) && has(Col::Level3) && has(Col::Weight)).then_some((n, columns))
    })
}

/// The column a header means: by its whole word, else by one it begins with
/// and goes on only in digits or marks (`分值100`, `权重%`).
fn named(folded: &str) -> Option<Col> {
    let whole = WORDS.iter().find(|(_, words)| words.contains(&folded));
    let tail = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '%' | '分' | '.'));
    let begun = || WORDS.iter().find(|(_, ws)| ws.iter().any(|w| folded.strip_prefix(w).is_some_and(tail)));
    whole.or_else(begun).filter(|_| !folded.is_empty()).map(|(col, _)| *col)
}

/// A row that names an indicator. Levels that stand once for several rows
/// below (merged, or left empty) are carried down; totals are no indicators.
fn line(sheet: &Sheet, row: usize, columns: &[(Col, usize)], above: &mut [String; 2]) -> Option<Line> {
    let cells = &sheet.rows[row];
    let column = |col: Col| columns.iter().find(|(c, _)| *c == col).map(|(_, at)| *at);
    let said = |col: Col| column(col).and_then(|at| cells.get(at)).map(plain).unwrap_or_default();
    let cell =
        |col: Col| column(col).map_or_else(String::new, |at| address(Place { row: row as u32 + 1, column: at as u16 }));
    let total = |t: &str| matches!(text::fold(t).as_str(), "合计" | "总计" | "小计" | "总分" | "合计得分" | "综合得分");
    if [Col::Level1, Col::Level2, Col::Level3].into_iter().any(|c| total(&said(c))) {
        return None;
    }
    for (n, col) in [Col::Level1, Col::Level2].into_iter().enumerate() {
        let here = said(col);
        if !here.is_empty() {
            if n == 0 && here != above[0] {
                above[1].clear();
            }
            above[n] = here;
        }
    }
    let (name, weight) = (said(Col::Level3), said(Col::Weight));
    if name.is_empty() && (weight.is_empty() || said(Col::Rule).is_empty()) {
        return None;
    }
    let score_text = said(Col::Score);
    Some(Line {
        row: Row {
            level1: above[0].clone(),
            level2: above[1].clone(),
            level3: name,
            weight: marks(&weight),
            explanation: said(Col::Explanation),
            points: said(Col::Points),
            rule: said(Col::Rule),
            source: said(Col::Source),
            cell: cell(Col::Level3),
        },
        weight,
        score: marks(&score_text),
        score_text,
        score_cell: cell(Col::Score),
        reason: said(Col::Reason),
    })
}

/// `8`, `8分`, `8.00`: marks as tables write them; nothing from anything else.
fn marks(typed: &str) -> Option<Decimal> {
    let plain = text::narrow(typed);
    let plain = plain.trim();
    parse_number(plain.strip_suffix('分').unwrap_or(plain).trim())
}

fn plain(cell: &Cell) -> String {
    let full = match cell {
        Cell::Text(t) => text::clean(t),
        Cell::Number { value, .. } => value.normalize().to_string(),
        Cell::Date(d) => d.to_string(),
        Cell::Empty | Cell::Bool(_) | Cell::Error(_) | Cell::Uncomputed => String::new(),
    };
    full.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::{self, Limits};

    fn table(csv: &str) -> Result<Framework, FileFault> {
        let bytes = csv.as_bytes().to_vec();
        let (book, _) = sheet::read("表.csv", bytes, &Limits::default(), &mut |_, _| true).expect("csv");
        read(&book)
    }

    #[test]
    fn levels_are_carried_down_and_totals_left_out() {
        let found = table(
            "三清山机场航线运营补贴绩效评价指标体系,,,,,,,,\n\
             一级指标,二级指标,三级指标,分值（100分）,指标解释,指标说明（评价要点）,评分标准,得分,扣分原因/依据\n\
             决策,项目立项,立项依据充分性,3,解释,要点,标准,3,\n\
             ,,立项程序规范性,3分,解释,要点,标准,2.5,未集体决策\n\
             产出,产出数量,执飞航线条数,\"八\",解释,,标准,,\n\
             合计,,,100,,,,86.5,\n",
        )
        .expect("a framework");
        let got: Vec<_> = found
            .lines
            .iter()
            .map(|l| (l.row.level1.as_str(), l.row.level2.as_str(), l.row.weight, l.score, l.reason.as_str()))
            .collect();
        let d = |s: &str| Some(Decimal::from_str_exact(s).expect("number"));
        assert_eq!(
            got,
            [
                ("决策", "项目立项", d("3"), d("3"), ""),
                ("决策", "项目立项", d("3"), d("2.5"), "未集体决策"),
                ("产出", "产出数量", None, None, "")
            ]
        );
        assert_eq!((found.lines[2].weight.as_str(), found.lines[2].row.cell.as_str()), ("八", "C5"));
        assert_eq!(found.lines[1].score_cell, "H4");
    }

    #[test]
    fn short_headers_and_a_column_of_sources_are_known() {
        let found = table("一级,二级,三级,权重%,说明,评分细则,数据来源\n过程,资金管理,预算执行率,4,x,y,国库支付数据\n");
        let row = &found.expect("a framework").lines[0].row;
        assert_eq!((row.rule.as_str(), row.source.as_str(), row.points.as_str()), ("y", "国库支付数据", "x"));
    }

    #[test]
    fn a_sheet_without_marks_is_no_framework() {
        assert!(matches!(table("一级指标,三级指标\n产出,条数\n"), Err(FileFault::NoHeader { .. })));
    }
}
