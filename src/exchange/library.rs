//! An indicator library as offices keep it in a sheet: one indicator a row,
//! under whatever words its columns have.
//!
//! Never here: which department a name means, or what is known already.

use crate::domain::indicator::{Level1, Level2, Operator, Reading};
use crate::domain::text;
use crate::exchange::record::{FileFault, Place, address};
use crate::exchange::sheet::{Cell, Sheet, Workbook};

/// A column of a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Code,
    Level1,
    Level2,
    Name,
    Operator,
    Unit,
    Scope,
    Standard,
    Explanation,
    Source,
}

/// Words of headers, folded; the first column that fits takes the word.
const WORDS: [(Col, &[&str]); 10] = [
    (Col::Code, &["指标编码", "指标代码", "编码", "编号"]),
    (Col::Level1, &["一级指标", "一级指标名称", "指标类型"]),
    (Col::Level2, &["二级指标", "二级指标名称"]),
    (Col::Name, &["三级指标", "三级指标名称", "指标名称", "绩效指标", "绩效指标名称", "指标内容"]),
    (Col::Operator, &["指标性质", "运算符", "运算符号", "比较符号", "符号", "指标方向"]),
    (Col::Unit, &["计量单位", "度量单位", "单位"]),
    (Col::Scope, &["适用范围", "适用部门", "主管部门", "部门", "所属部门", "行业部门"]),
    (Col::Standard, &["评分标准", "评分规则", "计分标准", "计分规则", "评分方法"]),
    (Col::Explanation, &["指标解释", "指标说明", "解释说明", "计算公式", "指标释义"]),
    (Col::Source, &["数据来源", "指标来源", "来源", "取值依据"]),
];

/// Headers stand within so many rows.
const HEAD: usize = 20;
/// No cell of a library is longer.
const LONGEST: usize = 1_000;
/// No office keeps more.
const MANY: usize = 50_000;

/// An indicator of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Address of its name.
    pub cell: String,
    /// 指标编码
    pub code: Option<String>,
    /// Its class.
    pub level1: Option<Level1>,
    /// Its class.
    pub level2: Option<Level2>,
    /// 三级指标
    pub name: String,
    /// Its sign, where the sheet tells one.
    pub operator: Option<&'static str>,
    /// 计量单位
    pub unit: String,
    /// The department it is for; nothing where it is common to all.
    pub department: Option<String>,
    /// 评分标准
    pub standard: String,
    /// 指标解释
    pub explanation: String,
    /// 数据来源
    pub source: String,
}

/// Reads every sheet that has a column of names and one of classes.
///
/// # Errors
/// [`FileFault::NoHeader`] where no sheet has them.
pub fn read(book: &Workbook) -> Result<Vec<Entry>, FileFault> {
    let mut entries = Vec::new();
    let mut found = false;
    for sheet in book.sheets.iter().filter(|s| !s.hidden) {
        let Some((head, columns)) = header(sheet) else { continue };
        found = true;
        let mut above = [String::new(), String::new()];
        for row in head + 1..sheet.rows.len() {
            if let Some(entry) = entry(sheet, row, &columns, &mut above).filter(|_| entries.len() < MANY) {
                entries.push(entry);
            }
        }
    }
    if found { Ok(entries) } else { Err(none(book)) }
}

fn none(book: &Workbook) -> FileFault {
    let first = book.sheets.first();
    let texts = first.into_iter().flat_map(|s| s.rows.iter().take(HEAD).flatten()).map(plain);
    FileFault::NoHeader {
        sheet: first.map(|s| text::clean(&s.name)).unwrap_or_default(),
        looked_for: vec!["三级指标", "二级指标"],
        found: texts.filter(|t| !t.is_empty()).map(|t| t.chars().take(24).collect()).take(8).collect(),
    }
}

fn header(sheet: &Sheet) -> Option<(usize, Vec<(Col, usize)>)> {
    sheet.rows.iter().take(HEAD).enumerate().find_map(|(n, cells)| {
        let mut columns: Vec<(Col, usize)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let folded = text::fold(&plain(cell));
            let named = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(col, _)| *col);
            if let Some(col) = named.filter(|c| columns.iter().all(|(known, _)| known != c)) {
                columns.push((col, at));
            }
        }
        let has = |col| columns.iter().any(|(c, _)| *c == col);
        (has(Col::Name) && (has(Col::Level1) || has(Col::Level2))).then_some((n, columns))
    })
}

