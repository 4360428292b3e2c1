//! The proposals as a paper for the budget division. Never here: what is proposed.

use super::results as words;
use super::strings::Strings;
use super::{number, target};
use crate::domain::date::Date;
use crate::exchange::docx::{Block, Letter, Signature, Table, TableRow};
use crate::service::linkage::{Line, sums};
use crate::service::period::Period;

/// Shares of the width of the table's columns.
const WIDTHS: [u16; 8] = [5, 26, 14, 9, 12, 12, 12, 26];

/// 绩效评价结果应用建议表
pub fn linkage(s: &Strings, by: &str, day: Date, period: Period, lines: &[Line]) -> Letter {
    let r = &s.results;
    let proposed: Vec<&Line> = lines.iter().filter(|l| l.proposal.is_some()).collect();
    let total = sums(proposed.iter().copied());
    let wan = number::wan;
    let heading = (r.linkage_heading)(period.year, period.year + 1, &period.as_of.to_string(), proposed.len());
    let said =
        (r.linkage_sums)(total.proposals, total.decided, &wan(total.asked), &wan(total.reduced), &wan(total.missing));
    let header =
        [r.col_no, r.col_name, r.col_department, r.col_grade, r.col_budget, r.col_cut, r.col_action, r.col_text];
    let rows = proposed.iter().enumerate().map(|(n, l)| row(s, n + 1, l));
    Letter {
        landscape: true,
        title: r.linkage_title.into(),
        body: vec![
            Block::Text(heading),
            Block::Text(said),
            Block::Table(Table {
                widths: WIDTHS.to_vec(),
                header: header.map(String::from).to_vec(),
                rows: rows.collect(),
            }),
            Block::Text(r.official.into()),
        ],
        signature: Some(Signature { by: by.into(), day }),
        ..Letter::default()
    }
}

fn row(s: &Strings, n: usize, l: &Line) -> TableRow {
    let p = l.proposal.as_ref();
    let text = p.map(|p| if p.reason.is_empty() { p.text.clone() } else { p.reason.clone() }).unwrap_or_default();
    TableRow::Cells(vec![
        n.to_string(),
        l.project.name.clone(),
        l.project.department.clone(),
        p.and_then(|p| p.grade).map(|g| target::grade(s, g).to_string()).unwrap_or_default(),
        p.map(|p| number::wan(p.budget)).unwrap_or_default(),
        p.map(|p| number::wan(p.cut)).unwrap_or_default(),
        l.action().map(|a| words::action(s, a).to_string()).unwrap_or_default(),
        text,
    ])
}
