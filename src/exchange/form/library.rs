//! A library of indicators (共性指标库, 分行业指标库) in: one indicator a row, for
//! all departments or for those it names.
//!
//! Never here: which departments of the store are meant, or what is done with it.

use crate::domain::form::Cited;
use crate::domain::text;
use crate::exchange::record::FileFault;
use crate::exchange::sheet::{self, Limits, Source};

use super::known::{column, header_key, is_dots, without_prefix};
use super::page::Page;
use super::words::Col;
use super::{LeftOut, Why};

/// Rows among which the header is looked for.
const DEEPEST: usize = 20;

/// Header words of a library that forms do not have.
const OWN: &[(Place, &[&str])] = &[
    (Place::Code, &["指标编码", "指标代码", "指标编号", "编码", "代码", "指标序号"]),
    (
        Place::Owner,
        &[
            "适用部门",
            "适用行业",
            "适用范围",
            "适用领域",
            "适用单位",
            "行业",
            "领域",
            "行业领域",
            "所属行业",
            "行业类别",
            "主管部门",
            "部门",
            "部门名称",
            "适用对象",
            "业务领域",
        ],
    ),
    (Place::Source, &["来源", "指标来源", "依据", "出处", "文件依据", "指标依据", "设定依据"]),
];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Code,
    Owner,
    Source,
    Of(Col),
}

/// What a library file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// In the order of the file.
    pub rows: Vec<LibraryIndicator>,
    /// What was not taken, and why.
    pub left_out: Vec<LeftOut>,
    /// What the file itself is.
    pub source: Source,
}

/// An indicator to draft from, each text with its cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LibraryIndicator {
    /// Sheet name; empty where the file has none.
    pub sheet: String,
    /// 指标编码
    pub code: Cited,
    /// 一级指标 as printed.
    pub level1: Cited,
    /// 二级指标 as printed.
    pub level2: Cited,
    /// 三级指标
    pub name: Cited,
    /// 指标性质: `≥`, 定性
    pub operator: Cited,
    /// 指标值, where the library proposes one.
    pub target: Cited,
    /// 计量单位
    pub unit: Cited,
    /// 评分标准
    pub standard: Cited,
    /// 指标解释, 计算公式, 数据来源
    pub explanation: Cited,
    /// 适用部门, 适用行业; empty of an indicator common to all.
    pub owner: Cited,
    /// Where it was taken from.
    pub source: Cited,
}

/// Reads a library from a file in memory. The name is only a hint for telling
/// text files apart.
///
/// # Errors
/// Why the file could not be read, [`FileFault::NoHeader`] where no sheet is a library.
pub fn read_library(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Library, FileFault> {
    let (book, source) = sheet::read(name, bytes, limits, progress)?;
    let mut library = Library { rows: Vec::new(), left_out: Vec::new(), source };
    let mut seen = Vec::new();
    let mut any = false;
    for one in &book.sheets {
        if one.hidden {
            library.left_out.push(LeftOut::new(&text::clean(&one.name), "", "", Why::Hidden));
            continue;
        }
        let mut troubles = Vec::new();
        let page = Page::of_sheet(one, None, &mut troubles);
        match header(&page) {
            Some((row, columns)) => {
                any = true;
                library.left_out.append(&mut troubles);
                rows(&page, row, &columns, &mut library);
            }
            None if page.rows > 0 => {
                library.left_out.push(LeftOut::new(&page.name, "", "", Why::NoForm));
                seen.extend(page.areas().iter().take(8).map(|a| a.text.chars().take(24).collect::<String>()));
            }
            None => {}
        }
    }
    if !any {
        let sheet = book.sheets.first().map(|s| text::clean(&s.name)).unwrap_or_default();
        return Err(FileFault::NoHeader {
            sheet, looked_for: vec!["一级指标", "二级指标", "三级指标"], found: seen
        });
    }
    Ok(library)
}

/// The header's last row and what each of its columns holds.
fn header(page: &Page) -> Option<(usize, Vec<(usize, Place)>)> {
    (0..page.rows.min(DEEPEST)).find_map(|row| {
        let begun = page.begun(row);
        let mut columns: Vec<(usize, Place)> = Vec::new();
        for n in &begun {
            let area = &page.areas()[*n];
            let Some(place) = place(&area.text) else { continue };
            if !columns.iter().any(|(_, p)| *p == place) {
                columns.push((area.left, place));
            }
        }
        let has = |col: Col| columns.iter().any(|(_, p)| *p == Place::Of(col));
        let levels = has(Col::Name) && (has(Col::Level1) || has(Col::Level2));
        let bottom = begun.iter().map(|n| page.areas()[*n].bottom).max().unwrap_or(row);
        levels.then_some((bottom, columns))
    })
}

fn place(printed: &str) -> Option<Place> {
    let key = header_key(printed);
    let own = OWN.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(place, _)| *place);
    own.or_else(|| column(&[printed]).filter(|c| *c != Col::Other).map(Place::Of))
}

