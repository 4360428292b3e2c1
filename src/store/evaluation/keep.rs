//! Keeping what was filed. Never here: reading it.

use rusqlite::params;

use super::content::{NewContent, OTHER, ROLES, RowRow};
use super::hundredths;
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::scheme::ZeroBudget;
use crate::domain::evaluation::sheet::Set;
use crate::domain::evaluation::state::Filed;
use crate::domain::form::{Form, FundRow};
use crate::domain::money::Money;
use crate::store::target::{fund_key, unit_key};
use crate::store::{StoreError, WriteTx};

impl WriteTx<'_> {
    /// Keeps a filing: the form it came as, what stands in each row (in the
    /// order of the form's rows), its figures.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_evaluation_content(
        &self,
        of: &NewContent<'_>,
        form: &Form,
        rows: &[RowRow],
        figures: &Filed,
    ) -> Result<i64, StoreError> {
        let sql = "insert into evaluation_content (evaluation_id, filing, version_id, target_content_id, entry_id,
            digest, day, batch_id, file, sha256, sheet, kind, form_year, money_unit, scheme, own, computed, indicators,
            indicator_marks, execution, execution_marks, budget, spent, grade, rows, asked, silent, over, copied,
            zero_budget, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)";
        let f = figures;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.tx.prepare_cached(sql)?.execute(params![
            of.evaluation_id,
            of.filing,
            of.target.map(|t| t.0),
            of.target.map(|t| t.1),
            of.entry_id,
            of.digest,
            of.day.to_string(),
            of.batch_id,
            of.file,
            of.sha256,
            form.sheet,
            form.kind.key(),
            form.year,
            form.money_unit.map(unit_key),
            of.scheme,
            f.own.and_then(hundredths),
            f.computed.and_then(hundredths),
            f.indicators.and_then(hundredths),
            hundredths(f.indicator_marks).unwrap_or_default(),
            f.execution.and_then(hundredths),
            hundredths(f.execution_marks).unwrap_or_default(),
            f.budget.map(Money::fen),
            f.spent.map(Money::fen),
            f.grade.map(Grade::key),
            count(f.rows),
            count(f.asked),
            count(f.silent),
            count(f.over),
            count(f.copied),
            of.zero_budget.map(ZeroBudget::key),
            of.by,
            of.at
        ])?;
        let id = self.tx.last_insert_rowid();
        self.add_evaluation_texts(id, form)?;
        form.funds.iter().try_for_each(|f| self.add_evaluation_fund(id, f))?;
        rows.iter().try_for_each(|r| self.add_evaluation_row(id, r))?;
        Ok(id)
    }

    fn add_evaluation_texts(&self, id: i64, form: &Form) -> Result<(), StoreError> {
        let sql = "insert into evaluation_text (content_id, role, label, label_cell, text, cell)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut st = self.tx.prepare_cached(sql)?;
        let mut form = form.clone();
        for (role, place) in ROLES {
            let c = place(&mut form);
            if !c.is_empty() || c.is_there() {
                st.execute(params![id, role, "", "", c.text, c.cell])?;
            }
        }
        for (label, c) in &form.texts {
            st.execute(params![id, OTHER, label.text, label.cell, c.text, c.cell])?;
        }
        Ok(())
    }

    fn add_evaluation_fund(&self, id: i64, f: &FundRow) -> Result<(), StoreError> {
        let sql = "insert into evaluation_fund (content_id, kind, label, label_cell, initial, initial_cell,
            initial_amount, adjusted, adjusted_cell, adjusted_amount, executed, executed_cell, executed_amount, marks,
            marks_cell, rate, rate_cell, score, score_cell)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
        let (i, a, e) = (&f.initial, &f.adjusted, &f.executed);
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            fund_key(f.kind),
            f.label.text,
            f.label.cell,
            i.cited.text,
            i.cited.cell,
            i.amount.map(Money::fen),
            a.cited.text,
            a.cited.cell,
            a.amount.map(Money::fen),
            e.cited.text,
            e.cited.cell,
            e.amount.map(Money::fen),
            f.marks.text,
            f.marks.cell,
            f.rate.text,
            f.rate.cell,
            f.score.text,
            f.score.cell
        ])?;
        Ok(())
    }

    fn add_evaluation_row(&self, id: i64, r: &RowRow) -> Result<(), StoreError> {
        let sql =
            "insert into evaluation_row (content_id, indicator_id, level1, level1_cell, level2, level2_cell, name,
            name_cell, target, target_cell, direction, marks, marks_cell, actual, actual_cell, score, score_cell,
            reason, reason_cell, own, computed, picked, objective, not_applicable, set_points, set_reason, set_by)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27)";
        let (row, filled, none) = (&r.row, &r.filled, Set::default());
        let set = filled.set.as_ref().unwrap_or(&none);
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            r.indicator,
            row.level1.text,
            row.level1.cell,
            row.level2.text,
            row.level2.cell,
            row.name.text,
            row.name.cell,
            row.target.text,
            row.target.cell,
            row.direction.text,
            row.marks.text,
            row.marks.cell,
            filled.actual,
            row.actual.cell,
            row.score.text,
            row.score.cell,
            filled.reason,
            row.reason.cell,
            filled.own.and_then(hundredths),
            r.computed.and_then(hundredths),
            filled.points.and_then(hundredths),
            filled.objective,
            filled.not_applicable,
            filled.set.as_ref().and_then(|s| hundredths(s.points)),
            set.reason,
            set.approver
        ])?;
        Ok(())
    }
}
