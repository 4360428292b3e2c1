//! Taking rows in, superseding them, and finding their projects.

use rusqlite::{OptionalExtension, params};

use super::{Keys, Ledger};
use crate::domain::date::Date;
use crate::domain::fund::{Defects, FundType, QuotaKind};
use crate::domain::money::Money;
use crate::store::{StoreError, WriteTx};

/// A quota row to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewQuota {
    pub batch_id: i64,
    pub cell: String,
    pub year: i16,
    pub project_id: Option<i64>,
    pub given_code: Option<String>,
    pub given_name: Option<String>,
    pub given_unit: Option<String>,
    pub kind: Option<QuotaKind>,
    pub fund: FundType,
    pub origin_year: Option<i16>,
    pub amount: Money,
    pub issued: Option<Date>,
    pub doc_no: Option<String>,
    pub line_no: Option<String>,
    pub purpose: Option<String>,
    pub basket_reason: Option<String>,
}

/// A payment row to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewPayment {
    pub batch_id: i64,
    pub cell: String,
    pub year: i16,
    pub project_id: Option<i64>,
    pub given_code: Option<String>,
    pub given_name: Option<String>,
    pub given_unit: Option<String>,
    pub date: Date,
    pub amount: Money,
    pub fund: Option<FundType>,
    pub unit_id: Option<i64>,
    pub payee_id: Option<i64>,
    pub voucher_no: Option<String>,
    pub voucher_line: Option<String>,
    pub doc_no: Option<String>,
    pub purpose: Option<String>,
    pub defects: Defects,
    pub basket_reason: Option<String>,
}