fn rows(page: &Page, header: usize, columns: &[(usize, Place)], library: &mut Library) {
    let mut above = (Cited::default(), Cited::default());
    for row in header + 1..page.rows {
        let get = |wanted: Place| {
            let at = columns.iter().find(|(_, place)| *place == wanted).map(|(at, _)| *at)?;
            Some(page.area(row, at).map_or_else(|| Cited::new("", page.address(row, at)), |a| a.cited()))
        };
        let of = |col: Col| get(Place::Of(col)).unwrap_or_default();
        let begun = page.begun(row);
        let Some(first) = begun.first() else { continue };
        let (level1, level2) = (of(Col::Level1), of(Col::Level2));
        // A level that is written once counts for the rows below it, a new first level ends the second.
        let fresh = !level1.is_empty() && level1.text != above.0.text;
        let level2 = if level2.is_empty() && !fresh { above.1.clone() } else { level2 };
        let level1 = if level1.is_empty() { above.0.clone() } else { level1 };
        above = (level1.clone(), level2.clone());
        let name = of(Col::Name);
        let indicator = LibraryIndicator {
            sheet: page.name.clone(),
            code: get(Place::Code).unwrap_or_default(),
            level1,
            level2,
            name: Cited::new(without_prefix(&name.text), name.cell.clone()),
            operator: of(Col::Operator),
            target: of(Col::Target),
            unit: of(Col::Unit),
            standard: of(Col::Standard),
            explanation: of(Col::Explanation),
            owner: get(Place::Owner).unwrap_or_default(),
            source: get(Place::Source).unwrap_or_default(),
        };
        if indicator.name.is_empty() || is_dots(&indicator.name.text) {
            let area = &page.areas()[*first];
            // A line of mere levels is a heading.
            let heading = begun.len() == 1 && name.is_empty();
            if !heading {
                library.left_out.push(LeftOut::new(&page.name, area.address.clone(), &area.text, Why::NoName));
            }
            continue;
        }
        library.rows.push(indicator);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Library, FileFault> {
        read_library("库.csv", text.into(), &Limits::default(), &mut |_, _| true)
    }

    #[test]
    fn a_library_in_any_order_of_columns() {
        let library = read(
            "市级共性绩效指标库,,,,,,,\n\
             编码,一级指标,二级指标,三级指标,指标性质,计量单位,评分标准,适用部门\n\
             CB001,产出指标,数量指标,培训人数,≥,人次,每少1%扣1分,\n\
             CB002,,,培训场次,≥,场,,市人社局\n\
             CB003,,质量指标,培训合格率,≥,%,,\n\
             CB004,满意度指标,,学员满意度,≥,%,,\n\
             CB005,,,,≥,%,,\n",
        )
        .expect("library");
        let said: Vec<_> = library
            .rows
            .iter()
            .map(|r| {
                let texts = [&r.code, &r.level1, &r.level2, &r.name, &r.unit, &r.owner];
                texts.map(|c| c.text.as_str()).join("|")
            })
            .collect();
        assert_eq!(
            said,
            [
                "CB001|产出指标|数量指标|培训人数|人次|",
                "CB002|产出指标|数量指标|培训场次|场|市人社局",
                "CB003|产出指标|质量指标|培训合格率|%|",
                "CB004|满意度指标||学员满意度|%|",
            ]
        );
        assert_eq!(library.rows[0].standard, Cited::new("每少1%扣1分", "G3"));
        let told: Vec<_> = library.left_out.iter().map(|l| (l.cell.as_str(), l.why)).collect();
        assert_eq!(told, [("A7", Why::NoName)]);
    }

    #[test]
    fn what_is_no_library_is_refused() {
        let fault = read("项目代码,项目名称\n1,甲\n").unwrap_err();
        assert!(matches!(fault, FileFault::NoHeader { .. }), "{fault:?}");
    }
}
