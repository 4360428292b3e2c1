//! Rows for people: a project's quota lines and vouchers, the basket, totals.

use rusqlite::params;

use super::Ledger;
use crate::domain::date::Date;
use crate::domain::fund::{Defects, FundType, QuotaKind};
use crate::domain::money::Money;
use crate::store::{Store, StoreError, get_date, get_day, get_money};

/// A quota row with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct QuotaLine {
    pub id: i64,
    pub kind: Option<QuotaKind>,
    pub fund: FundType,
    pub origin_year: Option<i16>,
    pub amount: Money,
    pub issued: Option<Date>,
    pub doc_no: Option<String>,
    pub line_no: Option<String>,
    pub purpose: Option<String>,
    pub batch_id: i64,
    pub file: String,
    pub sheet: String,
    pub cell: String,
}

/// A payment row with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PaymentLine {
    pub id: i64,
    pub date: Date,
    pub amount: Money,
    pub fund: Option<FundType>,
    pub voucher_no: Option<String>,
    pub voucher_line: Option<String>,
    pub doc_no: Option<String>,
    pub payee: Option<String>,
    pub account: Option<String>,
    pub purpose: Option<String>,
    pub defects: Defects,
    pub batch_id: i64,
    pub file: String,
    pub sheet: String,
    pub cell: String,
}

/// A row that waits for its project.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct BasketRow {
    pub ledger: Ledger,
    pub id: i64,
    pub year: i16,
    pub date: Option<Date>,
    pub amount: Money,
    pub given_code: Option<String>,
    pub given_name: Option<String>,
    pub given_unit: Option<String>,
    pub unit_id: Option<i64>,
    pub doc_no: Option<String>,
    pub purpose: Option<String>,
    pub reason: Option<String>,
    pub file: String,
    pub sheet: String,
    pub cell: String,
}

/// What the rows of a year sum to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Total {
    pub rows: i64,
    pub sum: Money,
}

