//! 退回修改清单: what a unit is to correct, cell by cell, as a sheet to work
//! through and as a letter. All words come from the caller. Never here: which
//! objection is raised, or how it is worded.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::exchange::docx::{Block, Letter, Signature, Table, TableRow, docx, letter_day};
use crate::exchange::out::{Existing, Look, OutFault, Page, Piece, Value, write_file, write_pages};

/// The list for one unit or department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrections {
    /// The title, on the letter too.
    pub title: String,
    /// To whom, without a colon.
    pub recipient: String,
    /// Paragraphs before the list: what was looked at, by when to answer.
    pub opening: Vec<String>,
    /// Header words.
    pub heads: Heads,
    /// A project each.
    pub groups: Vec<Group>,
    /// Paragraphs behind the list.
    pub closing: Vec<String>,
    /// Who sends it, and when.
    pub signature: Signature,
}

/// Header words of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// 序号
    pub number: String,
    /// 表
    pub form: String,
    /// 单元格
    pub cell: String,
    /// 原文
    pub quote: String,
    /// 问题
    pub message: String,
    /// 修改建议
    pub suggestion: String,
    /// 把握
    pub certainty: String,
    /// 要求
    pub duty: String,
    /// 修改情况, which the unit fills in.
    pub reply: String,
}

/// What is to be corrected of one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Code and name.
    pub title: String,
    /// In the order of the form.
    pub items: Vec<Item>,
}

/// One correction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// File, sheet or form in which the cell stands.
    pub form: String,
    /// Its address; empty where the form as a whole is meant.
    pub cell: String,
    /// What stands there.
    pub quote: String,
    /// What is wrong with it.
    pub message: String,
    /// What could stand there instead.
    pub suggestion: String,
    /// How sure the check is, in a word.
    pub certainty: String,
    /// Whether it must be changed, in a word.
    pub duty: String,
}

/// Columns of the sheet, in half-width characters.
const WIDTHS: [u16; 9] = [6, 18, 9, 24, 34, 30, 8, 9, 18];

/// The list as a page, to work through on a screen or on paper.
pub fn page(list: &Corrections) -> Page {
    let mut sheet = Sheet::default();
    sheet.across(&list.title, Look::Title);
    sheet.across(&format!("{}：", list.recipient), Look::Note);
    list.opening.iter().for_each(|words| sheet.across(&format!("　　{words}"), Look::Note));
    let heads = &list.heads;
    let words = [
        &heads.number,
        &heads.form,
        &heads.cell,
        &heads.quote,
        &heads.message,
        &heads.suggestion,
        &heads.certainty,
        &heads.duty,
        &heads.reply,
    ];
    let head = sheet.row;
    sheet.line(words.map(|w| (Value::text(w.as_str()), Look::Label)));
    let mut number = 0;
    for group in &list.groups {
        sheet.across(&group.title, Look::Prose);
        for item in &group.items {
            number += 1;
            sheet.line([
                (Value::Integer(number), Look::Figure),
                (text(&item.form), Look::Prose),
                (text(&item.cell), Look::Entry),
                (text(&item.quote), Look::Prose),
                (text(&item.message), Look::Prose),
                (text(&item.suggestion), Look::Prose),
                (text(&item.certainty), Look::Entry),
                (text(&item.duty), Look::Entry),
                (Value::Empty, Look::Prose),
            ]);
        }
    }
    list.closing.iter().for_each(|words| sheet.across(&format!("　　{words}"), Look::Note));
    sheet.across(&list.signature.by, Look::Right);
    sheet.across(&letter_day(list.signature.day), Look::Right);
    Page {
        name: list.recipient.clone(),
        landscape: true,
        columns: WIDTHS.to_vec(),
        pieces: sheet.pieces,
        repeat: Some((head, head)),
    }
}

/// The list as a letter.
pub fn letter(list: &Corrections) -> Letter {
    let heads = &list.heads;
    let both = |a: &str, b: &str| [a, b].iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join("\n");
    let mut rows = Vec::new();
    let mut number = 0;
    for group in &list.groups {
        rows.push(TableRow::Group(group.title.clone()));
        for item in &group.items {
            number += 1;
            rows.push(TableRow::Cells(vec![
                format!("{number}"),
                both(&item.form, &item.cell),
                item.quote.clone(),
                item.message.clone(),
                item.suggestion.clone(),
                both(&item.duty, &item.certainty),
            ]));
        }
    }
    let header = vec![
        heads.number.clone(),
        both(&heads.form, &heads.cell),
        heads.quote.clone(),
        heads.message.clone(),
        heads.suggestion.clone(),
        both(&heads.duty, &heads.certainty),
    ];
    let text = |words: &Vec<String>| words.iter().cloned().map(Block::Text).collect::<Vec<_>>();
    let mut body = text(&list.opening);
    body.push(Block::Table(Table { widths: vec![5, 14, 19, 26, 24, 12], header, rows }));
    body.extend(text(&list.closing));
    Letter {
        title: list.title.clone(),
        recipient: Some(list.recipient.clone()),
        body,
        signature: Some(list.signature.clone()),
        ..Letter::default()
    }
}

/// Writes lists to `path`, a sheet where it ends in `.xlsx`, else a letter; of
/// several lists each goes to a file of its own, the recipient in its name.
/// Answers with the files.
///
/// # Errors
/// See [`OutFault`]; [`OutFault::Exists`] before anything is written.
pub fn write(path: &Path, lists: &[Corrections], existing: Existing) -> Result<Vec<PathBuf>, OutFault> {
    let of = |list: &Corrections| if lists.len() > 1 { beside(path, &list.recipient) } else { path.to_path_buf() };
    let paths: Vec<PathBuf> = lists.iter().map(of).collect();
    if existing == Existing::Refuse
        && let Some(there) = paths.iter().find(|p| p.exists())
    {
        return Err(OutFault::Exists(there.clone()));
    }
    let sheet = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    for (list, path) in lists.iter().zip(&paths) {
        if sheet {
            write_pages(path, &[page(list)], list.signature.day, existing)?;
        } else {
            write_file(path, &docx(&letter(list))?, existing)?;
        }
    }
    Ok(paths)
}