impl WriteTx<'_> {
    /// The nth live row with this content that the batch did not bring itself.
    ///
    /// # Errors
    /// What the file says.
    pub fn row_with_content(
        &self,
        ledger: Ledger,
        content: i64,
        nth: u32,
        batch: i64,
    ) -> Result<Option<i64>, StoreError> {
        let sql = match ledger {
            Ledger::Quota => {
                "select id from quota where content = ?1 and live = 1 and batch_id <> ?3 order by id limit 1 offset ?2"
            }
            Ledger::Payment => {
                "select id from payment where content = ?1 and live = 1 and batch_id <> ?3 order by id limit 1 offset ?2"
            }
        };
        Ok(self.tx.prepare_cached(sql)?.query_row(params![content, nth, batch], |r| r.get(0)).optional()?)
    }

    /// The live row with this strong key.
    ///
    /// # Errors
    /// What the file says.
    pub fn row_with_strong(&self, ledger: Ledger, strong: i64) -> Result<Option<i64>, StoreError> {
        let sql = match ledger {
            Ledger::Quota => "select id from quota where strong = ?1 and live = 1 order by id desc limit 1",
            Ledger::Payment => "select id from payment where strong = ?1 and live = 1 order by id desc limit 1",
        };
        Ok(self.tx.prepare_cached(sql)?.query_row([strong], |r| r.get(0)).optional()?)
    }

    /// Live rows of other batches with this weak key which the batch has not confirmed.
    ///
    /// # Errors
    /// What the file says.
    pub fn rows_with_weak(&self, ledger: Ledger, weak: i64, batch: i64) -> Result<Vec<i64>, StoreError> {
        let sql = match ledger {
            Ledger::Quota => {
                "select id from quota where weak = ?1 and live = 1 and batch_id <> ?2
                 and coalesce(confirmed_by, 0) <> ?2 order by id"
            }
            Ledger::Payment => {
                "select id from payment where weak = ?1 and live = 1 and batch_id <> ?2
                 and coalesce(confirmed_by, 0) <> ?2 order by id"
            }
        };
        let mut st = self.tx.prepare_cached(sql)?;
        Ok(st.query_map(params![weak, batch], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Says that a batch holds a row that is already there.
    ///
    /// # Errors
    /// What the file says.
    pub fn confirm_row(&self, ledger: Ledger, id: i64, batch: i64) -> Result<(), StoreError> {
        let sql = format!("update {} set confirmed_by = ?2 where id = ?1", ledger.table());
        self.tx.prepare_cached(&sql)?.execute(params![id, batch])?;
        Ok(())
    }

    /// Says that a batch corrects a row: the old one stays and no longer counts.
    ///
    /// # Errors
    /// What the file says.
    pub fn supersede_row(&self, ledger: Ledger, id: i64, batch: i64) -> Result<(), StoreError> {
        let sql = format!("update {} set live = 0, superseded_by = ?2 where id = ?1", ledger.table());
        self.tx.prepare_cached(&sql)?.execute(params![id, batch])?;
        Ok(())
    }

    /// How many live rows of other batches are dated in a span: all of them,
    /// and those that the batch did not confirm.
    ///
    /// # Errors
    /// What the file says.
    pub fn rows_in_span(&self, ledger: Ledger, from: Date, to: Date, batch: i64) -> Result<(i64, i64), StoreError> {
        let sql = format!(
            "select count(*), count(*) filter (where coalesce(confirmed_by, 0) <> ?3) from {}
             where {} between ?1 and ?2 and live = 1 and batch_id <> ?3",
            ledger.table(),
            ledger.date()
        );
        Ok(self.tx.query_row(&sql, params![from.to_string(), to.to_string(), batch], |r| Ok((r.get(0)?, r.get(1)?)))?)
    }

    /// Adds a quota row.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_quota(&self, q: &NewQuota, keys: Keys) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into quota (batch_id, cell, year, project_id, given_code, given_name, given_unit, kind, fund,
                   origin_year, amount, issued, doc_no, line_no, purpose, basket_reason, content, strong, weak)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
            )?
            .execute(params![
                q.batch_id,
                q.cell,
                q.year,
                q.project_id,
                q.given_code,
                q.given_name,
                q.given_unit,
                q.kind.map(QuotaKind::key),
                q.fund.key(),
                q.origin_year,
                q.amount.fen(),
                q.issued.map(|d| d.to_string()),
                q.doc_no,
                q.line_no,
                q.purpose,
                q.basket_reason,
                keys.content,
                keys.strong,
                keys.weak,
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a payment row.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_payment(&self, p: &NewPayment, keys: Keys) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into payment (batch_id, cell, year, project_id, given_code, given_name, given_unit, date, amount,
                   fund, unit_id, payee_id, voucher_no, voucher_line, doc_no, purpose, defects, basket_reason,
                   content, strong, weak)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?
            .execute(params![
                p.batch_id,
                p.cell,
                p.year,
                p.project_id,
                p.given_code,
                p.given_name,
                p.given_unit,
                p.date.to_string(),
                p.amount.fen(),
                p.fund.as_ref().map(FundType::key),
                p.unit_id,
                p.payee_id,
                p.voucher_no,
                p.voucher_line,
                p.doc_no,
                p.purpose,
                p.defects.bits(),
                p.basket_reason,
                keys.content,
                keys.strong,
                keys.weak,
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// The row of a payee, made if there was none.
    ///
    /// # Errors
    /// What the file says.
    pub fn payee_id(&self, name: &str, fold: &str, account: &str) -> Result<i64, StoreError> {
        let found = self
            .tx
            .prepare_cached("select id from payee where name = ?1 and account = ?2")?
            .query_row([name, account], |r| r.get(0))
            .optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        self.tx
            .prepare_cached("insert into payee (name, fold, account) values (?1, ?2, ?3)")?
            .execute([name, fold, account])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Rows in the basket whose code has become known find their project, and
    /// rows of a project that no live list knows any more go back to the basket.
    /// Gives back how many found one.
    ///
    /// # Errors
    /// What the file says.
    pub fn rematch(&self) -> Result<usize, StoreError> {
        let mut found = 0;
        for table in ["quota", "payment"] {
            self.tx.execute(
                &format!(
                    "update {table} set project_id = null, basket_reason = 'unknown_project'
                     where project_id is not null and not exists
                       (select 1 from project_version v where v.project_id = {table}.project_id and v.live = 1)"
                ),
                [],
            )?;
            found += self.tx.execute(
                &format!(
                    "update {table} set basket_reason = null, project_id = (
                       select p.id from project p where p.year = {table}.year and p.code = {table}.given_code
                         and exists (select 1 from project_version v where v.project_id = p.id and v.live = 1))
                     where project_id is null and given_code is not null and exists (
                       select 1 from project p join project_version v on v.project_id = p.id and v.live = 1
                       where p.year = {table}.year and p.code = {table}.given_code)"
                ),
                [],
            )?;
        }
        Ok(found)
    }

    /// Gives a row of the basket its project.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is no longer in the basket.
    pub fn assign(&self, ledger: Ledger, id: i64, project: i64) -> Result<(), StoreError> {
        let sql = format!(
            "update {} set project_id = ?2, basket_reason = null where id = ?1 and project_id is null and live = 1",
            ledger.table()
        );
        if self.tx.execute(&sql, params![id, project])? == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// Adds a line of the execution-status table.
    ///
    /// # Errors
    /// What the file says.
    #[allow(clippy::too_many_arguments)]
    pub fn add_execution(
        &self,
        batch: i64,
        cell: &str,
        year: i16,
        project: Option<i64>,
        department: Option<i64>,
        unit: Option<i64>,
        label: &str,
        fund: Option<&FundType>,
        budget: Option<Money>,
        paid: Option<Money>,
        as_of: Option<Date>,
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into execution (batch_id, cell, year, project_id, department_id, unit_id, label, fund, budget, paid, as_of)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                batch,
                cell,
                year,
                project,
                department,
                unit,
                label,
                fund.map(FundType::key),
                budget.map(Money::fen),
                paid.map(Money::fen),
                as_of.map(|d| d.to_string()),
            ])?;
        Ok(())
    }
}
