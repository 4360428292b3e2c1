//! Lists of findings as audit and inspection hand them over, and what units
//! report on their rectification: one problem a row, under whatever words the
//! columns have.
//!
//! Never here: whose project a name means, or whether a report may be taken.

use crate::domain::date::{self, Date, Epoch};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::rectification::standing::Evidence;
use crate::domain::text;
use crate::exchange::record::{FileFault, Place, address};
use crate::exchange::sheet::{self, Cell, Merge, Sheet, Workbook};

/// A column of such a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the words below say what each is
pub enum Col {
    Number,
    Code,
    Project,
    Department,
    Unit,
    Period,
    Problem,
    Category,
    Description,
    Figure,
    Item,
    Amount,
    Requirement,
    Action,
    ActionAmount,
    Source,
    SourceDocument,
    Copies,
    Note,
    Contact,
    Measures,
    Progress,
    Reported,
    Evidence,
}

/// Words of headers, folded and without their unit; the first column that fits takes the word.
const WORDS: [(Col, &[&str]); 24] = [
    (Col::Number, &["问题编号", "编号", "台账编号", "整改编号", "finding"]),
    (Col::Code, &["项目代码", "项目编码", "项目编号"]),
    (Col::Project, &["项目名称", "项目", "涉及项目", "被审计项目", "检查项目", "资金项目名称"]),
    (Col::Department, &["主管部门", "部门", "部门名称", "责任部门", "预算部门", "被审计部门"]),
    (Col::Unit, &["责任单位", "单位", "单位名称", "被审计单位", "被检查单位", "整改单位", "整改责任单位", "项目单位"]),
    (Col::Period, &["涉及年度", "所属年度", "问题年度", "评价年度"]),
    (Col::Problem, &["问题序号", "序号"]),
    (Col::Category, &["问题类别", "问题类型", "问题分类", "类别"]),
    (
        Col::Description,
        &[
            "问题描述",
            "问题",
            "存在问题",
            "存在的问题",
            "发现问题",
            "发现的问题",
            "主要问题",
            "审计发现问题",
            "审计查出问题",
            "问题内容",
            "问题表现",
        ],
    ),
    (Col::Figure, &["证据数据", "证据", "数据依据", "事实依据"]),
    (Col::Item, &["涉及子项", "子项", "涉及事项", "事项"]),
    (Col::Amount, &["涉及金额", "问题金额", "金额", "违规金额"]),
    (
        Col::Requirement,
        &[
            "整改要求和建议",
            "整改要求",
            "整改建议",
            "审计建议",
            "处理意见",
            "处理建议",
            "要求和建议",
            "建议",
            "审计意见",
        ],
    ),
    (Col::Action, &["结果应用", "结果应用建议", "预算建议"]),
    (Col::ActionAmount, &["核减或收回金额", "核减金额", "收回金额", "应上缴金额"]),
    (Col::Source, &["来源", "问题来源"]),
    (Col::SourceDocument, &["来源文号", "文号", "审计报告文号", "报告文号"]),
    (Col::Copies, &["抄送", "抄送单位"]),
    (Col::Note, &["备注"]),
    (Col::Contact, &["责任人电话", "责任人", "整改责任人", "联系人", "联系人电话", "责任人及电话"]),
    (Col::Measures, &["整改措施", "整改方案", "拟采取措施", "措施"]),
    (Col::Progress, &["整改进展", "整改情况", "整改结果", "落实情况", "整改完成情况", "整改落实情况", "进展"]),
    (Col::Reported, &["报告日期", "报送日期", "完成日期", "整改完成日期", "整改完成时间"]),
    (Col::Evidence, &["佐证材料", "佐证", "附件", "证明材料"]),
];

/// Headers stand within so many rows.
const HEAD: usize = 20;
/// No cell is longer; the service says so of what it takes.
const LONGEST: usize = 8_000;
/// No list is longer.
const MANY: usize = 20_000;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// New findings.
    Findings,
    /// What units report on findings.
    Reports,
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its sheet.
    pub sheet: String,
    /// What it is about.
    pub kind: Kind,
    /// 万元 or 元, where a header says so.
    unit: MoneyUnit,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row with what its cells say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    cells: Vec<(Col, String, String)>,
}

/// Why a cell says nothing that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadCell {
    /// No day.
    Day,
    /// No amount.
    Amount,
}

