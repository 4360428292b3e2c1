//! Tables of results of departments or counties: one line a body and item,
//! with counts or points and the evidence.
//!
//! Never here: who the body is, or what the item is worth.

use rust_decimal::Decimal;

use crate::domain::money::parse_number;
use crate::domain::text;
use crate::exchange::record::{FileFault, Place, address};
use crate::exchange::sheet::{Cell, Sheet, Workbook};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Code,
    Body,
    Item,
    Name,
    Should,
    Done,
    Points,
    Evidence,
}

/// Words of headers, folded.
const WORDS: [(Col, &[&str]); 8] = [
    (Col::Code, &["代码", "区划代码", "部门代码", "编码", "行政区划代码"]),
    (Col::Body, &["县市区", "县区", "地区", "部门", "部门名称", "单位", "单位名称", "被考核单位", "考核对象", "名称"]),
    (Col::Item, &["考核项目", "考核指标", "指标", "考核内容", "项目代号", "考核项", "指标代号"]),
    (Col::Name, &["事项", "明细", "项目名称", "具体事项", "内容"]),
    (Col::Should, &["应完成", "应完成数", "应报", "应报数", "基数", "总数", "应"]),
    (Col::Done, &["已完成", "完成", "完成数", "实际完成", "实际完成数", "实报", "实报数", "已"]),
    (Col::Points, &["得分", "评分", "分数", "考核得分"]),
    (Col::Evidence, &["依据", "佐证", "佐证材料", "评分依据", "说明", "备注", "扣分原因"]),
];

/// Headers stand within so many rows.
const HEAD: usize = 20;
/// No cell of such a table is longer.
const LONGEST: usize = 500;
/// No office keeps more.
const MANY: usize = 50_000;

/// A line of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Address of its item.
    pub cell: String,
    /// Code of the body.
    pub code: String,
    /// Name of the body.
    pub body: String,
    /// The item, by key or name.
    pub item: String,
    /// What the line is about.
    pub name: String,
    /// What should be.
    pub should: Option<Decimal>,
    /// What is.
    pub done: Option<Decimal>,
    /// Points of the table's own.
    pub points: Option<Decimal>,
    /// On what they rest.
    pub evidence: String,
    /// A figure that is none, as it stands there.
    pub bad: Option<String>,
}

/// Reads every sheet that has columns of bodies and of items.
///
/// # Errors
/// [`FileFault::NoHeader`] where no sheet has them.
pub fn read(book: &Workbook) -> Result<Vec<Line>, FileFault> {
    let mut lines = Vec::new();
    let mut found = false;
    for sheet in book.sheets.iter().filter(|s| !s.hidden) {
        let Some((head, columns)) = header(sheet) else { continue };
        found = true;
        let mut above = [String::new(), String::new()];
        for row in head + 1..sheet.rows.len() {
            lines.extend(line(sheet, row, &columns, &mut above).filter(|_| lines.len() < MANY));
        }
    }
    if found { Ok(lines) } else { Err(none(book)) }
}

fn none(book: &Workbook) -> FileFault {
    let first = book.sheets.first();
    let texts = first.into_iter().flat_map(|s| s.rows.iter().take(HEAD).flatten()).map(plain);
    FileFault::NoHeader {
        sheet: first.map(|s| text::clean(&s.name)).unwrap_or_default(),
        looked_for: vec!["县（市、区）", "考核项目", "得分"],
        found: texts.filter(|t| !t.is_empty()).map(|t| t.chars().take(24).collect()).take(8).collect(),
    }
}

fn header(sheet: &Sheet) -> Option<(usize, Vec<(Col, usize)>)> {
    sheet.rows.iter().take(HEAD).enumerate().find_map(|(n, cells)| {
        let mut columns: Vec<(Col, usize)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let folded = text::fold(&plain(cell)).replace('、', "");
            let named = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(col, _)| *col);
            if let Some(col) = named.filter(|c| columns.iter().all(|(known, _)| known != c)) {
                columns.push((col, at));
            }
        }
        let has = |col| columns.iter().any(|(c, _)| *c == col);
        let figures = has(Col::Points) || (has(Col::Should) && has(Col::Done));
        ((has(Col::Body) || has(Col::Code)) && has(Col::Item) && figures).then_some((n, columns))
    })
}

/// A row that names an item. A body that stands once for several rows below
/// (merged, or left empty) is carried down.
fn line(sheet: &Sheet, row: usize, columns: &[(Col, usize)], above: &mut [String; 2]) -> Option<Line> {
    let cells = &sheet.rows[row];
    let column = |col: Col| columns.iter().find(|(c, _)| *c == col).map(|(_, at)| *at);
    let said = |col: Col| column(col).and_then(|at| cells.get(at)).map(plain).unwrap_or_default();
    let here = [said(Col::Code), said(Col::Body)];
    if here.iter().any(|h| !h.is_empty()) {
        *above = here;
    }
    let item = said(Col::Item);
    if item.is_empty() || item.contains("合计") || item.contains("总分") {
        return None;
    }
    let mut bad = None;
    let mut figure = |col: Col| {
        let typed = said(col);
        let plain = text::narrow(&typed);
        let number = parse_number(plain.trim().trim_end_matches(['分', '个', '项']));
        if number.is_none() && !typed.is_empty() {
            bad.get_or_insert(typed);
        }
        number
    };
    let (should, done, points) = (figure(Col::Should), figure(Col::Done), figure(Col::Points));
    let place = Place { row: row as u32 + 1, column: column(Col::Item).unwrap_or_default() as u16 };
    let [code, body] = above.clone();
    let (name, evidence) = (said(Col::Name), said(Col::Evidence));
    Some(Line { cell: address(place), code, body, item, name, should, done, points, evidence, bad })
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

    fn table(csv: &str) -> Result<Vec<Line>, FileFault> {
        let bytes = csv.as_bytes().to_vec();
        let (book, _) = sheet::read("考核.csv", bytes, &Limits::default(), &mut |_, _| true).expect("csv");
        read(&book)
    }

    #[test]
    fn counts_and_points_with_their_evidence_bodies_carried_down() {
        let lines = table(
            "2021年县（市、区）预算绩效管理考核数据,,,,,,\n\
             区划代码,县（市、区）,考核项目,应完成,已完成,得分,依据\n\
             361102,信州区,绩效评价,40,36,,自评复核表\n\
             ,,组织领导,,,9.5,信办发〔2021〕3号\n\
             361181000,德兴市,信息公开,５,五,,\n\
             ,,合计,,,88,\n",
        )
        .expect("lines");
        let d = |s| Decimal::from_str_exact(s).ok();
        let got: Vec<_> = lines.iter().map(|l| (l.body.as_str(), l.item.as_str(), l.should, l.points)).collect();
        assert_eq!(
            got,
            [
                ("信州区", "绩效评价", d("40"), None),
                ("信州区", "组织领导", None, d("9.5")),
                ("德兴市", "信息公开", d("5"), None)
            ]
        );
        assert_eq!(lines[1].evidence, "信办发〔2021〕3号");
        assert_eq!((lines[2].bad.as_deref(), lines[2].cell.as_str()), (Some("五"), "C5"));
    }

    #[test]
    fn a_table_without_items_or_figures_is_none() {
        assert!(matches!(table("县区,考核项目\n信州区,a\n"), Err(FileFault::NoHeader { .. })));
    }
}
