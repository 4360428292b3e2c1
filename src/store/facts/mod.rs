//! The streaming read that feeds the rules: one project-year after the other,
//! so that memory does not grow with the payments.

use std::collections::HashMap;

use rusqlite::params;

use super::grouped::Grouped;
use super::project::ProjectRow;
use super::target::{Owner, TargetRow};
use super::{Store, StoreError, get_date, get_day, get_money};
use crate::domain::date::{self, Date};
use crate::domain::fund::{Defects, FundType, Payment, Quota, QuotaKind};
use crate::domain::monitor::facts::{OwnPayee, PastYear, ProjectFacts, TargetFacts, Twin};
use crate::domain::target::history;

/// How far apart two payments may lie and still be offered to the rule as one
/// made twice; the rule's own limit is never higher.
const TWIN_SPAN_DAYS: i64 = 366;

impl Store {
    /// Gives each project of `year` with its facts to `take`, by row id.
    /// Rows dated after `as_of` are left out, but for payments that their own
    /// file should not have known yet. `take` returns whether to go on.
    ///
    /// # Errors
    /// What the file says; [`StoreError::Cancelled`] when `take` says so.
    pub fn facts(
        &self,
        year: i16,
        as_of: Date,
        take: impl FnMut(ProjectRow, ProjectFacts) -> bool,
    ) -> Result<(), StoreError> {
        self.facts_known_by(year, as_of, as_of, take)
    }

    /// The same with the monitoring forms as they stood on a later day `known_by`:
    /// a round's figures are those of its cut-off day, its forms come in after it.
    ///
    /// # Errors
    /// See [`Store::facts`].
    pub fn facts_known_by(
        &self,
        year: i16,
        as_of: Date,
        known_by: Date,
        mut take: impl FnMut(ProjectRow, ProjectFacts) -> bool,
    ) -> Result<(), StoreError> {
        let projects = self.projects(year, as_of)?;
        let directory = projects.iter().any(|p| p.unit_listed);
        let mut history = self.history(year, as_of)?;
        let departments = self.department_history(year, as_of)?;
        let mut twins = self.twins(year, as_of)?;
        let mut own = self.own_payees(year, as_of)?;
        let targets = self.targets(year)?;
        let mut monitoring = self.monitoring_facts(year, as_of, known_by, &targets)?;
        let targets = target_facts(&targets, as_of);
        let findings = self.open_findings(as_of)?;
        let mut evaluations = self.evaluation_facts(year, known_by)?;
        let mut quotas = self.db.prepare_cached(include_str!("quotas.sql"))?;
        let mut quotas = Grouped::new(quotas.query(params![year, as_of.to_string()])?, read_quota);
        let mut payments = self.db.prepare_cached(include_str!("payments.sql"))?;
        let mut payments = Grouped::new(payments.query(params![year, as_of.to_string()])?, read_payment);
        for row in projects {
            let id = row.project.id;
            let facts = ProjectFacts {
                declared: row.project.declared,
                declared_fund: row.fund.clone(),
                quotas: quotas.of(id)?,
                payments: payments.of(id)?,
                plan: Vec::new(),
                history: history.remove(&row.project.code).unwrap_or_default(),
                department_history: departments.get(&row.project.department_id).cloned().unwrap_or_default(),
                twins: twins.remove(&id).unwrap_or_default(),
                own_payees: own.remove(&id).unwrap_or_default(),
                category: row.project.category.clone(),
                target: targets.as_ref().map(|known| known.get(&id).copied().unwrap_or_default()),
                findings: findings.as_ref().map(|all| all.get(&row.project.code).cloned().unwrap_or_default()),
                monitoring: monitoring.remove(&id),
                evaluation: evaluations.remove(&id),
                unit_unknown: directory && row.unit_id.is_some() && !row.unit_listed,
            };
            if !take(row, facts) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(())
    }

    /// Each project of `year` with its quota lines alone: what its budget is made
    /// of, at a tenth of the cost of all [`Store::facts`].
    ///
    /// # Errors
    /// What the file says; [`StoreError::Cancelled`] when `take` says so.
    pub fn budgets(
        &self,
        year: i16,
        as_of: Date,
        mut take: impl FnMut(ProjectRow, ProjectFacts) -> bool,
    ) -> Result<(), StoreError> {
        let mut quotas = self.db.prepare_cached(include_str!("quotas.sql"))?;
        let mut quotas = Grouped::new(quotas.query(params![year, as_of.to_string()])?, read_quota);
        for row in self.projects(year, as_of)? {
            let facts = ProjectFacts {
                declared: row.project.declared,
                declared_fund: row.fund.clone(),
                quotas: quotas.of(row.project.id)?,
                ..ProjectFacts::default()
            };
            if !take(row, facts) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(())
    }

    /// The facts of one project-year.
    ///
    /// # Errors
    /// What the file says; [`StoreError::NotFound`].
    pub fn facts_of(&self, year: i16, code: &str, as_of: Date) -> Result<(ProjectRow, ProjectFacts), StoreError> {
        let mut found = None;
        // The whole year is one pass of some milliseconds; a second way to read
        // the same facts would be a second truth.
        self.facts(year, as_of, |row, facts| {
            if row.project.code == code {
                found = Some((row, facts));
            }
            true
        })?;
        found.ok_or(StoreError::NotFound)
    }

    /// Paid by the same month and day and in the whole of earlier years, by project code.
    fn history(&self, year: i16, as_of: Date) -> Result<HashMap<String, Vec<PastYear>>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("history.sql"))?;
        let mut rows = st.query(params![year, month_day(as_of), as_of.year() - year])?;
        let mut found: HashMap<String, Vec<PastYear>> = HashMap::new();
        while let Some(r) = rows.next()? {
            let past = PastYear { year: r.get(1)?, by_day: get_money(r, 2)?, total: get_money(r, 3)? };
            found.entry(r.get(0)?).or_default().push(past);
        }
        Ok(found)
    }

