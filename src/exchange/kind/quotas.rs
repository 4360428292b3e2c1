//! 预算指标: a quota line, with the sign that its type gives it.

use crate::domain::fund::QuotaKind;
use crate::domain::money::Money;
use crate::domain::project::Category;
use crate::exchange::record::{Column, QuotaRow, Reason};

use crate::exchange::table::grid::{Line, Trouble};

use super::{Org, Reader, division, fund};

pub(crate) struct Quotas;

impl Reader for Quotas {
    type Data = QuotaRow;
    const MONEY: &'static [Column] = &[Column::Amount];
    const FACE: Column = Column::Amount;

    fn read(&mut self, line: &Line, org: Org) -> Result<QuotaRow, Trouble> {
        if line.text(Column::Status).is_some_and(|t| t.contains("作废") || t.contains("撤销")) {
            return Err(line.fault(Column::Status, Reason::Voided));
        }
        let (project_code, project_name) = line.project()?;
        line.sure_text(Column::QuotaType)?;
        let words = line.texts(Column::QuotaType);
        let told = QuotaKind::parse(&words);
        let printed = line.money(Column::Amount)?.ok_or_else(|| line.lacks(Column::Amount))?;
        // Marked as a cut, it is one whatever sign it was written with; negative, it is one whatever the mark.
        let amount = if told == Some(QuotaKind::Cut) { -printed.abs() } else { printed };
        // Carried-over money that is taken back leaves the line it came from, so that word is kept.
        let carried = ["结转", "结余"].iter().any(|w| words.contains(w));
        let kind = match (amount.is_negative(), carried) {
            (true, true) => Some(QuotaKind::CarryOver),
            (true, false) => Some(QuotaKind::Cut),
            (false, _) => told,
        };
        let issued = line.date(Column::IssueDate)?.map(|d| d.day);
        Ok(QuotaRow {
            year: line.year(Column::Year),
            project_code,
            project_name,
            department_code: org.department.0,
            department: org.department.1,
            unit_code: org.unit.0,
            unit: org.unit.1,
            division: division(line),
            category: line.text(Column::Category).and_then(|t| Category::parse(&t)),
            kind,
            fund: fund(line)?,
            origin_year: line.year(Column::OriginYear),
            doc_no: line.text(Column::QuotaDoc),
            line_no: line.key(Column::QuotaLineNo)?,
            amount,
            issued,
            purpose: line.text(Column::Purpose),
        })
    }

    fn amounts(data: &QuotaRow) -> Vec<Option<Money>> {
        vec![Some(data.amount)]
    }
}
