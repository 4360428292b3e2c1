//! One module a kind of table: a row of it to its typed record, or the cell
//! that forbids it. Which rows are rows is known in `table`.

use crate::domain::code;
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::text;
use crate::exchange::record::Column;

use crate::exchange::table::grid::{Line, Pair, Trouble};
use crate::exchange::table::tree::{Context, Shape};

pub(crate) mod departments;
pub(crate) mod execution;
pub(crate) mod payments;
pub(crate) mod projects;
pub(crate) mod quotas;

/// Reads rows of one kind.
pub(crate) trait Reader {
    /// What a row becomes.
    type Data;
    /// The money columns whose totals are checked, the main one first.
    const MONEY: &'static [Column];
    /// The column that names a row best.
    const FACE: Column;

    /// The record of a row.
    fn read(&mut self, line: &Line, org: Org) -> Result<Self::Data, Trouble>;

    /// The signed amounts of a record, as many as `MONEY`.
    fn amounts(data: &Self::Data) -> Vec<Option<Money>>;
}

/// Department and unit of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Org {
    pub department: Pair,
    pub unit: Pair,
}

fn has(pair: &Pair) -> bool {
    pair.0.is_some() || pair.1.is_some()
}

/// Department and unit of a row: its own cells, else, where the sheet is
/// printed so, those of the rows above.
pub(crate) fn org(line: &Line, context: &mut Context, shape: Shape) -> Result<Org, Trouble> {
    let (mut department, mut unit) = (line.department()?, line.unit()?);
    let own_department = has(&department);
    if !own_department && (shape.fill_department || context.from_parent) && agrees(&context.department, &unit) {
        department = context.department.clone();
    }
    let same_department = !own_department || department == context.department;
    if !has(&unit) && same_department && (shape.fill_unit || context.from_parent) {
        unit = context.unit.clone();
    }
    if own_department && !same_department {
        context.unit = (None, None);
    }
    if has(&department) {
        context.department = department.clone();
    }
    if has(&unit) {
        context.unit = unit.clone();
    }
    Ok(Org { department, unit })
}

/// Whether a unit's code does not contradict the department above it.
fn agrees(department: &Pair, unit: &Pair) -> bool {
    match (&department.0, &unit.0) {
        (Some(d), Some(u)) => u.starts_with(d.as_str()),
        _ => true,
    }
}

/// The name of a 业务科室, without a code in front.
fn division(line: &Line) -> Option<String> {
    let text = line.text(Column::LineDivision)?;
    let (code, name) = code::split(&text);
    name.or(code)
}

fn fund(line: &Line) -> Result<Option<FundType>, Trouble> {
    Ok(line.sure_text(Column::FundType)?.and_then(|t| FundType::parse(&t)))
}

/// 是, 1, √: what a person puts for yes.
pub(crate) fn says_yes(cell: &str) -> bool {
    let folded = text::fold(cell);
    matches!(
        folded.as_str(),
        "是" | "1"
            | "y"
            | "yes"
            | "true"
            | "√"
            | "✓"
            | "✔"
            | "☑"
            | "有"
            | "1是"
            | "01是"
            | "1-是"
            | "重点"
            | "重点监控"
    ) || folded.starts_with('是')
        || folded.contains("重点") && !folded.starts_with(['非', '否', '不'])
}

#[cfg(test)]
mod tests {
    use super::says_yes;

    #[test]
    fn what_people_put_for_yes() {
        for cell in ["是", "1", "√", "Y", "是（市级）", "重点监控", "市级重点"] {
            assert!(says_yes(cell), "{cell}");
        }
        for cell in ["否", "0", "", "×", "非重点", "无"] {
            assert!(!says_yes(cell), "{cell}");
        }
    }
}