    fn department_history(&self, year: i16, as_of: Date) -> Result<HashMap<i64, Vec<PastYear>>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("department_history.sql"))?;
        let mut rows = st.query(params![year, month_day(as_of), as_of.year() - year])?;
        let mut found: HashMap<i64, Vec<PastYear>> = HashMap::new();
        while let Some(r) = rows.next()? {
            let past = PastYear { year: r.get(1)?, by_day: get_money(r, 2)?, total: get_money(r, 3)? };
            found.entry(r.get(0)?).or_default().push(past);
        }
        Ok(found)
    }

    fn twins(&self, year: i16, as_of: Date) -> Result<HashMap<i64, Vec<Twin>>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("twins.sql"))?;
        let mut rows = st.query(params![year, as_of.to_string()])?;
        let mut found: HashMap<i64, Vec<Twin>> = HashMap::new();
        while let Some(r) = rows.next()? {
            let twin = Twin {
                first: get_date(r, 1)?,
                second: get_date(r, 2)?,
                amount: get_money(r, 3)?,
                payment_id: r.get(4)?,
            };
            if date::days_between(twin.first, twin.second) <= TWIN_SPAN_DAYS {
                found.entry(r.get(0)?).or_default().push(twin);
            }
        }
        Ok(found)
    }

    fn own_payees(&self, year: i16, as_of: Date) -> Result<HashMap<i64, Vec<OwnPayee>>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("own_payees.sql"))?;
        let mut rows = st.query(params![year, as_of.to_string()])?;
        let mut found: HashMap<i64, Vec<OwnPayee>> = HashMap::new();
        while let Some(r) = rows.next()? {
            let own = OwnPayee { date: get_date(r, 1)?, amount: get_money(r, 2)?, payee: r.get(3)? };
            found.entry(r.get(0)?).or_default().push(own);
        }
        Ok(found)
    }
}

/// Where the targets of a year stand on the day, by project; nothing while no
/// project has any.
fn target_facts(targets: &[TargetRow], as_of: Date) -> Option<HashMap<i64, TargetFacts>> {
    let one = |target: &TargetRow| {
        let Owner::Project(id) = target.owner else { return None };
        let standing = history::standing(&target.versions, as_of)?;
        let approved = history::approved(&target.versions, as_of);
        Some((id, TargetFacts { state: standing.state_on(as_of), approved }))
    };
    let found: HashMap<i64, TargetFacts> = targets.iter().filter_map(one).collect();
    Some(found).filter(|f| !f.is_empty())
}

/// `-07-31`; the last of February takes the leap day with it.
fn month_day(d: Date) -> String {
    let last = d.month() == 2 && d == d.last_of_month();
    if last { "-02-29".into() } else { format!("-{:02}-{:02}", d.month(), d.day()) }
}

fn read_quota(r: &rusqlite::Row<'_>) -> rusqlite::Result<Quota> {
    let kind = r.get_ref(2)?.as_str_or_null()?.and_then(QuotaKind::from_key);
    Ok(Quota {
        id: r.get(1)?,
        kind,
        fund: FundType::from_key(r.get_ref(3)?.as_str()?),
        origin_year: r.get(4)?,
        amount: get_money(r, 5)?,
        issued: get_day(r, 6)?,
        doc_no: r.get(7)?,
    })
}

fn read_payment(r: &rusqlite::Row<'_>) -> rusqlite::Result<Payment> {
    Ok(Payment {
        id: r.get(1)?,
        date: get_date(r, 2)?,
        amount: get_money(r, 3)?,
        fund: r.get_ref(4)?.as_str_or_null()?.map(FundType::from_key),
        defects: Defects::from_bits(r.get(5)?),
    })
}