impl Store {
    /// All live quota rows of a project-year, by issue date.
    ///
    /// # Errors
    /// What the file says.
    pub fn quota_lines(&self, project: i64) -> Result<Vec<QuotaLine>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select q.id, q.kind, q.fund, q.origin_year, q.amount, q.issued, q.doc_no, q.line_no, q.purpose,
               q.batch_id, b.file, b.sheet, q.cell
             from quota q join batch b on b.id = q.batch_id
             where q.project_id = ?1 and q.live = 1 order by coalesce(q.issued, ''), q.id",
        )?;
        let rows = st.query_map([project], |r| {
            Ok(QuotaLine {
                id: r.get(0)?,
                kind: r.get::<_, Option<String>>(1)?.and_then(|k| QuotaKind::from_key(&k)),
                fund: FundType::from_key(r.get_ref(2)?.as_str()?),
                origin_year: r.get(3)?,
                amount: get_money(r, 4)?,
                issued: get_day(r, 5)?,
                doc_no: r.get(6)?,
                line_no: r.get(7)?,
                purpose: r.get(8)?,
                batch_id: r.get(9)?,
                file: r.get(10)?,
                sheet: r.get(11)?,
                cell: r.get(12)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A window of a project-year's payments up to a day, by date.
    ///
    /// # Errors
    /// What the file says.
    pub fn payment_lines(
        &self,
        project: i64,
        as_of: Date,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<PaymentLine>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select t.id, t.date, t.amount, t.fund, t.voucher_no, t.voucher_line, t.doc_no, e.name, e.account, t.purpose,
               t.defects, t.batch_id, b.file, b.sheet, t.cell
             from payment t join batch b on b.id = t.batch_id left join payee e on e.id = t.payee_id
             where t.project_id = ?1 and t.live = 1 and t.date <= ?2
             order by t.date, t.id limit ?4 offset ?3",
        )?;
        let rows = st.query_map(params![project, as_of.to_string(), offset as i64, limit as i64], |r| {
            Ok(PaymentLine {
                id: r.get(0)?,
                date: get_date(r, 1)?,
                amount: get_money(r, 2)?,
                fund: r.get::<_, Option<String>>(3)?.map(|k| FundType::from_key(&k)),
                voucher_no: r.get(4)?,
                voucher_line: r.get(5)?,
                doc_no: r.get(6)?,
                payee: r.get(7)?,
                account: r.get(8)?,
                purpose: r.get(9)?,
                defects: Defects::from_bits(r.get(10)?),
                batch_id: r.get(11)?,
                file: r.get(12)?,
                sheet: r.get(13)?,
                cell: r.get(14)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many payments a project-year has up to a day.
    ///
    /// # Errors
    /// What the file says.
    pub fn payment_count(&self, project: i64, as_of: Date) -> Result<u64, StoreError> {
        let sql = "select count(*) from payment where project_id = ?1 and live = 1 and date <= ?2";
        let n: i64 = self.db.prepare_cached(sql)?.query_row(params![project, as_of.to_string()], |r| r.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// The basket: rows of either ledger that wait for their project.
    ///
    /// # Errors
    /// What the file says.
    pub fn basket(&self) -> Result<Vec<BasketRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select 'quota', q.id, q.year, q.issued, q.amount, q.given_code, q.given_name, q.given_unit, null, q.doc_no,
               q.purpose, q.basket_reason, b.file, b.sheet, q.cell
             from quota q join batch b on b.id = q.batch_id where q.project_id is null and q.live = 1
             union all
             select 'payment', t.id, t.year, t.date, t.amount, t.given_code, t.given_name, t.given_unit, t.unit_id, t.doc_no,
               t.purpose, t.basket_reason, b.file, b.sheet, t.cell
             from payment t join batch b on b.id = t.batch_id where t.project_id is null and t.live = 1
             order by 3 desc, 1, 2 limit 100000",
        )?;
        let rows = st.query_map([], |r| {
            Ok(BasketRow {
                ledger: Ledger::from_key(r.get_ref(0)?.as_str()?).unwrap_or(Ledger::Payment),
                id: r.get(1)?,
                year: r.get(2)?,
                date: get_day(r, 3)?,
                amount: get_money(r, 4)?,
                given_code: r.get(5)?,
                given_name: r.get(6)?,
                given_unit: r.get(7)?,
                unit_id: r.get(8)?,
                doc_no: r.get(9)?,
                purpose: r.get(10)?,
                reason: r.get(11)?,
                file: r.get(12)?,
                sheet: r.get(13)?,
                cell: r.get(14)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many rows wait in the basket.
    ///
    /// # Errors
    /// What the file says.
    pub fn basket_len(&self) -> Result<i64, StoreError> {
        let sql = "select (select count(*) from quota where project_id is null and live = 1)
                        + (select count(*) from payment where project_id is null and live = 1)";
        Ok(self.db.query_row(sql, [], |r| r.get(0))?)
    }

    /// Projects whose quotas bear a document number, for suggestions.
    ///
    /// # Errors
    /// What the file says.
    pub fn projects_of_doc(&self, year: i16, doc_no: &str) -> Result<Vec<i64>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select distinct project_id from quota
             where year = ?1 and doc_no = ?2 and project_id is not null and live = 1 order by 1",
        )?;
        Ok(st.query_map(params![year, doc_no], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The last payment date of a year on or before a day, if it has any.
    /// Vouchers dated ahead of their own file do not move the day.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_payment_date(&self, year: i16, until: Date) -> Result<Option<Date>, StoreError> {
        let sql = "select max(date) from payment where year = ?1 and live = 1 and date <= ?2 and (defects & 1) = 0";
        let mut st = self.db.prepare_cached(sql)?;
        Ok(st.query_row(params![year, until.to_string()], |r| get_day(r, 0))?)
    }

    /// The last day on which a quota of a year was issued, if any was.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_quota_date(&self, year: i16) -> Result<Option<Date>, StoreError> {
        let sql = "select max(issued) from quota where year = ?1 and live = 1";
        Ok(self.db.prepare_cached(sql)?.query_row([year], |r| get_day(r, 0))?)
    }

    /// What a ledger's rows sum to, live and matched ones of a year.
    ///
    /// # Errors
    /// What the file says.
    pub fn ledger_total(&self, ledger: Ledger, year: i16) -> Result<Total, StoreError> {
        let sql = format!(
            "select count(*), coalesce(sum(amount), 0) from {} where year = ?1 and live = 1 and project_id is not null",
            ledger.table()
        );
        Ok(self.db.query_row(&sql, [year], |r| Ok(Total { rows: r.get(0)?, sum: get_money(r, 1)? }))?)
    }

    /// Live batches whose kept rows do not add up to what was counted when they
    /// came in: batch and both counts. Empty in a sound store.
    ///
    /// # Errors
    /// What the file says.
    pub fn batch_sums_broken(&self) -> Result<Vec<(i64, i64, i64)>, StoreError> {
        let mut st = self.db.prepare(
            "select b.id, b.rows_imported + b.rows_changed + b.rows_basket, (select count(*) from quota q where q.batch_id = b.id)
             from batch b where b.kind = 'quotas'
               and b.rows_imported + b.rows_changed + b.rows_basket <> (select count(*) from quota q where q.batch_id = b.id)
             union all
             select b.id, b.rows_imported + b.rows_changed + b.rows_basket, (select count(*) from payment p where p.batch_id = b.id)
             from batch b where b.kind = 'payments'
               and b.rows_imported + b.rows_changed + b.rows_basket <> (select count(*) from payment p where p.batch_id = b.id)",
        )?;
        Ok(st.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<_, _>>()?)
    }
}

/// A line of an execution-status table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ExecutionLine {
    pub cell: String,
    pub year: i16,
    pub project_id: Option<i64>,
    pub department_id: Option<i64>,
    pub unit_id: Option<i64>,
    /// The live projects of the unit, where one is named.
    pub unit_projects: Vec<i64>,
    pub label: String,
    pub fund: Option<FundType>,
    pub budget: Option<Money>,
    pub paid: Option<Money>,
    pub as_of: Option<Date>,
}

impl Store {
    /// The lines of an execution-status batch.
    ///
    /// # Errors
    /// What the file says.
    pub fn execution_rows(&self, batch: i64) -> Result<Vec<ExecutionLine>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select cell, year, project_id, department_id, unit_id, label, fund, budget, paid, as_of
             from execution where batch_id = ?1 and live = 1 order by id",
        )?;
        let rows = st.query_map([batch], |r| {
            Ok(ExecutionLine {
                cell: r.get(0)?,
                year: r.get(1)?,
                project_id: r.get(2)?,
                department_id: r.get(3)?,
                unit_id: r.get(4)?,
                unit_projects: Vec::new(),
                label: r.get(5)?,
                fund: r.get::<_, Option<String>>(6)?.map(|k| FundType::from_key(&k)),
                budget: r.get::<_, Option<i64>>(7)?.map(Money::from_fen),
                paid: r.get::<_, Option<i64>>(8)?.map(Money::from_fen),
                as_of: get_day(r, 9)?,
            })
        })?;
        let mut lines: Vec<ExecutionLine> = rows.collect::<Result<_, _>>()?;
        let mut st = self.db.prepare_cached(
            "select p.id from project p join project_version v on v.project_id = p.id and v.live = 1
             where p.year = ?1 and v.unit_id = ?2 group by p.id",
        )?;
        for line in &mut lines {
            if let Some(unit) = line.unit_id {
                line.unit_projects = st.query_map(params![line.year, unit], |r| r.get(0))?.collect::<Result<_, _>>()?;
            }
        }
        Ok(lines)
    }
}