/// `清单.docx` and 市林业局 give `清单_市林业局.docx`.
fn beside(path: &Path, name: &str) -> PathBuf {
    let part = |p: Option<&OsStr>| p.map(|x| x.to_string_lossy().into_owned()).unwrap_or_default();
    let bad = |c: &char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let plain: String = name.chars().filter(|c| !bad(c)).take(60).collect();
    path.with_file_name(format!("{}_{plain}.{}", part(path.file_stem()), part(path.extension())))
}

fn text(words: &str) -> Value {
    if words.is_empty() { Value::Empty } else { Value::text(words) }
}

/// A page being filled line by line.
#[derive(Default)]
struct Sheet {
    row: u32,
    pieces: Vec<Piece>,
}

impl Sheet {
    fn across(&mut self, words: &str, look: Look) {
        let wide = WIDTHS.len() as u16;
        self.pieces.push(Piece { row: self.row, column: 0, tall: 1, wide, value: text(words), look });
        self.row += 1;
    }

    fn line<const N: usize>(&mut self, cells: [(Value, Look); N]) {
        for (column, (value, look)) in cells.into_iter().enumerate() {
            self.pieces.push(Piece { row: self.row, column: column as u16, tall: 1, wide: 1, value, look });
        }
        self.row += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::exchange::out::pages_xlsx;
    use crate::exchange::sheet::{self, Cell, Limits};

    fn list() -> Corrections {
        let item = |cell: &str, quote: &str, message: &str| Item {
            form: "航线补贴.xlsx".into(),
            cell: cell.into(),
            quote: quote.into(),
            message: message.into(),
            suggestion: "≥9条".into(),
            certainty: "确定".into(),
            duty: "必须修改".into(),
        };
        Corrections {
            title: "绩效目标退回修改清单".into(),
            recipient: "市民航局".into(),
            opening: vec!["经审核，下列绩效目标需要修改，请于2021年10月15日前改好报送。".into()],
            heads: Heads {
                number: "序号".into(),
                form: "表".into(),
                cell: "单元格".into(),
                quote: "原文".into(),
                message: "问题".into(),
                suggestion: "修改建议".into(),
                certainty: "把握".into(),
                duty: "要求".into(),
                reply: "修改情况".into(),
            },
            groups: vec![
                Group {
                    title: "36110021T000000000001 三清山机场航线运营补贴".into(),
                    items: vec![
                        item("H12", "=效果明显", "产出指标没有可以衡量的数值。"),
                        item("", "", "没有满意度指标。"),
                    ],
                },
                Group {
                    title: "36110021T000000000002 机场消防".into(), items: vec![item("I9", "及时", "时限不明。")]
                },
            ],
            closing: vec!["逾期未报的，不得安排预算。".into()],
            signature: Signature { by: "上饶市财政局".into(), day: Date::constant(2021, 10, 8) },
        }
    }

    #[test]
    fn the_sheet_lists_every_cell_under_its_project() {
        let bytes = pages_xlsx(&[page(&list())], Date::constant(2021, 10, 8)).expect("bytes");
        let (book, _) = sheet::read("list.xlsx", bytes, &Limits::default(), &mut |_, _| true).expect("book");
        let rows = &book.sheets[0].rows;
        assert_eq!(rows[4][0], Cell::Text("36110021T000000000001 三清山机场航线运营补贴".into()));
        assert_eq!(rows[5][2], Cell::Text("H12".into()));
        assert_eq!(rows[5][3], Cell::Text("=效果明显".into()), "what was written stays text");
        assert!(matches!(&rows[8][0], Cell::Number { value, .. } if value.to_string() == "3"), "numbers run on");
        assert_eq!(rows.last().expect("row")[0], Cell::Text("2021年10月8日".into()));
        assert_eq!(book.sheets[0].name, "市民航局");
    }

    #[test]
    fn each_department_gets_a_file_of_its_own_and_none_is_overwritten() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("清单.docx");
        let other = Corrections { recipient: "市林/业局".into(), ..list() };
        let lists = [list(), other];
        let names = |paths: Vec<PathBuf>| {
            paths.iter().map(|p| p.file_name().expect("name").to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        let written = write(&path, &lists, Existing::Refuse).expect("written");
        assert_eq!(names(written), ["清单_市民航局.docx", "清单_市林业局.docx"]);
        assert!(matches!(write(&path, &lists, Existing::Refuse), Err(OutFault::Exists(_))));
        let sheet = folder.path().join("清单.xlsx");
        assert_eq!(names(write(&sheet, &lists[..1], Existing::Refuse).expect("written")), ["清单.xlsx"]);
    }

    #[test]
    fn the_letter_holds_the_same_list() {
        let letter = letter(&list());
        let Block::Table(table) = &letter.body[1] else { panic!("{:?}", letter.body) };
        assert_eq!(table.rows.len(), 5);
        assert_eq!(table.rows[0], TableRow::Group("36110021T000000000001 三清山机场航线运营补贴".into()));
        assert!(matches!(&table.rows[4], TableRow::Cells(cells) if cells[0] == "3" && cells[1] == "航线补贴.xlsx\nI9"));
        assert!(docx(&letter).is_ok());
    }
}