impl Row {
    /// What a column says; empty where it says nothing.
    pub fn said(&self, col: Col) -> &str {
        self.cells.iter().find(|(c, ..)| *c == col).map_or("", |(_, text, _)| text)
    }

    /// The same, or nothing.
    pub fn some(&self, col: Col) -> Option<String> {
        Some(self.said(col)).filter(|t| !t.is_empty()).map(String::from)
    }

    /// Address of a column's cell in this row; of the row's first one where it has none.
    pub fn cell(&self, col: Col) -> &str {
        let own = self.cells.iter().find(|(c, ..)| *c == col);
        own.or_else(|| self.cells.first()).map_or("", |(_, _, cell)| cell)
    }

    /// A day, or nothing.
    ///
    /// # Errors
    /// [`BadCell::Day`]
    pub fn day(&self, col: Col) -> Result<Option<Date>, BadCell> {
        match self.said(col) {
            "" => Ok(None),
            typed => date::parse(typed, Epoch::Y1900).map(|d| Some(d.day)).ok_or(BadCell::Day),
        }
    }
}

impl Listed {
    /// An amount of a row, or nothing.
    ///
    /// # Errors
    /// [`BadCell::Amount`]
    pub fn amount(&self, row: &Row, col: Col) -> Result<Option<Money>, BadCell> {
        match row.said(col) {
            "" => Ok(None),
            typed => Money::parse(typed, self.unit).map(Some).map_err(|_| BadCell::Amount),
        }
    }
}

/// Reads every visible sheet that has a table of findings or of reports. What
/// was asked for by kind is read as that.
///
/// # Errors
/// [`FileFault::NoHeader`] where no sheet has one.
pub fn read(book: &Workbook, asked: Option<Kind>) -> Result<Vec<Listed>, FileFault> {
    let visible = book.sheets.iter().filter(|s| !s.hidden);
    let tables: Vec<Listed> = visible.filter_map(|s| table(s, asked)).collect();
    if tables.is_empty() { Err(none(book)) } else { Ok(tables) }
}

fn none(book: &Workbook) -> FileFault {
    let first = book.sheets.first();
    let texts = first.into_iter().flat_map(|s| s.rows.iter().take(HEAD).flatten()).map(plain);
    FileFault::NoHeader {
        sheet: first.map(|s| text::clean(&s.name)).unwrap_or_default(),
        looked_for: vec!["问题描述", "责任单位", "问题编号", "整改情况"],
        found: texts.filter(|t| !t.is_empty()).map(|t| t.chars().take(24).collect()).take(8).collect(),
    }
}

/// A file that proves something, with its fingerprint; the file stays where it is.
///
/// # Errors
/// What keeps it from being read.
pub fn evidence(path: &std::path::Path) -> Result<Evidence, FileFault> {
    let bytes = sheet::load(path, &sheet::Limits::default())?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Evidence { name: text::clean(&name), sha256: Some(sheet::digest(&bytes)), size: Some(bytes.len() as u64) })
}

struct Header {
    row: usize,
    columns: Vec<(Col, usize)>,
    unit: MoneyUnit,
    kind: Kind,
}

fn table(sheet: &Sheet, asked: Option<Kind>) -> Option<Listed> {
    let header = sheet.rows.iter().take(HEAD).enumerate().find_map(|(n, cells)| header(n, cells, asked))?;
    let mut rows = Vec::new();
    for n in (header.row + 1..sheet.rows.len()).take(MANY) {
        let of = |(col, at): &(Col, usize)| {
            let text = under(sheet, n, *at);
            let place = Place { row: n as u32 + 1, column: *at as u16 };
            (!text.is_empty()).then(|| (*col, text, address(place)))
        };
        let row = Row { cells: header.columns.iter().filter_map(of).collect() };
        if is_row(&row, header.kind) {
            rows.push(row);
        }
    }
    Some(Listed { sheet: text::clean(&sheet.name), kind: header.kind, unit: header.unit, rows })
}

/// What a cell says; one below a merged one says what that says.
fn under(sheet: &Sheet, row: usize, column: usize) -> String {
    let (r, c) = (row as u32, column as u16);
    let over = |m: &&Merge| {
        (m.first_row..=m.last_row).contains(&r) && (m.first_column..=m.last_column).contains(&c) && m.first_column == c
    };
    let first = sheet.merged.iter().find(over).map_or(row, |m| m.first_row as usize);
    sheet.rows.get(first).and_then(|cells| cells.get(column)).map(plain).unwrap_or_default()
}