/// A row that names an indicator. Classes that stand once for several rows
/// below (merged, or left empty) are carried down.
fn entry(sheet: &Sheet, row: usize, columns: &[(Col, usize)], above: &mut [String; 2]) -> Option<Entry> {
    let cells = &sheet.rows[row];
    let column = |col: Col| columns.iter().find(|(c, _)| *c == col).map(|(_, at)| *at);
    let said = |col: Col| column(col).and_then(|at| cells.get(at)).map(plain).unwrap_or_default();
    for (n, col) in [Col::Level1, Col::Level2].into_iter().enumerate() {
        let here = said(col);
        if !here.is_empty() {
            if n == 0 && here != above[0] {
                above[1].clear();
            }
            above[n] = here;
        }
    }
    let name = said(Col::Name);
    if name.is_empty() {
        return None;
    }
    let level2 = Level2::parse(&above[1]);
    let level1 = Level1::parse(&above[0]).or(level2.map(Level2::usual_level1));
    let place = Place { row: row as u32 + 1, column: column(Col::Name).unwrap_or_default() as u16 };
    let scope = said(Col::Scope);
    let common = scope.is_empty() || ["共性", "通用", "全部", "所有"].iter().any(|w| scope.contains(w));
    let code = said(Col::Code);
    Some(Entry {
        cell: address(place),
        code: Some(code).filter(|c| !c.is_empty()),
        level1,
        level2,
        name,
        operator: operator(&said(Col::Operator)),
        unit: said(Col::Unit),
        department: Some(scope).filter(|_| !common),
        standard: said(Col::Standard),
        explanation: said(Col::Explanation),
        source: said(Col::Source),
    })
}

/// `≥`, `>=`, `大于等于`, `正向`: the sign that the word means, if it means one.
fn operator(word: &str) -> Option<&'static str> {
    let sign = match word {
        "" => return None,
        "正向" | "正向指标" => Operator::Ge,
        "反向" | "反向指标" => Operator::Le,
        // A sign or its word before a number, as it would stand in a target.
        word => Reading::parse(&format!("{word}1")).operator,
    };
    Some(sign.sign()).filter(|s| !s.is_empty())
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

    fn library(csv: &str) -> Result<Vec<Entry>, FileFault> {
        let bytes = csv.as_bytes().to_vec();
        let (book, _) = sheet::read("库.csv", bytes, &Limits::default(), &mut |_, _| true).expect("csv");
        read(&book)
    }

    #[test]
    fn classes_are_carried_down_and_signs_understood() {
        let entries = library(
            "市级绩效指标库,,,,,,\n\
             编码,一级指标,二级指标,三级指标,指标性质,计量单位,适用部门\n\
             A01,产出指标,数量指标,培训人次,≥,人次,共性\n\
             A02,,,举办活动场次,大于等于,场,\n\
             A03,,质量指标,验收合格率,＝,%,市林业局\n\
             A04,满意度指标,服务对象满意度指标,受训人员满意度,正向,%,\n\
             ,,,,,,\n",
        )
        .expect("library");
        let got: Vec<_> =
            entries.iter().map(|e| (e.name.as_str(), e.level2, e.operator, e.department.as_deref())).collect();
        assert_eq!(
            got,
            [
                ("培训人次", Some(Level2::Quantity), Some("≥"), None),
                ("举办活动场次", Some(Level2::Quantity), Some("≥"), None),
                ("验收合格率", Some(Level2::Quality), Some("＝"), Some("市林业局")),
                ("受训人员满意度", Some(Level2::Satisfaction), Some("≥"), None),
            ]
        );
        assert_eq!(entries[0].cell, "D3");
    }

    #[test]
    fn a_sheet_without_names_or_classes_is_no_library() {
        assert!(matches!(library("项目代码,金额\n1,2\n"), Err(FileFault::NoHeader { .. })));
    }
}