/// Footers (填表人, 合计) and rows with a running number only are no rows.
fn is_row(row: &Row, kind: Kind) -> bool {
    match kind {
        Kind::Findings => !row.said(Col::Description).is_empty(),
        Kind::Reports => row
            .cells
            .iter()
            .any(|(c, ..)| matches!(c, Col::Measures | Col::Progress | Col::Reported | Col::Evidence | Col::Contact)),
    }
}

fn header(row: usize, cells: &[Cell], asked: Option<Kind>) -> Option<Header> {
    let mut columns: Vec<(Col, usize)> = Vec::new();
    let mut unit = MoneyUnit::Yuan;
    for (at, cell) in cells.iter().enumerate() {
        let folded = text::fold(&plain(cell));
        let (bare, in_wan) = match (folded.strip_suffix("万元"), folded.strip_suffix('元')) {
            (Some(bare), _) => (bare, true),
            (None, Some(bare)) => (bare, false),
            (None, None) => (folded.as_str(), false),
        };
        let named = WORDS.iter().find(|(_, words)| words.contains(&bare)).map(|(col, _)| *col);
        if let Some(col) = named.filter(|c| columns.iter().all(|(known, _)| known != c)) {
            columns.push((col, at));
            if in_wan {
                unit = MoneyUnit::Wan;
            }
        }
    }
    let has = |col| columns.iter().any(|(c, _)| *c == col);
    let body = has(Col::Code) || has(Col::Project) || has(Col::Department) || has(Col::Unit);
    let findings = has(Col::Description) && body;
    let reports = has(Col::Number) && (has(Col::Measures) || has(Col::Progress));
    let kind = match (asked, findings, reports) {
        (Some(Kind::Findings), true, _) => Kind::Findings,
        (Some(Kind::Reports), _, true) => Kind::Reports,
        (Some(_), ..) => return None,
        // What bears our numbers answers what we asked.
        (None, _, true) => Kind::Reports,
        (None, true, false) => Kind::Findings,
        (None, false, false) => return None,
    };
    Some(Header { row, columns, unit, kind })
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
    use crate::exchange::sheet::Limits;

    fn read_csv(csv: &str, asked: Option<Kind>) -> Result<Vec<Listed>, FileFault> {
        let (book, _) =
            sheet::read("清单.csv", csv.as_bytes().to_vec(), &Limits::default(), &mut |_, _| true).expect("a table");
        read(&book, asked)
    }

    #[test]
    fn an_audit_s_list_is_understood_whatever_its_words() {
        let tables = read_csv(
            "市本级预算执行审计发现问题清单,,,,\n\
             序号,被审计单位,审计发现问题,金额（万元）,审计建议\n\
             1,市林业局,部分资金闲置,\"1,234.5\",收回财政\n\
             2,市教育局,未按规定公开,,\n\
             合计,,,1234.5,\n",
            None,
        )
        .expect("a list");
        let [list] = tables.as_slice() else { panic!("{tables:?}") };
        assert_eq!((list.kind, list.rows.len()), (Kind::Findings, 2), "the total is no finding");
        let first = &list.rows[0];
        assert_eq!((first.said(Col::Unit), first.cell(Col::Unit)), ("市林业局", "B3"));
        assert_eq!(list.amount(first, Col::Amount), Ok(Some(Money::from_yuan(12_345_000))));
        assert_eq!(first.said(Col::Requirement), "收回财政");
    }

    #[test]
    fn what_bears_our_numbers_is_a_report() {
        let csv = "问题编号,项目名称,问题描述,责任人/电话,整改措施,整改进展,报告日期\n\
                   2021-001,航线补贴,成本高,周华,谈判,已签协议,2021年10月15日\n\
                   2021-002,航线补贴,重复,,,,\n\
                   填表人：王,,,,,,\n";
        let tables = read_csv(csv, None).expect("reports");
        assert_eq!((tables[0].kind, tables[0].rows.len()), (Kind::Reports, 1), "what is not filled in is no report");
        assert_eq!(tables[0].rows[0].day(Col::Reported), Ok(Some(Date::constant(2021, 10, 15))));
        assert_eq!(read_csv(csv, Some(Kind::Findings)).expect("findings")[0].rows.len(), 2);
        assert!(matches!(read_csv("项目代码,金额\n1,2\n", None), Err(FileFault::NoHeader { .. })));
    }
}
